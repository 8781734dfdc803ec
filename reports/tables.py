"""CSV that spreadsheets open without running anything: cells that look like formulas get an apostrophe before them.

Comes in: rows of text. Goes out: CSV as RFC 4180 has it, with line feeds. Refuses to know: what the rows say.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from reports.visible import one_line

_NUMBER = re.compile(r"[+-]?\d[\d,.]*\Z")
_FORMULA = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula or a command, full-width forms included."""


def comma_separated(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The header and the rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else one_line(str(value))
    harmless = not text.lstrip().startswith(_FORMULA) or _NUMBER.match(text) is not None
    return text if harmless else f"'{text}"
