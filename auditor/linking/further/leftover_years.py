"""The one year that two tellings of one event do not share: opened in 1987 here, in 1988 there.

Two texts that state the same figures name the same years. Where each names exactly one year that the other does not,
few years apart, that is likelier a slip than two events. Comes in: two Views of one event. Goes out: pairs of claims.
Refuses to know: what joins the two texts, words, verdicts.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from auditor.judging.calendar_spans import YEAR, Span, span
from auditor.linking.apart import substitutions
from auditor.linking.pairs.likeness import likeness
from auditor.linking.profile import Profile, View

NEAR: Final = 3
"""Years that a slip of one digit or a step by one or two leaves between; further apart are two events."""
ALIKE: Final = 0.25
"""Places this like each other are of one event; of 241 pairs of real reports that agree, none had years left over in
places more than 0.20 alike but for one text filled in for two firms."""
WRITTEN: Final = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])")


def odd_years(a: View, b: View) -> Iterator[tuple[Profile, Profile]]:
    """The claims that state the one year which only this text names, and the one which only the other does."""
    pairs = _left(a, b)
    if len(pairs) == 1 and _may_be_one(*pairs[0]):
        yield pairs[0]


def like_years(a: View, b: View, *, translated: bool) -> Iterator[tuple[Profile, Profile]]:
    """Years that only one text names, in places that are like each other and like no other."""
    found = []
    for x, y in _left(a, b):
        alike = likeness(x, y, a, b, translated=translated)
        if alike.total >= ALIKE and alike.subject >= 0 and _may_be_one(x, y):
            found.append((alike.total, x, y))
    taken: set[tuple[int, int]] = set()
    for _, x, y in sorted(found, key=lambda f: (-f[0], f[1].index, f[2].index)):
        ends = {(0, x.index), (1, y.index)}
        if not ends & taken and substitutions.apart(x, y, a, b) is None:
            yield x, y
        taken |= ends


def _left(a: View, b: View) -> list[tuple[Profile, Profile]]:
    """Pairs of years, few apart, each of which only its own text names."""
    mine, theirs = _stated(a), _stated(b)
    if not mine or not theirs:
        return []
    left = mine.keys() - _covered(b), theirs.keys() - _covered(a)
    return [(mine[x], theirs[y]) for x in sorted(left[0]) for y in sorted(left[1]) if abs(x - y) <= NEAR]


def _stated(v: View) -> dict[int, Profile]:
    """The years written out in a text, each with the first claim that states it."""
    found: dict[int, Profile] = {}
    for p in v.profiles:
        if p.days is None or p.days.clock or p.days.yearless or p.is_cell or p.days.days > YEAR:
            continue
        for written in WRITTEN.findall(p.claim.quote):
            found.setdefault(int(written), p)
    return found


def _covered(v: View) -> set[int]:
    """Every year that a text speaks of, written or understood."""
    spans = [p.days for p in v.profiles] + [span(p.claim.frame.period) for p in v.profiles] + [span(v.document.date)]
    return {year for s in spans if s is not None for year in _years(s)}


def _years(s: Span) -> range:
    if s.clock or s.yearless:
        return range(0)
    first, last = (datetime.date.fromordinal(day).year for day in (s.first, s.last))
    return range(first, last + 1)


def _may_be_one(x: Profile, y: Profile) -> bool:
    """Whether month and day are one where both give them, and no two known events are dated."""
    f, g = x.claim.frame, y.claim.frame
    if f.known_measure and g.known_measure and f.measure != g.measure:
        return False
    if x.days is None or y.days is None or max(x.days.days, y.days.days) >= YEAR - 1:
        return True
    first, second = (datetime.date.fromordinal(p.first) for p in (x.days, y.days))
    return (first.month, first.day if x.days.days == y.days.days == 1 else 0) == (
        second.month,
        second.day if x.days.days == y.days.days == 1 else 0,
    )
