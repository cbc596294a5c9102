"""The rules of the safety goal: one for each danger, about what will be there. Pointed out, never blocked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit_py import chain
from toolkit_py.chain import Danger, Goal
from toolkit_py.forms import Form, Offer, Row
from toolkit_py.statement_checks import Pointer, names_one_of, shorthand, stops

OWNS = ("children", "goals")


@dataclass(frozen=True)
class Aim:
    """One goal, the danger statement above it where that stands in this form, and what to look at again."""

    goal: Goal
    danger: Danger | None
    pointers: tuple[Pointer, ...]

    @property
    def row(self) -> Row:
        """Where it is written."""
        return self.goal.row


@dataclass(frozen=True)
class View:
    """What the template shows; ``offers`` are pairs of a heading and what another part offers."""

    beside: bool
    blank: bool
    children: str
    aims: tuple[Aim, ...]
    offers: tuple[tuple[str, tuple[Offer, ...]], ...]
    unanswered: tuple[str, ...]
    announce: str
    box = staticmethod(chain.box)


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """Each goal as sentences to read aloud, what it still lacks, and the dangers that have none."""
    source = chain.written_in(carried, "danger_statement")
    dangers = chain.read_dangers(source[0], blank=2 if chain.beside(form) else 0) if source else ()
    children = chain.children(form)
    aims = []
    for row, danger in chain.answering(form, "goals", dangers if chain.beside(form) else None, blank=2):
        goal = chain.read_goal(row, danger.statement if danger else "")
        if goal.written:
            _check(goal)
        aims.append(Aim(goal, danger, tuple(_pointers(goal, children)) if goal.written else ()))
    written = [aim for aim in aims if aim.goal.written]
    return View(
        beside=chain.beside(form),
        blank=not any(aim.goal.written or aim.goal.danger for aim in aims),
        children=form.text("children"),
        aims=tuple(aims),
        offers=_offers(form, aims, dangers, carried),
        unanswered=tuple(aim.goal.danger for aim in aims if aim.goal.danger and not aim.goal.written),
        announce=_announce(len(written)),
    )


def _check(goal: Goal) -> None:
    row = goal.row
    if not goal.doing:
        row.missing("doing", "Say what the adults will be doing")
    if not goal.living:
        row.missing("living", "Say what the child’s life will be like then")
    if not goal.by:
        row.missing("by", "Say who will see it")
    if not goal.long:
        row.missing("long", "Say for how long")


def _pointers(goal: Goal, children: Sequence[str]) -> list[Pointer]:
    """In the order in which the goal is read."""
    found = []
    if not goal.danger:
        found.append(Pointer("", "Which danger does this goal answer? It has none yet."))
    parts = (goal.doing, goal.living, goal.seen)
    found += [stop for text in parts if (stop := stops(text))]
    if not goal.doing:
        found.append(Pointer("", "What will the adults be doing?"))
    if not goal.living:
        found.append(Pointer("", "What will the child’s life be like then?"))
    elif not names_one_of(goal.living, children):
        found.append(Pointer(chain.short(goal.living), "For which child? Name each of them."))
    if not goal.by:
        found.append(Pointer("", "Who will see it? At least one person who is there on ordinary days."))
    if not goal.long:
        found.append(Pointer("", "For how long must it be seen?"))
    found += shorthand("\n".join(parts))
    return found


def _offers(
    form: Form, aims: Sequence[Aim], dangers: Sequence[Danger], carried: Mapping[str, Form]
) -> tuple[tuple[str, tuple[Offer, ...]], ...]:
    """The dangers, and from the map each goal that is already there; who is worried may be who will see."""
    rows = [aim.goal.row for aim in aims]
    alone = not chain.beside(form)
    found: list[tuple[str, list[Offer]]] = []
    where = (chain.written_in(carried, "danger_statement") or (form, ""))[1]
    the_map = chain.written_in(carried, "three_column_map")
    if alone:
        if not form.text("children"):
            others = [one for one in (chain.written_in(carried, "danger_statement"), the_map) if one]
            names = {one.text("children"): said for one, said in others if one.text("children")}
            found.append(("Which children", [Offer("children", name, said) for name, said in names.items()]))
        texts = ((danger.statement, where) for danger in dangers if danger.written)
        found.append(("The danger", chain.offered(form, "goals", "danger", rows, texts)))
    if the_map:
        goals = [item for item in chain.read_items(the_map[0]) if item.kind in chain.WANTS and item.what]
        used = {line for row in rows for name in ("doing", "living", "seen") for line in row.text(name).split("\n")}
        for heading, field in (("What the adults will be doing", "doing"), ("What the child will be living", "living")):
            texts = ((item.what, the_map[1]) for item in goals if item.what not in used)
            found.append((heading, chain.offered(form, "goals", field, rows, texts, new=alone)))
    who = {danger.statement: danger.who for danger in dangers}
    seeing = ((aim.goal.row, who.get(aim.goal.danger, ""), where) for aim in aims[:3])
    found.append(("Who will see it", chain.people_offered("goals", "by", seeing)))
    return tuple((heading, tuple(offers)) for heading, offers in found if offers)


def _announce(many: int) -> str:
    return "No safety goal is written yet." if not many else "1 safety goal." if many == 1 else f"{many} safety goals."
