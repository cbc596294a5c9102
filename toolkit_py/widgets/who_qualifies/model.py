"""The rules of "who qualifies": a need counts as evidenced only where what shows it, who says so and when is written.

Kirklees, the framework, section 1: a family might be included where at least two of six things were true of it. The
programme has ended; what holds now comes from ``facts/changes.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.days import in_words
from toolkit_py.facts import changes
from toolkit_py.forms import Form, Scope
from toolkit_py.statement_checks import Pointer, private, shorthand

STATES = (
    ("shown", "Yes, and something shows it"),
    ("believed", "We believe so, nothing shows it yet"),
    ("no", "No"),
    ("unknown", "Not asked yet"),
)
NUMBERS = ("None", "One", "Two", "Three", "Four", "Five", "Six")


@dataclass(frozen=True)
class Criterion:
    """One of the six: its words, what would show it, what to ask now; ``alone`` is told alone and is never printed."""

    id: str
    title: str
    short: str
    shows: str
    ask_now: str
    alone: bool = False


@dataclass(frozen=True)
class Item:
    """One criterion as it stands in the form: ``s`` is its own small form, ``state`` where it stands in the end."""

    criterion: Criterion
    s: Scope
    state: str
    evidence: str
    said_by: str
    day: str
    missing: tuple[str, ...]
    pointers: tuple[Pointer, ...]

    @property
    def written(self) -> bool:
        """Whether anything is written of it, whatever is chosen."""
        return bool(self.evidence or self.said_by or self.day)

    @property
    def cells(self) -> tuple[str, ...]:
        """Its row in the table of all six."""
        words = {"shown": "Evidenced", "believed": "Believed", "no": "No"}.get(self.state, "Not asked yet")
        said = ", ".join(part for part in (self.said_by, self.day) if part)
        return self.criterion.short, words, self.evidence, said, ", ".join(self.missing)


@dataclass(frozen=True)
class View:
    """What the template shows: the six in their order, and then sorted by where they stand."""

    items: tuple[Item, ...]
    states: tuple[tuple[str, str], ...]
    begun: bool
    counted: tuple[str, ...]
    shown: tuple[Item, ...]
    believed: tuple[Item, ...]
    open: tuple[Item, ...]
    said_no: tuple[Item, ...]
    abuse: bool
    first_worry: str
    ask: tuple[tuple[str, bool], ...]
    """What to ask, and whether it tells what was said alone, so that it stands on no paper."""
    now: str
    since: str
    announce: str


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files.read("toolkit_py.widgets.who_qualifies", "data.toml"))


@cache
def criteria() -> tuple[Criterion, ...]:
    """The six criteria, in the order of the document."""
    return tuple(Criterion(**row) for row in _data()["criterion"])


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """Where each of the six stands, the count with its names, and what to ask. ``today`` bounds the days."""
    items = tuple(_item(Scope(form, f"need.{one.id}."), one, today) for one in criteria())
    begun = any(item.state or item.written for item in items)
    if form.do == "check" and not begun:
        form.missing("need.crime.state", "Choose an answer for at least one of the six")
    by = {state: tuple(item for item in items if item.state == state) for state in ("shown", "believed", "no")}
    ended = changes.find("troubled-families")
    touching = (*by["shown"], *by["believed"])
    return View(
        items=items,
        states=STATES,
        begun=begun,
        counted=_counted(by["shown"], by["believed"], tuple(i for i in items if i.state in ("unknown", ""))),
        shown=by["shown"],
        believed=by["believed"],
        open=tuple(item for item in items if item.state in ("unknown", "")),
        said_no=by["no"],
        abuse=any(item.criterion.alone and (item in touching or item.written) for item in items),
        first_worry=form.text("first_worry"),
        ask=(
            *((row["text"], False) for row in _data()["today"]),
            *((item.criterion.ask_now, item.criterion.alone) for item in touching),
        ),
        now=ended.now,
        since=ended.since or "",
        announce=f"{_names(by['shown'])} evidenced; {_names(by['believed'])} believed."
        if begun
        else "Nothing is chosen yet.",
    )


def _item(s: Scope, criterion: Criterion, today: date | None) -> Item:
    state = s.one_of("state", dict(STATES))
    evidence, said_by, day = s.text("evidence"), s.text("by"), s.day("day", today)
    missing = []
    if state == "shown":
        for field, found, what, message in (
            ("evidence", evidence, "what shows it", "Write what shows it"),
            ("by", said_by, "who says so", "Write who says so"),
            ("day", day, "on which day", "Give the day"),
        ):
            if not found:
                missing.append(what)
                s.missing(field, f"{message}: {criterion.short}")
        # Without what shows it, who says so and when, it is a belief, however sure.
        if missing:
            state = "believed"
    elif state == "believed":
        missing = [what for text, what in ((evidence, "what would show it"), (said_by, "who could say so")) if not text]
    return Item(
        criterion=criterion,
        s=s,
        state=state,
        evidence=evidence,
        said_by=said_by,
        day=in_words(day) or s.text("day"),
        missing=tuple(missing),
        pointers=(*shorthand(evidence), *private(evidence)),
    )


def _names(items: Sequence[Item]) -> str:
    names = [item.criterion.short for item in items]
    return "; ".join(names) if names else "none"


def _counted(shown: Sequence[Item], believed: Sequence[Item], not_asked: Sequence[Item]) -> tuple[str, ...]:
    """The count in the open: which were counted, against which rule, and what the others would change."""
    least = int(_data()["least"])
    rule = f"The 2015 rule asked for at least {NUMBERS[least].lower()}"
    has = "has" if len(shown) == 1 else "have"
    first = f"{NUMBERS[len(shown)]} of the six {has} something that shows it: {_names(shown)}."
    if not shown:
        first = "None of the six is evidenced yet: that takes what shows it, who says so and a day."
    wanting = least - len(shown)
    if len(shown) >= least:
        then = f"{rule}, so it would have been met on what is written."
    elif len(shown) + len(believed) >= least:
        some = "" if len(believed) == wanting else f"at least {NUMBERS[wanting].lower()} of "
        then = f"{rule}. It would be met only if {some}what is believed is so: {_names(believed)}."
    elif len(shown) + len(believed) + len(not_asked) >= least:
        then = f"{rule}. That cannot be said yet, for some have not been asked about: {_names(not_asked)}."
    else:
        then = f"{rule}, so it would not have been met. That is no reason to turn this family away."
    return first, then
