"""The rules of the card for one visit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py import render
from toolkit_py.forms import Form
from toolkit_py.widgets.before_the_door.model import View, _data, answer
from toolkit_py.widgets.getting_in_the_way.model import kinds, sources
from toolkit_py.widgets.stages_of_change.model import stages

NAME = "before_the_door"
SAFE = [("fear", "no"), ("threat", "no"), ("text", "agreed"), ("company", "two"), ("ready", "record")]
READY = [*SAFE, ("ready", "phone"), ("ready", "out")]
CARD = [("purpose", "I come to hear how Jay’s mornings are for the child"), ("ring", "My manager"), ("not_say", "x")]
ASKS = [(f"q{n}", f"How is it {n}?") for n in (1, 2, 3)]


def view(fields: list[tuple[str, str]], carried: dict[str, Form] | None = None) -> View:
    return answer(Form(NAME, fields), None, carried or {})


def card(fields: list[tuple[str, str]]) -> str:
    html = render(NAME, fields, None).html
    return re.sub(r"<[^>]+>", " ", html[html.index("tk-before-the-door-card") :].split("</section>")[0])


def test_with_everything_settled_there_is_nothing_left_to_do() -> None:
    """Read it once, and listen."""
    shown = view([*READY, *CARD, *ASKS])
    assert not (shown.stop or shown.settle or shown.write or shown.pointers)
    assert shown.headline.startswith("Read the card once")


@pytest.mark.parametrize("how", [[("threat", "yes")], [("seen", "violence")]])
def test_after_a_threat_nobody_goes_alone(how: list[tuple[str, str]]) -> None:
    """It comes before everything else."""
    shown = view([*[pair for pair in READY if pair[0] != "threat"], *CARD, *ASKS, *how])
    assert "Do not go alone" in shown.stop[0]
    assert shown.headline == "Before anything else"


def test_a_threat_or_fear_said_in_the_other_tool_is_warned_of() -> None:
    """It is not filled in; it is not ignored."""
    told = Form("getting_in_the_way", [("violence", "threat"), ("afraid", "yes")])
    shown = view([*READY, *CARD, *ASKS], {"getting_in_the_way": told})
    assert "Do not go alone" in shown.stop[0]
    assert any("See each person alone" in one for one in shown.stop)


@pytest.mark.parametrize("fear", ["yes", "not-sure"])
def test_what_is_not_to_be_said_stays_off_the_card_where_somebody_may_be_afraid(fear: str) -> None:
    """The card goes into the home."""
    fields = [("fear", fear), ("not_say", "That she rang us"), *ASKS]
    assert view(fields).card.kept_off
    assert "rang us" not in card(fields)
    assert "rang us" in card([("fear", "no"), ("not_say", "That she rang us"), *ASKS])


@given(
    fear=st.sampled_from(["yes", "no", "not-sure"]),
    threat=st.sampled_from(["yes", "no", "not-sure"]),
    about=st.sampled_from(["change", "harm", "other"]),
)
def test_the_card_never_tells_of_fear_or_threats(fear: str, threat: str, about: str) -> None:
    """Whatever is answered."""
    assert not re.search(
        r"afraid|frighten|threat", card([("fear", fear), ("threat", threat), ("about", about), *ASKS, *CARD])
    )


@pytest.mark.parametrize("stage", list(stages()))
def test_a_stage_gives_its_own_questions_and_cautions(stage: str) -> None:
    """They are offered, and filled in only when somebody presses."""
    shown = view([("about", "change"), ("stage", stage)])
    assert [one.value for one in shown.asks] == [words.strip("“”") for words in stages()[stage].say]
    assert {one.field for one in shown.asks} == {"q1"}
    assert not shown.card.questions


@pytest.mark.parametrize("stage", list(stages()))
def test_where_somebody_is_harmed_there_are_no_stages(stage: str) -> None:
    """Not from here and not from the other tool."""
    record = [("records.1.person", "Mum"), ("records.1.behaviour", "x"), ("records.1.seen", "y")]
    other = Form("stages_of_change", [*record, ("records.1.choice", stage)])
    shown = view([("about", "harm"), ("stage", stage)], {"stages_of_change": other})
    offered = {one.value for one in (*shown.asks, *shown.avoids)}
    assert offered == {*_data()["harm"]["ask"], *_data()["harm"]["avoid"]}


def test_the_stage_of_the_other_tool_is_offered_with_whose_it_is() -> None:
    """And a victim’s record offers nothing."""
    record = [("records.1.person", "Mum"), ("records.1.behaviour", "x"), ("records.1.seen", "y")]
    other = [*record, ("records.1.choice", "action")]
    shown = view([("about", "change")], {"stages_of_change": Form("stages_of_change", other)})
    assert shown.asks[0].where == "Mum, “Doing it”"
    victim = [("issue", "domestic-abuse"), ("records.1.whose", "victim"), *other]
    shown = view([("about", "change")], {"stages_of_change": Form("stages_of_change", victim)})
    assert shown.asks[0].where == "a first visit"


def test_behaviour_seen_in_the_other_tool_is_offered_as_a_question() -> None:
    """With where it was written."""
    told = Form("getting_in_the_way", [("avoiding", "short")])
    assert view([("whom", "Mum")], {"getting_in_the_way": told}).asks[0].where == "what is getting in the way"
    assert {row["id"] for row in _data()["kind"]} == {kind.id for kind in kinds()} - {"violence"}


def test_each_source_of_resistance_gives_a_question_and_a_caution() -> None:
    """Ticked here, or written of in the other tool; nothing of it where somebody is harmed."""
    assert [row["id"] for row in _data()["resistance"]] == [id for id, _ in sources()]
    for row in _data()["resistance"]:
        shown = view([("about", "change"), ("source", row["id"])])
        assert row["ask"] in [one.value for one in shown.asks]
        assert row["avoid"] in [one.value for one in shown.avoids]
        told = Form("getting_in_the_way", [(f"{row['id']}_us", "I spoke most of the time")])
        shown = view([("about", "change")], {"getting_in_the_way": told})
        assert (row["ask"], "what is getting in the way") in [(one.value, one.where) for one in shown.asks]
        shown = view([("about", "harm"), ("source", row["id"])], {"getting_in_the_way": told})
        assert row["ask"] not in [one.value for one in shown.asks]


def test_three_questions_are_enough() -> None:
    """No more are offered, and what is used is not offered again."""
    assert not view([("about", "change"), ("stage", "action"), *ASKS]).asks
    first = view([("about", "change"), ("stage", "action")]).asks
    then = view([("about", "change"), ("stage", "action"), ("q1", first[0].value)]).asks
    assert [one.value for one in then] == [one.value for one in first[1:]]
    assert {one.field for one in then} == {"q2"}


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("purpose", "I come about the child. And about the rent", "more than one sentence"),
        ("purpose", "To monitor the child", "what the service wants"),
        ("purpose", "I come about the rent", "No child"),
        ("q1", "Why did you not come?", "blame"),
        ("q1", "Do you want help?", "one word"),
    ],
)
def test_what_could_be_clearer_is_pointed_out(field: str, words: str, said: str) -> None:
    """Never blocked."""
    assert any(said in pointer.reply for pointer in view([(field, words)]).pointers)


@pytest.mark.parametrize(("text", "said"), [("no", "Do not ring"), ("not-asked", "Ask whose"), ("", "Ask whose")])
def test_texting_is_safe_only_once_it_was_agreed(text: str, said: str) -> None:
    """Someone else may read it."""
    fields = [("fear", "no"), ("threat", "no"), ("whom", "Mum"), *([("text", text)] if text else [])]
    assert any(one.startswith(said) for one in view(fields).settle)
    assert any("until you know" in one for one in view([("fear", "yes")]).settle)
    assert "Text before a call" in card([("text", "agreed")])


def test_somebody_knows_where_a_lone_worker_is() -> None:
    """A name and a time."""
    assert any("Nobody yet knows" in one for one in view([("company", "alone")]).settle)
    assert not any("Nobody yet" in one for one in view([("company", "alone"), ("back", "Duty, five")]).settle)
