"""The rules of the stages of change: per person, per one named behaviour, per day, and from what was seen.

No stage is given back without an observation, and none is ever a score. Where one person harms another the tool
first asks whose change it is, and has no stages for a victim, a survivor or an exploited child.
Source: North Yorkshire 2015, section 10, with its rows put right (see ``data.toml``).
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
from toolkit_py.facts.outcomes import issue, issues
from toolkit_py.fields import Fields, next_key, row_keys, seen
from toolkit_py.forms import Form, Row
from toolkit_py.statement_checks import shorthand

AT_ONCE = 6  # people or behaviours side by side: more can hardly be read
LAPSE = "lapse"
FITS = "fits"
BETWEEN = "between"
NOT_SURE = "not-sure"
Option = tuple[str, str, str]


@dataclass(frozen=True)
class Stage:
    """One stage: how to recognise it, what to do, say and avoid, and what shows that a person moves on."""

    id: str
    name: str
    term: str
    recognise: str
    do: tuple[str, ...]
    say: tuple[str, ...]
    avoid: tuple[str, ...]
    moving_on: str
    from_document: tuple[str, ...]


@dataclass(frozen=True)
class Sign:
    """Something that can be seen or heard, and the stage that it belongs to."""

    id: str
    group: str
    stage: str
    text: str


@dataclass(frozen=True)
class Approach:
    """Something a worker may do, and the stages in which it belongs."""

    id: str
    text: str
    stages: tuple[str, ...]


@dataclass(frozen=True)
class Ruler:
    """One ruler, 0 to 10: its name, the number that was given, and what to ask next, in this order."""

    name: str
    number: int
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Fit:
    """A stage that observations fit, and which ones: never how many."""

    stage: Stage
    why: tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """One person and one behaviour: what the questions offer, and what is said back."""

    row: Row
    title: str
    kind: str
    sign_groups: tuple[tuple[str, str, tuple[Option, ...]], ...]
    stage_options: tuple[Option, ...]
    between_options: tuple[tuple[str, str], ...]
    person: str
    behaviour: str
    begun: bool
    danger: str
    wanting: tuple[str, ...]
    headline: str
    fits: tuple[Fit, ...]
    stages: tuple[Stage, ...]
    notes: tuple[str, ...]
    warnings: tuple[str, ...]
    rulers: tuple[Ruler, ...]
    ruler_first: str
    lines: tuple[tuple[str, str], ...]
    rulers_used: bool = False
    approaches_used: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether there is something to do or to ask next, beside where this stands."""
        return bool(self.stages or self.rulers)

    @property
    def at_risk(self) -> str:
        """Who may not be safe, in words that a sentence can go on from."""
        return "they are" if self.kind == "victim" else "the child is"


@dataclass(frozen=True)
class Station:
    """One stage as a place on the path, and who stands there for which behaviour."""

    stage: Stage
    bend: bool
    people: tuple[Record, ...]


@dataclass(frozen=True)
class View:
    """Everything the template shows."""

    by_someone: bool
    issue_options: tuple[tuple[str, str], ...]
    whose_options: tuple[Option, ...]
    approach_options: tuple[Option, ...]
    records: tuple[Record, ...]
    at_once: int
    offers: tuple[str, ...]
    path: tuple[Station, ...]
    table: tuple[tuple[str, ...], ...]
    reference: tuple[Stage, ...]
    reference_open: bool
    victim: Mapping[str, Any]
    show_victim: bool
    repaired: str
    announce: str


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files.read("toolkit_py.widgets.stages_of_change", "data.toml"))


@cache
def stages() -> dict[str, Stage]:
    """Every stage by its id, in the order of the path; the slip stands last."""
    lists = ("do", "say", "avoid", "from_document")
    rows: list[dict[str, Any]] = [
        {key: tuple(value) if key in lists else value for key, value in row.items()} for row in _data()["stage"]
    ]
    return {row["id"]: Stage(**row) for row in rows}


