"""My number today: one person, both ends, no comparison and no verdict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py import render
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.my_number import model


def view(*fields: tuple[str, str]) -> model.View:
    return model.answer(Form("my_number", list(fields)), None, {})


@pytest.mark.parametrize("number", [str(n) for n in range(11)])
def test_a_number_never_stands_without_both_its_ends(number: str) -> None:
    """A 4 means nothing by itself."""
    html = render("my_number", [("number", number)], None).html.partition("tk-sheet")[2]
    seen = view(("number", number))
    assert f"My number is {number}." in html and seen.end0 in html and seen.end10 in html


def test_no_number_is_a_full_answer() -> None:
    """“I’d rather not say” is not asked about again."""
    seen = view(("number", "none"), ("high", "Gran"), ("help", "Sleep"), ("see", "worker"))
    assert seen.said == "I’d rather not give a number." and seen.next == ()


@pytest.mark.parametrize(("number", "low"), [("0", True), ("1", True), ("2", False), ("10", False), ("none", False)])
def test_a_very_low_number_asks_for_help_today(number: str, low: bool) -> None:
    """And a high one is never called safe."""
    assert bool(view(("number", number)).low) is low


def test_nobody_is_asked_why_it_is_not_higher() -> None:
    """At the top the question is what keeps it there; everywhere else it is about one step."""
    asked = " ".join(" ".join(view(("number", str(n)), ("high", "x")).next) for n in range(11)).lower()
    assert "not higher" not in asked and "why" not in asked
    assert "one higher" not in " ".join(view(("number", "10")).next)


def test_no_one_and_someone_do_not_go_together() -> None:
    """It is asked, and neither is dropped."""
    seen = view(("see", "none"), ("see", "worker"))
    assert "No one for now" in seen.next[0] and seen.may_see == "My worker, No one for now"


@pytest.mark.parametrize(("safe", "shown"), [("yes", True), ("", True), ("no", False), ("not-sure", False)])
def test_what_is_not_safe_on_paper_stands_on_no_sheet(safe: str, shown: bool) -> None:
    """The first question holds the sheet back."""
    html = render("my_number", [("safe", safe), ("number", "3")], None).html
    assert ('class="tk-sheet"' in html) is shown


@given(st.lists(st.tuples(st.sampled_from(["number", "ends", "see", "own0", "day"]), st.text(max_size=8))))
def test_it_asks_at_most_three_things(fields: Fields) -> None:
    """A short list can be done today."""
    assert len(view(*fields).next) <= 3
