"""Two numbers that make one: ranges (2~3年), joined bounds (more than 20 and at most 35), parts of one amount (`sums`).

Comes in: measured numbers in order of place. Goes out: the same with those pairs made one.
Refuses to know: how numerals are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from claims import units
from claims.frozen import changed
from claims.numbers import sums
from claims.numbers.digits import EXACT, half, power
from claims.numbers.figures import Figure

WIDEST: Final = 24
"""Numbers further apart than this are not joined."""
DASH: Final = frozenset(
    (
        "-",
        "–",
        "—",
        "−",
        "－",
        "~",
        "～",
        "∼",
        "〜",
        "至",
        "到",
        "to",
        "through",
        "till",
        "until",
        "上至",
        "-to-",
        "-to",
        "bis",
        "à",
        "—至",
        "--",
        "——",
    )
)
AND: Final = frozenset(("and", "und", "et", "和", "与", "與", "跟", "及", "到", "至", "to"))
OR: Final = frozenset(("or", "或", "或者"))
BETWEEN_BEFORE: Final = re.compile(
    r"(?:between|from|zwischen|entre|介于|介於)[ ]*(?:the |约|約|about |around |roughly )?$",
    re.IGNORECASE,
)
BETWEEN_AFTER: Final = re.compile(r"[ ]*(?:之间|之間|间|間|不等)")
FROM: Final = re.compile(r"(?:from|从|從|由|自)[ ]*(?:the |约|約|about |around |roughly |近|nearly )?$", re.IGNORECASE)
CHANGED: Final = re.compile(
    r"\b(?:r[io]se[ns]?|rising|gr[eo]w\w*|f[ae]ll\w*|dropp?\w*|declin\w+|increas\w+|decreas\w+|up|down|went|goes?|gone|going|climb\w*|jump\w*|soar\w*|cut\w*|rais\w+"
    r"|reduc\w+|surg\w+|slid\w*|slip\w*|improv\w+|narrow\w*|widen\w*|expand\w*|shr[aiu]nk\w*|mov\w+|chang\w+|lower\w*|boost\w*|advanc\w+|edg\w+"
    r"|tumbl\w+|plung\w+|upgrad\w+|downgrad\w+|extend\w*|revis\w+|convert\w*|swung|swell\w*|swoll\w+|doubl\w+|tripl\w+|trebl\w+|quadrupl\w+|quintupl\w+|halv\w+|multipl\w+|eas(?:ed|ing)|sank|dip\w*|crept|creep\w*|inch(?:ed|ing)|switch\w*|adjust\w*|amend\w*|slash\w*|trim\w*|hik\w+|rocket\w*|slump\w*|lift\w*|ratchet\w*)\b|[翻增升涨漲降跌减減提扩擴缩縮改]",
    re.IGNORECASE,
)
CHANGE_BEHIND: Final = re.compile(r"(?:, ?|，| ?[(（])?(?:an? )?")
"""Between the second end and the word that says how it came there: from $1.4 billion to $12 billion, up 769%."""
ALSO: Final = re.compile(
    r"[ ]*(?:[,，、]?[ ]*(?:and|but|yet|while)?|[,，、]"
    r"|并且?|並且?|且|同时|同時|的同时|的同時|而且|又|和|但)[ ]*(?:is |are |was |also )?"
)
LOWER: Final = frozenset(("over", "at_least"))
UPPER: Final = frozenset(("under", "at_most", "up_to"))
CLOSING: Final = frozenset(")）")
LONGEST_JOINT: Final = 8
"""Characters that any word between the two ends of a range or the two parts of an amount takes at most."""
LONGEST_NOTE: Final = 8
"""The same of a note in brackets between them, that an end is included."""
RESTATED: Final = re.compile(r"[ ]?[(（]$")
SCORE: Final = re.compile(
    r"[ ](?:\(\.? ?[0-9]{1,3}\) )?(?:record|loss|win|victory|defeat|lead|vote|series|final|draw"
    r"|triumph|decision|rout|upset|start|run|thriller)\b"
)
PLUS_MINUS: Final = frozenset(("±", "+/-", "+-", "+/−", "＋／－"))
PERCENT_AHEAD: Final = ("百分之", "千分之")
"""百分之三十到四十: said once for both ends."""
TO: Final = frozenset(("to", "到", "至"))
CONFIDENCE: Final = re.compile(r"\bCI:?[ ]?[(\[]?$")
"""A confidence interval gives its ends with a comma between: 95 % CI (4.52, 9.10)."""
INCLUDED: Final = re.compile("^[(（]不?包?含[)）]")
"""1万（含）至5万元: whether an end is included."""
MOVED: Final = re.compile(
    r"(?:\b(?:r[io]sen?|gr[eo]wn?|gained?|gains|adds|added|climb(?:ed|s)?|jump(?:ed|s)?|surged?|soared|up|advanced"
    r"|f[ae]ll(?:en)?|drop(?:ped|s)?|declined?|lost|slid|slipped|shed|sank|tumbled|plunged|down|increased|decreased)[ ]"
    r"(?:by )?(?:about |nearly |almost |over )?|[涨漲跌升降增减減加](?:了|约|約|近|超|逾)?)$",
    re.IGNORECASE,
)
"""A verb of change right before a number: what follows is by how much, and behind `to` the level reached."""
SIGNS: Final = frozenset("-−－﹣–负負零")
TOO_WIDE: Final = 10**5
"""Ends this far apart are two numbers: whoever writes $140 and $150,000,000 has left out a word."""
UNMARKED: Final = 10
"""A number without a sign of currency and one with it, this far apart, are no range: by 17.9 to $11,062."""
LEVEL: Final = 5
"""So many times the first number the second is, where it is a level and no end of a range (own choice)."""


def joined(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures with ranges, joined bounds and compounds made one."""
    out: list[Figure] = []
    for figure in figures:
        if out and _is_score(text, out[-1], figure):
            out.pop()
            continue
        while out and figure.outer_start - out[-1].end <= WIDEST and _may_join(text, out[-1], figure):
            one = (
                _restated(text, out[-1], figure)
                or _tolerance(text, out[-1], figure)
                or sums.and_half(text, out[-1], figure)
                or sums.height(text, out[-1], figure)
                or sums.compound(text, out[-1], figure)
                or _range(text, out[-1], figure)
                or _bounds(text, out[-1], figure)
            )
            if one is None:
                break
            out.pop()
            figure = one  # noqa: PLW2901 - the joined figure may join the one before it
        out.append(figure)
    return out


