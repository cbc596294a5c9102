"""What every tool for families shares: whether its sheet may be on paper, asked before anything else.

Someone else in the home may find a sheet and use it against the person who wrote it. So a "no" or "not sure" keeps
it off paper, and where a tool says so (``must``) no answer does too. The page's script and styles hold back what was
typed but not yet answered by Python.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit_py.forms import Form

OPTIONS = (("yes", "Yes"), ("no", "No"), ("not-sure", "I’m not sure"))
HELD = (
    "You said that it may not be safe on paper. So it will not print. You can still talk about it. "
    "Clear it all when you have done."
)
ASK_FIRST = "Answer the first question. Your sheet then stands here, ready to print."


@dataclass(frozen=True)
class Paper:
    """The first question of a tool for families, and why its sheet is held back (``held``), if it is."""

    question: str
    must: bool
    held: str
    options: tuple[tuple[str, str], ...] = OPTIONS


@dataclass(frozen=True)
class Sheet:
    """What the template of every tool for families shows: is it begun, what could come next, what is said aloud."""

    paper: Paper
    begun: bool
    next: tuple[str, ...]
    announce: str


def read_paper(form: Form, question: str = "Is it safe to have this on paper?", must: bool = False) -> Paper:
    """Reads the field ``safe``. With ``must``, only a "yes" lets the sheet be printed."""
    chosen = form.one_of("safe", [value for value, _ in OPTIONS])
    held = HELD if chosen in ("no", "not-sure") else ASK_FIRST if must and not chosen else ""
    return Paper(question, must, held)


def upto(lines: list[str], most: int = 3) -> tuple[str, ...]:
    """The first few of the things that could be added: a long list helps nobody."""
    return tuple(lines[:most])
