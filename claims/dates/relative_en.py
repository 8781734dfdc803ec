"""Dates that count from the day of writing, quarters, and periods by their end, in English: text in, mentions out.

Refuses to know: when the text was written.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from claims.dates.datewords import EN, alternation
from claims.dates.months_en import EDGE, MONTH_NAME, YEAR, edge_name, month_date, year_number
from claims.dates.timepoints import Anchor, Length, Mention, Unit
from claims.frozen import changed
from claims.triggers import NO_PLACES, Place, cased

_NUMBER = alternation(EN["numbers"])
_COUNT = rf"[0-9]{{1,4}}(?:\.[0-9])?|(?:{_NUMBER})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade)s?"
_LENGTH = re.compile(
    r"(?P<mod>last|past|previous|prior|trailing|next|coming)\s"
    rf"(?:(?P<n>{_COUNT})(?:(?:\s?(?:-|–|to|or)\s?)(?P<n2>{_COUNT}))?|(?P<vague>{alternation(EN['vague'])}))[\s-]{_UNIT}(?![a-z-])",
    re.IGNORECASE,
)
_PAST_ONE = re.compile(
    r"(?<=the\s)(?:past|coming)\s(?P<unit>hour|day|week|fortnight|month|quarter|year|decade)(?![a-z-])", re.IGNORECASE
)
_RELATIVE = re.compile(
    rf"(?P<mod>last|previous|prior|this|current|next|coming)\s(?:(?P<fiscal>fiscal|financial)\s)?"
    rf"(?:(?P<unit>day|week|month|quarter|year|decade)|(?P<weekday>{alternation(w.lower() for w in EN['weekday_names']['long'])})"
    rf"|(?P<season>spring|summer|autumn|fall|winter)|(?P<weekend>weekend))(?![a-z-])",
    re.IGNORECASE,
)
# Three small English words in a row: without them a text in another language has no English to look through.
_PROSE = re.compile("[a-z] [a-z]+ [a-z]")
_POSSESSIVE = re.compile(r"['’]s\b|-")
_QUARTER = re.compile(
    r"(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|final|last)(?:\s|-)(?:(?P<fiscal>fiscal)\s|calendar\s)?(?P<unit>quarter|half)(?![a-z])"
    rf"(?:\s(?:of\s|in\s)?(?:the\s)?(?:(?P<fy>fiscal|financial)\s(?:year\s)?)?(?P<y>{YEAR})(?![0-9]|,[0-9]|\s?%)"
    r"|\sof\s(?P<rel>(?:this|last|next)\syear))?",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    rf"(?:fiscal|financial)\s(?:years?\s)?['’]?(?P<y>{YEAR}|[0-9]{{2}}(?![0-9]|\s?%))(?:[/-](?P<y2>[0-9]{{2,4}}))?(?![0-9]|,[0-9])",
    re.IGNORECASE,
)
# The previous year is counted from the year told last, not from the writing.
_TOLD: Final[dict[str, Anchor]] = {"year": "told_year", "month": "told_month", "day": "told_day"}
_EDGE_BEFORE = re.compile(rf"\b(?P<edge>{EDGE})[\s-]\Z", re.IGNORECASE)
_FIRST_MONTHS = re.compile(
    rf"first\s(?P<n>{_COUNT})\smonths(?:\s(?:of|in)\s(?:the\s)?(?:(?P<y>{YEAR})(?![0-9]|,[0-9])|(?P<rel>this|last)\syear))?",
    re.IGNORECASE,
)
_ENDED = re.compile(
    rf"(?:(?P<n>{_COUNT})[\s-](?P<unit>month|week|year)s?|(?P<one>(?:fiscal\s|financial\s)?(?:year|quarter|half|month|week))s?)\s(?:period\s)?(?:ended|ending|to)(?:\son)?\s",
    re.IGNORECASE,
)
_HOLIDAY = re.compile(
    "(?P<name>" + alternation(EN["holidays"]).replace("'", "['’]") + rf")(?:,?\s(?P<y>{YEAR})(?![0-9]|,[0-9]))?",
    re.IGNORECASE,
)
Places = Mapping[str, Sequence[Place]]
TRIGGERS: Final[Mapping[str, Sequence[str]]] = {
    "relative": tuple(
        cased(
            f"{word} "
            for word in ("last", "next", "this", "past", "previous", "prior", "current", "coming", "trailing")
        )
    ),
    "day": (*EN["weekday_names"]["long"], "today", "Today", "yesterday", "Yesterday"),
    "day ahead": tuple(cased(("tomorrow", "tonight"))),
    "quarter": tuple(cased(("quarter", "half"))),
    "first": tuple(cased(("first ",))),
    "fiscal": tuple(cased(("fiscal", "financial year"))),
    "end": tuple(cased((" ended ", " ending ", "months to "))),
    "holiday": tuple(cased(("new year's", "new year’s", "christmas "))),
}
"""Words at which each of these may begin; a day is found whole."""


def words(text: str, places: Places) -> Iterator[Mention]:
    """Every such date of the text, in no order; one may begin at each of the places."""
    if places.keys().isdisjoint(TRIGGERS) or not (text.isascii() or _PROSE.search(text)):
        return
    yield from _relative(text, places.get("relative", NO_PLACES))
    yield from _days(text, places)
    yield from _quarters(text, places)
    yield from _fiscal(text, places.get("fiscal", NO_PLACES))
    yield from _ended(text, places.get("end", NO_PLACES))
    yield from _holidays(text, places.get("holiday", NO_PLACES))


def _days(text: str, places: Places) -> Iterator[Mention]:
    """today, yesterday and the weekdays; tomorrow."""
    for at, end in places.get("day", NO_PLACES):
        if text[end : end + 1].isalnum() or (at and text[at - 1].isalnum()):
            continue
        word = text[at:end].lower()
        if word in EN["weekdays"]:
            yield Mention(at, end, weekday=EN["weekdays"][word], words_only=True)
        elif not _POSSESSIVE.match(text, end):
            yield Mention(at, end, anchor="day", offset=EN["day_words"][word], words_only=True)
    for at, end in places.get("day ahead", NO_PLACES):
        yield Mention(at, end, anchor="day", offset=EN["day_words"][text[at:end].lower()], words_only=True)


def _holidays(text: str, places: Sequence[Place]) -> Iterator[Mention]:
    for at, _ in places:
        holiday = _HOLIDAY.match(text, at)
        if holiday:
            month, day = EN["holidays"][holiday["name"].lower().replace("’", "'")]
            year = int(holiday["y"]) if holiday["y"] else None
            yield Mention(*holiday.span(), year=year, month=month, day=day, words_only=year is None)


def _relative(text: str, places: Sequence[Place]) -> Iterator[Mention]:
    for at, _ in places:
        if at and text[at - 1].isalpha():
            continue
        found = _length(text, at) or _relative_one(text, at)
        if found is not None:
            yield found


def _length(text: str, at: int) -> Mention | None:
    one = _PAST_ONE.match(text, at)
    if one:
        unit: Unit = EN["units"][one["unit"].lower()]
        direction = -1 if one[0].lower().startswith("past") else 1
        length = Length(Decimal(1), Decimal(1), unit, direction, start=one.start("unit"), end=one.end())
        return Mention(at, one.end(), length=length, words_only=True)
    found = _LENGTH.match(text, at)
    if found is None:
        return None
    unit = EN["units"][found["unit"].lower()]
    direction = 1 if found["mod"].lower() in ("next", "coming") else -1
    if found["vague"]:
        low, high = (Decimal(n) for n in EN["vague"][" ".join(found["vague"].lower().split())])
        several = low != high
        return Mention(
            at, found.end(), length=Length(low, high, unit, direction, several, found.start("vague"), found.end())
        )
    first = _count(found["n"])
    last = _count(found["n2"]) if found["n2"] else first
    if first is None or last is None or not 0 < first <= last:
        return None
    return Mention(
        at, found.end(), length=Length(first, last, unit, direction, start=found.start("n"), end=found.end())
    )


def _count(written: str) -> Decimal | None:
    if written[0].isdecimal():
        return Decimal(written) if written.isascii() else None
    tens, _, ones = written.lower().partition("-")
    return Decimal(EN["numbers"][tens] + (EN["numbers"][ones] if ones else 0))


def _relative_one(text: str, at: int) -> Mention | None:
    found = _RELATIVE.match(text, at)
    if found is None:
        return None
    offset = EN["modifiers"][found["mod"].lower()]
    if found["weekday"]:
        weekday = EN["weekdays"][found["weekday"].lower()]
        anchor: Anchor = "" if offset else "week"
        return Mention(at, found.end(), weekday=weekday, anchor=anchor, direction=offset, words_only=True)
    if found["weekend"]:
        return Mention(at, found.end(), anchor="week", offset=offset, part="weekend", words_only=True)
    if found["season"]:
        part = EN["seasons"][found["season"].lower()]
        if offset == 0:
            return Mention(at, found.end(), anchor="year", part=part, words_only=True)
        return Mention(at, found.end(), part=part, direction=offset, words_only=True)
    unit: Anchor = EN["units"][found["unit"].lower()]
    if unit == "decade":
        return Mention(at, found.end(), anchor=unit, offset=offset, decade=10, words_only=True)
    if found["mod"].lower() in ("previous", "prior") and unit in _TOLD:
        return Mention(at, found.end(), anchor=_TOLD[unit], offset=offset, words_only=True)
    edge = _EDGE_BEFORE.search(text, max(0, at - 20), at) if unit in ("year", "month") else None
    if edge:
        part = edge_name(edge["edge"])
        return Mention(edge.start(), found.end(), anchor=unit, offset=offset, part=part, words_only=True)
    return Mention(at, found.end(), anchor=unit, offset=offset, fiscal=bool(found["fiscal"]), words_only=True)


def _quarters(text: str, places: Places) -> Iterator[Mention]:
    for at, _ in places.get("quarter", NO_PLACES):
        lo = max(0, at - 24)
        found = None
        for candidate in _QUARTER.finditer(text, lo, min(len(text), at + 44)):
            if candidate.start("unit") == at and (candidate.start() == 0 or not text[candidate.start() - 1].isalnum()):
                found = candidate
        mention = None if found is None else _quarter(found)
        if mention is not None:
            yield mention
    for at, _ in places.get("first", NO_PLACES):
        months = _FIRST_MONTHS.match(text, at)
        if months:
            yield from _first_months(months)


def _fiscal(text: str, places: Sequence[Place]) -> Iterator[Mention]:
    for at, _ in places:
        fiscal = _FISCAL.match(text, at)
        if fiscal:
            year, short = year_number(fiscal["y2"] or fiscal["y"])
            yield Mention(at, fiscal.end(), year=year, two_digits=short, fiscal=True)


def _first_months(found: re.Match[str]) -> Iterator[Mention]:
    """The first nine months of 2024; without a year it may be of anything."""
    count = _count(found["n"])
    if count is None or not 2 <= count <= 11 or count % 1 or not (found["y"] or found["rel"]):
        return
    part = f"M01-{int(count):02d}"
    if found["rel"]:
        offset = EN["modifiers"][found["rel"].lower()]
        yield Mention(*found.span(), anchor="year", offset=offset, part=part)
    else:
        yield Mention(*found.span(), year=int(found["y"]), part=part)


def _quarter(found: re.Match[str]) -> Mention | None:
    nth, half = found["nth"].lower(), found["unit"].lower() == "half"
    if nth == "last":
        return None  # "last quarter" counts from the day of writing
    number = (2 if half else 4) if nth == "final" else EN["ordinals"][nth]
    if half and number > 2:
        return None
    part = f"{'H' if half else 'Q'}{number}"
    fiscal = bool(found["fiscal"] or found["fy"])
    if found["rel"]:
        offset = EN["modifiers"][found["rel"].split()[0].lower()]
        return Mention(*found.span(), anchor="year", offset=offset, part=part)
    year = int(found["y"]) if found["y"] else None
    if half and year is None:
        return None  # the second half of a match
    return Mention(*found.span(), year=year, part=part, fiscal=fiscal, words_only=year is None)


def _ended(text: str, places: Sequence[Place]) -> Iterator[Mention]:
    """The year ended June 30, 2024; the nine months ended 30 September 2019."""
    for at, end in places:
        found = None
        for candidate in _ENDED.finditer(text, max(0, at - 34), at + 12):
            found = candidate if candidate.end() >= end - 1 else found
        if found is None:
            continue
        name = MONTH_NAME.search(text, found.end(), found.end() + 24)
        last = None if name is None else month_date(text, name, found.end())
        last = _last_day(last)
        mention = None if last is None or last.day is None else _period_to(found, last)
        if mention is not None:
            yield mention


def _last_day(month: Mention | None) -> Mention | None:
    """The fiscal year ended March 2024 ended with the month."""
    if month is None or month.day is not None or month.month is None or month.year is None or month.two_digits:
        return month
    return changed(month, day=calendar.monthrange(max(month.year, 1), month.month)[1], words_only=False)


def _period_to(found: re.Match[str], last: Mention) -> Mention | None:
    if found["one"]:
        count, unit = 1, found["one"].lower().split()[-1]
    else:
        number = _count(found["n"])
        if number is None or number != int(number) or not 0 < number < 500:
            return None
        count, unit = int(number), found["unit"].lower()
    weeks = {"week": count, "half": 0}.get(unit, 0)
    months = {"month": count, "quarter": 3 * count, "half": 6 * count, "year": 12 * count}.get(unit, 0)
    return changed(last, start=found.start(), weekday=None, part=f"to:{months}m" if months else f"to:{weeks}w")
