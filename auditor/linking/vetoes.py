"""What shows beyond doubt that two numbers are of different facts, whatever the words around them share.

Comes in: two Profiles. Goes out: yes or no. Only a clear contradiction counts: both sides must say it. Refuses to know: scores.
"""

from __future__ import annotations

from typing import Final

from auditor.calendar_spans import Span
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



def forbidden(a: Profile, b: Profile) -> bool:
    """Whether the two are of different facts: a level and a change, two scopes, two parties compared with, two stated times."""
    x, y = a.claim.frame, b.claim.frame
    if x.change != y.change and "to" in (x.change, y.change) and x.change and y.change:
        return True
    if _scopes_differ(x.scope, y.scope) or _names_differ(x.comparator, y.comparator):
        return True
    return a.days is None and times_differ(a.stated, b.stated)


def other_subject(a: Profile, b: Profile) -> bool:
    """Whether each is about something that the other's sentence does not mention."""
    x, y = a.claim.frame.subject, b.claim.frame.subject
    return _names_differ(x, y) and x not in b.subjects and y not in a.subjects


def _names_differ(a: str | None, b: str | None) -> bool:
    """`Nvidia` and `Nvidia Corp`, `Obama` and `Barack Obama` do not differ: one name is inside the other."""
    if not a or not b:
        return False
    short, long = sorted((a.lower(), b.lower()), key=len)
    return short not in long


def _scopes_differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return bool(a) and bool(b) and not set(a) & set(b)


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
