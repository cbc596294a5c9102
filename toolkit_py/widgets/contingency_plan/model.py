"""The rules of a plan for days when a parent cannot look after the children: what is agreed, and what is open.

Durham (about 2015) asks for it under parental mental health and under substance misuse, and for the times at which a
parent drinks or uses. That a child never has the
job of keeping an adult safe is ours, and so are the gaps that are pointed out. Nothing is blocked, and nothing here
says that a home is safe.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from toolkit_py import chain, files
from toolkit_py.children import names_in, reads_as_child
from toolkit_py.days import in_words
from toolkit_py.forms import Form, Offer, Row
from toolkit_py.statement_checks import Pointer

SAID = {"yes": "Yes, I asked them myself", "not-asked": "Not asked yet", "no": "They said no"}
FEAR = {
    "nobody": "Asked alone: nobody named here frightens them",
    "someone": "Someone named here frightens somebody",
    "not-asked": "Not asked yet",
}
LOCKED = {
    "seen": "Locked, out of reach, and I have seen it",
    "told": "Locked, I am told",
    "not-yet": "Not locked yet",
    "none": "Nothing like that in the home, and I asked what visitors bring",
}
TODAY = "Who has the children tonight? Do not leave the plan for later if nobody can say."


@dataclass(frozen=True)
class Part:
    """One everyday part of the plan, such as food, and what is agreed."""

    id: str
    title: str
    hint: str
    gap: str
    agreed: str


@dataclass(frozen=True)
class Carer:
    """Somebody who looks after the children, and whether they said so themselves."""

    row: Row
    name: str
    when: str
    where: str
    reach: str
    said: str
    child: bool
    """Whether this reads like a child, who does not stand in for a parent."""
    pointers: tuple[Pointer, ...]

    @property
    def written(self) -> bool:
        return bool(self.name or self.when or self.where or self.reach)

    @property
    def word(self) -> str:
        return {"yes": "Said yes", "not-asked": "Not asked yet", "no": "Said no"}.get(self.said, "Not asked yet")


@dataclass(frozen=True)
class ChildsCopy:
    """Whom the child's copy sends a child to: nobody, until each was asked alone who frightens them; never a child."""

    held: bool
    tells: str = ""
    backup: str = ""
    goes_to: str = ""


@dataclass(frozen=True)
class View:
    """What the template shows: the plan in the order in which it is used, and what is open, first things first."""

    choices: Mapping[str, tuple[tuple[str, str], ...]]
    parts: tuple[Part, ...]
    carers: tuple[Carer, ...]
    named: tuple[Carer, ...]
    childs: ChildsCopy
    parent: str
    children: str
    day: str
    begun: bool
    feared: bool
    tonight: str
    open_now: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    starts: tuple[tuple[str, str], ...]
    times: str
    """When it is hardest and what the children’s day is then: for the adults, and never in the child's copy."""
    signal: str
    signal_to: str
    backup: str
    locked: str
    storage: str
    locked_key: str
    checks: str
    review: str
    ends: str
    copies: str
    offers: tuple[Offer, ...]
    announce: str


@cache
def _parts() -> tuple[Mapping[str, str], ...]:
    return tuple(tomllib.loads(files.read("toolkit_py.widgets.contingency_plan", "data.toml"))["part"])


_JOB = re.compile(
    r"\b(?:hid(?:e|es|ing)|pour(?:s|ing)? (?:it |them )?away|count(?:s|ing)?|takes? (?:it|them) away|"
    r"looks? after (?:mum|dad|me|him|her|them|the baby|the little)|watch(?:es|ing)? (?:over )?(?:mum|dad|me|him|her)|"
    r"wak(?:e|es|ing) (?:mum|dad|me|him|her)|calm(?:s|ing)?|keep(?:s|ing)? (?:mum|dad|me|him|her|an eye)|"
    r"stops? (?:mum|dad|me|him|her)|makes? sure|check(?:s|ing)? (?:on|that|if|the)|stays? (?:up|awake)|"
    r"gives? (?:mum|dad|me|him|her) (?:the|my|his|her)|reminds?)\b",
    re.IGNORECASE,
)


