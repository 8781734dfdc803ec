"""Whether a number states a difference, up or down, or the level that a change reached.

Comes in: a scene and a reading. Goes out: the direction and the word that gave it. Refuses to know: what changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from claims.framing.scenes import Scene, Word
from claims.lexicon import Lexicon
from claims.values import Change, Reading

STATES_CHANGE: Final = frozenset({"money", "percent", "ratio", "multiple", "count", "measure", "rate"})
BETWEEN_HAN = re.compile(r"[了约近超逾达高为幅度将已再又达到高达约为近超过整整大幅累计 、和及,]{0,8}")
BETWEEN_LATIN = re.compile(
    r"[ ,]*(?:(?:by|about|nearly|almost|some|around|approximately|roughly|over|more than|as much as|up to|an? |an|"
    r"another|of|just|only|further|additional|as|much|or|was|were|is|at|an estimated|sharply|slightly|to|from|and|the"
    r") ?)*[$€£¥]?"
)
LEVEL_BEFORE = re.compile(
    r"\bto (?:(?:about|nearly|almost|some|around|approximately|just|over|more than|an? |as much as|as low as|"
    r"as high as|a record|record) ?)*[$€£¥(]?$"
)
BY_BEFORE = re.compile(r"\bby (?:(?:about|nearly|almost|some|around|just|over|more than|an?|another) )*[$€£¥]?$")
FROM_BEFORE = re.compile(r"\bfrom (?:(?:about|nearly|around|approximately|just|over|more than|the|an? ) ?)*[$€£¥(]?$")
AFTER_LATIN = re.compile(
    r"[ -]?(?:year-on-year |year-over-year |annual |quarterly |daily |further |sharp |steep |one-day |net )?"
)
AFTER_HAN = re.compile(r"的?(?:大幅|单日|同比|环比|年度|累计|净|惊人)?")
JOINS: Final = frozenset({"、", "和", "及", "与", " and ", "/", ", ", "跟"})
WEAK: Final = frozenset(
    {
        "more",
        "less",
        "fewer",
        "off",
        "high",
        "low",
        "higher",
        "lower",
        "少",
        "多",
        "高",
        "低",
        "便宜",
        "cheaper",
        "added",
        "adding",
        "adds",
    }
)
THAN_REACH: Final = 14
WEAK_HAN: Final = frozenset("多少高低了出")
THAN_TIME_HAN: Final = re.compile(
    r"[比较](?:(?:19|20)\d\d年|去年|上年|前年|上月|上周|上季度?|上期|往年|昨[日天]|前一[年日天月季]|上一?个?[年月季周期])"
    r"(?:的?同期|同月)?[又还要]?(?P<word>[多少高低])[了出]?$"
)
THAN_TIME_LATIN: Final = re.compile(
    r"(?:,? or \d[\d.]* ?(?:%|percent|per cent))?,? (?P<word>(?:more|less|fewer|higher|lower)(?= than)|above|below)"
    r"(?: than)? (?:in |for |during |at )?(?:the )?"
    r"(?:(?:same |corresponding )?(?:period|quarter|month|time) )?(?:in |of )?(?:the )?"
    r"(?:(?:19|20)\d\d\b|last (?:year|month|week|quarter)|a (?:year|month|week|quarter) (?:earlier|ago|before)"
    r"|(?:previous|prior|preceding) (?:year|month|week|quarter|period)|yesterday)"
)
"""What a weak word of comparison compares with where it tells of a change in time."""
NO_LEVEL: Final = {
    "money": frozenset({"raised", "raises", "raise", "lost", "loses", "lose", "losing"}),
    "measure": frozenset({"crashed", "crash", "dived", "dove"}),
}
"""Words that state no change of a level by such a number: raised $45m, lost €38m, crashed 40 miles away."""
VALUES: Final = frozenset({"share_price", "market_cap", "value", "valuation"})
PLAIN: Final = frozenset(
    {"up", "down", "higher", "lower", "added", "off", "lost", "lose", "gain", "drop", "rise", "fall"}
)
"""Words of change that are said of prices only where shares are spoken of."""


@dataclass(slots=True)
class Direction:
    """A change and the word that states it."""

    change: Change
    word: Word | None
    is_price: bool


def of_reading(scene: Scene, reading: Reading, lexicon: Lexicon) -> Direction | None:
    """The change a reading states; None for a plain level."""
    if reading.quantity.kind not in STATES_CHANGE:
        return None
    return (
        (latin_before(scene, reading) if scene.latin else han_before(scene, reading, lexicon))
        or behind(scene, reading)
        or signed(scene, reading)
        or against_a_time(scene, reading)
    )


def han_before(scene: Scene, reading: Reading, lexicon: Lexicon) -> Direction | None:
    """跌17%, 增长了两倍, 降至3%, 涨幅达171%."""
    at = reading.outer_start
    last = scene.folded[at - 1 : at]
    level = last in "至到" and bool(last)
    for word in reversed(words_before(scene, reading)) if scene.changes else ():
        if word.end > at:
            continue
        gap = scene.folded[word.end : at]
        if word.term.part in ("up_to", "down_to") and BETWEEN_HAN.fullmatch(gap):
            return Direction("to", word, is_price=False)
        if level:
            return Direction("to", word, is_price=is_price(scene, word))
        if BETWEEN_HAN.fullmatch(gap) and fits_strength(scene, word, reading):
            return directed(scene, word)
        return joined_to_previous(scene, reading, word)
    return single_before(scene, reading, lexicon)


def words_before(scene: Scene, reading: Reading) -> list[Word]:
    """The words of change before a number in its clause, less those inside its own hedge."""
    start, _ = scene.clause(reading.start)
    return [
        w
        for w in scene.changes
        if start <= w.start and w.end <= reading.outer_start and reading.outer_start - w.end < 60
    ]


def single_before(scene: Scene, reading: Reading, lexicon: Lexicon) -> Direction | None:
    """A verb of one character that touches the number: 涨3%, 低85%."""
    at = reading.outer_start - 1
    while at > scene.start and scene.folded[at] in " 了约":
        at -= 1
    terms = lexicon.singles.get(scene.folded[at], ()) if at >= scene.start else ()
    found = [t for t in terms if t.part in ("up", "down", "price_up", "price_down")] if terms else terms
    if not found:
        return None
    word = Word(at, at + 1, found[0])
    if not fits_strength(scene, word, reading):
        return None
    up = found[0].part.endswith("up")
    return Direction("up" if up else "down", word, any(t.part.startswith("price") for t in found))


def latin_before(scene: Scene, reading: Reading) -> Direction | None:
    """Rose 5%, up by $3 million, fell to 3%, an increase of 12%."""
    at = reading.outer_start
    before = scene.folded[max(scene.start, at - 40) : at]
    found = words_before(scene, reading)
    if not found or FROM_BEFORE.search(before):
        return None
    word = found[-1]
    if LEVEL_BEFORE.search(before):
        return Direction("to", word, is_price(scene, word))
    if BY_BEFORE.search(before):
        return directed(scene, word)
    close = BETWEEN_LATIN.fullmatch(scene.folded, word.end, at) is not None
    if word.term.part in ("up_to", "down_to"):
        return Direction("to", word, is_price=False) if close else None
    return (
        directed(scene, word)
        if close and fits_strength(scene, word, reading)
        else joined_to_previous(scene, reading, word)
    )


def joined_to_previous(scene: Scene, reading: Reading, word: Word) -> Direction | None:
    """The second number of a list behind one verb: 年增51%和26%, rose 5% and 7%."""
    between = [r for r in scene.readings if word.end <= r.start and r.end <= reading.start]
    if not between:
        return None
    joint = scene.folded[between[-1].end : reading.outer_start]
    first_gap = scene.folded[word.end : between[0].outer_start]
    pattern = BETWEEN_LATIN if scene.latin else BETWEEN_HAN
    if joint in JOINS and pattern.fullmatch(first_gap) and between[-1].quantity.kind == reading.quantity.kind:
        return directed(scene, word)
    return None


def behind(scene: Scene, reading: Reading) -> Direction | None:
    """A 17% drop, 5% higher, 20%的跌幅."""
    pattern = AFTER_LATIN if scene.latin else AFTER_HAN
    if not scene.latin and not scene.folded.startswith("的", reading.end):
        return None
    skipped = pattern.match(scene.folded, reading.end, scene.end)
    at = skipped.end() if skipped else reading.end
    for word in scene.changes:
        if word.start == at:
            plain = reading.quantity.kind in ("percent", "multiple", "ratio")
            return (
                directed(scene, word)
                if plain or (fits_strength(scene, word, reading) and " " not in scene.folded[reading.end : at])
                else None
            )
        if word.start > at:
            break
    return None


def signed(scene: Scene, reading: Reading) -> Direction | None:
    """+3.2%, -5% standing as a change."""
    if reading.quantity.kind != "percent":
        return None
    sign = scene.text[reading.start : reading.start + 1]
    if sign == "+" or scene.text[reading.start - 1 : reading.start] == "+":
        return Direction("up", None, is_price=False)
    return None


def compares(scene: Scene) -> bool:
    """Whether an English sentence may hold a number against an earlier time without any word of change."""
    return any(scene.folded.find(word, scene.start, scene.end) >= 0 for word in (" above ", " below "))


def against_a_time(scene: Scene, reading: Reading) -> Direction | None:
    """A word too weak for a change by itself, held against an earlier time: 比2022年多3亿, 30 fewer than last year."""
    if scene.latin:
        found = THAN_TIME_LATIN.match(scene.folded, reading.end)
    else:
        at = reading.outer_start
        is_weak = scene.folded[at - 1 : at] in WEAK_HAN
        found = THAN_TIME_HAN.search(scene.folded[max(scene.start, at - THAN_REACH) : at]) if is_weak else None
    if found is None:
        return None
    return Direction("up" if found["word"] in ("more", "higher", "above", "多", "高") else "down", None, is_price=False)


def fits_strength(scene: Scene, word: Word, reading: Reading) -> bool:
    """Whether the word can state a change by such a number: `more` and 多 only with shares and multiples."""
    form = scene.folded[word.start : word.end]
    kind = reading.quantity.kind
    if form in NO_LEVEL.get(kind, ()) and not any(w.term.name in VALUES for w in scene.measures):
        return False
    return form not in WEAK or reading.quantity.kind in ("percent", "multiple", "ratio")


def directed(scene: Scene, word: Word) -> Direction:
    """The direction of a word."""
    part = word.term.part
    if part == "rise_noun":
        form = scene.folded[word.start : word.end]
        down = form[0] in "跌降减" or form.startswith(("drop", "decline", "loss", "fall", "reduction", "decrease"))
        return Direction("down" if down else "up", word, form[0] in "涨跌")
    return Direction("up" if part in ("up", "price_up") else "down", word, is_price(scene, word))


def is_price(scene: Scene, word: Word) -> bool:
    """Whether the word at this place is one that prices do."""
    if not any(w.start == word.start and w.term.part.startswith("price") for w in scene.changes):
        return False
    plain = scene.latin and scene.folded[word.start : word.end] in PLAIN
    return not plain or any(w.term.name == "share_price" for w in scene.measures)
