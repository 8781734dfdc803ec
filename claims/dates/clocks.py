"""Times of day (16:00, 4:30 a.m., 下午3点): a place in a text where one may be in, the mention out.

Refuses to know: dates; which places are worth a look.
"""

from __future__ import annotations

import re
from typing import Final

from claims.dates.datewords import EN, ZH
from claims.dates.timepoints import Mention

_ZH: Final = ZH["clock"]
_MERIDIEM = r"(?P<half>[AaPp])\.?\s?[Mm]\b\.?"
_CLOCK = re.compile(
    r"(?<![A-Za-z0-9_.:：/$])(?P<h>[01]?[0-9]|2[0-4])[:：](?P<m>[0-5][0-9])(?:[:：](?P<s>[0-5][0-9])(?:\.[0-9]{1,6})?)?"
    rf"(?![0-9]|[:：][0-9]|[/.][0-9]|-[0-9](?![0-9]?[:：]))(?:\s?{_MERIDIEM})?"
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
_ZH_NUMBER = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"十一": 11, "十二": 12, "两": 2, "兩": 2}
_ZH_CLOCK = re.compile(
    f"(?P<word>{'|'.join(sorted(_ZH['am'] + _ZH['pm'] + _ZH['noon'], key=len, reverse=True))})?[ ]?(?<![0-9０-９.〇零一二三四五六七八九十百千万])"
    "(?P<h>[0-9０-９]{1,2}|十[一二]?|[一二三四五六七八九两兩])[ ]?(?P<sign>[点點时時])"
    "(?:[ ]?(?P<m>[0-9０-９]{1,2}|[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])[ ]?分(?!之)|(?P<half>半)|(?P<sharp>整)|钟|鐘)?"
)
_ZH_BEFORE = re.compile("[日号號](?:[（(][^)）]{1,4}[)）])?[ ]?\\Z")
_TO_CLOCK = re.compile(r"\s?(?:-|–|to|至|到)\s?[0-9]{1,2}[:：][0-5][0-9]")
_FOLD = {ord("０") + i: str(i) for i in range(10)}


def with_colon(text: str, at: int) -> Mention | None:
    """The time whose colon stands at a place."""
    start = at - 1
    if start and text[start - 1].isdecimal():
        start -= 1
    found = _CLOCK.match(text, start)
    if found is None:
        return None
    before = _BEFORE_CLOCK.search(text, max(0, start - 16), start)
    if not (
        found["half"] or found["s"] or before or _ZONE.match(text, found.end()) or _TO_CLOCK.match(text, found.end())
    ):
        return None
    hour = _of_day(int(found["h"]), found["half"], before["word"] if before else None)
    return None if hour is None else _made(start, found.end(), hour, int(found["m"]))


def with_meridiem(text: str, at: int) -> Mention | None:
    """The time without minutes, or with a full stop before them, whose last digit stands at a place: 9 p.m., 9.25
    am.
    """
    found = _PLAIN_MERIDIEM.search(text, max(0, at - 4), at + 8)
    if found is None or not found.start() <= at < found.end():
        return None
    hour = _of_day(int(found["h"]), found["half"], None)
    return None if hour is None else _made(found.start(), found.end(), hour, int(found["m"] or 0))


def with_sign(text: str, at: int) -> Mention | None:
    """The Chinese time whose 点 or 时 stands at a place."""
    found = _ZH_CLOCK.search(text, max(0, at - 6), min(len(text), at + 7))
    if found is None or found.start("sign") != at:
        return None
    dated = _ZH_BEFORE.search(text, max(0, found.start() - 7), found.start())
    if not (found["word"] or found["m"] or found["half"] or found["sharp"] or dated):
        return None  # 3点 is as often a count of points
    hour = _zh_number(found["h"])
    minute = 30 if found["half"] else _zh_number(found["m"]) if found["m"] else 0
    if hour is None or minute is None:
        return None
    hour = _of_day(hour, None, found["word"])
    return None if hour is None else _made(found.start(), found.end(), hour, minute)


def _made(start: int, end: int, hour: int, minute: int) -> Mention | None:
    if hour * 60 + minute > 1440 or minute > 59:
        return None
    return Mention(start, end, clock=f"T{hour:02d}:{minute:02d}")


def _zh_number(written: str) -> int | None:
    folded = written.translate(_FOLD)
    if folded.isdecimal() and folded.isascii():
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
