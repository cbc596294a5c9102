"""Before the door: one small card for one visit, and what keeps the worker and the family safe on the way to it."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Before the door",
    purpose=(
        "getting ready for one visit: its purpose in one sentence, three questions, what not to say yet, and whom "
        "you ring."
    ),
    not_for=(
        "deciding that a visit is safe, taking the place of your lone-working policy, or a script to read aloud in "
        "somebody’s home."
    ),
    evidence=(
        "The card is our own and nobody has tested it. It rests on what North Yorkshire wrote in 2015 about first "
        "visits, barriers and stages of change. Research gives weak support to stages: use them to choose a "
        "question, and nothing more."
    ),
    sources=(
        ("north-yorkshire", "9-2-strategies"),
        ("north-yorkshire", "10-cycle-of-change"),
        ("north-yorkshire", "7-barriers"),
        ("north-yorkshire", "7-1-five-sources-of-resistance"),
        ("north-yorkshire", "11-6-when-it-is-not-working"),
    ),
    takes=("stages_of_change", "getting_in_the_way"),
    group="engaging",
)
