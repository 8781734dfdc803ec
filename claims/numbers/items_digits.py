"""Numbers that begin with a digit: text and place in, an `Item` out, and where the scan goes on.

Refuses to know: number words, hedge words, ranges.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from claims import units
from claims.frozen import changed
from claims.numbers import arabic, chinese, chinese_runs, designations, english, names
from claims.numbers.digits import EXACT, Numeral, decimal_of, power
from claims.numbers.items import Item, measured

CHAINED: Final = frozenset("-/.:：∶,比") | {"", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"}
"""What may follow the first link of a chain; digits too, since 192.168.1.2 is first read as 192.168."""
INDEX_BEFORE: Final = re.compile(r"(?<![A-Za-z])(?!of|by|to|at|is|in|or|as)[A-Za-zµ]{1,3} −$")
POINT: Final = re.compile(r" point ([0-9]+)(?![0-9.])")
DISCOUNT: Final = re.compile(
    r"([0-9０-９一二三四五六七八九])[ ]?([0-9０-９一二三四五六七八九])?[ ]?折(?![叠疊磨腾騰断斷返])"
)
MARKED_AFTER: Final = frozenset("[({（［〔\n \t\u3000。；;：:？?！!")
"""Behind these a number may be the mark of a list, a citation or an equation."""
YEAR_MONTH: Final = frozenset("年月日")
ZERO_TO_ONE: Final = frozenset("的、，,。!！的”」』突创創式") | {""}
"""What follows the idiom 0到1, which is no range."""
PRESSURES: Final = re.compile(r"[0-9]{2,3}/[0-9]{2,3}[ ]?(?:mm ?Hg|mmhg|毫米汞柱|毫米水银柱|kPa|千帕)")
"""140/90 mmHg are two pressures."""
DAY_AFTER: Final = re.compile(r"[ ]?(?:上午|下午|中午|晚|凌晨|早|傍晚|夜|[（(]?(?:周|星期)|[至到~～–-][0-9]{1,2}日)")
DAY_BEFORE: Final = re.compile(r"日[至到~～–-]$")
"""5日上午, 3日至5日: days of the month whatever else stands around."""
DAYS_BEFORE: Final = re.compile(
    r"(?:[共期时時续續近超逾约約满滿足達达长長每多到过過了内內后後前各第每为為的连連耗需要用花经經住隔留假示顿頓息以处處限前]|[0-9一二三四五六七八九十两~～\-–至])$"
)
DAYS_AFTER: Final = re.compile(
    r"[内內间間游遊后後前假龄齡元钱錢均薪以之的左天本多余餘年线線移无無累滚滾平行~～\-–至]|$"
)
"""Words that make 日 a length of time; a day of the month stands before a verb or a mark."""
RACE_TIME: Final = re.compile(r"([0-9]{1,2}):([0-5][0-9]\.[0-9]{1,3})(?![0-9:.])")
"""1:57.32: minutes and seconds with a part of a second; without the part it may be a time of day."""
HOURS: Final = (" hours", " hrs")
TIME_OF_DAY: Final = re.compile(
    r"(?:(?<=at )|(?<=about )|(?<=around )|(?<=by )|(?<=until )|(?<=till )|(?<=from )|(?<=after )|(?<=before ))"
    r"(?:[01][0-9]|2[0-4])[0-5][0-9] (?:hours|hrs)\b"
)
"""At 1430 hours: a time of day and no length of time."""
CAPITALIZED: Final = frozenset({"Mn", "Cr", "Tn", "TN", "MN"})
"""Behind a blank these are elements or names unless a currency stands before."""
ALONE_BEFORE: Final = frozenset(
    "%％。，,、;；:：)）\n”」』年月日天家名人个個只台岁歲元次倍股米吨噸颗顆架辆輛条條枚艘座部歐欧美港日英℃°$€£"
)
"""Right behind digits these say that no scale word follows."""
SCALE_WORDS: Final = {
    "万": 4,
    "萬": 4,
    "亿": 8,
    "億": 8,
    "万亿": 12,
    "萬億": 12,
    "千万": 7,
    "千萬": 7,
    "百万": 6,
    "百萬": 6,
}
SCALE_WORD: Final = re.compile(
    r"(?:[百千]?[万萬](?![亿億])|万亿|萬億|[亿億])(?![0-9０-９十百千万萬亿億兆零〇一二三四五六七八九两兩多余餘几幾来來又成分\s])"
)
GOES_ON: Final = re.compile("[0-9]{1,3}-[a-z]")
"""18-to-24-year-olds is a range; 9-to-5 and 10-to-1 are words."""
DIALLED: Final = 8
"""So many digits that begin with a nought are a number to dial or a code, no amount."""
DASHES: Final = frozenset("-–—−－~～∼/")


def read(text: str, i: int, last_end: int, language: str | None) -> tuple[Item | None, int]:  # noqa: C901, PLR0912 - the grammar, reason by reason
    """The number that a digit at `i` begins, and where the scan goes on."""
    start = i
    before = text[i - 1] if i else ""
    if (
        before in ".．"
        and before
        and (i < 2 or not (text[i - 2].isalnum() or text[i - 2] in ".．)"))
        and text[i] not in arabic.VULGAR
    ):
        start = i - 1
        before = text[start - 1] if start else ""
    if before and (before in MARKED_AFTER or i == 0) and (mark := names.mark_end(text, i)):
        return None, mark
    if not before and (mark := names.mark_end(text, i)) and text[mark : mark + 1].isalpha():
        return None, mark
    if before and (before.isascii() and (before.isalpha() or before == "_")) and start != last_end:
        if not _glued(text, start):
            return None, names.token_end(text, i)
    elif before == "−" and INDEX_BEFORE.search(text, max(0, start - 6), start):
        return None, i + 1
    elif (
        before in DASHES
        and before
        and start >= 2
        and start - 1 != last_end
        and text[start - 2].isascii()
        and text[start - 2].isalnum()
        and before in "-–/"
        and not (text[start - 4 : start] == "-to-" and GOES_ON.match(text, start))
        and not text[max(0, start - 10) : start - 1].lower().endswith("magnitude")
    ):
        return None, names.token_end(text, i)
    if text[i + 1 : i + 3].find(":") >= 0 and (race := RACE_TIME.match(text, i)) is not None:
        return _raced(race), race.end()
    if name := _name_end(text, i):
        return None, name
    digits = arabic.read(text, start)
    if digits is None:
        return None, names.token_end(text, i)
    if digits.fraction is not None and PRESSURES.match(text, i):
        digits = arabic.plain(text, start) or digits
    if (
        before in "'’"
        and before
        and len(digits.written) == 2
        and text[start - 2 : start - 1] in " (/"
        and not units.after(text, digits.end)
    ):
        return None, digits.end
    if text[digits.end : digits.end + 1] in YEAR_MONTH and digits.end < len(text) and _is_calendar(text, digits):
        return None, digits.end
    if (
        start == i
        and text[i + len(digits.written) : i + len(digits.written) + 1] in CHAINED
        and (chain := names.chain_end(text, i))
        and (chain > digits.end or "." in digits.written)
    ):
        return None, max(chain, names.token_end(text, i))
    negative = _in_brackets(text, digits) if before == "(" and start > 1 else None
    counted = (negative, negative.end) if negative is not None else None
    return counted or measured(text, _scaled(text, digits), language, last_end)


def _in_brackets(text: str, digits: Numeral) -> Item | None:
    """$(9.8) million, £(8.1m): an amount below zero as accounts write it, its currency before the bracket."""
    bracket = digits.start - 1
    prefix = units.before(text, bracket)
    if prefix is None or prefix.kind != "money" or prefix.end != bracket:
        return None
    numeral, short = digits, english.short_scale(text, digits.end)
    if short is not None:
        numeral = english.shifted(numeral, _power_of(short.group(1)), short.end(), short.group(1))
    if text[numeral.end : numeral.end + 1] != ")":
        return None
    closed = changed(numeral, end=numeral.end + 1)
    if short is None:
        closed = english.scaled(text, closed)
    return Item(prefix.start, closed.end, closed, None, prefix, is_negative=True)


def _raced(match: re.Match[str]) -> Item:
    """1:57.32 as seconds."""
    minutes, seconds = match.groups()
    written = match.group()
    value = EXACT.add(Decimal(minutes) * 60, Decimal(seconds))
    place = -len(seconds.partition(".")[2])
    numeral = Numeral(match.start(), match.end(), value, place, place, written)
    unit = units.UnitMatch(match.end(), match.end(), "second", "duration")
    return Item(match.start(), match.end(), numeral, unit, None)


def _name_end(text: str, i: int) -> int:
    """Where a name ends that the digits begin; 0 where they begin none."""
    first = text[i]
    if first in "0123" and (name := _begun_by(first, text, i)):
        return name
    return designations.code_end(text, i) or designations.end(text, i)


def _begun_by(first: str, text: str, i: int) -> int:
    """Where a name ends that one of these digits begins: 0到1, 0123456789, 3M, 24/7, 1430 hours."""
    if first == "3":
        is_company = text.startswith("3M", i) and _is_company(text, i + 2) and not units.before(text, i)
        return i + 2 if is_company else 0
    if first == "0":
        if text.startswith("0到1", i) and text[i + 3 : i + 4] in ZERO_TO_ONE:
            return i + 3
        run = text[i + 1 : i + DIALLED]
        if text[i - 1 : i] != "." and len(run) == DIALLED - 1 and run.isdecimal():
            return names.token_end(text, i)
    if text.startswith("24/7", i) and not text[i + 4 : i + 5].isalnum():
        return i + 4
    if text.startswith(HOURS, i + 4) and (time := TIME_OF_DAY.match(text, i)) is not None:
        return time.end()
    return 0


def _is_calendar(text: str, digits: Numeral) -> bool:
    """2015年 is a year, 3月 a month and 21日 a day; none is a length of time (3个月, 7日内, 历时3日)."""
    mark = text[digits.end]
    if mark == "年":
        return len(digits.written) == 4 and digits.written[:2] in ("19", "20")
    if len(digits.written) > 2 or digits.place:
        return False
    return mark == "月" or (
        digits.value is not None
        and digits.value <= 31
        and _is_day(text, digits.end - len(digits.written), digits.end + 1)
    )


def _is_day(text: str, start: int, end: int) -> bool:
    """Whether 21日 is a day of the month: no word around it says that days are counted."""
    before, after = text[max(0, start - 4) : start], text[end : end + 4]
    if DAY_AFTER.match(after) or DAY_BEFORE.search(before):
        return True
    return bool(before or after) and not DAYS_BEFORE.search(before) and not DAYS_AFTER.match(after)


def _glued(text: str, start: int) -> bool:
    """Whether digits behind a letter are a number: USD3, or cells that ran together (Parameters671 billion)."""
    if units.before(text, start) is not None:
        return True
    i = start
    while i and start - i < 24 and text[i - 1].isascii() and text[i - 1].islower():
        i -= 1
    if start - i < 4:
        return False
    rest = arabic.plain(text, start)
    if rest is None:
        return False
    if i and text[i - 1] >= "\u3400":  # 每100万token60美元: a Latin word in Chinese prose ends where a price begins
        unit = units.after(text, rest.end)
        return unit is not None and unit.kind in ("money", "percent")
    return english.SCALE_AFTER.match(text, rest.end) is not None or text[rest.end : rest.end + 1] in ("K", "M", "%")


def _scaled(text: str, digits: Numeral) -> Numeral:  # noqa: C901, PLR0912 - the grammar, reason by reason
    """The digits with what multiplies them: 万亿, million, k."""
    start, end = digits.start, digits.end
    following = text[end : end + 1]
    is_yi = following in chinese_runs.GE and bool(following) and chinese_runs.is_counted_in_yi(text, end)
    if not following or (following in ALONE_BEFORE and not is_yi):
        return digits
    if following in chinese.PLACES and (match := SCALE_WORD.match(text, end)) is not None:
        return _under_scale(digits, match)
    i = end
    if following in " \u00a0":
        i = chinese.skip(text, end)
    char = text[i : i + 1]
    if char == "折" or ((text[i + 1 : i + 2] == "折" or text[i + 2 : i + 3] == "折") and DISCOUNT.match(text, start)):
        found = discount(text, start)
        if found is not None:
            return found
    if text.startswith(" point ", end) and (match := POINT.match(text, end)) and digits.place == 0:
        value, place, grain = decimal_of(f"{digits.written}.{match.group(1)}") or (digits.value, 0, 0)
        return english.scaled(text, Numeral(start, match.end(), value, place, grain, text[start : match.end()]))
    if char >= "\u3400" and (is_yi or char in chinese.PLACES or char in chinese.MORE or char in "分又成折") and char:
        numeral = chinese.read(text, start, digits)
        if numeral is not None:
            return changed(
                numeral,
                script="digits",
                written=digits.written if digits.fraction is None else numeral.written,
                fraction=numeral.fraction or (digits.fraction if numeral.end == digits.end else None),
            )
    if (char.isascii() and char.isalpha()) or following == "-":
        longer = english.scaled(text, digits)
        if longer.end > end:
            return longer
        is_parted = following == " " or text.startswith("-in-", end)
        proportion = english.proportion_of(text, digits) if is_parted else None
        if proportion is not None:
            return proportion
        if char in "kKmMbBTGct" and (short := english.short_scale(text, end)) is not None:
            return _short(text, digits, short)
    elif char in "ｋＫ" and char:
        return english.shifted(digits, 3, i + 1, char)
    return digits


def _under_scale(digits: Numeral, match: re.Match[str]) -> Numeral:
    """5890亿, 1.5万亿: digits and one scale word, by far the most common form."""
    word, end = match.group(), match.end()
    shift = SCALE_WORDS[word]
    value = None if digits.value is None else EXACT.multiply(digits.value, power(shift))
    fraction = None if digits.fraction is None else digits.fraction * 10**shift
    place, grain = digits.place + shift, digits.grain + shift
    return Numeral(digits.start, end, value, place, grain, digits.written, word, fraction=fraction)


def discount(text: str, start: int) -> Numeral | None:
    """7 2 折 and 九 九 折: a discount with spaces between its digits."""
    match = DISCOUNT.match(text, start)
    if match is None or match.group(2) is None:
        return None
    tens, ones = (chinese.DIGITS.get(d, -1) if d in chinese.DIGITS else int(d) for d in match.groups())
    value = Decimal(10 * tens + ones)
    return Numeral(start, match.end(), value, 0, 0, match.group(), script="zh", unit="percent")


SPELLED = 5
"""So long is a measure that is spelled out: `2.2m tonnes`; behind `2 m` may stand a sign or `in`."""
RACES = frozenset(("50", "100", "200", "400", "800", "1500", "5000", "10000"))
"""Distances in metres that are run and swum."""


def _power_of(word: str) -> int:
    """The power of ten of k, m, bn ..."""
    return english.SHORT[word.lower().translate({ord("ｋ"): "k"})]


def _short(text: str, numeral: Numeral, match: re.Match[str]) -> Numeral:
    """k, m, bn behind digits: a scale word where a currency stands before, or where it can be no unit."""
    word = match.group(1)
    exponent = _power_of(word)
    spaced = match.group()[0] in " \u00a0"
    if (word == "b" and not spaced and len(numeral.written) == 4) or (
        spaced and word in CAPITALIZED and not units.before(text, numeral.start)
    ):
        return numeral
    has_currency = units.before(text, numeral.start) is not None
    following = text[match.end() : match.end() + 1]
    if len(word) == 1 and not has_currency:
        if following == "-" and text[match.end() + 1 : match.end() + 2].isalpha():
            return numeral
        if (
            len(numeral.written) < 2
            and (following >= "\u3400" or not following.strip(" "))
            and numeral.written in "2458"
            and word == "K"
            and text[match.end() : match.end() + 2].strip()
        ):
            return numeral
        if (
            (word == "K" and not spaced and _is_kelvin(text, numeral.end))
            or (word in "mtgGT" and (word != "m" or spaced or not _counts_millions(text, numeral, match.end())))
            or (word in "bB" and spaced)
            or (spaced and word in "kKM" and _reads_as_unit(text, match.end(), word))
        ):
            return numeral
    if has_currency and len(word) == 1 and spaced and word not in "mMbBkK":
        return numeral
    return english.shifted(numeral, exponent, match.end(), word)


def _is_company(text: str, end: int) -> bool:
    """3M in prose is a company, unless things follow that are counted: `3M copies`."""
    following = text[end : end + 1]
    if len(text) <= end + 1 or (following.isalnum() and following < "\u3400") or following in "+-/":
        return False
    unit = units.after(text, end) if following == " " else None
    return unit is None or not (unit.unit or unit.noun.endswith("s"))


def _is_kelvin(text: str, end: int) -> bool:
    """`cooled to 45K`; the words around tell the temperature from thousands."""
    unit = units.after(text, end)
    return unit is not None and unit.unit == "kelvin"


def _counts_millions(text: str, numeral: Numeral, end: int) -> bool:
    """`2m users`, `1m euros`; not `5m long`, `100m runners`."""
    unit = units.after(text, end) if text[end : end + 1] == " " else None
    if unit is None or not unit.unit:
        return False
    if unit.kind == "measure" and unit.start < unit.end:
        return unit.end - unit.start >= SPELLED
    if numeral.written in RACES:
        return False
    if unit.unit.startswith("oil_barrel"):  # 3.2m b/d
        return True
    return unit.kind == "money" or (unit.kind == "count" and unit.noun.endswith(("s", "people", "men", "children")))


def _reads_as_unit(text: str, end: int, word: str) -> bool:
    """`12 K` is a temperature and `1 M` a concentration; `- 10  k` at the end of a phrase is ten thousand."""
    return word in "KM" and end < len(text) and word != "k"
