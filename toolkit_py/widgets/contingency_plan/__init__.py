"""If I can't look after the children: who does, how a child lets someone know, and what is locked away."""

from toolkit_py.widget import Label

LABEL = Label(
    title="If I can’t look after the children",
    purpose=(
        "planning with a parent, while they are well or sober, who has the children and what happens on a day "
        "when they cannot."
    ),
    not_for="a child in danger today, making a child watch over a parent, or showing that a home is safe.",
    evidence=(
        "Durham’s toolkit of about 2015 asks for such a plan. The parts and the checks here are ours. No study that we "
        "know of tests them. A plan is only as good as the people in it."
    ),
    sources=(("durham", "mental-health-assessment"), ("durham", "substance-assessment")),
    takes=("family_safety_plan", "danger_statement", "three_column_map", "worry_to_plan"),
    group="chain",
    place=7,
)
