"""What year, month and day a mention means: mentions in, ISO dates out.

Grounds, strongest first: what is written; a word that counts from another date (同年, the next day); the year told
just before
in the same sentence, for a like date that is not earlier (founded in April 2023, launched in July); the day of
writing: a bare
date is the latest one, or the coming one where the words look ahead or it is near. A text that does not say when it
was written
was written after the newest past date it states (after the end of a year it speaks of as a whole), and its first bare
date
is news: the first such day from then on. Without any ground a date stays unresolved. Refuses to know: how dates are
written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claims.dates.date_lists import joined, lent_year
from claims.dates.datewords import EN, ZH, alternation
from claims.dates.timepoints import (
    DAYS_OF,
    MONTHS_OF,
    PARTS_OF_YEAR,
    Mention,
    Moment,
    add,
    exists,
    iso,
    iso_part,
    moment,
    shifted,
)
from claims.frozen import changed

AHEAD: Final = 150
"""Days that a bare day may lie ahead of the writing without a word that says so."""
MONTH_AHEAD: Final = 62
"""The same for a bare month, within the year; quarters, halves and spans of months are reported when they are over."""
TOLD_WITHIN: Final = 240
"""Characters within which 同年 finds the year it repeats; the day of 次日 stands nearer."""
PIVOT: Final = 30
"""'30 is 1930, '29 is 2029."""


@dataclass(slots=True)
class Anchored:
    """A mention with its ISO form, and on what ground it stands."""

    mention: Mention
    iso: str | None
    inferred: bool
    """Whether a part of it was not written but found from context."""
    estimated: bool
    """Whether the context was itself an estimate."""


@dataclass(slots=True)
class _Told:
    """The dates told before a place: the newest of any kind, to a day, and with a written year."""

    last: Moment | None = None
    last_end: int = -1
    day: Moment | None = None
    day_end: int = -1
    explicit: Moment | None = None
    explicit_end: int = -1


def anchored(
    text: str, mentions: Sequence[Mention], today: str | None, *, month_first: bool | None
) -> Iterator[Anchored]:
    """Each mention with what it means; mentions are in order of place and do not overlap."""
    whole = joined(text, [settled(m, month_first=month_first) for m in mentions])
    writing = moment(today)
    estimated = writing is None
    if writing is None:
        writing = _estimate(text, whole)
    told = _Told()
    for index, mention in enumerate(whole):
        if mention.clock:
            yield Anchored(mention, None, inferred=False, estimated=False)
            continue
        lent = lent_year(text, whole, index)
        found, first = _resolved(text, mention, writing, told, lent=lent, sure=not estimated)
        bare = mention.is_bare
        relative = mention.anchor not in ("", "told_year", "told_month", "told_day")
        yield Anchored(mention, found, inferred=bare, estimated=estimated and (bare or relative))
        if first is not None and mention.length is None and not mention.fiscal:
            told = _after(told, mention, first)


def _after(told: _Told, mention: Mention, first: Moment) -> _Told:
    end = mention.end
    explicit = mention.year is not None and not mention.decade and not mention.before_christ
    return _Told(
        first,
        end,
        first if first.day else told.day,
        end if first.day else told.day_end,
        first if explicit else told.explicit,
        end if explicit else told.explicit_end,
    )


def settled(mention: Mention, *, month_first: bool | None) -> Mention:
    """Centuries given to years of two digits, and day and month put in the order that the text keeps."""
    if mention.until is not None:
        mention = changed(mention, until=settled(mention.until, month_first=month_first))
    if mention.two_digits and mention.year is not None:
        mention = changed(mention, year=mention.year + (2000 if mention.year < PIVOT else 1900), two_digits=False)
    if not mention.swapped or month_first is None:
        return mention
    if month_first:
        return changed(mention, swapped=False)
    return changed(mention, month=mention.day, day=mention.month, swapped=False)


def _estimate(text: str, mentions: Sequence[Mention]) -> Moment | None:
    """The day of writing, as near as the text tells: no earlier than the newest past date in it."""
    newest: Moment | None = None
    for mention in mentions:
        stated = _stated(mention)
        if stated is not None and (newest is None or stated.key > newest.key) and not _looks_ahead(text, mention):
            newest = stated
    if newest is None:
        return None
    lead = next(
        (m for m in mentions if m.is_bare and m.month is not None and m.day is not None and not m.words_only), None
    )
    if lead is None or lead.month is None:
        return newest
    months_on = (lead.month, lead.day or 1) < (newest.month or 1, newest.day or 1)
    year = newest.year + (1 if months_on else 0)
    return Moment(year, lead.month, lead.day) if exists(year, lead.month, lead.day) else newest


def _stated(mention: Mention) -> Moment | None:
    """The earliest day of writing that a mention allows; a bare year says too little."""
    if (
        mention.year is None
        or mention.fiscal
        or mention.decade
        or mention.before_christ
        or not 1900 <= mention.year <= 2100
    ):
        return None
    if mention.part == "full":
        return Moment(mention.year + 1, 1, 1)
    if mention.month is None:
        return None
    return Moment(mention.year, mention.month, mention.day)


def _resolved(
    text: str, mention: Mention, writing: Moment | None, told: _Told, *, lent: int | None, sure: bool
) -> tuple[str | None, Moment | None]:
    """ISO form, and the first moment of it."""
    if mention.length is not None:
        return _length(mention, writing, sure=sure), None
    if mention.anchor == "week" or (
        mention.weekday is not None and mention.day is None and not mention.anchor.startswith("told")
    ):
        return _week(text, mention, writing, sure=sure)
    if mention.anchor == "quarter":
        return _quarter(mention, writing)
    if mention.until is not None and mention.is_bare and mention.until.year is not None and lent is None:
        later = (mention.month or 1, mention.day or 1) > (mention.until.month or 12, mention.until.day or 31)
        lent = mention.until.year - (1 if later else 0)
    parts = _parts(text, mention, writing, told, lent=lent, sure=sure)
    if parts is None:
        return None, None
    year, month, day = parts
    if not exists(year, month, day) or not 0 < year < 10000:
        return (iso(year), None) if mention.before_christ else (None, None)
    if mention.decade:
        return _decade(mention, year), Moment(year)
    if mention.fiscal:
        return f"FY{year}{mention.part}", None
    if mention.until is not None:
        return _range(mention, year, month, day), Moment(year, month, day)
    return _written(mention.part, year, month, day), Moment(year, month, day)


def _decade(mention: Mention, year: int) -> str:
    """The years of a decade, or of its early, middle or late ones."""
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (7, 9)}.get(
        mention.part, (0, mention.decade - 1)
    )
    return f"{iso(year + first)}/{iso(year + last)}"


def _written(part: str, year: int, month: int | None, day: int | None) -> str | None:
    if part.startswith("to:"):
        return _period_to(part, dt.date(year, month or 12, day or 1))
    if part and part != "full":
        return iso_part(year, month, part)
    return iso(year, month, day)


def _period_to(part: str, end: dt.date) -> str | None:
    """The interval of so many months or weeks that ends on a day."""
    amount, unit = int(part[3:-1]), part[-1]
    following = end + dt.timedelta(days=1) if end < dt.date.max else end
    start = add(following, -amount, "month" if unit == "m" else "week")
    return None if start is None else f"{start.isoformat()}/{end.isoformat()}"


def _range(mention: Mention, year: int, month: int | None, day: int | None) -> str | None:
    last = mention.until
    if last is None:
        return None
    last_month = last.month if last.month is not None else month if last.day is not None else None
    last_year = last.year
    if last_year is None:
        last_year = year + (1 if (last_month or 12, last.day or 31) < (month or 1, day or 1) else 0)
    if not exists(last_year, last_month, last.day):
        return None
    first_iso, last_iso = _written(mention.part, year, month, day), _written(last.part, last_year, last_month, last.day)
    if first_iso is None or last_iso is None:
        return None
    if mention.decade:
        last_iso = f"{last_iso}/{iso(last_year + last.decade - 1)}"
    return f"{first_iso.split('/')[0]}/{last_iso.split('/')[-1]}"


Parts = tuple[int, int | None, int | None]


def _parts(
    text: str, mention: Mention, writing: Moment | None, told: _Told, *, lent: int | None, sure: bool
) -> Parts | None:
    if mention.anchor.startswith("told"):
        return _from_told(mention, told)
    if mention.anchor:
        return _from_writing(mention, writing, sure=sure)
    if mention.year is not None:
        return mention.year, mention.month, mention.day
    if mention.month is None and mention.part:
        return _part_of_unsaid_year(text, mention, writing, told, lent)
    if mention.month is None:
        return _bare_day(mention, writing, told, sure=sure)
    year = lent if lent is not None else _year_of(text, mention, writing, told)
    return None if year is None else (year, mention.month, mention.day)


def _from_told(mention: Mention, told: _Told) -> Parts | None:
    if mention.anchor == "told_day":
        if told.day is None or told.day.day is None or mention.start - told.day_end > TOLD_WITHIN // 2:
            return None
        day = add(told.day.date(), mention.offset, "day")
        return None if day is None else (day.year, day.month, day.day)
    if told.last is None or mention.start - told.last_end > TOLD_WITHIN:
        return None
    if mention.anchor == "told_year":
        return told.last.year + mention.offset, mention.month, mention.day
    if told.last.month is None:
        return None
    year, month = shifted(told.last.year, told.last.month, mention.offset)
    return year, month, mention.day


def _from_writing(mention: Mention, writing: Moment | None, *, sure: bool) -> Parts | None:
    if writing is None:
        return None
    if mention.anchor == "year":
        return writing.year + mention.offset, mention.month, mention.day
    if mention.anchor == "decade":
        return (writing.year // 10 + mention.offset) * 10, None, None
    if writing.month is None:
        return None
    if mention.anchor == "month":
        year, month = shifted(writing.year, writing.month, mention.offset)
        return year, month, mention.day
    if mention.anchor != "day" or writing.day is None or not sure:
        return None
    day = add(writing.date(), mention.offset, "day")
    return None if day is None else (day.year, day.month, day.day)


def _bare_day(mention: Mention, writing: Moment | None, told: _Told, *, sure: bool) -> Parts | None:
    """The month of 29日 is that of the day told before it, else that of the writing."""
    if told.day is not None and told.day.month is not None and mention.start - told.day_end <= TOLD_WITHIN:
        year, month = told.day.year, told.day.month
        if mention.day is not None and told.day.day is not None and mention.day + 20 < told.day.day:
            year, month = shifted(year, month, 1)
        return year, month, mention.day
    if writing is None or writing.month is None or writing.day is None or mention.day is None or not sure:
        return None
    if mention.day <= writing.day + 1:
        return writing.year, writing.month, mention.day
    year, month = shifted(writing.year, writing.month, -1)
    return year, month, mention.day


def _part_of_unsaid_year(
    text: str, mention: Mention, writing: Moment | None, told: _Told, lent: int | None
) -> Parts | None:
    first = int(mention.part[1:3]) if mention.part.startswith("M") else PARTS_OF_YEAR[mention.part][0]
    year = lent if lent is not None else _year_of(text, changed(mention, month=first), writing, told)
    return None if year is None else (year, None, None)


_SENTENCE_END = re.compile(r"[。！？!?\n;；]|\.\s+(?=[A-Z])")


def _year_of(text: str, mention: Mention, writing: Moment | None, told: _Told) -> int | None:
    """The year of a bare month or day."""
    month, day = mention.month or 1, mention.day
    if not mention.direction:
        carried = _carried(text, mention, told, alone=writing is None)
        if carried is not None:
            return carried
    if writing is None:
        return None
    now = writing.date() if writing.month else dt.date(writing.year, 12, 31)
    year = _nearest(text, mention, now, month, day)
    if mention.weekday is None or day is None:
        return year
    return _by_weekday(year, month, day, mention.weekday)


def _carried(text: str, mention: Mention, told: _Told, *, alone: bool) -> int | None:
    """The year told just before, where this date goes on from it."""
    explicit = told.explicit
    if explicit is None or not 1000 < explicit.year < 9999:
        return None
    between = text[told.explicit_end : mention.start] if mention.start - told.explicit_end <= TOLD_WITHIN else "\n"
    goes_on = told.last_end == told.explicit_end or (told.last is not None and told.last.year == explicit.year)
    if goes_on and not _SENTENCE_END.search(between):
        alike = (explicit.day is None) == (mention.day is None) and explicit.month is not None
        later = (mention.month or 1, mention.day or 1) >= (explicit.month or 1, explicit.day or 1)
        if alike and later:
            return explicit.year
    if not alone or "\n" in between:
        return None
    later = (mention.month or 1, mention.day or 1) >= (explicit.month or 1, explicit.day or 1)
    return explicit.year if later else explicit.year + 1


def _nearest(text: str, mention: Mention, now: dt.date, month: int, day: int | None) -> int:
    this = _first_day(now.year, month, day)
    if mention.direction:
        passed = this < now.replace(day=1) if day is None else this < now
        if mention.direction < 0:
            return now.year if passed else now.year - 1
        return now.year + 1 if passed else now.year
    if day is None and month == now.month:
        return now.year
    if (this - now).days <= 1:
        if day is None or now.year == dt.MAXYEAR or (_first_day(now.year + 1, month, day) - now).days > AHEAD:
            return now.year
        return now.year if _looks_back(text, mention) else now.year + 1
    if _looks_back(text, mention):
        return now.year - 1
    near = AHEAD if day is not None else 0 if mention.part or mention.until else MONTH_AHEAD
    if _looks_ahead(text, mention) or (this - now).days <= near:
        return now.year
    return now.year - 1


def _first_day(year: int, month: int, day: int | None) -> dt.date:
    return (
        dt.date(year, month, min(day or 1, 28)) if not exists(year, month, day or 1) else dt.date(year, month, day or 1)
    )


def _by_weekday(year: int, month: int, day: int, weekday: int) -> int:
    """The year itself where its weekday fits, else the only neighbour that fits."""
    fitting = [
        y
        for y in (year, year - 1, year + 1)
        if 0 < y < 10000 and exists(y, month, day) and dt.date(y, month, day).weekday() == weekday
    ]
    return fitting[0] if fitting else year


def _looks_ahead(text: str, mention: Mention) -> bool:
    if _FUTURE_BEFORE.search(text, max(0, mention.start - 12), mention.start):
        return True
    return bool(_FUTURE.search(text, *_around(text, mention)))


def _looks_back(text: str, mention: Mention) -> bool:
    if _PAST_BEFORE.search(text, max(0, mention.start - 12), mention.start):
        return True
    return bool(_PAST.search(text, *_around(text, mention)))


def _any(chinese: Sequence[str], english: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"{alternation(chinese)}|\b(?:{alternation(english)})\b", re.IGNORECASE)


_FUTURE = _any(ZH["cues"]["future"], EN["cues"]["future"])
_FUTURE_BEFORE = re.compile(rf"\b(?:{alternation(EN['cues']['future_before'])})\s(?:the\s)?\Z", re.IGNORECASE)
_PAST_BEFORE = re.compile(
    rf"(?:{alternation(ZH['cues']['past_before'])}|\b(?:{alternation(EN['cues']['past_before'])})\s)\Z", re.IGNORECASE
)
_PAST = _any(ZH["cues"]["past"], EN["cues"]["past"])
_CLAUSE_END = re.compile(r"[。！？!?\n;；，,：:]|\.\s")


def _around(text: str, mention: Mention) -> tuple[int, int]:
    """The clause about a mention: up to 40 characters before and 30 behind."""
    lo, hi = max(0, mention.start - 40), min(len(text), mention.end + 30)
    for end in _CLAUSE_END.finditer(text, lo, mention.start):
        lo = end.end()
    stop = _CLAUSE_END.search(text, mention.end, hi)
    return lo, stop.start() if stop else hi


def _length(mention: Mention, writing: Moment | None, *, sure: bool) -> str | None:
    """The interval of the past two years: as precise as its unit, up to the month or day of writing."""
    length = mention.length
    if length is None or writing is None or writing.month is None or length.several or length.unit == "hour":
        return None
    amount = length.high
    if length.low != length.high or amount != int(amount):
        return None
    by_day = length.unit in DAYS_OF or length.unit == "month"
    if by_day and (writing.day is None or not sure):
        return None
    if length.unit not in DAYS_OF and length.unit not in MONTHS_OF:
        return None
    other = add(writing.date(), int(amount) * length.direction, length.unit)
    if other is None:
        return None
    ends = sorted((writing.date(), other))
    forms = [d.isoformat() if by_day else f"{d.year:04d}-{d.month:02d}" for d in ends]
    return "/".join(forms)


def _quarter(mention: Mention, writing: Moment | None) -> tuple[str | None, Moment | None]:
    if writing is None or writing.month is None:
        return None, None
    year, month = shifted(writing.year, (writing.month - 1) // 3 * 3 + 1, 3 * mention.offset)
    return iso_part(year, None, f"Q{(month - 1) // 3 + 1}"), Moment(year, month)


def _week(text: str, mention: Mention, writing: Moment | None, *, sure: bool) -> tuple[str | None, Moment | None]:
    """Weeks begin on Monday (ISO 8601); a bare weekday is the latest one, today included, or the next where words
    look ahead.
    """
    if writing is None or writing.day is None or not sure:
        return None, None
    now = writing.date()
    monday = add(now, -now.weekday(), "day")
    if monday is None:
        return None, None
    if mention.anchor == "week":
        first = add(
            monday, 7 * mention.offset + (mention.weekday or 0) + (5 if mention.part == "weekend" else 0), "day"
        )
        last = (
            None
            if first is None
            else add(first, 0 if mention.weekday is not None else 1 if mention.part == "weekend" else 6, "day")
        )
    else:
        first = last = _weekday_near(text, mention, now)
    if first is None or last is None:
        return None, None
    form = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return form, Moment(first.year, first.month, first.day)


def _weekday_near(text: str, mention: Mention, now: dt.date) -> dt.date | None:
    ago = (now.weekday() - (mention.weekday or 0)) % 7
    if mention.direction < 0 and ago == 0:
        ago = 7
    if mention.direction > 0 or (mention.direction == 0 and ago and _looks_ahead(text, mention)):
        return add(now, (7 - ago) if ago else 7, "day")
    return add(now, -ago, "day")
