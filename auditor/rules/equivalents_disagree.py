"""Two measures of one thing in different units do not convert into one another.

Equivalents in brackets are rounded for reading, so round numbers may stand for whatever rounds to them. Units whose
name has several values (gallon, ton, mile) may be any of them. Money is converted with the dated rates of the year
the text is of, where it is dated. A rough conversion, off by less than a tenth, is a warning.

Bad:  海拔12,500英尺(381米)。 / At 12,500 ft (381 m).
Good: 海拔12,500英尺(3,810米)。 / At 12,500 ft (3,810 m).
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.arithmetic import figures
from auditor.arithmetic.equivalents import Equivalent, equivalents
from auditor.arithmetic.repeats import once_each
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording


@once_each
def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Each pair of equivalents: confirmed, or what the conversion gives."""
    for found in equivalents(evidence):
        if found.outcome in {"holds", "rounded"}:
            verdict = Verdict.ARITHMETIC_OK if found.outcome == "holds" else Verdict.ROUNDING_COMPATIBLE
            yield Comparison(verdict, (found.first, found.second), found.lines[0])
        else:
            yield _finding(found)


def _finding(found: Equivalent) -> Finding:
    shown = figures.span_with_unit(found.converted, found.second.quantity.unit)
    is_money = found.first.quantity.kind == "money"
    return RULE.finding(
        Wording(f"{found.first.quote} is ", f"{found.first.quote}合")
        + shown
        + Wording(", printed ", ",文中为")
        + figures.said(found.second),
        places=[Place.of(found.second), Place.of(found.first)],
        verdict=Verdict.UNIT_ERROR,
        severity=Severity.WARNING if found.outcome == "off" or is_money else None,
        confidence=0.75 if is_money else 0.92,
        derivation=found.lines,
    )


RULE = Rule(
    code="UNT405",
    name="equivalents-disagree",
    severity=Severity.ERROR,
    check=check,
    summary=Wording("A measure and its equivalent in another unit disagree", "同一量的两种单位写法换算不符"),
)
