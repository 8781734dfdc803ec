"""Rates whose parts stand apart: `$3 per million tokens`, 每百万tokens 1元, `5 deaths per 100,000 people`.

Comes in: a text and the readings of its numbers, in order of place. Goes out: the same readings, those that are
something per something as rates; a number inside a denominator is no reading of its own any more. Refuses to know: what
the rate is a rate of, and qualifiers of an amount (per share, per head, 每年), which belong to its scope.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from claims.triggers import Triggers, cased, is_of_word
from claims.unit_words.compounds import BASES_OF_MONEY, denominator, per_article, round_number
from claims.unit_words.unitnames import per
from claims.values import Reading

NUMERATORS: Final = frozenset({"money", "measure", "count", "duration"})
BEHIND: Final = re.compile(r"(?: ?[/∕／] ?| ?(?:per|for (?:each|every)|each|every) |-per-|每)(?!cent\b)", re.IGNORECASE)
DIVIDES: Final = frozenset(" /∕／每-一")
"""What an amount may be per begins with one of these: 5元一斤."""
ARTICLE: Final = re.compile(r"[ -](?:an?|the)[ -]", re.IGNORECASE)
AHEAD: Final = Triggers(
    {"each": ("每",), "speed": ("时速", "时薪", "時速", "時薪"), "per": tuple(cased(("per ", "per-")))}
)
PER_CENT: Final = re.compile(r"cent\b", re.IGNORECASE)
QUALIFIERS: Final = BASES_OF_MONEY | {"day", "week", "month", "quarter_year", "year", "occurrence"}
"""每股, 每年, `per capita` ahead of an amount qualify it (its scope); they are no part of its unit."""
PER_MANY: Final = re.compile(r"(?: [a-z]+){0,2} per (?=\d|hundred|thousand|million)")
CLOCK: Final = frozenset({"hour", "minute", "second"})
LENGTHS_OF_TIME: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
PARALLEL: Final = re.compile(
    r"\s?[,，;；、和]\s?(?:而|则|則)?(?:缓存|緩存|未缓存)?(?:输入|输出|輸入|輸出|缓存|緩存|命中|未命中)(?:tokens?|的)?(?:价格|價格|价|價|部分|费用|費用)?"
    r"(?:则|則)?(?:约|約)?(?:为|為|是|收|收费|需|仅|僅)?\s?"
    r"|\s?[,，](?:而|但)?(?:现在|現在|如今|目前|今年|后来|後來)[^,，。；;]{0,14}"
    r"|,? (?:and|while|with) (?:the )?(?:cached )?(?:input|output|prompt|completion)s?(?: tokens?)?"
    r"(?: price)?(?: costs?| is| are| at| was)? "
)
"""The other side of a price list: 每百万token 3美元,输出价格为15美元."""
SAME: Final = re.compile("(?:相同|同样|同樣|同等)[^。，,；;！？!?\n0-9]{0,8}$")
SAME_BEHIND: Final = re.compile(r" for the same (?:output|input|amount|number|volume|tokens?|work|quer)")
"""Meta charges $2.80 for the same output: per as many tokens as the price before it."""
DONE_TO: Final = re.compile(
    "(?:生成|生产|生產|处理|處理|输出|輸出|输入|輸入|消耗|使用|调用|調用|训练|訓練|传输|傳輸|消费|消費|卖出|賣出|售出|行驶|行駛)了?"
)
"""每生成100万个token: what is done to as many."""
CLAUSE_END: Final = re.compile(r"[，。；！？;!?\n]|,(?!\d)|\.(?!\d)")
JOINED: Final = re.compile(
    r"\s*(?:[(（][^()（）\n]{0,12}[)）])?\s*"
    r"(?:[/、~～-]|或|和|及|至|到|and|or|to|from|up from|down from|compared with|versus)?\s*",
    re.IGNORECASE,
)
PRICED: Final = frozenset({"token", "kilotoken", "megatoken", "gigatoken"})
NEAR_ZH, NEAR_EN = 14, 48
FURTHER_ON: Final = 80


PAST = re.compile(r" (?:ago|earlier|before|later|previously|prior)\b")
"""One in five a decade ago: a time, and no rate a decade."""


def attach(text: str, readings: Sequence[Reading], language: str | None = None) -> list[Reading]:  # noqa: ARG001 - words of all languages
    """The readings, prices and speeds with what they are per."""
    if not readings:
        return []
    out = _behind(text, readings)
    starts = [reading.start for reading in out]
    swallowed: set[int] = set()
    for start, end, unit, near in _ahead(text):
        _apply(text, out, starts, swallowed, (start, end, unit, near))
    return [reading for i, reading in enumerate(out) if i not in swallowed] if swallowed else out


def _behind(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """The readings with denominators that follow them."""
    out: list[Reading] = []
    covered = 0
    for reading in readings:
        if reading.start < covered:
            continue
        divided = _divided(text, reading) if text[reading.end : reading.end + 1] in DIVIDES else reading
        covered = covered if divided is reading else divided.end
        out.append(divided)
    return out


def _divided(text: str, reading: Reading) -> Reading:
    """The reading with what it is per, where that follows it."""
    quantity = reading.quantity
    if quantity.kind not in NUMERATORS or quantity.noun == "age":
        return reading
    if not quantity.unit:
        found = _share_of_many(text, reading.end) if quantity.kind == "count" else None
        return reading if found is None else _rate(reading, found[1], found[0])
    for _ in range(2):
        found = _denominator_behind(text, reading.end) or _for_one(text, reading)
        if found is None or found[1].partition("*")[2] == quantity.unit:  # 140/90 mmHg are two pressures
            break
        reading = _rate(reading, found[1], found[0])
    return reading


def _share_of_many(text: str, end: int) -> tuple[int, str] | None:
    """`20 births per 1,000 population`, `5.2 per 100,000`: of what, for a count without a unit of its own."""
    match = PER_MANY.match(text, end)
    if match is None:
        return None
    found = denominator(text, match.end())
    if found is not None and found[1][0].isdecimal():
        return found
    alone = round_number(text, match.end())
    return None if alone is None else (alone[0], str(alone[1]))


def _denominator_behind(text: str, end: int) -> tuple[int, str] | None:
    match = BEHIND.match(text, end)
    if match is not None:
        found = denominator(text, match.end())
        if (
            found is None
            or found[1] == "share"
            or _is_interval(found[1])
            or (found[1] == "person" and text[match.end() - 1] not in "/∕／")
        ):
            return None
        return found
    match = ARTICLE.match(text, end)
    found = None if match is None else per_article(text, match.end())
    return None if found is not None and PAST.match(text, found[0]) else found


def _is_interval(unit: str) -> bool:
    """Whether a denominator is a length of time of its own: every 95 minutes, 每6小时; per 1,000 hours is a rate."""
    number, _, name = unit.partition("*")
    return name in LENGTHS_OF_TIME and number.rstrip("0") != "1"


def _for_one(text: str, reading: Reading) -> tuple[int, str] | None:
    """5元一斤, 三块钱一个: a price for one."""
    if reading.quantity.kind != "money" or text[reading.end : reading.end + 1] != "一":
        return None
    found = denominator(text, reading.end)
    return None if found is None or found[1] in BASES_OF_MONEY else found


def _as_many(text: str, readings: list[Reading], index: int, place: int, unit: str) -> None:
    """A price a little further on that is said to be for the same output."""
    while index < len(readings) and readings[index].start - place < FURTHER_ON:
        reading = readings[index]
        if reading.quantity.kind == "money" and (
            SAME.search(text, max(place, reading.outer_start - 14), reading.outer_start)
            or SAME_BEHIND.match(text, reading.end)
        ):
            readings[index] = _rate(reading, unit, reading.end)
        index += 1


def _is_price(reading: Reading) -> bool:
    return (reading.quantity.unit or "")[:3].isupper()


def _rate(reading: Reading, unit: str, end: int) -> Reading:
    return Reading(
        reading.start,
        max(end, reading.end),
        reading.quantity.per(per(reading.quantity.unit or "", unit)),
        reading.outer_start,
        max(reading.outer_end, end),
        reading.confidence,
        reading.marks,
    )


def _ahead(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Denominators that stand before their numbers: where, their unit, and how far they reach."""
    ahead = AHEAD.places(text)
    if not ahead:
        return
    for start, end, word in sorted((*place, word) for word, places in ahead.items() for place in places):
        if word == "speed":
            yield start, end, "hour", NEAR_ZH
            continue
        if word == "per" and ((start and is_of_word(text[start - 1])) or PER_CENT.match(text, end)):
            continue
        verb = DONE_TO.match(text, end) if word == "each" else None
        found = denominator(text, end if verb is None else verb.end())
        if found is not None and found[1] not in QUALIFIERS and not _is_interval(found[1]):
            yield start, found[0], found[1], NEAR_ZH if word == "each" else NEAR_EN


