"""What belongs to a name besides its words: a number, an ordinal, the kind of thing it is.

Comes in: a text and the place of a name, or a Chinese sentence. Goes out: how far the name reaches (`Kestrel 5`,
`Parsnip 3.1`, `X2 Pro`, `the Harwick bridge`), and Chinese names told by their last word or number (嫦娥六号,
第六届进博会, 青石大桥). Refuses to know: what is said of the thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from claims.framing.scenes import Scene
from claims.lexicon import words
from claims.triggers import is_of_word
from claims.values import Reading

NUMBER: Final = re.compile(
    r"[ -](?!(?:19|20)\d\d(?!\d))\d{1,4}(?:\.\d{1,2}){0,2}[A-Za-z]{0,2}"
    r"(?![A-Za-z0-9_%°$€£¥死伤胜负]|[.,:/]\d| ?[-–~] ?\d)"
)
"""` 5`, ` 3.1`, `-1`; a year is none, nor is a score."""
GRADE: Final = re.compile(r"(?: (?:Pro|Max|Plus|Ultra|Mini|Lite|Turbo)(?![A-Za-z0-9_])){1,2}")
PREDICATE: Final = re.compile(
    r"(?:'s\b| (?:is|was|has|had|costs?|weighs|ships|runs|comes|needs|requires|offers|supports|uses|will|starts at|"
    r"sells|adds|can|lasts|measures)\b)"
)
"""What follows where a capitalised word and a number begin a sentence as a name."""
COUNTED: Final = frozenset("死伤胜负比人名个家次度日月年点分秒岁万亿千百多余几号届期、和至到")
ARTICLES: Final = ("the ", "The ")


def reach(scene: Scene, start: int, end: int) -> int:
    """Where a Latin name ends with its number and grade, else with the kind of thing it is; else its own end."""
    text = scene.text
    following = text[end : end + 1]
    if following and following in " -":
        if text[end + 1 : end + 2].isdecimal():
            whole = numbered(scene, start, end)
            return with_thing(scene, start, end) if whole == end else whole
        thing_end = with_thing(scene, start, end) if following == " " else end
        if thing_end > end:
            return thing_end
    return numbered(scene, start, end) if text[end - 1].isdecimal() or text[end - 2 : end - 1].isdecimal() else end


def numbered(scene: Scene, start: int, end: int) -> int:
    """Where a Latin name ends with the number and grade behind it; its own end where none belongs to it."""
    text = scene.text
    reach = end
    if text[end : end + 1] in (" ", "-") and text[end + 1 : end + 2].isdecimal():
        found = NUMBER.match(text, end, min(scene.end, end + 16))
        if found is not None and is_free(scene, start, found.end()):
            reach = found.end()
    if text[reach - 1].isdecimal() or text[reach - 2 : reach - 1].isdecimal():
        grade = GRADE.match(text, reach, min(scene.end, reach + 16))
        reach = grade.end() if grade is not None else reach
    return reach


def is_free(scene: Scene, start: int, end: int) -> bool:
    """Whether no claim takes the number: none is read there, or a bare one whose name is followed by a verb."""
    return all(
        reading.start >= end or reading.end <= start or (is_bare(reading, end) and goes_on(scene, end))
        for reading in scene.readings
    )


def goes_on(scene: Scene, end: int) -> bool:
    """Whether what follows a name and number speaks of one thing: a verb, or Chinese words that count nothing."""
    if scene.latin:
        return PREDICATE.match(scene.folded, end) is not None
    return scene.folded[end : end + 1] not in COUNTED and not any(
        r.end == end and r.quantity.noun for r in scene.readings
    )


def is_bare(reading: Reading, end: int) -> bool:
    """Whether a reading is a plain number that ends with the name."""
    quantity = reading.quantity
    return reading.end == end and quantity.kind == "count" and quantity.unit is None


def with_thing(scene: Scene, start: int, end: int) -> int:
    """Where a name ends with the kind of thing it is: the Harwick bridge; its own end where none follows."""
    article = max(0, start - 4)
    if scene.text[end : end + 1] != " " or not scene.text.startswith(ARTICLES, article):
        return end
    if article and is_of_word(scene.text[article - 1]):
        return end
    found = thing().match(scene.folded, end + 1)
    return found.end() if found is not None else end


@cache
def thing() -> re.Pattern[str]:
    """The English words for what stands at one place and bears its name."""
    forms = sorted((w for w in words("structure") if w.isascii()), key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(map(re.escape, forms))})\b(?!-)")


NUMERAL: Final = "一二三四五六七八九十百零〇0-9"
CRAFT: Final = re.compile(rf"[{NUMERAL}]{{1,4}}号(?![线楼院路门房文件车令馆厅码召称角机炉井坑线站])")
"""嫦娥六号, 神舟18号: not a house, a line or a unit of a plant."""
EDITION: Final = re.compile(
    rf"第[{NUMERAL}]{{1,4}}届[㐀-鿿]{{0,10}}?"
    r"(?:马拉松|运动会|博览会|交易会|电影节|艺术节|世界杯|奥运会|亚运会|全运会|锦标赛|联赛|大赛|展览会|论坛|峰会|大会|全会|年会|书展|车展"
    r"|会|节|赛|展|奖|杯)"
)
"""第六届江城马拉松: each edition is a thing of its own."""
BEFORE_CRAFT: Final = re.compile(
    r"^(?:发射|搭载|运载|火箭|飞船|卫星|探测器|任务|成功|通过|利用|使用|载人|货运|研制|完成|执行|首飞|国产|新型|我国|中国|美国|随后|此前|其中|今年|去年|"
    r"日|月|年|时|公里|一个|这个|那个|每个)+"
)
TITLED: Final = "小龙|巨头|小虎|剑客|金刚|小花|骑士|君子"
TITLE: Final = re.compile(rf"[{NUMERAL}]{{1,2}}大?(?:{TITLED})")
"""江城六小龙: the title of a group of that many."""
DESIGNATING: Final = re.compile(f"号|届|{TITLED}")
"""Words without one of which no sentence has such names; each begins with a character of its own, so that the search
skips to those.
"""
COMMON: Final = frozenset(
    {
        "会",
        "节",
        "赛",
        "展",
        "奖",
        "杯",
        "比赛",
        "大会",
        "年会",
        "展会",
        "论坛",
        "峰会",
        "董事会",
        "监事会",
        "全会",
        "委员会",
        "大赛",
        "锦标赛",
    }
)
"""Behind an edition's number these name nothing by themselves."""
STOPS: Final = frozenset("的由在与和对从向被为是及、于至到将把了着说称这那该本此其某各每有据让给使月日年第")


