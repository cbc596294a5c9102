"""Engagement check: a worker looks back at how they work with one family, and chooses one thing to do."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Engagement check",
    purpose="looking back at how you work with one family, alone or in supervision, and choosing one thing to do.",
    not_for="marking a worker, marking a family, or showing that a family “engages”.",
    evidence=(
        "North Yorkshire’s toolkit of 2015 lists what it took from research and from parents and children. "
        "It prints no check of this kind: the questions are ours, made from its lists, and nobody has tested them."
    ),
    sources=(
        ("north-yorkshire", "4-what-engagement-is"),
        ("north-yorkshire", "9-1-principles"),
        ("north-yorkshire", "9-2-strategies"),
        ("north-yorkshire", "10-cycle-of-change"),
    ),
    takes=("getting_in_the_way",),
    group="engaging",
)
