"""The rules of the outcomes, at their edges."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py import outcome_rules as rules
from toolkit_py.outcome_rules import Child, FourThings, Status

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MAYBE = st.one_of(st.none(), DAYS)


@pytest.mark.parametrize(
    ("first", "due"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 8, 28), date(2027, 2, 28)),
        (date(2026, 3, 31), date(2026, 9, 30)),
        (date(2026, 12, 15), date(2027, 6, 15)),
        (date(2024, 2, 29), date(2024, 8, 29)),
        (date(9999, 12, 31), date.max),
    ],
)
def test_six_months_are_calendar_months(first: date, due: date) -> None:
    """The same day of the month, or that month's last day where it is shorter."""
    assert rules.add_months(first, 6) == due


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 8, 31), date(2026, 8, 31), "0 days"),
        (date(2026, 8, 31), date(2026, 9, 1), "1 day"),
        (date(2026, 8, 31), date(2027, 2, 28), "6 months"),
        (date(2026, 3, 3), date(2026, 10, 12), "7 months and 9 days"),
        (date(2024, 2, 29), date(2026, 3, 1), "2 years and 1 day"),
        (date(2024, 1, 1), date(2026, 3, 2), "2 years, 2 months and 1 day"),
    ],
)
def test_a_length_of_time_is_said_as_people_say_it(first: date, last: date, words: str) -> None:
    """Whole months first, then the days that are left."""
    assert rules.months_and_days(first, last) == words


@given(first=DAYS, days=st.integers(0, 4000))
def test_months_and_days_never_run_past_the_day(first: date, days: int) -> None:
    """Adding the months back never goes beyond the later day, and a month more always does."""
    last = first + timedelta(days)
    months = 0
    while rules.add_months(first, months + 1) <= last:
        months += 1
    said = rules.months_and_days(first, last)
    assert (f"{months % 12} month" in said) == bool(months % 12)


@given(a=DAYS, b=DAYS, months=st.integers(0, 30))
def test_a_later_first_day_is_never_due_earlier(a: date, b: date, months: int) -> None:
    """Order of first days is order of due days."""
    early, late = sorted((a, b))
    assert rules.add_months(early, months) <= rules.add_months(late, months)


START = date(2026, 12, 26)


@pytest.mark.parametrize(
    ("weeks", "today", "status"),
    [
        (13, date(2026, 12, 26), Status.STARTED),
        (13, date(2027, 3, 26), Status.STARTED),
        (13, date(2027, 3, 27), Status.HELD),
        (26, date(2027, 3, 27), Status.STARTED),
        (26, date(2027, 6, 25), Status.STARTED),
        (26, date(2027, 6, 26), Status.HELD),
        (13, None, Status.STARTED),
    ],
)
def test_the_first_day_is_day_0_and_13_weeks_are_day_91(weeks: int, today: date | None, status: Status) -> None:
    """One day short is not held; the day itself is."""
    run = rules.weeks_in_a_row(START, None, None, weeks, today)
    assert run.status is status
    assert run.due == START + timedelta(weeks=weeks)
    assert run.needed == weeks * 7


@pytest.mark.parametrize(
    ("last", "again", "today", "status", "first"),
    [
        (date(2027, 3, 26), None, date(2027, 8, 1), Status.NOT_YET, None),
        (date(2027, 3, 27), None, date(2027, 8, 1), Status.HELD, START),
        (date(2027, 2, 1), date(2027, 2, 8), date(2027, 5, 9), Status.STARTED, date(2027, 2, 8)),
        (date(2027, 2, 1), date(2027, 2, 8), date(2027, 5, 10), Status.HELD, date(2027, 2, 8)),
    ],
)
def test_a_break_starts_the_weeks_again(
    last: date, again: date | None, today: date, status: Status, first: date | None
) -> None:
    """Weeks before a break never count towards the next run; weeks that were held stay held."""
    run = rules.weeks_in_a_row(START, last, again, 13, today)
    assert (run.status, run.first) == (status, first)


