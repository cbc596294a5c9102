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
        "These are the documents’ own measures of 2011 to 2016, most of them County Durham’s. They have not been "
        "tested here. A measure says what was counted, not what life is like for a child. Check your local framework."
    ),
    sources=(
        ("durham", "debt-intervention"),
        ("durham", "abuse-intervention"),
        ("durham", "cse-intervention"),
        ("durham", "substance-intervention"),
        ("durham", "asb-intervention"),
        ("durham", "mental-health-intervention"),
        ("durham", "parenting-intervention"),
        ("durham", "social-media-intervention"),
        ("derbyshire", "1-introduction"),
        ("derbyshire", "2-assessments"),
        ("derbyshire", "4-intervention-plans"),
        ("derbyshire", "5-risk-and-safety"),
        ("derbyshire", "11-enabling-compliance"),
        ("derbyshire", "13-custody"),
        ("derbyshire", "16-restorative-work"),
        ("derbyshire", "17-transfers-to-probation"),
        ("nottingham", "1-partnership"),
        ("nottingham", "1-restorative-justice"),
        ("nottingham", "2-reasons"),
        ("nottingham", "5-risk"),
    ),
    group="running",
)