def _may_join(text: str, a: Figure, b: Figure) -> bool:
    """Whether one of the forms below may hold: little stands between the two, or one bounds what the other does."""
    if len(text[a.end : b.outer_start].strip()) <= LONGEST_JOINT + LONGEST_NOTE or (
        a.hedge in LOWER and b.hedge in UPPER
    ):
        return True
    return (a.hedge in UPPER and b.hedge in LOWER) or text[b.number_end : b.number_end + 1] in CLOSING


def _restated(text: str, a: Figure, b: Figure) -> Figure | None:
    """Thirty (30) days: the same number again in brackets; the unit may follow the bracket."""
    if a.value is None or a.value != b.value or text[b.number_end : b.number_end + 1] not in CLOSING or not a.is_bare:
        return None
    if RESTATED.fullmatch(text, a.end, b.number_start) is None:
        return None
    end = b.number_end + 1
    unit = units.after(text, end)
    if unit is None or unit.unit is None:
        return a.moved_to(end)
    return a.moved_to(max(end, unit.end)).measured(unit.kind, unit.unit, unit.noun)


def _is_score(text: str, a: Figure, b: Figure) -> bool:
    """88-72: two bare whole numbers about a dash are a score where the first is larger or a word says so."""
    if text[a.end : b.start] not in ("-", "–") or a.unit is not None or b.unit is not None or a.place or b.place:
        return False
    if a.value is None or b.value is None or a.hedge != "exact" or b.hedge != "exact" or max(a.value, b.value) > 999:
        return False
    return a.value >= b.value or SCORE.match(text, b.end) is not None


def _tolerance(text: str, a: Figure, b: Figure) -> Figure | None:
    """4.2 ± 0.3 km: a value with what it may be off by."""
    if text[a.end : b.start].strip() not in PLUS_MINUS or a.value is None or b.value is None or a.hedge != "exact":
        return None
    first = a.with_unit_of(b) if a.unit is None and not a.has_prefix else a
    if b.unit not in (None, first.unit) or b.value < 0:
        return None
    return first.within(b.value, max(a.end, b.end))


