"""Decades and generations in Chinese (上世纪80年代初, 90后): a place in a text where one may end in, the mention out.

Refuses to know: years, dates.
"""

from __future__ import annotations

from claims.dates import date_patterns_zh as patterns
from claims.dates.datewords import ZH
from claims.dates.numerals_zh import integer
from claims.dates.timepoints import Mention


def decade(text: str, at: int, lo: int) -> tuple[Mention, int] | None:
    """The decade whose 年 stands at a place, before 代, and where the text is used up."""
    found = patterns.DECADE_HEAD.search(text, lo, at + 1)
    if found is None:
        return None
    first = integer(found["dec"])
    if first is None or first % 10:
        return None
    century = integer(found["cent"]) if found["cent"] else None
    if found["lastcent"]:
        century = 20
    if first < 100:
        first = (century - 1) * 100 + first if century else first + (2000 if first <= 20 else 1900)
    edge = patterns.DECADE_EDGE.match(text, at + 2)
    end = edge.end() if edge else at + 2
    part = ZH["decade_edges"][edge[0]] if edge else ""
    return Mention(found.start(), end, year=first, decade=10, part=part), end


def generation(text: str, at: int, lo: int) -> tuple[Mention, int] | None:
    """Those born in a decade or half of one, whose 后 stands at a place."""
    if text.startswith("天", at + 1):
        return None
    found = patterns.GENERATION.search(text, lo, at + 1)
    if found is None or patterns.NOT_AFTER_GENERATION.match(text, at + 1):
        return None
    first = integer(found["g"]) or 0
    year = first + (2000 if first <= 25 else 1900)
    return Mention(found.start(), at + 1, year=year, decade=5 if first % 10 else 10), at + 1
