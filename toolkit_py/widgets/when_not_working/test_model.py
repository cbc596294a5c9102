"""When it is not working: the child's time first, and no dead end."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

import toolkit_py
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.when_not_working import model

NAME = "when_not_working"
TODAY = date(2026, 3, 2)
STEPS = [row["id"] for row in model._data()["step"]]
ALL_DONE: Fields = [(f"step.{step}.state", "done") for step in STEPS]
CAN_WAIT: Fields = [("wait", "weeks"), ("until", "27 3 2026")]


def view(fields: Fields, today: date | None = TODAY) -> model.View:
    return model.answer(Form(NAME, fields), today, {})


def up_to(number: int) -> Fields:
    return [(f"step.{step}.state", "done") for step in STEPS[:number]]


def test_every_path_ends_in_a_next_step() -> None:
    """Every answer to every question that decides, with every number of steps done: never a dead end."""
    waits = ["", *dict(model.WAITS)]
    results = ["", *dict(model.RESULTS)]
    states = ["", *dict(model.STATES)]
    days = ["", "1 3 2026", "9 3 2026", "30 2 2026"]
    routes = {row["id"] for row in model._data()["route"]}
    reached = set()
    for wait, result, until, done, state, day in product(waits, results, days, (0, 4, 8, 9), states, days):
        fields: Fields = [("wait", wait), ("result", result), ("until", until), *up_to(done)]
        if done < len(STEPS):
            fields += [(f"step.{STEPS[done]}.state", state), (f"step.{STEPS[done]}.day", day)]
        found = view(fields).next
        assert found.title and found.lines and "{" not in found.title + "".join(found.lines)
        if wait == "now":
            assert found.id == "danger"
        elif wait in ("today", "unknown") or result in ("worse", "refused-worried"):
            assert found.urgent
        reached.add(found.id)
    assert reached == routes


@pytest.mark.parametrize("threat", ["", *dict(model.THREATS)])
@pytest.mark.parametrize("wait", ["now", "today", "unknown"])
def test_protecting_the_child_waits_for_no_step(wait: str, threat: str) -> None:
    """Whether every step is done or none, and whatever came of the meeting."""
    for steps, result in product(([], ALL_DONE), dict(model.RESULTS)):
        assert view([("wait", wait), ("threat", threat), *steps, ("result", result)]).next.urgent


def test_how_long_the_child_can_wait_is_asked_before_any_step() -> None:
    """Even where all the steps are done."""
    assert view([]).next.id == "wait"
    assert view(ALL_DONE).next.id == "wait"
    assert view([("wait", "days"), *ALL_DONE]).next.id == "until"


def test_the_steps_come_one_at_a_time_in_their_order() -> None:
    """The first that is not done is the next."""
    for number, row in enumerate(model._data()["step"]):
        assert row["title"] in view([*CAN_WAIT, *up_to(number)]).next.title
    assert view([*CAN_WAIT, *ALL_DONE]).next.id == "result"


def test_a_day_that_has_passed_leads_to_the_manager_and_not_round_again() -> None:
    """The child's own day, unless something is moving; without a day of today nothing depends on it."""
    past: Fields = [("wait", "weeks"), ("until", "27 2 2026")]
    assert view(past).next.id == "passed"
    assert view([*past, ("result", "moving")]).next.id == "moving"
    assert view(past, None).next.id == "step"


@pytest.mark.parametrize("threat", ["yes", "not-sure"])
def test_after_a_threat_nobody_goes_alone(threat: str) -> None:
    """Beside whatever comes next."""
    assert "No visit alone" in view([("threat", threat), *CAN_WAIT]).safety[0]
    assert not view([("threat", "no")]).safety


def test_a_step_that_is_done_says_who_when_and_that_it_was_recorded() -> None:
    """What is missing of it is asked for."""
    fields: Fields = [("step.manager.state", "done"), ("step.manager.who", "Me")]
    assert any("which day, whether it was written down" in ask for ask in view(fields).asks)
    fields += [("step.manager.day", "27 2 2026"), ("step.manager.recorded", "yes")]
    assert not any("Talk to your line manager" in ask for ask in view(fields).asks)


def test_a_step_cannot_have_been_done_on_a_day_that_has_not_come() -> None:
    """Beside its day, at once."""
    form = Form(NAME, [("step.manager.state", "done"), ("step.manager.day", "9 3 2026")])
    model.answer(form, TODAY, {})
    assert "has not come" in form.problems["step.manager.day"].message


def test_tries_made_in_one_way_are_pointed_out_and_stand_by_their_days() -> None:
    """What will you do differently next time?"""
    example = next(e for e in toolkit_py.examples(NAME) if e.name == "three-cancelled-mondays")
    seen = view(list(example.fields))
    assert [cells[0] for cells in seen.tried] == ["9 February 2026", "16 February 2026", "23 February 2026"]
    assert any("same way" in ask for ask in seen.asks)


def test_what_was_written_before_is_offered_and_not_filled_in() -> None:
    """From the two tools that come before this one."""
    carried = {
        "getting_in_the_way": Form("getting_in_the_way", [("what", "No answer on Monday"), ("child", "Tired")]),
        "appearing_to_go_along": Form("appearing_to_go_along", [("life", "Does the toast")]),
    }
    offers = model.answer(Form(NAME, []), TODAY, carried).offers
    assert [o.value for o in offers["hard"]] == ["No answer on Monday"]
    assert [o.value for o in offers["for_child"]] == ["Tired", "Does the toast"]
    assert not model.answer(Form(NAME, [("hard", "No answer on Monday")]), TODAY, carried).offers["hard"]


@pytest.mark.parametrize("drift", [value for value, _ in model._options("drift")])
def test_each_way_of_going_wrong_gets_a_reply(drift: str) -> None:
    """Nobody is left with a tick alone."""
    ((_, reply),) = view([("drift", drift)]).replies
    assert reply


def test_a_check_asks_for_the_childs_time_first() -> None:
    """And says nothing on a blank form."""
    form = Form(NAME, [("hard", "x")], "check")
    model.answer(form, TODAY, {})
    assert {p.field for p in form.errors} == {"wait"}
    blank = Form(NAME, [], "check")
    model.answer(blank, TODAY, {})
    assert not blank.errors
