"""Tables that lost their grid, every cell on a line of its own, as pages copied to plain text leave them.

A run of lines is such a table when a header with a period is followed by two rows or more of one label and as many
numbers as the header has columns. Refuses to know: what the cells mean beyond their kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claims.tabular.cell_kinds import kind_of
from claims.values import Cell, Table

LONGEST: Final = 30
"""A longer line is no cell of such a table."""
SHORT: Final = 2 * LONGEST
"""The same with the blanks that may stand around it; a line of more blanks is none."""
NARROWEST: Final = 3
WIDEST: Final = 9

Span = tuple[int, int]


def stacked(text: str, taken: Sequence[Table]) -> list[Table]:
    """The tables of one cell a line that stand outside of those already found."""
    found: list[Table] = []
    for run in _runs(text, taken):
        i = 0
        while i + 2 * NARROWEST < len(run):
            table, width = _table(text, run, i)
            if table:
                found.append(table)
            i += width or 1
    return found


def _runs(text: str, taken: Sequence[Table]) -> Iterator[list[Span]]:
    """Runs of short lines; a blank line between cells does not end one, two do."""
    run: list[Span] = []
    blanks = position = k = 0
    lines = text.split("\n")
    fewest = 2 * NARROWEST
    if len(lines) <= fewest or sorted(map(len, lines))[fewest] > SHORT:
        return
    for line in lines:
        start, end = position, position + len(line)
        position = end + 1
        while k < len(taken) and taken[k].end <= start:
            k += 1
        is_taken = k < len(taken) and taken[k].start < end
        content = line.strip()
        if not content and not is_taken:
            blanks += 1
            if blanks < 2:
                continue
        if content and len(content) <= LONGEST and not is_taken:
            begin = start + line.index(content[0])
            run.append((begin, begin + len(content)))
            blanks = 0
            continue
        if len(run) > 2 * NARROWEST:
            yield run
        run, blanks = [], 0
    if len(run) > 2 * NARROWEST:
        yield run


def _table(text: str, run: Sequence[Span], first: int) -> tuple[Table | None, int]:
    """The table that begins here, and how many lines it takes."""
    kinds = [kind_of(text[a:b]) for a, b in run[first : first + WIDEST + 1]]
    if "period" not in kinds[1:3] or "number" not in kinds:
        return None, 0
    width = kinds.index("number") - 1
    if not NARROWEST <= width <= WIDEST or kinds[0] == "nil" or "period" not in kinds[1:width]:
        return None, 0
    rows = 1
    while _is_row(text, run[first + rows * width : first + (rows + 1) * width], width):
        rows += 1
    if rows < 3:
        return None, 0
    cells = tuple(
        Cell(row, column, *run[first + row * width + column], is_header=row == 0)
        for row in range(rows)
        for column in range(width)
    )
    caption = run[first - 1] if first else None
    return Table(cells[0].start, cells[-1].end, cells, caption), rows * width


def _is_row(text: str, spans: Sequence[Span], width: int) -> bool:
    if len(spans) < width:
        return False
    label, *values = (kind_of(text[a:b]) for a, b in spans)
    return label == "text" and all(kind in ("number", "nil") for kind in values)
