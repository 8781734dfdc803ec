"""Whether one step leads from one number to the other: 213 here and 148 beside it, 361 there.

Comes in: two Profiles and the Views they are of. Goes out: yes or no. A part and its whole, or two parts of one whole,
are not one fact told in two ways. Refuses to know: rounding, scores, words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.linking.profile import Profile, View

LEAST: Final = 2
"""Digits that the third number must have: one of a single digit fits by chance."""
NEAR: Final = 12
"""Numbers to each side that are asked."""
ADDED: Final = frozenset({"share", "percentage_point", "rank", "multiple", "date", "clock"})
"""Kinds of which sums say nothing here."""


def explains(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether a number of either sentence is the difference of the two, or their sum."""
    x, y = a.figure.nominal, b.figure.nominal
    if x is None or y is None or a.kind != b.kind or a.kind in ADDED or a.figure.unit != b.figure.unit:
        return False
    beside = set(_beside(a, first)), set(_beside(b, second))
    return x + y in beside[0] | beside[1] or abs(x - y) in beside[0] ^ beside[1]


def _beside(p: Profile, v: View) -> Iterator[object]:
    """The other numbers of its kind in its sentence; for a bare number all of them."""
    for other in v.profiles[max(0, p.index - NEAR) : p.index + NEAR + 1]:
        alike = p.figure.unit is None or (other.kind == p.kind and other.figure.unit == p.figure.unit)
        if alike and other.sentence_id == p.sentence_id and other.index != p.index and other.strength >= LEAST:
            yield other.figure.nominal
