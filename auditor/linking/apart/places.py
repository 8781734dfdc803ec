"""Which country, region or city a number is of: 浙江死亡38人 beside 安徽死亡4人, Norway's 16 medals beside Sweden's 8.

Comes in: two Profiles and the Views they are of. Goes out: yes or no. A place counts where it opens a clause, as what
the clause is about, and holds for the clauses behind it until another does. Both sides must name one of one rank, and
neither sentence may name the other's. Refuses to know: firms and people, scores.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final

from auditor.linking.profile import Profile, View
from claims import scripts
from claims.lexicon import PLACES, load

LONGEST: Final = 400
OPENS: Final = re.compile(
    r"(?:^|[,;:.(、。!?\n“\"]) ?(?:(?:在|其中|而|而在|至于|包括|in|while|and|but|meanwhile,?|the) ?)?$"
)
CLOSES: Final = re.compile(
    r"(?:省|市|县|州|队|代表团|方面|地区|境内)?(?:[,:]|也|有|则|共|至少|死|伤|失踪|的|为|以|'s|’s)"
)
"""Behind a place that does not open its clause: 台风未经过的安徽,也有3人死亡."""


def differ(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether two numbers are told of two places, or one of a place of which the other text tells another number."""
    if a.days is not None or b.days is not None or a.is_cell or b.is_cell:
        return False
    one, other = _of(a, first), _of(b, second)
    if one is not None and other is not None:
        if one[1] != other[1] or one[0] == other[0]:
            return False
        named = [{name for *_, name, _ in _places(_sentence(p, v))} for p, v in ((a, first), (b, second))]
        return one[0] not in named[1] and other[0] not in named[0]
    place = one or other
    if place is None or place[1] == "country" or first is second:
        return False
    return _has_another(a, place, b, second) if one else _has_another(b, place, a, first)


def _has_another(p: Profile, place: tuple[str, str], partner: Profile, v: View) -> bool:
    """Whether the text of the partner tells of the place a number of the measure that is not the partner."""
    measure = p.claim.frame.measure
    if measure is None or not p.claim.frame.known_measure:
        return False
    return any(
        q.index != partner.index and q.kind == p.kind and q.claim.frame.measure == measure and _of(q, v) == place
        for q in v.profiles
    )


def _of(p: Profile, v: View) -> tuple[str, str] | None:
    """The place that the clauses before the number are about, with its rank."""
    text = _sentence(p, v)
    at = p.claim.start - p.claim.sentence[0]
    found = None
    for start, end, name, rank in _places(text):
        if end <= at and (OPENS.search(text, 0, start) or CLOSES.match(text, end)):
            found = name, rank
    return found


def _sentence(p: Profile, v: View) -> str:
    begin, end = p.claim.sentence
    return scripts.fold(v.document.text[begin : min(end, begin + LONGEST)])


@functools.lru_cache(maxsize=2048)
def _places(text: str) -> tuple[tuple[int, int, str, str], ...]:
    return tuple(_found(text))


def _found(folded: str) -> Iterator[tuple[int, int, str, str]]:
    for start, end, terms in load().find(folded, folded):
        term = terms[0]
        if term.part == "name" and term.kind in PLACES:
            yield start, end, term.name, term.kind
