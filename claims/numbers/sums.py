"""Amounts said in two parts: 5 ft 2 in, 20 dollars 43 cents, 三块五毛, 6-foot-2, two hours and a half.

Comes in: two measured numbers in order of place. Goes out: their sum where they are one amount.
Refuses to know: ranges, how numerals are read.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from claims import units
from claims.numbers import rests
from claims.numbers.digits import SHORT
from claims.numbers.figures import Figure

ABBREVIATED: Final = frozenset(("ft", "lb", "hr", "yd"))
PLUS: Final = re.compile(r"[ ]?(?:,|and|, and|又|零|&)?[ ]{0,2}")
SPOKEN_TOGETHER: Final = frozenset(
    {
        ("foot", "inch"),
        ("yard", "foot"),
        ("yard", "inch"),
        ("mile", "yard"),
        ("mile", "foot"),
        ("pound", "ounce"),
        ("stone", "pound"),
        ("gallon", "pint"),
        ("meter", "centimeter"),
        ("kilometer", "meter"),
        ("kilogram", "gram"),
    }
)
"""Units whose names make one amount over a comma or `and`."""
PARTING: Final = frozenset((",", "and", ", and"))
COMPARES: Final = re.compile(
    r"[ ](?:more|less|fewer|longer|shorter|later|earlier|ahead|behind|higher|lower|taller|heavier|lighter|faster|slower"
    r"|cheaper|above|below|from|of which|after|before)\b",
    re.IGNORECASE,
)
ALONE: Final = 40
"""A text this short is the amount and little more."""


def and_half(text: str, a: Figure, b: Figure) -> Figure | None:
    """Two hours and a half: a part of one behind the unit."""
    if b.unit is not None or text[a.end : b.start] != " and ":
        return None
    if a.unit is None or a.kind not in ("measure", "duration") or a.place < 0 or b.hedge != "exact":
        return None
    if b.fraction is None or not rests.is_part_of_one(text, b.fraction, b.number_start, b.number_end):
        return None
    return _sum(text, a, b, a, b.fraction)


def compound(text: str, a: Figure, b: Figure) -> Figure | None:  # noqa: C901, PLR0911 - the grammar, reason by reason
    """5 ft 2 in, 20 dollars 43 cents, 两美元又三美分: one amount in two units of one dimension."""
    if a.unit is None or a.value is None or b.value is None or b.hedge != "exact" or b.start < a.end or b.is_negative:
        return None
    if a.kind not in ("money", "measure", "duration") or b.has_prefix or not _is_added(text, a, b):
        return None
    if b.unit is None:
        return _coins(text, a, b)
    if a.kind == b.kind == "money" and "_" in b.unit and "_" not in a.unit and "/" not in a.unit:
        if not _goes_on(text, a, b, text[a.end : b.start].strip()):
            return None
        part = units.coin(a.unit, b.unit)
        return (
            _sum(text, a, b, a, Fraction(b.value) * part) if part is not None and Fraction(b.value) * part < 1 else None
        )
    big, small = units.unit(a.unit), units.unit(b.unit)
    if (
        big.dimension != small.dimension
        or big.factor == small.factor
        or big.base != small.base
        or big.offset
        or small.offset
    ):
        return None
    ratio = big.factor / small.factor
    if a.kind == "money":
        if ratio <= 1 or Fraction(b.value) >= ratio:
            return None
        return _sum(text, a, b, a, Fraction(b.value) / ratio)
    gap = text[a.end : b.start].strip()
    if ratio <= 1 and (gap != "and" or len(text) > ALONE):
        return None
    if gap and ratio > 1 and not _goes_on(text, a, b, gap):
        return None
    if ratio > 1 and Fraction(b.value) >= ratio and len(text) > ALONE:
        return None
    if ratio <= 1 or ratio.denominator != 1 or _leads(text, a, b):
        return _sum(text, a, b, a, Fraction(b.value) / ratio)
    return _sum(text, a, b, b, Fraction(a.value) * ratio)


def _goes_on(text: str, a: Figure, b: Figure, gap: str) -> bool:
    """Whether a second part behind a comma or `and` belongs to the amount: 5 feet, 4 inches; 2 hours and 15 minutes.

    In running prose these two words part amounts as often as they join them, so the units must be a pair that is
    spoken together, the first part whole, and no comparison may follow; a Chinese comma never joins.
    """
    if gap not in PARTING or (len(text) <= ALONE and not a.outer_start):
        return not gap.startswith(",") or text[a.end - 1].isascii()
    if a.place < 0 or not text[a.end - 1].isascii() or COMPARES.match(text, b.end):
        return False
    if a.kind == "money":
        return not a.has_prefix
    return a.kind == "duration" or (a.unit, b.unit) in SPOKEN_TOGETHER


def _leads(text: str, a: Figure, b: Figure) -> bool:
    """Whether the first unit is the one to state the amount in: a height in a sentence is compared with others in feet.

    An amount that stands alone is given in its last unit, in which it is exact.
    """
    return (
        a.unit == "foot"
        and b.unit == "inch"
        and re.search(r"[A-Za-z]", text[max(0, a.outer_start - 4) : a.outer_start]) is not None
        and not re.search(r"\d", text[max(0, a.outer_start - 12) : a.outer_start])
    )


def _is_added(text: str, a: Figure, b: Figure) -> bool:
    """Whether a smaller part may follow at once, or behind the point of 6 ft. 2 in., 5 lb. 3 oz."""
    if PLUS.fullmatch(text, a.end, b.start) is not None:
        return True
    return text[a.end : b.start] == ". " and text[a.end - 2 : a.end] in ABBREVIATED and a.unit != b.unit


def height(text: str, a: Figure, b: Figure) -> Figure | None:
    """A 5-foot-10 guard: feet and inches."""
    if a.unit != "foot" or b.unit is not None or b.value is None or text[a.end : b.start] != "-" or b.place:
        return None
    return _sum(text, a, b, a, Fraction(b.value) / 12) if 0 < b.value < 12 and text[a.number_end] == "-" else None


def _coins(text: str, a: Figure, b: Figure) -> Figure | None:
    """20 dollars 43 is 20.43: a bare number of two digits behind an amount of money."""
    gap = text[a.end : b.start]
    if (
        a.kind != "money"
        or not b.is_bare
        or gap.strip() not in ("", "and")
        or not gap
        or b.value is None
        or not 0 < b.value < 100
    ):
        return None
    if a.place < 0 or b.place < 0 or re.match(r" ?\w|[%/-]|[.,]\d", text[b.end : b.end + 3]):
        return None
    return _sum(text, a, b, a, Fraction(b.value) / 100)


def _sum(text: str, a: Figure, b: Figure, into: Figure, other: Fraction) -> Figure | None:
    if into.value is None:
        return None
    total = Fraction(into.value) + other
    value = SHORT.divide(Decimal(total.numerator), Decimal(total.denominator))
    return into.as_sum(
        (a.start, b.end, a.outer_start, b.outer_end), value, text[a.number_start : b.number_end], a.hedge, a.hedge_words
    )
