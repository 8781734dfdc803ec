"""Tables drawn in plain text -> grids of cells: rows parted by bars, by tabs, or by aligned columns.

Linear in the text. Refuses to know: what the cells say, beyond whether a row of an aligned table has numbers in it.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from claims.frozen import quickly_made
from claims.values import Cell, Table

BARS: Final = "|｜│┃║"
CAPTION_LINES: Final = 3
CAPTION_LENGTH: Final = 160
"""A longer line above a table is prose, not its caption, but its end may still tell the unit."""

_BAR: Final = re.compile(r"(?<!\\)[|｜│┃║]")
# `|---|:--:|`, `+----+`, `├──┼──┤`: rules between rows, no cells.
_RULE: Final = re.compile(r"[\s|+:=\-─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛│┃║]+")
_RULE_INK: Final = re.compile(r"-{2,}|={2,}|[─━═]|\|\s*:?-:?\s*\|")
# Two blanks or more, or one ideographic blank between words, part the columns of an aligned table.
_GAP: Final = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*")
_GAPS: Final = ("  ", "\u3000", "\u00a0")
_MARK: Final = re.compile(r"[|｜│┃║─━═\t\u3000\u00a0]|  |--|==")
"""What any row holds."""
_start = attrgetter("start")
_BLANKS: Final = " \u00a0\u3000"
_ENDS_PROSE: Final = re.compile(r"[。！？；.!?;][”’」』)）\"']*\s*$")

Span = tuple[int, int]


@quickly_made
@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end."""

    start: int
    end: int


@quickly_made
@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Span, ...]
    is_rule: bool = False


def drawn(text: str) -> list[Table]:
    """The tables drawn in a text, in order of place."""
    styles = [(split, build) for marks, split, build in _STYLES if _may_part_rows(text, marks)]
    if not styles:
        return []
    lines = list(_lines(text))
    found: list[Table] = []
    i = 0
    while (i := _next_marked(text, lines, i)) < len(lines):
        for split, build in styles:
            rows, after = _block(text, lines, i, split)
            table = build(text, rows) if len(rows) > 1 else None
            if table:
                found.append(_captioned(text, lines, i, table, found[-1].end if found else 0))
                i = after
                break
            if len(rows) > _SMALL:
                i = after  # rows of one kind that make no table are not tried again line by line
                break
        else:
            i += 1
    return found


def _may_part_rows(text: str, marks: Sequence[str]) -> bool:
    """Whether marks of a style stand at two places at least, as two rows need."""
    found = [mark for mark in marks if mark in text]
    return len(found) > 1 or (len(found) == 1 and text.find(found[0], text.find(found[0]) + 1) >= 0)


def _next_marked(text: str, lines: Sequence[Line], i: int) -> int:
    """The next line that any style may part; others begin no row."""
    mark = _MARK.search(text, lines[i].start) if i < len(lines) else None
    return len(lines) if mark is None else bisect_right(lines, mark.start(), i, key=_start) - 1


_SMALL: Final = 8
_LONGEST_CELL: Final = 600
_WIDEST: Final = 80
"""What is longer and not at the beginning of a line is prose with wide blanks, not a cell."""
_LONGEST: Final = 1000
"""A longer line is no row of aligned columns."""


def _lines(text: str) -> Iterator[Line]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield Line(start, end - 1 if end > start and text[end - 1] == "\r" else end)
        start = end + 1


def _block(
    text: str, lines: Sequence[Line], first: int, split: Callable[[str, Line], _Row | None]
) -> tuple[list[_Row], int]:
    rows: list[_Row] = []
    i = first
    while i < len(lines) and (row := split(text, lines[i])):
        rows.append(row)
        i += 1
    return rows, i


# Rows parted by bars.


