"""The rules of the restorative window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py.forms import Form
from toolkit_py.widgets.restorative_window.model import View, answer, boxes

NAME = "restorative_window"


def view(fields: list[tuple[str, str]], do: str = "") -> View:
    return answer(Form(NAME, fields, do), None, {})


def thing(
    what: str = "We wrote", expect: str = "", support: str = "", key: int = 1, **more: str
) -> list[tuple[str, str]]:
    fields = {"what": what, "by": "team", "expect": expect, "support": support, **more}
    return [(f"things.{key}.{name}", value) for name, value in fields.items() if value]


@pytest.mark.parametrize(
    ("expect", "support", "box"),
    [("low", "low", "Not"), ("low", "high", "For"), ("high", "low", "To"), ("high", "high", "With")],
)
def test_the_box_follows_from_the_two_choices(expect: str, support: str, box: str) -> None:
    """And it is the same in the picture and in the table."""
    shown = view(thing("We wrote", expect, support))
    (told,) = shown.told
    assert told.box and told.box.name == box
    assert [pane.box.name for pane in shown.panes if pane.done] == [box]
    assert shown.table[0][4] == box


@pytest.mark.parametrize("left_out", ["by", "expect", "support"])
def test_no_box_without_both_choices_and_who_did_it(left_out: str) -> None:
    """What is still needed is named."""
    fields = [pair for pair in thing("We wrote", "high", "low") if not pair[0].endswith(left_out)]
    (told,) = view(fields).told
    assert told.box is None
    assert told.wanting


@pytest.mark.parametrize("what", ["Mum gives in", "The family ignored us", "He stays in bed", "parents argue"])
def test_a_parent_or_a_child_is_never_put_in_a_box(what: str) -> None:
    """It is said at once, and what was typed stays."""
    form = Form(NAME, thing(what, "low", "low"))
    (told,) = answer(form, None, {}).told
    assert told.box is None
    assert told.theirs
    assert "in authority" in form.problems["things.1.what"].message


@pytest.mark.parametrize("what", ["We rang", "Mum’s worker rang", "The family hub closed", "Mum and I wrote", "Hell"])
def test_what_a_service_did_has_a_box(what: str) -> None:
    """Even if a family is named in it."""
    assert view(thing(what, "low", "low")).told[0].box


@given(
    expect=st.sampled_from(["low", "high"]),
    support=st.sampled_from(["low", "high"]),
    emergency=st.sampled_from(["", "yes"]),
)
def test_an_emergency_changes_no_box_and_is_said(expect: str, support: str, emergency: str) -> None:
    """Any box may be right."""
    shown = view(thing("We left", expect, support, emergency=emergency))
    assert shown.told[0].box is boxes()[expect, support]
    assert ("emergency" in shown.table[0][4]) == bool(emergency)


def test_what_is_missing_for_with_is_asked() -> None:
    """Clear words, a question and something done alongside."""
    asked = view(thing("We wrote", "high", "low")).told[0].ask
    assert len(asked) == 3
    shown = view(thing("We wrote", "high", "low", clear="He needs to be there", ask="What helps?", alongside="I ring"))
    assert not shown.told[0].ask
    assert [pane.box.name for pane in shown.panes if pane.moved] == ["With"]


def test_telling_is_not_asking() -> None:
    """A line without a question is pointed out."""
    assert any("question" in one for one in view(thing("We wrote", "high", "low", ask="Do it")).told[0].ask)


def test_what_was_with_already_is_not_moved() -> None:
    """The family is asked whether it felt like that."""
    shown = view(thing("We sat", "high", "high", clear="a", ask="b?", alongside="c"))
    assert not any(pane.moved for pane in shown.panes)
    assert "Ask the family" in boxes()["high", "high"].turn


def test_letters_are_told_apart_however_many_there_are() -> None:
    """After Z comes A2."""
    sixty = [pair for key in range(1, 61) for pair in thing("We wrote", "low", "low", key)]
    shown = view(sixty, "check")
    assert len({one.letter for one in shown.told}) == 60
