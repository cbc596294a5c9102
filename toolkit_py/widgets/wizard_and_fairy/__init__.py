"""The Wizard and the Fairy: the three questions of the Three Houses, in the clothes, the wings and the wand."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Wizard and Fairy",
    purpose="asking a child what they would change, what helps them, and what they would wish for with a magic wand.",
    not_for="getting evidence of harm, granting wishes, or a child who does not want to play.",
    evidence=(
        "Vania Da Paz, a child protection worker in Rockingham, Western Australia, made it. No study that we know of "
        "tests it. Treat it as a way to talk, not as a test."
    ),
    sources=(("north-yorkshire", "11-5-three-houses"),),
    group="children",
)
