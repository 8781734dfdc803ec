"""Steps in prose whose two ends stand in a table: "sales rose $122.8 million, or 35.1 %" beside the line of sales.

Comes in: the evidence. Goes out: checks of the percentage, by the line whose label the sentence names and whose two
neighbouring figures differ by the stated amount. Refuses to know: codes, messages.

The amount finds the pair: it must be written to three digits and more, and just one pair of such a line may give it,
in units, thousands or millions. Then the percentage has to follow from the pair. Where none gives it, and the line
that the words tell it of grew by just the percentage, the amount is wrong if one slip makes it what lies between.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from auditor.arithmetic import figures
from auditor.arithmetic.amounts import PERCENT, amount, in_unit_of, is_bounded, nominal, same_unit
from auditor.arithmetic.checks import Check, last_place, outcome
from auditor.arithmetic.grids import Figure, Grid, grids
from auditor.arithmetic.memo import once
from auditor.arithmetic.parts import part
from auditor.arithmetic.sentences import Sentence, sentences
from auditor.evidence import Evidence
from auditor.judging import scale
from auditor.linking.tables.row_names import is_filled, stands
from auditor.wording import Wording, same
from claims import units
from claims.values import Claim, Interval

SCALES: Final = (1, 1_000, 1_000_000)
LEAST_DIGITS: Final = 3
SHORTEST_LABEL: Final = 6
SAME_SIZE: Final = 5

Pair = tuple[Figure, Figure, Grid]


def checked(evidence: Evidence) -> tuple[Check, ...]:
    """Every percentage of a step in prose that a line of a table gives."""
    return once(evidence, _checked)


def _checked(evidence: Evidence) -> tuple[Check, ...]:
    upright = [g for g in grids(evidence) if not g.turned]
    if not upright:
        return ()
    return tuple(c for s in sentences(evidence) for c in _of(s, upright, evidence))


def _of(sentence: Sentence, tables: list[Grid], evidence: Evidence) -> Iterator[Check]:
    for step, share in pairwise(sentence.claims):
        if part(sentence, step) != "step" or part(sentence, share) != "share" or share.quantity.unit != "percent":
            continue
        if share.start - step.end > SHORTEST_LABEL or not _is_fine(step):
            continue
        found = {(a.value, b.value): (a, b, g) for a, b, g in _pairs(sentence, step, tables)}
        if len(found) == 1:
            check = _check(next(iter(found.values())), step, share, evidence)
            if check is not None:
                yield check
        elif not found:
            slips = {c.operands: c for c in _slipped(sentence, step, share, tables, evidence)}
            yield from slips.values() if len(slips) == 1 else ()


def _is_fine(step: Claim) -> bool:
    digits = "".join(ch for ch in step.quantity.written if ch.isdecimal()).lstrip("0")
    return len(digits) >= LEAST_DIGITS and step.quantity.hedge == "exact" and is_bounded(amount(step).interval)


def _pairs(sentence: Sentence, step: Claim, tables: list[Grid]) -> Iterator[Pair]:
    """Neighbouring figures of the lines that the sentence names which differ by the step."""
    stated = amount(step).interval
    for grid in tables:
        for line, label in grid.labels.items():
            if len(label) < SHORTEST_LABEL or label.rstrip(":") not in sentence.folded:
                continue
            held = [grid.figures[line, c] for c in grid.columns if (line, c) in grid.figures]
            for one, two in pairwise(f for f in held if f.kind == "number"):
                gap = Fraction(abs(abs(one.value) - abs(two.value)), 2) * Fraction(grid.step)
                if any(_lies_in(gap * scale, stated) for scale in SCALES):
                    yield one, two, grid


def _slipped(sentence: Sentence, step: Claim, share: Claim, tables: list[Grid], evidence: Evidence) -> Iterator[Check]:
    """The step, where the line that it is told of grew by just that percentage and by one slip another amount."""
    stated, place = amount(share).interval, last_place(share, PERCENT)
    for grid in tables:
        for line, label in grid.labels.items():
            if not _is_told_of(label.strip(" :*"), sentence, step):
                continue
            held = [f.claim for c in grid.columns if (f := grid.figures.get((line, c))) and f.kind == "number"]
            for one, two in pairwise(c for c in held if c is not None and same_unit(c, step)):
                later, earlier = nominal(one), nominal(two)
                if not later or not earlier or later * earlier < 0:
                    continue
                growths = (abs(later / earlier - 1), abs(earlier / later - 1))
                if any(outcome(stated, Interval(g, g), place=place) == "holds" for g in growths):
                    check = _step_check(step, one, two, abs(later - earlier), evidence)
                    if check is not None:
                        yield check


def _is_told_of(label: str, sentence: Sentence, step: Claim) -> bool:
    """Whether the label stands by itself before the step, with nothing between but words of change and time."""
    at = sentence.folded.rfind(label, 0, step.start - sentence.start) if len(label) >= SHORTEST_LABEL else -1
    if at < 0 or not stands(sentence.folded, at, label) or sentence.folded[:at].endswith(" of "):
        return False
    return is_filled(sentence.masked(sentence.start + at + len(label), step.start))


def _step_check(step: Claim, one: Claim, two: Claim, gap: Fraction, evidence: Evidence) -> Check | None:
    """The step against what its two ends give, if one slip lies between them."""
    printed, place = nominal(step), last_place(step, units.unit(step.quantity.unit).factor)
    if not printed or not gap or not place:
        return None
    right, told = str(round(gap / place)), str(round(abs(printed) / place))
    says_scale = all("header_scale" in c.marks or c.quantity.scale for c in (one, two))
    if not (says_scale and _is_power(gap, abs(printed))) and scale.likeness(right, told) not in {
        "one_digit",
        "transposed",
    }:
        return None
    shown = figures.span_with_unit(*in_unit_of(step, Interval(gap, gap)))
    said = figures.whence(step, evidence)
    line = same(f"{one.quote} − {two.quote} = ") + shown + Wording(f"; printed: {said}", f";文中为:{said}")
    return Check(step, (one, two), "fails", amount(step).interval, Interval(gap, gap), (line,), "step")


def _is_power(one: Fraction, other: Fraction) -> bool:
    """Whether the two are the same digits, a power of ten apart."""
    ratio, power = max(one / other, other / one), 0
    while ratio >= SAME_SIZE:
        ratio, power = ratio / 10, power + 1
    return power > 0 and abs(ratio - 1) * 200 <= 1


def _lies_in(value: Fraction, interval: Interval) -> bool:
    return value > 0 and interval.meets(Interval(value, value))


def _check(pair: Pair, step: Claim, share: Claim, evidence: Evidence) -> Check | None:
    later, earlier, _ = pair
    if later.claim is None or earlier.claim is None or not later.value or not earlier.value:
        return None
    growths = [abs(Fraction(abs(a.value), abs(b.value)) - 1) for a, b in ((later, earlier), (earlier, later))]
    stated, place = amount(share).interval, last_place(share, PERCENT)
    # Either figure may be the earlier one: tables run both ways.
    came = min((outcome(stated, Interval(g, g), place=place) for g in growths), key=["holds", "rounded", "fails"].index)
    shown = " / ".join(figures.percent(g) for g in growths)
    printed = figures.whence(share, evidence)
    line = same(f"{later.printed}, {earlier.printed} ({step.quote}): {shown}") + Wording(
        f"; printed: {printed}", f";文中为:{printed}"
    )
    return Check(
        share, (earlier.claim, later.claim), came, stated, Interval(min(growths), max(growths)), (line,), "share"
    )
