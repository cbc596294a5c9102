"""The rule of at least two, counted in the open, and never as a verdict."""

from __future__ import annotations

from datetime import date
from html import unescape
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


@pytest.mark.parametrize(("evidence", "by"), [("", ""), ("A letter", ""), ("", "The school")])
def test_what_nobody_is_named_for_is_only_believed(evidence: str, by: str) -> None:
    """However sure the worker is."""
    view = answer(Form("who_qualifies", need("school", "shown", evidence, by)), DAY, {})
    assert [item.criterion.id for item in view.believed] == ["school"] and not view.shown
    assert view.believed[0].missing


def test_the_rule_is_shown_as_history_with_what_holds_now() -> None:
    """The words are those of the facts, not of this tool."""
    html = unescape(render("who_qualifies", [], None).html)
    assert changes.find("troubled-families").now in html and "This rule is history" in html


def test_abuse_brings_its_warning_and_no_demand_for_proof() -> None:
    """Nobody has to prove it to be helped."""
    html = unescape(render("who_qualifies", need("abuse", "believed"), DAY).html)
    assert "Somebody does it to somebody" in html and "Nobody has to prove it" in html


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
    assert view.ask[-1] == next(one.ask_now for one in criteria() if one.id == "abuse")
