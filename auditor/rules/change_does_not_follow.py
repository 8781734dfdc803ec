"""A stated change does not follow from its two ends.

“From 40 to 50” is a rise of 25 %, whatever the text says; and a rise must rise. Both ends are taken with their
rounding and hedges, so the recomputed step is an interval, and only a step that cannot lie in it is reported. A step
described as organic, at constant currency, a year, or against forecasts is measured in a way of its own and is left
alone.

Bad:  用户数从40万增至50万,增长20%。 / Users rose from 40 million to 50 million, up 20 %.
Good: 用户数从40万增至50万,增长25%。 / Users rose from 40 million to 50 million, up 25 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from auditor.arithmetic import across, columns, figures, implied, sequels, series, steps, tied
from auditor.arithmetic.amounts import in_unit_of
from auditor.arithmetic.changes import Change
from auditor.arithmetic.checks import Check
from auditor.arithmetic.repeats import once_each
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Suggestion, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording, same
from claims.values import Claim, Interval

FAILED: Final = frozenset({"fails", "stretched"})


@once_each
def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Each change with a step: confirmed, or what its ends give instead."""
    for change, checks in steps.checked(evidence):
        failed = [c for c in checks if c.outcome in FAILED and c.kind != "swapped"]
        yield from (_confirmed(c) for c in checks if c.outcome not in FAILED)
        if failed and not any(steps.explained_elsewhere(change, c) for c in failed):
            yield _finding(change, checks, failed, evidence)
    yield from _across_sentences(evidence)
    yield from _implied(evidence)
    for found in series.checked(evidence):
        if found.outcome == "fails":
            yield _of_series(found)
        else:
            yield _confirmed(found)
    for found in (*sequels.checked(evidence), *tied.checked(evidence)):
        if found.outcome == "fails":
            yield _of_series(found, Severity.WARNING)
        else:
            yield _confirmed(found)
    for cell in columns.failures(evidence):
        if cell.rule != "share":
            yield _of_column(cell)


def _across_sentences(evidence: Evidence) -> Iterator[Finding | Comparison]:
    """Changes told in two sentences: less sure than those of one."""
    for change, checks in across.checked(evidence):
        failed = [c for c in checks if c.outcome == "fails" and c.kind != "swapped"]
        yield from (_confirmed(c) for c in checks if c.outcome not in FAILED)
        if failed:
            yield replace(_finding(change, checks, failed, evidence), severity=Severity.WARNING, confidence=0.8)


def _implied(evidence: Evidence) -> Iterator[Finding | Comparison]:
    """Percentages beside their amount and the level reached."""
    for found in implied.checked(evidence):
        if found.outcome != "fails":
            yield _confirmed(found)
            continue
        level, step = found.operands
        yield RULE.finding(
            Wording(f"{step.quote} to {level.quote} is a change of ", f"{step.quote}至{level.quote}的变化为")
            + figures.percents(found.recomputed, 2)
            + Wording(", printed ", ",文中为")
            + figures.said(found.printed),
            places=[Place.of(found.printed), Place.of(step), Place.of(level)],
            verdict=Verdict.ARITHMETIC_WRONG,
            confidence=0.85,
            severity=Severity.WARNING,
            derivation=found.lines,
        )


def _confirmed(check: Check) -> Comparison:
    verdict = Verdict.ARITHMETIC_OK if check.outcome == "holds" else Verdict.ROUNDING_COMPATIBLE
    return Comparison(verdict, check.claims, check.lines[0])


def _finding(change: Change, checks: tuple[Check, ...], failed: list[Check], evidence: Evidence) -> Finding:
    first = failed[0]
    others = [c for c in change.claims if c.id != first.printed.id]
    slips = [*steps.slips(change, checks)]
    return RULE.finding(
        _message(change, first),
        places=[Place.of(first.printed), *(Place.of(c) for c in others)],
        verdict=Verdict.SCALE_ERROR if slips else Verdict.ARITHMETIC_WRONG,
        confidence=0.92 if change.direction else 0.85,
        severity=None if any(c.outcome == "fails" for c in failed) else Severity.WARNING,
        derivation=[line for c in checks for line in c.lines],
        suggestions=[_slip(c, power) for c, power in slips] or [*_repairs(change, checks, evidence)],
    )


