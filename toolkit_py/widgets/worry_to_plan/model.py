"""Five parts in one form: each part's own rules, and which danger has its goal and its rules. No rule of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from toolkit_py import chain
from toolkit_py.chain import Part
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.danger_statement import model as danger_statement
from toolkit_py.widgets.family_safety_plan import model as family_safety_plan
from toolkit_py.widgets.safety_goal import model as safety_goal
from toolkit_py.widgets.safety_scaling import model as safety_scaling
from toolkit_py.widgets.three_column_map import model as three_column_map

SCALE = (
    "issue", "fixed", "about", "ends", "own0", "own10", "safest", "afraid", "others", "day", "people", "rounds",
    "stage", "open", "shown", "given0", "given10", "danger_statement", "safety_goal",
)  # fmt: skip
OWNS: Mapping[str, tuple[str, ...]] = {
    "three_column_map": three_column_map.OWNS,
    "danger_statement": danger_statement.OWNS,
    "safety_goal": safety_goal.OWNS,
    "family_safety_plan": family_safety_plan.OWNS,
    "safety_scaling": SCALE,
}


@dataclass(frozen=True)
class Section:
    """One of the five parts: the tool that it is, its own fields, and what its model says."""

    tool: str
    id: str
    title: str
    said: str
    form: Part
    view: Any


@dataclass(frozen=True)
class Tie:
    """One danger, its goal, and its rules, as a line of the overview."""

    name: str
    danger: str
    goal: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """What the template shows."""

    parts: tuple[Section, ...]
    blank: bool
    by_issue: bool
    afraid: bool
    open: bool
    children: str
    ties: tuple[Tie, ...]
    numbered: bool
    announce: str

    def part(self, id: str) -> Section:
        return next(part for part in self.parts if part.id == id)


def act(do: str, fields: Fields) -> Fields:
    """The buttons of the scale; no other part has buttons of its own."""
    return safety_scaling.act(do, fields)


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """What each part says, and how far each danger is tied to a goal and to rules."""
    parts = chain.parts_of(form, OWNS)
    the_map = three_column_map.answer(parts["three_column_map"], today, {})
    # A map that was drawn on its own page is taken from there, while there is none here.
    begun = carried if the_map.blank and "three_column_map" in carried else {}
    stated = danger_statement.answer(parts["danger_statement"], today, {**parts, **begun})
    aimed = safety_goal.answer(parts["safety_goal"], today, {**parts, **begun})
    plan = family_safety_plan.answer(parts["family_safety_plan"], today, parts)
    scale = safety_scaling.answer(parts["safety_scaling"], today, parts)
    ties = tuple(
        Tie(f"Danger {one.row.place}", one.what, one.goal, tuple(rule.words for rule in one.rules))
        for one in plan.dangers
        if one.danger and one.what
    )
    # The words are read where they stand; the scale has no boxes of its own for them here.
    if scale.shared:
        scale = replace(
            scale,
            statements=(
                *((f"Danger {place}", tie.danger) for place, tie in enumerate(ties, start=1)),
                *((f"Goal for danger {place}", tie.goal) for place, tie in enumerate(ties, start=1) if tie.goal),
            ),
        )
    scale = replace(scale, beside=True)
    views = (the_map, stated, aimed, plan, scale)
    sections = tuple(
        Section(tool, id, title, said, parts[tool], view)
        for (tool, id, title, said), view in zip(_SECTIONS, views, strict=True)
    )
    return View(
        parts=sections,
        blank=all(view.blank for view in views),
        by_issue=plan.by_issue,
        afraid=plan.afraid,
        open=plan.open,
        children=plan.children,
        ties=ties,
        numbered=bool(scale.shared and scale.shared.lowest),
        announce=scale.announce if scale.screen not in ("first", "setup") else _announce(ties),
    )


_SECTIONS = (
    ("three_column_map", "map", "The three columns", "What the map says"),
    ("danger_statement", "dangers", "Danger statements", "The statements, to read aloud"),
    ("safety_goal", "goals", "Safety goals", "The goals, to read aloud"),
    ("family_safety_plan", "plan", "The family safety plan", "The plan"),
    ("safety_scaling", "scale", "The safety scale", "What the numbers say"),
)


def _announce(ties: tuple[Tie, ...]) -> str:
    if not ties:
        return "No danger statement is written yet."
    loose = [tie.name for tie in ties if not tie.goal or not tie.rules]
    return f"Still without a goal or a rule: {chain.listed(loose)}." if loose else "Each danger has a goal and a rule."
