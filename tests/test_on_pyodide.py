"""The browser's Python gives the same answers as the build's: every tool, every example, and what no one should type.

One start of Pyodide under Node answers everything, from the very files that a browser is sent.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from macros import bundle
from toolkit_py.widget import examples, render_json, widgets

WIDGETS = Path(__file__).parent.parent / "toolkit_py" / "widgets"
RENDER = Path(__file__).parent / "pyodide" / "render.mjs"

HOSTILE = [
    ["people.3.number", "<script>alert(1)</script>"],
    ["people.3.name", "\"'><img src=x onerror=alert(1)> {{ 7 * 7 }} {% raw %} \u202e \ud83d\ude00 \x00"],
    ["people.next", "99999999999999999999999"],
    ["people.-1.", ""],
    ["", "no name"],
    ["started", "30 February"],
    ["started", "0000-00-00"],
    ["started", "9999-12-31"],
    ["issue", "no-such-issue"],
    ["e\u0301", "\u0663\u0664 1e400 NaN -0 ٠"],
    ["do", "remove:people.3"],
]


def questions() -> dict[tuple[str, str], dict[str, Any]]:
    """Every question that is asked on both sides, by tool and name."""
    asked = {}
    for widget in widgets():
        for example in examples(widget):
            asked[widget, example.name] = {
                "widget": widget,
                "fields": [list(pair) for pair in example.fields],
                "today": example.today.isoformat() if example.today else None,
                "carried": {},
            }
            asked[widget, f"button {example.name}"] = {
                "widget": widget,
                "fields": [["do", f"example:{example.name}"]],
                "today": "2026-11-22",
                "carried": {},
            }
        for action in ("show", "check", "clear", "add:people"):
            fields = [*HOSTILE[:-1], ["do", action]]
            asked[widget, f"hostile {action}"] = {"widget": widget, "fields": fields, "today": "2026-11-22"}
        asked[widget, "hostile"] = {"widget": widget, "fields": HOSTILE, "today": "2028-02-29"}
        asked[widget, "blank"] = {"widget": widget, "fields": [], "today": None}
    return asked


QUESTIONS = questions()
EXAMPLES = [(widget, example.name) for widget in widgets() for example in examples(widget)]


@pytest.fixture(scope="module")
def in_pyodide() -> dict[tuple[str, str], dict[str, Any]]:
    """What the browser's Python answers to each question."""
    node = shutil.which("node")
    assert node, "Node.js is needed: it builds the browser's Python as well"
    done = subprocess.run(
        [node, str(RENDER), str(bundle.ensure())],
        input=json.dumps(list(QUESTIONS.values())),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)["answers"]
    return dict(zip(QUESTIONS, answers, strict=True))


@pytest.mark.parametrize(("widget", "example"), EXAMPLES)
def test_browser_gives_the_golden_answer(
    widget: str, example: str, in_pyodide: dict[tuple[str, str], dict[str, Any]]
) -> None:
    """What a reader sees in the browser is what was read and approved, letter for letter."""
    golden = WIDGETS / widget / "golden" / f"{example}.html"
    answer = in_pyodide[widget, example]
    assert "error" not in answer, answer["error"]
    assert golden.read_text(encoding="utf-8") == answer["html"] + "\n"


@pytest.mark.parametrize(("widget", "name"), QUESTIONS)
def test_build_and_browser_agree(widget: str, name: str, in_pyodide: dict[tuple[str, str], dict[str, Any]]) -> None:
    """The page as built and the page as answered never differ, however odd what was typed."""
    here = json.loads(render_json(json.dumps(QUESTIONS[widget, name])))
    assert here == in_pyodide[widget, name]
