"""What the outcome checklist says: it reads the form, applies ``outcome_rules`` and puts the result in words.

The rules and their source (County Durham, about 2015) are in ``toolkit_py/outcome_rules.py`` and
``toolkit_py/facts/outcomes``; here is only what is read from which field, and how it is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit_py import outcome_rules as rules
from toolkit_py.days import in_words
from toolkit_py.facts.outcomes import Issue, Outcome, issue, issues, outcomes
from toolkit_py.forms import Form, Scope
from toolkit_py.outcome_rules import Status

FIRST_ISSUE = "debt"
"""Shown at the tool's own address before an issue is chosen, so that the page is complete on paper."""

JUDGED = (("not_yet", "Not yet"), ("started", "Started"), ("met", "Met"))
TERMS = (("term1", "Oldest of the three terms"), ("term2", "Middle term"), ("term3", "Latest term"))
ASKED = (
    ("control", "Control: who decides, who has to ask"),
    ("contact", "Contact: calls, messages, visits, people passing things on"),
    ("money", "Money: who holds it, what is owed, what is given"),
    ("stalking", "Stalking: being followed, watched or tracked"),
    ("missing", "Missing episodes: of a child or an adult"),
)
KEY = (
    ("Not yet", "It is not true, or what shows it is not here."),
    ("Started", "It is under way. Where weeks are counted, the count is running."),
    ("Met", "It was true on the day."),
    ("Held", "It was still true at the end of its period. An outcome without a period ends at “met”."),
)
STILL_SO = "No end is written down here, so it was counted as going on. Make sure that it did."
FEAR = "Fewer reports can mean more fear."
USED = ("start", "stopped", "again", "end", "began", "day", "hours", "before", "after", "since", "agreed")
"""The fields whose figures a result rests on."""
MARKS = frozenset({"working"})
"""A field of an outcome that is not something written under it."""


COMMON = ("evidence",)
RUN = ("start", "stopped", "again")
CONTROLS: Mapping[str, tuple[str, ...]] = {
    "judged": (*COMMON, "began", "status", "part", "day"),
    "weeks": (*COMMON, *RUN, "jsa"),
    "months": (*COMMON, *RUN, "began"),
    "hours": (*COMMON, "hours", "start", "end"),
    "fewer": (*COMMON, "start", "before", "after"),
    "agreed": ("since", "adult", "adult_alone", "child", "child_alone", "asked", "who", "agreed"),
    "agreed_with": (),
}
"""The fields of each kind of rule, apart from the tick. Attendance has rows as well, and stands apart."""

CHOICES = frozenset({"status", "part", "jsa", "adult_alone", "child_alone", "asked"})
"""Ticks and radio buttons: a form sends them only when they are chosen."""

_kept: dict[str, str] = {}


@dataclass(frozen=True)
class Question:
    """One outcome as it stands in the form: ``s`` is its own small form, ``kind`` says which fields it has."""

    outcome: Outcome
    s: Scope
    counts: str
    with_title: str
    keep_as: str

    @property
    def kind(self) -> str:
        return self.outcome.rule.kind

    @property
    def evidence_asked(self) -> bool:
        """Where people agree, what was said alone stands in its own boxes and nowhere else."""
        return self.kind not in ("agreed", "agreed_with")


@dataclass(frozen=True)
class Bar:
    """A line from the first day to the day it is held: ``done`` of 1000 parts, and both ends in words."""

    done: int
    first: str
    due: str


@dataclass(frozen=True)
class Result:
    """Where one outcome stands: its status, what that rests on, what is missing, and how it was counted."""

    id: str
    title: str
    status: Status
    word: str
    says: tuple[str, ...]
    counted: str = ""
    missing: tuple[str, ...] = ()
    bar: Bar | None = None
    day: str = ""
    evidence: str = ""
    began: str = ""
    due: str = ""
    apart: bool = False
    stands: str = ""


@dataclass(frozen=True)
class Closing:
    """The summary for closing or stepping down, in four lists that are never added up."""

    reached: tuple[Result, ...]
    still_open: tuple[Result, ...]
    apart: tuple[Result, ...]
    measures: tuple[Outcome, ...]


