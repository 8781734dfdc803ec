"""Where sentences begin and end: offsets into the text, Chinese and English marks alike."""

from __future__ import annotations

from collections.abc import Sequence

from claims.values import Table


def split(text: str, tables: Sequence[Table] = ()) -> list[tuple[int, int]]:
    """Sentence spans in order, covering all but white space; stub."""
    return [(0, len(text))] if text else []
