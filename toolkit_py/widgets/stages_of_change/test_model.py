"""The rules of the stages of change."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py import examples, render
from toolkit_py.forms import Form
from toolkit_py.widgets.stages_of_change.model import View, act, answer, approaches, signs, stages

TODAY = date(2026, 3, 2)
MUM = [("records.1.person", "Mum"), ("records.1.behaviour", "Leaves the post unopened")]
ABUSE = ["domestic-abuse", "child-sexual-exploitation"]


def view(fields: list[tuple[str, str]], carried: dict[str, Form] | None = None, do: str = "") -> View:
    return answer(Form("stages_of_change", fields, do), TODAY, carried or {})


def text(fields: list[tuple[str, str]]) -> str:
    html = render("stages_of_change", fields, TODAY).html
    return re.sub(r"<[^>]+>", " ", html)


@pytest.mark.parametrize(
    ("person", "several"),
    [("The family", True), ("Mum and Dad", True), ("Both parents", True), ("Mum", False), ("Andy’s stepdad", False)],
)
def test_a_family_is_at_no_stage(person: str, several: bool) -> None:
    """Two people, two records; it is pointed out, never refused."""
    record = view(
        [("records.1.person", person), ("records.1.behaviour", "Opens the post"), ("records.1.seen", "x")]
    ).records[0]
    assert any("more than one person" in note for note in record.notes) is several


def test_on_paper_the_answer_says_all_that_was_written_of_a_person() -> None:
    """The questions stay off the paper then: nothing may be lost with them."""
    fields = [("safe", "not-sure"), ("wait", "Until half term"), ("view", "partly"), ("view_words", "Not that bad"),
              ("review", "1 4 2026"), ("approach", "learn"), ("seen", "Two red letters")]  # fmt: skip
    said = dict(view([*MUM, *((f"records.1.{name}", value) for name, value in fields)]).records[0].lines)
    assert said["Is the child safe now?"] == "Not sure"
    assert said["What you are doing, or planning"] == "Looking at what a slip has shown"
    assert {"Until half term", "Agrees in part. Not that bad", "1 April 2026", "Two red letters"} <= set(said.values())


def test_a_survivor_is_not_called_the_child_when_they_are_not_safe() -> None:
    """What is announced says the same as the page."""
    fields = [
        ("issue", "domestic-abuse"),
        ("records.1.whose", "victim"),
        ("records.1.person", "Mum"),
        ("records.1.safe", "no"),
    ]
    assert "Mum: they are not safe now" in view(fields).announce


def tick(*ids: str) -> list[tuple[str, str]]:
    return [(f"records.1.{sign.group}", sign.id) for sign in signs() if sign.id in ids]


@pytest.mark.parametrize("stage", list(stages()))
def test_signs_of_one_stage_give_that_stage_and_say_why(stage: str) -> None:
    """What was ticked is named as the reason."""
    own = [sign for sign in signs() if sign.stage == stage]
    record = view([*MUM, *tick(*(sign.id for sign in own))]).records[0]
    assert [one.id for one in record.stages] == [stage]
    assert record.fits[0].why == tuple(sign.text for sign in own)


@pytest.mark.parametrize(
    ("ticked", "shown", "said"),
    [
        (("yes-but", "asks-how"), ["contemplation", "determination"], "between “In two minds” and “Getting ready”"),
        (("no-problem", "uses-help"), ["precontemplation"], "points to different stages"),
        (("no-problem", "yes-but", "asks-how"), ["precontemplation"], "points to different stages"),
        (("uses-help", "came-back-once"), ["action", "lapse"], "“Doing it”, with “A slip on the way”"),
    ],
)
def test_signs_of_several_stages_are_said_plainly(ticked: tuple[str, ...], shown: list[str], said: str) -> None:
    """Neighbours are a place between; anything wider starts with the earlier stage."""
    record = view([*MUM, *tick(*ticked)]).records[0]
    assert [one.id for one in record.stages] == shown
    assert said in record.headline


@pytest.mark.parametrize("missing", ["person", "behaviour", "observation"])
def test_no_stage_without_a_person_a_behaviour_and_an_observation(missing: str) -> None:
    """A stage that was chosen is kept, and given back only when there is something to rest it on."""
    fields = [*MUM, ("records.1.choice", "action"), ("records.1.seen", "He rang")]
    left_out = {"person": "records.1.person", "behaviour": "records.1.behaviour", "observation": "records.1.seen"}
    record = view([pair for pair in fields if pair[0] != left_out[missing]]).records[0]
    assert record.stages == ()
    assert record.headline == ""
    assert record.wanting


def test_a_stage_chosen_against_the_signs_is_shown_and_the_difference_pointed_out() -> None:
    """The worker's judgement stands; the tool asks for a second look."""
    record = view([*MUM, *tick("no-problem"), ("records.1.choice", "action")]).records[0]
    assert [one.id for one in record.stages] == ["action"]
    assert "Not yet thinking about it" in record.notes[0]


