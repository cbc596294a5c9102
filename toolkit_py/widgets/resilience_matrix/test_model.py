"""The rules of the resilience matrix."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py.forms import Form
from toolkit_py.widgets.resilience_matrix.model import View, answer, domains, places

NAME = "resilience_matrix"
CHILD = [("child", "Asha")]


def view(fields: list[tuple[str, str]]) -> View:
    return answer(Form(NAME, fields), None, {})


def seen(side: str, effect: str = "helps", key: int = 1, **more: str) -> list[tuple[str, str]]:
    fields = {"seen": f"Seen {key}", "who": "Gran", "side": side, "effect": effect, "often": "weekly", **more}
    return [(f"evidence.{key}.{name}", value) for name, value in fields.items() if value]


BOTH = [*CHILD, *seen("child"), *seen("around", key=2)]


def placed(child: str, around: str) -> list[tuple[str, str]]:
    return [("child_place", child), ("around_place", around)]


@pytest.mark.parametrize(
    ("child", "around", "names"),
    [
        ("5", "1", ["A resilient child in adversity"]),
        ("4", "5", ["A resilient child in protective surroundings"]),
        ("1", "2", ["A vulnerable child in adversity"]),
        ("2", "4", ["A vulnerable child in protective surroundings"]),
        ("3", "1", ["A resilient child in adversity", "A vulnerable child in adversity"]),
        ("5", "3", ["A resilient child in adversity", "A resilient child in protective surroundings"]),
        ("3", "3", []),
    ],
)
def test_the_corner_is_described_from_two_labelled_choices(child: str, around: str, names: list[str]) -> None:
    """Between two corners both are read; in the middle of both lines neither leans."""
    found = view([*BOTH, *placed(child, around)]).found
    assert found
    assert [corner.name for corner in found.corners] == names
    assert found.child is places("child")[child]
    assert [cell.here for row in found.rows for cell in row].count(True) == 1


@pytest.mark.parametrize(
    "fields",
    [
        [*seen("child"), *seen("around", key=2)],
        [*CHILD, *seen("child")],
        [*CHILD, *seen("around")],
        [*CHILD, *seen("child"), *seen("around", effect="", key=2)],
        [*CHILD, *seen("child"), *seen("around", seen="", key=2)],
        CHILD,
    ],
)
def test_no_place_without_a_child_and_evidence_on_both_lines(fields: list[tuple[str, str]]) -> None:
    """What was chosen is kept, and what is missing is named."""
    shown = view([*fields, *placed("5", "5")])
    assert shown.found is None
    assert shown.wanting


@given(count=st.integers(1, 30), effect=st.sampled_from(["helps", "harder"]))
def test_how_much_is_written_never_moves_the_place(count: int, effect: str) -> None:
    """Weigh, do not count: only the two choices of the people place the child."""
    more = [pair for key in range(3, 3 + count) for pair in seen("around", effect, key)]
    once, often = view([*BOTH, *placed("2", "4")]).found, view([*BOTH, *more, *placed("2", "4")]).found
    assert once == often


@pytest.mark.parametrize("child", ["Kai and Bev", "the twins", "both boys", "Kai, Bev", "the children"])
def test_one_child_a_matrix(child: str) -> None:
    """Two at once are pointed out, never blocked."""
    assert "One child" in view([("child", child)]).pointers[0].reply


@pytest.mark.parametrize("words", ["She is resilient", "Copes well with it", "He is old for his age"])
def test_a_conclusion_is_pointed_out(words: str) -> None:
    """The question is what was seen."""
    shown = view([*CHILD, *seen("child", seen=words)])
    assert any("conclusion" in pointer.reply for pointer in shown.written[0].pointers)


def test_what_is_not_known_is_asked_next() -> None:
    """The child's words first, then what helps, then each area nobody spoke of."""
    asks = view([*CHILD, *seen("around", "harder", domain="base", often="building")]).asks
    assert "own words" in asks[0]
    assert "What helps" in asks[1]
    assert len([one for one in asks if one.split(":")[0] in {d.name for d in domains().values()}]) == 5
    assert any("How long can this child wait" in one for one in asks)


@pytest.mark.parametrize(
    ("who", "asked"), [("Asha", False), ("Asha, alone", False), ("Asha’s teacher", True), ("Children’s centre", True)]
)
def test_the_childs_own_words_are_known_by_whose_they_are(who: str, asked: bool) -> None:
    """A worker for children is not the child."""
    asks = view([*CHILD, *seen("child", who=who)]).asks
    assert any("own words" in one for one in asks) == asked


def test_a_step_is_no_service_and_no_childs_job() -> None:
    """Both are pointed out."""
    steps = [("steps.1.what", "Attend the group"), ("steps.1.who", "Asha")]
    assert len(view([*BOTH, *steps]).step_pointers) == 2
    assert not view([*BOTH, ("steps.1.what", "Aunt comes at six"), ("steps.1.who", "Aunt")]).step_pointers


def test_it_ends_in_what_will_be_done() -> None:
    """The check asks for a step once there is a place."""
    form = Form(NAME, [*BOTH, *placed("2", "2")], "check")
    answer(form, None, {})
    assert {"steps.1.what", "child_why", "around_why"} <= {problem.field for problem in form.errors}
