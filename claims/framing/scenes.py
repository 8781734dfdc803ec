"""One sentence as the frame sees it: its clauses, the names, measures, qualifiers and small words in it, each at
its place.

Comes in: a sentence of a text, folded, with the readings that stand in it. Goes out: a `Scene`, made once and used
for every number of the sentence. Refuses to know: which of these a number belongs to.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from typing import Final

from claims import scripts
from claims.lexicon import HAN, Hit, Lexicon, Term
from claims.values import Reading

BOUND = re.compile(r"[;:。!?\n()\[\]—,](?:(?<!,)(?<!——)|(?<=,)(?:(?<!\d,)|(?!\d{3}(?!\d))))")
"""Where a clause ends: a comma between groups of digits is none, a dash of two characters one."""


@dataclass(slots=True)
class Mention:
    """A name at a place."""

    start: int
    end: int
    name: str
    kind: str
    """A kind of the lexicon, or `unknown`."""
    oblique: bool = False
    """Whether it hangs on a preposition, and so is a place, source, means or other party."""


@dataclass(slots=True)
class Word:
    """A term at a place."""

    start: int
    end: int
    term: Term


NONE: Final[Sequence[Word]] = ()


@dataclass(slots=True)
class Scene:
    """What stands in a sentence besides its numbers."""

    text: str
    folded: str
    start: int
    end: int
    latin: bool
    readings: Sequence[Reading]
    dates: Sequence[Reading]
    """Those of the readings that are dates and may be the period of others."""
    bounds: Sequence[int]
    """Every clause end."""
    outer: Sequence[int]
    """The clause ends that are neither brackets nor inside them."""
    edges: Sequence[int]
    """Where bracketed stretches open and close, outermost, in order: behind an odd number of them a bracket is open."""
    mentions: Sequence[Mention]
    measures: Sequence[Word]
    scopes: Sequence[Word]
    changes: Sequence[Word]
    words: Mapping[str, Sequence[Word]]
    """All of them by the shelf of their term; a shelf without any is left out."""

    def bounds_between(self, a: int, b: int) -> int:
        """How many clause ends lie between two places; a bracket between them is none."""
        ends = self.outer
        if self.edges:
            i, j = bisect_left(self.edges, a), bisect_left(self.edges, b)
            if i != j and (i | j) & 1:
                ends = self.bounds
        return bisect_left(ends, b) - bisect_left(ends, a) if ends else 0

    def clause(self, position: int) -> tuple[int, int]:
        """The clause around a place."""
        ends = self.bounds if self.edges and bisect_left(self.edges, position) & 1 else self.outer
        i = bisect_left(ends, position)
        start = ends[i - 1] + 1 if i else self.start
        return start, ends[i] if i < len(ends) else self.end

    def readings_between(self, a: int, b: int) -> int:
        """How many readings lie wholly between two places."""
        if len(self.readings) == 1:
            return 0
        count = 0
        for reading in self.readings:
            if reading.start >= b:
                break
            if a <= reading.start and reading.end <= b:
                count += 1
        return count

    def draws_contrast(self) -> bool:
        """Whether the sentence opens with a word of contrast."""
        return "contrast" in self.words and self.words["contrast"][0].start < self.start + 4


def scene(
    text: str,
    folded: str,
    span: tuple[int, int],
    readings: Sequence[Reading],
    lexicon: Lexicon,
    *,
    has_glosses: bool = False,
    learned: Sequence[Hit] = (),
) -> Scene:
    """The sentence at a span, looked through once."""
    start, end = span
    hits = found_through_glosses(text, folded, start, end, lexicon) if has_glosses else None
    hits = hits or lexicon.find(folded, text, start, end)
    if learned:
        hits = overlaid(hits, learned)
    listed: defaultdict[str, list[Word]] = defaultdict(list)
    for begin, finish, meanings in hits:
        for term in meanings:
            listed[term.shelf].append(Word(begin, finish, term))
    bounds = clause_ends(folded, start, end)
    edges = bracket_edges(folded, start, end)
    return Scene(
        text,
        folded,
        start,
        end,
        text.isascii() or HAN.search(text, start, end) is None,
        readings,
        [r for r in readings if r.quantity.date is not None and r.quantity.kind in ("date", "period")],
        bounds,
        outside(bounds, edges) if edges else bounds,
        edges,
        [Mention(word.start, word.end, word.term.name, word.term.kind) for word in listed.get("name", NONE)],
        listed.get("measure", NONE),
        listed.get("scope", NONE),
        listed.get("change", NONE),
        listed,
    )


def found_through_glosses(text: str, folded: str, start: int, end: int, lexicon: Lexicon) -> list[Hit] | None:
    """The terms of a sentence whose characters carry readings in brackets: 關(guān)稅; None where it has none."""
    stretches = scripts.between_glosses(folded, start, end)
    if not stretches:
        return None
    short = "".join([folded[a:b] for a, b in stretches])
    as_written = "".join([text[a:b] for a, b in stretches])
    ends = list(accumulate([b - a for a, b in stretches]))
    cut = [b - end for (_, b), end in zip(stretches, ends, strict=True)]
    hits = lexicon.find(short, as_written)
    return [(a + cut[bisect_right(ends, a)], b + cut[bisect_left(ends, b)], terms) for a, b, terms in hits]


def clause_ends(folded: str, start: int, end: int) -> list[int]:
    """Where clauses end; commas inside numbers left out, a dash of two characters once."""
    return [bound.start() for bound in BOUND.finditer(folded, start, end)]


def outside(bounds: Sequence[int], edges: Sequence[int]) -> list[int]:
    """The clause ends that are neither brackets nor inside them."""
    kept: list[int] = []
    at = 0
    for opened, closed in zip(edges[::2], edges[1::2], strict=True):
        kept += bounds[at : bisect_left(bounds, opened, at)]
        at = bisect_right(bounds, closed, at)
    kept += bounds[at:]
    return kept


def bracket_edges(folded: str, start: int, end: int) -> list[int]:
    """Where the outermost brackets of a sentence open and close; one that never closes is none."""
    edges: list[int] = []
    at = folded.find("(", start, end)
    while at >= 0:
        close = folded.find(")", at, end)
        if close < 0:
            break
        edges += at, close
        at = folded.find("(", close, end)
    return edges


def overlaid(hits: Iterable[Hit], learned: Iterable[Hit]) -> list[Hit]:
    """The hits with those learned from the text in place of what they cover."""
    over = list(learned)
    covered = {i for start, end, _ in over for i in range(start, end)}
    kept = [h for h in hits if h[0] not in covered and h[1] - 1 not in covered]
    return sorted([*kept, *over], key=itemgetter(0))