GONE = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("back", "again", "today", "status", "due"),
    [
        (None, None, GONE, Status.MET, date(2027, 2, 28)),
        (None, None, date(2027, 2, 27), Status.MET, date(2027, 2, 28)),
        (None, None, date(2027, 2, 28), Status.HELD, date(2027, 2, 28)),
        (None, None, None, Status.MET, date(2027, 2, 28)),
        (date(2027, 2, 28), None, date(2027, 6, 1), Status.NOT_YET, None),
        (date(2027, 3, 1), None, date(2027, 6, 1), Status.HELD, date(2027, 2, 28)),
        (date(2026, 10, 1), date(2026, 11, 30), date(2027, 5, 29), Status.MET, date(2027, 5, 30)),
        (date(2026, 10, 1), date(2026, 11, 30), date(2027, 5, 30), Status.HELD, date(2027, 5, 30)),
    ],
)
def test_what_is_kept_is_met_on_the_day_and_held_six_months_later(
    back: date | None, again: date | None, today: date | None, status: Status, due: date | None
) -> None:
    """If it comes back on or before the last day it was not kept; afterwards it was."""
    run = rules.months_kept(GONE, back, again, 6, today)
    assert (run.status, run.due) == (status, due)


ORDER = [Status.NOT_YET, Status.STARTED, Status.MET, Status.HELD]


@given(start=MAYBE, stop=MAYBE, again=MAYBE, a=DAYS, b=DAYS)
def test_time_alone_never_takes_anything_back(
    start: date | None, stop: date | None, again: date | None, a: date, b: date
) -> None:
    """With the same dates typed, a later day never lowers what was reached."""
    early, late = sorted((a, b))
    for rule, length in ((rules.weeks_in_a_row, 13), (rules.months_kept, 6)):
        before = rule(start, stop, again, length, early)
        after = rule(start, stop, again, length, late)
        assert ORDER.index(before.status) <= ORDER.index(after.status)
        assert 0 <= before.done <= max(before.needed, before.done)
        if before.first:
            assert before.done <= before.needed


@pytest.mark.parametrize(
    ("total", "end", "status"),
    [
        (16, date(2026, 3, 30), Status.MET),
        (16, date(2026, 3, 29), Status.STARTED),
        (15.9999, date(2026, 3, 30), Status.STARTED),
        (40, date(2026, 3, 16), Status.STARTED),
        (15, date(2026, 6, 30), Status.STARTED),
        (16, None, Status.STARTED),
        (None, date(2026, 3, 30), Status.STARTED),
    ],
)
def test_work_experience_needs_16_hours_and_28_days(total: float | None, end: date | None, status: Status) -> None:
    """Both are needed; 2 to 30 March is exactly four weeks."""
    found = rules.hours_over_weeks(total, date(2026, 3, 2), end, 16, 4, today=date(2026, 3, 20))
    assert found.status is status


def test_work_experience_without_a_last_day_counts_to_today() -> None:
    """It goes on, so today is its last day so far."""
    start = date(2026, 3, 2)
    assert rules.hours_over_weeks(20, start, None, 16, 4, date(2026, 3, 30)).status is Status.MET
    assert rules.hours_over_weeks(20, start, None, 16, 4, None).status is Status.STARTED


@pytest.mark.parametrize(
    ("figures", "listed", "status"),
    [
        ([(90.1, 90.1, 90.1)], True, Status.HELD),
        ([(90.1, 90.0, 99.0)], True, Status.NOT_YET),
        ([(90.1, 89.9, 99.0)], True, Status.NOT_YET),
        ([(95.0, 95.0, 95.0), (95.0, 95.0, 90.0)], True, Status.NOT_YET),
        ([(95.0, 95.0, 95.0), (95.0, 95.0, None)], True, Status.STARTED),
        ([(95.0, 95.0, 95.0), (None, None, None)], True, Status.STARTED),
        ([(95.0, 95.0, 95.0)], False, Status.STARTED),
        ([], True, Status.NOT_YET),
        ([(None, None, None)], True, Status.NOT_YET),
    ],
)
def test_attendance_is_above_90_for_every_child_and_every_term(
    figures: list[tuple[float | None, ...]], listed: bool, status: Status
) -> None:
    """90.0 is not above 90, one child is not every child, and two terms are not three."""
    children = [Child(f"Child {n}", terms) for n, terms in enumerate(figures)]
    assert rules.attendance(children, listed, 90) is status


