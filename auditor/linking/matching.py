"""From candidates to links: each number answers to at most one number of another text, the surest first.

Comes in: scored candidates of two texts. Goes out: those that become links. Agreement and disagreement are matched apart, for a number
may be repeated rightly in one place and wrongly in another. Refuses to know: evidence, words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.linking.pairing import Candidate

AGREED = 0.5
"""Agreements below this chance are left unsaid."""
WITHIN = 0.65
"""Within one document numbers of one kind are mostly of different things: a disagreement must be surer there."""


def matched(found: Sequence[Candidate], least: float, *, within: bool) -> list[Candidate]:
    """The links, in order of place."""
    agreed = _one_to_one((c for c in found if c.agrees and c.score >= AGREED), within=within)
    least = max(least, WITHIN) if within else least
    at_odds = _one_to_one((c for c in found if not c.agrees and c.score >= least), within=within)
    return sorted([*agreed, *at_odds], key=lambda c: (c.a.index, c.b.index))


def _one_to_one(found: Iterable[Candidate], *, within: bool) -> list[Candidate]:
    ranked = sorted(found, key=lambda c: (-c.score, -c.likeness.total, c.a.index, c.b.index))
    taken: set[tuple[str, int]] = set()
    kept = []
    for candidate in ranked:
        ends = ("" if within else "a", candidate.a.index), ("" if within else "b", candidate.b.index)
        if taken.isdisjoint(ends):
            taken.update(ends)
            kept.append(candidate)
    return kept
