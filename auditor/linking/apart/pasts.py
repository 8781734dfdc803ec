"""A number of an earlier year, or of all years since, told beside those of today: 2010年温哥华 5 金, 1980年以来共77枚.

Comes in: two Profiles and the Views they are of. Goes out: yes or no. A year that the other text never names is none of
its numbers', unless it is the latest that either names. Refuses to know: numbers that are dates themselves, scores.
"""

from __future__ import annotations

import datetime
import re
from typing import Final

from auditor.linking.profile import Profile, View
from claims import scripts

SINCE: Final = re.compile(
    r"(?:自|从)(?P<zh>(?:19|20)\d\d)年|(?P<till>(?:19|20)\d\d)年(?:以来|至今|起|到(?:现在|今天))"
    r"|\b(?:since|from) (?P<en>(?:19|20)\d\d)\b"
)
EVER: Final = re.compile(
    r"一路走来|(?:成立|创立|创办|创建|上市|运营|投产)(?:至今|以来)|迄今为止|有史以来|历年(?:来|累计)"
    r"|\b(?:to date|since (?:its|their|the) (?:founding|inception|launch|start|beginning)|all[ -]time|over the years)\b"
)
"""Of all time until now, in a text of something new."""
AS_OF: Final = re.compile(r"截[至止]|\bas (?:of|at)\b")
LONG: Final = 400
"""Characters of a sentence that are looked at."""
LONGEST: Final = 366
"""Days of a time that a sentence states for its number."""
AGES: Final = 3
"""Years back to which nobody reaches for the news of the day."""


def differ(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether one of two numbers is of a time long before, of which the other text knows nothing."""
    if first is second or a.days is not None or b.days is not None or a.is_cell or b.is_cell:
        return False
    if _is_of_all_time(a, first) != _is_of_all_time(b, second):
        return True
    years = _years(first), _years(second)
    latest = max((*years[0], *years[1]), default=0)
    sides = (a, first, b, years[1]), (b, second, a, years[0])
    return any(_is_past(p, v, other, known, latest) for p, v, other, known in sides)


def _is_past(p: Profile, v: View, other: Profile, known: set[int], latest: int) -> bool:
    """Whether a number is of a year that the other text never names, or of all years since one, and the other not."""
    text = scripts.fold(v.document.text[p.claim.sentence[0] : p.claim.start])
    since = SINCE.search(text)
    if since is not None:
        year = int(since["zh"] or since["till"] or since["en"])
        return year + AGES <= latest and all(_of(t.first) != year for t in other.times)
    stated = p.stated
    if stated is None or stated.yearless or stated.clock or stated.days > LONGEST or AS_OF.search(text):
        return False
    year = _of(stated.last)
    return year not in known and year + AGES <= latest


def _is_of_all_time(p: Profile, v: View) -> bool:
    begin, end = p.claim.sentence
    return EVER.search(scripts.fold(v.document.text[begin : min(end, begin + LONG)])) is not None


def _years(v: View) -> set[int]:
    """The years that a text names, its own among them."""
    found = {_of(p.days.last) for p in v.profiles if p.days is not None and not p.days.clock and not p.days.yearless}
    written = v.document.date
    return found | ({int(written[:4])} if written else set())


def _of(day: int) -> int:
    return datetime.date.fromordinal(day).year
