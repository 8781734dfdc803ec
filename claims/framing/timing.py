"""For which date or period a number holds: its own, that of a list in step, the nearest in the sentence, one
carried on.

Comes in: a scene and a reading. Goes out: an ISO date or period. Refuses to know: how dates are read.
"""

from __future__ import annotations

import re

from claims.framing import parallel
from claims.framing.scenes import Scene
from claims.values import Reading

TIED = re.compile(
    r"(?: (?:for|in|during|at|as of|on|by|since|of)(?: the)?"
    r"(?: (?:first|second|third|fourth|same|prior|previous|full|fiscal|year|quarter|months?|period))*){1,2} ?"
)
"""$96.0 million for the year ..., $96.0 million during the same period in ..."""


def period_of(found: Scene, lists: parallel.Parallel, reading: Reading) -> str | None:
    """The date or period that its sentence gives a number: that of a list in step, or the nearest."""
    if not found.dates:
        return None
    listed = lists.dates.get(reading.start)
    if listed is not None:
        return listed.quantity.date
    best: Reading | None = None
    best_cost = 200.0
    for other in found.dates:
        before = other.end <= reading.start
        low, high = (other.end, reading.start) if before else (reading.end, other.start)
        bounds = found.bounds_between(low, high)
        if bounds and not before:
            continue
        cost = float(high - low + 30 * bounds + (0 if before else 10))
        if not before and found.latin and TIED.fullmatch(found.folded, low, high):
            cost = (high - low) / 4 - 10
        if cost < best_cost:
            best, best_cost = other, cost
    return best.quantity.date if best else None


def goes_on(found: Scene) -> bool:
    """Whether the sentence is the part of a longer one behind a semicolon."""
    return found.folded[found.start - 1 : found.start] == ";" or found.folded[found.start - 2 : found.start] == "; "


def last_period(found: Scene) -> str | None:
    """The last date of a sentence."""
    return found.dates[-1].quantity.date if found.dates else None
