"""Where everybody stands in a drawing of a family: pure arithmetic, no words, no HTML.

In go the people by their keys, who is whose parent, and who is or was a couple; out come a place for everybody, the
lines between them, and the windows that fit on a sheet. Each generation is a row. Each person has a square of the row
to themselves, with room for a label, so nothing can overlap; lines run between the rows or between two squares.
Derbyshire 2016, section 2.3, asks for no drawing rules: these are ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor

SLOT = 116
"""The width of one person's square. Nine of them are as wide as a sheet of A4 on its side, at full size."""
SYMBOL = 40
LABEL_GAP = 6
LINE = 16
TRACK = 9
COLUMNS = 9
HEIGHT = 640
"""What one sheet holds beside its heading: no part is wider than COLUMNS or, where rows allow, higher than this."""
MARGIN = 16
SWEEPS = 4

Parent = tuple[int, int, str]
"""Who is a parent of whom, and how: parent, child, kind."""
Couple = tuple[int, int, str]


@dataclass(frozen=True)
class Place:
    """One person's place: ``x`` is the middle of the symbol, ``y`` its top; ``bottom`` is where the label ends."""

    key: int
    column: int
    row: int
    x: int
    y: int
    bottom: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of symbol and label together."""
        half = SLOT // 2 - 8
        return self.x - half, self.y, self.x + half, self.bottom


@dataclass(frozen=True)
class Route:
    """One line: what it stands for, its path, and what it covers from left to right and from top to bottom."""

    kind: str
    path: str
    left: float
    top: float
    right: float
    bottom: float
    marks: str = ""
    """The path of the strokes across a couple's line: one for separated, two for divorced."""


@dataclass(frozen=True)
class Window:
    """What stands on one sheet, and which sheets it goes on to; sheets are numbered from 1."""

    number: int
    x: int
    y: int
    width: int
    height: int
    keys: tuple[int, ...]
    routes: tuple[Route, ...]
    beside: tuple[int, ...]


@dataclass(frozen=True)
class Chart:
    """The whole drawing, and the lines that could not be drawn because they lead round in a circle."""

    places: Mapping[int, Place]
    windows: tuple[Window, ...]
    generations: tuple[tuple[int, ...], ...]
    circles: tuple[tuple[int, int, str], ...]


@dataclass
class _Unit:
    """Parents of one kind, one or two, and the children whom they have in common."""

    parents: tuple[int, ...]
    kind: str
    children: list[int] = field(default_factory=list)


class _Groups:
    """People who belong in one row because they are or were couples, and what lies above them."""

    def __init__(self, people: Iterable[int]) -> None:
        self.of = {one: one for one in people}
        self.members = {one: [one] for one in self.of}
        self.above: dict[int, set[int]] = {one: set() for one in self.of}

    def leads_up(self, start: int, end: int) -> bool:
        """Whether ``end``'s group is among the ancestors of ``start``'s."""
        seen = {self.of[start]}
        waiting = [self.of[start]]
        while waiting:
            for parent in self.above[waiting.pop()]:
                group = self.of[parent]
                if group == self.of[end]:
                    return True
                if group not in seen:
                    seen.add(group)
                    waiting.append(group)
        return False

    def child_of(self, child: int, parent: int) -> bool:
        """Puts a parent above a child; False where that would lead round in a circle."""
        if self.of[child] == self.of[parent] or self.leads_up(parent, child):
            return False
        self.above[self.of[child]].add(parent)
        return True

    def join(self, a: int, b: int) -> bool:
        """Puts two people in one row; False where one is above the other."""
        one, other = self.of[a], self.of[b]
        if one == other:
            return True
        if self.leads_up(a, b) or self.leads_up(b, a):
            return False
        for member in self.members[other]:
            self.of[member] = one
        self.members[one] += self.members.pop(other)
        self.above[one] |= self.above.pop(other)
        return True

    def levels(self) -> dict[int, int]:
        """The row of each group: under all parents, and somebody without parents just above the first child."""
        below: dict[int, set[int]] = {group: set() for group in self.members}
        waiting_for = {}
        for group in self.members:
            parents = {self.of[one] for one in self.above[group]}
            waiting_for[group] = len(parents)
            for parent in parents:
                below[parent].add(group)
        level = {group: 0 for group, count in waiting_for.items() if not count}
        ready = list(level)
        for group in ready:
            for child in below[group]:
                level[child] = max(level.get(child, 0), level[group] + 1)
                waiting_for[child] -= 1
                if not waiting_for[child]:
                    ready.append(child)
        for group in self.members:
            if not self.above[group] and below[group]:
                level[group] = min(level[child] for child in below[group]) - 1
        return level


