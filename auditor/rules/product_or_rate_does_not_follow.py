"""A printed total is not its count times its rate, or an equation that the text prints does not hold.

The units say what belongs together: tons at so much a ton are money, GPUs over months are GPU hours. Only a sentence
with all three numbers is judged. A rate that two totals give, and the text does not print, is shown among the
comparisons.

Bad:  每吨3000元,采购100吨,共花费36万元。 / 100 tons at $300 per ton cost $36,000.
Good: 每吨3000元,采购100吨,共花费30万元。 / 100 tons at $300 per ton cost $30,000.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.arithmetic import apiece, figures, products
from auditor.arithmetic.amounts import in_unit_of
from auditor.arithmetic.checks import Check
from auditor.arithmetic.repeats import once_each
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording


@once_each
def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Each product: confirmed, or what its factors give; then the rates that are only derived."""
    for found in (*products.products(evidence), *apiece.checked(evidence)):
        if found.outcome == "fails":
            yield _finding(found)
        else:
            holds = found.outcome == "holds"
            verdict = Verdict.ARITHMETIC_OK if holds else Verdict.ROUNDING_COMPATIBLE
            yield Comparison(verdict, found.claims, found.lines[0])
    for rate in products.derived(evidence):
        yield Comparison(Verdict.ARITHMETIC_OK, (rate.total, rate.count), rate.line, confidence=0.7)


def _finding(found: Check) -> Finding:
    one, two = found.operands
    if found.kind == "equation":
        shown = figures.span(found.recomputed)
        head = Wording("the equation gives ", "算式结果为")
    else:
        shown = figures.span_with_unit(*in_unit_of(found.printed, found.recomputed))
        head = Wording(f"{one.quote} × {two.quote} is ", f"{one.quote} × {two.quote}为")
    return RULE.finding(
        head + shown + Wording(", printed ", ",文中为") + figures.said(found.printed),
        places=[Place.of(found.printed), Place.of(one), Place.of(two)],
        verdict=Verdict.ARITHMETIC_WRONG,
        confidence=0.85,
        derivation=found.lines,
    )


RULE = Rule(
    code="MTH508",
    name="product-or-rate-does-not-follow",
    severity=Severity.WARNING,
    check=check,
    summary=Wording("A total is not its count times its rate", "总额与数量乘以单价不符"),
)
