"""What the editor's page needs of a report, small and ready to draw: offsets of a browser, words in both languages.

Comes in: a report. Goes out: plain lists and dicts for JSON. Refuses to know: how they are drawn.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from reports import figures
from reports.columns import Lines, Utf16Offsets, texts
from reports.model import (
    ClaimRecord,
    ComparisonRecord,
    DocumentRecord,
    FindingRecord,
    PlaceRecord,
    Report,
    SkipRecord,
    Span,
)
from reports.names import about, measure_name, unit_name
from reports.places import ClaimPlaces, common_folder
from reports.ranking import AGREEING, confirmed, ranked
from reports.words import LANGUAGES, Words, explained, located, said, summarised, unread, wording

STATES = ("confirmed", "recomputed", "disputed", "unsupported", "uncorroborated")
_SECTIONS = ("severity", "severities", "verdict", "state", "status", "text", "form", "page", "decision")
_MOST_COMPARISONS = 20_000
"""Beyond it a page grows too large to open; the JSON report has them all."""


def payload(report: Report, language: str) -> dict[str, Any]:
    """All of it."""
    return _Payload(report).made(language)


class _Payload:
    """Look-ups that every part needs, made once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.words = {name: Words(name) for name in LANGUAGES}
        known = texts(report)
        self.offsets = {name: Utf16Offsets(text) for name, text in known.items()}
        self.lines = {d.name: Lines(known[d.name]) for d in report.documents if d.has_lines and d.name in known}
        self.places = ClaimPlaces(report)
        self.folder = common_folder(report)
        self.number = {d.name: i for i, d in enumerate(report.documents)}
        self.claims = {c.id: c for c in report.claims}
        self.by_document: dict[str, list[ClaimRecord]] = defaultdict(list)
        for claim in sorted(report.claims, key=lambda c: (c.start, c.end)):
            self.by_document[claim.document].append(claim)
        self.place: dict[str, tuple[int, int]] = {}
        for document in report.documents:
            for i, claim in enumerate(self.by_document[document.name]):
                self.place[claim.id] = (self.number[document.name], i)

    def made(self, language: str) -> dict[str, Any]:
        """The whole payload."""
        report = self.report
        facts = confirmed(report)
        checked = [c for c in report.comparisons if c.verdict != "not_comparable"][:_MOST_COMPARISONS]
        incomparable = [c for c in report.comparisons if c.verdict == "not_comparable"][:_MOST_COMPARISONS]
        return {
            "key": hashlib.sha256(report.model_dump_json().encode("utf-8", "replace")).hexdigest()[:24],
            "language": language,
            "tool": f"{report.tool.name} {report.tool.version}",
            "compared": self._compared(),
            "summary": report.summary.model_dump(mode="json"),
            "states": STATES,
            "documents": [self._document(d) for d in report.documents],
            "findings": [self._finding(f) for f in ranked(report, ("new", "known", "waived"))],
            "confirmed": [[*self._comparison(f.comparisons[0], f.claims), int(f.is_rounded)] for f in facts],
            "checks": [self._comparison(c, ()) for c in checked],
            "incomparable": [self._comparison(c, ()) for c in incomparable],
            "skipped": [self._skip(s) for s in report.skipped],
            "notices": report.notices,
            "rules": {
                r.code: {"name": r.name, "text": r.explanation, **{n: summarised(r, n) for n in LANGUAGES}}
                for r in report.rules
            },
            "words": {name: {s: wording(name)[s] for s in (*_SECTIONS, "scale")} for name in LANGUAGES},
            "names": {name: self._names(words) for name, words in self.words.items()},
        }

    def _skip(self, skip: SkipRecord) -> list[Any]:
        """Document, location, the reason in each language."""
        return [self._short(skip.document), skip.location or "", {name: unread(skip, name) for name in LANGUAGES}]

    def _names(self, words: Words) -> dict[str, dict[str, str]]:
        """What the units and measures of the claims are called."""
        units = sorted({c.unit for c in self.report.claims if c.unit})
        measures = sorted({c.measure for c in self.report.claims if c.measure})
        return {
            "unit": {unit: unit_name(unit, words) for unit in units},
            "measure": {measure: measure_name(measure, words) for measure in measures},
        }

    def _compared(self) -> dict[str, str]:
        roles = [d.role for d in self.report.documents]
        mode = self.report.summary.mode if self.report.summary.mode in ("against", "sets", "single") else "equals"
        return {
            name: words(
                f"text.compared_{mode}",
                documents=words.some("document", "documents", len(roles)),
                drafts=words.some("draft", "drafts", roles.count("draft")),
                trusted=words.some("trusted", "trusteds", roles.count("trusted")),
            )
            for name, words in self.words.items()
        }

    def _document(self, document: DocumentRecord) -> dict[str, Any]:
        return {
            "name": document.name,
            "short": self._short(document.name),
            "language": document.language or "",
            "date": document.date or "",
            "role": document.role,
            "lined": document.has_lines,
            "text": document.text,
            "claims": [self._claim(c) for c in self.by_document[document.name]],
        }

    def _claim(self, claim: ClaimRecord) -> list[Any]:
        """Start, end, state, quote, value, unit, subject, measure, period, line, location."""
        convert = self.offsets.get(claim.document, int)
        lines = self.lines.get(claim.document)
        return [
            convert(claim.start),
            convert(claim.end),
            STATES.index(claim.state),
            claim.quote if claim.document not in self.offsets else 0,
            claim.value or claim.date or "",
            claim.unit or "",
            claim.subject or "",
            claim.measure or "",
            claim.period or "",
            lines.at(claim.start)[0] if lines else 0,
            self._where(claim.location) or 0,
        ]

    def _short(self, text: str) -> str:
        """The text without the folder that all documents share."""
        return text.replace(self.folder, "") if self.folder else text

    def _where(self, location: Mapping[str, str | int] | None) -> dict[str, str] | None:
        if not location:
            return None
        return {name: located(location, words) for name, words in self.words.items()}

    def _finding(self, finding: FindingRecord) -> dict[str, Any]:
        record: dict[str, Any] = {
            "code": finding.code,
            "name": finding.name,
            "severity": finding.severity,
            "confidence": finding.confidence,
            "verdict": finding.verdict or "",
            "fingerprint": finding.fingerprint,
            "status": finding.status,
            "places": [self._place(p) for p in finding.places],
            "evidence": [[e.name, e.weight, e.detail] for e in finding.evidence],
            "waiver": finding.waiver.model_dump(mode="json", exclude_none=True) if finding.waiver else None,
        }
        for name in LANGUAGES:
            words = said(finding, name)
            record[name] = {
                "title": self._short(words.title or ""),
                "message": self._short(words.message),
                "notes": [self._short(note or "") for note in words.notes],
                "steps": [self._short(step) for step in words.derivation],
                "edits": [[self._short(s.text), self._short(s.why)] for s in words.suggestions],
            }
        return record

    def _place(self, place: PlaceRecord) -> dict[str, Any]:
        convert = self.offsets.get(place.document, int)
        record: dict[str, Any] = {
            "document": self.number.get(place.document, -1),
            "name": place.document,
            "short": self._short(place.document),
            "start": convert(place.start),
            "end": convert(place.end),
            "line": place.line or 0,
            "quote": place.quote,
        }
        if place.document not in self.offsets:
            record |= {"before": place.before, "after": place.after}
        if place.location:
            record["where"] = self._where(place.location)
        span = self.places.allowed(place)
        if span is not None:
            record["allows"] = {**self._span(span), "own": place.interval is None}
        return record

    def _span(self, span: Span) -> dict[str, Any]:
        return {
            "low": span.low,
            "high": span.high,
            "lowOpen": span.low_open,
            "highOpen": span.high_open,
            "unit": span.unit or "",
            **{name: figures.interval(span, words) for name, words in self.words.items()},
            "units": {name: figures.with_unit("", span.unit, words).strip() for name, words in self.words.items()},
        }

    def _comparison(self, comparison: ComparisonRecord, claims: tuple[ClaimRecord, ...]) -> list[Any]:
        """Verdict, places of the claims, what it is about, the explanation in each language."""
        ids = [c.id for c in claims] or comparison.claims
        key = comparison.key
        named = {n: " · ".join(about(key.subject, key.measure, key.period, w)) for n, w in self.words.items()}
        texts_of = [self._short(explained(comparison, name)) for name in LANGUAGES]
        arithmetic = comparison.verdict.startswith("arithmetic")
        return [
            comparison.verdict,
            [self.place[i] for i in ids if i in self.place],
            named,
            *texts_of,
            int(arithmetic or comparison.verdict not in AGREEING),
        ]