WORK = date(2026, 1, 5)
LATER = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("before", "after", "percent", "status"),
    [
        (10, 4, 60, Status.MET),
        (10, 5, 60, Status.STARTED),
        (5, 2, 60, Status.MET),
        (5, 3, 60, Status.STARTED),
        (100, 67, 33, Status.MET),
        (100, 68, 33, Status.STARTED),
        (6, 4, 33, Status.MET),
        (0, 0, 60, Status.CANNOT),
        (0, 3, 60, Status.CANNOT),
        (0, None, 60, Status.CANNOT),
        (4, 0, 60, Status.TOO_FEW),
        (1, 0, 33, Status.TOO_FEW),
        (None, 2, 60, Status.NOT_YET),
        (9, None, 60, Status.STARTED),
        (5, 0, 60, Status.MET),
    ],
)
def test_fewer_incidents_is_exact_at_its_edge(
    before: int | None, after: int | None, percent: int, status: Status
) -> None:
    """Exactly 60% or 33% fewer is enough; none before cannot be compared; fewer than five mean little."""
    assert rules.fewer(before, after, WORK, percent, 6, LATER).status is status


@pytest.mark.parametrize(("today", "status"), [(date(2026, 7, 4), Status.STARTED), (date(2026, 7, 5), Status.MET)])
def test_fewer_waits_until_the_two_six_months_share_no_day(today: date, status: Status) -> None:
    """Before that the same incident could stand in both counts."""
    found = rules.fewer(10, 0, WORK, 60, 6, today)
    assert found.status is status
    assert (found.before_from, found.before_to) == (date(2025, 7, 5), date(2026, 1, 4))
    assert found.apart_on == date(2026, 7, 5)


@given(before=st.integers(5, 9999), after=st.integers(0, 9999))
def test_one_incident_fewer_never_undoes_it(before: int, after: int) -> None:
    """Fewer now is never worse, and more before is never worse."""
    if rules.fewer(before, after, WORK, 33, 6, LATER).status is Status.MET:
        assert rules.fewer(before, max(0, after - 1), WORK, 33, 6, LATER).status is Status.MET
        assert rules.fewer(before + 1, after, WORK, 33, 6, LATER).status is Status.MET


@given(adult=st.booleans(), child=st.booleans(), asked=st.booleans(), agreed=MAYBE, record=MAYBE)
def test_what_people_must_answer_is_never_met_or_held(
    adult: bool, child: bool, asked: bool, agreed: date | None, record: date | None
) -> None:
    """All four things give "agreed by people"; anything less, or a record after they agreed, is "not known"."""
    status = FourThings(adult, child, asked, agreed, record).status()
    assert status in (Status.NOT_KNOWN, Status.AGREED)
    four = adult and child and asked and agreed is not None
    assert (status is Status.AGREED) == (four and not (record and agreed and record > agreed))


@pytest.mark.parametrize(
    ("chosen", "day", "left", "began", "status"),
    [
        ("met", LATER, [], False, Status.MET),
        ("met", None, [], False, Status.STARTED),
        ("met", LATER, ["They stopped"], False, Status.STARTED),
        ("started", LATER, [], False, Status.STARTED),
        ("not_yet", LATER, [], True, Status.NOT_YET),
        ("", None, [], True, Status.STARTED),
        ("", LATER, [], False, Status.NOT_YET),
    ],
)
def test_people_judge_and_met_needs_its_day_and_all_its_parts(
    chosen: str, day: date | None, left: list[str], began: bool, status: Status
) -> None:
    """The status is the one people chose, and "met" waits for what is missing."""
    assert rules.judged(chosen, day, left, began) is status
