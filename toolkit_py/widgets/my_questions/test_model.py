"""My questions for the meeting: chosen, written, put in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit_py import render
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.my_questions import model


def view(*fields: tuple[str, str]) -> model.View:
    return model.answer(Form("my_questions", list(fields)), None, {})


OWN: Fields = [("mine.1.row", ""), ("mine.1.q", "Who pays?"), ("mine.2.row", ""), ("mine.2.q", ""), ("mine.next", "3")]


def test_ticks_become_rows_that_can_be_moved() -> None:
    """After one's own questions, in the order of the list; blank rows go and no tick is left."""
    fields = model.act("order", [("pick", "steps"), ("pick", "for"), *OWN])
    assert view(*fields).card == ("Who pays?", "What is this meeting for?", "Who will do what, and by when?")
    assert not [pair for pair in fields if pair[0] == "pick"] and ("mine.2.q", "") not in fields


def test_ordering_twice_asks_nothing_twice() -> None:
    """A question that stands in a row already is not put there again."""
    once = model.act("order", [("pick", "for"), *OWN])
    again = model.act("order", [*once, ("pick", "for")])
    assert view(*once).card == view(*again).card


@given(st.lists(st.tuples(st.sampled_from(["pick", "mine.1.q", "mine.3.q", "mine.next"]), st.text(max_size=9))))
def test_ordering_loses_nothing_that_was_written(fields: Fields) -> None:
    """Whatever is in the form."""
    before = {value.strip() for name, value in fields if name.endswith(".q")}
    first = {Form("", fields).text(name) for name, _ in fields if name.endswith(".q")}
    after = {value.strip() for name, value in model.act("order", fields) if name.endswith(".q")}
    assert (before | first) - {""} <= after


def test_too_many_questions_are_put_in_order_not_cut() -> None:
    """All stay on the card."""
    ids = [q for q in model._questions() if not q.startswith("c-")][:6]
    seen = view(*(("pick", one) for one in ids))
    assert len(seen.card) == 6 and "matter most" in seen.next[0]


def test_a_child_has_words_of_their_own_and_may_have_someone_ask() -> None:
    """And is told that going is not a must."""
    seen = view(("who", "child"), ("pick", "c-who"))
    assert "Who will ask them? It can be someone for you." in seen.next
    assert seen.can_say[0] == "I want to stop now."


def test_both_lists_stand_in_the_form_before_python_starts() -> None:
    """So that a print is whole."""
    html = render("my_questions", [], None).html
    assert "What are you worried about?" in html and "Where will I live?" in html
