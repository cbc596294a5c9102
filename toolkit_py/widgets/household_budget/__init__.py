"""Household budget: what comes in, what goes out, what is owed and what comes first, exact to the penny."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Household budget",
    purpose=(
        "seeing with a parent what comes in, what goes out, which debts come first and what is left, "
        "by the week and by the month."
    ),
    not_for=(
        "judging how a family spends, telling whether a parent copes, or in place of a debt adviser. "
        "It works out what was typed and nothing more."
    ),
    evidence=(
        "The sums are exact and checked. The order of debts is the one that debt advisers commonly use. "
        "Nobody has tested this sheet with families yet. An adviser may put a debt in another place."
    ),
    sources=(("durham", "debt-assessment"), ("durham", "debt-intervention")),
)
