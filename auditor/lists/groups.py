"""Groups that are called by how many they are, with the list of who they are: the Big Four (...), "G7 members ...".

In Chinese: 三巨头为甲、乙和丙; 五虎即...

Comes in: text and its folded form. Goes out: the count, the title, the list. Refuses to know: claims, rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 400
NUMBER_EN: Final = r"three|four|five|six|seven|eight|nine|ten|eleven|twelve"
TITLE_EN: Final = re.compile(
    r"(?<![\w-])(?:(?:big|magnificent|fab|famous|furious|mighty|glorious|group of|gang of|band of) "
    rf"(?P<count>{NUMBER_EN}|\d{{1,2}})|the (?P<bare>{NUMBER_EN})|g-?(?P<group>7|8|10|20))(?![\w-])"
    r"[”\"’']?(?: (?:members?|countries|nations|states|economies|firms|companies|banks|clubs|giants))?"
    r"(?P<open> ?\(| ?: | ?[—–] ?|,? namely,? | (?:are|were|comprises?|comprised|consists? of|is made up of) | )"
)
TITLE_ZH: Final = re.compile(
    r"(?P<count>[三四五六七八九十]|十[一二]|\d{1,2})(?P<noun>(?:大|小)?[一-鿿]{0,4}?"
    r"(?:巨头|小龙|小虎|龙|虎|杰|雄|剑客|天王|金刚|豪门|少|君子|贤|家族|集团|成员国?|国集团|评委|委员|董事))"
    r"[”\"」』》’]?(?P<open> ?:|\(|,?(?:即|指的是|是指|分别(?:是|为)|为|是|包括了?|由))"
)
WORD: Final = r"(?:[A-Z]\.(?= )|[A-Z0-9](?:[\w’'&-]|\.(?=\w))*)"
"""A word of a name; the full stop behind it ends the sentence, but for initials."""
NAME: Final = rf"(?:the )?(?=[A-Z]){WORD}(?: (?:of |de |van |von |the |& )?{WORD})*"
MEMBER: Final = rf"(?:[a-z]+ ){{0,2}}{NAME}"
NAMES: Final = re.compile(rf"{MEMBER}(?:,? and {MEMBER}|, {MEMBER})+")
MEMBER_ZH: Final = r"[^\s,。;:()!?、]{1,12}"
RUN_ZH: Final = re.compile(rf"{MEMBER_ZH}(?:、{MEMBER_ZH})+(?:,?(?:以及|和|及|与){MEMBER_ZH})?")
ENGLISH_TITLE: Final = re.compile(
    r"^(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Dame|Lord|Lady|Judge|Justice|Senator|Rev|Father|Sister|Captain|Dean)\.? )+"
)
PERSON_TITLE: Final = re.compile(
    r"^(?:著名|知名)?(?:导演|演员|编剧|作家|制片人|教授|院士|博士|主席|影星|歌手|评论家|作曲家|记者|诗人|企业家|钢琴家)"
)


@dataclass(frozen=True, slots=True)
class Group:
    """A title with a number in it, and where the list of the members stands."""

    count: str
    title: str
    start: int
    end: int
    list_start: int
    list_end: int


def of(text: str, folded: str) -> Iterator[Group]:
    """Every such group that is listed where it is named."""
    for match in TITLE_EN.finditer(folded):
        end = _end_en(text, match)
        if end is not None:
            count = match["count"] or match["bare"] or match["group"]
            yield Group(count, _title(match), match.start(), match.start("open"), match.end(), end)
    for match in TITLE_ZH.finditer(folded):
        run = RUN_ZH.match(folded, match.end(), match.end() + LONGEST)
        if run is not None:
            title = match["count"] + match["noun"]
            yield Group(match["count"], title, match.start(), match.start("open"), run.start(), run.end())


def plain_name(written: str) -> str:
    """A member without article or the title of a person: "director Anna Berg", 导演张岚."""
    if written.isascii():
        capital = re.search(r"[A-Z0-9]", written.removeprefix("The "))
        name = written.removeprefix("The ")[capital.start() :] if capital else written
        return ENGLISH_TITLE.sub("", name) or name
    return PERSON_TITLE.sub("", written) or written


def _end_en(text: str, match: re.Match[str]) -> int | None:
    run = NAMES.match(text, match.end(), match.end() + LONGEST)
    if run is None:
        return None
    if match["open"].strip() == "(" and text[run.end() : run.end() + 1] != ")":
        return None
    # Without an opener the names follow at once: "G7 members Canada, France ... and Italy".
    if not match["open"].strip() and (match["group"] is None or match.group().rstrip().endswith(("7", "8", "0"))):
        return None
    return run.end()


def _title(match: re.Match[str]) -> str:
    if match["group"]:
        return f"g{match['group']}"
    return match["count"] or match["bare"]
