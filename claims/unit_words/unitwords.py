"""Unit words in a text: what stands right behind a number (`after`) or right before it (`before`).

Comes in: a text and a place in it. Goes out: the unit that is named there, longest surface first, compounds in one
piece. Refuses to know: numerals, and whether the number is a quantity at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from claims.unit_words.catalogue import ONE, Entry, tables
from claims.unit_words.compounds import WORKERS, compound
from claims.unit_words.meanings import MEANINGS
from claims.unit_words.unitlookup import BLANK, HYPHEN, LETTERS, WORD, Found, atom, folded, noun_at, word_at

OPEN: Final = {"(": ")", "[": "]", "{": "}", "<": ">", "（": "）"}
NOTHING: Final = frozenset(",.;:!?)]}>，。、；：！？）】》…~～=|\r\t的")
"""Marks that no unit begins with."""
MOST_BLANKS: Final = 4
STILL: Final = re.compile(
    r"(?:consecutive|straight|successive|full|whole|solid|entire|additional|extra|more|further|separate|different|long|short)"
    r"[ -](?=[a-z]{3})"
)
"""Adjectives between a number and its unit: `five consecutive days`, `three more years`."""
MODEL: Final = re.compile(r"[A-Za-z]{1,8}-?\d{1,5}[a-z]? ")
"""`H800` in `2,048 H800 GPUs`."""
OWN_UNIT: Final = re.compile(r"[\w.,]{1,12}[ -]?(?:years?|months?|weeks?|days?|hours?|yrs?|[岁歲个個周週天月日])")
"""A number with a unit of its own needs no word before it: `aged 5 months`."""
QUALITIES: Final = ("ed", "ing", "ly")
"""Endings of verbs and adjectives; such a word is not what is counted."""
LONGEST_MEANING: Final = 7
ONE_BEFORE: Final = re.compile(r"(?:(?<![\d.,])1|\b(?:one|a|an|half|single|each)|[½¼¾])$", re.IGNORECASE)
UNCERTAIN_HEADS: Final = frozenset("±+(")
UNCERTAIN: Final = re.compile(
    r"(?:±|\+/-) ?\d[\d.]{0,12} ?(?=[^\s\d])|\(± ?\d[\d.]{0,12}\) ?|(?<=\d)\(\d{1,2}\) ?(?=[A-Za-zµÅ°])"
)
"""`1.30 ± 0.05 km`, `113 (± 1) nm`, `0.4953(1) Å`: an uncertainty belongs to its number, the unit stands behind it."""
GE: Final = frozenset("个個")
NOT_COUNTED: Final = frozenset(("立方", "平方", "像素", "字节", "字節", "比特"))
"""Behind a classifier these begin other words (三个立方体), or are counted as things."""
NEAR_NOUN, NOUN_WINDOW = 8, 14


@dataclass(slots=True)
class UnitMatch:
    """A unit named at a place. Where the counted noun does not follow at once, `start` and `end` are the place itself.

    With slots and not frozen, because one is made for nearly every number of a text.
    """

    start: int
    end: int
    unit: str | None
    kind: str
    multiplier: Decimal = ONE
    noun: str = ""


def after(text: str, position: int, language: str | None = None) -> UnitMatch | None:  # noqa: ARG001 - words of all languages
    """The unit that begins at the place, or behind blanks or a hyphen; None where nothing names one."""
    start = _beginning(text, position)
    if start < 0:
        return None
    head = text[start]
    if head in UNCERTAIN_HEADS and (spread := UNCERTAIN.match(text, start)):
        found = atom(text, position, spread.end()) if spread.end() < len(text) else None
        is_unit = found is not None and (found[2] or found[1].kind in ("measure", "money"))
        return _named(text, position, spread.end(), found) if found is not None and is_unit else None
    if head in OPEN:
        return _bracketed(text, position, start)
    found = atom(text, position, start)
    if found is None:
        return _not_at_once(text, position, start) if head in LETTERS else None
    return _named(text, position, start, found)


def before(text: str, position: int, language: str | None = None) -> UnitMatch | None:  # noqa: ARG001 - words of all languages
    """The sign, code or name of a currency that ends at the place, a blank between allowed."""
    end = position - 1 if position and text[position - 1] in BLANK else position
    if not end:
        return None
    lengths = _lengths_before(text[end - 1])
    if lengths is None:
        return None
    known = tables()
    window = folded(text[max(0, end - lengths[0] - 1) : end])
    for length in lengths:
        sign = window[-length:]
        hit = known.before.get(sign)
        if hit is None or length > len(window) or _begins_inside(window, length):
            continue
        unit, kind = hit
        if kind == "money":
            return UnitMatch(end - length, end, unit, kind)
        if OWN_UNIT.match(text, position):
            return None
        return UnitMatch(position, position, unit, kind, ONE, "age" if kind == "duration" else "")
    return None


@lru_cache(maxsize=4096)
def _lengths_before(last: str) -> tuple[int, ...] | None:
    """The lengths of the signs that end in a character."""
    return tables().before_lengths.get(folded(last))


def _named(text: str, position: int, start: int, found: Found) -> UnitMatch | None:
    """The match of a surface, with its meaning here, its noun and its compound."""
    end, entry, is_symbol = found
    meaning = MEANINGS.get(text[start:end].lower()) if end - start < LONGEST_MEANING else None
    meant = entry if meaning is None else meaning(text, start, end, entry)
    if meant is None:
        return None
    if meant.guard == "classifier" or meant.unit is None:
        if text[start] in GE and (counted := _measure_behind(text, end)) is not None:
            return UnitMatch(start, counted[0], counted[1].unit, counted[1].kind, counted[1].multiplier)
        return UnitMatch(start, end, _noun_behind(text, end) or meant.unit, "count", ONE, meant.noun)
    if meant.kind == "count" and not is_symbol:
        end, meant = _head_noun(text, end, meant)
    unit, stop = compound(text, end, meant, is_symbol=is_symbol)
    if meant.guard == "singular" and unit == meant.unit and not _is_one(text, position, start):
        return _counted(text, position, start)
    if start > position and text[start - 1] == "\n" and _is_new_line(text, start, stop, meant):
        return None
    kind = "rate" if unit != meant.unit and unit is not None and "/" in unit else meant.kind
    return UnitMatch(start, stop, unit, kind, meant.multiplier, meant.noun)


def _begins_inside(window: str, length: int) -> bool:
    """Whether a code or sign in letters is only the end of a longer word."""
    first, preceding = window[-length], window[-length - 1 : -length]
    return first in LETTERS and preceding.isascii() and preceding.isalnum()


def _beginning(text: str, position: int) -> int:
    """Where a unit could begin; -1 where nothing can or the gap is too wide."""
    if position >= len(text):
        return -1
    character = text[position]
    if character in NOTHING:
        return -1
    if character not in BLANK:
        if character not in HYPHEN and character != "\n":
            return position
        return position + 1 if text[position + 1 : position + 2].isalpha() else -1
    start = position + 1
    while text[start : start + 1] in BLANK and start < len(text) and start - position < MOST_BLANKS:
        start += 1
    return start if start < len(text) and text[start] not in NOTHING and text[start] != "\n" else -1


def _bracketed(text: str, position: int, start: int) -> UnitMatch | None:
    """`20 (kg)`: a symbol alone in brackets."""
    found = atom(text, start + 1, start + 1) if start + 1 < len(text) else None
    if found is None or not found[2] or text[found[0] : found[0] + 1] != OPEN[text[start]]:
        return None
    end, entry, _ = found
    if end - start < 3 and text[start + 1] in LETTERS:
        return None
    return UnitMatch(position, end + 1, entry.unit, entry.kind, entry.multiplier, entry.noun)


def _is_new_line(text: str, start: int, stop: int, entry: Entry) -> bool:
    """Whether the word behind a line break begins something new."""
    return stop - start < 2 or entry.kind == "count" or text[start].isupper()


def _is_one(text: str, position: int, start: int) -> bool:
    """Whether a number can count a singular noun: one of them, a part of one, or in a compound (`a 12-car train`)."""
    return (start > position and text[start - 1] in HYPHEN) or ONE_BEFORE.search(
        text[max(0, position - 8) : position]
    ) is not None


def _head_noun(text: str, end: int, entry: Entry) -> tuple[int, Entry]:
    """`company executives`: the last noun is what is counted."""
    if entry.noun.endswith("s") or text[end : end + 1] != " ":
        return end, entry
    match = WORD.match(text, end + 1)
    following = tables().words.get(match.group().lower()) if match else None
    if match is None or following is None or following.kind != "count" or not following.noun.endswith("s"):
        return end, entry
    return match.end(), following


def _measure_behind(text: str, end: int) -> Found | None:
    """六个加仑, 三个平方公里: a unit of two characters and more behind the classifier."""
    found = atom(text, end, end) if "㐀" <= text[end : end + 1] <= "鿿" else None
    if found is None or found[1].kind != "measure" or found[0] - end < 2 or text[end : found[0]] in NOT_COUNTED:
        return None
    return found


def _noun_behind(text: str, end: int) -> str | None:
    """The unit of the first known noun within a few characters of the phrase behind a classifier."""
    known = tables()
    window = folded(text[end : end + NOUN_WINDOW])
    for offset, character in enumerate(window):
        if character in LETTERS:
            if offset == 0 or window[offset - 1] not in LETTERS:
                word = word_at(known, text, end + offset)
                if word is not None and word[1].kind == "count":
                    return word[1].unit
            continue
        noun = noun_at(known, window[offset : offset + NEAR_NOUN])
        if noun is not None and (noun[0] > 1 or offset == 0):
            return noun[1].unit
        if (not character.isalnum() and character not in " -的、") or offset > NEAR_NOUN:
            return None
    return None


def _not_at_once(text: str, position: int, start: int) -> UnitMatch | None:
    """A unit or a counted noun behind adjectives."""
    skipped = STILL.match(text, start)
    found: Found | None = atom(text, position, skipped.end()) if skipped else None
    if found is not None and not found[2]:
        end, entry, _ = found
        return UnitMatch(start, end, entry.unit, entry.kind, entry.multiplier, entry.noun)
    return _counted(text, position, start)


def _counted(text: str, position: int, start: int) -> UnitMatch | None:
    """An English noun phrase: the unit of its first known plural noun, else its likeliest word as the noun."""
    known = tables()
    noun = ""
    for word, end in _phrase(text, start):
        entry = known.words.get(word.lower())
        if noun and entry is not None and entry.kind == "count" and entry.guard != "singular":
            unit = compound(text, end, entry, is_symbol=False)[0] if entry.unit in WORKERS else entry.unit
            return UnitMatch(position, position, unit, "count", ONE, entry.noun)
        noun = _likelier(noun, word)
    return UnitMatch(position, position, None, "count", ONE, noun) if len(noun) > 1 else None


def _phrase(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The first words of a noun phrase, each with its end; an empty one for the name of a model (`H800`)."""
    place = start if text[start - 1] != "\n" else len(text)
    for _ in range(4):
        match = WORD.match(text, place)
        if match is None:
            return
        place = match.end()
        if text[place : place + 1].isdecimal() and (model := MODEL.match(text, match.start())):
            place = model.end()
            yield "", place
            continue
        if match.group().lower() in tables().not_nouns:
            return
        yield match.group(), place
        if text[place : place + 2] in ("'s", "’s"):
            place += 2
        if text[place : place + 1] not in (" ", "-"):
            return
        place += 1


def _likelier(noun: str, word: str) -> str:
    """What is counted: the first plural of a phrase, else its first word that is no name and no quality."""
    lower = word.lower()
    if lower.endswith(QUALITIES) or len(word) < 3 or not word[0].islower():
        return noun or "-"
    if noun in ("", "-") or (lower.endswith("s") and not noun.endswith("s")):
        return lower
    return noun
