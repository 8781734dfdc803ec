"""Units made of units: `km/h`, `元/吨`, `mg L−1`, `dollars per barrel`, `GPU 小時`; and what a price or speed is per.

Comes in: a text and the place behind a unit. Goes out: the canonical name of the whole, and where it ends.
Refuses to know: numbers, but for the round one in a denominator (`per million tokens`, 每10万人).
"""

from __future__ import annotations

import re
from typing import Final

from claims.unit_words.catalogue import Entry, tables
from claims.unit_words.unitlookup import BLANK, HYPHEN, LETTERS, Found, atom, folded, noun_at, word_at
from claims.unit_words.unitnames import named, per, powers

SLASHES: Final = "/∕／"
DOTS: Final = "·⋅•*∙"
CONTINUES: Final = frozenset(SLASHES + DOTS + "每. ²³¹⁴⁻^-–−23") | BLANK
SUPERSCRIPTS: Final = {"¹": 1, "²": 2, "³": 3, "⁴": 4}
RAISED: Final = re.compile(r"([⁻]?)([¹²³⁴])")
POWER: Final = re.compile(
    r"(?:\^|\*\*) ?[({]?([-−–]?)([1-4])[)}]?(?!\d)"  # m^2, s**-1
    r"|([-−–])([1-3])(?!\d|[.,]\d)"  # s-1
    r"|([23])(?![\w.,]*\d|[A-Za-z])"  # m2
    r"| ([-−])([1-3])(?!\d|\.\d| ?%)"  # s −1
)
LOST_POWER: Final = re.compile(
    r" ([23])(?![\d,.]*\d| ?%|[A-Za-z]"
    r"| (?!(?:for|and|since|but|at|in|on|to|of|with|is|are|was|or|by|which|that)\b)[A-Za-z])"
)
"""`g/cm 3`: a power whose raising was lost."""
RAISED_WORD: Final = re.compile(r" (squared|cubed)\b")
INVERSE: Final = re.compile(r"[A-Za-zµμΩ]{1,8}(?:[⁻^]| ?[-−–][1-3])")
COUNT: Final = re.compile(
    r"(?:一(?=[十百千万亿]))?(\d{1,3}(?:,\d{3})+|\d+)? ?((?:hundred|thousand|million|billion|[kKMB])(?![A-Za-z])"
    r"|百万|千万|百亿|千亿|万亿|[十百千万亿])?(?:(?<=\d)|(?<=[A-Za-z十百千万亿])) ?"
)
SCALES: Final = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "k": 3, "K": 3, "M": 6, "B": 9,
    "十": 1, "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "百亿": 10, "千亿": 11, "万亿": 12,
}  # fmt: skip
MOST_DIGITS: Final = 15
QUALIFIER: Final = re.compile(
    r"(?:(?:input|output|cached|uncached|prompt|completion|new|live|metric) ){1,2}"
    r"|个?(?:输入|输出|缓存|文本|提示)(?:的)?"
)
TOKENS: Final = {1000: "kilotoken", 10**6: "megatoken", 10**9: "gigatoken", 10**12: "teratoken"}
AGO: Final = re.compile(r" (?:ago|earlier|later|before|after|old)\b")
WORKERS: Final = frozenset({"GPU", "TPU", "CPU", "core", "person"})
LENGTHS: Final = ("meter", "foot", "inch", "day")
BASES_OF_MONEY: Final = frozenset({"share", "person"})
"""Per share and per head qualify an amount (its scope) and are no part of its unit; per 100,000 people is."""
SHARE: Final = frozenset({"share"})
TRADED: Final = frozenset({"token", "ticket"})
UNDIVIDED: Final = frozenset({"percent", "multiple"})


def compound(text: str, end: int, entry: Entry, *, is_symbol: bool) -> tuple[str | None, int]:
    """The unit with all that is multiplied with it or divides it, and where it ends."""
    unit = entry.unit
    if unit is None or text[end : end + 1] not in CONTINUES or entry.kind in UNDIVIDED or entry.noun == "age":
        return unit, end
    is_raised = text[end : end + 3] in (" sq", " cu") or (is_symbol and text[end - 1] in LETTERS)
    if is_raised and entry.kind in ("measure", "duration"):
        exponent, end = power(text, end)
        if exponent != 1:
            unit = _raised(unit, exponent)
    for _ in range(4):
        factor = _factor(text, end, unit, is_symbol=is_symbol)
        if factor is None:
            break
        unit, end = factor
    return unit, end


