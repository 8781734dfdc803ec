"""Workbooks: values as their formats show them, with sheet and cell; hidden sheets; what has no value is said."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from auditor import reader
from auditor.document import Document, Skip
from claims import extract


def read(fill: Callable[[Worksheet], None]) -> Document:
    """The document of a workbook with one sheet that `fill` fills."""
    book = openpyxl.Workbook()
    book.active.title = "业绩"
    fill(book.active)
    return parsed(saved(book))


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def parsed(content: bytes) -> Document:
    (document,) = reader.read(content, "a.xlsx")
    assert isinstance(document, Document), document
    return document


def test_formats_that_carry_a_unit_or_scale_reach_the_claim() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["增速", 0.1234])
        sheet.append(["收入", 1234567])
        sheet["B1"].number_format = "0.0%"
        sheet["B2"].number_format = '0,"千元"'

    document = read(fill)
    claims = extract(document.text, None, "a", passages=document.passages, given_tables=document.tables)
    assert [(c.quote, c.quantity.value, c.quantity.unit) for c in claims] == [
        ("12.3%", Decimal("12.3"), "percent"),
        ("1235千元", Decimal(1235000), "CNY"),
    ]
    assert dict(claims[1].location) == {
        "table": 0,
        "row": 1,
        "column": 1,
        "sheet": "业绩",
        "cell": "B2",
        "format": '0,"千元"',
    }


def test_the_unit_over_a_table_is_its_caption_and_empty_rows_part_tables() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["单位：亿元"], ["项目", 2024], ["营收", 3.2], [], ["人数", 2024], ["员工", 1200]):
            sheet.append(row)

    document = read(fill)
    first, second = document.tables
    assert first.caption is not None
    assert document.text[slice(*first.caption)] == "单位：亿元"
    assert second.caption is None


def test_hidden_sheets_rows_and_comments_are_read_and_say_so() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["a", 5])
    sheet.append(["b", 6])
    sheet.row_dimensions[2].hidden = True
    sheet["B1"].comment = Comment("audited 7", "x")
    other = book.create_sheet("secret")
    other.sheet_state = "hidden"
    other.append(["c", 8])
    other.append(["d", 9])
    document = parsed(saved(book))
    places = {document.text[c.start : c.end]: dict(c.location) for t in document.tables for c in t.cells}
    assert places["6"]["hidden"] == "row"
    assert places["9"] == {"sheet": "secret", "cell": "B2", "hidden": "sheet"}
    assert [dict(p.location)["cell"] for p in document.passages if p.kind == "comment"] == ["B1"]


def test_merged_cells_span_their_columns() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["", "Year", None], ["Item", 2024, 2023], ["Sales", 5, 4]):
            sheet.append(row)
        sheet.merge_cells("B1:C1")

    (table,) = read(fill).tables
    assert [(c.row, c.column, c.column_span) for c in table.cells if c.column_span > 1] == [(0, 1, 2)]


def test_a_formula_without_a_value_is_said() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["a", 5])
        sheet["B2"] = "=B1*2"

    (skip,) = read(fill).skips
    assert "B2" in skip.reason
    assert skip.location == "sheet 业绩"


@pytest.mark.slow
def test_a_million_empty_rows_cost_little() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "a"
        sheet["A1000000"] = 6

    begin = time.monotonic()
    assert read(fill).text == "a\n6\n"
    assert time.monotonic() - begin < 10


def test_a_bomb_is_refused_with_its_reason() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 60_000_000)
    (skip,) = reader.read(buffer.getvalue(), "a.xlsx")
    assert isinstance(skip, Skip)
    assert "bomb" in skip.reason


def test_entities_in_a_part_are_refused() -> None:
    def with_entity(name: str, content: bytes) -> bytes:
        return b'<!DOCTYPE x [<!ENTITY a "b">]>' + content if name == "xl/styles.xml" else content

    book = openpyxl.Workbook()
    book.active.append(["a", 5])
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(book))) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, with_entity(name, old.read(name)))
    (skip,) = reader.read(buffer.getvalue(), "a.xlsx")
    assert isinstance(skip, Skip)
    assert "entities" in skip.reason


def test_a_broken_sheet_does_not_lose_the_others() -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", 5])
    book.create_sheet("two").append(["b", 6])
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(book))) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[: len(content) // 2] if name.endswith("sheet1.xml") else content)
    document = parsed(buffer.getvalue())
    assert "b | 6" in document.text
    assert document.skips
