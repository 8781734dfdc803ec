"""Two passages of one text that tell of two things in the same words: two segments, two purchases, two plants.

Comes in: the candidates of one document, and those that would become links. Goes out: the latter without those at odds
between two such passages. Refuses to know: scores, what the passages are about.

A writer who tells one thing twice repeats its numbers, but for a slip; one who fills in a sentence for each of several
things gives each its own. So where two paragraphs differ in several numbers that stand in like places, and agree in
fewer, they are of two things. A heading repeats one number of what follows and is no passage.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from auditor.linking.pairs.pairing import Candidate
from auditor.linking.pairs.resemblance import SLIP
from auditor.linking.profile import View

SEVERAL: Final = 2
"""So many numbers at odds in like places are no slip of the pen."""
ALIKE: Final = 0.85
"""Words around two numbers this much the same are one form."""
LIKE: Final = 0.4
"""So much the same is enough where the digits of the pair in question are no slip of one another."""
NEWLINE: Final = re.compile("\n")


Numbers = dict[tuple[int, int], set[tuple[object, ...]]]


def without_twins(kept: Sequence[Candidate], found: Iterable[Candidate], view: View) -> list[Candidate]:
    """The candidates that would become links, without those at odds between passages of two things."""
    if all(c.agrees for c in kept):
        return list(kept)
    lines = [m.start() for m in NEWLINE.finditer(view.document.text)]
    told = [c for c in found if c.a.days is None and not (c.a.heading or c.b.heading)]
    agreed = _numbers((c for c in told if c.agrees), lines)
    alike = _numbers((c for c in told if not c.agrees and c.likeness.local >= ALIKE), lines)
    like = _numbers((c for c in told if not c.agrees and c.likeness.local >= LIKE), lines)
    return [c for c in kept if c.agrees or not _are_twins(c, lines, alike if _is_slip(c) else like, agreed)]


def _are_twins(c: Candidate, lines: Sequence[int], odds: Numbers, agreed: Numbers) -> bool:
    key = _passages(c, lines)
    if key[0] == key[1] or c.a.days is not None or c.a.heading or c.b.heading:
        return False
    return len(odds[key]) >= SEVERAL and len(odds[key]) > len(agreed[key])


def _is_slip(c: Candidate) -> bool:
    return c.evidence["resemblance"] >= SLIP


def _numbers(found: Iterable[Candidate], lines: Sequence[int]) -> Numbers:
    """What the pairs between each two passages say, however often these repeat it."""
    told: Numbers = defaultdict(set)
    for c in found:
        told[_passages(c, lines)].add((c.a.kind, c.a.figure.nominal, c.b.figure.nominal))
    return told


def _passages(c: Candidate, lines: Sequence[int]) -> tuple[int, int]:
    """The paragraphs that the two numbers stand in."""
    one, other = bisect_right(lines, c.a.claim.start), bisect_right(lines, c.b.claim.start)
    return min(one, other), max(one, other)
