"""My number today: one person's own number from 0 to 10, or none, with both ends in words."""

from toolkit_py.widget import Label

LABEL = Label(
    title="My number today",
    purpose="saying how things are for you today, with a number or just with words.",
    not_for="showing that a child is safe, or setting one person’s number against someone else’s.",
    evidence="Not yet. It is a way to start to talk. A number on its own shows nothing.",
    sources=(("north-yorkshire", "11-3-three-columns"),),
    group="families",
)
