"""Two times that two numbers, or two documents, state.

Comes in: Profiles, Views or Spans. Goes out: yes or no. Both sides must state a time. Refuses to know: scores, numbers
that move from day to day (`tallies`).
"""

from __future__ import annotations

from auditor.judging.calendar_spans import Span
from auditor.linking.profile import Profile, View, day_of


def other_time(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether one of two numbers is of another time than its own text, and the other not: last year's quake."""
    return _is_past(a, first) != _is_past(b, second)


def _is_past(p: Profile, v: View) -> bool:
    return p.stated is not None and times_differ(p.stated, day_of(v))


def times_differ(a: Span | None, b: Span | None) -> bool:
    """Whether both times are known and neither the same nor a day apart."""
    return a is not None and b is not None and not a.meets(b) and not a.day_apart(b)


def other_event(a: View, b: View) -> bool:
    """Whether two documents name days, and none in common: one template filled in on two dates."""
    if not a.moments or not b.moments:
        return False
    return not any(x.meets(y) or x.day_apart(y) for x in a.moments[:8] for y in b.moments[:8])
