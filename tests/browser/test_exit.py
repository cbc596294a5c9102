"""Leaving at once: with a click, with Shift, without JavaScript, and what Back then shows."""

from __future__ import annotations

import time

import pytest

from tests.browser.conftest import EXIT, SHORT_WAITS, Visit, ready

ABUSE = "issues/domestic-abuse/"
FAMILY = "families/why-a-number/"
LINK = "a[data-exit]"
# The focused control, if the bar lies over both of its corners and its middle; otherwise nothing.
COVERED = """() => {
  const one = document.activeElement;
  const box = one?.getBoundingClientRect();
  if (!box?.width || !box.height || one === document.body || one.closest('[data-exit-bar]')) return '';
  const points = [[box.left + 2, box.top + 2], [box.right - 2, box.bottom - 2],
                  [box.left + box.width / 2, box.top + box.height / 2]];
  const under = ([x, y]) => document.elementFromPoint(x, y)?.closest('[data-exit-bar]');
  return points.every(under) ? one.outerHTML.slice(0, 120) : '';
}"""


@pytest.mark.parametrize("path", [ABUSE, FAMILY, "tools/safety-scaling/"])
def test_without_javascript_leaving_is_a_link(visit: Visit, path: str) -> None:
    """The link is whole in the page itself, and tells the other site nothing."""
    page = visit.page(path, java_script_enabled=False)
    link = page.locator(LINK).first
    assert link.inner_text().strip() == "Leave this page now"
    assert link.get_attribute("href") == EXIT
    assert set((link.get_attribute("rel") or "").split()) >= {"nofollow", "noreferrer"}
    link.click()
    page.wait_for_url(EXIT)


@pytest.mark.parametrize("path", [ABUSE, FAMILY])
def test_a_click_leaves_and_back_does_not_bring_the_page_again(visit: Visit, path: str) -> None:
    """The page gives up its own place in the history."""
    page = visit.page("about/use-and-limits/")
    page.goto(visit.site.url + path)
    page.locator(LINK).first.click()
    page.wait_for_url(EXIT)
    page.go_back()
    page.wait_for_load_state()
    assert path not in page.url


@pytest.mark.parametrize("path", [ABUSE, FAMILY])
def test_shift_three_times_leaves(visit: Visit, path: str) -> None:
    """Shift alone counts; the page says how many more."""
    page = visit.page(path)
    page.keyboard.press("Shift")
    assert "2 more times" in page.locator("[data-exit-status]").inner_text()
    page.keyboard.press("Shift")
    assert "1 more time" in page.locator("[data-exit-status]").inner_text()
    page.keyboard.press("Shift")
    page.wait_for_url(EXIT)


def test_shift_with_another_key_does_not_leave(visit: Visit) -> None:
    """Writing capital letters is not leaving."""
    page = visit.page("tools/safety-scaling/")
    for _ in range(4):
        page.keyboard.press("Shift+KeyA")
    page.keyboard.press("Shift")
    page.keyboard.press("KeyB")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    assert page.url.endswith("tools/safety-scaling/")


def test_shift_pressed_slowly_does_not_leave(visit: Visit) -> None:
    """After the pause the count begins again, and says so."""
    page = visit.page(ABUSE, scripts=(SHORT_WAITS,))
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_function("() => document.querySelector('[data-exit-status]').textContent.includes('stopped')")
    page.keyboard.press("Shift")
    assert page.url.endswith(ABUSE)


def test_leaving_wipes_what_was_typed_and_python(visit: Visit) -> None:
    """Nothing of the visit is in the page or in memory once it is left."""
    page = visit.page("tools/safety-scaling/")
    ready(page, "safety_scaling")
    box = page.locator('form[data-widget="safety_scaling"] input[type=text]').first
    box.fill("a name nobody should see")
    # The next page is slow to come, so that this one can be looked at.
    visit.site.handlers["/slow"] = lambda request: (time.sleep(1), request.reply(b"Weather", "text/html"))
    seen = page.evaluate(
        """() => { document.querySelector('a[data-exit]').href = '/slow';
             const gone = new Promise(done => addEventListener('tk:wipe', () => setTimeout(() =>
               done(document.documentElement.outerHTML.includes('nobody should see')), 0)));
             document.querySelector('a[data-exit]').click(); return gone; }"""
    )
    assert seen is False


def test_offline_leaving_leads_to_a_blank_page(visit: Visit) -> None:
    """No error page of the browser, and no address of this site."""
    visit.allow("ERR_INTERNET_DISCONNECTED")
    page = visit.page(FAMILY)
    page.context.set_offline(True)
    page.locator(LINK).first.click()
    page.wait_for_url("about:blank")


def test_after_instant_navigation_leaving_still_works(visit: Visit) -> None:
    """The listeners stand once, whatever page is shown."""
    page = visit.page("issues/debt/")
    page.locator('a[href*="substance-misuse"]:visible').first.click()
    page.wait_for_url("**/issues/substance-misuse/")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(EXIT)


@pytest.mark.parametrize(("width", "height"), [(320, 568), (320, 256)])
@pytest.mark.parametrize("path", [ABUSE, pytest.param(FAMILY, marks=pytest.mark.slow)])
def test_the_bar_never_hides_what_has_the_focus(visit: Visit, path: str, width: int, height: int) -> None:
    """Tabbing through a page, the focused control is never wholly under the bar (WCAG 2.4.11)."""
    page = visit.page(path, viewport={"width": width, "height": height})
    if height >= 480:
        page.mouse.wheel(0, 2000)
        page.wait_for_timeout(100)
        assert page.locator(LINK).first.evaluate(
            "a => { const r = a.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }"
        )
    for _ in range(60):
        page.keyboard.press("Tab")
        covered = page.evaluate(COVERED)
        assert covered == ""


def test_the_way_out_changes_with_the_page(visit: Visit) -> None:
    """It stands in the part of the page that is put in place when a reader goes on, and once only."""
    page = visit.page(ABUSE)
    assert page.locator("[data-exit-bar]").count() == 1
    assert page.locator("[data-md-component=container] [data-exit-bar]").count() == 1
