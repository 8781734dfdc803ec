"""Dates and periods of a text, and what year is meant: text in, readings out, with the ISO form of each.

Comes in: any string, and the day of writing where it is known. Goes out: readings of kind `date` (a point or unit of
the
calendar, a decade) and `period` (a part of it, a range, a fiscal year, a length fastened to the day of writing). A
date whose
year has no ground carries none (`quantity.date` is None) and says what it has in `quantity.written` (`--01-27`); a
time of day
is marked `clock` and has `T16:00` there. Refuses to know: plain lengths of time (75 days), what a date is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from claims.dates import anchoring, dates_numeric
from claims.dates.dateline import document_date
from claims.dates.datewords import EN
from claims.dates.mentions import mentions_of
from claims.dates.timepoints import Length, Mention
from claims.frozen import changed
from claims.values import Quantity, Reading

__all__ = ["clock_times", "document_date", "read"]


def read(text: str, language: str | None = None, today: str | None = None) -> list[Reading]:
    """Every date and period of the text, in order of place, years resolved.

    Args:
        text: any string at all.
        language: of the text; it only settles which of two small numbers is the month, every language is read.
        today: ISO date of the writing.
    """
    found = mentions_of(text)
    month_first = dates_numeric.month_comes_first(text) if any(m.swapped for m in found) else None
    if month_first is None and language == "zh":
        # Where Chinese texts write dates this way at all (Hong Kong), the day comes first; it stays a guess.
        found = [changed(m, month=m.day, day=m.month) if m.swapped else m for m in found]
    readings = [_reading(text, a) for a in anchoring.anchored(text, found, today, month_first=month_first)]
    return _without_overlaps(r for r in readings if r is not None)


def clock_times(text: str) -> list[tuple[int, int, int]]:
    """Times of day as (start, end, minutes since midnight), in order of place."""
    return [(m.start, m.end, int(m.clock[1:3]) * 60 + int(m.clock[4:])) for m in mentions_of(text) if m.clock]


def _reading(text: str, anchored: anchoring.Anchored) -> Reading | None:
    mention = anchored.mention
    if mention.clock:
        return _clock(mention)
    if anchored.iso is None and not (_is_named(mention) if mention.words_only else _worth_keeping(mention)):
        return None
    marks = set()
    if mention.anchor or (mention.weekday is not None and mention.day is None):
        marks.add("relative")
    if anchored.inferred:
        marks.add("inferred")
    confidence = 0.97
    if anchored.estimated:
        confidence = 0.6
    elif marks or mention.swapped:
        confidence = 0.85 if not mention.swapped else 0.6
    start, end = mention.start, mention.end
    if mention.length is not None:
        start, end = mention.length.start, mention.length.end
    return Reading(start, end, _quantity(text, anchored), mention.start, mention.end, confidence, frozenset(marks))


def _worth_keeping(mention: Mention) -> bool:
    """Whether a mention without a year still says something: a month, a quarter; a bare 29日 may be a length of 29
    days.
    """
    return mention.month is not None or bool(mention.part) or mention.length is not None


def _is_named(mention: Mention) -> bool:
    """Whether words without a year name a month or a quarter: `in March`, `in the second quarter`.

    They carry no date, but say that March is meant and not April.
    """
    if mention.anchor or mention.weekday is not None or mention.length is not None:
        return False
    return mention.month is not None or mention.part in QUARTERS


QUARTERS: Final = frozenset(("Q1", "Q2", "Q3", "Q4"))
WEEKDAYS: Final = EN["weekday_names"]["long"]


def _quantity(text: str, anchored: anchoring.Anchored) -> Quantity:
    mention = anchored.mention
    noun = "" if mention.weekday is None else WEEKDAYS[mention.weekday]
    written = text[mention.start : mention.end] if anchored.iso is not None else _partial(mention)
    if mention.length is not None:
        return _length(text, mention.length, anchored.iso)
    is_span = mention.part != "" or mention.until is not None or mention.fiscal
    is_span = is_span or (mention.anchor in ("week", "quarter") and mention.weekday is None)
    return Quantity("period" if is_span else "date", written=written, noun=noun, date=anchored.iso)


def _partial(mention: Mention) -> str:
    """What is known of a date without a year, after ISO 8601: `--01-27`, `--01`, `--02-05/--02-08`."""
    if mention.month is None:
        return f"--{mention.part}"
    first = _month_day(mention.month, mention.day)
    last = mention.until
    if last is None:
        return first
    return f"{first}/{_month_day(mention.month if last.month is None else last.month, last.day)}"


def _month_day(month: int, day: int | None) -> str:
    return f"--{month:02d}" if day is None else f"--{month:02d}-{day:02d}"


def _length(text: str, length: Length, date: str | None) -> Quantity:
    written = text[length.start : length.end]
    if length.several:
        return Quantity(
            "period", None, length.unit, length.low, length.high, high_open=True, hedge="several",
            nominal_low=length.low, nominal_high=length.high, written=written, date=date,
        )  # fmt: skip
    place = Decimal("0.1") if length.low % 1 or length.high % 1 else Decimal(1)
    slack = place / 2
    if length.low != length.high:
        return Quantity(
            "period", None, length.unit, length.low - slack, length.high + slack, hedge="range",
            nominal_low=length.low, nominal_high=length.high, place=place, grain=place, written=written, date=date,
        )  # fmt: skip
    return Quantity(
        "period", length.low, length.unit, length.low - slack, length.low + slack,
        place=place, grain=place, written=written, date=date,
    )  # fmt: skip


def _clock(mention: Mention) -> Reading:
    quantity = Quantity("date", written=mention.clock)
    return Reading(mention.start, mention.end, quantity, mention.start, mention.end, 0.9, CLOCK)


CLOCK: Final = frozenset(("clock",))


def _without_overlaps(readings: Iterable[Reading]) -> list[Reading]:
    out: list[Reading] = []
    for reading in readings:
        if not out or reading.start >= out[-1].end:
            out.append(reading)
    return out
