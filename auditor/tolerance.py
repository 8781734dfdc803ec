"""A reader's own tolerance: numbers of a measure that differ by no more than so many percent agree.

Comes in: a judged link, the tolerances of the settings. Goes out: the same, or a `rounding_compatible` in its place
that says so.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from auditor.finding import Verdict
from auditor.link import Judgement
from auditor.options import Options
from auditor.wording import Wording
from claims.units import unit
from claims.values import Claim

SOFTENED = frozenset({"NUM101", "NUM102", "NUM103", "NUM105", "NUM106", "NUM107", "NUM108", "REF201"})


def softened(judgement: Judgement, options: Options) -> Judgement:
    """The judgement, agreeing where the tolerance of its measure covers the difference."""
    relation = judgement.relation
    if not options.tolerance or relation.code not in SOFTENED:
        return judgement
    allowed = _allowed(judgement, options)
    gap = _gap(judgement.link.first, judgement.link.second)
    if allowed is None or gap is None or gap > allowed:
        return judgement
    shown, limit = f"{float(gap * 100):.2f} %", f"{float(allowed * 100):g} %"
    step = Wording(f"they differ by {shown}; the settings allow {limit}", f"相差{shown},设置允许{limit}")
    changed = replace(
        relation,
        verdict=Verdict.ROUNDING_COMPATIBLE,
        code="NUM104",
        derivation=(*relation.derivation, step),
        suggestions=(),
    )
    return replace(judgement, relation=changed)


def _allowed(judgement: Judgement, options: Options) -> Fraction | None:
    measures = (judgement.link.first.frame.measure, judgement.link.second.frame.measure, "*")
    text = next((options.tolerance[m] for m in measures if m and m in options.tolerance), None)
    return None if text is None else Fraction(text.rstrip("% ")) / 100


def _gap(a: Claim, b: Claim) -> Fraction | None:
    """The difference of the nominal values, as a part of the larger."""
    first, second = a.quantity.exact(), b.quantity.exact()
    held, other = unit(a.quantity.unit), unit(b.quantity.unit)
    if first is None or second is None or held.dimension != other.dimension:
        return None
    x, y = first * held.factor + held.offset, second * other.factor + other.offset
    largest = max(abs(x), abs(y))
    return abs(x - y) / largest if largest else Fraction(0)
