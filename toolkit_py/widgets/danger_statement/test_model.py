"""The danger statement: what is pointed out, and what the map offers."""

import pytest

from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.danger_statement import model

NAME = "danger_statement"
WHOLE = {
    "who": "Gran and Sam",
    "about": "nights when nobody is in",
    "example": "Ella sat up until four",
    "day": "24 9 2026",
    "might": "Ella could fall asleep on the way to school",
}


def fields(**changed: str) -> Fields:
    return [(f"dangers.1.{name}", value) for name, value in (WHOLE | changed).items()]


def pointers(typed: Fields) -> str:
    (one,) = model.answer(Form(NAME, [("children", "Ella"), *typed]), None, {}).statements
    return " ".join(pointer.reply for pointer in one.pointers)


def test_a_whole_statement_has_nothing_pointed_out() -> None:
    """It names who, what, when and which child."""
    assert pointers(fields()) == ""


@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({"who": ""}, "Who is worried?"),
        ({"about": ""}, "what somebody does"),
        ({"example": ""}, "no example yet"),
        ({"day": ""}, "no date"),
        ({"might": ""}, "if nothing changes?"),
        ({"might": "it could get worse"}, "To which child?"),
        ({"about": "neglect"}, "go without"),
        ({"example": "Mum failed to come"}, "“Failed” blames"),
    ],
)
def test_what_is_missing_or_said_in_shorthand_is_pointed_out(changed: dict[str, str], asked: str) -> None:
    """One question each, and the statement is there all the same."""
    assert asked in pointers(fields(**changed))
    assert model.answer(Form(NAME, fields(**changed)), None, {}).statements[0].danger.statement


def test_more_than_three_are_pointed_out_and_kept() -> None:
    """Nothing is cut off."""
    typed = [(f"dangers.{n}.about", "bedtimes") for n in range(1, 5)]
    assert model.answer(Form(NAME, typed), None, {}).too_many
    assert not model.answer(Form(NAME, typed[:3]), None, {}).too_many


def test_the_map_of_this_visit_is_offered_and_never_filled_in() -> None:
    """Harm for the example, danger for what might happen, whose words for who is worried."""
    the_map = Form(
        "three_column_map",
        [("children", "Ella"), ("worries.1.kind", "harm"), ("worries.1.what", "Ella sat up."),
         ("worries.1.whose", "Gran"),
         ("worries.2.kind", "danger"), ("worries.2.what", "Ella could be hurt.")],
    )  # fmt: skip
    seen = model.answer(Form(NAME, []), None, {"three_column_map": the_map})
    offers = {offer.field: offer.value for _, found in seen.offers for offer in found}
    assert offers["children"] == "Ella"
    assert offers["dangers.1.who"] == "Gran"
    assert offers["dangers.1.example"] == "Ella sat up."
    assert offers["dangers.1.might"] == "Ella could be hurt."
    assert seen.blank


@pytest.mark.parametrize("children", ["Mia (6), Jay (9)", "Mia 6", "Mia aged 6", "Mia"])
def test_a_child_who_is_named_with_an_age_is_found_in_the_statement(children: str) -> None:
    """“Mia will be hurt” says which child, however her age stands beside her name."""
    typed = fields(might="Mia will be hurt")
    (one,) = model.answer(Form(NAME, [("children", children), *typed]), None, {}).statements
    assert one.pointers == ()
