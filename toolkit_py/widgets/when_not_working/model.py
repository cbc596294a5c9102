"""The rules of "when it is not working": how long the child can wait comes first, and every answer leads somewhere.

One next step at a time: danger, then today, then the child's own day, then the first keyworker's step that is not
done, then what came of it. No step has to be done before protecting a child. A no to early help is let stand only
where somebody saw the child and nobody is known to be afraid. Sources: North Yorkshire 2015, sections
11.6, 11.8 and 11.9; Kirklees, section 6, for the meeting about stuck work.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.days import in_words
from toolkit_py.forms import Form, Offer, Row, Scope
from toolkit_py.statement_checks import Pointer, shorthand

Option = tuple[str, str]
WAITS: tuple[Option, ...] = (
    ("now", "Not at all: in danger now"),
    ("today", "Not past today"),
    ("days", "Some days"),
    ("weeks", "Some weeks"),
    ("unknown", "Nobody can say"),
)
STATES: tuple[Option, ...] = (("done", "Done"), ("planned", "Planned"), ("not-yet", "Not yet"))
RESULTS: tuple[Option, ...] = (
    ("moving", "Something is moving"),
    ("same", "Nothing has moved"),
    ("worse", "The child’s days have got worse"),
    ("refused", "They said no to early help, and nobody is worried about the child"),
    ("refused-worried", "They said no, and somebody is worried about the child"),
)
THREATS: tuple[Option, ...] = (("yes", "Yes"), ("not-sure", "Not sure"), ("no", "No"))
TEXTS = ("about", "wait_why", "seen_by", "hard", "for_plan", "for_child", "known")


@dataclass(frozen=True)
class Keystep:
    """One of the keyworker's steps, and where it stands. ``s`` holds its fields."""

    id: str
    title: str
    how: str
    s: Scope
    state: str
    who: str
    day: date | None
    recorded: bool
    late: bool

    @property
    def word(self) -> str:
        return dict(STATES).get(self.state, "Not marked")

    @property
    def day_words(self) -> str:
        return in_words(self.day, "No day yet")

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is not written of a step that is done or planned."""
        if self.state not in ("done", "planned"):
            return ()
        found = [] if self.who else ["who"]
        found += [] if self.day else ["which day"]
        return tuple([*found, *(["whether it was written down"] if self.state == "done" and not self.recorded else [])])


@dataclass(frozen=True)
class Try:
    """One try to reach the family."""

    row: Row
    day: date | None
    way: str
    what: str

    @property
    def written(self) -> bool:
        return bool(self.way or self.what or self.row.text("day"))

    @property
    def cells(self) -> tuple[str, ...]:
        return (
            in_words(self.day, "No day yet"),
            dict(_options("way")).get(self.way, "Not said"),
            self.what or "Not said yet",
        )


@dataclass(frozen=True)
class Route:
    """Where this leads: a next step in words. Urgent ones stand before all else."""

    id: str
    title: str
    lines: tuple[str, ...]
    urgent: bool


@dataclass(frozen=True)
class View:
    """What the template shows."""

    next: Route
    safety: tuple[str, ...]
    afraid: str
    waits: tuple[Option, ...]
    threats: tuple[Option, ...]
    states: tuple[Option, ...]
    results: tuple[Option, ...]
    signs: tuple[Option, ...]
    drifts: tuple[Option, ...]
    ways: tuple[Option, ...]
    keysteps: tuple[Keystep, ...]
    told: tuple[tuple[str, ...], ...]
    tries: tuple[Try, ...]
    tried: tuple[tuple[str, ...], ...]
    replies: tuple[Option, ...]
    asks: tuple[str, ...]
    lines: tuple[Option, ...]
    pointers: tuple[Pointer, ...]
    offers: Mapping[str, tuple[Offer, ...]]
    begun: bool
    announce: str


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files.read(__package__, "data.toml"))


def _options(table: str) -> tuple[Option, ...]:
    return tuple((row["id"], row["text"]) for row in _data()[table])


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The one next step, what is still to be asked, and the record of steps and tries."""
    keysteps = tuple(_keystep(form, row, today) for row in _data()["step"])
    tries = tuple(_try(row, today) for row in form.rows("tries", 2))
    tried = sorted((one for one in tries if one.written), key=lambda one: one.day or date.max)
    threat = form.one_of("threat", dict(THREATS))
    drift = form.some_of("drift", [value for value, _ in _options("drift")])
    begun = form.begun()
    if begun and not form.one_of("wait", dict(WAITS)):
        form.missing("wait", "Say first how long this child can wait")
    following = _next(form, keysteps, today)
    return View(
        next=following,
        safety=tuple(_data()["safety"]["lines"]) if threat in ("yes", "not-sure") else (),
        afraid=form.one_of("afraid", dict(THREATS)),
        waits=WAITS,
        threats=THREATS,
        states=STATES,
        results=RESULTS,
        signs=_options("sign"),
        drifts=_options("drift"),
        ways=(("", "Choose"), *_options("way")),
        keysteps=keysteps,
        told=tuple(
            (one.title, one.word, one.who or "Nobody yet", one.day_words, "Yes" if one.recorded else "Not yet")
            for one in keysteps
        ),
        tries=tries,
        tried=tuple(one.cells for one in tried),
        replies=tuple((row["text"], row["reply"]) for row in _data()["drift"] if row["id"] in drift),
        asks=_asks(form, keysteps, tried) if begun else (),
        lines=tuple((title, value) for title, value in _lines(form, today) if value),
        pointers=shorthand("\n".join([*(form.text(name) for name in TEXTS), *(one.what for one in tried)])),
        offers=_offers(form, carried),
        begun=begun,
        announce=following.title if begun else "",
    )


