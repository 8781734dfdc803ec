"""A number with its unit and hedge, on the way to a `Reading`: what joining and splitting work on.

Comes in: a scanned item and its hedges. Goes out: a `Figure`, and from it the `Reading`. Refuses to know: the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from claims.frozen import changed
from claims.numbers.digits import EXACT, grain_of, half, power
from claims.numbers.hedges import Limits
from claims.values import Quantity, Reading


@dataclass(slots=True)
class Figure:
    """A number with unit and hedge at its place. `number_start` and `number_end` are the numeral without unit."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    number_start: int
    number_end: int
    value: Decimal | None
    place: int
    grain: int
    kind: str
    unit: str | None
    limits: Limits
    nominal: tuple[Decimal | None, Decimal | None]
    fraction: Fraction | None
    written: str
    scale: str
    scale_exponent: int
    has_prefix: bool
    script: str
    hedge: str = "exact"
    before: str = ""
    """What the words before it say, apart from those behind it."""
    own_hedge: bool = False
    """Whether the numeral itself is vague: 十几, 三四十, 数千."""
    noun: str = ""
    hedge_words: tuple[str, ...] = ()
    is_negative: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it has neither unit nor counted noun."""
        return self.unit is None and not self.noun and not self.has_prefix

    @property
    def is_discrete(self) -> bool:
        """Whether it counts things that come whole."""
        return self.kind == "count" and self.place == 0

    def is_negative_of(self, other: Figure) -> bool:
        """Whether the other is a bare negative number, so that a dash between them would be its sign."""
        return other.is_negative and self.is_bare and not self.is_negative

    def with_unit_of(self, other: Figure) -> Figure:
        """The figure in the unit of the other."""
        return changed(self, unit=other.unit, kind=other.kind, noun=other.noun)

    def moved_to(self, end: int) -> Figure:
        """The figure with a later end."""
        return changed(self, end=end, outer_end=max(end, self.outer_end))

    def within(self, tolerance: Decimal, end: int) -> Figure:
        """The figure with a stated tolerance to both sides."""
        if self.value is None:
            return self
        limits = Limits(EXACT.subtract(self.value, tolerance), EXACT.add(self.value, tolerance))
        words = (*self.hedge_words, "±")
        return changed(self, limits=limits, hedge="about", own_hedge=True, hedge_words=words, end=end, outer_end=end)

    def measured(self, kind: str, unit: str, noun: str) -> Figure:
        """The figure in a unit that stands further on."""
        return changed(self, kind=kind, unit=unit, noun=noun)

    def shifted(self, exponent: int) -> Figure:
        """The figure times a power of ten."""
        value = None if self.value is None else EXACT.multiply(self.value, power(exponent))
        return changed(self, value=value, place=self.place + exponent, grain=self.grain + exponent)

    def _over(self, spans: tuple[int, int, int, int]) -> Figure:
        """The figure with other ends."""
        start, end, outer_start, outer_end = spans
        return changed(self, start=start, end=end, outer_start=outer_start, outer_end=outer_end)

    def as_range(
        self,
        spans: tuple[int, int, int, int],
        nominal: tuple[Decimal, Decimal],
        limits: tuple[Decimal, Decimal],
        written: str,
        words: tuple[str, ...],
    ) -> Figure:
        """A range in this figure's unit."""
        return changed(
            self._over(spans),
            value=None,
            limits=Limits(*limits),
            hedge="range",
            own_hedge=True,
            nominal=nominal,
            fraction=None,
            written=written,
            hedge_words=words,
        )

    def with_open_ends(self, low: bool, high: bool) -> Figure:
        """The same with ends that are excluded."""
        return changed(self, limits=changed(self.limits, low_open=low, high_open=high))

    def as_sum(
        self, spans: tuple[int, int, int, int], value: Decimal, written: str, hedge: str, words: tuple[str, ...]
    ) -> Figure:
        """A compound amount in this figure's unit."""
        place = grain_of(value) if value != value.to_integral_value() else 0
        slack = half(max(place, -6))
        shift = EXACT.subtract(value, self.value or Decimal(0))
        moved = changed(
            self.limits,
            low=None if self.limits.low is None else EXACT.add(self.limits.low, shift),
            high=None if self.limits.high is None else EXACT.add(self.limits.high, shift),
        )
        limits = Limits(EXACT.subtract(value, slack), EXACT.add(value, slack)) if hedge == "exact" else moved
        return changed(
            self._over(spans),
            value=value,
            place=place,
            grain=grain_of(value),
            limits=limits,
            hedge=hedge,
            fraction=None,
            written=written,
            hedge_words=words,
        )

    def reading(self) -> Reading:
        """What the claim is made from."""
        limits = self.limits
        quantity = Quantity(
            self.kind,  # type: ignore[arg-type] # a word of the unit tables, which are checked against the kinds
            None if self.hedge in ("range", "several") else self.value,
            self.unit,
            limits.low,
            limits.high,
            limits.low_open,
            limits.high_open,
            self.hedge,  # type: ignore[arg-type] # a word of the hedge lists, likewise
            self.nominal[0],
            self.nominal[1],
            power(self.place),
            power(self.grain if self.grain > self.place else self.place),  # noqa: FURB136
            self.fraction,
            self.written,
            self.scale,
            self.noun,
            self.hedge_words,
        )
        start, end, outer_start, outer_end = self.start, self.end, self.outer_start, self.outer_end
        return Reading(
            start,
            end,
            quantity,
            outer_start if outer_start < start else start,  # noqa: FURB136 - `min` costs eight times as much
            outer_end if outer_end > end else end,  # noqa: FURB136
        )
