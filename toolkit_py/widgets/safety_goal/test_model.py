"""The safety goal: one for each danger, about what will be there."""

import pytest

from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.safety_goal import model

NAME = "safety_goal"
WHOLE = {
    "danger": "Ella is alone at night.",
    "doing": "A grown-up whom Ella knows sleeps in the house.",
    "living": "Ella sleeps through.",
    "seen": "Ella wide awake in class",
    "by": "Gran and the teacher",
    "long": "for three months",
}


def fields(**changed: str) -> Fields:
    return [(f"goals.1.{name}", value) for name, value in (WHOLE | changed).items()]


def view(typed: Fields) -> model.View:
    return model.answer(Form(NAME, [("children", "Ella"), *typed]), None, {})


def test_a_whole_goal_reads_in_its_order() -> None:
    """Adults, child, who sees it, for how long."""
    (aim,) = view(fields()).aims
    assert aim.pointers == ()
    assert aim.goal.statement == (
        "A grown-up whom Ella knows sleeps in the house. Ella sleeps through. "
        "Gran and the teacher will see Ella wide awake in class for three months."
    )


@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({"danger": ""}, "Which danger does this goal answer?"),
        ({"doing": "Stop leaving Ella alone"}, "What will be there instead"),
        ({"living": "No fear at night for Ella"}, "What will be there instead"),
        ({"doing": ""}, "What will the adults be doing?"),
        ({"living": "Calm nights"}, "For which child?"),
        ({"by": ""}, "Who will see it?"),
        ({"long": ""}, "For how long"),
    ],
)
def test_what_a_goal_lacks_is_pointed_out(changed: dict[str, str], asked: str) -> None:
    """And never blocked."""
    (aim,) = view(fields(**changed)).aims
    assert any(asked in pointer.reply for pointer in aim.pointers)


def test_a_danger_without_a_goal_is_named() -> None:
    """With the question that finds one."""
    assert view([("goals.1.danger", "Ella is alone at night.")]).unanswered == ("Ella is alone at night.",)


def test_statements_and_the_maps_goals_are_offered() -> None:
    """Each statement for a goal of its own, and who was worried for who will see."""
    stated = Form("danger_statement", [("dangers.1.who", "Gran"), ("dangers.1.about", "nights alone")])
    the_map = Form("three_column_map", [("wants.1.kind", "family"), ("wants.1.what", "Ella sleeps through.")])
    seen = model.answer(Form(NAME, []), None, {"danger_statement": stated, "three_column_map": the_map})
    offers = {offer.field: offer.value for _, found in seen.offers for offer in found}
    assert offers["goals.1.danger"] == "Gran is worried about nights alone."
    assert offers["goals.1.living"] == "Ella sleeps through."
