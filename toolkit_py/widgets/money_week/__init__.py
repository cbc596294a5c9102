"""Money week: what comes in and what goes out in one week, in plain words and exact to the penny."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Money week",
    purpose="seeing what comes in and what goes out in one week.",
    not_for="showing how well you cope. It can’t do what a debt adviser does.",
    evidence="The sums are checked. The sheet has not been tried out with families yet.",
    sources=(("durham", "debt-assessment"), ("durham", "debt-intervention")),
    group="families",
)
