"""The rules of the resilience matrix: evidence first, then a place chosen by people, then what will be done.

A place is given back only when something that was seen stands on each of the two lines. It rests on what the worker
weighed and chose, never on how much is written. One child a matrix. Source: Durham, about 2015, which names the
matrix and prints none; the lines and the six areas are those of Daniel and Wassell (see ``data.toml``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.days import in_words
from toolkit_py.forms import Form, Row
from toolkit_py.next_steps import Step, read_steps
from toolkit_py.statement_checks import Pointer, private, service_only, shorthand

SIDES = {"child": "The child", "around": "What surrounds the child"}
EFFECTS = {"helps": "Helps", "harder": "Makes it harder"}


@dataclass(frozen=True)
class Domain:
    """One of the six areas, with a question to ask when nothing is known of it."""

    id: str
    name: str
    ask: str


@dataclass(frozen=True)
class Place:
    """One of the five steps of a line: what it says, and to which side of the middle it leans."""

    id: str
    text: str
    lean: str


@dataclass(frozen=True)
class Corner:
    """One of the four corners, described: never a verdict."""

    child: str
    around: str
    name: str
    plain: str
    ask: str


@dataclass(frozen=True)
class Evidence:
    """One thing that was seen or heard, and what it needs before it can stand on a line."""

    row: Row
    seen: str
    who: str
    domain: str
    side: str
    effect: str
    often: str
    wanting: tuple[str, ...]
    pointers: tuple[Pointer, ...]

    @property
    def stands(self) -> bool:
        """Whether it can carry a place: what was seen, on which line, and which way."""
        return bool(self.seen and self.side and self.effect)


@dataclass(frozen=True)
class Cell:
    """One square of the picture: its two steps in words, and whether the child is put there."""

    here: bool
    middle: bool


@dataclass(frozen=True)
class Found:
    """The place that people chose: the words of both lines, and the corner or corners that it lies in."""

    headline: str
    letter: str
    child: Place
    around: Place
    corners: tuple[Corner, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class View:
    """Everything the template shows."""

    child: str
    day: str
    evidence: tuple[Evidence, ...]
    written: tuple[Evidence, ...]
    domain_options: tuple[tuple[str, str], ...]
    often_options: tuple[tuple[str, str], ...]
    child_options: tuple[tuple[str, str], ...]
    around_options: tuple[tuple[str, str], ...]
    wanting: tuple[str, ...]
    found: Found | None
    weighs: tuple[tuple[str, str], ...]
    asks: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    incomplete: tuple[tuple[str, str], ...]
    table: tuple[tuple[str, ...], ...]
    domains: tuple[Domain, ...]
    corners: tuple[Corner, ...]
    steps: tuple[Step, ...]
    step_pointers: tuple[Pointer, ...]
    begun: bool
    announce: str


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files.read("toolkit_py.widgets.resilience_matrix", "data.toml"))


@cache
def domains() -> dict[str, Domain]:
    """The six areas by their ids."""
    return {row["id"]: Domain(**row) for row in _data()["domain"]}


@cache
def places(line: str) -> dict[str, Place]:
    """The five steps of a line, ``child`` or ``around``, from the hardest to the best."""
    return {row["id"]: Place(**row) for row in _data()[line]}


@cache
def corners() -> tuple[Corner, ...]:
    """The four corners in reading order."""
    return tuple(Corner(**row) for row in _data()["corner"])


@cache
def _conclusions() -> re.Pattern[str]:
    words = sorted(_data()["conclusion"]["words"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The place in words where evidence stands on both lines, what is not known yet, and what will be done."""
    child = form.text("child")
    day = form.day("day", today)
    often = {row["id"]: row["text"] for row in _data()["often"]}
    evidence = tuple(_evidence(row, often) for row in form.rows("evidence", at_least=4))
    written = tuple(one for one in evidence if one.seen)
    wanting = _wanting(form, child, written)
    chosen = {line: form.one_of(f"{line}_place", places(line)) for line in SIDES}
    for line, name in SIDES.items():
        if not chosen[line] and not wanting:
            form.missing(f"{line}_place", f"Weigh what you wrote, and choose a step for: {name.lower()}")
        if chosen[line] and not form.text(f"{line}_why"):
            form.missing(f"{line}_why", "Say what weighs most, and why")
    found = _found(chosen, child) if all(chosen.values()) and not wanting else None
    steps = read_steps(form, today)
    if found and not any(step.written for step in steps):
        steps[0].row.missing("what", "End with what you will do: write at least one step")
    return View(
        child=child,
        day=in_words(day),
        evidence=evidence,
        written=written,
        domain_options=(("", "Choose"), *((one.id, one.name) for one in domains().values())),
        often_options=(("", "Choose"), *often.items()),
        child_options=tuple((one.id, one.text) for one in places("child").values()),
        around_options=tuple((one.id, one.text) for one in places("around").values()),
        wanting=wanting,
        found=found,
        weighs=tuple((name, form.text(f"{line}_why")) for line, name in SIDES.items() if form.text(f"{line}_why")),
        asks=_asks(form, written, child, found),
        pointers=_child_pointers(child),
        incomplete=tuple((one.seen, ", ".join(one.wanting)) for one in written if one.wanting),
        table=_table(written, often),
        domains=tuple(domains().values()),
        corners=corners(),
        steps=steps,
        step_pointers=_step_pointers(steps, child),
        begun=bool(written or child),
        announce=found.headline if found else "",
    )


