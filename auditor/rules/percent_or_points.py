"""A step between two percentages is called percent where points are meant, or points where percent are.

From 5 % to 6 % is one percentage point, and 20 % of what it was. The words are taken at their word first; only when
they do not fit and the other reading does is this reported.

Bad:  失业率从5%升至6%,上升1%。 / The rate rose from 5 % to 6 %, up 1 %.
Good: 失业率从5%升至6%,上升1个百分点。 / The rate rose from 5 % to 6 %, up 1 percentage point.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.arithmetic import steps
from auditor.arithmetic.checks import Check
from auditor.arithmetic.repeats import once_each
from auditor.evidence import Evidence
from auditor.finding import Finding, Place, Severity, Suggestion, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording


@once_each
def check(evidence: Evidence, _options: Options) -> Iterator[Finding]:
    """Steps between percentages that fit only the other reading."""
    for _, checks in steps.checked(evidence):
        yield from (_finding(c) for c in checks if c.kind == "swapped")


def _finding(check: Check) -> Finding:
    step = check.printed
    points = step.quantity.unit == "percent"
    meant = Wording("percentage points", "个百分点") if points else Wording("percent", "%(相对变化)")
    before, after = check.operands
    return RULE.finding(
        Wording(
            f"{before.quote} → {after.quote}: {step.quote} fits only as ",
            f"{before.quote} → {after.quote}:{step.quote}只能是",
        )
        + meant,
        places=[Place.of(step), Place.of(before), Place.of(after)],
        verdict=Verdict.UNIT_ERROR,
        confidence=0.92,
        derivation=check.lines,
        suggestions=[
            Suggestion(
                Wording("write ", "写作") + Wording(f"{step.quantity.written} ", step.quantity.written) + meant,
                Wording("the two percentages give exactly that", "两个百分比正好得出这一结果"),
            )
        ],
    )


RULE = Rule(
    code="UNT402",
    name="percent-or-points",
    severity=Severity.ERROR,
    check=check,
    summary=Wording("Percent and percentage points are confused", "百分比与百分点混淆"),
)
