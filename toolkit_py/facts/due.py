"""What is due for a person's check, safety-critical first: ``python -m toolkit_py.facts.due [DAY]``."""

import datetime as dt
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit_py.facts.changes import Change, changes
from toolkit_py.facts.contacts import Area, parse_area
from toolkit_py.facts.services import Service, directory, shows_number

DAYS_CRITICAL = 92
DAYS_OTHER = 366


@dataclass(frozen=True)
class Due:
    """One fact to check: where it is, why, and what the person who checks should know."""

    file: str
    id: str
    safety_critical: bool
    shown: bool
    last: dt.date | None
    hint: str


def due(
    services: Iterable[Service], changed: Iterable[Change], today: dt.date, areas: Iterable[Area] = ()
) -> list[Due]:
    """The facts that nobody has checked, or not for a quarter (safety-critical) or a year (others).

    Safety-critical facts come first, then those that readers see with a number, then the longest unchecked.
    """
    found = [
        Due("services.toml", s.id, s.safety_critical, shows_number(s), s.checked_on, s.check_note or "")
        for s in services
    ] + [Due("changes.toml", c.id, c.safety_critical, True, c.checked_on, c.use_on_site or "") for c in changed]
    for area in areas:
        file = f"local: {area.name}"
        own = [contact.service for contact in area.contacts.values()]
        found += [Due(file, s.id, s.safety_critical, True, s.checked_on, s.check_note or "") for s in own]
        # Every danger line names these.
        found += [Due(file, p.id, True, True, p.checked_on, "") for p in area.procedures.all]
        found += [Due(file, stage.id, False, True, stage.checked_on, "") for stage in area.stages]
    late = [fact for fact in found if _is_late(fact, today)]
    return sorted(
        late, key=lambda fact: (not fact.safety_critical, not fact.shown, fact.last or dt.date.min, fact.file)
    )


def report(facts: list[Due], today: dt.date) -> str:
    """The list of what is due, as lines for a terminal."""
    critical = sum(fact.safety_critical for fact in facts)
    lines = [f"{len(facts)} facts are due for a person's check on {today.isoformat()}, {critical} of them first:"]
    for fact in facts:
        mark = "SAFETY " if fact.safety_critical else "       "
        last = f"last checked {fact.last.isoformat()}" if fact.last else "never checked"
        lines.append(f"{mark}{fact.file:14} {fact.id:36} {last}{'; ' if fact.hint else ''}{fact.hint}")
    lines.append("Open the official page or ring the number, put the row right, set checked_by and checked_on.")
    return "\n".join(lines)


def _is_late(fact: Due, today: dt.date) -> bool:
    days = DAYS_CRITICAL if fact.safety_critical else DAYS_OTHER
    return fact.last is None or (today - fact.last).days > days


def main() -> None:
    """Print what is due today, or on the day given as the one argument."""
    today = dt.date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else dt.date.today()
    files = sorted(Path("local").glob("*.toml"))
    areas = [parse_area(path.read_text(encoding="utf-8"), path.as_posix()) for path in files]
    print(report(due(directory().services.values(), changes().values(), today, areas), today))


if __name__ == "__main__":
    main()
