"""Unit words in a text: what stands right behind a number (`after`) or right before it (`before`).

Comes in: a text and a place in it. Goes out: the unit that is named there, longest surface first, compounds in one piece (`km/h`, `元/吨`,
`mg L−1`, `dollars per barrel`). Refuses to know: numerals and what they count. Look-up only: no alternation of terms is ever compiled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from claims.catalogue import ONE, Entry, Tables, tables
from claims.guards import GUARDS, MEANT
from claims.scripts import BLANKS, HYPHENS, simplifying
from claims.unitnames import named, per, powers

BLANK: Final = frozenset(BLANKS + " ")
HYPHEN: Final = frozenset(HYPHENS + "-")
OPEN: Final = {"(": ")", "[": "]", "{": "}", "<": ">", "（": "）"}
STILL: Final = re.compile(r"(?:consecutive|straight|successive|full|whole|solid|entire|additional|extra|more|further|separate|different|long|short)[ -](?=[a-z]{3})")
"""Adjectives between a number and its unit: `five consecutive days`, `three more years`."""
SUPERSCRIPTS: Final = {"¹": 1, "²": 2, "³": 3, "⁴": 4}
WORD: Final = re.compile(r"(?:[A-Z]\.){2,3}|[A-Za-zÀ-ɏ]+(?:['’]s)?")
MODEL: Final = re.compile(r"[A-Za-z]{1,8}-?\d{1,5}[a-z]? ")
"""`H800` in `2,048 H800 GPUs`."""
LETTER: Final = re.compile(r"[A-Za-zÀ-ɏµμΩΩ]")
POWER: Final = re.compile(r"(?:\^|\*\*) ?[({]?([-−–]?)([1-4])[)}]?(?!\d)|([-−–])([1-3])(?!\d|[.,]\d)|([23])(?![\w.,]*\d|[A-Za-z])| ([-−])([1-3])(?!\d|\.\d| ?%)")
LOST_POWER: Final = re.compile(r" ([23])(?![\d,.]*\d| ?%|[A-Za-z]| (?!(?:for|and|since|but|at|in|on|to|of|with|is|are|was|or|by|which|that)\b)[A-Za-z])")
"""`g/cm 3`: a power whose raising was lost."""
RAISED: Final = re.compile(r"([⁻]?)([¹²³⁴])")
COUNT: Final = re.compile(
    r"(\d{1,3}(?:,\d{3})+|\d+)? ?((?:hundred|thousand|million|billion|[kKMB])(?![A-Za-z])|百万|千万|百亿|千亿|万亿|[十百千万亿])?"
    r"(?:(?<=\d)|(?<=[A-Za-z十百千万亿])) ?"
)
SCALES: Final = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "k": 3, "K": 3, "M": 6, "B": 9, "十": 1, "百": 2, "千": 3, "万": 4, "百万": 6,
    "千万": 7, "亿": 8, "百亿": 10, "千亿": 11, "万亿": 12,
}  # fmt: skip
QUALIFIER: Final = re.compile(r"(?:(?:input|output|cached|uncached|prompt|completion|new|live|metric) ){1,2}|个?(?:输入|输出|缓存|文本|提示)(?:的)?")
TOKENS: Final = {1000: "kilotoken", 10**6: "megatoken", 10**9: "gigatoken", 10**12: "teratoken"}
AGO: Final = re.compile(r" (?:ago|earlier|later|before|after|old)\b")
WORKERS: Final = frozenset({"GPU", "TPU", "CPU", "core", "person"})
MOST_BLANKS: Final = 4
LENGTHS: Final = ("meter", "foot", "inch", "day")
LOWER_SIGNS: Final = frozenset(
    "US$ HK$ HK$ C$ NT$ AU$ CA$ NZ$ SG$ MX$ A$ C$ S$ R$ AUD$ CAD$ NZD$ USD$ MXN$ HKD$ SGD$ USD EUR GBP JPY RMB CNY HKD AUD CAD NZD SGD INR CHF TWD NTD KRW SEK NOK DKK THB MYR MXN EGP AED SAR QAR KWD".split()
)
"""Signs and codes that are read in small letters too."""
BASES_OF_MONEY: Final = frozenset({"share", "person"})
"""Per share and per head are qualifiers of an amount (its scope), not part of its unit; a number of them (per 100,000 people) is."""
TRADED: Final = frozenset({"token", "ticket"})


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit named at a place. Where the counted noun does not follow at once, `start` and `end` are the place itself."""

    start: int
    end: int
    unit: str | None
    kind: str
    multiplier: Decimal = ONE
    noun: str = ""


