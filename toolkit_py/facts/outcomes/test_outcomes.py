"""The outcomes as data: complete, sourced, and refused with a clear message where a row is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit_py import outcome_rules
from toolkit_py.facts import changes, sources
from toolkit_py.facts.outcomes import BadOutcome, issues, outcomes, read_outcomes, source_sections

# What the County Durham toolkit lists for each issue, counted in the document. Domestic abuse has one more
# here: the wellbeing of the person who is harmed and of the person who harms stand in one line there. Offending
# comes mainly from Derbyshire and Nottingham.
COUNTS = {
    "debt": 27,
    "domestic-abuse": 11 + 1,
    "child-sexual-exploitation": 1,
    "social-media": 4,
    "parental-mental-health": 9,
    "substance-misuse": 14,
    "parenting": 16,
    "anti-social-behaviour": 4,
    "offending": 18,
}
ALL = [(name, outcome) for name in issues() for outcome in outcomes(name)]


def row(**changed: Any) -> dict[str, Any]:
    good = {
        "id": "one",
        "group": "Group",
        "title": "Title",
        "rule": {"kind": "judged"},
        "source": ["durham", "debt-intervention"],
    }
    return {**good, **changed}


@pytest.mark.parametrize("name", COUNTS)
def test_every_outcome_of_the_document_is_there(name: str) -> None:
    """None is left out because it is awkward to count."""
    assert len(outcomes(name)) == COUNTS[name]


def test_every_issue_has_outcomes() -> None:
    """An issue without outcomes has nothing to work towards."""
    assert set(issues()) == set(COUNTS)


@pytest.mark.parametrize(("name", "outcome"), ALL, ids=[f"{n}-{o.id}" for n, o in ALL])
def test_every_outcome_says_how_it_counts_and_what_has_changed(name: str, outcome: Any) -> None:
    """Its rule can be said in words, its source is a section, and its changes are known ones."""
    assert outcome_rules.in_words(outcome).endswith(".")
    assert sources.find(*outcome.source)
    assert all(changes.find(change) for change in outcome.changed)


def test_the_same_name_means_the_same_outcome_on_every_page() -> None:
    """What was typed at the tool's own address stays true when another issue is chosen."""
    seen: dict[str, Any] = {}
    for _, outcome in ALL:
        assert seen.setdefault(outcome.id, outcome.rule).kind == outcome.rule.kind
        assert seen[outcome.id] == outcome.rule


def test_only_people_can_answer_where_a_quiet_record_may_be_fear() -> None:
    """No recorded abuse, safety, and no longer being exploited have no clock."""
    kinds = {outcome.id: outcome.rule.kind for _, outcome in ALL}
    assert kinds["abuse_not_recorded"] == kinds["not_at_risk_of_exploitation"] == "agreed"
    assert kinds["safer"] == kinds["free_from_abuse"] == "agreed_with"


def test_sections_read_by_their_lines_are_the_sections_of_the_file() -> None:
    """The quick reading for the browser finds what the full reading finds."""
    full = {(s.id, section) for s in sources.sources().values() for section in s.sections}
    assert source_sections() == full


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ([row(rule={"kind": "score"})], "unknown rule 'score'"),
        ([row(rule={"kind": "weeks"})], "rule weeks takes weeks"),
        ([row(rule={"kind": "judged", "weeks": 3})], "rule judged takes"),
        ([row(rule={"kind": "fewer", "percent": 60, "months": 6})], "asks with the words counted"),
        ([row(source=[])], "source is missing"),
        ([row(source=["durham", "nowhere"])], "is no section of sources.toml"),
        ([row(title="")], "title is missing"),
        ([row(), row()], "stands twice"),
        ([row(id="Two Words")], "small letters"),
        ([row(part_of="other")], "is no whole outcome"),
        ([row(score=3)], "unknown key score"),
        ([row(rule={"kind": "agreed_with", "with": "one"})], "is no agreed outcome"),
    ],
)
def test_a_wrong_row_is_refused_with_its_file_and_the_remedy(bad: list[dict[str, Any]], message: str) -> None:
    """An author reads where it is and what to do."""
    with pytest.raises(BadOutcome, match=message) as caught:
        read_outcomes("debt", bad)
    assert "outcomes/debt.toml" in str(caught.value)
