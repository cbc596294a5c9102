"""Reading a form: rows that keep their names, days as people write them, and every error at once."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py.days import in_words, read_day
from toolkit_py.fields import ROW, pressed, row_keys, split_do, unpacked
from toolkit_py.forms import CHECK_HERE, Form

PEOPLE = [("people.1.role", "Mum"), ("people.4.role", "Gran"), ("people.4.number", "6"), ("people.next", "5")]


@pytest.mark.parametrize(
    "written", ["27 3 2026", "27/03/2026", "27.3.2026", "27 March 2026", "27 mar 2026", "2026-03-27", " 27-3-2026 "]
)
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    """Day first, as in England; month in figures or words."""
    assert read_day(written) == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("30 2 2026", "no such day"),
        ("29 2 2026", "no such day"),
        ("31/4/2026", "no such day"),
        ("27 3 26", "four figures"),
        ("27 3", "day, month and year"),
        ("soon", "day, month and year"),
        ("27 Octember 2026", "in numbers"),
        ("0 0 0000", "no such day"),
        ("1 1 99999", "in numbers"),
        ("1 1 0001", "Check the year"),
        ("20 11 0226", "Check the year"),
        ("31 12 1899", "Check the year"),
        ("20 11 2206", "Check the year"),
    ],
)
def test_what_is_no_day_is_named_in_a_sentence(written: str, said: str) -> None:
    """The reader is told what to write instead."""
    with pytest.raises(ValueError, match=said):
        read_day(written)


def test_a_leap_day_is_a_day() -> None:
    """29 February 2028 exists."""
    assert read_day("29/2/2028") == date(2028, 2, 29)
    assert in_words(date(2028, 2, 29)) == "29 February 2028"


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_written_in_words_is_read_back(day: date) -> None:
    """What the site prints, it understands."""
    assert read_day(in_words(day)) == day


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading_of_a_day(text: str) -> None:
    """A day, nothing, or a sentence: never anything else."""
    try:
        read_day(text)
    except ValueError as problem:
        assert len(str(problem)) > 10


def test_a_new_row_never_takes_an_old_rows_name() -> None:
    """Whoever was removed, the next person gets a key of their own."""
    without = pressed("remove:people.4", PEOPLE, {})
    more = pressed("add:people", without, {})
    assert row_keys(without, "people") == [1]
    assert row_keys(more, "people") == [1, 5]
    assert row_keys(pressed("add:people", pressed("remove:people.5", more, {}), {}), "people") == [1, 6]


def test_rows_move_and_keep_everything_in_them() -> None:
    """Up and down change the order only."""
    moved = pressed("up:people.4", PEOPLE, {})
    assert row_keys(moved, "people") == [4, 1]
    assert sorted(moved) == sorted(PEOPLE)
    assert pressed("down:people.4", moved, {}) == PEOPLE


@pytest.mark.parametrize(
    "button", ["up:people.1", "down:people.4", "up:people.9", "remove:people.9", "up:people", "x", ""]
)
def test_a_button_that_cannot_be_answered_changes_nothing(button: str) -> None:
    """The first cannot go up, the last not down, and nobody can be removed who is not there."""
    assert sorted(pressed(button, PEOPLE, {})) == sorted(PEOPLE)


def test_clearing_keeps_what_the_page_set() -> None:
    """The page's issue outlives everything that was typed."""
    fields = [("issue", "debt"), ("fixed", "issue"), *PEOPLE]
    assert pressed("clear", fields, {}) == [("issue", "debt"), ("fixed", "issue")]


def test_an_example_takes_the_place_of_what_was_there_but_not_of_the_pages_issue() -> None:
    """A trainer's case loads into the page as it is."""
    examples = {"two": [("issue", "parenting"), ("people.1.role", "Dad")]}
    fields = [("issue", "debt"), ("fixed", "issue"), *PEOPLE]
    assert pressed("example:two", fields, examples) == [
        ("issue", "debt"),
        ("fixed", "issue"),
        ("people.1.role", "Dad"),
    ]


def test_the_button_comes_apart_from_the_fields() -> None:
    """The last one pressed counts."""
    assert split_do([("a", "1"), ("do", "x"), ("do", "y")]) == ("y", [("a", "1")])


def test_every_error_is_named_at_once_in_the_order_of_the_form() -> None:
    """A form with three faults says three things."""
    form = Form("t", [("b", "12"), ("a", "x"), ("c", "30 2 2026")])
    form.day("c")
    form.whole_number("a", 0, 10)
    form.whole_number("b", 0, 10)
    assert [problem.field for problem in form.errors] == ["b", "a", "c"]


def test_what_is_missing_is_said_only_when_somebody_asks() -> None:
    """A blank form is not a fault."""
    blank, checked = Form("t", []), Form("t", [], "check")
    for form in (blank, checked):
        form.missing("a", "Write it")
    assert blank.errors == []
    assert [p.message for p in checked.errors] == ["Write it"]


