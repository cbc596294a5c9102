"""Incidents, six sides, and who is harmed before either."""

from __future__ import annotations

import pytest

from toolkit_py import render
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.asb_profile import model

NAME = "asb_profile"


def view(fields: Fields, do: str = "") -> model.View:
    return model.answer(Form(NAME, fields, do), None, {})


def incidents(*rows: tuple[str, str, str]) -> Fields:
    """Day, time and place of each."""
    fields: Fields = []
    for key, (day, time, place) in enumerate(rows, start=1):
        fields += [(f"incidents.{key}.day", day), (f"incidents.{key}.time", time), (f"incidents.{key}.place", place)]
    return fields


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("21:30", "evening"), ("9.30 pm", "evening"), ("10pm", "night"), ("22", "night"), ("06:00", "morning"),
        ("5:59", "night"), ("12 am", "night"), ("12pm", "afternoon"), ("about 2am", "night"), ("midnight", "night"),
        ("noon", "afternoon"), ("9", "time not clear"), ("late", "time not clear"), ("25:00", "time not clear"),
        ("13pm", "time not clear"), ("0am", "time not clear"), ("9:75", "time not clear"), ("", ""),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it_and_not_guessed(typed: str, part: str) -> None:
    """“9” could be either: it is not clear."""
    found = model.part_of_day(typed)
    assert found == part or (part and found.startswith(part))


def test_the_six_sides_are_durhams() -> None:
    """Size or intensity, complexity, number of people, frequency, duration, escalation."""
    assert [side.also for side in view([]).sides] == [
        "size or intensity", "complexity", "number of people", "frequency", "duration", "escalation",
    ]  # fmt: skip


def test_each_blank_side_brings_its_question_and_each_written_side_its_words() -> None:
    """A blank is a question, not a nought."""
    found = {side.id: side for side in view([("complexity", "Two things at once")]).sides}
    assert found["complexity"].words == "Two things at once" and not found["complexity"].ask
    assert found["intensity"].ask


def test_who_is_harmed_comes_before_the_sides() -> None:
    """And a yes is said first of all."""
    html = render(NAME, [("harmed", "yes"), ("harmed_words", "the girl upstairs")], None).html
    answer = html[html.index("data-answer") :]
    assert answer.index("Keep that person safe first") < answer.index("the girl upstairs") < answer.index("How often?")


@pytest.mark.parametrize("question", ["harmed", "used", "inside"])
def test_what_was_not_asked_is_said_until_it_is(question: str) -> None:
    """Is anyone afraid, is somebody using them, is it someone being hurt inside?"""
    row = next(row for row in view([]).first if row["id"] == question)
    assert row["not_asked"] in view([("tried", "x")]).to_ask
    assert row["not_asked"] not in view([("tried", "x"), (question, "no")]).to_ask
    assert (row["yes"], question == "inside") in view([(question, "yes")]).urgent


def test_incidents_are_counted_by_place_and_time_and_people_are_not() -> None:
    """The same place in other letters is the same place."""
    fields = incidents(
        ("6 2 2026", "21:30", "Stairs, B"), ("13 2 2026", "22:10", "stairs,  b"), ("", "late", "Garages")
    )
    fields += [(f"incidents.{key}.who_saw", "Neighbour") for key in (1, 2, 3)]
    tables = {title: rows for title, _, rows in view(fields).tables}
    assert tables["By place"] == (("Stairs, B", "2"), ("Garages", "1"))
    assert [count for _, count in tables["By time of day"]] == ["1", "1", "1"]
    assert tables["By day of the week"] == (("Fridays", "2"),)
    assert not any("who" in title.lower() or "person" in title.lower() for title in tables)


def test_how_often_says_what_was_written_and_since_when() -> None:
    """On how many days, and how many have none."""
    fields = incidents(("6 2 2026", "", "A"), ("6 2 2026", "", "A"), ("20 2 2026", "", "B"), ("", "", "C"))
    shows = {side.id: side.shows for side in view(fields).sides}
    assert shows["frequency"] == (
        "4 incidents are written, on 2 days: 6 February 2026 to 20 February 2026. 1 without a day.",
    )
    assert shows["duration"] == ("The incidents span 2 weeks.",)


def test_an_incident_before_the_beginning_is_pointed_out() -> None:
    """It may have begun earlier than people thought."""
    fields = [*incidents(("6 2 2026", "", "A")), ("began", "1 3 2026")]
    shows = {side.id: side.shows for side in view(fields).sides}["duration"]
    assert any("before that day" in one for one in shows)


def test_labels_and_names_are_pointed_out_and_stay() -> None:
    """The words are kept as they were written."""
    found = view([("incidents.1.what", "The dysfunctional family again")])
    assert [one.words for one in found.pointers] == ["dysfunctional"] and found.in_order[0][2].startswith("The dys")


def test_a_check_asks_how_each_incident_is_known() -> None:
    """Seen is not the same as told."""
    html = render(NAME, [("incidents.1.what", "A bin was set on fire"), ("do", "check")], None).html
    assert "Say how this is known: seen, or told" in html and "Give the day" in html
