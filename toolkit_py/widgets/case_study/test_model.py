"""The case study: permission first, two counts that are exact, and what could tell who this is."""

from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

import toolkit_py
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.case_study import model

NAME = "case_study"
TODAY = date(2026, 3, 2)
YES: Fields = [("learning", "yes"), ("public", "no"), ("danger", "no"), ("who", "mother")]


def view(fields: Fields, carried: dict[str, Form] | None = None) -> model.View:
    return model.answer(Form(NAME, fields), TODAY, carried or {})


def test_the_seven_guides_are_those_of_the_template_and_make_six_hundred() -> None:
    """50, 100, 100, 200, 100, 25 and 25."""
    guides = [box.guide for box in view([]).boxes]
    assert guides == [50, 100, 100, 200, 100, 25, 25]
    assert sum(guides) == view([]).most_words == 600
    assert view([]).most_characters == 4000


@pytest.mark.parametrize(
    ("text", "words", "characters"),
    [
        ("", 0, 0),
        ("one two", 2, 7),
        ("one\r\ntwo", 2, 7),
        ("one\rtwo\n", 2, 8),
        ("  well-being  ", 1, 14),
        ("na\u00efve caf\u00e9 \U0001f600", 3, 12),
        ("e\u0301", 1, 2),
    ],
)
def test_words_and_characters_are_counted_exactly(text: str, words: int, characters: int) -> None:
    """Code points, and a line end as one, however the browser sends it."""
    assert model.counted(text) == (words, characters)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_a_line_end_counts_the_same_however_it_is_sent(text: str) -> None:
    """What a browser turns \\n into changes no count."""
    plain = text.replace("\r", "")
    assert model.counted(plain) == model.counted(plain.replace("\n", "\r\n"))


@pytest.mark.parametrize(("count", "over"), [(600, False), (601, True)])
def test_six_hundred_words_is_the_limit_and_one_more_is_pointed_out(count: int, over: bool) -> None:
    """In all boxes together; nothing is cut."""
    half = count // 2
    seen = view([("actions", "a " * half), ("analysis", "a " * (count - half))])
    assert seen.words == count
    assert bool(seen.over) == over
    assert not over or seen.over == ("1 word too many: at most 600.",)


@pytest.mark.parametrize(("count", "over"), [(4000, False), (4001, True)])
def test_four_thousand_characters_is_the_limit_of_its_own(count: int, over: bool) -> None:
    """A few long words pass it, and a line end is one of them."""
    text = "a" * (count - 1) + "\r\n"
    seen = view([("actions", text)])
    assert seen.characters == count
    assert any("character" in one for one in seen.over) == over


def test_a_guide_is_not_a_limit() -> None:
    """A box may be longer when another is shorter."""
    seen = view([("said", "a " * 40)])
    assert [box.against for box in seen.boxes if box.id == "said"] == ["15 over the guide"]
    assert not seen.over


@pytest.mark.parametrize(
    ("fields", "may_use"),
    [
        ([], False),
        ([("learning", "not-asked"), ("public", "not-asked")], False),
        ([("learning", "no"), ("public", "no")], False),
        ([("learning", "yes"), ("public", "no")], True),
        ([("learning", "no"), ("public", "yes")], True),
        ([("learning", "yes"), ("public", "yes"), ("danger", "yes")], False),
        ([("learning", "yes"), ("public", "yes"), ("danger", "not-sure")], False),
    ],
)
def test_without_a_yes_or_with_danger_it_is_not_used(fields: Fields, may_use: bool) -> None:
    """The two permissions are separate, and danger comes before both."""
    assert view(fields).may_use is may_use


@pytest.mark.parametrize("danger", ["yes", "not-sure"])
def test_danger_is_answered_before_anything_else_is_written(danger: str) -> None:
    """One answer is enough: the page does not go on asking for permission."""
    html = unescape(toolkit_py.render(NAME, [("danger", danger)], TODAY).html)
    assert "Somebody who could harm this family might know them by it. Do not write or share it." in html
    assert "Ask for permission first, then write" not in html


def test_a_check_asks_beside_the_question_that_is_open() -> None:
    """A question that was answered with no is not put again."""
    for fields, open_one in (([], "learning"), ([("learning", "no")], "public"), ([("public", "no")], "learning")):
        form = Form(NAME, fields, "check")
        model.answer(form, TODAY, {})
        assert {"learning", "public"} & set(form.problems) == {open_one}


def test_what_was_written_of_permission_ends_in_one_stop() -> None:
    """However it was typed."""
    for who in ("Mum, at the last visit", "Mum, at the last visit."):
        html = toolkit_py.render(NAME, [*YES[:3], ("who", who)], TODAY).html
        assert "Permission: Mum, at the last visit. It may be used" in html


def test_learning_alone_is_not_the_public() -> None:
    """The second yes has to be asked for."""
    assert "It may not be told to the public, or to the press." in view(YES).may


@pytest.mark.parametrize(
    "text",
    ["Sharon Brown", "born in May", "3/4/2014", "ZZ9 9ZZ", "Green Lane School", "her son K.", "Ms T", "Child B"],
)
def test_what_could_tell_who_this_is_is_pointed_out(text: str) -> None:
    """Names, days of birth, postcodes, schools and initials."""
    assert model.look_again(text)


@pytest.mark.parametrize("text", ["I asked. A child answered.", "The older son, early teens", "It is x-ray day"])
def test_roles_and_plain_words_are_let_be(text: str) -> None:
    """“I” and “A” are words."""
    assert not model.look_again(text)


def test_what_the_consent_conversation_says_is_shown_and_answers_nothing() -> None:
    """It is looked at; the two questions here stay open until somebody answers them."""
    fields: Fields = [("study", "yes"), ("learning", "yes"), ("ends.1.what", "study")]
    consent = Form("consent_conversation", fields)
    seen = view([], {"consent_conversation": consent})
    assert seen.asked_before[0] == "To help workers and decision-makers learn: yes"
    assert "taken back" in seen.asked_before[1]
    assert not seen.may_use
    assert not view([], {"consent_conversation": Form("consent_conversation", fields[1:])}).asked_before


def test_it_is_announced_seldom_until_a_limit_is_passed() -> None:
    """A screen reader is not told every word."""
    said = {view([("actions", "word " * n)]).announce for n in range(1, 540)}
    assert len(said) == 1
    assert view([("actions", "word " * 640)]).announce == "40 words over 600."
