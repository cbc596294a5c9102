"""The sums of a household budget, exact to the penny, and the order in which debts come.

Every amount is whole pence and every rhythm a whole number of times a year, so a yearly figure is exact. A week is a
52nd of it and a month a 12th. Durham (about 2015, debt: what to look for and ask) asks for a budget, a benefit check
and what is owed; the lines and the order of debts are in ``data.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

from toolkit_py import files
from toolkit_py.forms import Form, Row, Scope
from toolkit_py.money import MONTHS, WEEKS, pounds, read_pence, shared
from toolkit_py.next_steps import Step, read_steps

CONTROL = (("no", "No"), ("yes", "Yes, or it may be so"), ("not_asked", "Not asked each adult alone yet"))
YES_NO = (("yes", "Yes"), ("no", "No"), ("not_known", "Not known"))
LENDER = (("yes", "Yes"), ("no", "No"), ("not_asked", "Not asked yet"))


@dataclass(frozen=True)
class Line:
    """One line of the sheet: its scope, its words, the choices of how often, and the question if it is blank."""

    s: Scope
    title: str
    often: tuple[tuple[str, str], ...]
    ask: str = ""
    row: Row | None = None


@dataclass(frozen=True)
class Money:
    """An amount that moves: what it is, pence each time, and how many times a year."""

    what: str
    pence: int
    often: str
    times: int

    @property
    def yearly(self) -> int:
        """Pence in a year: exact."""
        return self.pence * self.times


@dataclass(frozen=True)
class Debt:
    """One debt: what kind, whether it comes first and why, what is owed in words, and what the letter says."""

    row: Row
    place: int
    title: str
    who: str
    first: bool
    why: str
    owed: int | None
    letter: str
    pays: str

    @property
    def owed_words(self) -> str:
        return pounds(self.owed) if self.owed is not None else "amount not written"


@dataclass(frozen=True)
class Table:
    """One side of the budget: rows of what, as written, a week, a month; and its totals, which the rows add up to."""

    rows: tuple[tuple[str, str, str, str], ...]
    weekly: int
    monthly: int

    @property
    def totals(self) -> tuple[str, str]:
        return pounds(self.weekly), pounds(self.monthly)


@dataclass(frozen=True)
class View:
    """What the template needs, ready."""

    lines_in: tuple[Line, ...]
    lines_out: tuple[Line, ...]
    more_in: tuple[Line, ...]
    more_out: tuple[Line, ...]
    owed: tuple[Row, ...]
    pay_often: tuple[tuple[str, str], ...]
    debts_offered: tuple[tuple[str, str], ...]
    first_kinds: tuple[tuple[str, str], ...]
    begun: bool
    controlled: bool
    control_open: bool
    lender: bool
    today_first: tuple[str, ...]
    table_in: Table | None
    table_out: Table | None
    left: str
    left_more: tuple[str, ...]
    first: tuple[Debt, ...]
    later: tuple[Debt, ...]
    owed_in_all: str
    left_out: tuple[str, ...]
    ask: tuple[str, ...]
    steps: tuple[Step, ...]
    announce: str
    control: tuple[tuple[str, str], ...] = CONTROL
    yes_no: tuple[tuple[str, str], ...] = YES_NO
    lenders: tuple[tuple[str, str], ...] = LENDER


@cache
def _data() -> Mapping[str, list[dict[str, Any]]]:
    return tomllib.loads(files.read("toolkit_py.widgets.household_budget", "data.toml"))


@cache
def _times() -> Mapping[str, int]:
    return {row["id"]: row["times"] for row in _data()["often"]}


@cache
def _choices(first: str) -> tuple[tuple[str, str], ...]:
    """How often, with the usual one of this line first: what a form sends that nobody changed."""
    rows = sorted(_data()["often"], key=lambda row: row["id"] != first)
    return tuple((row["id"], row["title"]) for row in rows)


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The sheet worked out: what is left, which debts come first, and what is still to ask."""
    times = _times()
    left_out: list[str] = []
    lines = {side: tuple(_lines(form, side)) for side in ("in", "out")}
    more = {side: tuple(_more(form, f"more_{side}")) for side in ("in", "out")}
    money: dict[str, list[Money]] = {}
    for side in ("in", "out"):
        found = (_read(line.s, line.title, line.often[0][0], left_out) for line in lines[side])
        other = (_read(line.s, line.s.text("what"), line.often[0][0], left_out) for line in more[side])
        money[side] = [one for one in (*found, *other) if one]
    rows = tuple(form.rows("owed", at_least=3))
    debts = [debt for row in rows if (debt := _debt(row, money["out"], left_out, times))]
    debts.sort(key=lambda debt: debt.place)
    table_in, table_out = _table(money["in"]), _table(money["out"])
    control, lender = form.one_of("control", dict(CONTROL)), form.one_of("lender", dict(LENDER))
    begun = bool(money["in"] or money["out"] or debts or left_out)
    if not control:
        form.missing("control", "Ask each adult alone who controls the money, and say so here")
    left, left_more = _left(table_in, table_out, debts, bool(left_out))
    return View(
        lines_in=lines["in"],
        lines_out=lines["out"],
        more_in=more["in"],
        more_out=more["out"],
        owed=rows,
        pay_often=_choices("monthly"),
        debts_offered=(("", "Choose"), *((row["id"], row["title"]) for row in _data()["debt"])),
        first_kinds=_first_kinds(),
        begun=begun,
        controlled=control == "yes",
        control_open=begun and control in ("", "not_asked"),
        lender=lender == "yes",
        today_first=tuple(_today_first(form)),
        table_in=table_in,
        table_out=table_out,
        left=left,
        left_more=tuple(left_more),
        first=tuple(debt for debt in debts if debt.first),
        later=tuple(debt for debt in debts if not debt.first),
        owed_in_all=_owed_in_all(debts),
        left_out=tuple(left_out),
        ask=tuple(_ask(form, lines, money, lender)) if begun else (),
        steps=read_steps(form, today, at_least=2),
        announce=left or ("What is left is not worked out yet." if begun else "Nothing is written yet."),
    )


