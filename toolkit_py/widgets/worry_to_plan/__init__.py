"""From the first worry to a plan: map, danger statement, safety goal, family safety plan and scale in one form."""

from toolkit_py.widget import Label

LABEL = Label(
    title="From the first worry to a plan",
    purpose="taking one family from the first worry to a plan and a scale, and writing nothing twice.",
    not_for="an emergency, a verdict on a child, or a shared plan where somebody may be afraid of somebody else.",
    evidence=(
        "The five parts belong to Signs of Safety. A national evaluation in England (2021) found no effect on "
        "re-referrals or on numbers in care. The links between the parts, and what is pointed out, are our own."
    ),
    sources=(
        ("north-yorkshire", "11-1-framework"),
        ("north-yorkshire", "11-2-where-it-is-used"),
        ("north-yorkshire", "11-3-three-columns"),
        ("north-yorkshire", "11-4-family-safety-plan"),
    ),
    takes=("three_column_map",),
    group="chain",
    place=1,
)
