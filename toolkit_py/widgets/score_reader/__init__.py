"""Score reader: what the published bands of a total say, and what to do next. The questionnaires are not printed."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Score reader",
    purpose=(
        "reading a total that somebody else’s questionnaire gave: AUDIT, the Edinburgh scale or TOPSE. "
        "What do its published bands say, and what do you do next?"
    ),
    not_for=(
        "filling in a questionnaire, diagnosing, setting a target, or telling how safe or well cared for a child is. "
        "The questions themselves belong to others."
    ),
    evidence=(
        "The three questionnaires are published and studied. A band is a reason to talk and to ask a health worker. "
        "It misses people, and it frightens others for nothing. Nobody has tested this page."
    ),
    sources=(
        ("durham", "substance-assessment"),
        ("durham", "mental-health-intervention"),
        ("durham", "parenting-assessment"),
    ),
)
