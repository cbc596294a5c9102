"""The rules of "what is getting in the way": the worker's own part comes first, and nothing is counted.

What was seen is behaviour, from mixed feelings to violence; each kind brings the strategies that answer it. After a
threat the workers' and the child's safety comes before all of them, and what is done in the home is left out.
Sources: North Yorkshire 2015, sections 7, 7.1, 7.2, 9.2 and 11.8; Forrester, Westlake and Glynn (2012).
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
from toolkit_py.forms import Form, Offer
from toolkit_py.next_steps import Step, read_steps
from toolkit_py.statement_checks import Pointer, shorthand

THREATS = "violence"
ALWAYS = "always"
WHOSE = (("us", "us"), ("system", "the system"), ("parent", "the parent"))
AT_THE_HOME = re.compile(
    r"\b(visit|home|house|flat|door|doorstep|go round|call round|call in|drop in)\b", re.IGNORECASE
)
Option = tuple[str, str]


@dataclass(frozen=True)
class Part:
    """One of the five sources, as it is asked and as it was answered."""

    id: str
    title: str
    paper: int
    what: str
    ask: str
    try_: str
    said: tuple[Option, ...] = ()
    """Pairs: whose part, and what was written of it."""
    to_try: str = ""
    lacks: str = ""
    """What to ask next about this part."""

    @property
    def used(self) -> bool:
        return bool(self.said or self.to_try)


@dataclass(frozen=True)
class Strategy:
    """Something that may help: ``care`` is what to think of first where somebody may be afraid."""

    id: str
    section: str
    answers: tuple[str, ...]
    text: str
    at_home: bool = False
    care: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of behaviour: what can be ticked, what may lie behind it, and what answers it."""

    id: str
    title: str
    behind: str
    options: tuple[Option, ...]
    seen: tuple[str, ...] = ()
    strategies: tuple[Strategy, ...] = ()


@dataclass(frozen=True)
class View:
    """What the template shows."""

    parts: tuple[Part, ...]
    kinds: tuple[Kind, ...]
    seen: tuple[Kind, ...]
    always: tuple[Strategy, ...]
    left_out: bool
    worker_safety: tuple[str, ...]
    child_safety: tuple[str, ...]
    threat: bool
    fear: str
    written: tuple[Part, ...]
    asks: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    offers: tuple[Offer, ...]
    steps: tuple[Step, ...]
    lines: tuple[Option, ...]
    begun: bool
    announce: str


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files.read(__package__, "data.toml"))


@cache
def strategies() -> tuple[Strategy, ...]:
    """Every strategy of the two sections, in the document's order."""
    rows = _data()["strategy"]
    return tuple(
        Strategy(
            row["id"],
            row["section"],
            tuple(row["answers"]),
            row["text"],
            row.get("at_home", False),
            row.get("care", ""),
        )
        for row in rows
    )


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of behaviour, with all that answers it."""
    return tuple(
        Kind(
            row["id"],
            row["title"],
            row["behind"],
            tuple((value, text) for value, text in row["seen"]),
            strategies=tuple(s for s in strategies() if row["id"] in s.answers),
        )
        for row in _data()["kind"]
    )


@cache
def sources() -> tuple[Option, ...]:
    """The five sources, each by its id and title, the worker's own part first."""
    return tuple((row["id"], row["title"]) for row in _data()["part"])


def written_of(form: Form) -> set[str]:
    """The sources of which something is written in this tool's form."""
    return {part.id for part in (_part(form, row) for row in _data()["part"]) if part.used}


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """What was written, the worker's part first; what answers what was seen; and what to ask next."""
    parts = tuple(_part(form, row) for row in _data()["part"])
    threat = bool(form.some_of(THREATS, [value for value, _ in _kind(THREATS).options]))
    afraid = form.one_of("afraid", ("yes", "not-sure", "no"))
    steps = read_steps(form, today)
    seen = _seen(form, threat)
    begun = bool(form.text("what") or seen or any(part.used for part in parts))
    if begun:
        _missing(form, parts)
    words = [form.text(name) for name in ("about", "what", "child", "keeps")]
    words += [text for part in parts for text in (*(said for _, said in part.said), part.to_try)]
    return View(
        parts=parts,
        kinds=kinds(),
        seen=seen,
        always=tuple(s for s in strategies() if ALWAYS in s.answers),
        left_out=threat
        and any(s.at_home for kind in kinds() if kind.id in {k.id for k in seen} for s in kind.strategies),
        worker_safety=tuple(_data()["safety"]["worker"]),
        child_safety=tuple(_data()["safety"]["child"]),
        threat=threat,
        fear=afraid if begun else "",
        written=tuple(part for part in parts if part.used),
        asks=_asks(form, parts, seen, threat, steps) if begun else (),
        pointers=shorthand("\n".join(words)),
        offers=_offers(parts, steps),
        steps=steps,
        lines=tuple(
            (title, form.text(name))
            for name, title in (
                ("about", "Who this is about"),
                ("what", "What was seen"),
                ("child", "The child now"),
                ("keeps", "Meanwhile, who sees the child"),
            )
            if form.text(name)
        ),
        begun=begun,
        announce=_announce(threat, seen, parts),
    )


