"""The issues that the guidance covers and the outcomes of each, one TOML file an issue."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from toolkit_py import files

# What each kind of rule must be told, what it may be told, and the words it needs to ask with.
KINDS: Mapping[str, tuple[set[str], set[str], set[str]]] = {
    "judged": (set(), {"at_closing", "needs"}, set()),
    "weeks": ({"weeks"}, {"weeks_jsa"}, {"start", "stopped", "again", "doing"}),
    "months": ({"months"}, set(), {"start", "stopped", "again", "done", "keeps", "broke"}),
    "hours": ({"hours", "weeks"}, set(), set()),
    "attendance": ({"above", "terms"}, set(), set()),
    "fewer": ({"percent", "months"}, set(), {"counted"}),
    "measure": (set(), set(), set()),
    "agreed": ({"months"}, set(), {"what", "since", "adult", "adult_alone", "child", "child_alone"}),
    "agreed_with": ({"with"}, set(), set()),
}


class BadOutcome(ValueError):
    """A row of an outcomes file cannot be used; the message names the file, the outcome and the remedy."""


@dataclass(frozen=True)
class Issue:
    """One issue: its id as in its address, its title, and whether the harm is done by one person to another.

    Where ``harmed_by_someone`` is true someone in the room may be afraid of someone else in it, so tools work
    with one person at a time, alone, and carry nothing to or from other pages.
    """

    id: str
    title: str
    theme: str
    harmed_by_someone: bool


@dataclass(frozen=True)
class Rule:
    """How an outcome counts: its kind, and the figures that kind needs (0 or empty where it has none)."""

    kind: str
    weeks: int = 0
    weeks_jsa: int = 0
    months: int = 0
    hours: int = 0
    above: int = 0
    terms: int = 0
    percent: int = 0
    needs: tuple[str, ...] = ()
    at_closing: bool = False
    same_as: str = ""


@dataclass(frozen=True)
class Outcome:
    """One outcome in our own words, with its rule, where it stands in the source, and what has changed since.

    ``ask`` holds the words that its questions use, by the short name of the field; ``part_of`` names the
    outcome that it may be one part of; ``changed`` names rows of ``changes.toml``.
    """

    id: str
    group: str
    title: str
    rule: Rule
    source: tuple[str, str]
    part_of: str = ""
    now: str = ""
    changed: tuple[str, ...] = ()
    ask: Mapping[str, str] = field(default_factory=dict)


@cache
def issues() -> dict[str, Issue]:
    """Every issue that has outcomes, by id."""
    rows: dict[str, dict[str, Any]] = tomllib.loads(files.read("toolkit_py.facts", "issues.toml"))
    return {name: Issue(name, **row) for name, row in rows.items()}


def issue(name: str) -> Issue | None:
    """The issue of this id, or None where there is none."""
    return issues().get(name)


@cache
def outcomes(name: str) -> tuple[Outcome, ...]:
    """Every outcome of an issue in the order of its file. Raises FileNotFoundError and BadOutcome."""
    rows = tomllib.loads(files.read("toolkit_py.facts", f"outcomes/{name}.toml"))
    return read_outcomes(name, rows.get("outcome", []))


@cache
def source_sections() -> frozenset[tuple[str, str]]:
    """Every section of every source document, as pairs (source id, section id)."""
    # Read by its lines, not as TOML: this runs in the reader's browser, and only the ids are wanted.
    found, source, in_section = set(), "", False
    for line in files.read("toolkit_py.facts", "sources.toml").splitlines():
        if line.startswith("[["):
            in_section = line.startswith("[[source.section]]")
        elif line.startswith('id = "'):
            name = line.split('"')[1]
            if in_section:
                found.add((source, name))
            else:
                source = name
    return frozenset(found)


def read_outcomes(name: str, rows: list[dict[str, Any]]) -> tuple[Outcome, ...]:
    """Typed outcomes from the rows of the file ``name``. Raises BadOutcome for the first wrong row."""
    found: dict[str, Outcome] = {}
    for row in rows:
        one = _outcome(name, row)
        if one.id in found:
            raise BadOutcome(f"{_place(name, one.id)}: this id stands twice; give one of them another")
        found[one.id] = one
    for one in found.values():
        whole, same = found.get(one.part_of), found.get(one.rule.same_as)
        if one.part_of and (whole is None or whole.part_of):
            raise BadOutcome(f"{_place(name, one.id)}: part_of = {one.part_of!r} is no whole outcome here")
        if one.rule.same_as and (same is None or same.rule.kind != "agreed"):
            raise BadOutcome(f"{_place(name, one.id)}: with = {one.rule.same_as!r} is no agreed outcome here")
    return tuple(found.values())


def _place(name: str, outcome: str) -> str:
    return f"outcomes/{name}.toml: {outcome}"


def _outcome(name: str, row: dict[str, Any]) -> Outcome:
    place = _place(name, row.get("id", "an outcome without id"))
    for key in ("id", "group", "title", "rule", "source"):
        if not row.get(key):
            raise BadOutcome(f"{place}: {key} is missing")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", row["id"]):
        raise BadOutcome(f"{place}: an id has small letters, figures and underscores only")
    unknown = set(row) - {"id", "group", "title", "rule", "source", "part_of", "now", "changed", "ask"}
    if unknown:
        raise BadOutcome(f"{place}: unknown key {', '.join(sorted(unknown))}")
    source = tuple(row["source"])
    if len(source) != 2 or source not in source_sections():
        raise BadOutcome(f"{place}: source {row['source']!r} is no section of sources.toml")
    rule = _rule(place, dict(row["rule"]), row.get("ask", {}))
    return Outcome(
        id=row["id"],
        group=row["group"],
        title=row["title"],
        rule=rule,
        source=(source[0], source[1]),
        part_of=row.get("part_of", ""),
        now=row.get("now", ""),
        changed=tuple(row.get("changed", ())),
        ask=row.get("ask", {}),
    )


def _rule(place: str, told: dict[str, Any], ask: Mapping[str, str]) -> Rule:
    kind = told.pop("kind", "")
    if kind not in KINDS:
        raise BadOutcome(f"{place}: unknown rule {kind!r}; the rules are {', '.join(KINDS)}")
    must, may, words = KINDS[kind]
    if must - set(told) or set(told) - must - may:
        raise BadOutcome(f"{place}: rule {kind} takes {', '.join(sorted(must | may)) or 'nothing'}")
    if words != set(ask):
        raise BadOutcome(f"{place}: rule {kind} asks with the words {', '.join(sorted(words)) or 'none'}")
    told["needs"] = tuple(told.get("needs", ()))
    told["same_as"] = told.pop("with", "")
    return Rule(kind, **told)
