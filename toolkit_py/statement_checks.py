"""What could be said more clearly in something a person wrote: pointed out, never blocked, never changed.

North Yorkshire's rule is that a worry or a goal is written as behaviour, in words that the family would use
(Signs of Safety, sections 11.3 to 11.5, 2015). The words and the replies are facts, in ``facts/statement_words.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from toolkit_py import files
from toolkit_py.days import MONTHS


@dataclass(frozen=True)
class Pointer:
    """One thing to look at again: the words that were found, as they were typed, and what to ask oneself."""

    words: str
    reply: str


def shorthand(text: str, read_as: Literal["", "family", "behaviour"] = "") -> tuple[Pointer, ...]:
    """The professional shorthand in a text, each word group once, in the order of the list.

    ``read_as`` adds words that are only pointed out in what a ``family`` will read, or in the name of one
    ``behaviour``. What stands inside words that are pointed out already is not pointed out again.
    """
    words = re.findall(r"[a-z]+", text.lower())
    found: list[Pointer] = []
    for begins, pattern, reply, only_as in _shorthand():
        if begins.isdisjoint(words) or only_as not in ("", read_as):
            continue
        match = pattern.search(text)
        if match and not any(match[0] in pointer.words for pointer in found):
            found.append(Pointer(match[0], reply))
    return tuple(found)


def stops(text: str) -> Pointer | None:
    """A goal that says what ends, and not what will be there: ``Stop shouting``, ``Kelly will not drink``."""
    return _begins(text, "stopping")


def service_only(text: str) -> Pointer | None:
    """A line of a plan that is a service to attend: that is a service plan, not a safety plan."""
    return _begins(text, "service")


def private(text: str) -> tuple[Pointer, ...]:
    """What might tell who a person is: a full name, a date of birth, a postcode, a school."""
    found = []
    for pattern, reply in _private():
        match = pattern.search(text)
        if match:
            found.append(Pointer(match[0], reply))
    return tuple(found)


def names_one_of(text: str, names: Iterable[str]) -> bool:
    """Whether a text speaks of one of these people, or of a child in any common word."""
    words = [re.escape(name.strip()) for name in names if name.strip()]
    anyone = "|".join([*words, *_CHILD])
    return re.search(rf"\b({anyone})\b", text, re.IGNORECASE) is not None


_CHILD = (
    "child", "children", "baby", "babies", "toddler", "boy", "boys", "girl", "girls", "son", "sons", "daughter",
    "daughters", "teenager", "teenagers", "young person", "young people", "kid", "kids", "brother", "sister",
)  # fmt: skip


def _begins(text: str, table: str) -> Pointer | None:
    pattern, reply = _beginnings()[table]
    match = pattern.match(text.strip())
    return Pointer(match[0], reply) if match else None


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(files.read("toolkit_py.facts", "statement_words.toml"))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _shorthand() -> tuple[tuple[frozenset[str], re.Pattern[str], str, str], ...]:
    """Each group: what it can begin with, as most texts hold none of that, and how it is found."""
    return tuple(
        (
            frozenset(re.findall(r"[a-z]+", word.lower())[0] for word in row["words"]),
            re.compile(rf"\b({_any_of(row['words'])})\b", re.IGNORECASE),
            row["reply"],
            row.get("only_as", ""),
        )
        for row in _words()["shorthand"]
    )


_CAPITALS = "".join(letter for letter in map(chr, range(0x2000)) if letter.isupper())
"""Those of every name that is written in Latin, Greek or Cyrillic letters: Łukasz and Zoë have one as Sam has."""
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_IN_CAPITALS = rf"[{_CAPITALS}]{{3,40}}(?![\w’'-])"
_WITH_CAPITAL = rf"(?![{_CAPITALS}]{{1,40}}(?![\w’'-]))[{_CAPITALS}](?:{_LETTER}|[’'-](?={_LETTER})){{1,40}}"
"""O’Brien, McDonald and Jo; not GP, and no word that is all capitals."""
_SOMEBODY = (
    rf"(?:{_WITH_CAPITAL}|{_IN_CAPITALS}|(?i:i|we|you|he|she|they|mum|dad|(?:both|the|his|her|my|our|their) [a-z]+))"
)
_WHO = rf"(?:{_SOMEBODY}(?:(?: and| &)? {_SOMEBODY})? )??"
_WILL = r"(?i:(?:(?:will|would|shall|must|should|to|(?:agrees?|has|have|needs?|promises?|wants?) to|am|is|are|be) )*)"
_SAME_BREATH = r"(?:(?!\b(?:after|and|before|if|so|then|until|when|where|while)\b)[^,.;:\n]){0,40}?"


@cache
def _beginnings() -> Mapping[str, tuple[re.Pattern[str], str]]:
    return {
        table: (
            re.compile(rf"{_WHO}{_WILL}(?i:{'|'.join(map(_beginning, _words()[table]['begins']))})"),
            _words()[table]["reply"],
        )
        for table in ("stopping", "service")
    }


def _beginning(row: Mapping[str, Any]) -> str:
    before, not_before = row.get("before", ()), row.get("not_before", ())
    return (
        rf"(?:{_any_of(row['words'])})\b"
        + (rf"(?! (?:{_any_of(not_before)})\b)" if not_before else "")
        + (rf"{_SAME_BREATH}\b(?:{_any_of(before)})\b" if before else "")
    )


@cache
def _private() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows, names, months = _words()["private"], _words()["names"], _any_of(MONTHS)
    not_second = f"(?!(?i:{_any_of([*names['family'], *names['days'], *names['letters'], *names['not_second']])})\\b)"
    not_first = f"(?!(?i:{_any_of([*names['family'], *names['days'], *names['letters'], *names['not_first']])})\\b)"
    # “Kai’s Tom” is somebody’s Tom; a title is no first name, and has a reply of its own.
    first = rf"\b(?=[{_CAPITALS}])(?!(?i:{_any_of(names['titles'])})\b)(?!\S{{1,40}}[’']s ){not_first}"
    second = rf" {not_second}"
    either = rf"(?:{_WITH_CAPITAL}|{_IN_CAPITALS})"
    return (
        *(
            (
                re.compile(row["pattern"].replace("MONTHS", months), re.IGNORECASE if row.get("ignore_case") else 0),
                row["reply"],
            )
            for row in rows
        ),
        (
            re.compile(rf"{first}(?:{_IN_CAPITALS}{second}{_IN_CAPITALS}|{_WITH_CAPITAL}{second}{either})"),
            names["reply"],
        ),
        (re.compile(rf"\b(?i:{_any_of(names['titles'])})\b\.?{second}{either}"), names["titled"]),
    )
