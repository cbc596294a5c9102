"""Words and Pictures: a short true story for a child, drawn and told by the adults in it, before any safety plan."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Words and Pictures",
    purpose=(
        "helping parents tell a child what happened, what the adults do about it, and that it is all right to tell."
    ),
    not_for=(
        "a first talk about harm, a child who may be a witness without legal advice first, or a story that frightens "
        "someone in the room."
    ),
    evidence=(
        "Susie Essex, Margaret Hiles and Colin Luger developed it in Bristol, and Andrew Turnell brought it into Signs "
        "of Safety. We know of no trial of it. Go by what the child makes of it."
    ),
    sources=(("north-yorkshire", "11-5-words-and-pictures"),),
    takes=("danger_statement", "worry_to_plan"),
    group="children",
)
