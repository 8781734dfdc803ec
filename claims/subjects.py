"""Which name a number is about, and with which it is compared.

Comes in: a scene, the capitalised runs and learned names of its text, a reading. Goes out: the mentions of a scene (lexicon,
versions joined to their product, unknown names by their shape) and the subject and comparator of a reading. A wrong name is
worse than none: where grammar does not point at one, there is none. Refuses to know: measures' names, periods.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from claims.aliases import Capitals, versioned
from claims.lexicon import PLACES, words
from claims.scenes import Mention, Scene
from claims.values import Reading

VERSION = re.compile(
    r"[ -]?[A-Za-z]{1,2}-?\d{1,4}(?:\.\d+)*[A-Za-z]{0,2}(?![A-Za-z0-9])(?: (?:Pro|Max|Plus|Ultra|Mini|Lite)\b)?"
)
"""R1, -V3, o1, H800, k1.5 behind a company or product."""

NUMBERED = re.compile(
    r"[ -]?(?:\d{1,3}(?:\.\d+)*[A-Za-z]{0,2}(?![A-Za-z0-9_%]|[.,]\d|万|亿|个|款|名|元|年|月|日)(?: (?:Pro|Max|Plus|Ultra|Mini|Sonnet|Opus|Haiku|Turbo))?|(?:Pro|Max|Ultra)\b)"
)
"""4o, 3.2, 16 Pro behind the name of a product family."""

GLUED = re.compile(r"[a-z]{5}\d|[a-z]{4}[A-Z]")
"""Parameters671, LengthUp: cells run together, no names."""

LATIN_NAME = re.compile(r"[A-Z][A-Za-z][A-Za-z0-9&.+-]*(?: [A-Z][A-Za-z0-9&.+-]*){0,3}")
"""A Latin name inside Chinese text."""

QUOTED = re.compile(r"[《“「『\"]([^《》“”「」『』\"]{2,16})[》”」』\"]")
NAME_LEFT = re.compile(r"[㐀-鿿]+$")
NAME_ENDS: Final = frozenset("的由在与和对从向被为是及、于至到将把了着说称家位名这那该本此其某各每多两我贵有据让给使一")
"""Characters at which the name of an organisation cannot go on to the left."""

SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
PERSON_BEFORE = re.compile(r"([㐀-鿿]{2,3})[,，(（ ]?$")

ORGANISATIONS: Final = frozenset({"company", "family", "product", "index", "institution", "team", "unknown"})
OF_PEOPLE: Final = frozenset(
    "age height weight_mass salary net_worth born died elected resigned sentence points goals assists rebounds steals blocks "
    "donation counts_charged family_members arrested_on convicted shots saves touchdowns yards home_runs games wins".split()
)
OF_PLACES: Final = frozenset(
    "population gdp gdp_growth inflation unemployment_rate exports imports trade_total trade_balance budget_deficit "
    "foreign_reserves retail_sales industrial_output fixed_investment public_revenue public_spending temperature rainfall area "
    "interest_rate tariff_rate life_expectancy birth_rate births household_income producer_prices emissions forest_cover "
    "electricity_consumption electricity_generation turnout infections vaccinated students visitors house_price jobs".split()
)
OBLIQUE_BEFORE: Final = frozenset("在从对向给被由跟以把将让使据于来自赴除因按经随受")
VERSUS: Final = (
    "比",
    "较",
    "相比",
    "相较",
    "相较于",
    "比起",
    "相比于",
    "高于",
    "低于",
    "超过",
    "不及",
    "不到",
    "优于",
    "逊于",
    "相当于",
)

REACH: Final = 90
"""Characters beyond which a name in the same clause is too far to be grammar."""


def mentions(scene: Scene, capitals: Capitals) -> list[Mention]:
    """The names of a scene: those of the lexicon with their versions, and unknown ones by their shape."""
    known = list(joined(scene)) if scene.mentions else []
    unknown = list(latin_unknown(scene, capitals, known) if scene.latin else han_unknown(scene, known))
    found = [
        Mention(m.start, m.end, m.name, m.kind, oblique=True) if is_oblique(scene, m) else m
        for m in (*known, *unknown)
        if not covers_reading(scene, m)
    ]
    if unknown:
        found.sort()
    return found


def joined(scene: Scene) -> Iterator[Mention]:
    """The lexicon's names, a product or maker joined to the version behind it, a maker to its product."""
    last_end = -1
    waiting: Mention | None = None
    origin: int | None = None
    for i, mention in enumerate(scene.mentions):
        if mention.start < last_end:
            continue
        following = scene.mentions[i + 1] if i + 1 < len(scene.mentions) else None
        if following and following.start == mention.start:
            waiting = mention
            continue
        mention = with_version(scene, mention, waiting)
        waiting = None
        if following and mention.kind in PLACES and following.start == mention.end and following.kind not in PLACES:
            origin = mention.start if origin is None else origin
            continue
        if origin is not None:
            mention = mention._replace(start=origin)
            origin = None
        if (
            following
            and mention.kind == "company"
            and following.kind == "family"
            and 0 <= following.start - mention.end <= 1
        ):
            continue
        last_end = mention.end
        yield mention


