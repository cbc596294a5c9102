"""The family safety plan: everyday rules for every danger, people who know the worry, and what happens if it slips."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Family safety plan",
    purpose="writing what people will do every day to keep a known danger away, in rules a child can follow.",
    not_for="domestic abuse, forced marriage, or any home where somebody may be afraid of somebody else.",
    evidence=(
        "Safety planning with a network was shaped in practice (Essex, Gumbleton and Luger; Turnell). Research on "
        "whether it keeps children safer is thin. A plan is worth what is seen of it, week by week."
    ),
    sources=(("north-yorkshire", "11-4-family-safety-plan"),),
    takes=("danger_statement", "safety_goal", "three_column_map", "worry_to_plan"),
    group="chain",
    place=5,
)
