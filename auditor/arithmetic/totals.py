"""Lines of a table that are sums of lines beside them, and the columns where such a sum does not come out.

Comes in: grids. Goes out: totals that hold and totals that fail, each with its addends. Refuses to know: codes,
messages.

Levels and changes are told from amounts first: a column of growth, rates or yields is never summed, by its heading or
because its total follows from its own line (4.04 beside 388,238 of 9,604,958). Shares are, where the total says 100.

How it is known what a line sums: a run of lines above (or below) it is tried, with and without the subtotals already
found in it. A run that gives the total in one column is the total's meaning, and then a column where the same run
fails is wrong. A lone column proves nothing by itself: there the printed total must be one slip away from the sum (a
digit, a transposition, a power of ten) and the line must be called a total. Real filings hold sums that leave lines
out, so a column where any run at all comes out is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from auditor.arithmetic.grids import Figure, Grid, grids
from auditor.arithmetic.memo import once
from auditor.evidence import Evidence

TOTAL_WORDS: Final = re.compile(
    r"\b(?:sub-?total|total|totals|sum|aggregate|overall|altogether|in all)\b"
    r"|合计|小计|共计|合共|全部|总(?!部|裁|经理|监|统|理)"
)
NOT_SUMS: Final = re.compile(
    r"%\s*\W*$|^\s*\W*%|% of|% to"
    r"|\b(?:percent|percentage|per share|per cent|ratio|margin|average|mean|median|rate|rates|yield|eps)\b"
    r"|率|占比|比例|平均|每股|均值|中位|单价|均价|倍数"
)
SHARES: Final = re.compile(r"\bshare of\b|\bpercent of\b|占|比重|份额")
CHANGES: Final = re.compile(
    r"\b(?:change|changes|growth|variance|increase|decrease|yoy)\b|增减|变动|增长|同比|环比|变化|[增降涨跌]幅|增速"
)
PRICES: Final = re.compile(r"\bprices?\b|价格|售价|报价")
LESS: Final = re.compile(r"^\s*(?:less|minus|deduct)\b|^\s*(?:减|扣除)")
FURTHEST: Final = 120
"""Lines above a total that may belong to it."""
MOST_LONE: Final = 3
"""Where more columns than that hold the total and none comes out, the lines are no addends of it."""
MOST_LINE: Final = 8
"""Figures of a line of which its total may follow."""
LONG: Final = 300
"""In a longer grid only lines called totals are tried as totals: it is a list of records, and trying each costs."""
ENOUGH_DIGITS: Final = 3
"""A sum of fewer digits comes out by chance too often to prove what a line sums."""


@dataclass(frozen=True, slots=True)
class Total:
    """A printed total in one column of a grid: its addends, what they sum to, and how sure their choice is."""

    grid: Grid
    line: int
    column: int
    total: Figure
    addends: tuple[Figure, ...]
    signs: tuple[int, ...]
    sum: int
    slack: int
    outcome: Literal["holds", "fails"]
    confirmed_in: tuple[int, ...] = ()
    """The other columns in which the same lines give the total."""
    slip: str | None = None

    @property
    def key(self) -> tuple[str, int, int]:
        """The cell of the total in the document."""
        return (self.grid.document, self.total.cell.start, self.total.cell.end)


@dataclass(frozen=True, slots=True)
class _Run:
    """A choice of addends for one line: which lines, with which sign, and the columns where they give the total."""

    lines: tuple[int, ...]
    signs: tuple[int, ...]
    holds: tuple[int, ...]
    trivial: tuple[int, ...]
    fails: tuple[int, ...]


@dataclass(slots=True)
class _Seen:
    """Subtotals found so far in a grid, with the lines below each: those that a later sum may count once."""

    parts: dict[int, tuple[int, ...]] = field(default_factory=dict)


def totals(evidence: Evidence) -> tuple[Total, ...]:
    """Every total of every table that could be judged, in order of place; a cell is judged once."""
    return once(evidence, _totals)


def _totals(evidence: Evidence) -> tuple[Total, ...]:
    best: dict[tuple[str, int, int], Total] = {}
    for grid in grids(evidence):
        for total in of(grid):
            held = best.get(total.key)
            if held is None or _strength(total) > _strength(held):
                best[total.key] = total
    return tuple(best[key] for key in sorted(best))


def _strength(total: Total) -> tuple[bool, int, int]:
    # A sum that holds one way needs no explaining the other way; the failing side is kept only when neither holds.
    return (total.outcome == "holds", len(total.confirmed_in), len(total.addends))


def of(grid: Grid) -> Iterator[Total]:
    """The totals of one grid."""
    seen = _Seen()
    lines = grid.lines
    for index, line in enumerate(lines):
        if not _may_be_total(grid, line):
            continue
        before = lines[max(0, index - FURTHEST) : index]
        after = lines[index + 1 : index + 1 + FURTHEST] if index <= 1 and _is_total(grid, line) else ()
        runs = [*_runs(grid, line, before[::-1], seen), *_runs(grid, line, after, seen)]
        yield from _judged(grid, line, runs, seen)


def _judged(grid: Grid, line: int, runs: list[_Run], seen: _Seen) -> Iterator[Total]:
    proven = [r for r in runs if _is_proof(grid, line, r)]
    if proven:
        best = max(proven, key=lambda r: (len(r.holds), -len(r.fails), len(r.lines)))
        seen.parts[line] = best.lines
        anywhere = {c for r in runs for c in (*r.holds, *r.trivial)}
        for column in best.holds:
            yield _total(grid, line, column, best, "holds", best.holds)
        for column in best.fails:
            if column in anywhere or _is_no_sum(grid, line, column) or not _is_proven_for(grid, line, column, best):
                continue
            total = _total(grid, line, column, best, "fails", best.holds)
            named = _is_total(grid, line) and not _lies_between(total)
            if (total.slip or named) and not _explained(grid, total, best):
                yield total
        return
    yield from _lone(grid, line, runs, seen)


def _lone(grid: Grid, line: int, runs: list[_Run], seen: _Seen) -> Iterator[Total]:
    """A total whose lines no other column confirms: named only when one slip of writing explains it."""
    columns = [c for c in grid.columns if (line, c) in grid.figures]
    if not _is_total(grid, line) or grid.turned or len(columns) > MOST_LONE:
        return
    anywhere = {c for r in runs for c in (*r.holds, *r.trivial)}
    whole = [r for r in runs if len(r.lines) >= 2 and _is_whole_block(grid, r, line, seen)]
    for run in whole[:1]:
        for column in run.fails:
            total = _total(grid, line, column, run, "fails", ())
            if column in anywhere or total.total.kind == "percent" or _is_no_sum(grid, line, column):
                continue
            if _explained(grid, total, run):
                continue
            if total.slip and _digits(total.total) >= ENOUGH_DIGITS:
                seen.parts[line] = run.lines
                yield total


def _is_proven_for(grid: Grid, line: int, column: int, run: _Run) -> bool:
    """Whether a column that comes out speaks for this one: of its kind, or shares that make 100 %."""
    held = [grid.figures[line, c] for c in run.holds]
    kind = grid.figures[line, column].kind
    if any(f.kind == kind for f in held):
        return True
    return kind == "number" and any(Decimal(f.value) * grid.step == 2 * 100 for f in held)


def _is_no_sum(grid: Grid, line: int, column: int) -> bool:
    """Whether a column cannot be added: its heading names prices, rates, changes in per cent, or its total follows
    from its own line.
    """
    head = grid.heads.get(column, "")
    total = grid.figures[line, column]
    is_relative = total.kind == "percent" or "%" in head
    if (is_relative or SHARES.search(head)) and not CHANGES.search(head) and _is_hundred(grid, total):
        return False  # shares of a whole
    if NOT_SUMS.search(head) or (is_relative and CHANGES.search(head)):
        return True
    if not grid.turned and PRICES.search(head):
        return True
    return not grid.turned and _follows_in_line(grid, line, column)


def _is_hundred(grid: Grid, figure: Figure) -> bool:
    return Decimal(abs(figure.value)) * grid.step == 2 * 100


def _follows_in_line(grid: Grid, line: int, column: int) -> bool:
    """Whether two other figures of the line give the total as their ratio or as the growth from one to the other."""
    total = grid.figures[line, column]
    if _digits(total) < ENOUGH_DIGITS - 1 or (total.kind == "number" and "." not in total.printed):
        return False
    others = [f for (n, c), f in grid.figures.items() if n == line and c != column and f.kind == "number"][:MOST_LINE]
    stated, slack = (abs(Fraction(v)) * Fraction(grid.step) / 200 for v in (total.value, total.slack + 1))
    return any(
        min(abs(Fraction(abs(a.value), abs(b.value)) - stated), abs(abs(Fraction(a.value, b.value) - 1) - stated))
        <= slack
        for a in others
        for b in others
        if a is not b and b.value
    )


def _lies_between(total: Total) -> bool:
    """Whether the printed total lies among its addends, as an average would."""
    values = [f.value for f in total.addends]
    return bool(values) and min(values) <= total.total.value <= max(values)


def _may_be_total(grid: Grid, line: int) -> bool:
    label = grid.labels.get(line, "")
    if len(grid.lines) > LONG and not TOTAL_WORDS.search(label):
        return False
    return not NOT_SUMS.search(label)


def _is_total(grid: Grid, line: int) -> bool:
    label = grid.labels.get(line, "")
    return bool(TOTAL_WORDS.search(label))


def _runs(grid: Grid, line: int, order: tuple[int, ...], seen: _Seen) -> Iterator[_Run]:
    """Growing runs of lines next to the total, nearest first: with every line, then with leaves for subtotals."""
    columns = [c for c in grid.columns if (line, c) in grid.figures]
    for leaves in (False, True):
        if leaves and not seen.parts:
            return
        chosen: list[int] = []
        signs: list[int] = []
        sums = dict.fromkeys(columns, 0)
        slacks = dict.fromkeys(columns, 0)
        counts = dict.fromkeys(columns, 0)
        covered: set[int] = set()
        for other in order:
            if NOT_SUMS.search(grid.labels.get(other, "")) or other in covered:
                continue
            if other in seen.parts:
                if leaves:
                    continue
                covered |= set(seen.parts[other])
            sign = -1 if LESS.search(grid.labels.get(other, "")) else 1
            chosen.append(other)
            signs.append(sign)
            for column in columns:
                figure = grid.figures.get((other, column))
                if figure is None or figure.kind != grid.figures[line, column].kind:
                    continue
                # "Less: imputed interest (279)" is printed with its sign already.
                sums[column] += figure.value * (sign if figure.value > 0 else 1)
                slacks[column] += figure.slack
                counts[column] += 1 if figure.value else 0
            if len(chosen) >= 2:
                yield _outcomes(grid, line, chosen, signs, (sums, slacks, counts))


def _outcomes(
    grid: Grid,
    line: int,
    chosen: list[int],
    signs: list[int],
    sums: tuple[dict[int, int], dict[int, int], dict[int, int]],
) -> _Run:
    holds, trivial, fails = [], [], []
    for column, value in sums[0].items():
        total = grid.figures[line, column]
        if abs(value - total.value) > sums[1][column] + total.slack:
            fails.append(column)
        elif sums[2][column] >= 2 and total.value:
            holds.append(column)
        else:
            trivial.append(column)
    return _Run(tuple(chosen), tuple(signs), tuple(holds), tuple(trivial), tuple(fails))


def _is_proof(grid: Grid, line: int, run: _Run) -> bool:
    """Whether the columns where a run gives the total are enough to say that it is the total's meaning."""
    digits = sum(_telling(grid, line, c, run) for c in run.holds)
    if _is_total(grid, line):
        covers = len(run.lines) == len(grid.lines) - 1
        return digits >= (1 if covers and run.holds else ENOUGH_DIGITS - 1)
    return len(run.holds) >= 2 and digits >= 2 * ENOUGH_DIGITS