def han_designated(scene: Scene) -> Iterable[tuple[int, int]]:
    """The places of Chinese names told by their number: craft, editions and titles of groups."""
    return _designated(scene) if DESIGNATING.search(scene.folded, scene.start, scene.end) is not None else ()


def _designated(scene: Scene) -> Iterator[tuple[int, int]]:
    for found in CRAFT.finditer(scene.folded, scene.start, scene.end):
        start = craft_start(scene, found.start())
        if 2 <= found.start() - start <= 5:
            yield start, found.end()
    for found in EDITION.finditer(scene.folded, scene.start, scene.end):
        if found[0].rpartition("届")[2] not in COMMON:
            yield found.span()
    for found in TITLE.finditer(scene.folded, scene.start, scene.end):
        start = craft_start(scene, found.start())
        if found.start() - start >= 2:
            yield start, found.end()


def craft_start(scene: Scene, end: int) -> int:
    """Where the words begin that a number with 号 closes."""
    at = end
    while at > scene.start and end - at < 5 and "㐀" <= scene.folded[at - 1] <= "鿿":
        if scene.folded[at - 1] in STOPS:
            break
        at -= 1
    lead = BEFORE_CRAFT.match(scene.folded[at:end])
    at += lead.end() if lead is not None else 0
    return end - 3 if end - at > 3 and scene.folded[at - 1 : at] not in "“\"「《'" else at


DIGITS: Final = "零一二三四五六七八九"


def spelled(name: str) -> str:
    """A Chinese name with its number in characters: 嫦娥6号 is 嫦娥六号."""
    return re.sub(r"(?<![0-9])[0-9]{1,2}(?=[号號届屆])", lambda m: in_characters(int(m[0])), name)


def in_characters(number: int) -> str:
    """A number below a hundred in Chinese."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return f"{DIGITS[tens] if tens > 1 else ''}十{DIGITS[ones] if ones else ''}"
