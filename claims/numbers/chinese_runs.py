"""Plain Chinese numerals: a run of digits, places and scale words, taken apart and added up.

Comes in: a text and the place where the run begins, and a number in digits that was read there. Goes out: a `Part`.
Refuses to know: fractions, percents, tenths (`chinese`), units, words that merely contain a numeral (`names`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from claims.numbers import arabic
from claims.numbers.digits import EXACT, MOST_DIGITS, ZERO, Numeral, grain_of, power

DIGITS: Final[dict[str, int]] = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("〇壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    **dict(zip("○弌貳參肆伍陸柒捌玖", range(10), strict=True)),
    "兩": 2,
    "两": 2,
    "倆": 2,
    "俩": 2,
    "貮": 2,
    "叄": 3,
    "参": 3,
    "仨": 3,
}
PLACES: Final[dict[str, int]] = {
    "十": 1,
    "拾": 1,
    "百": 2,
    "佰": 2,
    "千": 3,
    "仟": 3,
    "万": 4,
    "萬": 4,
    "亿": 8,
    "億": 8,
    "兆": 12,
}
SCALES: Final = frozenset("万萬亿億")
JOINED: Final[dict[str, int]] = {"廿": 2, "卄": 2, "卅": 3, "卌": 4}
FORMAL: Final = frozenset("壹贰叁參叄参肆伍陆陸柒捌玖拾佰仟俩倆仨弌貮貳")
"""Numerals that are other words too (参加, 陆地, 收拾, 队伍): read only beside other numerals."""
ZEROS: Final = frozenset("零〇○")
TWO: Final = frozenset("两兩俩倆仨")
MORE: Final = frozenset("多余餘几幾来來")
SOME: Final = frozenset("几幾数數")
ONE_OR_TWO: Final = frozenset(("两", "兩"))
AFTER_ONE_OR_TWO: Final = frozenset(
    "十百千万萬亿億个個天年月日周週星礼禮小分秒次人名位家只隻条條件句代辈輩台所座成岁歲"
)
"""一两天 is one or two days; before other words 一两 is a weight, or an ounce of silver."""
POINTS: Final = frozenset("点點")
SPACES: Final = frozenset(" \t\u3000\u00a0")
ARABIC: Final = frozenset("0123456789０１２３４５６７８９")
THREE: Final = re.compile("[0-9]{3}")
"""A group of digits: 3万2,800."""
UNITS_WITH_PREFIX: Final = (
    *(
        "比特",
        "字节",
        "字節",
        "位元",
        "赫",
        "瓦",
        "帕",
        "焦",
        "伏",
        "安时",
        "欧姆",
        "卡",
        "克",
        "米",
        "吨",
        "噸",
        "巴",
        "电子伏",
        "電子伏",
    ),
)
"""千 and 兆 before these belong to the unit: 千瓦, 千克, 兆字节."""
WORD_AFTER: Final = (
    dict.fromkeys("参參", "数數与與加考观觀议議赛賽股战戰")
    | dict.fromkeys("陆陸", "军軍地续續")
    | {"肆": "意虐无無", "伍": "德"}
)
"""Digits of formal writing that begin a word before these: 6710亿参数."""
ALL: Final = frozenset(DIGITS) | frozenset(PLACES) | frozenset(JOINED)
GE: Final = frozenset("个個")
GOES_ON: Final = ALL | MORE | POINTS | SPACES | GE
"""Characters with which a numeral may go on behind a digit; 个 does before 亿 alone."""
TAKEN_FOR_ONE: Final = re.compile("[个個][多余餘来來]?[亿億]")
"""两个亿, 三个多亿: the classifier counts hundreds of millions as things."""
NOT_AFTER_TEN: Final = frozenset("字足分")
"""十 before these is another word: 三百十字路口."""
LAI_FOLLOWERS: Final = frozenset("号號个個人家天年岁歲名位只隻万萬里米斤辆輛条條张張块塊次种種本台件户戶分")
NOT_AFTER_YU: Final = frozenset(("额", "額", "地", "热", "熱", "震", "波"))
NOT_AFTER_MORE: Final = frozenset(("少", "边", "邊", "元化", "媒", "模", "伦", "倫", "哈"))


@dataclass(slots=True)
class Element:
    """One step of a numeral: a number, a place or scale word, a zero, or a vague word."""

    kind: str
    """`n` number, `p` place, `z` zero, `m` more (多), `s` some (几, 数)."""
    amount: Decimal
    exponent: int
    end: int
    other: int = 0
    """The second digit of a pair: 三四十."""


@dataclass(slots=True)
class Part:
    """A numeral evaluated, before fractions and tenths."""

    end: int
    value: Decimal
    place: int
    grain: int
    length: int
    """How many elements it has."""
    scale: str = ""
    hedge: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    limit: Decimal | None = None
    words: tuple[str, ...] = ()
    only_places: bool = False


def run(text: str, start: int, first: Numeral | None = None) -> Part | None:
    """The plain numeral at `start`: no fraction, no tenths."""
    if first is None and text[start] in DIGITS:
        following = text[start + 1 : start + 2]
        if following not in GOES_ON or (following in GE and not is_counted_in_yi(text, start + 1)):
            # 三家, 两年: a digit alone
            return Part(start + 1, Decimal(DIGITS[text[start]]), 0, 0, 1)
        stop = positional_end(text, start)
        if stop - start >= 2 and (found := _digit_by_digit(text, start, stop)):
            return found
    elements = _elements(text, start, first)
    if not elements:
        return None
    return _evaluate(text, start, elements, first)


def is_counted_in_yi(text: str, i: int) -> bool:
    """Whether the classifier at the place stands before 亿 and belongs to the numeral."""
    return TAKEN_FOR_ONE.match(text, i) is not None


def skip(text: str, i: int) -> int:
    """The next place that is no space; at most three spaces are passed over."""
    stop = min(len(text), i + 3)
    while i < stop and text[i] in SPACES:
        i += 1
    return i


def positional_end(text: str, i: int) -> int:
    """Where a run of bare digits ends."""
    stop = min(len(text), i + MOST_DIGITS)
    while i < stop and text[i] in DIGITS and text[i] not in TWO:
        i += 1
    return i


def _digit_by_digit(text: str, start: int, stop: int) -> Part | None:
    """二〇二五: digits read one by one; 五五 only before 折; a pair that means "or" is left to `_elements`."""
    following = text[stop : stop + 1]
    if following in PLACES and following:
        return None
    if stop - start == 2 and not (ZEROS & set(text[start:stop])):
        if following != "折" or _pair(text, start):
            return None
        digits = f"{DIGITS[text[start]]}.{DIGITS[text[start + 1]]}"
        return Part(stop, Decimal(digits), -1, -1, 2)
    digits = "".join(str(DIGITS[c]) for c in text[start:stop])
    if following in POINTS and following:
        end, decimals = _decimals(text, stop)
        if decimals:
            return Part(end, Decimal(f"{digits}.{decimals}"), -len(decimals), -len(decimals), stop - start)
    return Part(stop, Decimal(digits), 0, 0, stop - start)


def _pair(text: str, i: int) -> int:
    """The second of two neighbouring digits that mean "one or the other": 三四(十), 两三(年), 七八(百); 0 for none."""
    if text[i] == "一" and text[i + 1 : i + 2] in ONE_OR_TWO:
        return 2 if text[i + 2 : i + 3] in AFTER_ONE_OR_TWO and i + 2 < len(text) else 0
    low = DIGITS.get(text[i], 0)
    high = DIGITS.get(text[i + 1], 0) if i + 1 < len(text) else 0
    if not low or text[i + 1 : i + 2] in TWO or (high - low != 1 and (low, high) != (3, 5)):
        return 0
    return 0 if i + 2 < len(text) and text[i + 2] in DIGITS else high


def _elements(text: str, start: int, first: Numeral | None) -> list[Element]:  # noqa: C901, PLR0912 - the grammar, reason by reason
    """The numeral taken apart; the branches are its grammar, so they stand together."""
    found: list[Element] = []
    i = start
    if first is not None and first.value is not None:
        found.append(Element("n", first.value, 0, first.end))
        i = first.end
    length = len(text)
    while i < length:
        j = i if text[i] not in SPACES else skip(text, i)
        if j >= length or len(found) > MOST_DIGITS:
            break
        char, before = text[j], found[-1].kind if found else ""
        if char in GE and before in ("n", "p", "m") and j == i and is_counted_in_yi(text, j):
            j += 1
            char = text[j]
        if char in PLACES:
            if not _place_fits(text, j, found, before):
                break
            found.append(Element("p", ZERO, PLACES[char], j + 1))
        elif char in ZEROS and (before == "p" or (before == "" and text[j + 1 : j + 2] in PLACES and j + 1 < length)):
            found.append(Element("z", ZERO, 0, j + 1))
        elif char in DIGITS and before in ("", "p", "z"):
            if not _digit_fits(text, i, j, found, before):
                break
            other = _pair(text, j)
            found.append(Element("n", Decimal(DIGITS[char]), 0, j + (2 if other else 1), other))
        elif char in JOINED and before in ("", "p"):
            found += [Element("n", Decimal(JOINED[char]), 0, j + 1), Element("p", ZERO, 1, j + 1)]
        elif char in MORE and before in ("n", "p", "z") and _more_fits(text, j, found, first):
            found.append(Element("m", ZERO, 0, j + 1))
        elif char in SOME and before == "" and j + 1 < length:
            if text[j + 1] not in PLACES and not is_counted_in_yi(text, j + 1):
                break
            found.append(Element("s", ZERO, 0, j + 1 if text[j + 1] in PLACES else j + 2))
        elif (
            char in ARABIC
            and before in ("p", "z")
            and first is not None
            and (element := _more_digits(text, i, j, found))
        ):
            found.append(element)
        else:
            break
        i = found[-1].end
    while found and found[-1].kind == "z" and len(found) > 1 and text[found[-1].end - 1] != "零":
        found.pop()
    return found if found and found[-1].kind != "s" else []


def _place_fits(text: str, j: int, found: Sequence[Element], before: str) -> bool:
    """Whether a place or scale word goes on with the numeral."""
    char = text[j]
    if char in "千兆" and found and text.startswith(UNITS_WITH_PREFIX, j + 1):
        return False
    if not found:
        return char not in "亿億兆"
    if before == "p" and PLACES[char] < 4:  # 一百十六 leaves 一 out
        is_ten = char in "十拾" and found[-1].exponent in (2, 3) and len(found) > 1 and found[-2].kind == "n"
        return is_ten and text[j + 1 : j + 2] not in NOT_AFTER_TEN and found[-2].other == 0
    return not (before == "n" and found[-1].other == 0 and char in "十拾" and found[-1].amount >= 10)


def _digit_fits(text: str, i: int, j: int, found: Sequence[Element], before: str) -> bool:
    """Whether a Chinese digit goes on with the numeral: 两 only before a place (三千两百), others after a place."""
    if any(e.kind in "ms" for e in found):
        return False
    if before and j + 1 < len(text) and text[j + 1] in WORD_AFTER.get(text[j], ""):
        return False
    if text[j] in TWO and before:
        return text[j + 1 : j + 2] in PLACES and j + 1 < len(text)
    return not (before == "z" and text[j] in ZEROS) and not (before and j > i + 1)


def _more_fits(text: str, j: int, found: Sequence[Element], first: Numeral | None) -> bool:
    """Whether 多, 余, 几 or 来 adds to the numeral rather than beginning a word."""
    char, last = text[j], found[-1]
    if any(e.kind in "ms" for e in found):
        return False
    if char in "几幾":
        return (
            last.kind == "z"
            or (last.kind == "p" and last.exponent == 1)
            or (first is not None and last.kind == "n" and first.grain >= 1)
        )
    if char in "来來":
        return last.kind == "p" and last.exponent <= 3 and text[j + 1 : j + 2] in LAI_FOLLOWERS and j + 1 < len(text)
    if char in "余餘":
        return last.kind != "z" and text[j + 1 : j + 2] not in NOT_AFTER_YU
    return last.kind != "z" and text[j + 1 : j + 2] not in NOT_AFTER_MORE


def _more_digits(text: str, i: int, j: int, found: Sequence[Element]) -> Element | None:
    """Digits after a scale word: 3万4000, 7 万5 千4 百."""
    stop = j
    while stop < len(text) and text[stop] in ARABIC and stop - j < 13:
        stop += 1
    while text[stop : stop + 1] == "," and THREE.fullmatch(text[stop + 1 : stop + 4]) and stop - j < 13:
        if text[stop + 4 : stop + 5] in ARABIC and stop + 4 < len(text):
            break
        stop += 4
    amount = Decimal(arabic.folded(text[j:stop]).replace(",", ""))
    following = skip(text, stop)
    has_place = following < len(text) and text[following] in PLACES
    below = next((e.exponent for e in reversed(found) if e.kind == "p"), 1)
    if amount >= power(below) or (j > i and not has_place) or text[stop : stop + 1] in ("年", ".", "月", "%"):
        return None
    return Element("n", amount, 0, stop)


def _value(elements: Sequence[Element], *, second: bool = False) -> Decimal | None:
    """一万五千亿 is (1*10^4 + 5*10^3) * 10^8: amounts stand on a stack under their powers of ten."""
    stack: list[tuple[int, Decimal]] = []
    pending: Decimal | None = None
    for element in elements:
        if element.kind == "n":
            pending = Decimal(element.other) if second and element.other else element.amount
        elif element.kind == "p":
            amount = pending
            while stack and (stack[-1][0] < element.exponent or (amount is None and stack[-1][0] <= element.exponent)):
                lower = stack.pop()[1]
                amount = lower if amount is None else EXACT.add(amount, lower)
            if amount is None:
                if stack and element.exponent > 1:
                    return None
                amount = Decimal(1)
            stack.append((element.exponent, EXACT.multiply(amount, power(element.exponent))))
            pending = None
    total = pending or ZERO
    for _, amount in stack:
        total = EXACT.add(total, amount)
    return total


def _colloquial(elements: list[Element], text: str) -> list[Element]:
    """三百一 is 310: a last bare digit counts in the place below the one before it."""
    if len(elements) < 2 or elements[-1].kind != "n" or elements[-2].kind != "p" or elements[-2].exponent < 2:
        return elements
    last = elements[-1]
    if text[last.end - 1] in ARABIC or (last.other and elements[-2].exponent < 2):
        return elements
    return [*elements, Element("p", ZERO, elements[-2].exponent - 1, last.end)]


def _evaluate(text: str, start: int, elements: list[Element], first: Numeral | None) -> Part | None:
    kinds = [e.kind for e in elements]
    end, count = elements[-1].end, len(elements)
    if kinds[0] == "s":
        return _some(text, start, elements)
    if "m" in kinds:
        return _more(text, elements, kinds.index("m"), first)
    points = skip(text, end)
    decimals = ""
    if first is None and points < len(text) and text[points] in POINTS and kinds[-1] in "npz":
        stop, decimals = _decimals(text, points)
    elements = _colloquial(elements, text)
    value = _value(elements)
    if value is None:
        return None
    if decimals:
        stop, shift = _scale_after(text, stop)
        value = EXACT.multiply(EXACT.add(value, Decimal(f"0.{decimals}")), power(shift))
        return Part(stop, value, shift - len(decimals), shift - len(decimals), count)
    scale = text[first.end : end].strip() if first is not None else ""
    place, grain = _places(value, elements, first)
    if any(e.other for e in elements):
        high = _value(elements, second=True)
        return _either(end, value, high or value, elements, count)
    only = all(kind == "p" for kind in kinds)
    return Part(end, value, place, grain, count, scale, only_places=only)


def _scale_after(text: str, end: int) -> tuple[int, int]:
    """Where the scale word behind spelled decimals ends, and its power of ten: 五点六万, 一点二万亿."""
    shift = 0
    while text[end : end + 1] in SCALES and end < len(text):
        shift += PLACES[text[end]]
        end += 1
    return end, shift


def _either(end: int, low: Decimal, high: Decimal, elements: Sequence[Element], count: int) -> Part:
    digits = next((int(e.amount), e.other) for e in elements if e.other)
    step = (high - low) / (digits[1] - digits[0])
    limit = high + step if step > 1 else None
    grain = step.adjusted()
    return Part(end, low, grain if step > 1 else 0, grain, count, "", "range", low, high, limit)


def _places(value: Decimal, elements: Sequence[Element], first: Numeral | None) -> tuple[int, int]:
    """Place of the last written digit and roundness; scale words lift both: 三百五十万 has place 4."""
    kinds = [e.kind for e in elements]
    if first is not None and kinds.count("n") == 1:
        shift = sum(e.exponent for e in elements)
        return first.place + shift, first.grain + shift
    place = 0
    for element in reversed(elements):
        if element.kind != "p" or element.exponent < 4:
            break
        place += element.exponent
    return place, max(place, grain_of(value))


def _some(text: str, start: int, elements: Sequence[Element]) -> Part | None:
    """数千亿, 几十万: two to nine of them."""
    if any(e.kind != "p" for e in elements[1:]):
        return None
    one = _value(elements[1:])
    if one is None:
        return None
    grain = one.adjusted()
    end = elements[-1].end
    return Part(end, one, grain, grain, len(elements), "", "several", one * 2, one * 9, one * 10, (text[start],))


def _more(text: str, elements: Sequence[Element], at: int, first: Numeral | None) -> Part | None:
    """十几万, 3000多万, 500余亿: above the number, below the next step of its roundness."""
    before, after = list(elements[:at]), elements[at + 1 :]
    base = _value(before)
    if base is None or not base or any(e.kind != "p" for e in after):
        return None
    word = text[elements[at].end - 1]
    shift = sum(e.exponent for e in after)
    place, grain = _places(base, before, first)
    step = power(1) if word in "几幾" else power(grain)
    value = EXACT.multiply(base, power(shift))
    limit = EXACT.multiply(EXACT.add(base, step), power(shift))
    end = elements[-1].end
    scale = text[first.end : end].strip() if first is not None else ""
    return Part(end, value, place + shift, grain + shift, len(elements), scale, "over", limit=limit, words=(word,))


def _decimals(text: str, point: int) -> tuple[int, str]:
    """The decimals after 点: (end, digits); 两点半 and 三点二十 are times and have none."""
    i = skip(text, point + 1) if point + 1 < len(text) and text[point + 1] in SPACES else point + 1
    start = i
    while i < len(text) and i - start < MOST_DIGITS and text[i] in DIGITS and text[i] not in TWO:
        i += 1
    if i == start and i < len(text) and text[i] in ARABIC:
        while i < len(text) and text[i] in ARABIC and i - start < MOST_DIGITS:
            i += 1
    if i == start or (i < len(text) and text[i] in "十百千刻钟鐘"):
        return point, ""
    digits = "".join(str(DIGITS[c]) if c in DIGITS else arabic.folded(c) for c in text[start:i])
    return i, digits
