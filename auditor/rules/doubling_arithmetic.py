"""A doubling (tripling, 翻两番) that its two ends do not give.

翻一番 is twice, 翻两番 four times, 翻三番 eight times. “Doubled” leaves room for what people call so; “more than doubled” and
“nearly doubled” lie on one side. Read only where both ends stand in the sentence.

Bad:  产量从10万吨增至30万吨,翻了两番。 / Output quadrupled from 10 million to 30 million tons.
Good: 产量从10万吨增至40万吨,翻了两番。 / Output tripled from 10 million to 30 million tons.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.arithmetic import figures
from auditor.arithmetic.factors import Factor, factors
from auditor.arithmetic.repeats import once_each
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording


@once_each
def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Each stated factor: confirmed, or what its ends give."""
    for factor in factors(evidence):
        if factor.holds:
            yield Comparison(Verdict.ARITHMETIC_OK, (factor.change.before, factor.change.after), factor.line)
        else:
            yield _finding(factor, evidence)


def _finding(factor: Factor, evidence: Evidence) -> Finding:
    change = factor.change
    word = evidence.document[change.sentence.document].text[factor.start : factor.end]
    return RULE.finding(
        Wording(f"{change.before.quote} → {change.after.quote} is ", f"{change.before.quote} → {change.after.quote}为")
        + figures.span(factor.recomputed)
        + Wording(f" times, called “{word}”", f"倍,文中称“{word}”"),
        places=[
            Place(change.sentence.document, factor.start, factor.end),
            Place.of(change.before),
            Place.of(change.after),
        ],
        verdict=Verdict.ARITHMETIC_WRONG,
        confidence=0.88,
        derivation=[factor.line],
    )


RULE = Rule(
    code="MUL603",
    name="doubling-arithmetic",
    severity=Severity.ERROR,
    check=check,
    summary=Wording("A doubling that its two ends do not give", "“翻番”等倍数与前后两个数字不符"),
)
