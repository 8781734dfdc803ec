"""Text in, numbers with units out, in one pass: a cheap class finds a hit, then a rich match reads on from there.

Goes out: `Item`s in order of place, without hedges. Refuses to know: hedge words, ranges, what a number is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from claims import arabic, chinese, english, names, units
from claims.digits import Numeral, decimal_of, of_integer
from claims.language import data
from claims.units import UnitMatch

MINUS: Final = frozenset("-−－﹣–")
SIGN_WORDS: Final = ("minus ", "negative ", "Minus ", "Negative ")
CHAINED: Final = frozenset("-/.:：") | {"", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"}
"""What may follow the first link of a chain; digits too, since 192.168.1.2 is first read as 192.168."""
PLAIN_CLASSIFIERS: Final = frozenset("个個家名位项項种種款类類场場件条條座部篇句封支排列组組批片段股群套轮輪笔筆声聲份张張把颗顆只隻台辆輛架艘本幅栋棟间間所扇扎束串堆杯瓶碗盒箱包袋根枚枝朵棵头頭匹滴粒次")
AFTER_ONE: Final = frozenset(
    "十百千万萬亿億点點分又成折到至~～—-一二三四五六七八九零〇两兩两 \n，。、；：！？,.;:!?)）”’」』"
    "年月日天周週星小时時秒刻季世代岁歲旬元块塊角毛美欧歐日英港澳加新台泰韩韓卢盧人倍半吨噸公千克斤米厘毫微纳里英尺寸码亩畝顷升加桶度瓦伏安卡焦赫比字位帕光"
    "多余餘以打双雙对對百股手注桌层層级級"
)
"""What can follow 一 where it is a number: numerals, marks, units. Any other character makes it part of a word."""
AFTER_GE: Final = frozenset("月小星半百多点點季世学學基礼禮工")
SAY_COUNT: Final = frozenset("仅僅只有到足过過近逾约約少多惟唯每以共达達超于於下第负負是为為≥≤><")
ALONE: Final = 40
STATED: Final = frozenset("为為是至到达達约約降跌升涨漲率幅差度在于於")
"""Chinese characters behind which a dash is a minus sign; behind others it may part two words."""
COINS: Final = frozenset("元块塊圆圓角毛")
PARTED: Final = frozenset({"measure", "duration", "money", "percent"})
PART_OF: Final = re.compile(r" (?:of )?(?:an? )?|-(?=[a-z])|(?= of )")
INDEX_BEFORE: Final = re.compile(r"(?<![A-Za-z])(?!of|by|to|at|is|in|or|as)[A-Za-zµ]{1,3} −$")
RANGE_WORD: Final = re.compile(r"-(?:to|bis|a)\b|-(?:odd|plus|something|strong|fold)\b")
POINT: Final = re.compile(r" point ([0-9]+)(?![0-9.])")
PERCENT_POINT: Final = re.compile(r"\s{0,4}([个個]\s{0,3}百\s{0,3}分\s{0,3}[点點])")
RAN_ON: Final = re.compile(r"[ ]?[a-z]{3,20}(?=[A-Z])")
DISCOUNT: Final = re.compile(
    r"([0-9０-９一二三四五六七八九])[ ]?([0-9０-９一二三四五六七八九])?[ ]?折(?![叠疊磨腾騰断斷返])"
)
DASHES: Final = frozenset("-–—−－~～∼/")


class Item(NamedTuple):
    """A number with its unit, at its place."""

    start: int
    end: int
    numeral: Numeral
    unit: UnitMatch | None
    prefix: UnitMatch | None
    is_negative: bool = False


def _trie(words: Iterator[str] | tuple[str, ...]) -> str:
    """A regular expression for a set of words that shares their beginnings."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    options = [re.escape(char) + _branch(child) for char, child in sorted(node.items()) if char]
    if not options:
        return ""
    body = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{body})?" if "" in node else body


