"""Which findings a reader meets first, and the confirmed numbers joined into one line a fact.

Comes in: a report. Goes out: findings and groups of comparisons in a fixed order. Refuses to know: formats.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from reports.model import SEVERITIES, ClaimRecord, ComparisonRecord, FindingRecord, Report

AGREEING = frozenset({"agree", "rounding_compatible", "bound_compatible", "arithmetic_ok"})
"""Verdicts under which a number counts as confirmed."""


def ranked(report: Report, statuses: Collection[str] = ("new",)) -> list[FindingRecord]:
    """Findings of these statuses: gravest first, then surest, then by place."""
    return sorted((f for f in report.findings if f.status in statuses), key=_rank)


def _rank(finding: FindingRecord) -> tuple[int, float, str, int, str, str]:
    first = finding.places[0] if finding.places else None
    return (
        -SEVERITIES.index(finding.severity),
        -finding.confidence,
        first.document if first else "",
        first.start if first else 0,
        finding.code,
        finding.fingerprint,
    )


def counts(findings: Iterable[FindingRecord]) -> dict[str, int]:
    """How many of each severity, gravest first, zeros included."""
    found = dict.fromkeys(reversed(SEVERITIES), 0)
    for finding in findings:
        found[finding.severity] += 1
    return found


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One fact that several places state alike, or that arithmetic bears out."""

    claims: tuple[ClaimRecord, ...]
    comparisons: tuple[ComparisonRecord, ...]

    @property
    def is_rounded(self) -> bool:
        """Whether the places agree within rounding or a bound, rather than to the digit."""
        return any(c.verdict in ("rounding_compatible", "bound_compatible") for c in self.comparisons)

    @property
    def sign(self) -> str:
        """What stands between the numbers."""
        return " ≈ " if self.is_rounded else " = "


def confirmed(report: Report) -> list[Confirmed]:
    """Agreeing comparisons that share a claim, joined; those over most documents first, then by place."""
    claims = {c.id: c for c in report.claims}
    agreeing = [c for c in report.comparisons if c.verdict in AGREEING]
    stated = [c for c in agreeing if c.verdict != "arithmetic_ok"]
    groups = [*_joined(stated), *([c] for c in agreeing if c.verdict == "arithmetic_ok")]
    found = [_fact(group, claims) for group in groups]
    return sorted(found, key=_weight)


def _fact(group: list[ComparisonRecord], claims: Mapping[str, ClaimRecord]) -> Confirmed:
    ids = dict.fromkeys(i for comparison in group for i in comparison.claims)
    members = sorted((claims[i] for i in ids if i in claims), key=lambda c: (c.document, c.start, c.end))
    return Confirmed(tuple(members), tuple(group))


def _weight(fact: Confirmed) -> tuple[int, int, str, int, str]:
    first = fact.claims[0] if fact.claims else None
    return (
        -len({c.document for c in fact.claims}),
        -len(fact.claims),
        first.document if first else "",
        first.start if first else 0,
        fact.comparisons[0].id,
    )


def _joined(comparisons: list[ComparisonRecord]) -> list[list[ComparisonRecord]]:
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for comparison in comparisons:
        for claim in comparison.claims[1:]:
            leader[find(claim)] = find(comparison.claims[0])
    groups: dict[str, list[ComparisonRecord]] = {}
    for comparison in comparisons:
        root = find(comparison.claims[0]) if comparison.claims else comparison.id
        groups.setdefault(root, []).append(comparison)
    return list(groups.values())
