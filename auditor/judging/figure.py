"""A written number made ready for comparison: its interval, its expected interval and its precision in the base unit.

Comes in: a claim's quantity. Goes out: a Figure, exact (Fraction), in the base unit of its dimension. Sources
of the widths: guards 1 to 3 of the table of intervals. Refuses to know: context, documents, verdicts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from claims import units
from claims.values import Hedge, Interval, Quantity

CAP: Final = Fraction(1, 5)
"""Roundness never widens a number by more than a tenth of itself to each side (half of a fifth)."""

BELOW: Final = frozenset({"nearly", "under", "at_most", "up_to"})
ABOVE: Final = frozenset({"over", "at_least"})
POINTS: Final = frozenset({"exact", "about"})


@dataclass(frozen=True, slots=True)
class Figure:
    """What one written number allows, in the base unit."""

    hedge: Hedge
    nominal: Fraction | None
    hard: Interval
    soft: Interval
    wide: Interval
    """The hard interval, widened by the roundness of a bare number: valid only beside a more precise value."""
    place: Fraction
    """Place value of the last written digit."""
    grain: Fraction
    """Place of the last digit that is not zero, capped: below it the writer may have rounded."""
    unit: str | None
    base: str | None
    dimension: str
    kind: str
    digits: str
    """The significant digits as written, without zeros at either end: `5,890` and `0.589` are `589`."""
    last: int = 0
    """The power of ten of the last of these digits, scale words applied, in the written unit."""
    low_end: Fraction | None = None
    high_end: Fraction | None = None
    discrete: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is a bare number without a hedge."""
        return self.hedge == "exact" and self.nominal is not None


def one_amount(a: Figure, b: Figure) -> bool:
    """Whether the two are one number whatever their units, but for what either rounds."""
    if not a.nominal or not b.nominal:
        return False
    return abs(abs(a.nominal) - abs(b.nominal)) * 2 <= max(a.place, b.place)


def figure(quantity: Quantity) -> Figure:
    """The figure of a quantity; dates have none that means anything (their nominal is None)."""
    unit = units.unit(quantity.unit)
    factor, offset = unit.factor, unit.offset
    exact = quantity.exact()
    place = _place(quantity) * abs(factor)
    nominal = None if exact is None else exact * factor + offset
    hard = quantity.interval().scaled(factor, offset)
    discrete = quantity.kind in ("count", "rank") and place <= 1 and _whole(nominal)
    if quantity.hedge == "exact" and nominal is not None:
        hard = Interval(nominal, nominal) if discrete else _around(nominal, hard, place)
    grain = _grain(quantity, exact, place, abs(factor))
    wide = hard if nominal is None or quantity.hedge != "exact" else _widened(quantity, exact, nominal, hard, grain)
    return Figure(
        quantity.hedge,
        nominal,
        hard,
        _expected(quantity.hedge, nominal, hard, place, grain),
        wide,
        place,
        grain,
        quantity.unit,
        unit.base,
        unit.dimension,
        quantity.kind,
        *_digits(quantity),
        _end(quantity.nominal_low, factor, offset),
        _end(quantity.nominal_high, factor, offset),
        discrete,
    )


def mirrored(found: Figure) -> Figure:
    """The figure with the other sign."""
    minus = Fraction(-1)
    return replace(
        found,
        nominal=None if found.nominal is None else -found.nominal,
        hard=found.hard.scaled(minus),
        soft=found.soft.scaled(minus),
        wide=found.wide.scaled(minus),
    )


def _end(value: object, factor: Fraction, offset: Fraction) -> Fraction | None:
    return None if value is None else Fraction(str(value)) * factor + offset


def _whole(value: Fraction | None) -> bool:
    return value is not None and value.denominator == 1


def _place(quantity: Quantity) -> Fraction:
    if quantity.place is not None:
        return Fraction(quantity.place)
    if quantity.value is None:
        return Fraction(1)
    exponent = quantity.value.as_tuple().exponent
    return Fraction(1) if not isinstance(exponent, int) or exponent >= 0 else Fraction(1, 10**-exponent)


def _around(nominal: Fraction, hard: Interval, place: Fraction) -> Interval:
    if hard.low is not None or hard.high is not None:
        return hard
    return Interval(nominal - place / 2, nominal + place / 2)


def _grain(quantity: Quantity, exact: Fraction | None, place: Fraction, factor: Fraction) -> Fraction:
    """Two-digit integers are not round; a fraction written as such is as exact as its denominator."""
    if quantity.grain is None or exact is None:
        return place
    grain = Fraction(quantity.grain) * factor
    if quantity.hedge == "exact" and abs(exact * factor) < 100 * place:
        return place
    return max(place, min(grain, abs(exact * factor) * CAP)) if quantity.hedge == "exact" else max(place, grain)


def _widened(
    quantity: Quantity, exact: Fraction | None, nominal: Fraction, hard: Interval, grain: Fraction
) -> Interval:
    if quantity.fraction is not None and exact:
        return _around_fraction(exact) or hard
    half = grain / 2
    wide = Interval(nominal - half, nominal + half)
    low = wide.low if hard.low is None or (wide.low is not None and wide.low < hard.low) else hard.low
    high = wide.high if hard.high is None or (wide.high is not None and wide.high > hard.high) else hard.high
    return Interval(low, high)


def _around_fraction(exact: Fraction) -> Interval | None:
    """1/20 is what a speaker says for anything from 1/22 to 1/18.

    The roundness of the denominator, capped at a fifth.
    """
    if abs(exact.numerator) != 1 or exact.denominator < 2:
        return None
    n = exact.denominator
    grain = Fraction(1)
    while n % (grain * 10) == 0:
        grain *= 10
    half = min(grain, n * CAP) / 2
    ends = sorted((1 / (n + half), 1 / (n - half)))
    return Interval(ends[0] * exact.numerator, ends[1] * exact.numerator) if exact > 0 else None


def _expected(hedge: Hedge, nominal: Fraction | None, hard: Interval, place: Fraction, grain: Fraction) -> Interval:
    if nominal is None or hedge in ("exact", "range", "several"):
        return hard
    half = grain / 2 if grain > place else place
    if hedge == "about":
        return Interval(nominal - half, nominal + half)
    if hedge == "nearly":
        return Interval(nominal - grain / 2, nominal, high_open=True)
    if hedge in BELOW:
        return Interval(nominal - grain, nominal, high_open=hard.high_open)
    return Interval(nominal, nominal + grain, low_open=hard.low_open)


def _digits(quantity: Quantity) -> tuple[str, int]:
    value = quantity.value if quantity.value is not None else quantity.nominal_high
    if value is None:
        return "", 0
    _, digits, exponent = value.as_tuple()
    written = "".join(map(str, digits)).lstrip("0")
    kept = written.rstrip("0")
    return kept, (exponent if isinstance(exponent, int) else 0) + len(written) - len(kept)
