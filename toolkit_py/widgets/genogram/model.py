"""The family drawing: from people and ties to a picture in rows, the same in a table, and what to ask next.

Derbyshire 2016, section 2.3: a genogram shows who is there and who matters to the child, its signs are the family's
own choice, and it can wake painful memories. Ours: nothing is drawn where somebody may be afraid, and no address or
whereabouts stands on it. Where everybody is placed is worked out in ``layout.py``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.days import MONTHS
from toolkit_py.forms import Form, Row
from toolkit_py.statement_checks import Pointer, private
from toolkit_py.widgets.genogram import layout
from toolkit_py.widgets.genogram.layout import Route, Window

Option = tuple[str, str]
LEFT_OUT = "left out: it says where somebody is"
LEAVE_OUT = "Where somebody lives or has gone is never on this drawing. It is left out; take it out above too."
NAME_WIDTH = 98
"""What fits under a symbol, in the units of the drawing."""
OLDEST = 120
_MONTH = "|".join(MONTHS)
_DAY = re.compile(
    r"\b[0-9]{1,2}[ /.-]+[0-9]{1,2}[ /.-]+[0-9]{2}\b|"
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})\b|\b(?:{_MONTH}) [0-9]{{1,2}}\b",
    re.IGNORECASE,
)
"""A day and a month: more than a drawing may say of anybody."""
_ALIVE = frozenset(("", "no", "n", "-", "–", "nope", "none", "n/a", "na", "alive", "still alive", "living", "not dead"))
_LIVES = re.compile(r"\b(?:alive|living|not)\b", re.IGNORECASE)
_GONE = re.compile(r"(?:yes|y|died|dead|deceased|passed(?: away| on)?)\b[^?]*", re.IGNORECASE)
_WIDE, _NARROW = frozenset("mwMW@%—…ÆŒæœ"), frozenset("iIjltfr.,:;'’|!()[]1 -")


@dataclass(frozen=True)
class Person:
    """Somebody in the drawing: what was written in a row, made ready to show."""

    row: Row
    label: str
    symbol: str
    years: str
    home: str
    child: bool
    matters: bool
    notes: str

    @property
    def key(self) -> int:
        return self.row.key


@dataclass(frozen=True)
class Tie:
    """One line of "who is what to whom", where both people and the tie are chosen."""

    row: Row
    a: int
    kind: str
    b: int
    words: str


@dataclass(frozen=True)
class Figure:
    """One person as drawn: the middle of the symbol, its shape and marks, and the lines of the label under it."""

    x: int
    y: int
    shape: str
    child: bool
    matters: bool
    home: str
    lines: tuple[tuple[str, int, bool], ...]
    """Text, how far under the middle it stands, and whether it is the name."""


@dataclass(frozen=True)
class Part:
    """One sheet of the drawing."""

    number: int
    title: str
    goes_on: str
    box: str
    width: int
    height: int
    figures: tuple[Figure, ...]
    routes: tuple[Route, ...]


@dataclass(frozen=True)
class View:
    """What the template shows. ``gate`` is blank, ask (about fear first), closed (somebody may be afraid) or open."""

    gate: str
    guarded: bool
    people: tuple[Row, ...]
    ties: tuple[Row, ...]
    named: tuple[Option, ...]
    before: tuple[Option, ...]
    symbols: tuple[Option, ...]
    tie_options: tuple[Option, ...]
    headline: str
    parts: tuple[Part, ...]
    lines: tuple[Option, ...]
    homes: tuple[Option, ...]
    table: tuple[tuple[str, ...], ...]
    heads: tuple[str, ...]
    gaps: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    ask: tuple[str, ...]
    announce: str


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files.read("toolkit_py.widgets.genogram", "data.toml"))


@cache
def ties() -> Mapping[str, Mapping[str, str]]:
    """Every kind of tie by its id, in the order of the select."""
    return {row["id"]: row for row in _data()["tie"]}


@cache
def _whereabouts() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in _data()["whereabouts"]), re.IGNORECASE)


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The drawing and its table, or why nothing is drawn; and what is missing. No other tool is used."""
    rows, tie_rows = form.rows("people", at_least=4), form.rows("ties", at_least=3)
    hidden: list[str] = []
    people = tuple(person for row in rows if (person := _person(row, hidden, today)))
    by_key = {person.key: person for person in people}
    found, half = _ties(tie_rows, by_key)
    afraid = form.one_of("afraid", ("no", "yes", "not-sure"))
    guarded = afraid != "no"
    gate = "open" if afraid == "no" or (afraid and form.ticked("alone")) else "closed" if afraid else "ask"
    if gate == "closed" or not people:
        gate = "closed" if gate == "closed" else "blank"
    if not afraid:
        form.missing("afraid", "Answer this first, where nobody else can see")
    if not people:
        rows[0].missing("name", "Write who is in the family: a role or a first name")
    labels = _labels(people, found)
    chart = layout.arrange(
        [person.key for person in people],
        [(t.a, t.b, t.kind) for t in found if ties()[t.kind]["group"] == "parent"],
        [(t.a, t.b, t.kind) for t in found if ties()[t.kind]["group"] == "couple"],
        {key: len(lines) for key, lines in labels.items()},
    )
    circles = _circles(chart, found, by_key)
    # Where somebody may be afraid, homes and notes stay off the paper even when a person is seen alone.
    homes = {} if guarded else _homes(people)
    open_ = gate == "open"
    return View(
        gate=gate,
        guarded=guarded,
        people=tuple(rows),
        ties=tuple(tie_rows),
        named=(("", "Choose"), *((str(p.key), p.label) for p in people)),
        before=tuple((row["id"], row["text"]) for row in _data()["before"]),
        symbols=(("", "Not chosen yet (drawn as a diamond)"), *((r["id"], r["text"]) for r in _data()["symbol"])),
        tie_options=(("", "Choose"), *((row["id"], row["text"]) for row in ties().values())),
        headline=_headline(people, chart, homes) if open_ else "",
        parts=tuple(_part(w, chart, by_key, labels, homes) for w in chart.windows) if open_ else (),
        lines=_lines_used(chart) if open_ else _all_lines(),
        homes=tuple((mark, home) for home, mark in homes.items()) if open_ else (),
        table=_table(people, found, guarded) if open_ else (),
        heads=_heads(people, guarded),
        gaps=_gaps(form, people, found, half, circles) if open_ else (),
        pointers=_pointers(people, hidden),
        ask=tuple(row["text"] for row in _data()["ask"]),
        announce=_announce(gate, people),
    )


