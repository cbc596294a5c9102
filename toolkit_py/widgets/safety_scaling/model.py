"""The rules of the safety scale: who may see which number when, and what is said of the numbers that are seen.

Three things keep a number from the wrong eyes. Only one person's answers are ever in visible controls. Numbers
stand beside each other only after an explicit "no" to the question about fear. A child's number is shown only
while everyone who is here is among the people whom the child, asked alone, named. There is no mean and no verdict.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.children import names_in, reads_as_child
from toolkit_py.days import in_words, read_day
from toolkit_py.ends import runs_backwards
from toolkit_py.facts.outcomes import issue, issues
from toolkit_py.fields import Fields
from toolkit_py.forms import Form, Offer, Row
from toolkit_py.number_line import NumberLine, Stop, Strip, number_line, pin, strip

NUMBERS = tuple(str(number) for number in range(11))
UNSAID = "none"
LOW = 1
"""A number this low means: act today."""

MARK_FIELDS = ("number", "high", "down", "up", "who", "share")
CHILD_FIELDS = ("asked_alone", "may_see")
OWN = "own"
RATHER_NOT = "I’d rather not say"
BACKWARDS = (
    "These ends run the other way: 10 would be the worrying end. Here 10 is always the safest end, so that two lines "
    "can never be mixed up. No number is put on this line. Re-word the ends or swap them. Everyone is then asked again."
)
QUESTION = "Where would you put things now, from 0 to 10?"


@dataclass(frozen=True)
class Ends:
    """A documented pair of ends: 10 is always the safest."""

    id: str
    title: str
    end0: str
    end10: str
    said: str
    source: str
    section: str


def _same(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".")


@dataclass(frozen=True)
class Wording:
    """What a number means: what was asked about, and both ends in words. Numbers are compared within one only."""

    about: str
    end0: str
    end10: str
    said: str = ""

    @property
    def ends_key(self) -> tuple[str, str]:
        """The same for the same ends, however they are spaced, capitalised or stopped."""
        return _same(self.end0), _same(self.end10)

    @property
    def key(self) -> tuple[str, ...]:
        """The same for the same question about the same children, with the same ends."""
        return (_same(self.about), *self.ends_key)

    @property
    def question(self) -> str:
        return f"About {self.about}: where would you put things now, from 0 to 10?" if self.about else QUESTION


@dataclass(frozen=True)
class Mark:
    """What one person said, once. ``number`` is None where they would rather not say, or have not said yet."""

    key: int
    label: str
    number: int | None
    unsaid: bool
    high: str
    down: str
    up: str
    who: str
    share: bool
    child: bool

    @property
    def given(self) -> bool:
        return self.number is not None or self.unsaid

    @property
    def said(self) -> str:
        return str(self.number) if self.number is not None else RATHER_NOT if self.unsaid else "No number yet"


@dataclass(frozen=True)
class Person:
    """One person in the list, before anybody sees a number."""

    row: Row
    label: str
    child: bool
    child_by_role: bool
    state: str
    can_open: bool
    listed: bool
    in_list: bool


@dataclass(frozen=True)
class Ask:
    """One kind of question after a number, and what to ask."""

    title: str
    text: str


@dataclass(frozen=True)
class Pair:
    """The questions for one of the two people furthest apart; ``same`` names those who gave the same number."""

    label: str
    number: int
    asks: tuple[Ask, ...]
    up: str
    same: str


@dataclass(frozen=True)
class Reasons:
    """A line of the table: what is not for these eyes is not in it."""

    letter: str
    label: str
    said: str
    shared: bool
    high: str
    down: str
    up: str
    who: str


@dataclass(frozen=True)
class Turn:
    """The one person whose answers may be seen: what they said, and what to ask next."""

    row: Row
    place: int
    label: str
    child: bool
    may_see: tuple[tuple[str, str], ...]
    mark: Mark
    line: NumberLine | None
    asks: tuple[Ask, ...]
    up: str
    low: bool


@dataclass(frozen=True)
class Shared:
    """What stands on the shared screen once everyone has chosen."""

    line: NumberLine
    table: tuple[Reasons, ...]
    marks: int
    lowest: str
    highest: str
    gap: str
    unsaid: str
    waiting: str
    pair: tuple[Pair, ...]
    know: tuple[str, str] | None
    apart: str
    same: bool
    low: bool
    child_notes: tuple[str, ...]


@dataclass(frozen=True)
class Rounds:
    """All earlier numbers under one wording that may be seen now: a strip a person, and the same as a table."""

    wording: Wording
    now: bool
    strips: tuple[Strip, ...]
    table: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True)
class Box:
    """The box for one person's number of an earlier round."""

    id: str
    name: str
    label: str
    value: str
    error: str