def after(text: str, position: int, language: str | None = None) -> UnitMatch | None:
    """The unit that begins at the place, or behind a blank or a hyphen; None where nothing names one."""
    start = _beginning(text, position)
    if start < 0:
        return None
    bracket = OPEN.get(text[start])
    if bracket is not None:
        return _bracketed(text, position, start + 1, bracket)
    found = _atom(text, position, start)
    if found is None and (skipped := STILL.match(text, start)) is not None:
        found = _atom(text, position, skipped.end())
        found = None if found is None or found[2] else found
    if found is None:
        return _counted(text, position, start) if LETTER.match(text, start) else None
    end, entry, is_symbol = found
    if entry.guard == "classifier":
        return _classified(text, start, end, entry)
    if text[start] in MEANT:
        entry = entry._replace(**MEANT[text[start]](text, start, entry))
    elif entry.kind == "count" and not is_symbol:
        end, entry = _head(text, end, entry)
    unit, stop = _compound(text, end, entry, is_symbol=is_symbol)
    kind = "rate" if unit != entry.unit and "/" in (unit or "") else entry.kind
    if text[start - 1 : start] == "\n" and stop - start < 2:
        return None
    return UnitMatch(start, stop, unit, kind, entry.multiplier, entry.noun)


def before(text: str, position: int, language: str | None = None) -> UnitMatch | None:
    """The sign, code or name of a currency that ends at the place, a blank between allowed."""
    end = position
    if end and text[end - 1] in BLANK:
        end -= 1
    if not end:
        return None
    known = tables()
    lengths = known.before_lengths.get(_folded(text[end - 1]))
    if lengths is None:
        return None
    window = _folded(text[max(0, end - lengths[0] - 1) : end])
    for length in lengths:
        sign = window[-length:]
        hit = known.before.get(sign) or (known.before.get(sign.upper()) if sign.upper().replace(" ", "") in LOWER_SIGNS else None)
        if hit is None or length > len(window):
            continue
        if sign[0].isalpha() and sign[0].isascii() and window[-length - 1 : -length].isalnum() and window[-length - 1 : -length].isascii():
            continue
        unit, kind = hit
        return UnitMatch(end - length, end, unit, kind) if kind == "money" else UnitMatch(position, position, unit, kind)
    return None


def denominator(text: str, start: int) -> tuple[int, str] | None:
    """What a price or speed is per, from the place behind `/`, `per`, 每: its end and its unit; a count in it included."""
    if start < len(text) and text[start] in BLANK:
        start += 1
    count = COUNT.match(_folded(text[start : start + 24]))
    number, place = 1, start
    if count and count.end():
        digits, scale = count.group(1), count.group(2)
        number = int((digits or "1").replace(",", "")) * 10 ** SCALES.get(scale or "", 0)
        place = start + count.end()
    elif _folded(text[start : start + 1]) == "一":
        place = start + 1
    qualifier = QUALIFIER.match(_folded(text[place : place + 24]).lower())
    if qualifier:
        place += qualifier.end()
    found = _atom(text, place, place, bare=True) if place < len(text) else None
    if found is None and place != start and number == 1:
        found = _atom(text, start, start, bare=True)
    if found is None or found[1].kind == "percent":
        return None
    end, entry, is_symbol = found
    unit = entry.unit or "item"
    if entry.guard == "classifier":
        adjacent = _noun_at(text, end)
        end, unit = adjacent or (end, unit)
    if is_symbol and text[end - 1].isalpha():
        power, end = _power(text, end)
        lost = LOST_POWER.match(text, end) if power == 1 and unit.endswith(LENGTHS) else None
        if lost:
            power, end = int(lost.group(1)), lost.end()
        unit = named((atom, p * power) for atom, p in powers(unit))
    return end, _many(number, unit)


