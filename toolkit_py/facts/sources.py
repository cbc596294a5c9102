"""The source documents and their sections (``sources.toml``)."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from toolkit_py import files
from toolkit_py.facts._rows import FactsError, Problems, Row, near, rows

STATUSES = {"right": "Still right", "changed": "Changed since", "history": "History only"}
"""What may be said of a block of guidance, and how a reader is told."""


@dataclass(frozen=True)
class Section:
    """One section of a source document; `number` is the document's own, where it has one."""

    id: str
    title: str
    number: str | None


@dataclass(frozen=True)
class Source:
    """One source document; `year` is for readers, `first_year` and `last_year` are for reckoning."""

    id: str
    title: str
    publisher: str
    year: str
    year_note: str
    kind: str
    first_year: int
    last_year: int
    sections: Mapping[str, Section]


@cache
def sources() -> Mapping[str, Source]:
    """Every source document by id, in the order of the file.

    Raises:
        FactsError: the file has mistakes; the message lists them all.
    """
    return parse_sources(files.read("toolkit_py.facts", "sources.toml"))


def parse_sources(text: str, file: str = "toolkit_py/facts/sources.toml") -> Mapping[str, Source]:
    """Read and check the text of a file of sources.

    Raises:
        FactsError: the text has mistakes; the message lists them all.
    """
    problems = Problems(file)
    found: dict[str, Source] = {}
    for row in rows(tomllib.loads(text), "source", problems):
        first, last = row.number("first_year"), row.number("last_year")
        if first > last:
            row.problem("first_year lies after last_year")
        source = Source(
            id=row.identity(found),
            title=row.public_text("title"),
            publisher=row.public_text("publisher"),
            year=row.public_text("year"),
            year_note=row.public_text("year_note"),
            kind=row.public_text("kind"),
            first_year=first,
            last_year=last,
            sections=_sections(row, problems),
        )
        row.finish()
        found[source.id] = source
    problems.raise_if_any()
    return found


def find(source: str, section: str) -> tuple[Source, Section]:
    """The document and section of these ids.

    Raises:
        FactsError: there is no such document or section; the message names the nearest.
    """
    document = sources().get(source)
    if document is None:
        raise FactsError(f"sources.toml has no source “{source}”.{near(source, sources())}")
    part = document.sections.get(section)
    if part is None:
        raise FactsError(
            f"sources.toml: source “{source}” has no section “{section}”.{near(section, document.sections)}"
        )
    return document, part


def year_words(found: Iterable[Source]) -> str:
    """When these documents were written, as the start of a sentence: "About 2015", "2012 to 2016"."""
    documents = list(found)
    if len(documents) == 1:
        year = documents[0].year
        return year[0].upper() + year[1:]
    first = min(document.first_year for document in documents)
    last = max(document.last_year for document in documents)
    return f"{first} to {last}" if first < last else f"{first}"


def _sections(row: Row, problems: Problems) -> Mapping[str, Section]:
    found: dict[str, Section] = {}
    for part in rows({"section": row.take("section")}, "section", problems):
        part.inside(row)
        section = Section(part.identity(found), part.public_text("title"), part.maybe_text("number"))
        part.finish()
        found[section.id] = section
    return found