def with_version(scene: Scene, mention: Mention, other: Mention | None) -> Mention:
    """The mention, taken together with a version behind it; without one, a name of maker and product is the maker's."""
    if other is None and (
        mention.kind not in VERSIONED or scene.text[mention.end : mention.end + 1] not in BEFORE_VERSION
    ):
        return mention._replace(name=mention.name.removesuffix("-")) if mention.name[-1] == "-" else mention
    kinds = {mention.kind, other.kind} if other else {mention.kind}
    product = next((m for m in (mention, other) if m and m.kind == "family"), mention)
    plain = next((m for m in (mention, other) if m and m.kind != "family"), mention)
    if not kinds & {"family", "company"} or mention.name[-1:].isdigit():
        return plain
    found = VERSION.match(scene.text, mention.end, min(scene.end, mention.end + 24))
    if found is None and "family" in kinds:
        found = NUMBERED.match(scene.text, mention.end, min(scene.end, mention.end + 24))
    if found is None or not found[0].strip(" -") or claimed(scene, mention.end, found.end()):
        return plain._replace(name=plain.name.removesuffix("-"))
    return Mention(mention.start, found.end(), versioned(product.name, found[0]), "family")


VERSIONED: Final = frozenset({"family", "company"})
BEFORE_VERSION: Final = frozenset(" -0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


def covers_reading(scene: Scene, mention: Mention) -> bool:
    """Whether a number stands inside the name, or the name inside a number: then it is no name."""
    return claimed(scene, mention.start, mention.end)


def claimed(scene: Scene, start: int, end: int) -> bool:
    """Whether a number that is more than bare digits overlaps a stretch: `Llama 2` may swallow a 2, and no `2 million`."""
    for reading in scene.readings:
        if reading.start < end and start < reading.end:
            inside = start < reading.start and reading.end <= end
            if not (inside and reading.quantity.kind == "count" and reading.quantity.unit is None):
                return True
    return False


def latin_unknown(scene: Scene, capitals: Capitals, known: list[Mention]) -> Iterator[Mention]:
    """Capitalised runs that the lexicon does not know; a run around a place or a first name takes its place."""
    i = bisect_left(capitals.starts, scene.start)
    while i < len(capitals.runs) and capitals.runs[i][0] < scene.end:
        yield from run_names(scene, capitals, known, *capitals.runs[i])
        i += 1


def run_names(scene: Scene, capitals: Capitals, known: list[Mention], start: int, end: int) -> Iterator[Mention]:
    """The names in one run, parted at words that are no names."""
    no_names = words("no_name")
    part_start = start
    kept: list[str] = []
    for word in [*scene.text[start : min(end, scene.end)].split(" "), ""]:
        if word and word.rstrip(".").lower() not in no_names:
            kept.append(word)
            continue
        if kept:
            yield from one_name(scene, capitals, known, part_start, " ".join(kept))
            part_start += sum(len(k) + 1 for k in kept)
            kept = []
        part_start += len(word) + 1


def one_name(scene: Scene, capitals: Capitals, known: list[Mention], start: int, name: str) -> Iterator[Mention]:
    """The name at a place, unless the lexicon has it or it only begins a sentence."""
    name = name.removesuffix("'s").removesuffix("’s").rstrip(".")
    end = start + len(name)
    inside = [m for m in known if m.start < end and start < m.end]
    single = " " not in name
    if GLUED.search(name) or any(w.start < end and start < w.end for w in scene.measures):
        return
    first = name.split(" ", 1)[0].lower()
    named = not single and first in words("first_name")
    if (
        not named
        and any(m.kind not in PLACES and m.kind != "person" for m in inside)
        or (inside and (single or inside[0].end >= end))
    ):
        return
    if single and (len(name) < 3 or (start == scene.start and name not in capitals.inside)):
        full = (capitals.last_names or {}).get(name)
        if full is None:
            return
    for mention in inside:
        if mention in known:
            known.remove(mention)
    full = (capitals.last_names or {}).get(name) if single else None
    is_person = full is not None or first in words("first_name")
    yield Mention(start, end, full or name, "person" if is_person else "unknown")


def han_unknown(scene: Scene, known: list[Mention]) -> Iterator[Mention]:
    """Latin runs, organisations by their last word and quoted titles in a Chinese sentence."""
    text = scene.text
    for found in LATIN_NAME.finditer(text, scene.start, scene.end):
        if found.start() > scene.start and scene.folded[found.start() - 1] in LATIN_BEFORE:
            continue
        name = found[0].rstrip(".-&+")
        if (
            name.lower() not in words("no_name")
            and not overlaps(known, found.start(), found.end())
            and not name.isupper()
        ):
            yield Mention(found.start(), found.start() + len(name), name, "unknown")
    for word in scene.markers:
        if word.term.part == "organisation" and not overlaps(known, word.start, word.end):
            start = organisation_start(scene, word.start)
            name = text[start : word.end]
            if (
                2 <= word.start - start <= 6
                and scene.folded[start : word.end] not in NOT_NAMES
                and not overlaps(known, start, word.end)
            ):
                yield Mention(start, word.end, name, "unknown")


LATIN_BEFORE: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def organisation_start(scene: Scene, end: int) -> int:
    """Where the name begins that goes on to an organisation's last word."""
    floor = max((w.end for w in (*scene.markers, *scene.measures, *scene.changes) if w.end <= end), default=scene.start)
    at = end
    while (
        at > floor and end - at < 8 and "㐀" <= scene.folded[at - 1] <= "鿿" and scene.folded[at - 1] not in NAME_ENDS
    ):
        at -= 1
    return at


NOT_NAMES: Final = frozenset(
    "上市公司 子公司 母公司 分公司 总公司 科技公司 保险公司 证券公司 基金公司 初创公司 互联网公司 创业公司 龙头公司 商业银行 投资银行 "
    "新能源 新能源汽车 电动汽车 高科技 人工智能公司 国有银行 大型银行 股票基金 混合基金 债券基金 指数基金 货币市场基金 公募基金 私募基金 "
    "对冲基金 中央银行 重点大学 名牌大学 有限公司 股份公司 美国公司 中国公司 外国公司 国内公司 海外公司 清洁能源 可再生能源 金融科技 "
    "生物科技 半导体公司 航空公司 物流公司 控股公司 关联公司 参股公司 二手汽车 进口汽车 国产汽车 科技股份 燃油汽车".split()
)


def overlaps(known: Sequence[Mention], start: int, end: int) -> bool:
    """Whether a known name stands there already."""
    return any(m.start < end and start < m.end for m in known)


def aged(scene: Scene, found: Sequence[Mention], reading: Reading) -> str | None:
    """Whose age a number is: the person right before it, or right behind it."""
    for mention in found:
        if mention.kind not in ("person", "unknown"):
            continue
        if mention.end <= reading.outer_start and scene.folded[mention.end : reading.outer_start] in (
            ", ",
            " (",
            ",",
            "(",
            " ",
            "今年",
            "现年",
        ):
            return mention.name
        if 0 < mention.start - reading.end <= 2 or scene.folded[reading.end : mention.start] in (
            "的",
            " man ",
            " woman ",
        ):
            return mention.name
    return None if scene.latin else person_before(scene, reading.outer_start)


def person_before(scene: Scene, position: int) -> str | None:
    """A person's Chinese name that ends at a place: 王小明,45岁."""
    found = PERSON_BEFORE.search(scene.folded, max(scene.start, position - 4), position)
    if found is None:
        return None
    name = scene.text[found.start(1) : found.end(1)]
    before = scene.folded[found.start(1) - 1 : found.start(1)] if found.start(1) > scene.start else ""
    alone = not before or before in ',，。、:：的是由和 “"('
    return name if alone and scene.folded[found.start(1)] in SURNAMES else None


def compared(scene: Scene, found: Sequence[Mention], reading: Reading) -> Mention | None:
    """The other party of a share, multiple or difference: OpenAI的1/20, 3% of OpenAI's, 比谷歌低5%."""
    kind = reading.quantity.kind
    if kind not in ("ratio", "percent", "multiple", "count", "measure", "money"):
        return None
    share = kind in ("ratio", "percent", "multiple")
    for mention in found:
        if kind == "count" and 0 <= mention.start - reading.end <= 1 and likened(scene, reading):
            return mention
        if share and mention.start >= reading.end and of_after(scene, reading, mention):
            return mention
        if mention.end > reading.outer_start or mention.end < reading.outer_start - 24:
            continue
        if behind_versus(scene, mention):
            return mention
        if share and possessor_of(scene, mention, reading):
            return mention
    return behind_than(scene, found, reading)


OF = re.compile(r" (?:of|that of|those of|what|the size of|the cost of|as much as)(?: the)?(?: \w+){0,2} $")


def of_after(scene: Scene, reading: Reading, mention: Mention) -> bool:
    """`3% of OpenAI's price`, `twice that of Google`, 3个AMD."""
    gap = scene.folded[reading.end : mention.start]
    if gap in ("", " "):
        return reading.quantity.kind == "multiple"
    if len(gap) > 40 or " of " not in f"{gap} " and " that " not in gap:
        return False
    after = scene.folded[mention.end : mention.end + 2]
    return bool(OF.match(gap)) and (after.startswith("'") or " that of" in gap or reading.quantity.kind != "percent")


LIKENED = re.compile(r"(?:相当于|等于|抵得上|等同于|蒸发了?|equivalent to|equal to|the size of)[^,;。]{0,12}$")


def likened(scene: Scene, reading: Reading) -> bool:
    """Whether a number of companies is a yardstick: 相当于3个AMD."""
    return LIKENED.search(scene.folded, max(scene.start, reading.outer_start - 30), reading.outer_start) is not None


IS_WORD = re.compile(r"(?:是|为|仅|只有|等于|相当于|约|不到|不及|近|达|占|有|不足|仅为|只占|超过|至|到)\s*$")


def possessor_of(scene: Scene, mention: Mention, reading: Reading) -> bool:
    """…是OpenAI的1/20, 仅为OpenAI成本的3%, 不及OpenAI近1/20."""
    gap = scene.folded[mention.end : reading.outer_start].strip()
    if gap != "" and not (gap.endswith("的") and len(gap) <= 8):
        return False
    before = scene.folded[max(scene.start, mention.start - 4) : mention.start]
    return IS_WORD.search(before) is not None


def behind_versus(scene: Scene, mention: Mention) -> bool:
    """Whether the name stands behind 比, 较, 相比."""
    before = scene.folded[max(scene.start, mention.start - 4) : mention.start].rstrip()
    return before.endswith(VERSUS)


THAN = re.compile(r"(?:than|compared (?:with|to)|versus|vs\.?|against|relative to)(?: the| that of| those of)? $")


def behind_than(scene: Scene, found: Sequence[Mention], reading: Reading) -> Mention | None:
    """The name behind `than` close after the number."""
    if not scene.latin:
        return None
    for mention in found:
        if reading.end <= mention.start <= reading.end + 60:
            before = scene.folded[max(scene.start, mention.start - 24) : mention.start]
            if THAN.search(before):
                return mention
    return None


WRITTEN_VERSUS = re.compile(
    r"比((?:同类|行业|业内|市场|全国|世界|全球|国际|竞争对手|竞品|对手|传统|普通|上一代|前代|美国|国内)[㐀-鿿]{0,6}?)(?:要|还|更|便宜|低|高|多|少|贵|快|慢|提高|降低|减少|增加)"
)


def written_comparator(scene: Scene, reading: Reading) -> str | None:
    """The written words of a party that has no name: 比行业平均低85%."""
    if scene.latin or "比" not in scene.folded[max(scene.start, reading.outer_start - 16) : reading.outer_start]:
        return None
    found = WRITTEN_VERSUS.search(scene.folded, max(scene.start, reading.outer_start - 16), reading.outer_start)
    return scene.text[found.start(1) : found.end(1)] if found else None


def counted(scene: Scene, mention: Mention) -> bool:
    """Whether the name is what a number before it counts: 2048个H800, 3个AMD."""
    return any(
        r.quantity.kind in ("count", "multiple")
        and 0 <= mention.start - r.end <= 1
        and not scene.folded[r.end : mention.start].strip()
        for r in scene.readings
    )


def listed_before(scene: Scene, found: Sequence[Mention], mention: Mention) -> list[Mention]:
    """The names that stand before a name in one list with it: 特斯拉、微软和英特尔."""
    members: list[Mention] = []
    at = mention.start
    for before in reversed([m for m in found if m.end <= mention.start and m.kind not in PLACES]):
        gap = scene.folded[before.end : at].strip()
        if gap not in JOINS and not (len(gap) <= 9 and gap[:1] in "、和及与" and gap[1:2] not in "、"):
            break
        if gap == "," and not scene.latin:
            break
        members.append(before)
        at = before.start
    return members[::-1]


JOINS: Final = frozenset({"、", "和", "及", "与", "以及", "and", ",", ", and", "or"})


def roster(scene: Scene, found: Sequence[Mention], reading: Reading) -> Sequence[Mention]:
    """The names of a list that the number counts: 软银、OpenAI和甲骨文三家企业."""
    if reading.quantity.kind != "count":
        return ()
    last = next((m for m in reversed(found) if 0 <= reading.outer_start - m.end <= 2), None)
    before = listed_before(scene, found, last) if last else []
    return [*before, last] if before and last else ()


def of_reading(
    scene: Scene, found: Sequence[Mention], reading: Reading, anchor: int, measure: str | None, other: Mention | None
) -> Mention | None:
    """The name a reading is about, looked for in its own clause: before its measure and number, else tied to it from behind.

    Args:
        scene: the sentence.
        found: its names.
        reading: the number.
        anchor: where its measure stands, or its own place.
        measure: the name of that measure.
        other: the comparator, which is never the subject.
    """
    start, end = scene.clause(reading.start)
    best: Mention | None = None
    best_cost = float(REACH)
    counted_names = roster(scene, found, reading)
    for mention in found:
        if mention.start < start or mention.start >= end or mention is other or mention in counted_names:
            continue
        cost = cost_of(scene, mention, reading, anchor, measure)
        if cost < best_cost:
            best, best_cost = mention, cost
    return best


def cost_of(scene: Scene, mention: Mention, reading: Reading, anchor: int, measure: str | None) -> float:
    """How far a name is from being the subject, in characters; `REACH` and more is out of the question."""
    cost = misfit(mention.kind, measure)
    if mention.start >= reading.end:
        return cost + (tied_behind(scene, mention, reading, anchor) if cost < REACH else 0)
    gap = min(abs(reading.outer_start - mention.end), abs(anchor - mention.end))
    cost += gap / 2.5 if scene.latin else gap
    if scene.readings_between(mention.end, reading.start):
        cost += 4
    if mention.oblique:
        cost += REACH if not scene.folded.startswith(("的", "'s"), mention.end) else 12
    if counted(scene, mention):
        cost += REACH
    if (
        mention.kind == "unknown"
        and scene.latin
        and not leads(scene, mention)
        and not scene.folded.startswith("'s", mention.end)
    ):
        cost += REACH
    if scene.folded.startswith(("的", "'s"), mention.end):
        cost -= 6
    return cost


def misfit(kind: str, measure: str | None) -> float:
    """What it costs a name of this kind to be what such a measure is of."""
    if kind == "source":
        return REACH
    if kind in PLACES:
        return 0 if (measure or "").removesuffix("_change") in OF_PLACES else REACH
    if kind == "person":
        return 0 if measure in OF_PEOPLE or measure is None else REACH
    return 3 if kind == "unknown" else 0


LEADING: Final = re.compile(r"(?:^|[,;:.(\"“] ?|\b(?:and|but|while|as|that|when|where|said|says) )(?:the )?$")


def leads(scene: Scene, mention: Mention) -> bool:
    """Whether a name opens its clause, as subjects do."""
    if not scene.latin:
        start, _ = scene.clause(mention.start)
        before = scene.folded[start : mention.start]
        return len(before) <= 16 and len(before.rsplit("的", 1)[-1]) <= 6
    before = scene.folded[max(scene.start, mention.start - 12) : mention.start]
    return LEADING.search(before) is not None or mention.start - scene.start < 5


def tied_behind(scene: Scene, mention: Mention, reading: Reading, anchor: int) -> float:
    """The cost of a name behind the number: `a 5% fall in Nvidia`, `revenue of Apple`; 2024年12月的DeepSeek-V3."""
    gap = scene.folded[max(reading.end, min(anchor, mention.start)) : mention.start]
    if not scene.latin:
        dated = reading.quantity.kind in ("date", "period")
        return 2.0 if dated and gap in ("的", ",", "") else REACH
    if len(gap) > 40 or not gap.endswith((" of ", " in ", " at ", " for ", " by ", " of the ", " in the ")):
        return REACH
    if gap.endswith((" in ", " in the ", " by ", " at ", " for ")) and mention.kind in ("unknown", *PLACES):
        return REACH
    return 10 + len(gap) / 2.5


def is_oblique(scene: Scene, mention: Mention) -> bool:
    """Whether the name hangs on a preposition, and so is a place, source, means or party."""
    before = scene.folded[max(scene.start, mention.start - 12) : mention.start]
    if scene.latin:
        last = before.rstrip().rsplit(" ", 1)[-1]
        if last == "the":
            last = before.rstrip().removesuffix("the").rstrip().rsplit(" ", 1)[-1]
        return last in words("oblique")
    if not before:
        return False
    if scene.folded.startswith("为例", mention.end):
        return False
    if before[-1] in OBLIQUE_BEFORE:
        return not before.endswith(("现在", "存在", "实在", "正在", "反对"))
    return before.endswith(
        (
            "比肩",
            "媲美",
            "超越",
            "赶超",
            "对标",
            "不输",
            "落后",
            "超过",
            "击败",
            "战胜",
            "收购",
            "根据",
            "位于",
            "来自",
            "针对",
            "包括",
            "例如",
            "对于",
            "相比",
            "与",
            "同",
        )
    )