HAN: Final = "".join(sorted(chinese.ALL))
ZH: Final = data("zh")["words"]
SOME_COUNTED: Final = f"[{ZH['counted_after_some']}十百千万萬亿億拾佰仟]"
FIRST_COUNTED: Final = f"[{''.join(ZH['first_classifiers'])}]"
STARTS: Final = (*english.STARTS, *(word.capitalize() for word in english.STARTS))
HIT: Final = re.compile(
    rf"[0-9０-９½⅓⅔¼¾⅕-⅞⅐⅑⅒]|[{HAN}第]|[几幾数數](?={SOME_COUNTED})|首(?={FIRST_COUNTED})|半(?![导導岛島夜空场場球径徑途截身边邊])"
    rf"|[对對](?=折)|\b(?:{_trie(STARTS)})\b"
)


def items(text: str, language: str | None = None) -> Iterator[Item]:
    """The numbers of a text with their units, in order of place."""
    search, position, length = HIT.search, 0, len(text)
    shut = names.skipped(text)
    last_end = -1
    while position < length:
        hit = search(text, position)
        if hit is None:
            return
        i = hit.start()
        char = text[i]
        while shut and shut[0][1] <= i:
            shut.pop(0)
        if shut and shut[0][0] <= i:
            position = shut[0][1]
            continue
        if char.isascii() and char.isalpha():
            item, position = _words(text, i, hit.end(), language)
        elif char >= "\u3000" and char < "\uff00":
            item, position = _han(text, i, last_end, language)
        else:
            item, position = _digits(text, i, last_end, language)
        if item is not None:
            last_end = item.end
            position = max(position, item.end)
            yield item


def _digits(text: str, i: int, last_end: int, language: str | None) -> tuple[Item | None, int]:
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
    if before and (before in "[(（［〔\n \t\u3000" or i == 0) and (mark := names.mark_end(text, i)):
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
    ):
        return None, names.token_end(text, i)
    if text[i] == "0" and before in "从從" and before and text.startswith("0到1", i):
        return None, i + 3
    digits = arabic.read(text, start)
    if digits is None:
        return None, names.token_end(text, i)
    if start == i and text[i + len(digits.written) : i + len(digits.written) + 1] in CHAINED and (chain := names.chain_end(text, i)) and (chain > digits.end or "." in digits.written):
        return None, max(chain, names.token_end(text, i))
    numeral = _scaled(text, start, digits)
    return _item(text, numeral, language, last_end)


def _glued(text: str, start: int) -> bool:
    """Whether digits behind a letter are a number: USD3, and cells of a table that ran together (Parameters671 billion)."""
    if units.before(text, start) is not None:
        return True
    i = start
    while i and start - i < 24 and text[i - 1].isascii() and text[i - 1].islower():
        i -= 1
    if start - i < 4:
        return False
    rest = arabic.plain(text, start)
    return rest is not None and (
        english.SCALE_AFTER.match(text, rest.end) is not None or text[rest.end : rest.end + 1] in ("K", "M", "%")
    )


def _scaled(text: str, start: int, digits: arabic.Digits) -> Numeral:
    """The digits with what multiplies them: 万亿, million, k."""
    end = digits.end
    following = text[end : end + 1]
    i = end
    if following and following in " \u00a0":
        i = chinese.skip(text, end)
    char = text[i : i + 1]
    if char == "折" or (text[i + 1 : i + 2] == "折" or text[i + 2 : i + 3] == "折") and DISCOUNT.match(text, start):
        found = _discount(text, start)
        if found is not None:
            return found
    if text.startswith(" point ", end) and (match := POINT.match(text, end)) and digits.place == 0:
        value, place, grain = decimal_of(f"{digits.written}.{match.group(1)}") or (digits.value, 0, 0)
        return english.scaled(text, Numeral(start, match.end(), value, place, grain, text[start : match.end()]))
    if char >= "\u3400" and (char in chinese.PLACES or char in chinese.MORE or char in "分又成折") and char:
        numeral = chinese.read(text, start, digits)
        if numeral is not None:
            return numeral._replace(
                script="digits",
                written=digits.written if digits.fraction is None else numeral.written,
                fraction=numeral.fraction or (digits.fraction if numeral.end == digits.end else None),
            )
    numeral = Numeral(start, end, digits.value, digits.place, digits.grain, digits.written, fraction=digits.fraction)
    if char.isascii() and char.isalpha() or following == "-":
        longer = english.scaled(text, numeral)
        if longer.end > end:
            return longer
        proportion = english.proportion_of(text, numeral) if following == " " else None
        if proportion is not None:
            return proportion
        if char in "kKmMbBTGct" and (short := english.short_scale(text, end)) is not None:
            return _short(text, numeral, short)
    elif char in "ｋＫ" and char:
        return english.shifted(numeral, 3, i + 1, char)
    return numeral


