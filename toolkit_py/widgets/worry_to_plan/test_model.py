"""One fictional family from the first worry to the numbers, and nothing typed twice."""

from __future__ import annotations

import re

import toolkit_py
from tests.test_examples import sent_by
from toolkit_py.fields import Fields
from toolkit_py.forms import Form
from toolkit_py.widget import widgets
from toolkit_py.widgets.worry_to_plan import model

NAME = "worry_to_plan"


class Visit:
    """A worker at the form: types into its boxes, presses its buttons, and sees what it says."""

    def __init__(self) -> None:
        self.html = toolkit_py.render(NAME, [], None).html
        self.typed: list[str] = []

    def fields(self) -> Fields:
        return sent_by(self.html)

    def type(self, **values: str) -> None:
        """Into boxes that stand there, by their names with ``__`` for a point."""
        fields = self.fields()
        for name, value in values.items():
            field = name.replace("__", ".")
            assert any(one == field for one, _ in fields) or f'name="{field}"' in self.html, f"no box {field}"
            fields = [pair for pair in fields if pair[0] != field]
            fields.append((field, value))
            self.typed.append(value)
        self.html = toolkit_py.render(NAME, fields, None).html

    def press(self, do: str) -> None:
        self.html = toolkit_py.render(NAME, [*self.fields(), ("do", do)], None).html

    def use(self, field: str, words: str) -> None:
        """Takes what another part offers; fails where it is not offered."""
        button = f'value="use:{field}={words}"'
        assert button in self.html, f"{words} is not offered for {field}"
        self.press(f"use:{field}={words}")

    def value(self, field: str) -> str:
        return dict(self.fields()).get(field, "")


def test_a_family_goes_from_the_first_worry_to_the_numbers_and_types_nothing_twice() -> None:
    """What the map says becomes statement, goal, plan and scale by "Use this" alone."""
    visit = Visit()
    visit.type(afraid="no", children="Ella")
    visit.type(
        worries__1__kind="harm", worries__1__what="Ella sat up alone until four.", worries__1__whose="Rose and Sam",
        worries__1__seen="24 September 2026", worries__2__kind="danger",
        worries__2__what="Ella could be hurt with nobody to help.", worries__3__what="The rota comes late.",
        strengths__2__kind="safety", strengths__2__what="Rose slept here on six nights.",
        strengths__2__against="worries.2", strengths__2__how="time",
        wants__1__what="A grown-up sleeps in the house.", wants__2__what="Ella sleeps through.",
    )  # fmt: skip
    # The statement is made of the map; only what is new is typed.
    visit.use("dangers.1.who", "Rose and Sam")
    visit.use("dangers.1.example", "Ella sat up alone until four.")
    visit.use("dangers.1.might", "Ella could be hurt with nobody to help.")
    visit.type(dangers__1__about="nights when no adult is in the house", dangers__1__day="24 9 2026")
    # Under it stands its goal, which needs no pointing to its danger.
    visit.use("goals.1.doing", "A grown-up sleeps in the house.")
    visit.use("goals.1.living", "Ella sleeps through.")
    visit.use("goals.1.by", "Rose and Sam")
    visit.type(goals__1__long="three months")
    # The plan has the danger and the goal; people come from who was worried.
    visit.use("network.1.who", "Rose")
    visit.use("network.2.who", "Sam")
    visit.type(network__1__knows="yes", network__1__paid="no", network__2__knows="yes", network__2__paid="yes")
    visit.press("check")
    visit.use("child_calls", "Rose")
    visit.use("checks_who", "Rose and Sam")
    visit.use("triggers", "The rota comes late.")
    visit.type(
        rules__1__danger="1", rules__1__who="Gran", rules__1__does="sleeps in the house",
        rules__1__when="each Monday night",
        plan_dangers__1__child="A grown-up is always here at night.", breaks="Mum stays home and rings.",
        review="1 12 2026",
    )  # fmt: skip
    # The scale knows whom it is about, and who is there.
    visit.use("about", "Ella")
    visit.use("people.1.role", "Rose")
    visit.use("people.2.role", "Sam")
    visit.type(people__1__number="6", people__1__here="yes", people__2__here="yes")
    visit.press("open:people.2")
    visit.type(people__2__number="4")
    visit.press("cover")
    visit.press("show")

    statement = (
        "Rose and Sam are worried about nights when no adult is in the house. For example, on 24 September 2026: "
        "Ella sat up alone until four. If nothing changes, Ella could be hurt with nobody to help."
    )
    shown = model.answer(Form(NAME, visit.fields()), None, {})
    assert shown.open and shown.numbered
    (tie,) = shown.ties
    assert tie.danger == statement
    assert (
        tie.goal == "A grown-up sleeps in the house. Ella sleeps through. Rose and Sam will see this for three months."
    )
    assert tie.rules == ("Gran: sleeps in the house, each Monday night.",)
    assert shown.announce == "2 numbers are on the line. The gap is 2."
    scale = shown.part("scale").view
    assert ("Danger 1", statement) in scale.statements
    # Nothing of more than a word was typed twice.
    longer = [words for words in visit.typed if len(words.split()) > 3]
    assert len(longer) == len(set(longer))
    assert all(visit.value(f"dangers.1.{field}") for field in ("who", "about", "example", "day", "might"))


