"""Columns of a table that follow from other columns: the change between two years, its percentage, the share of the
total.

Comes in: grids. Goes out: cells that do not follow where most of their column does, and how many do. Refuses to know:
codes, messages.

A column is taken for such a one by its heading (change, 增减, %), and only when at least three of its lines and four in
five come out; signs are not held to anything (a cost that fell may be printed as a gain).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, Literal

from auditor.arithmetic.grids import Figure, Grid, grids
from auditor.arithmetic.memo import once
from auditor.evidence import Evidence

CHANGE: Final = re.compile(
    r"change|variance|increase|decrease|growth|difference|\byoy\b|\$\s*$|^\s*%\s*$|% ?chg"
    r"|差额|增减|变动|增长|同比|变化|增幅|涨跌"
)
SHARE: Final = re.compile(r"%|percent|share|占比|比重|比例|份额")
LEAST: Final = 3
PART: Final = Fraction(3, 4)

Rule = Literal["difference", "growth", "share"]


@dataclass(frozen=True, slots=True)
class Derived:
    """A cell that does not follow: the cell, what it should follow from, and what those give."""

    grid: Grid
    line: int
    rule: Rule
    printed: Figure
    operands: tuple[Figure, Figure]
    wanted: Fraction
    """As the cell would print it: a number in the grid's steps, or a percentage."""
    held: int
    """How many lines of the column come out."""


def failures(evidence: Evidence) -> tuple[Derived, ...]:
    """Every cell that does not follow from its line though its column does."""
    return once(evidence, _failures)


def _failures(evidence: Evidence) -> tuple[Derived, ...]:
    return tuple(f for grid in grids(evidence) if not grid.turned for f in of(grid))


def of(grid: Grid) -> Iterator[Derived]:
    """The failing cells of one grid."""
    numbers = [c for c in grid.columns if _kind(grid, c) == "number"]
    for column in grid.columns:
        head = grid.heads.get(column, "")
        kind = _kind(grid, column)
        if CHANGE.search(head) and kind is not None:
            rule: Rule = "difference" if kind == "number" else "growth"
            pairs = [(a, b) for a in numbers for b in numbers if a < b and column not in {a, b}]
            yield from _best(grid, column, rule, pairs)
        if kind == "percent" and SHARE.search(head) and not CHANGE.search(head):
            yield from _shares(grid, column, [c for c in numbers if c < column])


def _kind(grid: Grid, column: int) -> str | None:
    kinds: list[str] = [f.kind for (_, c), f in grid.figures.items() if c == column]
    if len(kinds) < LEAST:
        return None
    return max(("number", "percent"), key=kinds.count)


def _best(grid: Grid, column: int, rule: Rule, pairs: list[tuple[int, int]]) -> Iterator[Derived]:
    """The failing lines under the pair of columns that explains the most."""
    test = _difference if rule == "difference" else _growth
    best: tuple[list[int], list[int], tuple[int, int]] | None = None
    for first, second in pairs[:20]:
        for a, b in ((first, second), (second, first)) if rule == "growth" else ((first, second),):
            holds, fails = _sorted_out(grid, column, (a, b), test)
            if best is None or len(holds) > len(best[0]):
                best = (holds, fails, (a, b))
    if best is None or not _is_proof(best[0], best[1]):
        return
    holds, fails, (a, b) = best
    for line in fails:
        one, two, printed = grid.figures[line, a], grid.figures[line, b], grid.figures[line, column]
        yield Derived(grid, line, rule, printed, (one, two), _wanted(rule, one, two), len(holds))


def _is_proof(holds: list[int], fails: list[int]) -> bool:
    return len(holds) >= LEAST and len(holds) >= PART * (len(holds) + len(fails))


Test = Callable[[Figure, Figure, Figure, Grid], bool | None]


