"""What two figures of one fact say to each other: the algebra of intervals, without words.

Comes in: two Figures in the same base unit. Goes out: an Outcome. A finer number may round to a coarser one;
two numbers of one precision must be written alike; a hedge is a promise about a side. Refuses to know: texts,
links.
"""

from __future__ import annotations

import enum
from fractions import Fraction

from auditor.judging.figure import ABOVE, BELOW, Figure
from claims.values import Interval

CLOSE = 20
"""A hedge stretches nothing within a twentieth."""
FAR = 3
"""A bound left behind by this factor no longer says anything about the number it is meant to bound."""

TOLD = 2
"""Digits from which a round number written out in full is a rounding of a finer one."""


class Outcome(enum.Enum):
    """How two written numbers stand to each other, from best to worst."""

    EQUAL = "the same number"
    ROUNDED = "one is the other, rounded"
    BOUNDED = "one lies where the other's bound allows"
    SAME_NUMBER_OTHER_HEDGE = "the same number, with another hedge"
    STRETCHED = "allowed by the words, but far from what they lead to expect"
    LAST_DIGIT = "equally precise, one step of the last digit apart"
    CUT_OFF = "cut off rather than rounded"
    WRONG_WAY = "just on the wrong side of a hedge"
    BOUND_BROKEN = "outside a stated bound"
    DISJOINT = "cannot both hold"


COMPATIBLE = frozenset({Outcome.EQUAL, Outcome.ROUNDED, Outcome.BOUNDED, Outcome.SAME_NUMBER_OTHER_HEDGE})
"""Outcomes that leave nothing to look at."""


def compare(a: Figure, b: Figure) -> Outcome:
    """The outcome; the order of the two does not matter."""
    if a.hedge == "range" or b.hedge == "range" or a.hedge == "several" or b.hedge == "several":
        return _stretches(a, b)
    if a.nominal is None or b.nominal is None:
        return Outcome.BOUNDED if a.hard.meets(b.hard) else Outcome.DISJOINT
    if a.nominal == b.nominal:
        return _same_number(a, b)
    if a.is_plain and b.is_plain:
        return _plain(a, b)
    if a.hedge == b.hedge and a.hedge != "about":
        return _same_hedge(a, b)
    return _hedged(a, b)


def common(a: Figure, b: Figure) -> tuple[Interval, Interval]:
    """The intervals that the comparison holds against each other: a rounder one widened."""
    return _beside(a, b), _beside(b, a)


def _same_number(a: Figure, b: Figure) -> Outcome:
    if a.hedge == b.hedge:
        return Outcome.EQUAL
    pair = {a.hedge, b.hedge}
    if pair & {"under", "nearly"} and pair & {"over"}:
        return Outcome.WRONG_WAY
    return Outcome.SAME_NUMBER_OTHER_HEDGE


def _plain(a: Figure, b: Figure) -> Outcome:
    coarse, fine = (a, b) if (a.place, a.grain) >= (b.place, b.grain) else (b, a)
    same_grid = a.unit == b.unit and a.place == b.place
    if same_grid and (a.grain == b.grain or coarse.grain == coarse.place):
        return _equally_precise(a, b)
    if _fits(coarse, fine) or (_is_rounder(fine, coarse) and _fits(fine, coarse)):
        return Outcome.ROUNDED
    return Outcome.CUT_OFF if _cut_off(coarse, fine) else Outcome.DISJOINT


def _is_rounder(a: Figure, b: Figure) -> bool:
    """Whether a number of two and more digits is written out in full and rounder: 330,000,000 beside 331 million."""
    return a.unit == b.unit and a.grain > b.grain and len(a.digits) >= TOLD


def _equally_precise(a: Figure, b: Figure) -> Outcome:
    """XBRL's rule for facts of equal decimals: they must have the same value."""
    if a.grain > a.place or a.discrete or b.discrete:
        return Outcome.DISJOINT
    return Outcome.LAST_DIGIT if a.hard.meets(b.hard) else Outcome.DISJOINT


def _fits(coarse: Figure, fine: Figure) -> bool:
    if _halfway(coarse, fine):
        return False
    if coarse.unit != fine.unit or coarse.place != fine.place:
        return coarse.wide.meets(fine.wide if fine.unit != coarse.unit else fine.hard)
    return coarse.wide.meets(fine.hard)


def _halfway(coarse: Figure, fine: Figure) -> bool:
    """Whether two round numbers lie half a step of the rounder apart or more: nobody writes 5,000 for 5,500."""
    if coarse.nominal is None or fine.nominal is None or coarse.place != fine.place or fine.grain <= fine.place:
        return False
    return abs(coarse.nominal - fine.nominal) * 2 >= max(coarse.grain, fine.grain)


