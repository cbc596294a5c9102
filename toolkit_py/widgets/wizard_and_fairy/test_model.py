"""The Wizard and the Fairy: the rules are tested with the Three Houses; here is what is its own."""

from __future__ import annotations

from datetime import date

from toolkit_py import render
from toolkit_py.forms import Form
from toolkit_py.widgets.wizard_and_fairy.model import answer


def test_the_clothes_are_the_worries_and_are_printed_only_after_a_yes_to_home() -> None:
    fields = [("worries.1.words", "moving"), ("paper", "child")]
    titles = {s.part.id: s.part.title for s in answer(Form("wizard_and_fairy", fields), date(2026, 3, 2), {}).sheets}
    assert titles == {
        "good": "The wings or the cape",
        "worries": "The clothes",
        "dreams": "The wand and its star",
    }
    for safe, shown in (("", False), ("not-sure", False), ("yes", True)):
        view = answer(Form("wizard_and_fairy", [*fields, ("safe", safe)]), None, {})
        assert any(sheet.paper for sheet in view.sheets) is shown


def test_each_part_has_a_drawing_of_its_own() -> None:
    html = render("wizard_and_fairy", [("safe", "yes")], None).html
    sheets = html.split('<section class="tk-sheet')[1:]
    assert len({sheet.split("<svg", 1)[1].split("</svg>")[0] for sheet in sheets}) == 3
