"""reviewdog's diagnostic format: new findings with their other sides as related places; columns count UTF-8 bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from reports.columns import region, texts, utf8_bytes
from reports.format import Format, Style
from reports.model import FindingRecord, PlaceRecord, Report
from reports.ranking import ranked
from reports.spelled import side, story
from reports.words import Words, said

_SEVERITY = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report, style: Style) -> str:
    """One DiagnosticResult."""
    known = texts(report)
    result = {
        "source": {"name": report.tool.name},
        "severity": "WARNING",
        "diagnostics": [_diagnostic(finding, known, style.language) for finding in ranked(report)],
    }
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _diagnostic(finding: FindingRecord, known: Mapping[str, str], language: str) -> dict[str, Any]:
    words, fixed = said(finding, language), Words(language)
    diagnostic: dict[str, Any] = {
        "message": "\n".join(story(finding, language)),
        "severity": _SEVERITY[finding.severity],
        "code": {"value": finding.code},
    }
    if finding.places:
        diagnostic["location"] = _location(finding.places[0], known)
    sides = zip(finding.places[1:], words.notes[1:], strict=True)
    related = [{"message": side(p, note, fixed), "location": _location(p, known)} for p, note in sides]
    if related:
        diagnostic["relatedLocations"] = related
    return diagnostic


def _location(place: PlaceRecord, known: Mapping[str, str]) -> dict[str, Any]:
    area = region(place, known, utf8_bytes)
    if area is None:
        return {"path": place.document}
    if area.column is None:
        return {"path": place.document, "range": {"start": {"line": area.line}, "end": {"line": area.end_line}}}
    start = {"line": area.line, "column": area.column}
    end = {"line": area.end_line, "column": area.end_column}
    return {"path": place.document, "range": {"start": start, "end": end}}


FORMAT = Format("rdjson", ".json", render, "reviewdog diagnostics")
