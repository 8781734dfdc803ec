"""Whether a whole whose parts do not sum to it can only be a mistake: by how far it is off, in what words, and whether
one slip of writing would mend it.

Comes in: divisions. Goes out: yes or no. Refuses to know: how the parts were found, codes.
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Final

from auditor.arithmetic import checks
from auditor.arithmetic.amounts import nominal, rounded
from auditor.arithmetic.divisions import Division
from claims import units
from claims.values import Claim, Interval

MOST_SHORT: Final = Fraction(1, 10)
"""A list that falls further short of its whole may leave parts out."""
MOST_OVER: Final = Fraction(1, 2)
"""Parts that exceed their whole by more are plainly of something else."""
CLOSE: Final = Fraction(1, 8)
"""How near the sum must come where only the build of the list makes it all of the whole."""
MOST_SUBSETS: Final = 8


def is_wrong(division: Division) -> bool:
    """Whether the parts must make the whole (or not exceed it), and do not."""
    summed, stated = checks.total(rounded(c) for c in division.parts), rounded(division.total)
    if summed.low is None or summed.high is None or stated.low is None or stated.high is None or stated.low <= 0:
        return False
    off = (summed.low - stated.high if summed.low > stated.high else summed.high - stated.low) / stated.low
    if off == 0 or _is_made_by_some(division, stated):
        return False
    if division.is_closed and abs(off) <= CLOSE and is_one_slip(division.total, division.parts):
        return True
    if division.link == "whole":
        return abs(off) <= MOST_OVER
    if division.link == "all":
        return _fails_as_all(division, off)
    if division.link == "together":
        return abs(off) <= CLOSE and (len(division.parts) >= 3 or is_one_slip(division.total, division.parts))
    return off > 0 and _exceeds(division, off)


def _fails_as_all(division: Division, off: Fraction) -> bool:
    if off < 0:
        return -off <= MOST_SHORT and not division.has_rest and (division.are_apart or not division.may_overlap)
    is_plain = division.are_apart or len(division.parts) >= 3 or division.total.quantity.kind == "money"
    return off <= MOST_OVER and is_plain and (division.are_apart or not division.may_overlap)


def _exceeds(division: Division, off: Fraction) -> bool:
    """Whether parts that exclude one another by the build of their list are a little more than their whole."""
    additive = division.total.quantity.kind in {"money", "measure"} and len(division.parts) >= 3
    most = MOST_OVER if additive and division.link in {"some", "of"} else CLOSE
    if off > most or division.may_overlap or not division.are_apart:
        return False
    if len(division.parts) >= 3:
        return division.link != "beside" or is_one_slip(division.total, division.parts)
    return division.is_sure_of_each or (division.link != "some" and is_one_slip(division.total, division.parts))


def _is_made_by_some(division: Division, stated: Interval) -> bool:
    """Whether some of the parts make the whole, so that the others are something else."""
    held = [rounded(c) for c in division.parts[:MOST_SUBSETS]]
    return any(
        checks.total(chosen).meets(stated)
        for size in range(2, len(held))
        for chosen in itertools.combinations(held, size)
    )


def is_one_slip(total: Claim, parts: tuple[Claim, ...]) -> bool:
    """Whether one digit written wrong, or two exchanged, in the whole or a part explains why they do not agree."""
    written = [nominal(c) for c in (total, *parts)]
    places = [c.quantity.place for c in (total, *parts)]
    if None in written or None in places or {c.quantity.hedge for c in (total, *parts)} != {"exact"}:
        return False
    values = [v for v in written if v is not None]
    step = min(abs(Fraction(p) * units.unit(total.quantity.unit).factor) for p in places if p is not None)
    gap = abs(values[0] - sum(values[1:])) / step
    if gap.denominator != 1:
        return False
    digits = str(gap.numerator).rstrip("0")
    return len(digits) == 1 or (len(digits) == 2 and gap % 9 == 0)
