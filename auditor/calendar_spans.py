"""ISO dates, months, years, intervals and fiscal years as spans of days, and how two of them stand to each other.

Comes in: what a claim's date or period says. Goes out: first and last day as ordinals. Refuses to know: claims, texts.
"""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from dataclasses import dataclass
from typing import Final

_POINT: Final = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])))?(?:T.*)?")
_FISCAL: Final = re.compile(r"FY(\d{4})(?:-?(Q[1-4]|H[12]))?")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days; a fiscal year keeps its name, for nobody knows when it begins."""

    first: int
    last: int
    fiscal: str | None = None

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1

    def meets(self, other: Span) -> bool:
        """Whether they share a day; two fiscal years are the same or not."""
        if self.fiscal and other.fiscal:
            return self.fiscal == other.fiscal
        return self.first <= other.last and other.first <= self.last

    def within(self, other: Span) -> bool:
        """Whether every day of it is a day of the other."""
        return other.first <= self.first and self.last <= other.last

    def day_apart(self, other: Span) -> bool:
        """Whether both are single days, one after the other."""
        return self.days == 1 == other.days and abs(self.first - other.first) == 1


@functools.lru_cache(maxsize=65536)
def span(text: str | None) -> Span | None:
    """The days that an ISO text names; None where it names none that can be placed."""
    if not text:
        return None
    fiscal = _FISCAL.fullmatch(text)
    if fiscal:
        return _fiscal(text, int(fiscal[1]))
    if "/" in text:
        ends = [span(part) for part in text.split("/", 1)]
        if ends[0] is None or ends[1] is None or ends[1].last < ends[0].first:
            return None
        return Span(ends[0].first, ends[1].last)
    found = _POINT.fullmatch(text)
    return _point(found) if found else None


def _fiscal(name: str, year: int) -> Span | None:
    """Fiscal years end within a year of the calendar year they are named for."""
    if not 2 <= year <= 9998:
        return None
    return Span(datetime.date(year - 1, 1, 1).toordinal(), datetime.date(year, 12, 31).toordinal(), name)


def _point(found: re.Match[str]) -> Span | None:
    year = int(found[1])
    first, last = _months(found)
    if not 1 <= year <= 9999 or not 1 <= first <= 12:
        return None
    length = calendar.monthrange(year, last)[1]
    if found[3] is None:
        return Span(datetime.date(year, first, 1).toordinal(), datetime.date(year, last, length).toordinal())
    day = int(found[3])
    if not 1 <= day <= length:
        return None
    ordinal = datetime.date(year, first, day).toordinal()
    return Span(ordinal, ordinal)


def _months(found: re.Match[str]) -> tuple[int, int]:
    if found[2]:
        return int(found[2]), int(found[2])
    if found[4]:
        return int(found[4]) * 3 - 2, int(found[4]) * 3
    if found[5]:
        return int(found[5]) * 6 - 5, int(found[5]) * 6
    return 1, 12
