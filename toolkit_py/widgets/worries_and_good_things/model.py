"""A child's three houses, kept by the child: good things first, worries only if the child wants them printed.

The child's words are shown as they are. Nothing is on paper until the child says that it is safe to keep (North
Yorkshire, 11.5, 2015, for the houses; the question is ours). No word that is typed is looked through for danger: a
page that seemed to listen and did not would be worse than none, so it always says who does.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.family_sheet import Sheet, read_paper, upto
from toolkit_py.forms import Form

WROTE = {"me": "I wrote this", "other": "Someone wrote down my words"}
WORRIES = "worries"


@dataclass(frozen=True)
class House:
    """One house: its title, how its first line starts, what to think of, and the child's words."""

    id: str
    title: str
    starts: str
    ask: str
    words: str


@dataclass(frozen=True)
class View(Sheet):
    """What the template shows: the houses to fill in, those to print, and who may see them."""

    houses: tuple[House, ...]
    shown: tuple[House, ...]
    left_out: bool
    see: tuple[tuple[str, str], ...]
    may_see: str
    wrote: str
    ways: tuple[tuple[str, str], ...] = tuple(WROTE.items())


@cache
def _data() -> Mapping[str, list[dict[str, Any]]]:
    return tomllib.loads(files.read(__package__, "data.toml"))


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The houses that may be printed, and what the child could do next."""
    houses = tuple(House(**row, words=form.text(row["id"])) for row in _data()["house"])
    see = {row["id"]: row["words"] for row in _data()["see"]}
    seen_by = [see[one] for one in form.some_of("see", see)]
    if form.text("see_other"):
        seen_by.append(form.text("see_other"))
    left_out = form.ticked("leave_out") and bool(form.text(WORRIES))
    shown = tuple(h for h in houses if h.words and not (left_out and h.id == WORRIES))
    return View(
        paper=read_paper(form, "Is it safe to keep this?", must=True),
        begun=form.begun("safe"),
        next=upto(_next(form, houses, seen_by)),
        announce=f"{len([h for h in houses if h.words])} of 3 houses have words.",
        houses=houses,
        shown=shown,
        left_out=left_out,
        see=tuple(see.items()),
        may_see=", ".join(seen_by),
        wrote=WROTE.get(form.one_of("wrote", WROTE), ""),
    )


def _next(form: Form, houses: tuple[House, ...], seen_by: list[str]) -> list[str]:
    if not any(house.words for house in houses):
        return ["Start with the house you like. One word is enough. You can stop at any time."]
    lines = []
    if "none" in form.all("see") and len(seen_by) > 1:
        lines.append("You ticked “No one yet”, and someone as well. Which one is right?")
    if form.text(WORRIES):
        lines.append("Your worries are not your fault. Who could you tell? You can call Childline too.")
    if not form.text("good"):
        lines.append("Is there one good thing? It can be small.")
    if not form.text("dreams"):
        lines.append("If it was all how you want it, what would you see?")
    if not seen_by:
        lines.append("Who may see it? You choose. You can pick no one.")
    return lines
