"""Dates as they are mentioned, before anything is known of the year that is meant, and the calendar arithmetic on ISO
dates.

Comes in: the parts a grammar has read. Goes out: frozen mentions, ISO 8601 strings, days. Refuses to know: languages,
texts, which year is meant.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, NamedTuple

Anchor = Literal[
    "",  # the parts stand by themselves
    "year",  # counted from the year of writing: last year
    "half",
    "quarter",
    "month",
    "week",
    "day",
    "decade",
    "told_year",  # counted from the date told last: the same year
    "told_month",
    "told_day",
]

Unit = Literal["year", "month", "quarter", "week", "fortnight", "day", "hour", "decade"]

DAYS_OF: Final = {"week": 7, "fortnight": 14, "day": 1}
MONTHS_OF: Final = {"decade": 120, "year": 12, "quarter": 3, "month": 1}

PARTS_OF_YEAR: Final = {
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    # Vague parts overlap nothing of one another but their neighbours' edges; thirds are how almanacs cut a year.
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "end": (11, 12),
    # Meteorological seasons of the northern hemisphere; winter runs into the next year.
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "winter": (12, 14),
}

PARTS_OF_MONTH: Final = {
    "T1": (1, 10),
    "T2": (11, 20),
    "T3": (21, 31),
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "end": (25, 31),
}

ISO: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time that a word fastens to the day of writing: the past two years."""

    low: Decimal
    high: Decimal
    unit: Unit
    direction: int
    """-1 = up to the day of writing, 1 = from it on."""
    several: bool = False
    start: int = 0
    """Where the number begins."""
    end: int = 0


@dataclass(slots=True)
class Mention:
    """A date or period as written; parts that the writing leaves out are None.

    With slots and not frozen, for it costs a fifth of a frozen dataclass to make and one is made for every date of a
    text.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    """`Q1`, `H2`, `spring`, `early`, `T1` (first ten days of a month), `M01-09` (months from to), `full` (the year as
    a whole).
    """
    anchor: Anchor = ""
    offset: int = 0
    direction: int = 0
    """For bare months and weekdays: -1 the last such, 1 the next, 0 not said."""
    weekday: int | None = None
    fiscal: bool = False
    decade: int = 0
    """Years of the cohort or decade that begins with `year`: 10, 5; 0 = none."""
    two_digits: bool = False
    """Whether `year` lacks its century."""
    swapped: bool = False
    """Whether day and month may be the other way round."""
    until: Mention | None = None
    length: Length | None = None
    clock: str = ""
    """`T16:00`: a time of day, not a date."""
    before_christ: bool = False
    words_only: bool = False
    """Whether no numeral stands in it (yesterday, last week): worth a reading only when it is resolved."""

    @property
    def is_bare(self) -> bool:
        """Whether the year is left to the reader."""
        return self.year is None and not self.anchor and self.length is None and not self.clock


class Moment(NamedTuple):
    """A day, month or year that is known: what other dates are counted from."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def key(self) -> tuple[int, int, int]:
        """Sorts moments by their first day."""
        return self.year, self.month or 1, self.day or 1

    def date(self) -> dt.date:
        """The first day of it."""
        return dt.date(*self.key)

    def iso(self) -> str:
        """As precise as it is known."""
        return iso(self.year, self.month, self.day)


def moment(text: str | None) -> Moment | None:
    """The moment of an ISO date, month or year; of an interval, its first; None for anything else.

    >>> moment("2025-01-28")
    Moment(year=2025, month=1, day=28)
    """
    found = ISO.match((text or "").split("/", 1)[0].split("T", 1)[0])
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or not exists(year, month, day):
        return None
    return Moment(year, month, day)


def exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar has such a day; without a year, whether any year has it."""
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    if month is None:
        return 1 <= day <= 31
    return 1 <= day <= _length_of_month(2000 if year is None else year, month)


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """The ISO form, as precise as the parts; a year before Christ counts from 0 as ISO 8601 does."""
    text = f"{year:04d}" if year >= 0 else f"-{-year:04d}"
    if month is None:
        return text
    return f"{text}-{month:02d}" if day is None else f"{text}-{month:02d}-{day:02d}"


def iso_part(year: int, month: int | None, part: str) -> str:
    """The interval of a part of a year or month: the third quarter of 2024 -> `2024-07/2024-09`."""
    if month is not None:
        first, last = PARTS_OF_MONTH[part]
        return f"{iso(year, month, first)}/{iso(year, month, min(last, _length_of_month(year, month)))}"
    if part.startswith("M"):
        first, last = int(part[1:3]), int(part[4:6])
        return f"{iso(year, first)}/{iso(year, last)}"
    first, last = PARTS_OF_YEAR[part]
    return f"{iso(year, first)}/{iso(year + (last - 1) // 12, (last - 1) % 12 + 1)}"


def shifted(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months on."""
    at = year * 12 + month - 1 + months
    return at // 12, at % 12 + 1


def add(day: dt.date, amount: int, unit: Unit) -> dt.date | None:
    """The day so many units on; the last of the month where the day does not exist; None beyond the calendar."""
    try:
        if unit in DAYS_OF:
            return day + dt.timedelta(days=amount * DAYS_OF[unit])
        year, month = shifted(day.year, day.month, amount * MONTHS_OF[unit])
        return dt.date(year, month, min(day.day, _length_of_month(year, month)))
    except (OverflowError, ValueError, KeyError):
        return None


def days(text: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of an ISO date, month, year or interval; None for anything else (fiscal years, clock
    times).
    """
    first, _, last = text.partition("/")
    start, end = moment(first), moment(last or first)
    if start is None or end is None or start.year < 1 or end.year < 1:
        return None
    month = end.month or 12
    return start.date(), dt.date(end.year, month, end.day or _length_of_month(end.year, month))


def _length_of_month(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1] if 1 <= year <= 9999 else calendar.monthrange(2000, month)[1]