def childs_job(text: str) -> Pointer | None:
    """Words that give a child the job of keeping an adult safe, or of watching one."""
    found = _JOB.search(text)
    if not found:
        return None
    return Pointer(found[0], "Is this a job for a child? A child’s only job is to tell and to get to somebody safe.")


def answer(form: Form, today: date | None, carried: Mapping[str, Form]) -> View:
    """The plan, and what is open in it: nobody who said yes, no second person, storage, review and the rest."""
    children = form.text("children")
    names = names_in(children)
    carers = tuple(_carer(row, names) for row in chain.rows(form, "carers", 2))
    named = tuple(carer for carer in carers if carer.written)
    parts = tuple(Part(**row, agreed=form.text(row["id"])) for row in _parts())
    review, day = form.day("review"), form.day("day")
    begun = form.begun("issue")
    if begun:
        _ask_for_missing(form, named)
    agreed = [carer for carer in named if carer.said == "yes" and carer.name]
    adults = [carer for carer in agreed if not carer.child]
    jobs = [childs_job(form.text(field)) for field in ("signal", "backup")]
    if reads_as_child(form.text("signal_to"), names, unclear=False):
        jobs.append(Pointer(form.text("signal_to"), "This reads like a child. Which adult does the signal go to?"))
    open_now = _open(form, named, agreed, parts, review, today) if begun else []
    return View(
        choices={"said": tuple(SAID.items()), "fear": tuple(FEAR.items()), "locked": tuple(LOCKED.items())},
        parts=parts,
        carers=carers,
        named=named,
        childs=_childs_copy(form, names, adults),
        parent=form.text("parent"),
        children=children,
        day=in_words(day),
        begun=begun,
        feared=form.one_of("fear", FEAR) == "someone",
        tonight=TODAY if begun and not adults else "",
        open_now=tuple(open_now),
        pointers=tuple(dict.fromkeys([*(job for job in jobs if job), *(p for c in named for p in c.pointers)])),
        starts=tuple(
            (who, form.text(field))
            for who, field in (("The parent says", "signs"), ("A child may notice", "signs_child"))
            if form.text(field)
        ),
        times=form.text("times"),
        signal=form.text("signal"),
        signal_to=form.text("signal_to"),
        backup=form.text("backup"),
        locked=LOCKED.get(form.one_of("locked", LOCKED), ""),
        storage=form.text("storage"),
        locked_key=form.text("locked_key"),
        checks=form.text("checks"),
        review=in_words(review),
        ends=form.text("ends"),
        copies=form.text("copies"),
        offers=tuple(_offers(form, carried)),
        announce=_announce(begun, len(agreed), len(open_now)),
    )


def _offers(form: Form, carried: Mapping[str, Form]) -> list[Offer]:
    """The children, where they were named in another part of the chain and stand nowhere here."""
    for tool in ("family_safety_plan", "danger_statement", "three_column_map"):
        found = chain.written_in(carried, tool)
        names = found[0].text("children") if found else ""
        if found and names and not form.text("children"):
            return [Offer("children", names, found[1])]
    return []


def _announce(begun: bool, agreed: int, still_open: int) -> str:
    if not begun:
        return "Nothing is written yet."
    who = "Nobody has" if not agreed else "1 person has" if agreed == 1 else f"{agreed} people have"
    return f"{who} said yes. Still open: {still_open}."


def _carer(row: Row, children: Sequence[str]) -> Carer:
    name = row.text("name")
    pointers = []
    child = reads_as_child(name, children, unclear=False)
    if child:
        pointers.append(
            Pointer(name, "This reads like a child. A child does not stand in for a parent: name an adult.")
        )
    if re.match(
        r"(?:family|friends?|neighbours?|someone|somebody|services?|social care|the team)\b", name, re.IGNORECASE
    ):
        pointers.append(Pointer(name, "Which person? A plan needs someone who picks up the phone."))
    return Carer(
        row, name, row.text("when"), row.text("where"), row.text("reach"), row.one_of("said", SAID), child,
        tuple(pointers),
    )  # fmt: skip


