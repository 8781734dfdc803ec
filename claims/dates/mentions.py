"""The dates and times of day of a text in any language and in digits, none overlapping another: text in, mentions out.

What hits on digits (dates in digits, bare years, times) shares one pass over the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.dates import clocks, dates_en, dates_numeric, dates_zh, months_en, years_en
from claims.dates.timepoints import Mention

# A digit leads every branch; what follows tells what to look for. Separators are only looked at, for the
# digits behind them may be a year of their own.
_DIGITS = re.compile(
    r"[0-9](?:(?P<year>(?<=[12])[0-9]{3}(?![0-9]))|(?P<clock>(?=[:：][0-5][0-9]))"
    r"|(?P<date>(?=[-/][0-9]| / [0-9]|\.[0-9]{1,2}\.[0-9]))|(?P<half>(?=\s?[AaPp]\.?\s?[Mm](?![A-Za-z]))))"
)


def mentions_of(text: str) -> list[Mention]:
    """The mentions of every grammar, in order of place; of those that overlap, the one that begins first, the longer
    first.
    """
    found: list[Mention] = [] if text.isascii() else list(dates_zh.mentions(text))
    found += _in_digits(text)
    found += dates_en.mentions(text)
    found.sort(key=_place)
    out: list[Mention] = []
    end = 0
    for mention in found:
        if mention.start >= end:
            out.append(mention)
            end = mention.end
    return out


def whole_dates(text: str) -> list[Mention]:
    """The mentions that give year, month and day: what a date line needs, at less cost than all."""
    found: list[Mention] = [] if text.isascii() else list(dates_zh.mentions(text))
    found += _in_digits(text)
    found += months_en.with_months(text, (hit.start() for hit in months_en.MONTH_HIT.finditer(text)))
    found.sort(key=_place)
    return [m for m in found if m.year and m.month and m.day and not m.until and not m.part and not m.decade]


def _in_digits(text: str) -> Iterator[Mention]:
    used, line = 0, years_en.NO_LINE
    for hit in _DIGITS.finditer(text):
        at = hit.start()
        if at < used:
            continue
        kind = hit.lastgroup
        found: Mention | None = None
        if kind == "clock":
            found = clocks.with_colon(text, at + 1)
        elif kind == "half":
            found = clocks.with_meridiem(text, at)
        elif kind == "date" or text[at + 4 : at + 5] in ("-", "/", "."):
            found = dates_numeric.with_separator(text, max(used, at - 3), at)
        if found is None and kind == "year":
            found, line = years_en.year_at(text, at, line)
        if found is not None and found.start >= used:
            used = found.end
            yield found


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end
