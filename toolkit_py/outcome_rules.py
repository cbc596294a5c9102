"""How the outcomes of the County Durham toolkit (about 2015) count: dates, hours, figures and counts.

Pure rules: nothing here knows a form, a page or what day it is. The first day is day 0. Six months are
calendar months, so that 31 August leads to 28 or 29 February. Every comparison is exact at its edge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from toolkit_py.facts.outcomes import Outcome


class Status(StrEnum):
    """Where an outcome stands. The last five are neither ``met`` nor ``held``, and no date makes them so."""

    NOT_YET = "Not yet"
    STARTED = "Started"
    MET = "Met"
    HELD = "Held"
    NOT_KNOWN = "Not known"
    AGREED = "Agreed by people"
    CANNOT = "Cannot be worked out"
    TOO_FEW = "Too few to mean much"
    SHOWN = "2015 measure, not marked"


TOO_FEW_BEFORE = 5
"""With fewer incidents than this before the work began, one more or less changes everything."""


def add_months(day: date, months: int) -> date:
    """The same day so many calendar months on (or back), or the last day of a month that is shorter.

    Beyond the calendar's own ends it gives the calendar's last or first day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    for last in (day.day, 30, 29):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    return date(year, month + 1, 28)


def add_weeks(day: date, weeks: int) -> date:
    """The day so many weeks on; the calendar's last day where that lies beyond it."""
    try:
        return day + timedelta(weeks=weeks)
    except OverflowError:
        return date.max


