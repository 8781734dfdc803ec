"""Numbers that begin with a Chinese character: text and place in, an `Item` out, and where the scan goes on.

Refuses to know: numbers in digits, hedge words, ranges.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from claims import units
from claims.frozen import changed
from claims.numbers import arabic, chinese, chinese_runs, hedges, names
from claims.numbers.digits import Numeral, of_integer
from claims.numbers.items import Item, measured
from claims.numbers.items_digits import discount
from claims.units import UnitMatch

PLAIN_CLASSIFIERS: Final = frozenset(
    "个個家名位项項种種款类類场場件条條座部篇句封支排列组組批片段股群套轮輪笔筆声聲份张張把颗顆只隻台辆輛架艘本幅栋棟间間所扇扎束串堆杯瓶碗盒箱包袋根枚枝朵棵头頭匹滴粒次"
)
AFTER_ONE: Final = frozenset(
    "十百千万萬亿億点點分又成折到至~～—-一二三四五六七八九零〇两兩两 \n，。、；：！？,.;:!?)）”’」』"
    "年月日天周週星小时時秒刻季世代岁歲旬元块塊角毛美欧歐日英港澳加新台泰韩韓卢盧人倍半吨噸公千克斤米厘毫微纳里英尺寸码亩畝顷升加桶度瓦伏安卡焦赫比字位帕光"
    "多余餘以打双雙对對百股手注桌层層级級"
)
"""What can follow 一 where it is a number: numerals, marks, units. Any other character makes it part of a word."""
HALF_OF: Final = ("数", "數")
PAST_HALF: Final = ("过", "過")
NEAR_HALF: Final = ("近", "超", "逾")
AFTER_HALF: Final = frozenset("价價路夜天年月个個小里公斤米点點票辈輩百")
"""Behind 半 these make it a part of a time, a way or a price, and no half of a number."""
NO_HALF: Final = ("另", "下", "前", "后", "後")
AFTER_GE: Final = frozenset("月小星半百多点點季世学學基礼禮工亿億钟鐘")
SAY_COUNT: Final = frozenset("仅僅只有到足过過近逾约約少多惟唯每以共达達超于於下第负負是为為≥≤><")
COUNTS_ONE: Final = ("仅", "僅", "只", "有", "少", "多", "约", "約", "逾", "过", "過", "足")
ALONE: Final = 40
PART_OF_YEAR: Final = frozenset("上下前")
"""上半年 is a period, not half a year; 后半年 may be either."""
SPOKEN_ONE: Final = "幺"
"""One as it is said in numbers to dial and codes: 幺二三零六."""
HALF_MORE: Final = frozenset("约約近逾超足等要需了用花成過过到達达有 ")
"""Behind these, 個半小時 leaves out the one before it; 这个半小时 is half an hour."""
GE: Final = frozenset("个個")
MORE_TIME: Final = frozenset("多余餘来來")
LONGEST_TIME: Final = 6
GOES_ON_BEHIND: Final = frozenset("元块塊圆圓角毛时時")
"""Behind an amount in these a smaller one may follow that would be a word elsewhere: 三元五角, 两小时十分."""


def read(text: str, i: int, last_end: int, language: str | None) -> tuple[Item | None, int]:
    """The number that a Chinese character at `i` begins, and where the scan goes on."""
    char = text[i]
    if (
        char == "一"
        and text[i + 1 : i + 2] == "半"
        and text[i - 1 : i] not in NO_HALF
        and text[i + 2 : i + 3] not in AFTER_HALF
    ):
        return _half(text, i, i + 2)
    if char in "一壹" and (skipped := _article(text, i)):
        return None, skipped
    word = names.idiom_end(text, i) if i != last_end or text[i - 1] not in GOES_ON_BEHIND else 0
    if word and not (text[word - 1] == "分" and text[word : word + 1] == "之") and not _says_one(text, i, word):
        return None, word
    mark = names.han_mark_end(text, i)
    if mark:
        return None, mark
    if char == "第":
        return _rank(text, i)
    if char == "首":
        first = Numeral(i, i + 1, Decimal(1), written=char, script="zh", unit="rank")
        return Item(i, i + 2, first, None, None), i + 2
    if char in "半对對":
        return _halves(text, i, language)
    if char in "几幾数數" and text[i + 1 : i + 2] not in chinese.PLACES:
        return _some(text, i, language)
    if char in chinese.FORMAL and _is_formal_word(text, i, language):
        return None, i + 1
    numeral = (discount(text, i) if text[i + 1 : i + 2] == " " else None) or chinese.read(text, i)
    return _bare_place(text, i, language) if numeral is None else _measured(text, numeral, last_end, language)


def _says_one(text: str, i: int, end: int) -> bool:
    """至少一名, 仅一项: behind a word that counts, what is no number elsewhere is one."""
    return end == i + 2 and text[i - 1 : i] in COUNTS_ONE and text[i] == "一" and text[i + 1] in PLAIN_CLASSIFIERS


def _measured(text: str, numeral: Numeral, last_end: int, language: str | None) -> tuple[Item | None, int]:
    """The numeral with its unit; a single character needs a unit, or marks around it."""
    if text[numeral.end : numeral.end + 1] == SPOKEN_ONE or text[numeral.start - 1 : numeral.start] == SPOKEN_ONE:
        return None, numeral.end
    if numeral.unit == "percent" and text[numeral.end : numeral.end + 1] in ("点", "點"):
        return None, numeral.end
    item, position = measured(text, numeral, language, last_end)
    if item is None or item.unit is not None or numeral.unit or item.prefix is not None:
        return item, position
    if item.numeral.end - numeral.start == 1 and not stands_alone(text, numeral):
        is_all = item.is_negative and item.end - item.start == len(text)
        return (item if is_all else None), position
    return item, position


def _is_formal_word(text: str, i: int, language: str | None) -> bool:
    """Whether a digit of formal writing stands without other numerals and without a measure: 陆先生."""
    if i + 1 >= len(text) or text[i + 1] in chinese.ALL or text[i + 1] in " 点點分成折又":
        return False
    unit = units.after(text, i + 1, language)
    return unit is None or unit.kind == "count" or not unit.unit


def _article(text: str, i: int) -> int:
    """Where to go on behind 一 and a classifier or another character that makes it no number; 0 where it may be one.

    Nearly every 一 of running prose ends here, so the test is two look-ups.
    """
    following = text[i + 1 : i + 2]
    if following not in PLAIN_CLASSIFIERS:
        return 0 if following in AFTER_ONE or not following or len(text) <= ALONE else i + 1
    if following in "个個" and text[i + 2 : i + 3] in AFTER_GE:
        return 0
    before = text[i - 1] if i else ""
    return 0 if before in SAY_COUNT or len(text) <= ALONE else i + 1


def _bare_place(text: str, i: int, language: str | None) -> tuple[Item | None, int]:
    """千亿, 百万 and 万 alone: a number only behind a hedge word or before money (近千人, 万元)."""
    stop = i
    while stop < len(text) and text[stop] in chinese.PLACES:
        stop += 1
    if stop == i:
        return None, i + 1
    unit = units.after(text, stop, language)
    if (
        unit is None
        or (unit.kind == "count" and hedges.before(text, i) is None)
        or (unit.kind != "money" and hedges.before(text, i) is None)
    ):
        return None, stop
    value, place, grain = of_integer(10 ** sum(chinese.PLACES[c] for c in text[i:stop]))
    numeral = Numeral(i, stop, value, place, grain, text[i:stop], script="zh")
    return Item(i, unit.end, numeral, unit, None), stop


def stands_alone(text: str, numeral: Numeral) -> bool:
    """Whether a single Chinese digit without a unit is a number: between marks, or behind a word of equality."""
    before = text[numeral.start - 1] if numeral.start else ""
    after = text[numeral.end : numeral.end + 1]
    if after and after in "到至~～-—" and numeral.end + 1 < len(text) and text[numeral.end + 1] in chinese.ALL:
        return True
    if before and (before in "是为為于於等加减減乘到至过過前后後" or before in '“‘"(（'):
        return not after or after in '”’")）。，,;；!！?？、 \n不而却卻那这這和的以到至且并並'
    if after and after in "双雙对對":
        return text[numeral.start] not in "一壹"
    if not before and after == "的":
        return True
    return (not before or before in " \n，,。、；;") and (not after or after in " \n，,。、；;到至以")


PARTS_OF_TEXT: Final = frozenset("条條章节節页頁号號编編卷")
"""第五条, 第12页, 第319号: these number the parts of a text and no place in a ranking."""


def _rank(text: str, i: int) -> tuple[Item | None, int]:
    start = chinese.skip(text, i + 1)
    if start >= len(text):
        return None, i + 1
    numeral: Numeral | None = None
    if text[start] in chinese.ARABIC:
        digits = arabic.plain(text, start)
        numeral = Numeral(start, digits.end, digits.value, written=digits.written) if digits else None
    elif text[start] in chinese.ALL:
        numeral = chinese.read(text, start)
    if numeral is None or numeral.value is None:
        return None, i + 1
    if text[numeral.end : numeral.end + 1] in PARTS_OF_TEXT:
        return None, numeral.end + 1
    found = changed(numeral, start=i, unit="rank", is_article=False)
    return Item(i, found.end, found, None, None), found.end


def _halves(text: str, i: int, language: str | None) -> tuple[Item | None, int]:
    """半年, 半成, 对折; 一半 is read with its 一."""
    char, following = text[i], text[i + 1 : i + 2]
    if following == "折" and (char != "半" or text[i + 2 : i + 3] not in ("断", "斷", "返")) and i:
        numeral = Numeral(i, i + 2, Decimal(50), 1, 1, text[i : i + 2], script="zh", unit="percent")
        return Item(i, i + 2, numeral, None, None), i + 2
    if char != "半":
        return None, i + 1
    if following in HALF_OF:
        return _half(text, i - (text[i - 1 : i] in PAST_HALF), i + 2)
    if i and text[i - 1] in (*PAST_HALF, *NEAR_HALF) and following not in AFTER_HALF:
        return _half(text, i - 1, i + 1) if text[i - 1] in PAST_HALF else _half(text, i, i + 1)
    if following == "成":
        numeral = Numeral(i, i + 2, Decimal(5), 0, 0, text[i : i + 2], script="zh", unit="percent")
        return Item(i, i + 2, numeral, None, None), i + 2
    if following in ("百", "万", "萬") and following:
        value = Decimal(50 if following == "百" else 5000)
        numeral = Numeral(i, i + 2, value, 0, 1, text[i : i + 2], script="zh")
        return Item(i, i + 2, numeral, None, None), i + 2
    if i and (following in "年月" and text[i - 1] in PART_OF_YEAR):
        return None, i + 1
    if i and text[i - 1] in GE and (i == 1 or not text[i - 2].isalnum() or text[i - 2] in HALF_MORE):
        return _one_and_half(text, i, language)
    return _half_of_unit(text, i, language)


def _half_of_unit(text: str, i: int, language: str | None) -> tuple[Item | None, int]:
    """半小时, 半个多月, 半吨."""
    char, half = text[i], Decimal("0.5")
    longer = time_and_more(text, i + 1, language)
    if longer is not None:
        words = (text[i + 2],)
        more = Numeral(i, i + 1, half, -1, -1, char, script="zh", hedge="over", limit=Decimal(1), words=words)
        return Item(i, longer.end, more, longer, None), longer.end
    unit = units.after(text, i + 1, language)
    if unit is None or unit.kind not in ("duration", "measure") or unit.start != i + 1 or not unit.unit:
        return None, i + 1
    return Item(i, unit.end, Numeral(i, i + 1, half, -1, -1, char, script="zh"), unit, None), unit.end


def _one_and_half(text: str, i: int, language: str | None) -> tuple[Item | None, int]:
    """個半小時, 個半鐘, 個半月: one and a half, as said in Cantonese."""
    unit = time_and_half(text, i - 1, language)
    if unit is None:
        return None, i + 1
    numeral = Numeral(i - 1, i + 1, Decimal("1.5"), -1, -1, text[i - 1 : i + 1], script="zh")
    return Item(i - 1, unit.end, numeral, changed(unit, start=i + 1), None), unit.end


def _half(text: str, start: int, end: int) -> tuple[Item | None, int]:
    """半数, 一半, 过半: a half of what is counted."""
    if text.startswith(("会儿", "會兒"), end):
        return None, end
    words, hedge = ((text[start],), "over") if text[start : start + 1] in PAST_HALF else ((), "")
    half = Decimal("0.5")
    numeral = Numeral(
        start, end, half, -1, -1, text[start:end], script="zh", hedge=hedge, fraction=Fraction(1, 2), words=words
    )
    return Item(start, end, numeral, None, None), end


def time_and_more(text: str, at: int, language: str | None) -> UnitMatch | None:
    """The unit of 个多月, 个来小时 at a place: 多 stands between the classifier and the unit of time."""
    if text[at : at + 1] not in GE or text[at + 1 : at + 2] not in MORE_TIME or at + 2 >= len(text):
        return None
    unit = units.after(text[at] + text[at + 2 : at + 2 + LONGEST_TIME], 0, language)
    if unit is None or unit.kind != "duration" or not unit.unit or unit.end < 2:
        return None
    return changed(unit, start=at, end=at + 1 + unit.end)


def time_and_half(text: str, at: int, language: str | None) -> UnitMatch | None:
    """The unit of 个半小时 at a place: what is counted is hours, not one half of an hour."""
    if text[at : at + 1] not in GE or text[at + 1 : at + 2] != "半":
        return None
    unit = units.after(text[at] + text[at + 2 : at + 2 + LONGEST_TIME], 0, language)
    if unit is None or unit.kind != "duration":
        unit = units.after(text[at + 2 : at + 2 + LONGEST_TIME], 0, language)
        if unit is None or unit.kind != "duration" or not unit.unit:
            return None
        return changed(unit, start=at, end=at + 2 + unit.end)
    return changed(unit, start=at, end=at + 1 + unit.end) if unit.unit and unit.end > 1 else None


def _some(text: str, i: int, language: str | None) -> tuple[Item | None, int]:
    """几个月, 数家: two to nine of them."""
    if i and text[i - 1] == "好":
        return None, i + 1
    if chinese_runs.is_counted_in_yi(text, i + 1):
        some = chinese.read(text, i)
        return (None, i + 1) if some is None else _measured(text, some, -1, language)
    unit = units.after(text, i + 1, language)
    if unit is None or unit.start != i + 1:
        return None, i + 1
    numeral = Numeral(
        i, i + 1, Decimal(1), 0, 0, text[i], "", "zh", "several", Decimal(2), Decimal(9), Decimal(10), words=(text[i],)
    )
    return Item(i, unit.end, numeral, unit, None), unit.end
