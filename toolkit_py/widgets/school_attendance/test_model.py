"""Sessions, percentages and lines: nothing is rounded onto the other side."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py import render
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.school_attendance import model

NAME = "school_attendance"


def child(*periods: tuple[int, int, int], **fields: str) -> model.Child:
    typed: Fields = [("children.1.name", "Kai"), *((f"children.1.{field}", value) for field, value in fields.items())]
    for (key, _), (possible, authorised, unauthorised) in zip(model.PERIODS, periods, strict=False):
        typed += [(f"children.1.{key}.possible", str(possible)), (f"children.1.{key}.authorised", str(authorised))]
        typed += [(f"children.1.{key}.unauthorised", str(unauthorised))]
    return model.answer(Form(NAME, typed, ""), None, {}).children[0]


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(90), "90%"),
        (Fraction(8995, 100), "89.95%"),
        (Fraction(89996, 1000), "about 89.996%"),
        (Fraction(90004, 1000), "about 90.004%"),
        (Fraction(100 * 10, 11), "about 90.91%"),
        (Fraction(50), "50%"),
        (Fraction(49999, 1000), "about 49.999%"),
        (Fraction(0), "0%"),
        (Fraction(100), "100%"),
    ],
)
def test_a_percentage_is_shown_honestly(share: Fraction, shown: str) -> None:
    """Exact where it is exact, “about” where it is not, and 90 only for 90."""
    shown_now = model.percent(share)
    assert shown_now.removeprefix("about ") == shown.removeprefix("about ")
    assert shown_now == shown or Fraction(shown_now[:-1]) == share


@given(st.integers(1, model.MOST).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_what_is_shown_stands_on_the_side_of_each_line_where_the_truth_stands(sessions: tuple[int, int]) -> None:
    """For every number of sessions."""
    possible, missed = sessions
    share = Fraction(100 * (possible - missed), possible)
    shown = Fraction(model.percent(share).removeprefix("about ")[:-1])
    for edge in (50, 90):
        assert (shown > edge, shown < edge) == (share > edge, share < edge)
    assert abs(shown - share) <= Fraction(1, 100)


@given(st.integers(1, model.MOST), st.sampled_from([2, 10]))
def test_a_line_is_reached_at_the_first_whole_session(possible: int, absent_of: int) -> None:
    """One fewer is below it."""
    at = model.needed_for(absent_of, possible)
    assert at * absent_of >= possible > (at - 1) * absent_of


@pytest.mark.parametrize(
    ("possible", "missed", "says"),
    [
        (380, 38, "That counts as persistent absence, which begins at 38 of 380 missed. It has just reached the line."),
        (380, 37, "That is below the line for persistent absence, which begins at 38 of 380 missed: 1 session away."),
        (380, 40, "This is 2 sessions over the line."),
        (380, 190, "That counts as severe absence, which begins at 190 of 380 missed. It has just reached the line."),
        (199, 20, "That counts as persistent absence, which begins at 20 of 199 missed."),
        (201, 20, "That is below the line for persistent absence, which begins at 21 of 201 missed: 1 session away."),
    ],
)
def test_where_a_period_stands_is_said_in_words(possible: int, missed: int, says: str) -> None:
    """Ten in a hundred is already persistent; half is already severe; both kinds of absence count."""
    assert says in child((possible, 0, missed)).periods[0].says[1] + " "
    assert child((possible, missed, 0)).periods[0].says[1] == child((possible, 0, missed)).periods[0].says[1]


def test_ninety_exactly_is_persistent_and_not_above_ninety() -> None:
    """The two rules meet at the same place: the line and the outcome checklist’s “more than 90%”."""
    exactly, above = child((380, 38, 0)), child((380, 37, 0))
    assert "persistent absence" in exactly.periods[0].says[1] and "Not above it" in exactly.outcome
    assert "below the line" in above.periods[0].says[1] and above.outcome.startswith("Above 90%")


@given(st.integers(1, model.MOST).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_persistent_and_above_ninety_are_never_both_true(sessions: tuple[int, int]) -> None:
    """Nor both false."""
    possible, missed = sessions
    one = child((possible, missed, 0))
    assert ("below the line" in one.periods[0].says[1]) != ("Not above it" in one.outcome)


def test_how_many_more_can_be_missed() -> None:
    """Of 120 in all the line is 12; 10 are missed, so one more of the 40 to come is room enough."""
    assert child((80, 10, 0), to_come="40").to_come == (
        "With 40 sessions to come, every one of them in school brings First period to about 91.67%.",
        "The whole period stays below persistent absence if no more than 1 of them is missed.",
    )


def test_what_can_no_longer_be_avoided_is_said_and_is_not_the_end() -> None:
    """17 of 120 is over the line whatever comes."""
    found = child((80, 17, 0), to_come="40").to_come
    assert any("can no longer stay below persistent absence. Each session still counts" in one for one in found)
    both = " ".join(child((80, 60, 0), to_come="20").to_come)
    assert both.count("Each session still counts") == 1 and "persistent absence or severe absence" in both


def test_sessions_to_come_belong_to_the_latest_period_that_is_begun() -> None:
    """Where its figures cannot be used yet, an earlier term is not given them."""
    fields = [("children.1.first.possible", "120"), ("children.1.first.authorised", "5"),
              ("children.1.second.name", "Summer"), ("children.1.second.possible", "40"),
              ("children.1.to_come", "70")]  # fmt: skip
    (said,) = model.answer(Form(NAME, fields, ""), None, {}).children[0].to_come
    assert said == "What the sessions to come can bring is said once the figures are right for Summer."


def test_what_will_be_tried_is_said_without_any_figures() -> None:
    """A step agreed with a child counts before the register does."""
    fields = [
        ("children.1.words", "I hate it"),
        ("steps.1.who", "Ms K"),
        ("steps.1.what", "Meets him at the side door"),
    ]
    answer = render(NAME, [*fields, ("do", "answer")], None).html.split("data-answer")[1]
    assert "Meets him at the side door" in answer


def test_the_name_of_a_term_that_ends_in_a_stop_has_one_stop() -> None:
    """Somebody writes “Autumn term.”"""
    fields = [("children.1.first.name", "Autumn term."), ("children.1.first.possible", "120"),
              ("children.1.first.authorised", "20")]  # fmt: skip
    assert ".." not in render(NAME, [*fields, ("do", "answer")], None).html.split("data-answer")[1]


def test_a_child_is_asked_before_anything_is_counted() -> None:
    """The words and the reasons stand before the boxes for sessions, and are asked for where they are missing."""
    html = render(NAME, [], None).html
    assert html.index("in their own words") < html.index("What gets in the way?") < html.index("Missed, authorised")
    assert any("own words" in one for one in child((100, 1, 0)).ask)


@pytest.mark.parametrize("typed", ["ninety", "4.5", "-1", "1e3", "601"])
def test_what_is_no_number_of_sessions_is_said_beside_its_box(typed: str) -> None:
    """And nothing is worked out from it."""
    html = render(NAME, [("children.1.first.possible", typed), ("children.1.first.authorised", "1")], None).html
    assert "Use a whole number from 1 to 600" in html and f'value="{typed}"' in html and "Missed 1 of" not in html


def test_more_missed_than_possible_is_pointed_out() -> None:
    """It is the school’s figures that are asked about, not the child’s."""
    html = render(NAME, [("children.1.first.possible", "5"), ("children.1.first.authorised", "6")], None).html
    assert "More are missed (6) than were possible (5)" in html
