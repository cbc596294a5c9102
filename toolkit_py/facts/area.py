"""The area that keeps this copy of the site, if one does: its file, and the procedures that every danger line names.

A council writes one file, ``local/NAME.toml`` (docs/about/your-area.md is the recipe). The build hands over its text
with `use`; the browser's bundle holds it as ``area.toml`` beside this module. Without either there is no area.

What the browser needs stands here and is light. Contacts, and the check of the whole file, are in ``contacts.py``.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.facts._rows import FactsError, Problems, Row, rows

KINDS: Mapping[str, str] = {
    "front-door": "Children’s social care",
    "out-of-hours": "At night and at weekends",
    "safeguarding": "Safeguarding procedures",
    "escalation": "When professionals disagree",
    "other": "Also",
}
"""What a procedure is, with the words that stand before it on a page."""

NUMBER = re.compile(r"\d[\d ]*\d|\d")
_PLACE = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s\"<>]*)?")


@dataclass(frozen=True)
class Procedure:
    """One local procedure: who to ring, what to open, or both."""

    id: str
    kind: str
    words: str
    name: str
    phone: str | None
    phone_link: str | None
    hours: str | None
    link: str | None
    checked_on: dt.date | None


@dataclass(frozen=True)
class Procedures:
    """The procedures of an area, of which three stand in every danger line."""

    area: str
    all: tuple[Procedure, ...]

    @property
    def front_door(self) -> Procedure:
        """Where worries about a child go."""
        return self._first("front-door")

    @property
    def out_of_hours(self) -> Procedure:
        """Where they go when the front door is shut."""
        return self._first("out-of-hours")

    @property
    def safeguarding(self) -> Procedure:
        """The written procedures."""
        return self._first("safeguarding")

    def links(self) -> frozenset[str]:
        """The dial links of all of them."""
        return frozenset(one.phone_link for one in self.all if one.phone_link)

    def _first(self, kind: str) -> Procedure:
        return next(one for one in self.all if one.kind == kind)


_given: list[tuple[str, str]] = []


def use(text: str | None, file: str = "the area's file") -> None:
    """Take this text as the area's file from now on; None takes the area away. `file` is its name in messages."""
    _given[:] = [] if text is None else [(text, file)]
    procedures.cache_clear()


def text() -> tuple[str, str] | None:
    """The text of the area's file and its name, or None where there is no area."""
    if _given:
        return _given[0]
    try:
        return files.read("toolkit_py.facts", "area.toml"), "area.toml"
    except FileNotFoundError:
        return None


@cache
def procedures() -> Procedures | None:
    """The procedures of this copy's area, or None where there is no area.

    Raises:
        FactsError: the head of the file or a procedure has mistakes; the message lists them all.
    """
    found = text()
    if found is None:
        return None
    raw, problems = read(*found)
    area = read_procedures(raw, problems)
    problems.raise_if_any()
    return area


def read(text: str, file: str) -> tuple[dict[str, Any], Problems]:
    """The tables of a file, and a place to note what is wrong with them.

    Raises:
        FactsError: the text is not TOML.
    """
    try:
        return tomllib.loads(text), Problems(file)
    except tomllib.TOMLDecodeError as error:
        raise FactsError(f"{file}: this is not TOML: {error}. Look for a quotation mark that is missing") from error


def read_procedures(raw: dict[str, Any], problems: Problems) -> Procedures:
    """The ``name`` of an area and its ``[[procedure]]`` rows; mistakes go to `problems`."""
    head = Row({"name": raw.get("name")}, "head of the file", problems)
    name = head.public_text("name")
    found: dict[str, Procedure] = {}
    for row in rows(raw, "procedure", problems):
        one = _procedure(row, found)
        found[one.id] = one
    for kind, needs in (("front-door", "phone"), ("out-of-hours", "phone"), ("safeguarding", "website")):
        of_kind = [one for one in found.values() if one.kind == kind]
        if len(of_kind) != 1:
            problems.found.append(
                f"every danger line names one [[procedure]] of kind “{kind}”, and here are {len(of_kind)}: "
                "have one, with the others as kind “other”"
            )
        for one in of_kind:
            if not (one.phone if needs == "phone" else one.link):
                problems.found.append(f"procedure “{one.id}”: {needs} is missing, and the danger line needs it")
    return Procedures(name, tuple(found.values()))


def checked(row: Row) -> tuple[str, dt.date]:
    """Take who has checked a local row and when: both must be there."""
    by, on = row.check()
    if by is None and on is None:
        row.problem(
            "checked_by and checked_on are missing: ring the number or open the page, then write your role "
            "and the day, such as checked_on = 2027-03-03"
        )
    if by and "@" in by:
        row.problem("checked_by is to be a role or a team, such as “Family information officer”, not an address")
    return by or "", on or dt.date.min


def phone(row: Row, name: str = "phone") -> str | None:
    """Take a telephone number that may be left out."""
    number = row.maybe_text(name)
    if number and not NUMBER.fullmatch(number):
        row.problem(f"{name} “{number}” is to be digits and single spaces")
    return number


def website(row: Row) -> str | None:
    """Take an address that may be left out, without its ``https://``."""
    given = row.maybe_text("website")
    place = given.removeprefix("https://") if given else None
    if place and not _PLACE.fullmatch(place):
        row.problem(f"website “{given}” is to be an address such as www.gov.uk/find-local-council")
    return place


def _procedure(row: Row, found: Mapping[str, Procedure]) -> Procedure:
    _, on = checked(row)
    number, place, kind = phone(row), website(row), row.choice("kind", KINDS)
    one = Procedure(
        id=row.identity(found),
        kind=kind,
        words=KINDS.get(kind, ""),
        name=row.public_text("name"),
        phone=number,
        phone_link="tel:" + number.replace(" ", "") if number else None,
        hours=row.maybe_public_text("hours"),
        link=f"https://{place}" if place else None,
        checked_on=on,
    )
    row.finish()
    if not (number or place):
        row.problem("neither phone nor website: give one of them")
    return one