@dataclass(frozen=True)
class EarlierRow:
    """The controls of one earlier round: a box for each person whose number may be seen now."""

    row: Row
    people: tuple[Box, ...]
    unworded: bool
    undrawn: bool


@dataclass(frozen=True)
class View:
    """Everything the template shows. ``screen`` is first, setup, turns, open or shown."""

    screen: str
    blank: bool
    alone_only: bool
    alone: bool
    may_show: bool
    issues: tuple[tuple[str, str], ...]
    pairs: tuple[tuple[Ends, bool], ...]
    own: bool
    wording: Wording
    problem: str
    can_swap: bool
    changed: Wording | None
    new_problem: str
    state: tuple[tuple[str, str], ...]
    carry: tuple[tuple[str, str], ...]
    order_people: tuple[Row, ...]
    order_rounds: tuple[Row, ...]
    people: tuple[Person, ...]
    turn: Turn | None
    shared: Shared | None
    here: tuple[str, ...]
    day: str
    earlier: tuple[EarlierRow, ...]
    rounds: tuple[Rounds, ...]
    in_boxes: int
    undrawn: bool
    other_words: bool
    statements: tuple[tuple[str, str], ...]
    route: Mapping[str, Any]
    ears: tuple[Ask, ...]
    announce: str
    beside: bool = False
    """Whether it stands beside the other parts of the chain, which then ask about fear and word the danger."""
    offers: tuple[tuple[str, tuple[Offer, ...]], ...] = ()


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files.read("toolkit_py.widgets.safety_scaling", "data.toml"))


@cache
def pairs() -> tuple[Ends, ...]:
    """The documented pairs of ends, each with where it comes from."""
    return tuple(Ends(**row) for row in _data()["ends"])


# Reading the form --------------------------------------------------------------------------------------------


def _chosen(form: Form) -> str:
    return form.one_of("ends", (*(ends.id for ends in pairs()), OWN)) or pairs()[0].id


def _wording(form: Form) -> Wording:
    """The words that are chosen now."""
    chosen = _chosen(form)
    about = form.text("about")
    for ends in pairs():
        if ends.id == chosen:
            return Wording(about, ends.end0, ends.end10, ends.said)
    return Wording(about, form.text("own0"), form.text("own10"), "our own words")


def _problem(form: Form, wording: Wording) -> tuple[str, bool]:
    """Why no number may be put on this line, in words, and whether swapping the ends would mend it."""
    if not wording.end0 or not wording.end10:
        return "Write both ends first. A number means nothing without them.", False
    own = _chosen(form) == OWN
    if own and (form.text("safest") == "0" or runs_backwards(wording.end0, wording.end10)):
        return BACKWARDS, True
    return "", False


def _any_number(form: Form) -> bool:
    named = (name for name, values in form.values.items() if name.endswith(".number") and values[0].strip())
    return any(re.fullmatch(r"people\.[0-9]+\.number", name) for name in named)


def _given(form: Form) -> Wording | None:
    """The words under which today's numbers were given, where the form has them."""
    if not _any_number(form) or not (form.text("given0") and form.text("given10")):
        return None
    end0, end10 = form.text("given0"), form.text("given10")
    said = next((ends.said for ends in pairs() if (ends.end0, ends.end10) == (end0, end10)), "our own words")
    return Wording(form.text("about"), end0, end10, said)


def _alone_only(form: Form) -> bool:
    found = issue(form.text("issue"))
    return found is not None and found.harmed_by_someone


def _alone(form: Form) -> bool:
    """One person at a time, alone, unless somebody has said "no" in so many words."""
    return _alone_only(form) or form.text("afraid") != "no"