# Reading -------------------------------------------------------------------------------------------------------------


def _person(row: Row, hidden: list[str], today: date | None) -> Person | None:
    words = {name: row.text(name) for name in ("name", "born", "died", "home", "notes")}
    child, matters = row.ticked("child"), row.ticked("matters")
    symbol = row.one_of("symbol", [one["id"] for one in _data()["symbol"]])
    if not (any(words.values()) or child or matters or symbol):
        return None
    if not words["name"]:
        row.missing("name", "Write who this is: a role or a first name")
    for name in ("name", "home", "notes"):
        place = _whereabouts().search(words[name])
        if place:
            hidden.append(place[0])
            words[name] = "" if name == "name" else LEFT_OUT
    return Person(
        row=row,
        label=" ".join(words["name"].split()) or f"Person {row.place}",
        symbol=symbol,
        years=", ".join(part for part in (_born(row, today), _died(row, today)) if part),
        home=" ".join(words["home"].split()),
        child=child,
        matters=matters,
        notes=words["notes"],
    )


def _born(row: Row, today: date | None) -> str:
    """``born 2014``, ``12 years old`` or the reader's words; of a whole date of birth only the year."""
    text = row.text("born")
    year = _year(text)
    if re.search(r"\b(due|expected)\b", text, re.IGNORECASE) and not _DAY.search(text):
        return f"due {year}" if year else text
    if year:
        if today and year > today.year:
            row.wrong("born", "This year has not come yet")
            return ""
        return f"born {year}"
    if re.fullmatch(r"[0-9]+", text):
        age = int(text[:4])
        if age > OLDEST:
            row.wrong("born", "Write the year, such as 2014, or the age")
            return ""
        return "under 1 year old" if age == 0 else "1 year old" if age == 1 else f"{age} years old"
    if _DAY.search(text):
        # Guessing the century would be wrong for some; the whole date stays in its box.
        row.wrong("born", "Write the year alone, with four figures, such as 2014")
        return ""
    return text if _whereabouts().search(text) is None else ""


