"""Exit and step-down: checks before an ending, where they point and why, and the plan that goes with it."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Exit and step-down",
    purpose="checking what is still open before support ends, and seeing where the answers point and why.",
    not_for="deciding to close, or showing that a child is safe. You and your supervisor decide.",
    evidence=(
        "This path is ours. Kirklees had an exit flowchart, and its drawing is lost. The checks come from what that "
        "toolkit says elsewhere about closing. Nobody has tested the path."
    ),
    sources=(
        ("kirklees", "exit"),
        ("kirklees", "7-managers"),
        ("kirklees", "supervision-checklist"),
        ("kirklees", "5-what-works"),
    ),
    takes=("three_column_map", "danger_statement", "safety_goal", "family_safety_plan", "worry_to_plan"),
    group="running",
)
