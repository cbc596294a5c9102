"""The sums of a household budget, and what it says of them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py import money, render
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.household_budget import model

NAME = "household_budget"
TIMES = {"weekly": 52, "fortnightly": 26, "four_weekly": 13, "monthly": 12, "quarterly": 4, "termly": 3, "yearly": 1}
PENCE = st.integers(0, money.MOST)


def view(fields: Fields, do: str = "") -> model.View:
    return model.answer(Form(NAME, fields, do), None, {})


def test_what_is_announced_is_true_while_the_sheet_is_half_full() -> None:
    """Somebody who listens hears that something is written."""
    assert view([("out.home.amount", "100")]).announce == "What is left is not worked out yet."
    assert view([]).announce == "Nothing is written yet."


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("12", 1200), ("£12", 1200), ("£ 12.5", 1250), ("1,200.50", 120050), ("12,345,6", None), ("50p", 50),
        (".5", 50), ("7.", 700), ("0", 0), (" 85 ", 8500), ("", None),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(typed: str, pence: int | None) -> None:
    """With or without the pound sign, with commas in thousands, in pounds or in pence."""
    if pence is None and typed:
        with pytest.raises(ValueError):
            money.read_pence(typed)
    else:
        assert money.read_pence(typed) == pence


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("£1,20", "write 1.20 if that is meant"),
        ("1,5", "write 1.50 if that is meant"),
        ("ten", "in figures"),
        ("-5", "Leave out the minus sign"),
        ("−5", "Leave out the minus sign"),
        ("1e9", "in figures"),
        ("1.005", "two figures"),
        ("1000000.00", "more than the sheet can count"),
        ("9" * 40, "more than the sheet can count"),
        ("1 200", "in figures"),
        ("٣", "in figures"),
    ],
)
def test_what_is_no_amount_is_said_beside_its_box_and_kept(typed: str, says: str) -> None:
    """The message says what to write, the words stay in the box, and the sum says that it leaves them out."""
    html = render(NAME, [("in.wages.amount", typed)], None).html
    assert says in html and f'value="{typed}"' in html
    assert view([("in.wages.amount", typed)]).left_out


@given(PENCE, st.sampled_from(sorted(TIMES)))
def test_week_month_and_year_agree_to_the_penny(pence: int, often: str) -> None:
    """From the exact yearly sum each part is the nearest penny, and going back from a part gives that part again."""
    yearly = pence * TIMES[often]
    for parts in (52, 12):
        part = money.part_of_year(yearly, parts)
        assert abs(Fraction(yearly, parts) - part) <= Fraction(1, 2)
        assert money.part_of_year(part * parts, parts) == part
    if often == "weekly":
        assert money.part_of_year(yearly, 52) == pence
    if often == "monthly":
        assert money.part_of_year(yearly, 12) == pence


@given(st.lists(PENCE, min_size=1, max_size=40), st.sampled_from([12, 52]))
def test_the_rows_add_up_to_the_total_and_the_total_is_exact(yearly: list[int], parts: int) -> None:
    """No row is more than a penny from its own exact figure, and none that is exact is changed."""
    rows, total = money.shared(yearly, parts)
    assert sum(rows) == total
    assert abs(Fraction(sum(yearly), parts) - total) <= Fraction(1, 2)
    for row, year in zip(rows, yearly, strict=True):
        assert abs(Fraction(year, parts) - row) < 1
        assert year % parts or row == year // parts


@given(st.lists(st.tuples(st.integers(0, 99999), st.sampled_from(sorted(TIMES))), min_size=1, max_size=8))
def test_the_total_of_the_sheet_is_the_sum_of_its_rows(lines: list[tuple[int, str]]) -> None:
    """As anyone would add up the printed columns."""
    fields: Fields = []
    for key, (pence, often) in enumerate(lines, start=1):
        fields += [(f"more_in.{key}.what", f"x{key}"), (f"more_in.{key}.amount", f"{pence // 100}.{pence % 100:02d}")]
        fields += [(f"more_in.{key}.often", often)]
    table = view(fields).table_in
    assert table is not None and len(table.rows) == len(lines)
    for column, total in ((2, table.weekly), (3, table.monthly)):
        assert sum(money.read_pence(row[column]) or 0 for row in table.rows) == total


def test_four_weeks_are_not_a_month() -> None:
    """£50 every four weeks is £54.17 a month and £12.50 a week."""
    table = view([("in.wages.amount", "50"), ("in.wages.often", "four_weekly")]).table_in
    assert table is not None and table.totals == ("£12.50", "£54.17")


def test_too_little_is_said_without_blame() -> None:
    """By the month and by the week, as a shortage."""
    found = view([("in.wages.amount", "1000"), ("out.home.amount", "1,130")])
    assert found.left == "There is too little: £130.00 a month is missing, or £30.00 a week."
    assert "does not say that anyone has done wrong" in found.left_more[0]


def test_debts_stand_by_what_can_happen_and_not_by_how_much() -> None:
    """The rent of £10 comes before the card of £5,000, with the reason."""
    found = view(
        [("owed.1.kind", "cards"), ("owed.1.amount", "5000"), ("owed.2.kind", "rent"), ("owed.2.amount", "10")]
    )
    assert [debt.title for debt in found.first] == ["Rent"] and found.first[0].why == "The home could be lost."
    assert found.later[0].owed == 500000 and "£5,010.00" in found.owed_in_all


def test_what_is_paid_towards_a_debt_goes_out() -> None:
    """And a shortage says that it may be more than there is room for."""
    found = view([("in.wages.amount", "10"), ("owed.1.kind", "water"), ("owed.1.pays", "11")])
    assert found.table_out is not None and found.table_out.monthly == 1100
    assert any("paid towards debts" in one for one in found.left_more)


def test_control_of_the_money_comes_before_the_sums() -> None:
    """The first question of all, and the first thing said."""
    html = render(NAME, [("control", "yes"), ("in.wages.amount", "10"), ("out.home.amount", "1")], None).html
    assert html.index("control all the money") < html.index("Amount, £")
    assert html.index("Stop here with any joint sheet") < html.index("a month is left")


def test_a_sheet_that_is_begun_asks_whether_one_person_controls_the_money() -> None:
    """Only once something stands there."""
    assert view([("in.wages.amount", "10")]).control_open and not view([]).control_open


def test_a_benefit_check_is_asked_for_until_there_was_one() -> None:
    """Before anything is cut."""
    assert any("benefit check" in one for one in view([("in.wages.amount", "10")]).ask)
    assert not any("benefit check" in one for one in view([("in.wages.amount", "1"), ("checked", "yes")]).ask)


def test_a_zero_is_an_answer_and_a_blank_is_not() -> None:
    """Child Benefit of 0 is not asked about again."""
    fields = [("in.wages.amount", "1"), ("in.child_benefit.amount", "0")]
    assert not any(one.startswith("Child Benefit") for one in view(fields).ask)
    assert any(one.startswith("Child Benefit") for one in view(fields[:1]).ask)


def test_what_is_left_is_not_worked_out_from_half_of_the_truth() -> None:
    """One amount that cannot be read, and there is no answer until it can."""
    found = view([("in.wages.amount", "ten"), ("in.disability.amount", "90"), ("out.home.amount", "100")])
    assert found.left.startswith("What is left is not worked out") and not found.left_more
