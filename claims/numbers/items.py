"""A numeral with its sign and its unit: text and numeral in, an `Item` out, or nothing where it is a name after all.

Refuses to know: how numerals are found and read, hedge words, ranges.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from claims import units
from claims.frozen import changed
from claims.numbers import english_parts, english_words, names
from claims.numbers.digits import EXACT, Numeral
from claims.units import UnitMatch

YUAN: Final = frozenset(("元", "圓", "圆"))
CALLED_YUAN: Final = frozenset(("CNY", "TWD", "HKD", "MOP", "SGD", "USD", "AUD", "CAD", "NZD", "JPY", "KRW"))
"""Currencies whose unit is written 元 behind their name before the number: 新台幣5元, US$5元."""
MINUS: Final = frozenset("-−－﹣–")
SIGN_WORDS: Final = ("minus ", "negative ", "Minus ", "Negative ")
LONGEST_SIGN: Final = max(map(len, SIGN_WORDS))
BELOW: Final = ("负", "負")
VAGUE: Final = ("several", "about")
"""Dozens of, a couple of: what is counted stands behind `of`."""
STATED: Final = frozenset("为為是至到达達约約降跌升涨漲率幅差度在于於")
"""Chinese characters behind which a dash is a minus sign; behind others it may part two words."""
NOT_DOZEN: Final = frozenset("击擊开開造破算电電工车車印扫掃折架球拳败敗包通听聽压壓出进進入下法手气氣")
"""打 before these is a verb: 两打出手."""
POINT_BEFORE: Final = frozenset(" \u3000个個")
SCALE: Final = re.compile(r" (thousand|million|billion|trillion)\b(?! (?:dollars|euros|pounds))")
PARTED: Final = frozenset({"measure", "duration", "money", "percent"})
PART_OF: Final = re.compile(r" (?:of )?(?:an? )?|-(?=[a-z])|(?= of )")
RANGE_WORD: Final = re.compile(r"-(?:to|bis|a)\b|-(?:odd|plus|something|strong|fold)\b")
PERCENT_POINT: Final = re.compile(r"\s{0,4}([个個]\s{0,3}百\s{0,3}分\s{0,3}[点點])")
RAN_ON: Final = re.compile(r"[ ]?[a-z]{3,20}(?=[A-Z])")


SHORT_WORD: Final = 3
"""Letters behind a number that are no more than this and run into digits make a code."""


@dataclass(slots=True)
class Item:
    """A number with its unit, at its place."""

    start: int
    end: int
    numeral: Numeral
    unit: UnitMatch | None
    prefix: UnitMatch | None
    is_negative: bool = False


def measured(text: str, numeral: Numeral, language: str | None, last_end: int) -> tuple[Item | None, int]:
    """The numeral with its sign and its unit; None where it is a name after all."""
    start = numeral.start
    prefix = units.before(text, start) if start else None
    if prefix is not None and prefix.start < last_end:
        prefix = None
    unit = None if numeral.unit else _unit(text, numeral, prefix, language)
    end = numeral.end
    if text[end : end + 1] == "打":
        numeral = _dozens(text, numeral)
        end = numeral.end
    if numeral.script == "digits" and not numeral.unit:
        if _runs_into_word(text, numeral, unit):
            return _ordinal(text, numeral)
        if unit is not None and unit.unit and _runs_into_digits(text, end, unit):
            return None, names.token_end(text, unit.end)
        if prefix is None and not numeral.hedge and _is_name(text, numeral, unit, last_end):
            return None, end
        if unit is not None and unit.kind == "money":
            numeral, unit = _scaled_money(text, numeral, unit)
    elif _is_labelled_word(text, numeral, unit, last_end):
        return None, end
    begin = prefix.start if prefix is not None else start
    named = (unit.unit if unit is not None else None) or ""
    negative = _sign(text, begin, last_end, is_cold=named.startswith("degree"), is_share=named == "percent")
    if negative >= 0:
        begin = negative
    stop = unit.end if unit is not None and unit.end > end else end
    return Item(begin, stop, numeral, unit, prefix, negative >= 0), stop


def _is_labelled_word(text: str, numeral: Numeral, unit: UnitMatch | None, last_end: int) -> bool:
    """Phase three, chapter two: a number word behind a label."""
    if numeral.script != "en" or (unit is not None and unit.unit is not None):
        return False
    return names.is_labelled(text, numeral.start, last_end, by_shape=False)


def _dozens(text: str, numeral: Numeral) -> Numeral:
    """两打 is 24."""
    end = numeral.end
    if numeral.unit or numeral.value is None or text[end + 1 : end + 2] in NOT_DOZEN:
        return numeral
    value = EXACT.multiply(numeral.value, Decimal(12))
    return changed(numeral, end=end + 1, value=value, place=0, scale="打", is_article=False)


def _scaled_money(text: str, numeral: Numeral, unit: UnitMatch) -> tuple[Numeral, UnitMatch]:
    """75 USD million: a scale word behind the currency."""
    match = SCALE.match(text, unit.end)
    if match is None:
        return numeral, unit
    word = match.group(1)
    return english_parts.shifted(numeral, english_words.SCALES[word], numeral.end, word), changed(unit, end=match.end())


def _unit(text: str, numeral: Numeral, prefix: UnitMatch | None, language: str | None) -> UnitMatch | None:
    """The unit behind the numeral, unless it belongs to the number that follows (1 $10 bill, rmb 10 usd 20)."""
    end = numeral.end
    is_part = numeral.script == "en" and numeral.fraction is not None and " in " not in numeral.written
    if is_part and (part := PART_OF.match(text, end)):
        whole = units.after(text, part.end(), language)
        if whole is not None and whole.unit and whole.kind in PARTED:
            return whole
    if numeral.hedge in VAGUE and numeral.script == "en" and text.startswith(" of ", end):
        counted = units.after(text, end + 3, language)
        return counted if counted is None or counted.unit else changed(counted, start=end, end=end)
    unit = units.after(text, end, language)
    if unit is None or (unit.unit is None and unit.end == end):
        return _point(text, end) or _cut_unit(text, end, language) or unit
    if unit.end and text[unit.end - 1 : unit.end + 1] == "日本":
        return None
    if unit.kind == "money":
        leads_on = text[unit.end : unit.end + 1].isdecimal() or (
            prefix is not None and text[unit.end : unit.end + 2].strip()[:1].isdecimal()
        )
        if prefix is not None and prefix.unit in CALLED_YUAN and text[unit.start : unit.end] in YUAN:
            return changed(unit, unit=prefix.unit)
        if (leads_on and (prefix is not None or unit.start > end or text[end : unit.start + 1].startswith(" "))) or (
            prefix is not None and unit.unit != prefix.unit and "/" not in (unit.unit or "")
        ):
            return None
    return (_point(text, end) if text[end] in POINT_BEFORE else None) or unit


def _point(text: str, end: int) -> UnitMatch | None:
    """个百分点 with spaces strewn in, as in cut-up text."""
    if text[end : end + 1] not in (" ", "\u3000", "个", "個"):
        return None
    match = PERCENT_POINT.match(text, end)
    return UnitMatch(match.start(1), match.end(), "percentage_point", "percent") if match is not None else None


def _cut_unit(text: str, end: int, language: str | None) -> UnitMatch | None:
    """The unit of a cell that ran into the next one: 128K tokensUp to 128K."""
    match = RAN_ON.match(text, end)
    if match is None:
        return None
    unit = units.after(text[end : match.end()], 0, language)
    if unit is None or unit.unit is None:
        return None
    return UnitMatch(end + unit.start, end + unit.end, unit.unit, unit.kind, unit.multiplier, unit.noun)


def _ordinal(text: str, numeral: Numeral) -> tuple[Item | None, int]:
    """21st is a rank; other letters behind digits make a name (3D, 5G)."""
    end = numeral.end
    if text[end : end + 2].lower() in ("st", "nd", "rd", "th") and not text[end + 2 : end + 3].isalnum():
        return Item(numeral.start, end + 2, changed(numeral, unit="rank"), None, None), end + 2
    return None, names.token_end(text, numeral.start)


def _runs_into_word(text: str, numeral: Numeral, unit: UnitMatch | None) -> bool:
    """Whether letters stand right behind the digits that are neither a unit nor a spelled-out scale word."""
    following = text[numeral.end : numeral.end + 1]
    if not (following.isascii() and following.isalpha()) or len(numeral.scale) > 2:
        return False
    return unit is None or unit.start != numeral.end or unit.end == numeral.end


def _runs_into_digits(text: str, end: int, unit: UnitMatch) -> bool:
    """Whether more digits stand behind the unit's letters: 24703m212 is a code."""
    if unit.end <= end or not text[unit.end : unit.end + 1].isdecimal():
        return False
    if text[end - 1] >= "\u3400" and unit.end - unit.start > SHORT_WORD:
        return False  # 每100万token60美元
    return text[unit.end - 1].isascii() and text[unit.end - 1].isalpha()


