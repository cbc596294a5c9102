"""What the family drawing shows, what it keeps off the paper, and what it asks next."""

from __future__ import annotations

import re
import time
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest

from toolkit_py import examples, render
from toolkit_py.fields import Fields
from toolkit_py.widgets.genogram.model import NAME_WIDTH, _wide, wrap

EXAMPLES = {e.name: list(e.fields) for e in examples("genogram")}
NO: Fields = [("afraid", "no")]


class Paper(HTMLParser):
    """The words of an answer that are printed: nothing inside an element that is kept off the paper."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.off: list[str] = []
        self.said: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Counts how deep it is inside something that is not printed."""
        if self.off.count(tag) or "tk-not-on-paper" in (dict(attrs).get("class") or ""):
            self.off.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Out of one of those again."""
        if self.off and self.off[0] == tag:
            self.off.pop()

    def handle_data(self, data: str) -> None:
        """A text, printed or not."""
        if not self.off:
            self.said.append(data)


def answer_of(fields: Fields, today: date | None = None) -> str:
    return unescape(render("genogram", [*fields, ("do", "answer")], today).html)


def people(*names: str, **more: str) -> Fields:
    return [pair for n, name in enumerate(names, 1) for pair in ((f"people.{n}.row", ""), (f"people.{n}.name", name))]


def tie(n: int, a: int, kind: str, b: int, words: str = "") -> Fields:
    return [(f"ties.{n}.a", str(a)), (f"ties.{n}.kind", kind), (f"ties.{n}.b", str(b)), (f"ties.{n}.words", words)]


@pytest.mark.parametrize("afraid", ["", "yes", "not-sure", "nonsense"])
def test_nothing_is_drawn_until_it_is_known_that_nobody_is_afraid(afraid: str) -> None:
    """Neither picture nor table: both hold the same facts."""
    said = answer_of([("afraid", afraid), *people("Mum", "Kai")])
    assert "tk-genogram-picture" not in said and "<table" not in said


def test_seen_alone_it_is_drawn_without_homes_and_notes() -> None:
    """Somebody may be afraid of who reads it."""
    said = answer_of(EXAMPLES["alone-with-a-child"])
    assert "tk-genogram-picture" in said and "For your eyes only" in said
    assert "new flat" not in said and "Only the school" not in said


@pytest.mark.parametrize(("afraid", "alone"), [("yes", ""), ("not-sure", ""), ("yes", "yes"), ("not-sure", "yes")])
def test_paper_does_not_say_that_somebody_may_be_afraid(afraid: str, alone: str) -> None:
    """Whoever finds the paper must not read from it what was answered."""
    said = answer_of([("afraid", afraid), ("alone", alone), *people("Kelly", "Mia")])
    assert "For your eyes only" in said or "Nothing is drawn here" in said
    printed = " ".join(Paper(said).said)
    assert "afraid" not in printed and "Fear" not in printed and "Nothing is drawn" not in printed
    assert "For your eyes" not in printed and ("This drawing has 2 in it" in printed) is bool(alone)


@pytest.mark.parametrize("said_of_fear", [NO, [("afraid", "yes"), ("alone", "yes")]])
def test_an_address_that_is_pointed_out_is_not_printed_under_the_drawing(said_of_fear: Fields) -> None:
    """It is left off the drawing, and so off the paper that carries it."""
    said = answer_of([*said_of_fear, *people("Kelly"), ("people.1.home", "12 Mill Road")])
    assert "12 Mill Road" in said and "12 Mill Road" not in " ".join(Paper(said).said)


def test_everyone_is_drawn_exactly_once_and_stands_once_in_the_table() -> None:
    """Forty people on several sheets."""
    said = answer_of(EXAMPLES["forty-people"])
    assert len(re.findall(r'<g class="tk-genogram-person', said)) == 40
    assert said.count('<th scope="row">') == 40
    assert said.count('<svg class="tk-genogram-picture') > 1 and "Goes on in part" in said


@pytest.mark.parametrize(
    "words",
    ["12 Mill Lane", "flat 4, the towers", "LS1 4AB", "the refuge", "moved to Leeds", "lives at Nan’s"],
)
def test_an_address_or_where_somebody_has_gone_is_never_on_it(words: str) -> None:
    """It is left out of picture, key and table, and pointed out."""
    said = answer_of([*NO, *people("Mum"), ("people.1.home", words), ("people.1.notes", words)])
    assert words not in said.split("Leave out what tells")[0]
    assert "never on this drawing" in said


def test_brothers_and_sisters_follow_from_their_parents() -> None:
    """Two shared parents are not the same as one."""
    ties = [
        pair for n, (a, b) in enumerate([(1, 3), (2, 3), (1, 4), (2, 4), (1, 5)], 1) for pair in tie(n, a, "birth", b)
    ]
    said = answer_of([*NO, *people("Mum", "Dad", "Kai", "Mia", "Leo"), *ties])
    assert "brother or sister of Mia" in said and "shares Mum as a parent with Leo" in said


def test_signs_are_chosen_and_never_follow_from_a_word() -> None:
    """“Mum” and “Dad” are drawn alike until somebody chooses."""
    said = answer_of([*NO, ("before", "signs"), *people("Mum", "Dad")])
    assert "<rect" not in said and "No sign is chosen for Mum and Dad" in said


@pytest.mark.parametrize(
    ("born", "shown"),
    [
        ("2014", "born 2014"),
        ("12", "12 years old"),
        ("3/4/1988", "born 1988"),
        ("about 9", "about 9"),
        ("1", "1 year old"),
        ("0", "under 1 year old"),
        ("due in May", "due in May"),
        ("due May 2027", "due 2027"),
        ("12 March 2015", "born 2015"),
    ],
)
def test_of_a_birthday_only_the_year_is_shown(born: str, shown: str) -> None:
    """A whole date of birth is pointed out."""
    said = answer_of([*NO, *people("Mum"), ("people.1.born", born)])
    assert f'<td data-head="Born, died">{shown}</td>' in said


@pytest.mark.parametrize("born", ["12/3/14", "12.3.14", "12 March", "March 12", "130", "3014", "2099"])
def test_a_birth_that_cannot_stand_there_is_said_beside_its_box_and_not_drawn(born: str) -> None:
    """A whole date of birth, an age that nobody has, and a year that has not come."""
    said = answer_of([*NO, *people("Mia"), ("people.1.born", born)], date(2026, 11, 22))
    assert '<td data-head="Born, died"></td>' in said
    assert re.search(r'data-error="people.1.born">[^<]', said)


@pytest.mark.parametrize(
    ("died", "shown", "asked"),
    [
        ("", "", False), ("no", "", False), ("NO.", "", False), ("alive", "", False), ("still alive", "", False),
        ("n/a", "", False), ("none", "", False), ("nope", "", False), ("?", "", True), ("not known", "", True),
        ("alive in 2020", "", True), ("perhaps", "", True), ("died?", "", True), ("2099", "", True),
        ("yes", "died", False), ("Dead", "died", False), ("yes, in spring", "died", False),
        ("2019", "died 2019", False), ("about 2019", "died 2019", False), ("2010", "died 2010", True),
    ],
)  # fmt: skip
def test_nobody_is_drawn_as_dead_unless_it_was_written(died: str, shown: str, asked: bool) -> None:
    """Where it is not clear it is asked beside the box; so is a death before the birth."""
    fields = [*NO, *people("Mia"), ("people.1.born", "2014"), ("people.1.died", died)]
    said = answer_of(fields, date(2026, 11, 22))
    assert f'<td data-head="Born, died">{"born 2014, " + shown if shown else "born 2014"}</td>' in said
    assert bool(re.search(r'data-error="people.1.died">[^<]', said)) is asked


def test_a_circle_of_parents_is_named_beside_its_line() -> None:
    """The rest is drawn."""
    html = render("genogram", [*NO, *people("Mum", "Nan"), *tie(1, 2, "birth", 1), *tie(2, 1, "birth", 2)], None).html
    assert "leads round in a circle" in html and "tk-genogram-picture" in html


def test_a_friend_has_what_they_are_under_the_name() -> None:
    """And in the table from both sides."""
    said = answer_of([*NO, *people("Kai", "Jess"), *tie(1, 2, "other", 1, "best friend of")])
    assert "best friend of Kai</t" in said and "Jess is best friend of Kai" in said


@pytest.mark.parametrize(
    "text", ["The neighbour who has the children at night", "W" * 80, "", "a b c d e f", "名" * 30]
)
def test_a_name_always_fits_under_its_sign(text: str) -> None:
    """In two lines at most; the table has the whole of it."""
    lines = wrap(text, 2)
    assert len(lines) <= 2 and all(_wide(line, 13) <= NAME_WIDTH for line in lines)


def test_two_hundred_people_are_drawn_in_time() -> None:
    """Far more than a family."""
    many = people(*(f"Person {n}" for n in range(1, 201)))
    ties = [pair for n in range(2, 201) for pair in tie(n, n // 2, "birth", n)]
    render("genogram", [*NO, *many, *ties, ("do", "answer")], None)
    start = time.perf_counter()
    render("genogram", [*NO, *many, *ties, ("do", "answer")], None)
    assert time.perf_counter() - start < 1


def test_the_lists_of_ties_take_a_name_as_it_is_typed() -> None:
    """The answer to an edit, or to a check, holds the same choices as the whole tool; no button need be pressed."""
    fields: Fields = [*NO, *people("Mum", "Kai & Co"), *tie(1, 1, "parent", 2)]
    whole = render("genogram", fields, None).html
    options = re.compile(r'<option value="([^"]*)"[^>]*>([^<]*)</option>')
    stands = re.search(r'<select id="genogram-ties-1-a".*?</select>', whole, re.DOTALL)
    assert stands
    for do in ("answer", "check:here"):
        said = render("genogram", [*fields, ("do", do)], None).html
        live = re.search(r"<select data-options-of='[^']+'>.*?</select>", said, re.DOTALL)
        assert live
        assert options.findall(live[0]) == options.findall(stands[0])
        assert ("2", "Kai &amp; Co") in options.findall(live[0])