def _may_show(form: Form) -> bool:
    return not _alone(form) and any(row.ticked("here") for row in form.rows("people"))


def _name(row: Row) -> str:
    role, name = row.text("role"), row.text("name")
    if not role or not name:
        return role or name
    return f"{name}, {role}" if role.endswith(")") else f"{role} ({name})"


def _is_child(row: Row) -> bool:
    return row.ticked("child") or reads_as_child(_name(row), names_in(row.form.text("about")))


def _mark(row: Row, label: str) -> Mark:
    value = row.one_of("number", (*NUMBERS, UNSAID))
    return Mark(
        row.key,
        label,
        int(value) if value in NUMBERS else None,
        value == UNSAID,
        row.text("high"),
        row.text("down"),
        row.text("up"),
        row.text("who"),
        row.ticked("share"),
        _is_child(row),
    )


def _here(rows: Sequence[Row]) -> frozenset[int]:
    return frozenset(row.key for row in rows if row.ticked("here"))


def _child_may_be_shown(form: Form, here: frozenset[int], key: int, named: Sequence[str], asked_alone: bool) -> bool:
    """Only while each person who is here is one of those whom the child, asked alone, named."""
    if not asked_alone or form.ticked("others"):
        return False
    others = here - {key}
    return bool(others) and all(str(other) in named for other in others)


def _may_be_shown(form: Form, here: frozenset[int], row: Row) -> bool:
    if not _is_child(row):
        return True
    return _child_may_be_shown(form, here, row.key, row.all("may_see"), row.ticked("asked_alone"))


# The tool's own buttons --------------------------------------------------------------------------------------


def act(do: str, fields: Fields) -> Fields:
    """The fields after one of the tool's own buttons.

    ``open:people.3`` one person's turn; ``cover`` pass it on; ``setup`` back to the first questions; ``show`` all
    numbers, where that may be; ``keep`` this round; ``edit`` the chosen ends; ``swap`` them; ``put-back`` the old
    words; ``ask-again`` under the new ones; ``same-words:rounds.3`` the words of now for an earlier round.
    """
    if not do:
        return fields
    form = Form("safety_scaling", fields)
    action, _, target = do.partition(":")
    if not _any_number(form):
        fields = _without(fields, "given0", "given10")
    if action == "open":
        keys = {f"people.{row.key}": row.key for row in form.rows("people")}
        if target in keys:
            return [*_without(fields, "open", "shown", "stage"), ("open", str(keys[target])), ("stage", "turns")]
    elif action == "cover":
        return [*_without(fields, "open", "shown", "stage"), ("stage", "turns")]
    elif action == "setup":
        return _without(fields, "open", "shown", "stage")
    elif action == "show" and _may_show(form):
        return [*_without(fields, "open", "shown", "stage"), ("stage", "turns"), ("shown", "yes")]
    elif action == "keep":
        return _keep(form, fields)
    elif action == "edit":
        now = _wording(form)
        return [*_without(fields, "ends", "own0", "own10"), ("ends", OWN), ("own0", now.end0), ("own10", now.end10)]
    elif action == "swap":
        own = [("ends", OWN), ("own0", form.text("own10")), ("own10", form.text("own0")), ("safest", "10")]
        return [*_asked_again(_without(fields, "ends", "own0", "own10", "safest")), *own]
    elif action == "ask-again":
        return _asked_again(fields)
    elif action == "put-back":
        return _put_back(form, fields)
    elif action == "same-words" and target in {f"rounds.{row.key}" for row in form.rows("rounds")}:
        words = _given(form) or _wording(form)
        names = [f"{target}.{name}" for name in ("about", "end0", "end10")]
        return [*_without(fields, *names), *zip(names, (words.about, words.end0, words.end10), strict=True)]
    return fields


def _without(fields: Fields, *names: str) -> Fields:
    return [pair for pair in fields if pair[0] not in names]


def _asked_again(fields: Fields) -> Fields:
    """Every number of today is taken back; the reasons stay."""
    kept = _without(fields, "given0", "given10", "shown", "open")
    return [pair for pair in kept if not re.fullmatch(r"people\.[0-9]+\.number", pair[0])]