def arrange(
    people: Sequence[int], parents: Iterable[Parent], couples: Iterable[Couple], lines: Mapping[int, int]
) -> Chart:
    """Draws a family.

    ``people`` are keys in the reader's order, each once; ``lines`` is how many lines each label has. A line that
    names somebody who is not there is left out. A parent line or a couple that would make somebody their own ancestor
    is left out too, and named in ``circles``. People without any line stand in rows of their own, last.
    """
    order = {key: place for place, key in enumerate(people)}
    groups = _Groups(people)
    circles: list[tuple[int, int, str]] = []
    kept: list[Parent] = []
    for parent, child, kind in dict.fromkeys(parents):
        if parent not in order or child not in order:
            continue
        if groups.child_of(child, parent):
            kept.append((parent, child, kind))
        else:
            circles.append((parent, child, kind))
    pairs: list[Couple] = []
    said: set[frozenset[int]] = set()
    for a, b, kind in couples:
        if a not in order or b not in order or frozenset((a, b)) in said:
            continue
        if a != b and groups.join(a, b):
            said.add(frozenset((a, b)))
            pairs.append((a, b, kind))
        else:
            circles.append((a, b, kind))
    units = _units(kept, groups)
    pairs += [
        (unit.parents[0], unit.parents[1], "unsaid")
        for unit in {frozenset(u.parents): u for u in units if len(u.parents) == 2}.values()
        if frozenset(unit.parents) not in said
    ]
    tied = {key for unit in units for key in (*unit.parents, *unit.children)} | {k for a, b, _ in pairs for k in (a, b)}
    columns, rows = _columns([key for key in people if key in tied], order, groups, units, pairs)
    family_rows = len(rows)
    alone = [key for key in people if key not in tied]
    for start in range(0, len(alone), COLUMNS):
        rows.append(alone[start : start + COLUMNS])
        columns.update({key: column for column, key in enumerate(rows[-1])})
    places, routes = _draw(rows, columns, units, pairs, lines)
    return Chart(
        places=places,
        windows=tuple(_windows(rows, places, routes)),
        generations=tuple(tuple(row) for row in rows[:family_rows]),
        circles=tuple(circles),
    )


def _units(parents: Sequence[Parent], groups: _Groups) -> list[_Unit]:
    by_child: dict[tuple[int, str], list[int]] = {}
    for parent, child, kind in parents:
        by_child.setdefault((child, kind), []).append(parent)
    units: dict[tuple[tuple[int, ...], str], _Unit] = {}
    for (child, kind), found in by_child.items():
        # Two parents of one kind stand beside each other; a third, or one from another generation, by themselves.
        together = len(found) > 1 and groups.join(found[0], found[1])
        sets = [tuple(sorted(found[:2])), *((one,) for one in found[2:])] if together else [(one,) for one in found]
        for these in sets:
            units.setdefault((these, kind), _Unit(these, kind)).children.append(child)
    return list(units.values())


# Who stands where in a row -------------------------------------------------------------------------------------------


