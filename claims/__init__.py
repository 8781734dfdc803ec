"""Text in, numeric claims out: numbers with their units, hedges, intervals, and what they are about.

Knows language, digits and units. Knows no files and no checks.
"""

from claims.extract import extract
from claims.record import to_record
from claims.values import Cell, Claim, Frame, Interval, Passage, Quantity, Table

__all__ = ["Cell", "Claim", "Frame", "Interval", "Passage", "Quantity", "Table", "extract", "to_record"]
