"""A sheet to leave behind, made with the worker: what we talked about, who does what by when, and how to disagree."""

from toolkit_py.widget import Label

LABEL = Label(
    title="What we said today",
    purpose="leaving you with what was said, who does what, and how to reach your worker.",
    not_for="anything that could put someone in danger. Leave that off, or leave no paper at all.",
    evidence="Not yet. Families told researchers that they want it in writing.",
    sources=(
        ("north-yorkshire", "8-1-what-parents-say-helps"),
        ("north-yorkshire", "11-8-strategies-when-not-working"),
    ),
    group="families",
)
