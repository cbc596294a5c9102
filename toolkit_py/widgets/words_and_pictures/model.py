"""The rules of a storyboard: five questions first, frames in their order, agreed by each adult, and a child's brakes.

North Yorkshire, section 11.5 (2015): it never opens with the trauma, good times stand between the hard ones, the
parents' own words are used, and it comes before the safety plan. Everything is pointed out; nothing is blocked.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from toolkit_py import chain, drawing, files
from toolkit_py.days import in_words
from toolkit_py.drawing import Drawing
from toolkit_py.forms import Form, Offer, Row, Scope
from toolkit_py.statement_checks import Pointer, shorthand

WITNESS = {"no": "No", "yes": "Yes", "not-sure": "Not sure"}
AGREES = {"yes": "Agrees with every frame", "not-yet": "Not yet", "no": "Does not agree"}
SAFE = {"yes": "Yes", "no": "No", "not-sure": "Not sure"}
PLAN = {
    "no": "No plan yet: the story comes first",
    "made": "A plan is being made now",
    "yes": "There is a plan already",
}
CARDS = (
    ("go", "Go", "I am all right. Read on."),
    ("slow", "Slow down", "Wait a bit. Read it again, or talk."),
    ("stop", "Stop", "No more now. Everybody stops."),
)


@dataclass(frozen=True)
class Kind:
    """What a frame is for. ``hard`` frames are of worries; ``needed`` ones belong in every story."""

    id: str
    title: str
    ask: str
    hard: bool = False
    needed: bool = False


@dataclass(frozen=True)
class Question:
    """One of the five questions before anything is drawn, and what was answered."""

    id: str
    title: str
    hint: str
    answer: str


@dataclass(frozen=True)
class Frame:
    """One frame: its row, what it is for, its words and its drawing, and what to look at again."""

    row: Row
    kind: Kind | None
    words: str
    drawing: Drawing
    pointers: tuple[Pointer, ...]

    @property
    def written(self) -> bool:
        return bool(self.words or self.drawing.made)

    @property
    def title(self) -> str:
        return self.kind.title if self.kind else "Not said what it is for"


@dataclass(frozen=True)
class Adult:
    """Somebody who is in the story, and whether they agree with it."""

    row: Row
    name: str
    agrees: str
    change: str

    @property
    def word(self) -> str:
        return AGREES.get(self.agrees, "Not asked yet")


@dataclass(frozen=True)
class View:
    """What the template shows. ``first`` comes before any frame, ``says`` is about the story itself."""

    questions: tuple[Question, ...]
    kinds: tuple[tuple[str, str], ...]
    order: tuple[Kind, ...]
    frames: tuple[Frame, ...]
    story: tuple[Frame, ...]
    adults: tuple[Adult, ...]
    own: Drawing
    own_words: str
    show_own: bool
    child: str
    day: str
    advice: tuple[str, ...]
    first: tuple[str, ...]
    says: tuple[str, ...]
    ask: Kind | None
    choices: Mapping[str, tuple[tuple[str, str], ...]]
    cards: tuple[tuple[str, str, str], ...]
    offered: tuple[Offer, ...]
    home: str
    announce: str


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files.read("toolkit_py.widgets.words_and_pictures", "data.toml"))


@cache
def kinds() -> Mapping[str, Kind]:
    """What a frame may be for, in the order in which a story tells it."""
    return {row["id"]: Kind(**row) for row in _data()["kind"]}


def _usual(place: int) -> str:
    """What the frame at this place is for while nobody has chosen: the needed kinds in their order."""
    needed = [kind.id for kind in kinds().values() if kind.needed]
    return needed[place - 1] if place <= len(needed) else ""


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The storyboard, what stands in the way of showing it, and the next thing to ask."""
    questions = tuple(Question(**row, answer=form.text(f"before_{row['id']}")) for row in _data()["before"])
    needed = sum(1 for kind in kinds().values() if kind.needed)
    frames = tuple(_frame(row) for row in chain.rows(form, "frames", needed))
    story = tuple(frame for frame in frames if frame.written)
    adults = tuple(_adult(row) for row in chain.rows(form, "adults", 2))
    own, own_words = drawing.read(form, "own_drawing"), form.text("own_words")
    show_own = form.one_of("own_show", SAFE) == "yes" and bool(own.made or own_words)
    for question in questions:
        if story and not question.answer:
            form.missing(f"before_{question.id}", f"Answer this first: {question.title}")
    day = form.day("day")
    told = {frame.kind.id for frame in story if frame.kind}
    return View(
        questions=questions,
        kinds=(("", "Choose what this frame is for"), *((k.id, k.title) for k in kinds().values())),
        order=tuple(kinds().values()),
        frames=frames,
        story=story,
        adults=adults,
        own=own,
        own_words=own_words,
        show_own=show_own,
        child=form.text("child"),
        day=in_words(day),
        advice=tuple(_advice(form)),
        first=tuple(question.title for question in questions if not question.answer),
        says=tuple(_says(form, story, adults, own, own_words)),
        ask=next((kind for kind in kinds().values() if kind.needed and kind.id not in told), None),
        choices={
            "witness": tuple(WITNESS.items()),
            "agrees": tuple(AGREES.items()),
            "safe": tuple(SAFE.items()),
            "plan": tuple(PLAN.items()),
        },
        cards=CARDS,
        offered=tuple(_offered(form, carried)),
        home=form.text("home"),
        announce=f"{len(story)} {'frame' if len(story) == 1 else 'frames'} in the story.",
    )


