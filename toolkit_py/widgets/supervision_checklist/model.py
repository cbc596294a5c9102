"""The rules of the supervision checklist: reflection first, what cannot wait first of all, nothing counted.

Source: Kirklees 2013 to 2015, supervision checklist, and section 7 for what a manager makes sure of, asked last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from toolkit_py import checklists
from toolkit_py.checklists import DISCUSSED, Mark, Part
from toolkit_py.days import in_words
from toolkit_py.forms import Form
from toolkit_py.statement_checks import Pointer

FIRST = "reflection"


@dataclass(frozen=True)
class View:
    """Everything the template shows."""

    parts: tuple[Part, ...]
    states: checklists.States
    begun: bool
    family: str
    held: str
    next: str
    child: str
    now: tuple[Mark, ...]
    asked_back: tuple[Mark, ...]
    start_with: bool
    coming_back: tuple[Mark, ...]
    no_day: bool
    late: bool
    pointers: tuple[Pointer, ...]
    announce: str


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """What to come back to and by when, then what was talked about, and what nobody has marked."""
    parts = checklists.read_parts(form, checklists.sections(__package__), today, DISCUSSED)
    held, following = form.day("held"), form.day("next")
    if held and following and following < held:
        form.wrong("next", f"This day comes before {in_words(held)}, the day of this supervision")
        following = None
    child = form.text("child")
    begun = child != "" or any(part.begun for part in parts)
    if not child:
        form.missing("child", "Begin with each child: how is each one today, and how do you know?")
    if not form.text("next"):
        form.missing("next", "Set the day of the next supervision")
    back = checklists.coming_back(parts)
    first, *others = parts
    return View(
        parts=parts,
        states=DISCUSSED,
        begun=begun,
        family=form.text("family"),
        held=in_words(held),
        next=in_words(following),
        child=child,
        now=checklists.cannot_wait(parts),
        asked_back=checklists.always_relevant(parts),
        start_with=not first.begun and any(part.begun for part in others),
        coming_back=back,
        no_day=any(mark.by is None for mark in back),
        late=any(mark.late for mark in back),
        pointers=checklists.words_to_look_at(parts),
        announce=_announce(begun, back),
    )


def _announce(begun: bool, back: tuple[Mark, ...]) -> str:
    if not begun:
        return "Nothing is marked yet."
    return f"First to come back to: {back[0].item.words}" if back else "Nothing is left to come back to."
