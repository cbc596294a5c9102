"""Whether somebody is a child, as far as a few typed words tell: “Grandson (9)”, “Mum of two children”.

The words are read only to keep a child’s answer covered, or to point out that a child would stand where an adult is
wanted. Nobody is told that they are, or are not, a child.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

Read = Literal["child", "unclear", "adult", ""]

ADULT_AT = 18
PARENT_FROM = 13
"""A smaller number after “Mum” or “Health visitor” is no age of theirs: visits, years in the job, a house."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CHILD = _set(
    """
    child children kid kids kiddo kiddie kiddies baby babies newborn infant toddler tot boy boys girl girls
    schoolboy schoolgirl schoolchild lad lads lass lassie bairn teen teens teenager teenagers adolescent minor
    pupil youngster son sons daughter daughters grandson grandsons granddaughter granddaughters grandchild
    grandchildren grandkid grandkids stepson stepdaughter stepchild stepchildren stepkids godson goddaughter
    godchild nephew nephews niece nieces twin twins triplet triplets youngest eldest oldest firstborn classmate
    yp cyp youth
    """
)
_ALWAYS = _set("baby babies newborn infant toddler tot child children youngest youngster")
"""A child whoever’s they are; a son or daughter “of Kelly” may be grown up."""
_SIBLING = _set("brother brothers sister sisters sibling siblings bro sis cousin cousins twin twins")
_FRIEND = _set("friend friends mate mates student boyfriend girlfriend")
_YOUNG = _set("big older elder eldest oldest little younger young youngest small baby kid")

_KIN = _set(
    """
    mum mummy mums mam mom mother ma dad daddy dads father pa papa parent parents stepmum stepmother stepdad
    stepfather stepparent gran grans granny grandma grandmother grandad granddad grandpa grandfather grandparent
    grandparents nan nans nana nanna nanny aunt auntie aunty aunts uncle uncles husband wife partner spouse
    fiance fiancee ex godmother godfather godparent guardian carer carers neighbour neighbours landlord landlady
    lodger tenant man woman lady gentleman men women adult adults grown grownup grownups mr mrs ms miss relative
    relatives
    """
)
_WORK = _set(
    """
    worker workers keyworker teacher teachers tutor assistant ta head headteacher senco sendco nurse midwife
    doctor dr gp visitor officer police pc manager lead leader coach mentor support practitioner advocate
    advisor adviser counsellor therapist psychologist psychiatrist paediatrician consultant solicitor judge
    chair coordinator ordinator minder childminder babysitter sitter volunteer chaplain priest vicar imam pastor
    rev professional professionals staff link specialist clinician driver escort governor warden inspector
    supervisor safeguarding dsl camhs idva yot ewo protection trainer instructor facilitator helper cleaner cook
    receptionist secretary team teams service services club centre group college council court hospital surgery
    hub project panel charity agency church mosque unit
    """
)
_ADULT = _KIN | _WORK

