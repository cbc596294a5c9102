"""My questions for the meeting: chosen from a list or one's own, in one's own order, on a card."""

from toolkit_py.widget import Label

LABEL = Label(
    title="My questions for the meeting",
    purpose="choosing what you want to ask, and taking it with you on a card.",
    not_for="things that only your worker should hear. Tell them those on your own.",
    evidence="Not yet. Parents told researchers that they want to be asked and to be told things in plain words.",
    sources=(("north-yorkshire", "8-1-what-parents-say-helps"), ("north-yorkshire", "8-2-what-children-say")),
    group="families",
)
