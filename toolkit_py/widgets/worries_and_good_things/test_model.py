"""My worries and good things: the child decides what is on paper."""

from __future__ import annotations

import pytest

from toolkit_py import render
from toolkit_py.forms import Form
from toolkit_py.widgets.worries_and_good_things import model


def view(*fields: tuple[str, str]) -> model.View:
    return model.answer(Form("worries_and_good_things", list(fields)), None, {})


def sheet(*fields: tuple[str, str]) -> str:
    return render("worries_and_good_things", list(fields), None).html.partition('class="tk-sheet"')[2]


@pytest.mark.parametrize(("safe", "shown"), [("yes", True), ("no", False), ("not-sure", False), ("", False)])
def test_only_a_yes_puts_the_houses_on_paper(safe: str, shown: bool) -> None:
    """No answer is no yes."""
    assert ("a dog" in sheet(("safe", safe), ("dreams", "a dog"))) is shown


def test_worries_can_be_left_out_of_the_print() -> None:
    """They stay in the child's own box, and the sheet does not say that there were any on paper."""
    words = (("safe", "yes"), ("good", "my cat"), ("worries", "the shouting"))
    assert "the shouting" in sheet(*words)
    assert "the shouting" not in sheet(*words, ("leave_out", "yes"))
    assert "the shouting" in render("worries_and_good_things", [*words, ("leave_out", "yes")], None).html


def test_good_things_come_first_and_words_stay_as_they_are() -> None:
    """No spelling is put right."""
    seen = view(("worries", "saterdays"), ("good", "Nan"))
    assert [house.words for house in seen.shown] == ["Nan", "saterdays"]


def test_a_worry_is_answered_with_someone_to_tell() -> None:
    """And it is said that nobody is sent what is typed."""
    assert "Who could you tell?" in view(("worries", "x")).next[0]
    assert "No one is sent what you write here" in render("worries_and_good_things", [], None).html


def test_no_one_yet_and_someone_is_asked_about() -> None:
    """Which is right, the child says."""
    assert "No one yet" in view(("good", "x"), ("see", "none"), ("see", "mum")).next[0]
