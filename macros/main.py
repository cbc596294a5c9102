"""The only file that knows MkDocs: thin adapters from a page's macros to ``toolkit_py``, and the build's checks."""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "docs" / "assets" / "app"

ISSUE_PARTS = ("impact", "ask", "helps", "outcomes", "changed", "tools")
WIDGET_CALL = re.compile(r"\{\{-?\s*widget\(\s*[\"']([a-z_]+)[\"']")


class PageError(ValueError):
    """A page breaks a rule of this site; the message names the page, the rule and what to do."""


class PageOrLink:
    """What pages call ``page``: MkDocs' own page, and, called with an address, a link to another one.

    mkdocs-macros gives every page a variable of that name, so the link has to live in it.
    """

    def __init__(self, page: Any, docs: Path) -> None:
        self._page = page
        self._docs = docs

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    def __call__(self, slug: str, text: str = "") -> str:
        """A link to a page of this site; plain text while it does not exist."""
        words = text or slug.rsplit("/", 1)[-1].replace("-", " ").capitalize()
        here = (self._docs / self._page.file.src_path).parent
        for target in (self._docs / f"{slug}.md", self._docs / slug / "index.md"):
            if target.is_file():
                return f"[{words}]({_relative(target, here)})"
        return words


def define_env(env: Any) -> None:
    """Called by mkdocs-macros at each build: gives pages their macros."""
    # Under `mkdocs serve` the process lives on: take up what was edited since the last build.
    for name in [n for n in sys.modules if n.split(".")[0] == "toolkit_py" or n == "macros.bundle"]:
        del sys.modules[name]
    import toolkit_py
    from macros import bundle
    from toolkit_py import pages

    runtime = bundle.ensure()
    env.conf["extra"]["python"] = f"assets/{runtime.name}"
    env.conf["extra"]["app"] = f"assets/app-{_fingerprint(runtime.name)}"
    env.conf["extra"]["tool_styles"] = sorted(path.name for path in APP.glob("tools-*.css"))
    env.variables["extra"] = env.conf["extra"]

    def widget(name: str, **constants: str) -> str:
        """A tool, alone on its line at the top level of a page that has `exit: true`."""
        _check_widget(env, name)
        return toolkit_py.embed(name, constants, private=bool(env.page.meta.get("private")))

    def issue_head() -> str:
        """Under the title of an issue page: its other names, the danger line, the five cards that jump."""
        return pages.issue_head_html(env.page.meta["issue"])

    def changes(*names: str) -> str:
        """The changes named, as the list of a page's part "What has changed"."""
        return pages.changes_html(names)

    for macro in (widget, issue_head, changes):
        env.macro(macro, macro.__name__)
    env.macro(pages.services_html, "services")
    env.macro(pages.source_html, "source")
    env.macro(pages.change_html, "changed")
    env.macro(pages.danger_now_html, "danger_now")
    env.macro(pages.outcomes_html, "outcomes")


def on_pre_page_macros(env: Any) -> None:
    """Checks of a page's own text, before its macros are filled in."""
    env.variables["page"] = PageOrLink(env.page, Path(env.conf["docs_dir"]))
    meta = env.page.meta
    where = env.page.file.src_path
    private = where.startswith(tuple(env.conf["extra"]["private_folders"]))
    if private != bool(meta.get("private")):
        raise PageError(f"{where}: `private: true` belongs on the pages of extra.private_folders and no others")
    if private and not meta.get("exit"):
        raise PageError(f"{where}: a private page needs `exit: true`")
    if "issue" in meta:
        missing = [part for part in ISSUE_PARTS if f"{{#{part}}}" not in env.markdown]
        if missing:
            raise PageError(f"{where}: an issue page needs parts with the ids {', '.join(missing)}")


def on_post_build(env: Any) -> None:
    """Puts the browser's Python and the page's own modules beside the built pages."""
    from macros import bundle

    site = Path(env.conf["site_dir"])
    bundle.copy_to(site / env.conf["extra"]["python"])
    app = site / env.conf["extra"]["app"]
    shutil.copytree(APP, app, dirs_exist_ok=True)
    bundle.vendor(app)
    place = Path(env.conf["extra"]["python"]).name
    (app / "where.js").write_text(f'export const PYTHON = "../{place}/";\n', encoding="utf-8")


def _fingerprint(runtime: str) -> str:
    seen = hashlib.sha256(runtime.encode())
    for path in sorted(p for p in APP.rglob("*") if p.is_file()):
        seen.update(path.relative_to(APP).as_posix().encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()[:10]


def _check_widget(env: Any, name: str) -> None:
    where = env.page.file.src_path
    if not env.page.meta.get("exit"):
        raise PageError(f"{where}: a page with a tool needs `exit: true` in its front matter")
    calls = [line for line in env.markdown.splitlines() if WIDGET_CALL.search(line)]
    names = [found for line in calls for found in WIDGET_CALL.findall(line)]
    if names.count(name) > 1:
        raise PageError(f"{where}: {name} stands here twice; a page has one tool of a name")
    before = ["", *env.markdown.splitlines()]
    for line, above in zip(before[1:], before, strict=False):
        if name in WIDGET_CALL.findall(line) and (not line.startswith("{{") or above.strip()):
            raise PageError(f"{where}: put widget({name!r}) alone at the start of a line, under an empty line")


def _relative(target: Path, here: Path) -> str:
    # Path.relative_to walks up only from Python 3.12 on.
    parts, base = target.parts, here.parts
    same = next((i for i, (a, b) in enumerate(zip(parts, base, strict=False)) if a != b), min(len(parts), len(base)))
    return "/".join([".."] * (len(base) - same) + list(parts[same:]))
