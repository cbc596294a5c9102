"""What would help: a plan in a person's own words."""

from __future__ import annotations

from datetime import date

import pytest

from toolkit_py import render
from toolkit_py.forms import Form
from toolkit_py.widgets.what_would_help import model


def view(today: date | None = None, **typed: str) -> model.View:
    return model.answer(Form("what_would_help", list(typed.items())), today, {})


FULL = {name: "x" for name, _ in model.LINES} | {"by": "3 3 2027"}


def test_what_is_wanted_comes_before_what_is_hard() -> None:
    """And the first step stands above both."""
    seen = view(hard="Rent", want="A calm tea", first="Call")
    assert seen.lines == (("What I want", "A calm tea"), ("What is hard", "Rent")) and seen.first == "Call"


@pytest.mark.parametrize(
    ("left_out", "asked"),
    [
        ("want", "What do you want?"),
        ("before", "a bit better"),
        ("first", "smallest thing"),
        ("by", "Which day"),
        ("helper", "Who can help?"),
        ("slip", "What could get in the way?"),
        ("then", "if that gets in the way"),
    ],
)
def test_what_is_missing_is_the_next_question(left_out: str, asked: str) -> None:
    """One question for one gap."""
    (line,) = view(**{k: v for k, v in FULL.items() if k != left_out}).next
    assert asked in line


def test_a_whole_plan_is_asked_nothing_more() -> None:
    """It is done."""
    assert view(**FULL).next == ()


def test_a_wish_to_stop_asks_what_comes_in_its_place() -> None:
    """Pointed out, never changed."""
    seen = view(**(FULL | {"want": "Stop shouting"}))
    assert "in its place" in seen.next[0] and ("What I want", "Stop shouting") in seen.lines


def test_a_day_that_has_gone_by_is_no_failure() -> None:
    """It asks how it went; without a day of its own it says nothing."""
    assert "How did it go?" in view(date(2027, 3, 4), **FULL).next[0]
    assert view(None, **FULL).next == ()


def test_nobody_is_told_to_plan_away_somebody_elses_violence() -> None:
    """It stands over the first question."""
    assert "You did not cause it" in render("what_would_help", [], None).html
