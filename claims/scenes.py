"""One sentence as the frame sees it: its clauses, the names, measures, qualifiers and small words in it, each at its place.

Comes in: a sentence of a text, folded, with the readings that stand in it. Goes out: a `Scene`, made once and used for
every number of the sentence. Refuses to know: which of these a number belongs to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, NamedTuple

from claims.lexicon import HAN, Hit, Lexicon, Term
from claims.values import Reading

BOUND = re.compile(r"[;:。!?\n()—\[\]]|,(?!\d{3}(?!\d))|(?<!\d),|(?<= )- ")
"""Where a clause ends; a comma between groups of digits ends none."""


class Mention(NamedTuple):
    """A name at a place."""

    start: int
    end: int
    name: str
    kind: str
    """A kind of the lexicon, or `unknown`."""


class Word(NamedTuple):
    """A term at a place."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands in a sentence besides its numbers."""

    text: str
    folded: str
    start: int
    end: int
    latin: bool
    readings: Sequence[Reading]
    bounds: Sequence[int]
    mentions: Sequence[Mention]
    measures: Sequence[Word]
    scopes: Sequence[Word]
    changes: Sequence[Word]
    markers: Sequence[Word]

    def bounds_between(self, a: int, b: int) -> int:
        """How many clause ends lie between two places."""
        return bisect_left(self.bounds, b) - bisect_left(self.bounds, a)

    def clause(self, position: int) -> tuple[int, int]:
        """The clause around a place."""
        i = bisect_left(self.bounds, position)
        start = self.bounds[i - 1] + 1 if i else self.start
        return start, self.bounds[i] if i < len(self.bounds) else self.end

    def readings_between(self, a: int, b: int) -> int:
        """How many readings lie wholly between two places."""
        return sum(1 for r in self.readings if a <= r.start and r.end <= b)

    def marked(self, section: str) -> list[Word]:
        """The small words of one section."""
        return [m for m in self.markers if m.term.part == section]


CHANGES: Final = frozenset({"up", "down", "price_up", "price_down", "up_to", "down_to", "rise_noun"})


def scene(
    text: str,
    folded: str,
    span: tuple[int, int],
    readings: Sequence[Reading],
    lexicon: Lexicon,
    learned: Sequence[Hit] = (),
) -> Scene:
    """The sentence at a span, looked through once."""
    start, end = span
    hits = lexicon.find(folded, text, start, end)
    if learned:
        hits = overlaid(hits, learned)
    names: list[Mention] = []
    by_part: dict[str, list[Word]] = {"measure": [], "scope": [], "change": [], "marker": []}
    for begin, finish, terms in hits:
        for term in terms:
            part = term.part
            if part == "name":
                names.append(Mention(begin, finish, term.name, term.kind))
            else:
                by_part[LISTED.get(part, "marker")].append(Word(begin, finish, term))
    bounds = [m.start() for m in BOUND.finditer(folded, start, end)]
    return Scene(
        text,
        folded,
        start,
        end,
        HAN.search(text, start, end) is None,
        readings,
        bounds,
        names,
        by_part["measure"],
        by_part["scope"],
        by_part["change"],
        by_part["marker"],
    )


LISTED: Final = {"measure": "measure", "scope": "scope", **dict.fromkeys(CHANGES, "change")}


def overlaid(hits: Iterable[Hit], learned: Iterable[Hit]) -> list[Hit]:
    """The hits with those learned from the text in place of what they cover."""
    over = list(learned)
    kept = [h for h in hits if not any(h[0] < o[1] and o[0] < h[1] for o in over)]
    return sorted([*kept, *over], key=itemgetter(0))
