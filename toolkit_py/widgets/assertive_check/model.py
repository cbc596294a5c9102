"""The rules of the best-practice check: what is missing before the next step, and no step against a child or a victim.

Source: Kirklees 2013 to 2015, sections 5 and 6 (see ``data.toml``). The powers of its annexes are history: what holds
now stands on the page about powers and consequences.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import checklists, files
from toolkit_py.checklists import DONE, NOT_RELEVANT, Mark, Part
from toolkit_py.days import in_words
from toolkit_py.forms import Form
from toolkit_py.statement_checks import Pointer, shorthand

ROUTE = (
    ("decides", "Who decides", "Who decides, and under which law or procedure?"),
    ("how", "How to challenge it", "How do they say that it is wrong, and to whom?"),
    ("until", "By which date", "By which date must they say so?"),
    ("advice", "Who can advise them", "Who can advise them who does not work for us?"),
    ("stops", "What stops or ends it", "What can they do to stop it, or to end it?"),
)


@dataclass(frozen=True)
class Missing:
    """What is missing before the next step, in one section."""

    title: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class View:
    """Everything the template shows."""

    parts: tuple[Part, ...]
    states: checklists.States
    bears: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str], ...]
    begun: bool
    instead: str
    who_missing: bool
    step: str
    next_up: str
    missing: tuple[Missing, ...]
    ready: bool
    asked_back: tuple[Mark, ...]
    route: tuple[tuple[str, str], ...]
    route_missing: tuple[str, ...]
    power: str
    pointers: tuple[Pointer, ...]
    announce: str


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files.read(__package__, "data.toml"))


@cache
def _powers() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b({'|'.join(map(re.escape, row['words']))})s?\b", re.IGNORECASE), row["reply"])
        for row in _data()["power"]
    )


def about_power(text: str) -> tuple[Pointer, ...]:
    """What to know before a power is named: ended or changed since 2015, or never a consequence at all."""
    return tuple(Pointer(match[0], reply) for pattern, reply in _powers() if (match := pattern.search(text)))


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """Whether a step of this kind may be thought of at all, what is missing before it, and the appeal route."""
    parts = checklists.read_parts(form, checklists.sections(__package__), today, DONE)
    bears = {row["id"]: row for row in _data()["bears"]}
    steps = {row["id"]: row for row in _data()["step"]}
    borne, chosen = form.one_of("bears", bears), form.one_of("step", steps)
    if not borne:
        form.missing("bears", "Say who would bear the step: nothing goes on before that")
    instead = bears[borne].get("instead", "") if borne else ""
    step = chosen or _next(parts, steps)
    missing = _missing(parts, steps[step]["before"])
    route, route_missing = _route(form)
    power = form.text("power")
    begun = bool(borne or chosen or power or route or any(part.begun for part in parts))
    ready = borne == "adult" and not missing and not (step == "power" and route_missing)
    return View(
        parts=parts,
        states=DONE,
        bears=tuple((row["id"], row["words"]) for row in bears.values()),
        steps=tuple((row["id"], row["title"]) for row in steps.values()),
        begun=begun,
        instead=instead,
        who_missing=not borne,
        step=steps[step]["title"],
        next_up="" if chosen else steps[step]["title"],
        missing=missing,
        ready=ready,
        asked_back=checklists.always_relevant(parts),
        route=route,
        route_missing=route_missing,
        power=power,
        pointers=(*about_power(power), *shorthand(power), *checklists.words_to_look_at(parts)),
        announce=_announce(begun, instead, steps[step]["title"], ready),
    )


def _open(mark: Mark) -> bool:
    """Whether something has still to be done: “not relevant” settles only what can be beside the point."""
    return mark.state != "done" and (mark.state != NOT_RELEVANT or mark.item.always)


def _missing(parts: tuple[Part, ...], before: list[str]) -> tuple[Missing, ...]:
    found = (
        Missing(part.section.title, tuple(mark for mark in part.marks if _open(mark)))
        for part in parts
        if part.section.id in before
    )
    return tuple(one for one in found if one.marks)


def _next(parts: tuple[Part, ...], steps: Mapping[str, Any]) -> str:
    """The first step before which something is open; the last one where nothing is."""
    return next((key for key, row in steps.items() if _missing(parts, row["before"])), list(steps)[-1])


def _route(form: Form) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The family's way to challenge it, as far as it is written; and what to find out next."""
    until = form.day("until")
    said = {field: in_words(until) if field == "until" else form.text(field) for field, _, _ in ROUTE}
    return (
        tuple((title, said[field]) for field, title, _ in ROUTE if said[field]),
        tuple(ask for field, _, ask in ROUTE if not said[field]),
    )


def _announce(begun: bool, instead: str, step: str, ready: bool) -> str:
    if not begun:
        return "Nothing is marked yet."
    if instead:
        return "No step of this kind. What to do instead is written here."
    return f"{step}: nothing on this list is missing." if ready else f"{step}: something is missing first."
