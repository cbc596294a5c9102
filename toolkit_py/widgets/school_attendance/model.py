"""Sessions as exact fractions, and where they stand beside the lines that statistics draw.

Nothing here is rounded on the way: a share is a fraction, and where it is shown shortened it stays on its own side of
each line. Durham (about 2015) counts attendance above 90% in three terms; that figure is read from the outcome's rule.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from toolkit_py import files
from toolkit_py.facts.outcomes import outcomes
from toolkit_py.forms import Form, Row, Scope
from toolkit_py.next_steps import Step, read_steps
from toolkit_py.outcome_rules import plural
from toolkit_py.wording import ended

PERIODS = (("first", "First period"), ("second", "Second period"), ("third", "Third period"))
FIGURES = ("possible", "authorised", "unauthorised")
MOST = 600
AT_ONCE = 6  # children who stand open at a time: each has three periods


@dataclass(frozen=True)
class Period:
    """One child's sessions in one period: how many there were, how many missed, and what that comes to in words."""

    name: str
    possible: int
    authorised: int
    unauthorised: int
    says: tuple[str, ...]

    @property
    def missed(self) -> int:
        return self.authorised + self.unauthorised

    @property
    def attended(self) -> Fraction:
        """The share of sessions in school, out of 100: exact."""
        return Fraction(100 * (self.possible - self.missed), self.possible)


@dataclass(frozen=True)
class Child:
    """One child: the row, the boxes of each period, and what is said, reasons first."""

    row: Row
    name: str
    boxes: tuple[tuple[str, Scope], ...]
    words: str
    reasons: tuple[tuple[str, str, bool], ...]
    """What gets in the way, what to ask next, and whether it was said alone, so that it stands on no paper."""
    helps: str
    periods: tuple[Period, ...]
    all_together: str
    to_come: tuple[str, ...]
    outcome: str
    ask: tuple[str, ...]

    @property
    def written(self) -> bool:
        return bool(self.words or self.reasons or self.helps or self.periods or self.row.text("name"))


@dataclass(frozen=True)
class View:
    """What the template needs, ready."""

    children: tuple[Child, ...]
    at_once: int
    reasons: tuple[tuple[str, str], ...]
    table: tuple[tuple[str, ...], ...]
    lines: tuple[Mapping[str, Any], ...]
    above: int
    steps: tuple[Step, ...]
    announce: str


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files.read("toolkit_py.widgets.school_attendance", "data.toml"))


@cache
def _above() -> int:
    """The figure that the outcome checklist's rule on attendance asks for more than."""
    return next(o.rule.above for o in outcomes("parenting") if o.rule.kind == "attendance")


