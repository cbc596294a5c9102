"""From the first worry to a plan: what the parts of the chain read of each other, and how they stand in one form.

A map's dangers become danger statements; a safety goal and the rules of a plan answer one danger statement each
(North Yorkshire, Signs of Safety, sections 11.1, 11.3 and 11.4, 2015). Each part stands alone at its own address, or
beside the others in one form. There a goal, and a danger of the plan, has the lasting key of its danger statement.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit_py.children import names_in
from toolkit_py.days import MONTHS, in_words, read_day
from toolkit_py.fields import Fields
from toolkit_py.forms import Form, Offer, Row, Scope
from toolkit_py.wording import sentence

WORRIES = ("harm", "danger", "harder")
WORKING = ("strength", "safety")
WANTS = ("service", "family")
COLUMNS: Mapping[str, tuple[str, ...]] = {"worries": WORRIES, "strengths": WORKING, "wants": WANTS}
"""The columns of the map, which are also the groups of its rows, and the kinds of line in each."""
KINDS = (*WORRIES, *WORKING, *WANTS)

CHAIN = "worry_to_plan"


class Part(Form):
    """One part of a form that holds several: its own fields; problems and echoes are those of the whole form."""

    def __init__(self, whole: Form, fields: Fields) -> None:
        super().__init__(whole.widget, fields, whole.do)
        self.brief = whole.brief
        self.problems = whole.problems
        self.echoed = whole.echoed


def parts_of(form: Form, owns: Mapping[str, Collection[str]]) -> dict[str, Part]:
    """The parts of a form: ``owns`` gives for each part the fields, and the groups of rows, that are its own."""
    found: dict[str, Fields] = {name: [] for name in owns}
    owners: dict[str, list[str]] = {}
    for name, heads in owns.items():
        for head in heads:
            owners.setdefault(head, []).append(name)
    for pair in form.fields:
        for name in owners.get(pair[0].partition(".")[0], ()):
            found[name].append(pair)
    return {name: Part(form, fields) for name, fields in found.items()}


def beside(form: Form) -> bool:
    """Whether this part stands beside the others in one form, and not alone at its own address."""
    return isinstance(form, Part)


def written_in(carried: Mapping[str, Form], tool: str) -> tuple[Form, str] | None:
    """The form in which another part was written in this visit, and where that was, in words."""
    if tool in carried:
        return carried[tool], WHERE[tool]
    return (carried[CHAIN], WHERE[CHAIN]) if CHAIN in carried else None


WHERE: Mapping[str, str] = {
    "three_column_map": "the map",
    "danger_statement": "the danger statement",
    "safety_goal": "the safety goal",
    "family_safety_plan": "the family safety plan",
    "safety_scaling": "the safety scale",
    CHAIN: "the five parts",
}


# Words -------------------------------------------------------------------------------------------------------

_NO_LENGTH = frozenset(
    (
        "until", "till", "from", "since", "by", "all", "always", "throughout", "as", "every", "each", "daily",
        "weekly", "most", "once", "twice", "between", "up", "when", "whenever", "while", "during", "after", "before",
        "on", "in", "at", "through",
    )
)  # fmt: skip
"""How a time begins that is no length of time: “until July”, where “for” does not go before it."""
_SMALL = _NO_LENGTH | frozenset(
    (
        "a", "an", "the", "if", "that", "this", "these", "those", "what", "how",
        "his", "her", "their", "he", "she", "they", "it", "we", "being", "there", "one", "both", "some",
        "nights", "mornings", "evenings", "times", "days", "weekends", "not", "no", "last", "yesterday", "today",
        "about", "around", "two", "three", "because",
    )
)  # fmt: skip
_SEVERAL = frozenset(("both", "two", "three", "all", "some", "several", "many"))
_MANY = frozenset(
    (
        "we", "they", "parents", "grandparents", "stepparents", "carers", "teachers", "neighbours", "workers",
        "helpers", "nurses", "midwives", "doctors", "visitors", "officers", "tutors", "coaches", "leaders",
        "assistants", "managers", "grandmas", "grandads", "grans", "nans", "mums", "dads", "aunts", "aunties",
        "uncles", "cousins", "brothers", "sisters", "twins", "sons", "daughters", "girls", "boys", "kids", "children",
        "stepchildren", "grandchildren", "friends", "families", "relatives", "adults", "others", "services",
        "schools", "people", "police", "staff", "professionals",
    )
)  # fmt: skip
"""How a line begins, or ends, in which several are worried. No rule about an “s” would do: Chris, and Mrs Jones."""
_WHERE = re.compile(r" (?:at|from|in|of|on|who|next|down|across|opposite)\b.*", re.IGNORECASE)
_CLAUSE = re.compile(
    r"because |that (?:(?:he|she|they|we|I|it|there|nobody|no one|mum|dad|gran|nan|the|his|her|their|my|our)\b|[A-Z])"
)
"""What somebody is worried that, and not about: “that Kelly drinks”; but “that man at the door”."""
_ON = re.compile(
    rf"(?:the )?[0-9]{{1,2}}(?:st|nd|rd|th)?[ ./-](?:of )?(?:{'|'.join(MONTHS)}|[0-9]{{1,2}})\b|"
    r"the [0-9]{1,2}(?:st|nd|rd|th)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    re.IGNORECASE,
)
_IN = re.compile(rf"(?:{'|'.join(MONTHS)})\b|(?:19|20)[0-9]{{2}}\b", re.IGNORECASE)


def worried(who: str) -> str:
    """``The teachers are worried``: who is, in words that go together; ``We are`` where nobody is named."""
    names = ["I" if name.lower() in ("i", "me") else name for name in people_in(who)]
    if names == ["I"]:
        return "I am worried"
    words = re.split(r"[ -]+", _WHERE.sub("", names[0].lower())) if names else []
    many = len(names) != 1 or words[0] in _SEVERAL or words[-1] in _MANY
    return f"{listed(names) or 'We'} {'are' if many else 'is'} worried"


def on(when: str) -> str:
    """``on Monday``, ``in March`` and ``last Tuesday``, as each is said."""
    return f"on {when}" if _ON.match(when) else f"in {when}" if _IN.match(when) else inside(when)


def for_long(long: str) -> str:
    """``for six weeks``, but ``until July``."""
    long = inside(re.sub(r"^for ", "", long.strip(), flags=re.IGNORECASE))
    first = re.split(r"\W", long, maxsplit=1)[0]
    return long if first in _NO_LENGTH and not long.startswith(("at least", "at most")) else f"for {long}"


def people_in(text: str) -> tuple[str, ...]:
    """The people named in a line such as ``Sam, Rose and the nursery``, each once, in their order."""
    words = (one.strip(" .") for one in re.split(r"[\n,;&]| and ", text))
    return tuple(dict.fromkeys(one for one in words if one))


def listed(names: Iterable[str]) -> str:
    """``Sam, Rose and Jo``."""
    every = list(names)
    return ", ".join(every[:-1]) + " and " + every[-1] if len(every) > 1 else "".join(every)


def inside(text: str) -> str:
    """The same words as they stand inside a sentence: a small first letter where the word is surely no name."""
    text = " ".join(text.split()).rstrip(".")
    first = re.match(r"[A-Za-z’']*", text)
    small = first is not None and first[0].lower() in _SMALL
    return text[0].lower() + text[1:] if small else text


def short(text: str, most: int = 60) -> str:
    """The beginning of a text, for a list to choose from."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def day_words(row: Row, field: str) -> str:
    """The day in words, or as it was typed where it is no day."""
    text = row.text(field)
    try:
        day = read_day(text)
    except ValueError:
        return text
    return in_words(day)


