"""The small numerals of dates in Chinese: written digits of any kind in, whole numbers out. Refuses to know: scale
words, units.
"""

from __future__ import annotations

from typing import Final


def numeral(written: str) -> int | None:
    """The value of digits (full-width too) or of a Chinese numeral below ten thousand; None for anything else.

    >>> numeral("二十九"), numeral("二〇二五"), numeral("１２")
    (29, 2025, 12)
    """
    folded = written.translate(FOLD)
    if folded.isascii() and folded.isdecimal():
        return int(folded)
    if all(c in DIGIT for c in folded):
        return int("".join(str(DIGIT[c]) for c in folded)) if folded else None
    total, digit = 0, 0
    for c in folded:
        if c in DIGIT:
            digit = DIGIT[c]
        elif c in _PLACE:
            total, digit = total + (digit or 1) * _PLACE[c], 0
        else:
            return None
    return total + digit


FOLD: Final = {ord("０") + i: str(i) for i in range(10)}
DIGIT: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "兩": 2}
_PLACE: Final = {"十": 10, "百": 100, "千": 1000}
_TENS: Final = {"廿": "二十", "卅": "三十"}


def integer(written: str | None) -> int | None:
    """The same of a part of a date that may be left out; 廿 and 卅 are tens there."""
    if written is None:
        return None
    if written.isascii() and written.isdecimal():
        return int(written)
    for short, long in _TENS.items():
        written = written.replace(short, long)
    return numeral(written)
