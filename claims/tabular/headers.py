"""A table's grid -> what heads each cell: words of its row and columns, section, period, unit; whether it is a total.

Which rows are headers is read from the cells: the rows above the first row of numbers, and rows of periods that begin
anew further down. Refuses to know: readings of numbers, claims.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from claims.tabular.cell_kinds import YEAR, CellKind, is_period, kind_of, parted
from claims.tabular.header_units import NO_UNIT, ONE, HeaderUnit, of_caption, of_cell, of_label, without_units, word_set
from claims.tabular.labels import change_in, falls_under, is_apiece, is_count, is_ratio, is_total_label
from claims.values import Cell, Table


@dataclass(frozen=True, slots=True)
class Heads:
    """What heads a cell."""

    row: str = ""
    """The words at the beginning of the row, without unit and footnote marks."""
    column: str = ""
    """The words above the column that are neither period nor unit."""
    section: str = ""
    """The row without numbers under which the row stands."""
    period: str = ""
    """The words of the period, from the columns, else from the row or section."""
    unit: HeaderUnit = NO_UNIT
    is_total: bool = False
    is_apiece: bool = False
    """Whether the numbers are amounts of one share, head or piece."""
    is_plain: bool = False
    """Whether the numbers are counts, ratios or shares: no money."""
    is_count: bool = False
    is_reference: bool = False
    """Whether the numbers point elsewhere: numbers of notes, of items, of pages."""


NO_HEADS: Final = Heads()


@dataclass(frozen=True, slots=True)
class Column:
    """What stands above a column."""

    words: str = ""
    period: str = ""
    unit: HeaderUnit = NO_UNIT


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the grid that holds numbers, with what stands at its beginning and over it."""

    label: str
    section: str
    columns: Mapping[int, Column]
    general: HeaderUnit
    caption: str
    is_total: bool
    unit: HeaderUnit = NO_UNIT
    """What the row says in a column of units."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A table understood: its rows of numbers, and which cells are headers or labels."""

    rows: Mapping[int, Row]
    labels: frozenset[tuple[int, int]]
    """(row, column) of headers and labels; every other cell is a value."""
    cache: dict[tuple[int, int], Heads] = field(default_factory=dict, compare=False)

    def is_value(self, cell: Cell) -> bool:
        """Whether a cell holds a value rather than heading others."""
        return (cell.row, cell.column) not in self.labels

    def heads(self, row: int, column: int) -> Heads:
        """What heads a cell of values."""
        key = (row, column)
        if key not in self.cache:
            found = self.rows.get(row)
            self.cache[key] = _heads(found, found.columns.get(column, Column())) if found else NO_HEADS
        return self.cache[key]


def layout(text: str, table: Table) -> Layout:
    """The layout of a table."""
    builder = _Builder(text, table)
    for cells in _by_row(table.cells):
        builder.add(cells)
    return Layout(builder.rows, frozenset(builder.labels))


