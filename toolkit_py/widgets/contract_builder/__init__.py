"""Agreement builder: what the service does, what the family does, help first, and never where somebody is afraid."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Agreement builder",
    purpose="writing down with a family what the service does and what they do, in plain words, ready to sign.",
    not_for="protecting a child, holding somebody to a promise, or any family where one person is afraid of another.",
    evidence=(
        "An agreement is not legally binding. We know of no study that a signed paper changes what happens at home. "
        "It helps when it is fair, small and looked at again."
    ),
    sources=(
        ("kirklees", "3-terminology"),
        ("kirklees", "6-tools-and-techniques"),
        ("north-yorkshire", "9-2-strategies"),
    ),
    group="running",
)
