"""A plan for bad days: people who said yes, a lock that was seen, and no job for a child but to tell."""

from __future__ import annotations

from datetime import date

import pytest

from toolkit_py import examples, render
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.contingency_plan.model import View, answer, childs_job

DAY = date(2026, 3, 2)
RICH = next(e for e in examples("contingency_plan") if e.name == "sam-and-ruby")


def plan(*fields: tuple[str, str], without: str = "") -> View:
    kept = [pair for pair in RICH.fields if pair[0] != without and pair[0] not in dict(fields)]
    return answer(Form("contingency_plan", [*kept, *fields]), DAY, {})


def opens(view: View, words: str) -> bool:
    return any(words in one for one in view.open_now)


def test_a_whole_plan_leaves_nothing_open() -> None:
    assert plan().open_now == () and not plan().tonight


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("times", "At which times of day is it hardest"),
        ("locked", "Ask to see it"),
        ("review", "No day is set"),
        ("signal", "How does the child let someone know"),
        ("signal_to", "Whom does the signal go to"),
        ("backup", "if nobody answers"),
        ("fear", "frightens them"),
        ("checks", "Who checks"),
        ("ends", "When does the plan stop"),
        ("school", "who takes the children to school"),
        ("money", "money for the children"),
        ("key", "who has a key"),
        ("tells", "who tells school"),
    ],
)
def test_each_gap_is_pointed_out(field: str, words: str) -> None:
    assert opens(plan(without=field), words)


def test_a_plan_in_which_nobody_said_yes_asks_about_tonight() -> None:
    view = plan(("carers.1.said", "not-asked"), ("carers.2.said", "no"))
    assert view.tonight and opens(view, "Nobody in this plan has said yes")
    assert opens(view, "Said no: Auntie Beth, Mum’s sister.")


def test_one_yes_is_not_enough() -> None:
    assert opens(plan(("carers.2.said", "not-asked")), "Who comes if Nan Rose cannot?")


@pytest.mark.parametrize(
    ("locked", "words"), [("not-yet", "Nothing is locked yet"), ("told", "Ask to see it next time")]
)
def test_a_lock_that_nobody_saw_stays_open(locked: str, words: str) -> None:
    assert opens(plan(("locked", locked)), words)


def test_a_review_that_has_passed_is_named_only_where_there_is_a_today() -> None:
    assert opens(plan(("review", "1 2 2026")), "That day has passed")
    kept: Fields = [pair for pair in RICH.fields if pair[0] != "review"]
    assert not answer(Form("contingency_plan", [*kept, ("review", "1 2 2026")]), None, {}).open_now


@pytest.mark.parametrize(
    ("name", "child"),
    [
        ("Kai", True), ("Kai, 13", True), ("kai", True), ("big brother", True), ("her daughter", True),
        ("Jo (15)", True), ("Ruby’s big brother, 12", True),
        ("Nan Rose", False), ("Auntie Beth, Mum’s sister", False), ("Jo (25)", False), ("Mum’s brother", False),
        ("their grown-up daughter", False), ("Kaiser’s wife", False), ("Ruby’s gran", False), ("Kai's dad", False),
        ("Gran at number 7", False), ("Auntie Jo, flat 3", False), ("the children’s dad", False),
        ("Kelly’s big brother Tom", False), ("Nan, 2 doors down", False),
    ],
)  # fmt: skip
def test_a_child_is_not_a_carer_and_a_childs_gran_is_no_child(name: str, child: bool) -> None:
    """Whose gran she is, and at which door she lives, say nothing of her age."""
    view = plan(("children", "Kai (13), ruby and the baby"), ("carers.1.name", name))
    assert any("This reads like a child" in pointer.reply for pointer in view.pointers) is child


def childs_copy(*fields: tuple[str, str]) -> str:
    return render("contingency_plan", fields, None).html.split('<section class="tk-plan-child', 1)[1]


@pytest.mark.parametrize("fear", ["", "not-asked", "someone"])
def test_the_childs_copy_sends_a_child_to_nobody_about_whom_the_child_was_not_asked_alone(fear: str) -> None:
    """A copy that says “I go to: Dad” is made once each child said, alone, that nobody named here frightens them."""
    named = [
        ("children", "Sam (9)"), ("carers.1.name", "Dad"), ("carers.1.said", "yes"), ("signal", "a cloud"),
        ("signal_to", "Uncle Ray"), ("backup", "Knock at Kit’s"),
    ]  # fmt: skip
    held = childs_copy(*named, ("fear", fear))
    assert "Dad" not in held and "Uncle Ray" not in held and "Kit" not in held
    assert "a cloud" in held and "I ring 999" in held and "Nobody is named here until" in held
    asked = childs_copy(*named, ("fear", "nobody"))
    assert "I go to: Dad" in asked and "I tell: Uncle Ray" in asked and "Knock at Kit’s" in asked
    assert "Nobody is named here until" not in asked


def test_the_childs_copy_sends_no_child_to_a_child() -> None:
    """A child’s name in small letters is a name too; and that a child said yes is no answer for tonight."""
    fields = [("children", "sam, ella"), ("carers.1.name", "ella"), ("carers.1.said", "yes"), ("signal_to", "ella")]
    view = answer(Form("contingency_plan", [*fields, ("fear", "nobody")]), DAY, {})
    assert view.tonight and opens(view, "No adult in this plan has said yes")
    assert [pointer.words for pointer in view.pointers] == ["ella", "ella"]
    copy = childs_copy(*fields, ("fear", "nobody"))
    assert "ella" not in copy
    assert "I go to: Gran" in childs_copy(
        *fields, ("fear", "nobody"), ("carers.2.name", "Gran"), ("carers.2.said", "yes")
    )


@pytest.mark.parametrize(
    ("text", "job"),
    [
        ("Kai hides the keys", True), ("wakes Dad if he is sick", True), ("looks after Mum", True),
        ("counts the tablets", True), ("makes sure she is breathing", True),
        ("sends Nan a cloud", False), ("rings Gran, or knocks at number 12", False), ("", False),
    ],
)  # fmt: skip
def test_a_childs_only_job_is_to_tell(text: str, job: bool) -> None:
    assert (childs_job(text) is not None) is job


def test_a_plan_with_somebody_who_is_feared_is_not_printed() -> None:
    html = render("contingency_plan", [("fear", "someone"), ("carers.1.name", "Lee")], None).html
    assert html.count("tk-plan-held") == 2
    assert "tk-plan-held" not in render("contingency_plan", RICH.fields, None).html


def test_the_hardest_times_stand_in_the_adults_plan_and_never_in_the_childs_copy() -> None:
    """A child is not handed a note of when a parent drinks; and it is held back with the plan."""
    fields = [("times", "From four o’clock"), ("carers.1.name", "Lee")]
    html = render("contingency_plan", fields, None).html
    adults, childs = html.split('<section class="tk-plan-child', 1)
    assert "From four o’clock" in adults.split('<section class="tk-plan"', 1)[1]
    assert "From four o’clock" not in childs
    held = render("contingency_plan", [*fields, ("fear", "someone")], None).html
    outside, plan_and_copy = held.split('<section class="tk-plan tk-plan-held"', 1)
    assert "From four o’clock" in plan_and_copy
    assert "From four o’clock" not in outside.split("data-answer", 1)[1]


def test_the_blank_plan_names_no_gap_and_the_childs_copy_blames_no_child() -> None:
    html = render("contingency_plan", [], None).html
    assert "Still open" not in html
    assert "It is not my job to look after the grown-ups" in html
