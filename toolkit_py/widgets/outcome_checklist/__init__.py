"""Outcome checklist: the outcomes of an issue, how far each has come, what is missing, and how it counted."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Outcome checklist",
    purpose=(
        "agreeing with a family which outcomes you are working on, seeing how far each has come, "
        "and closing or stepping down with what shows it."
    ),
    not_for="scoring a family, deciding to close, or telling whether anyone is safe.",
    evidence=(
        "These are County Durham’s measures of about 2015, and they have not been tested here. A measure says "
        "what was counted, not what life is like for a child. Check your local framework."
    ),
    sources=(
        ("durham", "debt-intervention"),
        ("durham", "abuse-intervention"),
        ("durham", "cse-intervention"),
        ("durham", "substance-intervention"),
        ("durham", "asb-intervention"),
    ),
    group="running",
)
