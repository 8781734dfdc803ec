"""Dates and periods of a text, and what year is meant: text in, readings out, with the ISO form of each.

Comes in: any string, and the day of writing where it is known. Goes out: readings of kind `date` (a point or unit of the
calendar, a decade) and `period` (a part of it, a range, a fiscal year, a length fastened to the day of writing). A date whose
year has no ground carries none (`quantity.date` is None) and says what it has in `quantity.written` (`--01-27`); a time of day
is marked `clock` and has `T16:00` there. Refuses to know: plain lengths of time (75 days), what a date is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from claims import anchoring, dates_en, dates_numeric, dates_zh
from claims.dates_numeric import clock_times
from claims.datewords import EN, ZH
from claims.timepoints import Length, Mention, iso
from claims.values import Quantity, Reading

__all__ = ["clock_times", "document_date", "read"]

HEAD: Final = 2000
TAIL: Final = 400
"""Characters at either end of a text where its date may stand."""


def read(text: str, language: str | None = None, today: str | None = None) -> list[Reading]:
    """Every date and period of the text, in order of place, years resolved.

    Args:
        text: any string at all.
        language: of the text; it only settles which of two small numbers is the month, every language is read.
        today: ISO date of the writing.
    """
    found = _mentions(text)
    month_first = dates_numeric.month_comes_first(text) if any(m.swapped for m in found) else None
    if month_first is None and language == "zh":
        month_first = False  # where Chinese dates are written this way at all (Hong Kong), the day comes first
    readings = [_reading(text, a) for a in anchoring.anchored(text, found, today, month_first=month_first)]
    kept = [r for r in readings if r is not None]
    clocks = [_clock(*c) for c in clock_times(text)]
    return _without_overlaps([*kept, *clocks])


def document_date(text: str) -> str | None:
    """The date of publication that the text itself gives: in a dateline, a line of its own, an address, or behind a word for it."""
    head, tail_start = text[:HEAD], max(HEAD, len(text) - TAIL)
    if not _ANY_YEAR.search(head) and not _ANY_YEAR.search(text, tail_start):
        return None
    best: tuple[int, str] | None = None
    for line in head.splitlines()[:40]:
        found = _date_of_line(line)
        if found is not None and (best is None or found[0] < best[0]):
            best = found
    if best is None:
        for line in text[tail_start:].splitlines()[-6:]:
            found = _date_of_line(line)
            if found is not None and found[0] <= 1:
                best = found
    return best[1] if best else None


_ANY_YEAR = re.compile("(?:19|20)[0-9]{2}|２０[０-９]{2}|[二一][〇零○九]")
_PUBLISHED = re.compile(
    "(?:" + "|".join(map(re.escape, ZH["cues"]["published"])) + ")[\\s:：]{0,3}\\Z"
    rf"|\b(?:{'|'.join(EN['cues']['published'])})(?:\s(?:on|at))?\s?[:：]?\s{{0,3}}(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s)?\Z",
    re.IGNORECASE,
)
_WIRE = re.compile(
    "[（(]?(?:[\u4e00-\u9fff]{2,8}社|[\u4e00-\u9fff]{2,10}网|[\u4e00-\u9fff]{2,10}報|[\u4e00-\u9fff]{2,10}报)?[\u4e00-\u9fff]{0,6}\\Z"
)
_WIRE_AFTER = re.compile("[)）]?\\s?[电電讯訊]")
_DATELINE = re.compile(r"\s*[A-Z][A-Z .'’-]{2,30}(?:,[A-Za-z .]{2,20})?(?:\s\([A-Za-z /]{2,20}\))?[,\s—–-]{1,4}\Z")
_DATELINE_AFTER = re.compile(r"\s?(?:\([A-Za-z /]{2,20}\)\s?)?(?:-|–|—|--|:)")
_BULLET = re.compile(r"\s*(?:[•●·*–—]|-\s|\d{1,2}[.)、]\s)")
_NOT_WORDS = re.compile(r"[\W\d_]+")


def _date_of_line(line: str) -> tuple[int, str] | None:
    """How good a ground the line gives (0 is best), and the date."""
    if not _ANY_YEAR.search(line):
        return None
    stamp = _full_dates(line[:600])
    for mention in stamp:
        date = iso(mention.year or 0, mention.month, mention.day)
        before, after = line[: mention.start], line[mention.end :]
        if _PUBLISHED.search(before[-24:]) and len(line) < 400:
            return 0, date
        if _WIRE_AFTER.match(after) and _WIRE.match(before[-24:]):
            return 0, date
        if _DATELINE.match(before) and _DATELINE_AFTER.match(after):
            return 0, date
        if before.endswith("/") and "://" in line:
            return 2, date
    if not stamp or len(line) > 90 or "|" in line or "\t" in line or _BULLET.match(line) or len(stamp) > 2:
        return None
    rest = line[: stamp[0].start] + " " + line[stamp[0].end :]
    letters = len(_NOT_WORDS.sub("", rest))
    wide = 2 if any("\u4e00" <= c <= "\u9fff" for c in rest) else 1
    if "。" in rest or "，" in rest or letters * wide > 30:
        return None
    return 1, iso(stamp[0].year or 0, stamp[0].month, stamp[0].day)


def _full_dates(line: str) -> list[Mention]:
    month_first = dates_numeric.month_comes_first(line)
    whole = (anchoring.settled(m, month_first=month_first) for m in _mentions(line))
    return [m for m in whole if m.year and m.month and m.day and not m.until and not m.part and not m.decade]


def _mentions(text: str) -> list[Mention]:
    """The mentions of every grammar; of those that overlap, the one that begins first, the longer first."""
    found: list[Mention] = [] if text.isascii() else list(dates_zh.mentions(text))
    found += dates_numeric.mentions(text)
    found += dates_en.mentions(text)
    found.sort(key=_place)
    out: list[Mention] = []
    for mention in found:
        if out and mention.start < out[-1].end:
            continue
        out.append(mention)
    return out


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _reading(text: str, anchored: anchoring.Anchored) -> Reading | None:
    mention = anchored.mention
    if anchored.iso is None and (mention.words_only or not _worth_keeping(mention)):
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
    """Whether a mention without a year still says something: a month, a quarter; a bare 29日 may be a length of 29 days."""
    return mention.month is not None or bool(mention.part) or mention.length is not None


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
    """What is known of a date without a year, after ISO 8601: `--01-27`, `--01`."""
    if mention.month is None:
        return f"--{mention.part}"
    day = "" if mention.day is None else f"-{mention.day:02d}"
    return f"--{mention.month:02d}{day}"


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


def _clock(start: int, end: int, minutes: int) -> Reading:
    quantity = Quantity("date", written=f"T{minutes // 60:02d}:{minutes % 60:02d}")
    return Reading(start, end, quantity, start, end, 0.9, frozenset(("clock",)))


def _without_overlaps(readings: Iterable[Reading]) -> list[Reading]:
    out: list[Reading] = []
    ordered: Sequence[Reading] = sorted(readings, key=lambda r: (r.outer_start, -r.outer_end))
    for reading in ordered:
        if not out or reading.start >= out[-1].end:
            out.append(reading)
    return out
