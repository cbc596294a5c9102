"""The safety goal: for each danger what will be there instead, who will see it, and for how long."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Safety goal",
    purpose="saying for each danger what will be there instead: what the adults do, what the child lives, who sees it.",
    not_for="a list of services to go to, or a promise that meeting it will end a service’s part.",
    evidence=(
        "The safety goal comes from Signs of Safety and was shaped in practice. We found no study of it on its own. "
        "A goal about what people will do is easier to see than one about what stops."
    ),
    sources=(("north-yorkshire", "11-1-framework"), ("north-yorkshire", "11-4-family-safety-plan")),
    takes=("danger_statement", "three_column_map", "worry_to_plan"),
    group="chain",
    place=4,
)