def per_article(text: str, start: int) -> tuple[int, str] | None:
    """What stands behind an article that means per: `a day`, `an hour`, `a share`; not `shares a year ago`."""
    found = _atom(text, start, start, bare=True) if start < len(text) else None
    if found is None or found[1].unit is None or (found[2] and found[0] - start < 3) or AGO.match(text, found[0]):
        return None
    kind, unit = found[1].kind, found[1].unit
    if kind not in ("duration", "measure") and unit not in TRADED:
        return None
    return found[0], unit


def _many(number: int, unit: str) -> str:
    if number == 1:
        return unit
    if unit == "token" and number in TOKENS:
        return TOKENS[number]
    return f"{number}*{unit}"


def _beginning(text: str, position: int) -> int:
    """Where a unit could begin; -1 where there is too wide a gap."""
    size, first = len(text), position
    if position >= size:
        return -1
    character = text[position]
    if character in BLANK:
        while position < size and text[position] in BLANK:
            position += 1
            if position - first > MOST_BLANKS:
                return -1
        return position if position < size and not text[position].isspace() else -1
    if character in HYPHEN or character == "\n":
        return position + 1 if position + 1 < size and text[position + 1].isalpha() else -1
    return position


def _bracketed(text: str, position: int, start: int, bracket: str) -> UnitMatch | None:
    """`20 (kg)`: a symbol alone in brackets."""
    if start >= len(text):
        return None
    found = _atom(text, start, start)
    if found is None or text[found[0] : found[0] + 1] != bracket or not found[2]:
        return None
    end, entry, _ = found
    return UnitMatch(position, end + 1, entry.unit, entry.kind, entry.multiplier, entry.noun)


def _atom(text: str, position: int, start: int, *, bare: bool = False) -> tuple[int, Entry, bool] | None:
    """The longest single unit at the place: its end, what it means, whether it is a symbol. `bare`: tests of context are left out."""
    known = tables()
    sign = _sign(known, text, position, start, bare=bare)
    if LETTER.match(text, start) is None:
        return sign
    word = _word(known, text, start)
    if word is None or (sign is not None and sign[0] >= word[0]):
        return sign
    return word


def _sign(known: Tables, text: str, position: int, start: int, *, bare: bool) -> tuple[int, Entry, bool] | None:
    head = text[start]
    lengths = known.sign_lengths.get(head) or known.sign_lengths.get(_folded(head))
    if lengths is None:
        return None
    window = _folded(text[start : start + lengths[0] + 2])
    for length in lengths:
        surface = window[:length]
        entry = known.signs.get(surface)
        if entry is None or length > len(window) or _runs_on(window, length):
            continue
        if not entry.guard or entry.guard == "classifier":
            return start + length, entry, surface.isascii() or not surface[0].isalpha() or surface[0] in "µμΩÅ"
        if (bare and entry.guard != "never") or GUARDS[entry.guard](text, position, start, start + length):
            if entry.unit is None:
                entry = entry._replace(guard="classifier")
            return start + length, entry, surface.isascii()
    return None


def _runs_on(window: str, length: int) -> bool:
    """Whether the surface is only the beginning of a longer Latin word."""
    last, following = window[length - 1], window[length : length + 1]
    if following.isdecimal() and last.isalpha() and last.isascii():
        return following not in "23" or window[length + 1 : length + 2].isalnum()
    return last.isalpha() and last.isascii() and following.isalpha() and (following.isascii() or LETTER.match(following) is not None)


def _word(known: Tables, text: str, start: int) -> tuple[int, Entry, bool] | None:
    match = WORD.match(text, start)
    if match is None:
        return None
    word = match.group().lower()
    lengths = known.word_lengths.get(word)
    if lengths is not None:
        window = _spaced(text[start : start + lengths[0] + 1])
        for length in lengths:
            entry = known.words.get(window[:length])
            if entry is not None and length <= len(window) and not window[length : length + 1].isalpha():
                return start + length, entry, False
    entry = known.words.get(word)
    if entry is not None:
        return match.end(), entry, False
    square = _square(known, text, match.end(), word)
    if square is not None:
        return square
    entry = known.loose.get(word)
    return None if entry is None else (match.end(), entry, True)