def _part(form: Form, row: Mapping[str, Any]) -> Part:
    said = tuple((whose, form.text(f"{row['id']}_{key}")) for key, whose in WHOSE if form.text(f"{row['id']}_{key}"))
    mine = {whose for whose, _ in said}
    lacks = ""
    if mine == {"the parent"}:
        lacks = "Only the parent’s part is written here. What in it belongs to us, or to the system?"
    elif mine and not form.text(f"{row['id']}_try"):
        lacks = "Nothing to try is written here yet."
    return Part(
        row["id"], row["title"], row["paper"], row["what"], row["ask"], row["try"],
        said, form.text(f"{row['id']}_try"), lacks,
    )  # fmt: skip


def _kind(name: str) -> Kind:
    return next(kind for kind in kinds() if kind.id == name)


def _seen(form: Form, threat: bool) -> tuple[Kind, ...]:
    """The kinds that were ticked, threats first; a strategy stands once, under the first kind that it answers."""
    told: set[str] = set()
    found = []
    for kind in sorted(kinds(), key=lambda kind: kind.id != THREATS):
        ticked = form.some_of(kind.id, [value for value, _ in kind.options])
        if ticked:
            fits = tuple(s for s in kind.strategies if s.id not in told and not (threat and s.at_home))
            told |= {s.id for s in fits}
            words = dict(kind.options)
            found.append(Kind(kind.id, kind.title, kind.behind, kind.options, tuple(words[t] for t in ticked), fits))
    return tuple(found)


def _missing(form: Form, parts: tuple[Part, ...]) -> None:
    if not form.text("what"):
        form.missing("what", "Say what was seen or heard, who did it and on which day")
    if not form.text("child"):
        form.missing("child", "Say how the child is now, and who last saw them")
    if not form.text("keeps"):
        form.missing("keeps", "Say who sees the child while you try something else")
    if not parts[0].said:
        form.missing(f"{parts[0].id}_us", "Begin with your own part")


def _asks(
    form: Form, parts: tuple[Part, ...], seen: tuple[Kind, ...], threat: bool, steps: tuple[Step, ...]
) -> tuple[str, ...]:
    asks = []
    if not form.text("child"):
        asks.append("How is the child now, and who saw them last? If nobody can say, tell your manager today.")
    if not form.text("keeps"):
        asks.append("Who sees the child while you try something else, where, and by when?")
    if seen and not form.text("what"):
        asks.append("What was seen, on which day, and who did it? “The family” hides who did what.")
    if any(part.used for part in parts[1:]) and not parts[0].used:
        asks.append("Your own part is blank. Go back to it first: it is the one that you can change by yourself.")
    if any(kind.id == "refusing" and "child_not_seen" in form.all("refusing") for kind in seen):
        asks.append(
            "A child has not been seen alone. Tell your manager today. Ask what powers there are, and who uses them."
        )
    if any(kind.id == "going_along" for kind in seen):
        asks.append("Write what was agreed beside what was seen, in “Appearing to go along”.")
    plans = [part.to_try for part in parts] + [step.what for step in steps]
    if threat and any(AT_THE_HOME.search(plan) for plan in plans):
        asks.append(
            "A threat was made, and what you plan may be at the home. Who goes with you, or where else can you meet?"
        )
    if any(part.to_try for part in parts) and not any(step.written for step in steps):
        asks.append("Which one of these will you try on the next visit? Write it as a step.")
    return tuple(asks)


def _offers(parts: tuple[Part, ...], steps: tuple[Step, ...]) -> tuple[Offer, ...]:
    free = next((step.row for step in steps if not step.written), None)
    used = {line for step in steps for line in step.what.split("\n")}
    if free is None:
        return ()
    return tuple(
        Offer(free.name("what"), part.to_try, f"“{part.title}”")
        for part in parts
        if part.to_try and part.to_try not in used
    )


def _announce(threat: bool, seen: tuple[Kind, ...], parts: tuple[Part, ...]) -> str:
    said = ["Threats or violence: safety comes first, and no home visit alone."] if threat else []
    if seen:
        said.append("What may help with: " + ", ".join(kind.title.lower() for kind in seen) + ".")
    if any(part.used for part in parts) and not parts[0].used:
        said.append("Your own part is still blank.")
    return " ".join(said)
