"""The safety scale: people's own numbers from 0 to 10, private first, with both ends in words. No verdict."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Safety scale",
    purpose="hearing how safe each person thinks things are for the children, and what one step up would look like.",
    not_for="working out risk, deciding what happens next, or showing that a child is safe.",
    evidence=(
        "A national evaluation of Signs of Safety in England (2021) found no effect on re-referrals or on numbers "
        "in care. We found no study that shows a number can tell you how safe a child is. Use it to start talking."
    ),
    sources=(
        ("north-yorkshire", "11-1-framework"),
        ("north-yorkshire", "11-3-three-columns"),
        ("north-yorkshire", "11-4-family-safety-plan"),
    ),
    takes=("danger_statement", "safety_goal", "family_safety_plan", "worry_to_plan"),
    group="chain",
    place=6,
)
