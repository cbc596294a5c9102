"""Facts as HTML for the pages: each function is what one macro calls, and each answer is one block."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit_py import coverage
from toolkit_py.days import in_words
from toolkit_py.facts import changes, contacts, outcome_words, services, sources
from toolkit_py.facts._rows import FactsError, near
from toolkit_py.facts.outcomes import issues
from toolkit_py.html import render_template
from toolkit_py.widget import GROUPS, Label, widgets

JUMPS = (
    ("impact", "What it does to children"),
    ("ask", "What to look for and ask"),
    ("helps", "What helps"),
    ("outcomes", "What we want to see"),
    ("tools", "The tools"),
)
NAMES_AT_ONCE = 4


@dataclass(frozen=True)
class Need:
    """One need of the directory: its cards, and how many there are for each audience that has any."""

    id: str
    title: str
    local: list[services.Card]
    cards: list[services.Card]
    counts: Mapping[str, int]


def services_html(*ids: str, local: Iterable[contacts.Contact] = ()) -> str:
    """Cards of services, in the order given; before them those of the area's own contacts that belong here.

    Raises:
        FactsError: no id is given, or there is no service of one.
    """
    if not ids:
        raise FactsError("services(): name at least one service of services.toml")
    directory = services.directory()
    found = [directory.service(name) for name in ids]
    cards = [services.card(service, directory, directory.as_of) for service in found]
    area = contacts.area()
    near_by = area.cards(local) if area else []
    return _block("services", cards=cards, local=near_by, area=area.name if area else "")


def directory_html() -> str:
    """Every service by need, the area's own first, to be filtered by whom it is for."""
    national, area = services.directory(), contacts.area()
    own = list(area.contacts.values()) if area else []
    needs = []
    for theme, title in national.themes.items():
        local = area.cards(one for one in own if theme in one.service.themes) if area else []
        cards = [services.card(service, national, national.as_of) for service in national.select(theme)]
        if local or cards:
            needs.append(Need(theme, title, local, cards, _counts([*local, *cards], national)))
    once = [services.card(service, national, national.as_of) for service in national.services.values()]
    return _block(
        "directory",
        needs=needs,
        audiences=national.audiences,
        counts=_counts([*once, *(area.cards(own) if area else [])], national),
        area=area.name if area else "",
    )


def procedures_html() -> str:
    """The area's procedures, and its stages when professionals disagree; empty where there is no area."""
    area = contacts.area()
    if area is None:
        return ""
    return _block("area", here=area.procedures, stages=area.stages, day_words=in_words)


def _counts(cards: Sequence[services.Card], names: services.Directory) -> Mapping[str, int]:
    found = {audience: sum(audience in card.audience_ids for card in cards) for audience in names.audiences}
    return {"all": len(cards)} | {audience: number for audience, number in found.items() if number}


def source_html(source: str, section: str, status: str) -> str:
    """Where a block of guidance comes from, with its status: right, changed or history.

    Raises:
        FactsError: there is no such source, section or status.
    """
    document, part = sources.find(source, section)
    if status not in sources.STATUSES:
        raise FactsError(f"source(): status “{status}” is not known: use {', '.join(sources.STATUSES)}")
    words = sources.STATUSES[status]
    return _block("source", source=document, section=part, status=status, words=words)


def change_html(name: str) -> str:
    """A note for the margin: what the document said, what holds now, since when, and where that was seen.

    Raises:
        FactsError: there is no change of this id.
    """
    return _block("change", single=True, note=changes.note(changes.find(name), sources.sources()))


def changes_html(ids: Sequence[str]) -> str:
    """A list of changes for a page's part "What has changed", those that matter for safety first.

    Raises:
        FactsError: no id is given, or there is no change of one.
    """
    if not ids:
        raise FactsError("changes(): name at least one change of changes.toml")
    notes = [changes.note(changes.find(name), sources.sources()) for name in ids]
    notes.sort(key=lambda note: not note.safety_critical)
    return _block("change", single=False, notes=notes, places={}, root="")


def all_changes_html(group: str, texts: Mapping[str, str], root: str) -> str:
    """Every change that is marked in one way, those that matter for safety first, with the pages that show it.

    Args:
        group: a key of ``changes.STATUS_WORDS``, or ``"safety"`` for links to all that matter for safety.
        texts: the Markdown of every page by its path.
        root: what leads from the page to the site's root, such as ``../../``.

    Raises:
        FactsError: there is no such group, or nothing in it.
    """
    known = ["safety", *changes.STATUS_WORDS]
    if group not in known:
        raise FactsError(f"all_changes(): there is no group “{group}”: use one of {', '.join(known)}")
    every = [changes.note(change, sources.sources()) for change in changes.changes().values()]
    notes = [note for note in every if (note.safety_critical if group == "safety" else note.status == group)]
    if not notes:
        raise FactsError(f"all_changes(): no change of changes.toml is marked “{group}”: take the call away")
    if group == "safety":
        return _block("safety_changes", notes=notes)
    notes.sort(key=lambda note: not note.safety_critical)
    return _block("change", single=False, notes=notes, places=coverage.shown(texts), root=root)