def _keystep(form: Form, row: Mapping[str, Any], today: date | None) -> Keystep:
    s = Scope(form, f"step.{row['id']}.")
    state, day = s.one_of("state", dict(STATES)), s.day("day")
    if state == "done" and day and today and day > today:
        s.wrong("day", f"It is marked as done, and this day has not come: today is {in_words(today)}")
    late = _is_past(day, today) and state != "done"
    step = Keystep(row["id"], row["title"], row["how"], s, state, s.text("who"), day, s.ticked("recorded"), late)
    if "who" in step.lacks:
        s.missing("who", f"Say who: {step.title}")
    if state in ("done", "planned") and not s.text("day"):
        s.missing("day", f"Say on which day: {step.title}")
    return step


def _try(row: Row, today: date | None) -> Try:
    return Try(row, row.day("day", today), row.one_of("way", dict(_options("way"))), row.text("what"))


def _next(form: Form, keysteps: Sequence[Keystep], today: date | None) -> Route:
    """The first of the decisions that has not been taken: one of them always has its turn."""
    wait, result = form.one_of("wait", dict(WAITS)), form.one_of("result", dict(RESULTS))
    until, review = form.day("until"), form.day("review")
    afraid, threat = form.one_of("afraid", dict(THREATS)), form.one_of("threat", dict(THREATS))
    seen = form.text("seen_by") and form.day("seen_day", today)
    passed = _is_past(until, today) and result != "refused"
    waiting = next((one for one in keysteps if one.state != "done"), None)
    review_words = in_words(review, "no day is set yet, so set one now")
    review_words += ". That day has passed: set a new one" if _is_past(review, today) else ""
    if wait == "now":
        return _route("danger")
    if wait == "today" or result in ("worse", "refused-worried") or (result == "refused" and "yes" in (afraid, threat)):
        return _route("today")
    if wait == "unknown":
        return _route("unknown")
    if passed:
        return _route("passed")
    if not wait:
        return _route("wait")
    if result == "refused" and not (seen and afraid == threat == "no"):
        return _route("refused-untested")
    if result in ("moving", "refused") or (result == "same" and waiting is None):
        return _route(result, review=review_words)
    if not until:
        return _route("until")
    if waiting is None:
        return _route("result")
    if waiting.late:
        return _route("late", step=waiting.title, how=waiting.how)
    if waiting.state == "planned":
        plan = f"{waiting.who or 'Nobody is named yet'}, {waiting.day_words[:1].lower() + waiting.day_words[1:]}."
        return _route("planned", step=waiting.title, how=waiting.how, plan=plan)
    return _route("step", step=waiting.title, how=waiting.how)


