"""A claim made ready for linking: its number, and the words around it weighed by rarity and nearness.

Comes in: a document with its claims. Goes out: a Profile a claim, and a View of the document. Numbers are
masked, so that a context is the same whatever figure stands in it. Refuses to know: other documents, likeness,
verdicts.
"""

from __future__ import annotations

import functools
import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from auditor import headline
from auditor.document import Document
from auditor.judging.calendar_spans import Span, span, when
from auditor.judging.comparable import is_dated, kind_key
from auditor.judging.figure import Figure, figure
from auditor.linking import datelines
from auditor.linking.lexical import concepts, rarity
from auditor.linking.lexical.words import Words, spans_in_order, stem, words
from claims import scripts
from claims.values import Claim

REACH: Final = 14
"""Tokens to each side that belong to the neighbourhood of a number."""
DECAY: Final = {"en": 4.5, "zh": 7.0}
"""Tokens after which a neighbour counts a third as much: about four words, six characters."""
ADJACENT: Final = 6
"""Characters within which a word stands directly beside a number."""
STRANGE: Final = 2.2
"""A word of this weight may be a name."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """One claim as linking sees it."""

    claim: Claim
    index: int
    """Its place among the claims of the document."""
    figure: Figure
    kind: str
    days: Span | None
    """For a date: its days."""
    local: Weights
    local_total: float
    sentence: Weights
    sentence_total: float
    concepts: Weights
    concepts_total: float
    left: str
    right: str
    noun: str
    sentence_id: int
    heading: bool
    names: frozenset[str]
    """Names of its sentence, or of the last sentence before it that has any."""
    subjects: frozenset[str] = frozenset()
    """Everything that the numbers of its sentence are about."""
    times: frozenset[Span] = frozenset()
    """All times that its sentence states."""
    stated: Span | None = None
    """The time that its own sentence, or the heading of its column, states for it."""
    moment: Span | None = None
    """The days it speaks of, where the text around it says."""

    @property
    def is_cell(self) -> bool:
        """Whether it stands in a table."""
        return "table" in self.claim.marks

    @property
    def strength(self) -> int:
        """How many significant digits it has: what an equal number by chance is worth."""
        return len(self.figure.digits)


@dataclass(frozen=True, slots=True)
class View:
    """One document as linking sees it."""

    document: Document
    profiles: tuple[Profile, ...]
    vocabulary: Weights
    vocabulary_total: float
    words: frozenset[str]
    concepts: Weights
    languages: frozenset[str]
    numbers: Mapping[tuple[str, object], int]
    """Exact numbers of three and more digits, and how often each is stated."""
    names: frozenset[str]
    moments: tuple[Span, ...]
    """The single days that it names, first mention first."""


def view(document: Document, claims: Sequence[Claim]) -> View:
    """The document and its claims made ready."""
    masks = spans_in_order([(c.start, c.end) for c in claims])
    found = words(document.text, masks)
    weights = [rarity.weight(t) for t in found.tokens]
    sentences = _Sentences(document.text, found, weights, claims)
    profiles = []
    moment: Span | None = None
    for index, claim in enumerate(claims):
        days = span(when(claim.quantity)) if is_dated(claim.quantity) else None
        if days is not None and days.days == 1 and not days.clock:
            moment = days
        profiles.append(_profile(claim, index, found, weights, sentences, days, _moment(claim) or moment))
    vocabulary = {t: w for t, w in zip(found.tokens, weights, strict=True) if w > 0.5}
    return View(
        document,
        tuple(profiles),
        vocabulary,
        sum(vocabulary.values()),
        frozenset(found.tokens),
        concepts.weighed(found.tokens),
        frozenset(c.language for c in claims),
        _numbers(profiles),
        frozenset(n for c in claims for n in (c.frame.subject, c.frame.comparator) if n),
        tuple(dict.fromkeys(p.days for p in profiles if p.days is not None and p.days.days == 1 and not p.days.clock)),
    )


def day_of(v: View) -> Span | None:
    """The day a document is about: its own date, else the first it names."""
    return span(v.document.date) or next(iter(v.moments), None)


def same_names(a: Profile, b: Profile, first: View, second: View) -> float:
    """1 when the sentences share names, -1 when each has only names that the other document never mentions."""
    if not a.names or not b.names:
        return 0.0
    if first is second:
        foreign = bool(a.names - b.names) and bool(b.names - a.names)
    else:
        foreign = any(n not in second.words for n in a.names) and any(n not in first.words for n in b.names)
    if a.names & b.names:
        return 0.3 if foreign else 1.0
    return -1.0 if foreign else -0.3


def swapped(a: Profile, b: Profile, first: View, second: View) -> float:
    """How surely two sentences that read alike are one template with two names.

    Rare words on either side that the other document never uses, or names that the other sentence does not have.
    """
    known: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    if first is not second:
        known = first.words, second.words
    if _strange(a.sentence, b.sentence, known[1]) and _strange(b.sentence, a.sentence, known[0]):
        return 1.0
    return 0.6 if a.names - b.sentence.keys() and b.names - a.sentence.keys() else 0.0


def _strange(mine: Weights, other: Weights, known: frozenset[str]) -> bool:
    return any(w >= STRANGE and t not in other and t not in known for t, w in mine.items())


def _moment(claim: Claim) -> Span | None:
    found = span(claim.frame.period)
    return found if found is not None and found.days <= 31 else None


class _Sentences:
    """The words of each sentence, weighed once."""

    def __init__(self, text: str, found: Words, weights: Sequence[float], claims: Sequence[Claim]) -> None:
        self._found, self._weights = found, weights
        self._names = sorted(found.names)
        self._text = text
        self._subjects: dict[tuple[int, int], set[str]] = {}
        self._times: dict[tuple[int, int], set[Span]] = {}
        for claim in claims:
            self._note(claim)
        self._cache: dict[tuple[int, int], tuple[int, Weights, float, Weights, float]] = {}
        self._headline = headline.ends(text)

    def of(self, sentence: tuple[int, int]) -> tuple[int, Weights, float, Weights, float]:
        known = self._cache.get(sentence)
        if known is None:
            begin, end = (bisect_left(self._found.starts, at) for at in sentence)
            end = min(end, begin + 200)
            tokens = self._found.tokens[begin:end]
            weighed = dict(zip(tokens, self._weights[begin:end], strict=True))
            notions = concepts.weighed(tokens)
            known = (len(self._cache), weighed, sum(weighed.values()), notions, sum(notions.values()))
            self._cache[sentence] = known
        return known

    def _note(self, claim: Claim) -> None:
        about = {n for n in (claim.frame.subject, claim.frame.comparator) if n}
        self._subjects.setdefault(claim.sentence, set()).update(about)
        days = span(when(claim.quantity)) if is_dated(claim.quantity) else None
        if days is not None and not days.clock and not datelines.opens(self._text, claim):
            self._times.setdefault(claim.sentence, set()).add(days)

    def subjects(self, sentence: tuple[int, int]) -> frozenset[str]:
        """What the numbers of the sentence are about."""
        return frozenset(self._subjects.get(sentence, ()))

    def times(self, sentence: tuple[int, int]) -> frozenset[Span]:
        """The times that the sentence states."""
        return frozenset(self._times.get(sentence, ()))

    def stated(self, claim: Claim) -> Span | None:
        """The claim's period where its own sentence gives it, or its column."""
        period = span(claim.frame.period)
        if "table" in claim.marks:
            return period
        times = self._times.get(claim.sentence, set())
        if len(times) > 1 and claim.frame.change in ("up", "down"):
            return None  # a change stands between two times
        if period in times:
            return period
        return next(iter(times)) if len(times) == 1 and period is None else None

    def names(self, sentence: tuple[int, int]) -> frozenset[str]:
        """The names of the sentence; the nearest before it where it has none."""
        begin, end = (bisect_left(self._found.starts, at) for at in sentence)
        low, high = (bisect_left(self._names, at) for at in (begin, min(end, begin + 200)))
        if low == high:
            low = max(0, high - 2)
        return frozenset(self._found.tokens[at] for at in self._names[low:high])

    def heads(self, claim: Claim) -> bool:
        return "heading" in claim.marks or claim.end <= self._headline