def coverage_html(texts: Mapping[str, str], root: str) -> str:
    """Every section of every source document, with links to the pages that cover it.

    Args:
        texts: the Markdown of every page by its path.
        root: what leads from the page to the site's root, such as ``../../``.
    """
    found = coverage.cited(texts, {name: label.sources for name, label in widgets().items()})
    return _block("coverage", documents=coverage.by_section(sources.sources(), found), root=root)


@dataclass(frozen=True)
class ToolEntry:
    """One tool in the list of all: its label, its address from the site's root, and the sections it comes from."""

    label: Label
    address: str
    sections: tuple[tuple[sources.Source, tuple[sources.Section, ...]], ...]


def tools_in_groups() -> Mapping[str, list[Label]]:
    """Every tool by the words of its group, in the order of use or of title. A group without one is left out.

    Raises:
        FactsError: a tool names a group that there is not.
    """
    found: dict[str, list[Label]] = {title: [] for title in GROUPS.values()}
    for label in widgets().values():
        if label.group not in GROUPS:
            raise FactsError(f"the tool {label.name} names the group “{label.group}”.{near(label.group, GROUPS)}")
        found[GROUPS[label.group]].append(label)
    return {
        title: sorted(labels, key=lambda label: (label.place, label.title)) for title, labels in found.items() if labels
    }


def tools_html(root: str) -> str:
    """The list of all tools by group, each with what it is for and the sections of the documents it comes from.

    Args:
        root: what leads from the page to the site's root, such as ``../``.
    """
    groups = [(title, [_tool_entry(label) for label in labels]) for title, labels in tools_in_groups().items()]
    return _block("tools", groups=groups, root=root)


def _tool_entry(label: Label) -> ToolEntry:
    by_document: dict[str, tuple[sources.Source, list[sources.Section]]] = {}
    for document, section in label.sources:
        source, part = sources.find(document, section)
        by_document.setdefault(document, (source, []))[1].append(part)
    address = f"tools/{label.name.replace('_', '-')}/"
    return ToolEntry(label, address, tuple((source, tuple(parts)) for source, parts in by_document.values()))


def outcomes_html(issue: str) -> str:
    """The outcomes of an issue with the rules by which they count, for reading.

    Raises:
        FactsError: there is no such issue, or it has no outcomes.
    """
    if issue not in issues():
        raise FactsError(f"outcomes(): there is no issue “{issue}”.{near(issue, issues())}")
    groups = outcome_words.grouped(issue)
    if not groups:
        raise FactsError(f"outcomes(): facts/outcomes/{issue}.toml has no [[outcome]]")
    return _block("outcomes", groups=groups)


def danger_now_html(who: str = "a child") -> str:
    """The thin line "If a child is in danger now"; `who` is "a child", "you", "you or a child" …"""
    return _block("danger", **_danger(who))


def issue_head_html(meta: Mapping[str, Any]) -> str:
    """What stands under the title of an issue page.

    Args:
        meta: the page's front matter under ``issue:``. `also_called` is read, and `in_danger`, who the danger
            line speaks of, if it is there.
    """
    names = [str(name) for name in meta.get("also_called") or []]
    cut = NAMES_AT_ONCE if len(names) > NAMES_AT_ONCE + 1 else len(names)
    return _block(
        "issue_head",
        first_names=names[:cut],
        more_names=names[cut:],
        parts=JUMPS,
        **_danger(str(meta.get("in_danger") or "a child or an adult")),
    )


def _danger(who: str) -> dict[str, str]:
    emergency = services.directory().service("police-999")
    number = emergency.phone if services.shows_number(emergency) else None
    if number is None:
        raise FactsError("services.toml: the danger line needs the number of police-999, and may not show it")
    verb = "are" if who.split()[:1] == ["you"] else "is"
    return {"who": who, "verb": verb, "number": number, "link": services.tel(number)}


def _block(template: str, **context: Any) -> str:
    """Fill a template of facts; without empty or indented lines, which Markdown would take for its own."""
    html = render_template(f"templates/facts/{template}.html", **context)
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())
