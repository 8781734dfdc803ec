"""The values that flow out of a text: intervals, quantities, frames, claims; and the parts of a text they stand in.

Comes in: nothing. Goes out: frozen values without behaviour beyond arithmetic. Refuses to know: files, languages,
units' factors, checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from claims.frozen import quickly_made

Kind = Literal[
    "money", "percent", "ratio", "multiple", "count", "measure", "duration", "date", "period", "rank", "rate"
]
Hedge = Literal["exact", "about", "nearly", "under", "over", "at_least", "at_most", "up_to", "range", "several"]
Change = Literal["up", "down", "to"]
Modality = Literal["reported", "forecast", "quote", "opinion", "rumour"]

NO_DETAILS: Final[Mapping[str, str | int]] = {}
"""Never written to; a plain dict because a mapping proxy cannot cross to worker processes."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Interval:
    """Every value that a writing allows; an end that is None is open to infinity."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def is_empty(self) -> bool:
        """Whether no value at all lies inside."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def meet(self, other: Interval) -> Interval:
        """The values that lie in both; may be empty."""
        low, low_open = _tighter(self.low, self.low_open, other.low, other.low_open, sign=1)
        high, high_open = _tighter(self.high, self.high_open, other.high, other.high_open, sign=-1)
        return Interval(low, high, low_open, high_open)

    def meets(self, other: Interval) -> bool:
        """Whether one value can lie in both."""
        return not self.meet(other).is_empty()

    def within(self, other: Interval) -> bool:
        """Whether every value of this interval lies in the other."""
        return self.meet(other) == self

    def scaled(self, factor: Fraction, offset: Fraction = Fraction(0)) -> Interval:
        """The interval of `value * factor + offset`."""
        low = None if self.low is None else self.low * factor + offset
        high = None if self.high is None else self.high * factor + offset
        if factor < 0:
            return Interval(high, low, self.high_open, self.low_open)
        return Interval(low, high, self.low_open, self.high_open)

    def plus(self, other: Interval) -> Interval:
        """The interval of the sum of one value of each (Minkowski sum)."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def minus(self, other: Interval) -> Interval:
        """The interval of the difference of one value of each."""
        return self.plus(other.scaled(Fraction(-1)))

    def times(self, other: Interval) -> Interval:
        """The interval of the product; both must be bounded.

        Raises:
            ValueError: when an end is open to infinity.
        """
        corners = [(a * b, a_open or b_open) for a, a_open in self._ends() for b, b_open in other._ends()]
        low, high = min(corners), max(corners)
        return Interval(low[0], high[0], low[1], high[1])

    def over(self, other: Interval) -> Interval:
        """The interval of the quotient; both must be bounded and the divisor must leave out zero.

        Raises:
            ZeroDivisionError: when zero lies in the divisor.
            ValueError: when an end is open to infinity.
        """
        (low, low_open), (high, high_open) = other._ends()
        if low <= 0 <= high:
            message = "the divisor may be zero"
            raise ZeroDivisionError(message)
        return self.times(Interval(1 / high, 1 / low, high_open, low_open))

    def _ends(self) -> tuple[tuple[Fraction, bool], tuple[Fraction, bool]]:
        if self.low is None or self.high is None:
            message = "an interval open to infinity has no such product"
            raise ValueError(message)
        return (self.low, self.low_open), (self.high, self.high_open)


def _tighter(
    a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool, *, sign: int
) -> tuple[Fraction | None, bool]:
    if a is None:
        return b, b_open
    if b is None:
        return a, a_open
    if a == b:
        return a, a_open or b_open
    return (a, a_open) if (a - b) * sign > 0 else (b, b_open)


@quickly_made
@dataclass(frozen=True, slots=True)
class Quantity:
    """What a written number promises: its nominal value, its unit, and every value it leaves room for.

    `value`, `low`, `high`, `nominal_*`, `place` and `grain` are in `unit`, scale words applied. `low` and `high` are
    the
    hard interval of the writing itself (a bare number: half a unit of its last digit to each side).
    """

    kind: Kind
    value: Decimal | None = None
    unit: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False
    hedge: Hedge = "exact"
    nominal_low: Decimal | None = None
    nominal_high: Decimal | None = None
    place: Decimal | None = None
    """Place value of the last written digit times the scale word: 589B -> 1e9, 589.3B -> 1e8."""
    grain: Decimal | None = None
    """Place of the last digit that is not zero: 600 -> 100, 1,900 -> 100, 35 -> 1; a written decimal part makes it
    `place`.
    """
    fraction: Fraction | None = None
    """The exact value where it has no finite decimal (1/3), or was written as a fraction (1/20)."""
    written: str = ""
    """The numeral as it stands, folded to ASCII digits where it is digits: `5,890` -> `5890`."""
    scale: str = ""
    """The scale word as written: 億, billion, k."""
    noun: str = ""
    """The classifier or counted noun as written: 名, 架次, troops."""
    hedge_words: tuple[str, ...] = ()
    date: str | None = None
    """For dates and periods: ISO 8601 date, month, year, interval, or FY2026."""

    def interval(self) -> Interval:
        """The hard interval in `unit`, exact."""
        if self.fraction is not None and self.hedge == "exact" and self.low is None:
            return Interval(self.fraction, self.fraction)
        low = None if self.low is None else Fraction(self.low)
        high = None if self.high is None else Fraction(self.high)
        return Interval(low, high, self.low_open, self.high_open)

    def per(self, unit: str) -> Quantity:
        """The same amount as a rate in a unit."""
        return Quantity(
            "rate",
            self.value,
            unit,
            self.low,
            self.high,
            self.low_open,
            self.high_open,
            self.hedge,
            self.nominal_low,
            self.nominal_high,
            self.place,
            self.grain,
            self.fraction,
            self.written,
            self.scale,
            self.noun,
            self.hedge_words,
            self.date,
        )

    def exact(self) -> Fraction | None:
        """The nominal value without rounding."""
        if self.fraction is not None:
            return self.fraction
        return None if self.value is None else Fraction(self.value)


@quickly_made
@dataclass(frozen=True, slots=True)
class Frame:
    """What a number is about."""

    subject: str | None = None
    measure: str | None = None
    comparator: str | None = None
    period: str | None = None
    scope: tuple[str, ...] = ()
    change: Change | None = None
    modality: Modality = "reported"
    speaker: str | None = None
    known_measure: bool = False
    """Whether `measure` is a canonical name of a lexicon; otherwise it is the written words."""
    family: str | None = None
    """The measure less the qualifier that is in `scope` as well: `cost` of `training_cost`; else the same as
    `measure`.
    """


NO_FRAME: Final = Frame()


@quickly_made
@dataclass(frozen=True, slots=True)
class Claim:
    """A number in a text, with all that the text says of it."""

    document: str
    start: int
    end: int
    quote: str
    sentence: tuple[int, int]
    language: str
    quantity: Quantity
    frame: Frame = NO_FRAME
    location: Mapping[str, str | int] = field(default_factory=lambda: NO_DETAILS, hash=False)
    marks: frozenset[str] = frozenset()
    """What kind of place it stands in: `furniture`, `code`, `table`, `heading`, `header` (of a table), `footnote`
    ...
    """
    confidence: float = 1.0

    @property
    def id(self) -> str:
        """Unique in a run: document name, start and end."""
        return f"{self.document}:{self.start}-{self.end}"


@quickly_made
@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document's text that one place of the original gave, or that is not running prose."""

    start: int
    end: int
    kind: str = "prose"
    """`prose`, `heading`, `code`, `front_matter`, `furniture`, `caption`, `footnote`, `comment`, `insertion`,
    `text_box` ...
    """
    location: Mapping[str, str | int] = field(default_factory=lambda: NO_DETAILS, hash=False)


@quickly_made
@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: where it stands in the grid (0-based) and in the text."""

    row: int
    column: int
    start: int
    end: int
    is_header: bool = False
    row_span: int = 1
    column_span: int = 1
    location: Mapping[str, str | int] = field(default_factory=lambda: NO_DETAILS, hash=False)


@quickly_made
@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells in a document's text, with the words that head it."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    caption: tuple[int, int] | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity or date as it was read at a place, before anything is known of what it is about.

    `start` and `end` span number, scale word and unit; `outer_start` and `outer_end` take in hedge words as well.
    """

    start: int
    end: int
    quantity: Quantity
    outer_start: int
    outer_end: int
    confidence: float = 1.0
    marks: frozenset[str] = frozenset()
