"""How like the places of two numbers are, whatever the numbers say.

The evidence, piece by piece, and one figure for it. Comes in: two Profiles. Goes out: a Likeness of named
pieces, each between -1 and 1. Refuses to know: the values, weights of a fitted score, documents.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from auditor.judging.calendar_spans import span
from auditor.linking.apart import frames
from auditor.linking.lexical import rarity
from auditor.linking.profile import Profile, View, Weights

MASS: Final = 8.0
"""Shared neighbourhood of this weight (two names, or four plain words close by) is as much as one needs."""


OTHER_MEASURE: Final = 0.06
"""What two known measures that are not one take away: what a number measures is often the reader's guess."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The pieces of evidence that two numbers stand for one fact, their values left aside."""

    local: float
    """Neighbourhoods, by weight of what they share."""
    mass: float
    """How much that is, absolutely."""
    sentence: float
    left: float
    right: float
    noun: float
    subject: float
    measure: float
    period: float
    scope: float
    total: float
    """All of it in one figure, 0 to 1 and a little beyond, to rank partners by."""


def likeness(a: Profile, b: Profile, first: View, second: View, *, translated: bool = False) -> Likeness:
    """The evidence for a pair of places, one in each document."""
    if translated:
        shared = _shared(a.concepts, b.concepts)
        local = sentence = _ochiai(shared, a.concepts_total, b.concepts_total)
    else:
        shared, local = _around(a, b)
        sentence = _ochiai(_shared(a.sentence, b.sentence), a.sentence_total, b.sentence_total)
    mass = min(1.0, shared / MASS)
    left, right = float(a.left == b.left != ""), float(a.right == b.right != "")
    noun = _same_noun(a, b) if not translated else float(a.kind == "count" and _same_unit(a, b))
    subject = _subject(a, b, first, second)
    measure = _measure(a, b)
    period = _period(a, b)
    scope = _scope(a, b)
    total = (
        0.45 * local
        + 0.2 * mass
        + 0.2 * sentence
        + 0.08 * (left + right)
        + 0.06 * noun
        + 0.12 * subject
        + (0.15 if measure > 0 else OTHER_MEASURE) * measure
        + 0.05 * period
        + 0.05 * scope
        + 0.1 * frames.same_key(a, b)
    )
    return Likeness(local, mass, sentence, left, right, noun, subject, measure, period, scope, max(0.0, total))


def _around(a: Profile, b: Profile) -> tuple[float, float]:
    """What the neighbourhoods share, absolutely and relatively.

    A cell's headings are sought in the other's sentence.
    """
    if a.is_cell == b.is_cell:
        counted = _counted(a, b)
        shared = _least(a.local, b.local) + counted
        return shared, _ochiai(shared, a.local_total + counted, b.local_total + counted)
    cell, prose = (a, b) if a.is_cell else (b, a)
    near = _least(cell.local, prose.local)
    anywhere = _shared(cell.local, prose.sentence)
    total = cell.local_total
    return anywhere, (0.4 * near + 0.6 * anywhere) / total if total else 0.0


def _counted(a: Profile, b: Profile) -> float:
    """What it is worth that a heading counts what the text counts; the noun is part of the number, not beside it."""
    if a.heading == b.heading:
        return 0.0
    return rarity.weight(a.noun) if a.noun and a.noun == b.noun and a.noun.isascii() else 0.0


def _least(a: Weights, b: Weights) -> float:
    if len(b) < len(a):
        a, b = b, a
    total = 0.0
    for token, worth in a.items():
        other = b.get(token)
        if other is not None:
            total += min(other, worth)
    return total


def _shared(a: Weights, b: Weights) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum(worth for token, worth in a.items() if token in b)


def _ochiai(shared: float, a: float, b: float) -> float:
    return shared / math.sqrt(a * b) if a and b else 0.0


def _same_noun(a: Profile, b: Profile) -> float:
    """Two nouns tell two counts apart; what an amount is paid for (a deal, a contract) has many names."""
    if not a.noun or not b.noun:
        return 0.0
    if a.noun == b.noun:
        return 1.0
    return -1.0 if a.kind == b.kind == "count" else 0.0


def _same_unit(a: Profile, b: Profile) -> bool:
    return a.figure.unit is not None and a.figure.unit == b.figure.unit


def _subject(a: Profile, b: Profile, first: View, second: View) -> float:
    x, y = a.claim.frame.subject, b.claim.frame.subject
    if not x or not y:
        return 0.0
    return 1.0 if x == y else -1.0 if frames.other_subject(a, b, first, second) else 0.0


def _measure(a: Profile, b: Profile) -> float:
    x, y = a.claim.frame, b.claim.frame
    if not x.measure or not y.measure:
        return 0.0
    if x.measure == y.measure:
        return 1.0 if x.known_measure else 0.7
    if frames.same_measure(a, b):
        return 0.7
    if a.heading != b.heading and a.noun and a.noun == b.noun:
        return -0.2  # a heading says in its own words what is done with the thing counted
    return -1.0 if x.known_measure and y.known_measure and not frames.are_akin(a, b) else -0.2


def _period(a: Profile, b: Profile) -> float:
    x, y = span(a.claim.frame.period), span(b.claim.frame.period)
    if x is None or y is None or a.days is not None:
        return 0.0
    return 1.0 if x.meets(y) else -1.0


def _scope(a: Profile, b: Profile) -> float:
    x, y = set(a.claim.frame.scope), set(b.claim.frame.scope)
    if not x and not y:
        return 0.0
    return 1.0 if x == y else -1.0 if x and y and not x & y else -0.5
