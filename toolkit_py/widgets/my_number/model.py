"""The family version of the safety scale: one person, one number or none, and what it means to that person.

Both ends stand in words beside every number, and 10 is the safest end (North Yorkshire, 11.3, 2015). There is one
person only, so nothing is compared; a low number asks for help today, and a high one is never called safe. In words
of their own people may put the worst at 10: there help is offered at both ends, unless the words say which it is.
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
from toolkit_py.ends import is_safety, is_worry
from toolkit_py.family_sheet import Sheet, read_paper, upto
from toolkit_py.forms import Form

NUMBERS = tuple(str(number) for number in range(11))
UNSAID = "none"
OWN = "own"
LOW = 1
LOW_SAID = "That is a very hard place to be. Tell your worker today, or someone you trust. You do not have to wait."
IF_HARD = "Is that a very hard place to be? Tell your worker today, or someone you trust. You do not have to wait."
WAITS = "Your number will stand here when you have written what 0 means and what 10 means."


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
    waits: str
    faces: bool
    """Whether the worst face may stand at 0: in words of one’s own it may be the other end."""
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
    own = form.raw("ends") == OWN
    both = bool(end0 and end10)
    day = form.day("day", today)
    seen_by = [see[one] for one in form.some_of("see", see)]
    if form.text("see_other"):
        seen_by.append(form.text("see_other"))
    backwards = own and is_worry(end10) and not is_worry(end0)
    words = (
        ("What is good now" if backwards else "What makes it that high", form.text("high")),
        ("What makes it hard", form.text("hard")),
        ("What would help", form.text("help")),
    )
    waits = WAITS if number is not None and not both else ""
    said = f"My number is {number}." if number is not None else "I’d rather not give a number." if chosen else ""
    said = "" if waits else said
    return View(
        paper=read_paper(form),
        begun=form.begun("safe"),
        next=upto(_next(form, chosen, seen_by, backwards)),
        announce=said or waits or "No number yet. You do not have to give one.",
        ends=tuple((row["id"], row["end0"], row["end10"]) for row in ends.values()),
        see=tuple(see.items()),
        end0=end0,
        end10=end10,
        said=said,
        number=number if both else None,
        low=_low(number, own, end0, end10),
        day=in_words(day),
        about=form.text("about"),
        words=tuple((title, text) for title, text in words if text),
        may_see=", ".join(seen_by),
        waits=waits,
        faces=not own,
    )


def _ends(form: Form, ends: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    chosen = form.one_of("ends", (*ends, OWN))
    if chosen == OWN:
        return form.text("own0"), form.text("own10")
    row = ends.get(chosen) or next(iter(ends.values()))
    return row["end0"], row["end10"]


def _low(number: int | None, own: bool, end0: str, end10: str) -> str:
    """The offer of help at the hard end; in words of one’s own, and in doubt, at both."""
    if number is None:
        return ""
    if number <= LOW:
        doubt = own and (is_safety(end0) or (is_worry(end10) and not is_worry(end0)))
        return IF_HARD if doubt else LOW_SAID
    if not own or number < 10 - LOW or (is_worry(end0) and is_safety(end10)):
        return ""
    return LOW_SAID if is_worry(end10) and not is_worry(end0) else IF_HARD


def _next(form: Form, chosen: str, seen_by: list[str], backwards: bool) -> list[str]:
    lines = []
    if form.raw("ends") == OWN and not (form.text("own0") and form.text("own10")):
        lines.append("Write what 0 means and what 10 means. A number says little without its two ends.")
    elif backwards:
        lines.append("Your 10 sounds like the worst end. You can turn your words round: here 10 is the best end.")
    if "none" in form.all("see") and len(seen_by) > 1:
        lines.append("You ticked “No one for now”, and someone as well. Which one is right?")
    if not chosen:
        lines.append("Pick a number if you like. You do not have to.")
    if not form.text("high"):
        lines.append(
            "What helps you get through the day?"
            if chosen == ("10" if backwards else "0")
            else "What is good now? Write one thing down."
        )
    if not form.text("help"):
        keep = backwards or chosen in ("10", UNSAID, "")
        lines.append("What would help most?" if keep else "What would help to make it one higher? Who could do it?")
    if not seen_by:
        lines.append("Who may see this? If you do not say, keep it to yourself.")
    return lines
