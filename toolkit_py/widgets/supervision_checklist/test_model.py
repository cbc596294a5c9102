"""The supervision checklist: reflection first, what cannot wait first of all, and no score."""

import re
from datetime import date

import pytest

import toolkit_py
from toolkit_py import checklists
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.supervision_checklist import model

NAME = "supervision_checklist"
PACKAGE = f"toolkit_py.widgets.{NAME}"
TODAY = date(2026, 3, 2)


def view(*fields: tuple[str, str], do: str = "") -> model.View:
    return model.answer(Form(NAME, list(fields), do), TODAY, {})


def test_reflection_stands_first() -> None:
    """Kirklees had it near the end; feelings that nobody names steer the rest."""
    assert checklists.sections(PACKAGE)[0].id == model.FIRST


def test_every_question_of_the_source_is_there() -> None:
    """Kirklees asks a worker 8 + 3 + 5 + 8 + 2 + 3 questions, one of them as two here, and a manager ten more."""
    from_source = {s.id: sum(i.source is not None for i in s.items) for s in checklists.sections(PACKAGE)}
    assert from_source == {
        "reflection": 2, "needs": 8, "agreeing": 5, "planning": 5, "services": 8, "learning": 3, "manager": 10,
    }  # fmt: skip


def test_the_manager_answers_for_their_own_part_and_only_after_the_worker_was_heard() -> None:
    """What they watched, read, arranged and joined up; marks there alone still ask for the worker first."""
    *workers, last = checklists.sections(PACKAGE)
    assert last.id == "manager" and {item.source for item in last.items} == {("kirklees", "7-managers")}
    assert not any(item.source == ("kirklees", "7-managers") for part in workers for item in part.items)
    assert view(("ask.manager_file.state", "discussed")).start_with


def test_what_a_manager_has_still_to_do_comes_back_on_its_day_like_everything_else() -> None:
    """A visit that the manager promised to join is not lost."""
    seen = view(("ask.manager_seen.state", "not-yet"), ("ask.manager_seen.by", "1 3 2026"))
    assert [mark.item.id for mark in seen.coming_back] == ["manager_seen"] and seen.late


def test_the_part_about_compliance_begins_with_what_we_owe() -> None:
    """Enabling first, consequences last."""
    (part,) = (s for s in checklists.sections(PACKAGE) if s.id == "agreeing")
    assert [part.items[0].id, part.items[-1].id] == ["easier", "follows"]


def test_what_is_said_about_the_worker_is_asked_for_when_only_plans_were_discussed() -> None:
    """Marks elsewhere and none in the first part: the tool asks for the worker."""
    assert view(("ask.first.state", "discussed")).start_with
    assert not view(("ask.first.state", "discussed"), ("ask.feel.state", "not-yet")).start_with
    assert not view().start_with


@pytest.mark.parametrize("item", ["worried", "safe", "abuse"])
def test_a_worry_about_safety_is_not_left_to_another_day(item: str) -> None:
    """Open questions about safety stand first, whatever day they were given."""
    seen = view(("ask.fire.state", "not-yet"), ("ask.fire.by", "1 1 2026"), (f"ask.{item}.state", "not-yet"))
    assert seen.now[0].item.id == seen.coming_back[0].item.id == item


def test_how_the_worker_feels_and_the_children_are_never_beside_the_point() -> None:
    """“Not relevant” there is asked back."""
    assert [m.item.id for m in view(("ask.worried.state", "not-relevant")).asked_back] == ["worried"]
    assert not view(("ask.fire.state", "not-relevant")).asked_back


def test_an_open_question_without_a_day_is_asked_for_at_the_check_only() -> None:
    """Nobody is told off while they still type."""
    fields: Fields = [("child", "Jo, 14"), ("next", "30 3 2026"), ("ask.exit.state", "not-yet")]
    quiet, asked = Form(NAME, fields), Form(NAME, fields, "check")
    for form in (quiet, asked):
        model.answer(form, TODAY, {})
    assert not quiet.errors
    assert [p.field for p in asked.errors] == ["ask.exit.by"]


def test_there_is_no_score() -> None:
    """No number of ticks, no share, no verdict on a worker."""
    for example in toolkit_py.examples(NAME):
        text = re.sub(r"<[^>]+>", " ", toolkit_py.render(NAME, example.fields, example.today).html)
        assert not re.search(r"\d+ (of|out of) \d+|\d+ ?%|\bscore:|in total", text)
