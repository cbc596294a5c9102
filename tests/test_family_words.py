"""The pages for families as they are read: short words and sentences, a light page, a title that gives nothing away.

A page's words are those of its main part. The cards of services are left out: their names, hours and "seen on" lines
are data shared with the pages for workers, and `services.toml` has checks of its own. A full stop is put after each
block, so that a heading or a line of a list counts as a sentence. Scores only hold what has been reached:
they do not show that a page is understood, and textstat misses syllables, so the true grade is about one higher.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
import yaml

from tests.server import sent_bytes

with warnings.catch_warnings():
    # textstat 0.7.4 still asks setuptools' pkg_resources where its own files are.
    warnings.simplefilter("ignore")
    import textstat

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
pytestmark = pytest.mark.browser

MOST_GRADE = 6.0
MOST_GRADE_ON_AVERAGE = 5.0
MOST_WORDS = 20
MOST_BYTES = 100_000

BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "td", "th", "dt", "dd", "div", "section", "figcaption", "summary", "tr"}
BREAKS = BLOCKS | {"ul", "ol", "table", "article", "figure", "br", "legend", "label"}
LEFT_OUT = {"script", "style", "svg", "template"}
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "source"}

PLAIN_FIRST = {
    "safeguarding": "keeping children safe",
    "assessment": "finding out what helps",
    "intervention": "help",
    "multi-agency": "people from different services",
    "multi-disciplinary": "people from different services",
    "perpetrator": "the person who hurts someone",
    "disclosure": "telling",
    "disclose": "tell",
    "engagement": "taking part",
    "non-compliance": "not doing what was asked",
    "escalation": "the next step",
    "threshold": "when the rules say help must be given",
    "referral": "asking another service to help",
    "criteria": "rules",
    "domestic violence": "domestic abuse",
    "substance misuse": "drink and drugs",
    "dysfunctional": "having a hard time",
    "hard to reach": "not yet helped",
    "chaotic": "hard",
    "vulnerable": "needs more help",
    "outcomes": "what we want to see",
    "stakeholder": "the people it matters to",
    "bipoc": "the group that is meant",
    "statutory": "by law",
    "capacity": "what you can do",
}
"""Words of the trade, each with a plain one. A page may use one only if it explains it where it first stands."""

EXPLAINS = re.compile(r"\b(call(s|ed)?( it| this| that)?|that is|that means|means?|name for|word for)\b", re.I)
TELLING = re.compile(
    r"\b(abus|violen|exploit|sex|groom|rape|assault|suicid|self-harm|perpetrat|victim|danger|debt|addict|cse\b)", re.I
)
"""What no title may say: it stands in the list of pages that somebody else may look at."""


@dataclass
class Words(HTMLParser):
    """A page's title and, block by block, the words of its main part."""

    path: Path
    title: str = ""
    blocks: list[str] = field(default_factory=list)
    terms: set[str] = field(default_factory=set)
    loads: list[str] = field(default_factory=list)
    private: bool = False
    exits: int = 0

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, bool]] = []
        self._line: list[str] = []
        self.feed(self.path.read_text(encoding="utf-8"))
        self._end_block()

    def _within(self, name: str) -> bool:
        return any(tag == name for tag, _ in self._open)

    def _end_block(self) -> None:
        words = re.sub(r"\s+", " ", re.sub(r"_{2,}", " ", "".join(self._line))).strip()
        self._line.clear()
        if re.search(r"\w", words):
            self.blocks.append(words)
            if self._open and self._open[-1][0] == "dt":
                self.terms.add(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        self.private |= tag == "html" and "data-private" in at
        self.exits += "data-exit-bar" in at
        if tag in ("script", "img") and "src" in at:
            self.loads.append(at["src"])
        if tag == "link" and at.get("rel") in ("stylesheet", "icon"):
            self.loads.append(at["href"])
        if tag in BREAKS:
            self._end_block()
        if tag not in VOID:
            classes = at.get("class", "").split()
            self._open.append((tag, tag in LEFT_OUT or "tk-services" in classes or "headerlink" in classes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in BREAKS:
            self._end_block()
        while any(name == tag for name, _ in self._open) and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._within("title") and not self._within("svg"):
            self.title += data
        elif self._within("main") and not any(out for _, out in self._open):
            self._line.append(data)

    @property
    def text(self) -> str:
        """The words of the main part, each block ended like a sentence."""
        return "\n".join(block if re.search(r"[.!?][\"”’')]*$", block) else f"{block}." for block in self.blocks)

    @property
    def grade(self) -> float:
        """Flesch and Kincaid's grade: 5 is about ten years old."""
        return float(textstat.flesch_kincaid_grade(self.text))

    def sentences(self) -> list[str]:
        """One a line, and where a full stop, question mark or colon with a list behind it ends one."""
        return [one for block in self.text.splitlines() for one in re.split(r"(?<=[.!?])[\"”’')]*\s+", block) if one]

    def weight(self) -> int:
        """What is sent for the page before anything is tapped, gzipped where a host would."""
        own = self.path.relative_to(SITE).as_posix()
        todo, seen = [own], {own}
        while todo:
            here = todo.pop()
            text = (SITE / here).read_text(encoding="utf-8")
            found = self.loads if here == own else imported(here, text)
            for link in found:
                at = urldefrag(urljoin(f"http://x/{here}", link)).url.removeprefix("http://x/")
                if at not in seen:
                    seen.add(at)
                    todo.append(at)
        return sum(len(sent_bytes(SITE / one)) for one in seen)


def imported(name: str, text: str) -> list[str]:
    """The files that a style sheet or a module asks for by itself, without those it only asks for later."""
    if name.endswith(".js"):
        return re.findall(r"^\s*(?:import|export)\b[^;(]*?[\"'](\.[^\"']+)[\"']", text, re.M)
    if name.endswith(".css"):
        return re.findall(r"@import\s+(?:url\()?[\"']?([^\"')]+)", text)
    return []


@cache
def pages() -> dict[str, Words]:
    """Every built page for families, by its address."""
    return {name: Words(SITE / name / "index.html") for name in NAMES}


NAMES = [path.parent.relative_to(SITE).as_posix() for path in sorted((SITE / "families").rglob("index.html"))]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_for_families_reads_easily(name: str) -> None:
    """At most the grade, and no sentence that is too long; what breaks it is shown."""
    page = pages()[name]
    assert page.grade <= MOST_GRADE
    long = [one for one in page.sentences() if len(re.findall(r"[\w’'–-]*\w[\w’'–-]*", one)) > MOST_WORDS]
    assert not long


def test_the_pages_for_families_read_easily_on_average() -> None:
    """One hard page is not made up for by a rule that all may be hard."""
    grades = [page.grade for page in pages().values()]
    assert sum(grades) / len(grades) <= MOST_GRADE_ON_AVERAGE


@pytest.mark.parametrize("name", NAMES)
def test_the_plain_word_comes_first(name: str) -> None:
    """A word of the trade stands where it is explained: in its block, the one before, or as the term of a list."""
    page = pages()[name]
    blocks = ["", *page.blocks]
    unexplained = []
    for word, plain in PLAIN_FIRST.items():
        found = re.compile(rf"\b{re.escape(word)}s?\b", re.I)
        first = next((at for at, block in enumerate(blocks) if found.search(block)), 0)
        if first and blocks[first] not in page.terms and not EXPLAINS.search(f"{blocks[first - 1]} {blocks[first]}"):
            unexplained.append(f"{word} (say: {plain}) in “{blocks[first][:80]}”")
    assert not unexplained


@pytest.mark.parametrize("name", NAMES)
def test_a_page_for_families_is_light(name: str) -> None:
    """Everything that is sent before a tap: the page, its styles and its scripts."""
    assert pages()[name].weight() <= MOST_BYTES


@pytest.mark.parametrize("name", NAMES)
def test_a_page_for_families_is_safe_to_have_open(name: str) -> None:
    """Private, with a way out, with a title and an address that do not say why somebody came."""
    page = pages()[name]
    assert page.private and page.exits == 1
    assert page.title.strip() and not TELLING.search(f"{page.title} {name}")
    head = yaml.safe_load(source(name).read_text(encoding="utf-8").split("---\n")[1])
    assert head["private"] is True and head["exit"] is True and head["template"] == "family.html"
    assert not TELLING.search(head["title"])


def source(name: str) -> Path:
    """The Markdown file from which a page was built."""
    return next(path for path in (ROOT / "docs" / f"{name}.md", ROOT / "docs" / name / "index.md") if path.is_file())
