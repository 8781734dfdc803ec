"""Findings made ready to be shown: settings applied, doubtful ones one step milder, echoes of one another left out,
ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pathspec

from auditor.finding import Finding, Severity
from auditor.options import Options

_BY_WORD = {s.word: s for s in Severity}


def graded(findings: Iterable[Finding], options: Options) -> tuple[Finding, ...]:
    """The findings a reader gets, strongest first."""
    ignored = [(pathspec.GitIgnoreSpec.from_lines([p]), c) for p, c in options.per_path_ignores.items()]
    heard = (f for f in findings if not _is_ignored(f, ignored))
    kept = [f for f in (_graded(f, options) for f in heard) if f is not None]
    return tuple(_without_echoes(sorted(kept, key=rank)))


def rank(finding: Finding) -> tuple[object, ...]:
    """Sorts findings: severity, confidence, then code and place, so that the order is always the same."""
    first = finding.places[0] if finding.places else None
    place = (first.document, first.start, first.end) if first else ("", 0, 0)
    return (-finding.severity, -finding.confidence, finding.code, *place, finding.message.en)


def _is_ignored(finding: Finding, ignored: Sequence[tuple[pathspec.GitIgnoreSpec, tuple[str, ...]]]) -> bool:
    for spec, codes in ignored:
        fits = any(finding.code.startswith(c.upper()) or c == "ALL" for c in codes)
        if fits and any(spec.match_file(p.document.removeprefix("./")) for p in finding.places):
            return True
    return False


def _graded(finding: Finding, options: Options) -> Finding | None:
    wanted = _setting(finding.code, options.severity)
    if wanted == "off":
        return None
    if wanted is not None:
        return replace(finding, severity=_BY_WORD[wanted])
    if finding.confidence < options.warn_confidence and finding.severity > Severity.NOTE:
        return replace(finding, severity=Severity(finding.severity - 1))
    return finding


def _setting(code: str, settings: Mapping[str, str]) -> str | None:
    """The setting of the longest prefix that fits the code."""
    fitting = [k for k in settings if code.startswith(k.upper())]
    return settings[max(fitting, key=len)] if fitting else None


def _without_echoes(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Leaves out a finding whose places all lie in a stronger one of the same verdict: one fact, one finding."""
    seen: list[tuple[str | None, frozenset[tuple[str, int, int]]]] = []
    by_place: dict[tuple[str, int, int], list[int]] = {}
    for finding in findings:
        places = frozenset((p.document, p.start, p.end) for p in finding.places)
        near = {i for p in places for i in by_place.get(p, ())}
        if len(places) > 1 and any(seen[i][0] == finding.verdict and places <= seen[i][1] for i in near):
            continue
        for p in places:
            by_place.setdefault(p, []).append(len(seen))
        seen.append((finding.verdict, places))
        yield finding
