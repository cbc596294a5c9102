"""The agreement: fear first, the service's part first, help first, and no order or threat."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import toolkit_py
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.contract_builder import model

NAME = "contract_builder"
TODAY = date(2026, 3, 2)
OURS: Fields = [("ours.1.what", "Ring the landlord"), ("ours.1.who", "Jo"), ("ours.1.when", "6 March")]
THEIRS: Fields = [("theirs.1.what", "Ring at seven"), ("theirs.1.who", "Gran"), ("theirs.1.when", "school days")]


def view(*fields: tuple[str, str]) -> model.View:
    return model.answer(Form(NAME, list(fields)), TODAY, {})


def paper(*fields: tuple[str, str]) -> str:
    html = toolkit_py.render(NAME, list(fields), TODAY).html
    return html[html.index("data-answer") :]


@pytest.mark.parametrize("afraid", ["", "yes", "not-sure", "nonsense"])
def test_without_a_plain_no_there_is_no_joint_agreement(afraid: str) -> None:
    """Only the service's part stands there: no line of the family, and nothing to sign."""
    said = paper(*OURS, *THEIRS, ("family", "Ann and Bob"), ("worry", "He shouts"), ("afraid", afraid))
    assert "Ring the landlord" in said
    for hidden in ("Ring at seven", "Gran", "Ann and Bob", "He shouts", "tk-sign"):
        assert hidden not in said


def test_with_a_no_both_parts_stand_there_and_the_service_comes_first() -> None:
    """And the first thing said is that it is not legally binding."""
    said = paper(*OURS, *THEIRS, ("afraid", "no"))
    paper_only = said[said.index("tk-record") :]
    order = [paper_only.index(words) for words in ("not legally binding", "Ring the landlord", "Ring at seven")]
    assert order == sorted(order)
    assert paper_only.count("tk-sign-line") == 3


def test_the_services_manager_signs_too_and_only_where_nobody_may_be_afraid() -> None:
    """What the service owes is not promised by the worker alone; without a plain “No” there is nothing to sign."""
    signed = paper(*OURS, *THEIRS, ("afraid", "no")).split('<ul class="tk-sign">')[1]
    assert [signed.index(name) for name in ("Jo", "Gran", "The service’s manager")] == sorted(
        signed.index(name) for name in ("Jo", "Gran", "The service’s manager")
    )
    for afraid in ("", "yes", "not-sure"):
        assert "manager" not in paper(*OURS, *THEIRS, ("afraid", afraid))


@pytest.mark.parametrize(
    "line",
    ["Keep him away from the house", "Not let him in", "No contact with the father", "Report any breach"],
)
def test_a_line_that_makes_somebody_answer_for_another_is_pointed_out(line: str) -> None:
    """A victim is never asked to sign for what the person who harms does."""
    assert any("another person" in one.reply for one in model.look_again(line))


def test_orders_ends_and_services_are_pointed_out_in_the_familys_lines() -> None:
    """Pointed out, and left as they are."""
    for what in ("Must be home by nine", "Stop shouting", "Attend the course"):
        seen = view(("theirs.1.what", what), ("afraid", "no"))
        assert seen.theirs[0].pointers and seen.theirs[0].what == what


def test_a_childs_part_is_the_childs_own() -> None:
    """A line for a child asks whether the child chose it."""
    assert view(("theirs.1.who", "Older daughter"), ("afraid", "no")).look
    assert not view(("theirs.1.who", "Gran"), ("afraid", "no")).look


def test_what_follows_needs_help_before_it() -> None:
    """Help first, then anything else."""
    assert view(("follows", "The manager decides"), ("afraid", "no")).help_missing
    assert not view(("follows", "The manager decides"), ("help", "Jo comes"), ("afraid", "no")).help_missing


def test_a_family_with_more_to_do_than_the_service_is_pointed_out() -> None:
    """Signing together shows what is owed on both sides."""
    assert view(*THEIRS, ("afraid", "no")).more_theirs
    assert not view(*OURS, *THEIRS, ("afraid", "no")).more_theirs


@pytest.mark.parametrize("afraid", ["yes", "not-sure", ""])
@pytest.mark.parametrize("review", ["", "1 1 2020"])
def test_without_a_plain_no_nobody_is_asked_to_look_at_it_together(afraid: str, review: str) -> None:
    """Somebody who is afraid is not brought to a table with the person who is feared."""
    said = paper(*OURS, ("afraid", afraid), ("review", review))
    assert "together" not in said
    assert "what the service has promised" in said
    assert "together" in paper(*OURS, ("afraid", "no"), ("review", review))


def test_a_review_that_has_passed_is_said() -> None:
    """An agreement that nobody looks at is no agreement."""
    assert view(("review", "1 3 2026"), ("afraid", "no")).review_passed
    assert not view(("review", "2 3 2026"), ("afraid", "no")).review_passed


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["theirs.1.what", "theirs.1.who", "theirs.2.what", "worry", "follows", "ours.1.what"]),
            st.sampled_from(["SECRET one", "SECRET two", "must", ""]),
        )
    ),
    st.sampled_from(["", "yes", "not-sure"]),
)
def test_whatever_is_written_nothing_of_the_family_is_repeated_where_somebody_may_be_afraid(
    fields: list[tuple[str, str]], afraid: str
) -> None:
    """Not in a pointer, not in a question, not in a name to sign."""
    family = [pair for pair in fields if not pair[0].startswith("ours")]
    seen = view(*family, ("afraid", afraid))
    assert not seen.joint and not seen.names and not seen.more_theirs
    assert not any("SECRET" in words for words, _ in seen.look)
    assert not any("SECRET" in one for one in seen.missing)
