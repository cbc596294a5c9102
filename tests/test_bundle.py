"""The browser's Python: nothing missing, nothing that need not be sent, made once."""

import ast
import gzip
import importlib.util
import io
import json
import sys
import time
import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from macros import bundle

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def made() -> Path:
    return bundle.ensure()


@pytest.fixture(scope="module")
def library(made: Path) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(io.BytesIO(gzip.decompress((made / "python.data").read_bytes()))) as archive:
        yield archive


def test_is_made_once(made: Path) -> None:
    """A build that changed no tool does not wait for the browser's Python."""
    started = time.perf_counter()
    assert bundle.ensure() == made
    assert time.perf_counter() - started < 1


def test_holds_every_tool_and_no_test(library: zipfile.ZipFile) -> None:
    """Every module, example and fact is there, and every template, compiled; tests and goldens stay at home."""
    files = [path.relative_to(ROOT).as_posix() for path in (ROOT / "toolkit_py").rglob("*") if path.is_file()]
    ours = [name for name in files if "/golden/" not in name and "/test_" not in name]
    wanted = {f"{name}c" if name.endswith(".py") else name for name in ours if name.endswith((".py", ".toml"))}
    found = {name for name in library.namelist() if name.startswith("toolkit_py/")}
    compiled = {name for name in found if name.startswith("toolkit_py/compiled/tmpl_")}
    assert wanted == found - compiled
    assert len(compiled) == len([name for name in ours if name.endswith(".html")])


def test_is_compiled(library: zipfile.ZipFile) -> None:
    """The browser compiles no Python, and nothing in there was made for another kind of machine."""
    assert [name for name in library.namelist() if name.endswith((".py", ".so", ".pyd"))] == []


def test_holds_every_module_that_a_tool_imports(library: zipfile.ZipFile) -> None:
    """An import that works in the build does not fail in the browser, even in a corner no example reaches."""
    names = set(library.namelist())
    imported = set()
    for path in bundle.toolkit_files():
        if path.suffix == ".py":
            for node in ast.walk(ast.parse(path.read_bytes())):
                if isinstance(node, ast.Import):
                    imported |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    imported.add(node.module)
    compiled_in = {*sys.builtin_module_names, "math", "unicodedata", "collections.abc", "os.path"}
    missing = {
        name
        for name in imported - compiled_in
        if not names & {f"{name.replace('.', '/')}.pyc", f"{name.replace('.', '/')}/__init__.pyc"}
    }
    assert set() == missing


def test_is_small(made: Path) -> None:
    """A phone on a slow line fetches no more than it must."""
    sent = sum(
        len(gzip.compress(path.read_bytes(), 6)) if path.suffix in (".mjs", ".wasm") else path.stat().st_size
        for path in made.iterdir()
        if path.name != "LICENCES.txt"
    )
    assert sent < 5.6 * MEGABYTE


def test_names_whose_work_it_is(made: Path) -> None:
    """The licences travel with what they cover."""
    text = (made / "LICENCES.txt").read_text(encoding="utf-8")
    for name in ("Pyodide", "CPython", "jinja2", "markupsafe", "Redistributions in binary form"):
        assert name in text


def test_lock_file_names_no_registry() -> None:
    """Anyone can install from the registry that they have; each file is still checked by its hash."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: row for name, row in lock["packages"].items() if name}
    assert [name for name, row in packages.items() if "resolved" in row] == []
    assert [name for name, row in packages.items() if not row.get("integrity")] == []


def test_versions_agree(library: zipfile.ZipFile) -> None:
    """Jinja2 and MarkupSafe in the browser are those that built the page."""
    pins = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for name in bundle.LIBRARIES:
        assert f'"{name}=={version(name)}"' in pins


def test_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Node.js the build stops with the one thing to do."""
    bundle._command.cache_clear()
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(bundle.BundleError, match="apt-get install nodejs npm"):
        bundle._command("node")


def test_keeps_what_can_be_reached() -> None:
    """A module stays if any import leads to it, however deep; a closed door keeps out what lies behind."""
    path = ROOT / "macros" / "in_pyodide.py"
    spec = importlib.util.spec_from_file_location("in_pyodide", path)
    assert spec and spec.loader
    inside = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(inside)
    modules = {
        "a": (True, b"from . import b\nfrom .c.d import x"),
        "a.b": (False, b"def late():\n    import e"),
        "a.c": (True, b"from ..f import g"),
        "a.c.d": (False, b"if TYPE_CHECKING:\n    import never"),
        "a.f": (False, b"import shut.inner, shutter"),
        "e": (False, b"try:\n    import h\nexcept ImportError:\n    pass"),
        "h": (False, b""),
        "never": (False, b""),
        "shut": (True, b""),
        "shut.inner": (False, b""),
        "shutter": (False, b""),
        "alone": (False, b""),
    }
    kept = inside.in_use(modules, roots=["a", "builtins"], closed=["shut"])
    assert kept == {"a", "a.b", "a.c", "a.c.d", "a.f", "e", "h", "shutter"}
