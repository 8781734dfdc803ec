"""Line and column of offsets in a document: 1-based, in code points."""

from __future__ import annotations

from auditor.document import Document
from reports import columns


class Lines(columns.Lines):
    """Line and column of offsets in one document: 1-based, in code points."""

    def __init__(self, document: Document) -> None:
        super().__init__(document.text)
        self._has_lines = document.has_lines

    def place(self, offset: int) -> tuple[int | None, int | None]:
        """Line and column; both None where the format has none."""
        return self.at(offset) if self._has_lines else (None, None)