def test_not_sure_is_always_an_answer() -> None:
    """And brings no stage with it."""
    record = view([*MUM, *tick("no-problem"), ("records.1.choice", "not-sure")]).records[0]
    assert record.stages == ()
    assert "not sure" in record.headline


def test_between_needs_two_different_stages() -> None:
    """The same one twice is pointed out."""
    between = [("records.1.choice", "between"), ("records.1.between_a", "action"), ("records.1.between_b", "action")]
    form = Form("stages_of_change", [*MUM, ("records.1.seen", "x"), *between])
    assert answer(form, TODAY, {}).records[0].stages == ()
    assert [p.field for p in form.errors] == ["records.1.between_b"]


@pytest.mark.parametrize("approach", approaches(), ids=lambda a: a.id)
@pytest.mark.parametrize("stage", list(stages()))
def test_an_approach_of_another_stage_is_warned_of(approach: object, stage: str) -> None:
    """Only there, and by the name of the stage it belongs to."""
    fields = [*MUM, ("records.1.seen", "x"), ("records.1.choice", stage), ("records.1.approach", approach.id)]  # type: ignore[attr-defined]
    warned = bool(view(fields).records[0].warnings)
    assert warned == (stage not in approach.stages)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("number", "asked"),
    [
        ("0", ["What would make it a 1?", "What would have to happen for this to matter?"]),
        ("4", ["Why 4, and not lower?", "What else?", "from 4 to 5?"]),
        ("10", ["Why 10, and not lower?", "What else?", "What helps to keep it there?"]),
    ],
)
def test_a_ruler_asks_in_the_right_order(number: str, asked: list[str]) -> None:
    """First what is already there, then what else, then one step."""
    ruler = view([*MUM, ("records.1.importance", number)]).records[0].rulers[0]
    assert len(ruler.questions) == len(asked)
    assert all(part in question for part, question in zip(asked, ruler.questions, strict=True))


@pytest.mark.parametrize(
    ("importance", "confidence", "said"),
    [("8", "3", "confidence first"), ("2", "3", "importance first"), ("5", "5", "ask which"), ("5", "none", "")],
)
def test_the_lower_ruler_is_talked_about_first(importance: str, confidence: str, said: str) -> None:
    """With equal numbers the person chooses."""
    fields = [*MUM, ("records.1.importance", importance), ("records.1.confidence", confidence)]
    assert said in view(fields).records[0].ruler_first


@pytest.mark.parametrize(
    ("behaviour", "pointed_out"),
    [
        ("Drinks and shouts", "more than one behaviour"),
        ("Poor engagement", "“engagement”: This can mean many things"),
        ("Neglect", "What does the child go without"),
        ("Rings the school each morning", ""),
    ],
)
def test_a_label_or_several_behaviours_at_once_are_pointed_out_never_refused(behaviour: str, pointed_out: str) -> None:
    """The stage is still given back."""
    record = view(
        [("records.1.person", "Mum"), ("records.1.behaviour", behaviour), ("records.1.seen", "x"),
         ("records.1.choice", "action")]
    ).records[0]  # fmt: skip
    assert pointed_out in " ".join(record.notes)
    assert record.stages


@pytest.mark.parametrize("safe", ["no", "not-sure"])
def test_the_safety_route_stands_above_any_advice(safe: str) -> None:
    """A child who is not safe comes before every stage."""
    said = text([*MUM, *tick("yes-but"), ("records.1.safe", safe)])
    assert said.index("This comes before anything about change") < said.index("What you saw fits")


def test_two_people_stand_side_by_side_and_never_as_a_family() -> None:
    """One record a person and a behaviour."""
    example = next(e for e in examples("stages_of_change") if e.name == "two-parents-two-stages")
    shown = view(list(example.fields))
    assert [[stage.id for stage in record.stages] for record in shown.records] == [["action"], ["precontemplation"]]
    assert len(shown.table) == 2


@pytest.mark.parametrize("issue", ABUSE)
def test_where_somebody_harms_the_first_question_is_whose_change(issue: str) -> None:
    """Nothing is given back before it is answered."""
    record = view([("issue", issue), *MUM, *tick("yes-but")]).records[0]
    assert record.kind == "ask"
    assert record.stages == ()
    assert "whose change this is" in record.wanting


