"""Three Houses: what is good, what worries and what a child dreams of, in the child's own words and drawings."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Three Houses",
    purpose="hearing from a child what is good, what worries them and what they dream of, and keeping it theirs.",
    not_for="getting evidence of harm, checking a parent’s story, or a child who already tells you things.",
    evidence=(
        "Nicki Weld and Maggie Greening, in New Zealand, first made it. North Yorkshire called it proven and named no "
        "study; we know of none that tests it. Treat it as a way to talk, not as a test."
    ),
    sources=(("north-yorkshire", "11-5-three-houses"),),
    group="children",
)
