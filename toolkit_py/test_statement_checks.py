"""What is pointed out in words that somebody wrote, and what is let be."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_py import statement_checks as checks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("There is DV in the home", "DV"),
        ("He failed to attend", "failed to"),
        ("Mum is showing disguised compliance", "disguised compliance"),
        ("The family is hard to reach.", "hard to reach"),
        ("She is putting herself at risk", "putting herself at risk"),
    ],
)
def test_professional_shorthand_is_pointed_out_as_it_was_typed(text: str, words: str) -> None:
    """A worker sees the very words, and a question that leads to what was seen."""
    found = checks.shorthand(text)
    assert [pointer.words for pointer in found] == [words]
    assert found[0].reply.endswith((".", "?"))


@pytest.mark.parametrize(
    "text",
    [
        "Dad shouted and threw a cup while Kai was on the stairs",
        "Adana went to school on four days",  # "DA" only as a word of its own
        "He has contact with Kai on Saturdays",  # a word for families only
    ],
)
def test_plain_words_are_let_be(text: str) -> None:
    """Nothing is pointed out in a sentence that says what was seen."""
    assert checks.shorthand(text) == ()


def test_some_words_are_only_pointed_out_where_a_family_will_read_them() -> None:
    """“Contact” is a worker's word; “engaging” names no one behaviour."""
    assert [p.words for p in checks.shorthand("contact on Saturdays", "family")] == ["contact"]
    assert [p.words for p in checks.shorthand("engaging with us", "behaviour")] == ["engaging"]
    assert checks.shorthand("an engaging little boy", "family") == ()


def test_what_is_pointed_out_once_is_not_pointed_out_again_for_a_word_within_it() -> None:
    """One reply for “not engaging” is enough."""
    assert [p.words for p in checks.shorthand("Not engaging", "behaviour")] == ["Not engaging"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Stop shouting", True),
        ("no more drinking", True),
        ("Don’t hit", True),
        ("Not be late", True),
        ("Stops shouting", True),
        ("Does not shout", True),
        ("doesn’t drink", True),
        ("Stopping drinking", True),
        ("Kelly will not drink", True),
        ("Kelly stops hitting", True),
        ("Dad and Zoë never shout", True),
        ("the parents stop arguing", True),
        ("to stop drinking", True),
        ("Kelly stops at Gran’s on Fridays", False),
        ("Mum stops and counts to ten", False),
        ("Home no later than nine", False),
        ("I don’t know yet", False),
        ("Noah eats", False),
        ("Kai eats with his mum each evening", False),
        ("Notice when Kai is sad", False),
        ("", False),
    ],
)
def test_a_goal_that_only_says_what_ends_is_pointed_out(text: str, found: bool) -> None:
    """A goal is something that will be there."""
    assert (checks.stops(text) is not None) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Attend the parenting course", True),
        ("engage with the drug service", True),
        ("Will attend the course", True),
        ("attending AA", True),
        ("Mum attends counselling", True),
        ("goes on the parenting course", True),
        ("Kelly and Sam will attend the group", True),
        ("We work with the family worker", True),
        ("goes to Gran’s when Dad drinks", False),
        ("goes to bed on time", False),
        ("Go to the neighbour", False),
        ("goes to Gran’s and rings the worker", False),
        ("attends school every day", False),
        ("works with Dad on bedtime", False),
        ("Gran fetches Kai when Mum drinks", False),
        ("Attendance at school is over nine days in ten", False),
    ],
)
def test_a_service_to_go_to_is_not_taken_for_safety(text: str, found: bool) -> None:
    """A service plan is not a safety plan."""
    assert (checks.service_only(text) is not None) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They live at DL1 5QQ", True),
        ("Kai, dob given", True),
        ("born 03/04/2016", True),
        ("goes to Meadow Hill School", True),
        ("Karen Smithers was there", True),
        ("12 March 2015", True),
        ("12th March 2015", True),
        ("the 12th of March 2015", True),
        ("12/03/15", True),
        ("2015-03-12", True),
        ("Zoë Müller", True),
        ("José García came", True),
        ("Agnieszka Wójcik and", True),
        ("Łukasz Nowak", True),
        ("Sam O'Brien came", True),
        ("Sam O’Brien came", True),
        ("Sam McDonald came", True),
        ("KAYLEIGH SMITH", True),
        ("Jo Li", True),
        ("Mr Khan", True),
        ("then Mrs. Patel rang", True),
        ("lives at hd1 2ab", True),
        ("St Mary’s School", True),
        ("Signs of Safety", False),
        ("Early Help", False),
        ("GP Surgery", False),
        ("NHS Talking Therapies", False),
        ("Universal Credit", False),
        ("Kai’s Mum", False),
        ("Yesterday Kai came, then Auntie Beth", False),
        ("SEND Team and CAMHS", False),
        ("b4 3pm", False),
        ("aged 3 4 12", False),
        ("Mum and Kai went to the park on Monday", False),
        ("Aunt Jo rang. Then Kai ate", False),
        ("Children Act", False),
    ],
)
def test_what_might_tell_who_somebody_is_is_pointed_out(text: str, found: bool) -> None:
    """Names in full, births, postcodes and schools."""
    assert bool(checks.private(text)) is found


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Kai is left alone", ["Kai"], True),
        ("The girls are hungry", [], True),
        ("Mum drinks", ["Kai"], False),
        ("Kaiser rolls", ["Kai"], False),
    ],
)
def test_a_statement_is_asked_where_the_child_is_in_it(text: str, names: list[str], found: bool) -> None:
    """A child by name or by any common word."""
    assert checks.names_one_of(text, names) is found


@given(st.text(), st.lists(st.text()))
def test_no_text_is_too_strange_to_check(text: str, names: list[str]) -> None:
    """Nothing that was typed stops a check."""
    for found in (checks.shorthand(text, "family"), checks.private(text)):
        assert all(pointer.words in text for pointer in found)
    assert checks.stops(text) is None or checks.stops(text).reply  # type: ignore[union-attr]
    checks.service_only(text)
    checks.names_one_of(text, names)


@pytest.mark.parametrize("text", ["O'" * 20_000, "A-" * 20_000, "Kelly and " * 5_000, "go to " + "x " * 9_000])
def test_a_very_long_text_is_checked_at_once(text: str) -> None:
    """Whatever somebody pastes, the page answers: what can be a name is bounded."""
    start = perf_counter()
    checks.private(text)
    checks.stops(text)
    checks.service_only(text)
    assert perf_counter() - start < 5
