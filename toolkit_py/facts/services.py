"""National services (``services.toml``), and the rules for what of each a reader may be shown."""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from toolkit_py import files
from toolkit_py.facts._rows import FactsError, Problems, Row, Seen, earliest, near, rows
from toolkit_py.facts.words import seen_words

EVIDENCE = ("official", "third_party", "code_lists", "single", "none")
LIVE_CHECK = ("advised", "required")
MONTHS_FRESH = 24
"""For how long hours that were seen once may be shown."""

_NUMBER = re.compile(r"\d[\d ]*\d|\d")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@dataclass(frozen=True)
class Service:
    """One service as ``services.toml`` has it; what a reader is shown of it is decided by `card`."""

    id: str
    name: str
    list: str
    themes: tuple[str, ...]
    audience: tuple[str, ...]
    area: str
    offers: str
    phone: str | None
    free: bool | None
    hours: str | None
    text_to: str | None
    text_word: str | None
    text_note: str | None
    whatsapp: str | None
    webchat: str | None
    webchat_hours: str | None
    website: str | None
    website_seen: bool
    deaf_access: str | None
    safe_to_call_note: str | None
    safety_critical: bool
    evidence: str
    confidence: str
    live_check: str
    seen: tuple[Seen, ...]
    list_checked: str | None
    source_pages: tuple[str, ...]
    check_note: str | None
    checked_by: str | None
    checked_on: dt.date | None


@dataclass(frozen=True)
class Directory:
    """All services by id, with the words for their themes and audiences.

    `as_of` is the day to which the facts are reckoned, so that what is built does not depend on the day of building.
    """

    as_of: dt.date
    themes: Mapping[str, str]
    audiences: Mapping[str, str]
    services: Mapping[str, Service]

    def service(self, name: str) -> Service:
        """The service of this id.

        Raises:
            FactsError: there is none; the message names the nearest.
        """
        if name not in self.services:
            raise FactsError(f"services.toml has no service “{name}”.{near(name, self.services)}")
        return self.services[name]

    def links(self) -> frozenset[str]:
        """Every dial and text link that may stand on a page; the site's tests hold its pages to them."""
        cards = [card(service, self, self.as_of) for service in self.services.values()]
        return frozenset(link for one in cards for link in (one.number_link, one.text_link) if link)

    def select(self, theme: str | None = None, audience: str | None = None) -> list[Service]:
        """The services for a need, for an audience, for both, or all of them, in the order of the file."""
        return [
            service
            for service in self.services.values()
            if theme in (None, *service.themes) and audience in (None, *service.audience)
        ]


@dataclass(frozen=True)
class Card:
    """What a reader is shown of a service: words and links, each None where there is nothing to show."""

    name: str
    offers: str
    audience: str
    audience_ids: tuple[str, ...]
    area: str
    number: str | None
    number_link: str | None
    cost: str | None
    text: str | None
    text_link: str | None
    text_note: str | None
    whatsapp: str | None
    webchat: str | None
    hours: str | None
    deaf_access: str | None
    website: str | None
    website_link: str | None
    safe_to_call_note: str | None
    unchecked: str | None
    seen: str | None


@cache
def directory() -> Directory:
    """The national services.

    Raises:
        FactsError: the file has mistakes; the message lists them all.
    """
    return parse_services(files.read("toolkit_py.facts", "services.toml"))


def parse_services(text: str, file: str = "toolkit_py/facts/services.toml") -> Directory:
    """Read and check the text of a file of services.

    Raises:
        FactsError: the text has mistakes; the message lists them all.
    """
    raw = tomllib.loads(text)
    problems = Problems(file)
    head = Row({"as_of": raw.get("as_of")}, "head of the file", problems)
    as_of = head.day("as_of")
    if as_of is None:
        head.problem("as_of is missing: the day to which the facts are reckoned")
    themes, audiences = raw.get("themes", {}), raw.get("audiences", {})
    found: dict[str, Service] = {}
    for row in rows(raw, "service", problems):
        service = _service(row, themes, audiences, found)
        found[service.id] = service
    problems.raise_if_any()
    return Directory(as_of or dt.date.min, themes, audiences, found)


def may_give_contacts(service: Service) -> bool:
    """Whether any number of a service may be shown: it was seen in a place that counts, and needs no live check."""
    return service.evidence in ("official", "third_party") and service.live_check != "required"


def shows_number(service: Service) -> bool:
    """Whether a telephone number is shown with this service."""
    return service.phone is not None and may_give_contacts(service)


def tel(number: str) -> str:
    """The dial link of a number: ``tel:08001111``."""
    return "tel:" + re.sub(r"\D", "", number)


def is_fresh(date: str | dt.date | None, today: dt.date) -> bool:
    """Whether a date lies within the last 24 months; of a month or a year the first day counts."""
    day = earliest(date) if isinstance(date, str) else date
    if day is None:
        return False
    months = today.year * 12 + today.month - 1 - MONTHS_FRESH
    year, month = divmod(months, 12)
    return (day.year, day.month, day.day) >= (year, month + 1, today.day)


def hours_are_fresh(service: Service, today: dt.date) -> bool:
    """Whether the hours of a service were seen or checked within the last 24 months."""
    dates: list[str | dt.date | None] = [seen.date for seen in service.seen]
    return any(is_fresh(date, today) for date in [*dates, service.list_checked, service.checked_on])


