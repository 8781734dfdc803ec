"""What tells two numbers of one text apart: a writer says there by small words that he has turned to another thing.

Comes in: two Profiles of one document. Goes out: yes or no. Refuses to know: scores, numbers of two documents.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.judging.figure import ABOVE, BELOW
from auditor.linking.apart import frames
from auditor.linking.lexical.words import stem, words
from auditor.linking.profile import Profile, View

FORTH: Final = 140
RELATED: Final = re.compile(
    r"[^.;,$]{0,40}?\b(?:related to|relating to|in connection with|associated with|attributable to|resulting from)\b"
    r"(?P<to>[^.;,$]{3,80})"
)
SMALL: Final = frozenset({"the", "a", "an", "our", "its", "of", "in", "to", "and", "for", "prior", "year", "by", "s"})
SERIES: Final = 3
"""A year told so often is one of those that a report goes through."""
_ENGLISH: Final = (
    "earlier previous previously another aftershock ago former second third later separate similar historical record "
    "yesterday tomorrow originally initially additional further remaining extra combined together altogether"
)
_CHINESE: Final = (
    *("此前", "之前", "另一", "另外", "余震", "上次", "前次", "去年", "上月", "早前", "先前", "历史", "纪录", "前年"),
    *("上年", "其他", "其中", "其余", "另有", "还有", "剩余", "原来", "原本", "合计", "总计", "合共"),
)
OTHER_ONE: Final = frozenset(map(stem, _ENGLISH.split())) | frozenset(_CHINESE)
"""Words by which a text turns to another thing of the same kind, to another time, or from the parts to the whole."""

TYPE: Final = re.compile(r"\d{1,4}-bit")


def two_purposes(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether two amounts of one text are each related to something of its own: to a purchase, to a tax matter."""
    if first is not second:
        return False
    text = first.document.text
    said = [RELATED.match(text[p.claim.end : p.claim.sentence[1]][:FORTH]) for p in (a, b)]
    if said[0] is None or said[1] is None:
        return False
    one, other = (set(words(found["to"]).tokens) - SMALL for found in said if found is not None)
    return bool(one) and bool(other) and not one & other


def years_of_series(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether both are years that one text speaks of time and again, as reports of several years do."""
    if (
        first is not second
        or a.days is None
        or not a.claim.quote.isdecimal()
        or not b.claim.quote.isdecimal()
        or frames.same_key(a, b)
    ):
        return False
    told = [p.claim.quote for p in first.profiles if p.days is not None]
    return all(sum(p.claim.quote in said for said in told) >= SERIES for p in (a, b))


def two_conditions(a: Profile, b: Profile) -> bool:
    """Whether both are bounds in one text: up to 300, up to 5,000 are the steps of a scale."""
    bounds = ABOVE | BELOW
    return a.figure.hedge in bounds and b.figure.hedge in bounds and not (a.heading or b.heading)


def another_one(a: Profile, b: Profile) -> bool:
    """Whether one of two sentences of a text, and not the other, says that it speaks of another thing of the kind."""
    if a.heading != b.heading:
        return (a.left in OTHER_ONE) != (b.left in OTHER_ONE)  # a heading restates one number of a longer sentence
    return bool(OTHER_ONE & a.sentence.keys()) != bool(OTHER_ONE & b.sentence.keys())


def other_times_within(a: Profile, b: Profile) -> bool:
    """Whether two sentences of one text each state times, and not the same."""
    if a.days is not None:
        return len(a.times) > 1 and len(b.times) > 1 and a.times != b.times
    return bool(a.times) and bool(b.times) and a.times != b.times


def two_types(a: Profile, b: Profile) -> bool:
    """Whether both name a type by its width: 16-bit and 32-bit integers are two types."""
    return TYPE.fullmatch(a.claim.quote) is not None and TYPE.fullmatch(b.claim.quote) is not None
