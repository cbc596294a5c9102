"""No source code is split into tokens in a page: making the patterns for it takes longer than a tool's answer.

Pyodide asks whether a line of its own ends in a semicolon, and is told of no token at all.
"""


class TokenError(Exception):
    pass


def generate_tokens(readline):
    return iter(())
