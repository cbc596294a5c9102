"""Makes the Python that the reader's browser runs: ``build/python-<hash>/``.

In that folder lie Pyodide's runtime as npm has it, and ``python.data``: the standard library cut to what can be
reached, Jinja2, MarkupSafe and ``toolkit_py``, all byte-compiled (``.pyc``), as one gzipped zip.

The hash is one of everything that goes in, so a folder that is there is right. The slow half, the libraries, is
kept apart in ``build/parts/`` and made again only when a version or the set of imports changes.
"""

from __future__ import annotations

import ast
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import distribution, version
from pathlib import Path

from jinja2 import ModuleLoader

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
PARTS = BUILD / "parts"
TOOLKIT = ROOT / "toolkit_py"
NODE_MODULES = ROOT / "node_modules"
HERE = ROOT / "macros"
STAND_INS = HERE / "stand_ins"

RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
LIBRARIES = ("jinja2", "markupsafe")
OUR_CODE = ("bundle.py", "bundle-requirements.txt", "in_pyodide.mjs", "in_pyodide.py")
KEPT_FOLDERS = 5

ALWAYS = (
    # C code and the import system open these by name, where no import statement shows it.
    "_strptime",
    "copyreg",
    "encodings.ascii",
    "encodings.latin_1",
    "encodings.raw_unicode_escape",
    "encodings.unicode_escape",  # Jinja2's strings
    "encodings.utf_8",
    "encodings.utf_8_sig",
    "traceback",
    "warnings",
    # What most tools use. Any import in `toolkit_py` brings its module by itself; standing here as well saves
    # compiling the libraries again on the day when the first tool needs one.
    "calendar",
    "collections",
    "contextlib",
    "copy",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "functools",
    "itertools",
    "json",
    "math",
    "operator",
    "pkgutil",
    "re",
    "string",
    "textwrap",
    "tomllib",
    "typing",
    "unicodedata",
)
CLOSED = (
    # Doors that nothing in a page's worker opens, and much lies behind them. One that `toolkit_py` itself names
    # in an import is open.
    "_pyrepl",  # terminals and development
    "argparse",
    "cmd",
    "code",
    "curses",
    "doctest",
    "getopt",
    "optparse",
    "pdb",
    "py_compile",
    "pydoc",
    "rlcompleter",
    "test",
    "tracemalloc",
    "unittest",
    "_ast_unparse",
    "concurrent",  # processes and threads, which there are none of
    "multiprocessing",
    "email",  # the network
    "ftplib",
    "http",
    "mimetypes",
    "netrc",
    "pyodide._nodesock_transport",
    "pyodide.http",
    "ssl",
    "asyncio.*",
    "selectors",
    "urllib.error",
    "urllib.request",
    "urllib.response",
    "webbrowser",
    "xmlrpc",
    "logging",
    "socket",
    "subprocess",
    "ctypes",
    "encodings._win_cp_codecs",
    "importlib.metadata",  # packages that are loaded later, of which there are none
    "plistlib",
    "sysconfig",
    "tarfile",
    "gettext",  # Jinja2's translations
    "jinja2.ext",
    "csv",  # self-tests and rare corners of modules that are kept
    "difflib",
    "fractions",
    "statistics",
    "_pydatetime",  # Python twins of what is compiled in
    "_pydecimal",
    "_pyio",
    "_py_abc",
    "importlib._bootstrap",
    "importlib._bootstrap_external",
    "zipimport",
)


class BundleError(RuntimeError):
    """The browser's Python could not be made; the message says what is missing and what to do."""


def ensure(area: Path | None = None) -> Path:
    """The folder ``build/python-<hash>/``, made first where it is not there. `area` is the file of the site's area.

    Where it is there, this takes some milliseconds. Several builds may ask at once. Raises BundleError.
    """
    place = BUILD / f"python-{_fingerprint(_inputs(area))}"
    if place.is_dir():
        return place
    with _alone():
        if place.is_dir():
            return place
        _npm_ci()
        with tempfile.TemporaryDirectory(dir=BUILD) as temporary:
            fresh = Path(temporary) / place.name
            fresh.mkdir()
            for name in RUNTIME:
                shutil.copyfile(NODE_MODULES / "pyodide" / name, fresh / name)
            (fresh / "pyodide-lock.json").write_text(json.dumps(_empty_lock()), encoding="utf-8")
            (fresh / "python.data").write_bytes(_zipped([_libraries(), _toolkit(Path(temporary), area)]))
            (fresh / "LICENCES.txt").write_text(_licences(), encoding="utf-8")
            fresh.rename(place)
        _tidy(place)
    return place


