"""Separated values: which separator parts a text, and its rows, each with the line it begins on.

The separator is the one that parts the lines most evenly. Refuses to know: documents, what the cells mean.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

SEPARATORS: Final = ",\t;|，"
# The first line by which spreadsheet programs are told the separator.
_STATED: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_SAMPLE: Final = 200
_FIELD_LIMIT: Final = 10_000_000

Line = tuple[int, list[str]]
"""The number of the line a row begins on, and its cells."""


def rows(text: str, separator: str | None = None) -> Iterator[Line]:
    """The rows of a text, parted by what it states, by what is given, or by what parts its lines best.

    Raises:
        csv.Error: a cell is longer than any table has.
    """
    stated = _STATED.match(text)
    separator = stated[1] if stated else separator or separator_of(text)
    text = text[stated.end() :] if stated else text
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    line = first = 2 if stated else 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + first


def separator_of(text: str) -> str:
    """The separator that parts the first lines into the same number of cells most often."""
    lines = [line for line in text[: 200 * _SAMPLE].splitlines()[:_SAMPLE] if line.strip()]
    best, score = ",", 0.0
    for separator in SEPARATORS:
        try:
            parted = csv.reader(lines, delimiter=separator)
            # A quotation mark left inside a cell tells that another separator was meant.
            counts = Counter(len(row) for row in parted if len(row) > 1 and not any('"' in cell for cell in row))
        except csv.Error:
            continue
        if counts:
            width, often = counts.most_common(1)[0]
            found = often + width / 1000
            if found > score:
                best, score = separator, found
    return best
