"""Lengths of time that a word fastens to the day of writing, in Chinese (过去两年, 未来2~3年): text in, mentions out.

Refuses to know: plain lengths of time; when the text was written.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from claims.dates import date_patterns_zh as patterns
from claims.dates.datewords import ZH
from claims.dates.numerals_zh import DIGIT, FOLD, numeral
from claims.dates.timepoints import Length, Mention, Unit

HALF: Final = Decimal("0.5")


def length(text: str, at: int, lo: int) -> tuple[Mention, int] | None:
    """The length of time whose unit ends at a place, where a word fastens it to the day of writing."""
    if not patterns.LENGTH_HINT.search(text, lo, at):
        return None
    end = at + 2 if text.startswith("季度", at) else at + 1
    found = patterns.LENGTH.search(text, lo, at + 1)
    if found is None or text.startswith(("代", "了", "後", "后"), end):
        return None
    if found["near"] and not (
        patterns.AFTER_NEAR.match(text, end) or not found.start() or patterns.BEFORE_NEAR.match(text[found.start() - 1])
    ):
        return None  # 耗时近两年 = nearly two years
    unit: Unit = ZH["units"][found["unit"]]
    if found["plus"] and (found["half"] or found["n2"]):
        return None
    bounds = _bounds(found)
    if bounds is None:
        return None
    low, high = bounds
    if text.startswith("半", end) and not (found["plus"] or found["half"] or found["n2"] or found["vague"]):
        low, high, end = low + HALF, high + HALF, end + 1  # 过去一年半
    direction = 1 if found["future"] else -1
    found_length = Length(
        low, high, unit, direction, several=bool(found["vague"]), start=found.start("amount"), end=end
    )
    return Mention(found.start(), end, length=found_length), end


def _bounds(found: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    if found["vague"]:
        return Decimal(2), Decimal(10)
    if found["half"]:
        return Decimal("0.5"), Decimal("0.5")
    low = _decimal(found["n"])
    high = _decimal(found["n2"]) if found["n2"] else low
    if low is None or high is None or low <= 0 or high < low:
        return None
    if not found["n2"] and len(found["n"]) == 2 and all(c in "一二两兩三四五六七八九" for c in found["n"]):
        low, high = Decimal(DIGIT[found["n"][0]]), Decimal(DIGIT[found["n"][1]])  # 两三年, 四五年
        return (low, high) if high == low + 1 else None
    half = Decimal("0.5") if found["plus"] else Decimal(0)
    return low + half, high + half


def _decimal(written: str) -> Decimal | None:
    folded = written.translate(FOLD)
    if folded[:1].isdecimal() and folded.isascii():
        return Decimal(folded)
    value = numeral(folded)
    return None if value is None else Decimal(value)
