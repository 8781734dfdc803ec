"""Growth a year over several years compounds to more than it seems; where the text gives both ends, they are held
against it.

190 % a year for five years is 205 times. Said as a note from a fifth a year over three years and more; where the
levels at both ends stand in the sentence and the compounded rate cannot lead from one to the other, that is a
warning.

Bad:  营收从1亿元增至20亿元,五年间年均增长50%。 / Revenue rose from $100 million to $2 billion, growing 50 % a year for five years.
Good: 营收从1亿元增至7.6亿元,五年间年均增长50%。 / Revenue rose from $100 million to $760 million, growing 50 % a year for five years.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.arithmetic import growth
from auditor.arithmetic.repeats import once_each
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording


@once_each
def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Each growth a year over years: what it compounds to."""
    for found in growth.compounded(evidence):
        if found.outcome == "holds":
            yield Comparison(Verdict.ARITHMETIC_OK, found.claims, found.lines[-1])
        elif found.outcome == "fails" or growth.is_striking(found):
            yield _finding(found)


def _finding(found: growth.Compounded) -> Finding:
    fails = found.outcome == "fails"
    head = Wording(
        f"{found.rate.quote} a year over {found.count} years is ", f"每年{found.rate.quote}、持续{found.count}年为"
    )
    message = head + found.shown + Wording(" times", "倍")
    if fails and found.change is not None:
        message += Wording(
            f"; {found.change.before.quote} → {found.change.after.quote} is not",
            f",而{found.change.before.quote} → {found.change.after.quote}并非如此",
        )
    return RULE.finding(
        message,
        places=[Place.of(c) for c in found.claims],
        verdict=Verdict.ARITHMETIC_WRONG if fails else Verdict.ARITHMETIC_OK,
        severity=Severity.WARNING if fails else None,
        confidence=0.75 if fails else 0.9,
        derivation=found.lines,
    )


RULE = Rule(
    code="MTH509",
    name="compounding",
    severity=Severity.NOTE,
    check=check,
    summary=Wording("Growth a year over several years: what it compounds to", "多年复合增长:换算为总倍数"),
)
