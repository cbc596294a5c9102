"""The rules of the case study: permission first, seven boxes, two exact counts, and what could tell who this is.

Source: Kirklees 2013 to 2015, case study template (600 words or 4,000 characters), and its two permissions. A word is
what stands between spaces; a character is a code point, and a line end counts as one however a browser sends it.
Going over a guide or a limit is pointed out, and nothing is cut or blocked.
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
from toolkit_py.forms import Form
from toolkit_py.statement_checks import Pointer, private, shorthand

YES_NO = (("yes", "Yes"), ("no", "No"), ("not-asked", "Not asked yet"))
FOUND_OUT = (("no", "No"), ("yes", "Yes"), ("not-sure", "Not sure"))
INITIALS = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z]\b|\b(?:[A-Z]\.){1,4}(?!\w)|\b[B-HJ-Z]\b(?![’'-])")
INITIALS_REPLY = "An initial can tell who this is in a small place. Use a role, such as “older son”."
NEAR_WORDS, NEAR_CHARACTERS = 50, 400


@dataclass(frozen=True)
class Box:
    """One box: what stands in it, its exact counts beside its guide, and what to look at again."""

    id: str
    title: str
    ask: str
    guide: int
    text: str
    words: int
    characters: int
    pointers: tuple[Pointer, ...]

    @property
    def label(self) -> str:
        """Its title and guide."""
        return f"{self.title} – about {self.guide} words"

    @property
    def against(self) -> str:
        """How its words stand against the guide, in words."""
        if self.words > self.guide:
            return f"{self.words - self.guide} over the guide"
        return "within the guide" if self.words else "empty"


@dataclass(frozen=True)
class View:
    """Everything the template shows."""

    boxes: tuple[Box, ...]
    choices: tuple[tuple[str, str], ...]
    found_out: tuple[tuple[str, str], ...]
    begun: bool
    may: tuple[str, ...]
    may_use: bool
    asked_before: tuple[str, ...]
    words: int
    characters: int
    most_words: int
    most_characters: int
    over: tuple[str, ...]
    empty: tuple[str, ...]
    quoted: bool
    written_on: str
    announce: str


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files.read(__package__, "data.toml"))


@cache
def _claims() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b({'|'.join(map(re.escape, row['words']))})\b", re.IGNORECASE), row["reply"])
        for row in _data()["claim"]
    )


def counted(text: str) -> tuple[int, int]:
    """Words and characters of a text, exactly; a carriage return with its line feed is one line end."""
    one_end = text.replace("\r\n", "\n").replace("\r", "\n")
    return len(one_end.split()), len(one_end)


def look_again(text: str) -> tuple[Pointer, ...]:
    """What could tell who somebody is, then shorthand, then claims."""
    initial = INITIALS.search(text)
    claims = [Pointer(match[0], reply) for pattern, reply in _claims() if (match := pattern.search(text))]
    return (*private(text), *([Pointer(initial[0], INITIALS_REPLY)] if initial else ()), *shorthand(text), *claims)


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """Whether it may be used, how long it is, what to look at again, and the seven boxes ready to print."""
    boxes = tuple(_box(form, row) for row in _data()["box"])
    words, characters = sum(box.words for box in boxes), sum(box.characters for box in boxes)
    most_words, most_characters = _data()["most_words"], _data()["most_characters"]
    may, may_use = _may(form)
    on = form.day("written", today)
    for box in boxes:
        if not box.words:
            form.missing(box.id, f"This box is empty: {box.title}")
    return View(
        boxes=boxes,
        choices=YES_NO,
        found_out=FOUND_OUT,
        begun=form.begun(),
        may=may,
        may_use=may_use,
        asked_before=_asked_before(carried),
        words=words,
        characters=characters,
        most_words=most_words,
        most_characters=most_characters,
        over=tuple(
            f"{count - most:,} {what}{'' if count - most == 1 else 's'} too many: at most {most:,}."
            for count, most, what in ((words, most_words, "word"), (characters, most_characters, "character"))
            if count > most
        ),
        empty=tuple(box.title for box in boxes if not box.words),
        quoted=any(box.id == "said" and box.words for box in boxes),
        written_on=in_words(on),
        announce=_announce(words, characters, most_words, most_characters),
    )


def _box(form: Form, row: Mapping[str, Any]) -> Box:
    text = form.raw(row["id"])
    words, characters = counted(text)
    return Box(row["id"], row["title"], row["ask"], row["words"], text.strip(), words, characters, look_again(text))


def _may(form: Form) -> tuple[tuple[str, ...], bool]:
    """What permission there is, in sentences; and whether anybody may use the story at all."""
    allowed = [value for value, _ in YES_NO]
    learning, public = form.one_of("learning", allowed), form.one_of("public", allowed)
    if form.one_of("danger", [value for value, _ in FOUND_OUT]) in ("yes", "not-sure"):
        return (
            "Somebody who could harm this family might know them by it. Do not write or share it. "
            "Ask a specialist first.",
        ), False
    if learning == "no" and public == "no":
        return ("They said no. Do not use their story. A no has no consequence for anybody.",), False
    if "yes" not in (learning, public):
        if learning == "no":
            form.missing("public", "Ask first: may we tell your story to the public?")
        else:
            form.missing("learning", "Ask first: may we use your story to help other workers learn?")
        return ("Nobody has said yes yet. Do not share this. Ask each adult, and each child in their own way.",), False
    told = [
        "It may be used to help other workers learn."
        if learning == "yes"
        else "It may not be used to help other workers learn.",
        "It may be told to the public." if public == "yes" else "It may not be told to the public, or to the press.",
    ]
    if not form.text("who"):
        told.append("Write down who was asked, and on which day.")
    if form.one_of("danger", ["no"]) == "":
        told.append("Answer the third question too: could this bring danger to anybody?")
    return tuple(told), True


def _asked_before(carried: Mapping[str, Form]) -> tuple[str, ...]:
    """What the consent conversation of this visit says of a case study; people look at it and answer here."""
    consent = carried.get("consent_conversation")
    if consent is None or not consent.ticked("study"):
        return ()
    words = dict(YES_NO)
    asked = (("learning", "To help workers and decision-makers learn"), ("public", "To tell the public"))
    found = [f"{use}: {words[said].lower()}" for field, use in asked if (said := consent.one_of(field, words))]
    if any(row.text("what") == "study" for row in consent.rows("ends")):
        found.append("This permission was taken back: do not use the story")
    return tuple(found)


def _announce(words: int, characters: int, most_words: int, most_characters: int) -> str:
    """Said aloud while somebody writes: it changes seldom, and exactly only where a limit is passed."""
    over = []
    if words > most_words:
        over.append(f"{words - most_words:,} words over {most_words:,}")
    if characters > most_characters:
        over.append(f"{characters - most_characters:,} characters over {most_characters:,}")
    if over:
        return f"{' and '.join(over)}."
    if words > most_words - NEAR_WORDS or characters > most_characters - NEAR_CHARACTERS:
        return f"Near the end: the limits are {most_words:,} words and {most_characters:,} characters."
    return f"Within {most_words:,} words and {most_characters:,} characters." if words else "Nothing is written yet."