@dataclass(frozen=True)
class View:
    """What the template needs, ready: it decides nothing itself."""

    issue: Issue
    options: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, tuple[Question, ...]], ...]
    kept: dict[str, str]
    results: tuple[Result, ...]
    not_ticked: tuple[str, ...]
    closing: Closing
    table: tuple[tuple[str, ...], ...]
    today: str
    announce: str
    key: tuple[tuple[str, str], ...] = KEY
    judged: tuple[tuple[str, str], ...] = JUDGED
    terms: tuple[tuple[str, str], ...] = TERMS
    asked: tuple[tuple[str, str], ...] = ASKED
    fear: str = FEAR


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """Every outcome of the issue as a question, and a result for each that the worker is working on."""
    chosen = issue(form.text("issue")) or issue(FIRST_ISSUE)
    assert chosen is not None
    found = {o.id: o for o in outcomes(chosen.id)}
    written = _written(form)
    results, not_ticked = [], []
    for outcome in found.values():
        s = Scope(form, f"outcome.{outcome.id}.")
        if outcome.rule.kind == "measure":
            continue
        if s.ticked("working"):
            results.append(_result(outcome, s, form, found, today))
        elif outcome.id in written or (outcome.rule.kind == "attendance" and any(_children(form))):
            not_ticked.append(outcome.title)
    return View(
        issue=chosen,
        options=tuple((i.id, i.title) for i in sorted(issues().values(), key=lambda i: i.id != FIRST_ISSUE)),
        groups=tuple(_groups(form, chosen.id, found)),
        kept=_kept,
        results=tuple(results),
        not_ticked=tuple(not_ticked),
        closing=_closing(results, found.values()),
        table=tuple(_row(r) for r in results),
        today=in_words(today),
        announce=_announce(results),
    )


def _written(form: Form) -> set[str]:
    """The ids of the outcomes under which something is written or chosen."""
    names = (pair[0].split(".") for pair in form.fields if pair[1].strip())
    return {n[1] for n in names if len(n) == 3 and n[0] == "outcome" and n[2] not in MARKS}


def _groups(form: Form, issue_id: str, found: Mapping[str, Outcome]) -> Iterator[tuple[str, tuple[Question, ...]]]:
    sent: dict[str, list[tuple[str, str]]] = {}
    for name, value in form.fields:
        if name.startswith("outcome."):
            _, of, field = [*name.split(".", 2), ""][:3]
            sent.setdefault(of, []).append((field, value))
    told = {name.split(".")[1] for name in form.problems if name.startswith("outcome.")}
    for title in dict.fromkeys(o.group for o in found.values()):
        yield (
            title,
            tuple(
                _question(form, issue_id, o, found, sent.get(o.id, []), o.id in told)
                for o in found.values()
                if o.group == title
            ),
        )


def _question(
    form: Form,
    issue_id: str,
    o: Outcome,
    found: Mapping[str, Outcome],
    sent: Sequence[tuple[str, str]],
    told: bool,
) -> Question:
    s = Scope(form, f"outcome.{o.id}.")
    with_title = found[o.rule.same_as].title if o.rule.same_as else ""
    # Most outcomes are not being worked on. Their blank boxes are always the same, so they are written once and
    # kept: with 27 outcomes an answer would otherwise take several times as long.
    boxes = set(CONTROLS.get(o.rule.kind, ())) - CHOICES
    once = len(sent) == len({field for field, _ in sent})
    empty = all(field in boxes and not value for field, value in sent)
    blank = o.rule.kind in CONTROLS and once and empty and not told
    if blank:
        for field, _ in sent:
            s.echo(field)
    return Question(o, s, rules.in_words(o), with_title, f"{issue_id} {o.id}" if blank else "")


def _announce(results: Sequence[Result]) -> str:
    if not results:
        return "No outcome is ticked yet."
    return " ".join(f"{r.title}: {r.word}." for r in results[:3]) + (" More below." if results[3:] else "")


def _closing(results: Sequence[Result], found: Iterable[Outcome]) -> Closing:
    done = (Status.MET, Status.HELD)
    return Closing(
        reached=tuple(r for r in results if not r.apart and r.status in done),
        still_open=tuple(r for r in results if not r.apart and r.status not in done),
        apart=tuple(r for r in results if r.apart),
        measures=tuple(o for o in found if o.rule.kind == "measure"),
    )


def _row(r: Result) -> tuple[str, ...]:
    return (r.title, r.word, r.began or "–", r.due or "–")


