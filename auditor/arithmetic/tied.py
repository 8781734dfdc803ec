"""Steps in prose whose two ends stand in a table: "sales rose $122.8 million, or 35.1 %" beside the line of sales.

Comes in: the evidence. Goes out: checks of the percentage, by the line whose label the sentence names and whose two
neighbouring figures differ by the stated amount. Refuses to know: codes, messages.

The amount finds the pair: it must be written to three digits and more, and just one pair of such a line may give it,
in units, thousands or millions. Then the percentage has to follow from the pair.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from auditor.arithmetic import figures
from auditor.arithmetic.amounts import PERCENT, amount, is_bounded
from auditor.arithmetic.checks import Check, last_place, outcome
from auditor.arithmetic.grids import Figure, Grid, grids
from auditor.arithmetic.memo import once
from auditor.arithmetic.parts import part
from auditor.arithmetic.sentences import Sentence, sentences
from auditor.evidence import Evidence
from auditor.wording import Wording, same
from claims.values import Claim, Interval

SCALES: Final = (1, 1_000, 1_000_000)
LEAST_DIGITS: Final = 3
SHORTEST_LABEL: Final = 6

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
