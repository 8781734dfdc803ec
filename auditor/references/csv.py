"""Trusted facts from CSV or TSV, whatever parts the cells: a header line with subject, measure, period, value, unit,
source (any order, in English or Chinese), a fact a line; or a column for each period instead of period and value.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from auditor.document import Skip
from auditor.reading import separated
from auditor.reading.encodings import decode
from auditor.reference import ReferenceFact, ReferenceFormat
from auditor.reference_rows import table

_DECIMAL_COMMA = re.compile(r"\s*[-+(]?\d{1,3}(?:\.\d{3})+,\d{1,6}\)?\s*|\s*[-+(]?\d{1,12},(?:\d{1,2}|\d{4,6})\)?\s*")

_EUROPEAN = re.compile(r"\s*[-+(]?(?:\d{1,3}(?:\.\d{3})+|\d{1,20})(?:,\d{1,20})?\)?\s*")


def read(content: bytes, name: str) -> Iterator[ReferenceFact | Skip]:
    """The facts of the table; a Skip for each line that is none."""
    decoded = decode(content)
    if notice := decoded.notice():
        yield Skip(name, notice)
    separator = "\t" if name.lower().endswith((".tsv", ".tab")) else separated.separator_of(decoded.text)
    try:
        yield from table(_with_points(list(separated.rows(decoded.text, separator)), separator), name)
    except csv.Error as problem:
        yield Skip(name, f"the rest is not read: {problem}")


def _with_points(rows: list[separated.Line], separator: str) -> Iterator[separated.Line]:
    """The rows; where a semicolon parts the cells and a comma the decimals, as in much of Europe, with points."""
    has_commas = separator == ";" and any(_DECIMAL_COMMA.fullmatch(cell) for _, cells in rows for cell in cells)
    for line, cells in rows:
        yield line, [_pointed(cell) for cell in cells] if has_commas else cells


def _pointed(cell: str) -> str:
    return cell.replace(".", "").replace(",", ".") if _EUROPEAN.fullmatch(cell) else cell


REFERENCE = ReferenceFormat("csv", lambda suffix, _: suffix in (".csv", ".tsv", ".tab", ".txt"), read)