def _result(outcome: Outcome, s: Scope, form: Form, found: Mapping[str, Outcome], today: date | None) -> Result:
    match outcome.rule.kind:
        case "weeks":
            result = _weeks(outcome, s, today)
        case "months":
            result = _months(outcome, s, today)
        case "hours":
            result = _hours(outcome, s, today)
        case "attendance":
            result = _attendance(outcome, s, form, today)
        case "fewer":
            result = _fewer(outcome, s, today)
        case "agreed":
            result = _agreed(outcome, outcome, s, today)
        case "agreed_with":
            other = found[outcome.rule.same_as]
            result = _agreed(outcome, other, Scope(form, f"outcome.{other.id}."), today)
        case _:
            result = _judged(outcome, s, today)
    if not result.apart and not s.text("evidence"):
        s.missing("evidence", f"Write what shows this, and who saw it: {outcome.title}")
    return result


def _judged(outcome: Outcome, s: Scope, today: date | None) -> Result:
    began, day = s.day("began", today), s.day("day", today)
    if began and day and day < began:
        s.wrong("day", f"This day comes before {in_words(began)}, the day the work began")
        day = None
    chosen = s.one_of("status", [value for value, _ in JUDGED])
    parts = [(str(place), words) for place, words in enumerate(outcome.rule.needs, start=1)]
    ticked = s.some_of("part", [value for value, _ in parts])
    left = [words for value, words in parts if value not in ticked]
    status = rules.judged(chosen, day, left, began is not None)
    missing = [f"“{words}” (not ticked)" for words in left]
    if chosen == "met" and day is None:
        missing.append("the day on which it was true")
        s.missing("day", f"Give the day on which this was true: {outcome.title}")
    if status is Status.NOT_YET and chosen != "not_yet":
        missing.append("whether it has started")
        s.missing("status", f"Choose where this stands: {outcome.title}")
    says = []
    if status is Status.MET and day:
        says.append(f"Met on {in_words(day)}. It has no period to last for, so it ends here.")
    elif chosen == "met":
        says.append("You chose “met”. It stays open until nothing is missing.")
    elif began:
        says.append(f"Work on this began on {in_words(began)}.")
    when = "when the work closes or steps down" if outcome.rule.at_closing else "on the day"
    return _made(
        outcome,
        s,
        status,
        says,
        missing=missing,
        counted=f"People judged this {when}: the status is the one you chose.",
        day=day if status is Status.MET else None,
        began=began,
    )


def _dates(s: Scope, today: date | None) -> tuple[date | None, date | None, date | None]:
    """The first day, the day it stopped and the day it began again; a day out of order is named.

    Where one of them cannot be used there is no first day: nothing is counted from half of the truth.
    """
    start, stopped, again = s.day("start", today), s.day("stopped", today), s.day("again", today)
    if stopped and start and stopped < start:
        s.wrong("stopped", f"This day comes before {in_words(start)}, the first day")
    if stopped and not start:
        s.missing("start", "Give the first day too")
    if again and not stopped and not s.text("stopped"):
        s.wrong("stopped", "Give the day it stopped as well, or leave the new first day blank")
    if again and stopped and again < stopped:
        s.wrong("again", f"This day comes before {in_words(stopped)}, the day it stopped")
    if any(s.error(field) for field in RUN):
        return None, None, None
    return start, stopped, again


def _weeks(outcome: Outcome, s: Scope, today: date | None) -> Result:
    ask, start_given = outcome.ask, s.text("start")
    start, last, again = _dates(s, today)
    weeks = outcome.rule.weeks_jsa if outcome.rule.weeks_jsa and s.ticked("jsa") else outcome.rule.weeks
    run = rules.weeks_in_a_row(start, last, again, weeks, today)
    says, missing = [], []
    if run.broke and start:
        done = rules.weeks_and_days((run.broke - start).days)
        says.append(
            f"It stopped on {in_words(run.broke)}, after {done} of {weeks} weeks. Those days do not count "
            "towards the next run."
        )
    if run.first and run.due:
        if run.status is Status.HELD:
            says.append(f"Held on {in_words(run.due)}: {weeks} weeks in a row, from {in_words(run.first)}.")
            if run.ended:
                says.append(f"It ended later, on {in_words(run.ended)}.")
            else:
                says.append(STILL_SO)
        else:
            says.append(_under_way(f"{ask['doing']} since {in_words(run.first)}", run, today))
            if today:
                missing.append(f"{rules.weeks_and_days(run.needed - run.done)} more without a break")
    elif run.broke:
        missing.append("a new first day; the count then starts again")
    else:
        missing.append("days that can be used" if start_given else "the first day")
        s.missing("start", f"Give the first day: {outcome.title}")
    counted = f"{weeks} weeks are {rules.plural(weeks * 7, 'day')}. The first day is day 0"
    if run.first and run.due:
        counted += f", so {in_words(run.first)} is day 0 and {in_words(run.due)} is day {run.needed}"
    counted += ". A break starts the count again."
    if outcome.rule.weeks_jsa:
        why = "was" if weeks == outcome.rule.weeks_jsa else "was not"
        counted += f" {weeks} weeks, because a JSA claim {why} ticked."
    return _made(
        outcome, s, run.status, says, missing, counted, bar=_bar(run, today), began=run.first, due=run.due,
        day=run.due if run.status is Status.HELD else None,
    )  # fmt: skip