_AFTER = r"of|from|at|for|with|to|in|on|who|by|near|next|opposite|across|down|up"
_NUMBERED = _set(
    """
    number no flat house room floor unit door person adult friend group class team ward tier level stage year
    the about over
    """
) | frozenset(_AFTER.split("|"))
_SPELT = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty"""
_NUMBERS = {word: str(number) for number, word in enumerate(_SPELT.split(), start=1)}
_YEARS = r"(?:years?|yrs?|y)"
_AGE_IN_WORDS = re.compile(rf"\b({'|'.join(_NUMBERS)})(?=[ -]*{_YEARS}[ -]*old)|(?<=\bage )\w+|(?<=\baged )\w+")
_SAID_AGE = re.compile(rf"\bage[d:]? *([0-9]{{1,3}})\b|\b([0-9]{{1,3}})[ -]*{_YEARS}[ /-]*(?:olds?|o)\b")
_UNDER = re.compile(r"\bunder[ -]*([0-9]{1,2})s?\b")
_MONTHS = re.compile(r"(?:.* )?[0-9]{1,2} ?(?:months?|mths?|mos?|m|weeks?|wks?)(?: old)?")
_ONLY_AGE = re.compile(rf"([0-9]{{1,3}})(?: ?({_YEARS}))?\+?")
_LAST_AGE = re.compile(rf"(?:.* )?([^\W\d_]+) ([0-9]{{1,3}})(?: ?{_YEARS})?\+?")
_SCHOOL_YEAR = re.compile(r"\b(?:year|yr|y) ?(?:[1-9]|1[0-3])\b")
_EACH = re.compile(r" (?:and|or|plus) | ?[&+] ?")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?")
_STOPS = _set(
    """
    a an the our my his her their both all when while during after before who if that this these those on in at
    with and home school
    """
) | frozenset(_AFTER.split("|"))


def reads_as_child(role: str, children: Sequence[str] = (), *, unclear: bool = True) -> bool:
    """Whether a role such as “Child A”, “younger son”, “Mia (6)” or “Son, Year 4” is a child’s.

    ``children`` are the names of the children whom the work is about: a bare name that is among them is a child, and
    so is the big brother of one of them. An age decides wherever it is somebody’s own. “Mum’s brother”, “Kids’ club
    worker” and “Mum of two” are adults: what counts is who it is, not whose.

    Where it is unclear, the role is read as a child’s, so that a number stays covered: plain “Brother” or “Cousin”,
    “Kelly’s brother Tom”, “Kelly’s son”. A tool that only points something out asks with ``unclear=False``, and
    then says nothing of these.
    """
    found = _read(_plain(role), tuple(_plain(name.replace("-", " ")) for name in children if name.strip()))
    return found == "child" or (unclear and found == "unclear")


@lru_cache(maxsize=256)
def names_in(line: str) -> tuple[str, ...]:
    """The first names in a line such as “Sam (9), ruby aged 4 and the baby, on school nights”."""
    text = re.sub(r"\([^)]*\)|\b(?:aged? )?[0-9]+(?: *(?:years?|yrs?|months?)(?: old)?)?\b", " ", line)
    found = []
    for piece in re.split(r"[,;&/+\n]|\band\b", text):
        words = piece.strip(" .").split()
        stop = next((place for place, word in enumerate(words) if _plain(word) in _STOPS), len(words))
        name = " ".join(words[:stop])
        if name and not set(_plain(name).split()) & (_CHILD | _ADULT | _SIBLING):
            found.append(name)
    return tuple(dict.fromkeys(found))


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").lower().split())


@lru_cache(maxsize=2048)
def _read(role: str, children: tuple[str, ...]) -> Read:
    """Who it is, part by part: the first part that says “adult” counts before a child’s word in a later one."""
    role = _AGE_IN_WORDS.sub(lambda spelt: _NUMBERS.get(spelt[0], spelt[0]), role.replace("not an adult", ""))
    parts = [part.strip(" .-–:") for part in re.split(r"[,;()\[\]/]|\s[-–—]\s", role)]
    parts = [part for part in parts if part]
    reads = [_who(part, children) for part in parts]
    adult = next((read for read in reads if read in ("adult", "child")), "") == "adult"
    ages = list(_ages(parts, adult))
    if ages:
        return "child" if min(ages) < ADULT_AT else "adult"
    if adult:
        return "adult"
    if "child" in reads or any(_SCHOOL_YEAR.search(part) for part in parts):
        return "child"
    return "unclear" if "unclear" in reads else ""


def _who(part: str, children: tuple[str, ...]) -> Read:
    """Who one part names: the last word that says it, without whose they are, and without what comes after “of”."""
    if re.search(r"\bin[ -]law\b|\bgrown[ -]?up\b|\badult\b", part):
        return "adult"
    if re.search(r"\byoung (?:person|people|carers?)$|\byoung (?:person|people) \w{1,2}$", part):
        return "child"
    if re.search(r"\b(?:young|teen|teenage) (?:man|woman|lady|mum|mother|dad|father|parent)", part):
        return "unclear"
    if set(_words(part)[0][-1:]) & _WORK:
        return "adult"
    several = {_one(one, children) for one in _EACH.split(part)}
    order: tuple[Read, ...] = ("child", "unclear", "adult")
    return next((read for read in order if read in several), "")


def _words(part: str) -> tuple[list[str], list[str]]:
    """The words for who it is, and those for whose: “kelly’s big brother” gives big, brother; and kelly."""
    head = re.split(rf"\b(?:{_AFTER})\b", part, maxsplit=1)[0].replace("-", " ")
    who: list[str] = []
    whose: list[str] = []
    words: list[str] = _WORD.findall(head)
    for place, word in enumerate(words):
        last = place == len(words) - 1
        unmarked = not last and word.endswith("s") and (word in ("childs", "childrens") or word[:-1] in _KIN)
        if word.endswith(("'s", "s'")) or unmarked:
            whose.append(re.sub(r"'s$|'$|s$", "", word) if word != "childrens" else "children")
        else:
            who.append(word.rstrip("'"))
    return who, whose


def _one(part: str, children: tuple[str, ...]) -> Read:
    who, whose = _words(part)
    owner = whose[-1] if whose else ""
    names = {word for name in children for word in name.split()[:1]}
    of_child = owner in names or owner in _CHILD or owner.rstrip("s") in _CHILD
    for word in reversed(who):
        if word in _ADULT or re.search(r"(?:ologist|iatrist|therapist|ician)$", word):
            return "adult"
        if word in _SIBLING and (word not in _CHILD or owner):
            if of_child:
                return "child"
            if owner in _KIN:
                return "adult"
            return "child" if not owner and set(who) & _YOUNG else "unclear"
        if word in _FRIEND:
            return "unclear" if of_child else "adult" if word.startswith(("boyf", "girlf")) else ""
        if word in _CHILD:
            return "child" if not owner or word in _ALWAYS or set(who) & _YOUNG else "unclear"
    if whose or not who:
        return ""
    said = " ".join(who)
    is_one = any(said == name or (len(name) > 1 and said.startswith(f"{name} ")) for name in children)
    return "child" if is_one else ""


def _ages(parts: Sequence[str], adult: bool) -> Iterator[int]:
    """The ages that are this person’s own. An adult’s are read strictly: “Mum of Mia (6)”, “Nan, flat 3” have none."""
    if adult and any(re.search(r"\b(?:of|to|for|with)\b", part) for part in parts):
        return
    for part in parts:
        for piece in _EACH.split(part):
            yield from _ages_in(piece, adult)


def _ages_in(text: str, adult: bool) -> Iterator[int]:
    said = _SAID_AGE.search(text)
    if said:
        yield int(said[1] or said[2])
        return
    under = _UNDER.search(text)
    alone, last = _ONLY_AGE.fullmatch(text), _LAST_AGE.fullmatch(text)
    if adult:
        if alone and not alone[2] and int(alone[1]) >= PARENT_FROM:
            yield int(alone[1])
    elif under:
        yield int(under[1]) - 1
    elif _MONTHS.fullmatch(text):
        yield 0
    elif alone:
        yield int(alone[1])
    elif last and last[1] not in _NUMBERED:
        yield int(last[2])
