"""The line from 0 to 10: people as pins, equal numbers stacked, the gap as a band; and earlier rounds as strips.

Knows neither what the numbers mean nor who may see them: it is handed only what may be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHAPES = ("circle", "square", "diamond", "hexagon", "triangle", "house")
TOP = 10


@dataclass(frozen=True)
class Pin:
    """One mark: its letter and shape, so that nothing depends on colour, and its label in words."""

    letter: str
    shape: str
    label: str
    number: int


@dataclass(frozen=True)
class Column:
    """One number of the line, the pins that stand on it, and how it lies to the gap ("", in, first or last)."""

    number: int
    pins: tuple[Pin, ...]
    band: str = ""


@dataclass(frozen=True)
class NumberLine:
    """The whole line with both ends in words."""

    end0: str
    end10: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Stop:
    """One round of a strip: the day in words and its pin."""

    day: str
    number: int


@dataclass(frozen=True)
class Strip:
    """One person's rounds under one wording, oldest first, and the path that joins them (one row is one unit)."""

    letter: str
    shape: str
    label: str
    stops: tuple[Stop, ...]
    path: str


def letter(place: int) -> str:
    """A for the first place (0), Z for the 26th, then AA, AB …"""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def pin(place: int, label: str, number: int) -> Pin:
    """The pin of the person at this place (from 0): letters never repeat, shapes come round again."""
    return Pin(letter(place), SHAPES[place % len(SHAPES)], label, number)


def number_line(end0: str, end10: str, pins: Sequence[Pin], gap: tuple[int, int] | None = None) -> NumberLine:
    """The line with its pins; ``gap`` is the lowest and highest number between which the band lies, if there is one."""
    standing: dict[int, list[Pin]] = {number: [] for number in range(TOP + 1)}
    for one in pins:
        standing[one.number].append(one)
    return NumberLine(
        end0, end10, tuple(Column(number, tuple(on), _band(number, gap)) for number, on in standing.items())
    )


def strip(one: Pin, stops: Sequence[Stop]) -> Strip:
    """One person's rounds, oldest first, joined from row to row."""
    points = [f"{stop.number + 0.5:g} {row + 0.5:g}" for row, stop in enumerate(stops)]
    path = "M" + "L".join(points) if len(points) > 1 else ""
    return Strip(one.letter, one.shape, one.label, tuple(stops), path)


def _band(number: int, gap: tuple[int, int] | None) -> str:
    if gap is None or gap[0] == gap[1] or not gap[0] <= number <= gap[1]:
        return ""
    return {gap[0]: "first", gap[1]: "last"}.get(number, "in")
