"""The rules of Three Houses and of the Wizard and Fairy: the same three questions in two drawings.

What a child said is shown to nobody to whom the child did not say yes, and the worries are printed only where
somebody has said that this paper is safe at home (North Yorkshire, section 11.5, 2015; the question about the paper
is ours). Words, titles and questions are each tool's own, in its ``data.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from toolkit_py import chain, drawing, files
from toolkit_py.days import in_words
from toolkit_py.drawing import Drawing
from toolkit_py.forms import Form, Row
from toolkit_py.statement_checks import Pointer, shorthand

WORRIES = "worries"
SHARED, CHILD = "shared", "child"
WROTE = {
    "": "Not said yet",
    "child": "The child",
    "worker": "I did, for the child",
    "other": "Somebody else who was there",
}
SHOW = {"": "Not asked yet", "yes": "May be shown", "no": "Not this one"}
MAY = {"yes": "Yes", "no": "No", "not-yet": "Not yet"}
TOLD = {
    "yes": "Yes: they were told and agreed",
    "unsafe": "No: telling them first could put the child in danger, and I have taken advice",
    "not-yet": "Not yet",
}
SAFE = {"yes": "Yes", "no": "No", "not-sure": "Not sure"}
PAPER = {
    SHARED: "For the people to whom the child said yes: what may be shown, and nothing else",
    CHILD: "For the child alone: everything the child said",
}
READY = {
    "room": "The child has chosen who is in the room",
    "secret": "I have said what I cannot keep secret: that somebody is being hurt",
    "stop": "The child knows how to stop, and that stopping is fine",
    "sheets": "Paper, pens and other things to draw or play with are on the table",
}
CHOICES = {
    name: tuple(options.items())
    for name, options in {
        "wrote": WROTE, "show": SHOW, "may": MAY, "told": TOLD, "safe": SAFE, "paper": PAPER, "ready": READY,
    }.items()
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One of the three drawings, and the open questions that go with it."""

    id: str
    title: str
    question: str
    explain: str
    starts: str
    prompts: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """What one tool calls things."""

    picture: str
    instead: str
    instead_hint: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Item:
    """One thing that the child said: the row it stands in and what may be done with it."""

    row: Row
    words: str
    wrote: str
    exact: bool
    show: str
    part: str
    pointers: tuple[Pointer, ...]

    @property
    def show_words(self) -> str:
        return SHOW[self.show]


@dataclass(frozen=True)
class Sheet:
    """One drawing with what the child put in it; ``paper`` holds what of it stands on the chosen paper.

    A sheet without a ``title`` is an empty drawing to which a pen gives its name.
    """

    part: Part
    items: tuple[Item, ...]
    drawing: Drawing
    drawing_show: str
    paper: tuple[Item, ...]
    paper_drawing: Drawing | None
    printed: bool
    title: str

    @property
    def drawing_show_words(self) -> str:
        return SHOW[self.drawing_show]

    @property
    def written(self) -> bool:
        return self.drawing.made or any(item.words for item in self.items)


@dataclass(frozen=True)
class Person:
    """Somebody who might see it, and what the child said to that."""

    row: Row
    name: str
    may: str


@dataclass(frozen=True)
class View:
    """What the template shows; ``says`` is what to look at or do next, most urgent first."""

    words: Words
    choices: Mapping[str, tuple[tuple[str, str], ...]]
    sheets: tuple[Sheet, ...]
    people: tuple[Person, ...]
    may_see: tuple[str, ...]
    said: tuple[Item, ...]
    blank: bool
    child: str
    day: str
    harm: bool
    stopped: str
    before: tuple[str, ...]
    says: tuple[str, ...]
    not_printed: tuple[str, ...]
    for_child: bool
    ask: Part | None
    announce: str


@cache
def words(package: str) -> Words:
    """A tool's own words from the ``data.toml`` of its folder."""
    data = tomllib.loads(files.read(package, "data.toml"))
    parts = tuple(Part(**{**row, "prompts": tuple(row["prompts"])}) for row in data["part"])
    return Words(data["picture"], data["instead"], data["instead_hint"], parts)


def answer(form: Form, today: date | None, said: Words) -> View:
    """What the child said, the paper that was asked for, and what to ask or do next. Every drawing has its words."""
    people = tuple(Person(row, row.text("name"), row.one_of("may", MAY)) for row in chain.rows(form, "people", 3))
    may_see = tuple(one.name for one in people if one.name and one.may == "yes")
    for_child = form.one_of("paper", PAPER) == CHILD
    safe = form.one_of("safe", SAFE)
    read = [_read(form, part) for part in said.parts]
    blank = not any(drawn.made or any(item.words for item in items) for items, drawn, _ in read)
    sheets = []
    for part, (items, drawn, show) in zip(said.parts, read, strict=True):
        open_to = for_child or bool(may_see)
        paper = tuple(i for i in items if i.words and open_to and (for_child or i.show == "yes"))
        paper_drawing = drawn if drawn.made and open_to and (for_child or show == "yes") else None
        allowed = part.id != WORRIES or safe == "yes"
        sheets.append(
            Sheet(
                part, items, drawn, show,
                paper if allowed else (),
                paper_drawing if allowed else None,
                printed=blank or (allowed and bool(paper or paper_drawing)),
                title=part.title if allowed else "",
            )
        )  # fmt: skip
    day = form.day("day", today)
    for one in people:
        if one.name and not one.may:
            one.row.missing("may", f"Ask the child whether {one.name} may see this")
    if any(sheet.written for sheet in sheets if sheet.part.id == WORRIES) and not safe:
        form.missing("safe", "Is it safe for this paper to be at home? Answer this before you print")
    not_printed = tuple(_not_printed(sheets, safe, for_child, may_see, blank))
    written = sum(1 for sheet in sheets for item in sheet.items if item.words)
    pictures = sum(1 for sheet in sheets if sheet.drawing.made)
    return View(
        words=said,
        choices=CHOICES,
        sheets=tuple(sheets),
        people=people,
        may_see=may_see,
        said=tuple(item for sheet in sheets for item in sheet.items if item.words),
        blank=blank,
        child=form.text("child"),
        day=in_words(day),
        harm=form.ticked("harm"),
        stopped=form.text("stopped"),
        before=tuple(_before(form)),
        says=tuple(_says(sheets, people, form)),
        not_printed=not_printed,
        for_child=for_child,
        ask=next((sheet.part for sheet in sheets if not sheet.written), None),
        announce=(
            f"{written} {'thing' if written == 1 else 'things'} said, "
            f"{pictures} {'drawing' if pictures == 1 else 'drawings'}. "
            f"On the paper: {', '.join(s.title or 'an empty drawing' for s in sheets if s.printed) or 'nothing yet'}."
        ),
    )


