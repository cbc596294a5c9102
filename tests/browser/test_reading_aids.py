"""Larger text, calm colours and reading aloud on the pages for families: for this page only, kept nowhere."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EXIT, Visit

PAGE = "families/feeling-safe/"
# A device's own voices, and what it was asked to say.
VOICES = """
  window.said = [];
  window.cancelled = 0;
  const voices = [
    { name: "Far away", lang: "en-GB", localService: false },
    ...(${local} ? [{ name: "Here", lang: "en-GB", localService: true }] : []),
  ];
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => voices,
    speak: (one) => window.said.push([one.voice.name, one.text]),
    cancel: () => { window.cancelled += 1; },
    addEventListener: () => {},
  } });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def voices(local: bool) -> str:
    return VOICES.replace("${local}", "true" if local else "false")


def open_aids(page: Page) -> None:
    page.get_by_text("Make this easier to read").click()


def size(page: Page) -> float:
    return float(page.evaluate("() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"))


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_text_grows_with_a_tick_and_the_next_page_starts_afresh(visit: Visit, script: bool) -> None:
    """It needs no script, and nothing remembers it."""
    page = visit.page(PAGE, java_script_enabled=script, viewport={"width": 320, "height": 568})
    open_aids(page)
    before = size(page) if script else 0
    page.get_by_label("Larger text").check()
    if script:
        assert size(page) >= 1.25 * before
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    page.goto(visit.site.url + PAGE)
    open_aids(page)
    expect(page.get_by_label("Larger text")).not_to_be_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_calm_colours_can_be_read(visit: Visit, axe: Callable[..., list[str]], scheme: str) -> None:
    """Softer, and still with enough contrast."""
    page = visit.page(PAGE, color_scheme=scheme)
    plain = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    open_aids(page)
    page.get_by_label("Calm colours").check()
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") != plain
    assert axe(page) == []


def test_the_page_is_read_aloud_by_the_devices_own_voice_alone(visit: Visit) -> None:
    """Every block once, in order; pressing again stops."""
    page = visit.page(PAGE, scripts=(voices(local=True),))
    open_aids(page)
    page.get_by_role("button", name="Read this page aloud").click()
    said = page.evaluate("() => window.said")
    assert {name for name, _ in said} == {"Here"}
    texts = [text for _, text in said]
    assert texts[0] == page.locator("h1").inner_text().strip()
    assert len(texts) > 20
    assert not [text for text, following in itertools.pairwise(texts) if text == following]
    page.get_by_role("button", name="Stop reading aloud").click()
    assert page.evaluate("() => window.cancelled") == 1


def test_leaving_stops_the_voice(visit: Visit) -> None:
    """At the click, not when the next page has come."""
    page = visit.page(PAGE, scripts=(voices(local=True),))
    open_aids(page)
    page.get_by_role("button", name="Read this page aloud").click()
    page.evaluate("() => dispatchEvent(new CustomEvent('tk:wipe'))")
    assert page.evaluate("() => window.cancelled") == 1
    page.locator("a[data-exit]").click()
    page.wait_for_url(EXIT)


def test_without_a_voice_of_its_own_no_button_is_shown(visit: Visit) -> None:
    """A voice from elsewhere would send the page's words away."""
    page = visit.page(PAGE, scripts=(voices(local=False),))
    open_aids(page)
    expect(page.locator("[data-read-aloud]")).to_be_hidden()


@pytest.mark.parametrize("path", [PAGE, "families/words/", "issues/debt/"])
def test_a_page_holds_together_from_right_to_left(visit: Visit, path: str) -> None:
    """Ready for a language that is written so: nothing runs out of the page, and steps stand at its right edge."""
    page = visit.page(path, viewport={"width": 320, "height": 640})
    page.evaluate("() => { document.documentElement.dir = document.body.dir = 'rtl'; }")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    first = page.locator("main h2, article h2").first
    assert first.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    if path == PAGE:
        step = page.locator("main ol > li").first
        assert step.evaluate("(one) => getComputedStyle(one).paddingRight") != "0px"
        assert step.evaluate("(one) => getComputedStyle(one).paddingLeft") == "0px"