def _is_name(text: str, numeral: Numeral, unit: UnitMatch | None, last_end: int) -> bool:
    """Whether digits are a label (Windows 11 users), a year, a part of a compound (5-FU) or an index (x 1)."""
    start, end = numeral.start, numeral.end
    if len(numeral.scale) == 1 and numeral.scale.isascii() and names.is_labelled(text, start, last_end, by_shape=False):
        return True
    if unit is not None and unit.unit is not None:
        if unit.kind != "count" or numeral.place or numeral.scale or len(numeral.written) > 2:
            return False
        return names.is_labelled(text, start, last_end, by_shape=False)
    if (
        text[end : end + 1] in "-−"
        and end < len(text)
        and (text[end + 1 : end + 2].isalpha() or text[end + 1 : end + 2] in "([")
        and not RANGE_WORD.match(text, end)
    ):
        return True
    if len(numeral.written) == 4 and numeral.place == 0 and names.CLOCK.match(text, end):
        return True
    if numeral.written in ("985", "211") and text.startswith(("工程", "大学", "大學", "高校", "院校"), end):
        return True
    if _is_year(numeral) or names.VOLUME.match(text, end):
        return True
    return numeral.place <= 0 and not numeral.scale and names.is_labelled(text, start, last_end)


def _is_year(numeral: Numeral) -> bool:
    """Four bare digits from 1900 to 2099 without unit are a year."""
    written = numeral.written
    return (
        len(written) == 4 and written.isdecimal() and written[:2] in ("19", "20") and numeral.end - numeral.start == 4
    )


