"""Who does what by when."""

from datetime import date

import pytest

from toolkit_py.forms import Form
from toolkit_py.next_steps import read_steps


def form(do: str = "", **fields: str) -> Form:
    return Form("a_tool", [(f"steps.1.{name}", value) for name, value in fields.items()], do)


def test_a_step_says_who_what_and_by_when_in_words() -> None:
    """The day stands in words that cannot be misread."""
    (step,) = read_steps(form(who="Gran", what="fetches Kai", by="1/2/2026"), None)
    assert (step.who, step.what, step.by_words, step.late) == ("Gran", "fetches Kai", "1 February 2026", False)


def test_a_day_that_has_passed_is_said_only_where_the_day_is_known() -> None:
    """A built page knows no day."""
    fields = {"who": "Gran", "what": "fetches Kai", "by": "1 2 2026"}
    assert read_steps(form(**fields), date(2026, 2, 2))[0].late
    assert not read_steps(form(**fields), date(2026, 2, 1))[0].late
    assert not read_steps(form(**fields), None)[0].late


@pytest.mark.parametrize("left_out", ["who", "what", "by"])
def test_a_check_asks_for_what_a_step_lacks(left_out: str) -> None:
    """Nothing is asked of a blank row, and nothing before the check."""
    fields = {"who": "Gran", "what": "fetches Kai", "by": "1 2 2026"} | {left_out: ""}
    for do, expected in (("", []), ("check", [f"steps.1.{left_out}"])):
        asked = form(do, **fields)
        read_steps(asked, None)
        assert [problem.field for problem in asked.errors] == expected
    blank = form("check", who="", what="", by="")
    assert not read_steps(blank, None)[0].written
    assert not blank.errors


def test_a_day_that_is_none_is_named_at_once() -> None:
    """And what was typed stays."""
    asked = form(who="Gran", what="fetches Kai", by="30 2 2026")
    assert read_steps(asked, None)[0].by is None
    assert [problem.field for problem in asked.errors] == ["steps.1.by"]