def _square(known: Tables, text: str, end: int, word: str) -> tuple[int, Entry, bool] | None:
    """`square kilometres`, `cubic feet`."""
    power = {"square": 2, "cubic": 3}.get(word)
    if power is None or text[end : end + 1] not in BLANK and text[end : end + 1] != "-":
        return None
    found = _atom(text, end + 1, end + 1, bare=True) if end + 1 < len(text) else None
    if found is None or found[1].kind != "measure":
        return None
    unit = named((atom, p * power) for atom, p in powers(found[1].unit or ""))
    return found[0], Entry(unit, "measure"), False


def _compound(text: str, end: int, entry: Entry, *, is_symbol: bool) -> tuple[str | None, int]:
    """The unit with all that is multiplied with it or divides it, and where it ends."""
    unit = entry.unit
    if unit is None or end >= len(text) or entry.kind in ("percent", "multiple") or entry.noun == "age":
        return unit, end
    if is_symbol and entry.kind in ("measure", "duration") and text[end - 1].isalpha():
        power, end = _power(text, end)
        if power != 1:
            unit = named((atom, p * power) for atom, p in powers(unit))
    for _ in range(4):
        factor = _factor(text, end, unit, is_symbol=is_symbol)
        if factor is None:
            break
        unit, end = factor
    return unit, end


def _factor(text: str, end: int, unit: str, *, is_symbol: bool) -> tuple[str, int] | None:
    """One more factor of a compound."""
    if end >= len(text):
        return None
    character = text[end]
    if character in "/∕／" or (character == " " and text[end + 1 : end + 2] == "/"):
        found = denominator(text, end + 1 if character != " " else end + 2)
        return None if found is None or found[1] == "share" else (per(unit, found[1]), found[0])
    if character == "每":
        found = denominator(text, end + 1)
        return None if found is None or found[1] in BASES_OF_MONEY else (per(unit, found[1]), found[0])
    if character in "·⋅•*∙":
        found_atom = _atom(text, end + 1, end + 1, bare=True) if end + 1 < len(text) else None
        return None if found_atom is None else _times(text, unit, found_atom)
    if unit in WORKERS:
        worked = _worked(text, end, unit)
        if worked is not None:
            return worked
    if character == ".":
        return _inverse(text, end + 1, unit) if is_symbol else None
    if character not in BLANK:
        return None
    if text[end + 1 : end + 5].lower() == "per " and text[end + 5 : end + 9].lower() != "cent":
        found = denominator(text, end + 5)
        return None if found is None or found[1] in BASES_OF_MONEY else (per(unit, found[1]), found[0])
    if text[end + 1 : end + 3] == "a " or text[end + 1 : end + 4] == "an ":
        found = per_article(text, end + (3 if text[end + 2] == " " else 4))
        return None if found is None else (per(unit, found[1]), found[0])
    return _inverse(text, end + 1, unit) if is_symbol else None


def _times(text: str, unit: str, found: tuple[int, Entry, bool]) -> tuple[str, int] | None:
    end, entry, _ = found
    if entry.unit is None:
        return None
    power, end = _power(text, end)
    return named((*powers(unit), *((atom, p * power) for atom, p in powers(entry.unit)))), end


def _inverse(text: str, start: int, unit: str) -> tuple[str, int] | None:
    """A symbol with a negative power behind a blank or a point: `m s−1`, `g.cm−3`."""
    if start >= len(text) or LETTER.match(text, start) is None:
        return None
    found = _atom(text, start, start, bare=True)
    if found is None or found[1].unit is None:
        return None
    power, end = _power(text, found[0])
    if power >= 0:
        return None
    return named((*powers(unit), *((atom, p * power) for atom, p in powers(found[1].unit)))), end


def _worked(text: str, end: int, unit: str) -> tuple[str, int] | None:
    """`GPU 小時`, `person-days`: a worker times a length of time."""
    start = end + 1 if text[end] in BLANK or text[end] in HYPHEN else end
    found = _atom(text, start, start) if start < len(text) else None
    if found is None or found[1].kind != "duration" or found[1].noun:
        return None
    if start == end and not LETTER.match(text, start) and unit == "person":
        return None
    return f"{unit}*{found[1].unit}", found[0]


