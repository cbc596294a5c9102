"""Who does what by when: the rows with which most meetings and plans end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit_py.days import in_words
from toolkit_py.forms import Form, Row


@dataclass(frozen=True)
class Step:
    """One step: the row it stands in, who does what, and by when in words; ``late`` where that day has passed."""

    row: Row
    who: str
    what: str
    by: date | None
    late: bool

    @property
    def by_words(self) -> str:
        """``27 March 2026``, or nothing where no day can be read."""
        return in_words(self.by)

    @property
    def written(self) -> bool:
        """Whether anything stands in the row."""
        return bool(self.who or self.what or self.row.text("by"))


def read_steps(form: Form, today: date | None, group: str = "steps", at_least: int = 1) -> tuple[Step, ...]:
    """Every row of the group, blank ones too, so that a template can write them all.

    A step that says what but not who, or not by when, is named where the reader asks for a check. A day that
    cannot be read is named at once.
    """
    steps = []
    for row in form.rows(group, at_least):
        who, what, by = row.text("who"), row.text("what"), row.day("by")
        step = Step(row, who, what, by, late=bool(by and today and by < today))
        if step.written:
            if not what:
                row.missing("what", "Say what will be done")
            if not who:
                row.missing("who", "Say who does it: one person, not “the family” or “services”")
            if not row.text("by"):
                row.missing("by", "Say by when")
        steps.append(step)
    return tuple(steps)
