"""A printed total is not the sum of its parts.

The parts are added with the rounding of each, so that rounded parts may miss a rounded total by what rounding
explains. In a table the lines that a total sums are known from another column in which they come out; where no column
proves it, the total must be one slip of writing (a digit, two digits exchanged, a power of ten) away from the sum. In
prose the words must say that the parts make the total: a word for it, a colon, "of those" or "the remaining", four
quarters and the year, in one sentence or two. Parts that exclude one another (men and women, phase one and two, or
listed with one preposition) may not exceed their whole.

Bad:  甲店售出617台,乙店售出1759台,丙店售出672台,合计3084台。 / It sold 617 in A, 1,759 in B and 672 in C, 3,084 in total.
Good: 甲店售出617台,乙店售出1759台,丙店售出672台,合计3048台。 / It sold 617 in A, 1,759 in B and 672 in C, 3,048 in total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from auditor.arithmetic import figures, sums
from auditor.arithmetic.amounts import in_unit_of
from auditor.arithmetic.grids import Figure
from auditor.arithmetic.repeats import once_each
from auditor.arithmetic.totals import Total, totals
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Suggestion, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording, same
from claims.values import Claim

MOST_PLACES: Final = 40
SCALED: Final = re.compile(r"[万亿萬億千]|illion|thousand")
SLIPS: Final = {
    "digit": Wording("one digit differs", "有一位数字不同"),
    "transposed": Wording("two digits are exchanged", "有两位数字互换"),
    "power": Wording("a power of ten: digits lost or added", "差十的幂:多了或少了位数"),
    "sign": Wording("the sign differs", "正负号不同"),
}


@once_each
def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Totals of tables, then totals in prose."""
    for total in totals(evidence):
        if total.outcome == "fails":
            yield _of_table(total)
        elif total.total.claim is not None:
            yield _confirmed(total)
    for found in sums.checked(evidence):
        if found.outcome == "fails":
            yield _of_prose(found)
        else:
            yield Comparison(_verdict(found.outcome), found.claims, found.lines[0])


def _verdict(outcome: str) -> Verdict:
    return Verdict.ARITHMETIC_OK if outcome == "holds" else Verdict.ROUNDING_COMPATIBLE


def _of_table(total: Total) -> Finding:
    grid = total.grid
    label, printed, right = _label(total), total.total.printed, _shown(total, total.sum)
    terms = zip(total.addends, total.signs, strict=True)
    line = " ".join(_term(f, s, first=not i) for i, (f, s) in enumerate(terms))
    derivation = [same(f"{line} = ") + right, Wording(f"printed: {printed}", f"表中为:{printed}")]
    if total.slack:
        low, high = _shown(total, total.sum - total.slack), _shown(total, total.sum + total.slack)
        derivation.append(Wording("with the rounding of every part: ", "计入各项舍入:") + low + same(" – ") + high)
    derivation.append(_known_from(total))
    return RULE.finding(
        Wording(f"{label}: the parts sum to ", f"{label}:各项之和为")
        + right
        + Wording(f", printed {printed}", f",表中为{printed}"),
        places=[f.place(grid.document) for f in (total.total, *total.addends[:MOST_PLACES])],
        verdict=Verdict.ARITHMETIC_WRONG,
        confidence=0.95 if total.confirmed_in else 0.8,
        derivation=derivation,
        suggestions=_suggestions(total, right),
        title=same(label),
    )


def _shown(total: Total, doubled: int) -> Wording:
    """A sum as its total is printed: in plain digits, or with the scale word of the language."""
    if SCALED.search(total.total.printed):
        return figures.figure(Fraction(doubled) * Fraction(total.grid.step) / 2)
    return same(total.grid.shown(doubled))


def _label(total: Total) -> str:
    row, column = total.grid.labels.get(total.line, ""), total.grid.heads.get(total.column, "")
    named = " · ".join(figures.short(t) for t in (row, column) if t)
    return named or "total"


def _term(figure: Figure, sign: int, *, first: bool) -> str:
    written = figure.printed.replace("$", "").strip()
    if sign < 0 and figure.value > 0:
        return f"− {written}"
    return written if first else f"+ {written}"


def _known_from(total: Total) -> Wording:
    heads = [total.grid.heads.get(c) or str(c + 1) for c in total.confirmed_in]
    if heads:
        listed = ", ".join(figures.short(h) for h in heads)
        return Wording(f"the same lines give the total under: {listed}", f"相同各项在以下栏内相加无误:{listed}")
    return Wording(
        "no other column shows which lines it sums; the lines of its block are taken",
        "没有其他栏可证明总计含哪些项;按所在区块的各项计算",
    )


def _suggestions(total: Total, right: Wording) -> list[Suggestion]:
    why = SLIPS.get(total.slip or "")
    if why is None:
        return []
    return [Suggestion(Wording("print ", "应为") + right, why)]


def _confirmed(total: Total) -> Comparison:
    claims = [f.claim for f in (total.total, *total.addends) if f.claim is not None]
    printed = total.total.printed
    return Comparison(
        Verdict.ARITHMETIC_OK,
        tuple(dict.fromkeys(claims)),
        Wording(f"{_label(total)}: the parts sum to {printed}", f"{_label(total)}:各项之和为{printed}"),
    )


def _of_prose(found: sums.Sum) -> Finding:
    right = figures.span_with_unit(*in_unit_of(found.total, found.recomputed))
    return RULE.finding(
        Wording("the parts sum to ", "各部分之和为")
        + right
        + Wording(", printed ", ",文中为")
        + figures.said(found.total),
        places=[Place.of(found.total), *(Place.of(c) for c in found.parts)],
        verdict=Verdict.SCALE_ERROR if found.slip else Verdict.ARITHMETIC_WRONG,
        confidence=0.9 if found.is_sure else 0.8,
        severity=None if found.is_sure or found.slip else Severity.WARNING,
        derivation=found.lines,
        suggestions=[_slip(*found.slip)] if found.slip else [],
    )


def _slip(claim: Claim, power: int) -> Suggestion:
    factor = f"{'×' if power > 0 else '÷'}{10 ** abs(power):,}"
    return Suggestion(
        Wording(f"{claim.quote}: look for a slip of {factor}", f"{claim.quote}:检查是否差{factor}"),
        Wording("with it the parts make the total to the digit", "如此各部分之和与总数完全一致"),
    )


RULE = Rule(
    code="MTH501",
    name="sum-differs-from-total",
    severity=Severity.ERROR,
    check=check,
    summary=Wording("A printed total is not the sum of its parts", "总数与各部分之和不符"),
)
