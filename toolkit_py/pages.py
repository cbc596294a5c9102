"""Facts as HTML for the pages: each function is what one macro calls, and each answer is one block."""

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit_py.facts import changes, outcome_words, services, sources
from toolkit_py.facts._rows import FactsError, near
from toolkit_py.facts.outcomes import issues
from toolkit_py.html import render_template

JUMPS = (
    ("impact", "What it does to children"),
    ("ask", "What to look for and ask"),
    ("helps", "What helps"),
    ("outcomes", "What we want to see"),
    ("tools", "The tools"),
)
NAMES_AT_ONCE = 4


def services_html(*ids: str) -> str:
    """Cards of services, in the order given.

    Raises:
        FactsError: no id is given, or there is no service of one.
    """
    if not ids:
        raise FactsError("services(): name at least one service of services.toml")
    directory = services.directory()
    found = [directory.service(name) for name in ids]
    cards = [services.card(service, directory, directory.as_of) for service in found]
    return _block("services", cards=cards)


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
    return _block("change", single=False, notes=notes)


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
