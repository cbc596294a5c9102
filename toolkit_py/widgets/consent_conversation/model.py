"""The rules of the consent conversation: four questions kept apart, one person a sheet, a no written as a fact.

Kirklees 2013 to 2015 bundled them in one form, which is history; its two steps for a case study are kept. A share
without agreement needs its reason, its legal basis, who decided, and what was told to whom and when. What a child
said, and what nobody was told because that is not safe, never stands in the copy that goes home.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from toolkit_py import files
from toolkit_py.days import in_words
from toolkit_py.forms import Form, Row
from toolkit_py.statement_checks import Pointer, private, shorthand
from toolkit_py.wording import ended

SERVICE = (("yes", "Yes"), ("part", "Yes, to part of it"), ("not-yet", "Not yet"), ("no", "No"))
AGREED = (("yes", "They agree"), ("no", "They do not agree"), ("not-asked", "They were not asked"))
TOLD = (("yes", "Yes, they were told"), ("later", "Not yet"), ("unsafe", "No: telling could put somebody at risk"))
YES_NO = (("yes", "Yes"), ("no", "No"), ("not-asked", "Not asked"))
ANYWAY = (("yes", "Yes"), ("not-sure", "Not sure"), ("no", "No"))
NOW_WORDS = {
    "yes": "agrees to this service",
    "part": "agrees to part of this service",
    "not-yet": "does not want this service yet",
    "no": "does not want this service at present",
}


@dataclass(frozen=True)
class Section:
    """One of the four, or what goes with them: its heading, what was answered, and what is missing."""

    title: str
    lines: tuple[str, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class View:
    """What the template shows: the questions, the worker's record, and the copy that goes home or why there is none."""

    parts: tuple[tuple[str, str, str], ...]
    shares: tuple[Row, ...]
    children: tuple[Row, ...]
    ends: tuple[Row, ...]
    end_options: tuple[tuple[str, str], ...]
    who: str
    begun: bool
    heading: str
    apart: str
    sections: tuple[Section, ...]
    pointers: tuple[Pointer, ...]
    ask: tuple[str, ...]
    copy: tuple[str, ...]
    no_copy: str
    rules: Mapping[str, str]
    announce: str
    service: tuple[tuple[str, str], ...] = SERVICE
    agreed: tuple[tuple[str, str], ...] = AGREED
    told: tuple[tuple[str, str], ...] = TOLD
    yes_no: tuple[tuple[str, str], ...] = YES_NO
    anyway: tuple[tuple[str, str], ...] = ANYWAY


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files.read("toolkit_py.widgets.consent_conversation", "data.toml"))