@cache
def _edges() -> frozenset[Fraction]:
    """The shares across which none is shortened: each line, none and all."""
    return frozenset(Fraction(edge) for edge in (0, 100, *(100 - 100 // one["absent_of"] for one in _data()["line"])))


@lru_cache(maxsize=1024)
def percent(share: Fraction) -> str:
    """A share of 100 in figures: exact where two decimals hold it, otherwise “about”, and never across a line.

    ``90%``, ``89.95%``, ``about 91.27%``; a share just under 90 that two decimals would show as 90 gets more of them.
    """
    edges = _edges()
    for places in range(2, 9):
        unit = 10**places
        shown = Fraction(round(share * unit), unit)
        if shown == share or shown not in edges:
            figures = f"{float(shown):.{places}f}".rstrip("0").rstrip(".")
            return f"{figures}%" if shown == share else f"about {figures}%"
    return f"{share.numerator}/{share.denominator} of one per cent"


def needed_for(absent_of: int, possible: int) -> int:
    """The fewest missed sessions of so many possible that reach a line: the smallest whole number at or above it."""
    return -(-possible // absent_of)


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """Each child's reasons and words first, then the figures and where they stand."""
    children = tuple(_child(row) for row in form.in_question("children", 2, AT_ONCE))
    opened = form.in_view("children", children[0].row.of, AT_ONCE)
    table = tuple(
        (
            child.name,
            period.name,
            str(period.possible),
            str(period.authorised),
            str(period.unauthorised),
            percent(period.attended),
        )
        for child in children
        if child.row.place - 1 in opened
        for period in child.periods
    )
    return View(
        children=children,
        at_once=AT_ONCE,
        reasons=tuple((row["id"], row["title"]) for row in _data()["reason"]),
        table=table,
        lines=tuple(_data()["line"]),
        above=_above(),
        steps=read_steps(form, today, at_least=2),
        announce=" ".join(f"{row[0]}, {row[1]}: {row[5]}." for row in table[-3:]) or "No sessions are written yet.",
    )


def _child(row: Row) -> Child:
    name = row.text("name") or f"Child {row.place}"
    boxes = tuple((title, Scope(row.form, row.name(f"{key}."))) for key, title in PERIODS)
    periods = tuple(period for title, s in boxes if (period := _period(title, s)))
    offered = {reason["id"]: reason for reason in _data()["reason"]}
    chosen = row.some_of("reason", offered)
    words, helps = row.text("words"), row.text("helps")
    ask = []
    if periods and not words:
        ask.append("What does the child say about school, in their own words?")
        row.missing("words", f"Ask {name} first, and write down what they say")
    if periods and not chosen:
        ask.append("What gets in the way? Figures without a reason lead nowhere.")
    if (chosen or periods) and not helps:
        ask.append("What would make tomorrow bearable, as the child sees it?")
    return Child(
        row=row,
        name=name,
        boxes=boxes,
        words=words,
        reasons=tuple((r["title"], r["ask"], r.get("alone", False)) for r in (offered[one] for one in chosen)),
        helps=helps,
        periods=periods,
        all_together=_all_together(periods),
        to_come=tuple(_to_come(row, boxes, periods)),
        outcome=_outcome(periods),
        ask=tuple(ask),
    )


def _period(title: str, s: Scope) -> Period | None:
    """The period where its figures can be used; a figure that contradicts another is named beside its box."""
    name = s.text("name") or title
    possible = s.whole_number("possible", 1, MOST)
    authorised, unauthorised = s.whole_number("authorised", 0, MOST), s.whole_number("unauthorised", 0, MOST)
    if any(s.error(field) for field in FIGURES):
        return None
    given = [figure for figure in (authorised, unauthorised) if figure is not None]
    if possible is None:
        if given:
            s.missing("possible", f"How many sessions were possible? {name}")
        return None
    if not given:
        s.missing("authorised", f"How many were missed? Write 0 if none: {name}")
        return None
    missed = sum(given)
    if missed > possible:
        s.wrong("possible", f"More are missed ({missed}) than were possible ({possible}): check with the school")
        return None
    authorised, unauthorised = authorised or 0, unauthorised or 0
    says = _said_of(possible, authorised, unauthorised, len(given) < 2)
    return Period(name, possible, authorised, unauthorised, says)


@lru_cache(maxsize=1024)
def _said_of(possible: int, authorised: int, unauthorised: int, one_blank: bool) -> tuple[str, ...]:
    """What figures say, worked out once: of two hundred children an edit changes one."""
    return tuple(_says(Period("", possible, authorised, unauthorised, ()), one_blank))


def _says(period: Period, one_blank: bool) -> Iterator[str]:
    yield (
        f"Missed {period.missed} of {plural(period.possible, 'session')} ({period.authorised} authorised, "
        f"{period.unauthorised} unauthorised): in school for {percent(period.attended)}."
    )
    if one_blank:
        yield "One of the two kinds of absence is blank, and counted as none."
    persistent, severe = _data()["line"]
    for line in (severe, persistent):
        at = needed_for(line["absent_of"], period.possible)
        if period.missed >= at:
            over = period.missed - at
            more = f"This is {plural(over, 'session')} over the line." if over else "It has just reached the line."
            yield f"That counts as {line['word']}, which begins at {at} of {period.possible} missed. {more}"
            break
    else:
        at = needed_for(persistent["absent_of"], period.possible)
        yield (
            f"That is below the line for {persistent['word']}, which begins at {at} of {period.possible} missed: "
            f"{plural(at - period.missed, 'session')} away."
        )
    if period.unauthorised >= _data()["penalty"]["sessions"]:
        yield _data()["penalty"]["words"]


def _all_together(periods: tuple[Period, ...]) -> str:
    if len(periods) < 2:
        return ""
    possible, missed = sum(p.possible for p in periods), sum(p.missed for p in periods)
    share = percent(Fraction(100 * (possible - missed), possible))
    return f"All written periods together: missed {missed} of {possible} sessions, in school for {share}."


def _to_come(row: Row, boxes: Sequence[tuple[str, Scope]], periods: Sequence[Period]) -> Iterator[str]:
    """What the rest of the latest period can still bring, where it is known how many sessions are to come."""
    to_come = row.whole_number("to_come", 0, MOST)
    begun = [s.text("name") or title for title, s in boxes if any(s.text(figure) for figure in FIGURES)]
    if not to_come or not begun:
        return
    if not periods or begun[-1] != periods[-1].name:
        yield f"What the sessions to come can bring is said once the figures are right for {ended(begun[-1])}"
        return
    last = periods[-1]
    in_all = last.possible + to_come
    best = percent(Fraction(100 * (in_all - last.missed), in_all))
    yield f"With {plural(to_come, 'session')} to come, every one of them in school brings {last.name} to {best}."
    passed = []
    for line in _data()["line"]:
        room = needed_for(line["absent_of"], in_all) - 1 - last.missed
        if room < 0:
            passed.append(line["word"])
        elif room < to_come:
            no_more = f"no more than {room} of them {'is' if room == 1 else 'are'} missed" if room else "none is missed"
            yield f"The whole period stays below {line['word']} if {no_more}."
    if passed:
        words = " or ".join(passed)
        yield f"The whole period can no longer stay below {words}. Each session still counts."


def _outcome(periods: tuple[Period, ...]) -> str:
    """Beside the outcome checklist's rule: strictly more than its figure in each of three terms."""
    if not periods:
        return ""
    above = _above()
    low = [p.name for p in periods if p.attended <= above]
    if low:
        return f"The outcome checklist asks for more than {above}% in each term. Not above it: {ended(', '.join(low))}"
    if len(periods) < len(PERIODS):
        return f"Above {above}% in what is written. The outcome checklist asks for three terms in a row."
    return f"Above {above}% in all three. That is what the outcome checklist counts, if each is a term."
