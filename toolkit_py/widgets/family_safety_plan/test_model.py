"""The family safety plan: when there is none to share, and what makes one."""

from datetime import date

import pytest

import toolkit_py
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.family_safety_plan import model

NAME = "family_safety_plan"
WHOLE: Fields = list(next(e for e in toolkit_py.examples(NAME) if e.name == "night-shift").fields)


def view(fields: Fields) -> model.View:
    return model.answer(Form(NAME, fields), None, {})


def changed(**values: str) -> Fields:
    return [(name, values.get(name.replace(".", "_"), value)) for name, value in WHOLE]


def replies(fields: Fields) -> str:
    return " ".join(f"{pointer.words}: {pointer.reply}" for pointer in view(fields).pointers)


def test_a_whole_plan_has_nothing_to_look_at_again() -> None:
    """Rules, people, bad day, checks and review are there."""
    assert replies(WHOLE) == ""


@pytest.mark.parametrize("answer", ["yes", "not-sure", "", "maybe"])
def test_without_a_clear_no_to_fear_there_is_no_plan(answer: str) -> None:
    """Neither a rule nor a name stands in the answer; what was written stays in its boxes."""
    fields = [(n, answer if n == "afraid" else v) for n, v in WHOLE]
    html = toolkit_py.render(NAME, [*fields, ("do", "answer")], None).html
    assert "Our safety plan" not in html and "Rose" not in html
    assert "planning-for-safety-alone" in html
    assert 'value="Rose"' in toolkit_py.render(NAME, fields, None).html
    assert ("data-alone" in html) is (answer in ("yes", "not-sure"))


def test_where_somebody_harms_somebody_a_no_opens_nothing() -> None:
    """On a page about abuse there is no family plan at all."""
    page = [("issue", "domestic-abuse"), ("fixed", "issue")]
    assert not view([*page, *WHOLE]).open
    assert 'name="afraid"' not in toolkit_py.render(NAME, page, None).html


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({"rules_4_does": "attend the sleep clinic"}, "a service to go to"),
        ({"rules_4_does": "not go out"}, "What will be there instead"),
        ({"rules_4_who": "Ella", "rules_4_does": "checks that Mum is awake"}, "not given the job of keeping an adult"),
        ({"rules_4_who": "The older brother", "rules_4_does": "goes to bed at nine"}, "a rule for a child"),
        ({"rules_4_danger": "1"}, "No rule answers this danger"),
        ({"rules_4_danger": "77"}, "Which danger does this rule answer?"),
        ({"rules_4_when": ""}, "Still to say: when."),
        ({"network_1_knows": "no"}, "Has not been told the worry"),
        ({"network_1_paid": "yes", "network_2_paid": "yes"}, "Nobody who is unpaid"),
        ({"network_1_knows": "no", "network_2_knows": ""}, "Nobody who is unpaid"),
        ({"review": ""}, "look at the plan again"),
        ({"breaks": ""}, "on the day it breaks"),
        ({"plan_dangers_1_child": ""}, "to the youngest child"),
        ({"ready": "map"}, "Not there yet: a danger statement"),
    ],
)
def test_what_makes_it_no_safety_plan_is_pointed_out(values: dict[str, str], asked: str) -> None:
    """And the plan is there all the same."""
    assert asked in replies(changed(**values))


def test_a_grown_up_son_may_have_a_rule() -> None:
    """Written as an adult, he is no child."""
    assert "a rule for a child" not in replies(changed(rules_4_who="Adult son"))


@pytest.mark.parametrize("children", ["Mia (6)", "Mia 6", "Mia aged 6", "mia, 6", "Jay (9) and Mia (6)"])
def test_a_child_whose_age_is_written_is_not_given_the_job_of_keeping_an_adult_safe(children: str) -> None:
    """The age beside a name hides nobody."""
    fields = changed(children=children, rules_4_who="Mia", rules_4_does="checks that Mum is awake")
    assert "not given the job of keeping an adult" in replies(fields)


@pytest.mark.parametrize(
    "who",
    ["the children’s dad", "children's social worker", "Uncle Ben (Mum's brother)", "Kelly’s sister Jo", "Ella’s gran"],
)
def test_an_adult_is_not_called_a_child_for_being_a_childs_dad_or_gran(who: str) -> None:
    """Who does it counts, and not whose dad it is."""
    fields = changed(rules_4_who=who, rules_4_does="checks every night that Jamie is in bed")
    assert "child is not given" not in replies(fields) and "a rule for a child" not in replies(fields)


def test_a_day_to_look_again_that_has_passed_is_pointed_out() -> None:
    """The plan is still there; nobody has to count the days."""
    form = Form(NAME, changed(review="1 1 2020"))
    late = model.answer(form, date(2026, 11, 22), {})
    assert [(p.words, p.reply) for p in late.pointers] == [
        ("1 January 2020", "The day to look at the plan again has passed. Set a new one.")
    ]
    assert model.answer(form, date(2020, 1, 1), {}).pointers == () and model.answer(form, None, {}).pointers == ()


@pytest.mark.parametrize("answer", ["yes", "not-sure"])
def test_that_somebody_may_be_afraid_is_not_told_by_the_paper(answer: str) -> None:
    """Nothing of what stands there only then is printed: the feared person may read the paper."""
    fields = [(n, answer if n == "afraid" else v) for n, v in WHOLE]
    said = toolkit_py.render(NAME, [*fields, ("do", "answer")], None).html
    off_paper = said[said.index('<div class="tk-not-on-paper">') :]
    assert "no shared family plan" in off_paper and "the adult who is being hurt" in off_paper
    assert "tk-not-on-paper" not in toolkit_py.render(NAME, [*WHOLE, ("do", "answer")], None).html
