"""Change-talk listener: what somebody said about one change, what kind of talk it is, and a reply that fits."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Change-talk listener",
    purpose="sorting what somebody said about one change, in their own words, and choosing a reply that fits.",
    not_for=(
        "proving that anyone will change, talking a person into something, or a victim’s words about staying, "
        "leaving or telling."
    ),
    evidence=(
        "The seven kinds come from motivational interviewing, which has been studied widely, mostly in health and "
        "treatment services. Sorting words is a way to practise listening. What somebody says does not tell you "
        "what they will do; look for change you can see."
    ),
    sources=(("north-yorkshire", "11-5-change-talk"), ("north-yorkshire", "7-barriers")),
    takes=("stages_of_change",),
    group="engaging",
)
