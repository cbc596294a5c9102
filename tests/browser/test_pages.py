"""Every page of the site: complete without JavaScript, accessible, legible on a phone, found by the search."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

import toolkit_py
from tests.browser.conftest import COUNT_WORKERS, SITE, Visit, after_answer, form, ready
from tests.server import Site

PAGES = sorted(
    p.parent.relative_to(SITE).as_posix().replace(".", "", 1)
    if p.parent == SITE
    else f"{p.parent.relative_to(SITE).as_posix()}/"
    for p in SITE.rglob("index.html")
)
EXAMPLES = {name: [e.name for e in toolkit_py.examples(name)] for name in toolkit_py.widgets()}
# One page of each kind, and those where somebody may be most afraid; `make test-all` takes every page.
FIRST_PAGES = {
    "", "issues/domestic-abuse/", "practice/signs-of-safety/",
    "practice/planning-for-safety-alone/", "families/feeling-safe/", "families/easy/meetings/",
}  # fmt: skip
ALL_PAGES = [pytest.param(path, marks=() if path in FIRST_PAGES else pytest.mark.slow) for path in PAGES]
# What contrast and size can differ in, from one colour scheme or width to another.
LOOKS = ["color-contrast", "target-size", "link-in-text-block"]
PHONE = {"width": 320, "height": 640}


def test_there_are_pages_to_look_at() -> None:
    """An empty list would make every test below pass."""
    assert len(PAGES) > 100
    assert set(PAGES) >= FIRST_PAGES


@pytest.mark.parametrize("path", ALL_PAGES)
def test_a_page_has_no_fault_that_axe_can_find(visit: Visit, axe: Callable[..., list[str]], path: str) -> None:
    """Light on a phone in full; dark and wide for what can differ there. Nothing scrolls sideways at 320 px."""
    page = visit.page(path, viewport=PHONE)
    assert axe(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    page.emulate_media(color_scheme="dark")
    assert axe(page, only=LOOKS) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    assert axe(page, only=LOOKS) == []


@pytest.mark.parametrize("path", ALL_PAGES)
def test_a_page_is_whole_without_javascript(visit: Visit, path: str) -> None:
    """Title, words, way out and draft note stand in the page itself; a tool can be filled in and printed."""
    page = visit.page(path, java_script_enabled=False)
    assert page.locator("h1:visible").count() == 1
    assert len(page.locator("article, main").first.inner_text()) > 200
    assert "Draft: not yet read by a safeguarding lead" in page.locator("body").inner_text()
    assert "noindex" in (page.locator("meta[name=robots]").get_attribute("content") or "")
    for tool in page.locator("form[data-widget]").all():
        assert tool.get_attribute("data-python") == "off"
        assert tool.locator("input:visible, textarea:visible, select:visible, summary:visible").count() > 0
        assert tool.locator("button[name=do]:visible").count() == 0


@pytest.fixture(scope="module")
def bench(chromium: Browser, site: Site) -> Iterator[Page]:
    """A page with a tool, on a phone, in which one example after another is laid out."""
    visit = Visit(chromium, site)
    yield visit.page("tools/safety-scaling/", viewport=PHONE)
    assert visit.close() == []


@pytest.mark.parametrize("widget", sorted(EXAMPLES))
def test_an_example_of_each_tool_has_no_fault_that_axe_can_find(
    bench: Page, axe: Callable[..., list[str]], widget: str
) -> None:
    """On a phone, in full."""
    assert faults(bench, axe, widget, toolkit_py.examples(widget)[0]) == []


@pytest.mark.slow
@pytest.mark.parametrize("widget", sorted(EXAMPLES))
def test_an_example_of_each_tool_can_be_read_dark_and_wide(
    bench: Page, axe: Callable[..., list[str]], widget: str
) -> None:
    """For what can differ there."""
    lay_out(bench, widget, toolkit_py.examples(widget)[0])
    found = []
    for width, scheme in ((320, "dark"), (1280, "dark"), (1280, "light")):
        bench.set_viewport_size({"width": width, "height": 640})
        bench.emulate_media(color_scheme=scheme)
        found += [f"{width} px, {scheme}: {line}" for line in axe(bench, form(widget), only=LOOKS)]
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("widget", "example"), [(widget, example) for widget, names in sorted(EXAMPLES.items()) for example in names[1:]]
)
def test_every_other_example_has_no_fault_that_axe_can_find(
    bench: Page, axe: Callable[..., list[str]], widget: str, example: str
) -> None:
    """On a phone, in full."""
    assert faults(bench, axe, widget, next(e for e in toolkit_py.examples(widget) if e.name == example)) == []


def faults(page: Page, axe: Callable[..., list[str]], widget: str, example: toolkit_py.Example) -> list[str]:
    """What axe finds in an example on a phone, and whether it is too wide for one."""
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="light")
    lay_out(page, widget, example)
    found = axe(page, form(widget))
    if page.evaluate("() => document.documentElement.scrollWidth") > 320:
        found.append(f"{example.name} scrolls sideways")
    return found


def lay_out(page: Page, widget: str, example: toolkit_py.Example) -> None:
    """Puts what Python answers to an example where the page's own tool stands."""
    html = toolkit_py.render(widget, example.fields, example.today).html
    page.evaluate(
        """([widget, html]) => {
          const old = document.querySelector("form[data-widget]");
          const fresh = old.cloneNode(false);
          fresh.dataset.widget = widget;
          fresh.innerHTML = html;
          for (const one of fresh.querySelectorAll("[data-needs-python], [data-print]")) one.hidden = false;
          old.replaceWith(fresh);
        }""",
        [widget, html],
    )