def _profile(
    claim: Claim,
    index: int,
    found: Words,
    weights: Sequence[float],
    sentences: _Sentences,
    days: Span | None,
    moment: Span | None,
) -> Profile:
    number, sentence, total, notions, notions_total = sentences.of(claim.sentence)
    counted = concepts.weighed(words(claim.quote).tokens)
    if counted:
        notions = {**notions, **counted}
        notions_total = sum(notions.values())
    begin = bisect_left(found.starts, claim.start)
    end = bisect_left(found.starts, claim.end)
    local = (
        _header_words(claim)
        if "table" in claim.marks and claim.frame.measure
        else _local(claim, found, weights, begin, end)
    )
    return Profile(
        claim,
        index,
        figure(claim.quantity),
        kind_key(claim.quantity),
        days,
        local,
        sum(local.values()),
        sentence,
        total,
        notions,
        notions_total,
        _beside(found, begin - 1, claim.start, before=True),
        _beside(found, end, claim.end, before=False),
        _noun(claim),
        number,
        sentences.heads(claim),
        sentences.names(claim.sentence),
        sentences.subjects(claim.sentence),
        sentences.times(claim.sentence),
        sentences.stated(claim),
        moment,
    )


def _local(claim: Claim, found: Words, weights: Sequence[float], begin: int, end: int) -> Weights:
    """Neighbours within the sentence; a short one lends the words around it at half their worth."""
    low = bisect_left(found.starts, claim.sentence[0])
    high = bisect_left(found.starts, claim.sentence[1])
    decay = _decays(claim.language)
    near: dict[str, float] = {}
    for step in range(1, REACH + 1):
        for at, inside in ((begin - step, begin - step >= low), (end + step - 1, end + step - 1 < high)):
            if 0 <= at < len(found.tokens) and inside:
                worth = weights[at] * decay[step]
                if worth > near.get(found.tokens[at], 0.0):
                    near[found.tokens[at]] = worth
    return near


