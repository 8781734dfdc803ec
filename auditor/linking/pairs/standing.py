"""How a pair of numbers stands among all pairs of its two texts.

What equal numbers explain, which rivals there are, how far the rest agrees. Comes in: every pair of like
places. Goes out: look-ups. Equal numbers explain each other away, and only what is left over can disagree; two
tellings of one event agree in most numbers, one form filled in twice in few. Refuses to know: scores, links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from auditor.linking.pairs.likeness import Likeness
from auditor.linking.profile import Profile

ALIKE: Final = 0.35
"""From here on two places are alike enough that equal numbers were to be expected, were it one fact."""
MUCH_ALIKE: Final = 0.4
"""From here on two numbers that differ tell against the two texts being of one event."""
ABOUT_AS_LIKE: Final = 0.1
"""Likeness by which an equal partner's place may fall short and still account for a number."""
VERBATIM: Final = 0.8
"""Words around two numbers this alike are the same words, and call for the same number."""
TOLD: Final = 0.25
"""A figure of the prose that a cell this like states is told of that cell."""
WELL_ACCOUNTED: Final = 0.35
"""Of two texts, a pair of numbers both of which the other text states in places this like leaves nothing to raise."""
BARELY: Final = 0.15
"""The same for numbers of two and more digits: two equals are hardly met by chance."""
DIGITS: Final = 2
SURE_DIGITS: Final = 4
"""A figure of the prose of so many digits that some cell states is told of that cell, however little says so."""
FAINTLY: Final = 0.02
"""A number without any equal is never accounted for."""

MUCH_MORE: Final = 0.3
OTHER_SIZE: Final = 10
"""Two numbers of two languages, which no slip joins, are further apart than this only where they are of two things."""

Members = dict[object, set[int]]
Rivals = dict[int, list[float]]


@dataclass(frozen=True, slots=True)
class Setup:
    """What is known of the two documents together."""

    model: str
    """`across` or `within`."""
    related: float = 1.0
    translated: bool = False
    other_event: bool = False
    equal_numbers: int = 0
    strangers: float = 0.0
    """Whether the two documents have no name, rare word or longer figure in common."""
    later: int = 0
    """1 where the second document was written on a later day than the first, -1 on an earlier, 0 where not known."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers in like places, before anything is known of the rest."""

    a: Profile
    b: Profile
    agrees: bool
    likeness: Likeness
    barred: bool
    """Of different facts beyond doubt: it only tells how far the two texts agree."""


