"""What the parts of the chain share: names, sentences, and rows that answer one another."""

import pytest

from toolkit_py import chain
from toolkit_py.fields import Fields
from toolkit_py.forms import Form


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Sam, Rose and Jo", ("Sam", "Rose", "Jo")),
        ("Sam\nRose\nSam", ("Sam", "Rose")),
        ("mum & Gran; the school.", ("mum", "Gran", "the school")),
        ("Andrew", ("Andrew",)),
        ("", ()),
    ],
)
def test_people_are_told_apart_as_they_are_written(typed: str, people: tuple[str, ...]) -> None:
    """Commas, lines and "and" part them; nobody stands there twice."""
    assert chain.people_in(typed) == people


def test_ages_are_no_children() -> None:
    """What is written as a name and an age is one child."""
    form = Form("x", [("children", "Kai, 7, and Mia, aged 3")])
    assert chain.children(form) == ("Kai", "Mia")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Mia (6), Jay (9)", ("Mia", "Jay")),
        ("Mia 6", ("Mia",)),
        ("mia aged 6", ("mia",)),
        ("the baby and Mia (6, in Year 1)", ("the baby", "Mia")),
    ],
)
def test_a_name_is_read_without_the_age_beside_it(typed: str, names: tuple[str, ...]) -> None:
    """A child who has no name here is not left out."""
    assert chain.children(Form("x", [("children", typed)])) == names


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Nights when Dana works.", "nights when Dana works"),
        ("Dana working nights", "Dana working nights"),
        ("", ""),
    ],
)
def test_inside_a_sentence_only_a_small_word_loses_its_capital(typed: str, said: str) -> None:
    """A name keeps its own."""
    assert chain.inside(typed) == said


def test_a_danger_statement_reads_in_its_order() -> None:
    """Who, about what, for example, and what might happen to the child."""
    typed = {
        "who": "Gran",
        "about": "Nights when nobody is in",
        "example": "Jamie cried",
        "day": "18 9 2026",
        "might": "Jamie could fall",
    }
    form = Form("x", [(f"dangers.1.{name}", value) for name, value in typed.items()])
    (danger,) = chain.read_dangers(form)
    assert danger.statement == (
        "Gran is worried about nights when nobody is in. For example, on 18 September 2026: Jamie cried. "
        "If nothing changes, Jamie could fall."
    )


@pytest.mark.parametrize(
    ("who", "verb"),
    [
        ("I", "I am"), ("i", "I am"), ("me", "I am"), ("Sam and i", "Sam and I are"), ("", "We are"),
        ("the teachers", "The teachers are"), ("Neighbours", "Neighbours are"), ("the police", "The police are"),
        ("The teachers at school", "The teachers at school are"), ("Mum’s parents", "Mum’s parents are"),
        ("Chris", "Chris is"), ("Mrs Jones", "Mrs Jones is"), ("the school", "The school is"),
    ],
)  # fmt: skip
def test_the_verb_goes_with_who_is_worried(who: str, verb: str) -> None:
    """One is, many are, I am."""
    form = Form("x", [("dangers.1.who", who), ("dangers.1.about", "bedtimes")])
    assert chain.read_dangers(form)[0].statement == f"{verb} worried about bedtimes."


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("that Kelly drinks", "that Kelly drinks"),
        ("worried that he drinks", "that he drinks"),
        ("because Dad shouts", "because Dad shouts"),
        ("that man at the door", "about that man at the door"),
        ("worried about bedtimes", "about bedtimes"),
    ],
)
def test_a_worry_that_is_a_whole_clause_has_no_about_before_it(about: str, said: str) -> None:
    """Somebody is worried that Kelly drinks, and about a man at the door."""
    form = Form("x", [("dangers.1.who", "Gran"), ("dangers.1.about", about)])
    assert chain.read_dangers(form)[0].statement == f"Gran is worried {said}."


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("last Tuesday", "last Tuesday"),
        ("Yesterday", "yesterday"),
        ("3 weeks ago", "3 weeks ago"),
        ("Monday", "on Monday"),
        ("24th September", "on 24th September"),
        ("18/9/2026", "on 18 September 2026"),
        ("March", "in March"),
    ],
)
def test_the_time_of_an_example_is_said_as_people_say_it(when: str, said: str) -> None:
    """On a day, in a month, last Tuesday."""
    form = Form("x", [("dangers.1.example", "Jamie cried"), ("dangers.1.day", when)])
    assert chain.read_dangers(form)[0].statement == f"For example, {said}: Jamie cried."


@pytest.mark.parametrize(
    ("long", "said"),
    [
        ("until July", "until July"),
        ("From now on", "from now on"),
        ("every day until Easter", "every day until Easter"),
        ("six weeks", "for six weeks"),
        ("for at least a term", "for at least a term"),
    ],
)
def test_how_long_a_goal_is_to_be_seen_is_said_as_people_say_it(long: str, said: str) -> None:
    """For a length of time, until a day."""
    (row,) = Form("x", [("goals.1.by", "Gran"), ("goals.1.long", long)]).rows("goals")
    assert chain.read_goal(row).statement == f"Gran will see this {said}."


def test_a_key_is_not_used_again_when_every_row_was_taken_away() -> None:
    """A goal of an old danger never comes to stand under a new one."""
    assert len(chain.rows(Form("x", []), "dangers", 2)) == 2
    assert chain.rows(Form("x", [("dangers.next", "3")]), "dangers", 2) == []


def test_each_danger_has_a_row_that_answers_it_and_what_lost_its_danger_is_kept() -> None:
    """Beside the statements the rows follow them; a written row without one comes last."""
    fields: Fields = [("dangers.2.who", "Sam"), ("goals.5.doing", "Bedtime at eight."), ("goals.6.row", "")]
    form = Form("x", fields)
    found = chain.answering(form, "goals", chain.read_dangers(form), blank=2)
    assert [(row.key, danger is not None) for row, danger in found] == [(2, True), (5, False)]


def test_a_line_of_the_map_stands_where_its_kind_belongs() -> None:
    """Choosing another kind moves it, and renames nothing."""
    form = Form("x", [("worries.1.kind", "strength"), ("worries.1.what", "Mum rang"), ("strengths.1.what", "Gran")])
    items = chain.read_items(form)
    assert [(item.id, item.column) for item in items] == [("worries.1", "strengths"), ("strengths.1", "strengths")]


def test_what_was_taken_over_is_not_offered_again() -> None:
    """And what is offered goes into the first row that is free."""
    form = Form("x", [("dangers.1.might", "a fire"), ("dangers.2.row", "")])
    rows = form.rows("dangers")
    offers = chain.offered(form, "dangers", "might", rows, [("a fire", "the map"), ("a fall", "the map")])
    assert [(offer.field, offer.value) for offer in offers] == [("dangers.2.might", "a fall")]
    assert chain.offered(form, "dangers", "might", rows[:1], [("a fall", "")], new=False) == []
