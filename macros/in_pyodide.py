"""Runs inside Pyodide under Node (in_pyodide.mjs): cuts the standard library to what is in use, and byte-compiles.

In ``/work`` lie zips of Python sources, and with the standard library ``cut.json``: ``{"roots": […], "closed": […]}``.
Each zip is then a zip of the same name with ``.pyc`` files.
"""

import ast
import json
import sys
import zipfile
from pathlib import Path

WORK = Path("/work")


def sources(paths: list[Path]) -> dict[str, tuple[bool, bytes]]:
    """Every module in some zips by its dotted name: whether it is a package, and its source."""
    found = {}
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".py"):
                    module = name.removesuffix(".py").replace("/", ".")
                    found[module.removesuffix(".__init__")] = (module.endswith("__init__"), archive.read(name))
    return found


def imports(module: str, is_package: bool, source: bytes) -> set[str]:
    """Every name that a module may import, at its top or deep in a function; a few are no modules, which is harmless.

    Left out are imports for type checkers and those of a module that is run as a script.
    """
    found: set[str] = set()
    package = module if is_package else module.rpartition(".")[0]
    todo: list[ast.AST] = [ast.parse(source)]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base]).rstrip(".")
            found.add(base)
            found.update(f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.If) and ast.unparse(node.test) in (
            "TYPE_CHECKING",
            "t.TYPE_CHECKING",
            "typing.TYPE_CHECKING",
            "__name__ == '__main__'",
        ):
            todo += node.orelse
        else:
            todo += ast.iter_child_nodes(node)
    return found


def behind(name: str, door: str) -> bool:
    """Whether a module is the one at a door (``ssl``) or inside it; of ``asyncio.*`` only what is inside."""
    return name.startswith(door[:-1]) if door.endswith(".*") else f"{name}.".startswith(f"{door}.")


def in_use(modules: dict[str, tuple[bool, bytes]], roots: list[str], closed: list[str]) -> set[str]:
    """The modules that can be reached from `roots` by any import statement, without those behind a closed door."""
    kept: set[str] = set()
    todo = [*roots]
    while todo:
        name = todo.pop()
        parent = name.rpartition(".")[0]
        if parent:
            todo.append(parent)
        if name in kept or name not in modules or any(behind(name, door) for door in closed):
            continue
        kept.add(name)
        todo += imports(name, *modules[name])
    return kept


def cut(paths: list[Path], roots: list[str], closed: list[str]) -> None:
    """Writes each zip anew with the modules in use only."""
    kept = in_use(sources(paths), roots, closed)
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                module = name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
                if name.endswith(".py") and module in kept:
                    archive.writestr(name, content)


def main() -> None:
    plan = WORK / "cut.json"
    if plan.exists():
        asked = json.loads(plan.read_text())
        started_with = [name for name in sys.modules if name != "__main__"]
        cut(sorted(WORK.glob("*.zip")), asked["roots"] + started_with, asked["closed"])

    sys.path.insert(0, "/compiler")
    sys.dont_write_bytecode = False  # the next run then finds pyodide-build compiled
    from pyodide_build.cli import py_compile  # type: ignore[import-not-found]

    py_compile.main.callback(path=WORK, silent=True, keep=False, compression_level=0, exclude="")


if __name__ == "__main__":
    main()
