"""Tables in a text and what their headers say of the numbers in the cells.

Comes in: the text, tables that a reader found or that are drawn in the text, and the readings of numbers. Goes out: the
readings with sign, unit and scale of their cells and headers, and for any place its cell and what heads it. Refuses to
know: files, frames, checks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.tabular import cells, grids, headers, stacked
from claims.tabular.headers import NO_HEADS, Heads, Layout
from claims.values import Cell, Reading, Table


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a table a place of the text is."""

    number: int
    """The table's number in the text, from 0."""
    table: Table
    cell: Cell
    heads: Heads
    is_value: bool
    """False in headers and labels."""

    @property
    def location(self) -> Mapping[str, str | int]:
        """What a claim in the cell carries as its location."""
        return {"table": self.number, "row": self.cell.row, "column": self.cell.column, **self.cell.location}


class Index:
    """The cells of all tables of a text, for look-up by place; never changes once made."""

    def __init__(self, text: str, tables: Sequence[Table]) -> None:
        self._text = text
        self._tables = tables
        entries = sorted(
            (cell.start, cell.end, number, i)
            for number, table in enumerate(tables)
            for i, cell in enumerate(table.cells)
            if cell.end > cell.start
        )
        self._entries = entries
        self._starts = [e[0] for e in entries]
        self._captions = sorted(t.caption for t in tables if t.caption)
        self._layouts: dict[int, Layout] = {}

    def layout(self, number: int) -> Layout:
        """The layout of a table by its number."""
        if number not in self._layouts:
            self._layouts[number] = headers.layout(self._text, self._tables[number])
        return self._layouts[number]

    def values(self) -> Iterator[tuple[int, Cell]]:
        """Every cell of values that is not blank, with the number of its table."""
        for _, _, number, k in self._entries:
            cell = self._tables[number].cells[k]
            if self.layout(number).is_value(cell):
                yield number, cell

    def is_caption_unit(self, reading: Reading) -> bool:
        """Whether a reading outside of cells is but the unit in a caption: the 亿元 of `单位：亿元` is no claim."""
        if any(c.isdecimal() for c in self._text[reading.start : reading.end]):
            return False
        i = bisect_right(self._captions, (reading.start, len(self._text) + 1)) - 1
        return i >= 0 and reading.start < self._captions[i][1]

    def at(self, position: int) -> Place | None:
        """The cell at a place of the text; None outside of tables."""
        i = bisect_right(self._starts, position) - 1
        if i < 0 or position >= self._entries[i][1]:
            return None
        _, _, number, k = self._entries[i]
        table = self._tables[number]
        cell = table.cells[k]
        layout = self.layout(number)
        is_value = layout.is_value(cell)
        return Place(number, table, cell, layout.heads(cell.row, cell.column) if is_value else NO_HEADS, is_value)


def find(text: str) -> list[Table]:
    """Tables drawn with bars, tabs or aligned columns, or written one cell a line, in order of place."""
    drawn = grids.drawn(text)
    lost = stacked.stacked(text, drawn)
    return sorted([*drawn, *lost], key=lambda t: t.start) if lost else drawn


class Indexed(list[Table]):
    """The tables of one text with their look-up, which is made once however many ask for it."""

    def __init__(self, text: str, found: Iterable[Table]) -> None:
        super().__init__(found)
        self.places = Index(text, self)


def index(text: str, tables: Sequence[Table]) -> Index:
    """The look-up of cells by place."""
    return tables.places if isinstance(tables, Indexed) else Index(text, tables)


def apply(text: str, tables: Sequence[Table], readings: list[Reading]) -> list[Reading]:
    """The readings, those in cells with the sign, unit and scale that their cell and headers give them."""
    if not tables:
        return readings
    places = index(text, tables)
    covered = {(p.number, p.cell.row, p.cell.column) for r in readings if (p := places.at(r.start))}
    more = [
        reading
        for number, cell in places.values()
        if (number, cell.row, cell.column) not in covered and (reading := cells.unread(text, cell))
    ]
    if more:
        readings = sorted([*readings, *more], key=lambda r: (r.start, r.end))
    return list(_applied(text, places, readings))


def _applied(text: str, places: Index, readings: Sequence[Reading]) -> Iterator[Reading]:
    placed = [(reading, places.at(reading.start)) for reading in readings]
    currencies = cells.currencies_of(text, ((r, p.number, p.cell, p.heads) for r, p in placed if p and p.is_value))
    for reading, place in placed:
        if place is None:
            if not places.is_caption_unit(reading):
                yield reading
        elif not place.is_value:
            yield from cells.in_label(text, reading, place.cell)
        elif not place.heads.is_reference:
            yield cells.in_value(
                text, reading, place.cell, place.heads, currencies.get((place.number, place.cell.column))
            )
