"""Two numbers that look alike and cannot be compared, with the reason: another scope, period, unit or subject.

Never counted as a discrepancy; it answers the question why two numbers were not held against one another. Asked for with
`--select LNK001`.

Bad:  训练成本为每小时2美元;推理成本为每小时3美元。 / Training costs $2 an hour; inference costs $3 an hour.
Good: 训练成本为每小时2美元。 / Training costs $2 an hour.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import pairwise
from auditor.evidence import Evidence
from auditor.finding import Finding, Severity, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording


def check(evidence: Evidence, _options: Options) -> Iterator[Finding]:
    """One note for each judged pair that cannot be compared."""
    for fact in evidence.facts:
        for judgement in fact.judgements:
            if judgement.relation.verdict is Verdict.NOT_COMPARABLE:
                yield pairwise.finding(RULE, evidence, fact, (judgement,))


RULE = Rule(
    code="LNK001",
    name="not-comparable",
    severity=Severity.NOTE,
    check=check,
    summary=Wording("Two like numbers cannot be compared, and why", "两个相似的数字不可比较,及其原因"),
    on_by_default=False,
)
