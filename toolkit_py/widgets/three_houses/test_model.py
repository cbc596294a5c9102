"""What a child said stays the child's: what is printed, for whom, and what is asked next."""

from __future__ import annotations

import re
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py import childs_voice, drawing, examples, files, render
from toolkit_py.childs_voice import View
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.three_houses.model import PACKAGE, answer

TOOLS = ("three_houses", "wizard_and_fairy")
WORRY: Fields = [("worries.1.words", "the shouting"), ("worries.1.show", "yes")]
GOOD: Fields = [("good.1.words", "pancakes"), ("good.1.show", "yes")]
GRAN: Fields = [("people.1.name", "Gran"), ("people.1.may", "yes")]
HOME: Fields = [("safe", "yes")]


def said(*fields: tuple[str, str]) -> View:
    return answer(Form("three_houses", list(fields)), date(2026, 3, 2), {})


def printed(view: View) -> dict[str, list[str]]:
    """What stands on each sheet of the paper."""
    return {s.title: [i.words for i in s.paper] for s in view.sheets if s.printed}


@pytest.mark.parametrize("safe", ["", "no", "not-sure", "YES", "maybe"])
@pytest.mark.parametrize("paper", ["", "shared", "child"])
def test_worries_are_printed_only_after_a_yes_to_home(safe: str, paper: str) -> None:
    """Unanswered, no and not sure are all a no, whoever the paper is for, and the screen says why."""
    view = said(*GOOD, *WORRY, *GRAN, ("safe", safe), ("paper", paper))
    assert printed(view) == {"The house of good things": ["pancakes"]}
    assert any("is not printed" in why for why in view.not_printed)
    assert "The house of worries" in printed(said(*GOOD, *WORRY, *GRAN, *HOME, ("paper", paper)))


@pytest.mark.parametrize("show", ["", "no", "later"])
def test_what_the_child_did_not_allow_is_left_out_of_the_shared_paper(show: str) -> None:
    fields = [("good.1.words", "pancakes"), ("good.1.show", show), *GRAN, *HOME]
    assert printed(said(*fields)) == {}
    assert printed(said(*fields, ("paper", "child"))) == {"The house of good things": ["pancakes"]}


@pytest.mark.parametrize("may", ["", "no", "not-yet"])
def test_nothing_is_shared_until_the_child_has_said_yes_to_somebody(may: str) -> None:
    view = said(*GOOD, *HOME, ("people.1.name", "Gran"), ("people.1.may", may))
    assert printed(view) == {} and view.may_see == ()


def test_a_drawing_is_shared_only_where_the_child_allows_it() -> None:
    lines = [("good_drawing", "M1 2L3 4"), ("good_drawing_words", "us"), *GRAN]
    assert said(*lines).sheets[0].paper_drawing is None
    assert said(*lines, ("good_drawing_show", "yes")).sheets[0].paper_drawing is not None


def test_a_blank_paper_has_three_sheets_and_the_worries_have_no_name_on_theirs() -> None:
    assert list(printed(said())) == ["The house of good things", "", "The house of dreams"]
    assert "The house of worries" in printed(said(*HOME))


@pytest.mark.parametrize("tool", TOOLS)
def test_the_paper_never_tells_that_something_was_left_out(tool: str) -> None:
    """Notes, the list of everything and who was refused stand only where print does not reach."""
    fields = [*GOOD, *WORRY, *GRAN, ("people.2.name", "Zed"), ("people.2.may", "no"), ("safe", "no")]
    html = render(tool, fields, None).html
    paper = "".join(re.findall(r'<section class="tk-sheet".*?</section>', html, re.DOTALL))
    assert "pancakes" in paper
    assert not [word for word in ("shouting", "Zed", "left out", "worr", "not printed") if word in paper.lower()]


def test_the_childs_own_paper_names_nobody_it_may_be_shown_to() -> None:
    """It holds what the child kept back as well."""
    fields = [*GOOD, *GRAN, *HOME]
    assert "may be shown to: Gran" in render("three_houses", fields, None).html
    assert "may be shown to" not in render("three_houses", [*fields, ("paper", "child")], None).html


def test_harm_told_comes_before_everything_else() -> None:
    html = render("three_houses", [*WORRY, ("harm", "yes")], None).html
    assert html.index("Stop asking now") < html.index("Before you start: not ticked yet</h5>")


@pytest.mark.parametrize("tool", TOOLS)
def test_every_prompt_is_an_open_question(tool: str) -> None:
    """None begins as a question for yes or no does, and none names a harm for the child."""
    data = tomllib.loads(files.read(f"toolkit_py.widgets.{tool}", "data.toml"))
    for part in data["part"]:
        for prompt in part["prompts"]:
            assert re.match(r"(What|Who|Where|When|How|Tell me|Which|You )", prompt), prompt
            assert not re.search(r"\b(hit|hurt|touch|drunk|mum|dad)\b", prompt, re.IGNORECASE), prompt
            for asked in re.findall(r"[^.?]+\?", prompt):
                assert not re.match(r"\s*(Is|Are|Do|Does|Did|Has|Have|Can|Could|Would|Will)\b", asked), prompt


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("M10 20L30 40", True),
        ("M1 2L3 4L5 6M7 8L7 8", True),
        ("", False),
        ("M10 20", False),
        ("M10 20L30 40Z", False),
        ("M10 20C1 1 2 2 3 3", False),
        ('M10 20L30 40"/><script>', False),
        ("M1000 20L30 40", False),
        ("M-1 20L30 40", False),
        ("M1 1" + "L1 1" * 5000, False),
    ],
)
def test_only_lines_that_were_drawn_here_are_shown(lines: str, shown: bool) -> None:
    """Anything else is named as a problem and kept as it was; nothing of it reaches the picture."""
    form = Form("three_houses", [("good_drawing", lines)])
    found = drawing.read(form, "good_drawing")
    assert bool(found.lines) is shown
    assert bool(form.error("good_drawing")) is bool(lines and not shown)


def test_lines_without_words_are_pointed_out() -> None:
    form = Form("three_houses", [("good_drawing", "M1 2L3 4")], "check")
    drawing.read(form, "good_drawing")
    assert "words" in form.error("good_drawing_words")
    assert any("no words yet" in one for one in said(("good_drawing", "M1 2L3 4")).says)


@pytest.mark.parametrize("tool", TOOLS)
def test_both_tools_ask_the_same_three_questions_in_one_order(tool: str) -> None:
    parts = childs_voice.words(f"toolkit_py.widgets.{tool}").parts
    assert [part.id for part in parts] == ["good", "worries", "dreams"]


WORD = st.sampled_from(["", "yes", "no", "not-yet", "not-sure", "child", "shared", "x", "M1 2L3 4"])
NAMES = sorted({name for tool in TOOLS for example in examples(tool) for name, _ in example.fields})


@given(st.lists(st.tuples(st.sampled_from(NAMES), WORD), max_size=30))
def test_whatever_is_typed_no_sheet_holds_what_was_not_allowed(fields: Fields) -> None:
    form = Form("three_houses", fields)
    view = childs_voice.answer(form, None, childs_voice.words(PACKAGE))
    for sheet in view.sheets:
        if sheet.part.id == "worries" and form.text("safe") != "yes":
            assert not sheet.paper and not sheet.paper_drawing and not sheet.title
        if not view.for_child:
            assert all(item.show == "yes" for item in sheet.paper)
            assert view.may_see or not sheet.paper
