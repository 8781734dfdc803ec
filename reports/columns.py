"""The one converter between ways of counting columns: code points, UTF-16 units (browsers), UTF-8 bytes (reviewdog).

Comes in: a text, or a place with a little of its context. Goes out: 1-based lines and columns, offsets. Lines end at
line feeds. Refuses to know: formats.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reports.model import PlaceRecord, Report

Measure = Callable[[str], int]
"""How long a text is in some way of counting."""


def code_points(text: str) -> int:
    """How many code points."""
    return len(text)


def utf8_bytes(text: str) -> int:
    """How many bytes of UTF-8."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


class Utf16Offsets:
    """Code-point offsets of one text as UTF-16 offsets, the way a browser counts; free where no character needs two."""

    def __init__(self, text: str) -> None:
        self._wide = [i for i, c in enumerate(text) if c > "\uffff"] if not text.isascii() else []

    def __call__(self, offset: int) -> int:
        """The UTF-16 offset of a code-point offset."""
        return offset + bisect_left(self._wide, offset)


class Lines:
    """Line and column of offsets in one text: 1-based, in code points."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        self.end = len(text)
        position = text.find("\n")
        while position >= 0:
            self.starts.append(position + 1)
            position = text.find("\n", position + 1)

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def stretch(self, offset: int, more: int) -> tuple[int, int]:
        """Where the line of an offset begins, and where it and so many more lines end."""
        line = bisect_right(self.starts, offset)
        behind = min(line + more, len(self.starts))
        return self.starts[line - 1], self.starts[behind] if behind < len(self.starts) else self.end + 1


@dataclass(frozen=True, slots=True)
class Region:
    """Where a quote begins and ends: 1-based, the end exclusive; columns None where they cannot be known."""

    line: int
    end_line: int
    column: int | None = None
    end_column: int | None = None


def texts(report: Report) -> dict[str, str]:
    """The texts that the report carries, by document."""
    return {d.name: d.text for d in report.documents if d.text is not None}


def region(place: PlaceRecord, known: Mapping[str, str], measure: Measure = code_points) -> Region | None:
    """The region of a place; None where its document has no lines.

    Columns other than code points need the text before the quote on its line: from the document, or, in a report
    without texts, from the place's own context where that reaches the beginning of the line.
    """
    if place.line is None:
        return None
    end_line = place.line + place.quote.count("\n")
    before = _line_before(place, known, measure)
    if before is None or place.column is None:
        return Region(place.line, end_line)
    last = place.quote.rpartition("\n")[2]
    end = measure(last) if end_line > place.line else before + measure(place.quote)
    return Region(place.line, end_line, before + 1, end + 1)


def _line_before(place: PlaceRecord, known: Mapping[str, str], measure: Measure) -> int | None:
    """How long the line is before the quote."""
    if place.column is None:
        return None
    length = place.column - 1
    if measure is code_points:
        return length
    text = known.get(place.document)
    if text is not None:
        return measure(text[place.start - length : place.start])
    if length > len(place.before):
        return None
    return measure(place.before[len(place.before) - length :])
