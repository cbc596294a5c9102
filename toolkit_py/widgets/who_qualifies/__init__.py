"""Who qualifies: the six criteria of 2015, what shows each, at least two counted openly, and what to ask now."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Who qualifies (2015 rule)",
    purpose=(
        "going through six needs with a family: what shows each, what is only believed, and what to ask the council."
    ),
    not_for=(
        "deciding who gets help today, or how well anyone is parenting. The programme behind this rule has ended, "
        "and no family has to meet two of anything before you act on a worry."
    ),
    evidence=(
        "The rule was made for counting families and paying for work. It was never a test of need, and it has not been "
        "tested here. Check your area’s own guidance."
    ),
    sources=(("kirklees", "1-introduction"), ("kirklees", "2-who-it-is-for")),
    group="running",
)
