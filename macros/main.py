"""The only file that knows MkDocs: thin adapters from a page's macros to ``toolkit_py``, and the build's checks."""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from mkdocs.utils.meta import get_data as front_matter

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "docs" / "assets" / "app"

ISSUE_PARTS = ("impact", "ask", "helps", "outcomes", "changed", "tools")
SERVICES_CALL = re.compile(r"\{\{-?\s*services\(([^)]*)\)")
PROFESSIONAL = ("issues/", "practice/", "programme/", "youth-justice/", "training/")
GLOSSARY = "practice/glossary.md"
TOOLS = "tools/index.md"
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
        for target in _page_files(self._docs, slug):
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
    from toolkit_py import glossary, pages, related

    area = _use_area(env)
    texts = _texts(env)
    env.shelf = related.shelf({path: front_matter(text)[1] for path, text in texts.items()})
    env.terms = glossary.parse(texts.get(GLOSSARY, ""))
    runtime = bundle.ensure(area)
    env.conf["extra"]["python"] = f"assets/{runtime.name}"
    env.conf["extra"]["app"] = f"assets/app-{_fingerprint(runtime.name)}"
    env.variables["extra"] = env.conf["extra"]
    _list_tools(env, pages.tools_in_groups())

    def widget(name: str, **constants: str) -> str:
        """A tool, alone on its line at the top level of a page that has `exit: true`."""
        _check_widget(env, name)
        return toolkit_py.embed(name, constants, private=bool(env.page.meta.get("private")))

    def issue_head() -> str:
        """Under the title of an issue page: its other names, the danger line, the five cards that jump."""
        return pages.issue_head_html(env.page.meta["issue"])

    def services(*names: str) -> str:
        """The services named, alone on its line; where there is an area, its own that belong here come first."""
        return pages.services_html(*names, local=env.local_contacts.pop(names, ()))

    def changes(*names: str) -> str:
        """The changes named, as the list of a page's part "What has changed"."""
        return pages.changes_html(names)

    def all_changes(group: str) -> str:
        """Every change that is marked in one way, for the page that lists them all."""
        return pages.all_changes_html(group, texts, _root(env))

    def coverage() -> str:
        """Every section of the source documents, with the pages that cover it."""
        return pages.coverage_html(texts, _root(env))

    def by_tag() -> str:
        """Every theme and audience with its pages."""
        return related.by_tag(env.shelf)

    def all_tools() -> str:
        """Every tool by its group, with what it is for and where it comes from."""
        return pages.tools_html(_root(env))

    for macro in (widget, issue_head, changes, all_changes, coverage, by_tag, all_tools):
        env.macro(macro, macro.__name__)
    env.macro(services, "services")
    env.macro(pages.directory_html, "directory")
    env.macro(pages.procedures_html, "procedures")
    env.macro(pages.source_html, "source")
    env.macro(pages.change_html, "changed")
    env.macro(pages.danger_now_html, "danger_now")
    env.macro(pages.outcomes_html, "outcomes")


def on_pre_page_macros(env: Any) -> None:
    """Checks of a page's own text, before its macros are filled in."""
    env.variables["page"] = PageOrLink(env.page, Path(env.conf["docs_dir"]))
    env.local_contacts = _local_contacts(env)
    meta = env.page.meta
    meta["tools"] = list(dict.fromkeys(WIDGET_CALL.findall(env.markdown)))
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


def on_post_page_macros(env: Any) -> None:
    """The end of a page: the area's procedures under an issue, what goes with the page, and what its words mean."""
    from toolkit_py import glossary, pages, related

    if "issue" in env.page.meta:
        env.markdown += f"\n\n{pages.procedures_html()}"
    where, root = env.page.file.src_path, _root(env)
    # Only the end of the page shows them: in the search they would outweigh the words of other pages.
    env.page.meta.pop("tags", None)
    if not where.startswith(PROFESSIONAL):
        return
    entry = next(entry for entry in env.shelf.values() if entry.path == where)
    env.markdown += f"\n\n{related.goes_with(env.page.meta, entry, env.shelf, root)}"
    uses = glossary.first_uses(env.terms, env.markdown) if where != GLOSSARY else []
    if uses:
        addresses = {slug: root + other.address for slug, other in env.shelf.items() if other.path != where}
        words = glossary.words_html(uses, f"{root}{env.shelf['practice/glossary'].address}", addresses)
        env.markdown = f"{glossary.linked(env.markdown, uses)}\n\n{words}"


