"""GitLab's code quality report: one issue a new finding, at its primary place."""

from __future__ import annotations

import json

from reports.format import Format, Style
from reports.model import FindingRecord, Report
from reports.ranking import ranked
from reports.spelled import headline, side
from reports.visible import visible
from reports.words import Words, said

_SEVERITY = {"error": "critical", "warning": "minor", "note": "info"}


def render(report: Report, style: Style) -> str:
    """A JSON array; GitLab drops issues of the same fingerprint, so each has its own."""
    issues = [_issue(finding, style.language) for finding in ranked(report)]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(finding: FindingRecord, language: str) -> dict[str, object]:
    first = finding.places[0] if finding.places else None
    fixed, words = Words(language), said(finding, language)
    others = [side(p, n, fixed) for p, n in zip(finding.places, words.notes, strict=True)][1:]
    return {
        "description": " — ".join([headline(finding, language), *others]),
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITY[finding.severity],
        "location": {
            "path": visible(first.document) if first else "",
            "lines": {"begin": first.line if first and first.line else 1},
        },
    }


FORMAT = Format("gitlab", ".json", render, "GitLab code quality report")
