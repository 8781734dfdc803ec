"""The words right before a number that say of a list what it is of: 交通和通信0.9%,衣着0.6%; 3、一级:140-159.

Comes in: two Profiles and the Views they are of. Goes out: yes or no. A number that stands under its own label in the
sentence of the other is not held against its neighbour there. Refuses to know: scores, tables.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.linking.lexical import rarity
from auditor.linking.lexical.words import words
from auditor.linking.profile import Profile, View
from claims import scripts

LONGEST: Final = 24
"""Characters before a number in which its label stands."""
STOP: Final = re.compile(r"[,;:.。!?、()\n]|其中|分别")
MOVES: Final = re.compile(r"[涨跌增降升减达为约是有共计至到近逾超了]+|上涨|下跌|增长|下降|上升|同比|环比")
TELLING: Final = 0.8
ENTRY: Final = re.compile(
    r"^[ \t]*(?:[-*•·]|\(?\d{1,2}[.、)]|\(?[一二三四五六七八九十]{1,2}[、)])?[ \t]*"
    r"(?P<label>[^:\n]{1,20}?)[ \t]*:"
)
"""A line of a list that opens with what it is of."""
NEAR: Final = 12
"""Numbers to each side that are asked."""
SEVERAL: Final = 3
"""Lines with a label that make a list."""


def told(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether either number stands under its own label in the sentence of the other, which has another label."""
    if first is second or a.days is not None or b.days is not None or a.is_cell or b.is_cell:
        return False
    one, other = _label(a, first), _label(b, second)
    if not one or not other or one & other:
        return False
    return _stands(a, one, b, second) or _stands(b, other, a, first)


def _stands(p: Profile, label: frozenset[str], partner: Profile, v: View) -> bool:
    """Whether the figure stands under its label in the sentence of the partner."""
    return any(
        q.kind == p.kind and q.figure.nominal == p.figure.nominal is not None and label & _label(q, v)
        for q in v.profiles[max(0, partner.index - NEAR) : partner.index + NEAR + 1]
        if q.sentence_id == partner.sentence_id
    )


def _label(p: Profile, v: View) -> frozenset[str]:
    """The telling words between the last stop, or the number before, and the number."""
    start = p.claim.start
    low = max(p.claim.sentence[0], start - LONGEST)
    if p.index:
        low = max(low, min(start, v.profiles[p.index - 1].claim.end))
    said = MOVES.sub(" ", STOP.split(scripts.fold(v.document.text[low:start]))[-1])
    return frozenset(t for t in words(said).tokens if rarity.weight(t) >= TELLING)


def entries(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether two numbers of one text stand in two lines of a list, each with a label of its own."""
    if first is not second or a.is_cell or b.is_cell:
        return False
    text = scripts.fold(first.document.text)
    one, other = _entry(text, a), _entry(text, b)
    if one is None or other is None or one == other:
        return False
    return sum(ENTRY.match(line) is not None for line in text.split("\n")) >= SEVERAL


def _entry(text: str, p: Profile) -> str | None:
    found = ENTRY.match(text[text.rfind("\n", 0, p.claim.start) + 1 : p.claim.start])
    return found["label"] if found else None
