"""Checklists that are talked through: each question has a state that people choose, a note, and a day to come back.

The questions of a tool stand in its ``data.toml``: ``[[section]]`` with ``id``, ``title`` and, where it helps,
``note``; below it ``[[section.item]]`` with ``id``, ``words``, ``source`` (source id and section id; without one the
question is ours), ``hint``, and two marks: ``today`` (cannot wait where it is open) and ``always`` (never beside the
point). Nothing is counted: which questions are open matters, and not how many.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from toolkit_py import files
from toolkit_py.days import in_words
from toolkit_py.forms import Form, Scope
from toolkit_py.statement_checks import Pointer, shorthand

States = Sequence[tuple[str, str]]
NOT_YET = "not-yet"
NOT_RELEVANT = "not-relevant"
DISCUSSED: States = (("discussed", "Discussed"), (NOT_YET, "Not yet"), (NOT_RELEVANT, "Not relevant"))
DONE: States = (("done", "Done"), (NOT_YET, "Not yet"), (NOT_RELEVANT, "Not relevant"))


@dataclass(frozen=True)
class Item:
    """One question: its lasting id, its words, and where it comes from (nothing where it is ours)."""

    id: str
    words: str
    hint: str = ""
    source: tuple[str, str] | None = None
    today: bool = False
    always: bool = False


@dataclass(frozen=True)
class Section:
    """Questions that belong together, in the order in which they are asked."""

    id: str
    title: str
    note: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Mark:
    """What was marked at one question: ``s`` holds its fields ``state``, ``note`` and ``by``."""

    item: Item
    s: Scope
    state: str
    word: str
    note: str
    by: date | None
    late: bool

    @property
    def by_words(self) -> str:
        """``27 March 2026``, or nothing where no day can be read."""
        return in_words(self.by)

    @property
    def written(self) -> bool:
        """Whether anything stands at the question."""
        return bool(self.state or self.note or self.s.text("by"))

    @property
    def comes_back(self) -> bool:
        """It is open, or somebody set a day for it."""
        return self.state == NOT_YET or self.by is not None

    @property
    def settled(self) -> bool:
        """It was marked, and nobody has to come back to it."""
        return bool(self.state) and self.state != NOT_RELEVANT and not self.comes_back

    @property
    def left_out(self) -> bool:
        """It was marked as not relevant, and no day was set for it."""
        return self.state == NOT_RELEVANT and not self.comes_back


@dataclass(frozen=True)
class Part:
    """A section with its marks."""

    section: Section
    marks: tuple[Mark, ...]

    @property
    def begun(self) -> bool:
        """Whether anything of it is marked."""
        return any(mark.written for mark in self.marks)

    @property
    def unmarked(self) -> tuple[Mark, ...]:
        """The questions without a state."""
        return tuple(mark for mark in self.marks if not mark.state)


@cache
def sections(package: str) -> tuple[Section, ...]:
    """The sections of a tool's ``data.toml``. Raises KeyError or ValueError where that file has a mistake."""
    found = tuple(
        Section(
            row["id"],
            row["title"],
            row.get("note", ""),
            tuple(
                Item(
                    item["id"],
                    item["words"],
                    item.get("hint", ""),
                    (item["source"][0], item["source"][1]) if "source" in item else None,
                    item.get("today", False),
                    item.get("always", False),
                )
                for item in row["item"]
            ),
        )
        for row in tomllib.loads(files.read(package, "data.toml"))["section"]
    )
    ids = [item.id for section in found for item in section.items]
    if len(ids) != len(set(ids)):
        raise ValueError(f"{package}: a question’s id stands twice")
    return found


def read_parts(form: Form, asked: Iterable[Section], today: date | None, states: States) -> tuple[Part, ...]:
    """Every section with what was marked in it. A day that cannot be read is named at once.

    An open question without a day is named where the reader asks for a check.
    """
    return tuple(Part(s, tuple(_mark(form, item, today, dict(states)) for item in s.items)) for s in asked)


def _mark(form: Form, item: Item, today: date | None, words: dict[str, str]) -> Mark:
    s = Scope(form, f"ask.{item.id}.")
    state, by = s.one_of("state", words), s.day("by")
    if state == NOT_YET and not s.text("by"):
        s.missing("by", f"Say by when: {item.words}")
    return Mark(item, s, state, words.get(state, ""), s.text("note"), by, late=bool(by and today and by < today))


def coming_back(parts: Iterable[Part]) -> tuple[Mark, ...]:
    """What is open or has a day: what cannot wait first, then by day, then what has no day yet."""
    marks = [mark for part in parts for mark in part.marks if mark.comes_back]
    urgent = [mark for mark in marks if mark.item.today and mark.state == NOT_YET]
    dated = sorted((m for m in marks if m.by and m not in urgent), key=lambda m: m.by or date.max)
    return tuple([*urgent, *dated, *(m for m in marks if not m.by and m not in urgent)])


def cannot_wait(parts: Iterable[Part]) -> tuple[Mark, ...]:
    """Open questions that are not left to another day."""
    return tuple(m for part in parts for m in part.marks if m.item.today and m.state == NOT_YET)


def always_relevant(parts: Iterable[Part]) -> tuple[Mark, ...]:
    """Questions that were marked as not relevant, and always are."""
    return tuple(m for part in parts for m in part.marks if m.item.always and m.state == NOT_RELEVANT)


def words_to_look_at(parts: Iterable[Part]) -> tuple[Pointer, ...]:
    """Shorthand in the notes, each kind once."""
    return shorthand("\n".join(mark.note for part in parts for mark in part.marks))
