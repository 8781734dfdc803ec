"""As of when a count was taken: 截至19日15时, as of Monday evening.

Comes in: two Profiles and the Views they are of. Goes out: whether they were counted at two times, and whether a date
is such a time. A tally that moves and was taken at two times is no contradiction, nor are the two times. Refuses to
know: scores, which of the two is later.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.linking import datelines
from auditor.linking.apart.tallies import MOVING
from auditor.linking.profile import Profile, View
from claims import scripts

REACH: Final = 220
"""Characters before a number in which the time of its count is told."""
AHEAD: Final = 12
TAKEN: Final = re.compile(
    r"截[至止]到?(?:目前|[^,。;\n]{0,4}时间|北京时间)?(?P<zh>[^,。;\n]{1,18})"
    r"|\bas (?:of|at) (?P<en>[^,.;\n]{3,36})"
    r"|\bby (?P<by>(?:late |early |mid-?)?(?:mon|tues|wednes|thurs|fri|satur|sun)day[^,.;\n]{0,16})"
)
OPENS: Final = re.compile(r"(?:截[至止]到?(?:北京|当地)?(?:时间)?|\bas (?:of|at) (?:late |early )?)\s?$")
DIGITS: Final = re.compile(r"\d+")


def differ(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether two counts of a tally that moves were taken at two times."""
    if (a.claim.frame.measure or b.claim.frame.measure) not in MOVING:
        return False
    one, two = _taken(a, first), _taken(b, second)
    if one is None or two is None:
        return False
    x, y = DIGITS.findall(one), DIGITS.findall(two)
    if x and y:
        shorter = min(len(x), len(y))
        return x[:shorter] != y[:shorter] and x[-shorter:] != y[-shorter:]
    return bool(x) != bool(y) or one != two


def is_written_on(p: Profile, v: View) -> bool:
    """Whether a date is that of the text or the time of its count, and no statement of the text."""
    if p.days is not None and datelines.is_dateline(v.document.text, p.claim, p.days):
        return True
    if p.claim.quantity.kind != "date" and p.claim.quantity.unit != "day":
        return False  # 19日 by itself may be a length
    start = p.claim.start
    return OPENS.search(scripts.fold(v.document.text[max(0, start - AHEAD) : start])) is not None


def _taken(p: Profile, v: View) -> str | None:
    """The time told last before the number; of a headline the first told below it."""
    start = p.claim.start
    text = scripts.fold(v.document.text[max(0, start - REACH) : start])
    held = list(TAKEN.finditer(text))
    found = held[-1] if held else None
    if found is None and p.heading:
        found = TAKEN.search(scripts.fold(v.document.text[p.claim.end : p.claim.end + 2 * REACH]))
    return None if found is None else (found["zh"] or found["en"] or found["by"]).strip()
