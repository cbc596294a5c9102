"""Restorative window: something a service did, the box it falls in, and how it would be done with people."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Restorative window",
    purpose=(
        "taking something that you or your service did last week, finding its box, and working out how it would "
        "be done with people."
    ),
    not_for=(
        "sorting parents, children or families into boxes, judging a colleague, or bringing together people when "
        "one of them is afraid of another."
    ),
    evidence=(
        "The window is a way to look at what adults in authority do, and not a measure. It has its critics: "
        "Vaandering (2013) says that “control” still puts people in authority above others, and looks at the "
        "relationship instead. We say “expectations” for that reason."
    ),
    sources=(("kirklees", "3-terminology"), ("derbyshire", "16-restorative-work")),
    group="engaging",
)