def _telling(grid: Grid, line: int, column: int, run: _Run) -> int:
    """How many digits a sum that comes out has right by no chance: those of its finest number, less one."""
    held = [grid.figures[n, column] for n in (line, *run.lines) if (n, column) in grid.figures]
    return max(_digits(f) for f in held) - 1


def _digits(figure: Figure) -> int:
    return len(re.sub(r"\D", "", figure.printed).strip("0"))


def _is_whole_block(grid: Grid, run: _Run, line: int, seen: _Seen) -> bool:
    """Whether a run reaches back to where its block begins: the top, a heading line, or an earlier total."""
    top = min(run.lines)
    if max(run.lines) > line:
        return False
    above = [n for n in (*grid.lines, *grid.labels) if n < top]
    if not above:
        return True
    last = max(above)
    return last in seen.parts or _is_total(grid, last) or last not in grid.lines


def _explained(grid: Grid, total: Total, run: _Run) -> bool:
    """Whether the gap needs no slip: a figure is missing, one is round, or one line's value is the gap, once or twice.

    A line left out or counted twice makes the gap its value; one printed with the other sign makes it twice that.
    Lines that the confirming columns have counted already are past such doubt.
    """
    if any((n, total.column) not in grid.figures and (n, total.column) not in grid.nils for n in run.lines):
        return True
    gap = abs(total.sum - total.total.value)
    if gap <= sum(f.roundness for f in (total.total, *total.addends)):
        return True
    tried = {n for n in run.lines if any(_is_something(grid, n, c) for c in run.holds)}
    doubtful = {
        abs(f.value) for (n, c), f in grid.figures.items() if c == total.column and n not in {total.line, *tried}
    }
    once_or_twice = {v for v in doubtful if v} | {2 * v for v in doubtful if v}
    return gap in once_or_twice