def _discount(text: str, start: int) -> Numeral | None:
    """7 2 折 and 九 九 折: a discount with spaces between its digits."""
    match = DISCOUNT.match(text, start)
    if match is None or match.group(2) is None:
        return None
    tens, ones = (chinese.DIGITS.get(d, -1) if d in chinese.DIGITS else int(d) for d in match.groups())
    value = Decimal(10 * tens + ones)
    return Numeral(start, match.end(), value, 0, 0, match.group(), script="zh", unit="percent")


def _short(text: str, numeral: Numeral, match: re.Match[str]) -> Numeral:
    """k, m, bn behind digits: a scale word where a currency stands before, or where it can be no unit."""
    word = match.group(1)
    exponent = english.SHORT[word.lower().translate({ord("ｋ"): "k"})]
    spaced = match.group()[0] in " \u00a0"
    has_currency = units.before(text, numeral.start) is not None
    following = text[match.end() : match.end() + 1]
    if len(word) == 1 and not has_currency:
        if following == "-" and text[match.end() + 1 : match.end() + 2].isalpha():
            return numeral
        if len(numeral.written) < 2 and (following >= "\u3400" or not following.strip(" ")) and numeral.written in "2458" and word == "K" and text[match.end() : match.end() + 2].strip():
            return numeral
        if (
            word in "mtgGT"
            or (word in "bB" and spaced)
            or (spaced and word in "kKM" and _reads_as_unit(text, match.end(), word))
        ):
            return numeral
    if has_currency and len(word) == 1 and spaced and word not in "mMbBkK":
        return numeral
    return english.shifted(numeral, exponent, match.end(), word)


def _reads_as_unit(text: str, end: int, word: str) -> bool:
    """`12 K` is a temperature and `1 M` a concentration; `- 10  k` at the end of a phrase is ten thousand."""
    return word in "KM" and end < len(text) and word != "k"


def _han(text: str, i: int, last_end: int, language: str | None) -> tuple[Item | None, int]:
    char = text[i]
    if char in "一壹" and (skipped := _article(text, i)):
        return None, skipped
    word = names.idiom_end(text, i) if i != last_end or text[i - 1] not in COINS else 0
    if word and not (text[word - 1] in "分" and text[word : word + 1] == "之"):
        return None, word
    if char == "第":
        return _rank(text, i, language)
    if char == "首":
        following = text[i + 1 : i + 2]
        if following in first_classifiers() and following:
            numeral = Numeral(i, i + 1, Decimal(1), written=char, script="zh", unit="rank")
            return Item(i, i + 2, numeral, None, None), i + 2
        return None, i + 1
    if char in "半对對":
        return _halves(text, i, language)
    if char in "几幾数數" and text[i + 1 : i + 2] not in chinese.PLACES:
        return _some(text, i, language)
    if (
        i + 1 < len(text)
        and char in chinese.FORMAL
        and text[i + 1] not in chinese.ALL
        and text[i + 1] not in " 点點分成折又"
    ):
        unit = units.after(text, i + 1, language)
        if unit is None or unit.kind == "count" or not unit.unit:
            return None, i + 1
    numeral = (_discount(text, i) if text[i + 1 : i + 2] == " " else None) or chinese.read(text, i)
    if numeral is None:
        return _bare_place(text, i, language)
    if numeral.unit == "percent" and text[numeral.end : numeral.end + 1] in ("点", "點"):
        return None, numeral.end
    item, position = _item(text, numeral, language, last_end)
    if item is None or item.unit is not None or numeral.unit or item.prefix is not None:
        return item, position
    if numeral.end - numeral.start == 1 and not stands_alone(text, numeral):
        return None, position
    return item, position


def _article(text: str, i: int) -> int:
    """Where to go on behind 一 and a classifier or another character that makes it no number; 0 where it may be one.

    Nearly every 一 of running prose ends here, so the test is two look-ups.
    """
    following = text[i + 1 : i + 2]
    if following not in PLAIN_CLASSIFIERS:
        return 0 if following in AFTER_ONE or following in "" or len(text) <= ALONE else i + 1
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
    from claims import hedges

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
    return (not before or before in " \n，,。、；;") and (not after or after in " \n，,。、；;到至以")


