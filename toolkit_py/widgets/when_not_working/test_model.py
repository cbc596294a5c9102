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
KNOWN: Fields = [("afraid", "no"), ("threat", "no"), ("seen_by", "School"), ("seen_day", "27 2 2026")]
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
        known = KNOWN if done < 8 else []
        fields: Fields = [("wait", wait), ("result", result), ("until", until), *up_to(done), *known]
        if done < len(STEPS):
            fields += [(f"step.{STEPS[done]}.state", state), (f"step.{STEPS[done]}.day", day)]
        found = view(fields).next
        assert found.title and found.lines and "{" not in found.title + "".join(found.lines)
        if wait == "now":
            assert found.id == "danger"
        elif wait in ("today", "unknown") or result in ("worse", "refused-worried"):
            assert found.urgent
        assert known or found.id != "refused"
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


FEARS = ["", *dict(model.THREATS)]


@pytest.mark.parametrize("until", ["27 3 2026", "27 2 2026"])
@pytest.mark.parametrize(("afraid", "threat"), list(product(FEARS, FEARS)))
def test_a_no_to_help_is_let_stand_only_where_fear_is_known_not_to_speak(afraid: str, threat: str, until: str) -> None:
    """Where somebody is afraid or was threatened it is for today; where it is not known, it is found out today."""
    said: Fields = [("wait", "weeks"), ("until", until), ("result", "refused"), *KNOWN[2:]]
    found = view([*said, ("afraid", afraid), ("threat", threat)]).next
    if "yes" in (afraid, threat):
        assert found.id == "today"
    elif afraid == threat == "no":
        assert found.id == "refused"
    else:
        assert found.id == "refused-untested" and found.urgent


@pytest.mark.parametrize("left_out", ["seen_by", "seen_day"])
def test_nobody_leaves_while_it_is_not_written_who_saw_the_child_and_when(left_out: str) -> None:
    """A name without a day is no sight of a child."""
    known = [pair for pair in KNOWN if pair[0] != left_out]
    assert view([*CAN_WAIT, ("result", "refused"), *known]).next.id == "refused-untested"


def test_where_somebody_may_be_afraid_no_line_says_to_tell_them_what_was_offered() -> None:
    """The next step does not say what the note below it forbids, and tells no reader what was answered."""
    for afraid in ("yes", "not-sure"):
        found = view([*CAN_WAIT, ("result", "refused"), *KNOWN[1:], ("afraid", afraid)]).next
        assert not any("Tell them" in line or "afraid" in line for line in found.lines)


@pytest.mark.parametrize("result", ["moving", "same"])
def test_a_day_to_look_again_that_has_passed_is_to_be_set_anew(result: str) -> None:
    """Nobody is sent to a day that is over."""
    said: Fields = [*CAN_WAIT, *ALL_DONE, ("result", result)]
    past, ahead = view([*said, ("review", "1 1 2020")]), view([*said, ("review", "9 3 2026")])
    assert any("1 January 2020. That day has passed: set a new one." in line for line in past.next.lines)
    assert ("Look again on", "1 January 2020 (this day has passed)") in past.lines
    assert any("Look again on the day you set: 9 March 2026." in line for line in ahead.next.lines)


def test_a_day_that_has_passed_leads_to_the_manager_and_not_round_again() -> None:
    """The child's own day, also where something is moving; without a day of today nothing depends on it."""
    past: Fields = [("wait", "weeks"), ("until", "27 2 2026")]
    assert view(past).next.id == "passed"
    assert view([*past, ("result", "moving")]).next.id == "passed"
    assert view([*CAN_WAIT, ("result", "moving")]).next.id == "moving"
    assert view([*past, ("result", "refused"), *KNOWN]).next.id == "refused"
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
