"""Outcomes in words, for pages that list them: each with the rule by which it counts."""

from dataclasses import dataclass

from toolkit_py.facts.outcomes import Outcome, Rule, outcomes


@dataclass(frozen=True)
class Line:
    """One outcome as a page lists it, with the outcomes that may be part of it."""

    title: str
    rule: str
    needs: tuple[str, ...]
    now: str
    parts: tuple["Line", ...]


def rule_words(rule: Rule, goes_with: str = "") -> str:
    """How an outcome counts, in a sentence or two, or nothing where people simply judge it.

    `goes_with` is the title of the outcome with which it is agreed.
    """
    match rule.kind:
        case "weeks":
            words = f"Counts after {rule.weeks} weeks in a row."
            return f"{words} {rule.weeks_jsa} for someone who claimed JSA." if rule.weeks_jsa else words
        case "months":
            return f"Counts when it is still so {rule.months} calendar months later."
        case "hours":
            return f"Counts from {rule.hours} hours in total, over at least {rule.weeks} weeks."
        case "attendance":
            return (
                f"Counts above {rule.above}% ({rule.above}.0% is not enough), for every child in the family, "
                f"in {rule.terms} terms in a row."
            )
        case "fewer":
            return (
                f"Counts from {rule.percent}% fewer: the latest {rule.months} months against the {rule.months} "
                "months before the work began."
            )
        case "measure":
            return "A measure of the time: shown, and not marked."
        case "agreed":
            return (
                f"A date cannot answer this. Nothing recorded for {rule.months} months is not the same as safe: "
                "people who were asked alone agree on it."
            )
        case "agreed_with":
            return f"A date cannot answer this. It is agreed together with “{goes_with}”."
        case _:
            if rule.needs:
                return "Counts when all of these are so:"
            return "Judged when the work ends or steps down." if rule.at_closing else ""


def grouped(issue: str) -> list[tuple[str, list[Line]]]:
    """The outcomes of an issue by group, in the order of its file, parts under their whole."""
    found = outcomes(issue)
    titles = {one.id: one.title for one in found}

    def line(one: Outcome) -> Line:
        parts = tuple(line(other) for other in found if other.part_of == one.id)
        words = rule_words(one.rule, titles.get(one.rule.same_as, ""))
        return Line(one.title, words, one.rule.needs, one.now, parts)

    groups: dict[str, list[Line]] = {}
    for one in found:
        if not one.part_of:
            groups.setdefault(one.group, []).append(line(one))
    return list(groups.items())
