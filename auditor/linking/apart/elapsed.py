"""How long after it began a count was taken: 10,000 orders after four minutes, 70,000 within a month; 首日 and 首周.

Comes in: two Profiles and the Views they are of. Goes out: yes or no. Both sides must say it. Refuses to know: dates,
scores.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from auditor.linking.profile import Profile, View
from claims import scripts

REACH: Final = {True: 44, False: 84}
"""Characters to each side in which it is told, in Chinese and in English."""
CLOSE: Final = Fraction(3, 2)
"""Stretches that differ by less than this factor may be one, told roughly."""
_DIGITS: Final = {c: n for n, c in enumerate("一二三四五六七八九十", start=1)} | {"两": 2, "首": 1, "": 1}
_WORDS: Final = {
    w: n
    for n, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
} | {"a": 1, "an": 1, "first": 1, "": 1}
_UNITS: Final = {
    "分钟": 1, "小时": 60, "天": 1440, "日": 1440, "周": 10080, "星期": 10080, "个月": 43200, "月": 43200, "年": 525600,
    "minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43200, "year": 525600,
}  # fmt: skip
"""Minutes of each."""
ZH: Final = re.compile(
    r"(?P<n>\d{1,3}|[一二三四五六七八九十两])(?P<unit>分钟|个?小时|天|周|个?星期|个月|年)(?:之?内|以内|之?后|过后)"
    r"|(?P<first>首)个?(?P<of>小时|日|天|周|月|年)"
)
EN: Final = re.compile(
    r"\b(?:within|inside|after|in (?:just |only |under |less than )?|(?:in|over|during) (?:its|the|their) first )"
    r"(?: ?(?:just|only|about|the first))? ?"
    r"(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})? ?"
    r"(?P<unit>minute|hour|day|week|month|year)s?\b"
)


def differ(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether two counts were taken after two lengths of time."""
    if any(p.days is not None or p.is_cell or p.figure.kind == "duration" for p in (a, b)):
        return False
    one = _elapsed(a, first)
    other = _elapsed(b, second) if one else None
    if one is None or other is None:
        return False
    return max(one, other) >= CLOSE * min(one, other)


def _elapsed(p: Profile, v: View) -> int | None:
    """Minutes told nearest to the number, in its own sentence."""
    (begin, end), claim = p.claim.sentence, p.claim
    reach = REACH[claim.language == "zh"]
    low, high = max(begin, claim.start - reach), min(end, claim.end + reach)
    text = scripts.fold(v.document.text[low:high])
    found = [
        (_gap(m, claim.start - low, claim.end - low), m) for m in (EN if claim.language == "en" else ZH).finditer(text)
    ]
    return _minutes(min(found, key=lambda f: f[0])[1]) if found else None


def _gap(found: re.Match[str], start: int, end: int) -> int:
    return max(found.start() - end, start - found.end())


def _minutes(found: re.Match[str]) -> int:
    held = found.groupdict()
    unit = held.get("unit") or held.get("of") or ""
    written = held.get("n") or ""
    count = int(written) if written.isdecimal() else _DIGITS.get(written) or _WORDS.get(written, 1)
    return count * _UNITS[unit if unit in _UNITS else unit.removeprefix("个")]
