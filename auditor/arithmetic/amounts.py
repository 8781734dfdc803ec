"""What a claim gives to arithmetic: an interval in a unit that others share, and how far a round number may be
stretched.

Comes in: claims. Goes out: intervals and units. Refuses to know: sentences, rules, wording.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from claims import units
from claims.values import Claim, Interval

PERCENT: Final = Fraction(1, 100)
ROUND_LIMIT: Final = Fraction(1, 100)
"""A round number of three digits and more (600, 1,900) may stand for what rounds to it, but in arithmetic for no more
than 1 % to each side: beyond that a step that is printed to the digit no longer follows from it (own choice, confirmed
on real filings)."""
ROUND_FROM: Final = 2
"""Numbers of so few digits are not round: 30 is no rough 25."""
NOT_AMOUNTS: Final = frozenset({"date", "period", "rank"})
SHARES: Final = frozenset({"percent", "percentage_point", "basis_point"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A claim as arithmetic sees it: every value it allows, in `unit`."""

    claim: Claim
    interval: Interval
    unit: str | None

    @property
    def nominal(self) -> Fraction | None:
        """The written value in the same unit, where there is one."""
        return nominal(self.claim)


def amount(claim: Claim) -> Amount:
    """The claim in its dimension's base unit; percentages as shares of one."""
    quantity = claim.quantity
    if quantity.unit == "percent":
        return Amount(claim, quantity.interval().scaled(PERCENT), None)
    held = units.unit(quantity.unit)
    return Amount(claim, quantity.interval().scaled(held.factor, held.offset), held.base)


def nominal(claim: Claim) -> Fraction | None:
    """The written value in the unit of `amount`; the middle where only a range is written."""
    value = claim.quantity.exact()
    if value is None and claim.quantity.nominal_low is not None and claim.quantity.nominal_high is not None:
        value = Fraction(claim.quantity.nominal_low + claim.quantity.nominal_high) / 2
    if value is None:
        return None
    if claim.quantity.unit == "percent":
        return value * PERCENT
    held = units.unit(claim.quantity.unit)
    return value * held.factor + held.offset


def rounded(claim: Claim) -> Interval:
    """What the claim allows when a round number may also stand for what rounds to it, in the unit of `amount`."""
    held = amount(claim).interval
    value, grain = nominal(claim), claim.quantity.grain
    if value is None or grain is None or claim.quantity.hedge != "exact":
        return held
    factor = PERCENT if claim.quantity.unit == "percent" else units.unit(claim.quantity.unit).factor
    slack = min(abs(Fraction(grain) * factor) / 2, abs(value) * ROUND_LIMIT)
    if claim.quantity.place == grain or held.low is None or held.high is None or len(_digits(claim)) < 3:
        return held
    return Interval(min(held.low, value - slack), max(held.high, value + slack))


def step_of(claim: Claim) -> Fraction:
    """One unit of the last digit, of the last that is not zero in a longer whole number, in the unit of `amount`."""
    quantity = claim.quantity
    is_round = "." not in quantity.written and len(_digits(claim)) > ROUND_FROM
    place = max(quantity.place or 0, quantity.grain or 0) if is_round else quantity.place or 0
    factor = PERCENT if quantity.unit == "percent" else units.unit(quantity.unit).factor
    return abs(Fraction(place) * factor)


def likely(claim: Claim) -> Interval:
    """What a claim leads one to expect when it is bounded on one side only: "more than 3,100" is hardly 4,000.

    Up to the place of its last digit that is not zero, a fifth at most; a claim with both ends is taken as it stands.
    """
    held, value, grain = amount(claim).interval, nominal(claim), claim.quantity.grain
    if is_bounded(held) or value is None or grain is None:
        return held
    slack = min(abs(Fraction(grain) * units.unit(claim.quantity.unit).factor), abs(value) / 5)
    return held.meet(Interval(value - slack, value + slack))


def in_unit_of(claim: Claim, interval: Interval) -> tuple[Interval, str | None]:
    """An interval of the unit of `amount` in the unit that a claim is written in, and that unit."""
    unit = claim.quantity.unit
    if unit == "percent":
        return interval.scaled(1 / PERCENT), unit
    held = units.unit(unit)
    return interval.scaled(1 / held.factor, -held.offset / held.factor), unit


def expected(claim: Claim) -> Interval:
    """What the claim leads one to expect: "about 24.8" is hardly 22.5, though it may be; in the unit of `amount`.

    Half the step of a round number, one unit of the last digit of another, and 2.5 % at least.
    """
    held = amount(claim).interval
    value, grain, place = nominal(claim), claim.quantity.grain, claim.quantity.place
    if claim.quantity.hedge != "about" or value is None or grain is None or place is None:
        return held
    factor = PERCENT if claim.quantity.unit == "percent" else units.unit(claim.quantity.unit).factor
    step = Fraction(grain) / 2 if grain > place else Fraction(place)
    slack = max(step * factor, abs(value) / 40)
    return held.meet(Interval(value - slack, value + slack))


def _digits(claim: Claim) -> str:
    return "".join(ch for ch in claim.quantity.written if ch.isdecimal())


def is_amount(claim: Claim) -> bool:
    """Whether the claim states how much or how many: no date, no rank, nothing of a page's furniture or code."""
    if claim.quantity.kind in NOT_AMOUNTS or claim.quantity.date is not None:
        return False
    return not claim.marks & {"furniture", "code"}


def is_share(claim: Claim) -> bool:
    """Whether the claim is a percentage or in points."""
    return claim.quantity.unit in SHARES


def is_bounded(interval: Interval) -> bool:
    """Whether both ends are finite."""
    return interval.low is not None and interval.high is not None


def is_positive(interval: Interval) -> bool:
    """Whether every value allowed is above zero."""
    return interval.low is not None and interval.low > 0


def same_unit(a: Claim, b: Claim) -> bool:
    """Whether two claims can stand in one sum: the same base unit, or one of them a bare number."""
    first, second = a.quantity.unit, b.quantity.unit
    if first == second:
        nouns = {a.quantity.noun, b.quantity.noun} - {""}
        return first is not None or len(nouns) < 2
    if (first in SHARES) != (second in SHARES):
        return False
    if first is None or second is None:
        return units.unit(first or second).factor == 1 and not {a.quantity.kind, b.quantity.kind} & {
            "multiple",
            "ratio",
        }
    return units.unit(first).base == units.unit(second).base


def is_plain(claim: Claim) -> bool:
    """Whether the number is bare or counts something: neither money nor a measure nor a percentage."""
    return claim.quantity.kind in {"count", "multiple", "ratio"} or claim.quantity.unit is None
