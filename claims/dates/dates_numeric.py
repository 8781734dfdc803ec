"""Dates in digits alone (2025-01-28, 28/01/2025, 2025.1.28): a place in a text where one may be in, the mention out.

Which of two small numbers is the month is told by a part above twelve, else by the separator, else by the other dates
of the
text (`month_comes_first`). Refuses to know: words, years that are not written, which places are worth a look.
"""

from __future__ import annotations

import re

from claims.dates.timepoints import Mention, exists

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
_CLOCK_BEHIND = re.compile("[ ,]{1,2}[0-9]{1,2}[:：][0-5][0-9]")


def with_separator(text: str, lo: int, at: int) -> Mention | None:
    """The date of which the digit at a place, before a separator, is a part; it begins no earlier than `lo`."""
    for start in range(lo, at + 1):
        if not text[start].isdecimal() or (start and text[start - 1].isdecimal()):
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


def month_comes_first(text: str) -> bool | None:
    """The order of day and month in the dates of the text that leave no doubt; None where none tells."""
    votes = 0
    for hit in _YEAR_LAST.finditer(text):
        a, b = int(hit["a"]), int(hit["b"])
        if hit["sep"].strip() == "/" and (a > 12) != (b > 12):
            votes += 1 if b > 12 else -1
    return None if votes == 0 else votes > 0


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
    behind = _CLOCK_BEHIND.match(text, found.end())
    return behind is not None or _DATED.search(text, max(0, found.start() - 12), found.start()) is not None
