"""Incidents as they were seen, and the six sides of the problem. Incidents are counted; people never are.

Durham's table (about 2015) defines a problem by size or intensity, complexity, number of people, frequency, duration
and escalation. The words for them and the parts of a day are in ``data.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.days import in_words
from toolkit_py.forms import Form, Row
from toolkit_py.next_steps import Step, read_steps
from toolkit_py.outcome_rules import plural, weeks_and_days
from toolkit_py.statement_checks import Pointer, private, shorthand

DAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
FIRST = (("yes", "Yes, or it may be so"), ("no", "Asked, and no"), ("not_asked", "Not asked yet"))
SEEN = (
    ("", "Choose"),
    ("seen", "Seen or heard by the one who says so"),
    ("told", "Told by somebody else"),
    ("not_known", "Not known"),
)
_KNOWN = {value: words for value, words in SEEN if value}
WORSE = (("worse", "Worse"), ("same", "About the same"), ("less", "Less than before"), ("not_known", "Not known"))
NO_TIME = "time not clear"


@dataclass(frozen=True)
class Incident:
    """One thing that happened, as it was told: the row, and what stands in it; ``part`` is the part of the day."""

    row: Row
    day: date | None
    time: str
    part: str
    place: str
    what: str
    to_whom: str
    who_saw: str
    how_known: str

    @property
    def written(self) -> bool:
        return bool(
            self.what
            or self.place
            or self.time
            or self.to_whom
            or self.who_saw
            or self.how_known
            or self.row.text("day")
        )

    @property
    def day_words(self) -> str:
        return in_words(self.day, "day not known")


@dataclass(frozen=True)
class Side:
    """One of the six sides: its title, what was written, what the incidents show, and what to ask where it is blank."""

    id: str
    title: str
    also: str
    question: str
    words: str
    shows: tuple[str, ...]
    ask: str


@dataclass(frozen=True)
class View:
    """What the template needs, ready."""

    first: tuple[Mapping[str, Any], ...]
    urgent: tuple[tuple[str, bool], ...]
    """What is urgent, and whether it was said alone, so that it stands on no paper."""
    to_ask: tuple[str, ...]
    incidents: tuple[Incident, ...]
    in_order: tuple[tuple[str, ...], ...]
    sides: tuple[Side, ...]
    tables: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    harmed: str
    tried: str
    helps: str
    pointers: tuple[Pointer, ...]
    begun: bool
    steps: tuple[Step, ...]
    announce: str
    choices: tuple[tuple[str, str], ...] = FIRST
    seen: tuple[tuple[str, str], ...] = SEEN
    worse: tuple[tuple[str, str], ...] = WORSE


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files.read("toolkit_py.widgets.asb_profile", "data.toml"))


def part_of_day(text: str) -> str:
    """The part of the day in which a time lies, as people write times: ``21:30``, ``9.30 pm``, ``10pm``, ``22``.

    Anything else, such as “late” or “9”, is not guessed at: it gives “time not clear”, or nothing where it is blank.
    """
    typed = text.strip().lower()
    if not typed:
        return ""
    match = re.fullmatch(r"(?:about |around |at )?([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*([ap])?\.?m?\.?", typed)
    if not match:
        return {"midnight": _part(0), "noon": _part(12), "midday": _part(12)}.get(typed, NO_TIME)
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if minute > 59 or hour > (12 if half else 23) or (half and not hour):
        return NO_TIME
    if not half and match[2] is None and hour < 13:
        return NO_TIME
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return _part(hour)


def _part(hour: int) -> str:
    parts = _data()["part"]
    return str(next((part["word"] for part in reversed(parts) if hour >= part["from"]), parts[-1]["word"]))


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """Who is harmed first, then the six sides, then what was tried and what comes next."""
    incidents = tuple(_incident(row, today) for row in form.rows("incidents", at_least=3))
    written = [one for one in incidents if one.written]
    sides = tuple(_sides(form, written, today))
    urgent, to_ask = [], []
    for row in _data()["first"]:
        said = form.one_of(row["id"], dict(FIRST))
        if said == "yes":
            urgent.append((row["yes"], row.get("alone", False)))
        elif said != "no":
            to_ask.append(row["not_asked"])
            form.missing(row["id"], "Ask this first, and say here what you were told")
    told = [form.text("harmed_words"), form.text("tried"), *(one.what for one in written)]
    told += [side.words for side in sides]
    begun = bool(written or any(told) or urgent)
    return View(
        first=tuple(_data()["first"]),
        urgent=tuple(urgent),
        to_ask=tuple(to_ask) if begun else (),
        incidents=incidents,
        in_order=tuple(_in_order(written)),
        sides=sides,
        tables=tuple(_tables(written)),
        harmed=form.text("harmed_words"),
        tried=form.text("tried"),
        helps=form.text("helps"),
        pointers=_pointers(told),
        begun=begun,
        steps=read_steps(form, today, at_least=2),
        announce=_counted(written) if written else "Nothing is written yet.",
    )


def _incident(row: Row, today: date | None) -> Incident:
    one = Incident(
        row=row,
        day=row.day("day", today),
        time=row.text("time"),
        part=part_of_day(row.text("time")),
        place=row.text("place"),
        what=row.text("what"),
        to_whom=row.text("to_whom"),
        who_saw=row.text("who_saw"),
        how_known=_KNOWN.get(row.one_of("known", _KNOWN), ""),
    )
    if one.written:
        if not one.what:
            row.missing("what", "Say what was done, so that somebody who was not there can picture it")
        if not row.text("day"):
            row.missing("day", "Give the day")
        if not one.how_known:
            row.missing("known", "Say how this is known: seen, or told")
    return one


def _pointers(texts: Sequence[str]) -> tuple[Pointer, ...]:
    found: dict[str, Pointer] = {}
    for text in texts:
        for one in (*shorthand(text), *private(text)):
            found.setdefault(one.words.lower(), one)
    return tuple(found.values())


def _counted(written: Sequence[Incident]) -> str:
    """“4 incidents are written, on 3 days from … to …”: what was written down, which is not all that happened."""
    days = sorted({one.day for one in written if one.day})
    says = f"{plural(len(written), 'incident')} {'is' if len(written) == 1 else 'are'} written"
    if not days:
        return f"{says}, without a day."
    span = in_words(days[0]) if len(days) == 1 else f"{in_words(days[0])} to {in_words(days[-1])}"
    undated = sum(not one.day for one in written)
    without = f" {undated} without a day." if undated else ""
    return f"{says}, on {plural(len(days), 'day')}: {span}.{without}"


def _sides(form: Form, written: Sequence[Incident], today: date | None) -> Iterator[Side]:
    began = form.day("began", today)
    worse = form.one_of("worse", dict(WORSE))
    shows: dict[str, list[str]] = {"frequency": [], "duration": [], "escalation": [], "intensity": [], "people": []}
    whom = list(dict.fromkeys(one.to_whom for one in written if one.to_whom))
    if whom:
        shows["intensity"].append(f"Done to, as it was told: {'; '.join(whom)}.")
    if written:
        shows["frequency"].append(_counted(written))
        unsure = sum(one.how_known != _KNOWN["seen"] for one in written)
        if unsure:
            shows["people"].append(
                f"Only told, or not said how it is known: {unsure} of {plural(len(written), 'incident')}."
            )
    days = sorted(one.day for one in written if one.day)
    if began:
        shows["duration"].append(f"It began about {in_words(began)}.")
        if days and days[0] < began:
            shows["duration"].append(f"But an incident is written for {in_words(days[0])}, before that day.")
        elif days:
            shows["duration"].append(f"The latest is {weeks_and_days((days[-1] - began).days)} after it began.")
    elif len(days) > 1:
        shows["duration"].append(f"The incidents span {weeks_and_days((days[-1] - days[0]).days)}.")
    if worse:
        shows["escalation"].append(f"People say: {dict(WORSE)[worse].lower()}.")
    if len({(day.year, day.month) for day in days}) > 1:
        months = Counter(in_words(day.replace(day=1))[2:] for day in days)
        shows["escalation"].append("By month: " + "; ".join(f"{m}, {n}" for m, n in months.items()) + ".")
        shows["escalation"].append("More reports can mean more harm, or more trust that somebody listens.")
    for row in _data()["side"]:
        words = form.text(row["id"])
        says = tuple(shows.get(row["id"], ()))
        told = words or (row["id"] == "escalation" and worse) or (row["id"] == "duration" and began)
        yield Side(row["id"], row["title"], row["also"], row["ask"], words, says, "" if told else row["ask"])


def _in_order(written: Sequence[Incident]) -> Iterator[tuple[str, ...]]:
    for one in sorted(written, key=lambda one: one.day or date.max):
        yield (
            " ".join(x for x in (one.day_words, one.time) if x),
            one.place or "–",
            one.what or "–",
            one.to_whom or "–",
            "; ".join(x for x in (one.who_saw, one.how_known) if x) or "–",
        )


def _tables(written: Sequence[Incident]) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Counts of incidents by place, by part of the day and by day of the week; each only where something is known."""
    places: dict[str, list[str]] = {}
    for one in written:
        if one.place:
            places.setdefault(" ".join(one.place.lower().split()), []).append(one.place)
    if places:
        by_most = sorted(places.values(), key=len, reverse=True)
        yield "By place", "Place", tuple((same[0], str(len(same))) for same in by_most)
    order = [*(part["word"] for part in _data()["part"]), NO_TIME]
    parts = Counter(one.part for one in written if one.part)
    if parts:
        yield "By time of day", "Time of day", tuple((word, str(parts[word])) for word in order if parts[word])
    days = Counter(one.day.weekday() for one in written if one.day)
    if days:
        yield "By day of the week", "Day", tuple((DAYS[day], str(days[day])) for day in sorted(days))