@cache
def signs() -> tuple[Sign, ...]:
    """Every sign that can be ticked, in the order in which it is shown."""
    return tuple(Sign(**row) for row in _data()["sign"])


@cache
def approaches() -> tuple[Approach, ...]:
    """What a worker may be doing, with the stages in which it belongs."""
    return tuple(Approach(row["id"], row["text"], tuple(row["stages"])) for row in _data()["approach"])


def act(do: str, fields: Fields) -> Fields:
    """``use:LABEL`` makes a record for somebody whom the reader named in another tool of this visit."""
    action, _, label = do.partition(":")
    if action != "use" or not label:
        return fields
    key = next_key(fields, "records")
    # The first, blank record of a new form is not in its fields until something is typed in it.
    key = key if any(name.startswith("records.") for name, _ in fields) else 1
    kept = [pair for pair in fields if pair[0] != "records.next"]
    empty = next((name for name, value in kept if name.endswith(".person") and not value.strip()), "")
    if empty:
        return [(name, label if name == empty else value) for name, value in fields]
    made = [*kept, (f"records.{key}.row", ""), (f"records.{key}.person", label), ("records.next", str(key + 1))]
    return seen(made, "records", len(row_keys(made, "records")) - 1)


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """What each record says back.

    ``today`` bounds the days that can have been seen; ``carried`` may hold the people of the safety scale.
    """
    about = issue(form.text("issue"))
    by_someone = about is not None and about.harmed_by_someone
    records = tuple(_record(row, by_someone, today) for row in form.in_question("records", 1, AT_ONCE))
    opened = form.in_view("records", records[0].row.of, AT_ONCE)
    side_by_side = [record for record in records if record.row.place - 1 in opened]
    placed = [record for record in side_by_side if record.stages]
    known = {row.text("person") for row in form.rows("records")}
    asked = [record for record in records if record.kind != "victim"]
    return View(
        by_someone=by_someone,
        issue_options=(("", "No one issue"), *((one.id, one.title) for one in issues().values())),
        whose_options=tuple((row["id"], row["text"], row["hint"]) for row in _data()["whose"]),
        approach_options=tuple(
            (a.id, a.text, "") for a in approaches() if not (by_someone and set(a.stages) == {LAPSE})
        ),
        records=records,
        at_once=AT_ONCE,
        offers=tuple(label for label in _labels(carried) if label not in known),
        path=_path(placed, by_someone),
        table=tuple(_table_row(record) for record in side_by_side if record.begun),
        reference=tuple(s for s in stages().values() if s.id != LAPSE or not by_someone) if asked else (),
        reference_open=not by_someone and not any(record.begun for record in records),
        victim=_data()["victim"],
        show_victim=by_someone,
        repaired=_data()["repaired"],
        announce=_announce(records),
    )