def _died(row: Row, today: date | None) -> str:
    """``died 2010`` or ``died``, only where that is what was written."""
    text = row.text("died")
    if text.casefold().strip(" .") in _ALIVE:
        return ""
    year = None if _LIVES.search(text) else _year(text)
    if year is None and not _GONE.fullmatch(text):
        row.wrong("died", "Write the year, or “yes”. Leave this empty for somebody who is alive")
        return ""
    born = _year(row.text("born"))
    if year and today and year > today.year:
        row.wrong("died", "This year has not come yet")
        return ""
    if year and born and year < born:
        row.wrong("died", "This is before the year of birth: check both")
    return f"died {year}" if year else "died"


def _year(text: str) -> int | None:
    found = re.search(r"\b(?:1[89]|20)[0-9]{2}\b", text)
    return int(found[0]) if found else None


def _ties(rows: Sequence[Row], people: Mapping[int, Person]) -> tuple[list[Tie], list[int]]:
    keys = {str(key) for key in people}
    found, half = [], []
    for row in rows:
        a, kind, b = row.one_of("a", keys), row.one_of("kind", ties()), row.one_of("b", keys)
        if a and kind and b:
            words = " ".join(row.text("words").split())
            words = LEFT_OUT if _whereabouts().search(words) else words
            found.append(Tie(row, int(a), kind, int(b), words))
        elif a or kind or b or row.text("words"):
            half.append(row.place)
            row.missing("a" if not a else "kind" if not kind else "b", "Choose both people, and the tie")
    return found, half


def _circles(chart: layout.Chart, found: Iterable[Tie], people: Mapping[int, Person]) -> tuple[str, ...]:
    said = []
    for tie in found:
        if (tie.a, tie.b, tie.kind) not in chart.circles:
            continue
        a, b = people[tie.a].label, people[tie.b].label
        if tie.a == tie.b:
            message = f"{a} is chosen twice. Choose two people"
        elif ties()[tie.kind]["group"] == "parent":
            message = f"{a} is drawn below {b} or beside {b}, so this leads round in a circle. Check both lines"
        else:
            message = f"{a} and {b} are parent and child, or further apart, so they are not drawn as a couple"
        tie.row.wrong("a", message)
        said.append(f"Line {tie.row.place} is not drawn. {message}.")
    return tuple(said)


def _homes(people: Iterable[Person]) -> dict[str, str]:
    """A letter for each home, in the order in which homes are first named."""
    written: dict[str, str] = {}
    for person in people:
        if person.home and person.home != LEFT_OUT:
            written.setdefault(person.home.casefold(), person.home)
    return {home: chr(ord("A") + n) if n < 26 else str(n + 1) for n, home in enumerate(written.values())}


# Drawing -------------------------------------------------------------------------------------------------------------


def _wide(text: str, size: float) -> float:
    """About how wide a text is drawn: rather too much than too little."""
    units = 0.0
    for c in text:
        if c in _WIDE or (ord(c) > 0x2000 and c not in "–’‘“”"):
            units += 0.98
        elif c in _NARROW:
            units += 0.4
        else:
            units += 0.76 if c.isupper() else 0.62
    return units * size


def wrap(text: str, lines: int, size: float = 13) -> tuple[str, ...]:
    """A text in at most so many lines that each fit under a symbol; what does not fit ends in an ellipsis."""
    words = []
    for word in text.split():
        while _wide(word, size) > NAME_WIDTH:
            cut = next(n for n in range(len(word), 0, -1) if n == 1 or _wide(word[:n], size) <= NAME_WIDTH)
            words.append(word[:cut])
            word = word[cut:]
            if len(words) > lines:
                break
        words.append(word)
        if len(words) > 40:
            break
    made: list[str] = []
    for word in words:
        longer = f"{made[-1]} {word}" if made else word
        if made and _wide(longer, size) <= NAME_WIDTH:
            made[-1] = longer
        else:
            made.append(word)
    if len(made) > lines:
        last = made[lines - 1]
        while last and _wide(last + "…", size) > NAME_WIDTH:
            last = last[:-1]
        made = [*made[: lines - 1], last.rstrip() + "…"]
    return tuple(made)