def _under_way(begun: str, run: rules.Run, today: date | None) -> str:
    assert run.first and run.due
    if today is None:
        return f"{begun}. If it goes on, it is held on {in_words(run.due)}."
    done, needed = rules.weeks_and_days(run.done), rules.weeks_and_days(run.needed)
    ahead = rules.weeks_and_days((run.due - today).days)
    return f"{begun}: {done} of {needed}. If it goes on, it is held on {in_words(run.due)}, in {ahead}."


def _months(outcome: Outcome, s: Scope, today: date | None) -> Result:
    ask, months = outcome.ask, outcome.rule.months
    start, back, again = _dates(s, today)
    began = s.day("began", today)
    if began and start and start < began:
        s.wrong("start", f"This day comes before {in_words(began)}, the day the work began")
        start = None
    run = rules.months_kept(start, back, again, months, today)
    status, says, missing = run.status, [], []
    if run.broke:
        says.append(f"{ask['broke']} on {in_words(run.broke)}, before the {months} months were over.")
    if run.first and run.due:
        if status is Status.HELD:
            says.append(f"Met on {in_words(run.first)}, and held on {in_words(run.due)}.")
            if run.ended:
                says.append(f"{ask['broke']} later, on {in_words(run.ended)}. Look at it again now.")
            else:
                says.append(STILL_SO)
        else:
            ahead = f", in {rules.months_and_days(today, run.due)}" if today else ""
            says.append(f"Met on {in_words(run.first)}: {ask['done']}.")
            says.append(f"If {ask['keeps']}, it is held on {in_words(run.due)}{ahead}.")
    elif run.broke:
        missing.append("the day it was true again; the count then starts again")
    else:
        missing.append("days that can be used" if s.text("start") else "the day it was true")
        s.missing("start", f"{ask['start']}: give the day if there is one")
        if began:
            status = Status.STARTED
            says.append(f"Work on this began on {in_words(began)}.")
    counted = f"{months} calendar months: the same day of the month, {months} months on. The first day is day 0."
    if run.first and run.due and run.due.day != run.first.day:
        counted += f" That month has no day {run.first.day}, so its last day counts: {in_words(run.due)}."
    return _made(
        outcome, s, status, says, missing, counted, bar=_bar(run, today), began=run.first or began, due=run.due,
        day=run.due if status is Status.HELD else run.first,
    )  # fmt: skip


def _hours(outcome: Outcome, s: Scope, today: date | None) -> Result:
    rule = outcome.rule
    start, end = s.day("start", today), s.day("end", today)
    if start and end and end < start:
        s.wrong("end", f"This day comes before {in_words(start)}, the first day")
    if s.error("end"):
        start = end = None
    total = s.number("hours", 0, 9999)
    found = rules.hours_over_weeks(total, start, end, rule.hours, rule.weeks, today)
    says, missing = [], []
    if total is not None:
        over = f", over {rules.weeks_and_days(found.days)}" if start and (end or today) else ""
        says.append(f"{_figure(total, 'hour')} in all{over}.")
    else:
        s.missing("hours", f"Give the hours so far: {outcome.title}")
    if start is None:
        missing.append("days that can be used" if s.text("start") else "the first day")
        s.missing("start", f"Give the first day: {outcome.title}")
    if found.hours_short:
        missing.append(f"{_figure(found.hours_short, 'hour')} more")
    if start and (end or today) and found.days < found.days_needed:
        missing.append(f"{rules.weeks_and_days(found.days_needed - found.days)} more from first day to last")
    if found.due and found.status is not Status.MET:
        says.append(f"The {rule.weeks} weeks are over on {in_words(found.due)}.")
    bar = None
    if found.due and start and (end or today):
        bar = _line(min(found.days, found.days_needed), found.days_needed, start, found.due)
    return _made(
        outcome, s, found.status, says, missing, bar=bar, began=start, due=found.due,
        counted=(
            f"Both are needed: {rule.hours} hours in all, as you added them up, and {found.days_needed} days "
            "from the first day to the last. The first day is day 0. Where no last day is given, it counts to today."
        ),
    )  # fmt: skip


