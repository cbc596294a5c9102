"""Days as people write them and as they are read."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
YEARS = range(1900, 2101)
"""The years that anybody here can mean: 0226 and 2206 are slips for 2026, and a plan would be long overdue or never."""


@lru_cache(maxsize=1024)
def read_day(text: str) -> date | None:
    """A day as people write it: ``27 3 2026``, ``27/03/2026``, ``27 March 2026`` or ``2026-03-27``.

    Raises ValueError, with a sentence for the reader, where it is no day of the calendar. Empty gives None.
    """
    words = [w for w in re.split(r"[\s/.,-]+", text.strip().lower()) if w]
    if not words:
        return None
    if len(words) != 3:
        raise ValueError("Write the day, month and year, for example 27 3 2026")
    if len(words[0]) == 4:
        words.reverse()
    day, month, year = words
    month = str(MONTHS.get(month, month))
    if not all(re.fullmatch(r"[0-9]{1,4}", w) for w in (day, month, year)):
        raise ValueError("Write the day, month and year in numbers, for example 27 3 2026")
    if len(year) != 4:
        raise ValueError("Write the year with four figures, for example 2026")
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError("There is no such day in the calendar; check the day and the month") from None
    if found.year not in YEARS:
        raise ValueError(f"Check the year: it should be from {YEARS[0]} to {YEARS[-1]}")
    return found


def in_words(day: date | None, unknown: str = "") -> str:
    """``27 March 2026``: the same on every machine, whatever its locale; ``unknown`` where there is no day."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}" if day else unknown
