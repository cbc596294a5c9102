"""What would help: a small plan in a person's own words."""

from toolkit_py.widget import Label

LABEL = Label(
    title="What would help",
    purpose="making a small plan in your own words, with one first thing to do.",
    not_for="stopping someone who hurts you. That is for them to stop. Ask for help with that first.",
    evidence="Not this sheet. Small steps that people choose for themselves are easier to take.",
    sources=(("north-yorkshire", "10-cycle-of-change"), ("north-yorkshire", "8-1-what-parents-say-helps")),
    group="families",
)
