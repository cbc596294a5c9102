"""The source documents, their sections, and the line that names them on a page."""

import re

import pytest

from toolkit_py import pages
from toolkit_py.facts._rows import FactsError
from toolkit_py.facts.sources import find, parse_sources, sources, year_words


def test_the_five_documents_are_there_with_all_their_sections() -> None:
    """Durham 25, North Yorkshire 34, Kirklees 21, Derbyshire 19 and Nottingham 10."""
    counted = {name: len(source.sections) for name, source in sources().items()}
    assert counted == {
        "durham": 25,
        "north-yorkshire": 34,
        "kirklees": 21,
        "derbyshire": 19,
        "nottingham": 10,
    }


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("kirklees", "2013 to 2015"),
        ("durham", "about 2015"),
        ("north-yorkshire", "April 2015"),
        ("nottingham", "January 2012"),
        ("derbyshire", "2016"),
    ],
)
def test_each_document_has_its_year(name: str, year: str) -> None:
    """Two are undated and one misdates itself, so the years were settled once."""
    assert year == sources()[name].year
    assert sources()[name].year_note


def test_a_source_line_names_document_year_section_and_status() -> None:
    """A reader sees whose guidance it is, of when, and whether it still holds."""
    html = pages.source_html("north-yorkshire", "11-3-three-columns", "changed")
    for part in (
        "North Yorkshire",
        "April 2015",
        "11.3",
        "three columns",
        "Changed since",
        "tk-status-changed",
    ):
        assert part in html
    assert html.count("\n") == 0 and html.startswith("<p ")


@pytest.mark.parametrize(
    ("source", "section", "status", "expected"),
    [
        ("durhm", "aim", "right", "no source “durhm”. Did you mean durham?"),
        ("durham", "debt", "right", "source “durham” has no section “debt”"),
        ("durham", "aim", "fine", "status “fine” is not known: use right, changed, history"),
    ],
)
def test_a_slip_in_a_source_line_is_refused(source: str, section: str, status: str, expected: str) -> None:
    """The build stops, and says what to write."""
    with pytest.raises(FactsError, match=re.escape(expected)):
        pages.source_html(source, section, status)


def test_the_years_of_several_documents_are_a_span() -> None:
    """One document gives its own words, several their first and last year."""
    all_of_them = sources()
    assert year_words([all_of_them["durham"]]) == "About 2015"
    assert year_words(all_of_them.values()) == "2012 to 2016"
    assert year_words([all_of_them["durham"], all_of_them["north-yorkshire"]]) == "2015"


def test_every_mistake_of_a_file_of_sources_is_told_at_once() -> None:
    """File, row and remedy of each."""
    text = """
    [[source]]
    id = "a"
    title = "A"
    publisher = "A"
    year = "2015"
    first_year = 2016
    last_year = 2015
    kind = "report"
    [[source.section]]
    id = "one"
    title = "One"
    [[source.section]]
    id = "one"
    [[source]]
    id = "a"
    """
    with pytest.raises(FactsError) as error:
        parse_sources(text, "sources.toml")
    for part in (
        "source 1 “a”: first_year lies after last_year",
        "source 1 “a”: year_note is missing",
        "source 1 “a”, section 2 “one”: this id is there twice",
        "section 2 “one”: title is missing",
        "source 2 “a”: this id is there twice",
        "there are no [[section]] tables",
    ):
        assert part in str(error.value)


def test_a_section_is_found_with_its_document() -> None:
    """Pages and tools ask by two ids."""
    document, section = find("durham", "debt-assessment")
    assert (document.publisher, section.id) == ("County Durham", "debt-assessment")
