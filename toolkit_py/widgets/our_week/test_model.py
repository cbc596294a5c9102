"""Our week: what is planned, what is blank, and nothing that judges."""

from __future__ import annotations

import pytest

from toolkit_py import render
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.our_week import model


def view(fields: Fields) -> model.View:
    return model.answer(Form("our_week", fields), None, {})


def test_monday_is_copied_into_what_is_blank_and_nothing_else() -> None:
    """Words that stand there stay."""
    fields = model.act("copy-week", [("mon_bed", "Eight"), ("tue_bed", ""), ("wed_bed", "Nine"), ("sat_bed", "")])
    form = Form("our_week", fields)
    assert [form.text(f"{day}_bed") for day, _ in model.DAYS] == ["Eight", "Eight", "Nine", "Eight", "Eight", "", ""]


@pytest.mark.parametrize(
    ("beds", "asked"),
    [
        ({"mon": "At 8", "tue": "at  8"}, False),
        ({"mon": "At 8", "tue": "At 9"}, True),
        ({"mon": "At 8", "fri": "At 9", "sat": "Late"}, False),
        ({"sun": "At 9", "mon": "At 8"}, True),
    ],
)
def test_bed_on_school_nights_is_looked_at_and_weekends_are_left_alone(beds: dict[str, str], asked: bool) -> None:
    """Friday and Saturday are no school nights."""
    seen = view([(f"{day}_bed", words) for day, words in beds.items()])
    assert ("Bed is not the same" in " ".join(seen.next)) is asked


def test_the_table_has_every_day_in_order() -> None:
    """Blank days too: they can be filled in with a pen."""
    seen = view([("fri_tea", "Chips")])
    assert [row[0] for row in seen.week] == [name for _, name in model.DAYS]
    assert seen.week[4] == ("Friday", "", "", "Chips", "")


def test_a_blank_week_prints_a_box_for_each_part_of_each_day() -> None:
    """28 boxes to write in."""
    assert render("our_week", [], None).html.count("<textarea") == 28
