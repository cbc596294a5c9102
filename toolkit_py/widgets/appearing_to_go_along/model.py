"""The rules of "appearing to go along": agreed beside seen, in the order of the days, and never why.

A row is one thing that was agreed. What somebody was told is kept apart from what somebody saw. The answer asks for
what is missing: the child's day, a second pair of eyes, an unannounced look, the reasons not yet ruled out. It draws
no conclusion about a parent. Sources: North Yorkshire 2015, sections 7 and 7.2; NSPCC Learning (2022 to 2023).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.days import in_words
from toolkit_py.forms import Form, Row
from toolkit_py.next_steps import Step, read_steps
from toolkit_py.statement_checks import Pointer, shorthand

ANNOUNCED = (("yes", "Yes"), ("no", "No"), ("none", "It was no visit"))
MATCHES = (
    ("as-agreed", "As agreed"),
    ("part", "In part"),
    ("not", "Not seen to be done"),
    ("unknown", "Nobody has looked"),
)
ROWS = "lines"
FEAR = "fear_of_somebody"
Option = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """One thing that was agreed, what became of it, and what it meant for the child."""

    row: Row
    day: date | None
    agreed: str
    said: str
    seen: str
    who: str
    announced: str
    match: str
    effect: str
    reasons: tuple[str, ...]
    other: str

    @property
    def written(self) -> bool:
        """Whether anything stands in the row."""
        texts = (self.agreed, self.said, self.seen, self.who, self.effect, self.other, self.row.text("day"))
        return any(texts) or bool(self.match or self.reasons)

    @property
    def day_words(self) -> str:
        return in_words(self.day, "No day yet")

    @property
    def gap(self) -> bool:
        """What was agreed was not, or not wholly, seen to be done."""
        return self.match in ("part", "not")


@dataclass(frozen=True)
class Look:
    """What to look for in one place: what may be seen, and what else it could be."""

    where: str
    signs: tuple[Option, ...]


@dataclass(frozen=True)
class View:
    """What the template shows."""

    lines: tuple[Line, ...]
    """Every row, for the questions."""
    told: tuple[tuple[str, ...], ...]
    """The table: the rows that hold something, by their days; those without a day come last."""
    said_only: tuple[str, ...]
    reasons: tuple[Option, ...]
    dangers: tuple[Option, ...]
    danger: tuple[str, ...]
    look: tuple[Look, ...]
    announced: tuple[Option, ...]
    matches: tuple[Option, ...]
    fear: bool
    life: str
    alone: bool
    life_asks: tuple[str, ...]
    eyes: tuple[str, ...]
    ask_whom: tuple[str, ...]
    to_find_out: tuple[tuple[str, str, bool], ...]
    """A reason, what would show it, and whether it stays off paper."""
    uncertain: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    steps: tuple[Step, ...]
    begun: bool
    announce: str


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files.read(__package__, "data.toml"))


def _says(name: str) -> str:
    return str(_data()["says"][name])


def _options(table: str) -> tuple[Option, ...]:
    return tuple((row["id"], row["text"]) for row in _data()[table])


@cache
def _look() -> tuple[Look, ...]:
    return tuple(
        Look(row["where"], tuple((sign["seen"], sign["also"]) for sign in row["signs"])) for row in _data()["look"]
    )


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The table by its days, and what to ask next: the child first, then whom, then why."""
    lines = tuple(_line(row, today) for row in form.rows(ROWS, 2))
    written = sorted((line for line in lines if line.written), key=lambda line: line.day or date.max)
    danger = form.some_of("danger", [value for value, _ in _options("danger")])
    life, alone = form.text("life"), form.ticked("alone")
    begun = bool(written or life or danger)
    if written and not life:
        form.missing("life", "Say what the child’s days are like")
    fear = any(FEAR in line.reasons for line in lines)
    return View(
        lines=lines,
        told=tuple(_cells(line) for line in written),
        said_only=tuple(
            f"{line.day_words}: {line.agreed or line.said}" for line in written if line.said and not line.seen
        ),
        reasons=_options("reason"),
        dangers=_options("danger"),
        danger=tuple(dict(_options("danger"))[value] for value in danger),
        look=_look(),
        announced=ANNOUNCED,
        matches=MATCHES,
        fear=fear,
        life=life,
        alone=alone,
        life_asks=_life_asks(life, alone, written) if begun else (),
        eyes=_eyes(written),
        ask_whom=_ask_whom(written, alone) if begun else (),
        to_find_out=_to_find_out(written),
        uncertain=tuple(row["text"] for row in _data()["uncertain"]),
        pointers=shorthand("\n".join([life, *_words(written)])),
        steps=read_steps(form, today),
        begun=begun,
        announce=_announce(danger, written, life),
    )