@functools.cache
def _decays(language: str) -> tuple[float, ...]:
    scale = DECAY.get(language, DECAY["en"])
    return tuple(math.exp(-max(0, n - 1) / scale) for n in range(REACH + 1))


def _header_words(claim: Claim) -> Weights:
    """A cell is about what its row and column say."""
    text = " ".join(p.replace("_", " ") for p in (claim.frame.measure, claim.frame.subject) if p)
    return {t: rarity.weight(t) for t in words(text).tokens}


def _beside(found: Words, at: int, edge: int, *, before: bool) -> str:
    if not 0 <= at < len(found.tokens):
        return ""
    token, start = found.tokens[at], found.starts[at]
    gap = edge - (start + len(token)) if before else start - edge
    return token if gap <= ADJACENT else ""


def _noun(claim: Claim) -> str:
    noun = scripts.fold(claim.quantity.noun).strip()
    return stem(noun.rsplit(" ", 1)[-1]) if noun.isascii() else noun


def _is_large(p: Profile) -> bool:
    """Two digits and a scale word: 85 million is met by chance less often than 85."""
    return p.strength == 2 and p.figure.nominal is not None and abs(p.figure.nominal) >= 10**6


def _numbers(profiles: Sequence[Profile]) -> dict[tuple[str, object], int]:
    counts: dict[tuple[str, object], int] = {}
    for p in profiles:
        if (p.strength >= 3 or _is_large(p)) and p.figure.nominal is not None and p.days is None:
            key = (p.kind, p.figure.nominal)
            counts[key] = counts.get(key, 0) + 1
    return counts
