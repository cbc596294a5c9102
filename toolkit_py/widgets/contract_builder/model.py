"""The rules of the agreement: what the service does first, no order and no threat, and never where somebody is afraid.

Sources: Kirklees 2013 to 2015, sections 3 (what a contract is) and 6 (what a written agreement is for, and that the
workers’ managers sign as well as the adults of the family); North
Yorkshire 2015, section 9.2 (a clear written agreement on what both sides can expect).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.days import in_words
from toolkit_py.forms import Form, Row
from toolkit_py.statement_checks import Pointer, service_only, shorthand, stops

AFRAID = (("no", "No: each was asked alone"), ("yes", "Yes"), ("not-sure", "Not sure, or not asked alone"))
FREE = (
    ("can-refuse", "Each person can say no, and knows that nothing is held against them"),
    ("understands", "Each person can read it, or has had it read to them, in a language they use"),
    ("own-words", "Each person has said it back in their own words"),
    ("copy-safe", "A copy is safe to keep where they live"),
)


@dataclass(frozen=True)
class Line:
    """One thing that somebody does: who, what, when or how often; and what to look at again."""

    row: Row
    who: str
    what: str
    when: str
    pointers: tuple[Pointer, ...]

    @property
    def written(self) -> bool:
        """Whether anything stands in the row."""
        return bool(self.who or self.what or self.when)


@dataclass(frozen=True)
class Text:
    """One of the longer parts: its title, its words, and what to look at again."""

    field: str
    title: str
    text: str
    pointers: tuple[Pointer, ...]


@dataclass(frozen=True)
class View:
    """Everything the template shows."""

    afraid: tuple[tuple[str, str], ...]
    free: tuple[tuple[str, str], ...]
    ours: tuple[Line, ...]
    theirs: tuple[Line, ...]
    begun: bool
    joint: bool
    gate: str
    not_free: tuple[str, ...]
    more_theirs: bool
    help_missing: bool
    missing: tuple[str, ...]
    look: tuple[tuple[str, tuple[Pointer, ...]], ...]
    texts: Mapping[str, Text]
    review: str
    review_passed: bool
    names: tuple[str, ...]
    announce: str


TITLES = {
    "well": "What is going well",
    "worry": "What we are worried about",
    "shows": "How we will know that it works",
    "help": "If something does not work: help first",
    "follows": "What could follow, who decides, and how to challenge it",
}


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files.read(__package__, "data.toml"))


@cache
def _patterns() -> Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]:
    rows = {**_data(), "child": [_data()["child"]]}
    return {
        name: tuple(
            (re.compile(rf"\b({'|'.join(map(re.escape, row['words']))})\b", re.IGNORECASE), row["reply"])
            for row in rows[name]
        )
        for name in ("never", "threat", "child")
    }


def _found(name: str, text: str) -> tuple[Pointer, ...]:
    return tuple(Pointer(match[0], reply) for pattern, reply in _patterns()[name] if (match := pattern.search(text)))


def look_again(text: str) -> tuple[Pointer, ...]:
    """What to look at again in any line: blame first, then threats, then shorthand."""
    return (*_found("never", text), *_found("threat", text), *shorthand(text, "family"))


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The agreement in order, or only the service's part where somebody may be afraid; and what is missing."""
    ours = tuple(_line(row) for row in form.rows("ours", at_least=2))
    theirs = tuple(_line(row, family=True) for row in form.rows("theirs", at_least=2))
    afraid = form.one_of("afraid", [value for value, _ in AFRAID])
    joint = afraid == "no"
    free = form.some_of("free", [value for value, _ in FREE])
    texts = {
        field: Text(field, title, form.text(field), look_again(form.text(field))) for field, title in TITLES.items()
    }
    review = form.day("review")
    if not afraid:
        form.missing("afraid", "Ask first whether anyone could be afraid: without a “No” there is no joint agreement")
    _say_missing(form, ours, theirs)
    written_ours, written_theirs = [x for x in ours if x.written], [x for x in theirs if x.written]
    begun = bool(written_ours or written_theirs or any(t.text for t in texts.values()))
    missing = _missing(texts, written_ours, written_theirs if joint else [], review, joint)
    return View(
        afraid=AFRAID,
        free=FREE,
        ours=ours,
        theirs=theirs,
        begun=begun or bool(afraid),
        joint=joint,
        gate=afraid,
        not_free=tuple(words for value, words in FREE if value not in free),
        more_theirs=joint and len(written_theirs) > len(written_ours),
        help_missing=bool(texts["follows"].text and not texts["help"].text),
        missing=missing,
        look=_look(ours, theirs if joint else (), texts if joint else {}),
        texts=texts,
        review=in_words(review),
        review_passed=bool(review and today and review < today),
        names=tuple(dict.fromkeys(line.who for line in (*ours, *(theirs if joint else ())) if line.who)),
        announce=_announce(begun, joint, afraid, missing),
    )


def _line(row: Row, family: bool = False) -> Line:
    who, what, when = row.text("who"), row.text("what"), row.text("when")
    pointers = list(look_again(what))
    if family:
        pointers += [p for p in (stops(what), service_only(what)) if p]
        pointers += _found("child", who)
    return Line(row, who, what, when, tuple(pointers))


def _say_missing(form: Form, ours: tuple[Line, ...], theirs: tuple[Line, ...]) -> None:
    if not any(line.written for line in ours):
        ours[0].row.missing("what", "Begin with what the service does")
    for line in (*ours, *theirs):
        if line.written:
            if not line.what:
                line.row.missing("what", "Say what this person does")
            if not line.who:
                line.row.missing("who", "Say who: one person")
            if not line.when:
                line.row.missing("when", "Say when, or how often")
    if not form.text("review"):
        form.missing("review", "Set the day of the review, soon")
    if not form.text("help"):
        form.missing("help", "Say which help comes first where something does not work")


def _missing(
    texts: Mapping[str, Text], ours: list[Line], theirs: list[Line], review: date | None, joint: bool
) -> tuple[str, ...]:
    asks = []
    if not texts["well"].text:
        asks.append("What is going well? Begin with it: it is true as well.")
    if not ours:
        asks.append("What does the service do, who, and how often?")
    asks += [f"By when or how often: “{line.what}”?" for line in (*ours, *theirs) if line.what and not line.when]
    if joint and not theirs:
        asks.append("What does each adult want to do, in their own words?")
    if not texts["shows"].text:
        asks.append("How will everybody see that it works, who looks, and who tells whom?")
    if not texts["help"].text:
        asks.append("If something does not work, which help comes first?")
    if not review:
        again = "at it together again" if joint else "again at what the service has promised"
        asks.append(f"On which day do you look {again}?")
    return tuple(asks)


def _look(
    ours: tuple[Line, ...], theirs: tuple[Line, ...], texts: Mapping[str, Text]
) -> tuple[tuple[str, tuple[Pointer, ...]], ...]:
    found = [(line.what or line.who, line.pointers) for line in (*ours, *theirs) if line.pointers]
    found += [(text.title, text.pointers) for text in texts.values() if text.pointers]
    return tuple(found)


def _announce(begun: bool, joint: bool, afraid: str, missing: tuple[str, ...]) -> str:
    if not joint and afraid:
        return "No joint agreement. Only what the service does stands here."
    if not begun:
        return "Nothing is written yet."
    if not joint:
        return "Answer the question about fear first."
    return f"Ask next: {missing[0]}" if missing else "Every part is there."
