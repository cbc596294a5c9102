"""The three-column map: worries, what works well and what needs to happen, in short lines with whose words they are."""

from toolkit_py.widget import Label

LABEL = Label(
    title="Three-column map",
    purpose="putting worries, what works well and what needs to happen side by side, in words the family would use.",
    not_for="deciding how safe a child is. Nor for a shared sheet where somebody in the home may be afraid.",
    evidence=(
        "The map is part of Signs of Safety. A national evaluation in England (2021) found no effect on re-referrals "
        "or on numbers in care. The checks on each line are North Yorkshire’s definitions of 2015, in our words."
    ),
    sources=(
        ("north-yorkshire", "11-1-framework"),
        ("north-yorkshire", "11-3-three-columns"),
        ("north-yorkshire", "11-4-family-safety-plan"),
    ),
    group="chain",
    place=2,
)
