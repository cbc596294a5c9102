"""The rules of the restorative window: what a service did, how much it expected, how much it supported, and "with".

The box follows from the two choices of the worker. It is given only for what an adult in authority did: never for a
parent or a child. An emergency makes any box right. Source: Kirklees 2013-15, section 3 (see ``data.toml``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.forms import Form, Row
from toolkit_py.next_steps import Step, read_steps
from toolkit_py.statement_checks import Pointer, private, shorthand

LEVELS = ("low", "high")
LEVEL_WORDS = {"low": "low", "high": "high", "": "not chosen yet"}
BY = {"me": "I did it", "team": "my team or service", "other": "another service"}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Box:
    """One box of the window, and how to move from it towards "with"."""

    id: str
    name: str
    expect: str
    support: str
    plain: str
    feels: str
    turn: str


@dataclass(frozen=True)
class Thing:
    """One thing that was done: its box where there is one, what is missing, and how it would be done with them."""

    row: Row
    letter: str
    what: str
    by: str
    expect: str
    support: str
    box: Box | None
    emergency: bool
    wanting: tuple[str, ...]
    theirs: str
    pointers: tuple[Pointer, ...]
    rewrite: tuple[tuple[str, str], ...]
    rewritten: bool
    ask: tuple[str, ...]


@dataclass(frozen=True)
class Pane:
    """A box of the picture with what stands in it: letters of what was done, and of what was rewritten."""

    box: Box
    done: tuple[Thing, ...]
    moved: tuple[Thing, ...]


@dataclass(frozen=True)
class View:
    """Everything the template shows; ``panes`` are in reading order, the top left one first."""

    things: tuple[Thing, ...]
    told: tuple[Thing, ...]
    panes: tuple[Pane, ...]
    table: tuple[tuple[str, ...], ...]
    steps: tuple[Step, ...]
    begun: bool
    announce: str


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files.read("toolkit_py.widgets.restorative_window", "data.toml"))


@cache
def boxes() -> dict[tuple[str, str], Box]:
    """Every box by how much was expected and how much was supported."""
    return {(row["expect"], row["support"]): Box(**row) for row in _data()["box"]}


@cache
def _theirs() -> re.Pattern[str]:
    words = sorted(_data()["not_ours"], key=len, reverse=True)
    # “Mum’s worker” and “the family hub” are adults in authority, and so is “Mum and I” for half of it.
    no = r"(?!(?:’|')s\b| (?:and (?:i|we)|hub|court|centre|support|team|worker|service|advis[eo]r|liaison)s?\b)"
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\b{no}", re.IGNORECASE)


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The box of each thing in words, what is missing for "with", and the window with a table that says the same."""
    things = tuple(_thing(row) for row in form.in_question("things", at_least=2))
    told = tuple(thing for thing in things if thing.what)
    if not told:
        things[0].row.missing("what", "Write one thing that you or your service did last week")
    steps = read_steps(form, today)
    order = (("high", "low"), ("high", "high"), ("low", "low"), ("low", "high"))
    panes = tuple(
        Pane(
            boxes()[key],
            tuple(thing for thing in told if thing.box is boxes()[key]),
            tuple(t for t in told if t.rewritten and t.box and t.box.id != "with" and boxes()[key].id == "with"),
        )
        for key in order
    )
    return View(
        things=things,
        told=told,
        panes=panes,
        table=tuple(_table_row(thing) for thing in told),
        steps=steps,
        begun=bool(told),
        announce=" ".join(f"{thing.letter}: {thing.box.name}. {thing.box.plain}" for thing in told if thing.box),
    )


def _letter(place: int) -> str:
    # A to Z, then A2 to Z2: a letter is never used twice.
    turn, at = divmod(place - 1, len(LETTERS))
    return LETTERS[at] + (str(turn + 1) if turn else "")


def _thing(row: Row) -> Thing:
    what = row.text("what")
    by = row.one_of("by", BY)
    expect, support = row.one_of("expect", LEVELS), row.one_of("support", LEVELS)
    match = _theirs().match(what)
    theirs = match[0] if match else ""
    clear, alongside, voice = row.text("clear"), row.text("alongside"), row.text("ask")
    wanting = _wanting(row, what, by, expect, support, theirs)
    box = boxes()[expect, support] if what and not wanting else None
    rewrite = tuple(
        (name, words)
        for name, words in (("What is clear", clear), ("What we ask", voice), ("What we do alongside", alongside))
        if words
    )
    pointers = [pointer for text in (what, clear) for pointer in (*shorthand(text), *private(text))]
    return Thing(
        row=row,
        letter=_letter(row.place),
        what=what,
        by=by,
        expect=expect,
        support=support,
        box=box,
        emergency=row.ticked("emergency"),
        wanting=wanting,
        theirs=theirs,
        pointers=tuple(dict.fromkeys(pointers)),
        rewrite=rewrite,
        rewritten=bool(clear and alongside and voice),
        ask=_ask(box, clear, alongside, voice) if what and not theirs else (),
    )


def _wanting(row: Row, what: str, by: str, expect: str, support: str, theirs: str) -> tuple[str, ...]:
    """What a box cannot be given without."""
    if not what:
        return ()
    if theirs:
        row.wrong("what", f"Begin with who in authority did it, such as “We” or “I”, and not with “{theirs}”")
        return ("what an adult in authority did",)
    wanting = []
    if not by:
        row.missing("by", "Say who did it")
        wanting.append("who did it")
    if not expect:
        row.missing("expect", "Choose how much was expected")
        wanting.append("how much was expected")
    if not support:
        row.missing("support", "Choose how much help there was")
        wanting.append("how much help there was")
    return tuple(wanting)


def _ask(box: Box | None, clear: str, alongside: str, voice: str) -> tuple[str, ...]:
    """The questions that are still open on the way to "with"."""
    if box is None:
        return ()
    asked = []
    if not clear and box.id != "with":
        asked.append("What has to be different, in one sentence that anyone could understand?")
    if not voice:
        asked.append("What will you ask, so that they have a say before you decide?")
    elif "?" not in voice:
        asked.append("Is what you ask a question that they can answer in their own way?")
    if not alongside and box.id != "with":
        asked.append("What will you do yourself, alongside them, so that it can be done?")
    return tuple(asked)


def _table_row(thing: Thing) -> tuple[str, ...]:
    box = thing.box.name if thing.box else "No box yet"
    if thing.box and thing.emergency:
        box += " (an emergency)"
    already = thing.box is not None and thing.box.id == "with"
    after = "With" if thing.rewritten else "With already" if already else "Not rewritten yet"
    return (
        f"{thing.letter} {thing.what}",
        BY.get(thing.by, "Not said"),
        LEVEL_WORDS[thing.expect].capitalize(),
        LEVEL_WORDS[thing.support].capitalize(),
        box,
        after,
    )
