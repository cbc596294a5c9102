"""What has changed since the documents (``changes.toml``), and how each change may be told."""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from toolkit_py import files
from toolkit_py.facts._rows import FactsError, Problems, Row, Seen, near, rows
from toolkit_py.facts.sources import Source, sources, year_words
from toolkit_py.facts.words import seen_words

SHOWN_AS = {
    "current": "right",
    "renamed": "changed",
    "replaced": "changed",
    "new-since": "changed",
    "closed": "history",
    "repealed": "history",
    "dated-statistic": "history",
    "local-unknown": "check",
}
STATUS_WORDS = {
    "right": "Still right",
    "care": "In use: read this",
    "changed": "Changed",
    "history": "History only",
    "check": "Check locally",
}

_UNITS = "per cent|percent|hours?|days?|weeks?|months?|years?|sessions?|terms?|times|people|families|children|in \\d"
_FIGURE = re.compile(rf"[£%]|\b\d[\d.,]*[ -](?:{_UNITS})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Change:
    """One thing of the documents that has changed or is new; `where` holds pairs of source id and section id."""

    id: str
    where: tuple[tuple[str, str], ...]
    in_document: bool
    named: str
    status: str
    now: str
    since: str | None
    safety_critical: bool
    in_doubt: bool
    confidence: str
    seen: tuple[Seen, ...]
    source_pages: tuple[str, ...]
    use_on_site: str | None
    checked_by: str | None
    checked_on: dt.date | None


@dataclass(frozen=True)
class Note:
    """What a reader is told of a change: the two halves with their headings, and how sure it is."""

    id: str
    status: str
    status_words: str
    then_label: str
    then: str
    now_label: str
    now: str
    since_label: str
    since: str | None
    seen: str
    safety_critical: bool


@cache
def changes() -> Mapping[str, Change]:
    """Every change by id, in the order of the file.

    Raises:
        FactsError: the file has mistakes; the message lists them all.
    """
    return parse_changes(files.read("toolkit_py.facts", "changes.toml"), sources())


def parse_changes(
    text: str, documents: Mapping[str, Source], file: str = "toolkit_py/facts/changes.toml"
) -> Mapping[str, Change]:
    """Read and check the text of a file of changes against the documents that it corrects.

    Raises:
        FactsError: the text has mistakes; the message lists them all.
    """
    problems = Problems(file)
    found: dict[str, Change] = {}
    for row in rows(tomllib.loads(text), "change", problems):
        change = _change(row, documents, found)
        found[change.id] = change
    problems.raise_if_any()
    return found


def find(name: str) -> Change:
    """The change of this id.

    Raises:
        FactsError: there is none; the message names the nearest.
    """
    if name not in changes():
        raise FactsError(f"changes.toml has no change “{name}”.{near(name, changes())}")
    return changes()[name]


def shown_status(change: Change) -> str:
    """How a change is marked: right, care, changed, history or check (that is: check locally).

    What is still in use is never called right where it matters for safety, or where the row says that it is in doubt.
    """
    if change.confidence == "unconfirmed":
        return "check"
    if change.status == "current" and (change.safety_critical or change.in_doubt):
        return "care"
    return SHOWN_AS[change.status]


def has_figure(text: str) -> bool:
    """Whether a text gives an amount, a share, or a number of days, weeks, people and the like."""
    return _FIGURE.search(text) is not None


def note(change: Change, documents: Mapping[str, Source]) -> Note:
    """What a reader may be told of a change."""
    status = shown_status(change)
    written = [documents[name] for name in dict.fromkeys(source for source, _ in change.where)]
    return Note(
        id=change.id,
        status=status,
        status_words=STATUS_WORDS[status],
        then_label=_then(year_words(written)) if change.in_document else "Not in the document",
        then=change.named,
        now_label="Reported; check locally" if status == "check" else "Now",
        now=change.now,
        since_label="Date" if change.status == "dated-statistic" else "Since",
        since=None if status == "check" else change.since,
        seen=seen_words(change.seen, checked_on=change.checked_on) or "No source was found",
        safety_critical=change.safety_critical,
    )


def _then(year: str) -> str:
    return year if year.startswith("About") else f"In {year}"


def _change(row: Row, documents: Mapping[str, Source], found: Mapping[str, Change]) -> Change:
    checked_by, checked_on = row.check()
    change = Change(
        id=row.identity(found),
        where=_places(row, documents),
        in_document=row.flag("in_document", default=True),
        named=row.public_text("named"),
        status=row.choice("status", SHOWN_AS),
        now=row.public_text("now"),
        since=row.maybe_public_text("since"),
        safety_critical=row.flag("safety_critical"),
        in_doubt=row.flag("in_doubt", default=False),
        confidence=row.choice("confidence", ("confirmed", "unconfirmed")),
        seen=row.seen(),
        source_pages=row.texts("source_pages", needed=False),
        use_on_site=row.maybe_text("use_on_site"),
        checked_by=checked_by,
        checked_on=checked_on,
    )
    row.finish()
    _check(row, change)
    return change


def _places(row: Row, documents: Mapping[str, Source]) -> tuple[tuple[str, str], ...]:
    places = []
    for place in row.texts("where"):
        source, _, section = place.partition("/")
        if source not in documents:
            row.problem(f"where “{place}”: there is no source “{source}”.{near(source, documents)}")
        elif section not in documents[source].sections:
            known = documents[source].sections
            row.problem(f"where “{place}”: source “{source}” has no section “{section}”.{near(section, known)}")
        else:
            places.append((source, section))
    return tuple(places)


def _check(row: Row, change: Change) -> None:
    """What must hold between the fields of a change."""
    sourced = bool(change.seen or change.checked_by)
    if change.confidence == "confirmed" and not sourced:
        row.problem("no source: say in “seen” where it was seen, or set confidence to unconfirmed")
    if change.in_doubt and change.status != "current":
        row.problem("in_doubt is for what is still in use (status “current”): take it away")
    if change.status in SHOWN_AS and shown_status(change) == "check":
        for name, text in (("named", change.named), ("now", change.now)):
            if has_figure(text):
                row.problem(f"{name} gives a figure that is not confirmed: leave it out, or confirm the row")
