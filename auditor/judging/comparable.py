"""What two claims can be held against, and whether they leave anything to look at.

Comes in: two claims with their figures. Goes out: the kind that both must share, the outcome of the algebra with what
claims know beside it: direction, signs of tables, limits, days. Refuses to know: links, rules, words.
"""

from __future__ import annotations

import functools
from typing import Final

from auditor.judging import currency
from auditor.judging.algebra import COMPATIBLE, Outcome, compare
from auditor.judging.calendar_spans import Span, span, when
from auditor.judging.figure import ABOVE, BELOW, Figure, mirrored
from claims.values import Claim, Quantity

DATED: Final = frozenset({"date", "period"})
SHARES: Final = frozenset({"percent", "ratio"})
LIMITS: Final = frozenset(
    {
        "rate_limit",
        "limit",
        "quota",
        "size_limit",
        "length_limit",
        "timeout",
        "retries",
        "retention",
        "expiry",
        "password_length",
    }
)
"""Measures that are bounds themselves: "up to 100" and "more than 60 are refused" state two different limits."""


TONS: Final = frozenset({"ton", "metric_ton", "long_ton"})
"""Units that are written for one another: newspapers say ton for what the source gives in tonnes."""


def is_dated(quantity: Quantity) -> bool:
    """Whether it names days of the calendar."""
    return quantity.kind in DATED and span(when(quantity)) is not None


@functools.lru_cache(maxsize=8192)
def _unit_key(kind: str, unit: str | None) -> str:
    from claims import units

    if kind in DATED:
        return "date"
    if kind in ("rank", "count", "multiple"):
        return kind
    if kind in SHARES or unit in ("percent", "basis_point", "percentage_point"):
        return "percentage_point" if unit == "percentage_point" else "share"
    known = units.unit(unit)
    if currency.parts(unit) is not None or known.dimension.startswith("[currency]"):
        return f"money {known.base or unit}"
    return known.dimension if unit is not None else "bare"


def kind_key(quantity: Quantity) -> str:
    """What can be held against what without a conversion that needs outside knowledge: one key for both."""
    if quantity.kind in DATED and quantity.date is None and quantity.written.startswith("T"):
        return "clock"
    if quantity.kind == "period" and quantity.unit is not None and span(when(quantity)) is None:
        return _unit_key("duration", quantity.unit)  # the next two hours: how long, and of no calendar
    return _unit_key(quantity.kind, quantity.unit)


def opposed(first: Claim, second: Claim) -> bool:
    """Whether one says up and the other down; columns of tables have conventions of their own."""
    if "table" in first.marks | second.marks:
        return False
    return {first.frame.change, second.frame.change} == {"up", "down"}


def agrees(first: Claim, second: Claim, a: Figure, b: Figure) -> bool:
    """Whether two claims of one kind leave nothing to look at, were they of one fact."""
    if is_dated(first.quantity) or is_dated(second.quantity):
        x, y = span(when(first.quantity)), span(when(second.quantity))
        return x is not None and y is not None and same_time(first, second, x, y)
    if unit_swapped(first, second, a, b):
        return are_tons(first, second)
    return not opposed(first, second) and outcome_of(first, second, *unsigned(first, second, a, b)) in COMPATIBLE


def same_time(first: Claim, second: Claim, x: Span, y: Span) -> bool:
    """Whether two times can be one; stretches from day to day that share one end must share the other too."""
    if not x.meets(y):
        return False
    stretches = all("/" in (c.quantity.date or "") for c in (first, second))
    return not stretches or (x.first == y.first) == (x.last == y.last)


def unit_swapped(first: Claim, second: Claim, a: Figure, b: Figure) -> bool:
    """Whether one figure is written with two units, and only rounding makes them meet: two miles, two kilometres."""
    if a.unit == b.unit or a.nominal == b.nominal or a.dimension != b.dimension:
        return False
    return bool(a.nominal and b.nominal) and first.quantity.value == second.quantity.value


def are_tons(first: Claim, second: Claim) -> bool:
    """Whether both are one figure in tons of one sort and another, by themselves or per one thing."""
    units = [(c.quantity.unit or "").partition("/") for c in (first, second)]
    if units[0][2] != units[1][2] or not {units[0][0], units[1][0]} <= TONS:
        return False
    return first.quantity.value == second.quantity.value is not None


def outcome_of(first: Claim, second: Claim, a: Figure, b: Figure) -> Outcome:
    """The outcome; two numbers of one limit must be the same, from whichever side they are told."""
    if a.unit != b.unit and are_tons(first, second):
        return Outcome.SAME_NUMBER_OTHER_HEDGE if a.hedge != b.hedge else Outcome.ROUNDED
    found = compare(a, b)
    limits = LIMITS & {first.frame.measure, second.frame.measure}
    if found is Outcome.BOUNDED and limits and a.hedge in ABOVE | BELOW and b.hedge in ABOVE | BELOW:
        return Outcome.DISJOINT
    return found


def unsigned(first: Claim, second: Claim, a: Figure, b: Figure) -> tuple[Figure, Figure]:
    """The figures without sign where only one has it: a loss of 3 million is (3) in a table, a fall of 2 % is -2 %."""
    if not a.nominal or not b.nominal or (a.nominal < 0) == (b.nominal < 0):
        return a, b
    told = "table" in first.marks | second.marks or first.frame.change or second.frame.change
    if not told:
        return a, b
    return (mirrored(a), b) if a.nominal < 0 else (a, mirrored(b))
