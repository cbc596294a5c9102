"""Which page covers which section of the source documents, and which page shows which change: read from the pages."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit_py.facts.sources import Section, Source

Pair = tuple[str, str]

_TITLE = re.compile(r"\A---\n(?:.*\n)*?title:[ \t]*(?P<title>.+)\n")
_WORD = r"\s*[\"']([^\"']+)[\"']\s*"
_SOURCE = rf"\{{\{{-?\s*source\({_WORD},{_WORD}[,)]"
_CHANGES = r"\{\{-?\s*(?:changed|changes)\(([^)]*)\)"
_SEEN = re.compile(rf"^#{{1,6}} .*\{{#(?P<part>[\w-]+)[^}}\n]*\}}[ \t]*$|{_SOURCE}|{_CHANGES}", re.MULTILINE)


@dataclass(frozen=True)
class Place:
    """A part of a page: the page's path under ``docs``, its title, and the id of the part (or nothing)."""

    page: str
    title: str
    part: str = ""

    @property
    def address(self) -> str:
        """Where the built site has it, from the site's root: ``issues/debt/#ask``."""
        folder = re.sub(r"(^|/)index$", "", self.page.removesuffix(".md"))
        return (f"{folder}/" if folder else "") + (f"#{self.part}" if self.part else "")


def cited(pages: Mapping[str, str], tools: Mapping[str, Sequence[Pair]]) -> dict[Pair, list[Place]]:
    """Every pair (source id, section id) that pages and tools name, known or not, with the pages that do.

    The page with the most blocks of a section comes first; each page stands once, with the part where it begins.

    Args:
        pages: the Markdown of every page by its path under ``docs``.
        tools: the pairs that each tool's label names. They count for the tool's own page.
    """
    found: dict[Pair, list[Place]] = {}
    for page, text in sorted(pages.items()):
        for place, source, section, _ in _calls(page, text):
            if source:
                found.setdefault((source, section), []).append(place)
    for tool, pairs in sorted(tools.items()):
        page = f"tools/{tool.replace('_', '-')}.md"
        for pair in pairs if page in pages else ():
            found.setdefault(pair, []).append(Place(page, _title(page, pages[page])))
    return {pair: _once(places) for pair, places in found.items()}


def shown(pages: Mapping[str, str]) -> dict[str, list[Place]]:
    """Every change that pages name by its id, with the pages that do."""
    found: dict[str, list[Place]] = {}
    for page, text in sorted(pages.items()):
        for place, _, _, names in _calls(page, text):
            for name in re.findall(r"[\"']([^\"']+)[\"']", names):
                found.setdefault(name, []).append(place)
    return {name: _once(places) for name, places in found.items()}


def by_section(
    documents: Mapping[str, Source], found: Mapping[Pair, list[Place]]
) -> list[tuple[Source, list[tuple[Section, list[Place]]]]]:
    """Every document with every section of it, in the order of the file, and the pages that cover the section."""
    return [
        (document, [(section, found.get((document.id, section.id), [])) for section in document.sections.values()])
        for document in documents.values()
    ]


def uncovered(documents: Mapping[str, Source], found: Mapping[Pair, list[Place]]) -> list[Pair]:
    """The sections that no page covers."""
    return [
        (document.id, section.id)
        for document, rows in by_section(documents, found)
        for section, places in rows
        if not places
    ]


def unknown(documents: Mapping[str, Source], found: Iterable[Pair]) -> list[Pair]:
    """The pairs that are no section of a document."""
    return [pair for pair in found if pair[0] not in documents or pair[1] not in documents[pair[0]].sections]


def _calls(page: str, text: str) -> list[tuple[Place, str, str, str]]:
    """The macro calls of a page in order: where, and the source and section, or the names of the changes."""
    title, part, calls = _title(page, text), "", []
    for match in _SEEN.finditer(text):
        if match["part"]:
            part = match["part"]
        else:
            _, source, section, names = (group or "" for group in match.groups())
            calls.append((Place(page, title, part), source, section, names))
    return calls


def _title(page: str, text: str) -> str:
    match = _TITLE.match(text)
    return match["title"].strip().strip("\"'") if match else page.removesuffix(".md").rsplit("/", 1)[-1]


def _once(places: Sequence[Place]) -> list[Place]:
    first: dict[str, Place] = {}
    count: dict[str, int] = {}
    for place in places:
        first.setdefault(place.page, place)
        count[place.page] = count.get(place.page, 0) + 1
    return sorted(first.values(), key=lambda place: (-count[place.page], place.page))
