"""When engagement is not working: the keyworker's steps, with the child's time first and no dead end."""

from toolkit_py.widget import Label

LABEL = Label(
    title="When it is not working",
    purpose=(
        "going through the keyworker’s steps when you cannot work with a family, "
        "with how long the child can wait first."
    ),
    not_for="waiting while a child needs protecting, or building a case against a family.",
    evidence=(
        "The steps are North Yorkshire’s of 2015, and the meeting for stuck work is Kirklees’. "
        "The order of the decisions is ours, and nobody has tested it. Your local procedures come before it."
    ),
    sources=(
        ("north-yorkshire", "11-6-when-it-is-not-working"),
        ("north-yorkshire", "11-8-strategies-when-not-working"),
        ("north-yorkshire", "11-9-keyworker"),
        ("kirklees", "6-tools-and-techniques"),
    ),
    takes=("getting_in_the_way", "appearing_to_go_along"),
    group="engaging",
)