def _rank(text: str, i: int, language: str | None) -> tuple[Item | None, int]:
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
    found = numeral._replace(start=i, unit="rank", is_article=False)
    return Item(i, found.end, found, None, None), found.end


def _halves(text: str, i: int, language: str | None) -> tuple[Item | None, int]:
    """半年, 半成, 对折; 一半 is read with its 一."""
    char, following = text[i], text[i + 1 : i + 2]
    half = Decimal("0.5")
    if following == "折" and (char != "半" or text[i + 2 : i + 3] not in ("断", "斷", "返")) and i:
        numeral = Numeral(i, i + 2, Decimal(50), 1, 1, text[i : i + 2], script="zh", unit="percent")
        return Item(i, i + 2, numeral, None, None), i + 2
    if char != "半":
        return None, i + 1
    if following == "成":
        numeral = Numeral(i, i + 2, Decimal(5), 0, 0, text[i : i + 2], script="zh", unit="percent")
        return Item(i, i + 2, numeral, None, None), i + 2
    if following in ("百", "万", "萬") and following:
        value = Decimal(50 if following == "百" else 5000)
        numeral = Numeral(i, i + 2, value, 0, 1, text[i : i + 2], script="zh")
        return Item(i, i + 2, numeral, None, None), i + 2
    unit = units.after(text, i + 1, language)
    if unit is None or unit.kind not in ("duration", "measure") or unit.start != i + 1 or not unit.unit:
        return None, i + 1
    return Item(i, unit.end, Numeral(i, i + 1, half, -1, -1, char, script="zh"), unit, None), unit.end


def _some(text: str, i: int, language: str | None) -> tuple[Item | None, int]:
    """几个月, 数家: two to nine of them."""
    if text[i + 1 : i + 2] not in some_counted() or i + 1 >= len(text):
        return None, i + 1
    if i and text[i - 1] in "好":
        return None, i + 1
    unit = units.after(text, i + 1, language)
    if unit is None or unit.start != i + 1:
        return None, i + 1
    numeral = Numeral(
        i, i + 1, Decimal(1), 0, 0, text[i], "", "zh", "several", Decimal(2), Decimal(9), Decimal(10), words=(text[i],)
    )
    return Item(i, unit.end, numeral, unit, None), unit.end


@cache
def first_classifiers() -> frozenset[str]:
    """What may follow 首 so that it is a rank."""
    return frozenset(data("zh")["words"]["first_classifiers"])


@cache
def some_counted() -> frozenset[str]:
    """What may follow 几 and 数 so that they are vague numbers."""
    return frozenset(data("zh")["words"]["counted_after_some"])


def _words(text: str, i: int, end: int, language: str | None) -> tuple[Item | None, int]:
    phrase = names.phrase_end(text, i, end)
    if phrase:
        return None, phrase
    numeral = english.read(text, i)
    if numeral is None:
        return None, end
    return _item(text, numeral, language, -1)


def _item(text: str, numeral: Numeral, language: str | None, last_end: int) -> tuple[Item | None, int]:
    """The numeral with its sign and its unit; None where it is a name after all."""
    start, end = numeral.start, numeral.end
    prefix = units.before(text, start) if start else None
    if prefix is not None and prefix.start < last_end:
        prefix = None
    unit = None if numeral.unit else _unit(text, numeral, prefix, language)
    if numeral.script == "digits" and not numeral.unit:
        if _runs_into_word(text, numeral, unit):
            return _ordinal(text, numeral)
        if unit is not None and unit.unit and _runs_into_digits(text, end, unit):
            return None, names.token_end(text, unit.end)
        if prefix is None and not numeral.hedge and _is_name(text, numeral, unit, last_end):
            return None, end
    begin = prefix.start if prefix is not None else start
    negative = _sign(text, begin, last_end, is_cold=unit is not None and (unit.unit or "").startswith("degree"))
    if negative >= 0:
        begin = negative
    stop = max(end, unit.end) if unit is not None else end
    return Item(begin, stop, numeral, unit, prefix, negative >= 0), max(end, stop)


