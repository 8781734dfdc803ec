"""增长2倍 (by two times: three times as much) and 增长到2倍 (to two times) are confused.

The words are taken at their word first. Where both ends stand in the sentence and only the other reading gives them,
it is reported; where neither does, that is said.

Bad:  利润从1亿元增长2倍至2亿元。 / Profit increased by 2x from $10 million to $20 million.
Good: 利润从1亿元增长2倍至3亿元。 / Profit increased by 2x from $10 million to $30 million.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.arithmetic import figures
from auditor.arithmetic.factors import Times, times
from auditor.arithmetic.repeats import once_each
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Suggestion, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording


@once_each
def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Each multiple between two levels: confirmed, the other reading, or neither."""
    for found in times(evidence):
        if found.outcome == "holds":
            yield Comparison(Verdict.ARITHMETIC_OK, (found.step, found.change.before, found.change.after), found.line)
        else:
            yield _finding(found)


def _finding(found: Times) -> Finding:
    change, quote = found.change, found.step.quote
    swapped = found.outcome == "swapped"
    meant = Wording("to" if found.says == "by" else "by", "到(至)" if found.says == "by" else "了")
    suggestion = Suggestion(
        Wording("write “", "写作“") + meant + Wording(f" {quote}”", f"{quote}”"),
        Wording("the two levels give exactly that", "前后两个数字正好如此"),
    )
    return RULE.finding(
        Wording(f"{change.before.quote} → {change.after.quote} is ", f"{change.before.quote} → {change.after.quote}为")
        + figures.span(found.recomputed)
        + Wording(
            f" times what it was, printed as a change {found.says} {quote}",
            f"倍,文中写作{'增减' if found.says == 'by' else '到'}{quote}",
        ),
        places=[Place.of(found.step), Place.of(change.before), Place.of(change.after)],
        verdict=Verdict.ARITHMETIC_WRONG,
        confidence=0.85,
        derivation=[found.line],
        suggestions=[suggestion] if swapped else [],
    )


RULE = Rule(
    code="MUL601",
    name="by-or-to",
    severity=Severity.WARNING,
    check=check,
    summary=Wording("A change by N times and one to N times are confused", "“增长N倍”与“增长到N倍”混淆"),
)
