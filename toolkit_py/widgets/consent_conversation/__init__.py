"""The consent conversation: which of four questions is asked, one person at a time, and what was answered to each."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Consent conversation",
    purpose="asking one person at a time which of four things they agree to, and writing down each answer by itself.",
    not_for=(
        "getting permission before you report that a child may be harmed: you need none. It is no legal advice, "
        "and one person’s answer is never another’s."
    ),
    evidence=(
        "We know of no study that tests this tool. It follows government advice on sharing (2024) and parts what the "
        "Kirklees form of 2013 to 2015 asked in one signature."
    ),
    sources=(("kirklees", "consent"),),
    group="running",
)
