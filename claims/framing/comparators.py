"""With whom a number compares: OpenAI的1/20, 3% of OpenAI's, 比谷歌低5%, 只有后者的一半, 比行业平均低两成.

Comes in: a scene, its names, a reading. Goes out: the other party of a share, multiple or difference. Refuses to
know: whose number it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from claims.framing.carrying import Carried
from claims.framing.scenes import NONE, Mention, Scene
from claims.lexicon import PLACES
from claims.values import Reading

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
LAST_OF_VERSUS: Final = frozenset(word[-1] for word in VERSUS)
OF = re.compile(r" (?:of|that of|those of|what|the size of|the cost of|as much as)(?: the)?(?: \w+){0,2} $")
LIKENED = re.compile(r"(?:相当于|等于|抵得上|等同于|蒸发了?|equivalent to|equal to|the size of)[^,;。]{0,12}$")
IS_WORD = re.compile(r"(?:是|为|仅|只有|等于|相当于|约|不到|不及|近|达|占|有|不足|仅为|只占|超过|至|到)\s*$")
THAN = re.compile(r"(?:than|compared (?:with|to)|versus|vs\.?|against|relative to)(?: the| that of| those of)? $")
WRITTEN_VERSUS = re.compile(
    r"比((?:同类|行业|业内|市场|全国|世界|全球|国际|竞争对手|竞品|对手|传统|普通|上一代|前代|美国|国内)[㐀-鿿]{0,6}?)(?:要|还|更|便宜|低|高|多|少|贵|快|慢|提高|降低|减少|增加)"
)
SHARE_OF: Final = frozenset({"ratio", "multiple", "percent"})


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
        if not scene.latin and behind_versus(scene, mention):
            return mention
        if share and possessor_of(scene, mention, reading):
            return mention
    return behind_than(scene, found, reading) if scene.latin else None


def of_after(scene: Scene, reading: Reading, mention: Mention) -> bool:
    """`3% of OpenAI's price`, `twice that of Google`, 3个AMD."""
    gap = scene.folded[reading.end : mention.start]
    if gap in ("", " "):
        return reading.quantity.kind == "multiple"
    if len(gap) > 40 or (" of " not in f"{gap} " and " that " not in gap):
        return False
    after = scene.folded[mention.end : mention.end + 2]
    return bool(OF.match(gap)) and (after.startswith("'") or " that of" in gap or reading.quantity.kind != "percent")


def likened(scene: Scene, reading: Reading) -> bool:
    """Whether a number of companies is a yardstick: 相当于3个AMD."""
    return LIKENED.search(scene.folded, max(scene.start, reading.outer_start - 30), reading.outer_start) is not None


def possessor_of(scene: Scene, mention: Mention, reading: Reading) -> bool:
    """…是OpenAI的1/20, 仅为OpenAI成本的3%, 不及OpenAI近1/20."""
    gap = scene.folded[mention.end : reading.outer_start].strip()
    if gap != "" and not (gap.endswith("的") and len(gap) <= 8):
        return False
    before = scene.folded[max(scene.start, mention.start - 4) : mention.start]
    return IS_WORD.search(before) is not None


def behind_versus(scene: Scene, mention: Mention) -> bool:
    """Whether the name stands behind 比, 较, 相比."""
    last = scene.folded[mention.start - 1]
    if last not in LAST_OF_VERSUS and not last.isspace():
        return False
    before = scene.folded[max(scene.start, mention.start - 4) : mention.start].rstrip()
    return before.endswith(VERSUS)


def behind_than(scene: Scene, found: Sequence[Mention], reading: Reading) -> Mention | None:
    """The name behind `than` close after the number."""
    for mention in found:
        if reading.end <= mention.start <= reading.end + 60:
            before = scene.folded[max(scene.start, mention.start - 24) : mention.start]
            if THAN.search(before):
                return mention
    return None


def comparator_of(found: Scene, names: Sequence[Mention], reading: Reading, carried: Carried) -> str | None:
    """The other party where no name tells it: by 后者, or by the written words."""
    if "latter" in found.words or "former" in found.words:
        name = resolved(found, names, reading, carried)
        if name is not None:
            return name
    return None if found.latin else written_comparator(found, reading)


def resolved(found: Scene, names: Sequence[Mention], reading: Reading, carried: Carried) -> str | None:
    """The comparator that 后者 or `the latter` stands for: the last name before it, in the sentence or the one
    before.
    """
    if reading.quantity.kind not in SHARE_OF:
        return None
    for section in ("latter", "former"):
        for word in found.words.get(section, NONE):
            if 0 <= reading.outer_start - word.end <= 8:
                before = [m.name for m in names if m.end <= word.start and m.kind not in PLACES]
                carried.settle()
                if section == "latter":
                    return before[-1] if before else carried.last
                return before[0] if before else carried.first
    return None


def written_comparator(scene: Scene, reading: Reading) -> str | None:
    """The written words of a party that has no name: 比行业平均低85%."""
    begin = max(scene.start, reading.outer_start - 16)
    if "比" not in scene.folded[begin : reading.outer_start]:
        return None
    found = WRITTEN_VERSUS.search(scene.folded, begin, reading.outer_start)
    return scene.text[found.start(1) : found.end(1)] if found else None
