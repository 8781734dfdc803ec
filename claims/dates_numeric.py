"""Dates in digits alone (2025-01-28, 28/01/2025, 2025.1.28) and times of day (16:00, 4:30 a.m., 下午3点): text in, mentions out.

Which of two small numbers is the month is told by a part above twelve, else by the separator, else by the other dates of the
text (`orders`). Refuses to know: words, years that are not written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from claims.datewords import EN, ZH
from claims.timepoints import Mention, exists

_ZH: Final = ZH["clock"]

# One digit and a separator are the hit; 2025-01-28 is found at "5-0", and read from the digits before it on.
_HIT = re.compile(r"[0-9](?:[-/][0-9]| / [0-9]|\.[0-9]{1,2}\.[0-9])")
_YEAR_FIRST = re.compile(
    r"(?<![A-Za-z0-9_.,/$#-])(?P<y>(?:1[5-9]|20|21)[0-9]{2})(?P<sep>[-/.])(?P<m>0?[1-9]|1[0-2])"
    r"(?:(?P=sep)(?P<d>0[1-9]|[12][0-9]|3[01]|[1-9]))?(?![0-9]|[A-SU-Za-z_]|[-/.][0-9])"
)
_YEAR_LAST = re.compile(
    r"(?<![A-Za-z0-9_.,/$#-])(?P<a>0?[1-9]|[12][0-9]|3[01])(?P<sep> / |[-/.])(?P<b>0?[1-9]|[12][0-9]|3[01])(?P=sep)"
    r"(?P<y>(?:1[5-9]|20|21)[0-9]{2}|[0-9]{2})(?![0-9]|[A-Za-z_]|[-/.][0-9])"
)
_DATED = re.compile(
    r"(?:\b(?:on|dated?|since|until|by|of|from|to|posted|updated|published|due|before|after)|:|[(（于於])\s?\Z",
    re.IGNORECASE,
)
_URL_STAMP = re.compile(r"(?<=/)(?P<y>(?:19|20)[0-9]{2})/(?P<m>[01][0-9])/(?P<d>[0-3][0-9])(?=/)")
_VERSION = re.compile(r"(?:\bv|version|release|版本?|[A-Za-z]\s)\s?\Z", re.IGNORECASE)

_CLOCK_HIT = re.compile(r"[:：](?<=[0-9].)(?=[0-5][0-9])")
_MERIDIEM = r"(?P<half>[AaPp])\.?\s?[Mm]\b\.?"
_CLOCK = re.compile(
    r"(?<![A-Za-z0-9_.:：/$-])(?P<h>[01]?[0-9]|2[0-4])[:：](?P<m>[0-5][0-9])(?:[:：](?P<s>[0-5][0-9])(?:\.[0-9]{1,6})?)?"
    rf"(?![0-9]|[:：][0-9]|[-/.][0-9])(?:\s?{_MERIDIEM})?"
)
_ZONE = re.compile(
    rf"\s?\(?(?:{'|'.join(EN['zones']['words'])})\b|\s?(?:[+-][01][0-9]:?[0-5]0\b|hrs\b|hours\b|o['’]clock|local time)"
)
_BEFORE_CLOCK = re.compile(
    rf"(?:\b(?:at|by|until|till|before|after|around|about|from|since|to|between|and|through|approximately)\s|[日号號T,，]\s?|[（(]|[0-9]{{4}}\s|\bGMT\s"
    rf"|(?P<word>{'|'.join(sorted(_ZH['am'] + _ZH['pm'] + _ZH['noon'], key=len, reverse=True))})\s?|[至到~-]\s?|[于於在]\s?)\Z",
    re.IGNORECASE,
)
_PLAIN_MERIDIEM = re.compile(rf"(?<![A-Za-z0-9_.:,/$-])(?P<h>1[0-2]|0?[1-9])(?:\.(?P<m>[0-5][0-9]))?\s?{_MERIDIEM}")
_MERIDIEM_HIT = re.compile(r"[0-9]\s?[AaPp]\.?\s?[Mm]\b")
_ZH_HIT = re.compile("[点點时時](?<=[0-9０-９一二三四五六七八九十两兩].)")
_ZH_NUMBER = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"十一": 11, "十二": 12, "两": 2, "兩": 2}
_ZH_CLOCK = re.compile(
    f"(?P<word>{'|'.join(sorted(_ZH['am'] + _ZH['pm'] + _ZH['noon'], key=len, reverse=True))})?[ ]?(?<![0-9０-９.〇零一二三四五六七八九十百千万])"
    "(?P<h>[0-9０-９]{1,2}|十[一二]?|[一二三四五六七八九两兩])[ ]?(?P<sign>[点點时時])"
    "(?:[ ]?(?P<m>[0-9０-９]{1,2}|[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])[ ]?分(?!之)|(?P<half>半)|(?P<sharp>整)|钟|鐘)?"
)
_ZH_BEFORE = re.compile("[日号號](?:[（(][^)）]{1,4}[)）])?[ ]?\\Z")
_FOLD = {ord("０") + i: str(i) for i in range(10)}

BEFORE: Final = 12


def mentions(text: str) -> Iterator[Mention]:
    """Every date in digits, in order of place, none overlapping another."""
    used = 0
    for hit in _HIT.finditer(text):
        at = hit.start()
        if at < used:
            continue
        found = _at(text, max(used, at - 3), at)
        if found is not None:
            used = found.end
            yield found


def clock_times(text: str) -> list[tuple[int, int, int]]:
    """Times of day as (start, end, minutes since midnight), in order of place."""
    found = list(_with_colons(text))
    found += _with_meridiem(text)
    if not text.isascii():
        found += _chinese(text)
    out: list[tuple[int, int, int]] = []
    for start, end, minutes in sorted(found, key=lambda t: (t[0], -t[1])):
        if not out or start >= out[-1][1]:
            out.append((start, end, minutes))
    return out


def month_comes_first(text: str) -> bool | None:
    """The order of day and month in the dates of the text that leave no doubt; None where none tells."""
    votes = 0
    for hit in _YEAR_LAST.finditer(text):
        a, b = int(hit["a"]), int(hit["b"])
        if hit["sep"].strip() == "/" and (a > 12) != (b > 12):
            votes += 1 if b > 12 else -1
    return None if votes == 0 else votes > 0


def _at(text: str, lo: int, at: int) -> Mention | None:
    for start in range(lo, at + 1):
        if not text[start].isdigit() or (start and text[start - 1].isdigit()):
            continue
        found = _YEAR_FIRST.match(text, start)
        if found:
            return _year_first(text, found)
        last = _YEAR_LAST.match(text, start)
        if last:
            return _year_last(text, last)
        stamp = _URL_STAMP.match(text, start)
        if stamp and exists(int(stamp["y"]), int(stamp["m"]), int(stamp["d"])):
            return Mention(*stamp.span(), year=int(stamp["y"]), month=int(stamp["m"]), day=int(stamp["d"]))
    return None


def _year_first(text: str, found: re.Match[str]) -> Mention | None:
    year, month = int(found["y"]), int(found["m"])
    if found["d"] is None:
        # 2004-05 may be a season; 2004/05 and 2004.5 are not dates. A month has two digits and does not follow on the year.
        if found["sep"] != "-" or len(found["m"]) < 2 or month == year % 100 + 1:
            return None
        return Mention(*found.span(), year=year, month=month)
    day = int(found["d"])
    if not exists(year, month, day) or (
        found["sep"] == "." and _VERSION.search(text, max(0, found.start() - 8), found.start())
    ):
        return None
    return Mention(*found.span(), year=year, month=month, day=day)


def _year_last(text: str, found: re.Match[str]) -> Mention | None:
    a, b, sep = int(found["a"]), int(found["b"]), found["sep"]
    short = len(found["y"]) == 2
    year = int(found["y"])
    if short and not (sep.strip() == "/" and _is_dated(text, found)):
        return None
    if a > 12 and b > 12:
        return None
    if a > 12 or (b <= 12 and sep.strip() != "/"):
        day, month = a, b
    else:
        month, day = a, b
    if not exists(None if short else year, month, day):
        return None
    swapped = a <= 12 and b <= 12 and a != b
    return Mention(*found.span(), year=year, month=month, day=day, two_digits=short, swapped=swapped)


def _is_dated(text: str, found: re.Match[str]) -> bool:
    """Whether 1/27/25 is no fraction: a word before or a time of day behind says so."""
    behind = _CLOCK_HIT.search(text, found.end(), found.end() + 7)
    return behind is not None or _DATED.search(text, max(0, found.start() - 12), found.start()) is not None


def _with_colons(text: str) -> Iterator[tuple[int, int, int]]:
    for hit in _CLOCK_HIT.finditer(text):
        start = hit.start() - 1
        if start and text[start - 1].isdigit():
            start -= 1
        found = _CLOCK.match(text, start)
        if found is None:
            continue
        before = _BEFORE_CLOCK.search(text, max(0, start - 16), start)
        zone = _ZONE.match(text, found.end())
        if not (found["half"] or found["s"] or before or zone):
            continue
        minute = int(found["m"])
        word = before["word"] if before else None
        hour = _of_day(int(found["h"]), found["half"], word)
        if hour is not None and hour * 60 + minute <= 1440:
            yield start, found.end(), hour * 60 + minute


def _with_meridiem(text: str) -> Iterator[tuple[int, int, int]]:
    for hit in _MERIDIEM_HIT.finditer(text):
        for start in range(max(0, hit.start() - 4), hit.start() + 1):
            found = _PLAIN_MERIDIEM.match(text, start)
            if found:
                hour = _of_day(int(found["h"]), found["half"], None)
                if hour is not None:
                    yield start, found.end(), hour * 60 + int(found["m"] or 0)
                break


def _chinese(text: str) -> Iterator[tuple[int, int, int]]:
    for hit in _ZH_HIT.finditer(text):
        found = _ZH_CLOCK.search(text, max(0, hit.start() - 6), min(len(text), hit.end() + 6))
        if found is None or found.start("sign") != hit.start():
            continue
        dated = _ZH_BEFORE.search(text, max(0, found.start() - 7), found.start())
        if not (found["word"] or found["m"] or found["half"] or found["sharp"] or dated):
            continue  # 3点 is as often a count of points
        hour = _zh_number(found["h"])
        minute = 30 if found["half"] else _zh_number(found["m"]) if found["m"] else 0
        if hour is None or minute is None or hour > 24 or minute > 59:
            continue
        hour = _of_day(hour, None, found["word"])
        if hour is not None:
            yield found.start(), found.end(), hour * 60 + minute


def _zh_number(written: str) -> int | None:
    folded = written.translate(_FOLD)
    if folded.isdigit() and folded.isascii():
        return int(folded)
    tens, ten, ones = folded.rpartition("十")
    if not ten:
        return _ZH_NUMBER.get(folded.removeprefix("零"))
    return (_ZH_NUMBER.get(tens, 1) if tens else 1) * 10 + (_ZH_NUMBER.get(ones, 0) if ones else 0)


def _of_day(hour: int, half: str | None, word: str | None) -> int | None:
    if half:
        if not 1 <= hour <= 12:
            return None
        return hour % 12 + (12 if half in "Pp" else 0)
    if word in _ZH["pm"] and hour < 12:
        return hour + 12
    if word in _ZH["am"] and hour == 12:
        return 0
    return hour
