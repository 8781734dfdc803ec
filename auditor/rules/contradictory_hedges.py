"""Hedges around one number that contradict or repeat one another.

约…左右 says “about” twice; 超过…以上 and 最多…以上 bound twice; 不到近 points both ways. Source: editing practice after
GB/T 15835 (约 and 近 are not joined with 左右, 多, 余). Off by default: a matter of style.

Bad:  约30人左右到场。 / About 30 or so people came.
Good: 约30人到场。 / About 30 people came.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.evidence import Evidence
from auditor.finding import Finding, Place, Severity, Suggestion
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording


def check(evidence: Evidence, _options: Options) -> Iterator[Finding]:
    """Each number with two hedge words or more that do not belong together."""
    for claim in evidence.claims:
        words = claim.quantity.hedge_words
        if len(words) < 2:
            continue
        shown = " … ".join(words)
        yield RULE.finding(
            Wording(f"“{claim.quote}” carries two hedges: {shown}", f"“{claim.quote}”带有两个约数词:{shown}"),
            places=[Place.of(claim)],
            verdict=None,
            suggestions=[
                Suggestion(
                    Wording(f"keep one of: {', '.join(words)}", f"只保留其一:{'、'.join(words)}"),
                    Wording(
                        "two hedges on one number repeat or contradict one another", "同一数字的两个约数词重复或矛盾"
                    ),
                )
            ],
        )


RULE = Rule(
    code="STY901",
    name="contradictory-hedges",
    severity=Severity.NOTE,
    check=check,
    summary=Wording("Two hedges on one number repeat or contradict one another", "同一数字的约数词重复或矛盾"),
    on_by_default=False,
)
