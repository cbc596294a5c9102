"""Which end of a scale is the worrying one, as far as its words tell. Where they tell nothing, nothing is said."""

from __future__ import annotations

import re

_WORRY = re.compile(
    r"danger|harm|hurt|risk|unsafe|worst|worr|concern|abuse|neglect|cannot live|can[’']t live|"
    r"\bbad\b|awful|terribl|horribl|hopeless|problem|\bscar(?:ed|y)\b"
)
_SAFE = re.compile(r"\bsafe|\bclose|\bbest\b|\bconfident|\bfine\b|\bwell\b|\bgood\b|\bgreat\b|\bhappy\b|\bcalm\b")
_NOT = re.compile(r"(\b(no|not|never|without|nobody|none|zero|low|lowest|least|less|free)\b|n[’']t\b)[^.;,]{0,24}$")


def leans(text: str) -> tuple[bool, bool]:
    """Whether words of worry, and words of safety, stand in this end; "no risk" counts as safety."""
    text = text.lower()
    worry = safe = False
    for pattern, is_worry in ((_WORRY, True), (_SAFE, False)):
        for found in pattern.finditer(text):
            denied = _NOT.search(text[: found.start()]) is not None
            worry, safe = worry or is_worry is not denied, safe or is_worry is denied
    return worry, safe


def is_worry(end: str) -> bool:
    """Whether an end speaks of worry alone."""
    return leans(end) == (True, False)


def is_safety(end: str) -> bool:
    """Whether an end speaks of safety alone."""
    return leans(end) == (False, True)


def runs_backwards(end0: str, end10: str) -> bool:
    """Whether the words put the worry at 10 and the safety at 0, as some conferences do."""
    return is_worry(end10) and is_safety(end0)
