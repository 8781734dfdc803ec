"""What a growth is measured against: a year earlier (同比, 与去年同期相比), or the month or quarter before (环比).

Comes in: two Profiles and the Views they are of. Goes out: yes or no. A growth is of the basis of its own clause, else
of the one under which its sentence or an earlier one of the paragraph places what follows (从环比看,…). Both sides must
say it. Refuses to know: amounts, scores.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.linking.apart.contrasts import CLAUSE
from auditor.linking.profile import Profile, View
from claims import scripts

REACH: Final = 400
"""Characters before a number in which the basis of a paragraph is sought."""
_YEAR: Final = (
    r"同比|按年|年增(?!长率)|年减|(?:比|较|与|同)(?:上年|去年)(?:同期|同月|同季|同比)?(?!\d|[一二三四五六七八九十]+月)(?:相比|比)?"
    r"|year[ -](?:on|over)[ -]year|(?:from|than) (?:a|one) year (?:earlier|ago|before)|on the year|annually"
    r"|compared (?:with|to) (?:a year|the same \w+ (?:last year|a year|of))"
)
_STEP: Final = (
    r"环比|按月|按季|月增(?!长率)|季增(?!长率)|月减|季减"
    r"|(?:比|较|与|同)(?:上个?月|上个?季度?|前一?(?:个?月|季度?)|[一二三四1-4]季度|上周)(?:相比|比)?"
    r"|(?:month|quarter|week)[ -](?:on|over)[ -](?:month|quarter|week)|on the (?:month|quarter)"
    r"|(?:from|than|compared (?:with|to)) (?:in )?(?:the )?(?:previous|prior|preceding|last) (?:month|quarter|week)"
)
NAMED: Final = re.compile(rf"(?P<year>{_YEAR})|(?P<step>{_STEP})")
PLACED: Final = re.compile(
    rf"(?:^|[。;!?\n])\s*(?:其中,?)?(?:从|以|按|在)?(?:(?P<year>{_YEAR})|(?P<step>{_STEP}))"
    rf"(?:的?(?:角度|数据|口径|情况|变动))?(?:来看|来说|看|计算?|而言|里|中|上|方面)?(?:,|:)"
)
"""A basis that opens a sentence holds for what follows."""
GROWN: Final = ("share", "percentage_point")


def differ(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether two growths are each measured against another time."""
    if a.kind not in GROWN or b.kind not in GROWN or a.is_cell or b.is_cell:
        return False
    one = _basis(a, first)
    other = _basis(b, second) if one else None
    return one is not None and other is not None and one != other


def is_of_step(p: Profile, v: View) -> bool:
    """Whether a growth is against the month or quarter before: which a text always says."""
    return p.kind in GROWN and _basis(p, v) == "step"


def _basis(p: Profile, v: View) -> str | None:
    text, at = v.document.text, p.claim.start
    begin, end = p.claim.sentence
    ahead = scripts.fold(text[begin:at])
    clause = CLAUSE.split(ahead)[-1] + scripts.fold(text[at : min(end, at)])
    found = [m.lastgroup for m in NAMED.finditer(clause)]
    if found:
        return found[-1]
    if p.claim.language != "zh":
        behind = CLAUSE.split(scripts.fold(text[p.claim.end : end]))[0]
        named = NAMED.search(behind)
        if named is not None:
            return named.lastgroup
    paragraph = max(text.rfind("\n", 0, begin) + 1, at - REACH)
    placed = [m.lastgroup for m in PLACED.finditer(scripts.fold(text[paragraph:at]))]
    return placed[-1] if placed else None