def _unit(text: str, numeral: Numeral, prefix: UnitMatch | None, language: str | None) -> UnitMatch | None:
    """The unit behind the numeral, unless it belongs to the number that follows (1 $10 bill, rmb 10 usd 20)."""
    end = numeral.end
    if numeral.script == "en" and numeral.fraction is not None and (part := PART_OF.match(text, end)):
        whole = units.after(text, part.end(), language)
        if whole is not None and whole.unit and whole.kind in PARTED:
            return whole
    if numeral.hedge == "several" and text.startswith(" of ", end):
        return units.after(text, end + 3, language)
    unit = units.after(text, end, language)
    if unit is None or (unit.unit is None and unit.end == end):
        return _point(text, end) or _cut_unit(text, end, language) or unit
    if unit.kind == "money":
        leads_on = text[unit.end : unit.end + 1].isdigit() or (
            prefix is not None and text[unit.end : unit.end + 2].strip()[:1].isdigit()
        )
        if (leads_on and (prefix is not None or unit.start > end or text[end : unit.start + 1].startswith(" "))) or (
            prefix is not None and unit.unit != prefix.unit and "/" not in (unit.unit or "")
        ):
            return None
    return _point(text, end) or unit


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
        return Item(numeral.start, end + 2, numeral._replace(unit="rank"), None, None), end + 2
    return None, names.token_end(text, numeral.start)


def _runs_into_word(text: str, numeral: Numeral, unit: UnitMatch | None) -> bool:
    """Whether letters stand right behind the digits that are neither a unit nor a spelled-out scale word."""
    following = text[numeral.end : numeral.end + 1]
    if not (following.isascii() and following.isalpha()) or len(numeral.scale) > 2:
        return False
    return unit is None or unit.start != numeral.end or unit.end == numeral.end


def _runs_into_digits(text: str, end: int, unit: UnitMatch) -> bool:
    """Whether more digits stand behind the unit's letters: 24703m212 is a code."""
    if unit.end <= end or not text[unit.end : unit.end + 1].isdigit():
        return False
    return text[unit.end - 1].isascii() and text[unit.end - 1].isalpha()


def _is_name(text: str, numeral: Numeral, unit: UnitMatch | None, last_end: int) -> bool:
    """Whether digits are a label (Windows 11 users), a year, a part of a compound (5-FU) or an index (x 1)."""
    start, end = numeral.start, numeral.end
    if unit is not None and unit.unit is not None:
        if unit.kind != "count" or numeral.place or numeral.scale or len(numeral.written) > 2:
            return False
        return names.is_labelled(text, start, last_end, by_shape=False)
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha() and not RANGE_WORD.match(text, end):
        return True
    if _is_year(text, numeral):
        return True
    return numeral.place <= 0 and not numeral.scale and names.is_labelled(text, start, last_end)


def _is_year(text: str, numeral: Numeral) -> bool:
    """Four bare digits from 1900 to 2099 without unit are a year."""
    written = numeral.written
    return len(written) == 4 and written.isdigit() and written[:2] in ("19", "20") and numeral.end - numeral.start == 4


def _may_be_minus(text: str, start: int, *, is_cold: bool) -> bool:
    """Whether a dash with a space behind it is a minus sign: before a temperature, or in a text that is nothing but the number."""
    return is_cold or (start <= 3 and len(text) <= 24 and "\n" not in text)


def _sign(text: str, start: int, last_end: int, *, is_cold: bool = False) -> int:
    """Where a minus sign or word before the number begins; -1 for none."""
    if start == 0:
        return -1
    before = text[start - 1]
    if before in MINUS:
        if start - 1 == last_end:
            return -1
        if start == 1 or text[start - 2] in STATED or not (text[start - 2].isalnum() or text[start - 2] in ")）%-－−"):
            return (
                -1
                if start > 2 and text[start - 2] == " " and text[start - 3].isdigit() and before != "−"
                else start - 1
            )
        return -1
    if before in "负負":
        return start - 1
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
    if before == " ":
        for word in SIGN_WORDS:
            if text.startswith(word, start - len(word)) and start >= len(word):
                return start - len(word)
    return -1
