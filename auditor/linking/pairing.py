"""The pairs of numbers of two texts (or of one) that may stand for one fact, with the evidence for each.

Comes in: Profiles of one or two documents. Goes out: Candidates, those that agree and those that do not, the latter scored after the equal
ones have explained themselves away. No step compares all pairs of long documents: an index of rare neighbours, measures
and values finds them. Refuses to know: links, verdicts, documents' texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from auditor import scale
from auditor.linking import score, vetoes
from auditor.linking.likeness import Likeness, likeness
from auditor.linking.profile import Profile, View, same_names, swapped
from auditor.relation import agrees

FULL: Final = 6_000
"""Pairs of one kind that are all looked at; beyond it the index chooses."""
KEYS: Final = 4
"""Rarest neighbours by which a number is found."""
HOLDERS: Final = 24
"""Numbers that one key finds at most."""
ALIKE: Final = 0.35
"""From here on two places are alike enough that equal numbers were to be expected, were it one fact."""
SAYS_MUCH: Final = 0.6
"""Shared rare words of this worth make up for a number that says little itself."""
FEW_OF_KEY: Final = 3
"""A text with more numbers of one subject and measure tells them apart by something else."""
AGREEING: Final = 2
"""So many equal numbers in like places make two texts of one event, though they name different days."""
READS_ALIKE: Final = 0.6
"""Sentences this alike differ in single words."""
ABOUT_AS_LIKE: Final = 0.1
"""Likeness by which an equal partner's place may fall short and still account for a number."""
VERBATIM: Final = 0.9
"""Sentences this alike are one text."""
MUCH_ALIKE: Final = 0.4
"""From here on two numbers that differ tell against the two texts being of one event."""
LEAST: Final = 0.12
"""Places less alike are not weighed."""


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


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two numbers that may stand for one fact."""

    a: Profile
    b: Profile
    agrees: bool
    likeness: Likeness
    evidence: Mapping[str, float]
    score: float
    revised: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
    a: Profile
    b: Profile
    agrees: bool
    likeness: Likeness
    barred: bool
    """Of different facts beyond doubt: it only tells how far the two texts agree."""


def candidates(first: View, second: View, setup: Setup) -> list[Candidate]:
    """Every pair worth a link, in order of place; `first` and `second` are one within a document."""
    pairs = list(_pairs(first, second, setup))
    standing = _Standing(pairs)
    found = []
    for pair in pairs:
        revised = _revised(pair, setup)
        if pair.barred or (not pair.agrees and (standing.settled(pair, setup) or _template(pair, standing, setup, revised))):
            continue
        evidence = _evidence(pair, standing, setup)
        evidence["names"] = same_names(pair.a, pair.b, first, second) if not setup.translated else 0.0
        if evidence["key"]:
            evidence["names"] = max(0.0, evidence["names"])
        reads_alike = pair.likeness.sentence >= READS_ALIKE and not setup.translated
        if not pair.a.days and vetoes.other_time(pair.a, pair.b, first, second):
            evidence["elsewhen"] = 1.0
        evidence["swapped"] = swapped(pair.a, pair.b, first, second) if reads_alike else 0.0
        if not pair.agrees and evidence["swapped"] >= 1 and standing.discords(pair) >= 1:
            continue
        if pair.agrees:
            value = score.agreement(evidence, _strength(pair))
        else:
            value = score.probability(evidence, setup.model)
        found.append(Candidate(pair.a, pair.b, pair.agrees, pair.likeness, evidence, value, revised))
    return found


def _strength(pair: _Pair) -> int:
    """What it is worth that they agree: digits, or how narrowly a date is given."""
    if pair.a.days is not None and pair.b.days is not None:
        longest = max(pair.a.days.days, pair.b.days.days)
        return 3 if longest == 1 else 2 if longest <= 31 else 1
    return min(pair.a.strength, pair.b.strength)


def _revised(pair: _Pair, setup: Setup) -> bool:
    if pair.agrees or pair.a.days is not None or setup.model == "within":
        return False
    return vetoes.moved(pair.a, pair.b)


def _template(pair: _Pair, standing: _Standing, setup: Setup, revised: bool) -> bool:  # noqa: FBT001 - an answer handed on
    """Whether the two are one form filled in twice: other days and other numbers, and nothing that agrees."""
    if pair.a.days is not None:
        if vetoes.same_key(pair.a, pair.b):
            return False
        return standing.discords(pair) >= 1 and not standing.beside.get((pair.a.sentence_id, pair.b.sentence_id))
    if setup.model == "within":
        return standing.discords(pair) >= 1 and not standing.beside.get((pair.a.sentence_id, pair.b.sentence_id))
    cells = pair.a.is_cell and pair.b.is_cell
    if revised or not (cells or _elsewhen(pair.a, pair.b, setup)):
        return False
    if standing.agreeing >= AGREEING:
        return False
    return cells or standing.template > 0 or pair.likeness.sentence < VERBATIM


def _pairs(one: View, other: View, setup: Setup) -> Iterator[_Pair]:
    within = one is other
    for a, b in _blocked(one.profiles, other.profiles):
        if within and not _apart(a, b):
            continue
        if not within and a.days is not None and b.days is not None and a.days.in_other_zone(b.days):
            continue
        agree = a.kind == b.kind and agrees(a.claim, b.claim, a.figure, b.figure)
        found = likeness(a, b, one, other, translated=setup.translated)
        if found.total < LEAST and not (agree and a.strength >= 3):
            continue
        if not agree and (vetoes.complements(a, b) or vetoes.same_words(a, b)):
            continue
        barred = vetoes.forbidden(a, b) or (found.mass < SAYS_MUCH and vetoes.says_little(a, b)) or vetoes.other_models(a, b) or vetoes.other_things(a, b)
        if not agree and not barred and within:
            barred = (vetoes.another_one(a, b) and not (a.days and vetoes.same_key(a, b))) or vetoes.two_conditions(a, b) or vetoes.other_times_within(a, b)
        if not agree and not barred:
            barred = vetoes.is_dateline(a, one) or vetoes.is_dateline(b, other)
        yield _Pair(a, b, agree, found, barred)


def _apart(a: Profile, b: Profile) -> bool:
    """Numbers of one sentence are told apart by their writer; cells of tables by their rows and columns."""
    if a.sentence_id == b.sentence_id:
        return False
    return not ("table" in a.claim.marks and "table" in b.claim.marks)


def _elsewhen(a: Profile, b: Profile, setup: Setup) -> float:
    """How far the two speak of two times: two days of one template, or of a number that moves."""
    if a.days is not None:
        return 0.0
    if setup.model == "within":
        return 0.0
    if vetoes.times_differ(a.moment, b.moment):
        return 1.0 if setup.equal_numbers < 2 else 0.5
    return 0.5 if setup.other_event and setup.equal_numbers < 1 else 0.0


def _blocked(first: Sequence[Profile], second: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    within = first is second
    kinds: dict[str, list[Profile]] = defaultdict(list)
    for b in second:
        kinds[b.kind].append(b)
    by_kind: dict[str, list[Profile]] = defaultdict(list)
    for a in first:
        by_kind[a.kind].append(a)
    for kind, mine in by_kind.items():
        others = kinds.get(kind, [])
        if len(mine) * len(others) <= FULL:
            yield from ((a, b) for a in mine for b in others if not within or a.index < b.index)
        else:
            yield from _indexed(mine, others, within=within)
    yield from _same_figure(first, second, within=within)


def _indexed(mine: Sequence[Profile], others: Sequence[Profile], *, within: bool) -> Iterator[tuple[Profile, Profile]]:
    postings: dict[object, list[Profile]] = defaultdict(list)
    for b in others:
        for key in _keys(b):
            if len(postings[key]) < HOLDERS:
                postings[key].append(b)
    for a in mine:
        seen: set[int] = set()
        for key in _keys(a):
            for b in postings.get(key, ()):
                if b.index not in seen and (not within or a.index < b.index):
                    seen.add(b.index)
                    yield a, b


def _keys(profile: Profile) -> list[object]:
    frame = profile.claim.frame
    rare = sorted(profile.local.items(), key=lambda item: (-item[1], item[0]))[:KEYS]
    keys: list[object] = [token for token, _ in rare]
    keys.append(("value", profile.figure.nominal, profile.days))
    if frame.measure:
        keys.append((frame.subject, frame.measure))
    return keys


def _same_figure(
    first: Sequence[Profile], second: Sequence[Profile], *, within: bool
) -> Iterator[tuple[Profile, Profile]]:
    """The same written number with another kind of unit: a lost percent sign, another currency."""
    postings: dict[object, list[Profile]] = defaultdict(list)
    for b in second:
        if b.days is None and b.claim.quantity.value is not None and len(postings[b.claim.quantity.value]) < HOLDERS:
            postings[b.claim.quantity.value].append(b)
    for a in first:
        if a.days is not None or a.claim.quantity.value is None:
            continue
        for b in postings.get(a.claim.quantity.value, ()):
            if a.kind != b.kind and (not within or a.index < b.index) and _swappable(a, b):
                yield a, b


def _swappable(a: Profile, b: Profile) -> bool:
    kinds = {a.kind, b.kind}
    if "share" in kinds:
        return "bare" in kinds or "count" in kinds or "percentage_point" in kinds
    return all(k.startswith("money") for k in kinds) or not kinds & {"bare", "rank", "count"}


class _Standing:
    """What the equal numbers explain, how the rivals stand, and how many numbers of two sentences agree."""

    def __init__(self, pairs: Sequence[_Pair]) -> None:
        self.explained: tuple[dict[int, float], dict[int, float]] = ({}, {})
        self.beside: dict[tuple[int, int], int] = defaultdict(int)
        self.discord: dict[tuple[int, int], set[int]] = defaultdict(set)
        self._agreed: set[int] = set()
        self._at_odds: set[int] = set()
        self._rivals: tuple[dict[int, list[float]], dict[int, list[float]]] = (defaultdict(list), defaultdict(list))
        self._keys: tuple[dict[object, set[int]], dict[object, set[int]]] = (defaultdict(set), defaultdict(set))
        self._measures: tuple[dict[object, set[int]], dict[object, set[int]]] = (defaultdict(set), defaultdict(set))
        for pair in pairs:
            for side, end in zip(self._measures, (pair.a, pair.b), strict=True):
                side[end.kind, end.claim.frame.measure].add(end.index)
            for side, end in zip(self._keys, (pair.a, pair.b), strict=True):
                side[_key(end)].add(end.index)
            ends = (pair.a.index, pair.b.index)
            total = pair.likeness.total
            if pair.agrees and pair.barred:
                continue
            if pair.agrees:
                for side, end in zip(self.explained, ends, strict=True):
                    if pair.a.days == pair.b.days:
                        side[end] = max(side.get(end, 0.0), total)
                if total >= ALIKE:
                    self._agreed.add(pair.a.index)
                if pair.a.strength >= 2 or total >= ALIKE:
                    self.beside[pair.a.sentence_id, pair.b.sentence_id] += 1
                continue
            if total >= ALIKE:
                self.discord[pair.a.sentence_id, pair.b.sentence_id].add(pair.a.index)
            if total >= MUCH_ALIKE:
                self._at_odds.add(pair.a.index)
            if pair.barred:
                continue
            for side, end in zip(self._rivals, ends, strict=True):
                side[end] = sorted((*side[end], total), reverse=True)[:2]

        self._at_odds -= self._agreed

    def of_measure(self, pair: _Pair) -> int:
        """How many numbers either text has of the measure of the pair, the larger count."""
        key = pair.a.kind, pair.a.claim.frame.measure
        return max(len(side[key]) for side in self._measures)

    def of_key(self, pair: _Pair) -> int:
        """How many numbers either text has of the subject and measure of the pair, the larger count."""
        return max(len(side[_key(p)]) for side, p in zip(self._keys, (pair.a, pair.b), strict=True))

    def accounted(self, pair: _Pair, setup: Setup) -> tuple[float, float]:
        """How well equal numbers elsewhere account for either side."""
        if setup.model == "within":
            first, second = (max(side.get(p.index, 0.0) for side in self.explained) for p in (pair.a, pair.b))
            return first, second
        return self.explained[0].get(pair.a.index, 0.0), self.explained[1].get(pair.b.index, 0.0)

    def settled(self, pair: _Pair, setup: Setup) -> bool:
        """Whether both sides have an equal partner in a place about as like: nothing is left over. A cell or a figure of the prose that the other states is settled."""
        accounted = self.accounted(pair, setup)
        needed = pair.likeness.total - ABOUT_AS_LIKE
        if pair.a.is_cell != pair.b.is_cell:
            return max(accounted) >= needed
        return min(accounted) >= needed

    @property
    def concord(self) -> float:
        """How far the numbers of like places agree: between two tellings of one event most do, in one template filled in twice few do."""
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

    def discords(self, pair: _Pair) -> int:
        """Other numbers of the two sentences that stand alike and differ too."""
        key = pair.a.sentence_id, pair.b.sentence_id
        return len(self.discord.get(key, set()) - {pair.a.index} - self._agreed)

    def rival(self, pair: _Pair) -> float:
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


def _key(p: Profile) -> object:
    frame = p.claim.frame
    return p.kind, frame.subject, frame.measure, frame.comparator


def _evidence(pair: _Pair, standing: _Standing, setup: Setup) -> dict[str, float]:
    a, b, like = pair.a, pair.b, pair.likeness
    accounted = standing.accounted(pair, setup)
    return {
        "local": like.local,
        "mass": like.mass,
        "sentence": like.sentence,
        "left": like.left,
        "right": like.right,
        "noun": like.noun,
        "subject": like.subject,
        "measure": like.measure,
        "period": like.period,
        "scope": like.scope,
        "explained": max(accounted) if not pair.agrees else 0.0,
        "explained_both": min(accounted) if not pair.agrees else 0.0,
        "rivals": max(-0.5, min(0.5, standing.rival(pair))) if not pair.agrees else 0.0,
        "identical": max(0.0, like.local - 0.7) / 0.3 * like.mass,
        "resemblance": _resemblance(a, b),
        "related": setup.related,
        "beside": min(2, standing.beside.get((a.sentence_id, b.sentence_id), 0)) / 2,
        "concord": standing.concord - 0.5,
        "acquainted": min(3, standing.agreeing) / 3,
        "template": standing.template,
        "discord": min(3, standing.discords(pair)) / 3,
        "unique": _unique(pair, standing),
        "key": vetoes.same_key(a, b) if standing.of_key(pair) <= FEW_OF_KEY + (a.days is not None) else 0.0,
        "heading": float(a.heading != b.heading),
        "elsewhen": _elsewhen(a, b, setup),
        "forecast": float((a.claim.frame.modality == "forecast") != (b.claim.frame.modality == "forecast")),
        "date": float(a.days is not None and like.measure < 1),
        "cell": float(a.is_cell != b.is_cell),
        "strangers": setup.strangers,
        "small": float(max(a.strength, b.strength) <= 1 and a.days is None),
    }


def _resemblance(a: Profile, b: Profile) -> float:
    """What the likeness of the digits says: the longer the number, the less it is chance."""
    x, y = a.figure.digits, b.figure.digits
    if not x or not y or a.days is not None:
        return 0.0
    if x == y:
        return (0.4, 0.8, 1.0)[min(len(x), 3) - 1]
    kind = scale.likeness(x, y)
    if kind is None:
        return 0.0
    table = {"transposed": (0.6, 0.9, 1.0), "permuted": (0.6, 0.7, 0.9), "one_digit": (0.3, 0.6, 0.9)}
    return table[kind][min(len(x), 4) - 2]


def _unique(pair: _Pair, standing: _Standing) -> float:
    """Whether either text has no other number of the measure."""
    if pair.likeness.measure < 1.0 or pair.likeness.subject < 0:
        return 0.0
    return 1 / max(1, standing.of_measure(pair))