@pytest.mark.parametrize("every", [8, pytest.param(1, marks=pytest.mark.slow)])
def test_one_python_answers_in_every_tool_of_a_visit(visit: Visit, every: int) -> None:
    """A trainer goes through the list of tools, each of them or every eighth, and loads an example with its button."""
    page = visit.page("tools/", scripts=(COUNT_WORKERS,))
    for widget, examples in sorted(EXAMPLES.items())[::every]:
        page.locator(f".tk-tools a[href$='{widget.replace('_', '-')}/']").first.click()
        ready(page, widget)
        load(page, widget, examples[0])
        assert "".join(page.locator(f"{form(widget)} [data-answer]").all_inner_texts()).strip()
        page.locator(".tk-rooms a", has_text="Tools").click()
        page.wait_for_url(re.compile(r"/tools/$"))
    assert page.evaluate("() => window.workers.length") == 1


def load(page: Page, widget: str, example: str) -> None:
    page.locator(f"{form(widget)} .tk-examples").evaluate("one => one.setAttribute('open', '')")
    button = page.locator(f'{form(widget)} button[value="example:{example}"]')
    after_answer(page, widget, button.click)


def test_the_training_family_is_legible_on_a_projector(visit: Visit) -> None:
    """At 200% zoom on 1280 px nothing scrolls sideways, and the fictional family loads with one button."""
    # Zooming to 200% halves the width that a page has, in CSS pixels.
    page = visit.page(
        "training/safety-scale-45-minutes/", viewport={"width": 640, "height": 400}, device_scale_factor=2
    )
    ready(page, "safety_scaling")
    load(page, "safety_scaling", "training-part-one")
    after_answer(
        page, "safety_scaling", page.locator(f'{form("safety_scaling")} button[value="show"]:visible').first.click
    )
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 640
    assert page.locator(f"{form('safety_scaling')} [data-answer]").first.inner_text().count("Rose") >= 1


@pytest.mark.parametrize("path", ["issues/debt/", "practice/fathers/"])
@pytest.mark.parametrize("script", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_the_parts_of_a_page_are_at_hand_on_a_phone(visit: Visit, path: str, script: bool) -> None:
    """The list of a page's parts opens under the title and leads to each of them."""
    page = visit.page(path, viewport={"width": 360, "height": 640}, java_script_enabled=script)
    fold = page.locator("nav[aria-label='On this page'] summary:visible")
    fold.click()
    links = page.locator("nav[aria-label='On this page'] a:visible")
    parts = links.evaluate_all("all => all.map(one => one.hash)")
    assert len(parts) > 2
    links.nth(2).click()
    assert page.url.endswith(parts[2])
    expect(page.locator(parts[2])).to_be_in_viewport()


@pytest.mark.parametrize(
    "path",
    [
        "issues/debt/",
        "families/why-a-number/",
        *(pytest.param(path, marks=pytest.mark.slow) for path in ("tools/safety-scaling/", "")),
    ],
)
def test_a_page_reads_in_forced_colours_and_prints(visit: Visit, axe: Callable[..., list[str]], path: str) -> None:
    """With the reader's own colours the controls are there; on paper the menu is not."""
    page = visit.page(path, forced_colors="active")
    assert page.locator("h1:visible").count() == 1
    page.emulate_media(media="print")
    assert page.locator("nav.md-tabs:visible, .md-header:visible, [data-exit-bar]:visible").count() == 0
    assert page.locator("h1:visible").count() == 1
