"""Assertive approach: what is missing before a step, and the family's way to challenge it."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Assertive approach: best-practice check",
    purpose="checking what is missing before a letter, a last-chance meeting or a formal power, and how to appeal.",
    not_for="deciding on a step, or any step against a child or somebody who is harmed by another person.",
    evidence=(
        "The list is Kirklees’ best practice of 2013 to 2015, with questions of ours. Nobody has tested it. The powers "
        "of that time are history: many have ended."
    ),
    sources=(("kirklees", "6-tools-and-techniques"), ("kirklees", "5-what-works")),
    group="running",
)