def _read(form: Form, part: Part) -> tuple[tuple[Item, ...], Drawing, str]:
    items = []
    for row in chain.rows(form, part.id, 1):
        text, exact = row.text("words"), row.ticked("exact")
        item = Item(
            row, text, WROTE[row.one_of("wrote", WROTE)], exact, row.one_of("show", SHOW), part.title,
            pointers=() if exact else shorthand(text),
        )  # fmt: skip
        if text and not row.one_of("wrote", WROTE):
            row.missing("wrote", "Say who wrote this down")
        items.append(item)
    field = f"{part.id}_drawing"
    return tuple(items), drawing.read(form, field), form.one_of(f"{field}_show", SHOW)


def _before(form: Form) -> list[str]:
    """What is still to be done before a start; nothing more once the work has begun and it is ticked."""
    told = form.one_of("told", TOLD)
    open_now = []
    if told in ("", "not-yet"):
        open_now.append("The parents know and agree. Or telling them is not safe, and you have taken advice.")
    done = form.some_of("ready", READY)
    return [*open_now, *(f"{text}." for key, text in READY.items() if key not in done)]


def _says(sheets: Sequence[Sheet], people: Sequence[Person], form: Form) -> list[str]:
    says = []
    good, worries = sheets[0], next(s for s in sheets if s.part.id == WORRIES)
    if worries.written and not good.written:
        says.append("Only worries are written. Ask about good things too: it can settle a child.")
    for sheet in sheets:
        unsure = sum(1 for item in sheet.items if item.words and not item.exact)
        if unsure:
            says.append(f"{sheet.part.title}: {_lines(unsure)} not ticked as the child’s own words. Put what was said.")
        unasked = sum(1 for item in sheet.items if item.words and not item.show)
        unasked += 1 if sheet.drawing.made and not sheet.drawing_show else 0
        if unasked:
            these = "one of these" if unasked == 1 else f"{unasked} of these, one by one"
            says.append(f"{sheet.part.title}: ask the child about {these}. “May I show this bit?”")
        if sheet.drawing.lines and not sheet.drawing.words:
            says.append(f"{sheet.part.title}: the drawing has no words yet. Ask, “Tell me about this.”")
    names = [one.name for one in people if one.name]
    if any(sheet.written for sheet in sheets) and not names:
        says.append("Nobody is named who may see it. Ask, “Who would you like to show this to? Who not?”")
    for one in people:
        if one.name and one.may == "no":
            says.append(
                f"{one.name}: the child said no. If safety means that you must tell, tell the child first, and why."
            )
        elif one.name and one.may != "yes":
            says.append(f"{one.name}: show nothing yet. Ask the child what might happen if they saw it.")
    if any(one.name and one.may == "yes" for one in people):
        says.append("Show the good things first. Make the child safe before anyone sees the worries.")
    if any(sheet.written for sheet in sheets) and not form.text("there"):
        says.append("Write down who was in the room: it shapes what a child says.")
    return says


def _lines(count: int) -> str:
    return "1 line is" if count == 1 else f"{count} lines are"


def _not_printed(sheets: Sequence[Sheet], safe: str, for_child: bool, may_see: Sequence[str], blank: bool) -> list[str]:
    """What the paper leaves out, and why. Said on the screen only: the paper itself must not tell."""
    why = []
    worries = next(sheet for sheet in sheets if sheet.part.id == WORRIES)
    if safe != "yes":
        answered = {"no": "You said that the paper is not safe at home", "not-sure": "You are not sure about the paper"}
        because = answered.get(safe, "Nobody has said yet that this paper is safe at home")
        empty = " One sheet has no title: take it away with you if it gets filled with worries." if blank else ""
        why.append(f"{because}, so “{worries.part.title}” is not printed.{empty}")
    if not blank and not for_child and not may_see:
        why.append("The child has not said yes to anyone yet, so nothing of it is printed for others.")
    elif not blank and not for_child:
        kept = sum(1 for s in sheets for i in s.items if i.words and i.show != "yes")
        kept += sum(1 for s in sheets if s.drawing.made and s.drawing_show != "yes")
        if kept:
            why.append(f"Left out, as the child has not said that they may be shown: {kept}.")
    return why
