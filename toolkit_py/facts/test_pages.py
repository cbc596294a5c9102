"""The blocks that pages show of facts: the danger line, the head of an issue, the list of outcomes."""

import re
from html import unescape

import pytest

from toolkit_py import pages
from toolkit_py.facts._rows import FactsError
from toolkit_py.facts.outcomes import issues, outcomes
from toolkit_py.facts.services import directory
from toolkit_py.outcome_rules import in_words


def test_the_danger_line_dials_999_and_then_names_social_care() -> None:
    """999 is for danger now; then the council, also at night."""
    html = pages.danger_now_html("a child")
    assert "If a child is in danger now" in html and 'href="tel:999"' in html
    assert "social care" in html and "out-of-hours" in html
    assert html.count("\n") == 0


@pytest.mark.parametrize(
    ("who", "words"), [("you or a child", "If you or a child are in"), ("anyone", "If anyone is in")]
)
def test_the_danger_line_speaks_of_whom_it_is_told_to(who: str, words: str) -> None:
    """Family pages speak to the reader."""
    line = pages.danger_now_html(who)
    assert words in line
    assert ("front door" in line) == (who == "anyone")


def test_the_danger_line_escapes_what_it_is_given() -> None:
    """Even a page's own words are escaped."""
    assert "<b>" not in pages.danger_now_html("<b>")


def test_the_head_of_an_issue_has_names_danger_line_and_five_cards() -> None:
    """The parts of the page can be reached in one step."""
    html = pages.issue_head_html({"title": "Debt", "also_called": ["money worries", "poverty"]})
    assert "Also called or searched for: money worries, poverty" in html
    assert 'href="tel:999"' in html
    assert re.findall(r'href="#([a-z]+)"', html) == ["impact", "ask", "helps", "outcomes", "tools"]
    assert all(line and not line[0].isspace() for line in html.split("\n"))
    assert html.startswith("<div ") and html.endswith("</div>")


def test_many_names_are_folded_away() -> None:
    """Twenty names do not push the danger line off a phone, and all of them stay on the page."""
    names = [f"name {number}" for number in range(20)]
    html = pages.issue_head_html({"also_called": names})
    assert "and 16 more" in html and "<details" in html
    assert all(name in html for name in names)


def test_a_head_without_other_names_still_stands() -> None:
    """The names are the only part that may be missing."""
    html = pages.issue_head_html({})
    assert "Also called" not in html and "tk-danger" in html


@pytest.mark.parametrize("issue", list(issues()))
def test_every_outcome_of_an_issue_is_listed_once(issue: str) -> None:
    """The list on the page is the list of the tool."""
    html = pages.outcomes_html(issue)
    assert len(outcomes(issue)) == html.count('class="tk-outcome"')
    assert all(line and not line[0].isspace() for line in html.split("\n"))


@pytest.mark.parametrize("issue", list(issues()))
def test_the_page_and_the_tool_tell_a_rule_in_the_same_words(issue: str) -> None:
    """A reader sees how an outcome counts without opening the tool."""
    html = unescape(pages.outcomes_html(issue))
    assert [one.id for one in outcomes(issue) if one.rule.kind != "judged" and in_words(one) not in html] == []


def test_an_unknown_issue_is_refused() -> None:
    """The build stops, and names the issue that was meant."""
    with pytest.raises(FactsError, match="Did you mean debt"):
        pages.outcomes_html("debts")


def test_the_links_that_pages_may_dial_are_known() -> None:
    """The site's tests hold every tel: and sms: link to these."""
    links = directory().links()
    assert {"tel:999", "tel:08001111", "sms:85258"} <= links
    assert "tel:08085002222" not in links
