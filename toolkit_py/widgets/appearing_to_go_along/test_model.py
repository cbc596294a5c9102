"""Appearing to go along: agreed beside seen, and never why."""

from __future__ import annotations

import re
from datetime import date

import pytest

import toolkit_py
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.appearing_to_go_along import model

NAME = "appearing_to_go_along"
TODAY = date(2026, 4, 1)


def view(fields: Fields) -> model.View:
    return model.answer(Form(NAME, fields), TODAY, {})


def example(name: str) -> model.View:
    return view(list(next(e for e in toolkit_py.examples(NAME) if e.name == name).fields))


def row(key: int, **fields: str) -> Fields:
    return [(f"lines.{key}.{name}", value) for name, value in fields.items()]


def test_rows_stand_by_their_days_and_those_without_a_day_last() -> None:
    """Whatever the order in which they were typed."""
    seen = view([*row(1, agreed="no day"), *row(2, day="9 3 2026", agreed="b"), *row(3, day="2 3 2026", agreed="a")])
    assert [cells[1] for cells in seen.told] == ["a", "b", "no day"]


def test_what_we_were_told_is_kept_apart_from_what_was_seen() -> None:
    """A thing that was only told is listed as seen by nobody."""
    seen = view([*row(1, day="9 3 2026", agreed="a", said="done"), *row(2, agreed="b", said="x", seen="y")])
    assert seen.said_only == ("9 March 2026: a",)
    assert seen.told[0][2:4] == ("done", "Nobody has looked yet")


@pytest.mark.parametrize("what", [value for value, _ in model._options("danger")])
def test_any_sign_of_danger_comes_before_the_table(what: str) -> None:
    """999 or children's social care today, and before a parent is asked."""
    html = toolkit_py.render(NAME, [("danger", what), *row(1, agreed="a")], TODAY).html
    answer = html[html.index("data-answer") :]
    assert answer.index("may mean danger now") < answer.index("<table")
    assert "before you raise it with a parent" in answer


def test_fear_of_somebody_means_nothing_is_raised_with_both_together() -> None:
    """It stands first among the reasons, and brings its own warning."""
    assert model._options("reason")[0][0] == "fear_of_somebody"
    assert example("somebody-else-decides").fear
    assert "Raise nothing with both together" in toolkit_py.render(NAME, row(1, reasons="fear_of_somebody"), None).html


def test_what_is_ticked_about_fear_stays_off_the_print() -> None:
    """Paper can be read by the one who is feared."""
    found = view([*row(1, agreed="a", reasons="fear_of_somebody"), *row(2, agreed="b", reasons="reading")]).to_find_out
    assert [private for _, _, private in found] == [True, False]


def test_the_childs_life_is_asked_for_before_anything_about_the_parent() -> None:
    """Until it is written, and the child seen alone."""
    assert len(view(row(1, agreed="a")).life_asks) == 2
    assert not view([*row(1, agreed="a"), ("life", "x"), ("alone", "yes")]).life_asks


def test_whom_to_ask_next_is_who_has_not_been_heard() -> None:
    """A school that saw something is not asked for again."""
    left = example("breakfast-and-the-dentist").ask_whom
    assert "school, nursery or breakfast club" not in left and "the child, alone" not in left
    assert "health visitor, school nurse or GP" in left


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ([*row(1, seen="a", who="Me"), *row(2, seen="b", who="me")], "one person"),
        ([*row(1, agreed="a", announced="yes"), *row(2, agreed="b", announced="yes")], "Every visit was announced"),
        ([*row(1, agreed="a", match="not"), *row(2, agreed="b", match="unknown")], "what went well too"),
        ([*row(1, agreed="a", match="as-agreed"), *row(2, agreed="b", match="as-agreed")], "when nobody is looking"),
    ],
)
def test_what_the_table_rests_on_is_pointed_out(fields: Fields, words: str) -> None:
    """One pair of eyes, announced visits, failures alone, or good news alone."""
    assert any(words in one for one in view(fields).eyes)


def test_a_gap_with_no_reason_asks_for_all_of_them() -> None:
    """Nobody settles on one unasked; a reason that was ticked brings what would show it."""
    (bare,) = view(row(1, day="9 3 2026", agreed="a", match="not")).to_find_out
    assert not bare[2] and "9 March 2026" in bare[0] and "before you settle on one" in bare[1]
    (ticked,) = view(row(1, agreed="a", match="not", reasons="reading")).to_find_out
    assert "cannot read" in ticked[0]


def test_the_old_label_gets_a_pointer_and_stays_as_it_was_typed() -> None:
    """Behaviour in its place."""
    assert "disguised compliance" in {p.words.lower() for p in example("the-old-label").pointers}


def test_it_never_says_what_a_parent_means() -> None:
    """No conclusion, no label and no score in anything that it says by itself."""
    for one in toolkit_py.examples(NAME):
        if one.name != "the-old-label":
            html = toolkit_py.render(NAME, one.fields, one.today).html
            answer = re.sub(r"<[^>]+>", " ", html[html.index("data-answer") :])
            assert not re.search(r"complian|manipulat|decei|sabotag|\bscore\b|\d+ of \d+", answer)


def test_what_to_look_for_stands_closed_with_what_else_it_could_be_and_is_never_ticked_or_printed() -> None:
    """Prompts to write rows from: nothing to choose, nothing to count, and no such list left in a home."""
    assert all(seen and also for part in view([]).look for seen, also in part.signs)
    html = toolkit_py.render(NAME, [], None).html
    start = html.index('id="appearing_to_go_along-look"')
    prompts = html[html.rindex("<details", 0, start) : html.index("</details>", start)]
    assert "tk-not-on-paper" in prompts and " open" not in prompts.partition(">")[0]
    assert "<input" not in prompts and not re.search(r"[0-9]+ (of|signs)", prompts)
    assert "Looking back, everything can seem to fit" in prompts and "Never blame the child" in prompts
    assert not re.search(r"manipulat|sabotag|decei|hostile", prompts)


def test_a_check_asks_each_row_for_what_is_missing() -> None:
    """Only rows that hold something."""
    form = Form(NAME, row(1, agreed="a"), "check")
    model.answer(form, TODAY, {})
    assert {p.field for p in form.errors} == {"life", "lines.1.day", "lines.1.seen", "lines.1.effect"}
    blank = Form(NAME, [], "check")
    model.answer(blank, TODAY, {})
    assert not blank.errors
