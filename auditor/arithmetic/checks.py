"""One printed result against what the other numbers give: whether it can hold, how far it is off, and the line that
shows it.

Comes in: intervals of the printed and of the recomputed. Goes out: checks. Refuses to know: which words joined the
numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from auditor.wording import Wording
from claims.values import Claim, Interval

Outcome = Literal["holds", "rounded", "stretched", "fails"]


@dataclass(frozen=True, slots=True)
class Check:
    """A printed number, what it should follow from, and what came of it."""

    printed: Claim
    operands: tuple[Claim, ...]
    outcome: Outcome
    stated: Interval
    """What the printed number allows, in the unit of the recomputation."""
    recomputed: Interval
    lines: tuple[Wording, ...]
    kind: str = ""
    """What was recomputed: `share`, `points`, `step`, `times`, `direction` ..."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The printed number first, then the others."""
        return (self.printed, *self.operands)


def outcome(stated: Interval, recomputed: Interval, *, place: Fraction, looser: Interval | None = None) -> Outcome:
    """Whether the printed number can hold.

    `rounded`: it misses by less than one unit of its last digit (cut off instead of rounded), or it holds once the
    round numbers among the operands may stand for what rounds to them (`looser`).
    """
    if stated.meets(recomputed):
        return "holds"
    if widened(stated, place).meets(recomputed):
        return "rounded"
    if looser is not None and widened(stated, place).meets(looser):
        return "rounded"
    return "fails"


def widened(interval: Interval, slack: Fraction) -> Interval:
    """The interval with so much more room at each end that is bounded."""
    low = None if interval.low is None else interval.low - slack
    high = None if interval.high is None else interval.high + slack
    return Interval(low, high)


def distance(stated: Interval, recomputed: Interval) -> Fraction:
    """How far apart two intervals are; zero when they meet."""
    if stated.high is not None and recomputed.low is not None and stated.high < recomputed.low:
        return recomputed.low - stated.high
    if stated.low is not None and recomputed.high is not None and recomputed.high < stated.low:
        return stated.low - recomputed.high
    return Fraction(0)


def total(parts: Iterable[Interval]) -> Interval:
    """The interval of a sum of one value of each."""
    out = Interval(Fraction(0), Fraction(0))
    for part in parts:
        out = out.plus(part)
    return out


def last_place(claim: Claim, unit: Fraction = Fraction(1)) -> Fraction:
    """One unit of the last written digit, times the factor of the unit worked in; zero where it is hedged.

    A closing zero behind the point may be padding (35.10 for 35.1), so it leaves half a unit of the digit before it.
    """
    place = claim.quantity.place
    if place is None or claim.quantity.hedge != "exact":
        return Fraction(0)
    written = claim.quantity.written
    padding = 5 if "." in written and written.endswith("0") else 1
    return abs(Fraction(place) * unit) * padding
