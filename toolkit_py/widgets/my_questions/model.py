"""A person's questions for a meeting, in the order in which they want to ask them.

Questions are ticked in a list or written in rows; "Put them in my order" turns ticks into rows, which can be moved. A
child has a list of their own and may have somebody ask for them (North Yorkshire, 8.1 and 8.2, 2015; the questions
are ours).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby

from toolkit_py import files
from toolkit_py.family_sheet import Sheet, read_paper, upto
from toolkit_py.fields import Fields, next_key, row_keys
from toolkit_py.forms import Form, Row

GROWN_UP, CHILD = "grown-up", "child"
WHO = ((GROWN_UP, "A grown-up"), (CHILD, "A child or a young person"))
ASKS = {"me": "I will ask them", "other": "Someone will ask them for me", "show": "I will show this card"}
MANY = 5
GROUP = "mine"


@dataclass(frozen=True)
class Question:
    """A question one can choose, who it is for, and when it is asked."""

    id: str
    who: str
    part: str
    text: str


@dataclass(frozen=True)
class View(Sheet):
    """What the template shows: both lists, the rows, and the card."""

    lists: tuple[tuple[str, str, tuple[tuple[str, tuple[tuple[str, str], ...]], ...]], ...]
    rows: tuple[Row, ...]
    card: tuple[str, ...]
    asks: str
    can_say: tuple[str, ...]
    who: tuple[tuple[str, str], ...] = WHO
    ask_ways: tuple[tuple[str, str], ...] = tuple(ASKS.items())


@cache
def _questions() -> Mapping[str, Question]:
    rows = tomllib.loads(files.read(__package__, "data.toml"))["question"]
    return {row["id"]: Question(**row) for row in rows}


@cache
def _can_say() -> Mapping[str, tuple[str, ...]]:
    rows = tomllib.loads(files.read(__package__, "data.toml"))["can_say"]
    return {row["who"]: tuple(row["words"]) for row in rows}


@cache
def _lists() -> tuple[tuple[str, str, tuple[tuple[str, tuple[tuple[str, str], ...]], ...]], ...]:
    return tuple(
        (
            who,
            title,
            tuple(
                (part, tuple((q.id, q.text) for q in group))
                for part, group in groupby((q for q in _questions().values() if q.who == who), key=lambda q: q.part)
            ),
        )
        for who, title in WHO
    )


def act(do: str, fields: Fields) -> Fields:
    """``order`` turns what is ticked into rows, after the rows that are written; blank rows go."""
    if do != "order":
        return fields
    form = Form("my_questions", fields)
    picked = form.some_of("pick", _questions())
    typed = {key: form.text(f"{GROUP}.{key}.q") for key in row_keys(fields, GROUP)}
    blank = {f"{GROUP}.{key}.{end}" for key, text in typed.items() if not text for end in ("row", "q")}
    key = next_key(fields, GROUP)
    gone = {("pick", one) for one in picked}
    kept = [
        (name, value)
        for name, value in fields
        if (name, value) not in gone and name != f"{GROUP}.next" and (name not in blank or value.strip())
    ]
    for one in picked:
        text = _questions()[one].text
        if text not in typed.values():
            kept += [(f"{GROUP}.{key}.row", ""), (f"{GROUP}.{key}.q", text)]
            key += 1
    return [*kept, (f"{GROUP}.next", str(key))]


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The card, and what else could be asked."""
    who = form.one_of("who", [value for value, _ in WHO])
    rows = form.rows(GROUP, at_least=2)
    picked = form.some_of("pick", _questions())
    card = tuple(dict.fromkeys([r.text("q") for r in rows if r.text("q")] + [_questions()[one].text for one in picked]))
    asks = form.one_of("asks", ASKS)
    return View(
        paper=read_paper(form),
        begun=form.begun("safe"),
        next=upto(_next(form, who, card, bool(picked), asks)),
        announce=f"{len(card)} on your card." if card else "Nothing on your card yet.",
        lists=_lists(),
        rows=tuple(rows),
        card=card,
        asks=ASKS.get(asks, ""),
        can_say=_can_say()[who or GROWN_UP],
    )


def _next(form: Form, who: str, card: Sequence[str], ticked: bool, asks: str) -> list[str]:
    if not card:
        return ["Tick one question, or write your own. One is enough."]
    lines = []
    if len(card) > MANY:
        lines.append("That is a lot for one meeting. Put the ones that matter most first.")
    elif ticked and len(card) > 1:
        lines.append("Which one matters most? Press “Put them in my order”, then move it up.")
    if who == CHILD:
        if not asks:
            lines.append("Who will ask them? It can be someone for you.")
        elif asks == "other" and not form.text("asker"):
            lines.append("Who do you want to ask them for you?")
        lines.append("You do not have to go. You can stop when you like.")
        return lines
    if _questions()["steps"].text not in card:
        lines.append("You could ask: “Who will do what, and by when?”")
    if not form.text("with"):
        lines.append("Is there someone you can take with you?")
    return lines