def _evidence(row: Row, often: Mapping[str, str]) -> Evidence:
    seen, who = row.text("seen"), row.text("who")
    side, effect = row.one_of("side", SIDES), row.one_of("effect", EFFECTS)
    domain, how = row.one_of("domain", domains()), row.one_of("often", often)
    needs = (
        ("who", who, "whose words or whose eyes", "Say who saw it, or whose words these are"),
        ("domain", domain, "which area", "Choose the area it belongs to"),
        ("side", side, "the child, or what surrounds the child", "Say which line it belongs to"),
        ("effect", effect, "whether it helps or makes it harder", "Say whether it helps or makes it harder"),
        ("often", how, "how often", "Say how often: once and building up weigh differently"),
    )
    wanting = []
    if seen:
        for field, value, words, message in needs:
            if not value:
                row.missing(field, message)
                wanting.append(words)
    match = _conclusions().search(seen)
    conclusion = (Pointer(match[0], _data()["conclusion"]["reply"]),) if match else ()
    return Evidence(
        row, seen, who, domain, side, effect, how, tuple(wanting), (*conclusion, *shorthand(seen), *private(seen))
    )


def _wanting(form: Form, child: str, written: tuple[Evidence, ...]) -> tuple[str, ...]:
    """What a place cannot be given back without."""
    wanting = []
    if not child:
        form.missing("child", "Say which child this is about: a first name, an initial or “the younger one”")
        wanting.append("which child this is about")
    for side, words in (("child", "the child"), ("around", "what surrounds the child")):
        if not any(one.stands for one in written if one.side == side):
            wanting.append(f"something that was seen or heard about {words}, and whether it helps or makes it harder")
    return tuple(wanting)


def _found(chosen: Mapping[str, str], name: str) -> Found:
    child, around = places("child")[chosen["child"]], places("around")[chosen["around"]]
    lying = tuple(
        corner
        for corner in corners()
        if child.lean in (corner.child, "middle") and around.lean in (corner.around, "middle")
    )
    names = [f"“{corner.name}”" for corner in lying]
    if len(lying) == 1:
        headline = f"You put it with {names[0]}."
    elif len(lying) == 2:
        headline = f"You put it between {names[0]} and {names[1]}. Read both."
    else:
        headline = "You put it in the middle of both lines. Find out more before you lean one way."
        lying = ()
    rows = tuple(
        tuple(Cell(up == child.id and across == around.id, "3" in (up, across)) for across in places("around"))
        for up in reversed(list(places("child")))
    )
    return Found(headline, name[:1].upper(), child, around, lying, rows)


def _asks(form: Form, written: tuple[Evidence, ...], child: str, found: Found | None) -> tuple[str, ...]:
    """What nobody has written yet: questions, in the order in which to ask them."""
    if not written:
        return ()
    asked = []
    if not form.text("child_says") and not any(_is_the_child(one.who, child) for one in written):
        asked.append("What does the child say? Nothing here is in the child’s own words yet. Ask alone, if it is safe.")
    for effect, missing in (
        ("helps", "Everything here makes it harder. What helps this child, even a little? Who would know?"),
        ("harder", "Everything here helps. What might make it harder, and who has been asked?"),
    ):
        if not any(one.effect == effect for one in written):
            asked.append(missing)
    have = {one.domain for one in written}
    asked += [f"{one.name}: {one.ask}" for one in domains().values() if one.id not in have]
    if any(one.often == "building" and one.effect == "harder" for one in written):
        asked.append("Something is building up. How long can this child wait?")
    if any(one.often == "unknown" for one in written):
        asked.append("For some of this you do not know how often. Who could say, and by when?")
    for line, weight in (("child", "the child’s place"), ("around", "the place of the surroundings")):
        if found and not form.text(f"{line}_why"):
            asked.append(f"What weighs most for {weight}? One thing can outweigh all the others.")
    return tuple(asked)


def _is_the_child(who: str, child: str) -> bool:
    """Whether somebody named in a box is the child, and not “the children’s social worker”."""
    name = who.casefold().strip(" .“”")
    if name in ("child", "the child", "baby", "the baby", "her", "him", "them", "the young person"):
        return True
    return len(child) > 1 and re.fullmatch(rf"{re.escape(child.casefold())}\b(?!’s|'s).*", name) is not None


def _child_pointers(child: str) -> tuple[Pointer, ...]:
    match = re.search(r"\band\b|&|,|\bchildren\b|\bkids\b|\bboth\b|\btwins\b|\bsiblings\b", child, re.IGNORECASE)
    several = (
        (Pointer(match[0], "One child a matrix. Brothers and sisters live different lives in one home."),)
        if match
        else ()
    )
    return (*several, *private(child))


def _table(written: tuple[Evidence, ...], often: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    order = list(domains())
    ranked = sorted(written, key=lambda one: order.index(one.domain) if one.domain else len(order))
    return tuple(
        (
            one.seen,
            one.who or "Not said",
            domains()[one.domain].name if one.domain else "Not said",
            SIDES.get(one.side, "Not said"),
            EFFECTS.get(one.effect, "Not said"),
            " ".join(part for part in (often.get(one.often, ""), one.row.text("since")) if part) or "Not said",
        )
        for one in ranked
    )


def _step_pointers(steps: tuple[Step, ...], child: str) -> tuple[Pointer, ...]:
    found = [service_only(step.what) for step in steps if step.what]
    pointers = [pointer for pointer in found if pointer]
    for step in steps:
        if _is_the_child(step.who, child):
            pointers.append(Pointer(step.who, "Is this a child’s job? Becoming safer is work for the adults."))
    return tuple(dict.fromkeys(pointers))