def _children(form: Form) -> Iterator[Scope]:
    """The rows in which something is written."""
    for row in form.rows("children"):
        if any(row.text(field) for field in ("name", *(field for field, _ in TERMS))):
            yield row


def _attendance(outcome: Outcome, s: Scope, form: Form, today: date | None) -> Result:
    above = outcome.rule.above
    children = []
    for place, row in enumerate(_children(form), start=1):
        figures = tuple(row.number(field, 0, 100) for field, _ in TERMS)
        children.append(rules.Child(row.text("name") or f"Child {place}", figures))
        for (field, term), figure in zip(TERMS, figures, strict=True):
            if figure is None:
                row.missing(field, f"{children[-1].name}: give the figure for {_lower(term)}")
    listed, seen = s.ticked("everyone"), s.day("day", today)
    status = rules.attendance(children, listed, above)
    says, missing = [], []
    for child in children:
        for place in child.low(above):
            edge = "is the edge, not above it" if child.figures[place] == above else f"is not above {above}%"
            missing.append(f"{child.name}: {child.figures[place]:g}% in {_lower(TERMS[place][1])} {edge}")
        missing += [f"{child.name}: no figure for {_lower(TERMS[place][1])}" for place in child.blank()]
        if child.rising():
            says.append(f"{child.name}: each term is higher than the one before. Say so to the child.")
    if not children:
        missing.append("each child’s figures for three terms")
    if not listed:
        missing.append("a tick that every child of school age is in the list")
        s.missing("everyone", "Say whether every child of school age is in the list")
    if status is Status.HELD:
        says.insert(0, f"Held: every figure of every child is above {above}%, three terms in a row.")
    if seen:
        says.append(f"The figures were seen on {in_words(seen)}.")
    says.append(
        f"{above}% is the edge of persistent absence. Better than any target: more days in school than last term, "
        "agreed with the child."
    )
    return _made(
        outcome, s, status, says, missing,
        counted=f"Each typed figure was compared with {above}%; {above}.0% is not above it. No due day is worked out.",
    )  # fmt: skip


def _fewer(outcome: Outcome, s: Scope, today: date | None) -> Result:
    rule, counted = outcome.rule, outcome.ask["counted"]
    start = s.day("start", today)
    before, after = s.whole_number("before", 0, 9999), s.whole_number("after", 0, 9999)
    found = rules.fewer(before, after, start, rule.percent, rule.months, today)
    says, missing = [], []
    if before is not None and after is not None:
        says.append(f"{before} {counted} before, {after} in the latest {rule.months} months.")
    if found.status is Status.CANNOT:
        says.append("There were none before, so “fewer” cannot be worked out.")
    if found.status is Status.TOO_FEW:
        says.append("With so few before, one more or less changes everything. Look at what happened instead.")
    missing += ["the day the work began"] if start is None else []
    missing += ["the count before"] if before is None else []
    missing += ["the latest count"] if after is None else []
    for field, value in (("start", start), ("before", before), ("after", after)):
        if value is None:
            s.missing(field, f"This is needed to compare: {outcome.title}")
    if start and found.before_from and found.before_to:
        latest = f"; the latest from {in_words(found.latest_from)}" if found.latest_from else ""
        says.append(f"Before: {in_words(found.before_from)} to {in_words(found.before_to)}{latest}.")
    if found.status is Status.STARTED and found.apart_on and today and today < found.apart_on:
        missing.append(f"time: until {in_words(found.apart_on)} the two periods share days")
    elif found.status is Status.STARTED and before and after is not None:
        missing.append(f"a fall to {(100 - rule.percent) * before // 100} or fewer")
    if found.status in (Status.CANNOT, Status.TOO_FEW):
        missing = []
    return _made(
        outcome, s, found.status, says, missing, began=start, due=found.apart_on,
        counted=(
            f"{rule.percent}% fewer means at most {100 - rule.percent} in every 100 are left. Exactly "
            f"{rule.percent}% is enough. You typed both counts; recorded is not the same as happened."
        ),
    )  # fmt: skip


