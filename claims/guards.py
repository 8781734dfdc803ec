"""Tests of context for surfaces that are units only in some places: `in`, `h`, `块`, `度`.

Comes in: a text, where the number ends, where the surface stands. Goes out: whether it is the unit there.
Refuses to know: values.
Each test looks at a few characters around the surface, so the scan stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from claims.catalogue import Entry, tables
from claims.scripts import HYPHENS as OTHER_HYPHENS
from claims.scripts import simplified

HYPHENS: Final = frozenset(OTHER_HYPHENS + "-")
Guard = Callable[[str, int, int, int], bool]

INCH_SIZE: Final = re.compile(
    r" ?(?:[x×]|(?:long|wide|tall|high|deep|thick|in diameter|by|screen|display|tv|monitor|pipe)\b)", re.IGNORECASE
)
INCH_AFTER: Final = re.compile(
    r"\s?(?:$|[.,;:!?)\]}×x*²³^-]|(?:long|wide|tall|high|deep|thick|in|by|more|or|and|of|diameter|tv|screen|display|rain|snow)\b)",
    re.IGNORECASE,
)
LOWER_TRAIL: Final = re.compile(r"[a-z]")
NUMBER_BEFORE: Final = re.compile(r"(\d[\d,.]*)$")
TEMPERATURE_NEAR: Final = re.compile(
    r"temperature|heat|cool|hot|cold|warm|boil|freez|melt|weather|degrees?\b|oven|fever|°", re.IGNORECASE
)
TEMPERATURE_ZH: Final = (
    "摄氏",
    "气温",
    "水温",
    "体温",
    "室温",
    "温度",
    "高温",
    "低温",
    "升温",
    "降温",
    "零下",
    "零上",
    "℃",
    "发烧",
    "高烧",
)
ELECTRICITY_ZH: Final = ("用电", "耗电", "电量", "发电", "电费", "电力", "省电", "节电")
YUAN_WORDS: Final = frozenset("素旦年月老件宵首勋勳朝代帅帥凶兇")
FINANCE_NEAR: Final = re.compile(
    r"rate|yield|spread|basis|bond|fed\b|bank|hik|cut|margin|interest|tighten|widen|treasur|swap|coupon|fee|percent|%|ecb|[\u4e00-\u9fff]",
    re.IGNORECASE,
)
SECONDS_FOLLOW: Final = re.compile(r"\s?\d{1,2}\s?秒")
PIECE_IS_MONEY: Final = frozenset("钱錢的左多一二三四五六七八九半买買")
SHORT: Final = 24
"""A text this short is a phrase by itself and needs no words around."""
LABEL: Final = re.compile(
    r"(?:fig|figs|figure|figures|table|tables|sec|section|eq|eqs|panel|ref|no)\b\.?\s?\S{0,6}$", re.IGNORECASE
)
ELECTRIC_NEAR: Final = re.compile(
    r"current|\bamp|volt|\bV\b|\d ?V\b|fuse|charg|circuit|batter|breaker|cable|socket|电|電|安", re.IGNORECASE
)
MAGNETIC_NEAR: Final = re.compile(r"magnet|\bfield|\bmri\b|tesla|coil|scanner|superconduct|磁|核磁", re.IGNORECASE)
PENCE_NEAR: Final = re.compile(
    r"£|pence|penny|\bgbp\b|sterling|share|price|cost|dividend|ftse|london|britain|\buk\b|charge", re.IGNORECASE
)
SPEED_NEAR: Final = ("速", "航", "舰", "艇", "船", "台风")
MOLAR_AFTER: Final = re.compile(
    r"\s(?:[A-Z][A-Za-z]{0,3}\d?[A-Z(]|[A-Z][a-z]?[A-Z][a-z]?\b|tris|edta|solution|buffer|hcl|naoh|nacl|sodium|acid)",
    re.IGNORECASE,
)
END_OF_PHRASE: Final = re.compile(r"\s*(?:$|[^\w\s])")


def _number(text: str, position: int) -> str:
    found = NUMBER_BEFORE.search(text[max(0, position - 24) : position])
    return found.group(1) if found else ""


def glued(text: str, position: int, start: int, _end: int) -> bool:
    """Only with nothing between number and letter: `5d`; not `Fig. 5d`."""
    return start == position and not _labelled(text, position)


def spaced(text: str, position: int, start: int, end: int) -> bool:
    """Kelvin needs a blank: `300 K`; `128K` is thousands, `two K-band` a name."""
    return start > position and text[end : end + 1] not in HYPHENS and text[position - 1 : position].isdigit()


def basis_points(text: str, position: int, _start: int, end: int) -> bool:
    """`25 bp` beside words of interest, or as all there is; elsewhere they are base pairs."""
    return len(text) < 24 or FINANCE_NEAR.search(text[max(0, position - 90) : end + 50]) is not None


def inch(text: str, position: int, start: int, end: int) -> bool:
    """`5in`, `6-in`, `5 ft 2 in`, `10 in long`; not `5 in Paris`."""
    if start == position or text[start - 1] in "-‐‑":
        return True
    return (
        INCH_AFTER.match(text[end : end + 12]) is not None
        or re.search(r"f(?:oo|ee)?t\.?\s?[\d.]+$", text[max(0, position - 12) : position]) is not None
    )


def inch_mark(text: str, position: int, _start: int, end: int) -> bool:
    """`10" long`, `6'2"`, `3" x 5"`, or all there is; elsewhere a straight mark opens or closes a quotation."""
    feet = re.search(r"['′’] ?[\d.]+ ?$", text[max(0, position - 12) : position + 1])
    return feet is not None or len(text) < 24 or INCH_SIZE.match(text[end : end + 12]) is not None


def _quoted(text: str, position: int) -> bool:
    """Whether a single quotation mark was opened shortly before."""
    return re.search(r"(?:^|\s)['‘]\S", text[max(0, position - 60) : position]) is not None


def foot_mark(text: str, position: int, start: int, end: int) -> bool:
    """`6'2"`, `6'`: not the apostrophe of `1980's` or of a quotation."""
    return start == position and (
        text[end : end + 1].isdigit()
        or (
            _number(text, position).isdigit()
            and len(_number(text, position)) < 3
            and not text[end : end + 1].isalpha()
            and not _quoted(text, position)
        )
    )


def second(text: str, position: int, start: int, _end: int) -> bool:
    """`5 s`, `0.3s`; not `1980s`, `the 90s`."""
    number = _number(text, position)
    return start > position or not (
        number.isdigit() and (len(number) == 4 or (number.endswith("0") and len(number) == 2))
    )


def hour(text: str, _position: int, _start: int, end: int) -> bool:
    """`5 h`, `24h`; not the clock `14h30`."""
    return not text[end : end + 1].isdigit()


def temperature(text: str, position: int, _start: int, end: int) -> bool:
    """`20 C`, `68F` near words of temperature, or as all there is."""
    if text[end : end + 1].isalnum() or text[end : end + 1] in "/-+#":
        return False
    alone = position <= 8 and not text[end:].strip(" .,!?")
    return alone or TEMPERATURE_NEAR.search(text[max(0, position - 48) : end + 32]) is not None


def molar(text: str, _position: int, _start: int, end: int) -> bool:
    """`0.1 M NaCl`; elsewhere M is a million."""
    return MOLAR_AFTER.match(text[end : end + 16]) is not None


def ampere(text: str, position: int, _start: int, end: int) -> bool:
    """`5 A`, `10A` where words of electricity are near; elsewhere A is an article or a label."""
    return len(text) < SHORT or ELECTRIC_NEAR.search(text[max(0, position - 60) : end + 40]) is not None


def tesla(text: str, position: int, _start: int, end: int) -> bool:
    """`3 T` where words of magnetism are near; elsewhere T is a symbol of something else."""
    return len(text) < SHORT or MAGNETIC_NEAR.search(text[max(0, position - 100) : end + 60]) is not None


def multiple(text: str, position: int, start: int, end: int) -> bool:
    """`2x`, `3× faster`; not `3 x 4`, `1920x1080`, `0x1F`."""
    if start != position or text[end : end + 1].isalnum():
        return False
    return not text[end : end + 2].strip()[:1].isdigit() and _number(text, position) != "0"


def cents(text: str, position: int, start: int, end: int) -> bool:
    """`50c` is cents, `10 c` where it is all there is; not `5c` before a hyphen or a digit, nor `Fig. 5c`."""
    is_near = start == position or (position <= 4 and end == len(text))
    return is_near and _ends(text, end) and not _labelled(text, position)


def pence(text: str, position: int, start: int, end: int) -> bool:
    """`50p` beside words of money in Britain, or as all there is."""
    is_money = len(text) < SHORT or PENCE_NEAR.search(text[max(0, position - 60) : end + 40]) is not None
    return start == position and is_money and _ends(text, end) and not _labelled(text, position)


def _ends(text: str, end: int) -> bool:
    following = text[end : end + 1]
    return not following or not (following.isalnum() or following in "-/")


def _labelled(text: str, position: int) -> bool:
    """Whether the number is that of a figure, table or section."""
    return LABEL.search(text[max(0, position - 14) : position]) is not None


def never(_text: str, _position: int, _start: int, _end: int) -> bool:
    """Not a unit by itself; kept so that the word is known."""
    return False


def below(_text: str, _position: int, _start: int, _end: int) -> bool:
    """Only in a denominator (千米/时), where tests are left out."""
    return False


def speed(text: str, position: int, _start: int, end: int) -> bool:
    """节 is a knot beside words of ships and speed."""
    return any(word in simplified(text[max(0, position - 12) : end + 6]) for word in SPEED_NEAR)


def not_animal(text: str, _position: int, _start: int, end: int) -> bool:
    """牛 is a newton at the end of a phrase only."""
    return END_OF_PHRASE.match(text[end : end + 2]) is not None


def measure_only(text: str, _position: int, _start: int, end: int) -> bool:
    """欧 is an ohm at the end of a phrase only."""
    return END_OF_PHRASE.match(text[end : end + 2]) is not None


def not_maker(text: str, _position: int, _start: int, end: int) -> bool:
    """特斯拉 is tesla where magnets are near; otherwise it makes cars."""
    return any(word in text[max(0, end - 24) : end + 8] for word in ("磁", "核磁"))


def core(text: str, _position: int, _start: int, end: int) -> bool:
    """核: `8核`, `64核心`; not 核电, 核弹, 核试验, 核武器."""
    return text[end : end + 1] not in set("电電弹彈武试試能潜潛反设設爆战戰大国國")


def after_money(text: str, position: int, _start: int, end: int) -> bool:
    """毛 behind yuan: 三块五毛; or at the end of a phrase."""
    return any(mark in text[max(0, position - 4) : position] for mark in "元块塊圆圓") or text[end : end + 1] in (
        "钱",
        "錢",
    )


def coin(text: str, position: int, _start: int, end: int) -> bool:
    """角 is a coin behind yuan; elsewhere it is a corner."""
    return (
        any(mark in text[max(0, position - 4) : position] for mark in "元块塊圆圓")
        or END_OF_PHRASE.match(text[end : end + 2]) is not None
    )


def people(text: str, _position: int, _start: int, end: int) -> bool:
    """口 counts members of a family: 一家五口, 三口之家."""
    return text[end : end + 1] in set("之人") or END_OF_PHRASE.match(text[end : end + 2]) is not None


def yuan(text: str, _position: int, _start: int, end: int) -> bool:
    """元 is money; not 元素, 元旦, 元年, 元月, 元老 ..."""
    return text[end : end + 1] not in YUAN_WORDS


def noun_follows(text: str, _position: int, _start: int, end: int) -> bool:
    """A rare classifier is one only when a known noun stands right behind it."""
    known = tables()
    window = simplified(text[end : end + 6])
    return any(window[:n] in known.nouns for n in known.noun_lengths.get(window[:1], ()))


def noun_follows_or_end(text: str, position: int, start: int, end: int) -> bool:
    """As `noun_follows`, or the phrase ends."""
    return noun_follows(text, position, start, end) or END_OF_PHRASE.match(text[end : end + 2]) is not None


def classifier(_text: str, _position: int, _start: int, _end: int) -> bool:
    """Any place will do; the mark says that the noun stands behind."""
    return True


def not_rank(_text: str, _position: int, _start: int, _end: int) -> bool:
    """Ranks (第六名) are told by what stands before the number, which the reader of numbers sees."""
    return True


def not_digit(text: str, _position: int, _start: int, end: int) -> bool:
    """位 counts people; not digits (三位数), bits (64位) or ranks."""
    return text[end : end + 1] not in set("数數元小置于於的")


def _degree(text: str, start: int, entry: Entry) -> Entry:
    """度 alone: of temperature, of electricity, else of an angle."""
    if entry.unit != "degree":
        return entry
    near = re.split(r"[。；;\n]", simplified(text[max(0, start - 18) : start]))[-1]
    if "华氏" in near:
        return entry._replace(unit="degree_Fahrenheit")
    if any(word in near for word in TEMPERATURE_ZH):
        return entry._replace(unit="degree_Celsius")
    return entry._replace(unit="kilowatt_hour") if any(word in near for word in ELECTRICITY_ZH) else entry


def _minute(text: str, start: int, entry: Entry) -> Entry:
    """分 behind yuan is a coin, behind hours or before seconds a minute; elsewhere a point of a score."""
    if entry.unit != "score_point":
        return entry
    near = text[max(0, start - 7) : start]
    if re.search(r"[元角块塊毛]", near[-5:]):
        return entry._replace(unit="CNY_fen", kind="money", noun="")
    if "时" in near or "時" in near or SECONDS_FOLLOW.match(text, start + 1):
        return entry._replace(unit="minute", kind="duration", noun="")
    return entry


def _piece(text: str, start: int, entry: Entry) -> Entry:
    """块 alone is money unless something that comes in pieces follows."""
    following = text[start + 1 : start + 2]
    if entry.unit != "CNY" or following in PIECE_IS_MONEY or END_OF_PHRASE.match(text[start + 1 : start + 3]):
        return entry
    return Entry(None, "count", noun="块", guard="classifier")


def _grade(text: str, start: int, entry: Entry) -> Entry:
    """级 measures an earthquake where one is near; elsewhere it is a level."""
    before = re.split(r"[。；;\n]", text[max(0, start - 24) : start])[-1]
    after = re.split(r"[，。；,;\n]", text[start : start + 10])[0]
    is_quake = entry.unit == "level" and ("震" in before or "震" in after)
    return entry._replace(unit="magnitude") if is_quake else entry


MEANT: Final[dict[str, Callable[[str, int, Entry], Entry]]] = {
    "度": _degree,
    "分": _minute,
    "块": _piece,
    "塊": _piece,
    "级": _grade,
    "級": _grade,
}
"""Characters whose unit the words around them choose."""

GUARDS: Final[dict[str, Guard]] = {
    guard.__name__: guard
    for guard in (
        glued,
        spaced,
        inch,
        inch_mark,
        foot_mark,
        second,
        hour,
        temperature,
        molar,
        ampere,
        tesla,
        multiple,
        cents,
        pence,
        never,
        below,
        speed,
        not_animal,
        measure_only,
        not_maker,
        core,
        basis_points,
        yuan,
        after_money,
        coin,
        people,
        noun_follows,
        noun_follows_or_end,
        classifier,
        not_rank,
        not_digit,
    )
}
"""Tests by the names that families use."""