def _sorted_out(grid: Grid, column: int, pair: tuple[int, int], test: Test) -> tuple[list[int], list[int]]:
    holds: list[int] = []
    fails: list[int] = []
    # A column is rounded alike, whatever zeros one of its cells shows.
    slack = max((f.slack for (_, c), f in grid.figures.items() if c == column), default=0)
    for line in grid.lines:
        printed, one, two = (grid.figures.get((line, c)) for c in (column, *pair))
        if printed is None or one is None or two is None:
            continue
        came = test(replace(printed, slack=slack), one, two, grid)
        if came is not None:
            (holds if came else fails).append(line)
    return holds, fails


def _difference(printed: Figure, one: Figure, two: Figure, _grid: Grid) -> bool | None:
    if {printed.kind, one.kind, two.kind} != {"number"} or not printed.value:
        return None
    slack = one.slack + two.slack + printed.slack
    room = one.roundness + two.roundness + printed.roundness
    gap = min(
        abs(abs(one.value - two.value) - abs(printed.value)), abs(abs(one.value) - abs(two.value) - abs(printed.value))
    )
    return gap <= max(slack, room)


def _growth(printed: Figure, one: Figure, two: Figure, grid: Grid) -> bool | None:
    if printed.kind != "percent" or {one.kind, two.kind} != {"number"} or not printed.value:
        return None
    if abs(two.value) <= 20 * two.slack or (one.value > 0) != (two.value > 0):
        return None
    stated = abs(Fraction(printed.value)) * Fraction(grid.step) / 200
    slack = Fraction(printed.slack) * Fraction(grid.step) / 100
    low, high = _growth_range(one, two)
    return low - slack <= stated <= high + slack


def _growth_range(one: Figure, two: Figure) -> tuple[Fraction, Fraction]:
    corners = [
        abs(Fraction(abs(one.value) + a * one.roundness, abs(two.value) + b * two.roundness) - 1)
        for a in (-1, 1)
        for b in (-1, 1)
    ]
    crosses = abs(abs(one.value) - abs(two.value)) <= one.roundness + two.roundness
    return (Fraction(0) if crosses else min(corners)), max(corners)


def _wanted(rule: Rule, one: Figure, two: Figure) -> Fraction:
    if rule == "difference":
        return Fraction(one.value - two.value)
    return (Fraction(one.value, two.value) - 1) * 100 if rule == "growth" else Fraction(one.value, two.value) * 100


def _shares(grid: Grid, column: int, numbers: list[int]) -> Iterator[Derived]:
    """Percentages of a total whose line prints 100 %."""
    wholes = [n for n in grid.lines if _is_whole(grid, n, column)]
    if len(wholes) != 1:
        return
    for base in reversed(numbers):
        whole = grid.figures.get((wholes[0], base))
        if whole is None or whole.value <= 0 or whole.kind != "number":
            continue
        holds: list[int] = []
        fails: list[int] = []
        for line in grid.lines:
            printed, one = grid.figures.get((line, column)), grid.figures.get((line, base))
            if line == wholes[0] or printed is None or one is None or printed.kind != "percent" or one.kind != "number":
                continue
            (holds if _is_share(printed, one, whole, grid) else fails).append(line)
        if _is_proof(holds, fails):
            for line in fails:
                printed, one = grid.figures[line, column], grid.figures[line, base]
                yield Derived(grid, line, "share", printed, (one, whole), _wanted("share", one, whole), len(holds))
            return


def _is_whole(grid: Grid, line: int, column: int) -> bool:
    figure = grid.figures.get((line, column))
    return figure is not None and figure.kind == "percent" and Fraction(figure.value) * Fraction(grid.step) == 200


def _is_share(printed: Figure, one: Figure, whole: Figure, grid: Grid) -> bool:
    stated = abs(Fraction(printed.value)) * Fraction(grid.step) / 200
    slack = Fraction(printed.slack) * Fraction(grid.step) / 100
    low = Fraction(abs(one.value) - one.roundness, whole.value + whole.roundness)
    high = Fraction(abs(one.value) + one.roundness, whole.value - whole.roundness)
    return low - slack <= stated <= high + slack
