"""Where else the figures of a line stand: linked claims, and equal numbers of the same unit.

Comes in: evidence, a document and a line. Goes out: for each claim on the line the other places, and why each is
listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from auditor.evidence import Evidence
from auditor.titles import title_of
from claims.units import unit
from claims.values import Claim


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One figure of the line, and where else it stands: (place, quote, how it is tied)."""

    quote: str
    about: str
    places: tuple[tuple[str, str, str], ...]


def elsewhere(evidence: Evidence, name: str, line: int) -> tuple[Elsewhere, ...] | None:
    """The figures on a line and their other places; None where there is no such line."""
    names = [d for d in evidence.document if d == name or d.removeprefix("./") == name.removeprefix("./")]
    if not names or line > len(evidence.lines[names[0]].starts):
        return None
    starts = evidence.lines[names[0]].starts
    end = starts[line] if line < len(starts) else len(evidence.document[names[0]].text) + 1
    claims = evidence.between(names[0], starts[line - 1], end)
    return tuple(_of(claim, evidence) for claim in claims)


def _of(claim: Claim, evidence: Evidence) -> Elsewhere:
    linked = {c.id: (c, how) for c, how in _linked(claim, evidence)}
    for other in evidence.claims:
        if other.id != claim.id and other.id not in linked and _is_equal(claim, other):
            linked[other.id] = (other, "equal number")
    found = sorted(linked.values(), key=lambda pair: (pair[0].document, pair[0].start))
    title = title_of(claim)
    rows = tuple((evidence.where(c), " ".join(c.quote.split()), how) for c, how in found)
    return Elsewhere(" ".join(claim.quote.split()), title.en if title else "", rows)


def _linked(claim: Claim, evidence: Evidence) -> list[tuple[Claim, str]]:
    out = []
    for judgement in evidence.judgements:
        sides = (judgement.link.first, judgement.link.second)
        for mine, other in (sides, sides[::-1]):
            if mine.id == claim.id:
                out.append((other, judgement.relation.verdict.value.replace("_", " ")))
    return out


def _is_equal(a: Claim, b: Claim) -> bool:
    if a.quantity.date or b.quantity.date:
        return a.quantity.date is not None and a.quantity.date == b.quantity.date
    first, second = _base(a), _base(b)
    return first is not None and first == second


def _base(claim: Claim) -> tuple[str, Fraction] | None:
    exact = claim.quantity.exact()
    if exact is None:
        return None
    held = unit(claim.quantity.unit)
    return held.dimension, exact * held.factor + held.offset