def _cut_off(coarse: Figure, fine: Figure) -> bool:
    """Whether the coarser number is the finer one with its last digits left off: 1.6 for 1.67."""
    step = coarse.place
    if coarse.unit != fine.unit or fine.nominal is None or coarse.nominal is None or step <= fine.place:
        return False
    return abs(coarse.nominal) <= abs(fine.nominal) < abs(coarse.nominal) + step and _few(coarse)


def _few(figure: Figure) -> bool:
    return figure.nominal is not None and abs(figure.nominal) >= 10 * figure.place


def _same_hedge(a: Figure, b: Figure) -> Outcome:
    """More than 2,050 and more than 2,500 can both be true, but who knew the second would not write the first."""
    near, far = (a, b) if a.grain >= b.grain else (b, a)
    if near.nominal is None or far.nominal is None:
        return Outcome.DISJOINT
    allowed = near.soft.meet(near.hard)
    half = near.grain / 2
    if near.place == far.place and max(abs(near.nominal), abs(far.nominal)) < 100 * near.place:
        return Outcome.DISJOINT
    if far.grain < near.grain and (_holds(allowed, far.nominal) or abs(far.nominal - near.nominal) <= half):
        return Outcome.ROUNDED
    return Outcome.DISJOINT


def _holds(interval: Interval, value: Fraction) -> bool:
    return Interval(value, value).meets(interval)


def _beside(a: Figure, b: Figure) -> Interval:
    return a.wide if a.is_plain and a.grain > b.place else a.hard


def _hedged(a: Figure, b: Figure) -> Outcome:
    first, second = common(a, b)
    if not first.meets(second):
        return _violation(a, b)
    bound = a if a.hedge in ABOVE | BELOW else b
    other = b if bound is a else a
    if _soft(a, first).meets(_soft(b, second)):
        return Outcome.ROUNDED if {a.hedge, b.hedge} <= {"exact", "about", "nearly"} else Outcome.BOUNDED
    if {"about", "nearly"} & {a.hedge, b.hedge}:
        return Outcome.STRETCHED if _apart(a, b) else Outcome.ROUNDED
    return Outcome.STRETCHED if _far(bound, other) else Outcome.BOUNDED


def _soft(figure: Figure, beside: Interval) -> Interval:
    return beside if figure.is_plain else figure.soft


def _apart(a: Figure, b: Figure) -> bool:
    """Whether the two differ by more than a twentieth: nearly 930 for 923 stretches nothing."""
    if a.nominal is None or b.nominal is None:
        return True
    return abs(a.nominal - b.nominal) * CLOSE > max(abs(a.nominal), abs(b.nominal))


def _far(bound: Figure, other: Figure) -> bool:
    x, y = bound.nominal, other.nominal
    if not x or not y or (x > 0) != (y > 0):
        return True
    return max(abs(x), abs(y)) >= FAR * min(abs(x), abs(y))


def _violation(a: Figure, b: Figure) -> Outcome:
    bounds = [f for f in (a, b) if f.hedge in ABOVE | BELOW]
    if any(f.hedge in ("at_least", "at_most") for f in bounds):
        return Outcome.BOUND_BROKEN
    if len(bounds) == 1 and a.nominal is not None and b.nominal is not None:
        bound = bounds[0]
        other = b if bound is a else a
        gap = abs(a.nominal - b.nominal)
        if gap <= bound.grain and _on_wrong_side(bound, other):
            return Outcome.WRONG_WAY
    return Outcome.DISJOINT


def _on_wrong_side(bound: Figure, other: Figure) -> bool:
    if bound.nominal is None or other.nominal is None:
        return False
    return other.nominal > bound.nominal if bound.hedge in BELOW else other.nominal < bound.nominal


def _stretches(a: Figure, b: Figure) -> Outcome:
    """Ranges and vague amounts, end by end."""
    ends = _ends_equal(a, b)
    if ends == 2:
        return Outcome.EQUAL
    if a.hedge == b.hedge == "range" and ends == 1:
        return Outcome.STRETCHED if _nested_by_rounding(a, b) else Outcome.DISJOINT
    if not a.hard.meets(b.hard):
        return Outcome.DISJOINT
    return Outcome.BOUNDED


def _ends_equal(a: Figure, b: Figure) -> int:
    if a.low_end is None or b.low_end is None:
        return 0
    return (a.low_end == b.low_end) + (a.high_end == b.high_end and a.high_end is not None)


def _nested_by_rounding(a: Figure, b: Figure) -> bool:
    pairs = ((a.low_end, b.low_end), (a.high_end, b.high_end))
    step = max(a.place, b.place)
    return all(x is not None and y is not None and abs(x - y) <= step / 2 for x, y in pairs)
