"""A real browser on the built site. Any console message, page error or request to another host fails the test."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, sync_playwright

from tests.server import Site, serve

ROOT = Path(__file__).resolve().parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# Another built copy can be tried: TOOLKIT_SITE=/tmp/site pytest …
SITE = Path(os.environ.get("TOOLKIT_SITE") or ROOT / "site")
EXIT = "https://www.bbc.co.uk/weather"

# Long waits are made eight times shorter, so that a test need not sit through them.
SHORT_WAITS = """
const wait = window.setTimeout.bind(window);
window.setTimeout = (then, ms = 0, ...rest) => wait(then, ms >= 5000 ? ms / 8 : ms, ...rest);
"""
# Counts the workers of a visit, and lets a test end one as a browser short of memory would.
COUNT_WORKERS = """
window.workers = [];
const Made = window.Worker;
window.Worker = class extends Made {
  // The search has a worker of its own.
  constructor(...all) { super(...all); if (String(all[0]).includes("/assets/app-")) window.workers.push(this); }
};
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


class Visit:
    """One visit by one reader: makes pages, and remembers everything that went wrong on them."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser = browser
        self.site = site
        self.wrong: list[str] = []
        self.allowed: list[str] = []
        self.left_for: list[str] = []
        self.contexts: list[BrowserContext] = []

    def allow(self, pattern: str) -> None:
        """This test breaks something on purpose: console messages that match are expected."""
        self.allowed.append(pattern)

    def page(self, path: str = "", scripts: tuple[str, ...] = (), **options: Any) -> Page:
        """A page in a context of its own, opened at a path of the site."""
        options.setdefault("viewport", {"width": 1280, "height": 900})
        context = self.browser.new_context(reduced_motion="reduce", **options)
        self.contexts.append(context)
        context.route(re.compile(r"^https://www\.bbc\.co\.uk/"), self._outside)
        for script in scripts:
            context.add_init_script(script)
        context.on("request", self._asked)
        context.on("console", lambda m: self._said(m.type, m.text))
        context.on("weberror", lambda e: self.wrong.append(f"error: {e.error}"))
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.goto(self.site.url + path)
        return page

    def _outside(self, route: Any) -> None:
        self.left_for.append(route.request.url)
        route.fulfill(body="<title>Weather</title>Weather", content_type="text/html")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.site.url, "data:", "blob:", EXIT, "about:")):
            self.wrong.append(f"request to another host: {request.url}")

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.wrong.append(f"console {kind}: {text}")

    def close(self) -> list[str]:
        for context in self.contexts:
            context.close()
        return [text for text in self.wrong if not any(re.search(p, text) for p in self.allowed)]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "Chromium is missing: run `make test`, or `sudo apt-get install chromium`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
                  "--disable-sync", "--no-first-run", "--disable-quic"],
        )  # fmt: skip
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    folder = SITE
    assert (folder / "index.html").is_file(), "The site is not built: run `make build`"
    with serve(folder) as served:
        yield served


@pytest.fixture
def visit(chromium: Browser, site: Site) -> Iterator[Visit]:
    made = Visit(chromium, site)
    yield made
    site.handlers.clear()
    assert made.close() == []


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """Runs axe-core over a page, or a part of it, and gives back what it found, one line a finding."""
    source = AXE.read_text(encoding="utf-8")

    def run(page: Page, part: str = "html", only: list[str] | None = None) -> list[str]:
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(source)
        # A tool below the screen is not laid out until somebody comes near it: here all of it is looked at.
        page.evaluate(
            "() => document.querySelectorAll('.tk-tool').forEach((t) => t.style.contentVisibility = 'visible')"
        )
        # At the top nothing lies under the bar that sticks there: what it covers while one scrolls is no fault.
        page.evaluate("() => scrollTo(0, 0)")
        options: dict[str, Any] = {"resultTypes": ["violations"]}
        if only:
            options["runOnly"] = {"type": "rule", "values": only}
        found = page.evaluate("([part, options]) => axe.run(part, options)", [part, options])
        return [
            f"{v['id']}: {node['target']} {node['failureSummary'][:200]}"
            for v in found["violations"]
            for node in v["nodes"][:3]
        ]

    return run


def form(name: str) -> str:
    return f'form[data-widget="{name}"]'


def ready(page: Page, name: str) -> None:
    """Brings the tool into view and waits until Python can answer."""
    # Instant navigation changes the address before the page.
    page.locator(form(name)).wait_for(state="attached")
    page.evaluate("form => document.querySelector(form)?.scrollIntoView()", form(name))
    page.locator(form(name) + '[data-python="ready"]').wait_for(state="attached", timeout=30_000)


def answers(page: Page, name: str) -> int:
    return int(page.locator(form(name)).get_attribute("data-answers") or 0)


def after_answer(page: Page, name: str, act: Callable[[], object], since: int | None = None) -> None:
    """Does something, and waits for the answer that it brings; ``since`` counts answers from an earlier moment."""
    before = answers(page, name) if since is None else since
    act()
    page.wait_for_function(
        "([form, before]) => Number(document.querySelector(form).dataset.answers) > before",
        arg=[form(name), before],
    )


def press(page: Page, name: str, button: Locator) -> None:
    """Presses a button and waits for its answer: what was typed before is answered first."""
    page.evaluate("() => document.activeElement?.blur()")
    page.wait_for_timeout(300)
    page.locator(form(name) + ":not([data-busy])").wait_for(state="attached")
    after_answer(page, name, button.click)


def fields(page: Page, name: str) -> list[list[str]]:
    return page.evaluate("form => [...new FormData(document.querySelector(form))]", form(name))