def _barred_cells(text: str, line: Line) -> _Row | None:
    stretch = text[line.start : line.end]
    if _RULE.fullmatch(stretch) and _RULE_INK.search(stretch):
        return _Row((), is_rule=True)
    bars = [line.start + m.start() for m in _BAR.finditer(stretch)]
    if not bars:
        return None
    edges = [line.start - 1, *bars, line.end]
    return _Row(tuple(_trimmed(text, a + 1, b) for a, b in itertools.pairwise(edges)))


def _barred_table(text: str, rows: Sequence[_Row]) -> Table | None:
    written = [r for r in rows if not r.is_rule]
    if len(written) < 2:
        return None
    # With a bar at both ends of every row the first and last pieces are outside of the table.
    bordered = all(len(r.cells) > 2 and _is_empty(r.cells[0]) and _is_empty(r.cells[-1]) for r in written)
    has_rule = rows[0].is_rule or (len(rows) > 1 and rows[1].is_rule)
    if bordered and not has_rule and not all(_begins_with_bar(text, r) for r in written):
        bordered = False
    grid = [r.cells[1:-1] if bordered else r.cells for r in written]
    if max(map(len, grid)) < 2 and not bordered:
        return None
    if not has_rule and _is_prose([c for row in grid for c in row]):
        return None
    return _table(grid, _heads(rows))


def _is_prose(cells: Sequence[Span]) -> bool:
    """Whether bars stand in running text, as around an absolute value, rather than between cells."""
    lengths = [b - a for a, b in cells if b > a]
    return any(n > _LONGEST_CELL for n in lengths) or 2 * sum(n > _WIDEST for n in lengths) > len(lengths)


def _heads(rows: Sequence[_Row]) -> int:
    """How many rows stand over the first rule between rows."""
    first = next(i for i, r in enumerate(rows) if not r.is_rule)
    rule = next((i for i in range(first, len(rows)) if rows[i].is_rule), len(rows))
    is_between = any(not r.is_rule for r in rows[rule:])
    return rule - first if is_between and rule - first <= 3 else 0


def _begins_with_bar(text: str, row: _Row) -> bool:
    return text[row.cells[0][0] - 1 : row.cells[0][0] + 1].lstrip()[:1] in BARS


def _is_empty(cell: Span) -> bool:
    return cell[0] == cell[1]


# Rows parted by tabs.


def _tabbed_cells(text: str, line: Line) -> _Row | None:
    tabs = [line.start + m.start() for m in re.finditer("\t", text[line.start : line.end])]
    if not tabs or not text[line.start : line.end].strip():
        return None
    edges = [line.start - 1, *tabs, line.end]
    return _Row(tuple(_trimmed(text, a + 1, b) for a, b in itertools.pairwise(edges)))


def _tabbed_table(text: str, rows: Sequence[_Row]) -> Table | None:
    del text
    full = sum(sum(not _is_empty(c) for c in r.cells) > 1 for r in rows)
    return _table([r.cells for r in rows], 0) if full > 1 and 2 * full >= len(rows) else None


# Rows in aligned columns.


def _aligned_cells(text: str, line: Line) -> _Row | None:
    if line.end - line.start > _LONGEST:
        return None
    stretch = text[line.start : line.end]
    if "  " not in stretch and "\u3000" not in stretch and "\u00a0" not in stretch:
        return None
    if not _GAP.search(stretch) or "\t" in stretch or _BAR.search(stretch):
        return None
    if _GAP.search(inner := stretch.strip(_BLANKS)) is None:  # an indented paragraph
        return _Row((_trimmed(text, line.start, line.end),)) if inner else None
    cells: list[Span] = []
    start = 0
    for gap in _GAP.finditer(stretch):
        cells.append(_trimmed(text, line.start + start, line.start + gap.start()))
        start = gap.end()
    cells.append(_trimmed(text, line.start + start, line.end))
    return _Row(tuple(c for c in cells if not _is_empty(c))) if any(not _is_empty(c) for c in cells) else None


