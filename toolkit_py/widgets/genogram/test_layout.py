"""Where everybody stands: whatever family is drawn, nobody is missing, nobody is twice, nobody is covered."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit_py.widgets.genogram.layout import COLUMNS, HEIGHT, MARGIN, SLOT, SYMBOL, Chart, arrange

KINDS = st.sampled_from(["birth", "adoptive", "step", "foster"])
COUPLES = st.sampled_from(["together", "separated", "divorced"])
ONE = st.integers(1, 12)


@st.composite
def families(draw: st.DrawFn) -> Chart:
    people = draw(st.lists(st.integers(1, 40), unique=True, max_size=40))
    parents = draw(st.lists(st.tuples(st.integers(1, 41), st.integers(1, 41), KINDS), max_size=60))
    couples = draw(st.lists(st.tuples(st.integers(1, 41), st.integers(1, 41), COUPLES), max_size=20))
    lines = {key: draw(st.integers(1, 6)) for key in people}
    chart = arrange(people, parents, couples, lines)
    assert set(chart.places) == set(people)
    return chart


@settings(max_examples=120)
@given(families())
def test_no_two_people_cover_each_other(chart: Chart) -> None:
    """Symbol and label of each person have their own ground."""
    boxes = [place.box for place in chart.places.values()]
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other_left, other_top, other_right, other_bottom in boxes[:number]:
            assert right <= other_left or other_right <= left or bottom <= other_top or other_bottom <= top


@settings(max_examples=120)
@given(families())
def test_everybody_is_on_one_sheet_and_no_sheet_is_too_wide(chart: Chart) -> None:
    """Text stays at its size on paper: a sheet holds nine people beside each other, and rows as far as they fit."""
    shown = [key for window in chart.windows for key in window.keys]
    assert sorted(shown) == sorted(chart.places)
    for window in chart.windows:
        assert window.width <= COLUMNS * SLOT + 2 * MARGIN
        rows = {chart.places[key].row for key in window.keys}
        assert window.height <= HEIGHT + 3 * MARGIN or len(rows) == 1
        for key in window.keys:
            left, top, right, bottom = chart.places[key].box
            assert window.x <= left and right <= window.x + window.width
            assert window.y <= top and bottom <= window.y + window.height


@settings(max_examples=80)
@given(st.lists(st.tuples(ONE, ONE, KINDS), max_size=30))
def test_children_stand_under_their_parents_and_circles_are_named(parents: list[tuple[int, int, str]]) -> None:
    """Each line is either drawn downwards or named as leading round in a circle: none is lost, and nothing hangs."""
    chart = arrange(range(1, 13), parents, [], {})
    for parent, child, kind in parents:
        if (parent, child, kind) not in chart.circles:
            assert chart.places[parent].row < chart.places[child].row


@settings(max_examples=80)
@given(families())
def test_no_line_down_runs_through_a_label_of_somebody_else(chart: Chart) -> None:
    """Lines down start or end at a person, or pass between two squares."""
    for window in chart.windows:
        for route in window.routes:
            for x, start, end in re.findall(r"M([\d.]+) ([\d.]+)V([\d.]+)", route.path):
                top, bottom = sorted((float(start), float(end)))
                for place in chart.places.values():
                    left, box_top, right, box_bottom = place.box
                    if left < float(x) < right and top < box_top + SYMBOL // 2 - 1 and bottom > box_bottom + 1:
                        raise AssertionError((route, place))


def test_a_couple_stands_side_by_side_with_the_children_under_them() -> None:
    """Two parents and three children: the children's middle is the parents' middle."""
    chart = arrange([1, 2, 3, 4, 5], [(p, c, "birth") for p in (1, 2) for c in (3, 4, 5)], [(1, 2, "together")], {})
    x = {key: place.column for key, place in chart.places.items()}
    assert abs(x[1] - x[2]) == 1 and x[3] + 1 == x[4] == x[5] - 1
    assert abs((x[1] + x[2]) / 2 - x[4]) <= 0.5
    assert [len(row) for row in chart.generations] == [2, 3]


def test_people_without_any_line_have_rows_of_their_own() -> None:
    """Friends and pets are on the drawing, last, and are no generation."""
    chart = arrange(range(1, 25), [(1, 2, "birth")], [], {})
    assert len(chart.generations) == 2
    assert {chart.places[key].row for key in range(3, 25)} == {2, 3, 4}


def test_nobody_is_their_own_parent_or_partner() -> None:
    """Such a line is named and left out."""
    chart = arrange(
        [1, 2], [(1, 1, "birth"), (1, 2, "birth"), (2, 1, "birth")], [(2, 2, "together"), (1, 2, "divorced")], {}
    )
    assert chart.circles == ((1, 1, "birth"), (2, 1, "birth"), (2, 2, "together"), (1, 2, "divorced"))
