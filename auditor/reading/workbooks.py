"""What a spreadsheet library in streaming mode does not tell of a sheet, read from the sheet's own part.

Merged cells, hidden rows and columns, the last row with a value, formulas without a cached value; comments and shapes.
Plain searches over the bytes, so that a sheet of a million rows costs little. Refuses to know: values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from auditor.reader import Unreadable
from auditor.reading.packages import Package

_MERGE: Final = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_HIDDEN_ROW: Final = re.compile(rb'<(?:\w+:)?row\s(?=[^>]{0,300}\bhidden="(?:1|true)")[^>]{0,300}?\br="(\d{1,7})"')
_HIDDEN_COLUMN: Final = re.compile(rb'<(?:\w+:)?col\s(?=[^>]{0,300}\bhidden="(?:1|true)")([^>]{0,300})>')
_UNCACHED: Final = re.compile(
    rb'<c\s[^>]{0,200}?\br="([A-Z]{1,3}\d{1,7})"[^>]{0,200}>\s*<f[^>]{0,300}(?:/>|>[^<]{0,9000}</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)
_CELL: Final = re.compile(rb'\br="[A-Z]{1,3}(\d{1,7})"')
MOST_MERGES: Final = 100_000


@dataclass(frozen=True, slots=True)
class SheetPart:
    """What the part of one sheet says besides its values."""

    merges: dict[tuple[int, int], tuple[int, int]]
    """(row, column) of the first cell -> (rows, columns) that it covers; counted from 1."""
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    last_row: int | None
    """The last row that holds a value; None where that is not known."""
    uncached: tuple[str, ...]
    """Cells with a formula and no value."""
    is_cut: bool = False
    """Whether the part ends before its end."""


def sheet_part(package: Package, part: str) -> SheetPart:
    """What the part of a sheet says besides its values."""
    content = package.read(part)
    merges = {}
    for i, found in enumerate(_MERGE.finditer(content)):
        if i >= MOST_MERGES:
            break
        left, top, right, bottom = _column(found[1]), int(found[2]), _column(found[3]), int(found[4])
        merges[(top, left)] = (bottom - top + 1, right - left + 1)
    return SheetPart(
        merges,
        frozenset(int(m[1]) for m in _HIDDEN_ROW.finditer(content)),
        frozenset(_hidden_columns(content)),
        _last_row(content),
        tuple(m[1].decode() for m in _UNCACHED.finditer(content)) if b"<f" in content else (),
        is_cut=b"worksheet>" not in content[-200:] and b"chartsheet>" not in content[-200:],
    )


def _hidden_columns(content: bytes) -> Iterator[int]:
    for found in _HIDDEN_COLUMN.finditer(content):
        ends = [re.search(rb'\b%s="(\d{1,5})"' % side, found[1]) for side in (b"min", b"max")]
        if ends[0] and ends[1]:
            yield from range(int(ends[0][1]), min(int(ends[1][1]), 16384) + 1)


def _last_row(content: bytes) -> int | None:
    last = max(content.rfind(mark) for mark in (b"<v>", b"<v ", b"<is>", b"<f>", b"<f "))
    if last < 0:
        return None if b":v>" in content else 0
    begin = max(content.rfind(b"<row", 0, last), 0)
    found = _CELL.search(content, max(content.rfind(b"<c ", begin, last), 0), last)
    if found:
        return int(found[1])
    row = re.match(rb'<row\b[^>]{0,300}?\br="(\d{1,7})"', content[begin : begin + 400])
    return int(row[1]) if row else None


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def sheet_parts(package: Package) -> dict[str, tuple[str, str]]:
    """Names of the sheets, in order: name -> (part, state)."""
    related = package.related("xl/workbook.xml")
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    strict = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
    found = {}
    for sheet in package.tree("xl/workbook.xml").iter("{*}sheet"):
        target = related.get(sheet.get(relation) or sheet.get(strict) or "", ("", ""))[1]
        found[sheet.get("name", "")] = (target, sheet.get("state", "visible"))
    return found


def comments(package: Package, part: str) -> Iterator[tuple[str, str]]:
    """Comments on the cells of a sheet: (cell, text)."""
    for kind, target in package.related(part).values():
        if kind != "comments":
            continue
        try:
            root = package.tree(target)
        except Unreadable:
            continue
        for comment in root.iter("{*}comment"):
            yield comment.get("ref", ""), "".join(t.text or "" for t in comment.iter("{*}t"))


def shapes(package: Package, part: str) -> Iterator[str]:
    """Texts of the shapes drawn on a sheet."""
    for kind, target in package.related(part).values():
        if kind != "drawing":
            continue
        try:
            root = package.tree(target)
        except Unreadable:
            continue
        for body in root.iter("{*}txBody"):
            yield "\n".join("".join(t.text or "" for t in p.iter("{*}t")) for p in body.iter("{*}p"))
