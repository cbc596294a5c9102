"""Resilience matrix: what was seen about one child and what surrounds them, weighed, and what you will all do."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Resilience matrix",
    purpose=(
        "putting what was seen about one child beside what surrounds the child, weighing it with the family, and "
        "deciding what you will all do."
    ),
    not_for=(
        "scoring or comparing children, deciding whether a child is safe, or waiting because a child seems to cope."
    ),
    evidence=(
        "The two lines and the six areas come from Daniel and Wassell’s work on resilience, used in guidance in "
        "Scotland and in many councils. It orders what you know. We found no study which shows that a place on "
        "the matrix tells you what will happen to a child."
    ),
    sources=(
        ("durham", "parenting-assessment"),
        ("durham", "mental-health-assessment"),
        ("north-yorkshire", "9-2-strategies"),
    ),
    group="understanding",
)
