"""What is getting in the way: five sources of resistance, the worker's own part first, and what answers it."""

from toolkit_py.widget import Label

LABEL = Label(
    title="What is getting in the way",
    purpose=(
        "finding out what stands between you and a family, beginning with your own part, and choosing one thing to try."
    ),
    not_for="sorting families into kinds, counting how “resistant” somebody is, or waiting while a child is not safe.",
    evidence=(
        "The five sources come from a paper of 2012 that puts forward a way of thinking. Nobody has tested this tool, "
        "and the order of its parts is ours. The strategies are North Yorkshire’s of 2015."
    ),
    sources=(
        ("north-yorkshire", "7-barriers"),
        ("north-yorkshire", "7-1-five-sources-of-resistance"),
        ("north-yorkshire", "7-2-how-families-resist"),
        ("north-yorkshire", "9-2-strategies"),
        ("north-yorkshire", "11-8-strategies-when-not-working"),
    ),
    group="engaging",
)
