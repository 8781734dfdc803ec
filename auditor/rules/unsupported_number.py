"""A draft's figure that no trusted source states, and that does not follow from what they state.

Only with `--against` or `--reference`: a figure that a summary invented, a release that the workbook does not hold. Dates, ranks and
numbers below ten without a unit are left out: they are rarely figures to be supported. A number that a trusted text has digit for digit in the same
unit is supported though the words differ, and so is one that two of its numbers give: a change, a share, a difference.

Bad:  来源:收入12亿元。稿件:收入12亿元,利润率31%。 / Source: revenue of 1.2bn. Draft: revenue of 1.2bn, a margin of 31 %.
Good: 来源:收入12亿元,利润率31%。稿件:收入12亿元,利润率31%。 / Source: revenue of 1.2bn, a margin of 31 %. Draft: the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from auditor.evidence import Evidence
from auditor.finding import Finding, Place, Severity
from auditor.options import Options
from auditor.rule import Rule
from auditor.supported import Support
from auditor.titles import title_of
from auditor.wording import Wording
from claims.units import unit
from claims.values import Claim

SKIPPED_KINDS = frozenset({"date", "period", "rank"})
SMALL = 10
YEAR = re.compile(r"\d{4}")
MOST_NEAREST = 3
"""So many numbers of the same subject and measure are named beside one that none supports."""


def check(evidence: Evidence, options: Options) -> Iterator[Finding]:
    """Each figure of a draft without a link to a trusted claim."""
    trusted = {d.name for d in evidence.documents if d.role == "trusted"}
    if not any(evidence.claims_of[name] for name in trusted):
        return  # none is named, or nothing in them could be read, which is said elsewhere
    supported = {
        claim.id
        for j in evidence.judgements
        for claim, other in ((j.link.first, j.link.second), (j.link.second, j.link.first))
        if other.document in trusted
    }
    severity = Severity.ERROR if options.require_support else Severity.WARNING
    stated = _stated(evidence.claims, trusted)
    support = Support(evidence.claims, trusted)
    for claim in evidence.claims:
        if claim.document in trusted or claim.id in supported or not _is_figure(claim):
            continue
        if not support.states(claim) and not support.implies(claim):
            yield RULE.finding(
                Wording(
                    f"no trusted source states “{' '.join(claim.quote.split())}” ({evidence.where(claim)})",
                    f"没有可信来源支持“{' '.join(claim.quote.split())}”({evidence.where(claim)})",
                ),
                places=[Place.of(claim)],
                verdict=None,
                severity=severity,
                confidence=0.8,
                derivation=_nearest(claim, stated, evidence),
                title=title_of(claim),
            )


Stated = dict[tuple[str, str, str], list[Claim]]
"""What trusted sources state, by subject, measure and dimension."""


def _stated(claims: Iterable[Claim], trusted: Collection[str]) -> Stated:
    found: Stated = {}
    for claim in claims:
        if claim.document in trusted and (key := _key(claim)):
            found.setdefault(key, []).append(claim)
    return found


def _key(claim: Claim) -> tuple[str, str, str] | None:
    frame = claim.frame
    if frame.subject is None or frame.measure is None or not frame.known_measure:
        return None
    return frame.subject, frame.measure, unit(claim.quantity.unit).dimension


def _nearest(claim: Claim, stated: Stated, evidence: Evidence) -> Iterator[Wording]:
    """What trusted sources state of the same subject and measure: of other periods, mostly."""
    key = _key(claim)
    found = sorted(stated.get(key, []) if key else [], key=lambda c: _distance(claim, c))
    for other in found[:MOST_NEAREST]:
        period = other.frame.period
        words = f"“{' '.join(other.quote.split())}” ({evidence.where(other)})"
        when = Wording(period or "no period stated", period or "未写明时期")
        yield Wording(f"stated of the same for {when.en}: {words}", f"可信来源中同一指标({when.zh}):{words}")
    if len(found) > MOST_NEAREST:
        more = len(found) - MOST_NEAREST
        yield Wording(f"and {more:,} more of the same", f"同一指标另有 {more:,} 个数字")


def _distance(claim: Claim, other: Claim) -> tuple[int, str, int]:
    """How far the period of another claim is from one's own, in years; those without one last."""
    own, its = (YEAR.search(c.frame.period or "") for c in (claim, other))
    far = abs(int(own[0]) - int(its[0])) if own and its else 0 if its else 9999
    return far, other.document, other.start


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
