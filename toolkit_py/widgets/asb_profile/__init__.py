"""Anti-social behaviour problem profile: what happened, where and when, seen from six sides, who is harmed first."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Anti-social behaviour problem profile",
    purpose=(
        "pinning down what happens, where, when and to whom, from six sides, before anyone decides what to do. "
        "It is for talking with the family and with the people affected, separately."
    ),
    not_for="proving who did something, marking a family or a child as bad, or a case file against a tenant.",
    evidence=(
        "The six sides are Durham’s of about 2015, for defining a problem. They have not been tested here. What is "
        "reported is not all that happens, and who is reported is not always who did it."
    ),
    sources=(("durham", "asb-assessment"), ("durham", "asb-intervention")),
)
