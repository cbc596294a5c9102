"""The rules of the three-column map: which line belongs where, and what to ask about it next. No HTML here."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import chain, files
from toolkit_py.chain import Item
from toolkit_py.days import in_words
from toolkit_py.forms import Form
from toolkit_py.next_steps import Step, read_steps
from toolkit_py.statement_checks import Pointer, shorthand, stops
from toolkit_py.wording import sentence

OWNS = ("children", "made", "took_part", "told", "worries", "strengths", "wants", "steps", "afraid")
LONG = 25
"""A line of more words than this is hard to read on a wall."""


@dataclass(frozen=True)
class Line:
    """One line in the form: what it is called, and whether it is asked from which danger it protects."""

    item: Item
    name: str
    working: bool


@dataclass(frozen=True)
class Heap:
    """The lines of one kind, as they are read out; ``told`` says beside each line of safety what it protects from."""

    title: str
    items: tuple[tuple[Item, str], ...]


@dataclass(frozen=True)
class Column:
    """One column: its lines in the form, and what is written, by kind."""

    id: str
    title: str
    add: str
    empty: str
    lines: tuple[Line, ...]
    heaps: tuple[Heap, ...]

    @property
    def rows(self) -> tuple[tuple[str, int], ...]:
        """The rows of its lines: one that was moved here is still a row of the column in which it was begun."""
        return tuple((line.item.row.group, line.item.row.key) for line in self.lines)


@dataclass(frozen=True)
class View:
    """What the template shows."""

    beside: bool
    blank: bool
    children: str
    made: str
    took_part: str
    told: str
    columns: tuple[Column, ...]
    kinds: tuple[tuple[str, str], ...]
    tests: tuple[tuple[str, str], ...]
    dangers: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    pointers: tuple[Pointer, ...]
    unprotected: tuple[str, ...]
    afraid: bool
    announce: str
    box = staticmethod(chain.box)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files.read("toolkit_py.widgets.three_column_map", "data.toml"))


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The map as it stands, what each line still lacks, and the dangers that nothing protects from yet."""
    items = chain.read_items(form, blank=True)
    written = [item for item in items if item.what]
    made = form.day("made", today)
    titles = {kind["id"]: kind["title"] for kind in _data()["kinds"]}
    names: dict[str, str] = {}
    columns = []
    for column in _data()["columns"]:
        own = [item for item in items if item.column == column["id"]]
        for place, item in enumerate(own, start=1):
            names[item.id] = f"{column['line']} {place}"
    dangers = {item.id: item for item in items if item.kind == "danger"}
    for column in _data()["columns"]:
        own = [item for item in items if item.column == column["id"]]
        heaps = []
        for kind in ("", *chain.COLUMNS[column["id"]]):
            found = tuple((item, _protects(item, dangers)) for item in own if item.what and item.kind == kind)
            if found:
                heaps.append(Heap(titles.get(kind, "Not sorted yet"), found))
        lines = tuple(Line(item, names[item.id], column["id"] == "strengths") for item in own)
        columns.append(Column(column["id"], column["title"], column["add"], column["empty"], lines, tuple(heaps)))
    for item in written:
        _check(item, today)
    protected = {item.against for item in written if item.kind == "safety"}
    steps = read_steps(form, today)
    return View(
        beside=chain.beside(form),
        blank=not written,
        children=form.text("children"),
        made=in_words(made),
        took_part=form.text("took_part"),
        told=form.text("told"),
        columns=tuple(columns),
        kinds=(("", "Not sorted yet"), *titles.items()),
        tests=tuple((kind["title"], kind["test"]) for kind in _data()["kinds"]),
        dangers=tuple(
            (key, f"{names[key]}: {chain.short(item.what)}" if item.what else f"{names[key]} (still blank)")
            for key, item in dangers.items()
        ),
        steps=steps,
        pointers=tuple(_pointers(written, dangers)),
        unprotected=tuple(item.what for key, item in dangers.items() if item.what and key not in protected),
        afraid=form.text("afraid") in ("yes", "not-sure"),
        announce=_announce(written),
    )


def _protects(item: Item, dangers: Mapping[str, Item]) -> str:
    """From which danger a line of safety protects, and how that was shown."""
    danger = dangers.get(item.against)
    if item.kind != "safety" or danger is None or not danger.what:
        return ""
    how = {"time": "Shown over time.", "act": "One act that protected."}.get(item.how, "")
    return f"Protects from: {sentence(danger.what)} {how}".strip()


def _check(item: Item, today: date | None) -> None:
    if not item.whose:
        item.row.missing("whose", "Say whose words these are")
    if item.kind == "harm" and not item.row.text("seen"):
        item.row.missing("seen", "Say when this happened")
    item.row.day("seen", today)


def _pointers(written: Sequence[Item], dangers: Mapping[str, Item]) -> list[Pointer]:
    """What to look at again, line by line. A child's exact words are never corrected."""
    found = []
    unsorted = {
        c: next(k["unsorted"] for k in _data()["kinds"] if k["id"] == own[0]) for c, own in chain.COLUMNS.items()
    }
    for item in written:
        words = chain.short(item.what)
        tied = item.against in dangers and bool(dangers[item.against].what)
        if not item.kind:
            found.append(Pointer(words, unsorted[item.column]))
        elif item.kind == "safety" and not tied:
            found.append(Pointer(words, "Which danger has this protected the child from? If none, is this a strength?"))
        elif item.kind == "safety" and not item.how:
            found.append(Pointer(words, "Was it shown over time, or was it one act that protected?"))
        elif item.kind == "strength" and tied:
            found.append(Pointer(words, "You tied this to a danger. If it protected the child, it is safety."))
        if item.exact:
            continue
        found += shorthand(item.what)
        if item.kind in chain.WANTS and (stop := stops(item.what)):
            found.append(stop)
        if len(item.what.split()) > LONG:
            found.append(Pointer(words, "Could this be shorter, or two lines?"))
    return list(dict.fromkeys(found))


def _announce(written: Sequence[Item]) -> str:
    if not written:
        return "Nothing stands on the map yet."
    many = len(written)
    return f"{many} {'line stands' if many == 1 else 'lines stand'} on the map."
