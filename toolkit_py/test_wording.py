"""Words that somebody typed, in sentences of ours."""

import pytest

from toolkit_py.wording import ended, sentence


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("at school", "at school."),
        ("at school.", "at school."),
        ("Is it safe?", "Is it safe?"),
        ("“I go to Gran’s.”", "“I go to Gran’s.”"),
        ("Gran’s (upstairs)", "Gran’s (upstairs)."),
        ("  ", ""),
        ("”", "”"),
    ],
)
def test_what_was_typed_ends_once(typed: str, said: str) -> None:
    """A stop is added only where none stands."""
    assert ended(typed) == said


def test_a_sentence_begins_with_a_capital_and_stands_on_one_line() -> None:
    """Nothing else of the words changes."""
    assert sentence("gran rings\nat six") == "Gran rings at six."
    assert sentence("") == ""
