"""One week's money in plain words: the sums of the household budget, without its debts and months.

Amounts are read and shared out as in the household budget, so that both sheets always agree to the penny. A
line whose time is not chosen is in no sum: nothing is guessed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.family_sheet import Sheet, read_paper, upto
from toolkit_py.forms import Form, Row, Scope
from toolkit_py.money import WEEKS, pounds, read_pence, shared

SIDES = (("in", "What comes in"), ("out", "What goes out"))


@dataclass(frozen=True)
class Line:
    """One line of the form: the small form it stands in, and the names of its fields there."""

    s: Scope
    words: str
    amount: str
    often: str
    first: bool = False
    id: str = ""
    row: Row | None = None


@dataclass(frozen=True)
class Side:
    """What comes in, or what goes out: the lines to fill in, those to print, and their sum."""

    id: str
    title: str
    lines: tuple[Line, ...]
    more: tuple[Line, ...]
    table: tuple[tuple[str, str], ...]
    sum: str


@dataclass(frozen=True)
class View(Sheet):
    """What the template shows: both sides, what is left, and what is in no sum yet."""

    sides: tuple[Side, ...]
    often: tuple[tuple[str, str], ...]
    left: str
    left_out: tuple[str, ...]
    behind: str
    bills: tuple[tuple[str, str], ...]


@cache
def _data() -> Mapping[str, list[dict[str, Any]]]:
    return tomllib.loads(files.read(__package__, "data.toml"))


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """Each line by the week, both sums, what is left, and who to ask first."""
    times = {row["id"]: row["times"] for row in _data()["often"]}
    sides, totals, left_out, written = [], [], [], []
    for id, title in SIDES:
        lines = tuple(
            Line(form, row["words"], f"{id}_{row['id']}", f"{id}_{row['id']}_often", row.get("first", False), row["id"])
            for row in _data()[id]
        )
        more = tuple(
            Line(row, row.text("what") or "Something else", "amount", "often", row=row)
            for row in form.rows(f"more_{id}", at_least=1)
        )
        counted = []
        for line in (*lines, *more):
            try:
                pence = read_pence(line.s.text(line.amount))
            except ValueError as problem:
                line.s.wrong(line.amount, str(problem))
                left_out.append(line.words)
                continue
            often = line.s.one_of(line.often, times)
            if pence and not often:
                left_out.append(f"{line.words} (how often?)")
            elif pence is not None and often:
                counted.append((line.words, pence * times[often]))
                written.append(line.id)
        weekly, total = shared([yearly for _, yearly in counted], WEEKS)
        table = tuple((words, pounds(pence)) for (words, _), pence in zip(counted, weekly, strict=True))
        totals.append(total if counted else None)
        sides.append(Side(id, title, lines, more, table, pounds(total) if counted else ""))
    bills = tuple((row["id"], row["words"]) for row in _data()["out"] if row.get("first"))
    behind = [dict(bills)[one].lower() for one in form.some_of("behind", dict(bills))]
    # A sum without the rent would please, and be wrong.
    left = "" if left_out else _left(totals)
    comes_in, goes_out = totals
    short = not left_out and comes_in is not None and goes_out is not None and comes_in < goes_out
    return View(
        paper=read_paper(form),
        begun=form.begun("safe"),
        next=upto(_next(totals, left_out, behind, written, short)),
        announce=left or "No sum yet.",
        sides=tuple(sides),
        often=(("", "How often?"), *((row["id"], f"each {row['words']}") for row in _data()["often"])),
        left=left,
        left_out=tuple(left_out),
        behind=", ".join(behind),
        bills=bills,
    )


def _left(totals: Sequence[int | None]) -> str:
    comes_in, goes_out = totals
    if comes_in is None or goes_out is None:
        return ""
    if comes_in > goes_out:
        return f"You have {pounds(comes_in - goes_out)} left each week."
    if comes_in == goes_out:
        return "What comes in is just what goes out."
    return f"You need {pounds(goes_out - comes_in)} more each week than comes in."


def _next(
    totals: Sequence[int | None], left_out: Sequence[str], behind: Sequence[str], written: Sequence[str], short: bool
) -> list[str]:
    if totals == [None, None] and not left_out:
        return ["Start with what comes in. Then put in rent, gas and electric, and food."]
    lines = []
    if left_out:
        lines.append(f"This is not in the sums yet: {', '.join(left_out)}.")
    if behind:
        lines.append(f"You are behind with: {', '.join(behind)}. Call a free debt line about that first.")
    if short:
        lines.append("It is not your fault. Ask for a check on your benefits. You may be able to claim more.")
    if totals[1] is not None and "food" not in written:
        lines.append("Is food in it? Put in what you spend in a week.")
    if short and not behind:
        lines.append("A free debt line can look at this with you.")
    if totals[0] is None:
        lines.append("What comes in?")
    if totals[1] is None:
        lines.append("What goes out?")
    return lines