def _line(row: Row, today: date | None) -> Line:
    line = Line(
        row,
        row.day("day", today),
        row.text("agreed"),
        row.text("said"),
        row.text("seen"),
        row.text("who"),
        row.one_of("announced", dict(ANNOUNCED)),
        row.one_of("match", dict(MATCHES)),
        row.text("effect"),
        row.some_of("reasons", [value for value, _ in _options("reason")]),
        row.text("other"),
    )
    if line.written:
        for field, there, message in (
            ("day", row.text("day"), "Say on which day it was seen, or agreed"),
            ("agreed", line.agreed, "Say what was agreed"),
            ("seen", line.seen, "Say what was seen, or that nobody has looked"),
            ("who", line.who or not line.seen, "Say who saw it"),
            ("effect", line.effect, "Say what it meant for the child"),
        ):
            if not there:
                row.missing(field, message)
    return line


def _cells(line: Line) -> tuple[str, ...]:
    seen = f"{line.seen} ({line.who})" if line.seen and line.who else line.seen or "Nobody has looked yet"
    if line.seen and line.match:
        seen = f"{seen}. Beside what was agreed: {dict(MATCHES)[line.match].lower()}"
    announced = dict(ANNOUNCED).get(line.announced, "Not said")
    return (
        line.day_words,
        line.agreed or "Not said yet",
        line.said or "–",
        seen,
        announced,
        line.effect or "Not said yet",
    )


def _words(lines: Sequence[Line]) -> list[str]:
    return [text for line in lines for text in (line.agreed, line.said, line.seen, line.effect, line.other)]


def _life_asks(life: str, alone: bool, lines: Sequence[Line]) -> tuple[str, ...]:
    asks = []
    if not life:
        asks.append(_says("childs_day"))
    if not alone:
        asks.append(_says("alone"))
    without = [line.day_words for line in lines if not line.effect and line.day]
    if without:
        asks.append(f"What did it mean for the child, and who noticed ({', '.join(without)})?")
    if any(line.gap for line in lines):
        asks.append(_says("wait"))
    return tuple(asks)


def _eyes(lines: Sequence[Line]) -> tuple[str, ...]:
    """What the table rests on: one pair of eyes, visits that were announced, failures alone or good news alone."""
    found = []
    seen = [line for line in lines if line.seen]
    people = {line.who.casefold(): line.who for line in seen if line.who}
    if len(people) == 1 and len(seen) > 1:
        found.append(f"All of it was seen by one person: {next(iter(people.values()))}. {_says('one_person')}")
    visits = [line.announced for line in lines if line.announced in ("yes", "no")]
    if len(visits) > 1 and "no" not in visits:
        found.append(_says("announced"))
    matched = {line.match for line in lines if line.match}
    if len(lines) > 1 and matched and not matched & {"as-agreed", "part"}:
        found.append(_says("failures"))
    if len(lines) > 1 and matched == {"as-agreed"}:
        found.append(_says("all_well"))
    return tuple(found)


def _ask_whom(lines: Sequence[Line], alone: bool) -> tuple[str, ...]:
    """Whom nobody has heard yet: told by the words of "who saw it", so it may name one twice rather than miss one."""
    heard = " ".join(line.who for line in lines).casefold()
    left = []
    for row in _data()["ask"]:
        met = any(word in heard and re.search(rf"\b{re.escape(word)}", heard) for word in row["words"])
        if not (met or (alone and row is _data()["ask"][0])):
            left.append(row["text"])
    return tuple(left)


def _to_find_out(lines: Sequence[Line]) -> tuple[tuple[str, str, bool], ...]:
    """Each reason that may be, with what would show it, fear first; a gap with no reason ticked asks for all."""
    ticked = {reason for line in lines for reason in line.reasons}
    found = [(row["text"], row["show"], row["id"] == FEAR) for row in _data()["reason"] if row["id"] in ticked]
    found += [(line.other, _says("other"), False) for line in lines if line.other]
    bare = ", ".join(line.day_words for line in lines if line.gap and not line.reasons and not line.other)
    if bare:
        found.append((f"No reason is written yet ({bare})", _says("no_reason"), False))
    return tuple(found)


def _announce(danger: Sequence[str], lines: Sequence[Line], life: str) -> str:
    said = ["This may mean danger now: ring children’s social care or 999 today."] if danger else []
    if lines:
        said.append("What was agreed and what was seen, by their days.")
        if not life:
            said.append("Nothing says yet what the child’s days are like.")
    return " ".join(said)