def hours_shown(service: Service, today: dt.date) -> str | None:
    """The hours to show: as known, "see their website" where that is too long ago, None where none are needed."""
    if not may_give_contacts(service):
        return None
    if service.hours and hours_are_fresh(service, today):
        return service.hours
    return "see their website" if service.phone or service.text_to or service.hours else None


def cost_shown(service: Service) -> str | None:
    """What is known of the cost; "free" only where that was seen."""
    if not may_give_contacts(service) or service.free is None:
        return None
    way = "call" if service.phone else "text" if service.text_to else None
    if way is None:
        return None
    return f"Free to {way}" if service.free else "Not a free number"


def card(service: Service, names: Directory, today: dt.date) -> Card:
    """What a reader may be shown of a service on a given day."""
    open_ = may_give_contacts(service)
    chat = service.webchat if open_ else None
    if chat and service.webchat_hours and hours_are_fresh(service, today):
        chat = f"{chat}: {service.webchat_hours}"
    text = None
    if open_ and service.text_to:
        text = f"Text {service.text_word} to {service.text_to}" if service.text_word else f"Text {service.text_to}"
    link = f"https://{service.website}" if service.website and service.website_seen else None
    listed = service.list_checked if open_ else None
    if open_:
        unchecked = None
    elif link:
        unchecked = "No number stands here until someone has checked it. See their website."
    else:
        unchecked = "No number stands here until someone has checked it."
    return Card(
        name=service.name,
        offers=service.offers,
        audience=_listed([names.audiences[name] for name in service.audience]),
        audience_ids=service.audience,
        area=service.area,
        number=service.phone if open_ else None,
        number_link=tel(service.phone) if open_ and service.phone else None,
        cost=cost_shown(service),
        text=text,
        text_link="sms:" + re.sub(r"\D", "", service.text_to) if open_ and service.text_to else None,
        text_note=service.text_note if open_ else None,
        whatsapp=service.whatsapp if open_ else None,
        webchat=chat,
        hours=hours_shown(service, today),
        deaf_access=service.deaf_access if open_ else None,
        website=service.website.removeprefix("www.") if link and service.website else None,
        website_link=link,
        safe_to_call_note=service.safe_to_call_note,
        unchecked=unchecked,
        seen=seen_words(service.seen, list_checked=listed, checked_on=service.checked_on) or None,
    )


def _listed(words: list[str]) -> str:
    return ", ".join([words[0], *(word[0].lower() + word[1:] for word in words[1:])])


def _service(
    row: Row, themes: Mapping[str, str], audiences: Mapping[str, str], found: Mapping[str, Service]
) -> Service:
    checked_by, checked_on = row.check()
    service = Service(
        id=row.identity(found),
        name=row.public_text("name"),
        list=row.choice("list", ("core", "extra")),
        themes=row.texts("themes", themes),
        audience=row.texts("audience", audiences),
        area=row.public_text("area"),
        offers=row.public_text("offers"),
        phone=row.maybe_text("phone"),
        free=row.maybe_flag("free"),
        hours=row.maybe_public_text("hours"),
        text_to=row.maybe_text("text_to"),
        text_word=row.maybe_public_text("text_word"),
        text_note=row.maybe_public_text("text_note"),
        whatsapp=row.maybe_text("whatsapp"),
        webchat=row.maybe_public_text("webchat"),
        webchat_hours=row.maybe_public_text("webchat_hours"),
        website=row.maybe_text("website"),
        website_seen=row.flag("website_seen", default=False),
        deaf_access=row.maybe_text("deaf_access"),
        safe_to_call_note=row.maybe_public_text("safe_to_call_note"),
        safety_critical=row.flag("safety_critical"),
        evidence=row.choice("evidence", EVIDENCE),
        confidence=row.choice("confidence", ("confirmed", "unconfirmed")),
        live_check=row.choice("live_check", LIVE_CHECK),
        seen=row.seen(),
        list_checked=row.partial_date("list_checked"),
        source_pages=row.texts("source_pages", needed=False),
        check_note=row.maybe_text("check_note"),
        checked_by=checked_by,
        checked_on=checked_on,
    )
    row.finish()
    _check(row, service)
    return service


def _check(row: Row, service: Service) -> None:
    """What must hold between the fields of a service."""
    for name, number in (
        ("phone", service.phone),
        ("text_to", service.text_to),
        ("whatsapp", service.whatsapp),
    ):
        if number and not _NUMBER.fullmatch(number):
            row.problem(f"{name} “{number}” is to be digits and single spaces")
    if service.website and not _HOST.fullmatch(service.website):
        row.problem(f"website “{service.website}” is to be a bare name such as www.gov.uk")
    if service.website_seen and not service.website:
        row.problem("website_seen is true, but there is no website")
    if service.phone and service.evidence in ("single", "none"):
        row.problem(f"a number from memory or one page (evidence “{service.evidence}”) is not kept: take it away")
    if may_give_contacts(service) and not (service.seen or service.checked_by):
        row.problem("no source: say in “seen” where it was seen, or set live_check to required")
    if service.evidence != "none" and not (service.source_pages or service.checked_by):
        row.problem("no source: give source_pages, or set evidence to none")
    if service.checked_by and not may_give_contacts(service):
        row.problem("a person has checked it: set evidence and live_check to what the check found")
    if service.text_word and not service.text_to:
        row.problem("text_word without text_to: give the number to text")
    if service.webchat_hours and not service.webchat:
        row.problem("webchat_hours without webchat: say where the chat is")
