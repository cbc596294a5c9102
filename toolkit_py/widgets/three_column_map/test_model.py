"""The three-column map: what is asked about a line, and what is never touched."""

import pytest

import toolkit_py
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widgets.three_column_map import model

NAME = "three_column_map"


def view(fields: Fields, do: str = "") -> model.View:
    return model.answer(Form(NAME, fields, do), None, {})


def line(name: str, kind: str, what: str, **more: str) -> Fields:
    return [(f"{name}.kind", kind), (f"{name}.what", what), *((f"{name}.{k}", v) for k, v in more.items())]


DANGER = line("worries.1", "danger", "Kai could be left alone.")


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        (line("strengths.1", "safety", "Dad loves Kai."), "is this a strength?"),
        (line("strengths.1", "safety", "Auntie stays.", against="worries.1"), "over time, or was it one act"),
        (line("strengths.1", "strength", "Auntie stays.", against="worries.1"), "it is safety"),
        (line("strengths.1", "", "Auntie stays."), "protected the child from a danger"),
        (line("wants.1", "service", "No more shouting."), "What will be there instead"),
        (line("worries.2", "harm", "Neglect."), "What does the child go without"),
        (line("worries.2", "harm", "word " * 26), "two lines"),
    ],
)
def test_a_line_that_may_stand_in_the_wrong_place_is_asked_about(fields: Fields, asked: str) -> None:
    """Pointed out in words, and left as it is."""
    assert any(asked in pointer.reply for pointer in view([*DANGER, *fields]).pointers)


def test_harm_to_another_child_in_the_same_care_has_its_place_too() -> None:
    """The template of 2015 asks for it; it says that the child was cared for there, and not who is to blame."""
    tests = dict(view([]).tests)
    assert "another child in the same adults’ care" in tests["Past harm"]
    seen = view(line("worries.1", "harm", "Joe went two days without a meal.", whose="Auntie", seen="10 May 2025"))
    assert seen.pointers == () and seen.columns[0].heaps[0].title == "Past harm"


@pytest.mark.parametrize("how", ["time", "act"])
def test_safety_shown_against_a_danger_over_time_or_in_one_act_is_safety(how: str) -> None:
    """Then nothing is asked, and the danger is not among those nothing protects from."""
    safe = line("strengths.1", "safety", "Auntie stayed each Friday.", against="worries.1", how=how)
    seen = view([*DANGER, *safe])
    assert seen.pointers == () and seen.unprotected == ()
    assert view(DANGER).unprotected == ("Kai could be left alone.",)


def test_a_childs_exact_words_are_quoted_and_never_corrected() -> None:
    """Whatever words a child uses."""
    fields = line("worries.1", "harm", "He failed to come and it was inappropriate.", exact="yes")
    assert view(fields).pointers == ()
    assert "<q>He failed to come and it was inappropriate.</q>" in toolkit_py.render(NAME, fields, None).html


def test_a_safety_that_names_a_line_which_is_no_danger_is_not_tied() -> None:
    """The danger was taken away, or is not one."""
    fields = [*line("worries.1", "harder", "Late shifts."), *line("strengths.1", "safety", "Nan.", against="worries.1")]
    assert "Which danger" in view(fields).pointers[0].reply


def test_only_a_check_asks_for_whose_words_and_when() -> None:
    """Nobody is told off while typing."""
    form = Form(NAME, line("worries.1", "harm", "Kai was alone."), "check")
    model.answer(form, None, {})
    assert set(form.problems) == {"worries.1.whose", "worries.1.seen"}
    assert view(line("worries.1", "harm", "Kai was alone.")).announce == "1 line stands on the map."


def test_the_blank_map_has_a_line_of_each_kind() -> None:
    """So that it can be filled in with a pen."""
    html = toolkit_py.embed(NAME, {})
    assert html.count("tk-map-line") == len(model.chain.KINDS)


@pytest.mark.parametrize("afraid", ["yes", "not-sure"])
def test_that_somebody_may_be_afraid_stands_on_the_screen_and_not_on_the_paper(afraid: str) -> None:
    """A map that is found must not tell what was said about fear."""
    html = toolkit_py.render(NAME, [*DANGER, ("afraid", afraid)], None).html
    assert '<p class="tk-problem tk-not-on-paper"><strong>Somebody may be afraid.' in html
