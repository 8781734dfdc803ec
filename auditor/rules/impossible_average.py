"""A mean of whole numbers that no sum of them can give.

The mean of N whole numbers is a multiple of 1/N. A mean printed to two places must round from one (the GRIM test,
Brown and Heathers 2017). Asked for by `--select`: whether the things averaged are whole numbers is for the text to
say.

Bad:  12名学生平均打分3.49分(整数评分)。 / The mean of 12 whole-number ratings was 3.49.
Good: 12名学生平均打分3.50分(整数评分)。 / The mean of 12 whole-number ratings was 3.50.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from auditor.arithmetic.repeats import once_each
from auditor.arithmetic.sentences import distinct
from auditor.evidence import Evidence
from auditor.finding import Finding, Place, Severity, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording, same
from claims import scripts
from claims.values import Claim

MEAN: Final = re.compile(r"平均|均值|\b(?:mean|average|averaged)\b")
WHOLE: Final = re.compile(r"整数|打分|评分|量表|人次|\b(?:whole|integer|likert|rating|ratings|scale|score|scores)\b")


@once_each
def check(evidence: Evidence, _options: Options) -> Iterator[Finding]:
    """Each mean with its count in a sentence that speaks of whole numbers."""
    for name, start, end, held in distinct(evidence):
        folded = scripts.fold(evidence.document[name].text[start:end])
        if not (MEAN.search(folded) and WHOLE.search(folded)):
            continue
        means = [
            c
            for c in held
            if c.quantity.value is not None and "." in c.quantity.written and c.quantity.hedge == "exact"
        ]
        counts = [c for c in held if c.quantity.kind == "count" and c.quantity.value and "." not in c.quantity.written]
        if len(means) == 1 and len(counts) == 1 and not _is_possible(means[0], counts[0]):
            yield _finding(means[0], counts[0])


def _is_possible(mean: Claim, count: Claim) -> bool:
    held, number = mean.quantity.interval(), int(count.quantity.value or 0)
    if held.low is None or held.high is None or number <= 0:
        return True
    least = -((-held.low * number) // 1)
    return Fraction(least) <= held.high * number


def _finding(mean: Claim, count: Claim) -> Finding:
    number = int(count.quantity.value or 0)
    nearest = round((mean.quantity.exact() or Fraction(0)) * number)
    steps = " · ".join(f"{k}/{number} = {k / number:.4f}" for k in (nearest - 1, nearest, nearest + 1))
    return RULE.finding(
        Wording(f"no {number} whole numbers have the mean {mean.quote}", f"{number}个整数的平均数不可能为{mean.quote}"),
        places=[Place.of(mean), Place.of(count)],
        verdict=Verdict.ARITHMETIC_WRONG,
        confidence=0.75,
        derivation=[same(steps)],
    )


RULE = Rule(
    code="MTH505",
    name="impossible-average",
    severity=Severity.WARNING,
    check=check,
    summary=Wording("A mean of whole numbers that no sum of them can give", "整数的平均数不可能取此值"),
    on_by_default=False,
)
