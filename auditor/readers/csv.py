"""Tables of separated values: one table, whatever parts the cells; each with its line, row and column.

The separator is the one that parts the lines most evenly; rows of other lengths are kept as they are and said. Lines
before the table that part into one cell are its title.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from auditor.document import Document
from auditor.reader import Reader, Unreadable
from auditor.reading import encodings, separated
from auditor.reading.composer import CellText, Composer
from auditor.reading.separated import Line

MOST_ROWS: Final = 1_000_000
WIDEST: Final = 2_000
_LISTED: Final = 5


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
    found: list[Line] = []
    line = 1
    try:
        for line, cells in separated.rows(text, separator):
            if len(found) >= MOST_ROWS:
                composer.skip(f"it has more than {MOST_ROWS:,} rows; nothing after line {line - 1} is read; split it")
                break
            found.append((line, cells[:WIDEST]))
    except csv.Error as error:
        composer.skip(f"the rest is not read: {error}", f"line {line}")
    return found


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