def denominator(text: str, start: int) -> tuple[int, str] | None:
    """What something is per, from the place behind `/`, `per` or 每: its end and its unit, a count in it included."""
    if start < len(text) and text[start] in BLANK:
        start += 1
    if start >= len(text):
        return None
    named_with_scale = atom(text, start, start, bare=True) if text[start] in "千百" else None
    if named_with_scale is not None:  # 每千瓦时: the scale is part of the unit's name
        return _below(text, named_with_scale)
    number, place = _count(text, start)
    qualifier = QUALIFIER.match(folded(text[place : place + 24]).lower())
    if qualifier:
        place += qualifier.end()
    found = atom(text, place, place, bare=True) if place < len(text) else None
    if found is None and place != start and number == 1:
        found = atom(text, start, start, bare=True)
    if found is None or found[1].kind == "percent":
        return None
    end, unit = _below(text, found)
    if number == 1:
        return end, unit
    return end, TOKENS[number] if unit == "token" and number in TOKENS else f"{number}*{unit}"


def round_number(text: str, start: int) -> tuple[int, int] | None:
    """A number of hundreds or more that stands alone in a denominator (`5.2 per 100,000`): its end, and the number."""
    number, end = _count(text, start)
    return (end - (text[end - 1] == " "), number) if number >= 100 else None


def per_article(text: str, start: int) -> tuple[int, str] | None:
    """What stands behind an article that means per: `a day`, `an hour`, `a barrel`; not `shares a year ago`."""
    found = atom(text, start, start, bare=True) if start < len(text) else None
    if found is None or found[1].unit is None or (found[2] and found[0] - start < 3) or AGO.match(text, found[0]):
        return None
    kind, unit = found[1].kind, found[1].unit
    return (found[0], unit) if kind in ("duration", "measure") or unit in TRADED else None


def power(text: str, end: int) -> tuple[int, int]:
    """The power that a unit is raised to, and where it ends."""
    if text[end : end + 3] in (" sq", " cu") and (word := RAISED_WORD.match(text, end)):
        return (2 if word.group(1) == "squared" else 3), word.end()
    match = RAISED.match(text, end)
    if match:
        return SUPERSCRIPTS[match.group(2)] * (-1 if match.group(1) else 1), match.end()
    match = POWER.match(text, end)
    if match is None:
        return 1, end
    for sign, digit in ((1, 2), (3, 4), (6, 7)):
        if match.group(digit):
            return int(match.group(digit)) * (-1 if match.group(sign) else 1), match.end()
    return int(match.group(5)), match.end()


def _count(text: str, start: int) -> tuple[int, int]:
    """The round number of a denominator, 1 where there is none, and where it ends."""
    window = folded(text[start : start + 24])
    match = COUNT.match(window)
    if match is None or not match.end():
        return 1, start + (window[:1] == "一")
    digits = (match.group(1) or "1").replace(",", "")
    if len(digits) > MOST_DIGITS or not int(digits):
        return 1, start
    return int(digits) * 10 ** SCALES.get(match.group(2) or "", 0), start + match.end()


def _below(text: str, found: Found) -> tuple[int, str]:
    """The unit of a denominator with its power, and where it ends."""
    end, entry, is_symbol = found
    unit = "minute" if text[end - 1] == "分" else entry.unit or "item"
    if entry.guard == "classifier":
        return _noun_behind_classifier(text, end) or (end, unit)
    if is_symbol and text[end - 1] in LETTERS:
        exponent, end = power(text, end)
        lost = LOST_POWER.match(text, end) if exponent == 1 and unit.endswith(LENGTHS) else None
        if lost:
            exponent, end = int(lost.group(1)), lost.end()
        unit = _raised(unit, exponent)
    elif text[end : end + 3] in (" sq", " cu"):
        exponent, end = power(text, end)
        unit = _raised(unit, exponent)
    elif unit in WORKERS:
        worked = _worked(text, end, unit) if end < len(text) else None
        if worked is not None:
            return worked[1], worked[0]
    return end, unit


