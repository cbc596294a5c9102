"""The rules of the change-talk listener: a line that was said, the kind a worker gives it, and what to say next.

The worker chooses the kind; a statement may have two. The tool may suggest a kind from words it found, names those
words, and never overrules. Nothing is counted or scored. A victim's words about someone who harms them have no kind.
Source: North Yorkshire 2015, section 11.5, with the kinds of motivational interviewing (see ``data.toml``).
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
from toolkit_py.forms import Form, Offer, Row
from toolkit_py.statement_checks import Pointer, private, shorthand

SUSTAIN = "sustain"
UNSURE = "unsure"
ABOUT = ("own", "harm", "not-sure")


@dataclass(frozen=True)
class Kind:
    """One kind of talk: what it is, what to listen for, and the replies that fit it."""

    id: str
    name: str
    band: str
    plain: str
    listen: str
    sounds: str
    reflect: str
    ask: str = ""
    affirm: str = ""
    choice: str = ""
    leave: str = ""


@dataclass(frozen=True)
class Suggestion:
    """A kind that a line may also be, and the words it rests on; ``why`` where it can be argued with the choice."""

    kind: str
    words: str
    why: str = ""


@dataclass(frozen=True)
class Line:
    """One thing that was said: the kinds it was given, the reply that fits, and what could be argued."""

    row: Row
    words: str
    who: str
    kinds: tuple[Kind, ...]
    unsure: bool
    title: str
    because: str
    replies: tuple[tuple[str, str], ...]
    suggestions: tuple[Suggestion, ...]
    pointers: tuple[Pointer, ...]

    @property
    def kind_words(self) -> str:
        """Its kinds by name, or that none is chosen."""
        return " and ".join(kind.name for kind in self.kinds) or ("Not sure" if self.unsure else "Not chosen yet")


@dataclass(frozen=True)
class Band:
    """A part of the picture: what belongs in it, and the lines that were put there."""

    id: str
    name: str
    plain: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Summary:
    """What to say back to one person, in their own words, and the question to end with."""

    who: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    end: str


@dataclass(frozen=True)
class View:
    """Everything the template shows."""

    lines: tuple[Line, ...]
    said: tuple[Line, ...]
    kind_options: tuple[tuple[str, str], ...]
    reference: tuple[Kind, ...]
    about_pointers: tuple[Pointer, ...]
    withheld: bool
    ask_whose: bool
    victim: Mapping[str, Any]
    bands: tuple[Band, ...]
    table: tuple[tuple[str, ...], ...]
    summaries: tuple[Summary, ...]
    next_step: tuple[str, str]
    offers: tuple[Offer, ...]
    announce: str


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files.read("toolkit_py.widgets.change_talk", "data.toml"))


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its id; those nearer to doing stand later, sustain talk last."""
    return {row["id"]: Kind(**row) for row in _data()["kind"]}


@cache
def _hearing() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["kind"], re.compile(rf"\b(?:{row['pattern']})", re.IGNORECASE)) for row in _data()["hear"])


@cache
def _arguable() -> dict[frozenset[str], str]:
    return {frozenset(row["kinds"]): row["why"] for row in _data()["arguable"]}


