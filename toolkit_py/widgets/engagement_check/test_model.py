"""The engagement check: a look back, and one thing to do."""

from __future__ import annotations

import re
from datetime import date

import pytest

import toolkit_py
from toolkit_py import checklists
from toolkit_py.facts.sources import find
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets import engagement_check
from toolkit_py.widgets.engagement_check import model

NAME = "engagement_check"
TODAY = date(2026, 3, 2)
SECTIONS = checklists.sections(engagement_check.__name__)


def view(fields: Fields, carried: Fields | None = None) -> model.View:
    others = {"getting_in_the_way": Form("getting_in_the_way", carried)} if carried else {}
    return model.answer(Form(NAME, fields), TODAY, others)


def test_it_asks_what_the_document_lists() -> None:
    """Three stages, ten principles with the child's first, eight marks of a partnership, fourteen to practise."""
    found = [item.source for section in SECTIONS for item in section.items]
    assert found.count(("north-yorkshire", "4-what-engagement-is")) == 3
    assert found.count(("north-yorkshire", "9-1-principles")) == 10
    assert found.count(("north-yorkshire", "9-2-strategies")) == 8
    assert len(view([]).practise_options) - 1 == 5 + 9
    assert all(find(*source) for source in found if source)


def test_every_question_has_something_to_try() -> None:
    """So that "not yet" always leads on."""
    assert all(model._tries()[item.id] for section in SECTIONS for item in section.items)


def test_fear_and_the_child_cannot_wait_and_come_first() -> None:
    """Whatever else is open."""
    seen = view([("ask.clear.state", "not-yet"), ("ask.child.state", "not-yet"), ("ask.afraid.state", "not-yet")])
    assert [mark.item.id for mark in seen.cannot_wait] == ["afraid", "child"]
    assert [mark.item.id for mark in seen.open] == ["afraid", "child", "clear"]


@pytest.mark.parametrize("item", [i.id for s in SECTIONS for i in s.items if i.always])
def test_what_always_matters_cannot_be_put_aside_unseen(item: str) -> None:
    """It is not blocked: it is asked about."""
    assert [mark.item.id for mark in view([(f"ask.{item}.state", "not-relevant")]).always] == [item]


def test_what_is_not_yet_is_offered_as_the_one_thing_until_one_is_chosen() -> None:
    """Never filled in, and few enough to choose between."""
    many: Fields = [(f"ask.{item.id}.state", "not-yet") for section in SECTIONS for item in section.items]
    assert len(view(many).offers) == 4
    assert not view([*many, ("one", "Ring back")]).offers
    (offer,) = view([], [("worker_try", "Say sorry")]).offers
    assert offer.value == "Say sorry"


def test_done_without_a_note_is_asked_about() -> None:
    """What shows it, and would the family say so too?"""
    seen = view([("ask.clear.state", "done"), ("ask.trust.state", "done"), ("ask.trust.note", "Rang back that day")])
    assert [mark.item.id for mark in seen.unshown] == ["clear"]
    assert [mark.item.id for mark in seen.shown] == ["trust"]
    assert any("Nothing is marked “not yet”" in ask for ask in seen.asks)


@pytest.mark.parametrize(
    ("fields", "asks"),
    [
        ([("ask.clear.state", "not-yet")], "one thing"),
        ([("ask.clear.state", "not-yet"), ("one", "Ring")], "by when"),
    ],
)
def test_it_always_leads_to_one_thing_and_who_does_it(fields: Fields, asks: str) -> None:
    """Until a step is written the next question stands there."""
    assert any(asks in ask for ask in view(fields).asks)


def test_nothing_is_added_up() -> None:
    """No number of answers, no share of them."""
    for example in toolkit_py.examples(NAME):
        html = toolkit_py.render(NAME, example.fields, example.today).html
        answer = re.sub(r"<[^>]+>", " ", html[html.index("data-answer") :])
        assert not re.search(r"\d+ of \d+|%|\bscore\b|\btotal\b", answer)