def _noun_behind_classifier(text: str, end: int) -> tuple[int, str] | None:
    known = tables()
    noun = noun_at(known, folded(text[end : end + 8]))
    if noun is not None and noun[1].unit:
        return end + noun[0], noun[1].unit
    start = end + 1 if text[end : end + 1] in BLANK and end < len(text) else end
    word = word_at(known, text, start)
    return (word[0], word[1].unit) if word is not None and word[1].unit and word[1].kind == "count" else None


def _factor(text: str, end: int, unit: str, *, is_symbol: bool) -> tuple[str, int] | None:
    """One more factor of a compound, and where it ends."""
    character = text[end : end + 1]
    worked = _worked(text, end, unit) if character and unit in WORKERS else None
    if worked is not None or not character:
        return worked
    if character in SLASHES:
        return _divided(text, end + 1, unit, SHARE)
    if character == "每":
        return _divided(text, end + 1, unit, BASES_OF_MONEY)
    if character in DOTS:
        return _times(text, end + 1, unit)
    if character in BLANK:
        return _behind_blank(text, end, unit)
    return _inverse(text, end + 1, unit) if character == "." and is_symbol else None


def _behind_blank(text: str, end: int, unit: str) -> tuple[str, int] | None:
    """A factor behind a blank: ` / s`, ` · h`, ` per hour`, ` a day`, ` s−1`."""
    following = text[end + 1 : end + 2]
    if following == "/":
        return _divided(text, end + 2, unit, SHARE)
    if following and following in DOTS and text[end + 2 : end + 3] == " ":
        return _times(text, end + 3, unit)
    return _behind_word(text, end, unit) or _inverse(text, end + 1, unit)


def _behind_word(text: str, end: int, unit: str) -> tuple[str, int] | None:
    following = text[end + 1 : end + 5].lower()
    if following == "per ":
        return None if text[end + 5 : end + 9].lower() == "cent" else _divided(text, end + 5, unit, BASES_OF_MONEY)
    if following[:2] != "a " and following[:3] != "an ":
        return None
    found = per_article(text, end + 1 + following.index(" ") + 1)
    return None if found is None else (per(unit, found[1]), found[0])


def _divided(text: str, start: int, unit: str, qualifying: frozenset[str]) -> tuple[str, int] | None:
    found = denominator(text, start)
    return None if found is None or found[1] in qualifying else (per(unit, found[1]), found[0])


def _times(text: str, start: int, unit: str) -> tuple[str, int] | None:
    found = atom(text, start, start, bare=True) if start < len(text) else None
    if found is None or found[1].unit is None:
        return None
    exponent, end = power(text, found[0])
    return named((*powers(unit), *powers(_raised(found[1].unit, exponent)))), end


def _inverse(text: str, start: int, unit: str) -> tuple[str, int] | None:
    """A symbol with a negative power behind a blank or a point: `m s−1`, `g.cm−3`."""
    if INVERSE.match(text, start) is None:
        return None
    found = atom(text, start, start, bare=True)
    if found is None or found[1].unit is None:
        return None
    exponent, end = power(text, found[0])
    return None if exponent >= 0 else (named((*powers(unit), *powers(_raised(found[1].unit, exponent)))), end)


def _worked(text: str, end: int, unit: str) -> tuple[str, int] | None:
    """`GPU 小時`, `person-days`: a worker times a length of time."""
    start = end + 1 if text[end] in BLANK or text[end] in HYPHEN else end
    found = atom(text, start, start) if start < len(text) else None
    if found is None or found[1].kind != "duration" or found[1].noun:
        return None
    if start == end and unit == "person" and text[start] not in LETTERS:
        return None
    return f"{unit}*{found[1].unit}", found[0]


def _raised(unit: str, exponent: int) -> str:
    return unit if exponent == 1 else named((name, p * exponent) for name, p in powers(unit))
