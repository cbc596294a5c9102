"""The rules of the danger statement: what makes it clear, and what to look at again. Nothing is ever blocked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit_py import chain
from toolkit_py.chain import Danger
from toolkit_py.forms import Form, Offer, Row
from toolkit_py.statement_checks import Pointer, names_one_of, shorthand

OWNS = ("children", "dangers")
MOST = 3
"""More worries than this are hard for anybody to work on at once."""


@dataclass(frozen=True)
class Statement:
    """One statement, and what to look at again in it."""

    danger: Danger
    pointers: tuple[Pointer, ...]

    @property
    def row(self) -> Row:
        """Where it is written."""
        return self.danger.row


@dataclass(frozen=True)
class View:
    """What the template shows; ``offers`` are pairs of a heading and what another part offers."""

    beside: bool
    blank: bool
    children: str
    statements: tuple[Statement, ...]
    offers: tuple[tuple[str, tuple[Offer, ...]], ...]
    too_many: bool
    announce: str
    box = staticmethod(chain.box)


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """Each statement as sentences to read aloud, and what it still lacks."""
    dangers = chain.read_dangers(form, blank=2)
    children = chain.children(form)
    written = [danger for danger in dangers if danger.written]
    for danger in written:
        _check(danger, today)
    return View(
        beside=chain.beside(form),
        blank=not written,
        children=form.text("children"),
        statements=tuple(
            Statement(danger, tuple(_pointers(danger, children)) if danger.written else ()) for danger in dangers
        ),
        offers=_offers(form, dangers, carried),
        too_many=len(written) > MOST,
        announce=_announce(written),
    )


def _check(danger: Danger, today: date | None) -> None:
    row = danger.row
    row.day("day", today)
    if not danger.who:
        row.missing("who", "Say who is worried")
    if not danger.about:
        row.missing("about", "Say what the worry is about: what somebody does or does not do")
    if not danger.example:
        row.missing("example", "Give one example of what was seen or heard")
    if not danger.might:
        row.missing("might", "Say what might happen to the child if nothing changes")


def _pointers(danger: Danger, children: Sequence[str]) -> list[Pointer]:
    """In the order in which the statement is read."""
    found = []
    if not danger.who:
        found.append(Pointer("", "Who is worried? Name each person or role."))
    if not danger.about:
        found.append(Pointer("", "What is the worry about? Say what somebody does, not what they are."))
    if not danger.example:
        found.append(Pointer("", "There is no example yet. What was seen or heard, and by whom?"))
    elif not danger.when:
        found.append(Pointer("", "The example has no date. When was it?"))
    harm = f"{danger.might} {danger.later}".strip()
    if not harm:
        found.append(Pointer("", "What might happen to the child if nothing changes?"))
    elif not names_one_of(harm, children):
        found.append(Pointer(chain.short(harm), "To which child? Say what it would be like for each of them."))
    found += shorthand("\n".join((danger.about, danger.example, harm)))
    return found


def _offers(
    form: Form, dangers: Sequence[Danger], carried: Mapping[str, Form]
) -> tuple[tuple[str, tuple[Offer, ...]], ...]:
    """From the map: harm for the example, danger for what might happen, and whose words for who is worried."""
    source = chain.written_in(carried, "three_column_map")
    if source is None:
        return ()
    the_map, where = source
    rows = [danger.row for danger in dangers]
    items = [item for item in chain.read_items(the_map) if item.what]
    worries = [item for item in items if item.column == "worries"]
    people = chain.listed(dict.fromkeys(name for item in worries for name in chain.people_in(item.whose)))
    names = [the_map.text("children")] if not chain.beside(form) and not form.text("children") else []
    found = (
        ("Which children", [Offer("children", name, where) for name in names if name]),
        ("Who is worried", chain.people_offered("dangers", "who", ((row, people, where) for row in rows[:MOST]))),
        ("About what", _from(form, rows, worries, "about", ("harm", "harder"), where)),
        ("An example", _from(form, rows, worries, "example", ("harm",), where)),
        ("What might happen", _from(form, rows, worries, "might", ("danger",), where)),
    )
    return tuple((heading, tuple(offers)) for heading, offers in found if offers)


def _from(
    form: Form, rows: Sequence[Row], items: Sequence[chain.Item], field: str, kinds: tuple[str, ...], where: str
) -> list[Offer]:
    used = {line for row in rows for name in ("about", "example", "might") for line in row.text(name).split("\n")}
    texts = (
        (item.what, where)
        for item in items
        if item.kind in kinds and item.what not in used and not (item.exact and field == "about")
    )
    return chain.offered(form, "dangers", field, rows, texts)


def _announce(written: Sequence[Danger]) -> str:
    if not written:
        return "No danger statement is written yet."
    return "1 danger statement." if len(written) == 1 else f"{len(written)} danger statements."
