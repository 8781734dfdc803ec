"""Rates whose parts stand apart; first version: what was read is handed on."""

from __future__ import annotations

from collections.abc import Sequence

from claims.values import Reading


def attach(text: str, readings: Sequence[Reading], language: str | None = None) -> list[Reading]:
    """The readings, prices and speeds with what they are per."""
    return list(readings)
