"""From candidates to links: each number answers to at most one number of another text, the surest first.

Comes in: scored candidates of two texts. Goes out: those that become links. Agreement and disagreement are
matched apart, for a number may be repeated rightly in one place and wrongly in another. Refuses to know:
evidence, words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from auditor.linking.apart import frames
from auditor.linking.pairs.pairing import Candidate
from auditor.linking.pairs.resemblance import SLIP

AGREED = 0.5
"""Agreements below this chance are left unsaid."""
REPEATS = 3
"""A number that a text repeats is confirmed by so many of its repetitions."""
MANY = 4
"""So many numbers at odds are of two events, where next to none agrees."""
FEW = 4
"""Numbers at odds to one that agrees."""
ONE_SIZE = Fraction(6, 5)
"""Numbers further apart are of one size only by their hedges."""
ACROSS = 0.58
"""Below it half of the disagreements are none."""
SLIPPED = 0.5
"""Likely enough for two numbers whose digits show a slip."""
CELLS = 0.65
"""A figure of the prose has many cells to differ from."""
WITHIN = 0.7
"""Within one document numbers of one kind are mostly of different things: a disagreement must be surer there."""


def matched(found: Sequence[Candidate], least: float, *, within: bool) -> list[Candidate]:
    """The links, in order of place."""
    agreed = _one_to_one(
        (c for c in found if c.agrees and c.score >= AGREED and _confirms(c)), within=within, most=REPEATS
    )
    differing = (c for c in found if not c.agrees and c.score >= max(least, WITHIN if within else _bar(c)))
    at_odds = _one_to_one(_not_told_beside(differing, agreed), within=within, most=1)
    return sorted([*agreed, *at_odds], key=lambda c: (c.a.index, c.b.index))


def _not_told_beside(differing: Iterable[Candidate], agreed: Iterable[Candidate]) -> Iterator[Candidate]:
    """Those at odds, without a date of which the other's own sentence states the equal: from 2022 to 2023, in 2023."""
    told = {(c.a.sentence_id, c.b.index) for c in agreed}, {(c.a.index, c.b.sentence_id) for c in agreed}
    for c in differing:
        beside = (c.a.sentence_id, c.b.index) in told[0] or (c.a.index, c.b.sentence_id) in told[1]
        if c.a.days is None or not beside:
            yield c


def _confirms(candidate: Candidate) -> bool:
    """Whether an agreement says anything: two stretches of time that merely meet, and like numbers of two names, do
    not.
    """
    a, b = candidate.a, candidate.b
    if a.days is not None:
        return a.days == b.days or frames.same_measure(a, b)
    if a.figure.nominal is not None and a.figure.nominal == b.figure.nominal:
        return True
    return not frames.names_differ(a.claim.frame.subject, b.claim.frame.subject)


def without_one_form(found: Sequence[Candidate]) -> list[Candidate]:
    """The links of two texts, without those at odds where many are and next to none agrees: one form filled in twice.

    Two results, two matches, two trains told in the same words differ in every number; two reports of one event in one
    or two. Where something agrees, digits that a slip makes of one another stay; so does what moves with time.
    """
    odds = {_values(c) for c in found if _is_at_odds(c) or _is_held_by_a_bound(c)}
    agreed = {_values(c) for c in found if c.agrees and c.a.days is None and _is_one_size(c)}
    if len(odds) < MANY or len(agreed) * FEW > len(odds):
        return list(found)
    return [c for c in found if not _is_at_odds(c) or (agreed and c.evidence["resemblance"] >= SLIP)]


def _values(candidate: Candidate) -> tuple[object, ...]:
    """What a pair says, however often the texts repeat it."""
    return candidate.a.kind, candidate.a.figure.nominal, candidate.b.figure.nominal


def _is_held_by_a_bound(candidate: Candidate) -> bool:
    """Whether two numbers of two sizes agree only because a bound is wide: 1,177,489 and over 640,000."""
    a, b = candidate.a, candidate.b
    known = a.figure.nominal is not None and b.figure.nominal is not None
    return candidate.agrees and a.days is None and known and not _is_one_size(candidate)


def _is_one_size(candidate: Candidate) -> bool:
    """Whether two numbers are nearly equal as written, whatever their hedges; of ranges, whether the ends are equal."""
    x, y = candidate.a.figure.nominal, candidate.b.figure.nominal
    if x is None or y is None:
        one, two = candidate.a.claim.quantity, candidate.b.claim.quantity
        return (one.nominal_low, one.nominal_high) == (two.nominal_low, two.nominal_high)
    return max(abs(x), abs(y)) <= ONE_SIZE * min(abs(x), abs(y))


def _is_at_odds(candidate: Candidate) -> bool:
    return not candidate.agrees and candidate.a.days is None and not candidate.revised


def _bar(candidate: Candidate) -> float:
    """Digits that one slip makes of one another are rarely chance; without them a cell must be surer still."""
    if candidate.evidence["resemblance"] >= SLIP:
        return SLIPPED
    return CELLS if candidate.a.is_cell != candidate.b.is_cell else ACROSS


def _one_to_one(found: Iterable[Candidate], *, within: bool, most: int) -> list[Candidate]:
    """The surest first; no number in more than `most` pairs."""
    ranked = sorted(found, key=lambda c: (-c.score, -c.likeness.total, c.a.index, c.b.index))
    taken: Counter[tuple[str, int]] = Counter()
    kept = []
    for candidate in ranked:
        ends = ("" if within else "a", candidate.a.index), ("" if within else "b", candidate.b.index)
        if all(taken[end] < most for end in ends):
            taken.update(ends)
            kept.append(candidate)
    return kept
