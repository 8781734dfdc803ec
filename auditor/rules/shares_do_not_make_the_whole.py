"""Shares of one whole sum to more than it, or do not make it though the rest is named.

Only shares in clauses built alike are added, each behind a word of having a share (占, account for, make up); groups
that may overlap (women, the under-thirties) are left alone. Rounding of every share is in the sum.

Bad:  直营占62%,加盟占45%。 / Direct sales make up 62 %, franchises 45 %.
Good: 直营占62%,加盟占38%。 / Direct sales make up 62 %, franchises 38 %.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.arithmetic import figures
from auditor.arithmetic.repeats import once_each
from auditor.arithmetic.shares import Shares, shares
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording, same


@once_each
def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Each set of shares: confirmed, or what it sums to."""
    for found in shares(evidence):
        if found.outcome == "holds":
            yield Comparison(Verdict.ARITHMETIC_OK, found.claims, _line(found, evidence))
        elif found.outcome in {"over", "short"}:
            yield _finding(found, evidence)


def _line(found: Shares, evidence: Evidence) -> Wording:
    terms = " + ".join(figures.whence(c, evidence) for c in found.claims)
    return same(f"{terms} = ") + figures.percents(found.sum)


def _finding(found: Shares, evidence: Evidence) -> Finding:
    quotes = " + ".join(c.quote for c in found.claims)
    return RULE.finding(
        Wording(f"shares of one whole: {quotes} = ", f"同一整体的各部分占比:{quotes} = ") + figures.percents(found.sum),
        places=[Place.of(c) for c in found.claims],
        verdict=Verdict.ARITHMETIC_WRONG,
        confidence=0.8 if found.outcome == "over" else 0.75,
        derivation=[_line(found, evidence), Wording("the whole: 100 %", "整体:100 %")],
    )


RULE = Rule(
    code="MTH502",
    name="shares-do-not-make-the-whole",
    severity=Severity.WARNING,
    check=check,
    summary=Wording("Shares of one whole do not make it", "各部分占比之和与整体不符"),
)