def heard(words: str) -> dict[str, str]:
    """The kinds that words in a line often go with, each with the words as they were typed."""
    found: dict[str, str] = {}
    rest = words
    for kind, pattern in _hearing():
        match = pattern.search(rest)
        if match:
            found[kind] = match[0].strip()
            # What one kind took no other takes: the can in “I can’t” is not ability.
            rest = pattern.sub(lambda m: " " * len(m[0]), rest)
    return found


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """What each line may be, what to reply, and a summary to say back.

    ``carried`` may hold the records of the stages of change: their behaviour and how the person put it are offered.
    """
    about = form.one_of("fits", ABOUT)
    withheld = about == "harm"
    change = form.text("change")
    lines = tuple(_line(row, withheld) for row in form.rows("lines", at_least=3))
    said = tuple(line for line in lines if line.words)
    if not withheld:
        if not change:
            form.missing("change", "Name one change, such as “gets up with the alarm”")
        if not about:
            form.missing("fits", "Say whose change this is, before you sort a word of it")
        if not said:
            lines[0].row.missing("words", "Write one thing that was said, in the person’s own words")
    bands = () if withheld else _bands(said)
    return View(
        lines=lines,
        said=said,
        kind_options=(*((k.id, k.name) for k in kinds().values()), (UNSURE, "Not sure")),
        reference=tuple(kinds().values()),
        about_pointers=(*shorthand(change), *private(change)),
        withheld=withheld,
        ask_whose=about == "not-sure",
        victim=_data()["victim"],
        bands=bands if any(band.lines for band in bands) else (),
        table=() if withheld else tuple(_table_row(line) for line in said),
        summaries=() if withheld else _summaries(said, change),
        next_step=("", "") if withheld else _next_step(said),
        offers=() if withheld else _offers(form, lines, change, carried),
        announce=_announce(said, withheld),
    )


def _line(row: Row, withheld: bool) -> Line:
    words, who = row.text("words"), row.text("who")
    chosen = tuple(kinds()[one] for one in row.some_of("kind", kinds()))
    unsure = row.ticked("kind", UNSURE)
    if words and not withheld:
        if not chosen and not unsure:
            row.missing("kind", "Choose a kind, or “Not sure”")
        if not who:
            row.missing("who", "Say whose words these are")
    title, because, replies = _reply(chosen) if words and not withheld else ("", "", ())
    return Line(
        row=row,
        words=words,
        who=who,
        kinds=() if withheld else chosen,
        unsure=unsure,
        title=title,
        because=because,
        replies=replies,
        suggestions=() if withheld else _suggest(words, chosen),
        pointers=private(words),
    )


def _reply(chosen: tuple[Kind, ...]) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """The name of what was said, why, and the replies in the order to try them."""
    change = [kind for kind in chosen if kind.id != SUSTAIN]
    staying = [kind for kind in chosen if kind.id == SUSTAIN]
    if not chosen:
        return "", "", ()
    if change and staying:
        both = _data()["both"]
        names = " and ".join(kind.name.lower() for kind in chosen)
        because = f"You put it under {names}. Being in two minds is normal, and nearer to change than silence."
        return (
            both["name"],
            because,
            (("Reflect", both["reflect"]), ("Choice", both["choice"]), ("Leave", both["leave"])),
        )
    if staying:
        one = staying[0]
        return one.name, one.plain, (("Reflect", one.reflect), ("Choice", one.choice), ("Leave", one.leave))
    nearest = change[-1]
    because = " ".join(kind.plain for kind in change)
    if len(change) > 1:
        because += f" Answer the part that is nearer to doing: {nearest.name.lower()}."
    replies = (("Ask for more", nearest.ask), ("Affirm", nearest.affirm), ("Reflect", nearest.reflect))
    return " and ".join(kind.name for kind in change), because, replies


def _suggest(words: str, chosen: tuple[Kind, ...]) -> tuple[Suggestion, ...]:
    """Kinds that the words alone would suggest and that the worker did not choose."""
    have = {kind.id for kind in chosen}
    found = []
    for kind, rests_on in heard(words).items():
        if kind not in have:
            why = next((_arguable()[pair] for one in have if (pair := frozenset((one, kind))) in _arguable()), "")
            found.append(Suggestion(kinds()[kind].name, rests_on, why))
    return tuple(found)


def _bands(said: tuple[Line, ...]) -> tuple[Band, ...]:
    return tuple(
        Band(
            row["id"],
            row["name"],
            row["plain"],
            tuple(line for line in said if any(kind.band == row["id"] for kind in line.kinds)),
        )
        for row in _data()["band"]
    )


