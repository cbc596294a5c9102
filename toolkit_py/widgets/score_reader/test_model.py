"""Bands, and what comes before them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py import render
from toolkit_py.facts.changes import changes
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.score_reader import model

NAME = "score_reader"


def reading(name: str, **fields: str) -> model.Reading:
    return model.answer(Form(NAME, list(fields.items()), ""), None, {}).readings[name]


@pytest.mark.parametrize("name", ["audit", "epds"])
def test_the_bands_cover_every_total_once(name: str) -> None:
    """No gap and no overlap from nothing to the most."""
    row = model.facts()[name]
    covered = [total for band in row["band"] for total in range(band["low"], band["high"] + 1)]
    assert covered == list(range(row["most"] + 1))


@pytest.mark.parametrize(
    ("total", "word"),
    [
        (0, "lower risk"), (7, "lower risk"), (8, "increasing risk"), (15, "increasing risk"), (16, "higher risk"),
        (19, "higher risk"), (20, "possible dependence"), (40, "possible dependence"),
    ],
)  # fmt: skip
def test_audit_bands(total: int, word: str) -> None:
    """As the United Kingdom reads the total, and as the page’s own note says."""
    assert f"“{word}”" in reading("audit", audit_total=str(total), audit_full="yes").says[0]


@pytest.mark.parametrize("limit", ["0 to 7", "8 to 15", "16 to 19", "20 or more"])
def test_the_bands_are_those_of_the_note_on_the_page(limit: str) -> None:
    """One fact must not stand in two ways on one page."""
    assert limit in next(row.now for row in changes().values() if row.id == "audit")


@pytest.mark.parametrize("fields", [{"audit_total": "20"}, {"audit_total": "3", "audit_shakes": "yes"}])
def test_possible_dependence_brings_the_warning_first(fields: dict[str, str]) -> None:
    """A total of 20, or shaking without a drink whatever the total."""
    found = reading("audit", **fields)
    assert found.urgent_title == "Do not stop suddenly" and any("999" in one for one in found.urgent)


def test_a_short_form_is_not_read_from_the_bands_of_the_long_one() -> None:
    """AUDIT-C has three questions."""
    found = reading("audit", audit_total="12", audit_full="no")
    assert "cannot be read" in found.says[0] and not found.urgent


def test_a_high_total_brings_the_warning_whatever_form_it_is_said_to_be() -> None:
    """It may be the long form after all, and stopping at once can kill."""
    found = reading("audit", audit_total="25", audit_full="no", audit_shakes="no")
    assert found.urgent_title == "Do not stop suddenly" and any("Which form was it?" in one for one in found.ask)


@pytest.mark.parametrize("name", ["audit", "epds"])
def test_a_day_that_has_not_come_is_named_without_a_total_too(name: str) -> None:
    """A score cannot be from next year."""
    form = Form(NAME, [(f"{name}_day", "1 1 2030")], "")
    model.answer(form, date(2026, 11, 22), {})
    assert "has not come yet" in form.error(f"{name}_day")


@given(st.integers(0, 30))
def test_anything_but_never_means_act_today_whatever_the_total(total: int) -> None:
    """And it stands before the band."""
    fields: Fields = [("issue", "parental-mental-health"), ("epds_self_harm", "other"), ("epds_total", str(total))]
    html = render(NAME, fields, None).html
    assert "Act today, whatever the total" in html and "ring 999" in html
    if total:
        assert html.index("Act today, whatever the total") < html.index(f"{total} of 30: ")


@pytest.mark.parametrize("harm", ["", "not_known", "made up"])
def test_a_total_without_that_answer_is_not_read_alone(harm: str) -> None:
    """The question is asked today, before the total."""
    assert reading("epds", epds_total="5", epds_self_harm=harm).urgent_title.startswith("Ask about self-harm today")


@pytest.mark.parametrize(("harm", "total"), [("other", "0"), ("never", "28"), ("never", "30")])
def test_totals_that_cannot_go_with_the_answer_are_pointed_out(harm: str, total: str) -> None:
    """Ten questions, 0 to 3 each: “never” gives 0, anything else at least 1."""
    fields: Fields = [("epds_self_harm", harm), ("epds_total", total)]
    html = render(NAME, fields, None).html
    assert "look at the form again" in html and f"{total} of 30: " not in html


def test_there_is_no_target_below_twelve() -> None:
    """The page says that the old one is not used; 11, 12 and 13 are read like any other total."""
    for total in ("11", "12", "13"):
        says = " ".join(reading("epds", epds_total=total, epds_self_harm="never").says)
        assert "no total to get down to" in says
    assert "possible" in reading("epds", epds_total="12", epds_self_harm="never").says[0]
    assert "likely" in reading("epds", epds_total="13", epds_self_harm="never").says[0]


def test_topse_is_change_by_scale_and_nothing_is_added_up() -> None:
    """Up, down or the same, with the weeks between."""
    found = reading(
        "topse",
        topse_first_day="6 10 2025",
        topse_last_day="15 12 2025",
        topse_first_play="30",
        topse_last_play="41",
        topse_first_control="28",
        topse_last_control="24",
    )
    assert [row[3] for row in found.rows] == ["up 11", "down 4"]
    assert "10 weeks apart" in found.says[0] and "no pass mark" in found.says[0]
    assert found.says[1].startswith("Lower the second time: Control.")


def test_no_question_of_a_questionnaire_is_printed() -> None:
    """Only what is needed to read a total."""
    html = render(NAME, [], None).html
    for word in ("funny side", "how many units", "how often do you have a drink", "I am able to"):
        assert word not in html


def test_a_page_shows_the_questionnaire_it_names_and_keeps_what_was_typed_for_another() -> None:
    """What is in no box is carried along hidden."""
    html = render(NAME, [("issue", "parenting"), ("fixed", "issue"), ("epds_total", "4")], None).html
    assert "TOPSE" in html and "Total, 0 to 40" not in html
    assert 'type="hidden" name="epds_total" value=\'4\'' in html
