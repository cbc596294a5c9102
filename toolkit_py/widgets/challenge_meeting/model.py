"""The rules of the challenge meeting: our own part before the family's, the family heard, and a date at the end.

Source: Kirklees 2013 to 2015, leading a challenge meeting (seven items, in its order; see ``data.toml``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.days import in_words
from toolkit_py.forms import Form, Row
from toolkit_py.next_steps import Step, read_steps
from toolkit_py.statement_checks import Pointer, shorthand
from toolkit_py.wording import ended

CHILD_NOW = (("no", "No"), ("yes", "Yes"), ("not-sure", "Not sure"))
FAMILY = (
    ("here", "In the room, for all of it"),
    ("part", "In the room for part of it"),
    ("words", "Not in the room: their words are read out"),
    ("not-yet", "Not asked yet"),
    ("not-safe", "Not told: it would put somebody at risk"),
)
AFRAID = (("no", "No: each was asked alone"), ("yes", "Yes"), ("not-sure", "Not sure, or not asked alone"))
APART = "Nobody is invited beside a person whom they may fear. Ask a specialist, and hear each person alone."


@dataclass(frozen=True)
class Person:
    """Somebody who is there: how they know the family, and what they have not done."""

    row: Row
    who: str
    knows: str
    not_done: str

    @property
    def written(self) -> bool:
        """Whether anything stands in the row."""
        return bool(self.who or self.knows or self.not_done)


@dataclass(frozen=True)
class Question:
    """One question of the agenda, and what was written down."""

    id: str
    words: str
    hint: str
    needed: bool
    said: str


@dataclass(frozen=True)
class Item:
    """One of the seven items of the agenda."""

    id: str
    title: str
    people: bool
    questions: tuple[Question, ...]

    @property
    def said(self) -> tuple[Question, ...]:
        """The questions to which something was written down."""
        return tuple(question for question in self.questions if question.said)


@dataclass(frozen=True)
class View:
    """Everything the template shows."""

    items: tuple[Item, ...]
    people: tuple[Person, ...]
    here: tuple[Person, ...]
    steps: tuple[Step, ...]
    child_now_options: tuple[tuple[str, str], ...]
    family_options: tuple[tuple[str, str], ...]
    afraid_options: tuple[tuple[str, str], ...]
    begun: bool
    stop: bool
    apart: str
    copies: str
    held: str
    review: str
    family_there: str
    family_words: str
    asks: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    announce: str


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files.read(__package__, "data.toml"))


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """What to ask before the meeting ends, and its minutes in the order of the agenda."""
    people = tuple(_person(row) for row in form.rows("people", at_least=3))
    here = tuple(person for person in people if person.written)
    items = tuple(_item(form, row) for row in _data()["item"])
    said = {question.id: question.said for item in items for question in item.questions}
    steps = read_steps(form, today, at_least=2)
    held, review = form.day("held"), form.day("review")
    if held and review and review < held:
        form.wrong("review", f"This day comes before {in_words(held)}, the day of the meeting")
        review = None
    if not form.text("review"):
        form.missing("review", "End with a date: when do you look at this again?")
    child_now = form.one_of("child_now", [value for value, _ in CHILD_NOW])
    afraid = form.one_of("afraid", [value for value, _ in AFRAID])
    family = form.one_of("family_there", [value for value, _ in FAMILY])
    words = form.text("family_words")
    begun = form.begun()
    asks = _asks(items, here, steps, family, words, review)
    stop = child_now in ("yes", "not-sure")
    return View(
        items=items,
        people=people,
        here=here,
        steps=steps,
        child_now_options=CHILD_NOW,
        family_options=FAMILY,
        afraid_options=AFRAID,
        begun=begun,
        stop=stop,
        apart=APART if afraid in ("yes", "not-sure") else "",
        copies=_copies(family, afraid),
        held=in_words(held),
        review=in_words(review),
        family_there=dict(FAMILY).get(family, ""),
        family_words=words,
        asks=asks,
        pointers=shorthand("\n".join((*said.values(), words, *(p.not_done for p in here)))),
        announce=_announce(begun, stop, asks),
    )


def _person(row: Row) -> Person:
    person = Person(row, row.text("who"), row.text("knows"), row.text("not_done"))
    if person.written and not person.who:
        row.missing("who", "Say who this is: a role will do")
    return person


def _item(form: Form, row: Mapping[str, Any]) -> Item:
    return Item(
        row["id"],
        row["title"],
        row.get("people", False),
        tuple(
            Question(
                q["id"],
                q["words"],
                " ".join(filter(None, (q.get("hint", ""), "This question is ours." if q.get("ours") else ""))),
                q.get("needed", False),
                form.text(q["id"]),
            )
            for q in row.get("question", ())
        ),
    )


def _copies(family: str, afraid: str) -> str:
    """Who may have a copy, in words that tell nobody what was answered about fear."""
    if afraid == "no" and family != "not-safe":
        return "The family has a copy, and somebody they trust goes through it with them."
    return "Ask the person who led the meeting before you pass on a copy, or leave one in a home."


def _asks(
    items: tuple[Item, ...],
    here: tuple[Person, ...],
    steps: tuple[Step, ...],
    family: str,
    words: str,
    review: date | None,
) -> tuple[str, ...]:
    """What to ask before the meeting ends, in the order of the agenda."""
    asks = []
    if not here:
        asks.append("Who is here, and how does each person know the family?")
    asks += [f"{p.who or 'Somebody here'}: what have you promised and not done?" for p in here if not p.not_done]
    said = {question.id: question.said for item in items for question in item.questions}
    if family in ("", "not-yet"):
        asks.append("Does the family know that you are meeting, and what do they want said?")
    elif family != "not-safe" and not words:
        asks.append("What does the family say? Write it in their own words.")
    asks += [ended(q.words) for item in items for q in item.questions if q.needed and not q.said]
    if said["power"] and not (said["worked"] and said["differently"]):
        asks.append("A power is written, and not what has worked or what we do differently. Ask those first.")
    written = [step for step in steps if step.written]
    if not written:
        asks.append("Who does what, by when? Turn every idea into a name and a day.")
    asks += [f"Who does this, and by when? “{s.what}”" for s in written if s.what and not (s.who and s.by)]
    doing = " ".join(step.who.casefold() for step in written)
    if written:
        asks += [f"{p.who}: is there really nothing for you to do?" for p in here if p.who and not _in(p.who, doing)]
    if review is None:
        asks.append("The meeting ends with a date. When do you look at this again?")
    return tuple(asks)


def _in(who: str, doing: str) -> bool:
    """Whether somebody has a step: their words, or the first of them, stand among those who do something."""
    return who.casefold() in doing or who.casefold().split(",")[0] in doing


def _announce(begun: bool, stop: bool, asks: tuple[str, ...]) -> str:
    if stop:
        return (
            "A child may be at risk. Tell children’s social care today; this meeting does not take the place of that."
        )
    if not begun:
        return "Nothing is written yet."
    return f"Ask next: {asks[0]}" if asks else "The meeting can end: every part is there."
