"""What a number is about: subject, measure, comparator, scope, direction, period, modality; stub."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from claims.values import Claim, Passage, Reading, Table


def claims(
    text: str,
    readings: Sequence[Reading],
    spans: Sequence[tuple[int, int]],
    *,
    language: str | None,
    document: str,
    date: str | None,
    passages: Sequence[Passage] = (),
    tables: Sequence[Table] = (),
) -> list[Claim]:
    """The readings as claims, each with its frame."""
    starts = [s for s, _ in spans]
    return [
        Claim(
            document,
            r.start,
            r.end,
            text[r.start : r.end],
            spans[max(0, bisect_right(starts, r.start) - 1)],
            language or "en",
            r.quantity,
            marks=r.marks,
            confidence=r.confidence,
        )
        for r in readings
    ]