def _power(text: str, end: int) -> tuple[int, int]:
    """The power that a symbol is raised to, and where it ends."""
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


def _classified(text: str, start: int, end: int, entry: Entry) -> UnitMatch:
    """A Chinese classifier: the unit is that of the noun behind it, else the usual one of the classifier."""
    return UnitMatch(start, end, _noun_behind(text, end) or entry.unit, "count", ONE, entry.noun)


def _noun_at(text: str, end: int) -> tuple[int, str] | None:
    """The noun right behind a classifier: where it ends and its unit."""
    known = tables()
    window = _folded(text[end : end + 8])
    for length in known.noun_lengths.get(window[:1], ()):
        hit = known.nouns.get(window[:length])
        if hit is not None and hit.unit:
            return end + length, hit.unit
    found = _word(known, text, end) if window else None
    return (found[0], found[1].unit) if found is not None and found[1].unit and found[1].kind == "count" else None


def _noun_behind(text: str, end: int) -> str | None:
    """The unit of the first known noun within a few characters of one phrase."""
    known = tables()
    window = _folded(text[end : end + 14])
    for offset, character in enumerate(window):
        if character.isalpha() and character.isascii():
            if offset and window[offset - 1].isascii() and window[offset - 1].isalnum():
                continue
            found = _word(known, text, end + offset)
            if found is not None and found[1].kind == "count":
                return found[1].unit
            continue
        for length in known.noun_lengths.get(character, ()):
            hit = known.nouns.get(window[offset : offset + length])
            if hit is not None and (length > 1 or offset == 0):
                return hit.unit
        if not character.isalnum() and character not in " -的、":
            return None
        if offset > 8:
            return None
    return None


def _head(text: str, end: int, entry: Entry) -> tuple[int, Entry]:
    """`company executives`: the last noun is what is counted."""
    if entry.noun.endswith("s") or text[end : end + 1] != " ":
        return end, entry
    match = WORD.match(text, end + 1)
    following = tables().words.get(match.group().lower()) if match else None
    if match is None or following is None or following.kind != "count" or not following.noun.endswith("s"):
        return end, entry
    return match.end(), following


def _counted(text: str, position: int, start: int) -> UnitMatch | None:
    """An English noun phrase: the unit of its first known plural noun, else its first word as the noun."""
    known = tables()
    place, first = start, ""
    for _ in range(4):
        match = WORD.match(text, place)
        if match is None:
            break
        if text[match.end() : match.end() + 1].isdigit() and (model := MODEL.match(text, place)):
            first, place = first or "-", model.end()
            continue
        word = match.group().lower()
        if word in known.not_nouns:
            break
        entry = known.words.get(word)
        if first and entry is not None and entry.kind == "count":
            unit = _compound(text, match.end(), entry, is_symbol=False)[0] if entry.unit in WORKERS else entry.unit
            return UnitMatch(position, position, unit, "count", ONE, entry.noun)
        if first in ("", "-") or (word.endswith("s") and not first.endswith("s")):
            first = word if len(word) > 2 and match.group()[0].islower() else first or "-"
        place = match.end()
        if text[place : place + 1] not in (" ", "-"):
            break
        place += 1
    return UnitMatch(position, position, None, "count", ONE, first) if len(first) > 1 else None


def _folded(window: str) -> str:
    return window if window.isascii() else window.translate(_folding())


def _spaced(window: str) -> str:
    return _folded(window).lower().replace("-", " ")


@cache
def _folding() -> dict[int, str]:
    """Full-width forms, blanks, hyphens, traditional characters and look-alike letters as one of each; the case stays."""
    table = dict(simplifying())
    table.update((code, chr(code - 0xFEE0)) for code in range(0xFF01, 0xFF5F))
    for characters, one in ((BLANKS, " "), (HYPHENS.replace("−", ""), "-"), ("μ", "µ"), ("Ω", "Ω"), ("º˚◦", "°"), ("￠", "¢")):
        table.update((ord(character), one) for character in characters)
    return table
