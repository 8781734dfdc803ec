"""What shows beyond doubt that two numbers are of different facts, whatever the words around them share.

Comes in: two Profiles. Goes out: yes or no. Only a clear contradiction counts: both sides must say it. Refuses to know: scores.
"""

from __future__ import annotations

from typing import Final

from auditor.calendar_spans import Span, span
from auditor.linking.profile import Profile, View

MOVING: Final = frozenset(
    {
        "deaths",
        "death_toll",
        "injured",
        "injuries",
        "missing",
        "casualties",
        "victims",
        "cases",
        "confirmed_cases",
        "evacuated",
        "rescued",
        "arrests",
        "detained",
        "share_price",
        "price",
        "exchange_rate",
        "index_level",
        "temperature",
    }
)
"""Measures that are counted anew from day to day: another number at another time is no contradiction."""

SAME_PLACE: Final = 0.8
"""Neighbourhoods this alike are one text; what differs in the frames is then the reader's error."""


def forbidden(a: Profile, b: Profile, local: float) -> bool:
    """Whether the two are of different facts."""
    x, y = a.claim.frame, b.claim.frame
    if x.change != y.change and "to" in (x.change, y.change) and x.change and y.change:
        return True
    if (x.modality == "forecast") != (y.modality == "forecast") and local < SAME_PLACE:
        return True
    if _differ(x.comparator, y.comparator) or _scopes_differ(x.scope, y.scope):
        return True
    if _periods_differ(x.period, y.period) and a.days is None:
        return True
    if local >= SAME_PLACE:
        return _differ(x.subject, y.subject) and not _names_inside(x.subject, y.subject)
    if _differ(x.subject, y.subject) and not _names_inside(x.subject, y.subject):
        return True
    return _differ(x.measure, y.measure) and x.known_measure and y.known_measure


def _differ(a: str | None, b: str | None) -> bool:
    return bool(a) and bool(b) and a != b


def _names_inside(a: str | None, b: str | None) -> bool:
    """`Nvidia` and `Nvidia Corp`, `Obama` and `Barack Obama`: one name inside the other."""
    if not a or not b:
        return True
    short, long = sorted((a.lower(), b.lower()), key=len)
    return short in long


def _scopes_differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return bool(a) and bool(b) and not set(a) & set(b)


def _periods_differ(a: str | None, b: str | None) -> bool:
    x, y = span(a), span(b)
    return x is not None and y is not None and not x.meets(y) and not x.day_apart(y)


def moved(a: Profile, b: Profile) -> bool:
    """Whether it is a number that moves, told at two different times."""
    measure = a.claim.frame.measure or b.claim.frame.measure
    return measure in MOVING and times_differ(a.moment, b.moment)


def times_differ(a: Span | None, b: Span | None) -> bool:
    """Whether both times are known and neither the same nor a day apart."""
    return a is not None and b is not None and not a.meets(b) and not a.day_apart(b)


def other_event(a: View, b: View) -> bool:
    """Whether two documents name days, and none in common: one template filled in on two dates."""
    if not a.moments or not b.moments:
        return False
    return not any(x.meets(y) or x.day_apart(y) for x in a.moments[:8] for y in b.moments[:8])
