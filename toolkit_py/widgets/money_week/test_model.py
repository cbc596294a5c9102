"""Money week: exact sums in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.money import read_pence
from toolkit_py.widgets.money_week import model


def view(*fields: tuple[str, str]) -> model.View:
    return model.answer(Form("money_week", list(fields)), None, {})


def line(name: str, amount: str, often: str) -> Fields:
    return [(name, amount), (f"{name}_often", often)]


@pytest.mark.parametrize(
    ("amount", "often", "weekly"),
    [
        ("10", "week", "£10.00"),
        ("10.01", "fortnight", "£5.01"),
        ("104.20", "four-weeks", "£26.05"),
        ("433.33", "month", "£100.00"),
        ("600", "month", "£138.46"),
    ],
)
def test_each_amount_is_turned_into_a_week_to_the_penny(amount: str, often: str, weekly: str) -> None:
    """Twelve months, 13 times four weeks or 26 fortnights make a year of 52 weeks."""
    assert view(*line("in_pay", amount, often)).sides[0].table == (("Pay", weekly),)


def pence(shown: str) -> int:
    found = read_pence(shown)
    assert found is not None
    return found


AMOUNT = st.tuples(st.integers(0, 999_999), st.sampled_from(["week", "fortnight", "four-weeks", "month"]))


@given(st.lists(AMOUNT, min_size=1, max_size=6))
def test_the_lines_that_are_shown_add_up_to_the_sum_that_is_shown(amounts: list[tuple[int, str]]) -> None:
    """A reader with a pen finds the same."""
    names = ["rent", "fuel", "council", "food", "phone", "travel"]
    fields = [
        f for n, (p, often) in zip(names, amounts, strict=False) for f in line(f"out_{n}", f"{p / 100:.2f}", often)
    ]
    out = view(*fields).sides[1]
    assert sum(pence(shown) for _, shown in out.table) == pence(out.sum)


@pytest.mark.parametrize(
    ("comes", "goes", "said"),
    [
        ("10", "9.99", "You have £0.01 left each week."),
        ("10", "10", "What comes in is just what goes out."),
        ("10", "10.01", "You need £0.01 more each week than comes in."),
    ],
)
def test_what_is_left_is_said_in_words(comes: str, goes: str, said: str) -> None:
    """And nothing more is made of it."""
    assert view(*line("in_pay", comes, "week"), *line("out_food", goes, "week")).left == said


def test_an_amount_without_a_time_is_in_no_sum() -> None:
    """Nothing is guessed; it is named."""
    seen = view(("out_rent", "120"), *line("out_food", "50", "week"))
    assert seen.sides[1].sum == "£50.00" and seen.left_out == ("Rent, or the loan on your home (how often?)",)


def test_while_something_is_in_no_sum_nothing_is_said_to_be_left() -> None:
    """Money that seems to be there is spent: the rent has to be in it first."""
    seen = view(*line("in_pay", "100", "week"), ("out_rent", "90"), *line("out_fuel", "5", "week"))
    assert seen.left == "" and "not in the sums yet" in " ".join(seen.next)


def test_what_cannot_be_read_is_named_and_kept() -> None:
    """Beside its box."""
    form = Form("money_week", line("in_pay", "about 300", "week"))
    seen = model.answer(form, None, {})
    assert seen.left_out == ("Pay",) and form.error("in_pay")


def test_the_bills_that_come_first_come_first() -> None:
    """Being behind with rent is said before being short."""
    seen = view(("behind", "rent"), *line("in_pay", "1", "week"), *line("out_food", "2", "week"))
    assert "behind with: rent" in seen.next[0] and "not your fault" in seen.next[1]