def _message(change: Change, check: Check) -> Wording:
    ends = f"{change.before.quote} → {change.after.quote}"
    shown = shown_result(check)
    turned = check.recomputed.high is not None and check.recomputed.high < 0 and change.direction is not None
    wrong_way = Wording(", the other way", ",方向相反") if turned else same("")
    return (
        Wording(f"{ends} is a change of ", f"{ends}的变化为")
        + shown
        + wrong_way
        + Wording(", printed ", ",文中为")
        + figures.said(check.printed)
    )


def shown_result(check: Check) -> Wording:
    """What the recomputation gives, as the printed number is written: a percentage, or an amount."""
    if check.kind == "step":
        return figures.span_with_unit(*in_unit_of(check.printed, _sized(check)))
    return figures.percents(_sized(check))


def _sized(check: Check) -> Interval:
    turned = check.recomputed.high is not None and check.recomputed.high < 0
    return check.recomputed.scaled(Fraction(-1)) if turned else check.recomputed


def _repairs(change: Change, checks: tuple[Check, ...], evidence: Evidence) -> Iterator[Suggestion]:
    """The one number that, printed differently, would make every step come out."""
    for printed, recomputed, because in steps.repairs(change, checks):
        shown = (
            figures.percents(recomputed)
            if because == "share"
            else figures.span_with_unit(*in_unit_of(printed, recomputed))
        )
        place = figures.whence(printed, evidence)
        yield Suggestion(
            Wording(f"{place} as ", f"{place}改为") + shown,
            Wording("then every step that is stated comes out", "这样各项变化都能对上"),
        )


def _slip(claim: Claim, power: int) -> Suggestion:
    factor = f"{'×' if power > 0 else '÷'}{10 ** abs(power):,}"
    return Suggestion(
        Wording(f"{claim.quote}: look for a slip of {factor}", f"{claim.quote}:检查是否差{factor}"),
        Wording("with it every step that is stated comes out", "如此各项变化都能对上"),
    )


def _of_column(cell: columns.Derived) -> Finding:
    """A cell of a column of changes that does not follow from its line."""
    one, two = cell.operands
    label = figures.short(cell.grid.labels.get(cell.line, ""))
    shown = cell.grid.shown(int(cell.wanted)) if cell.rule == "difference" else f"{figures.plain(cell.wanted)} %"
    sign = "−" if cell.rule == "difference" else "/"
    tail = "" if cell.rule == "difference" else " − 1"
    return RULE.finding(
        Wording(
            f"{label}: {one.printed} and {two.printed} differ by {shown}, printed {cell.printed.printed}",
            f"{label}:{one.printed}与{two.printed}的变化为{shown},表中为{cell.printed.printed}",
        ),
        places=[p.place(cell.grid.document) for p in (cell.printed, one, two)],
        verdict=Verdict.ARITHMETIC_WRONG,
        confidence=0.88,
        derivation=[
            same(f"{one.printed} {sign} {two.printed}{tail} = {shown}"),
            Wording(f"{cell.held} other lines of the column come out", f"该栏另有{cell.held}行相符"),
        ],
        title=same(label),
    )


def _of_series(found: Check, severity: Severity | None = None) -> Finding:
    shown = shown_result(found) if found.kind == "step" else figures.percents(found.recomputed, 2)
    first, second = found.operands
    return RULE.finding(
        Wording(f"{first.quote} → {second.quote} is a change of ", f"{first.quote} → {second.quote}的变化为")
        + shown
        + Wording(", printed ", ",文中为")
        + figures.said(found.printed),
        places=[Place.of(found.printed), Place.of(first), Place.of(second)],
        verdict=Verdict.ARITHMETIC_WRONG,
        confidence=0.85,
        severity=severity,
        derivation=found.lines,
    )


RULE = Rule(
    code="MTH503",
    name="change-does-not-follow",
    severity=Severity.ERROR,
    check=check,
    summary=Wording("A stated change does not follow from its two ends", "所述变化与前后两个数字不符"),
)
