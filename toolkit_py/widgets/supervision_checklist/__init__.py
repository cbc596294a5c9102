"""Supervision checklist: one family talked through, reflection first, and what to come back to by when."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Supervision checklist",
    purpose=(
        "talking one family through in supervision: the worker first, then needs, plans, services and learning, and "
        "the manager’s own part last."
    ),
    not_for="judging a worker, deciding whether a child is safe, or doing the thinking in place of talking.",
    evidence=(
        "The questions are those of Kirklees, 2013 to 2015, in our words; some are ours and say so. We know of no "
        "study of this list. Kirklees put reflection near the end, and here it stands first."
    ),
    sources=(("kirklees", "supervision-checklist"), ("kirklees", "7-managers")),
    group="running",
)
