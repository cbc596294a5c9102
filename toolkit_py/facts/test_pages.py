"""The blocks that pages show of facts: the danger line, the head of an issue, the list of outcomes."""

import re

import pytest

from toolkit_py import pages
from toolkit_py.facts._rows import FactsError
from toolkit_py.facts.outcome_words import rule_words
from toolkit_py.facts.outcomes import Rule, issues, outcomes
from toolkit_py.facts.services import directory


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
    assert words in pages.danger_now_html(who)


def test_the_danger_line_escapes_what_it_is_given() -> None:
    """Even a page's own words are escaped."""
    assert "<b>" not in pages.danger_now_html("<b>")


def test_the_head_of_an_issue_has_names_danger_line_and_five_cards() -> None:
    """The parts of the page can be reached in one step."""
    html = pages.issue_head_html({"title": "Debt", "also_called": ["money worries", "poverty"]})
    assert "Also called: money worries, poverty" in html
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


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        (Rule("weeks", weeks=13, weeks_jsa=26), ["13 weeks in a row", "26 for someone who claimed JSA"]),
        (Rule("weeks", weeks=13), ["13 weeks in a row"]),
        (Rule("months", months=6), ["6 calendar months"]),
        (Rule("hours", hours=16, weeks=4), ["16 hours in total", "at least 4 weeks"]),
        (
            Rule("attendance", above=90, terms=3),
            ["above 90%", "90.0% is not enough", "every child", "3 terms"],
        ),
        (Rule("fewer", percent=60, months=6), ["60% fewer", "latest 6 months", "before the work began"]),
        (Rule("measure"), ["not marked"]),
        (Rule("agreed", months=6), ["A date cannot answer this", "not the same as safe"]),
        (Rule("agreed_with", same_as="x"), ["A date cannot answer this", "“The whole”"]),
        (Rule("judged"), []),
        (Rule("judged", needs=("a",)), ["all of these"]),
    ],
)
def test_a_rule_is_told_in_words(rule: Rule, parts: list[str]) -> None:
    """A reader sees how an outcome counts without opening the tool."""
    told = rule_words(rule, "The whole")
    assert [part for part in parts if part not in told] == []


def test_an_unknown_issue_is_refused() -> None:
    """The build stops, and names the issue that was meant."""
    with pytest.raises(FactsError, match="Did you mean debt"):
        pages.outcomes_html("debts")


def test_the_links_that_pages_may_dial_are_known() -> None:
    """The site's tests hold every tel: and sms: link to these."""
    links = directory().links()
    assert {"tel:999", "tel:08001111", "sms:85258"} <= links
    assert "tel:08085002222" not in links