def _offered(form: Form, carried: Mapping[str, Form]) -> list[Offer]:
    """The children and the worries as the danger statement has them, where they do not stand here yet."""
    found = chain.written_in(carried, "danger_statement")
    if found is None:
        return []
    other, where = found
    wanted = [] if form.text("child") else [("child", chain.listed(chain.children(other)))]
    wanted += [("before_concerns", danger.statement) for danger in chain.read_dangers(other) if danger.written]
    return [
        Offer(field, value, where) for field, value in wanted if value and value not in form.text(field).split("\n")
    ]


def _frame(row: Row) -> Frame:
    kind = kinds().get(row.one_of("kind", ("", *kinds())) or ("" if row.has("kind") else _usual(row.place)))
    words = row.text("words")
    pointers = list(shorthand(words, "family"))
    count = len(words.split())
    if count > _data()["most_words"]:
        most = _data()["most_words"]
        pointers.append(Pointer("", f"This frame has {count} words. Aim for {most} or fewer: cut it in two."))
    return Frame(row, kind, words, drawing.read(row, "drawing"), tuple(pointers))


def _adult(row: Row) -> Adult:
    adult = Adult(row, row.text("name"), row.one_of("agrees", AGREES), row.text("change"))
    if adult.name and not adult.agrees:
        row.missing("agrees", f"Read it through with {adult.name}, and ask")
    return adult


def _advice(form: Scope) -> list[str]:
    """What must be settled with others before anyone writes a story."""
    advice = []
    if form.one_of("witness", WITNESS) in ("yes", "not-sure"):
        advice.append(
            "Take legal advice first, and ask the police if they are involved. The child may be a witness, and a story "
            "could change what the child remembers or what a court makes of it."
        )
    if form.one_of("afraid", WITNESS) in ("yes", "not-sure"):
        advice.append(
            "Do not write or read it with everyone together. Speak to your safeguarding lead and a specialist service: "
            "the story would be told in front of the person who harms."
        )
    return advice


def _says(form: Form, story: Sequence[Frame], adults: Sequence[Adult], own: Drawing, own_words: str) -> list[str]:
    says = []
    unanswered = [name for name in ("witness", "afraid") if not form.one_of(name, WITNESS)]
    if story and unanswered:
        says.append("Answer the two questions about a court case and about fear before anyone sees a frame.")
    if story and story[0].kind and story[0].kind.hard:
        says.append("The story opens with a worry. Begin with something warm and true that the child remembers.")
    if story and story[-1].kind and story[-1].kind.id != "tell" and len(story) > 1:
        says.append("End on “It is OK to tell”: whom, at any time, and that it is not the child’s fault.")
    order = list(kinds())
    placed = [order.index(f.kind.id) for f in story if f.kind and f.kind.id not in ("happened", "good", "about")]
    if placed != sorted(placed):
        says.append(
            "Look at the order: a warm start, who is worried, what about, what happened, what adults do, telling."
        )
    hard = [f.kind.id == "happened" for f in story if f.kind]
    if any(a and b for a, b in pairwise(hard)):
        says.append("Two hard frames follow each other. What went right around then? Put a good time between.")
    for place, frame in enumerate(story, start=1):
        if not frame.kind:
            says.append(f"Frame {place}: choose what it is for.")
        if frame.drawing.lines and not frame.drawing.words:
            says.append(f"Frame {place}: say in words what the drawing shows.")
    bare = [str(place) for place, frame in enumerate(story, start=1) if not frame.drawing.made]
    if bare:
        frames = "frame" if len(bare) == 1 else "frames"
        says.append(f"No drawing yet: {frames} {', '.join(bare)}. Stick figures do, or say what to draw.")
    named = [adult for adult in adults if adult.name]
    if story and not named:
        says.append("Name each adult who is in the story, and ask each whether every frame is true.")
    waiting = [adult.name for adult in named if adult.agrees != "yes"]
    if waiting:
        says.append(f"Not agreed yet: {', '.join(waiting)}. Show it to no child until each has.")
    if form.one_of("plan", PLAN) == "yes":
        says.append("There is a safety plan already. Read it again after the story: can the child see what it is for?")
    if form.text("read") and not (own.made or own_words):
        says.append("Come back in a week. Ask the child, “How would you tell this story?”")
    if story and form.one_of("safe", SAFE) != "yes":
        says.append("Nobody has said that this paper is safe at home. Until then the story stays somewhere else.")
    if story and not form.text("home"):
        says.append("Agree where the story is kept, and who may read it with the child.")
    return says
