"""The path of exit and step-down: every set of answers points to exactly one of five ends, and people decide.

Each answer in ``data.toml`` says where it points; the most urgent of those ends is the end. What is unanswered points
to supervision, so nothing points to closing while a question about a child is open. The drawing of Kirklees' exit
flowchart is lost: the path is ours, and its checks are from Kirklees 2013 to 2015, sections 5, 7 and the supervision
checklist.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from toolkit_py import chain, files
from toolkit_py.days import in_words
from toolkit_py.forms import Form, Offer, Row
from toolkit_py.next_steps import Step, read_steps
from toolkit_py.statement_checks import Pointer, shorthand

SAFEGUARDING, SUPERVISION, STEP_DOWN, CLOSE = "safeguarding", "supervision", "step-down", "close"
CHILD_SAFE = (
    ("safe", "Safe: seen lately, alone if they can talk, and nothing worries us"),
    ("worry", "There is a worry that this child may be harmed"),
    ("not-sure", "Not sure, or not seen lately"),
)
DECIDE = "You and your supervisor decide."
UNANSWERED = "Not answered yet: “{}”"


@dataclass(frozen=True)
class Option:
    """One answer: where it points, if anywhere, and the reason that is then given."""

    id: str
    words: str
    to: str = ""
    why: str = ""


@dataclass(frozen=True)
class Question:
    """One check. ``first`` is asked before the others; ``private`` never stands on paper."""

    id: str
    words: str
    hint: str
    options: tuple[Option, ...]
    first: bool
    private: bool

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Its answers for a row of radio buttons."""
        return tuple((option.id, option.words) for option in self.options)


@dataclass(frozen=True)
class End:
    """One of the five ends: what it means, what to do first, and who decides."""

    id: str
    title: str
    means: str
    do: tuple[str, ...]
    decide: str


@dataclass(frozen=True)
class Reason:
    """Why somebody thinks of stopping now, and what to say where that is not enough."""

    id: str
    words: str
    enough: bool
    reply: str


@dataclass(frozen=True)
class Child:
    """One child: what is said of being safe, when last seen, and what this child says about the ending."""

    row: Row
    name: str
    safe: str
    seen: date | None
    view: str
    tells: str

    @property
    def written(self) -> bool:
        """Whether anything stands in the row."""
        return bool(self.name or self.safe or self.row.text("seen") or self.view or self.tells)

    @property
    def title(self) -> str:
        """What the child is called here."""
        return self.name or f"Child {self.row.place}"

    @property
    def seen_words(self) -> str:
        """``2 March 2026``, or nothing."""
        return in_words(self.seen)


@dataclass(frozen=True)
class Pointing:
    """One reason for an end."""

    to: str
    why: str


@dataclass(frozen=True)
class View:
    """Everything the template shows."""

    children: tuple[Child, ...]
    child_safe: tuple[tuple[str, str], ...]
    seen_within: int
    first: tuple[Question, ...]
    checks: tuple[Question, ...]
    reason_options: tuple[tuple[str, str], ...]
    ends: tuple[End, ...]
    begun: bool
    end: End
    why: tuple[str, ...]
    later: tuple[tuple[str, tuple[str, ...]], ...]
    replies: tuple[str, ...]
    steps: tuple[Step, ...]
    said: tuple[tuple[str, str], ...]
    plan: tuple[tuple[str, str], ...]
    wanting: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    offers: Mapping[str, tuple[Offer, ...]]
    announce: str


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files.read(__package__, "data.toml"))


@cache
def ends() -> Mapping[str, End]:
    """The five ends by id, the most urgent first."""
    return {
        row["id"]: End(row["id"], row["title"], row["means"], tuple(row["do"]), row.get("decide", DECIDE))
        for row in _data()["end"]
    }


@cache
def questions() -> Mapping[str, Question]:
    """Every check by its id, in the order in which it is asked."""
    return {
        row["id"]: Question(
            row["id"],
            row["words"],
            row.get("hint", ""),
            tuple(Option(**option) for option in row["options"]),
            row.get("first", False),
            row.get("private", False),
        )
        for row in _data()["question"]
    }


@cache
def reasons() -> Mapping[str, Reason]:
    """Why somebody thinks of stopping now, by id."""
    return {
        row["id"]: Reason(row["id"], row["words"], row.get("enough", False), row.get("reply", ""))
        for row in _data()["reason"]
    }


