"""The eleven cases by which GOV.UK's "Exit this page" is tested, on our own way out.

Each is run on small phones, once arriving by clicks from the home page, and once leaving from a second page.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EXIT, SHORT_WAITS, Visit

LINK = "a[data-exit]"
SKIP = "a[data-exit-skip]"
STATUS = "[data-exit-status]"

LEAVE = """(how) => {
  for (const link of document.querySelectorAll("a[data-exit], a[data-exit-skip]")) link.href = "/slow";
  const press = (type) => document.body.dispatchEvent(new KeyboardEvent(type, { key: "Shift", bubbles: true }));
  setTimeout(() => {
    if (how === "Shift") for (let i = 0; i < 3; i += 1) { press("keydown"); press("keyup"); }
    else document.querySelector(how).click();
    const nothing = document.body.getClientRects().length === 0 && document.title === "Loading";
    fetch(`/shows-nothing/${nothing}`).catch(() => {});
  });
}"""

Arrive = Callable[..., Page]


@pytest.fixture(
    params=["arriving by clicks, 320 by 568", pytest.param("on a second page, 320 by 256", marks=pytest.mark.slow)]
)
def arrive(visit: Visit, request: pytest.FixtureRequest) -> Arrive:
    """Brings a reader to a family page, with JavaScript or without it."""
    second = request.param.startswith("on a second")
    size = {"width": 320, "height": 256 if second else 568}

    def bring(script: bool = True, scripts: tuple[str, ...] = ()) -> Page:
        page = visit.page("", viewport=size, java_script_enabled=script, scripts=scripts)
        page.locator('main a[href$="families/"]:visible').first.click()
        expect(page).to_have_url(f"{visit.site.url}families/")
        page.locator('a[href*="feeling-safe"]:visible').first.click()
        expect(page).to_have_url(f"{visit.site.url}families/feeling-safe/")
        if second:
            page.locator('a[href*="reading-safely"]:visible').first.click()
            expect(page).to_have_url(f"{visit.site.url}families/reading-safely/")
        page.locator(LINK).wait_for()
        return page

    return bring


class Slow:
    """A page that is slow to come in place of the one to which a reader leaves; the old one tells what it shows."""

    def __init__(self, visit: Visit) -> None:
        self.come = Event()
        self.told = Event()
        self.blank = False
        visit.site.handlers["/slow"] = self.reply
        for answer in ("true", "false"):
            visit.site.handlers[f"/shows-nothing/{answer}"] = self.hear

    def reply(self, request: Any) -> None:
        self.come.wait(10)
        request.reply(b"<title>Weather</title>", "text/html")

    def hear(self, request: Any) -> None:
        self.blank = request.path.endswith("/true")
        self.told.set()
        request.reply(b"", "text/plain")

    def leave(self, page: Page, how: str) -> bool:
        """Leaves, and says whether the page showed nothing while the next one was still on its way."""
        # Playwright itself would wait for the next page before it looks at this one: so this one tells.
        page.evaluate(LEAVE, how)
        assert self.told.wait(10)
        self.come.set()
        page.wait_for_url("**/slow")
        return self.blank


@pytest.fixture
def slow(visit: Visit) -> Slow:
    return Slow(visit)


@pytest.mark.parametrize("script", [False, True], ids=["without JavaScript", "with JavaScript"])
def test_the_button_leads_away(arrive: Arrive, script: bool) -> None:
    """Cases 1 and 3."""
    page = arrive(script)
    page.locator(LINK).click()
    page.wait_for_url(EXIT)


@pytest.mark.parametrize("script", [False, True], ids=["without JavaScript", "with JavaScript"])
def test_the_skip_link_leads_away(arrive: Arrive, script: bool) -> None:
    """Cases 2 and 4: reached with the Tab key, before anything else of the page."""
    page = arrive(script)
    page.locator(SKIP).focus()
    expect(page.locator(SKIP)).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url(EXIT)


@pytest.mark.parametrize("link", [LINK, SKIP], ids=["button", "skip link"])
def test_the_page_is_gone_at_once_however_slow_the_next_one_is(arrive: Arrive, slow: Slow, link: str) -> None:
    """Cases 5 and 6."""
    assert slow.leave(arrive(), link)


def test_shift_three_times_leads_away(arrive: Arrive) -> None:
    """Case 7."""
    page = arrive()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(EXIT)


@pytest.mark.parametrize(("presses", "said"), [(1, "press 2 more times to leave"), (2, "press 1 more time to leave")])
def test_each_press_of_shift_is_announced(arrive: Arrive, presses: int, said: str) -> None:
    """Cases 8 and 9."""
    page = arrive()
    for _ in range(presses):
        page.keyboard.press("Shift")
    expect(page.locator(STATUS)).to_contain_text(said)
    assert page.locator(STATUS).get_attribute("role") == "status"


def test_after_the_third_press_nothing_of_the_page_is_said_or_shown(arrive: Arrive, slow: Slow) -> None:
    """Case 10: GOV.UK says "Loading."; here the page is blank and its title says so."""
    assert slow.leave(arrive(), "Shift")


def test_after_a_pause_the_presses_count_no_more_and_that_is_announced(arrive: Arrive) -> None:
    """Case 11."""
    page = arrive(scripts=(SHORT_WAITS,))
    page.keyboard.press("Shift")
    expect(page.locator(STATUS)).to_contain_text("has been stopped")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator(STATUS)).to_contain_text("press 1 more time to leave")
