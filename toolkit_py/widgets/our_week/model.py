"""A family's week: four parts of each day, in the family's own words.

Durham (about 2015, parenting: what helps) names direct help with morning and bedtime routines; the sheet is ours. The
only thing it says of a week is what is still blank and whether bed differs from one school night to the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from toolkit_py.family_sheet import Sheet, read_paper, upto
from toolkit_py.fields import Fields
from toolkit_py.forms import Form

DAYS = (
    ("mon", "Monday"), ("tue", "Tuesday"), ("wed", "Wednesday"), ("thu", "Thursday"),
    ("fri", "Friday"), ("sat", "Saturday"), ("sun", "Sunday"),
)  # fmt: skip
PARTS = (("morning", "Morning"), ("after", "After school"), ("tea", "Tea"), ("bed", "Bed"))
COPIES = {"copy-week": ("mon", ("tue", "wed", "thu", "fri")), "copy-weekend": ("sat", ("sun",))}
SCHOOL_NIGHTS = ("sun", "mon", "tue", "wed", "thu")


@dataclass(frozen=True)
class Day:
    """One day of the form: its name, and the field and title of each of its parts."""

    name: str
    parts: tuple[tuple[str, str], ...]
    copy: str
    copy_says: str


@dataclass(frozen=True)
class View(Sheet):
    """What the template shows: the days to fill in, and the week as a table."""

    days: tuple[Day, ...]
    heads: tuple[str, ...]
    week: tuple[tuple[str, ...], ...]


def act(do: str, fields: Fields) -> Fields:
    """``copy-week`` and ``copy-weekend`` write one day's words into the blank boxes of the days after it."""
    if do not in COPIES:
        return fields
    day, others = COPIES[do]
    form = Form("our_week", fields)
    copied = {
        f"{other}_{part}": form.raw(f"{day}_{part}")
        for other in others
        for part, _ in PARTS
        if form.text(f"{day}_{part}") and not any(one.strip() for one in form.all(f"{other}_{part}"))
    }
    return [*((name, value) for name, value in fields if name not in copied), *copied.items()]


def _title(day: str, part: str, title: str) -> str:
    return "In the day" if part == "after" and day in ("sat", "sun") else title


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The week, and what could still be planned."""
    blank = [name for day, name in DAYS if not any(form.text(f"{day}_{part}") for part, _ in PARTS)]
    return View(
        paper=read_paper(form),
        begun=form.begun("safe"),
        next=upto(_next(form, blank)),
        announce="Nothing is blank." if not blank else f"{len(DAYS) - len(blank)} of 7 days begun.",
        days=tuple(
            Day(
                name,
                tuple((f"{day}_{part}", _title(day, part, title)) for part, title in PARTS),
                {"mon": "copy-week", "sat": "copy-weekend"}.get(day, ""),
                {"mon": "Do the same from Tuesday to Friday", "sat": "Do the same on Sunday"}.get(day, ""),
            )
            for day, name in DAYS
        ),
        heads=("Day", *("After school, or in the day" if part == "after" else title for part, title in PARTS)),
        week=tuple((name, *(form.text(f"{day}_{part}") for part, _ in PARTS)) for day, name in DAYS),
    )


def _next(form: Form, blank: list[str]) -> list[str]:
    if len(blank) == len(DAYS):
        return ["Start with the hardest part of one day. You do not have to fill in all the boxes."]
    lines = []
    beds = {" ".join(form.text(f"{day}_bed").lower().split()) for day in SCHOOL_NIGHTS} - {""}
    if len(beds) > 1:
        lines.append("Bed is not the same on all school nights. Could it be the same? It may help children to sleep.")
    if not form.text("break"):
        lines.append("Who gives you a break, and when?")
    if not form.text("fun"):
        lines.append("What is one nice thing to do this week? It can be free.")
    if blank and len(blank) < 4:
        lines.append(f"Still blank: {', '.join(blank)}. That is fine if you like it that way.")
    if not form.text("who_sees"):
        lines.append("Ask the children what they think. Let them draw on it.")
    return lines
