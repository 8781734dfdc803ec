"""ISO dates, months, years, intervals and fiscal years as spans of days, and how two of them stand to each other.

Comes in: what a claim's date or period says, a month and day without a year (`--01-27`) and a time of day
(`T16:00`) among it. Goes out: first and last day as ordinals (for times of day: minutes). Refuses to know:
texts.
"""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from dataclasses import dataclass
from typing import Final

from claims.values import Quantity

_POINT: Final = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])))?(?:T.*)?")
_FISCAL: Final = re.compile(r"FY(\d{4})(?:-?(Q[1-4]|H[12]))?")
_YEARLESS: Final = re.compile(r"--(\d{2})(?:-(\d{2}))?")
_CLOCK: Final = re.compile(r"T(\d{2}):(\d{2}).*")
MONTH: Final = 31
YEAR: Final = 366
LEAP: Final = 4
"""The year in which month-days without a year are counted."""
ZONE: Final = 30
"""Times of day that differ by whole half hours may be one time in two zones."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days; a fiscal year keeps its name, for nobody knows when it begins."""

    first: int
    last: int
    fiscal: str | None = None
    yearless: bool = False
    clock: bool = False

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1

    def meets(self, other: Span) -> bool:
        """Whether they share a day; two fiscal years are the same or not; without a year only month and day count."""
        if self.clock or other.clock:
            return self.clock == other.clock and self.first == other.first
        if self.fiscal and other.fiscal:
            return self.fiscal == other.fiscal
        if self.yearless or other.yearless:
            return _in_any_year(self, other)
        return self.first <= other.last and other.first <= self.last

    def in_other_zone(self, other: Span) -> bool:
        """Whether they are two times of day that may be one in two time zones."""
        return self.clock and other.clock and (self.first - other.first) % ZONE == 0

    def within(self, other: Span) -> bool:
        """Whether every day of it is a day of the other."""
        return other.first <= self.first and self.last <= other.last

    def day_apart(self, other: Span) -> bool:
        """Whether both are single days, one after the other."""
        if self.clock or other.clock or self.days != 1 or other.days != 1:
            return False
        if self.yearless or other.yearless:
            a, b = _leap(self), _leap(other)
            return a is not None and b is not None and abs(a.first - b.first) == 1
        return abs(self.first - other.first) == 1


def _in_any_year(a: Span, b: Span) -> bool:
    first, second = _leap(a), _leap(b)
    return first is None or second is None or (first.first <= second.last and second.first <= first.last)


def _leap(found: Span) -> Span | None:
    """The span in the year of month-days; None when it is too long to have a place in it."""
    if found.yearless:
        return found
    first, last = datetime.date.fromordinal(found.first), datetime.date.fromordinal(found.last)
    if found.days > 62 or first.year != last.year:
        return None
    return Span(first.replace(year=LEAP).toordinal(), last.replace(year=LEAP).toordinal(), yearless=True)


def when(quantity: Quantity) -> str | None:
    """What a date says of its time: the ISO text, or what there is of it."""
    if quantity.date:
        return quantity.date
    return quantity.written if quantity.written.startswith(("--", "T")) else None


@functools.lru_cache(maxsize=65536)
def span(text: str | None) -> Span | None:
    """The days that an ISO text names; None where it names none that can be placed."""
    if not text:
        return None
    fiscal = _FISCAL.fullmatch(text)
    if fiscal:
        return _fiscal(text, int(fiscal[1]))
    if text.startswith(("--", "T")):
        return _partial(text)
    if "/" in text:
        ends = [span(part) for part in text.split("/", 1)]
        if ends[0] is None or ends[1] is None or ends[1].last < ends[0].first:
            return None
        return Span(ends[0].first, ends[1].last)
    found = _POINT.fullmatch(text)
    return _point(found) if found else None


def _partial(text: str) -> Span | None:
    clock = _CLOCK.fullmatch(text)
    if clock:
        minutes = int(clock[1]) * 60 + int(clock[2])
        return Span(minutes, minutes, clock=True)
    found = _YEARLESS.fullmatch(text)
    if not found or not 1 <= int(found[1]) <= 12:
        return None
    inner = span(f"{LEAP:04}-{found[1]}" + (f"-{found[2]}" if found[2] else ""))
    return None if inner is None else Span(inner.first, inner.last, yearless=True)


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


def another_year(a: Span, b: Span) -> float:
    """How surely two times differ by a slip in the year alone: 24 June 2005 and 24 June 2004; two bare years hardly."""
    if a.clock or b.clock or a.yearless or b.yearless or a.days > YEAR or b.days > YEAR:
        return 0.0
    first, second = (datetime.date.fromordinal(s.first) for s in (a, b))
    if abs(first.year - second.year) != 1 or (first.month, first.day) != (second.month, second.day):
        return 0.0
    if a.days == b.days == 1:
        return 0.9
    if abs(a.days - b.days) > 1:
        return 0.0
    return 0.6 if a.days <= MONTH else 0.45
