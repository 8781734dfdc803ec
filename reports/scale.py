"""Intervals drawn to one scale with characters, so that the eye sees whether they overlap.

Comes in: the intervals of a finding's sides. Goes out: one bar a side, or none where a picture would say nothing.
Refuses to know: labels, colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reports.figures import number
from reports.model import Span

_LEAST = 12
"""Columns below which no bar is drawn."""


def bars(spans: Sequence[Span | None], width: int) -> list[str]:
    """One bar for each span in `width` columns; all empty when they cannot be drawn to one scale."""
    ends = [_ends(s) for s in spans]
    known = [end for pair in ends for end in pair if end is not None]
    units = {s.unit for s in spans if s is not None}
    drawable = sum(pair != (None, None) for pair in ends)
    if drawable < 2 or len(units) > 1 or width < _LEAST or min(known) == max(known):
        return [""] * len(spans)
    low, high = min(known), max(known)
    margin = (high - low) / 12
    return [_bar(pair, low - margin, high + margin, width) for pair in ends]


def _ends(span: Span | None) -> tuple[Decimal | None, Decimal | None]:
    return (None, None) if span is None else (number(span.low), number(span.high))


def _bar(ends: tuple[Decimal | None, Decimal | None], low: Decimal, high: Decimal, width: int) -> str:
    if ends == (None, None):
        return ""
    first = 0 if ends[0] is None else _column(ends[0], low, high, width)
    last = width - 1 if ends[1] is None else _column(ends[1], low, high, width)
    left = "←" if ends[0] is None else "├"
    right = "→" if ends[1] is None else "┤"
    if first == last:
        drawn = "●" if None not in ends else (left if ends[0] is None else right)
    else:
        drawn = left + "─" * (last - first - 1) + right
    return ("·" * first + drawn).ljust(width, "·")


def _column(value: Decimal, low: Decimal, high: Decimal, width: int) -> int:
    return int((value - low) / (high - low) * (width - 1))
