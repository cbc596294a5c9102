"""The fields of a form as a page sends them: the rows among them, and what each button of every tool does to them.

A form's fields are the only state a tool has. Rows are named ``people.3.number``: 3 is a key that was never used
before in this form (``people.next`` holds the next one), and the order of the rows is the order of the fields.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

Pair = tuple[str, str]
Fields = list[Pair]

ROW = re.compile(r"(?P<group>[a-z_]+)\.(?P<key>0|[1-9][0-9]{0,8})\.")
"""How the name of a row's field begins."""
KEPT = re.compile(r"[a-z_]+\.kept")
FIXED = "fixed"
"""Names the fields that the page itself sets, such as its issue; they outlive "Clear everything"."""


def keys_by_group(names: Iterable[str]) -> dict[str, list[int]]:
    """The keys of the rows of each group, in their order; ``007`` is no row's key."""
    found: dict[str, list[int]] = {}
    # A form of two hundred rows has thousands of fields: the pattern is asked once a row, not once a field.
    for head in dict.fromkeys(map(row_head, names)):
        if match := ROW.fullmatch(head):
            found.setdefault(match["group"], []).append(int(match["key"]))
    return found


@lru_cache(maxsize=8192)
def row_head(name: str) -> str:
    """``people.3.`` of ``people.3.number``; where it is no row's field, nothing or no row's."""
    return name[: name.find(".", name.find(".") + 1) + 1]


def row_keys(fields: Sequence[Pair], group: str) -> list[int]:
    return keys_by_group([name for name, _ in fields if name.startswith(f"{group}.")]).get(group, [])


def next_key(fields: Sequence[Pair], group: str) -> int:
    return following_key((value for name, value in fields if name == f"{group}.next"), row_keys(fields, group))


def following_key(said: Iterable[str], keys: Iterable[int]) -> int:
    """The key after all that are there, and never less than what the form itself says is the next."""
    return max([1, *(int(v) for v in said if re.fullmatch(r"[0-9]{1,9}", v)), *(key + 1 for key in keys)])


def packed(fields: Sequence[Pair]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def unpacked(fields: Sequence[Pair]) -> Fields:
    """The fields with what ``GROUP.kept`` holds in its place: rows that did not stand open, as one text.

    As controls of their own they would take a page longer than all that is in view.
    """
    found: Fields = []
    for name, value in fields:
        try:
            pairs = json.loads(value) if name.endswith(".kept") and KEPT.fullmatch(name) else None
        except (ValueError, RecursionError):
            pairs = None
        if isinstance(pairs, list) and all(type(p) is list and list(map(type, p)) == [str, str] for p in pairs):
            found += map(tuple, pairs)
        else:
            found.append((name, value))
    return found


def split_do(fields: Sequence[Pair]) -> tuple[str, Fields]:
    """The button that was pressed, which comes last as ``("do", VALUE)``, and the fields without it."""
    kept = [pair for pair in fields if pair[0] != "do"]
    pressed = [value for name, value in fields if name == "do"]
    return (pressed[-1] if pressed else ""), kept


def pressed(do: str, fields: Fields, examples: Mapping[str, Fields]) -> Fields:
    """The fields after a button that every tool has: add, remove, up, down, example, clear, use, and see.

    ``use:NAME=VALUE`` writes what another tool offers into a field, after what stands there already.
    ``see:GROUP.KEY`` opens that row of a long group, with those around it; ``see:GROUP=PLACE`` the one at a place
    counted from 0.

    Any other button leaves them as they are; the tool's own model answers it.
    """
    action, _, target = do.partition(":")
    if action == "clear":
        return _fixed(fields)
    if action == "example" and target in examples:
        return _loaded(fields, examples[target])
    if action == "use" and "=" in target:
        return _used(fields, *target.split("=", 1))
    if action == "add" and re.fullmatch(r"[a-z_]+", target):
        keys = row_keys(fields, target)
        key = following_key((value for name, value in fields if name == f"{target}.next"), keys)
        kept = [pair for pair in fields if pair[0] != f"{target}.next"]
        return seen([*kept, (f"{target}.{key}.row", ""), (f"{target}.next", str(key + 1))], target, len(keys))
    match = re.fullmatch(r"([a-z_]+)([.=])([0-9]{1,9})", target)
    if not match:
        return fields
    group, by, number = match[1], match[2], int(match[3])
    if action in {"remove", "up", "down"} and by == ".":
        return _moved(action, fields, group, number)
    if action == "see":
        keys = row_keys(fields, group)
        return seen(fields, group, keys.index(number) if by == "." and number in keys else number)
    return fields


def _fixed(fields: Fields) -> Fields:
    names = {value for name, value in fields if name == FIXED}
    return [(name, value) for name, value in fields if name == FIXED or name in names]


def _loaded(fields: Fields, example: Fields) -> Fields:
    """An example in place of what was there; the page's own constants stay as they are."""
    kept = _fixed(fields)
    names = {name for name, _ in kept}
    return [*kept, *(pair for pair in example if pair[0] not in names)]


def _used(fields: Fields, name: str, value: str) -> Fields:
    before = next((typed.strip() for field, typed in fields if field == name), "")
    if set(value.split("\n")) <= set(before.split("\n")):
        return fields
    value = f"{before}\n{value}" if before else value
    row = ROW.match(name)
    if row and int(row["key"]) not in row_keys(fields, row["group"]):
        following = max(next_key(fields, row["group"]), int(row["key"]) + 1)
        fields = [pair for pair in fields if pair[0] != f"{row['group']}.next"]
        fields = [*fields, (f"{row['group']}.{row['key']}.row", ""), (f"{row['group']}.next", str(following))]
    if not any(field == name for field, _ in fields):
        return [*fields, (name, value)]
    return [(field, value if field == name else typed) for field, typed in fields]


def seen(fields: Fields, group: str, place: int) -> Fields:
    """The fields, and in them at which place of a group, from 0, the rows stand open where not all do."""
    kept = [pair for pair in fields if pair[0] != f"{group}.from"]
    return [*kept, (f"{group}.from", str(place))] if place > 0 else kept


def _moved(action: str, fields: Fields, group: str, key: int) -> Fields:
    keys = row_keys(fields, group)
    if key not in keys:
        return fields
    place = keys.index(key)
    if action == "remove":
        # The key stays used: a row that comes later never gets an old row's name.
        following = next_key(fields, group)
        kept = [p for p in fields if not p[0].startswith(f"{group}.{key}.") and p[0] != f"{group}.next"]
        return [*kept, (f"{group}.next", str(following))]
    other = place + (-1 if action == "up" else 1)
    if not 0 <= other < len(keys):
        return fields
    keys[place], keys[other] = keys[other], keys[place]
    blocks = {k: [p for p in fields if p[0].startswith(f"{group}.{k}.")] for k in keys}
    moved = {pair[0] for block in blocks.values() for pair in block}
    start = next(i for i, pair in enumerate(fields) if pair[0] in moved)
    rest = [pair for pair in fields if pair[0] not in moved]
    return [*rest[:start], *(pair for k in keys for pair in blocks[k]), *rest[start:]]
