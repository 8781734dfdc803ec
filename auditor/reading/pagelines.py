"""Lines of a printed page with their boxes -> paragraphs and tables as a reader sees them.

A line that reaches the right margin goes on in the next; cells stand further apart than words do. Lengths are points,
with the origin at the bottom left, as in PDF. Refuses to know: PDF, documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

Box = tuple[float, float, float, float]
"""left, bottom, right, top"""

CELL_GAP: Final = 0.9
"""Cells of a row are at least so far apart, in heights of a line; words of justified text come to 0.6."""
_BULLET: Final = re.compile(r"[•●▪■◆·\-–—*]\s|[(（]?\d{1,2}[)）.、]\s?|[(（]?[一二三四五六七八九十]{1,3}[)）、]")
_ENDS: Final = re.compile(r"[。！？；!?;:：.][”’」』)）\"']*$")
_WIDE: Final = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef\u3000-\u303f]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words on one line, with nothing but blanks of common width in it."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: one piece, or several that stand apart."""

    pieces: tuple[Piece, ...]
    box: Box
    """The box around all pieces."""
    height: float
    """The height of the tallest piece."""

    @classmethod
    def of(cls, pieces: tuple[Piece, ...]) -> Line:
        """The line of these pieces."""
        return cls(pieces, around([p.box for p in pieces]), max(p.box[3] - p.box[1] for p in pieces))

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(p.text for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    text: str
    box: Box
    height: float
    """The height of its last line."""
    is_full: bool = False
    """Whether its last line reaches the right margin, so that it may go on elsewhere."""

    def goes_on_in(self, other: Paragraph) -> bool:
        """Whether the first paragraph of the next page is the rest of this one, the last of its page."""
        is_alike = abs(self.height - other.height) < 0.25 * self.height
        is_beneath = abs(self.box[0] - other.box[0]) < 2 * self.height
        is_open = not _ENDS.search(self.text) and not _BULLET.match(other.text)
        return self.is_full and is_alike and is_beneath and is_open


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells under common columns; None where a row has nothing in a column."""

    rows: tuple[tuple[Piece | None, ...], ...]


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box around some."""
    if len(boxes) == 1:
        return boxes[0]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def rows_joined(lines: Sequence[Line]) -> list[Line]:
    """Lines of one height that follow one another from left to right are cells of one row."""
    out: list[Line] = []
    for line in lines:
        if out and _is_beside(out[-1], line):
            out[-1] = Line.of(out[-1].pieces + line.pieces)
        else:
            out.append(line)
    return out


def _is_beside(before: Line, line: Line) -> bool:
    a, b = before.box, line.box
    overlap = min(a[3], b[3]) - max(a[1], b[1])
    return b[0] > a[2] and overlap > 0.6 * min(before.height, line.height)


def blocks(lines: Sequence[Line]) -> Iterator[Paragraph | Grid]:
    """The paragraphs and tables of a page, in order."""
    i = 0
    prose: list[Line] = []
    while i < len(lines):
        end = _end_of_grid(lines, i)
        grid = _grid(lines[i:end]) if end - i > 1 else None
        if grid is not None:
            yield from _paragraphs(prose)
            prose = []
            yield grid
            i = end
        else:
            prose.append(lines[i])
            i += 1
    yield from _paragraphs(prose)


def _end_of_grid(lines: Sequence[Line], first: int) -> int:
    """Where the run of rows that begins here ends; a lone piece between two rows is a row of its own."""
    if len(lines[first].pieces) < 2:
        return first
    i = first
    while i < len(lines):
        if len(lines[i].pieces) < 2:
            goes_on = i + 1 < len(lines) and len(lines[i + 1].pieces) > 1
            if not goes_on or len(lines[i].text) > 60 or _ENDS.search(lines[i].text):
                break
        if i > first and lines[i - 1].box[1] - lines[i].box[3] > 3 * lines[i].height:
            break
        i += 1
    return i


def _grid(lines: Sequence[Line]) -> Grid | None:
    """The rows under common columns; None where they are no table: too few numbers, or cells of prose."""
    cells = [p for line in lines for p in line.pieces[1:]]
    short = [p for p in cells if len(p.text) <= 40]
    numeric = sum(any(c.isdecimal() for c in p.text) for p in short)
    rows = sum(len(line.pieces) > 1 for line in lines)
    if rows < 2 or not numeric or len(short) < 0.7 * len(cells):
        return None
    width = max(len(line.pieces) for line in lines)
    models = [line for line in lines if len(line.pieces) == width]
    columns = [(min(m.pieces[i].box[0] for m in models), max(m.pieces[i].box[2] for m in models)) for i in range(width)]
    return Grid(tuple(_under(line, columns) for line in lines))


def _under(line: Line, columns: Sequence[tuple[float, float]]) -> tuple[Piece | None, ...]:
    if len(line.pieces) == len(columns):
        return line.pieces
    out: list[Piece | None] = [None] * len(columns)
    free = 0
    for k, piece in enumerate(line.pieces):
        last = len(columns) - (len(line.pieces) - k)
        best = min(range(free, max(free, last) + 1), key=lambda i: _distance(piece.box, columns[i]))
        out[best] = piece
        free = best + 1
    return tuple(out)


def _distance(box: Box, column: tuple[float, float]) -> float:
    overlap = min(box[2], column[1]) - max(box[0], column[0])
    return -overlap if overlap > 0 else abs(box[0] + box[2] - column[0] - column[1])


def _paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group, line, lines):
            yield _paragraph(group, lines)
            group = []
        group.append(line)
    if group:
        yield _paragraph(group, lines)


def _goes_on(group: Sequence[Line], line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line goes on with the paragraph above it."""
    before = group[-1]
    em = before.height
    drop = before.box[1] - line.box[1]
    is_near = 0 < drop < 2.2 * em
    is_alike = abs(line.height - em) < 0.25 * em
    is_indented = line.box[0] > before.box[0] + 0.8 * em
    is_far_left = line.box[0] < before.box[0] - 6 * em
    return (
        _is_full(before, lines)
        and is_near
        and is_alike
        and not is_indented
        and not is_far_left
        and not _BULLET.match(line.text)
    )


def _is_full(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line reaches the right margin of those that begin where it does."""
    beneath = (other.box[2] for other in lines if abs(other.box[0] - line.box[0]) < 4 * line.height)
    margin = max(beneath, default=line.box[2])  # a damaged page may have boxes that are no numbers
    return line.box[2] > margin - 2.5 * line.height


def _paragraph(lines: Sequence[Line], page: Sequence[Line]) -> Paragraph:
    text = lines[0].text
    for line in lines[1:]:
        text = joined(text, line.text)
    # A page of one line has no margin to reach.
    is_full = len(page) > 1 and _is_full(lines[-1], page)
    return Paragraph(text, around([line.box for line in lines]), lines[-1].height, is_full)


def joined(text: str, more: str) -> str:
    """Two lines of a paragraph as one: no blank between Chinese, none at a hyphen."""
    if text.endswith(("\u00ad", "\ufffe", "\u0002")):
        return text[:-1] + more
    if text.endswith("-") and len(text) > 1 and text[-2].isalpha():
        return text + more
    if text and more and (_WIDE.match(text[-1]) or _WIDE.match(more[0])):
        return text + more
    return f"{text} {more}"