def children(form: Form) -> tuple[str, ...]:
    """The children whom the work is about, without their ages; “the baby”, who has no name here, is one of them too."""
    typed = people_in(re.sub(r"\([^)]*\)", " ", form.text("children")))
    every = (one for one in typed if not re.match(r"(aged? )?[0-9]", one))
    return tuple(dict.fromkeys(name for one in every for name in names_in(one) or (one,)))


def box(scope: Scope, field: str) -> tuple[str, str, str, str]:
    """A text control at once, where there may be hundreds: its id, its name, what stands in it, and what is wrong."""
    name = scope.name(field)
    return scope.id(field), name, scope.echo(field), scope.error(field)


def pick(scope: Scope, field: str, options: Iterable[tuple[str, str]]) -> tuple[str, str, str, str]:
    """The same for a list to choose from: a value that is not offered there is not echoed, and so not lost."""
    value = scope.raw(field)
    value = value if any(value == one for one, _ in options) and scope.echo_choice(field, value) else ""
    return scope.id(field), scope.name(field), value, scope.error(field)


# Rows --------------------------------------------------------------------------------------------------------


def rows(form: Form, group: str, blank: int) -> list[Row]:
    """The rows of a group; ``blank`` new ones only where there never was one, so that no key is used again."""
    found = form.rows(group)
    return found if found or form.next_key(group) > 1 else form.rows(group, blank)


@dataclass(frozen=True)
class Item:
    """One line of the map. ``against`` names the line of the danger from which it protected."""

    row: Row
    kind: str
    column: str
    what: str
    whose: str
    when: str
    exact: bool
    against: str
    how: str

    @property
    def id(self) -> str:
        return f"{self.row.group}.{self.row.key}"


def read_items(form: Form, blank: bool = False) -> tuple[Item, ...]:
    """Every line of the map, column by column; a line stands in the column of its kind.

    With ``blank``, a map that nobody has begun has one line of each kind.
    """
    found: dict[str, list[Item]] = {column: [] for column in COLUMNS}
    for group, kinds in COLUMNS.items():
        for row in rows(form, group, len(kinds) if blank else 0):
            kind = row.one_of("kind", KINDS)
            if not row.has("kind") and not row.has("row"):
                kind = kinds[(row.place - 1) % len(kinds)]
            column = next((name for name, own in COLUMNS.items() if kind in own), group)
            item = Item(
                row, kind, column, " ".join(row.text("what").split()), row.text("whose"), day_words(row, "seen"),
                row.ticked("exact"), row.text("against"), row.one_of("how", ("time", "act")),
            )  # fmt: skip
            found[column].append(item)
    return tuple(item for column in COLUMNS for item in found[column])