@cache
def _first_kinds() -> tuple[tuple[str, str], ...]:
    """What can happen, with the debts that bring it, in the order of the data: the reference text of a blank sheet."""
    rows = [row for row in _data()["debt"] if row["first"]]
    return tuple(
        ("; ".join(r["title"] for r in group), why) for why, group in groupby(rows, key=lambda row: row["why"])
    )


def _lines(form: Form, side: str) -> Iterator[Line]:
    for row in _data()[side]:
        yield Line(Scope(form, f"{side}.{row['id']}."), row["title"], _choices(row["often"]), row.get("ask", ""))


def _more(form: Form, group: str) -> Iterator[Line]:
    for row in form.rows(group, at_least=1):
        yield Line(row, f"Something else, {row.place}", _choices("monthly"), row=row)


def _read(s: Scope, what: str, usual: str, left_out: list[str], amount: str = "amount") -> Money | None:
    pence = _pence(s, amount, what or "Something else", left_out)
    if pence is None:
        if what and s.text("what") == what and not s.text(amount):
            s.missing(amount, f"How much is it: {what}?")
        return None
    if not what:
        s.missing("what", "Say what this money is")
    often = s.one_of("often", _times()) or usual
    return Money(what or "Not said what", pence, dict(_choices(usual))[often], _times()[often])


def _pence(s: Scope, field: str, what: str, left_out: list[str]) -> int | None:
    try:
        return read_pence(s.raw(field))
    except ValueError as problem:
        s.wrong(field, str(problem))
        left_out.append(f"{what}: “{s.text(field)}”")
        return None