def _childs_copy(form: Form, children: Sequence[str], adults: Sequence[Carer]) -> ChildsCopy:
    if form.one_of("fear", FEAR) != "nobody":
        return ChildsCopy(held=bool(adults or form.text("signal_to") or form.text("backup")))
    tells = form.text("signal_to")
    return ChildsCopy(
        held=False,
        tells="" if reads_as_child(tells, children, unclear=False) else tells,
        backup=form.text("backup"),
        goes_to=adults[0].name if adults else "",
    )


def _ask_for_missing(form: Form, named: Sequence[Carer]) -> None:
    for carer in named:
        if not carer.name:
            carer.row.missing("name", "Name one person")
        elif not carer.said:
            carer.row.missing("said", f"Ask {carer.name} yourself, and write what they say")
    for field, message in (
        ("signal", "Say how the child lets someone know"),
        ("signal_to", "Say whom the child tells: an adult"),
        ("locked", "Ask where medicines, drink, drugs and needles are kept, and ask to see it"),
        ("checks", "Say who checks that the plan works, and when"),
        ("review", "Choose a day to look at the plan again"),
    ):
        if not form.text(field):
            form.missing(field, message)


def _open(
    form: Form,
    named: Sequence[Carer],
    agreed: Sequence[Carer],
    parts: Sequence[Part],
    review: date | None,
    today: date | None,
) -> list[str]:
    """What is open, first things first: who has the children, fear, storage, the child's way out, then the rest."""
    still = []
    fear, locked = form.one_of("fear", FEAR), form.one_of("locked", LOCKED)
    if not agreed:
        still.append("Nobody in this plan has said yes. Ask each person yourself, with the parent’s agreement.")
    elif all(one.child for one in agreed):
        still.append("No adult in this plan has said yes. Which adult has the children?")
    elif len(agreed) == 1:
        still.append(f"Only {agreed[0].name} has said yes. Who comes if {agreed[0].name} cannot?")
    still += [
        f"Said no: {one.name}. Take the name out, and ask somebody else."
        for one in named
        if one.name and one.said == "no"
    ]
    still += [f"{one.name}: when, and where do the children sleep?" for one in agreed if not (one.when and one.where)]
    if fear not in ("nobody", "someone"):
        still.append("Ask the parent and each child, alone, whether anyone named here frightens them.")
    if not locked:
        still.append("Ask where medicines, drink, drugs and needles are kept. Ask to see it.")
    elif locked == "not-yet":
        still.append("Nothing is locked yet. Who gets a lock or a box, and what happens until then?")
    elif locked == "told":
        still.append("You were told that it is locked. Ask to see it next time.")
    if not (form.text("signs") or form.text("signs_child")):
        still.append("When does the plan start? Ask for the first signs, in the parent’s words and in the child’s.")
    if not form.text("times"):
        still.append("At which times of day is it hardest, and what is the day like for the children then?")
    if not form.text("signal"):
        still.append("How does the child let someone know? One word, one picture or one missed call is enough.")
    elif not form.text("signal_to"):
        still.append("Whom does the signal go to? Name an adult who answers at any hour.")
    if form.text("signal") and not form.text("backup"):
        still.append("What does the child do if nobody answers? Name a door to knock on, and 999.")
    empty = [part.gap for part in parts if not part.agreed]
    if empty:
        still.append(f"Not agreed yet: {'; '.join(empty)}.")
    if not form.text("checks"):
        still.append("Who checks that the plan works, and when did anyone last try the signal?")
    if not form.text("review"):
        still.append("No day is set to look at the plan again.")
    elif review and today and review < today:
        still.append(f"The plan was to be looked at again on {in_words(review)}. That day has passed.")
    if not form.text("ends"):
        still.append("When does the plan stop, and who tells the children?")
    return still
