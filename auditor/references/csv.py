"""Trusted facts from CSV or TSV: a header line with subject, measure, period, value, unit, source (any order), a fact
a line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from auditor.document import Skip
from auditor.reading.encodings import decode
from auditor.reference import ReferenceFact, ReferenceFormat, fact_of


def read(content: bytes, name: str) -> Iterator[ReferenceFact | Skip]:
    """The facts of the table; a Skip for each line that is none."""
    text = decode(content).text
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text), delimiter="\t" if "\t" in first else ",")
    header = [cell.strip().lower() for cell in next(rows, [])]
    if not {"subject", "measure", "value"} <= set(header):
        yield Skip(
            name, "the first line must name the columns: subject, measure, period, value, unit, source", "line 1"
        )
        return
    for row in rows:
        if any(cell.strip() for cell in row):
            yield fact_of(dict(zip(header, row, strict=False)), name, f"line {rows.line_num}")


REFERENCE = ReferenceFormat("csv", lambda suffix, _: suffix in (".csv", ".tsv"), read)
