"""Outcomes in words, for pages that list them: each with the rule by which it counts."""

from dataclasses import dataclass

from toolkit_py.facts.outcomes import Outcome, outcomes
from toolkit_py.outcome_rules import in_words


@dataclass(frozen=True)
class Line:
    """One outcome as a page lists it, with the outcomes that may be part of it."""

    title: str
    rule: str
    needs: tuple[str, ...]
    now: str
    parts: tuple["Line", ...]


def grouped(issue: str) -> list[tuple[str, list[Line]]]:
    """The outcomes of an issue by group, in the order of its file, parts under their whole."""
    found = outcomes(issue)

    def line(one: Outcome) -> Line:
        parts = tuple(line(other) for other in found if other.part_of == one.id)
        # One sentence above the list covers what people judge; every other rule stands with its outcome.
        words = "" if one.rule.kind == "judged" else in_words(one)
        return Line(one.title, words, one.rule.needs, one.now, parts)

    groups: dict[str, list[Line]] = {}
    for one in found:
        if not one.part_of:
            groups.setdefault(one.group, []).append(line(one))
    return list(groups.items())
