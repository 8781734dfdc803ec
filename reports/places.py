"""Where claims stand, in words short enough to read: lines, and names without the folder that all documents share.

Comes in: a report. Goes out: labels. Refuses to know: formats.
"""

from __future__ import annotations

from collections.abc import Iterable

from reports.columns import Lines, texts
from reports.model import ClaimRecord, PlaceRecord, Report, Span
from reports.words import Words, located


def common_folder(report: Report) -> str:
    """The folder that every document's name begins with, with its last slash; empty where there is none to drop."""
    names = [d.name for d in report.documents]
    if len(names) < 2:
        return ""
    first, last = min(names), max(names)
    shared = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[: first.rfind("/", 0, shared) + 1]


class ClaimPlaces:
    """Lines and labels of a report's claims, and what a place allows."""

    def __init__(self, report: Report) -> None:
        known = texts(report)
        lined = {d.name for d in report.documents if d.has_lines}
        self._lines = {name: Lines(text) for name, text in known.items() if name in lined}
        self._found = {p.claim: p.line for f in report.findings for p in f.places if p.claim and p.line}

        self._claims = {c.id: c for c in report.claims}

    def allowed(self, place: PlaceRecord) -> Span | None:
        """The interval of a place in the unit the sides were compared in, else the one of its own claim."""
        if place.interval is not None or place.claim is None:
            return place.interval
        claim = self._claims.get(place.claim)
        if claim is None or (claim.low is None and claim.high is None):
            return None
        return Span(low=claim.low, high=claim.high, low_open=claim.low_open, high_open=claim.high_open, unit=claim.unit)

    def line(self, claim: ClaimRecord) -> int | None:
        """The line of a claim, where its document has lines and its text or a finding tells."""
        if claim.document in self._lines:
            return self._lines[claim.document].at(claim.start)[0]
        return self._found.get(claim.id)

    def label(self, claim: ClaimRecord, words: Words) -> str:
        """`a.txt:12`, `a.xlsx, sheet 1, B3`, or the name alone."""
        line = self.line(claim)
        if line is not None:
            return f"{claim.document}:{line}"
        return words("location.between").join(filter(None, (claim.document, located(claim.location, words))))

    def labels(self, claims: Iterable[ClaimRecord], words: Words) -> str:
        """The labels of several, each once."""
        return words("text.comma").join(dict.fromkeys(self.label(c, words) for c in claims))
