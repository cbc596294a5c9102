"""The arrows never turn back: who may import what."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sorted(p for p in (ROOT / "toolkit_py").rglob("*.py") if not p.name.startswith("test_"))


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", PYTHON, ids=[str(p.relative_to(ROOT)) for p in PYTHON])
def test_the_toolkits_python_knows_neither_the_site_builder_nor_the_browser(path: Path) -> None:
    """toolkit_py runs the same on any Python."""
    heads = {name.split(".")[0] for name in imports(path)}
    assert not heads & {"mkdocs", "material", "js", "pyodide", "pyodide_js", "macros", "tests"}


@pytest.mark.parametrize("path", [p for p in PYTHON if p.name == "model.py"], ids=lambda p: p.parent.name)
def test_a_model_knows_no_html(path: Path) -> None:
    """Rules and words are apart from tags."""
    assert not {name for name in imports(path) if name.startswith(("jinja2", "markupsafe", "toolkit_py.html"))}
    tags = [
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and ("</" in node.value or "/>" in node.value)
    ]
    assert tags == []


def test_no_file_of_the_build_holds_tags() -> None:
    """macros/ passes on what toolkit_py wrote; only the policy that goes into each page's head is its own."""
    for path in (ROOT / "macros").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert path.name == "policy.py" or "</" not in text, path.name