class Standing:
    """What the equal numbers explain, how the rivals stand, and how many numbers of two sentences agree."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.explained: tuple[dict[int, float], dict[int, float]] = ({}, {})
        self.beside: dict[tuple[int, int], int] = defaultdict(int)
        self.discord: dict[tuple[int, int], set[int]] = defaultdict(set)
        self.as_they_stand = 0
        """Longer figures without a scale word that prose and a table have in common."""
        self._told: tuple[set[int], set[int]] = (set(), set())
        """Numbers that the other text states, wherever."""
        self._agreed: set[int] = set()
        self._at_odds: set[int] = set()
        self._keys: tuple[Members, Members] = (defaultdict(set), defaultdict(set))
        self._measures: tuple[Members, Members] = (defaultdict(set), defaultdict(set))
        self._rivals: tuple[Rivals, Rivals] = (defaultdict(list), defaultdict(list))
        for pair in pairs:
            self._count(pair)
            if not pair.agrees:
                self._note_odds(pair)
            else:
                self._note_told(pair)
                if not pair.barred:
                    self._note_agreement(pair)
        self._at_odds -= self._agreed

    def _count(self, pair: Pair) -> None:
        for at, p in enumerate((pair.a, pair.b)):
            self._measures[at][p.kind, p.claim.frame.measure].add(p.index)
            self._keys[at][_key(p)].add(p.index)

    def _note_told(self, pair: Pair) -> None:
        if pair.a.days is None and pair.a.figure.nominal == pair.b.figure.nominal:
            for side, p in zip(self._told, (pair.a, pair.b), strict=True):
                side.add(p.index)

    def _note_agreement(self, pair: Pair) -> None:
        total = pair.likeness.total
        if pair.a.days == pair.b.days:
            for side, p in zip(self.explained, (pair.a, pair.b), strict=True):
                side[p.index] = max(side.get(p.index, 0.0), total)
        if total >= ALIKE:
            self._agreed.add(pair.a.index)
        if total >= TOLD and _is_as_it_stands(pair):
            self.as_they_stand += 1
        if pair.a.strength >= 2 or total >= ALIKE:
            self.beside[pair.a.sentence_id, pair.b.sentence_id] += 1

    def _note_odds(self, pair: Pair) -> None:
        total = pair.likeness.total
        # A figure of the prose stands beside every cell of a row, and differs from all but one.
        mixed = pair.a.is_cell != pair.b.is_cell
        if total >= ALIKE and not mixed:
            self.discord[pair.a.sentence_id, pair.b.sentence_id].add(pair.a.index)
        if total >= MUCH_ALIKE and not mixed:
            self._at_odds.add(pair.a.index)
        if pair.barred:
            return
        for side, p in zip(self._rivals, (pair.a, pair.b), strict=True):
            side[p.index] = sorted((*side[p.index], total), reverse=True)[:2]

    def of_measure(self, pair: Pair) -> int:
        """How many numbers either text has of the measure of the pair, the larger count."""
        key = pair.a.kind, pair.a.claim.frame.measure
        return max(len(side[key]) for side in self._measures)

    def of_key(self, pair: Pair) -> int:
        """How many numbers either text has of the subject and measure of the pair, the larger count."""
        return max(len(side[_key(p)]) for side, p in zip(self._keys, (pair.a, pair.b), strict=True))

    def accounted(self, pair: Pair, setup: Setup) -> tuple[float, float]:
        """How well equal numbers elsewhere account for either side."""
        if setup.model == "within":
            first, second = (max(side.get(p.index, 0.0) for side in self.explained) for p in (pair.a, pair.b))
            return first, second
        return self.explained[0].get(pair.a.index, 0.0), self.explained[1].get(pair.b.index, 0.0)

    def settled(self, pair: Pair, setup: Setup, *, slip: bool = False) -> bool:
        """Whether both sides have an equal partner in a place about as like.

        Nothing is left over. A cell or a figure of the prose that the other states is settled. Of two texts a likely
        place is enough, but not for digits that a slip of the pen makes of one another.
        """
        accounted = self.accounted(pair, setup)
        if setup.model != "within" and self._are_both_told(pair):
            return True
        if setup.translated and self._is_told_elsewhere(pair, slip=slip):
            return True
        if slip and setup.model != "within" and self._is_better_told(pair, accounted):
            return True
        needed = pair.likeness.total - ABOUT_AS_LIKE
        if pair.a.is_cell != pair.b.is_cell:
            prose, worth = (pair.b, accounted[1]) if pair.a.is_cell else (pair.a, accounted[0])
            if prose.strength >= SURE_DIGITS and worth >= FAINTLY:
                return True
            return max(accounted) >= (needed if slip else min(needed, TOLD))
        if pair.a.heading != pair.b.heading and setup.model == "within" and pair.likeness.local < VERBATIM:
            return accounted[0 if pair.a.heading else 1] >= pair.likeness.total or min(accounted) >= needed
        if setup.model != "within" and not slip and pair.likeness.local < VERBATIM:
            if max(accounted) >= pair.likeness.total or self._is_longer_figure(pair, accounted):
                return True
            needed = min(needed, WELL_ACCOUNTED if min(pair.a.strength, pair.b.strength) < DIGITS else BARELY)
        return min(accounted) >= max(needed, FAINTLY)

    def _is_told_elsewhere(self, pair: Pair, *, slip: bool) -> bool:
        """Whether the text of another language, whose words say less, states either figure; of like digits both."""
        sides = zip((pair.a, pair.b), self._told, strict=True)
        told = [p.index in held and p.strength >= DIGITS for p, held in sides]
        return all(told) if slip else any(told)

    def _are_both_told(self, pair: Pair) -> bool:
        """Whether the other text states both, figures of three and more digits: wherever, that is no chance."""
        sides = zip((pair.a, pair.b), self._told, strict=True)
        return all(p.index in held and p.strength > DIGITS for p, held in sides)

    @staticmethod
    def _is_better_told(pair: Pair, accounted: tuple[float, float]) -> bool:
        """Whether a longer figure has its equal in a place that is much more like: 132 aboard beside 123 passengers."""
        sides = zip((pair.a, pair.b), accounted, strict=True)
        return any(p.strength > DIGITS and worth >= pair.likeness.total + MUCH_MORE for p, worth in sides)

    @staticmethod
    def _is_longer_figure(pair: Pair, accounted: tuple[float, float]) -> bool:
        """Whether either is a figure of three and more digits that the other text states in a like place."""
        sides = zip((pair.a, pair.b), accounted, strict=True)
        return any(p.strength > DIGITS and worth >= WELL_ACCOUNTED for p, worth in sides)

    @property
    def concord(self) -> float:
        """How far the numbers of like places agree.

        Between two tellings of one event most do, in one template filled in twice few do.
        """
        agreed, odds = len(self._agreed), len(self._at_odds)
        return (agreed + 1) / (agreed + odds + 2)

    @property
    def agreeing(self) -> int:
        """How many numbers of the first text have an equal in a like place of the second."""
        return len(self._agreed)

    @property
    def template(self) -> float:
        """How much the two look like one form filled in twice: several numbers of like places, none of which agrees."""
        return max(0.0, min(1.0, (len(self._at_odds) - 1 - 2 * len(self._agreed)) / 3))

    def discords(self, pair: Pair) -> int:
        """Other numbers of the two sentences that stand alike and differ too."""
        key = pair.a.sentence_id, pair.b.sentence_id
        return len(self.discord.get(key, set()) - {pair.a.index} - self._agreed)

    def rival(self, pair: Pair) -> float:
        """How much better than this pair the best other partner of either side fits."""
        return max(
            self._other(side[end], pair.likeness.total)
            for side, end in zip(self._rivals, (pair.a.index, pair.b.index), strict=True)
        )

    @staticmethod
    def _other(best: Sequence[float], own: float) -> float:
        """The best of the others, less the pair's own; `best` holds the two best, the pair's own perhaps among them."""
        if not best:
            return -own
        other = best[0] if best[0] != own else best[1] if len(best) > 1 else 0.0
        return other - own


def far_off(pair: Pair) -> bool:
    """Whether two numbers are of another size."""
    x, y = pair.a.figure.nominal, pair.b.figure.nominal
    if not x or not y or pair.a.days is not None:
        return False
    return max(abs(x), abs(y)) >= OTHER_SIZE * min(abs(x), abs(y))


def _is_as_it_stands(pair: Pair) -> bool:
    """Whether prose states the figure of a cell without a scale word; a share has none to leave out."""
    if pair.a.is_cell == pair.b.is_cell or pair.a.days is not None or pair.a.kind in ("share", "percentage_point"):
        return False
    return pair.a.strength > DIGITS and not any(p.claim.quantity.scale for p in (pair.a, pair.b))


def _key(p: Profile) -> object:
    frame = p.claim.frame
    return p.kind, frame.subject, frame.measure, frame.comparator