def _agreed(outcome: Outcome, asked_in: Outcome, s: Scope, today: date | None) -> Result:
    """An outcome that no date can answer. ``s`` holds the four things, which two or more outcomes may share."""
    since, agreed_on = s.day("since", today), s.day("agreed", today)
    role = s.text("who")
    asked = s.some_of("asked", [value for value, _ in ASKED])
    things = rules.FourThings(
        adult=bool(s.text("adult")) and s.ticked("adult_alone"),
        child=bool(s.text("child")) and s.ticked("child_alone"),
        asked=len(asked) == len(ASKED),
        # A latest record that cannot be read may be later than the agreement.
        agreed_on=agreed_on if role and not s.error("since") else None,
        latest_record=since,
    )
    status = things.status()
    what, months = asked_in.ask["what"], asked_in.rule.months
    says = []
    if since and today:
        length = rules.months_and_days(since, today)
        says.append(f"No {what} has been recorded for {length}, which is not the same as safe.")
    elif since:
        says.append(f"The latest record is of {in_words(since)}. Nothing recorded is not the same as safe.")
    else:
        says.append(f"How long no {what} has been recorded is not written down. It would not mean safe.")
    says.append(FEAR)
    missing = []
    for there, field, words in (
        (things.adult, "adult", "what the adult says, seen alone"),
        (things.child, "child", "what the child says, seen alone"),
        (things.asked, "asked", "control, contact, money, stalking and missing episodes: each asked about"),
        (things.agreed_on is not None, "agreed" if role else "who", "who agreed: role and date"),
    ):
        if not there:
            missing.append(words)
            s.missing(field, f"Still to be asked: {words}")
    if s.error("since"):
        missing.append("the day of the latest record, in a form that can be read")
    if things.recorded_after() and since:
        missing.append(f"agreement after {in_words(since)}, when something was recorded")
        s.wrong("agreed", f"Something was recorded on {in_words(since)}, after this. Ask again")
    word = f"Agreed by {role} on {in_words(agreed_on)}" if status is Status.AGREED and agreed_on else ""
    asked_for = f"The document asks for {months} months without a record. " if outcome is asked_in else ""
    if outcome is not asked_in:
        says.append(f"This rests on the four things asked under “{asked_in.title}”.")
    return _made(
        outcome, Scope(s.form, f"outcome.{outcome.id}."), status, says, missing, word=word, apart=True,
        counted=(
            f"{asked_for}No number of months answers this, so no day is worked out. "
            "All four things are needed; with them it says who agreed, and no more."
        ),
    )  # fmt: skip


def _made(
    outcome: Outcome,
    s: Scope,
    status: Status,
    says: Sequence[str],
    missing: Sequence[str] = (),
    counted: str = "",
    *,
    bar: Bar | None = None,
    day: date | None = None,
    began: date | None = None,
    due: date | None = None,
    word: str = "",
    apart: bool = False,
) -> Result:
    wrong = any(s.error(field) for field in USED)
    said = [*says, "A day or figure here cannot be used yet: see the message beside it."] if wrong else says
    return Result(
        id=outcome.id,
        title=outcome.title,
        status=status,
        word=word or str(status),
        says=tuple(said),
        counted=counted,
        missing=() if status in (Status.MET, Status.HELD, Status.AGREED) else tuple(missing),
        bar=bar,
        day=in_words(day),
        evidence=s.text("evidence"),
        began=in_words(began),
        due=in_words(due),
        apart=apart,
        stands=_stands(status, day, due),
    )


def _stands(status: Status, day: date | None, due: date | None) -> str:
    """Where it stands, for the summary: a thing that is met and has still to last says so."""
    said = f"{str(status).lower()} on {in_words(day)}" if day else str(status).lower()
    if status is Status.MET and day and due and due > day:
        said += f", to be held on {in_words(due)}"
    return said


def _bar(run: rules.Run, today: date | None) -> Bar | None:
    if run.first is None or run.due is None or (today is None and run.status is not Status.HELD):
        return None
    return _line(run.done, run.needed, run.first, run.due)


def _line(done: int, needed: int, first: date, due: date) -> Bar:
    return Bar(1000 * done // needed if needed else 1000, in_words(first), in_words(due))


def _figure(number: float, word: str) -> str:
    return f"{number:g} {word}" if number == 1 else f"{number:g} {word}s"


def _lower(words: str) -> str:
    return "the " + words.lower().removeprefix("the ")