@pytest.mark.parametrize("issue", ABUSE)
@given(data=st.data())
def test_a_victim_a_survivor_or_a_child_never_gets_a_stage(issue: str, data: st.DataObject) -> None:
    """Whatever is sent, there are words in its place: no sign, no ruler, no lapse, no stage by name."""
    every = [(f"records.1.{s.group}", s.id) for s in signs()]
    every += [("records.1.choice", one) for one in stages()]
    every += [("records.1.importance", "3"), ("records.1.confidence", "3"), ("records.1.seen", "went back")]
    sent = data.draw(st.lists(st.sampled_from(every), unique=True))
    fields = [("issue", issue), ("records.1.whose", "victim"), *MUM, *sent]
    record = view(fields).records[0]
    assert (record.stages, record.fits, record.rulers, record.sign_groups) == ((), (), (), ())
    said = text(fields)
    assert "not stages of change" in said
    assert not [one.name for one in stages().values() if one.name in said]
    assert not [s.text for s in signs() if s.text in said]


@pytest.mark.parametrize("issue", ABUSE)
@pytest.mark.parametrize("whose", ["adult", "parent"])
def test_a_slip_is_not_offered_where_somebody_harms(issue: str, whose: str) -> None:
    """Going back to harm is harm, and contact with the person who harms is nobody's lapse."""
    fields = [
        ("issue", issue),
        ("records.1.whose", whose),
        *MUM,
        ("records.1.seen", "x"),
        ("records.1.choice", "lapse"),
    ]
    record = view([*fields, *tick("came-back-once")]).records[0]
    assert "lapse" not in [one.id for one in record.stages]
    said = text(fields).lower()
    assert "slip on the way" not in said
    assert "lapse" not in said.replace("a lapse is not in it", "")


def test_people_named_on_the_safety_scale_are_offered_by_label_only() -> None:
    """Never filled in unasked, and never with a number."""
    people = [("people.1.role", "Mum"), ("people.2.role", "Gran"), ("people.2.name", "Rose"), ("people.2.number", "7")]
    scale = Form("safety_scaling", people)
    shown = view([], {"safety_scaling": scale})
    assert shown.offers == ("Mum", "Gran (Rose)")
    assert view(MUM, {"safety_scaling": scale}).offers == ("Gran (Rose)",)
    assert dict(act("use:Gran (Rose)", []))["records.1.person"] == "Gran (Rose)"
    more = act("use:Gran (Rose)", MUM)
    assert [pair for pair in more if pair in MUM] == MUM
    assert ("records.2.person", "Gran (Rose)") in more


def test_a_review_before_the_record_is_pointed_out() -> None:
    """Looking again comes after looking."""
    form = Form("stages_of_change", [*MUM, ("records.1.date", "1 3 2026"), ("records.1.review", "1 2 2026")])
    answer(form, TODAY, {})
    assert [p.field for p in form.errors] == ["records.1.review"]


@pytest.mark.parametrize("name", [e.name for e in examples("stages_of_change")])
def test_no_answer_ever_asks_why_not_higher_or_puts_a_family_in_a_stage(name: str) -> None:
    """Nor counts, nor scores."""
    example = next(e for e in examples("stages_of_change") if e.name == name)
    said = text(list(example.fields)).lower()
    for never in ("not higher", "why not 10", "the family is in", "score:", "out of 10", "%"):
        assert never not in said


def test_each_stage_can_be_read_off_and_worked_with() -> None:
    """Signs, what to do, to say and to avoid, and what shows that a person moves on."""
    for stage in stages().values():
        assert len([sign for sign in signs() if sign.stage == stage.id]) >= 3
        assert stage.do and stage.say and stage.avoid and stage.moving_on


def test_of_two_hundred_people_six_stand_open_and_a_person_added_is_among_them() -> None:
    """Two hundred people are no fault, and not one is lost."""
    fields = [(f"records.{n}.person", f"Person {n}") for n in range(1, 201)]
    html = render("stages_of_change", fields, None).html
    assert html.count("tk-stages-record") == 6
    assert "Rows 1 to 6 of 200" in html
    assert all(f"Person {n}" in html for n in (7, 200))
    added = render("stages_of_change", [*fields, ("do", "use:Gran")], None).html
    assert 'name="records.201.person" value="Gran"' in added
    assert render("stages_of_change", [*fields, ("do", "check")], None).html.count("tk-stages-record") == 200
