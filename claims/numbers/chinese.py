"""Chinese numerals, alone or behind digits: text and place in, a `Numeral` out.

Reads 一百零五, 三百一 (310), 3万4000, 壹仟貳佰, 廿三, 二〇二五, 八点五, 三分之一, 百分之五, 三成五, 七折,
十几万, 三四十, 数千亿, traditional and simplified alike, spaces passed over.
Refuses to know: which words merely contain a numeral (`names`), units, hedge words outside the numeral.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from claims.frozen import changed
from claims.numbers import arabic
from claims.numbers.chinese_runs import ALL, ARABIC, DIGITS, FORMAL, MORE, PLACES, SOME, TWO, Part, run, skip
from claims.numbers.digits import EXACT, ZERO, Numeral, grain_of, of_fraction, power

__all__ = ["ALL", "ARABIC", "DIGITS", "FORMAL", "MORE", "PLACES", "SOME", "read", "skip"]


NOT_TENTHS: Final = frozenset("员員立为為功都分果长長年本交就绩績品型群语語套婚双雙千百")
"""成 before these begins another word: 五成员, 三成立."""


PART_OF_WHOLE: Final = re.compile(
    r"(?:[三四五六七八九]分[一二]|[四五七八]分三)(?=$|[^\w]|的|以|至|到|左右|強|受訪|市民|港人|居民|選民|家庭|學生|人口"
    "|企業|業主|議席|個|時間|公升|升|湯匙|茶匙|杯|磅|斤)"
)
"""A third as it is written in Hong Kong, before words that it may be a part of."""


def read(text: str, start: int, first: Numeral | None = None) -> Numeral | None:
    """The numeral at `start`; `first` is a number in digits already read there."""
    part = run(text, start, first)
    if part is None:
        return None
    i = skip(text, part.end)
    following = text[i : i + 1]
    if following == "分" and not part.hedge:
        return _fraction(text, start, part, i, None) or _whole(text, start, part)
    if following == "又" and not part.hedge:
        return _mixed(text, start, part, skip(text, i + 1)) or _whole(text, start, part)
    if following == "成" and (found := _tenths(text, start, part, i)):
        return found
    if following == "折" and (found := _discount(text, start, part, i)):
        return found
    if part.only_places and part.value != 10 and (part.length < 2 or text[start] in "万萬"):
        return None
    return _whole(text, start, part)


def _numerator(text: str, i: int) -> tuple[Part, int] | None:
    """The number after 分之, with its sign."""
    i = skip(text, i)
    sign = 1
    if text[i : i + 1] in ("负", "負", "-", "－"):
        sign, i = -1, i + 1
    if i >= len(text):
        return None
    if text[i] in ARABIC:
        digits = arabic.plain(text, i)
        if digits is None:
            return None
        part = run(text, i, digits)
        return (part, sign) if part else None
    if text[i] not in ALL and text[i] not in SOME:
        return None
    part = run(text, i)
    return (part, sign) if part else None


def _parted(text: str, i: int) -> int:
    """Where 分之 (or 分 之) ends, or -1."""
    if text.startswith("分之", i):
        return i + 2
    if text[i : i + 1] == "分":
        j = skip(text, i + 1)
        return j + 1 if text[j : j + 1] == "之" else -1
    return -1


def _fraction(text: str, start: int, part: Part, i: int, whole: Decimal | None) -> Numeral | None:
    """三分之一, 百分之五, 一又二分之一."""
    after = _parted(text, i)
    if after < 0 and part.length == 1 and PART_OF_WHOLE.match(text, i - 1) is not None:
        after = i + 1  # 三分一
    found = _numerator(text, after) if after > 0 else None
    if found is None or not part.value:
        return None
    top, sign = found
    if part.only_places and whole is None and part.value >= 100:
        return _percent(text, start, part, top, sign)
    fraction = Fraction(top.value) / Fraction(part.value) * sign
    if whole is not None:
        fraction += Fraction(whole)
    value = of_fraction(fraction)
    return Numeral(
        start, top.end, value, grain_of(value), grain_of(value), text[start : top.end], "", "zh", fraction=fraction
    )


def _percent(text: str, start: int, part: Part, top: Part, sign: int) -> Numeral:
    """百分之五, 千分之2.4, 万分之三: in percent."""
    shift = 2 - part.value.adjusted()
    value = EXACT.multiply(top.value, power(shift) * sign)
    scaled = [None if x is None else EXACT.multiply(x, power(shift)) for x in (top.low, top.high, top.limit)]
    end = top.end
    kilo = skip(text, end)
    if text[kilo : kilo + 1] in ("k", "K", "Ｋ", "ｋ") and not text[kilo + 1 : kilo + 2].isalnum():
        value, end = EXACT.multiply(value, power(3)), kilo + 1
    return Numeral(
        *(start, end, value, top.place + shift, top.grain + shift, text[start:end], "", "zh", top.hedge),
        *(scaled[0], scaled[1], scaled[2]),
        unit="percent",
        words=top.words,
    )


def _mixed(text: str, start: int, whole: Part, i: int) -> Numeral | None:
    """一又二分之一."""
    if i >= len(text):
        return None
    digits = arabic.plain(text, i) if text[i] in ARABIC else None
    if digits is None and text[i] not in ALL:
        return None
    part = run(text, i, digits)
    return _fraction(text, start, part, skip(text, part.end), whole.value) if part else None


def _tenths(text: str, start: int, part: Part, i: int) -> Numeral | None:
    """三成五, 九成, 三成半: in percent."""
    after = skip(text, i + 1)
    end, extra = i + 1, ZERO
    if (
        after < len(text)
        and text[after] in DIGITS
        and text[after] not in TWO
        and text[after + 1 : after + 2] not in ("成", "折")
    ):
        end, extra = after + 1, Decimal(DIGITS[text[after]])
    elif text[after : after + 1] == "半":
        end, extra = after + 1, Decimal(5)
    if (
        part.hedge not in ("", "over", "range")
        or text[end : end + 1] in NOT_TENTHS
        or (part.only_places and part.value != 10)
    ):
        return None
    return _tens(text, start, part, end, extra)


def _discount(text: str, start: int, part: Part, i: int) -> Numeral | None:
    """七折 is 70 % of the price, 七五折 75 %."""
    if (
        part.hedge
        or part.only_places
        or not part.value
        or text[i + 1 : i + 2] in ("叠", "疊", "磨", "腾", "騰", "断", "斷", "返")
    ):
        return None
    value = part.value if part.value < 10 else EXACT.divide(part.value, Decimal(10))
    tens = changed(part, value=value, grain=grain_of(value), place=min(0, grain_of(value)))
    return _tens(text, start, tens, i + 1, ZERO)


def _tens(text: str, start: int, part: Part, end: int, extra: Decimal) -> Numeral:
    value = EXACT.add(EXACT.multiply(part.value, Decimal(10)), extra)
    place = 0 if extra else part.place + 1
    low, high, limit = (None if x is None else x * 10 for x in (part.low, part.high, part.limit))
    return Numeral(
        *(
            start,
            end,
            value,
            place,
            max(place, grain_of(value)),
            text[start:end],
            "",
            "zh",
            part.hedge,
            low,
            high,
            limit,
        ),
        unit="percent",
        words=part.words,
    )


def _whole(text: str, start: int, part: Part) -> Numeral:
    return Numeral(
        *(start, part.end, part.value, part.place, part.grain, text[start : part.end], part.scale, "zh", part.hedge),
        *(part.low, part.high, part.limit),
        is_article=part.end - start == 1 and text[start] in "一壹",
        words=part.words,
    )
