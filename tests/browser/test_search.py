"""The search finds what people type: queries.toml, typed on one page as a reader would."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import SITE, Visit

QUERIES = tomllib.loads(Path(__file__).with_name("queries.toml").read_text(encoding="utf-8"))["query"]
RIGHT = 0.95

FIRST_THREE = """() => [...document.querySelectorAll(".md-search-result__item > .md-search-result__link")]
  .slice(0, 3).map((one) => new URL(one.href).pathname.slice(1))"""


def find(page: Page, words: str) -> list[str]:
    """The first three pages for these words, typed where other words may stand."""
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.wait_for_function("() => !document.querySelector('.md-search-result__link')")
    # Material listens to keys: the words are put in at once, and their last letter is a key, so that it asks once.
    page.keyboard.insert_text(words[:-1])
    page.keyboard.press(words[-1])
    page.wait_for_function(
        """() => document.querySelector(".md-search-result__link")
          || /No page/.test(document.querySelector(".md-search-result__meta").textContent)"""
    )
    return page.evaluate(FIRST_THREE)


def test_every_query_names_pages_that_exist() -> None:
    """A page that has moved would make the next test's list of misses hard to read."""
    assert len(QUERIES) >= 60
    missing = {page for query in QUERIES for page in query["pages"] if not (SITE / page / "index.html").is_file()}
    assert missing == set()
    typed = [query["typed"] for query in QUERIES]
    assert len(set(typed)) == len(typed)


def test_what_people_type_finds_the_page(visit: Visit) -> None:
    """In at least 95 of 100 the right page is among the first three; the words never reach the address."""
    page = visit.page("")
    page.locator("[data-md-component=search-query]").click()
    missed = []
    for query in QUERIES:
        found = find(page, query["typed"])
        if not set(found) & set(query["pages"]):
            missed.append(f"{query['typed']} ({query['by']}): {', '.join(found)}; not {', '.join(query['pages'])}")
    print("\n".join(missed))
    assert len(missed) <= len(QUERIES) * (1 - RIGHT), missed
    assert page.url == visit.site.url


@pytest.mark.parametrize(("one", "other"), [("won't open the door", "won’t open the door"), ("DV", "(dv)")])
def test_marks_do_not_matter(visit: Visit, one: str, other: str) -> None:
    """A curly apostrophe finds what a straight one does."""
    page = visit.page("")
    page.locator("[data-md-component=search-query]").click()
    assert find(page, one) == find(page, other) != []