def _record(row: Row, by_someone: bool, today: date | None) -> Record:
    kind = _kind(row, by_someone)
    person = row.text("person")
    behaviour = row.text("behaviour")
    title = person or f"Person {row.place}"
    danger = row.one_of("safe", ("no", "not-sure"))
    if kind == "victim":
        return _victim(row, title, person, danger)

    # Where one person harms another, going back to it is harm, not a slip on the way.
    offered = {one.id: one for one in stages().values() if one.id != LAPSE or not by_someone}
    groups = _sign_groups(tuple(offered))
    seen_signs = {(group, sign) for group, _, _ in groups for sign in row.all(group)}
    ticked = [sign for sign in signs() if sign.stage in offered and (sign.group, sign.id) in seen_signs]
    seen = row.text("seen")
    fits = tuple(
        Fit(one, tuple(sign.text for sign in ticked if sign.stage == one.id))
        for one in offered.values()
        if any(sign.stage == one.id for sign in ticked)
    )
    choice = row.one_of("choice", (*offered, FITS, BETWEEN, NOT_SURE))
    wanting = _wanting(row, person, behaviour, bool(ticked or seen), kind)
    day = row.day("date", today)
    review = row.day("review")
    if day and review and review < day:
        row.wrong("review", f"The review comes before the day of this record, {in_words(day)}")
    chosen = _chosen(row, choice, offered) if not wanting else ()
    headline, shown, notes = ("", (), ()) if wanting else _said(choice, chosen, fits)
    rulers = tuple(r for r in (_ruler(row, "importance"), _ruler(row, "confidence")) if r)
    return Record(
        row=row,
        title=title,
        kind=kind,
        sign_groups=groups,
        stage_options=(
            (FITS, "Go by what I ticked", ""),
            *((one.id, f"{one.name} ({one.term})", "") for one in offered.values()),
            (BETWEEN, "Between two", ""),
            (NOT_SURE, "Not sure", "Always a good answer."),
        ),
        between_options=(("", "Choose"), *((one.id, one.name) for one in offered.values())),
        person=person,
        behaviour=behaviour,
        begun=row.begun,
        danger=danger,
        wanting=wanting,
        headline=headline,
        fits=() if wanting else fits,
        stages=shown,
        notes=(*notes, *_about_person(person), *_about_words(behaviour)),
        warnings=_warnings(row, shown, title),
        rulers=rulers,
        ruler_first=_ruler_first(rulers),
        lines=_lines(row, seen, day, review),
        rulers_used=bool(row.text("importance") or row.text("confidence")),
        approaches_used=bool(row.all("approach")),
    )


def _kind(row: Row, by_someone: bool) -> str:
    """Whose change it is: ``any`` where nobody harms another, ``ask`` until the reader has said."""
    if not by_someone:
        return "any"
    return row.one_of("whose", tuple(one["id"] for one in _data()["whose"])) or "ask"


def _victim(row: Row, title: str, person: str, danger: str) -> Record:
    words = row.text("words")
    return Record(
        row=row, title=title, kind="victim", sign_groups=(), stage_options=(), between_options=(), person=person,
        behaviour="", begun=True, danger=danger, wanting=(), headline="", fits=(), stages=(), notes=(), warnings=(),
        rulers=(), ruler_first="", lines=_written(("What matters to them", words), ("Are they safe now?", _safe(row))),
    )  # fmt: skip


@cache
def _sign_groups(offered: tuple[str, ...]) -> tuple[tuple[str, str, tuple[Option, ...]], ...]:
    return tuple(
        (
            group["id"],
            group["title"],
            tuple((s.id, s.text, "") for s in signs() if s.group == group["id"] and s.stage in offered),
        )
        for group in _data()["group"]
    )


def _wanting(row: Row, person: str, behaviour: str, observed: bool, kind: str) -> tuple[str, ...]:
    """What a stage cannot be given back without; nothing is refused."""
    wanting = []
    if kind == "ask":
        row.missing("whose", "Say whose change this is")
        wanting.append("whose change this is")
    if not person:
        row.missing("person", "Say who this is about, for example Mum")
        wanting.append("who this is about")
    if not behaviour:
        row.missing("behaviour", "Name one behaviour, for example “drinks on nights when the children are at home”")
        wanting.append("one behaviour")
    if not observed:
        row.missing("talk", "Tick or write at least one thing that you saw or heard")
        wanting.append("at least one thing that you saw or heard")
    return tuple(wanting)


def _chosen(row: Row, choice: str, offered: Mapping[str, Stage]) -> tuple[Stage, ...]:
    if choice in offered:
        return (offered[choice],)
    if choice != BETWEEN:
        return ()
    ends = [row.one_of(field, offered) for field in ("between_a", "between_b")]
    for field, end in zip(("between_a", "between_b"), ends, strict=True):
        if not end:
            row.missing(field, "Choose both of the stages that it is between")
    if all(ends) and ends[0] == ends[1]:
        row.wrong("between_b", "Choose two different stages")
        return ()
    return tuple(one for one in offered.values() if one.id in ends) if all(ends) else ()


