"""The family version of the safety scale: one person, one number or none, and what it means to that person.

Both ends stand in words beside every number, and 10 is the safest end (North Yorkshire, 11.3, 2015). There is one
person only, so nothing is compared; a low number asks for help today, and a high one is never called safe.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.days import in_words
from toolkit_py.family_sheet import Sheet, read_paper, upto
from toolkit_py.forms import Form

NUMBERS = tuple(str(number) for number in range(11))
UNSAID = "none"
OWN = "own"
LOW = 1
LOW_SAID = "That is a very hard place to be. Tell your worker today, or someone you trust. You do not have to wait."


@dataclass(frozen=True)
class View(Sheet):
    """What the template shows: the number with both its ends, the person's own words, who may see them."""

    ends: tuple[tuple[str, str, str], ...]
    see: tuple[tuple[str, str], ...]
    end0: str
    end10: str
    said: str
    number: int | None
    low: str
    day: str
    about: str
    words: tuple[tuple[str, str], ...]
    may_see: str
    numbers: tuple[str, ...] = NUMBERS


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files.read(__package__, "data.toml"))


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The sheet of one person, and up to three things that could be added."""
    ends = {row["id"]: row for row in _data()["ends"]}
    see = {row["id"]: row["words"] for row in _data()["see"]}
    end0, end10 = _ends(form, ends)
    chosen = form.one_of("number", (*NUMBERS, UNSAID))
    number = int(chosen) if chosen in NUMBERS else None
    day = form.day("day", today)
    seen_by = [see[one] for one in form.some_of("see", see)]
    if form.text("see_other"):
        seen_by.append(form.text("see_other"))
    words = (
        ("What makes it that high", form.text("high")),
        ("What makes it hard", form.text("hard")),
        ("What would help", form.text("help")),
    )
    said = f"My number is {number}." if number is not None else "I’d rather not give a number." if chosen else ""
    return View(
        paper=read_paper(form),
        begun=form.begun("safe"),
        next=upto(_next(form, chosen, seen_by)),
        announce=said or "No number yet. You do not have to give one.",
        ends=tuple((row["id"], row["end0"], row["end10"]) for row in ends.values()),
        see=tuple(see.items()),
        end0=end0,
        end10=end10,
        said=said,
        number=number,
        low=LOW_SAID if number is not None and number <= LOW else "",
        day=in_words(day),
        about=form.text("about"),
        words=tuple((title, text) for title, text in words if text),
        may_see=", ".join(seen_by),
    )


def _ends(form: Form, ends: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    chosen = form.one_of("ends", (*ends, OWN))
    if chosen == OWN:
        return form.text("own0"), form.text("own10")
    row = ends.get(chosen) or next(iter(ends.values()))
    return row["end0"], row["end10"]


def _next(form: Form, chosen: str, seen_by: list[str]) -> list[str]:
    lines = []
    if form.raw("ends") == OWN and not (form.text("own0") and form.text("own10")):
        lines.append("Write what 0 means and what 10 means. A number says little without its two ends.")
    if "none" in form.all("see") and len(seen_by) > 1:
        lines.append("You ticked “No one for now”, and someone as well. Which one is right?")
    if not chosen:
        lines.append("Pick a number if you like. You do not have to.")
    if not form.text("high"):
        lines.append(
            "What helps you get through the day?" if chosen == "0" else "What is good now? Write one thing down."
        )
    if not form.text("help"):
        keep = chosen in ("10", UNSAID, "")
        lines.append("What would help most?" if keep else "What would help to make it one higher? Who could do it?")
    if not seen_by:
        lines.append("Who may see this? If you do not say, keep it to yourself.")
    return lines
