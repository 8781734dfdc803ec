"""A printed share or ratio does not follow from its two amounts.

Read where the words leave no choice: a part of a whole with its percentage beside it (12 of 40, 30 %; 40人中有12人,占30%),
and a ratio said to be of the other of two amounts. Rounding and hedges of all three are in the recomputation. A ratio
whose amounts stand in the sentences before is confirmed where it holds, and never reported.

Bad:  40人中有12人(25%)返岗。 / Of the workers, 12 of 40 (25 %) came back.
Good: 40人中有12人(30%)返岗。 / Of the workers, 12 of 40 (30 %) came back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from auditor.arithmetic import columns, figures, named_wholes, ratios
from auditor.arithmetic.repeats import once_each
from auditor.arithmetic.sentences import sentences
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording, same
from claims.values import Claim


@once_each
def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Each ratio: confirmed, or what its amounts give; and parts larger than their whole."""
    for found in ratios.ratios(evidence):
        if found.check.outcome == "fails":
            yield _finding(found)
        else:
            yield _confirmed(found)
    for found in named_wholes.checked(evidence):
        if found.check.outcome == "fails":
            yield replace(_finding(found), severity=Severity.WARNING, confidence=0.8)
        else:
            yield _confirmed(found)
    for cell in columns.failures(evidence):
        if cell.rule == "share":
            yield _of_column(cell)
    for check, remark in ratios.neighbours(evidence):
        yield Comparison(Verdict.ARITHMETIC_OK, check.claims, check.lines[0] + remark, confidence=0.8)
    for sentence in sentences(evidence):
        yield from (_exceeding(part, whole) for part, whole in ratios.exceeding(sentence))


def _confirmed(found: ratios.Ratio) -> Comparison:
    verdict = Verdict.ARITHMETIC_OK if found.check.outcome == "holds" else Verdict.ROUNDING_COMPATIBLE
    return Comparison(verdict, found.check.claims, found.check.lines[0])


def _finding(found: ratios.Ratio) -> Finding:
    shown = figures.percents(found.check.recomputed, 2)
    return RULE.finding(
        Wording(f"{found.part.quote} of {found.whole.quote} is ", f"{found.part.quote}为{found.whole.quote}的")
        + shown
        + Wording(", printed ", ",文中为")
        + figures.said(found.check.printed),
        places=[Place.of(found.check.printed), Place.of(found.part), Place.of(found.whole)],
        verdict=Verdict.ARITHMETIC_WRONG,
        confidence=0.92 if found.is_share_of_whole else 0.85,
        derivation=found.check.lines,
    )


def _of_column(cell: columns.Derived) -> Finding:
    """A cell of a column of shares that does not follow from its line and the total."""
    one, whole = cell.operands
    label = figures.short(cell.grid.labels.get(cell.line, ""))
    shown = f"{figures.plain(cell.wanted)} %"
    return RULE.finding(
        Wording(
            f"{label}: {one.printed} of {whole.printed} is {shown}, printed {cell.printed.printed}",
            f"{label}:{one.printed}占{whole.printed}的{shown},表中为{cell.printed.printed}",
        ),
        places=[f.place(cell.grid.document) for f in (cell.printed, one, whole)],
        verdict=Verdict.ARITHMETIC_WRONG,
        confidence=0.88,
        derivation=[
            same(f"{one.printed} / {whole.printed} = {shown}"),
            Wording(f"{cell.held} other lines of the column come out", f"该栏另有{cell.held}行相符"),
        ],
        title=same(label),
    )


def _exceeding(part: Claim, whole: Claim) -> Finding:
    return RULE.finding(
        Wording(f"{part.quote} cannot be among {whole.quote}", f"{whole.quote}中不可能有{part.quote}"),
        places=[Place.of(part), Place.of(whole)],
        verdict=Verdict.ARITHMETIC_WRONG,
        confidence=0.85,
    )


RULE = Rule(
    code="MTH504",
    name="ratio-does-not-follow",
    severity=Severity.ERROR,
    check=check,
    summary=Wording("A printed ratio does not follow from its two amounts", "所述比例与两个数字不符"),
)
