"""Workbooks: every sheet, hidden ones too, each value as its number format shows it, with sheet and cell.

Formulas by their cached value; blocks of cells between empty rows become tables, lone cells paragraphs. Charts are left
out, since they draw what the cells say.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from auditor.document import Document
from auditor.reader import Reader, Unreadable
from auditor.reading import number_format, workbooks
from auditor.reading.composer import CellText, Composer
from auditor.reading.packages import Package

MOST_CELLS: Final = 2_000_000
"""So many cells with a value are read of one workbook."""
WIDEST: Final = 256
"""In a wider block empty cells are left out of the text."""
_LISTED: Final = 5


@dataclass(frozen=True, slots=True, eq=False)
class SheetPlace(Mapping[str, str | int]):
    """Where a cell is; a mapping that keeps no dictionary, since there may be a million of them."""

    sheet: str
    row: int
    column: int
    format: str
    hidden: str = ""

    def __getitem__(self, key: str) -> str | int:
        if key == "sheet":
            return self.sheet
        if key == "cell":
            return f"{letters(self.column)}{self.row}"
        if key == "format" and self.format != "General":
            return self.format
        if key == "hidden" and self.hidden:
            return self.hidden
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        yield "sheet"
        yield "cell"
        if self.format != "General":
            yield "format"
        if self.hidden:
            yield "hidden"

    def __len__(self) -> int:
        return 2 + (self.format != "General") + bool(self.hidden)


@dataclass(frozen=True, slots=True)
class _Filled:
    """A cell with something in it."""

    row: int
    column: int
    text: str
    format: str


def letters(column: int) -> str:
    """The letters of a column, counted from 1: 28 is AB."""
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def read(content: bytes, name: str) -> Iterator[Document]:
    """All sheets as one document."""
    package = Package(content)
    if "xl/workbook.xml" not in package:
        message = "it is no workbook of the kind xlsx: the package has no workbook in it"
        raise Unreadable(message)
    for part in package.names:
        if part.endswith(".xml") and b"<!DOCTYPE" in package.read(part)[:4096]:
            message = f"its part {part} declares entities, which workbooks never do; it was not read"
            raise Unreadable(message)
    yield _Book(name, package, content).document()


class _Book:
    """Walks the sheets of one workbook; lives within one call of `read`."""

    def __init__(self, name: str, package: Package, content: bytes) -> None:
        self._package = package
        self._content = content
        self._composer = Composer(name)
        self._left = MOST_CELLS

    def document(self) -> Document:
        """The text of all sheets."""
        import warnings

        import openpyxl

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it does not keep, none of which is read here
            try:
                book = openpyxl.load_workbook(
                    io.BytesIO(self._content), read_only=True, data_only=True, keep_links=False
                )
            except Exception as error:
                message = f"the workbook is broken ({type(error).__name__}: {error})"
                raise Unreadable(message) from error
            parts = workbooks.sheet_parts(self._package)
            for sheet in book.worksheets:
                self._sheet(sheet, *parts.get(sheet.title, ("", "visible")))
            book.close()
        document = self._composer.document()
        if not document.text.strip():
            self._composer.skip("no cell of the workbook has a value")
            document = self._composer.document()
        return document

    def _sheet(self, sheet: Any, part: str, state: str) -> None:  # noqa: ANN401 - openpyxl's class is private
        where = f"sheet {sheet.title}"
        about = None
        try:
            about = workbooks.sheet_part(self._package, part)
            if about.is_cut:
                self._composer.skip("its part is cut off; what it holds beyond is lost", where)
            sheet.reset_dimensions()  # what a sheet says of its own size is often wrong
            for block in self._blocks(sheet, about):
                self._block(sheet.title, block, about, state)
        except Unreadable as reason:
            self._composer.skip(str(reason), where)
        except Exception as error:  # noqa: BLE001 - a broken sheet must not lose the others
            self._composer.skip(f"the sheet is broken ({type(error).__name__}: {error})", where)
        if about and about.uncached:
            first = ", ".join(about.uncached[:_LISTED])
            count = len(about.uncached)
            what = f"{count} formula(s) have no value ({first}{', ...' if count > _LISTED else ''})"
            self._composer.skip(f"{what}; open the workbook in a spreadsheet program and save it", where)
        if part:
            self._hanging(sheet.title, part)

    def _hanging(self, title: str, part: str) -> None:
        for cell, text in workbooks.comments(self._package, part):
            self._composer.paragraph(text, "comment", {"sheet": title, "cell": cell})
        for text in workbooks.shapes(self._package, part):
            self._composer.paragraph(text, "text_box", {"sheet": title})

    def _blocks(self, sheet: Any, about: workbooks.SheetPart) -> Iterator[list[list[_Filled]]]:  # noqa: ANN401 - see above
        """Runs of rows that have something in them."""
        if about.last_row == 0:
            return
        block: list[list[_Filled]] = []
        for row in sheet.iter_rows(max_row=about.last_row):
            filled = _filled(row)
            if filled:
                self._left -= len(filled)
                block.append(filled)
            elif block:
                yield block
                block = []
            if self._left < 0:
                reason = f"it has more than {MOST_CELLS:,} cells; nothing after row {block[-1][0].row} is read"
                self._composer.skip(reason, f"sheet {sheet.title}")
                break
        if block:
            yield block

    def _block(self, title: str, block: list[list[_Filled]], about: workbooks.SheetPart, state: str) -> None:
        hidden = "sheet" if state != "visible" else ""
        caption = None
        while block and len(block[0]) == 1 and block[0][0].column <= min(c.column for r in block for c in r):
            span = self._lone(title, block.pop(0)[0], hidden)
            caption = (caption[0] if caption else span[0], span[1]) if span else caption
        tail: list[_Filled] = []
        while block and len(block[-1]) == 1 and block[-1][0].column == min(c.column for r in block for c in r):
            tail.append(block.pop()[0])
        if block:
            self._composer.table(self._rows(title, block, about, hidden), caption)
        for cell in reversed(tail):
            self._lone(title, cell, hidden)

    def _lone(self, title: str, cell: _Filled, hidden: str) -> tuple[int, int] | None:
        place = SheetPlace(title, cell.row, cell.column, cell.format, hidden)
        return self._composer.paragraph(cell.text, "hidden" if hidden else "prose", place)

    def _rows(
        self, title: str, block: Sequence[Sequence[_Filled]], about: workbooks.SheetPart, hidden: str
    ) -> Iterator[list[CellText]]:
        left = min(row[0].column for row in block)
        width = max(row[-1].column for row in block) - left + 1
        for row in block:
            cells = {cell.column: cell for cell in row}
            columns = range(left, left + width) if width <= WIDEST else sorted(cells)
            yield [self._cell(title, cells.get(c), c, left, about, hidden) for c in columns]

    def _cell(
        self, title: str, cell: _Filled | None, column: int, left: int, about: workbooks.SheetPart, hidden: str
    ) -> CellText:
        if cell is None:
            return CellText("", column - left)
        rows, columns = about.merges.get((cell.row, column), (1, 1))
        if not hidden and (cell.row in about.hidden_rows or column in about.hidden_columns):
            hidden = "row" if cell.row in about.hidden_rows else "column"
        place = SheetPlace(title, cell.row, column, cell.format, hidden)
        return CellText(cell.text, column - left, rows, min(columns, WIDEST), location=place)


def _filled(row: Sequence[Any]) -> list[_Filled]:
    out = []
    for cell in row:
        value = cell.value
        if value is None or value == "":
            continue
        code = cell.number_format or "General"
        text = number_format.shown(value, code)
        if text.strip():
            out.append(_Filled(cell.row, cell.column, text, code))
    return out


def _recognises(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and b"xl/" in head


READER = Reader("xlsx", (".xlsx", ".xlsm", ".xltx", ".xltm"), read, _recognises)
