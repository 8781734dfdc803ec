"""Every number of the drafts with the place that states it too, the difference and its state, as CSV for an auditor.

Where no document is a draft, every document is listed. Numbers whose texts were left out of the report are counted in
the last row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

from reports.figures import number
from reports.format import Format, Style
from reports.model import ClaimRecord, ComparisonRecord, FindingRecord, Report
from reports.places import ClaimPlaces
from reports.ranking import AGREEING, ranked
from reports.tables import comma_separated
from reports.words import Words, explained, located

HEADER = (
    "document",
    "line",
    "location",
    "written",
    "value",
    "unit",
    "subject",
    "measure",
    "period",
    "state",
    "source_document",
    "source_line",
    "source_location",
    "source_written",
    "source_value",
    "source_unit",
    "difference",
    "difference_unit",
    "verdict",
    "explanation",
    "finding",
)

_EXACT = Context(prec=40)
_NOTHING = (None, None)
_ROLES = {"trusted": 0, "source": 1, "draft": 2}


def render(report: Report, style: Style) -> str:
    """A row for every number of the drafts, in the order of the documents and places."""
    return comma_separated(HEADER, _rows(report, _index(report), Words(style.language)))


@dataclass(frozen=True, slots=True)
class _Index:
    claims: Mapping[str, ClaimRecord]
    comparisons: Mapping[str, Sequence[ComparisonRecord]]
    findings: Mapping[str, Sequence[FindingRecord]]
    places: ClaimPlaces
    roles: Mapping[str, int]


def _index(report: Report) -> _Index:
    comparisons: dict[str, list[ComparisonRecord]] = defaultdict(list)
    for comparison in report.comparisons:
        for claim in comparison.claims:
            comparisons[claim].append(comparison)
    findings: dict[str, list[FindingRecord]] = defaultdict(list)
    for finding in ranked(report, ("new", "known", "waived")):
        for place in finding.places:
            if place.claim is not None:
                findings[place.claim].append(finding)
    return _Index(
        claims={c.id: c for c in report.claims},
        comparisons=comparisons,
        findings=findings,
        places=ClaimPlaces(report),
        roles={d.name: _ROLES[d.role] for d in report.documents},
    )


def _rows(report: Report, index: _Index, words: Words) -> Iterator[tuple[object, ...]]:
    drafts = {d.name for d in report.documents if d.role == "draft"} or {d.name for d in report.documents}
    for claim in sorted(report.claims, key=lambda c: (c.document, c.start, c.end)):
        if claim.document in drafts:
            yield _row(claim, index, words)
    left_out = report.summary.claims - len(report.claims)
    if left_out > 0:
        yield (*[None] * (len(HEADER) - 2), words("form.left_out", n=left_out), None)


def _row(claim: ClaimRecord, index: _Index, words: Words) -> tuple[object, ...]:
    comparison = _telling(claim, index)
    source = _source(claim, comparison, index)
    return (
        claim.document,
        index.places.line(claim),
        located(claim.location, words),
        claim.quote,
        claim.value,
        claim.unit,
        claim.subject,
        claim.measure,
        claim.period or claim.date,
        claim.state,
        *_source_columns(source, index, words),
        *(_NOTHING if comparison and comparison.verdict.startswith("arithmetic") else _difference(claim, source)),
        comparison.verdict if comparison else None,
        explained(comparison, words.language) if comparison else None,
        " ".join(dict.fromkeys(f.fingerprint for f in index.findings.get(claim.id, ()))),
    )


def _telling(claim: ClaimRecord, index: _Index) -> ComparisonRecord | None:
    """The comparison that bears out the claim's state: a dispute before an agreement, the surest first."""
    disputed = claim.state in ("disputed", "unsupported")
    found = [c for c in index.comparisons.get(claim.id, ()) if c.verdict != "not_comparable"]
    return min(
        found,
        key=lambda c: ((c.verdict in AGREEING) == disputed, _standing(claim, c, index), -c.confidence, c.id),
        default=None,
    )


def _standing(claim: ClaimRecord, comparison: ComparisonRecord, index: _Index) -> int:
    source = _source(claim, comparison, index)
    return index.roles.get(source.document, 3) if source else 4


def _source(claim: ClaimRecord, comparison: ComparisonRecord | None, index: _Index) -> ClaimRecord | None:
    """The other side: in the most trusted document, another one than the claim's own where there is one."""
    if comparison is None:
        return None
    others = [index.claims[i] for i in comparison.claims if i != claim.id and i in index.claims]
    return min(
        others,
        key=lambda c: (index.roles.get(c.document, 3), c.document == claim.document, c.document, c.start),
        default=None,
    )


def _source_columns(source: ClaimRecord | None, index: _Index, words: Words) -> tuple[object, ...]:
    if source is None:
        return (None,) * 6
    where = located(source.location, words)
    return (source.document, index.places.line(source), where, source.quote, source.value, source.unit)


def _difference(claim: ClaimRecord, source: ClaimRecord | None) -> tuple[str | None, str | None]:
    """Claim less source, in the common base unit; nothing where there is none."""
    if source is None or claim.base_unit != source.base_unit:
        return None, None
    ours, theirs = number(claim.base_value), number(source.base_value)
    if ours is None or theirs is None:
        return None, None
    return _written(_EXACT.subtract(ours, theirs)), claim.base_unit


def _written(value: Decimal) -> str:
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text


FORMAT = Format("tieout", ".csv", render, "every number of the drafts with its source, difference and state (CSV)")