def _is_something(grid: Grid, line: int, column: int) -> bool:
    figure = grid.figures.get((line, column))
    return figure is not None and figure.value != 0


def _sum(grid: Grid, column: int, run: _Run) -> tuple[int, int]:
    total = slack = 0
    kind = grid.figures[run.lines[0], column].kind if (run.lines[0], column) in grid.figures else None
    for line, sign in zip(run.lines, run.signs, strict=True):
        figure = grid.figures.get((line, column))
        if figure is None or (kind is not None and figure.kind != kind):
            continue
        total += figure.value * (sign if figure.value > 0 else 1)
        slack += figure.slack
    return total, slack


def _total(
    grid: Grid, line: int, column: int, run: _Run, outcome: Literal["holds", "fails"], holds: tuple[int, ...]
) -> Total:
    printed = grid.figures[line, column]
    pairs = sorted((n, s) for n, s in zip(run.lines, run.signs, strict=True) if (n, column) in grid.figures)
    pairs = [(n, s) for n, s in pairs if grid.figures[n, column].kind == printed.kind]
    value, slack = _sum(grid, column, run)
    slip = _slip(grid.shown(value), grid.shown(printed.value)) if outcome == "fails" else None
    return Total(
        grid,
        line,
        column,
        printed,
        tuple(grid.figures[n, column] for n, _ in pairs),
        tuple(s for _, s in pairs),
        value,
        slack + printed.slack,
        outcome,
        tuple(c for c in holds if c != column),
        slip,
    )


def _slip(right: str, printed: str) -> str | None:
    """The one slip of writing between two numbers: `digit`, `transposed`, `power`, `sign`; None where there is none."""
    a, b = (re.sub(r"[^\d.]", "", t) for t in (right, printed))
    if a == b:
        return "sign"
    if a.replace(".", "").strip("0") == b.replace(".", "").strip("0"):
        return "power"
    if len(a) != len(b):
        return None
    off = [i for i in range(len(a)) if a[i] != b[i]]
    if len(off) == 1:
        return "digit"
    if len(off) == 2 and a[off[0]] == b[off[1]] and a[off[1]] == b[off[0]]:
        return "transposed"
    return None
