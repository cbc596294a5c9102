"""The built site as files: its links, its numbers, its policy and its weight."""

from __future__ import annotations

import gzip
import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from toolkit_py.facts import contacts, services

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
pytestmark = pytest.mark.browser


class Seen(HTMLParser):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.sources: list[str] = []
        self.headings: list[int] = []
        self.policy = ""
        self.widgets = 0
        self.exits = 0
        self.text: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(at.get("href", ""))
        if tag in ("script", "img", "iframe", "source") and "src" in at:
            self.sources.append(at["src"])
        if tag == "link" and at.get("rel") != "canonical":
            self.sources.append(at.get("href", ""))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if at.get("http-equiv") == "Content-Security-Policy":
            self.policy = at["content"]
        self.widgets += "data-widget" in at
        self.exits += "data-exit-bar" in at

    def handle_data(self, data: str) -> None:
        self.text.append(data)


PAGES = {path: Seen(path) for path in sorted(SITE.rglob("*.html"))}
AREA = re.search(r'(?m)^  area: "?([\w-]+)"?$', (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
OF_THE_AREA = (
    contacts.parse_area((ROOT / "local" / f"{AREA[1]}.toml").read_text(encoding="utf-8")).links()
    if AREA
    else frozenset()
)
PRELOADED = re.compile(r'<link rel="modulepreload" href="([^"]+)">')
IMPORTED = re.compile(r'^import (?:.* from )?"\./([\w-]+\.js)";', re.MULTILINE)
NAMES = [path.relative_to(SITE).as_posix() for path in PAGES]


def test_every_page_has_the_same_strict_policy() -> None:
    """Instant navigation adds policies up, so one string stands on all pages."""
    policies = {page.policy for page in PAGES.values()}
    assert len(policies) == 1
    policy = policies.pop()
    assert "default-src 'none'" in policy and "form-action 'none'" in policy and "'wasm-unsafe-eval'" in policy
    assert "unsafe-inline" not in policy and "http" not in policy and "'unsafe-eval'" not in policy


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_a_page_asks_no_other_host_for_anything(path: Path) -> None:
    """Everything that a page loads is the site's own."""
    assert not [src for src in PAGES[path].sources if re.match(r"(https?:)?//", src)]


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_a_number_that_can_be_dialled_is_one_that_may_be_shown(path: Path) -> None:
    """Every tel: and sms: link is a service whose number was seen where the rules ask for."""
    allowed = services.directory().links() | OF_THE_AREA
    assert not [link for link in PAGES[path].links if link.startswith(("tel:", "sms:")) and link not in allowed]
    assert not [link for link in PAGES[path].links if link.startswith("mailto:")]


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_a_pages_headings_go_down_one_at_a_time(path: Path) -> None:
    """One title, and no level left out."""
    levels = PAGES[path].headings
    if not levels:
        return
    assert levels.count(1) == 1
    assert not [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1]


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_a_page_that_needs_a_way_out_has_one(path: Path) -> None:
    """All of families/, the pages on abuse, and every page with a tool."""
    name = path.relative_to(SITE).as_posix()
    on_abuse = name.startswith(("families/", "issues/domestic-abuse/", "issues/child-sexual-exploitation/"))
    assert PAGES[path].exits == 1 or not (PAGES[path].widgets or on_abuse)


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_no_page_shows_a_macro_that_was_not_filled_in(path: Path) -> None:
    """What stands between double braces is for the build, not for a reader."""
    assert "{{" not in "".join(PAGES[path].text)


def test_a_page_with_a_tool_names_every_module_that_it_needs() -> None:
    """All are fetched at once, and none only after another has said that it is needed."""
    page = (SITE / "issues" / "debt" / "index.html").read_text(encoding="utf-8")
    named = {Path(link).name: SITE / link.removeprefix("../../") for link in PRELOADED.findall(page)}
    needed, waiting = set(), ["widgets.js"]
    while waiting:
        name = waiting.pop()
        needed.add(name)
        waiting += set(IMPORTED.findall(named[name].read_text(encoding="utf-8"))) - needed
    assert set(named) == needed


def test_the_search_index_is_light() -> None:
    """At most one megabyte is sent for it."""
    assert len(gzip.compress((SITE / "search" / "search_index.json").read_bytes())) < 1_000_000
