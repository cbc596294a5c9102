"""A story for a child: it opens warm, stays short, ends on telling, and waits for every adult."""

from __future__ import annotations

from datetime import date

import pytest

from toolkit_py import examples, render
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.words_and_pictures.model import View, answer, kinds

RICH = next(e for e in examples("words_and_pictures") if e.name == "why-nan-comes")


def story(*rows: tuple[str, str], also: Fields | None = None) -> View:
    fields: Fields = []
    for key, (kind, words) in enumerate(rows, start=1):
        fields += [(f"frames.{key}.kind", kind), (f"frames.{key}.words", words)]
    return answer(Form("words_and_pictures", [*fields, *(also or [])]), date(2026, 9, 14), {})


def says(view: View, words: str) -> bool:
    return any(words in one for one in view.says)


@pytest.mark.parametrize(("kind", "pointed"), [(k.id, k.hard) for k in kinds().values()])
def test_a_story_that_opens_with_a_worry_is_pointed_out(kind: str, pointed: bool) -> None:
    assert says(story((kind, "Once.")), "opens with a worry") is pointed


@pytest.mark.parametrize(("count", "pointed"), [(1, False), (25, False), (26, True), (60, True)])
def test_a_frame_of_more_than_25_words_is_pointed_out(count: int, pointed: bool) -> None:
    frame = story(("start", "word " * count)).story[0]
    assert any(f"{count} words" in p.reply for p in frame.pointers) is pointed


def test_two_hard_frames_want_a_good_time_between() -> None:
    assert says(story(("start", "a"), ("happened", "b"), ("happened", "c")), "good time between")
    assert not says(story(("start", "a"), ("happened", "b"), ("good", "c"), ("happened", "d")), "good time between")


def test_the_order_of_frames_is_pointed_out_and_never_changed() -> None:
    view = story(("start", "a"), ("doing", "b"), ("who", "c"))
    assert says(view, "Look at the order")
    assert [frame.words for frame in view.story] == ["a", "b", "c"]


def test_a_story_ends_on_whom_to_tell() -> None:
    assert says(story(("start", "a"), ("doing", "b")), "It is OK to tell")
    assert not says(story(("start", "a"), ("tell", "b")), "End on")


@pytest.mark.parametrize("agrees", ["", "not-yet", "no"])
def test_no_child_sees_it_before_every_adult_agrees(agrees: str) -> None:
    adults = [("adults.1.name", "Mum"), ("adults.1.agrees", "yes"), ("adults.2.name", "Dad")]
    view = story(("start", "a"), also=[*adults, ("adults.2.agrees", agrees)])
    assert says(view, "Not agreed yet: Dad.")


@pytest.mark.parametrize("field", ["witness", "afraid"])
@pytest.mark.parametrize(("said", "stops"), [("", False), ("no", False), ("yes", True), ("not-sure", True)])
def test_a_court_case_or_fear_stops_it_first(field: str, said: str, stops: bool) -> None:
    assert bool(story(also=[(field, said)]).advice) is stops


def test_the_five_questions_come_before_the_frames() -> None:
    assert len(story().first) == 5
    assert answer(Form("words_and_pictures", RICH.fields), None, {}).first == ()


def test_the_next_question_is_the_first_part_of_the_story_that_is_not_there() -> None:
    ask = story(("start", "a"), ("who", "b")).ask
    assert ask is not None and ask.id == "about"


def test_blank_frames_stand_in_the_order_of_the_story() -> None:
    assert [f.kind.id for f in story().frames if f.kind] == ["start", "who", "about", "happened", "doing", "tell"]


def test_the_childs_own_version_is_printed_only_where_the_child_wants_it() -> None:
    own = [("own_words", "I was brave.")]
    for show, printed in (("", False), ("no", False), ("yes", True)):
        html = render("words_and_pictures", [*own, ("own_show", show)], None).html
        assert ("My own story" in html) is printed


def test_the_three_cards_are_told_apart_by_words() -> None:
    html = render("words_and_pictures", [], None).html
    assert all(f"<strong>{word}</strong>" in html for word in ("Go", "Slow down", "Stop"))


def test_what_the_danger_statement_says_is_offered_and_not_filled_in() -> None:
    other = Form(
        "danger_statement",
        [
            ("children", "Sam"), ("dangers.1.row", ""), ("dangers.1.who", "Nan"),
            ("dangers.1.about", "Mum drinks until she cannot wake"), ("dangers.1.might", "Sam might be hurt"),
        ],
    )  # fmt: skip
    view = answer(Form("words_and_pictures", []), None, {"danger_statement": other})
    assert [offer.field for offer in view.offered] == ["child", "before_concerns"]
    used = Form("words_and_pictures", [(offer.field, offer.value) for offer in view.offered])
    assert answer(used, None, {"danger_statement": other}).offered == ()
    assert view.child == ""