def _by_row(cells: Sequence[Cell]) -> Iterable[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for number in sorted(rows):
        yield sorted(rows[number], key=lambda c: c.column)


class _Builder:
    """Goes down the rows of one table; lives in one call of `layout` only."""

    def __init__(self, text: str, table: Table) -> None:
        self.text = text
        self.caption = text[slice(*table.caption)] if table.caption else ""
        self.general = of_caption(self.caption)
        self.width = max(c.column + c.column_span for c in table.cells)
        self.rows: dict[int, Row] = {}
        self.labels: set[tuple[int, int]] = set()
        self.heading: list[list[Cell]] = []
        self.columns: dict[int, Column] | None = None
        self.section = ""
        self.lead = self.caption_lead = next(
            (line for line in reversed(self.caption.split("\n")) if is_period(line)), ""
        )
        self.group: dict[int, tuple[str, int]] = {}
        self.covering: dict[int, tuple[str, int]] = {}
        """Labels that span rows: column -> (words, last row)."""

    def add(self, cells: list[Cell]) -> None:
        """Takes one row in."""
        kinds = [kind_of(self._words(c)) for c in cells]
        filled = [(c, k) for c, k in zip(cells, kinds, strict=True) if k != "blank"]
        if not filled:
            return
        if len(filled) == 1 and filled[0][1] not in ("number", "nil") and self._stands_alone(filled[0][0], cells):
            self._take_lone(filled[0][0])
        elif self._is_heading(cells, filled):
            self._take_heading(cells)
        else:
            self._take_values(cells, kinds)

    def _words(self, cell: Cell) -> str:
        return self.text[cell.start : cell.end]

    def _stands_alone(self, cell: Cell, cells: Sequence[Cell]) -> bool:
        return cell.column == cells[0].column or cell.column_span >= self.width or self.columns is not None

    def _take_lone(self, cell: Cell) -> None:
        """A row of one cell: the table's title or unit above everything, a section below."""
        self.labels.add((cell.row, cell.column))
        said = self._words(cell)
        unit = of_caption(said)
        if self.columns is None and not self.rows:
            self.general = unit.over(self.general)
            self.caption = f"{self.caption}\n{said}" if self.caption else said
            if is_period(said) and not self.heading:
                self.lead = said
            else:
                self.section = "" if unit != NO_UNIT else without_units(said)
        elif unit != NO_UNIT and not without_units(f"({said.strip('()（）')})"):
            self.general = unit.over(self.general)
        else:
            self.section = without_units(said)

    def _is_heading(self, cells: Sequence[Cell], filled: Sequence[tuple[Cell, CellKind]]) -> bool:
        if all(c.is_header for c, _ in filled):
            return True
        beyond = [(c, k) for c, k in filled if c.column > 0] or list(filled)
        numbers = sum(k in ("number", "nil") for _, k in beyond)
        telling = sum(k in ("period", "unit") for _, k in beyond)
        label = self._words(cells[0]) if cells[0].column == 0 else ""
        is_free = kind_of(label) in ("blank", "period", "unit") or of_label(label) != NO_UNIT
        if self.columns is None:
            if all(k == "unit" for _, k in beyond):
                return True
            if self.heading and telling and not is_free and not self._continues(beyond):
                return False
            return 2 * numbers < len(beyond)
        # Further down only a row of periods or units over empty or like labels begins a table anew.
        return numbers == 0 and telling > 0 and len(beyond) > 1 and is_free

    def _continues(self, beyond: Sequence[tuple[Cell, CellKind]]) -> bool:
        """Whether a labelled row of years below a header is one more header: the years follow one another."""
        has_periods = any(
            is_period(w) and re.search(YEAR, w) for row in self.heading for w in map(self._words, row[1:])
        )
        years = [int(m[0]) for c, _ in beyond if (m := re.search(YEAR, self._words(c)))]
        return not has_periods and all(abs(a - b) <= 2 for a, b in itertools.pairwise(years))

    def _take_heading(self, cells: list[Cell]) -> None:
        if self.columns is not None:
            self.heading, self.columns, self.section = [], None, ""
        self.heading.append(cells)
        label = self._words(cells[0]) if cells[0].column == 0 else ""
        are_units = all(kind_of(w) == "unit" for c in cells if c.column > 0 and (w := self._words(c)))
        if len(self.heading) > 1 and are_units and kind_of(label) == "text" and of_label(label) == NO_UNIT:
            self.section = without_units(label)  # `Revenue | £m | £m`: the units of the columns over a section
        self.labels.update((c.row, c.column) for c in cells)

    def _take_values(self, cells: list[Cell], kinds: Sequence[CellKind]) -> None:
        if self.columns is None:
            self.columns = self._columns_of(self.heading)
        label, row = self._label_of(cells, kinds), cells[0].row
        is_total = is_total_label(label)
        columns = self.columns if self.columns is not None else {}
        unit = self._unit_of(cells, columns)
        self.rows[row] = Row(label, self.section, columns, self.general, self.caption, is_total, unit)
        if is_total and self.section and _names_section(label, self.section):
            self.section = ""

    def _unit_of(self, cells: Sequence[Cell], columns: Mapping[int, Column]) -> HeaderUnit:
        """What the row says in a column headed `Unit` or 单位."""
        for cell in cells:
            if _heads_column(columns, cell, "units"):
                self.labels.add((cell.row, cell.column))
                return of_cell(self._words(cell))
        return NO_UNIT

    def _label_of(self, cells: Sequence[Cell], kinds: Sequence[CellKind]) -> str:
        """The words at the beginning of the row; a blank beginning beside words belongs to the group above."""
        row, own = cells[0].row, {c.column for c in cells}
        parts = [said for column, (said, last) in sorted(self.covering.items()) if last >= row and column not in own]
        for cell, kind in zip(cells, kinds, strict=True):
            over = self.group.get(cell.column)
            if kind == "blank" and cell.column == 0 and len(kinds) > 2 and kinds[1] == "text" and over:
                parts.append(over[0])
                continue
            said = self._words(cell)
            if cell.column > 0 and any(_heads_column(self.columns, cell, which) for which in ("references", "units")):
                continue
            if cell.column == 0 and kind == "number" and not any(c.isalpha() for c in said):
                continue  # a rank or running number before the words, or no label at all
            if kind not in ("text", "period") and not (cell.column == 0 and kind != "blank"):
                break
            if kind == "period" and cell.column > 0:
                break
            self.labels.add((cell.row, cell.column))
            parts.append(said)
            self.group[cell.column] = (said, cell.row)
            if cell.row_span > 1:
                self.covering[cell.column] = (said, cell.row + cell.row_span - 1)
            if cell.column >= 2:
                break
        return " ".join(dict.fromkeys(parts))

    def _columns_of(self, heading: Sequence[Sequence[Cell]]) -> dict[int, Column]:
        own = [{c.column for c in row if c.end > c.start} for row in heading]
        dated = {c.column for row in heading for c in row if kind_of(self._words(c)) == "period"}
        spread = [self._spread(row, set().union(*own[:k]), dated) for k, row in enumerate(heading)]
        stub = [w for row in heading for c in row if c.column == 0 and (w := self._words(c))]
        for said in stub:
            unit = of_cell(said)
            self.general = unit.over(self.general) if unit != NO_UNIT else self.general
        lead = next((s for s in reversed(stub) if is_period(s) and " " in s), self.lead)
        found = {
            i: self._column([row[i] for row in spread if row.get(i)], lead if i else "") for i in range(self.width)
        }
        if lead == self.caption_lead:
            found = {i: _of_its_period(c, lead) for i, c in found.items()}
        return _with_changes(found)

    def _column(self, said: Sequence[str], lead: str) -> Column:
        distinct = list(dict.fromkeys(" ".join(s.split()) for s in said))
        unit = NO_UNIT
        periods, rest = [lead] if lead else [], []
        for piece in (p for said in distinct for p in parted(said) or (said,)):
            found = of_cell(piece)
            unit = found.over(unit) if found != NO_UNIT else unit
            kind = kind_of(piece)
            if kind == "period":
                periods.append(piece.strip("()"))
            elif kind != "unit":
                rest.append(without_units(piece))
                periods.extend(_later_of(piece))
            elif change := change_in(piece):
                rest.append(change)  # `% Change` is a unit and says what of
        return Column(" ".join(filter(None, rest)), " ".join(periods), unit)

    def _spread(self, row: Sequence[Cell], headed: set[int], dated: set[int]) -> dict[int, str]:
        """What each column has over it: cells that span several, and blank neighbours of a centred group.

        A column that a row above heads by itself stays blank here, unless the row has but one cell, as units have; a
        column of a period is none of changes.
        """
        out: dict[int, str] = {}
        for cell in row:
            said = self._words(cell)
            if said and (cell.column > 0 or cell.column_span == 1):
                out |= dict.fromkeys(range(cell.column, cell.column + cell.column_span), said)
        written = sorted(i for i in out if i > 0)
        has_spans = any(c.column_span > 1 for c in row)
        if not written or has_spans or len(written) == self.width - 1:
            return out
        is_right = 1 not in out
        for i in range(1, self.width):
            if i in out or (i in headed and len(written) > 1):
                continue
            left = [w for w in written if w < i]
            right = [w for w in written if w > i]
            nearest = (right[0] if right else left[-1]) if is_right else (left[-1] if left else right[0])
            if i not in dated or not change_in(out[nearest]):
                out[i] = out[nearest]
        return out


_COMPARED: Final = re.compile(
    rf"((?:fiscal |fy ?)?{YEAR}年?)\s*(?:vs\.?|versus|v\.|over|compared (?:to|with)|较|較|比|对比|/)\s*"
    rf"(?:fiscal |fy ?)?{YEAR}",
    re.IGNORECASE,
)


def _later_of(piece: str) -> list[str]:
    """The period that a column of changes is about: 2019 in `2019 vs 2018`."""
    found = _COMPARED.search(piece)
    return [found[1]] if found else []


_CURRENT: Final = re.compile(r"期末|本期|本年|年末|\bcurrent\b|\bend of\b", re.IGNORECASE)


def _of_its_period(column: Column, lead: str) -> Column:
    """The column, under the date of the caption only where it is of that date: 期末, not 期初 and not a change."""
    is_of_caption = column.period == lead and re.search(YEAR, lead) is not None and column.words != ""
    return replace(column, period="") if is_of_caption and not _CURRENT.search(column.words) else column


def _heads_column(columns: Mapping[int, Column] | None, cell: Cell, which: str) -> bool:
    words = columns[cell.column].words if columns and cell.column in columns else ""
    return words.lower().strip(" .:：#") in word_set("labels", which)


def _with_changes(columns: dict[int, Column]) -> dict[int, Column]:
    """The columns, those of changes under the latest period of the table, to which they lead."""
    dated = [c.period for c in columns.values() if re.search(YEAR, c.period)]
    if not dated:
        return columns
    latest = max(dated, key=lambda said: max(int(y) for y in re.findall(YEAR, said)))
    return {
        i: replace(c, period=latest) if not re.search(YEAR, c.period) and change_in(c.words) else c
        for i, c in columns.items()
    }


def _names_section(label: str, section: str) -> bool:
    return section.lower().rstrip("s:") in label.lower() or label.lower().strip(": ") in word_set("labels", "total")


@dataclass(frozen=True, slots=True)
class _Said:
    """What the words of a row or column say, found once however many cells stand under them."""

    words: str
    unit: HeaderUnit
    is_period: bool
    is_ratio: bool
    is_count: bool
    is_apiece: bool


@functools.lru_cache(maxsize=4096)
def _said(label: str) -> _Said:
    words = without_units(label)
    return _Said(words, of_label(label), is_period(words), is_ratio(words), is_count(words), is_apiece(words))


@functools.lru_cache(maxsize=4096)
def _over(narrow: HeaderUnit, general: HeaderUnit) -> HeaderUnit:
    return narrow.over(general) if narrow != NO_UNIT else general


_POINTS: Final = HeaderUnit(unit="percentage_point", kind="percent")
"""What two percentages differ by, where the column does not say that it is a percentage again."""


def _heads(row: Row, column: Column) -> Heads:
    mine, above = _said(row.label), _said(column.words)
    narrow = _over(row.unit, mine.unit)
    # A column of per cent says how a count changed, whatever the count is of.
    unit = column.unit if column.unit.kind == "percent" else _over(narrow, _over(column.unit, row.general))
    if column.unit.unit is None and change_in(column.words) and _over(narrow, row.general).unit == "percent":
        unit = _POINTS
    if unit.exceptions:
        said = f"{row.label} {row.section} {column.words}".lower()
        if any(falls_under(exception, said) for exception in unit.exceptions):
            unit = _over(narrow, column.unit)
    has_ratio = mine.is_ratio or above.is_ratio
    has_count = not has_ratio and (mine.is_count or above.is_count)
    is_scaled_by_table = narrow.scale == column.unit.scale == ONE
    return Heads(
        "" if mine.is_period else mine.words,
        column.words,
        row.section,
        column.period or _period_of_row(mine.words, row.section),
        unit,
        row.is_total,
        is_apiece=is_scaled_by_table and (mine.is_apiece or above.is_apiece),
        is_plain=has_count or has_ratio,
        is_count=has_count,
        is_reference=column.words.lower().strip(" .:#") in word_set("labels", "references"),
    )


def _period_of_row(label: str, section: str) -> str:
    found = [said for said in (label, section) if said and is_period(said)]
    if len(found) == 2 and re.search(YEAR, found[0]):
        return found[0]
    return " ".join(found)
