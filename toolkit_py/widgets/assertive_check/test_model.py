"""The best-practice check: order of steps, nothing against a child or a victim, and the family's way to challenge."""

from datetime import date
from itertools import pairwise, product

import pytest

import toolkit_py
from toolkit_py import checklists
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.assertive_check import model

NAME = "assertive_check"
PACKAGE = f"toolkit_py.widgets.{NAME}"
TODAY = date(2026, 3, 2)
ALL: Fields = [(f"ask.{i.id}.state", "done") for s in checklists.sections(PACKAGE) for i in s.items]
ADULT = [("bears", "adult")]
ROUTE: Fields = [(field, "20 3 2026" if field == "until" else "said") for field, _, _ in model.ROUTE]


def view(*fields: tuple[str, str]) -> model.View:
    return model.answer(Form(NAME, list(fields)), TODAY, {})


def test_the_steps_come_in_the_order_of_the_source() -> None:
    """Each step needs what the one before it needed, and more."""
    before = [row["before"] for row in model._data()["step"]]
    assert all(later[: len(earlier)] == earlier for earlier, later in pairwise(before))
    assert set(before[-1]) == {section.id for section in checklists.sections(PACKAGE)}


@pytest.mark.parametrize("bears", ["child", "harmed", "not-sure"])
def test_no_step_falls_on_a_child_or_on_somebody_who_is_harmed(bears: str) -> None:
    """Not even with everything marked as done: what to do instead is said, and no list of steps."""
    seen = view(*ALL, *ROUTE, ("bears", bears), ("step", "power"))
    assert seen.instead and not seen.ready
    html = toolkit_py.render(NAME, [*ALL, *ROUTE, ("bears", bears)], TODAY).html
    assert "Not this way." in html and "Nothing on this list is missing" not in html


def test_without_saying_who_bears_it_nothing_is_ready() -> None:
    """However much is done."""
    assert not view(*ALL, *ROUTE, ("step", "power")).ready


def test_a_power_is_not_ready_while_the_way_to_challenge_it_is_open() -> None:
    """A letter may be; a power needs every line of the route."""
    assert view(*ALL, *ADULT, *ROUTE, ("step", "power")).ready
    for field, _, ask in model.ROUTE:
        seen = view(*ALL, *ADULT, *(pair for pair in ROUTE if pair[0] != field), ("step", "power"))
        assert not seen.ready and ask in seen.route_missing
    assert view(*ALL, *ADULT, ("step", "letter")).ready


def test_every_path_ends_in_something_to_do() -> None:
    """Whoever bears it, whichever step is chosen, and however far it has come: never a dead end."""
    sections = checklists.sections(PACKAGE)
    bears = ["", *(row["id"] for row in model._data()["bears"])]
    steps = ["", *(row["id"] for row in model._data()["step"])]
    for borne, step, done, route in product(bears, steps, range(len(sections) + 1), (ROUTE, [])):
        marks = [
            (f"ask.{item.id}.state", "done" if place < done else "not-yet")
            for place, section in enumerate(sections)
            for item in section.items
        ]
        seen = view(*marks, *route, ("bears", borne), ("step", step))
        following = (seen.instead, seen.who_missing, seen.missing, seen.route_missing, seen.ready)
        assert seen.step and any(following)
        assert not (seen.ready and any(following[:3]))


@pytest.mark.parametrize("left_out", [pair[0] for pair in ALL])
def test_each_question_that_is_not_done_stands_in_the_way_of_a_power(left_out: str) -> None:
    """And is named."""
    seen = view(*(pair for pair in ALL if pair[0] != left_out), *ADULT, *ROUTE, ("step", "power"))
    assert [f"ask.{mark.item.id}.state" for one in seen.missing for mark in one.marks] == [left_out]


def test_only_what_can_be_beside_the_point_is_settled_by_not_relevant() -> None:
    """An agreement may be; a mistake or a child never is."""
    for item, missing in (("signed", False), ("mistake", True), ("children", True)):
        fields = [(n, "not-relevant" if n == f"ask.{item}.state" else v) for n, v in ALL]
        assert bool(view(*fields, *ADULT, *ROUTE, ("step", "power")).missing) == missing


def test_without_a_choice_the_first_step_that_is_not_ready_is_named() -> None:
    """In their order."""
    assert view(("ask.told.state", "done")).next_up == "A written agreement"
    done = [pair for pair in ALL if pair[0] != "ask.who_opens.state"]
    assert view(*done, *ADULT).next_up == "A letter from a senior manager"


@pytest.mark.parametrize("power", ["ASBOs", "a penalty notice", "JSA sanction", "Demote the tenancy"])
def test_a_power_of_2015_is_said_to_be_history(power: str) -> None:
    """The words of the list of 2015 are pointed out."""
    assert any("2015" in one.reply for one in model.about_power(power))


def test_care_is_not_a_consequence() -> None:
    """The 2015 document counted it among sanctions; it is not one."""
    assert any("bargain" in one.reply for one in model.about_power("the children taken into care"))
    assert not model.about_power("Housing injunction")
