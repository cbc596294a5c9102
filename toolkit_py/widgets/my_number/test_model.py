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


OWN = [("ends", "own")]


@pytest.mark.parametrize(
    ("end0", "end10", "number", "said"),
    [
        ("everything is fine", "the worst it can be", "10", model.LOW_SAID),
        ("nothing", "the worst it can be", "9", model.LOW_SAID),
        ("everything is fine", "the worst it can be", "0", model.IF_HARD),
        ("everything is fine", "the worst it can be", "5", ""),
        ("I can’t see a way out", "We laugh at tea", "0", model.LOW_SAID),
        ("I can’t see a way out", "We laugh at tea", "10", model.IF_HARD),
        ("The worst", "All good", "10", ""),
        ("The worst", "All good", "1", model.LOW_SAID),
        ("", "", "0", model.LOW_SAID),
        ("", "", "10", model.IF_HARD),
    ],
)
def test_in_words_of_ones_own_help_is_offered_at_the_end_that_is_hard(
    end0: str, end10: str, number: str, said: str
) -> None:
    """Some put the worst at 10; where the words do not tell which end it is, help is offered at both."""
    assert view(*OWN, ("own0", end0), ("own10", end10), ("number", number)).low == said


@pytest.mark.parametrize("ends", [[], [("own0", "bad")], [("own10", "good")]])
def test_a_number_in_words_of_ones_own_waits_for_both_ends(ends: Fields) -> None:
    """The ends are asked for first, and the number stays in its box."""
    seen = view(*OWN, *ends, ("number", "6"))
    assert seen.number is None and "6" not in seen.said and seen.waits
    assert "what 0 means and what 10 means" in seen.next[0]
    html = render("my_number", [*OWN, *ends, ("number", "6")], None).html
    assert "My number is" not in html and 'value="6" checked' in html


def test_a_worst_end_at_10_is_pointed_out_and_has_no_glad_face() -> None:
    """The number stays as it was given, and nobody is asked to make it higher."""
    fields = [
        *OWN,
        ("own0", "everything is fine"),
        ("own10", "the worst it can be"),
        ("number", "8"),
        ("see", "worker"),
    ]
    seen = view(*fields)
    assert "worst end" in seen.next[0] and "one higher" not in " ".join(seen.next)
    assert seen.said == "My number is 8." and not seen.faces


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
