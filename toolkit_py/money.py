"""Money as people write it, exact to the penny, and a year's money shared over its weeks or months.

Every amount is whole pence. A week is a 52nd of a year and a month a 12th.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

WEEKS, MONTHS = 52, 12
MOST = 999_999_99


def read_pence(text: str) -> int | None:
    """Pence from an amount as people write it: ``12``, ``£1,200.50``, ``7.5``, ``50p``. Empty gives None.

    Raises ValueError, with a sentence for the reader, for anything that could be read in two ways or not at all.
    """
    typed = text.strip().removesuffix("/-").strip()
    if not typed:
        return None
    if typed.lower().endswith("p") and re.fullmatch(r"[0-9]{1,4}p", typed.lower()):
        return int(typed[:-1])
    bare = typed.removeprefix("£").strip()
    if re.match(r"[-−–]", bare):
        raise ValueError("Leave out the minus sign: this sheet knows what goes out by where it is written")
    if re.fullmatch(r"[0-9]+,[0-9]{1,2}", bare):
        pounds_part, pence = bare.split(",")
        raise ValueError(f"Pence come after a full stop: write {pounds_part}.{pence.ljust(2, '0')} if that is meant")
    if re.fullmatch(r"[0-9]+[.][0-9]{3,}", bare):
        raise ValueError("Write pence with two figures, for example 12.50")
    if not re.fullmatch(r"([0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]{0,2})?|[.][0-9]{1,2}", bare):
        raise ValueError("Write the amount in figures, for example 85 or 12.50")
    if len(bare) > 20 or (pence_in_all := int(Decimal("0" + bare.replace(",", "")) * 100)) > MOST:
        raise ValueError("This is more than the sheet can count: check the figures")
    return pence_in_all


def pounds(pence: int) -> str:
    """``£1,234.50``, with a minus sign in front where it is below nothing."""
    return f"{'−' if pence < 0 else ''}£{abs(pence) / Decimal(100):,.2f}"


def part_of_year(yearly: int, parts: int) -> int:
    """A yearly amount shared over the parts of a year, to the nearest penny; half a penny goes up."""
    return int((Decimal(yearly) / parts).quantize(Decimal(1), ROUND_HALF_UP))


def shared(yearly: Sequence[int], parts: int) -> tuple[list[int], int]:
    """Each amount for one part of the year, and their total, which is exact to the penny and which they add up to.

    The total is rounded once. Each row is at most a penny from its own exact figure: rows are rounded down, and the
    pennies that are then missing go to those which lost most.
    """
    total = part_of_year(sum(yearly), parts)
    rows = [int((Decimal(one) / parts).quantize(Decimal(1), ROUND_FLOOR)) for one in yearly]
    lost = sorted(range(len(rows)), key=lambda place: (-(yearly[place] % parts), place))
    for place in lost[: total - sum(rows)]:
        rows[place] += 1
    return rows, total
