"""Whether the digits of two numbers are one slip of the pen apart, and how hardly that is chance.

Comes in: two Profiles. Goes out: 0 to 1. Refuses to know: the words around the numbers.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from auditor.judging import scale
from auditor.judging.calendar_spans import another_year
from auditor.linking.pairs.blocking import written
from auditor.linking.profile import Profile

SLIP: Final = 0.6
"""Digits this like each other are hardly so by chance."""
FAR: Final = 3
"""Powers of ten that two numbers of like places are apart only by a slip: 30 days and 30,000 days."""
FAR_OFF: Final = (0.7, 0.9, 1.0)
"""Resemblance of the same digits so far apart, by how many they are."""
DATA: Final = "[information]"
UNIT_LOST: Final = 0.7
"""Resemblance of one written figure with two units: 50 % and 50, 80 million dollars and 80 million euros."""


def resemblance(a: Profile, b: Profile) -> float:
    """What the likeness of the digits says: the longer the number, the less it is chance."""
    if a.days is not None and b.days is not None:
        return another_year(a.days, b.days)
    x, y = a.figure.digits, b.figure.digits
    if not x or not y or is_fraction(a) or is_fraction(b):
        return 0.0
    if x == y and _another_scale(a, b):
        return 0.9
    if _is_common_size(a, b):
        return 0.0
    if x == y and a.kind != b.kind and written(a) == written(b) and not _small(a):
        scaled = bool(a.claim.quantity.scale) and a.claim.quantity.scale == b.claim.quantity.scale
        return max(UNIT_LOST, (0.4, 0.8, 1.0)[min(len(x) + scaled, 3) - 1])
    if x == y and _another_unit(a, b) and not _small(a):
        return max(UNIT_LOST, (0.4, 0.8, 1.0)[min(len(x), 3) - 1])
    if x == y and abs(a.figure.last - b.figure.last) >= FAR:
        return FAR_OFF[min(len(x), 3) - 1]
    if x == y:
        return (0.4, 0.8, 1.0)[min(len(x), 3) - 1]
    x, y = scale.aligned(a.figure, b.figure)
    kind = scale.likeness(x, y)
    if kind is None:
        return 0.0
    table = {"transposed": (0.6, 0.9, 1.0), "permuted": (0.6, 0.7, 0.9), "one_digit": (0.3, 0.6, 0.9)}
    return table[kind][min(len(x), 4) - 2]


def _is_common_size(a: Profile, b: Profile) -> bool:
    """Whether one multiple of eight is written with two units of data: 16 bytes and 16 KiB are met by chance."""
    value = written(a)
    if (
        a.figure.unit == b.figure.unit
        or a.figure.dimension != DATA
        or b.figure.dimension != DATA
        or value != written(b)
    ):
        return False
    return isinstance(value, Decimal) and value % 8 == 0


def other_unit(a: Profile, b: Profile) -> float:
    """What it says that one word makes the difference; two hours and two minutes are met by chance more often."""
    return (0.5 if _small(a) else 1.0) if _another_unit(a, b) else 0.0


def _another_unit(a: Profile, b: Profile) -> bool:
    """Whether one figure is written with two units of one kind: 90 days here, 90 weeks there."""
    if _is_common_size(a, b):
        return False
    if a.figure.unit == b.figure.unit or None in (a.figure.unit, b.figure.unit):
        return False
    of_one_kind = a.kind == b.kind or (a.kind.startswith("money") and b.kind.startswith("money"))
    return of_one_kind and written(a) == written(b) is not None


def _another_scale(a: Profile, b: Profile) -> bool:
    """Whether one says million where the other says billion: few digits, and yet hardly chance."""
    return (
        a.kind == b.kind
        and bool(a.claim.quantity.scale)
        and bool(b.claim.quantity.scale)
        and (a.claim.quantity.scale != b.claim.quantity.scale)
    )


def is_fraction(p: Profile) -> bool:
    """Whether it is written as a fraction (a quarter, 1/20), which has no digits that a slip of the pen changes."""
    return p.claim.quantity.fraction is not None or (p.claim.quantity.kind == "ratio" and p.claim.quantity.unit is None)


def _small(p: Profile) -> bool:
    return p.claim.quantity.value is None or abs(p.claim.quantity.value) < 10
