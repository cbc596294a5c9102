"""Appearing to go along: what was agreed beside what was seen, and what it meant for the child. No conclusion."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Appearing to go along (sometimes called disguised compliance)",
    purpose="putting what was agreed beside what was seen, asking what it means for the child, and whom to ask next.",
    not_for="deciding what a parent means by it, or waiting for proof while a child is not safe enough.",
    evidence=(
        "North Yorkshire’s signs are of 2015. NSPCC Learning (2022 to 2023) found the old label used for many kinds of "
        "behaviour, often without asking why. Nobody has tested this table."
    ),
    sources=(("north-yorkshire", "7-barriers"), ("north-yorkshire", "7-2-how-families-resist")),
    group="engaging",
)
