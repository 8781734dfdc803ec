"""Dates that stand together: the two ends of a range made one, and the year that one member of a list lends the others.

Comes in: mentions in order of place. Goes out: mentions, years. Refuses to know: when the text was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.dates.timepoints import Mention
from claims.frozen import changed

_JOINT = re.compile(r"(?:起|开始|開始)?\s?(?:-|–|—|~|～|－|至|到|through|to|until|till)\s?\Z", re.IGNORECASE)
_AND = re.compile(r"\s?(?:and|和|与|與)\s?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:\bbetween(?:\sthe)?\s?|在|介于|介於)\Z", re.IGNORECASE)


def joined(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions with those that are the two ends of one range made one."""
    out: list[Mention] = []
    for mention in mentions:
        if out and _are_ends(text, out[-1], mention):
            first = out[-1]
            out[-1] = changed(first, end=mention.end, until=changed(mention, start=first.start), words_only=False)
        else:
            out.append(mention)
    return out


def _are_ends(text: str, first: Mention, last: Mention) -> bool:
    if (
        first.until
        or last.until
        or first.length
        or last.length
        or first.clock
        or last.clock
        or last.anchor
        or first.anchor
    ):
        return False
    if (
        last.start - first.end > 9
        or first.fiscal != last.fiscal
        or bool(first.decade) != bool(last.decade)
        or last.weekday is not None
    ):
        return False
    if first.part.startswith("to:") or last.part.startswith("to:") or first.weekday is not None:
        return False
    between = text[first.end : last.start]
    in_between = _AND.fullmatch(between) and _BETWEEN.search(text, max(0, first.start - 12), first.start)
    if not (_JOINT.fullmatch(between) or in_between):
        return False
    return _precision(first) == _precision(last) and not (
        first.year is not None and last.year is not None and last.year < first.year
    )


def _precision(mention: Mention) -> str:
    if mention.part:
        return "part"
    return "day" if mention.day is not None else "month" if mention.month is not None else "year"


_LIST_GAP = re.compile(r"\s?(?:,|、|and|or|和|与|與|及|, and|&|-|–|to|至)\s?\Z", re.IGNORECASE)


def lent_year(text: str, mentions: Sequence[Mention], index: int) -> int | None:
    """The year of the next mention, where the two are parts of one list: `Jan. 5 and Feb. 3, 2024`."""
    mention = mentions[index]
    if not mention.is_bare or (mention.until is not None and mention.until.year is not None):
        return None
    for following in mentions[index + 1 : index + 4]:
        if not _LIST_GAP.fullmatch(text[mention.end : following.start]) or _precision(following) != _precision(mention):
            return None
        if following.year is not None:
            earlier = (mention.month or 1, mention.day or 1) <= (following.month or 12, following.day or 31)
            return following.year if earlier else following.year - 1
        if not following.is_bare:
            return None
        mention = following
    return None
