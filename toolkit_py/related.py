"""What goes with a page: its tools, the page for the family, related pages and tags. Nothing here knows of MkDocs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit_py.html import render_template

AUDIENCES = {
    "practitioners": "For practitioners",
    "managers": "For managers and supervisors",
    "trainers": "For trainers",
    "families": "For families",
}
THEMES = {
    "abuse": "Abuse",
    "exploitation": "Exploitation",
    "online": "Life online",
    "health": "Health and feelings",
    "drink-and-drugs": "Drink and drugs",
    "money": "Money and home",
    "school": "School and learning",
    "parenting": "Parenting",
    "crime": "Crime and trouble with others",
    "courts": "Courts and orders",
    "care": "Children in care",
    "danger": "Danger and safety plans",
    "engaging": "Getting alongside a family",
    "resistance": "When it is hard",
    "change": "Change",
    "childrens-voice": "Hearing children",
    "repair": "Repair and restoring",
    "meetings-and-plans": "Plans, meetings and endings",
    "rights": "Rights, consent and powers",
    "learning": "Supervision and learning",
}
_FOLDERS = {"families": "families", "training": "trainers"}
HEADING = "## Goes with this page {#goes-with data-search-exclude}"


@dataclass(frozen=True)
class Entry:
    """A page that exists: its name without ``.md`` or ``/index``, its title, its file and its tags."""

    slug: str
    title: str
    path: str
    tags: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Its address from the root of the site."""
        return f"{self.slug}/" if self.slug else ""


def shelf(metas: Mapping[str, Mapping[str, Any]]) -> dict[str, Entry]:
    """The pages that exist, by name.

    Args:
        metas: the front matter of each page, by its file under ``docs/``. A tag that is not known is left out.
    """
    found = {}
    for path, meta in sorted(metas.items()):
        slug = path.removesuffix(".md").removesuffix("index").rstrip("/")
        found[slug] = Entry(slug, str(meta.get("title") or slug), path, _tags(path, meta))
    return found


def goes_with(meta: Mapping[str, Any], entry: Entry, there: Mapping[str, Entry], root: str) -> str:
    """The part at the end of a page that says what goes with it, as a Markdown heading and one block of HTML.

    Args:
        meta: the page's front matter. Read are ``goes_with: {tools: [genogram], family: families/money, see: […]}``
            and ``issue.family_page``. A row of `see` is a page's name, or ``{name: when}``.
        entry: the page itself.
        there: the pages that exist. What is not among them is left out.
        root: the way from the page to the root of the site, ``"../../"``.
    """
    asked = meta.get("goes_with") or {}
    issue = meta.get("issue") or {}
    families = [slug for slug in (issue.get("family_page"), *_listed(asked.get("family"))) if slug]
    groups = [
        ("Tools", [(f"tools/{name}", "") for name in _listed(asked.get("tools"))]),
        ("For the family", [(slug, "") for slug in dict.fromkeys(families)]),
        ("See also", list(_see(asked.get("see") or []))),
    ]
    rows = [
        (label, [(root + there[slug].address, there[slug].title, why) for slug, why in links if slug in there])
        for label, links in groups
    ]
    html = render_template(
        "templates/facts/goes_with.html",
        groups=[(label, links) for label, links in rows if links],
        tags=[(f"{root}tags/#{tag}", (THEMES | AUDIENCES)[tag]) for tag in entry.tags] if "tags" in there else [],
    )
    block = "\n".join(line.strip() for line in html.splitlines() if line.strip())
    return f"{HEADING}\n\n{block}" if block else ""


def by_tag(there: Mapping[str, Entry]) -> str:
    """Every theme and audience with its pages, as Markdown for a page at the root of ``docs/``."""
    parts = []
    for tag, label in (THEMES | AUDIENCES).items():
        pages = sorted((entry for entry in there.values() if tag in entry.tags), key=lambda entry: entry.title.lower())
        if pages:
            lines = "\n".join(f"- [{entry.title}]({entry.path})" for entry in pages)
            parts.append(f"## {label} {{#{tag}}}\n\n{lines}")
    return "\n\n".join(parts)


def _see(rows: Iterable[Any]) -> Iterable[tuple[str, str]]:
    for row in rows:
        if isinstance(row, Mapping):
            yield from ((str(slug), str(why or "")) for slug, why in row.items())
        else:
            yield str(row), ""


def _listed(value: Any) -> Sequence[str]:
    return [value] if isinstance(value, str) else [str(one) for one in value or []]


def _tags(path: str, meta: Mapping[str, Any]) -> tuple[str, ...]:
    folder = path.partition("/")[0]
    # A family's page is listed as one, and under no worry: a list of links must not say what somebody reads about.
    if folder == "families":
        return ("families",)
    tags = tuple(str(tag) for tag in meta.get("tags") or [] if tag in AUDIENCES or tag in THEMES)
    if folder == "about" or "/" not in path:
        return tags
    return tags if set(tags) & AUDIENCES.keys() else (_FOLDERS.get(folder, "practitioners"), *tags)