def seen_within() -> int:
    """How many weeks ago a child may have been seen last, and no more."""
    return int(_data()["seen_within_weeks"])


def pointings(
    answers: Mapping[str, str], children: Sequence[Child], given: Sequence[str], service: str, today: date | None
) -> list[Pointing]:
    """Everything that points somewhere, in the order in which it is asked.

    ``answers`` holds the chosen option of each question by id; ``given`` the reasons that were ticked; ``service``
    the name of the one that goes on.
    """
    found = _of_children(children, today)
    for question in questions().values():
        chosen = next((o for o in question.options if o.id == answers.get(question.id)), None)
        if chosen is None:
            found.append(Pointing(SUPERVISION, UNANSWERED.format(question.words)))
        elif chosen.to:
            found.append(Pointing(chosen.to, chosen.why))
    known = [reasons()[reason] for reason in given]
    if not known:
        found.append(Pointing(SUPERVISION, UNANSWERED.format("Why now?")))
    elif not any(reason.enough for reason in known):
        found.append(Pointing(SUPERVISION, "No reason that is ticked is enough on its own."))
    return [*found, *_of_help_elsewhere(answers, given, service)]


def end_of(found: Sequence[Pointing]) -> str:
    """The one end that a set of answers points to: the most urgent, and closing where nothing points elsewhere."""
    return next((end for end in ends() if any(one.to == end for one in found)), CLOSE)


def _of_help_elsewhere(answers: Mapping[str, str], given: Sequence[str], service: str) -> Iterator[Pointing]:
    """Answers that stand in nobody's way and do not fit together: help goes on, and nobody is named who gives it."""
    if answers.get("onward") == "none":
        if answers.get("worries") == "elsewhere":
            yield Pointing(
                SUPERVISION, "Another service goes on helping with a worry, and none is to go on. Which is so?"
            )
        if "elsewhere" in given:
            yield Pointing(SUPERVISION, "Another service is the right one now, and none is to go on. Which is so?")
    elif not service and (answers.get("worries") == "elsewhere" or answers.get("onward") == "met"):
        yield Pointing(SUPERVISION, "Another service goes on, and the exit plan does not name it.")


def _of_children(children: Sequence[Child], today: date | None) -> list[Pointing]:
    written = [child for child in children if child.written]
    if not written:
        return [Pointing(SUPERVISION, "No child is in the list: whether each child is safe is not answered.")]
    found = []
    for child in written:
        if child.safe == "worry":
            found.append(Pointing(SAFEGUARDING, f"{child.title}: there is a worry about harm."))
        elif child.safe == "not-sure":
            found.append(
                Pointing(SAFEGUARDING, f"{child.title}: not sure that this child is safe, or not seen lately.")
            )
        elif child.safe != "safe":
            found.append(Pointing(SUPERVISION, f"{child.title}: whether this child is safe is not answered."))
        elif child.seen is None:
            found.append(Pointing(SUPERVISION, f"{child.title}: no day on which this child was last seen."))
        elif today and child.seen < today - timedelta(weeks=seen_within()):
            found.append(
                Pointing(SUPERVISION, f"{child.title}: last seen on {child.seen_words}. See the child again first.")
            )
        if not child.tells:
            found.append(Pointing(SUPERVISION, f"{child.title}: nothing says whom this child would tell."))
        if not child.view:
            found.append(Pointing(SUPERVISION, f"{child.title}: nothing says what this child thinks about you going."))
    return found


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """Where the answers point and why, what else is open, and the plan to go through with the family."""
    children = tuple(_child(row, today) for row in form.rows("children", at_least=2))
    answers = {q.id: form.one_of(q.id, [o.id for o in q.options]) for q in questions().values()}
    given = form.some_of("why", list(reasons()))
    found = pointings(answers, children, given, form.text("service"), today)
    end = ends()[end_of(found)]
    steps = read_steps(form, today)
    plan = _plan(form, end.id, today)
    for question in questions().values():
        if not answers[question.id]:
            form.missing(question.id, f"Not answered yet: {question.words}")
    return View(
        children=children,
        child_safe=CHILD_SAFE,
        seen_within=seen_within(),
        first=tuple(q for q in questions().values() if q.first),
        checks=tuple(q for q in questions().values() if not q.first),
        reason_options=tuple((reason.id, reason.words) for reason in reasons().values()),
        ends=tuple(ends().values()),
        begun=bool(given or any(answers.values()) or any(c.written for c in children)),
        end=end,
        why=tuple(dict.fromkeys(one.why for one in found if one.to == end.id)),
        later=tuple(
            (other.title, tuple(dict.fromkeys(one.why for one in found if one.to == other.id)))
            for other in ends().values()
            if other.id != end.id and any(one.to == other.id for one in found)
        ),
        replies=tuple(reasons()[reason].reply for reason in given if reasons()[reason].reply),
        steps=steps,
        said=tuple(
            (q.words, next(o.words for o in q.options if o.id == answers[q.id]))
            for q in questions().values()
            if answers[q.id] and not q.private
        ),
        plan=tuple((title, text) for title, text, _ in plan if text),
        wanting=tuple(ask for _, text, ask in plan if not text),
        pointers=shorthand("\n".join(text for _, text, _ in plan)),
        offers=_offers(form, children, carried),
        announce=f"This points to: {end.title}. {end.decide}",
    )


