"""Growth beside its amount: "revenue 14.9 billion, up 44%" grew something else than "revenue 30.1 billion, up 4.4%".

A percentage of change belongs to the amount it stands beside. Comes in: two Profiles and the Views they are of. Goes
out: yes or no. Both sides must stand beside an amount. Refuses to know: what the percentages say.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.judging import scale
from auditor.judging.comparable import agrees
from auditor.linking.profile import Profile, View
from claims import scripts

REACH: Final = {True: 26, False: 52}
"""Characters between an amount and its growth, in Chinese and in English."""
LONG: Final = 3
"""Digits from which a slip of the pen is told from another amount."""
STOP: Final = re.compile(r"[;。!?]|\.\s|\n\n")
GROWTH: Final = re.compile(
    r"同比|环比|年增|季增|月增|年减|季减|月减|增[长加多幅]?|上升|上涨|涨幅|减[少幅]?|下降|下跌|下滑|降幅|跌幅|[多少升降涨跌]了?\Z|[+-]\Z"
    r"|\b(?:up|down|ris\w*|rose|grew|gr[eo]w\w*|increas\w*|decreas\w*|fell|fall\w*|gain\w*|jump\w*|drop\w*|climb\w*"
    r"|declin\w*|higher|lower|advanc\w*|surg\w*|soar\w*|slid\w*|plung\w*|slump\w*|shr[aiu]nk\w*|improv\w*)\b"
)
CONVERTED: Final = re.compile(
    r"(?:折合|约合|折算|相当于|等于|即|\bor|equivalent to)(?:人民币|美元|约)? ?(?:about |roughly )?$"
)
TO: Final = re.compile(r"\s?(?:,\s?)?(?:至|到|达|达到|to|to about|to a record)\s?(?:us|a|hk|nt)?[$€£¥]?\s?\Z")
"""What joins a growth to the amount it leads to: rose 7.8% to $854 million."""


def differ(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether two percentages of change stand beside two amounts that cannot be one."""
    if a.kind != "share" or b.kind != "share" or a.is_cell or b.is_cell:
        return False
    mine = amounts_of(a, first)
    theirs = amounts_of(b, second) if mine else []
    return bool(theirs) and not any(_may_be_one(x, y) for x in mine for y in theirs)


def _may_be_one(x: Profile, y: Profile) -> bool:
    if x.kind == y.kind and agrees(x.claim, y.claim, x.figure, y.figure):
        return True
    if x.figure.dimension != y.figure.dimension:
        return x.figure.nominal == y.figure.nominal
    if min(x.strength, y.strength) < LONG:
        return scale.power_of_ten(x.figure, y.figure) is not None
    return scale.slip(x.figure, y.figure) is not None


def amounts_of(p: Profile, v: View) -> list[Profile]:
    """The amount that the percentage is the growth of; two where one gives the other in another unit, in brackets."""
    text = v.document.text
    reach = REACH[p.claim.language == "zh"]
    last = v.profiles[p.index + 1] if p.index + 1 < len(v.profiles) else None
    if last is not None and _is_amount(last) and last.claim.start - p.claim.end <= reach:
        between = scripts.fold(text[p.claim.end : last.claim.start])
        if TO.match(between):
            return [last]
    found: list[Profile] = []
    for other in reversed(v.profiles[max(0, p.index - 3) : p.index]):
        if not _is_amount(other) or p.claim.start - other.claim.end > reach + len(found) * reach:
            break
        between = scripts.fold(text[other.claim.end : p.claim.start])
        if not found and (STOP.search(between) or not GROWTH.search(between)):
            break
        found.append(other)
        if not _is_bracketed(other, text) and not _is_converted(other, text):
            break
    return found


def _is_bracketed(p: Profile, text: str) -> bool:
    return text[max(0, p.claim.start - 6) : p.claim.start].rstrip(" 约about").endswith(("(", "（"))


def _is_converted(p: Profile, text: str) -> bool:
    """Whether it gives the amount before it in another unit: 805亿元,折合117亿美元."""
    return CONVERTED.search(scripts.fold(text[max(0, p.claim.start - 12) : p.claim.start])) is not None


def _is_amount(p: Profile) -> bool:
    return p.days is None and p.kind not in ("share", "percentage_point", "rank") and not p.is_cell