def test_a_map_that_was_drawn_on_its_own_page_is_offered_here_too() -> None:
    """Until a map is begun in this form."""
    drawn = {"three_column_map": Form("three_column_map", [("worries.1.kind", "harm"), ("worries.1.what", "No tea.")])}

    def offers(fields: Fields) -> list[str]:
        stated = model.answer(Form(NAME, fields), None, drawn).part("dangers").view
        return [one.value for _, group in stated.offers for one in group]

    assert "No tea." in offers([])
    assert "No tea." not in offers([("worries.1.kind", "harm"), ("worries.1.what", "No sleep.")])


def rich() -> Fields:
    return list(toolkit_py.examples(NAME)[0].fields)


def test_an_edit_puts_every_live_region_in_place_once() -> None:
    """Each has an id of its own, and none holds a box."""
    edit = toolkit_py.render(NAME, [*rich(), ("do", "answer")], None).html
    ids = re.findall(r'id="([^"]+)" data-answer', edit)
    assert len(ids) == len(set(ids)) >= 12
    assert "<textarea" not in edit and "<select" not in edit


def test_what_is_typed_in_one_part_stands_in_the_next_at_once() -> None:
    """The statement stands above its goal and above its rules, without a button."""
    edit = toolkit_py.render(NAME, [("dangers.1.about", "bedtimes"), ("do", "answer")], None).html
    for group in ("goals", "plan_dangers"):
        region = edit[edit.index(f'id="{NAME}-{group}-1-from"') :]
        assert "We are worried about bedtimes." in region[:300]


def test_fear_closes_the_plan_and_the_shared_numbers_at_once() -> None:
    """One question, asked once, for every part."""
    for answer in ("yes", "not-sure", ""):
        fields = [(name, answer if name == "afraid" else value) for name, value in rich()]
        seen = model.answer(Form(NAME, fields), None, {})
        assert not seen.open
        assert seen.part("scale").view.shared is None
    html = toolkit_py.render(NAME, [], None).html
    assert html.count('name="afraid"') == 3


def test_a_goal_keeps_its_words_when_its_danger_is_taken_away() -> None:
    """It comes last and is pointed out; nothing is lost."""
    html = toolkit_py.render(NAME, [*rich(), ("do", "remove:dangers.1")], None).html
    seen = model.answer(Form(NAME, sent_by(html)), None, {})
    (orphan,) = [aim for aim in seen.part("goals").view.aims if aim.danger is None]
    assert orphan.goal.doing.startswith("Every night that Dana works")
    assert any("Which danger" in pointer.reply for pointer in orphan.pointers)


def test_every_part_is_the_tool_of_its_own_address() -> None:
    """The same rules, from the same model."""
    for part in model.answer(Form(NAME, []), None, {}).parts:
        assert part.tool in widgets()


def test_no_part_of_the_paper_tells_that_somebody_may_be_afraid() -> None:
    """Not the map, not the plan and not the table at the end; on the screen all three say it."""
    for afraid in ("yes", "not-sure"):
        fields = [(name, afraid if name == "afraid" else value) for name, value in rich()]
        html = toolkit_py.render(NAME, fields, None).html
        assert html.count("Somebody may be afraid.</strong>") == 2
        assert html.count('<p class="tk-problem tk-not-on-paper"><strong>Somebody may be afraid.</strong>') == 2
        assert html.count('<div class="tk-not-on-paper">\n<p class="tk-problem" data-alone>') == 1
