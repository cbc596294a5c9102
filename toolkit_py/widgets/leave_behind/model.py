"""The sheet that a worker makes with a family and leaves, where it is safe: who does what by when, and how to disagree.

Only a "yes" to "Is it safe to leave this here?" makes a sheet; otherwise there is nothing but a neutral note. Steps
are next_steps; words that a family would not use are pointed out and stay (North Yorkshire, 8.1 and 11.8, 2015).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from toolkit_py.days import in_words
from toolkit_py.family_sheet import Sheet, read_paper, upto
from toolkit_py.forms import Form
from toolkit_py.next_steps import Step, read_steps
from toolkit_py.statement_checks import Pointer, private, shorthand

RIGHTS = (
    "You can say, “I see it in another way.” Ask for your words to be written down.",
    "You can ask for someone to come with you.",
    "You can ask who is in charge, and how to complain.",
)
WORDS = ("good", "purpose", "done", "talked", "worried", "children", "disagree")


@dataclass(frozen=True)
class View(Sheet):
    """What the template shows: the sheet in the order in which a family reads it, and what to look at again."""

    parts: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    disagree: str
    reach: tuple[tuple[str, str], ...]
    day: str
    pointers: tuple[Pointer, ...]
    rights: tuple[str, ...] = RIGHTS


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The sheet, and what a family would still want to know."""
    steps = read_steps(form, today, at_least=3)
    day = form.day("day", today)
    parts = (
        ("What goes well", form.text("good")),
        ("Why the worker came", form.text("purpose")),
        ("What has been done since last time", form.text("done")),
        ("What we talked about", form.text("talked")),
        ("What worries us", form.text("worried")),
        ("What the children said they want you to know", form.text("children")),
    )
    reach = (
        ("Name and job", form.text("worker")),
        ("How to reach me", form.text("reach")),
        ("When I am away", form.text("away")),
        ("We meet again", form.text("again")),
    )
    pointers: dict[Pointer, None] = {}
    for field in WORDS:
        pointers |= dict.fromkeys((*shorthand(form.text(field), "family"), *private(form.text(field))))
    for step in steps:
        pointers |= dict.fromkeys((*shorthand(step.what, "family"), *private(step.what)))
    paper = read_paper(form, "Is it safe to leave this here?", must=True)
    return View(
        paper=paper,
        begun=form.begun("safe"),
        next=upto(_next(form, steps)),
        announce=paper.held or "Your sheet is ready to print.",
        parts=tuple(part for part in parts if part[1]),
        steps=steps,
        disagree=form.text("disagree"),
        reach=tuple(line for line in reach if line[1]),
        day=in_words(day),
        pointers=tuple(pointers),
    )


def _next(form: Form, steps: tuple[Step, ...]) -> list[str]:
    written = [step for step in steps if step.written]
    lines = []
    if not form.text("good"):
        lines.append("What goes well? Put that first.")
    if not written:
        lines.append("Who does what, by when? Write one step down.")
    elif not all(step.what and step.who and step.by for step in written):
        lines.append("A step has no name or no day yet. Who does it? By when?")
    if not (form.text("worker") and form.text("reach")):
        lines.append("How can the family reach the worker?")
    if not form.text("away"):
        lines.append("Who can the family call when the worker is away?")
    if not form.text("again"):
        lines.append("When do you meet again?")
    if not form.text("talked"):
        lines.append("What did you talk about? Three lines are enough.")
    return lines