def _apply(
    text: str, readings: list[Reading], starts: list[int], swallowed: set[int], found: tuple[int, int, str, int]
) -> None:
    """Make rates of the readings behind a denominator, as long as they are joined."""
    start, end, unit, near = found
    first = index = bisect_left(starts, start)
    if index and readings[index - 1].end >= end and unit not in PRICED and _is_price(readings[index - 1]):
        return  # $58 per barrel and 10 cents: the denominator has its number
    while index < len(readings) and starts[index] < end:
        index += 1
    inside = range(first, index)
    place = end
    while index < len(readings):
        reading = readings[index]
        gap = text[place : reading.outer_start] if reading.outer_start > place else ""
        is_parallel = place != end and unit in PRICED and PARALLEL.fullmatch(gap) is not None
        if not is_parallel and (
            len(gap) > near or CLAUSE_END.search(gap) or (place != end and not JOINED.fullmatch(gap))
        ):
            break
        if reading.quantity.kind not in NUMERATORS or unit == reading.quantity.unit:
            break
        if not reading.quantity.unit and not unit[0].isdecimal():
            break
        if unit in CLOCK and reading.quantity.kind == "duration":
            break
        readings[index] = _rate(reading, unit, reading.end)
        swallowed.update(inside)
        place = reading.end
        index += 1
    if unit in PRICED and (place != end or (first and readings[first - 1].end >= end)):
        _as_many(text, readings, index, place, unit)