def _aligned_table(text: str, rows: Sequence[_Row]) -> Table | None:
    numeric = [r for r in rows if len(r.cells) > 1 and any(_has_digit(text, c) for c in r.cells[1:])]
    if len(numeric) < 2 or 2 * len(numeric) < len(rows) or any(b - a > _WIDEST for r in rows for a, b in r.cells[1:]):
        return None
    width = max(len(r.cells) for r in numeric)
    models = [r for r in numeric if len(r.cells) == width]
    ends = _columns(text, models)
    grid = [_placed(text, row, ends) for row in rows]
    return _table(grid, 0) if width > 1 else None


def _has_digit(text: str, cell: Span) -> bool:
    return any(c.isdecimal() for c in text[cell[0] : cell[1]])


def _columns(text: str, models: Sequence[_Row]) -> list[tuple[int, int]]:
    """For each column where its cells begin and end at the widest, in columns of a screen."""
    spans = [[_on_screen(text, c) for c in row.cells] for row in models]
    return [(min(s[i][0] for s in spans), max(s[i][1] for s in spans)) for i in range(len(spans[0]))]


def _placed(text: str, row: _Row, columns: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """The cells of a row under the columns they overlap most or lie nearest to; gaps are empty cells."""
    if len(row.cells) == len(columns):
        return row.cells
    out: list[Span] = [(row.cells[0][0], row.cells[0][0])] * len(columns)
    free = 0
    for k, cell in enumerate(row.cells):
        left, right = _on_screen(text, cell)
        last = len(columns) - (len(row.cells) - k)
        choice = range(free, min(max(free, last), len(columns) - 1) + 1)
        best = min(choice, key=lambda i: _distance((left, right), columns[i]))
        out[best] = cell if _is_empty(out[best]) else (out[best][0], cell[1])
        free = min(best + 1, len(columns) - 1)
    return tuple(out)


def _distance(cell: tuple[int, int], column: tuple[int, int]) -> int:
    overlap = min(cell[1], column[1]) - max(cell[0], column[0])
    return -overlap if overlap > 0 else abs(cell[0] + cell[1] - column[0] - column[1])


def _on_screen(text: str, cell: Span) -> tuple[int, int]:
    begin = text.rfind("\n", 0, cell[0]) + 1
    left = _width(text[begin : cell[0]])
    return left, left + _width(text[cell[0] : cell[1]])


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)


_Split = Callable[[str, Line], _Row | None]
_Build = Callable[[str, Sequence[_Row]], Table | None]
_STYLES: Final[tuple[tuple[Sequence[str], _Split, _Build], ...]] = (
    (BARS, _barred_cells, _barred_table),
    ("\t", _tabbed_cells, _tabbed_table),
    (_GAPS, _aligned_cells, _aligned_table),
)
"""Each style with the marks that one of its rows must have."""


# What all have in common.


def _table(grid: Sequence[Sequence[Span]], heads: int) -> Table:
    cells = tuple(
        Cell(row, column, start, end, is_header=row < heads)
        for row, spans in enumerate(grid)
        for column, (start, end) in enumerate(spans)
    )
    return Table(min(c.start for c in cells), max(c.end for c in cells), cells)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _captioned(text: str, lines: Sequence[Line], first: int, table: Table, after: int) -> Table:
    """The table with the short lines right above it, which name it and often its unit."""
    spans: list[Span] = []
    blanks = 0
    for line in reversed(lines[max(0, first - CAPTION_LINES - 1) : first]):
        start, end = _trimmed(text, line.start, line.end)
        if start == end:
            blanks += 1
            if blanks > 1 or spans:
                break
            continue
        if line.start < after:
            break
        is_prose = end - start > CAPTION_LENGTH or (_ENDS_PROSE.search(text[start:end]) is not None)
        if is_prose and not spans:
            spans.append((max(start, end - CAPTION_LENGTH), end))
        if is_prose or len(spans) >= CAPTION_LINES:
            break
        spans.append((start, end))
    if not spans:
        return table
    return Table(table.start, table.end, table.cells, (spans[-1][0], spans[0][1]))
