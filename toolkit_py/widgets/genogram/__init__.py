"""Genogram: a family and everyone who matters to a child, written down as people and ties, and drawn in rows."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Family drawing (genogram)",
    purpose="drawing with a family who is in it, how they are tied to each other, and who matters to the child.",
    not_for=(
        "a room where somebody is afraid of somebody else, finding where a person lives, or proving who is related. "
        "If another service drew one lately, use theirs."
    ),
    evidence=(
        "We know of no study that tests this tool. Derbyshire’s youth justice service recommended genograms in 2016 "
        "for sorting out complicated families and seeing gaps. Its value is in the talk, not in a neat sheet."
    ),
    sources=(("derbyshire", "2-assessments"), ("durham", "debt-assessment")),
    group="understanding",
)
