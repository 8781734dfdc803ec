"""What a written numeral is worth: its exact value, the place of its last digit, and its roundness.

Comes in: the digits of a numeral, already folded to ASCII. Goes out: a `Numeral` and Decimals without rounding.
Refuses to know: units, hedges, languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final

MOST_DIGITS: Final = 1000
"""A longer run of digits is a code, not a number; it also bounds what exact arithmetic costs."""
MOST_EXPONENT: Final = 320
"""`1e999999999` is no quantity, and writing it out would fill the memory."""
EXACT: Final = Context(prec=2 * MOST_DIGITS + 4 * MOST_EXPONENT)
"""Arithmetic that never rounds a numeral we accept."""
SHORT: Final = Context(prec=28)
"""For values without a finite decimal: 28 digits, beside the exact fraction."""
ZERO: Final = Decimal(0)


@dataclass(slots=True)
class Numeral:
    """A numeral at its place in the text, before unit and hedge words are known.

    `place` and `grain` are powers of ten by exponent: 5,890 has place 0 and grain 1; 3.2 million has both at 5.
    """

    start: int
    end: int
    value: Decimal | None
    place: int = 0
    grain: int = 0
    written: str = ""
    scale: str = ""
    script: str = "digits"
    """`digits`, `zh` or `en`: what it is written in; words are read more warily than digits."""
    hedge: str = ""
    """What the numeral itself says: `over` (十几), `range` (三四十), `several` (数千)."""
    nominal_low: Decimal | None = None
    nominal_high: Decimal | None = None
    limit: Decimal | None = None
    """The first value that the numeral excludes: 300多 -> 400, 三四十 -> 50; None = open."""
    fraction: Fraction | None = None
    unit: str = ""
    """`percent` where the numeral carries it (百分之五, 三成); `rank` for 第六 and sixth."""
    is_article: bool = False
    """一 or `one`, `a`: a number only where something says so."""
    words: tuple[str, ...] = ()
    """Hedge words inside the numeral: 多, 余, 几."""


@cache
def power(exponent: int) -> Decimal:
    """Ten to the exponent."""
    return Decimal((0, (1,), exponent))


@cache
def half(exponent: int) -> Decimal:
    """Half a unit of the place."""
    return Decimal((0, (5,), exponent - 1))


def trailing_zeros(digits: str) -> int:
    """How many zeros an integer ends in; 0 for zero itself."""
    bare = digits.rstrip("0")
    return len(digits) - len(bare) if bare else 0


def decimal_of(digits: str, exponent: int = 0) -> tuple[Decimal, int, int] | None:
    """Value, place and grain of ASCII digits (`5890`, `3.20`) times a power of ten; None where it is no quantity."""
    return _decimal_of_few(digits, exponent) if len(digits) <= FEW else _decimal_of(digits, exponent)


def _decimal_of(digits: str, exponent: int) -> tuple[Decimal, int, int] | None:
    if len(digits) > MOST_DIGITS or abs(exponent) > MOST_EXPONENT:
        return None
    whole, _, decimals = digits.partition(".")
    place = exponent - len(decimals)
    grain = place if decimals else exponent + trailing_zeros(whole)
    value = Decimal(f"{digits}E{exponent}") if exponent else Decimal(digits)
    return value, place, grain


FEW: Final = 5
"""Numbers of so few digits come again and again."""
_decimal_of_few = lru_cache(maxsize=4096)(_decimal_of)


def of_integer(number: int) -> tuple[Decimal, int, int]:
    """Value, place and grain of a whole number."""
    digits = str(number)
    return Decimal(number), 0, trailing_zeros(digits)


def of_fraction(number: Fraction) -> Decimal:
    """A fraction as a decimal, exact where it is finite and to 28 digits where it is not."""
    return SHORT.divide(Decimal(number.numerator), Decimal(number.denominator))


def grain_of(value: Decimal) -> int:
    """Place of the last digit that is not zero."""
    if not value or not value.is_finite():
        return 0
    return int(value.normalize(EXACT).as_tuple().exponent)