def _is_past(day: date | None, today: date | None) -> bool:
    return bool(day and today and day < today)


def _route(name: str, **words: str) -> Route:
    row = next(row for row in _data()["route"] if row["id"] == name)

    def said(text: str) -> str:
        for key, value in words.items():
            text = text.replace("{" + key + "}", value)
        return text

    return Route(name, said(row["title"]), tuple(said(line) for line in row["lines"]), row["urgent"])


def _asks(form: Form, keysteps: Sequence[Keystep], tried: Sequence[Try]) -> tuple[str, ...]:
    asks = []
    if not form.text("seen_by"):
        asks.append("Who saw the child last, on which day, and alone or not?")
    elif not form.ticked("alone"):
        asks.append("Who can see the child alone, and where?")
    if form.one_of("afraid", dict(THREATS)) in ("", "not-sure"):
        asks.append("Has each adult been asked, alone, whether they are afraid of anyone? Silence may be fear.")
    if not form.text("hard"):
        asks.append("Which part is hard, and why do you think so? “They won’t engage” is not a record.")
    if not form.text("for_child"):
        asks.append("What does this mean for the child’s wellbeing and protection?")
    ways = {one.way for one in tried if one.way}
    if len(tried) > 1 and len(ways) == 1:
        way = dict(_options("way"))[next(iter(ways))]
        asks.append(f"Every try was made in the same way ({way.lower()}). What will you do differently next time?")
    if len(_signs(form)) == len(_options("sign")):
        asks.append(
            "All three signs are there: with the other workers, look again at the whole plan for working together."
        )
    for one in keysteps:
        if one.lacks:
            asks.append(f"{one.title}: it is not said {', '.join(one.lacks)}.")
    return tuple(asks)


def _signs(form: Form) -> tuple[str, ...]:
    return form.some_of("signs", dict(_options("sign")))


def _lines(form: Form, today: date | None) -> list[Option]:
    until, review = form.day("until"), form.day("review")
    seen_day = form.day("seen_day", today)
    seen = ", ".join(part for part in (form.text("seen_by"), in_words(seen_day)) if part)
    alone = " (alone)" if seen and form.ticked("alone") else ""
    wait = ". ".join(part for part in (dict(WAITS).get(form.raw("wait"), ""), form.text("wait_why")) if part)
    return [
        ("About", form.text("about")),
        ("How long this child can wait", wait),
        ("Different for the child by", in_words(until)),
        ("Last seen by", seen + alone),
        ("What is hard, and why", form.text("hard")),
        ("Signs to think again", "; ".join(dict(_options("sign"))[one] for one in _signs(form))),
        ("What it means for the plan", form.text("for_plan")),
        ("What it means for the child", form.text("for_child")),
        ("What we know, and do not", form.text("known")),
        ("After the meeting", dict(RESULTS).get(form.raw("result"), "")),
        ("Look again on", in_words(review) + (" (this day has passed)" if _is_past(review, today) else "")),
    ]


def _offers(form: Form, carried: Mapping[str, Form]) -> Mapping[str, tuple[Offer, ...]]:
    """What was written in the two tools before this one, until something stands in the field."""
    found: dict[str, tuple[Offer, ...]] = {"hard": (), "for_child": ()}
    for field, tool, name, where in (
        ("hard", "getting_in_the_way", "what", "“What is getting in the way”"),
        ("for_child", "getting_in_the_way", "child", "“What is getting in the way”"),
        ("for_child", "appearing_to_go_along", "life", "“Appearing to go along”"),
    ):
        value = carried[tool].text(name) if tool in carried else ""
        if value and value not in form.text(field):
            found[field] = (*found[field], Offer(field, value, where))
    return found
