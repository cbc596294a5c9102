"""The rules of the card for one visit: what is settled before the door, and what goes on the card.

What is asked about fear and threats is never put on the card, for the card goes into the home. Questions come from a
stage of change, from behaviour that was seen, from a source of resistance, or from what is asked where somebody is
harmed; then nothing of the others is offered. Source: North Yorkshire 2015, sections 7, 7.1, 9.2, 10 and 11.6; the
card is our own.
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
from toolkit_py.forms import Form, Offer
from toolkit_py.statement_checks import Pointer, names_one_of, private, shorthand
from toolkit_py.widgets.getting_in_the_way.model import kinds, sources, written_of
from toolkit_py.widgets.stages_of_change.model import Stage, stages
from toolkit_py.widgets.stages_of_change.model import answer as answer_stages

QUESTIONS = ("q1", "q2", "q3")
YES_NO = ("yes", "no", "not-sure")
THREAT = "violence"
BARRIERS = "what is getting in the way"


@dataclass(frozen=True)
class Card:
    """What goes on the card, in the order in which it is read at the door."""

    whom: str
    when: str
    purpose: str
    questions: tuple[str, ...]
    not_say: str
    kept_off: bool
    """Whether what not to say is left off, because somebody there frightens others."""
    ring: str
    back: str
    texts: bool
    """Whether it was agreed that a text before a call is safe."""


@dataclass(frozen=True)
class View:
    """Everything the template shows."""

    blank: bool
    about_options: tuple[tuple[str, str], ...]
    stage_options: tuple[tuple[str, str], ...]
    kind_options: tuple[tuple[str, str], ...]
    source_options: tuple[tuple[str, str], ...]
    ready_options: tuple[tuple[str, str], ...]
    headline: str
    stop: tuple[str, ...]
    settle: tuple[str, ...]
    write: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    asks: tuple[Offer, ...]
    avoids: tuple[Offer, ...]
    card: Card
    reference: tuple[Stage, ...]
    announce: str


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files.read("toolkit_py.widgets.before_the_door", "data.toml"))


@cache
def _begins(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:to )?({'|'.join(map(re.escape, _data()['words'][words]))})\b", re.IGNORECASE)


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """What to settle first, what is still to be written, and the card.

    ``carried`` may hold the stages of change, whose stage and behaviour are offered, and "what is getting in the way",
    whose behaviour is offered as a question and whose threat is warned of.
    """
    about = form.one_of("about", [row["id"] for row in _data()["about"]])
    fear = form.one_of("fear", YES_NO)
    barriers = carried.get("getting_in_the_way")
    told = {kind.id for kind in kinds() if barriers and barriers.some_of(kind.id, [value for value, _ in kind.options])}
    if barriers and fear != "yes":
        fear = barriers.one_of("afraid", ("yes", "not-sure")) or fear
    seen = form.some_of("seen", [kind.id for kind in kinds()])
    threat = "yes" if THREAT in seen or THREAT in told else form.one_of("threat", YES_NO)
    afraid = about == "harm" or fear in ("yes", "not-sure")
    questions = tuple(form.text(one) for one in QUESTIONS if form.text(one))
    blank = not form.begun("issue")
    card = Card(
        whom=form.text("whom"),
        when=form.text("when"),
        purpose=form.text("purpose"),
        questions=questions,
        not_say="" if afraid else form.text("not_say"),
        kept_off=afraid and bool(form.text("not_say")),
        ring=form.text("ring"),
        back=form.text("back"),
        texts=form.one_of("text", ("agreed", "no", "not-asked")) == "agreed",
    )
    stop = () if blank else _stop(threat, fear, about)
    settle = () if blank else _settle(form, threat, afraid)
    told |= written_of(barriers) if barriers else set()
    asks, avoids = _offers(form, about, told, carried, today)
    headline = _headline(stop, settle, card)
    return View(
        blank=blank,
        about_options=tuple((row["id"], row["text"]) for row in _data()["about"]),
        stage_options=(("", "Not about a stage, or not sure"), *((one.id, one.name) for one in stages().values())),
        kind_options=tuple((kind.id, kind.title) for kind in kinds()),
        source_options=sources(),
        ready_options=tuple((row["id"], row["text"]) for row in _data()["ready"]),
        headline="" if blank else headline,
        stop=stop,
        settle=settle,
        write=() if blank else _write(form, card),
        pointers=_pointers(card, about),
        asks=asks,
        avoids=avoids,
        card=card,
        reference=tuple(stages().values()),
        announce="" if blank else " ".join((headline, *stop)),
    )


def _headline(stop: tuple[str, ...], settle: tuple[str, ...], card: Card) -> str:
    if stop:
        return "Before anything else"
    if settle:
        return "Before you go"
    if card.purpose and len(card.questions) == len(QUESTIONS):
        return "Read the card once, then put it away and listen."
    return "Finish the card."


def _stop(threat: str, fear: str, about: str) -> tuple[str, ...]:
    """What comes before the visit itself."""
    found = []
    if threat == "yes":
        found.append(
            "Somebody there has threatened or hurt a worker. Do not go alone. Plan any contact with your manager first."
        )
        found.append("What is it like for a child or an adult who lives there? Say so to your safeguarding lead today.")
    if fear == "yes" or about == "harm":
        found.append(
            "See each person alone, where nobody can hear. Say nothing on the doorstep that shows what one told you."
        )
        found.append("If a child lives with somebody who frightens them, tell your safeguarding lead today.")
    elif fear == "not-sure":
        found.append("You do not know who may be afraid of whom. Act as if somebody is, and see each person alone.")
    return tuple(found)


def _settle(form: Form, threat: str, afraid: bool) -> tuple[str, ...]:
    """What has no answer yet, in the order in which to settle it."""
    todo = []
    if not form.one_of("fear", YES_NO):
        form.missing("fear", "Say whether somebody there frightens others; “not sure” is an answer")
        todo.append("Is there somebody there who frightens others? Ask those who know the home.")
    if threat in ("", "not-sure"):
        form.missing("threat", "Say whether a worker has been threatened there; “not checked” is an answer")
        todo.append("Find out whether a worker has been threatened there.")
    text = form.one_of("text", ("agreed", "no", "not-asked"))
    if text == "no":
        todo.append("Do not ring, text or leave a message. Go only by the way that was agreed as safe.")
    elif text != "agreed":
        form.missing("text", "Say whether it is safe to text or ring before you come")
        todo.append(
            "Do not text or ring until you know whose phone it is and who reads it."
            if afraid
            else "Ask whose phone it is, who reads it, and when it is safe. Then text before you ring."
        )
    if form.one_of("company", ("alone", "two")) != "two" and not form.text("back"):
        form.missing("back", "Say who knows where you are, until when, and what they do if you do not ring")
        todo.append("Nobody yet knows where you are. Name one person, and a time by which you ring.")
    ready = form.all("ready")
    todo += [row["remind"] for row in _data()["ready"] if row["id"] not in ready]
    return tuple(todo)


def _write(form: Form, card: Card) -> tuple[str, ...]:
    todo = []
    if not card.purpose:
        form.missing("purpose", "Say in one sentence why you come")
        todo.append("the purpose, in one sentence that you could say at the door")
    if len(card.questions) < len(QUESTIONS):
        empty = next(one for one in QUESTIONS if not form.text(one))
        form.missing(empty, "Write three questions; there are some that you can use")
        todo.append(("three questions", "two more questions", "one more question")[len(card.questions)])
    if not form.text("not_say"):
        todo.append("what you will not say or do at this stage")
    if not card.ring:
        form.missing("ring", "Say whom you ring if something is wrong")
        todo.append("whom you ring if something is wrong")
    return tuple(todo)


def _pointers(card: Card, about: str) -> tuple[Pointer, ...]:
    """What could be clearer on the card: pointed out, never blocked."""
    found: list[Pointer] = []
    if card.purpose:
        if re.search(r"[.!?]\s+\S", card.purpose):
            found.append(Pointer("", "The purpose has more than one sentence. Which one would you say at the door?"))
        ours = _begins("ours").match(card.purpose)
        if ours:
            found.append(Pointer(ours[1], "This is what the service wants. What is in it for them?"))
        if about != "harm" and not names_one_of(card.purpose, ()):
            found.append(Pointer("", "No child is in the purpose. What has this visit to do with a child’s day?"))
        found += [*shorthand(card.purpose, "family")]
    for question in card.questions:
        if question.casefold().startswith("why"):
            found.append(Pointer(question, "“Why” can sound like blame. Begin with “what” or “how”."))
        elif _begins("closed").match(question) and about != "harm":
            found.append(Pointer(question, "This can be answered in one word. How would you open it?"))
    for words in (card.whom, card.purpose, *card.questions):
        found += private(words)
    return tuple(dict.fromkeys(found))


def _offers(
    form: Form, about: str, told: set[str], carried: Mapping[str, Form], today: date | None
) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
    """Questions and cautions that fit, each with where it comes from; what is used already is left out."""
    asks: list[tuple[str, str]] = []
    avoids: list[tuple[str, str]] = []

    def add(row: Mapping[str, Any], where: str) -> None:
        asks.extend((words, where) for words in row["ask"])
        avoids.extend((words, where) for words in row["avoid"])

    if about == "harm":
        add(_data()["harm"], _data()["harm"]["where"])
    else:
        for stage, where in _stages(form, carried, today):
            add({"ask": [words.strip("“”") for words in stage.say], "avoid": stage.avoid}, where)
        titles = {kind.id: kind.title for kind in kinds()} | dict(sources())
        here = {*form.all("seen"), *form.all("source")}
        for row in (*_data()["kind"], *_data()["resistance"]):
            if row["id"] in here | told:
                where = BARRIERS if row["id"] in told else titles[row["id"]]
                add({"ask": [row["ask"]], "avoid": [row["avoid"]]}, where[:1].lower() + where[1:])
        if not asks:
            add(_data()["start"], _data()["start"]["where"])
    empty = next((one for one in QUESTIONS if not form.text(one)), "")
    used = {form.text(one) for one in QUESTIONS}
    lines = form.text("not_say").splitlines()
    return (
        tuple(Offer(empty, words, where) for words, where in dict.fromkeys(asks) if empty and words not in used),
        tuple(Offer("not_say", words, where) for words, where in dict.fromkeys(avoids) if words not in lines),
    )


def _stages(form: Form, carried: Mapping[str, Form], today: date | None) -> list[tuple[Stage, str]]:
    """The stage that was chosen here, and those that the other tool gave back: never one of a victim."""
    chosen = form.one_of("stage", stages())
    found = [(stages()[chosen], f"the stage “{stages()[chosen].name}”")] if chosen else []
    if not chosen and "stages_of_change" in carried:
        for record in answer_stages(carried["stages_of_change"], today, {}).records:
            found += [(stage, f"{record.title}, “{stage.name}”") for stage in record.stages]
    return found
