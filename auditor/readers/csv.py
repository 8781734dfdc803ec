"""Tables of separated values: one table, whatever parts the cells; each with its line, row and column.

The separator is the one that parts the lines most evenly; rows of other lengths are kept as they are and said. Lines
before the table that part into one cell are its title.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from auditor.document import Document
from auditor.reader import Reader, Unreadable
from auditor.reading import encodings
from auditor.reading.composer import CellText, Composer

SEPARATORS: Final = ",\t;|，"
MOST_ROWS: Final = 1_000_000
WIDEST: Final = 2_000
# The first line by which spreadsheet programs are told the separator.
_STATED: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_SAMPLE: Final = 200
_LISTED: Final = 5
_FIELD_LIMIT: Final = 10_000_000

Line = tuple[int, list[str]]
"""The number of the line a row begins on, and its cells."""


def read(content: bytes, name: str) -> Iterator[Document]:
    """The rows as one table."""
    if encodings.is_binary(content):
        message = "it is no table of separated values: the bytes are no text"
        raise Unreadable(message)
    decoded = encodings.decode(content)
    composer = Composer(name)
    notice = decoded.notice()
    if notice:
        composer.skip(notice)
    rows = _rows(decoded.text, "\t" if name.lower().endswith((".tsv", ".tab")) else None, composer)
    _add(composer, rows)
    if not composer.length:
        composer.skip("the file is empty: no cell in it")
    yield composer.document()


def _rows(text: str, separator: str | None, composer: Composer) -> list[Line]:
    stated = _STATED.match(text)
    separator = stated[1] if stated else separator or _separator(text)
    text = text[stated.end() :] if stated else text
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    rows: list[Line] = []
    line = first = 2 if stated else 1
    try:
        for cells in reader:
            if len(rows) >= MOST_ROWS:
                composer.skip(f"it has more than {MOST_ROWS:,} rows; nothing after line {line} is read; split it")
                break
            rows.append((line, cells[:WIDEST]))
            line = reader.line_num + first
    except csv.Error as error:
        composer.skip(f"the rest is not read: {error}", f"line {line}")
    return rows


def _separator(text: str) -> str:
    """The separator that parts the first lines into the same number of cells most often."""
    lines = [line for line in text[: 200 * _SAMPLE].splitlines()[:_SAMPLE] if line.strip()]
    best, score = ",", 0.0
    for separator in SEPARATORS:
        try:
            rows = csv.reader(lines, delimiter=separator)
            # A quotation mark left inside a cell tells that another separator was meant.
            counts = Counter(len(row) for row in rows if len(row) > 1 and not any('"' in cell for cell in row))
        except csv.Error:
            continue
        if counts:
            width, often = counts.most_common(1)[0]
            found = often + width / 1000
            if found > score:
                best, score = separator, found
    return best


def _add(composer: Composer, rows: Sequence[Line]) -> None:
    filled = [(line, cells) for line, cells in rows if any(c.strip() for c in cells)]
    caption = None
    while filled and sum(bool(c.strip()) for c in filled[0][1]) == 1 and len(filled) > 1 and _is_wide(filled[1:]):
        line, cells = filled.pop(0)
        span = composer.paragraph(next(c for c in cells if c.strip()), location={"line": line})
        caption = (caption[0] if caption else span[0], span[1]) if span else caption
    if not filled:
        return
    _say_ragged(composer, filled)
    composer.table(
        (
            [CellText(text, i, location={"line": line, "field": i + 1}) for i, text in enumerate(cells)]
            for line, cells in filled
        ),
        caption,
    )


def _is_wide(rows: Sequence[Line]) -> bool:
    return any(sum(bool(c.strip()) for c in cells) > 1 for _, cells in rows[:3])


def _say_ragged(composer: Composer, rows: Sequence[Line]) -> None:
    """Notes rows longer than the header: their last cells have no name. Shorter ones are common and harmless."""
    width = Counter(len(cells) for _, cells in rows).most_common(1)[0][0]
    longer = [line for line, cells in rows if any(c.strip() for c in cells[width:])]
    if longer and len(longer) < len(rows):
        lines = ", ".join(map(str, longer[:_LISTED])) + (", ..." if len(longer) > _LISTED else "")
        composer.skip(
            f"{len(longer)} row(s) have more than {width} cells (line {lines}): a separator in an unquoted cell? "
            "They were read, but their cells may stand under the wrong header"
        )


READER = Reader("csv", (".csv", ".tsv", ".tab"), read)