Said = tuple[str, tuple[Stage, ...], tuple[str, ...]]


def _said(choice: str, chosen: tuple[Stage, ...], fits: tuple[Fit, ...]) -> Said:
    """The sentence, the stages whose advice is shown, and what to notice."""
    fitted = tuple(fit.stage for fit in fits)
    if choice == NOT_SURE:
        return (
            "You are not sure yet. That is an honest answer: ask more, and decide nothing from a stage.",
            (),
            ("Ask “What do you make of this?”, and listen for reasons on both sides.",),
        )
    if choice == BETWEEN and not chosen:
        return "Choose the two stages that it is between.", (), ()
    if chosen:
        headline = f"You put this {_names(chosen)}."
        if fitted and set(fitted).isdisjoint(chosen):
            note = (
                f"What you ticked fits {_listed(fitted)}. Both can be right: is it the same behaviour, and the same "
                "day? Talk it over in supervision."
            )
            return headline, chosen, (note,)
        return headline, chosen, ()
    if not fitted:
        return "What you wrote is kept. Tick the signs that it fits, or choose for yourself.", (), ()
    walk = [one for one in fitted if one.id != LAPSE]
    order = list(stages().values())
    if len(walk) <= 1 or (len(walk) == 2 and order.index(walk[1]) - order.index(walk[0]) == 1):
        return f"What you saw fits {_names(fitted, plain=True)}.", fitted, ()
    note = (
        "That is common. Look again: are all of these about the same behaviour? If they are, begin with the earlier "
        "stage. Going too fast is the mistake that is made more often."
    )
    first = (walk[0], *(one for one in fitted if one.id == LAPSE))
    return f"What you saw points to different stages: {_listed(fitted)}.", first, (note,)


def _names(some: tuple[Stage, ...], plain: bool = False) -> str:
    names = [f"“{one.name}”" for one in some if one.id != LAPSE]
    slip = [f"“{one.name}”" for one in some if one.id == LAPSE]
    words = f"between {names[0]} and {names[1]}" if len(names) == 2 else "".join(names)
    if not plain and len(names) == 1:
        words = f"at {words}"
    if not slip:
        return words
    return f"{words}, with {slip[0]}" if words else (slip[0] if plain else f"at {slip[0]}")


def _listed(some: tuple[Stage, ...]) -> str:
    names = [f"“{one.name}”" for one in some]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _about_person(person: str) -> tuple[str, ...]:
    """A family is at no stage: each person is, for one behaviour."""
    if _SEVERAL.search(person):
        return ("This names more than one person. Make a record for each: two parents can stand in two places.",)
    return ()


_SEVERAL = re.compile(r"\b(family|parents|couple|both|and)\b|[&+]", re.IGNORECASE)


def _about_words(behaviour: str) -> tuple[str, ...]:
    """Points out a behaviour that looks like several, or like a label."""
    notes = []
    if re.search(r"\band\b|[,;/+&]", behaviour.lower()):
        notes.append("This may be more than one behaviour. Make a record for each: people change one thing at a time.")
    notes += [f"“{pointer.words}”: {pointer.reply}" for pointer in shorthand(behaviour, "behaviour")]
    return tuple(notes)


def _warnings(row: Row, shown: tuple[Stage, ...], title: str) -> tuple[str, ...]:
    here = {one.id for one in shown}
    if not here:
        return ()
    out = []
    for approach in approaches():
        if row.ticked("approach", approach.id) and not here & set(approach.stages):
            where = _listed(tuple(stages()[one] for one in approach.stages))
            out.append(
                f"“{approach.text}” belongs to {where}. For {title} it may come at the wrong time: look at what to do "
                "and what to avoid here."
            )
    return tuple(out)