def _child(row: Row, today: date | None) -> Child:
    return Child(
        row,
        row.text("name"),
        row.one_of("safe", [value for value, _ in CHILD_SAFE]),
        row.day("seen", today),
        row.text("view"),
        row.text("tells"),
    )


def _plan(form: Form, end: str, today: date | None) -> tuple[tuple[str, str, str], ...]:
    """The exit plan: title, what was written, and what to ask where nothing was."""
    first_day, call = form.day("first_contact"), form.day("call")
    passed = " (this day has passed)" if call and today and call < today else ""
    rows = [
        ("What has changed, and who says so", form.text("changed"), "What has changed for each person?"),
        ("How they will manage, in their words", form.text("manage"), "What will be hard in the first month?"),
        ("What would show that it slips", form.text("signs"), "What would show that a worry is growing?"),
        ("Whom they ring", form.text("ring"), "Whom do they ring? One name, if it is safe to keep."),
        ("One call or visit later", in_words(call) + passed, "On which day will you call once more?"),
    ]
    onward = ", ".join(filter(None, (form.text("service"), form.text("person"))))
    if end == STEP_DOWN or onward or first_day:
        rows.insert(3, ("Who goes on helping", onward, "Which service goes on, and who there?"))
        rows.insert(4, ("First contact with them", in_words(first_day), "When is first contact?"))
    return tuple(rows)


def _offers(form: Form, children: Sequence[Child], carried: Mapping[str, Form]) -> Mapping[str, tuple[Offer, ...]]:
    """What the chain holds already, by the place where it is wanted: the children, the goals, and the plan's people.

    A plan that was not to be shared, because somebody may be afraid, gives nothing.
    """
    rows = [child.row for child in children]
    found: dict[str, list[Offer]] = {"children": [], "tells": [], "changed": [], "signs": [], "ring": []}
    for tool in ("family_safety_plan", "safety_goal", "danger_statement", "three_column_map"):
        source = chain.written_in(carried, tool)
        if source and not found["children"]:
            names = ((name, source[1]) for name in chain.children(source[0]))
            found["children"] = chain.offered(form, "children", "name", rows, names)
    if goals := chain.written_in(carried, "safety_goal"):
        for row in goals[0].rows("goals"):
            found["changed"].append(Offer("changed", chain.read_goal(row).statement, goals[1]))
    plan = chain.written_in(carried, "family_safety_plan")
    if plan and plan[0].one_of("afraid", ("yes", "not-sure", "no")) == "no":
        calls = plan[0].text("child_calls")
        found["tells"] = chain.people_offered(
            "children", "tells", ((c.row, calls, plan[1]) for c in children if c.name)
        )
        found["signs"].append(Offer("signs", plan[0].text("triggers"), plan[1]))
        for row in plan[0].rows("network"):
            found["ring"].append(Offer("ring", row.text("who"), plan[1]))
    return {place: tuple(one for one in offers if _fresh(form, one)) for place, offers in found.items()}


def _fresh(form: Form, offer: Offer) -> bool:
    """Whether there are words to offer, and they do not stand in the field already."""
    return bool(offer.value) and not set(offer.value.split("\n")) <= set(form.text(offer.field).split("\n"))
