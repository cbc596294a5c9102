"""Every section of the five documents has a page, and the pages about sources and changes list what there is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from toolkit_py import coverage, pages
from toolkit_py.coverage import Place
from toolkit_py.facts.changes import STATUS_WORDS, changes
from toolkit_py.facts.sources import Source, sources
from toolkit_py.widget import widgets

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
TEXTS = {path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md")}
TOOLS = {name: label.sources for name, label in widgets().items()}
BY_PAGES = coverage.cited(TEXTS, {})
BY_ALL = coverage.cited(TEXTS, TOOLS)


class Html(HTMLParser):
    """The ids and links of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the id and the address of a tag."""
        at = {name: value or "" for name, value in attrs}
        self.ids += [at["id"]] if "id" in at else []
        self.links += [at["href"]] if tag == "a" else []


def file_of(link: str, root: str) -> tuple[str, str]:
    """The page's path and the part that a link from a listing leads to."""
    assert link.startswith(root)
    folder, _, part = link.removeprefix(root).partition("#")
    folder = folder.rstrip("/")
    return next(name for name in (f"{folder}.md", f"{folder}/index.md".lstrip("/")) if name in TEXTS), part


# The pages as they are ------------------------------------------------------------------------------------


@pytest.mark.parametrize("document", list(sources().values()), ids=lambda d: d.id)
def test_every_section_of_a_document_has_a_page(document: Source) -> None:
    """The substance of any part of the documents is on the site, with its source beside it."""
    assert coverage.uncovered({document.id: document}, BY_PAGES) == []


def test_no_page_and_no_tool_names_a_section_that_is_not_there() -> None:
    """A slip in an id would look like a source and be none."""
    assert coverage.unknown(sources(), BY_ALL) == []


@pytest.mark.parametrize("widget", sorted(TOOLS))
def test_a_tool_has_an_address_of_its_own_and_stands_on_a_page_where_it_helps(widget: str) -> None:
    """A worker meets it beside the guidance, and can also send somebody straight to it."""
    placed = [name for name, text in TEXTS.items() if f'{{{{ widget("{widget}"' in text]
    assert f"tools/{widget.replace('_', '-')}.md" in placed
    assert [name for name in placed if not name.startswith("tools/")]


@pytest.mark.parametrize("widget", sorted(TOOLS))
def test_a_tool_names_every_section_that_its_questions_come_from(widget: str) -> None:
    """The list of all tools, and the table of sections, are made from what each tool says of itself."""
    files = [*(ROOT / "toolkit_py" / "widgets" / widget).glob("data.toml")]
    if widget == "outcome_checklist":
        files = [*(ROOT / "toolkit_py" / "facts" / "outcomes").glob("*.toml")]
    named = {pair for file in files for pair in sources_in(tomllib.loads(file.read_text(encoding="utf-8")))}
    assert named <= set(TOOLS[widget])


def sources_in(data: object) -> Iterator[tuple[str, ...]]:
    """Every ``source`` of a file of facts, however deep it stands."""
    if isinstance(data, dict):
        if isinstance(data.get("source"), list):
            yield tuple(data["source"])
        data = [*data.values()]
    if isinstance(data, list):
        for one in data:
            yield from sources_in(one)


def test_no_page_names_a_change_that_is_not_there() -> None:
    """What a note corrects is in the file of changes."""
    assert set(coverage.shown(TEXTS)) <= set(changes())


def test_every_call_of_the_macro_is_seen() -> None:
    """A call written in some other way would be missing from the table without a word."""
    for page, text in TEXTS.items():
        found = coverage.cited({page: text}, {})
        assert len(re.findall(r"\{\{-?\s*source\(", text)) >= len(found)
        assert bool(found) == bool(re.search(r"\{\{-?\s*source\(", text)), page


def test_the_table_has_every_section_and_leads_to_pages_that_are_there() -> None:
    """One row a section, and each link to a part that the page has."""
    html = pages.coverage_html(TEXTS, "../../")
    assert html.count("<tr>") == sum(1 + len(document.sections) for document in sources().values())
    assert "No page yet" not in html
    for link in Html(html).links:
        page, part = file_of(link, "../../")
        assert not part or f"{{#{part}" in TEXTS[page], link


def test_the_page_of_sources_holds_the_table() -> None:
    """The table is made at every build; nobody keeps it by hand."""
    assert "\n\n{{ coverage() }}\n\n" in TEXTS["about/sources.md"]


def test_the_page_of_changes_lists_every_change_once() -> None:
    """Each group stands once, each change in one of them, and each can be linked to."""
    text = TEXTS["about/what-has-changed.md"]
    groups = re.findall(r'^\{\{ all_changes\("([a-z]+)"\) \}\}$', text, re.MULTILINE)
    assert sorted(groups) == sorted(["safety", *STATUS_WORDS])
    html = [Html(pages.all_changes_html(group, TEXTS, "../../")) for group in groups]
    ids = [name for one in html for name in one.ids]
    assert sorted(ids) == sorted(f"changed-{name}" for name in changes())
    on_pages = coverage_pages()
    for link in [link for one in html for link in one.links]:
        if link.startswith("#"):
            assert link[1:] in ids
        else:
            assert file_of(link, "../../")[0] in on_pages


