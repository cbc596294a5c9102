"""Words explained in place, and what goes with a page: the rules, and what the pages say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils.meta import get_data

from toolkit_py import glossary, related

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = """\
MARAC, multi-agency risk assessment conference {#marac}
:   A meeting about **adult** victims. See {{ page("issues/domestic-abuse", "Domestic abuse") }}.

CIN, child in need; LAC, looked-after child; young carer {#cin}
:   A child who needs
    services. Compare [MARAC](#marac).

Consent {#consent .tk-plain}
:   Saying yes.

Contingency plan {#contingency-plan}
:   What happens if the first plan fails.

Plan B {#plan-b}
:   See [Contingency plan](#contingency-plan).

Working Together {#working-together}
:   Guidance.
"""
TERMS = glossary.parse(PAGE)
METAS: dict[str, dict[str, Any]] = {
    path.relative_to(DOCS).as_posix(): get_data(path.read_text(encoding="utf-8"))[1] for path in DOCS.rglob("*.md")
}
ROOMS = ("issues/", "practice/", "programme/", "youth-justice/", "training/")


def uses(text: str) -> list[str]:
    """What is found in a text, as it stands there."""
    return [text[use.start : use.end] for use in glossary.first_uses(TERMS, text)]


def test_a_definition_list_is_read_as_terms() -> None:
    """Letters are looked for rather than what they stand for; plain words are not; a “See” lends its name."""
    assert {term.id: term.names for term in TERMS} == {
        "marac": ("MARAC",),
        "cin": ("CIN", "LAC", "young carer"),
        "contingency-plan": ("Contingency plan", "Plan B"),
        "working-together": ("Working Together",),
    }
    marac, cin, *_ = TERMS
    assert (marac.meaning, marac.more) == (
        "A meeting about adult victims.",
        ("issues/domestic-abuse", "Domestic abuse"),
    )
    assert (cin.meaning, cin.more) == ("A child who needs services. Compare MARAC.", None)


@pytest.mark.parametrize("fault", ["Other {#marac}\n:   Twice.\n", "Other {#other}\n:   See [That](#nowhere).\n"])
def test_a_glossary_that_contradicts_itself_is_refused(fault: str) -> None:
    """An id stands for one term, and “See” leads to one."""
    with pytest.raises(ValueError, match="glossary"):
        glossary.parse(f"{PAGE}\n{fault}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask the MARAC. The MARAC meets.", ["MARAC"]),
        ("A LAC with a CIN plan: one term.", ["LAC"]),
        ("Two contingency plans and\na young\ncarer.", ["contingency plans", "young\ncarer"]),
        ("Nobody is working together, MARACas or LACE.", []),
        ("Read Working Together.", ["Working Together"]),
        ("## MARAC\n\nAlso called: CIN,\nLAC.\n\n[MARAC](x.md), `CIN` and {{ page('a', 'LAC') }}", []),
        ('<p class="LAC">MARAC\nCIN</p>\n\nA MARAC.', ["MARAC"]),
        ("Consent matters.", []),
    ],
)
def test_a_term_is_found_once_and_only_in_running_text(text: str, found: list[str]) -> None:
    """Not in headings, names, macros, code, links or HTML, and not inside other words."""
    assert uses(text) == found


def test_a_first_use_leads_to_its_meaning_and_back() -> None:
    """The link, the meaning and the way back name the same anchors."""
    text = "The MARAC, and a MARAC."
    found = glossary.first_uses(TERMS, text)
    assert glossary.linked(text, found) == "The [MARAC](#word-marac){: #at-marac .tk-term }, and a MARAC."
    html = glossary.words_html(found, "../glossary/", {"issues/domestic-abuse": "../../issues/domestic-abuse/"})
    assert 'id="word-marac"' in html and 'href="#at-marac"' in html and 'href="../../issues/domestic-abuse/"' in html
    assert "Domestic abuse" not in glossary.words_html(found, "../glossary/", {})


def test_what_goes_with_a_page_is_what_exists() -> None:
    """A page that is not there is left out, and so is a part with nothing in it."""
    there = related.shelf(
        {
            "index.md": {"title": "Home"},
            "tags.md": {"title": "Themes"},
            "issues/debt.md": {"title": "Debt & bills", "tags": ["practitioners", "money", "no-such"]},
            "families/money.md": {"title": "Money worries", "tags": ["abuse"]},
            "practice/index.md": {"title": "Practice"},
        }
    )
    meta = {
        "issue": {"family_page": "families/money"},
        "goes_with": {"tools": ["genogram"], "see": [{"practice": "first"}, "practice/none"]},
    }
    block = related.goes_with(meta, there["issues/debt"], there, "../../")
    assert block.startswith("## Goes with this page {#goes-with")
    assert re.findall(r'href="([^"]+)"', block) == [
        "../../families/money/",
        "../../practice/",
        "../../tags/#practitioners",
        "../../tags/#money",
    ]
    assert "Practice</a>: first" in block and "Tools" not in block and "none" not in block
    assert related.goes_with({}, there[""], {}, "") == ""
    listed = related.by_tag(there)
    assert "## Money and home {#money}\n\n- [Debt & bills](issues/debt.md)" in listed
    assert "{#abuse}" not in listed and "- [Money worries](families/money.md)" in listed


@pytest.mark.parametrize("path", sorted(path for path in METAS if path.startswith(ROOMS)))
def test_a_page_says_whom_it_is_for_and_what_goes_with_it(path: str) -> None:
    """Tags are known ones, an audience among them; every related page exists."""
    meta, there = METAS[path], related.shelf(METAS)
    tags = set(meta.get("tags") or [])
    assert tags & related.AUDIENCES.keys() and not tags - related.AUDIENCES.keys() - related.THEMES.keys()
    see = [next(iter(row)) if isinstance(row, dict) else row for row in (meta.get("goes_with") or {}).get("see", [])]
    assert not [slug for slug in see if slug not in there]


def test_the_glossary_page_can_be_read() -> None:
    """All its terms with an id are found; the abbreviations that workers meet most are among what is looked for."""
    text = (DOCS / "practice" / "glossary.md").read_text(encoding="utf-8")
    terms = glossary.parse(text)
    names = {name for term in terms for name in term.names}
    assert {"MARAC", "DASH", "CIN", "NEET", "PSR", "CSE", "LAC", "IDVA", "Wizard and Fairy"} <= names
    assert not [term.id for term in terms if not term.names or "{{" in term.meaning or "](" in term.meaning]
    assert len(re.findall(r"^:   ", text, re.M)) >= len(terms) > 100