def _put_back(form: Form, fields: Fields) -> Fields:
    given = _given(form)
    if given is None:
        return fields
    kept = _without(fields, "ends")
    for ends in pairs():
        if (ends.end0, ends.end10) == (given.end0, given.end10):
            return [*kept, ("ends", ends.id)]
    kept = _without(kept, "own0", "own10", "safest")
    return [*kept, ("ends", OWN), ("own0", given.end0), ("own10", given.end10), ("safest", "10")]


def _keep(form: Form, fields: Fields) -> Fields:
    """Today's numbers become an earlier round, with their day and wording; nothing of them is lost.

    One person at a time, only the open person's; on the shared screen everyone's: who may see which is worked out
    anew whenever they are looked at. A child's own permission moves with the number: the next one is asked anew.
    """
    words = _given(form) or _wording(form)
    rows = form.rows("people")
    if _alone(form) or form.text("shown") != "yes":
        rows = [row for row in rows if str(row.key) == form.text("open")]
    rows = [row for row in rows if _mark(row, "").given]
    if not rows or (_given(form) is None and _problem(form, words)[0]):
        return fields
    day = form.text("day")
    key = next(
        (r.key for r in form.rows("rounds") if r.text("date") == day and _round_words(r).key == words.key),
        form.next_key("rounds"),
    )
    kept = list(fields)
    if not any(name == f"rounds.{key}.end0" for name, _ in kept):
        head = [("date", day), ("about", words.about), ("end0", words.end0), ("end10", words.end10)]
        kept += [(f"rounds.{key}.{name}", value) for name, value in head]
    for row in rows:
        moved = MARK_FIELDS + (CHILD_FIELDS if _is_child(row) else ())
        kept = _without(kept, *(f"rounds.{key}.{name}.{row.key}" for name in (*moved, "label", "child")))
        kept += [(f"rounds.{key}.{name}.{row.key}", value) for name in moved for value in row.all(name) if value]
        kept.append((f"rounds.{key}.label.{row.key}", _name(row) or f"Person {row.key}"))
        if _is_child(row):
            kept.append((f"rounds.{key}.child.{row.key}", "yes"))
        kept = _without(kept, *(row.name(name) for name in moved))
    following = max(key + 1, form.next_key("rounds"))
    kept = [*_without(kept, "rounds.next"), ("rounds.next", str(following))]
    if not _any_number(Form("safety_scaling", kept)):
        kept = _without(kept, "given0", "given10", "day")
    return kept


def _round_words(row: Row) -> Wording:
    return Wording(row.text("about"), row.text("end0"), row.text("end10"))


