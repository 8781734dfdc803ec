"""A draft's figure that no trusted source states, and that does not follow from what they state.

Only with `--against` or `--reference`: a figure that a summary invented, a release that the workbook does not hold. Dates, ranks and
numbers below ten without a unit are left out: they are rarely figures to be supported.

Bad:  来源:收入12亿元。稿件:收入12亿元,利润率31%。 / Source: revenue of 1.2bn. Draft: revenue of 1.2bn, a margin of 31 %.
Good: 来源:收入12亿元,利润率31%。稿件:收入12亿元,利润率31%。 / Source: revenue of 1.2bn, a margin of 31 %. Draft: the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.evidence import Evidence
from auditor.finding import Finding, Place, Severity
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording
from claims.values import Claim

SKIPPED_KINDS = frozenset({"date", "period", "rank"})
SMALL = 10


def check(evidence: Evidence, options: Options) -> Iterator[Finding]:
    """Each figure of a draft without a link to a trusted claim."""
    trusted = {d.name for d in evidence.documents if d.role == "trusted"}
    if not trusted:
        return
    supported = {
        claim.id
        for j in evidence.judgements
        for claim, other in ((j.link.first, j.link.second), (j.link.second, j.link.first))
        if other.document in trusted
    }
    severity = Severity.ERROR if options.require_support else Severity.WARNING
    for claim in evidence.claims:
        if claim.document not in trusted and claim.id not in supported and _is_figure(claim):
            yield RULE.finding(
                Wording(
                    f"no trusted source states “{' '.join(claim.quote.split())}” ({evidence.where(claim)})",
                    f"没有可信来源支持“{' '.join(claim.quote.split())}”({evidence.where(claim)})",
                ),
                places=[Place.of(claim)],
                verdict=None,
                severity=severity,
                confidence=0.8,
            )


def _is_figure(claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity.kind in SKIPPED_KINDS or claim.marks & {"furniture", "code"} or quantity.hedge == "several":
        return False
    small = quantity.value is not None and abs(quantity.value) < SMALL
    return not (small and quantity.unit is None and quantity.kind in ("count", "measure"))


RULE = Rule(
    code="REF203",
    name="unsupported-number",
    severity=Severity.WARNING,
    check=check,
    summary=Wording("A draft's figure that no trusted source states", "稿件中的数字没有可信来源支持"),
)
