"""Line and column of offsets in a document: 1-based, in code points."""

from __future__ import annotations

from bisect import bisect_right

from auditor.document import Document


class Lines:
    """Line and column of offsets in one document: 1-based, in code points."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts = [0]
        position = document.text.find("\n")
        while position >= 0:
            self.starts.append(position + 1)
            position = document.text.find("\n", position + 1)

    def at(self, offset: int) -> tuple[int | None, int | None]:
        """Line and column; both None where the format has none."""
        if not self.document.has_lines:
            return None, None
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def stretch(self, offset: int, more: int) -> tuple[int, int]:
        """Where the line of an offset begins, and where it and so many more lines end."""
        line = bisect_right(self.starts, offset)
        behind = line + more
        return self.starts[line - 1], self.starts[behind] if behind < len(self.starts) else len(self.document.text) + 1