def on_post_build(env: Any) -> None:
    """Puts the browser's Python and the page's own modules beside the built pages."""
    from macros import bundle

    site = Path(env.conf["site_dir"])
    bundle.copy_to(site / env.conf["extra"]["python"], _area_file(env))
    app = site / env.conf["extra"]["app"]
    shutil.copytree(APP, app, dirs_exist_ok=True)
    _join_styles(app)
    bundle.vendor(app)
    place = Path(env.conf["extra"]["python"]).name
    (app / "where.js").write_text(f'export const PYTHON = "../{place}/";\n', encoding="utf-8")


def _join_styles(app: Path) -> None:
    """One stylesheet a kind of page: on a poor line every further request holds the first words back."""
    tools = sorted(path.name for path in app.glob("tools-*.css"))
    kinds = {
        "practice-page.css": ["toolkit.css", "tools.css", *tools],
        "family-page.css": ["toolkit.css", "family.css"],
        "family-tool-page.css": ["toolkit.css", "tools.css", "tools-families.css", "family.css"],
    }
    parts = {path.name: path.read_text(encoding="utf-8") for path in app.glob("*.css")}
    for name in parts:
        (app / name).unlink()
    for name, named in kinds.items():
        (app / name).write_text("".join(parts[part] for part in named), encoding="utf-8")


def _area_file(env: Any) -> Path | None:
    name = env.conf["extra"].get("area")
    return Path(env.conf["config_file_path"]).parent / "local" / f"{name}.toml" if name else None


def _use_area(env: Any) -> Path | None:
    """Hands the file of the area to toolkit_py, and holds it to the pages of this site."""
    from toolkit_py.facts import area, contacts

    path = _area_file(env)
    if path is None:
        area.use(None)
        return None
    where = f"local/{path.name}"
    if not path.is_file():
        raise PageError(f"mkdocs.yml: extra.area names {path.stem}, but there is no {where}: see about/your-area")
    env.conf["watch"].append(str(path))
    area.use(path.read_text(encoding="utf-8"), where)
    local = contacts.parse_area(*(area.text() or ("", where)))
    wrong = []
    for contact in local.contacts.values():
        for slug in contact.pages:
            source = next((p for p in _page_files(Path(env.conf["docs_dir"]), slug) if p.is_file()), None)
            private = f"{slug}/".startswith(tuple(env.conf["extra"]["private_folders"]))
            blocks = _services_blocks(source.read_text(encoding="utf-8")) if source else []
            if source is None:
                wrong.append(f"contact “{contact.service.id}”: there is no page {slug}")
            elif not any(contact in block for block in contacts.placed(local, slug, blocks, private=private)):
                wrong.append(
                    f"contact “{contact.service.id}”: {slug} shows no services for the people it is for: leave it out"
                )
    if wrong:
        raise PageError("\n  ".join([f"{where}: {len(wrong)} in pages", *wrong]))
    return path


def _local_contacts(env: Any) -> dict[tuple[str, ...], Any]:
    """The area's contacts for each block of services of the page at hand."""
    from toolkit_py.facts import contacts

    local = contacts.area()
    if local is None:
        return {}
    slug = env.page.file.src_path.removesuffix(".md").removesuffix("/index")
    blocks = _services_blocks(env.markdown)
    found = contacts.placed(local, slug, blocks, private=bool(env.page.meta.get("private")))
    return dict(zip(reversed(blocks), reversed(found), strict=True))


def _services_blocks(markdown: str) -> list[tuple[str, ...]]:
    return [tuple(re.findall(r"[\"']([^\"']+)[\"']", inside)) for inside in SERVICES_CALL.findall(markdown)]


def _page_files(docs: Path, slug: str) -> tuple[Path, Path]:
    return docs / f"{slug}.md", docs / slug / "index.md"


def _list_tools(env: Any, groups: Any) -> None:
    """Puts the page of every tool into the menu, under its group: mkdocs.yml names the list of tools alone."""
    for part in env.conf["nav"] or []:
        if isinstance(part, dict) and TOOLS in next(iter(part.values())):
            named = [{title: [_tool_page(label.name) for label in labels]} for title, labels in groups.items()]
            part[next(iter(part))] = [TOOLS, *named]


def _tool_page(name: str) -> str:
    return f"tools/{name.replace('_', '-')}.md"


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


def _texts(env: Any) -> dict[str, str]:
    docs = Path(env.conf["docs_dir"])
    return {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8") for path in docs.rglob("*.md")}


def _root(env: Any) -> str:
    return "../" * str(env.page.url).count("/")


def _relative(target: Path, here: Path) -> str:
    # Path.relative_to walks up only from Python 3.12 on.
    parts, base = target.parts, here.parts
    same = next((i for i, (a, b) in enumerate(zip(parts, base, strict=False)) if a != b), min(len(parts), len(base)))
    return "/".join([".."] * (len(base) - same) + list(parts[same:]))