def _range(text: str, a: Figure, b: Figure) -> Figure | None:
    if b.is_negative and b.value is not None and _is_dashed(text, a, b):
        b = changed(b, start=b.start + 1, outer_start=b.outer_start + 1, value=-b.value, is_negative=False)
        return _made(text, a, b)
    gap = text[a.end : b.outer_start].strip()
    if gap[:1] in "(（":
        gap = INCLUDED.sub("", gap)
    elif gap[:2] == "- " and a.is_bare:  # an 8- to 16-metre mirror
        gap = gap[2:]
    if len(gap) > LONGEST_JOINT or a.hedge not in ("exact", "about", "nearly", "over", "at_least"):
        return None
    if a.is_negative_of(b) and not _is_below_zero(text, b):
        return None
    if b.before not in ("", "about") or b.own_hedge or a.hedge not in (a.before, "exact"):
        return None
    return _made(text, a, b) if _is_joint(text, a, b, gap.lower()) else None


def _is_dashed(text: str, a: Figure, b: Figure) -> bool:
    """70% -79%: the dash behind a blank parts the two ends, where both have one unit and the second is larger."""
    if a.kind != "percent" or a.value is None or b.value is None or a.unit != b.unit or a.value <= 0:
        return False
    is_next = text[a.end : b.start] in ("", " ") and text[b.start] in "-–−" and a.end == a.outer_end
    return is_next and a.hedge == "exact" == b.hedge and a.value < -b.value < 10 * a.value


def _is_joint(text: str, a: Figure, b: Figure, gap: str) -> bool:
    """Whether what stands between the two makes them a range."""
    if gap in OR:
        return _is_next(a, b)
    if gap in AND and gap not in DASH:
        return a.hedge in ("exact", "about") and not a.own_hedge and _is_between(text, a, b)
    if gap == ",":
        return not a.own_hedge and CONFIDENCE.search(text, max(0, a.start - 6), a.start) is not None
    if gap not in DASH or a.own_hedge or (a.hedge in ("over", "at_least") and gap not in TO):
        return False
    if gap in TO:
        return not _is_change(text, a, b)
    return gap not in ("-", "–", "−") or _dash_fits(text, a, b)


def _is_next(a: Figure, b: Figure) -> bool:
    """Two or three days, 10 or 11 percent, twenty or thirty people: neighbours, the unit at the second alone."""
    if a.value is None or b.value is None or b.is_bare or a.hedge not in ("exact", "about") or a.own_hedge:
        return False
    if not (a.is_bare or (a.noun == "" and a.unit == b.unit and a.has_prefix)) or a.place or b.place:
        return False
    return a.value > 0 and b.value - a.value == power(min(a.grain, b.grain))


def _is_between(text: str, a: Figure, b: Figure) -> bool:
    return (
        BETWEEN_BEFORE.search(text[max(0, a.outer_start - 16) : a.outer_start]) is not None
        or (BETWEEN_AFTER.match(text, b.number_end) or BETWEEN_AFTER.match(text, b.end)) is not None
    )


def _is_change(text: str, a: Figure, b: Figure) -> bool:
    """From x to y behind a word of change is a change, and so is `rose x to y`; two claims, not a range."""
    if _is_step(text, a, b):
        return True
    if FROM.search(text[max(0, a.outer_start - 14) : a.outer_start]) is None:
        return False
    before = text[max(0, a.outer_start - 60) : a.outer_start]
    clause = re.split(r"[.;。；\n]", before)[-1]
    behind = CHANGE_BEHIND.match(text, b.end)
    return CHANGED.search(clause) is not None or (behind is not None and CHANGED.match(text, behind.end()) is not None)


def _is_step(text: str, a: Figure, b: Figure) -> bool:
    """Rose $1.20 to $54.90: by how much, and to what; shares (rose 5% to 10%) are a range unless far apart."""
    if a.value is None or b.value is None or a.value <= 0:
        return False
    if not MOVED.search(text, max(0, a.outer_start - 24), a.outer_start):
        return False
    if b.value >= LEVEL * a.value and (a.unit == b.unit or a.is_bare):
        return True
    is_whole = a.kind == "money" and a.unit == b.unit and bool(a.scale) and bool(b.scale)
    return is_whole and text[max(0, a.outer_start - 3) : a.outer_start] != "by "


def _dash_fits(text: str, a: Figure, b: Figure) -> bool:
    """A hyphen is a range where it is no link of a chain and the white space is even or both have one currency."""
    left, right = text[a.end : a.end + 1] == " ", text[b.outer_start - 1 : b.outer_start] == " "
    if left != right and not (a.is_bare and left) and not (a.has_prefix and b.has_prefix and a.unit == b.unit):
        return False
    before, after = text[a.start - 1 : a.start], text[b.end : b.end + 1]
    return before not in ("-", "–", "/") and not (
        b.is_bare and after in ("-", "/") and text[b.end + 1 : b.end + 2].isdecimal()
    )


