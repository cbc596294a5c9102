"""The danger statement: who is worried, about what, with an example, and what might happen to the child."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Danger statement",
    purpose="saying one worry so plainly that the family knows what it is: who, what was seen, and what might happen.",
    not_for="deciding what happens next. Do not read it out together where somebody may be afraid of somebody else.",
    evidence=(
        "The danger statement comes from Signs of Safety and was shaped in practice. We found no study of it on "
        "its own. The words that are pointed out are our own list."
    ),
    sources=(("north-yorkshire", "11-1-framework"), ("north-yorkshire", "11-4-family-safety-plan")),
    takes=("three_column_map", "worry_to_plan"),
    group="chain",
    place=3,
)
