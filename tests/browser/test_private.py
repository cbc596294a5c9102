"""Private pages: loaded whole, one entry in the history at most, nothing carried, nothing stored."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit, after_answer, ready

STORED = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
  ...(await indexedDB.databases()).map(one => one.name), ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map(one => one.scope),
].filter(Boolean)"""


def to_families(page: object) -> None:
    page.locator('a[href*="families/"]:visible').first.click()  # type: ignore[attr-defined]
    page.wait_for_url("**/families/**")  # type: ignore[attr-defined]


def test_a_private_page_is_loaded_whole_when_reached_by_a_click(visit: Visit) -> None:
    """Nothing of the page before lives on in it."""
    page = visit.page("")
    page.evaluate("() => { window.before = 1; }")
    to_families(page)
    assert page.evaluate("() => window.before === undefined")
    assert page.locator("html[data-private], body[data-private]").count() == 1


def test_private_pages_leave_one_entry_in_the_history(visit: Visit) -> None:
    """From home through three family pages, Back once is home again."""
    page = visit.page("")
    start = page.evaluate("() => history.length")
    to_families(page)
    page.locator('a[href*="why-a-number"]').first.click()
    page.wait_for_url("**/families/why-a-number/")
    page.locator('a[href*="reading-safely"]').first.click()
    page.wait_for_url("**/families/reading-safely/")
    assert page.evaluate("() => history.length") == start + 1
    page.go_back()
    assert page.url == visit.site.url


def test_a_private_page_has_a_neutral_title_and_no_preview(visit: Visit) -> None:
    """A history list or a tab shows nothing that gives the reader away."""
    for path in ["families/", "families/why-a-number/", "families/reading-safely/"]:
        page = visit.page(path)
        title = page.title().lower()
        assert not {"abuse", "violence", "exploitation", "safeguarding"} & set(title.split())
        assert page.locator("meta[property^='og:'], meta[name^='twitter:']").count() == 0


@pytest.mark.parametrize("path", ["issues/domestic-abuse/", pytest.param("issues/debt/", marks=pytest.mark.slow)])
def test_a_whole_visit_leaves_nothing_on_the_device(visit: Visit, path: str) -> None:
    """Reading, searching and using a tool write to no storage, no cookie and no cache."""
    page = visit.page("")
    to_families(page)
    page.goto(visit.site.url + path)
    for name in ["stages_of_change", "safety_scaling", "outcome_checklist"]:
        ready(page, name)
    box = page.locator("form[data-widget] input[type=text]:visible").first
    after_answer(page, box.evaluate("one => one.form.dataset.widget"), lambda: box.fill("zebra crossing"))
    page.locator('a[href*="substance-misuse"]:visible').first.click()
    page.wait_for_url("**/substance-misuse/")
    assert page.evaluate(STORED) == []
    assert page.context.cookies() == []
    assert "zebra" not in page.url + page.title() + str(page.evaluate("() => JSON.stringify(history.state)"))
    assert not [address for address in visit.site.seen if "zebra" in address]
