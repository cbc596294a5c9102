"""An area's own contacts and stages, and where its contacts stand on a page (the file: see ``area.py``)."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from toolkit_py.facts import area as areas
from toolkit_py.facts._rows import Problems, Row, rows
from toolkit_py.facts.area import Procedures
from toolkit_py.facts.services import Card, Directory, Service, card, directory

OWN_BEHAVIOUR = "person-using-abuse"
WORKERS = "professional"


@dataclass(frozen=True)
class Contact:
    """A local service, and the pages that it was written for: none = wherever its themes are."""

    service: Service
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Stage:
    """One step of what professionals do when they disagree."""

    id: str
    name: str
    who: str
    within: str | None
    checked_on: dt.date


@dataclass(frozen=True)
class Area:
    """All that an area's file holds."""

    name: str
    procedures: Procedures
    contacts: Mapping[str, Contact]
    stages: tuple[Stage, ...]

    def cards(self, found: Iterable[Contact]) -> list[Card]:
        """What a reader is shown of some of its contacts, reckoned to the day of the newest check."""
        names = directory()
        newest = max([names.as_of, *(c.service.checked_on or names.as_of for c in self.contacts.values())])
        return [card(contact.service, names, newest) for contact in found]

    def links(self) -> frozenset[str]:
        """Every dial and text link that may stand on a page because of this area."""
        cards = self.cards(self.contacts.values())
        found = frozenset(link for one in cards for link in (one.number_link, one.text_link) if link)
        return found | self.procedures.links()


def area() -> Area | None:
    """The area of this copy, or None.

    Raises:
        FactsError: its file has mistakes; the message lists them all.
    """
    found = areas.text()
    return parse_area(*found) if found else None


@cache
def parse_area(text: str, file: str = "the area's file") -> Area:
    """Read and check the text of an area's file.

    Raises:
        FactsError: the text has mistakes; the message lists them all.
    """
    raw, problems = areas.read(text, file)
    known = {"name", "procedure", "contact", "stage"}
    problems.found += [f"there is no part “{name}” in an area's file" for name in raw if name not in known]
    national = directory()
    procedures = areas.read_procedures(raw, problems)
    contacts: dict[str, Contact] = {}
    for row in rows(raw, "contact", problems):
        contact = _contact(row, procedures.area, national, contacts)
        contacts[contact.service.id] = contact
    stages: dict[str, Stage] = {}
    for row in _optional(raw, "stage", problems):
        stage = _stage(row, stages)
        stages[stage.id] = stage
    problems.raise_if_any()
    return Area(procedures.area, procedures, contacts, tuple(stages.values()))


def placed(area: Area, page: str, blocks: Sequence[Sequence[str]], *, private: bool) -> list[list[Contact]]:
    """Which contacts stand in which block of services of a page; each stands there once at most.

    A contact goes where most of the national services are for the same need and the same people. Where none is, it
    stands in the first block, if its row names the page. A contact for people worried about their own behaviour
    stands only in a block that is for them alone, never before help for those whom such behaviour harms. Family
    pages show no contact that is for workers alone.

    Args:
        area: whose contacts.
        page: the page's path under docs/ without its ending: ``issues/debt``.
        blocks: the ids of each block of services on the page.
        private: whether the page is for families.
    """
    found: list[list[Contact]] = [[] for _ in blocks]
    for contact in area.contacts.values():
        service = contact.service
        if contact.pages and page not in contact.pages:
            continue
        if private and set(service.audience) == {WORKERS}:
            continue
        likeness = [_likeness(service, ids) for ids in blocks]
        best = max(likeness, default=0.0)
        if best:
            found[likeness.index(best)].append(contact)
        elif blocks and page in contact.pages and OWN_BEHAVIOUR not in service.audience:
            found[0].append(contact)
    return found


def _likeness(contact: Service, ids: Sequence[str]) -> float:
    """The share of a block's services that are, first of all, for a need of the contact, and for the same people."""
    known = directory().services
    whom = set(contact.audience)
    if OWN_BEHAVIOUR in whom:
        if any(name in known and OWN_BEHAVIOUR not in known[name].audience for name in ids):
            return 0.0
        whom = {OWN_BEHAVIOUR}
    elif whom != {WORKERS}:
        whom -= {WORKERS}
    alike = [
        known[name]
        for name in ids
        if name in known and known[name].themes[0] in contact.themes and whom & set(known[name].audience)
    ]
    return len(alike) / len(ids) if ids else 0.0


def _optional(raw: dict[str, Any], name: str, problems: Problems) -> list[Row]:
    return rows(raw, name, problems) if name in raw else []


def _contact(row: Row, area: str, national: Directory, found: Mapping[str, Contact]) -> Contact:
    by, on = areas.checked(row)
    name = row.identity(found)
    if name in national.services:
        row.problem("services.toml has a national service of this id: choose another, such as the id with your area's")
    pages = row.texts("pages", needed=False)
    place = areas.website(row)
    service = Service(
        id=name,
        name=row.public_text("name"),
        list="local",
        themes=row.texts("themes", national.themes),
        audience=row.texts("audience", national.audiences),
        area=area,
        offers=row.public_text("offers"),
        phone=areas.phone(row),
        free=row.maybe_flag("free"),
        hours=row.maybe_public_text("hours"),
        text_to=areas.phone(row, "text_to"),
        text_word=row.maybe_public_text("text_word"),
        text_note=None,
        whatsapp=None,
        webchat=None,
        webchat_hours=None,
        website=place,
        website_seen=place is not None,
        deaf_access=row.maybe_text("deaf_access"),
        safe_to_call_note=row.maybe_public_text("safe_to_call_note"),
        safety_critical=row.flag("safety_critical", default=False),
        evidence="official",
        confidence="confirmed",
        live_check="advised",
        seen=(),
        list_checked=None,
        source_pages=(),
        check_note=row.maybe_text("check_note"),
        checked_by=by,
        checked_on=on,
    )
    row.finish()
    if not (service.phone or service.text_to or service.website):
        row.problem("no way to reach it: give phone, text_to or website")
    if service.text_word and not service.text_to:
        row.problem("text_word without text_to: give the number to text")
    return Contact(service, tuple(page.removesuffix(".md").removesuffix("/index") for page in pages))


def _stage(row: Row, found: Mapping[str, Stage]) -> Stage:
    _, on = areas.checked(row)
    stage = Stage(
        row.identity(found), row.public_text("name"), row.public_text("who"), row.maybe_public_text("within"), on
    )
    row.finish()
    return stage
