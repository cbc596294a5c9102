"""Case study: permission first, seven boxes with their guides, exact counts, and what could tell who this is."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Case study",
    purpose="writing one page on what you did and what changed, in seven boxes, without anyone being recognised.",
    not_for="proving that something works, or telling a story that somebody did not agree to.",
    evidence=(
        "The boxes and their lengths are those of Kirklees, 2013 to 2015. The checks for names are ours, and they "
        "miss things. Another person has to read it."
    ),
    sources=(("kirklees", "case-study"), ("kirklees", "consent")),
    takes=("consent_conversation",),
    group="running",
)
