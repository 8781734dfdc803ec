"""Which documents may speak of one event at all, before any two of their numbers are looked at.

Comes in: Views. Goes out: pairs of documents with how related they are. The relatedness of two documents
depends on these two alone; the inverted index only finds the pairs worth asking. Refuses to know: figures,
verdicts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from auditor.linking.lexical import concepts
from auditor.linking.profile import View, Weights

FEW: Final = 12
"""So many documents are asked pair by pair."""
POSTING: Final = 100
"""Documents that share a token are held against one another up to this number, beyond it each against the next."""
NEIGHBOURS: Final = 24
"""Documents that one document is held against, the most related first."""
RARE: Final = 2.0
"""Tokens from this weight on find pairs."""
ENOUGH: Final = 2
"""Names, rare words and figures in common that make two documents acquainted."""
AS_NAMES: Final = 3.0
"""A word of this weight is as rare as a name."""
COMMON: Final = 0.06
"""What a name, a figure or a measure is worth that texts of two languages share."""
LEAST: Final = 0.08
"""Less related documents are about different things."""


@dataclass(frozen=True, slots=True)
class Related:
    """Two documents and how related they are."""

    first: int
    second: int
    text: float
    """Share of the smaller one's vocabulary, by weight, that the other has too."""
    equal_numbers: int
    """Exact numbers of three and more digits that both state."""
    names: int
    """Names that both speak of."""
    rare: int
    """Words as rare as names that both use."""
    translated: bool
    """Whether the two are in different languages."""

    @property
    def strangers(self) -> float:
        """Whether nothing but common words joins the two: no name, no rare word, no longer figure."""
        known = self.names + self.equal_numbers + self.rare
        return 0.0 if known >= ENOUGH else 1.0 if known == 0 else 0.5

    @property
    def score(self) -> float:
        """One figure between 0 and 1."""
        return min(1.0, self.text + 0.05 * min(4, self.equal_numbers) + 0.03 * min(3, self.names))


def related(views: Sequence[View]) -> list[Related]:
    """The pairs of documents that may speak of one event, in order."""
    pairs = _all_pairs(len(views)) if len(views) <= FEW else _indexed(views)
    found = [r for r in (relation(views, a, b) for a, b in pairs) if r.score >= LEAST]
    return _nearest(found) if len(views) > NEIGHBOURS else sorted(found, key=lambda r: (r.first, r.second))


def relation(views: Sequence[View], first: int, second: int) -> Related:
    """How related two documents are."""
    a, b = views[first], views[second]
    translated = not (a.languages & b.languages) and bool(a.languages) and bool(b.languages)
    if translated:
        text = _contained(a.concepts, sum(a.concepts.values()), b.concepts, sum(b.concepts.values()))
        text = min(1.0, text + _common_ground(a, b))
    else:
        text = _contained(a.vocabulary, a.vocabulary_total, b.vocabulary, b.vocabulary_total)
    equal = len(a.numbers.keys() & b.numbers.keys())
    rare = sum(1 for t, w in a.vocabulary.items() if w >= AS_NAMES and t in b.vocabulary)
    if translated and not (_foreign(a, b) or _foreign(b, a)):
        rare = max(rare, ENOUGH)
    names = len(a.names & b.names)
    if translated:
        names = max(names, concepts.names(a.concepts.keys() & b.concepts.keys()))
    return Related(first, second, text, equal, names, rare, translated)


def _common_ground(a: View, b: View) -> float:
    """What two texts of two languages share beside words: names in one script, figures with units, days, measures."""
    names = sum(1 for t, w in a.vocabulary.items() if w >= AS_NAMES and t in b.vocabulary)
    facts = len(_facts(a) & _facts(b))
    measures = len(_measures(a) & _measures(b))
    return COMMON * (min(2, names) + min(4, facts) + min(2, measures))


def _facts(v: View) -> set[object]:
    """Single days, and figures with a unit or of two and more digits."""
    facts: set[object] = {p.days for p in v.profiles if p.days is not None and p.days.days == 1 and not p.days.clock}
    return facts | {
        (p.kind, p.figure.nominal)
        for p in v.profiles
        if p.days is None and p.figure.nominal is not None and (p.strength >= 2 or p.kind not in ("count", "rank"))
    }


def _measures(v: View) -> set[str]:
    return {f.measure for p in v.profiles if (f := p.claim.frame).measure and f.known_measure}


def _foreign(a: View, b: View) -> bool:
    """Whether a Chinese text names names in Latin letters, and the other text none of them."""
    if "zh" not in a.languages:
        return False
    names = {c for c in a.concepts if not concepts.is_word(c)}
    return bool(names) and names.isdisjoint(b.words)


def _contained(a: Weights, a_total: float, b: Weights, b_total: float) -> float:
    if len(b) < len(a):
        a, a_total, b, b_total = b, b_total, a, a_total
    if not a_total or not b_total:
        return 0.0
    shared = sum(w for t, w in a.items() if t in b)
    return shared / min(a_total, b_total)


def _all_pairs(count: int) -> Iterator[tuple[int, int]]:
    return ((a, b) for b in range(count) for a in range(b))


def _indexed(views: Sequence[View]) -> list[tuple[int, int]]:
    """Pairs that share rare words, equal numbers or names, by how much they share."""
    postings: dict[object, list[int]] = defaultdict(list)
    for at, view in enumerate(views):
        for key in _keys(view):
            postings[key].append(at)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for holders in postings.values():
        worth = 1.0 / len(holders)
        for pair in _pairs_of(holders):
            shared[pair] += worth
    return _best(shared)


def _pairs_of(holders: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a few holders; of many, each with the next, so that copies by the thousand stay linear."""
    if len(holders) <= POSTING:
        return ((a, b) for place, b in enumerate(holders) for a in holders[:place])
    return pairwise(holders)


def _keys(view: View) -> set[object]:
    rare = sorted(((w, t) for t, w in view.vocabulary.items() if w >= RARE), reverse=True)[:60]
    keys: set[object] = {t for _, t in rare}
    keys |= {c for c, w in view.concepts.items() if not c.startswith("=") and w >= RARE}
    keys |= set(view.numbers)
    return keys | {("name", n) for n in view.names}


def _best(shared: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    by_document: dict[int, list[tuple[float, tuple[int, int]]]] = defaultdict(list)
    for pair, worth in shared.items():
        for at in pair:
            by_document[at].append((-worth, pair))
    return sorted({pair for ranked in by_document.values() for _, pair in sorted(ranked)[: 3 * NEIGHBOURS]})


def _nearest(found: Sequence[Related]) -> list[Related]:
    by_document: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for at, pair in enumerate(found):
        for document in (pair.first, pair.second):
            by_document[document].append((-pair.score, at))
    kept = {at for ranked in by_document.values() for _, at in sorted(ranked)[:NEIGHBOURS]}
    return sorted((found[at] for at in kept), key=lambda r: (r.first, r.second))
