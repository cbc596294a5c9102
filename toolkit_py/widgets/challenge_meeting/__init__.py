"""Challenge meeting: the agenda, what each of us has not done, who does what by when, and minutes with a date."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Challenge meeting",
    purpose="leading a meeting of the workers around one family when things are stuck, with minutes at the end.",
    not_for="challenging a family, taking the place of a child protection meeting, or settling who was right.",
    evidence=(
        "The agenda is that of Kirklees, 2013 to 2015. Kirklees found such meetings good at moving stuck work, and "
        "gives no figures. Asking what each of us has not done is ours."
    ),
    sources=(("kirklees", "challenge-meeting"), ("kirklees", "6-tools-and-techniques")),
    group="running",
)
