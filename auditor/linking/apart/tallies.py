"""Numbers that move: tallies counted anew from day to day, in which another number later is no contradiction.

Comes in: Profiles and Views. Goes out: yes or no, or which of two was told later. Refuses to know: scores, the words
by which a text says when it counted (`asof`).
"""

from __future__ import annotations

from typing import Final

from auditor.judging.calendar_spans import span
from auditor.linking.apart import times
from auditor.linking.profile import Profile, View, day_of

MOVING: Final = frozenset(
    {"deaths", "injured", "missing", "evacuated", "affected", "homeless", "rescued", "rescuers", "arrested"}
    | {"damaged_buildings", "economic_loss", "burned_area", "containment", "power_outages", "infections"}
    | {"recovered", "vaccinated", "water_level", "share_price", "price", "exchange_rate", "index_level", "market_cap"}
    | {"aftershocks"}
)
"""Measures that are counted anew from day to day: another number at another time is no contradiction."""
GROWING: Final = MOVING & frozenset(
    {"deaths", "injured", "evacuated", "affected", "homeless", "rescued", "arrested", "damaged_buildings"}
    | {"economic_loss", "burned_area", "infections", "recovered", "vaccinated", "aftershocks"}
)
"""Tallies that reports of a later day give higher."""
SHRINKING: Final = frozenset({"missing", "power_outages"})
"""Counts that reports of a later day give lower: people are found, the light comes back."""
LONG_OVER: Final = 200
"""Days after which an event is counted no more."""
ONE_SIZE: Final = 3
"""A tally that grows more than this from one report to the next is as likely a slip."""
FEW: Final = 12
"""So few may be three times as many a day later: the first to be found are few."""


def is_history(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether both are of one time that was long over when the texts were written: no later count is to be expected."""
    x, y = a.stated, b.stated
    if x is None or y is None or not x.meets(y):
        return False
    days = day_of(first), day_of(second)
    return all(d is not None and s.last + LONG_OVER < d.first for s, d in zip((x, y), days, strict=True))


def moved(a: Profile, b: Profile) -> bool:
    """Whether it is a number that moves, told at two different times."""
    measure = a.claim.frame.measure or b.claim.frame.measure
    return measure in MOVING and times.times_differ(a.moment, b.moment)


def grown(a: Profile, b: Profile, order: int) -> bool:
    """Whether it is a tally that only grows, and the text written later gives the larger number, of the same size."""
    measure = a.claim.frame.measure or b.claim.frame.measure
    x, y = a.figure.nominal, b.figure.nominal
    order = _told_later(a, b) or order
    if not order or x is None or y is None:
        return False
    early, late = (x, y) if order > 0 else (y, x)
    if measure in SHRINKING:
        early, late = late, early
    elif measure not in GROWING:
        return False
    return 0 < early < late and (late < early * ONE_SIZE or late <= FEW or measure in SHRINKING)


def _told_later(a: Profile, b: Profile) -> int:
    """Which of the two speaks of a later day: 1 the second, -1 the first, 0 not known or the same."""
    if a.moment is None or b.moment is None or a.moment.meets(b.moment):
        return 0
    return 1 if a.moment.first < b.moment.first else -1


def later(a: View, b: View) -> int:
    """Which of two documents was written on a later day: 1 the second, -1 the first, 0 not known or the same."""
    first, second = span(a.document.date), span(b.document.date)
    if first is None or second is None or first.meets(second):
        return 0
    return 1 if first.first < second.first else -1
