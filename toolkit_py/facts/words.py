"""Words for days, and for where and when a fact was seen."""

import datetime as dt
from collections.abc import Iterable

from toolkit_py.days import MONTH_NAMES, in_words
from toolkit_py.facts._rows import Seen


def month_words(partial: str) -> str:
    """The month of a date or a month (September 2026), or the year of a year."""
    year, *rest = partial.split("-")
    return f"{MONTH_NAMES[int(rest[0]) - 1]} {year}" if rest else year


def seen_words(
    seen: Iterable[Seen],
    *,
    list_checked: str | None = None,
    checked_on: dt.date | None = None,
) -> str:
    """Where and when a fact was seen, as a sentence without its full stop.

    A person's check comes before all else. Without one a fact is never called checked: it was "seen on" its
    publishers, each with a month or "date not known". Empty where nothing is known.
    """
    if checked_on:
        return f"Checked {in_words(checked_on)}"
    places = list(seen)
    listed = f"in a public list of {month_words(list_checked)}" if list_checked else ""
    if not places:
        return f"Seen {listed}" if listed else ""
    if not any(place.date for place in places):
        on = " and ".join(place.publisher for place in places) + ", date not known"
    else:
        on = "; ".join(f"{place.publisher}, {_when(place)}" for place in places)
    return f"Seen on {on}; and {listed}" if listed else f"Seen on {on}"


def _when(place: Seen) -> str:
    return month_words(place.date) if place.date else "date not known"