def _columns(
    people: Sequence[int], order: Mapping[int, int], groups: _Groups, units: Sequence[_Unit], pairs: Sequence[Couple]
) -> tuple[dict[int, int], list[list[int]]]:
    """A whole column for each person, couples side by side, children near the middle of their parents."""
    level = groups.levels()
    blocks: dict[int, list[list[int]]] = {}
    partners: dict[int, list[int]] = {}
    for a, b, _ in pairs:
        partners.setdefault(a, []).append(b)
        partners.setdefault(b, []).append(a)
    for group in sorted({groups.of[key] for key in people}, key=lambda g: min(order[m] for m in groups.members[g])):
        members = [key for key in sorted(groups.members[group], key=order.__getitem__)]
        blocks.setdefault(level[group], []).append(_side_by_side(members, partners))
    rows = [blocks[number] for number in sorted(blocks)]
    above: dict[int, list[tuple[int, ...]]] = {}
    below: dict[int, list[int]] = {}
    for unit in units:
        for child in unit.children:
            above.setdefault(child, []).append(unit.parents)
        for parent in unit.parents:
            below.setdefault(parent, []).extend(unit.children)
    x: dict[int, int] = {}
    for row in rows:
        x.update({key: column for column, key in enumerate(key for block in row for key in block)})

    def from_above(key: int) -> float | None:
        # The parents who were written first: brothers and sisters then stay together, in the reader's order.
        found = above.get(key)
        return sum(x[one] for one in found[0]) / len(found[0]) if found else None

    def from_below(key: int) -> float | None:
        found = below.get(key)
        return sum(x[one] for one in found) / len(found) if found else None

    best: tuple[float, dict[int, int], list[list[list[int]]]] | None = None
    for sweep in range(2 * SWEEPS):
        down = sweep % 2 == 0
        for row in rows if down else reversed(rows):
            wish = {key: (from_above if down else from_below)(key) for block in row for key in block}
            if sweep < 2 * SWEEPS - 2:
                row[:] = _sorted(row, wish, x, order)
            _put(row, wish, x)
        length = sum(
            abs(x[child] - sum(x[one] for one in unit.parents) / len(unit.parents))
            for unit in units
            for child in unit.children
        )
        if best is None or length < best[0]:
            best = length, dict(x), [[list(block) for block in row] for row in rows]
    if best:
        _, x, rows = best
    left = min(x.values(), default=0)
    return {key: column - left for key, column in x.items()}, [[key for block in row for key in block] for row in rows]


def _side_by_side(members: Sequence[int], partners: Mapping[int, Sequence[int]]) -> list[int]:
    """People of one row so that as many couples as possible stand next to each other."""
    start = min(members, key=lambda key: (len(partners.get(key, ())) != 1, members.index(key)))
    seen: dict[int, None] = {}
    waiting = [key for key in members[::-1] if key != start] + [start]
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen[key] = None
            waiting += [one for one in reversed(partners.get(key, ())) if one not in seen]
    return list(seen)


def _sorted(
    row: Sequence[list[int]], wish: Mapping[int, float | None], x: Mapping[int, int], order: Mapping[int, int]
) -> list[list[int]]:
    """The blocks of a row from left to right as they wish to stand, each turned round if its people wish it."""
    keyed = []
    for block in row:
        wishes = [(place, at) for place, key in enumerate(block) if (at := wish[key]) is not None]
        middle = sum(place for place, _ in wishes) / len(wishes) if wishes else 0
        if sum((place - middle) * at for place, at in wishes) < 0:
            block.reverse()
        at = sum(at for _, at in wishes) / len(wishes) if wishes else sum(x[key] for key in block) / len(block)
        keyed.append((round(at, 3), min(order[key] for key in block), block))
    return [block for _, _, block in sorted(keyed, key=lambda one: one[:2])]