# The answer --------------------------------------------------------------------------------------------------


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """What may be seen now. Whatever the fields hold, a number that may not be seen is not in the answer."""
    rows = form.rows("people")
    fresh = not rows and form.next_key("people") == 1
    if fresh:
        rows = form.rows("people", at_least=3)
    alone_only, alone, may_show = _alone_only(form), _alone(form), _may_show(form)
    shown = may_show and form.text("shown") == "yes"
    stage = "turns" if form.text("stage") == "turns" else ""
    keys = [str(row.key) for row in rows]
    opened = "" if shown else keys[0] if fresh else form.one_of("open", keys)
    screen = "shown" if shown else ("open" if opened else "turns") if stage else ("first" if opened else "setup")

    chosen, given = _wording(form), _given(form)
    wording = given or chosen
    changed = chosen if given and given.ends_key != chosen.ends_key else None
    problem, can_swap = _problem(form, chosen)
    new_problem = problem if changed else ""
    if changed:
        problem, can_swap = (BACKWARDS if runs_backwards(wording.end0, wording.end10) else ""), False
    if screen in ("first", "setup") and _chosen(form) == OWN:
        for end, name in (("own0", "0"), ("own10", "10")):
            if not form.text(end):
                form.missing(end, f"Say in words what {name} means")
    if screen in ("first", "setup") and not alone_only and not form.text("afraid"):
        form.missing("afraid", "Answer this. Until then each person is seen alone.")
    # Numbers carry the words under which they were given from the moment there are both.
    stamped = _any_number(form) and bool(wording.end0 and wording.end10)
    day = form.day("day", today) if screen in ("first", "setup", "shown") else _quiet_day(form)
    day_words = in_words(day) if day else in_words(today) if today and not form.text("day") else ""

    labels = {row.key: _name(row) or f"Person {row.place}" for row in rows}
    people = tuple(_person(row, labels[row.key], alone, stage, opened) for row in rows)
    here = _here(rows)
    visible = [row for row in rows if _may_be_shown(form, here, row)] if shown else []
    turn = _turn(rows, opened, labels, wording, problem) if opened else None
    standing = _standing(visible, bool(problem))
    shared = _shared(rows, visible, standing, wording, form.in_view("people", len(standing))) if shown else None
    seen = [turn.row] if turn else visible
    places = {mark.key: place for place, mark in enumerate(standing)}
    earlier, rounds, in_boxes = _rounds(form, rows, seen, labels, places, wording, day, today, shown, bool(problem))
    return View(
        screen=screen,
        blank=screen == "first" and not form.begun("issue", "ends", "open"),
        alone_only=alone_only,
        alone=alone,
        may_show=may_show and not shown and not turn and not problem,
        issues=_issue_options(),
        pairs=tuple((ends, ends.id == _chosen(form)) for ends in pairs()),
        own=_chosen(form) == OWN,
        wording=wording,
        problem=problem,
        can_swap=can_swap,
        changed=changed,
        new_problem=new_problem,
        state=_held(form, (("open", opened), ("stage", stage), ("shown", "yes" if shown else ""))),
        carry=_held(form, (("given0", wording.end0), ("given10", wording.end10)) if stamped else ()),
        order_people=tuple(rows),
        order_rounds=tuple(form.rows("rounds")),
        people=people,
        turn=turn,
        shared=shared,
        here=tuple(labels[row.key] for row in visible if row.ticked("here")),
        day=day_words,
        earlier=earlier,
        rounds=rounds,
        in_boxes=in_boxes,
        undrawn=any(one.undrawn for one in earlier),
        other_words=len(rounds) > 1,
        statements=_statements(form) if shown else (),
        route=_data()["route"],
        ears=tuple(Ask(one["title"], one["plain"]) for one in _questions()),
        announce=_announce(screen, turn, shared, problem),
        offers=_offers(form, rows, carried) if carried and screen in ("first", "setup") else (),
    )


def _offers(form: Form, rows: Sequence[Row], carried: Mapping[str, Form]) -> tuple[tuple[str, tuple[Offer, ...]], ...]:
    """From the other parts of the chain: the children, the people, and the words of danger and goal."""
    from toolkit_py import chain  # only where there is something to offer

    stated, aimed = chain.written_in(carried, "danger_statement"), chain.written_in(carried, "safety_goal")
    plan = chain.written_in(carried, "family_safety_plan")
    children = {s[0].text("children"): s[1] for s in (stated, aimed, plan) if s and s[0].text("children")}
    dangers = [one for one in chain.read_dangers(stated[0]) if one.written] if stated else []
    goals = [chain.read_goal(row) for row in aimed[0].rows("goals")] if aimed else []
    people = {name: stated[1] for one in dangers for name in chain.people_in(one.who)} if stated else {}
    if plan:
        people |= {row.text("who"): plan[1] for row in plan[0].rows("network") if row.text("who")}
    there = {row.text(field) for row in rows for field in ("role", "name")}
    people = {name: where for name, where in people.items() if name not in there}
    found = []
    if not form.text("about"):
        found.append(("Whom it is about", [Offer("about", text, where) for text, where in children.items()]))
    found.append(("Who is there", chain.offered(form, "people", "role", rows, people.items())))
    if not chain.beside(form):
        for heading, field, texts, source in (
            ("Danger statement", "danger_statement", [one.statement for one in dangers], stated),
            ("Safety goal", "safety_goal", [goal.statement for goal in goals if goal.written], aimed),
        ):
            taken = form.text(field).split("\n")
            offers = [Offer(field, text, source[1]) for text in texts if source and text not in taken]
            found.append((heading, offers))
    return tuple((heading, tuple(offers)) for heading, offers in found if offers)


