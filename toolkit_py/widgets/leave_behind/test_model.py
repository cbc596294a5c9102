"""What we said today: a sheet only where it is safe to leave one."""

from __future__ import annotations

from datetime import date

import pytest

from toolkit_py import render
from toolkit_py.forms import Form
from toolkit_py.widgets.leave_behind import model

STEP = [("steps.1.row", ""), ("steps.1.what", "Call"), ("steps.1.who", "Jo"), ("steps.1.by", "4 3 2026")]


def view(*fields: tuple[str, str]) -> model.View:
    return model.answer(Form("leave_behind", list(fields)), date(2026, 3, 2), {})


@pytest.mark.parametrize(("safe", "shown"), [("yes", True), ("no", False), ("not-sure", False), ("", False)])
def test_without_a_yes_there_is_no_sheet(safe: str, shown: bool) -> None:
    """No, not sure and no answer are the same: nothing to print."""
    html = render("leave_behind", [("safe", safe), ("talked", "The letter"), ("again", "Monday")], None).html
    assert ('class="tk-sheet"' in html) is shown
    said = html.partition("data-answer")[2]
    assert ("The letter" in said) is shown and ("Monday" in said) is shown


def test_every_sheet_says_what_to_do_if_you_do_not_agree() -> None:
    """Whether or not something was written about it."""
    html = render("leave_behind", [("safe", "yes"), ("talked", "x")], None).html
    assert "I see it in another way" in html and "how to complain" in html


def test_the_sheet_says_why_the_worker_came_and_what_was_done_before_what_was_said() -> None:
    """What goes well stays first; both lines may be left out, and nobody is asked for them."""
    seen = view(("purpose", "Rent"), ("done", "A call"), ("talked", "Sleep"), ("good", "School"))
    assert [text for _, text in seen.parts] == ["School", "Rent", "A call", "Sleep"]
    without = view(("talked", "Sleep"), ("good", "School"))
    assert [text for _, text in without.parts] == ["School", "Sleep"]
    assert not any("came" in line or "since last time" in line for line in without.next)


def test_why_the_worker_came_is_on_no_paper_where_that_is_not_safe() -> None:
    """It can be the very thing that nobody else may read."""
    html = render("leave_behind", [("safe", "not-sure"), ("purpose", "A way out"), ("done", "A call")], None).html
    said = html.partition("data-answer")[2]
    assert "A way out" not in said and "A call" not in said


def test_a_step_without_a_name_or_a_day_is_asked_about() -> None:
    """It is shown as it is all the same."""
    assert "A step has no name or no day yet" in " ".join(view(("good", "x"), *STEP[:3]).next)
    assert "A step has no name" not in " ".join(view(("good", "x"), *STEP).next)


def test_words_that_a_family_would_not_use_are_pointed_out() -> None:
    """In the worker's words and in the steps; each once."""
    seen = view(("talked", "You failed to come to contact"), ("worried", "failed to"))
    assert {pointer.words.lower() for pointer in seen.pointers} == {"failed to", "contact"}


def test_the_sheet_says_how_to_reach_the_worker() -> None:
    """And who to call when the worker is away."""
    seen = view(("worker", "Jo"), ("reach", "Text"), ("away", "Ash"), ("again", "Monday"))
    assert [text for _, text in seen.reach] == ["Jo", "Text", "Ash", "Monday"]