def _put(row: Sequence[list[int]], wish: Mapping[int, float | None], x: dict[int, int]) -> None:
    """Gives each block of a row the whole columns nearest to where it wishes to be, without changing their order."""
    pools: list[tuple[float, float, int]] = []
    taken = 0
    for block in row:
        starts = [at - place for place, key in enumerate(block) if (at := wish[key]) is not None]
        weight = len(starts) or 0.01
        start = (sum(starts) / len(starts) if starts else x[block[0]]) - taken
        taken += len(block)
        pools.append((start, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, w, n), (b, v, m) = pools[-2:]
            pools[-2:] = [((a * w + b * v) / (w + v), w + v, n + m)]
    taken = 0
    starts_at = [floor(at + 0.5) for at, _, count in pools for _ in range(count)]
    for block, at in zip(row, starts_at, strict=True):
        x.update({key: at + taken + place for place, key in enumerate(block)})
        taken += len(block)


# The lines -----------------------------------------------------------------------------------------------------------


@dataclass
class _Bar:
    """A line along the space under a row, with the lines that come down to it and go down from it."""

    kind: str
    row: int
    tops: list[tuple[float, float]]
    """Where lines come down to it: how far from the left, and how far under the top of the row they start."""
    ends: list[tuple[float, int]]
    """Where it goes down: how far from the left, and the row whose symbols it reaches."""
    through: list[tuple[float, int]] = field(default_factory=list)
    """The same between two squares, on the way to a row further down."""
    strokes: str = ""
    track: int = 0

    @property
    def span(self) -> tuple[float, float]:
        at = [x for x, _ in (*self.tops, *self.ends, *self.through)]
        return min(at), max(at)


def _draw(
    rows: Sequence[Sequence[int]],
    columns: Mapping[int, int],
    units: Sequence[_Unit],
    pairs: Sequence[Couple],
    lines: Mapping[int, int],
) -> tuple[dict[int, Place], list[Route]]:
    at = {
        key: (number, columns[key], MARGIN + columns[key] * SLOT + SLOT // 2)
        for number, r in enumerate(rows)
        for key in r
    }
    heights = [SYMBOL + LABEL_GAP + LINE * max((lines.get(key, 1) for key in row), default=1) + 4 for row in rows]
    bars, level_lines = _bars(at, units, pairs, lines)
    tracks = _tracks(bars, len(rows))
    tops, y = [], MARGIN
    for number, height in enumerate(heights):
        tops.append(y)
        y += height + 18 + tracks[number] * TRACK
    places = {
        key: Place(key, column, row, x, tops[row], tops[row] + heights[row]) for key, (row, column, x) in at.items()
    }
    routes = [_couple_line(places[a], places[b], kind) for a, b, kind in level_lines]
    for bar in bars:
        bottom = tops[bar.row] + heights[bar.row]
        along = bottom + 8 + bar.track * TRACK
        left, right = bar.span
        parts = [f"M{x:g} {tops[bar.row] + start:g}V{along:g}" for x, start in bar.tops]
        parts += [f"M{left:g} {along:g}H{right:g}"] if left != right else []
        # Lines end in the middle of a symbol, whatever its shape: it is drawn over them.
        parts += [f"M{x:g} {along:g}V{tops[to] + SYMBOL // 2:g}" for x, to in bar.ends]
        parts += [f"M{x:g} {along:g}V{tops[to]:g}" for x, to in bar.through]
        middle = (left + right) / 2
        marks = _strokes(middle, along, bar.strokes)
        end = max([along, *(tops[to] + SYMBOL // 2 for _, to in (*bar.ends, *bar.through))])
        routes.append(Route(bar.kind, "".join(parts), left, tops[bar.row], right, end, marks))
    return places, routes


def _couple_line(one: Place, other: Place, kind: str) -> Route:
    left, right = sorted((one, other), key=lambda place: place.x)
    y = left.y + SYMBOL // 2
    # Off the middle: there the children's line goes down.
    marks = _strokes((left.x + right.x) / 2 - 16, y, kind)
    return Route(kind, f"M{left.x} {y}H{right.x}", left.x, y, right.x, y, marks)


def _strokes(x: float, y: float, kind: str) -> str:
    places = {"separated": (0,), "divorced": (-3, 4)}.get(kind, ())
    return "".join(f"M{x + at - 4:g} {y + 9:g}L{x + at + 3:g} {y - 5:g}" for at in places)


def _bars(
    at: Mapping[int, tuple[int, int, int]],
    units: Sequence[_Unit],
    pairs: Sequence[Couple],
    lines: Mapping[int, int],
) -> tuple[list[_Bar], list[Couple]]:
    bars: list[_Bar] = []
    beside: list[Couple] = []
    under: dict[int, list[tuple[_Bar, int]]] = {}
    over: dict[int, list[tuple[_Bar, int]]] = {}
    gutters: dict[tuple[int, int], int] = {}
    width = 1 + max((column for _, column, _ in at.values()), default=0)

    def start_under(bar: _Bar, key: int) -> None:
        under.setdefault(key, []).append((bar, len(bar.tops)))
        bar.tops.append((at[key][2], SYMBOL + LABEL_GAP + LINE * lines.get(key, 1)))

    def end_over(bar: _Bar, key: int) -> None:
        over.setdefault(key, []).append((bar, len(bar.ends)))
        bar.ends.append((at[key][2], at[key][0]))

    def gutter(rows: range, near: float) -> float:
        """A way down between two squares through these rows: the nearest one that few lines take."""
        middle = round((near - MARGIN) / SLOT)
        column = min(
            range(max(0, min(width, middle) - 3), min(width, middle + 3) + 1),
            key=lambda c: (sum(gutters.get((row, c), 0) for row in rows), abs(c - middle)),
        )
        used = max(gutters.get((row, column), 0) for row in rows)
        for row in rows:
            gutters[(row, column)] = used + 1
        return MARGIN + column * SLOT + (0, 4, -4, 6, -6, 2, -2)[used % 7]

    for a, b, kind in pairs:
        if abs(at[a][1] - at[b][1]) == 1:
            beside.append((a, b, kind))
        elif kind != "unsaid":
            bar = _Bar(kind, at[a][0], [], [], strokes=kind)
            start_under(bar, a)
            start_under(bar, b)
            bars.append(bar)
    middles: dict[tuple[int, ...], int] = {}
    for unit in units:
        row = at[unit.parents[0]][0]
        bar = _Bar(unit.kind, row, [], [])
        first, last = unit.parents[0], unit.parents[-1]
        if len(unit.parents) == 2 and abs(at[first][1] - at[last][1]) == 1:
            used = middles[unit.parents] = middles.get(unit.parents, -1) + 1
            middle = (at[first][2] + at[last][2]) / 2 + (0, 5, -5)[used % 3]
            gutters[(row, max(at[first][1], at[last][1]))] = used + 1
            bar.tops.append((middle, SYMBOL // 2))
        else:
            for parent in unit.parents:
                start_under(bar, parent)
        far: dict[int, list[int]] = {}
        for child in unit.children:
            if at[child][0] == row + 1:
                end_over(bar, child)
            else:
                far.setdefault(at[child][0], []).append(child)
        bars.append(bar)
        for to, children in far.items():
            down = gutter(range(row + 1, to), sum(at[child][2] for child in children) / len(children))
            # The way down goes past the squares of the last row between, to the space under it.
            second = _Bar(unit.kind, to - 1, [(down, 0)], [])
            for child in children:
                end_over(second, child)
            bar.through.append((down, to - 1))
            bars.append(second)
    _spread(under, 14, 7)
    _spread(over, 12, 0)
    return bars, beside


def _spread(ends: Mapping[int, list[tuple[_Bar, int]]], step: int, shift: int) -> None:
    """Lines that meet at one person start or end beside each other, not on top of each other."""
    for found in ends.values():
        for place, (bar, which) in enumerate(found):
            side = bar.tops if shift else bar.ends
            x, other = side[which]
            straight = shift and len(found) == 1 and len(bar.tops) == 1 and [end for end, _ in bar.ends] == [x]
            room = 40 if shift else 16
            moved = 0 if straight else min(room, max(-room, (place - (len(found) - 1) / 2) * step + shift))
            side[which] = (x + moved, other)  # type: ignore[assignment]


def _tracks(bars: Sequence[_Bar], rows: int) -> list[int]:
    """Puts bars that would touch at different heights, and says how many heights each row's space needs."""
    ends: list[list[float]] = [[] for _ in range(rows)]
    for bar in sorted(bars, key=lambda one: (one.row, one.span)):
        left, right = bar.span
        free = ends[bar.row]
        bar.track = next((number for number, end in enumerate(free) if end + 8 < left), len(free))
        free[bar.track : bar.track + 1] = [right]
    return [len(one) for one in ends]


# The sheets ----------------------------------------------------------------------------------------------------------


def _windows(rows: Sequence[Sequence[int]], places: Mapping[int, Place], routes: Sequence[Route]) -> list[Window]:
    """Cuts the drawing into sheets, between squares and between rows, so that no person is cut and each is on one."""
    if not places:
        return []
    width = 1 + max(place.column for place in places.values())
    cuts_x = _cuts(width, routes)
    tops = [places[row[0]].y for row in rows]
    depth = max([place.bottom for place in places.values()] + [ceil(route.bottom) for route in routes]) + MARGIN
    cuts_y = [0]
    for number in range(1, len(tops)):
        below = tops[number + 1] if number + 1 < len(tops) else depth
        if below - tops[cuts_y[-1]] > HEIGHT:
            cuts_y.append(number)
    found: dict[tuple[int, int], list[int]] = {}
    column_of = [max(n for n, cut in enumerate(cuts_x) if cut <= column) for column in range(width)]
    row_of = [max(n for n, cut in enumerate(cuts_y) if cut <= row) for row in range(len(rows))]
    for key, place in places.items():
        found.setdefault((row_of[place.row], column_of[place.column]), []).append(key)
    numbers = {cell: number for number, cell in enumerate(sorted(found), start=1)}
    windows = []
    for (down, across), number in numbers.items():
        left = cuts_x[across] * SLOT
        right = (cuts_x[across + 1] if across + 1 < len(cuts_x) else width) * SLOT + 2 * MARGIN
        top = tops[cuts_y[down]] - MARGIN
        bottom = tops[cuts_y[down + 1]] - MARGIN if down + 1 < len(cuts_y) else depth
        mine = tuple(r for r in routes if r.left <= right and r.right >= left and r.top <= bottom and r.bottom >= top)
        keys = tuple(found[(down, across)])
        # Nothing but paper stands below the last label or line.
        bottom = min(bottom, ceil(max([places[k].bottom for k in keys] + [r.bottom for r in mine])) + MARGIN)
        around = ((down, across - 1), (down, across + 1), (down - 1, across), (down + 1, across))
        windows.append(
            Window(
                number=number,
                x=left,
                y=top,
                width=right - left,
                height=bottom - top,
                keys=keys,
                routes=mine,
                beside=tuple(numbers[cell] for cell in around if cell in numbers),
            )
        )
    return windows


def _cuts(width: int, routes: Sequence[Route]) -> list[int]:
    """The columns where a sheet begins: as few sheets as will do, cut where the fewest lines cross."""
    cuts = [0]
    while width - cuts[-1] > COLUMNS:
        sheets = ceil((width - cuts[-1]) / COLUMNS)
        least = max(1, (width - cuts[-1]) - (sheets - 1) * COLUMNS)

        def crossing(column: int) -> int:
            at = MARGIN + column * SLOT
            return sum(route.left < at < route.right for route in routes)

        even = cuts[-1] + (width - cuts[-1]) / sheets
        cuts.append(min(range(cuts[-1] + least, cuts[-1] + COLUMNS + 1), key=lambda c: (crossing(c), abs(c - even))))
    return cuts