def coverage_pages() -> set[str]:
    """The pages that show a change."""
    return {place.page for places in coverage.shown(TEXTS).values() for place in places}


@pytest.mark.parametrize("group", list(STATUS_WORDS))
def test_what_matters_for_safety_comes_first_in_a_group(group: str) -> None:
    """A reader who stops early has read what could hurt someone."""
    names = [name.removeprefix("changed-") for name in Html(pages.all_changes_html(group, TEXTS, "../../")).ids]
    marks = [changes()[name].safety_critical for name in names]
    assert marks == sorted(marks, reverse=True) and names


def test_dash_is_listed_with_a_warning_and_not_as_right() -> None:
    """A form that does not work must not stand among what is still right."""
    assert "changed-dash-risk-assessment" in Html(pages.all_changes_html("care", TEXTS, "../../")).ids
    assert "changed-dash-risk-assessment" not in Html(pages.all_changes_html("right", TEXTS, "../../")).ids


def test_an_unknown_group_of_changes_is_refused() -> None:
    """The build stops, and says what there is."""
    with pytest.raises(ValueError, match="there is no group “old”: use one of safety, right, care, changed"):
        pages.all_changes_html("old", TEXTS, "../../")


# How pages are read ---------------------------------------------------------------------------------------

PAGE = """---
description: About a thing
title: "A & B"
---

# A & B

{{ source("durham", "aim", "right") }}

## Ask {#ask}

Words.

{{ source('durham', 'debt-impact', 'changed') }}

{{- source("durham", "aim", "history") }}

### Without an id

{{ changed("lscb") }} {{ changes("iapt",
"asbo") }}

## More {#more .wide}

{{ source("durham", "debt-impact", "right") }} and {{ resource("durham", "x", "right") }}
"""


def test_a_page_is_read_for_what_it_covers() -> None:
    """Both quotation marks, several calls, and the heading under which the first of them stands."""
    assert coverage.cited({"issues/a.md": PAGE}, {}) == {
        ("durham", "aim"): [Place("issues/a.md", "A & B", "")],
        ("durham", "debt-impact"): [Place("issues/a.md", "A & B", "ask")],
    }


def test_a_page_is_read_for_the_changes_that_it_shows() -> None:
    """One note, or a list over several lines."""
    place = [Place("issues/a.md", "A & B", "ask")]
    assert coverage.shown({"issues/a.md": PAGE}) == {"lscb": place, "iapt": place, "asbo": place}


def test_a_tool_counts_for_its_own_page() -> None:
    """Where there is such a page; it does not count for every page that has the tool on it."""
    tools = {"safety_scaling": [("durham", "aim")], "no_page_yet": [("durham", "aim")]}
    texts = {"tools/safety-scaling.md": "---\ntitle: Safety scale\n---\n"}
    assert coverage.cited(texts, tools) == {("durham", "aim"): [Place("tools/safety-scaling.md", "Safety scale")]}


def test_the_page_that_uses_a_section_most_comes_first() -> None:
    """Then by their paths."""
    call = '{{ source("durham", "aim", "right") }}\n'
    found = coverage.cited({"c.md": call, "a.md": call, "b.md": call * 2}, {})
    assert [place.page for place in found["durham", "aim"]] == ["b.md", "a.md", "c.md"]


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (Place("issues/debt.md", "", "ask"), "issues/debt/#ask"),
        (Place("issues/index.md", ""), "issues/"),
        (Place("index.md", "", "top"), "#top"),
        (Place("about/index-of-words.md", ""), "about/index-of-words/"),
    ],
)
def test_the_address_of_a_page_is_that_of_the_built_site(place: Place, address: str) -> None:
    """Folders, as MkDocs builds them."""
    assert place.address == address


def test_what_is_missing_or_misspelt_is_found() -> None:
    """The two lists on which the tests above rely."""
    durham = {"durham": sources()["durham"]}
    found = coverage.cited(
        {"a.md": '{{ source("durham", "aim", "right") }} {{ source("durham", "aims", "right") }}'}, {}
    )
    missing = coverage.uncovered(durham, found)
    assert len(missing) == 24 and ("durham", "aim") not in missing
    assert coverage.unknown(durham, found) == [("durham", "aims")]


def test_a_title_with_signs_of_html_stays_words() -> None:
    """Whatever a page is called, the table has the tags that it always has."""
    html = pages.coverage_html({"a.md": '---\ntitle: <b>&\n---\n{{ source("durham", "aim", "right") }}'}, "")
    assert '<a href="a/">&lt;b&gt;&amp;</a>' in html
