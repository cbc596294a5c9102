"""A plan in a person's own words: what they want first, then what is hard, what helped before, who, and one step.

North Yorkshire (2015, sections 8.1 and 10) asks workers to begin with what a parent wants and what has worked for
them; the sheet is ours. It asks for the next thing that is missing and judges no plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from toolkit_py.days import in_words
from toolkit_py.family_sheet import Sheet, read_paper, upto
from toolkit_py.forms import Form
from toolkit_py.statement_checks import stops

LINES = (
    ("want", "What I want"),
    ("hard", "What is hard"),
    ("before", "What has helped before"),
    ("helper", "Who can help"),
    ("first", "What I do first"),
    ("slip", "What could get in the way"),
    ("then", "What I do then"),
    ("worker", "What I want my worker to do"),
)


@dataclass(frozen=True)
class View(Sheet):
    """What the template shows: the plan in order, its first step, and the next question."""

    lines: tuple[tuple[str, str], ...]
    first: str
    by: str


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The plan, and up to three questions that would make it easier to do."""
    by = form.day("by")
    first = form.text("first")
    lines = _next(form)
    if by and today and by < today:
        lines.insert(0, "That day has gone by. How did it go? Pick a new day, or a smaller step.")
    return View(
        paper=read_paper(form),
        begun=form.begun("safe"),
        next=upto(lines),
        announce=f"First: {first}" if first else "No first step yet.",
        lines=tuple((title, form.text(field)) for field, title in LINES if field != "first" and form.text(field)),
        first=first,
        by=in_words(by),
    )


def _next(form: Form) -> list[str]:
    lines = []
    want = form.text("want")
    if not want:
        lines.append("What do you want? Think of a good day. What is different?")
    elif stops(want):
        lines.append("You wrote what will stop. What will there be in its place?")
    if not form.text("before"):
        lines.append("Think of a time when it was a bit better. What did you do? Who was there?")
    if not form.text("first"):
        lines.append("What is the smallest thing you could do first? Could you do it tomorrow?")
    elif not form.text("by"):
        lines.append("Which day will you do your first thing?")
    if not form.text("helper"):
        lines.append("Who can help? It can be a friend, a worker or a phone line.")
    if form.text("slip") and not form.text("then"):
        lines.append("What will you do if that gets in the way?")
    elif not form.text("slip"):
        lines.append("What could get in the way?")
    return lines