@dataclass(frozen=True)
class Danger:
    """One danger statement: who is worried, about what, with an example, and what might happen to the child."""

    row: Row
    who: str
    about: str
    example: str
    when: str
    might: str
    later: str

    @property
    def key(self) -> int:
        return self.row.key

    @property
    def place(self) -> int:
        return self.row.place

    @property
    def written(self) -> bool:
        return bool(self.who or self.about or self.example or self.might or self.later)

    @cached_property
    def statement(self) -> str:
        """The statement as sentences to read aloud, made of what is there so far."""
        said = []
        if self.about or self.who:
            about = inside(re.sub(r"^(worried\b *)?(about\b *)?", "", self.about, flags=re.IGNORECASE))
            link = " " if _CLAUSE.match(about) else " about "
            said.append(worried(self.who) + (f"{link}{about}" if about else ""))
        if self.example:
            said.append(
                f"For example, {on(self.when)}: {self.example}" if self.when else f"For example: {self.example}"
            )
        if self.might:
            said.append(f"If nothing changes, {inside(self.might)}")
        if self.later:
            said.append(f"Later, {inside(self.later)}")
        return " ".join(sentence(one) for one in said)


def read_dangers(form: Form, blank: int = 0) -> tuple[Danger, ...]:
    """Every danger statement, blank ones too."""
    return tuple(
        Danger(
            row, row.text("who"), row.text("about"), row.text("example"), day_words(row, "day"),
            row.text("might"), row.text("later"),
        )
        for row in rows(form, "dangers", blank)
    )  # fmt: skip


@dataclass(frozen=True)
class Goal:
    """One safety goal: what the parent does, what the child lives, what is seen by whom, and for how long."""

    row: Row
    danger: str
    doing: str
    living: str
    seen: str
    by: str
    long: str

    @property
    def written(self) -> bool:
        return bool(self.doing or self.living or self.seen or self.by or self.long)

    @cached_property
    def statement(self) -> str:
        """The goal as sentences to read aloud, made of what is there so far."""
        said = [self.doing, self.living]
        if self.seen or self.by or self.long:
            who = listed(people_in(self.by)) or "We"
            said.append(
                f"{who} will see {inside(self.seen) or 'this'}" + (f" {for_long(self.long)}" if self.long else "")
            )
        return " ".join(sentence(one) for one in said if one)


def read_goal(row: Row, danger: str = "") -> Goal:
    """The goal of one row; ``danger`` is what it answers where that stands elsewhere in the form."""
    return Goal(
        row, danger or row.text("danger"), row.text("doing"), row.text("living"), row.text("seen"), row.text("by"),
        row.text("long"),
    )  # fmt: skip


def answering(form: Form, group: str, dangers: Sequence[Danger] | None, blank: int) -> list[tuple[Row, Danger | None]]:
    """The rows that answer a danger statement each.

    Alone (``dangers`` is None) they are the group's own rows. Beside the statements there is one for each, with its
    key; a row whose statement has gone comes last, if anything is written in it.
    """
    if dangers is None:
        return [(row, None) for row in rows(form, group, blank)]
    known = {danger.key: danger for danger in dangers}
    begun = {name.split(".")[1] for name, value in form.fields if value.strip() and name.startswith(f"{group}.")}
    own = [row for row in form.rows(group) if row.key not in known and str(row.key) in begun]
    keys = [*known, *(row.key for row in own)]
    return [(Row(form, group, key, place, len(keys)), known.get(key)) for place, key in enumerate(keys, start=1)]


# Offers ------------------------------------------------------------------------------------------------------


def offered(
    form: Form, group: str, field: str, into: Sequence[Row], texts: Iterable[tuple[str, str]], new: bool = True
) -> list[Offer]:
    """What was written elsewhere, for the first row in which this field is still free, or else for a new row.

    ``texts`` are pairs of the words and where they come from; what any row has taken already is left out. Without
    ``new`` only rows that are there are filled.
    """
    taken = {line for row in into for line in row.text(field).split("\n")}
    free = next((row.key for row in into if not row.text(field)), None)
    if free is None and not new:
        return []
    key = form.next_key(group, into) if free is None else free
    fresh = {" ".join(text.split()): where for text, where in texts if text.strip()}
    return [Offer(f"{group}.{key}.{field}", text, where) for text, where in fresh.items() if text not in taken]


def people_offered(group: str, field: str, wanted: Iterable[tuple[Row, str, str]]) -> list[Offer]:
    """The same people again, for each row in which nobody stands yet: (row, who, where it comes from)."""
    return [
        Offer(f"{group}.{row.key}.{field}", listed(people_in(who)), where)
        for row, who, where in wanted
        if people_in(who) and not row.text(field)
    ]