def _labels(people: Sequence[Person], found: Iterable[Tie]) -> dict[int, list[tuple[str, bool]]]:
    """The lines under each symbol: name, years, and for somebody who is no relation what they are to whom."""
    name = {person.key: person.label for person in people}
    loose: dict[int, str] = {}
    related: set[int] = set()
    for tie in found:
        if tie.kind != "other":
            related |= {tie.a, tie.b}
        elif tie.words and tie.words != LEFT_OUT:
            loose.setdefault(tie.a, f"{tie.words} {name[tie.b]}")
    labels = {}
    for person in people:
        tie_words = "" if person.key in related else loose.get(person.key, "")
        more = [*wrap(person.years, 2, 12), *wrap(tie_words, 2, 12)]
        labels[person.key] = [*((line, True) for line in wrap(person.label, 2)), *((line, False) for line in more)]
    return labels


def _part(
    window: Window,
    chart: layout.Chart,
    people: Mapping[int, Person],
    labels: Mapping[int, Sequence[tuple[str, bool]]],
    homes: Mapping[str, str],
) -> Part:
    several = len(chart.windows) > 1
    number = f", part {window.number} of {len(chart.windows)}" if several else ""
    marks = {home.casefold(): mark for home, mark in homes.items()}
    figures = []
    for key in sorted(window.keys, key=lambda one: (chart.places[one].row, chart.places[one].column)):
        person, place = people[key], chart.places[key]
        start = layout.SYMBOL // 2 + layout.LABEL_GAP + layout.LINE - 4
        lines = tuple((t, start + n * layout.LINE, name) for n, (t, name) in enumerate(labels[key]))
        home = marks.get(person.home.casefold(), "")
        middle = place.y + layout.SYMBOL // 2
        figures.append(Figure(place.x, middle, person.symbol or "diamond", person.child, person.matters, home, lines))
    return Part(
        number=window.number,
        title=f"Family drawing{number}",
        goes_on=f"Goes on in part {_list([str(n) for n in sorted(window.beside)])}." if window.beside else "",
        box=f"{window.x} {window.y} {window.width} {window.height}",
        width=window.width,
        height=window.height,
        figures=tuple(figures),
        routes=window.routes,
    )


def _lines_used(chart: layout.Chart) -> tuple[Option, ...]:
    used = {route.kind for window in chart.windows for route in window.routes}
    return tuple(line for line in _all_lines() if line[0] in used)


def _all_lines() -> tuple[Option, ...]:
    drawn = tuple((row["id"], row["line"]) for row in ties().values() if row["line"])
    return (*drawn, ("unsaid", _data()["unsaid"]["line"]))


# Words ---------------------------------------------------------------------------------------------------------------


