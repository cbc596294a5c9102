"""My worries and good things: a child's own three houses in plain words."""

from toolkit_py.widget import Label

LABEL = Label(
    title="My worries and good things",
    purpose="writing down what is good, what worries you and what you wish for.",
    not_for="telling someone. No one is sent what you write. To get help, tell a grown-up you trust.",
    evidence="Not yet. Many workers use three houses to hear from children. We do not know how well it works.",
    sources=(("north-yorkshire", "11-5-three-houses"),),
    group="families",
)