def _table_row(line: Line) -> tuple[str, ...]:
    # A table is read out row by row, so that each line stands with its kind and what it is nearer to.
    names = {row["id"]: row["name"] for row in _data()["band"]}
    where = dict.fromkeys(names[kind.band] for kind in line.kinds)
    return (line.words, line.who or "Not said", line.kind_words, " and ".join(where) or "Not placed")


def _summaries(said: tuple[Line, ...], change: str) -> tuple[Summary, ...]:
    """One for each person: what is hard first, then what they want, then what they will do or did."""
    people: dict[str, list[Line]] = {}
    labels: dict[str, str] = {}
    for line in said:
        if line.kinds:
            people.setdefault(line.who.casefold(), []).append(line)
            labels.setdefault(line.who.casefold(), line.who)
    return tuple(_summary(labels[key], lines, change) for key, lines in people.items())


def _summary(who: str, lines: list[Line], change: str) -> Summary:
    both, staying, ready, doing = [], [], [], []
    for line in lines:
        bands = {kind.band for kind in line.kinds}
        if "staying" in bands and len(bands) > 1:
            both.append(line.words)
        elif "doing" in bands:
            doing.append(line.words)
        elif "ready" in bands:
            ready.append(line.words)
        else:
            staying.append(line.words)
    at_once = "And both at once:" if staying else "You said both at once:"
    begin = "You told me what makes it hard:", at_once, "You also said:", "And nearest to doing it:"
    if not staying and not both:
        begin = begin[0], begin[1], "You said:", "And nearest to doing it:" if ready else "You said:"
    parts = tuple(
        (start, tuple(words)) for start, words in zip(begin, (staying, both, ready, doing), strict=True) if words
    )
    what = f"about this ({change})" if change else "about this"
    if doing:
        end = "“Have I got that right? What comes next, and when?”"
    elif ready or both:
        end = f"“Have I got that right? What do you want to do {what}, if anything?”"
    else:
        end = "“Have I got that right? What would have to be different for it to be worth thinking about?”"
    return Summary(who or "the person who said this", parts, end)


def _next_step(said: tuple[Line, ...]) -> tuple[str, str]:
    """What to do next, short and at length: it rests on what is there at all, never on how much of it."""
    bands = {kind.band for line in said for kind in line.kinds}
    if "doing" in bands:
        return (
            "Somebody has spoken of doing it.",
            "Ask for the first small thing, its day, and who will notice. Write it in their words. Then look for it "
            "happening: words are not yet change.",
        )
    if "ready" in bands:
        return (
            "There is wanting here, and nothing yet about doing.",
            "Stay with why and how. A plan made now would be yours, not theirs.",
        )
    if bands:
        return (
            "So far you wrote only talk for staying as it is.",
            "Do not plan and do not persuade. Ask what matters to them, and what a good day is like. Was there a "
            "softer word that you did not write down?",
        )
    return "", ""


def _offers(form: Form, lines: tuple[Line, ...], change: str, carried: Mapping[str, Form]) -> tuple[Offer, ...]:
    stages = carried.get("stages_of_change")
    if not stages:
        return ()
    where = "the stages of change"
    empty = next((line.row for line in lines if not line.words), None)
    key = empty.key if empty else form.next_key("lines", [line.row for line in lines])
    have = {line.words for line in lines}
    found = []
    for record in stages.rows("records"):
        if record.text("whose") == "victim":
            continue
        behaviour, put = record.text("behaviour"), record.text("view_words").strip('“”"')
        if behaviour and not change:
            found.append(Offer("change", behaviour, where))
        if put and put not in have:
            found.append(Offer(f"lines.{key}.words", put, where))
    return tuple(found)


def _announce(said: tuple[Line, ...], withheld: bool) -> str:
    if withheld:
        return f"{_data()['victim']['title']}. Read what helps."
    last = next((line for line in reversed(said) if line.title), None)
    return f"{last.title}. {last.replies[0][0]}: {last.replies[0][1]}" if last else ""
