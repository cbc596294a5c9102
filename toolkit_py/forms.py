"""From the fields of an HTML form to typed answers, or to all the errors at once; ``fields.py`` says what they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit_py.days import in_words, read_day
from toolkit_py.fields import FIXED, ROW, Fields, Pair, following_key, keys_by_group, packed, row_head

ANSWER = "answer"
"""What a page asks with while the reader types: what is said back is wanted, and not the questions anew."""
CHECK_HERE = "check:here"
"""What a page asks with when "Check" is pressed: a check, for whose answer the questions may stay as they are."""
AT_ONCE = 25
"""Rows of a group that all stand open: more can be neither read nor answered quickly."""
IN_TURN = 10
"""Where there are more, so many stand open at a time. The others are kept."""
NOTED_OF_ROWS = (".row", ".next", ".from")
"""How the names of fields end that say which rows there are, and nothing that a person wrote."""


@dataclass(frozen=True)
class Problem:
    """One thing to put right: the full name of the field, and what to do about it in words."""

    field: str
    message: str


@dataclass(frozen=True)
class Offer:
    """What was written in another tool of this visit: the field it would go into, and its words."""

    field: str
    value: str
    where: str = ""
    """Where it was written, in words, such as "the three-column map"."""


class Scope:
    """A form, or one row of it: reads fields by their short names and collects what is wrong with them."""

    def __init__(self, form: Form, prefix: str = "") -> None:
        self.form = form
        self.prefix = prefix

    def name(self, field: str) -> str:
        """The field's full name in the form, as in ``people.3.number``."""
        return self.prefix + field

    def id(self, field: str) -> str:
        """A stable id for the field's control, as in ``safety_scaling-people-3-number``."""
        return f"{self.form.widget}-{self.prefix}{field}".replace(".", "-")

    def has(self, field: str) -> bool:
        return self.name(field) in self.form.values

    def text(self, field: str) -> str:
        """What was typed, without the spaces around it; empty where there is nothing."""
        values = self.form.values.get(self.prefix + field)
        return values[0].strip() if values else ""

    def raw(self, field: str) -> str:
        values = self.form.values.get(self.prefix + field)
        return values[0] if values else ""

    def all(self, field: str) -> tuple[str, ...]:
        """Every value under this name, as tick boxes give them."""
        return tuple(self.form.values.get(self.name(field), ()))

    def ticked(self, field: str, value: str = "yes") -> bool:
        return value in self.all(field)

    def one_of(self, field: str, allowed: Iterable[str]) -> str:
        """The chosen value where it is one of those offered, otherwise empty."""
        value = self.raw(field)
        return value if value in allowed else ""

    def some_of(self, field: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """The ticked values that are among those offered, in the order in which they are offered."""
        given = self.all(field)
        return tuple(value for value in allowed if value in given)

    def whole_number(self, field: str, low: int, high: int) -> int | None:
        """A whole number from ``low`` to ``high``; anything else that was typed is named as a problem."""
        text = self.text(field)
        if not text:
            return None
        if not re.fullmatch(r"-?[0-9]{1,9}", text) or not low <= int(text) <= high:
            self.wrong(field, f"Use a whole number from {low} to {high}")
            return None
        return int(text)

    def number(self, field: str, low: float, high: float) -> float | None:
        """A number such as 90 or 92.5, from ``low`` to ``high``; a % sign after it is let pass."""
        text = self.text(field).removesuffix("%").strip()
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,9}([.][0-9]{1,4})?", text) or not low <= float(text) <= high:
            self.wrong(field, f"Use a number from {low:g} to {high:g}, such as 92.5")
            return None
        return float(text)

    def day(self, field: str, today: date | None = None) -> date | None:
        """The day that was typed. With ``today`` given, a day after it is named as a problem."""
        try:
            day = read_day(self.raw(field))
        except ValueError as problem:
            self.wrong(field, str(problem))
            return None
        if day and today and day > today:
            self.wrong(field, f"This day has not come yet: today is {in_words(today)}")
            return None
        return day

    def wrong(self, field: str, message: str) -> None:
        """What was typed cannot be used: said at once, beside the field."""
        self.form.problems.setdefault(self.name(field), Problem(self.name(field), message))

    def missing(self, field: str, message: str) -> None:
        """Something needed is not there: said only when the reader asks for a check or prints."""
        if self.form.do == "check":
            self.wrong(field, message)

    def error(self, field: str) -> str:
        """The message that stands beside the field, or nothing."""
        problem = self.form.problems.get(self.name(field))
        return problem.message if problem else ""

    def echo(self, field: str) -> str:
        """The value to write back into a text control; it is then not a leftover."""
        value = self.raw(field)
        self.form.echoed.append((self.name(field), value))
        return value

    def control(self, field: str) -> tuple[str, str, str, str]:
        """For a text control, in one call as rows are many: its id, its name, its value as by ``echo``, its error."""
        name = self.prefix + field
        problem = self.form.problems.get(name)
        return self.id(field), name, self.echo(field), problem.message if problem else ""

    def echo_choices(self, field: str, options: Iterable[Sequence[str]]) -> frozenset[str]:
        """What is chosen among options, each of which begins with its value: ``echo_choice`` for all in one call."""
        given = self.all(field)
        if not given:
            return frozenset()
        chosen = [option[0] for option in options if option[0] in given]
        name = self.name(field)
        self.form.echoed += [(name, value) for value in chosen]
        return frozenset(chosen)

    def echo_choice(self, field: str, value: str) -> bool:
        """Whether this radio button, tick box or option is chosen; if so it is then not a leftover."""
        chosen = value in self.all(field)
        if chosen:
            self.form.echoed.append((self.name(field), value))
        return chosen


