"""Starting a new tool: one folder and its page, and nothing that is already there is touched."""

from __future__ import annotations

import tomllib
from pathlib import Path

import jinja2
import pytest

from tests import new_widget


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(new_widget, "ROOT", tmp_path)
    return tmp_path


def test_a_new_tool_is_one_folder_and_one_page(root: Path) -> None:
    """Its rules, its tags, its examples and its tests are there, and each can be read."""
    assert new_widget.main(["sleep_routine"]) == 0
    folder = root / "toolkit_py" / "widgets" / "sleep_routine"
    for path in folder.glob("*.py"):
        compile(path.read_text(encoding="utf-8"), path.name, "exec")
    assert len(tomllib.loads((folder / "examples.toml").read_text(encoding="utf-8"))["example"]) >= 3
    jinja2.Environment().parse((folder / "template.html").read_text(encoding="utf-8"))
    page = (root / "docs" / "tools" / "sleep-routine.md").read_text(encoding="utf-8")
    assert '\n\n{{ widget("sleep_routine") }}\n' in page and "exit: true" in page


@pytest.mark.parametrize("arguments", [[], ["Sleep"], ["sleep-routine"], ["a", "b"], ["../x"]])
def test_a_name_that_cannot_be_one_is_refused(root: Path, arguments: list[str]) -> None:
    """With the form that a name has."""
    assert new_widget.main(arguments) == 2
    assert list(root.iterdir()) == []


def test_a_tool_that_is_there_is_never_written_over(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says which file is in the way."""
    new_widget.main(["sleep_routine"])
    model = root / "toolkit_py" / "widgets" / "sleep_routine" / "model.py"
    model.write_text("mine", encoding="utf-8")
    assert new_widget.main(["sleep_routine"]) == 1
    assert model.read_text(encoding="utf-8") == "mine"
    assert "already" in capsys.readouterr().err