def copy_to(place: Path, area: Path | None = None) -> None:
    """Copies the folder that ``ensure`` gives to ``place``, a folder of the built site."""
    shutil.copytree(ensure(area), place, dirs_exist_ok=True)


def vendor(app: Path) -> None:
    """Copies what the page's modules import from others into ``app``: idiomorph, as ``idiomorph.js``."""
    _npm_ci()
    shutil.copyfile(NODE_MODULES / "idiomorph" / "dist" / "idiomorph.esm.js", app / "idiomorph.js")


def toolkit_files() -> list[Path]:
    """The files of ``toolkit_py`` that the browser gets, in order: no tests, no goldens."""
    found = []
    for folder, folders, names in os.walk(TOOLKIT):
        folders[:] = sorted(f for f in folders if f not in ("golden", "tests") and not f.startswith(("__", ".")))
        for name in sorted(names):
            path = Path(folder, name)
            if path.suffix in (".py", ".toml", ".html") and not name.startswith(("test_", "conftest")):
                found.append(path)
    return found


def _inputs(area: Path | None) -> Iterator[bytes]:
    yield from _library_inputs()
    for name, content in _toolkit_entries(area):
        yield name.encode()
        yield content


def _library_inputs() -> Iterator[bytes]:
    for path in (ROOT / "package-lock.json", *(HERE / name for name in OUR_CODE), *sorted(STAND_INS.rglob("*.py"))):
        yield path.read_bytes()
    for name in LIBRARIES:
        yield f"{name} {version(name)}".encode()


def _fingerprint(parts: Iterable[bytes]) -> str:
    seen = hashlib.sha256()
    for part in parts:
        seen.update(hashlib.sha256(part).digest())
    return seen.hexdigest()[:10]