def weeks_and_days(days: int) -> str:
    """A number of days as a person says it: ``3 weeks and 2 days``."""
    return _joined((days // 7, "week"), (days % 7, "day"))


def months_and_days(first: date, last: date) -> str:
    """The calendar months and days from one day to a later one: ``5 months and 3 days``."""
    months = max(0, (last.year - first.year) * 12 + last.month - first.month)
    while months and add_months(first, months) > last:
        months -= 1
    return _joined((months // 12, "year"), (months % 12, "month"), ((last - add_months(first, months)).days, "day"))


def _joined(*parts: tuple[int, str]) -> str:
    said = [plural(number, word) for number, word in parts if number]
    if len(said) > 2:
        return f"{', '.join(said[:-1])} and {said[-1]}"
    return " and ".join(said) or plural(0, parts[-1][1])


def plural(number: int, word: str) -> str:
    """``1 day``, ``2 days``."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


@dataclass(frozen=True)
class Run:
    """How far something that has to last has come.

    ``first`` is the day it counts from and ``due`` the day it is held, where a count is under way; ``done``
    of ``needed`` days have passed; ``broke`` is the day that ended an earlier count; ``ended`` is the day on
    which it ended after it was held.
    """

    status: Status
    first: date | None = None
    due: date | None = None
    done: int = 0
    needed: int = 0
    broke: date | None = None
    ended: date | None = None


def weeks_in_a_row(start: date | None, last: date | None, again: date | None, weeks: int, today: date | None) -> Run:
    """So many weeks without a break: ``started`` while they run, ``held`` at their end.

    ``last`` is the last day that counts, where it ended; ``again`` the first day of a new count. Without
    ``today`` nothing can be held yet, but the due day is known.
    """
    if start is None:
        return Run(Status.NOT_YET)
    due = add_weeks(start, weeks)
    reached = last is not None and last >= due
    return _run(start, due, last, reached, again, lambda d: add_weeks(d, weeks), Status.STARTED, today)


def months_kept(start: date | None, back: date | None, again: date | None, months: int, today: date | None) -> Run:
    """True from a day on, and kept for so many calendar months: ``met`` on the day, ``held`` at their end.

    ``back`` is the first day on which it was no longer true; ``again`` the day it became true once more.
    """
    if start is None:
        return Run(Status.NOT_YET)
    due = add_months(start, months)
    reached = back is not None and back > due
    return _run(start, due, back, reached, again, lambda d: add_months(d, months), Status.MET, today)


def _run(
    start: date,
    due: date,
    stop: date | None,
    reached: bool,
    again: date | None,
    due_after: Callable[[date], date],
    under_way: Status,
    today: date | None,
) -> Run:
    if reached:
        return Run(Status.HELD, start, due, (due - start).days, (due - start).days, ended=stop)
    broke = None
    if stop is not None:
        if again is None:
            return Run(Status.NOT_YET, broke=stop, done=max(0, (stop - start).days), needed=(due - start).days)
        start, due, broke = again, due_after(again), stop
    needed = (due - start).days
    if today is None:
        return Run(under_way, start, due, 0, needed, broke)
    done = max(0, min(needed, (today - start).days))
    return Run(Status.HELD if today >= due else under_way, start, due, done, needed, broke)


@dataclass(frozen=True)
class Hours:
    """Work experience: both enough hours and enough days from the first day to the last."""

    status: Status
    due: date | None = None
    days: int = 0
    days_needed: int = 0
    hours_short: float = 0


def hours_over_weeks(
    total: float | None, start: date | None, end: date | None, hours: int, weeks: int, today: date | None
) -> Hours:
    """``hours`` in all over at least ``weeks``: 16 hours in three weeks are not enough, nor 15 in ten.

    Where no last day is given it counts to today.
    """
    needed = weeks * 7
    short = max(0, hours - (total or 0))
    if start is None:
        return Hours(Status.STARTED if total else Status.NOT_YET, None, 0, needed, short)
    until = end or today
    days = max(0, (until - start).days) if until else 0
    met = total is not None and not short and days >= needed
    return Hours(Status.MET if met else Status.STARTED, add_weeks(start, weeks), days, needed, short)


@dataclass(frozen=True)
class Child:
    """A child's attendance figures, oldest term first; None where a term's figure is not there."""

    name: str
    figures: tuple[float | None, ...]

    def low(self, above: int) -> list[int]:
        """The places of the terms that are not above the figure."""
        return [place for place, figure in enumerate(self.figures) if figure is not None and figure <= above]

    def blank(self) -> list[int]:
        """The places of the terms that have no figure."""
        return [place for place, figure in enumerate(self.figures) if figure is None]

    def rising(self) -> bool:
        """Whether all figures are there and each is higher than the one before."""
        figures = [figure for figure in self.figures if figure is not None]
        return len(figures) == len(self.figures) and all(a < b for a, b in pairwise(figures))


def attendance(children: Sequence[Child], everyone_listed: bool, above: int) -> Status:
    """``held`` where every figure of every child lies above the figure and no child is left out."""
    if any(child.low(above) for child in children):
        return Status.NOT_YET
    if not any(figure is not None for child in children for figure in child.figures):
        return Status.NOT_YET
    if everyone_listed and not any(child.blank() for child in children):
        return Status.HELD
    return Status.STARTED


@dataclass(frozen=True)
class Fewer:
    """Two counts of six months each, and the day from which the two no longer share a day."""

    status: Status
    before_from: date | None = None
    before_to: date | None = None
    latest_from: date | None = None
    apart_on: date | None = None


def fewer(
    before: int | None, after: int | None, start: date | None, percent: int, months: int, today: date | None
) -> Fewer:
    """The latest months against those before the work began: ``met`` from exactly ``percent`` fewer on.

    While the two spans still share days it is not ``met``: the same incident would stand in both counts.
    """
    apart_on = add_months(start, months) if start else None
    spans = Fewer(
        _fewer(before, after, percent),
        add_months(start, -months) if start else None,
        start - timedelta(days=1) if start and start > date.min else None,
        add_months(today, -months) if today else None,
        apart_on,
    )
    if spans.status is Status.MET and (apart_on is None or today is None or today < apart_on):
        return Fewer(Status.STARTED, spans.before_from, spans.before_to, spans.latest_from, apart_on)
    return spans


def _fewer(before: int | None, after: int | None, percent: int) -> Status:
    if before is None:
        return Status.NOT_YET
    if before == 0:
        return Status.CANNOT
    if before < TOO_FEW_BEFORE:
        return Status.TOO_FEW
    if after is None:
        return Status.STARTED
    return Status.MET if 100 * after <= (100 - percent) * before else Status.STARTED


@dataclass(frozen=True)
class FourThings:
    """What only people can answer, where a quiet record can mean fear: all four, or it is not known."""

    adult: bool
    child: bool
    asked: bool
    agreed_on: date | None
    latest_record: date | None = None

    def recorded_after(self) -> bool:
        """Whether something was recorded after people agreed."""
        return bool(self.agreed_on and self.latest_record and self.latest_record > self.agreed_on)

    def status(self) -> Status:
        """``not known`` or ``agreed by people``; never ``met`` or ``held``, however long it has been."""
        everything = self.adult and self.child and self.asked and self.agreed_on is not None
        return Status.AGREED if everything and not self.recorded_after() else Status.NOT_KNOWN


def judged(chosen: str, day: date | None, needs_left: Sequence[str], began: bool) -> Status:
    """What people chose; ``met`` needs the day it was true and every part that the outcome names."""
    if chosen == "met" and day is not None and not needs_left:
        return Status.MET
    if chosen in ("met", "started") or (began and not chosen):
        return Status.STARTED
    return Status.NOT_YET


def in_words(outcome: Outcome) -> str:
    """How an outcome counts, in a sentence or two: the same on the issue page and in the tool."""
    rule = outcome.rule
    match rule.kind:
        case "weeks":
            jsa = f", or {rule.weeks_jsa} for someone who claimed JSA" if rule.weeks_jsa else ""
            return f"{rule.weeks} weeks in a row{jsa}. A break starts the count again."
        case "months":
            return (
                f"Met on the day, and held after {rule.months} calendar months. "
                "If it does not last that long, the count starts again."
            )
        case "hours":
            return f"{rule.hours} hours in all, and at least {rule.weeks} weeks from first day to last."
        case "attendance":
            return (
                f"Every child, {rule.terms} terms in a row, each above {rule.above}%. "
                f"{rule.above}.0% is not enough. No day is worked out."
            )
        case "fewer":
            return (
                f"At least {rule.percent}% fewer in the latest {rule.months} months "
                f"than in the {rule.months} months before the work began."
            )
        case "measure":
            return "Shown as a 2015 measure, and not marked here."
        case "agreed":
            return (
                f"No date can answer this. Nothing recorded for {rule.months} months is not the same as safe. "
                "The people who are harmed are asked, seen alone, and named people agree."
            )
        case "agreed_with":
            return "No date can answer this. Only the people who are harmed, seen alone, and named people can say."
        case _:
            when = "when the work closes or steps down" if rule.at_closing else "on the day, by what shows it"
            return f"People judge it {when}." + (" All its parts are needed." if rule.needs else "")