def _made(text: str, a: Figure, b: Figure) -> Figure | None:
    first = _scaled_like(a, b)
    second = b
    if first.unit is None and first.kind in ("count", "ratio"):
        first = first.with_unit_of(b)
    elif b.unit is None and b.is_bare and a.has_prefix:
        second = b.with_unit_of(a)
        first = _scaled_like(a, second)
    elif b.unit is None and b.is_bare and text.startswith(PERCENT_AHEAD, a.number_start):
        second = b.with_unit_of(a)
    if first.unit != second.unit and not (first.unit == "degree" and second.unit and second.unit.startswith("degree")):
        return None
    if first.unit != second.unit:
        first = first.with_unit_of(b)
    low, high = first.value, second.value
    if low is None or high is None or (first.kind == "rank") != (second.kind == "rank"):
        return None
    low, high = _below_zero(text, a, b, low, high)
    if low >= high:
        return None
    if 0 < low * TOO_WIDE <= high or (b.has_prefix and not a.has_prefix and 0 < low * UNMARKED <= high):
        return None
    slack_low = Decimal(0) if second.is_discrete else half(first.place)
    slack_high = Decimal(0) if second.is_discrete else half(second.place)
    words = (*a.hedge_words, *b.hedge_words)
    start = a.start
    end = b.end
    after = BETWEEN_AFTER.match(text, b.number_end) or BETWEEN_AFTER.match(text, b.end)
    if after is not None and after.end() > end:
        end = b.number_end if text[b.number_end : end].strip() in ("间", "間") else end
    return second.as_range(
        (start, end, min(a.outer_start, start), max(b.outer_end, after.end() if after else end)),
        (low, high),
        (EXACT.subtract(low, slack_low), EXACT.add(high, slack_high)),
        text[a.number_start : b.number_end],
        words,
    )


def _is_below_zero(text: str, figure: Figure) -> bool:
    """Whether words behind the number say that it lies below zero: 30 degrees below zero."""
    return figure.is_negative and text[figure.start] not in SIGNS and "below" in text[figure.number_end : figure.end]


def _below_zero(text: str, a: Figure, b: Figure, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """Both ends of 零下5到10度 and of 10 to 20 degrees below zero lie below zero, the lower in either place."""
    if a.is_negative and not b.is_negative and text.startswith("零下", a.start):
        high = -abs(high) if text[b.start - 2 : b.start] != "零上" else high
    elif b.is_negative and not a.is_negative and _is_below_zero(text, b):
        low = -abs(low)
    return (high, low) if low < 0 and high < 0 and high < low else (low, high)


def _scaled_like(a: Figure, b: Figure) -> Figure:
    """3~5亿 scales both ends: the scale word of the second holds for the first where that has none."""
    if a.scale or (a.unit is not None and not a.has_prefix):
        return a
    shift = b.scale_exponent
    if not shift or a.value is None or b.value is None or a.scale_exponent:
        return a
    return a.shifted(shift) if a.value < b.value / power(shift) else a


def _bounds(text: str, a: Figure, b: Figure) -> Figure | None:
    """Larger than 20 and at most 35; 最多100最少20个."""
    if a.value is None or b.value is None or a.own_hedge or b.own_hedge:
        return None
    gap = text[a.outer_end : b.outer_start]
    match = ALSO.fullmatch(gap)
    if match is None or b.outer_start < a.outer_end:
        return None
    if gap.strip() == "," and a.unit is not None and b.unit is not None:
        return None  # less than 0.5 %, at least 0.1 % Ni: a list of bounds, each of another thing
    if a.hedge in LOWER and b.hedge in UPPER:
        low, high = a, b
    elif a.hedge in UPPER and b.hedge in LOWER:
        low, high = b, a
    else:
        return None
    if a.unit is not None and b.unit is not None and a.unit != b.unit:
        return None
    named = b if b.unit is not None else a
    if low.value is None or high.value is None or low.value >= high.value:
        return None
    found = named.as_range(
        (a.start, b.end, a.outer_start, b.outer_end),
        (low.value, high.value),
        (low.value, high.value),
        text[a.number_start : b.number_end],
        (*a.hedge_words, *b.hedge_words),
    )
    return found.with_open_ends(low.hedge == "over", high.hedge == "under")