@cache
def _penalties() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b({'|'.join(map(re.escape, row['words']))})\b", re.IGNORECASE), row["reply"])
        for row in _data()["penalty"]
    )


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The record of one conversation with one person. ``today`` bounds its day and the days of telling."""
    shares, children, ends = form.rows("shares", 2), form.rows("children", 1), form.rows("ends", 1)
    titles = {row["id"]: row["title"] for row in _data()["part"]}
    who = " ".join(form.text("who").split())
    day = form.day("day", today)
    asked = [id for id in titles if form.ticked(id)]
    person = who or "This person"
    # What is written under a question that is not ticked is kept, and shown: the answer is not lost for a tick.
    rows = [_share(row, person, today) for row in shares if _written(row, "what to why agreed told reason")]
    made = {
        "service": _service(form, titles["service"], person),
        "open": _open(titles["open"], rows),
        "study": _study(form, titles["study"]),
        "basis": _basis(form, titles["basis"]),
    }
    sections = [section for id, section in made.items() if id in asked or section.lines]
    withdrawn = [_end(row, titles) for row in ends if _written(row, "what day stops stays told")]
    if withdrawn:
        sections.append(_joined("Changing their mind", withdrawn))
    said = [_child(row) for row in children if _written(row, "name words wants")]
    if said:
        sections.append(_joined("What each child said: the worker’s record only", said))
    if not who:
        form.missing("who", "Write whom this conversation is with: a role or a first name")
    if not form.text("day"):
        form.missing("day", "Give the day of the conversation")
    if not asked:
        form.missing("service", "Tick which of the four you are asking")
    begun = bool(asked or sections or who)
    copy = _copy(form, shares, ends, titles, person, in_words(day))
    safe = form.one_of("paper", ("yes", "no", "not-sure"))
    return View(
        parts=tuple((row["id"], row["title"], row["ask"]) for row in _data()["part"]),
        shares=tuple(shares),
        children=tuple(children),
        ends=tuple(ends),
        end_options=(("", "Choose"), *titles.items()),
        who=who,
        begun=begun,
        heading=", ".join(part for part in (person, in_words(day, "no day yet")) if part),
        apart=_apart(asked, titles),
        sections=tuple(sections),
        pointers=_pointers(form, shares, ends),
        ask=tuple(_ask(form, asked)),
        copy=copy if safe == "yes" else (),
        no_copy=_no_copy(safe),
        rules=_data()["rules"],
        announce=_apart(asked, titles) if begun else "Nothing is written yet.",
    )


def _written(row: Row, fields: str) -> bool:
    return any(row.text(field) for field in fields.split())


def _joined(title: str, sections: Iterable[Section]) -> Section:
    found = tuple(sections)
    lines = tuple(line for one in found for line in one.lines)
    return Section(title, lines, tuple(dict.fromkeys(lack for one in found for lack in one.missing)))


def _apart(asked: list[str], titles: Mapping[str, str]) -> str:
    if not asked:
        return "First tick which of the four you are asking."
    rest = [title for id, title in titles.items() if id not in asked]
    said = f"Asked: {'; '.join(titles[id] for id in asked)}."
    return f"{said} Not asked, so nothing follows for it: {'; '.join(rest)}." if rest else said


def _service(form: Form, title: str, person: str) -> Section:
    said, offered, words = form.one_of("said", NOW_WORDS), form.text("offered"), form.text("words")
    lines = [f"What was offered: {offered}"] if offered else []
    lines += [f"{person} {NOW_WORDS[said]}."] if said else []
    lines += [f"In their words: “{words}”"] if words else []
    missing = []
    if form.ticked("service"):
        for found, what in ((offered, "what was offered"), (said, "the answer"), (words, "their own words")):
            if not found:
                missing.append(what)
        if said in ("yes", "part") and not form.ticked("stop_told"):
            missing.append("saying that they may stop, and what stopping would mean")
    if form.ticked("stop_told"):
        lines.append("They were told that they may stop, and what that would mean.")
    return Section(title, tuple(lines), tuple(missing))


def _open(title: str, rows: list[Section]) -> Section:
    if not rows:
        return Section(title, (), ("what is shared, with whom, and why",))
    return _joined(title, rows)


def _share(row: Row, person: str, today: date | None) -> Section:
    what, to, why = row.text("what"), row.text("to"), row.text("why")
    agreed, told = row.one_of("agreed", dict(AGREED)), row.one_of("told", dict(TOLD))
    day = row.day("told_day", today)
    lines = [f"Line {row.place}: {what or 'not said'} → {ended(to or 'nobody named')} Why: {ended(why or 'not said')}"]
    words = {"yes": "agrees", "no": "does not agree", "not-asked": "was not asked"}
    lines += [f"{person} {words[agreed]}."] if agreed else []
    missing = [
        f"line {row.place}: {lack}"
        for found, lack in ((what, "what"), (to, "with whom"), (why, "why"), (agreed, "whether they agree"))
        if not found
    ]
    needed = [("told_words", "what was told to whom, or why telling is not safe")] if told in ("yes", "unsafe") else []
    needed += [("told_day", "on which day they were told")] if told == "yes" else []
    if agreed in ("no", "not-asked"):
        needed = [("reason", "the reason"), ("basis", "the legal basis"), ("decided", "who decided"), *needed]
    for field, lack in needed:
        if not (day if field == "told_day" else row.text(field)):
            missing.append(f"line {row.place}: {lack}")
            row.missing(field, f"Line {row.place}: write {lack}")
    if not told:
        missing.append(f"line {row.place}: whether they were told")
    elif told == "later":
        missing.append(f"line {row.place}: telling them, as soon as it is safe")
    labels = (("reason", "Reason for sharing without agreement"), ("basis", "Legal basis"), ("decided", "Decided by"))
    lines += [f"{label}: {ended(row.text(field))}" for field, label in labels if row.text(field)]
    told_line = {"yes": "Told", "later": "Not told yet", "unsafe": "Not told, because it could put somebody at risk"}
    if told:
        when = f" on {in_words(day)}" if told == "yes" and day else ""
        detail = f": {row.text('told_words')}" if row.text("told_words") else ""
        lines.append(ended(f"{told_line[told]}{when}{detail}"))
    return Section("", tuple(lines), tuple(missing))


def _study(form: Form, title: str) -> Section:
    learning, public = form.one_of("learning", dict(YES_NO)), form.one_of("public", dict(YES_NO))
    words = {"yes": "yes", "no": "no", "not-asked": "not asked"}
    lines = [f"To help workers and decision-makers learn: {words[learning]}."] if learning else []
    lines += [f"To tell the public: {words[public]}."] if public else []
    missing = []
    if form.ticked("study"):
        missing += [] if learning else ["the answer on learning use"]
        missing += [] if public else ["the answer on public use"]
        if "yes" in (learning, public):
            missing += [] if form.ticked("seen") else ["showing them the text"]
            missing += [] if form.ticked("gone_out") else ["saying what cannot be taken back once it is public"]
    return Section(title, tuple(lines), tuple(missing))


def _basis(form: Form, title: str) -> Section:
    anyway, purpose, advised = form.one_of("anyway", dict(ANYWAY)), form.text("purpose"), form.text("advised")
    lines = [f"For: {purpose}"] if purpose else []
    if anyway in ("yes", "not-sure"):
        lines.append(
            "You would share even without a yes, or are not sure. Then asking for consent is not honest: "
            "be open about the sharing instead."
        )
    elif anyway == "no":
        lines.append("Without a yes nothing is shared. Stopping must be as easy as agreeing.")
    lines += [f"Advice from: {advised}"] if advised else []
    missing = []
    if form.ticked("basis"):
        checks = ((anyway, "whether you would share anyway"), (purpose, "what it is for"), (advised, "who advised you"))
        missing = [lack for found, lack in checks if not found]
    return Section(title, tuple(lines), tuple(missing))


def _end(row: Row, titles: Mapping[str, str]) -> Section:
    what, day = row.one_of("what", titles), row.day("day")
    when = f"on {in_words(day)}" if day else "on a day not given"
    lines = [f"{titles[what] if what else 'Not said which'}: stopped {when}."]
    labels = (
        ("stops", "What stops"),
        ("stays", "What cannot be undone, or goes on without agreement"),
        ("told", "Told"),
    )
    lines += [f"{label}: {ended(row.text(field))}" for field, label in labels if row.text(field)]
    missing = [f"withdrawal: {lack}" for found, lack in ((what, "of what"), (day, "the day")) if not found]
    missing += [f"withdrawal: {label.lower()}" for field, label in labels if not row.text(field)]
    return Section("", tuple(lines), tuple(missing))


def _child(row: Row) -> Section:
    name = row.text("name") or "A child"
    lines = [f"{name}: {row.text('words')}"] if row.text("words") else []
    lines += [f"What {name} would like known, and by whom: {row.text('wants')}"] if row.text("wants") else []
    return Section("", tuple(lines), () if row.text("words") else (f"what {name} said or showed",))


def _pointers(form: Form, shares: Iterable[Row], ends: Iterable[Row]) -> tuple[Pointer, ...]:
    texts = [form.text(field) for field in ("offered", "words", "purpose")]
    texts += [row.text(field) for row in shares for field in ("what", "why", "reason", "told_words")]
    texts += [row.text(field) for row in ends for field in ("stops", "stays", "told")]
    found: dict[Pointer, None] = {}
    for text in filter(None, texts):
        for pattern, reply in _penalties():
            match = pattern.search(text)
            if match:
                found[Pointer(match[0], reply)] = None
        found.update(dict.fromkeys(shorthand(text)))
    found.update(dict.fromkeys(private(form.text("who"))))
    if form.ticked("study") and form.ticked("service"):
        found[Pointer("", "A case study is best asked at the end of the work, when a no costs nothing.")] = None
    if form.text("public") == "yes" and form.text("learning") != "yes":
        found[Pointer("", "Public use has a yes and learning use has not. Ask both again, one at a time.")] = None
    if form.text("present") == "others":
        found[Pointer("", "Somebody else was there. Ask again alone before you rely on a yes or a no.")] = None
    return tuple(found)


def _ask(form: Form, asked: list[str]) -> Iterable[str]:
    """What to ask next, after what was answered."""
    if form.text("said") in ("no", "not-yet"):
        yield "What would have to be different for help to be of use? How can they come back to you?"
        yield "Is any child at risk without this help? If so that is a safeguarding question, not one of consent."
    if form.text("said") == "part":
        yield "Which part do they want, and who does the rest?"
    if not form.text("understood"):
        yield "“Can you tell me, in your own way, what you have said yes and no to?”"
    if "open" in asked:
        yield "“Is there anybody you would be worried about if they heard this?” Ask alone."
    yield "“How would you tell me if you changed your mind?”"


def _no_copy(safe: str) -> str:
    return {
        "": "Ask first whether paper is safe at home. Then a copy for this person stands here.",
        "yes": "",
        "no": "No copy is made, because paper is not safe. Say that they can ask to see the record at any time.",
        "not-sure": "No copy is made until you know that paper is safe. Say that they can ask to see the record.",
    }[safe]


def _copy(
    form: Form, shares: Iterable[Row], ends: Iterable[Row], titles: Mapping[str, str], person: str, day: str
) -> tuple[str, ...]:
    """What this person may keep: their own answers, and only what they were told is shared. No child's words."""
    lines = [f"This is about what {person} was asked{' on ' + day if day else ''}. It is about nobody else."]
    said = form.one_of("said", NOW_WORDS)
    if form.ticked("service") and said:
        lines.append(
            {
                "yes": "You said yes to this help. You can stop when you want to.",
                "part": "You said yes to part of this help. You can stop when you want to.",
                "not-yet": "You do not want this help yet. You can ask for it later.",
                "no": "You do not want this help now. That is your choice. You can ask for it later.",
            }[said]
        )
        lines += [f"The help is: {form.text('offered')}"] if form.text("offered") else []
    if form.ticked("open"):
        for row in shares:
            # What somebody was not told, for safety's sake or not yet, is on no paper that goes home.
            if row.text("told") != "yes" or not row.text("what"):
                continue
            to, why = row.text("to") or "nobody named", row.text("why") or "not said"
            lines.append(f"We pass this on: {ended(row.text('what'))} To: {ended(to)} Why: {ended(why)}")
            if row.text("agreed") in ("no", "not-asked"):
                lines.append("We do this without your agreement. Your worker told you why.")
    if form.ticked("study"):
        for field, use in (("learning", "to help other workers learn"), ("public", "to tell the public")):
            choice = {"yes": "You said yes", "no": "You said no"}.get(form.text(field))
            lines += [f"{choice} to your story being used {use}."] if choice else []
        if "yes" in (form.text("learning"), form.text("public")):
            lines.append("Names and details are changed. You can take a yes back until the story has gone out.")
    for row in ends:
        what, taken_back = row.one_of("what", titles), row.day("day")
        if what and taken_back:
            lines.append(f"You changed your mind on {in_words(taken_back)} about: {titles[what]}.")
    lines.append("If we think that a child or somebody else could be badly hurt, we tell others, even after a no.")
    lines.append("You can ask to see what is written about you, say that it is wrong, and complain.")
    return tuple(lines)
