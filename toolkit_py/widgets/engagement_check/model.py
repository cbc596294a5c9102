"""The rules of the engagement check: a look back, not a mark. It ends in one thing to do and who does it by when.

Each question has a state that the worker chooses and a note; none is ever counted. What cannot wait comes first,
then what was marked "not yet", then what was only talked about, then what is done with nothing to show for it.
Source: the lists of North Yorkshire 2015, sections 4, 9.1, 9.2 and 10 (``data.toml``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from toolkit_py import checklists, files
from toolkit_py.checklists import NOT_YET, Mark, Part
from toolkit_py.forms import Form, Offer
from toolkit_py.next_steps import Step, read_steps
from toolkit_py.statement_checks import Pointer, shorthand

STATES: checklists.States = (
    ("discussed", "Talked about with them"),
    ("done", "Done"),
    (NOT_YET, "Not yet"),
    ("not-relevant", "Not relevant"),
)


@dataclass(frozen=True)
class View:
    """What the template shows."""

    parts: tuple[Part, ...]
    states: checklists.States
    practise_options: tuple[tuple[str, str], ...]
    practise: tuple[str, str]
    """The name of the quality or skill that was chosen, and how to practise it; both empty where none was."""
    cannot_wait: tuple[Mark, ...]
    always: tuple[Mark, ...]
    open: tuple[Mark, ...]
    talked: tuple[Mark, ...]
    unshown: tuple[Mark, ...]
    shown: tuple[Mark, ...]
    noted: tuple[Mark, ...]
    """Questions with a note and no state."""
    offers: tuple[Offer, ...]
    one: str
    about: str
    asks: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    steps: tuple[Step, ...]
    begun: bool
    announce: str


@cache
def _tries() -> Mapping[str, str]:
    data = tomllib.loads(files.read(__package__, "data.toml"))
    return {item["id"]: item["try"] for section in data["section"] for item in section["item"]}


@cache
def _practise() -> Mapping[str, tuple[str, str]]:
    data = tomllib.loads(files.read(__package__, "data.toml"))
    return {row["id"]: (row["name"], row["how"]) for row in data["practise"]}


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """What was marked, what to look at first, and what could be the one thing to do."""
    parts = checklists.read_parts(form, checklists.sections(__package__), today, STATES)
    marks = [mark for part in parts for mark in part.marks]
    not_yet = checklists.coming_back(parts)
    done = [mark for mark in marks if mark.settled and mark.state == "done"]
    unshown = tuple(mark for mark in done if not mark.note)
    one, chosen = form.text("one"), form.one_of("practise", _practise())
    steps = read_steps(form, today)
    begun = bool(one or chosen or any(part.begun for part in parts))
    if begun and not one:
        form.missing("one", "Choose one thing that you will do")
    talked = tuple(mark for mark in marks if mark.settled and mark.state == "discussed")
    notes = [mark.note for mark in marks]
    return View(
        parts=parts,
        states=STATES,
        practise_options=(("", "Choose one, if you like"), *((key, name) for key, (name, _) in _practise().items())),
        practise=_practise().get(chosen, ("", "")),
        cannot_wait=checklists.cannot_wait(parts),
        always=checklists.always_relevant(parts),
        open=not_yet,
        talked=talked,
        unshown=unshown,
        shown=tuple(mark for mark in done if mark.note),
        noted=tuple(mark for mark in marks if mark.note and not mark.state and not mark.comes_back),
        offers=_offers(form, one, not_yet, carried),
        one=one,
        about=form.text("about"),
        asks=_asks(parts, marks, one, steps) if begun else (),
        pointers=shorthand("\n".join([*notes, one, form.text("about"), *(step.what for step in steps)])),
        steps=steps,
        begun=begun,
        announce=_announce(checklists.cannot_wait(parts), not_yet, one),
    )


def _offers(form: Form, one: str, not_yet: Sequence[Mark], carried: Mapping[str, Form]) -> tuple[Offer, ...]:
    """What could be the one thing: never filled in, and never more than one can choose between."""
    if one:
        return ()
    tries = [(_tries()[mark.item.id], f"“{mark.item.words}”") for mark in not_yet if mark.state == NOT_YET][:4]
    other = carried.get("getting_in_the_way")
    if other is not None and other.text("worker_try"):
        tries.insert(0, (other.text("worker_try"), "“What is getting in the way”"))
    return tuple(Offer("one", text, where) for text, where in tries)


def _asks(parts: Sequence[Part], marks: Sequence[Mark], one: str, steps: Sequence[Step]) -> tuple[str, ...]:
    asks = []
    if not parts[0].marks[0].state or not parts[0].marks[1].state:
        asks.append("Who could be afraid, and how is each child? These two come before all the others.")
    if any(part.begun for part in parts) and not any(mark.state == NOT_YET for mark in marks):
        asks.append("Nothing is marked “not yet”. What would the family say? And a colleague who came along?")
    if not one:
        asks.append("What is the one thing that you will do before you see them again?")
    elif not any(step.written for step in steps):
        asks.append("Who does it, and by when? Write it as a step.")
    return tuple(asks)


def _announce(cannot_wait: Sequence[Mark], not_yet: Sequence[Mark], one: str) -> str:
    said = ["Something cannot wait until another day."] if cannot_wait else []
    if not_yet and not one:
        said.append("Choose one thing to do from what is “not yet”.")
    if one:
        said.append(f"One thing to do: {one}")
    return " ".join(said)
