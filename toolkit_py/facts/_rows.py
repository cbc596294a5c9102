"""Reading rows of TOML: every mistake in a file is found at once, named by file, row and remedy."""

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_LONG_NUMBER = re.compile(r"(?<![\d£.,-])\+?\d(?:[ -]?\d){4,}(?![\d%])")
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


class FactsError(ValueError):
    """Something in a file of facts, or in what a page asks of it, is wrong; the message says what to do."""


def near(name: str, names: Iterable[str]) -> str:
    """A hint of the nearest known names, for an error message: ``" Did you mean galop?"`` or nothing."""
    import difflib  # only in errors, so that the browser need not have it

    found = difflib.get_close_matches(name, list(names), n=2)
    return f" Did you mean {' or '.join(found)}?" if found else ""


def has_phone_number(text: str) -> bool:
    """True where a text holds what looks like a telephone number: five digits or more, spaced or not."""
    return any(not _DATE.fullmatch(found.group()) for found in _LONG_NUMBER.finditer(text))


@dataclass(frozen=True)
class Seen:
    """Where a fact was seen and, if known, when: an ISO date, a month (``2026-09``) or a year."""

    publisher: str
    date: str | None = None


@dataclass
class Problems:
    """The mistakes found so far in one file."""

    file: str
    found: list[str] = field(default_factory=list)

    def raise_if_any(self) -> None:
        """Raise `FactsError` with every mistake, one a line, where there is one."""
        if self.found:
            count = len(self.found)
            head = f"{self.file}: {count} mistake{'s' if count > 1 else ''}"
            raise FactsError("\n  ".join([head, *self.found]))


class Row:
    """One table of a TOML file, from which a reader takes one field after the other."""

    def __init__(self, raw: dict[str, Any], where: str, problems: Problems) -> None:
        self._raw = dict(raw)
        self._problems = problems
        self.id = raw["id"] if isinstance(raw.get("id"), str) else ""
        self._where = f"{where} “{self.id}”" if self.id else where

    def problem(self, text: str) -> None:
        """Note a mistake of this row."""
        self._problems.found.append(f"{self._where}: {text}")

    def inside(self, outer: "Row") -> None:
        """Say in every message of this row that it stands inside another."""
        self._where = f"{outer._where}, {self._where}"

    def take(self, name: str) -> Any:
        """Take a field as it stands, or None."""
        return self._raw.pop(name, None)

    def identity(self, taken: Collection[str]) -> str:
        """Take the id, which no earlier row of the file may have."""
        name = self.text("id")
        if name and not _ID.fullmatch(name):
            self.problem("write the id in small letters, digits and single dashes")
        if name in taken:
            self.problem("this id is there twice: give the row another, or take one away")
        return name

    def text(self, name: str) -> str:
        """Take words that must be there."""
        return self.maybe_text(name) or self._missing(name)

    def maybe_text(self, name: str) -> str | None:
        """Take words that may be left out."""
        value = self._raw.pop(name, None)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip() or value != value.strip() or "\n" in value:
            self.problem(f"{name} is to be one line of text in quotation marks, without space at its ends")
            return None
        return value

    def public_text(self, name: str) -> str:
        """Take words for readers, which must be there and may hold no telephone number."""
        return self.maybe_public_text(name) or self._missing(name)

    def maybe_public_text(self, name: str) -> str | None:
        """Take words for readers, which may be left out and may hold no telephone number."""
        value = self.maybe_text(name)
        if value and has_phone_number(value):
            self.problem(f"{name} holds a telephone number: numbers stand in “phone” or “text_to” alone")
        return value

    def choice(self, name: str, allowed: Collection[str]) -> str:
        """Take a word that must be one of a few."""
        value = self.text(name)
        if value and value not in allowed:
            self.problem(f"{name} “{value}” is not known: use one of {', '.join(allowed)}")
        return value

    def texts(self, name: str, allowed: Collection[str] | None = None, *, needed: bool = True) -> tuple[str, ...]:
        """Take a list of words, each one of `allowed` where that is given."""
        value = self._raw.pop(name, None)
        if value is None:
            if needed:
                self.problem(f"{name} is missing")
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            self.problem(f"{name} is to be a list of words in quotation marks")
            return ()
        if needed and not value:
            self.problem(f"{name} is empty")
        for item in value:
            if allowed is not None and item not in allowed:
                self.problem(f"{name} “{item}” is not known.{near(item, allowed)}")
        return tuple(value)

    def flag(self, name: str, default: bool | None = None) -> bool:
        """Take true or false."""
        value = self._raw.pop(name, default)
        if not isinstance(value, bool):
            self.problem(f"{name} is to be true or false, without quotation marks")
            return False
        return value

    def maybe_flag(self, name: str) -> bool | None:
        """Take true or false, or None where nothing is known."""
        return self.flag(name) if name in self._raw else None

    def number(self, name: str) -> int:
        """Take a whole number."""
        value = self._raw.pop(name, None)
        if not isinstance(value, int) or isinstance(value, bool):
            self.problem(f"{name} is to be a whole number")
            return 0
        return value

    def day(self, name: str) -> dt.date | None:
        """Take a whole date, with or without quotation marks, or None."""
        value = self._raw.pop(name, None)
        if isinstance(value, str):
            try:
                value = dt.date.fromisoformat(value)
            except ValueError:
                self.problem(f"{name} “{value}” is no date: write it as 2027-03-03")
                return None
        if value is not None and type(value) is not dt.date:
            self.problem(f"{name} is to be a date such as 2027-03-03")
            return None
        return value

    def partial_date(self, name: str) -> str | None:
        """Take a date, a month (``2026-09``) or a year, in quotation marks, or None."""
        value = self.maybe_text(name)
        if value and earliest(value) is None:
            self.problem(f"{name} “{value}” is no date: write 2026-09-30, 2026-09 or 2026")
            return None
        return value

    def seen(self) -> tuple[Seen, ...]:
        """Take the list of places where the fact was seen."""
        value = self._raw.pop("seen", [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.problem('seen is to be a list such as [{ publisher = "Ofcom", date = "2023-03" }]')
            return ()
        found = []
        for item in value:
            inner = Row(item, f"{self._where}, seen", self._problems)
            found.append(Seen(inner.public_text("publisher"), inner.partial_date("date")))
            inner.finish()
        return tuple(found)

    def check(self) -> tuple[str | None, dt.date | None]:
        """Take who has checked the fact and when: both, or neither."""
        by, on = self.maybe_text("checked_by"), self.day("checked_on")
        if bool(by) != bool(on):
            self.problem("a person's check needs both checked_by and checked_on")
        return by, on

    def finish(self) -> None:
        """Note every field that nobody has taken: most likely a slip of the pen."""
        for name in self._raw:
            self.problem(f"there is no field “{name}” here")

    def _missing(self, name: str) -> str:
        self.problem(f"{name} is missing")
        return ""


def rows(raw: dict[str, Any], name: str, problems: Problems) -> list[Row]:
    """The ``[[name]]`` tables of a file, in their order; a file without any is a mistake."""
    tables = raw.get(name)
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables) or not tables:
        problems.found.append(f"there are no [[{name}]] tables")
        return []
    return [Row(table, f"{name} {number}", problems) for number, table in enumerate(tables, 1)]


def earliest(partial: str) -> dt.date | None:
    """The first day that a date, a month or a year covers; None where it is no date."""
    match = _PARTIAL_DATE.fullmatch(partial)
    if not match:
        return None
    try:
        return dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