def _debt(row: Row, out: list[Money], left_out: list[str], times: Mapping[str, int]) -> Debt | None:
    """A debt that is written; what is paid towards it joins the money that goes out."""
    kinds = {kind["id"]: (place, kind) for place, kind in enumerate(_data()["debt"])}
    chosen, who = row.one_of("kind", kinds), row.text("who")
    place, kind = kinds.get(chosen, (len(kinds), {"title": "Kind not chosen", "first": False}))
    title = kind["title"]
    owed = _pence(row, "amount", f"Owed, {who or title}", left_out)
    paying = _pence(row, "pays", f"Paid towards {who or title}", left_out)
    if not (chosen or who or row.text("amount") or row.text("pays") or row.text("letter")):
        return None
    if not chosen:
        row.missing("kind", "Choose what kind of debt it is")
    pays = ""
    if paying:
        often = row.one_of("often", times) or "monthly"
        paid = Money(f"Towards a debt: {who or title}", paying, dict(_choices("monthly"))[often], times[often])
        out.append(paid)
        pays = f"{pounds(paying)} {paid.often}"
    return Debt(row, place, title, who, kind["first"], kind.get("why", ""), owed, row.text("letter"), pays)


def _table(money: Sequence[Money]) -> Table | None:
    if not money:
        return None
    weekly, week = shared([one.yearly for one in money], WEEKS)
    monthly, month = shared([one.yearly for one in money], MONTHS)
    rows = (
        (one.what, f"{pounds(one.pence)} {one.often}", pounds(w), pounds(m))
        for one, w, m in zip(money, weekly, monthly, strict=True)
    )
    return Table(tuple(rows), week, month)


def _left(table_in: Table | None, table_out: Table | None, debts: Sequence[Debt], part: bool) -> tuple[str, list[str]]:
    """What is left in a sentence, and what goes with it; nothing is said of a sum that leaves something out."""
    if not table_in or not table_out:
        return "", []
    if part:
        return "What is left is not worked out: some amounts could not be read.", []
    week, month = table_in.weekly - table_out.weekly, table_in.monthly - table_out.monthly
    more = []
    paying = any(debt.pays for debt in debts)
    if month < 0:
        says = f"There is too little: {pounds(-month)} a month is missing, or {pounds(-week)} a week."
        more.append(
            "That is a shortage of money. It does not say that anyone has done wrong, and no tidier list would "
            "close it. Look first at what could come in."
        )
        if paying:
            more.append(
                "What is being paid towards debts is more than there is room for. An adviser can ask for less, or "
                "for a pause."
            )
    elif month == 0:
        says = "What comes in and what goes out are the same: nothing is left."
        more.append("One broken shoe or late payment would leave the family short.")
    else:
        says = f"{pounds(month)} a month is left, or {pounds(week)} a week."
        more.append("Ask what this leaves out: birthdays, repairs, shoes, the summer holidays. Does it feel right?")
    return says, more


def _today_first(form: Form) -> Iterator[str]:
    if form.one_of("food", dict(YES_NO)) == "no":
        yield (
            "There is not enough food, gas or electric to last until money comes in. Deal with that before the sums: "
            "the council’s crisis help, the energy supplier, a food bank, the school. Agree who rings, today."
        )
    if form.one_of("agents", dict(YES_NO)) == "yes":
        yield (
            "Enforcement agents (bailiffs) or a court day are expected. Ring a free debt adviser before that day, "
            "with the letter in your hand."
        )


def _owed_in_all(debts: Sequence[Debt]) -> str:
    known = [debt.owed for debt in debts if debt.owed is not None]
    if not known:
        return ""
    unknown = len(debts) - len(known)
    more = f" {unknown} of the debts has no amount yet." if unknown == 1 else f" {unknown} debts have no amount yet."
    return f"Owed in all, as far as it is written: {pounds(sum(known))}.{more if unknown else ''}"


def _ask(
    form: Form, lines: Mapping[str, tuple[Line, ...]], money: Mapping[str, Sequence[Money]], lender: str
) -> Iterator[str]:
    checked = form.one_of("checked", dict(YES_NO))
    if checked != "yes":
        yield (
            "Has anyone checked what this family could claim? Ask for a full benefit check before anything is cut: "
            "the council’s welfare rights team or Citizens Advice."
        )
    if lender in ("", "not_asked"):
        yield "Has anyone who lent money made threats, kept a bank card, or given no papers? Ask each adult alone."
    for side, none in (("in", "No money coming in is written."), ("out", "Nothing is written that goes out.")):
        if not money[side]:
            yield none
        else:
            yield from (line.ask for line in lines[side] if line.ask and not line.s.text("amount"))
