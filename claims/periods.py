"""Dates and periods, and what year is meant; stub."""

from __future__ import annotations

from claims.values import Reading


def document_date(text: str) -> str | None:
    """The date of publication that the text itself gives."""
    return None


def read(text: str, language: str | None = None, today: str | None = None) -> list[Reading]:
    """Every date, period and duration-as-period of the text, in order of place, years resolved."""
    return []
