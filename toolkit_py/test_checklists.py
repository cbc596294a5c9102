"""Checklists that are talked through: order, days, and what is asked back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py import checklists
from toolkit_py.checklists import DISCUSSED, Item, Section
from toolkit_py.forms import Form

TODAY = date(2026, 3, 2)
ASKED = (
    Section("one", "One", "", (Item("a", "A?"), Item("b", "B?", today=True), Item("c", "C?", always=True))),
    Section("two", "Two", "", (Item("d", "D?"),)),
)


def parts(*fields: tuple[str, str], do: str = "") -> tuple[checklists.Part, ...]:
    return checklists.read_parts(Form("w", list(fields), do), ASKED, TODAY, DISCUSSED)


def ids(marks: tuple[checklists.Mark, ...]) -> list[str]:
    return [mark.item.id for mark in marks]


def test_what_cannot_wait_comes_first_then_the_days_then_what_has_none() -> None:
    """Also where the day of the other lies long before."""
    found = parts(
        ("ask.a.state", "not-yet"), ("ask.b.state", "not-yet"), ("ask.b.by", "9 9 2026"),
        ("ask.c.state", "discussed"), ("ask.c.by", "5 5 2026"), ("ask.d.by", "4 4 2026"),
    )  # fmt: skip
    assert ids(checklists.coming_back(found)) == ["b", "d", "c", "a"]
    assert ids(checklists.cannot_wait(found)) == ["b"]


def test_a_day_that_has_passed_is_late_and_today_is_not() -> None:
    """Without today nothing is late."""
    marks = parts(("ask.a.by", "1 3 2026"), ("ask.d.by", "2 3 2026"))
    assert [marks[0].marks[0].late, marks[1].marks[0].late] == [True, False]
    undated = checklists.read_parts(Form("w", [("ask.a.by", "1 3 2026")]), ASKED, None, DISCUSSED)
    assert not undated[0].marks[0].late


@pytest.mark.parametrize(
    ("state", "settled", "left_out", "back"),
    [("discussed", 1, 0, 0), ("not-relevant", 0, 1, 0), ("not-yet", 0, 0, 1), ("nonsense", 0, 0, 0)],
)
def test_a_mark_stands_in_one_list(state: str, settled: int, left_out: int, back: int) -> None:
    """Discussed, left out or to come back to; an unknown word is no mark."""
    mark = parts(("ask.a.state", state))[0].marks[0]
    assert [mark.settled, mark.left_out, mark.comes_back] == [bool(settled), bool(left_out), bool(back)]


def test_always_relevant_questions_are_asked_back() -> None:
    """Only those that are marked so."""
    found = parts(("ask.a.state", "not-relevant"), ("ask.c.state", "not-relevant"))
    assert ids(checklists.always_relevant(found)) == ["c"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([f"ask.{i}.{f}" for i in "abcd" for f in ("state", "by", "note")]),
            st.sampled_from(["", "discussed", "not-yet", "not-relevant", "3 3 2026", "30 2 2026", "x"]),
        )
    )
)
def test_nothing_marked_is_ever_in_two_lists(fields: list[tuple[str, str]]) -> None:
    """Whatever is sent, a question with a state is in exactly one list."""
    for part in parts(*fields):
        for mark in part.marks:
            assert mark.settled + mark.left_out + mark.comes_back == bool(mark.state or mark.by)
