"""The rule of at least two, counted in the open, and never as a verdict."""

from __future__ import annotations

from datetime import date
from html import unescape
from html.parser import HTMLParser
from itertools import product

import pytest

from toolkit_py import render
from toolkit_py.facts import changes
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.who_qualifies.model import answer, criteria

DAY = date(2026, 3, 2)


def need(id: str, state: str, evidence: str = "", by: str = "", day: str = "") -> Fields:
    said = {"state": state, "evidence": evidence, "by": by, "day": day}
    return [(f"need.{id}.{field}", text) for field, text in said.items()]


def shown(id: str) -> Fields:
    return need(id, "shown", "Seen on paper", "The school", "1 3 2026")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (shown("school") + shown("work"), "would have been met on what is written"),
        (shown("school") + need("work", "believed"), "only if what is believed is so: Work and money"),
        (
            shown("crime") + need("school", "believed") + need("work", "believed"),
            "only if at least one of what is believed is so: School; Work and money",
        ),
        (
            need("work", "believed"),
            "None of the six is evidenced yet: that takes what shows it, who says so and a day.",
        ),
        (shown("school"), "cannot be said yet"),
        ([pair for one in criteria() for pair in need(one.id, "no")], "no reason to turn this family away"),
        (
            shown("school") + [p for c in criteria() if c.id != "school" for p in need(c.id, "no")],
            "would not have been met",
        ),
    ],
)
def test_at_least_two_is_counted_with_names(fields: Fields, said: str) -> None:
    """The count says which needs it counted and which rule it is held against."""
    assert said in " ".join(answer(Form("who_qualifies", fields), DAY, {}).counted)


def test_every_path_says_what_the_rule_was_and_what_to_ask_now() -> None:
    """Each of the six evidenced, believed, refused or not asked: a count with names, and a next question."""
    for states in product(("shown", "believed", "no", ""), repeat=len(criteria())):
        fields = [
            pair
            for one, state in zip(criteria(), states, strict=True)
            for pair in (shown(one.id) if state == "shown" else need(one.id, state))
        ]
        view = answer(Form("who_qualifies", fields), DAY, {})
        first, then = view.counted
        assert view.ask and then.startswith("The 2015 rule asked for at least two")
        assert all(item.criterion.short in first for item in view.shown)
        assert len(view.shown) + len(view.believed) + len(view.said_no) + len(view.open) == len(criteria())
        assert ("would have been met" in then) == (states.count("shown") >= 2)


@pytest.mark.parametrize(
    ("evidence", "by", "day"),
    [
        ("", "", "1 3 2026"),
        ("A letter", "", "1 3 2026"),
        ("", "The school", "1 3 2026"),
        ("A letter", "The school", ""),
        ("A letter", "The school", "last spring"),
    ],
)
def test_what_nobody_is_named_for_or_has_no_day_is_only_believed(evidence: str, by: str, day: str) -> None:
    """However sure the worker is; what is missing is named, and what was typed for a day still stands there."""
    fields = need("school", "shown", evidence, by, day) + shown("work")
    view = answer(Form("who_qualifies", fields), DAY, {})
    (school,) = view.believed
    assert school.criterion.id == "school" and view.counted[0].startswith("One of the six")
    assert ("on which day" in school.missing) == (day != "1 3 2026")
    assert school.missing and (day != "last spring" or day in " ".join(school.cells))


def test_the_rule_is_shown_as_history_with_what_holds_now() -> None:
    """The words are those of the facts, not of this tool."""
    html = unescape(render("who_qualifies", [], None).html)
    assert changes.find("troubled-families").now in html and "This rule is history" in html


def test_abuse_brings_its_warning_and_no_demand_for_proof() -> None:
    """Nobody has to prove it to be helped."""
    html = unescape(render("who_qualifies", need("abuse", "believed"), DAY).html)
    assert "Somebody does it to somebody" in html and "Nobody has to prove it" in html


@pytest.mark.parametrize("state", ["", "no", "unknown"])
@pytest.mark.parametrize("field", ["evidence", "by", "day"])
def test_words_about_abuse_bring_the_warning_whatever_is_chosen(state: str, field: str) -> None:
    """What somebody told alone stands there also where no box is ticked."""
    told = need("abuse", state, **{field: "She told me alone"})
    assert answer(Form("who_qualifies", told), DAY, {}).abuse
    assert not answer(Form("who_qualifies", need("abuse", state)), DAY, {}).abuse


class Printed(HTMLParser):
    """What the style sheet leaves on paper of an answer: neither what is marked as told alone, nor the title of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.depth = 0
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "input") and (self.depth or "tk-who-qualifies-alone" in (dict(attrs).get("class") or "")):
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= bool(self.depth)

    def handle_data(self, data: str) -> None:
        self.words += [] if self.depth else data.split()


def printed(fields: Fields) -> str:
    html = render("who_qualifies", fields, DAY).html
    return " ".join(Printed(html[html.index("data-answer") : html.index("tk-evidence")]).words)


def test_what_was_told_alone_about_abuse_stands_on_no_paper() -> None:
    """Whatever is chosen of it, the paper says the same of abuse, and its question is not printed once one is begun."""
    words = ("He hits her", "Mum alone", "1 March 2026", "He finds out")
    for state in ("shown", "believed", "no", "unknown", ""):
        fields = need("abuse", state, words[0], words[1], "1 3 2026") + shown("school") + [("first_worry", words[3])]
        html = render("who_qualifies", fields, DAY).html
        assert all(word in html for word in words)
        paper = printed(fields)
        assert words[0] not in paper and words[1] not in paper and words[3] not in paper
        assert paper.count("abuse") == 1 and "What is said about domestic abuse is said alone" in paper
        question = html.split('id="who_qualifies-abuse"')[0].rpartition("<")[2]
        assert "tk-fear" in question and "tk-fear-blank" not in question
    assert "He finds out" in printed([*shown("school"), ("first_worry", words[3])])


def test_no_heading_on_paper_tells_that_only_abuse_stands_under_it() -> None:
    """Its list goes, and its heading with it."""
    rest = [pair for one in criteria() if not one.alone for pair in need(one.id, "no")]
    for state, heading in (("shown", "Evidenced"), ("believed", "Only believed"), ("", "Still to ask about")):
        told = [*rest, *need("abuse", state, "He hits her", "Mum", "1 3 2026")]
        assert heading in render("who_qualifies", told, DAY).html and f" {heading} " not in printed(told)


def test_somebody_who_may_soon_be_without_money_or_credit_is_counted_too() -> None:
    """The rule said “at risk of”: nobody has to wait until the account is closed."""
    work = next(one for one in criteria() if one.id == "work")
    assert "money or credit now or soon" in work.title and "can show the risk" in work.shows


def test_evidence_cannot_be_of_tomorrow() -> None:
    """A day that has not come is named; in a built page, without a day, it is not."""
    fields = need("school", "shown", "Register", "School", "3 3 2026")
    assert "has not come yet" in render("who_qualifies", fields, DAY).html
    assert "has not come yet" not in render("who_qualifies", fields, None).html


def test_what_to_ask_follows_what_touches_the_family() -> None:
    """First what to ask any council, then what the needs call for."""
    view = answer(Form("who_qualifies", shown("abuse")), DAY, {})
    assert view.ask[-1] == (next(one.ask_now for one in criteria() if one.id == "abuse"), True)
