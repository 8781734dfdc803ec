"""From candidates to links: each number answers to at most one number of another text, the surest first.

Comes in: scored candidates of two texts. Goes out: those that become links. Agreement and disagreement are
matched apart, for a number may be repeated rightly in one place and wrongly in another. Refuses to know:
evidence, words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from auditor.linking.pairing import SLIP, Candidate

AGREED = 0.5
"""Agreements below this chance are left unsaid."""
REPEATS = 3
"""A number that a text repeats is confirmed by so many of its repetitions."""
ACROSS = 0.58
"""Below it half of the disagreements are none."""
CELLS = 0.65
"""A figure of the prose has many cells to differ from."""
WITHIN = 0.7
"""Within one document numbers of one kind are mostly of different things: a disagreement must be surer there."""


def matched(found: Sequence[Candidate], least: float, *, within: bool) -> list[Candidate]:
    """The links, in order of place."""
    agreed = _one_to_one((c for c in found if c.agrees and c.score >= AGREED), within=within, most=REPEATS)
    least = max(least, WITHIN if within else ACROSS)
    at_odds = _one_to_one((c for c in found if not c.agrees and c.score >= _bar(c, least)), within=within, most=1)
    return sorted([*agreed, *at_odds], key=lambda c: (c.a.index, c.b.index))


def _bar(candidate: Candidate, least: float) -> float:
    """A cell must be surer, unless the digits show a slip."""
    mixed = candidate.a.is_cell != candidate.b.is_cell
    return max(least, CELLS) if mixed and candidate.evidence["resemblance"] < SLIP else least


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