def _ruler(row: Row, field: str) -> Ruler | None:
    if row.raw(field) in ("", "none"):
        return None
    number = row.whole_number(field, 0, 10)
    if number is None:
        return None
    if number == 0:
        questions: tuple[str, ...] = (
            "“What would make it a 1?”",
            "“What would have to happen for this to matter?”"
            if field == "importance"
            else "“What would have to happen for you to think that you could?”",
        )
    else:
        last = (
            "“What helps to keep it there?”" if number == 10 else f"“What would take it from {number} to {number + 1}?”"
        )
        questions = (f"“You said {number}. Why {number}, and not lower?”", "“What else?”", last)
    return Ruler(field.capitalize(), number, questions)


def _ruler_first(rulers: tuple[Ruler, ...]) -> str:
    if len(rulers) < 2:
        return ""
    importance, confidence = rulers
    if importance.number == confidence.number:
        return "Both are the same: ask which of the two they would like to talk about."
    lower = min(rulers, key=lambda ruler: ruler.number)
    return f"Talk about {lower.name.lower()} first: it is the lower of the two."


VIEWS = {
    "agrees": "Agrees that this needs to change",
    "partly": "Agrees in part",
    "disagrees": "Does not agree",
    "not-asked": "Not asked yet",
}


SAFE = {"yes": "Yes, as far as we know", "no": "No", "not-sure": "Not sure"}


def _safe(row: Row) -> str:
    return SAFE.get(row.raw("safe"), "")


def _lines(row: Row, seen: str, day: date | None, review: date | None) -> tuple[tuple[str, str], ...]:
    """What was written and is not said elsewhere: on paper the answer stands for the questions too."""
    whose = {one["id"]: one["text"] for one in _data()["whose"]}
    doing = [approach.text for approach in approaches() if row.ticked("approach", approach.id)]
    return _written(
        ("Whose change is this?", whose.get(row.raw("whose"), "")),
        ("Seen or heard", seen),
        (
            "Their own view",
            ". ".join(part for part in (VIEWS.get(row.raw("view"), ""), row.text("view_words")) if part),
        ),
        ("Is the child safe now?", _safe(row)),
        ("How long this child can wait", row.text("wait")),
        ("What you are doing, or planning", "; ".join(doing)),
        ("Day of this record", in_words(day)),
        ("Look again on", in_words(review)),
    )


def _written(*lines: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in lines if value)


def _labels(carried: Mapping[str, Form]) -> list[str]:
    """Who was named on the safety scale: the label only, never a number."""
    if "safety_scaling" not in carried:
        return []
    labels: dict[str, None] = {}
    for row in carried["safety_scaling"].rows("people"):
        role, name = row.text("role"), row.text("name")
        label = f"{role} ({name})" if role and name else role or name
        if label:
            labels[label] = None
    return list(labels)


def _path(placed: list[Record], by_someone: bool) -> tuple[Station, ...]:
    if not placed:
        return ()
    return tuple(
        Station(
            stage=one,
            bend=one.id == LAPSE,
            people=tuple(record for record in placed if one in record.stages),
        )
        for one in stages().values()
        if one.id != LAPSE or not by_someone
    )


def _table_row(record: Record) -> tuple[str, ...]:
    if record.kind == "victim":
        return (record.title, "Not asked about change", "None: this tool has no stages for them", "")
    where = record.headline or "Not given yet. Still needed: " + ", ".join(record.wanting)
    seen = "; ".join(text for fit in record.fits for text in fit.why)
    return (record.title, record.behaviour or "Not named yet", where, seen)


def _announce(records: tuple[Record, ...]) -> str:
    said = []
    for record in records:
        if record.danger == "no":
            said.append(f"{record.title}: {record.at_risk} not safe now. The safety route comes first.")
        if record.kind == "victim":
            said.append(f"{record.title}: there are no stages of change here; read what helps.")
        elif record.headline:
            said.append(f"{record.title}: {record.headline}")
        elif record.begun:
            said.append(f"{record.title}: still needed: {', '.join(record.wanting)}.")
    return " ".join(said)