@contextmanager
def _alone() -> Iterator[None]:
    """One build at a time makes the folder; the others wait, and find it made."""
    PARTS.mkdir(parents=True, exist_ok=True)
    with (BUILD / ".lock").open("w") as lock:
        try:
            import fcntl
        except ImportError:  # Windows: two builds at once then do the work twice, and the last to finish fails
            pass
        else:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _npm_ci() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name in ("pyodide", "idiomorph"):
        package = NODE_MODULES / name / "package.json"
        wanted = locked[f"node_modules/{name}"]["version"]
        if not package.is_file() or json.loads(package.read_text(encoding="utf-8"))["version"] != wanted:
            break
    else:
        return
    print("Fetching what the browser runs (npm ci) …", file=sys.stderr)
    _run(
        [_command("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        "npm could not fetch what package-lock.json names. The first build needs a connection to the npm registry.",
    )


def _compiler() -> Path:
    """pyodide-build with what it needs, in a folder, for Pyodide's Python to run."""
    wanted = HERE / "bundle-requirements.txt"
    place = PARTS / f"py-compile-{_fingerprint([wanted.read_bytes()])}"
    if not place.is_dir():
        print("Fetching pyodide-build (pip) …", file=sys.stderr)
        with tempfile.TemporaryDirectory(dir=PARTS) as temporary:
            fresh = Path(temporary) / "fresh"
            _run(
                [
                    *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
                    # On Python 3.11 pip would look for a pyodide-build of 2024; this one runs on Pyodide's Python.
                    *("--ignore-requires-python", "--python-version", "3.14", "--implementation", "py"),
                    *("--abi", "none", "--platform", "any", "--only-binary", ":all:"),
                    *("--no-deps", "--no-compile", "--target", str(fresh), "--requirement", str(wanted)),
                ],
                "pip could not fetch pyodide-build. The first build needs a connection to PyPI.",
            )
            fresh.rename(place)
    return place


def _libraries() -> Path:
    """A zip of the standard library, cut, and of Jinja2 and MarkupSafe; byte-compiled without docstrings."""
    ours = sorted(_toolkit_imports() - set(ALWAYS))
    name = f"libraries-{_fingerprint([*_library_inputs(), json.dumps(ours).encode()])}.zip"
    if not (PARTS / name).is_file():
        print("Compiling Python's standard library for the browser (once, about 15 seconds) …", file=sys.stderr)
        with tempfile.TemporaryDirectory(dir=PARTS) as temporary:
            work = Path(temporary, "work")
            work.mkdir()
            stand_ins = _stand_ins()
            theirs = _entries([NODE_MODULES / "pyodide" / "python_stdlib.zip"])
            _write_zip(work / "stdlib.zip", ((name, stand_ins.get(name, content)) for name, content in theirs))
            with zipfile.ZipFile(work / "libraries.zip", "w") as archive:
                for library in LIBRARIES:
                    for path in _python_sources(library):
                        name_in_zip = f"{library}/{path.name}"
                        archive.writestr(name_in_zip, stand_ins.get(name_in_zip) or path.read_bytes())
            plan = {
                "roots": [*ours, *ALWAYS, *LIBRARIES, "markupsafe._native"],
                "closed": [door for door in CLOSED if not any(_stands_in(name, door) for name in ours)],
            }
            (work / "cut.json").write_text(json.dumps(plan), encoding="utf-8")
            _in_pyodide(work, "STRIP")
            both = Path(temporary, name)
            _write_zip(both, _entries([work / "stdlib.zip", work / "libraries.zip"]))
            both.rename(PARTS / name)
    return PARTS / name


def _toolkit_entries(area: Path | None) -> Iterator[tuple[str, bytes]]:
    for path in toolkit_files():
        yield path.relative_to(ROOT).as_posix(), path.read_bytes()
    if area:
        # Where toolkit_py.facts.area looks: a tool then names the same procedures as the page around it.
        yield "toolkit_py/facts/area.toml", area.read_bytes()


def _toolkit(temporary: Path, area: Path | None) -> Path:
    """A zip of ``toolkit_py``, byte-compiled without docstrings: they are a tenth of what it would weigh."""
    work = temporary / "toolkit"
    work.mkdir()
    kept = (entry for entry in _toolkit_entries(area) if not entry[0].endswith(".html"))
    _write_zip(work / "toolkit.zip", [*kept, *_templates()])
    _in_pyodide(work, "STRIP", _whole_library(temporary))
    return work / "toolkit.zip"


def _templates() -> Iterator[tuple[str, bytes]]:
    """Each template as the Python that Jinja2 makes of it, for its ModuleLoader.

    In a browser that step takes longer than all the rest of a first answer.
    """
    from toolkit_py.html import environment

    for path in toolkit_files():
        if path.suffix == ".html":
            name = path.relative_to(TOOLKIT).as_posix()
            python = environment().compile(path.read_text("utf-8"), name, raw=True, defer_init=True)
            yield f"toolkit_py/compiled/{ModuleLoader.get_module_filename(name)}", python.encode()


def _stand_ins() -> dict[str, bytes]:
    """Our small modules in place of those of Pyodide's library and of Jinja2 that reach for what a page has not."""
    return {path.relative_to(STAND_INS).as_posix(): path.read_bytes() for path in STAND_INS.rglob("*.py")}


def _whole_library(temporary: Path) -> Path:
    """A standard library that pyodide-build can run on: what is compiled already, and the rest as sources."""
    whole = temporary / "stdlib.zip"
    ours = {f"{name}c" for name in _stand_ins()}
    compiled = {name: content for name, content in _entries([_libraries()]) if name not in ours}
    sources = _entries([NODE_MODULES / "pyodide" / "python_stdlib.zip"])
    rest = ((name, content) for name, content in sources if f"{name}c" not in compiled)
    _write_zip(whole, [*compiled.items(), *rest])
    return whole


def _python_sources(library: str) -> list[Path]:
    """The ``.py`` files of an installed library. MarkupSafe then uses its own Python twin of its C part."""
    files = distribution(library).files
    if files is None:
        raise BundleError(f"{library} is installed without a list of its files: install it with pip")
    found = [Path(str(f.locate())) for f in files if f.parts[:-1] == (library,) and f.suffix == ".py"]
    return sorted(found)


def _toolkit_imports() -> set[str]:
    """The modules of the standard library that ``toolkit_py`` imports, anywhere in its code."""
    with zipfile.ZipFile(NODE_MODULES / "pyodide" / "python_stdlib.zip") as archive:
        names = (name.removesuffix(".py").removesuffix("/__init__") for name in archive.namelist())
        modules = {name.replace("/", ".") for name in names}
    found: set[str] = set()
    for path in toolkit_files():
        if path.suffix != ".py":
            continue
        for node in ast.walk(ast.parse(path.read_bytes(), str(path))):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.update([node.module, *(f"{node.module}.{alias.name}" for alias in node.names)])
    return found & modules


def _stands_in(name: str, door: str) -> bool:
    package = door.removesuffix(".*")
    return name == package or name.startswith(f"{package}.")


def _in_pyodide(work: Path, docstrings: str, *stdlib: Path) -> None:
    _run(
        [_command("node"), str(HERE / "in_pyodide.mjs"), *map(str, (work, _compiler(), docstrings, *stdlib))],
        "Python could not be compiled for the browser.",
    )


def _entries(archives: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for path in archives:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield name, archive.read(name)


def _write_zip(path: Path, entries: Iterable[tuple[str, bytes]]) -> None:
    """Stored, not packed: the whole is gzipped later, which the browser undoes faster than Python could."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content)


def _zipped(archives: Iterable[Path]) -> bytes:
    with tempfile.TemporaryDirectory(dir=BUILD) as temporary:
        whole = Path(temporary, "python.zip")
        _write_zip(whole, _entries(archives))
        return gzip.compress(whole.read_bytes(), compresslevel=9, mtime=0)


def _empty_lock() -> dict[str, object]:
    """Pyodide's list of packages, with none: there is nothing that could be loaded later, from anywhere."""
    lock = json.loads((NODE_MODULES / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    return {"info": lock["info"], "packages": {}}


def _licences() -> str:
    pyodide = json.loads((NODE_MODULES / "pyodide" / "package.json").read_text(encoding="utf-8"))["version"]
    parts = [
        "What lies in this folder, and whose it is.\n\n"
        f"Pyodide {pyodide}, Mozilla Public License 2.0, source: https://github.com/pyodide/pyodide\n"
        "(pyodide.mjs, pyodide.asm.mjs, pyodide.asm.wasm, and the parts of python.data named pyodide and _pyodide).\n"
        "It holds CPython, Python Software Foundation License 2, source: https://github.com/python/cpython\n"
        "Python's standard library, in python.data, is under the same licence.\n"
    ]
    for name in LIBRARIES:
        parts.append(f"{name} {version(name)}, in python.data:\n")
        parts += [
            f.locate().read_text(encoding="utf-8")  # type: ignore[attr-defined]
            for f in distribution(name).files or []
            if "LICENSE" in f.name.upper()
        ]
    return "\n".join(parts)


def _tidy(newest: Path) -> None:
    """Under ``make serve`` each edit of a tool makes a folder; the last few are enough."""
    for pattern in ("python-*", "parts/libraries-*"):
        found = sorted(BUILD.glob(pattern), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in found[KEPT_FOLDERS:]:
            if old.is_dir() and old != newest:
                shutil.rmtree(old, ignore_errors=True)
            elif old.is_file():
                old.unlink(missing_ok=True)


@cache
def _command(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise BundleError(
            f"{name} is not installed. The browser's Python is made with Node.js 18 or newer and npm "
            "(on Debian: apt-get install nodejs npm)."
        )
    return found


def _run(command: list[str], trouble: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        raise BundleError(f"{trouble}\nThe command was: {' '.join(command)}\nIt said:\n{said}")


if __name__ == "__main__":
    print(ensure())