def _list(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _table(people: Sequence[Person], found: Sequence[Tie], guarded: bool) -> tuple[tuple[str, ...], ...]:
    said = _related(people, found)
    rows = []
    homes, notes = _columns(people, guarded)
    for p in people:
        marks = [words for on, words in ((p.child, "the child"), (p.matters, "matters to the child")) if on]
        row = (p.label, p.years, "; ".join(said[p.key]) or "no tie written", _list(marks))
        rows.append((*row, *([p.home] if homes else []), *([p.notes] if notes else [])))
    return tuple(rows)


def _heads(people: Sequence[Person], guarded: bool) -> tuple[str, ...]:
    more = zip(("Home", "Notes"), _columns(people, guarded), strict=True)
    return ("Who", "Born, died", "How they are tied", "Marked", *(head for head, shown in more if shown))


def _columns(people: Sequence[Person], guarded: bool) -> tuple[bool, bool]:
    """Whether the table has a column of homes, and one of notes: only what is written, and nothing where fear is."""
    return not guarded and any(p.home for p in people), not guarded and any(p.notes for p in people)


def _related(people: Sequence[Person], found: Sequence[Tie]) -> dict[int, list[str]]:
    """How each person is tied to the others, in words; brothers and sisters follow from their parents."""
    name = {person.key: person.label for person in people}
    grouped: dict[int, dict[str, dict[int, None]]] = {person.key: {} for person in people}
    loose: dict[int, list[str]] = {person.key: [] for person in people}
    parents: dict[int, dict[int, None]] = {}
    children: dict[int, list[int]] = {}
    for tie in found:
        words = ties()[tie.kind]
        if tie.a == tie.b:
            continue
        if tie.kind == "other":
            loose[tie.a].append(f"{tie.words or words['seen']} {name[tie.b]}")
            loose[tie.b].append(f"{name[tie.a]} is {tie.words or words['seen']} {name[tie.b]}")
            continue
        grouped[tie.a].setdefault(words["seen"], {})[tie.b] = None
        grouped[tie.b].setdefault(words["back"], {})[tie.a] = None
        if tie.kind in ("birth", "adoptive"):
            parents.setdefault(tie.b, {})[tie.a] = None
            children.setdefault(tie.a, []).append(tie.b)
    for child, mine in parents.items():
        for other in dict.fromkeys(key for parent in mine for key in children[parent] if key != child):
            shared = [parent for parent in mine if parent in parents[other]]
            whole = len(shared) > 1 or len(mine) == len(parents[other]) == 0
            kind = "brother or sister of" if whole else f"shares {_list([name[p] for p in shared])} as a parent with"
            grouped[child].setdefault(kind, {})[other] = None
    return {
        key: [f"{kind} {_list([name[one] for one in others])}" for kind, others in kinds.items()] + loose[key]
        for key, kinds in grouped.items()
    }


def _headline(people: Sequence[Person], chart: layout.Chart, homes: Mapping[str, str]) -> str:
    children = [p.label for p in people if p.child]
    mattering = [p.label for p in people if p.matters]
    said = [f"This drawing has {len(people)} in it" if len(people) > 1 else "This drawing has one in it"]
    if len(chart.generations) > 1:
        said.append(f"in {len(chart.generations)} generations")
    if len(homes) > 1:
        said.append(f"and {len(homes)} homes")
    first = " ".join(said) + "."
    if children and mattering:
        return f"{first} Marked as mattering to {_list(children)}: {_list(mattering)}."
    return first


def _gaps(
    form: Form, people: Sequence[Person], found: Sequence[Tie], half: Sequence[int], circles: Sequence[str]
) -> tuple[str, ...]:
    """What is missing or cannot be right, in the order in which to put it right."""
    said = list(circles)
    ticked = form.all("before")
    said += [row["first"] for row in _data()["before"] if row["id"] not in ticked]
    if half:
        lines = _list([str(place) for place in half])
        said.append(f"Not finished: {'line' if len(half) == 1 else 'lines'} {lines}. Choose both people and the tie.")
    twice = [name for name, count in _count(p.label.casefold() for p in people).items() if count > 1]
    if twice:
        same = [next(p.label for p in people if p.label.casefold() == name) for name in twice]
        said.append(f"More than one is called {_list(same)}. Tell them apart: “Nan (Mum’s side)”.")
    children = [p for p in people if p.child]
    if not children:
        said.append("Nobody is marked as the child whom this is about.")
    if not any(p.matters for p in people):
        who = _list([p.label for p in children]) if children else "the child"
        said.append(f"Nobody is marked as mattering to {who}. Ask: who would you put nearest to you? Pets count.")
    for child in children:
        births = [tie for tie in found if tie.b == child.key and tie.kind == "birth"]
        if not any(tie.b == child.key and ties()[tie.kind]["group"] == "parent" for tie in found):
            said.append(f"No parent of {child.label} is joined by a line.")
        elif len(births) == 1:
            said.append(f"One birth parent of {child.label} is here. If the other is left out by choice, leave it so.")
    tied = {key for tie in found for key in (tie.a, tie.b)}
    loose = [p.label for p in people if p.key not in tied]
    if loose and len(people) > 1:
        said.append(f"No tie is written for {_list(loose)}. What are they to the child?")
    plain = [p.label for p in people if not p.symbol]
    if plain and "signs" in ticked:
        said.append(f"No sign is chosen for {_list(plain)}. They are drawn as diamonds; ask what they would like.")
    return tuple(said)


def _count(words: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def _pointers(people: Sequence[Person], hidden: Sequence[str]) -> tuple[Pointer, ...]:
    found = [Pointer(words, LEAVE_OUT) for words in dict.fromkeys(hidden)]
    for person in people:
        found += [*private(person.row.text("name")), *private(person.row.text("born"))]
        found += [one for one in private(person.notes) if "full name" not in one.reply]
    found = [one for one in found if one.words.split()[:1] not in ([word] for word in _data()["role_words"])]
    return tuple({(one.words, one.reply): one for one in found}.values())[:12]


def _announce(gate: str, people: Sequence[Person]) -> str:
    return {
        "open": f"Drawn: {len(people)}. The table says the same in words.",
        "closed": "Nothing is drawn, because somebody may be afraid.",
        "ask": "Nothing is drawn until the first question is answered.",
        "blank": "Nobody is written down yet.",
    }[gate]
