"""Numbers with their units and hedges; stub."""

from __future__ import annotations

from claims.values import Reading


def read(text: str, language: str | None = None) -> list[Reading]:
    """Every quantity of the text, in order of place."""
    return []
