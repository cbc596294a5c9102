"""School attendance: what gets in the way, in whose words, and then the sessions as exact figures."""

from toolkit_py.widget import Label

LABEL = Label(
    title="School attendance",
    purpose=(
        "finding out with a child what gets in the way of school, and then reading the register’s sessions "
        "as an exact percentage."
    ),
    not_for="judging a parent, threatening with a fine, or deciding why a child is not in school.",
    evidence=(
        "The figures are exact. The two lines come from government statistics: they sort figures, and do not say "
        "what a child needs. Nobody has tested this tool with families yet."
    ),
    sources=(("durham", "debt-assessment"), ("durham", "parenting-intervention"), ("kirklees", "annex-attendance")),
)
