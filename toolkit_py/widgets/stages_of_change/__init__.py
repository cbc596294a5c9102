"""Stages of change: choosing how to talk with one person about one behaviour, from what was seen and heard."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Stages of change",
    purpose="choosing how to talk with one person about one named behaviour, starting from what you saw and heard.",
    not_for="scoring or predicting anything, deciding whether a child is safe, or describing a whole family.",
    evidence=(
        "Weakly, in work with families. A research review (Littell and Girvin) found that studies do not show people "
        "changing in a series of stages. Use this to choose how to talk, never as proof of what will happen. Look for "
        "change you can see, against goals you agreed."
    ),
    sources=(("north-yorkshire", "10-cycle-of-change"),),
    takes=("safety_scaling",),
    group="engaging",
)