def _held(form: Form, state: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """State that stands in hidden controls; what was sent and says something else stays a leftover."""
    held = tuple(pair for pair in state if pair[1])
    for name, value in held:
        if form.raw(name) == value:
            form.echo(name)
    return held


def _statements(form: Form) -> tuple[tuple[str, str], ...]:
    named = (("Danger statement", "danger_statement"), ("Safety goal", "safety_goal"))
    return tuple((title, form.text(field)) for title, field in named if form.text(field))


def _quiet_day(form: Form) -> date | None:
    try:
        return read_day(form.raw("day"))
    except ValueError:
        return None


@cache
def _issue_options() -> tuple[tuple[str, str], ...]:
    return (("", "Something else"), *((one.id, one.title) for one in issues().values()))


def _person(row: Row, label: str, alone: bool, stage: str, opened: str) -> Person:
    child = _is_child(row)
    # Alone, even that somebody has had a turn is nobody else's business.
    state = "" if alone or child else "Has had a turn. Covered." if row.text("number") else "No turn yet."
    # While the device goes round, a turn that was had cannot be opened by the next person, and no child's ever.
    can_open = alone or not stage or not (child or row.text("number"))
    by_role = child and not row.ticked("child")
    return Person(row, label, child, by_role, state, can_open, alone or not child, str(row.key) != opened)


def _questions() -> Sequence[Mapping[str, str]]:
    """What to ask after a number: the four of EARS, then a better time and other eyes."""
    return [*_data()["ears"], *_data()["also"]]


def _asks(label: str, number: int | None) -> tuple[tuple[Ask, ...], str]:
    if number is None:
        return (), ""
    field = {0: "zero", 10: "top"}.get(number, "ask")
    words = {"who": label, "number": number}
    asks = tuple(Ask(one["title"], one.get(field, one["ask"]).format(**words)) for one in _questions())
    return asks, "" if number == 0 else _data()["up"]["top" if number == 10 else "ask"].format(**words)


def _turn(rows: Sequence[Row], opened: str, labels: Mapping[int, str], wording: Wording, problem: str) -> Turn:
    row = next(row for row in rows if str(row.key) == opened)
    mark = _mark(row, labels[row.key])
    if mark.number is None and not mark.unsaid:
        row.missing("number", f"Choose a number from 0 to 10, or “{RATHER_NOT}”")
    others = tuple((str(other.key), labels[other.key]) for other in rows if other.key != row.key and _name(other))
    line = None
    if not problem:
        pins = [pin(0, mark.label, mark.number)] if mark.number is not None else []
        line = number_line(wording.end0, wording.end10, pins)
    asks, up = ((), "") if problem else _asks(mark.label, mark.number)
    low = not problem and mark.number is not None and mark.number <= LOW
    return Turn(row, row.place, labels[row.key], mark.child, others, mark, line, asks, up, low)


def _standing(visible: Sequence[Row], refused: bool) -> list[Mark]:
    """The marks of the shared screen. A child who has not given a number is not spoken of at all."""
    marks = [_mark(row, _name(row)) for row in visible]
    return [m for m in marks if (m.given and not refused) or (not m.given and m.label and not m.child)]


def _shared(
    rows: Sequence[Row], visible: Sequence[Row], marks: Sequence[Mark], wording: Wording, opened: range
) -> Shared:
    """All numbers together. Of very many people, those who stand open are on the line and in its table."""
    pins, table, numbered, unsaid = [], [], [], []
    for place, mark in enumerate(marks):
        one = pin(place, mark.label or "", mark.number or 0)
        label = mark.label or f"Person {one.letter}"
        if mark.number is not None:
            numbered.append((label, mark.number, mark.child))
        elif mark.unsaid:
            unsaid.append(label)
        if place not in opened:
            continue
        if mark.number is not None:
            pins.append(pin(place, label, mark.number))
        reasons = (mark.high, mark.down, mark.up, mark.who) if mark.share else ("", "", "", "")
        table.append(Reasons(one.letter, label, mark.said, mark.share, *reasons))
    numbers = [number for _, number, _ in numbered]
    low, high = (min(numbers), max(numbers)) if numbers else (0, 0)
    adults = [(label, number) for label, number, child in numbered if not child]
    spread = [number for _, number in adults]
    pair: tuple[Pair, ...] = ()
    know = None
    apart = ""
    if spread and min(spread) < max(spread):
        top, bottom = _of(adults, max(spread)), _of(adults, min(spread))
        pair = (_pair(top), _pair(bottom))
        know = (top[0][0], bottom[0][0])
        if (min(spread), max(spread)) != (low, high):
            apart = f"Among the adults: from {min(spread)} to {max(spread)}, {_gap(max(spread) - min(spread))}."
    gap = ""
    if len(numbers) > 1:
        gap = str(high - low)
    return Shared(
        line=number_line(wording.end0, wording.end10, pins, (low, high) if len(numbers) > 1 else None),
        table=tuple(table),
        marks=len(marks),
        lowest=f"{low}: {_list(label for label, number, _ in numbered if number == low)}" if numbers else "",
        highest=f"{high}: {_list(label for label, number, _ in numbered if number == high)}" if numbers else "",
        gap=gap,
        unsaid=_list(unsaid),
        waiting=_list(mark.label for mark in marks if not mark.given),
        pair=pair,
        know=know,
        apart=apart,
        same=len(spread) > 1 and min(spread) == max(spread),
        low=bool(numbers) and low <= LOW,
        child_notes=tuple(_child_note(row, rows) for row in visible if _is_child(row) and _mark(row, "").given),
    )


def _gap(size: int) -> str:
    return f"a gap of {size}"


def _of(adults: Sequence[tuple[str, int]], number: int) -> list[tuple[str, int]]:
    return [one for one in adults if one[1] == number]


def _pair(alike: Sequence[tuple[str, int]]) -> Pair:
    label, number = alike[0]
    asks, up = _asks(label, number)
    return Pair(label, number, asks, up, _list(other for other, _ in alike[1:]))


def _child_note(row: Row, rows: Sequence[Row]) -> str:
    may_see = row.all("may_see")
    named = _list(_name(other) or f"Person {other.place}" for other in rows if str(other.key) in may_see)
    who = _name(row) or "A child"
    return f"{who} let these people see this number: {named}. Nobody else may see it, on screen or on paper."


def _list(names: Any) -> str:
    names = list(names)
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""


# Rounds over time --------------------------------------------------------------------------------------------


def _rounds(
    form: Form,
    rows: Sequence[Row],
    seen: Sequence[Row],
    labels: Mapping[int, str],
    places: Mapping[int, int],
    wording: Wording,
    day: date | None,
    today: date | None,
    shown: bool,
    refused: bool,
) -> tuple[tuple[EarlierRow, ...], tuple[Rounds, ...], int]:
    """Controls and strips of earlier rounds, with only what may be seen now, and how many people have boxes there."""
    if not seen and not shown:
        return (), (), 0
    here = _here(rows)
    named = {row.key: _name(row) for row in rows}
    allowed = {row.key: labels[row.key] for row in seen}
    adults = {row.key for row in rows if not _is_child(row)}
    # On the shared screen a child's number is never in a box to be typed over.
    whose = {key: label for key, label in allowed.items() if key in adults or not shown}
    opened = form.in_view("people", len(whose))
    earlier = []
    found: dict[tuple[str, ...], tuple[Wording, list[tuple[date, int, Mark]]]] = {}
    for place, row in enumerate(form.rows("rounds")):
        words = _round_words(row)
        when = row.day("date", today)
        if not words.end0 or not words.end10:
            row.missing("end0", "Write both ends as they were. A number means nothing without them.")
        if not when:
            row.missing("date", "Write the day of this round")
        earlier.append(_earlier_row(row, whose, opened, when is not None))
        for key in _keys_of(row):
            mark = _earlier(row, key, named.get(key) or row.text(f"label.{key}") or f"Person {key}", adults, named)
            if mark is None or not _earlier_visible(form, row, mark, here, named, allowed, shown):
                continue
            if not when or not words.end0 or not words.end10 or runs_backwards(words.end0, words.end10):
                continue
            found.setdefault(words.key, (words, []))[1].append((when, place, mark))
    strips = []
    if found and not refused:
        now = [_mark(row, named[row.key] or labels[row.key]) for row in seen]
        found.setdefault(wording.key, (wording, []))[1].extend(
            (day or today or date.max, len(found) + 10**6, mark) for mark in now if mark.given
        )
    for words, marks in found.values():
        if marks:
            strips.append(_wording_rounds(words, marks, places, words.key == wording.key))
    return tuple(earlier), tuple(strips), len(whose)


def _keys_of(row: Row) -> list[int]:
    prefix = row.name("number.")
    keys = (name[len(prefix) :] for name, _ in row.fields if name.startswith(prefix))
    return [int(key) for key in dict.fromkeys(keys) if re.fullmatch(r"[1-9][0-9]{0,8}", key)]


def _earlier(row: Row, key: int, label: str, adults: set[int], listed: Mapping[int, str]) -> Mark | None:
    """One person's number of an earlier round; None where there is none to be read."""
    text = row.text(f"number.{key}").lower()
    number = int(text) if text in NUMBERS else None
    if number is None and text != UNSAID:
        return None
    child = row.ticked(f"child.{key}") or (key not in adults if key in listed else reads_as_child(label))
    return Mark(
        key,
        label,
        number,
        number is None,
        row.text(f"high.{key}"),
        row.text(f"down.{key}"),
        row.text(f"up.{key}"),
        row.text(f"who.{key}"),
        row.ticked(f"share.{key}"),
        child,
    )


def _earlier_visible(
    form: Form,
    row: Row,
    mark: Mark,
    here: frozenset[int],
    listed: Mapping[int, str],
    allowed: Mapping[int, str],
    shown: bool,
) -> bool:
    key = mark.key
    if not shown:
        return key in allowed
    if key not in listed and not row.text(f"label.{key}"):
        return False  # somebody who was taken off the list, perhaps a child
    if not mark.child:
        return True
    return _child_may_be_shown(form, here, key, row.all(f"may_see.{key}"), row.ticked(f"asked_alone.{key}"))


def _earlier_row(row: Row, whose: Mapping[int, str], opened: range, dated: bool) -> EarlierRow:
    """The boxes of one round: of many people's, those that stand open."""
    boxes = []
    for place, (key, label) in enumerate(whose.items()):
        field = f"number.{key}"
        if row.text(field).lower() != UNSAID:
            row.whole_number(field, 0, 10)
        if place in opened:
            boxes.append(Box(row.id(field), row.name(field), label, row.echo(field), row.error(field)))
    unworded = not row.text("end0") or not row.text("end10")
    return EarlierRow(row, tuple(boxes), unworded, unworded or not dated)


def _wording_rounds(
    words: Wording, marks: list[tuple[date, int, Mark]], places: Mapping[int, int], now: bool
) -> Rounds:
    """The strips and the table of one wording; a person keeps the letter and shape that they have on the line."""
    known = dict(places)
    marks.sort(key=lambda one: one[:2])
    people: dict[int, list[tuple[date, Mark]]] = {}
    table = []
    for when, _, mark in marks:
        people.setdefault(mark.key, []).append((when, mark))
        day = "This round" if when == date.max else in_words(when)
        reasons = (("Up: ", mark.high), ("Down: ", mark.down)) if mark.share else ()
        behind = " ".join(word + text for word, text in reasons if text)
        table.append((day, mark.label, mark.said, behind))
    strips = []
    for key, stops in people.items():
        label = stops[-1][1].label
        drawn = [
            Stop("This round" if when == date.max else _short(when), mark.number)
            for when, mark in stops
            if mark.number is not None
        ]
        if drawn:
            place = known.setdefault(key, len(known))
            strips.append(strip(pin(place, label, drawn[-1].number), drawn))
    return Rounds(words, now, tuple(strips), tuple(table))


def _short(day: date) -> str:
    words = in_words(day).split()
    return f"{words[0]} {words[1][:3]} {words[2]}"


def _announce(screen: str, turn: Turn | None, shared: Shared | None, problem: str) -> str:
    """For a screen reader, which others may hear: a number only from the shared screen."""
    if problem:
        return problem
    if shared:
        count = sum(len(column.pins) for column in shared.line.columns)
        if not count:
            return "No number is on the line yet."
        if count == 1:
            return "1 number is on the line."
        return f"{count} numbers are on the line. The gap is {shared.gap}."
    if turn:
        said = "Only this person’s answers are on the screen."
        return f"{said} There is a step to take today: read “What this says”." if turn.low else said
    return "Everything is covered. No number is on the screen."