def test_a_check_that_leaves_the_questions_alone_is_a_check() -> None:
    """It finds the same, and says that the page can do without the questions."""
    form = Form("t", [], CHECK_HERE)
    form.missing("a", "Write it")
    assert form.do == "check"
    assert form.brief
    assert [p.message for p in form.errors] == ["Write it"]
    assert not Form("t", [], "check").brief


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", 0),
        ("10", 10),
        (" 7 ", 7),
        ("", None),
        ("7.5", None),
        ("11", None),
        ("-1", None),
        ("seven", None),
        ("٣", None),
    ],
)
def test_a_mark_is_a_whole_number_from_0_to_10(typed: str, number: int | None) -> None:
    """Nothing is rounded; anything else is named."""
    form = Form("t", [("n", typed)])
    assert form.whole_number("n", 0, 10) == number
    assert bool(form.errors) == (number is None and typed != "")


def test_a_day_to_come_is_pointed_out_where_it_cannot_be() -> None:
    """What has not happened yet cannot have been seen."""
    form = Form("t", [("seen", "4 3 2026")])
    assert form.day("seen", today=date(2026, 3, 3)) is None
    assert "has not come yet" in form.errors[0].message


def test_what_another_tool_offers_goes_into_the_field_after_what_stands_there() -> None:
    """ "Use this" never takes the place of what somebody wrote."""
    assert pressed("use:about=Kai eats alone", [], {}) == [("about", "Kai eats alone")]
    assert pressed("use:about=b", [("about", "a"), ("z", "1")], {}) == [("about", "a\nb"), ("z", "1")]
    assert pressed("use:about=b", [("about", "a\nb")], {}) == [("about", "a\nb")]


def test_what_another_tool_offers_can_begin_a_row() -> None:
    """The row is then there with its mark, and its key is not used again."""
    fields = pressed("use:goals.3.text=He eats", [("goals.1.row", ""), ("goals.next", "2")], {})
    assert fields == [
        ("goals.1.row", ""),
        ("goals.3.row", ""),
        ("goals.next", "4"),
        ("goals.3.text", "He eats"),
    ]


@given(
    st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9)), max_size=9), st.text(max_size=9), st.text(max_size=9)
)
def test_using_what_is_offered_loses_nothing_and_twice_is_once(
    fields: list[tuple[str, str]], name: str, value: str
) -> None:
    """Every value that was there is in the field still."""
    once = pressed(f"use:{name}={value}", fields, {})
    before = next((typed for field, typed in fields if field == name.split("=")[0]), "")
    assert before.strip() in next((typed for field, typed in once if field == name.split("=")[0]), before)
    if "\n" not in value and "=" not in name and value == value.strip():
        assert pressed(f"use:{name}={value}", once, {}) == once


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=20)), max_size=6))
def test_rows_that_do_not_stand_open_come_back_as_they_went(pairs: list[tuple[str, str]]) -> None:
    """Whatever is typed in them; and what only looks like such rows stays what it is."""
    form = Form("x", [(f"people.{place}.{name or 'n'}", text) for place, (name, text) in enumerate(pairs, start=1)])
    packed = form.kept(("people", row.key) for row in form.rows("people"))
    kept = [pair for pair in form.fields if ROW.match(pair[0])]
    assert unpacked([("a", "1"), ("people.kept", packed), ("b", "2")]) == [("a", "1"), *kept, ("b", "2")]
    assert not [pair for pair in form.leftovers() if ROW.match(pair[0])]


@pytest.mark.parametrize("text", ["", "[", "7", '{"a": 1}', '[["a"]]', '[["a", 1]]', "[[[]]]", "null", "[" * 5000])
def test_no_text_breaks_the_reading_of_kept_rows(text: str) -> None:
    """It stays a field like any other."""
    assert unpacked([("people.kept", text)]) == [("people.kept", text)]


def test_of_many_rows_ten_stand_open_and_a_new_one_is_the_last_of_them() -> None:
    """Up to twenty-five all stand open; of more, ten in a row from the place that was asked for; on paper all."""
    rows = [(f"people.{n}.row", "") for n in range(1, 61)]
    assert Form("made_up", rows[:25]).in_view("people", 25) == range(25)
    assert Form("made_up", rows).in_view("people", 60) == range(10)
    added = Form("made_up", pressed("add:people", rows, {}))
    assert added.in_view("people", 61) == range(51, 61)
    seen = pressed("see:people.31", rows, {})
    assert Form("made_up", seen).in_view("people", 60) == range(30, 40)
    assert [row.key for row in Form("made_up", seen, CHECK_HERE).in_question("people")] == list(range(1, 61))
    assert Form("made_up", seen, "check").in_view("people", 60) == range(60)
    assert [row.key for row in Form("made_up", seen).in_question("people")] == list(range(31, 41))
    assert not Form("made_up", seen).begun()