def _may_be_minus(text: str, start: int, *, is_cold: bool) -> bool:
    """Whether a dash with a blank behind it is a minus sign: before a temperature, or where the text is the number."""
    return is_cold or (start <= 3 and len(text) <= 24 and "\n" not in text)


def _sign(text: str, start: int, last_end: int, *, is_cold: bool, is_share: bool = False) -> int:  # noqa: C901 - the grammar, reason by reason
    """Where a minus sign or word before the number begins; -1 for none."""
    if start == 0:
        return -1
    before = text[start - 1]
    is_sure = before == "−" or (is_share and last_end < start - 2)
    if before in MINUS:
        if start - 1 == last_end:
            return -1
        if start == 1 or text[start - 2] in STATED or not (text[start - 2].isalnum() or text[start - 2] in ")）%-－−"):
            return (
                -1
                if start > 2 and text[start - 2] == " " and text[start - 3].isdecimal() and not is_sure
                else start - 1
            )
        return -1
    if before in "负負":
        return -1 if text[start - 2 : start - 1] == "正" else start - 1
    if before in "的 " and text[start - 2 : start - 1] in BELOW and text[start - 3 : start - 2] != "正":
        return start - 2
    if before == "下" and text[start - 2 : start] == "零下":
        return start - 2
    if (
        before == " "
        and start > 1
        and text[start - 2] in MINUS
        and (start == 2 or text[start - 3] in " (")
        and _may_be_minus(text, start, is_cold=is_cold)
    ):
        return start - 2
    if before == " " and text.endswith(SIGN_WORDS, max(0, start - LONGEST_SIGN), start):
        for word in SIGN_WORDS:
            if text.startswith(word, start - len(word)) and start >= len(word):
                return start - len(word)
    return -1
