"""Dates and periods written in English: text in, mentions out.

Cheap hits (the beginnings of months, a few words and codes, found in one pass) are followed by rich patterns on the
characters around them. Refuses to know: which year is meant; purely numeric dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claims.dates import months_en, relative_en, years_en
from claims.dates.timepoints import Mention
from claims.triggers import NO_PLACES, Place, Triggers

_NOT_BEFORE_CODE = re.compile(r"[A-Za-z0-9_.$-]")
_CODE = re.compile(
    r"(?:(?P<fy>FY)[\s'’-]?(?P<y>20[0-9]{2}|19[0-9]{2}|[0-9]{2})(?:[/-](?P<y2>[0-9]{2,4}))?(?:[\s-]?(?P<q1>Q[1-4]|H[12]))?"
    r"|(?:(?P<q>Q[1-4]|H[12])|(?P<qn>[1-4])Q|(?P<hn>[12])H)"
    r"(?:(?:\s?(?:of|in|-|,|/)\s?|\s)?(?P<fy2>FY|fiscal\s(?:year\s)?)?(?:(?<=[\sY])|['’]|(?<=Q)|(?<=[0-9]H))(?P<y3>20[0-9]{2}|19[0-9]{2}|[0-9]{2}(?![\s]?[%.])))?"
    r")(?![A-Za-z0-9_%]|[.,][0-9])"
)
_YEAR_GLUED = re.compile(r"(?<![A-Za-z0-9_.,$/-])(?P<y>(?:19|20)?[0-9]{2})(?P<part>Q[1-4]|H[12])(?![A-Za-z0-9%])")
"""2024Q3, 24H1."""
_YEAR_BEFORE_CODE = re.compile(r"(?<![A-Za-z0-9_.,$/-])(?P<y>(?:19|20)[0-9]{2})[\s-]?\Z")


def mentions(text: str) -> Iterator[Mention]:
    """Every date and period of the text; in no order, and one may lie within another."""
    places = TRIGGERS.places(text)
    if not places:
        return
    yield from months_en.with_months(text, (at for at, _ in places.get("month", NO_PLACES)))
    yield from years_en.short_decades(text, places.get("decade", NO_PLACES))
    yield from _codes(text, places.get("code", NO_PLACES))
    yield from relative_en.words(text, places)


TRIGGERS: Final = Triggers(
    {
        "month": months_en.BEGINNINGS,
        "decade": years_en.SHORT_DECADES,
        "code": ("FY", "Q", "H1", "H2", "1H", "2H"),
        **relative_en.TRIGGERS,
    }
)


def _codes(text: str, places: Sequence[Place]) -> Iterator[Mention]:
    for place in places:
        at = _code_start(text, *place)
        glued = _YEAR_GLUED.search(text, max(0, at - 5), at + 3) if at and text[at - 1].isdecimal() else None
        if glued:
            year, short = months_en.year_number(glued["y"])
            yield Mention(*glued.span(), year=year, two_digits=short, part=glued["part"])
            continue
        found = None if at and _NOT_BEFORE_CODE.match(text, at - 1) else _CODE.match(text, at)
        if found is None:
            continue
        mention = _code(text, found)
        if mention is not None:
            yield mention


def _code_start(text: str, at: int, end: int) -> int:
    """Where a code begins: Q1 at its letter, 1Q at its digit."""
    return at - 1 if end == at + 1 and at and text[at - 1] in "1234" else at


def _code(text: str, found: re.Match[str]) -> Mention | None:
    start, end = found.span()
    if found["fy"]:
        year, short = months_en.year_number(found["y2"] or found["y"])
        return Mention(start, end, year=year, two_digits=short, fiscal=True, part=found["q1"] or "")
    part = found["q"] or (f"Q{found['qn']}" if found["qn"] else f"H{found['hn']}")
    year, short = months_en.year_number(found["y3"])
    if year is None:
        lead = _YEAR_BEFORE_CODE.search(text, max(0, start - 6), start)
        if lead:
            return Mention(lead.start(), end, year=int(lead["y"]), part=part)
        if part.startswith("H") or found["qn"]:
            return None  # H1 and H2 alone are headings, chips and visas
    return Mention(start, end, year=year, two_digits=short, part=part, fiscal=bool(found["fy2"]))
