"""Paragraphs and tables in, one after the other; a Document out, with the place of each.

The linear text of every format without lines of its own is made here, so that the same article reads the same from
each: one paragraph a line, one row of a table a line, cells parted by ` | `. Refuses to know: formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from auditor.document import Document, Remark, Skip
from claims import tables
from claims.shown import MARKUP
from claims.values import NO_DETAILS, Cell, Passage, Table

BETWEEN_CELLS: Final = " | "
# Blanks that may not break a line stay as they are: they part the thousands of a number.
_BLANKS: Final = re.compile(r"[ \t\r\n\f\v]+")
_BREAKS: Final = re.compile(r"[ \t]*[\r\n\v\f\x85\u2028\u2029]+[ \t]*")

_ENDS: Final = ("。", ".", "！", "!", "？", "?", "；", ";")
LONGEST_CAPTION: Final = 200

Location = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class CellText:
    """What one cell shows, and where it is in its table and in the original."""

    text: str
    column: int
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    location: Location = field(default_factory=lambda: NO_DETAILS)


class Composer:
    """Grows the text of one document; lives within one call of a reader."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.skips: list[Skip] = []
        self._remarks: list[Remark] = []
        self._parts: list[str] = []
        self._length = 0
        self._passages: list[Passage] = []
        self._tables: list[Table] = []
        self._last: tuple[int, int] | None = None

    @property
    def length(self) -> int:
        """How many characters there are so far."""
        return self._length

    def skip(self, reason: str, location: str | None = None) -> None:
        """Notes a part that was not read."""
        self.skips.append(Skip(self.name, reason, location))

    def remark(self, words: Iterable[str], start: int, end: int) -> None:
        """Notes words for this program that stand at a stretch of the text and are not shown."""
        self._remarks.extend(Remark(start, end, said) for said in words)

    def paragraph(
        self, text: str, kind: str = "prose", location: Location | None = None, mark: str = ""
    ) -> tuple[int, int] | None:
        """Adds a paragraph; its own line breaks become line breaks of the text. Returns its span, None when blank.

        `mark` is what the format itself puts before it in a list: it stands in the text, and no number is read in it.
        """
        lines = [_BLANKS.sub(" ", line).strip() for line in _BREAKS.split(text)]
        content = "\n".join(line for line in lines if line)
        if not content:
            return None
        start = self._length
        if mark:
            self._passages.append(Passage(start, start + len(mark), MARKUP))
            content = mark + content
        self._add(content)
        span = (start, start + len(content))
        if kind != "prose" or location:
            self._passages.append(Passage(*span, kind, _frozen(location)))
        self._add("\n")
        self._last = span
        return span

    def runs(
        self, runs: Iterable[tuple[str, str]], kind: str = "prose", location: Location | None = None, mark: str = ""
    ) -> tuple[int, int] | None:
        """Adds a paragraph of runs of (text, kind); a run of a kind of its own becomes a passage as well."""
        text, marked = "", []
        for written, own in runs:
            piece = _BLANKS.sub(lambda m: "\n" if "\n" in m[0] else " ", written)
            if not text or text[-1] in " \n":
                piece = piece.lstrip(" \n")
            elif piece[:1] == "\n":
                text = text.rstrip(" ")
            start = len(text)
            text += piece
            if own and piece.strip():
                marked.append((start, start + len(piece.rstrip()), own))
        base = self._length + len(mark)
        span = self.paragraph(text, kind, location, mark)
        for start, end, own in marked:
            self.passage(base + start, base + end, own, location)
        return span

    def preformatted(self, text: str, kind: str, location: Location | None = None) -> None:
        """Adds lines as they stand, and the tables drawn in them."""
        content = "\n".join(line.rstrip() for line in text.strip("\r\n").splitlines())
        if not content.strip():
            return
        start = self._length
        self._add(content)
        self._passages.append(Passage(start, self._length, kind, _frozen(location)))
        self._add("\n")
        self._tables.extend(_moved(table, start) for table in tables.find(content))
        self._last = None

    def passage(self, start: int, end: int, kind: str, location: Location | None = None) -> None:
        """Marks a stretch of the text as what it is."""
        self._passages.append(Passage(start, end, kind, _frozen(location)))

    def table(
        self,
        rows: Iterable[Sequence[CellText]],
        caption: tuple[int, int] | None = None,
        kind: str | None = None,
        location: Location | None = None,
    ) -> Table | None:
        """Adds a table, one row a line; a row without any text keeps its number but takes no line."""
        cells: list[Cell] = []
        start = self._length
        for number, row in enumerate(rows):
            if any(cell.text.strip() for cell in row):
                cells.extend(self._row(number, row, location or NO_DETAILS))
        if not cells:
            return None
        table = Table(start, self._length - 1, tuple(cells), caption)
        self._tables.append(table)
        if kind or location:
            self._passages.append(Passage(table.start, table.end, kind or "table", _frozen(location)))
        self._last = None
        return table

    def caption(self) -> tuple[int, int] | None:
        """The span of the paragraph that was just added, where it can be the caption of a table that follows."""
        if self._last is None or self._last[1] - self._last[0] > LONGEST_CAPTION:
            return None
        is_sentence = "".join(self._parts[-2:]).rstrip().endswith(_ENDS)
        return None if is_sentence else self._last

    def document(self, **details: str | None) -> Document:
        """The document so far."""
        return Document(
            self.name,
            "".join(self._parts),
            has_lines=False,
            passages=tuple(sorted(self._passages, key=lambda p: (p.start, -p.end))),
            tables=tuple(self._tables),
            skips=tuple(self.skips),
            remarks=tuple(sorted(self._remarks, key=lambda r: (r.start, r.end, r.words))),
            **details,  # type: ignore[arg-type]  # language and date, by name
        )

    def _row(self, number: int, row: Sequence[CellText], location: Location) -> Iterable[Cell]:
        for i, cell in enumerate(row):
            if i:
                self._add(BETWEEN_CELLS)
            text = _BLANKS.sub(" ", cell.text).strip()
            start = self._length
            self._add(text)
            own = {**location, **cell.location} if location else cell.location
            yield Cell(number, cell.column, start, self._length, cell.is_header, cell.row_span, cell.column_span, own)
        self._add("\n")

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def row_spans(table: Table) -> dict[int, tuple[int, int]]:
    """The stretch of the text that each row of a table takes, by its number."""
    spans: dict[int, tuple[int, int]] = {}
    for cell in table.cells:
        first, last = spans.get(cell.row, (cell.start, cell.end))
        spans[cell.row] = min(first, cell.start), max(last, cell.end)
    return spans


def _moved(table: Table, by: int) -> Table:
    cells = tuple(replace(c, start=c.start + by, end=c.end + by) for c in table.cells)
    caption = (table.caption[0] + by, table.caption[1] + by) if table.caption else None
    return Table(table.start + by, table.end + by, cells, caption)


def _frozen(location: Location | None) -> Location:
    return location or NO_DETAILS
