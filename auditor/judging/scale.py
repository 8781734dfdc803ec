"""Which single slip of the pen would reconcile two numbers: a power of ten, two digits swapped, a misread grouping.

Comes in: two Figures that cannot both hold. Goes out: a Slip, or None when none fits; a power of ten is named
only when the scaled interval truly meets the other and the digits are the same up to rounding. Refuses to know:
texts, links.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from auditor.judging.figure import Figure
from claims.values import Interval

POWERS: Final = (1, 2, 3, 4, 6, 8, 9, 12)
"""Powers of ten that one slip produces: a digit too many, percent, thousand, 万, million, 亿, billion, trillion
and 万亿."""

LONGEST: Final = 15
"""Powers of ten beyond which two numbers are not held against each other digit by digit."""

Kind = Literal["power", "transposed", "one_digit", "permuted"]


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip that turns the first number into the second."""

    kind: Kind
    power: int = 0
    """The second is the first times ten to this power."""


def power_of_ten(a: Figure, b: Figure) -> int | None:
    """The power k, not 0, that makes the second the first times 10^k within what both writings allow, or None."""
    if a.nominal is None or b.nominal is None or not a.nominal or not b.nominal:
        return None
    if (a.nominal > 0) != (b.nominal > 0) or not _same_digits(a.digits, b.digits):
        return None
    apart = b.last + len(b.digits) - a.last - len(a.digits)
    for size in POWERS:
        for k in (size, -size):
            if abs(k - apart) <= 1 and _meets_scaled(a, b, k):
                return k
    return None


def slip(a: Figure, b: Figure) -> Slip | None:
    """The likeliest single slip between the two."""
    power = power_of_ten(a, b)
    if power is not None:
        return Slip("power", power)
    kind = likeness(*aligned(a, b))
    return Slip(kind) if kind is not None else None


def aligned(a: Figure, b: Figure) -> tuple[str, str]:
    """The digits of both down to the last that either has: 110 and 117, not 11 and 117; as they are for two units."""
    of_two_units = a.unit != b.unit and None not in (a.unit, b.unit)
    if of_two_units or not a.digits or not b.digits:
        return a.digits, b.digits
    return padded(a, b)


def padded(a: Figure, b: Figure) -> tuple[str, str]:
    """The same for two that are told in one unit but for their rates."""
    zeros = max(-LONGEST, min(LONGEST, a.last - b.last))
    return a.digits + "0" * zeros, b.digits + "0" * -zeros


@functools.lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> Kind | None:
    """How two strings of significant digits resemble each other, equal ones aside."""
    if a == b or len(a) != len(b) or len(a) < 2:
        return None
    wrong = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(wrong) == 1:
        return "one_digit"
    if sorted(a) != sorted(b):
        return None
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return "transposed" if swapped else "permuted"


def _same_digits(a: str, b: str) -> bool:
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    return long.startswith(short) or _rounds_to(long, short)


def _rounds_to(long: str, short: str) -> bool:
    if len(short) >= len(long):
        return False
    up = int(long[len(short)]) >= 5
    return str(int(long[: len(short)]) + up).strip("0") == short


def _meets_scaled(a: Figure, b: Figure, k: int) -> bool:
    factor = Fraction(10) ** k
    return _scaled(a.hard, factor).meets(b.hard) and _near(a, b, factor)


def _scaled(interval: Interval, factor: Fraction) -> Interval:
    return interval.scaled(factor)


def _near(a: Figure, b: Figure, factor: Fraction) -> bool:
    """Wide intervals (a one-digit number, a bound) meet too easily: the nominal values must be a rounding apart."""
    if a.nominal is None or b.nominal is None:
        return False
    return abs(a.nominal * factor - b.nominal) <= max(a.place * factor, b.place) / 2
