"""Tables drawn in text, and what their headers say of the numbers in the cells; stub."""

from __future__ import annotations

from collections.abc import Sequence

from claims.values import Reading, Table


def find(text: str) -> list[Table]:
    """Tables drawn with bars, tabs or aligned columns."""
    return []


def apply(text: str, tables: Sequence[Table], readings: list[Reading]) -> list[Reading]:
    """The readings, those in cells with unit and scale of their headers."""
    return readings
