"""Our week: morning, after school, tea and bed for each day, on one sheet for the wall."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Our week",
    purpose="planning mornings, after school, tea and bed for each day, and printing the week.",
    not_for="checking up on a family. A week that did not go to plan is just a week.",
    evidence="Not this sheet. Doing the same things at the same times helps many children feel safe.",
    sources=(("durham", "parenting-intervention"),),
    group="families",
)
