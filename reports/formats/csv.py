"""A table with a row for every side of every finding, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from reports.format import Format, Style
from reports.model import FindingRecord, Report
from reports.ranking import ranked
from reports.spelled import interval_ends
from reports.tables import comma_separated
from reports.words import Words, located, said

HEADER = (
    "fingerprint",
    "code",
    "name",
    "severity",
    "confidence",
    "verdict",
    "status",
    "side",
    "document",
    "line",
    "column",
    "location",
    "quote",
    "low",
    "high",
    "unit",
    "note",
    "title",
    "message",
    "derivation",
    "suggestion",
)


def render(report: Report, style: Style) -> str:
    """The findings of every status, gravest first."""
    found = ranked(report, ("new", "known", "waived"))
    return comma_separated(HEADER, (row for finding in found for row in _rows(finding, style.language)))


def _rows(finding: FindingRecord, language: str) -> Iterator[tuple[object, ...]]:
    words, fixed = said(finding, language), Words(language)
    head = (finding.fingerprint, finding.code, finding.name, finding.severity, f"{finding.confidence:.2f}")
    tail = (
        words.title,
        words.message,
        "; ".join(words.derivation),
        "; ".join(s.text for s in words.suggestions),
    )
    for i, (place, note) in enumerate(zip(finding.places, words.notes, strict=True), start=1):
        where = (i, place.document, place.line, place.column, located(place.location, fixed), place.quote)
        yield (*head, finding.verdict, finding.status, *where, *interval_ends(place), note, *tail)
    if not finding.places:
        yield (*head, finding.verdict, finding.status, *[None] * 10, *tail)


FORMAT = Format("csv", ".csv", render, "a row for every side of every finding")
