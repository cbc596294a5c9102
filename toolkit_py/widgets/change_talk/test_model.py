"""The rules of the change-talk listener."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py import examples, render
from toolkit_py.forms import Form
from toolkit_py.widgets.change_talk.model import View, answer, heard, kinds

NAME = "change_talk"
OWN = [("change", "Gets up with the alarm"), ("fits", "own")]


def view(fields: list[tuple[str, str]], carried: dict[str, Form] | None = None) -> View:
    return answer(Form(NAME, fields), None, carried or {})


def line(words: str, *kind: str, who: str = "Mum", key: int = 1) -> list[tuple[str, str]]:
    return [(f"lines.{key}.words", words), (f"lines.{key}.who", who), *((f"lines.{key}.kind", one) for one in kind)]


def text(fields: list[tuple[str, str]]) -> str:
    return re.sub(r"<[^>]+>", " ", render(NAME, fields, None).html)


@pytest.mark.parametrize("kind", [k for k in kinds() if k != "sustain"])
def test_change_talk_is_answered_by_asking_for_more_affirming_and_reflecting(kind: str) -> None:
    """Each kind has its own words."""
    (said,) = view([*OWN, *line("x", kind)]).said
    assert [name for name, _ in said.replies] == ["Ask for more", "Affirm", "Reflect"]
    assert said.title == kinds()[kind].name


def test_sustain_talk_is_reflected_the_choice_is_stressed_and_nobody_argues() -> None:
    """Nothing asks for more of it."""
    (said,) = view([*OWN, *line("It never works", "sustain")]).said
    assert [name for name, _ in said.replies] == ["Reflect", "Choice", "Leave"]
    assert "Do not argue" in said.replies[2][1]


def test_both_in_one_breath_ends_with_the_side_of_change() -> None:
    """Change and sustain talk in one line are one reply."""
    (said,) = view([*OWN, *line("I could, but", "ability", "sustain")]).said
    assert said.title == "Both in one breath"
    assert "end with the side of change" in said.replies[0][1]


def test_of_two_kinds_the_one_nearer_to_doing_is_answered() -> None:
    """A statement may have two kinds."""
    (said,) = view([*OWN, *line("I want to and I rang", "desire", "steps")]).said
    assert said.title == "Desire and Taking steps"
    assert said.replies[0][1] == kinds()["steps"].ask


@pytest.mark.parametrize(
    ("words", "kind", "rests_on"),
    [
        ("I’d like it calmer", "desire", "I’d like"),
        ("I could ring them", "ability", "I could"),
        ("because he is tired", "reason", "because"),
        ("We have to stop", "need", "have to"),
        ("I'll do it tonight", "commitment", "I'll"),
        ("I am ready to", "activation", "I am ready"),
        ("I rang them", "steps", "I rang"),
        ("Yes, but no", "sustain", "Yes, but"),
        ("I can’t", "sustain", "can’t"),
        ("I don't want to", "sustain", "don't want"),
        ("I am not going to", "sustain", "not going to"),
        ("It can’t go on like this, he says", "need", "can’t go on like this"),
    ],
)
def test_words_suggest_a_kind_and_are_named(words: str, kind: str, rests_on: str) -> None:
    """A word that is turned round suggests the other side only."""
    assert heard(words) == {kind: rests_on}


def test_a_suggestion_never_overrules_the_worker() -> None:
    """It stands beside what was chosen, with why it can be argued."""
    (said,) = view([*OWN, *line("I could ring, I will ring", "ability")]).said
    assert said.title == "Ability"
    assert [(one.kind, one.words) for one in said.suggestions] == [("Commitment", "I will")]
    assert "Could" in said.suggestions[0].why
    assert not view([*OWN, *line("I could", "ability")]).said[0].suggestions


@given(sent=st.lists(st.sampled_from([*kinds(), "unsure"]), unique=True))
def test_a_victims_words_about_harm_are_never_sorted(sent: list[str]) -> None:
    """Whatever is ticked: no kind, no reply, no picture, no summary."""
    shown = view([("fits", "harm"), *line("I can’t go, he would find us", *sent)])
    assert not (shown.bands or shown.table or shown.summaries or shown.next_step[0])
    assert not (shown.said[0].kinds or shown.said[0].replies or shown.said[0].suggestions)


def test_the_summary_says_what_is_hard_first_and_doing_last_in_their_own_words() -> None:
    """One for each person, and ending with a question."""
    fields = [
        *OWN,
        *line("I rang", "steps", key=1),
        *line("It is too early", "sustain", key=2),
        *line("I want peace", "desire", key=3),
        *line("I am tired", "need", who="Dad", key=4),
    ]
    mum, dad = view(fields).summaries
    assert [words for _, words in mum.parts] == [("It is too early",), ("I want peace",), ("I rang",)]
    assert mum.end.endswith("when?”")
    assert (dad.who, "if anything" in dad.end) == ("Dad", True)


def test_a_summary_of_one_mixed_line_does_not_begin_in_the_middle() -> None:
    """“And both at once” needs something before it."""
    (mum,) = view([*OWN, *line("I want to, but it is hard", "desire", "sustain")]).summaries
    assert mum.parts == (("You said both at once:", ("I want to, but it is hard",)),)


@pytest.mark.parametrize(
    ("kind", "said"), [("steps", "first small thing"), ("reason", "not theirs"), ("sustain", "do not persuade")]
)
def test_the_next_step_rests_on_what_is_there_and_not_on_how_much(kind: str, said: str) -> None:
    """The same again and again changes nothing."""
    once = view([*OWN, *line("x", kind)]).next_step
    often = view([*OWN, *(pair for key in range(1, 9) for pair in line("x", kind, key=key))]).next_step
    assert said in once[1]
    assert once == often


def test_what_was_written_for_the_stages_is_offered_and_not_for_a_victim() -> None:
    """The behaviour and their own words, never filled in."""
    record = [("records.1.behaviour", "Opens the post"), ("records.1.view_words", "“I want it sorted.”")]
    shown = view([], {"stages_of_change": Form("stages_of_change", record)})
    assert [(one.field, one.value) for one in shown.offers] == [
        ("change", "Opens the post"),
        ("lines.1.words", "I want it sorted."),
    ]
    victim = Form("stages_of_change", [*record, ("records.1.whose", "victim")])
    assert not view([], {"stages_of_change": victim}).offers


def test_the_check_asks_for_what_is_missing() -> None:
    """Only when it is asked for."""
    form = Form(NAME, [("lines.1.words", "x")], "check")
    answer(form, None, {})
    assert {p.field for p in form.errors} == {"change", "fits", "lines.1.kind", "lines.1.who"}


def test_nothing_is_counted() -> None:
    """No score, no share, no verdict."""
    for example in examples(NAME):
        said = text(list(example.fields)).lower()
        assert not re.search(r"\b\d+ of \d+\b|%|score:|in total", said)
