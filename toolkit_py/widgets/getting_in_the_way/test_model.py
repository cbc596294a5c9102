"""What is getting in the way: the rules as a practitioner would say them."""

from __future__ import annotations

from datetime import date

import pytest

import toolkit_py
from toolkit_py.facts.sources import sources
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.getting_in_the_way import LABEL, model

NAME = "getting_in_the_way"
TODAY = date(2026, 3, 2)


def view(fields: Fields, do: str = "") -> model.View:
    return model.answer(Form(NAME, fields, do), TODAY, {})


def example(name: str) -> model.View:
    return view(list(next(e for e in toolkit_py.examples(NAME) if e.name == name).fields))


def test_the_workers_own_part_is_asked_first_and_denial_last() -> None:
    """The paper's numbers are 5, 2, 1, 3 and 4 in the order of this tool."""
    assert [part.paper for part in view([]).parts] == [5, 2, 1, 3, 4]


def test_every_strategy_answers_something_and_every_kind_is_answered() -> None:
    """Nothing of the two sections is left over, and nothing that was seen stays without help."""
    names = {kind.id for kind in model.kinds()} | {model.ALWAYS}
    assert all(set(s.answers) <= names and s.answers for s in model.strategies())
    assert all(kind.strategies for kind in model.kinds())
    assert len({s.id for s in model.strategies()}) == len(model.strategies())
    assert {s.section for s in model.strategies()} == {"9-2-strategies", "11-8-strategies-when-not-working"}


def test_the_blank_page_holds_every_strategy() -> None:
    """So that it is worth printing, and reading without Python."""
    html = toolkit_py.render(NAME, [], None).html.replace("&#39;", "'")
    assert all(s.text in html for s in model.strategies())


@pytest.mark.parametrize("what", [value for value, _ in model._kind(model.THREATS).options])
def test_after_any_threat_the_workers_safety_comes_first_and_nothing_is_done_in_the_home(what: str) -> None:
    """No home visit alone stands before everything else; ways of working in the home are left out, and said so."""
    seen = view([("violence", what), ("avoiding", "unanswered"), ("crisis", "crisis")])
    assert seen.threat and seen.left_out
    assert seen.seen[0].id == "violence"
    assert not [s for kind in seen.seen for s in kind.strategies if s.at_home]
    html = toolkit_py.render(NAME, [("violence", what)], None).html
    answer = html[html.index("data-answer") :]
    assert answer.index("No home visit alone") < answer.index("what may help")


def test_a_visit_planned_after_a_threat_is_pointed_out() -> None:
    """Who goes with you, or where else could you meet?"""
    assert any("Who goes with you" in ask for ask in example("a-threat").asks)
    assert not any("Who goes with you" in ask for ask in view([("worker_try", "Call round on Tuesday")]).asks)


def test_a_blank_own_part_is_pointed_out_once_a_later_one_is_filled_in() -> None:
    """The order is the point of it."""
    assert any("Your own part" in ask for ask in view([("denial_parent", "He says it is nothing")]).asks)
    assert not any(
        "Your own part" in ask for ask in view([("denial_parent", "x"), ("worker_us", "I interrupted")]).asks
    )


@pytest.mark.parametrize(
    ("typed", "lacks"),
    [
        ([("denial_parent", "x")], "belongs to us"),
        ([("denial_parent", "x"), ("denial_us", "y")], "Nothing to try"),
        ([("denial_parent", "x"), ("denial_system", "y"), ("denial_try", "z")], ""),
        ([("denial_try", "z")], ""),
    ],
)
def test_a_part_that_is_all_the_parents_is_questioned(typed: Fields, lacks: str) -> None:
    """What in it belongs to us or to the system?"""
    (part,) = view(typed).written
    assert lacks in part.lacks and bool(lacks) == bool(part.lacks)


def test_a_child_not_seen_alone_goes_to_the_manager_today() -> None:
    """It is not left at no."""
    assert any("Tell your manager today" in ask for ask in view([("refusing", "child_not_seen"), ("child", "x")]).asks)


def test_a_strategy_stands_once_even_where_it_answers_two_kinds() -> None:
    """Nobody reads the same line twice."""
    told = [s.id for kind in view([(k.id, k.options[0][0]) for k in model.kinds()]).seen for s in kind.strategies]
    assert len(told) == len(set(told))


def test_what_is_to_be_tried_is_offered_as_a_step_until_it_is_one() -> None:
    """And never put there by itself."""
    assert [o.value for o in view([("worker_try", "Ring back")]).offers] == ["Ring back"]
    assert not view([("worker_try", "Ring back"), ("steps.1.what", "Ring back")]).offers


def test_a_check_asks_for_the_child_and_the_own_part() -> None:
    """Nobody is asked for anything on a form not yet begun."""
    form = Form(NAME, [("mixed", "late")], "check")
    model.answer(form, TODAY, {})
    assert {p.field for p in form.errors} == {"what", "child", "keeps", "worker_us"}
    blank = Form(NAME, [], "check")
    model.answer(blank, TODAY, {})
    assert not blank.errors


def test_labels_in_place_of_behaviour_are_pointed_out() -> None:
    """With what to write instead."""
    assert {p.words.lower() for p in example("only-the-parents-part").pointers} >= {"resistant", "disguised compliance"}


def test_the_sections_it_names_are_there() -> None:
    """Sources and sections are those of the list of sources."""
    known = {(s.id, section.id) for s in sources().values() for section in s.sections.values()}
    assert set(LABEL.sources) <= known
    assert {("north-yorkshire", s.section) for s in model.strategies()} <= known