class Row(Scope):
    """One row of a group, such as one person.

    ``key`` is its lasting number, ``place`` its place from 1 ``of`` so many.
    """

    def __init__(self, form: Form, group: str, key: int, place: int, of: int) -> None:
        super().__init__(form, f"{group}.{key}.")
        self.group = group
        self.key = key
        self.place = place
        self.of = of
        self.first = place == 1
        self.last = place == of

    @property
    def fields(self) -> Sequence[Pair]:
        """What was sent of this row, under full names."""
        return self.form.of_row(self.prefix)

    @property
    def begun(self) -> bool:
        """Whether anything is written or chosen in this row."""
        return any(value.strip() and not name.endswith(NOTED_OF_ROWS) for name, value in self.fields)

    @property
    def opens(self) -> bool:
        """Whether rows before this one are kept and do not stand open, and this is the first that does."""
        opened = self.form.opened.get(self.group)
        return opened is not None and 0 < opened.start == self.place - 1


class Form(Scope):
    """All the fields of one tool, the button that was pressed (``do``), and the problems found so far.

    ``brief`` says that the page can do without the questions, where they would be the same as they stand there.
    """

    def __init__(self, widget: str, fields: Sequence[Pair], do: str = "") -> None:
        super().__init__(self)
        self.widget = widget
        self.fields: Fields = list(fields)
        self.do = "check" if do == CHECK_HERE else do
        self.brief = do in (ANSWER, CHECK_HERE)
        self.values: dict[str, list[str]] = {}
        for name, value in self.fields:
            self.values.setdefault(name, []).append(value)
        self.problems: dict[str, Problem] = {}
        self.echoed: Fields = []
        self.opened: dict[str, range] = {}
        self._keys: Mapping[str, Sequence[int]] | None = None
        self._by_row: dict[str, Fields] | None = None

    @property
    def errors(self) -> list[Problem]:
        """Every problem, in the order in which the fields stand in the form."""
        if not self.problems:
            return []
        order = {name: place for place, name in enumerate(self.values)}
        return sorted(self.problems.values(), key=lambda p: order.get(p.field, len(order)))

    def rows(self, group: str, at_least: int = 0) -> list[Row]:
        """The rows of a group in their order; blank ones are added until there are ``at_least`` so many."""
        keys = self._row_keys(group)
        new = max([0, *keys])
        keys += range(new + 1, new + 1 + max(0, at_least - len(keys)))
        return [Row(self, group, key, place, len(keys)) for place, key in enumerate(keys, start=1)]

    def next_key(self, group: str, rows: Sequence[Row] = ()) -> int:
        """A key that no row of this group ever had."""
        said = self.values.get(f"{group}.next", ())
        return following_key(said, [*self._row_keys(group), *(row.key for row in rows)])

    def in_question(self, group: str, at_least: int = 0, at_once: int = AT_ONCE) -> list[Row]:
        """The rows that an answer has to be worked out for: those that stand open, and on a check every one."""
        rows = self.rows(group, at_least)
        places = self.in_view(group, len(rows), at_once)
        return rows if self.do == "check" else rows[places.start : places.stop]

    def in_view(self, group: str, many: int, at_once: int = AT_ONCE) -> range:
        """The places, from 0, of the rows of a group that stand open; all where the whole form is wanted.

        A template that leaves the others closed notes it in ``opened``, and carries them along in their order.
        """
        if many <= at_once or (self.do == "check" and not self.brief):
            return range(many)
        in_turn = min(at_once, IN_TURN)
        said = self.raw(f"{group}.from")
        start = min(int(said), many - in_turn) if re.fullmatch(r"[0-9]{1,9}", said) else 0
        return range(start, start + in_turn)

    def of_row(self, prefix: str) -> Sequence[Pair]:
        """The fields of one row, such as ``people.3.``; the form is gone through once for all rows."""
        if self._by_row is None:
            self._by_row = {}
            for pair in self.fields:
                self._by_row.setdefault(row_head(pair[0]), []).append(pair)
        return self._by_row.get(prefix, ())

    def kept(self, rows: Iterable[tuple[str, int]]) -> str:
        """What stands in some rows (group and key) that do not stand open, as one text: see ``unpacked``."""
        found = [pair for group, key in rows for pair in self.of_row(f"{group}.{key}.")]
        self.echoed += found
        return packed(found)

    def packed_rows(self, rows: Iterable[Row]) -> str:
        """That there are these rows, in this order, and nothing else of them; as one text."""
        return packed([(row.name("row"), row.echo("row")) for row in rows])

    def kept_before(self, group: str) -> str:
        """The rows of a group before those that stand open."""
        return self.kept((group, key) for key in self._row_keys(group)[: self.opened[group].start])

    def kept_after(self, group: str) -> str:
        """The rows of a group after those that stand open."""
        return self.kept((group, key) for key in self._row_keys(group)[self.opened[group].stop :])

    def _row_keys(self, group: str) -> list[int]:
        """The keys of a group's rows in their order; the fields are gone through once for all groups."""
        if self._keys is None:
            self._keys = keys_by_group(self.values)
        return list(self._keys.get(group, ()))

    def begun(self, *apart: str) -> bool:
        """Whether anything is written or chosen, apart from some fields, the page's own, and what is noted of rows."""
        others = {FIXED, *self.all(FIXED), *apart}
        return any(
            value.strip() and name not in others and not name.endswith(NOTED_OF_ROWS) for name, value in self.fields
        )

    def fixed(self, field: str) -> bool:
        """Whether the page itself set this field, so that the reader is not asked for it."""
        return field in self.all(FIXED)

    def leftovers(self) -> Fields:
        """What was submitted and stands in no control of the answer: carried along hidden, never lost.

        What belongs to rows is one text, as rows that do not stand open are.
        """
        waiting = Counter(self.echoed)
        left: Fields = []
        of_rows: Fields = []
        for pair in self.fields:
            if waiting[pair]:
                waiting[pair] -= 1
            else:
                (of_rows if ROW.match(pair[0]) else left).append(pair)
        return [*left, ("left.kept", packed(of_rows))] if of_rows else left
