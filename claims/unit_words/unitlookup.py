"""One unit word at one place: the longest surface that stands there, by look-up.

Comes in: a text and a place. Goes out: where the surface ends, what it means, whether it is a symbol. Refuses to know:
numbers, compounds. No alternation of terms is ever compiled: a Latin word is looked up whole, other signs by the
lengths their first character allows.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from claims.scripts import BLANKS, HYPHENS, compact, simplifying
from claims.unit_words.catalogue import Entry, Tables, tables
from claims.unit_words.guards import guard
from claims.unit_words.unitnames import named, powers

Found = tuple[int, Entry, bool]
"""Where the surface ends, what it means, whether it is a symbol (raised to powers, joined by blanks) and no word."""

BLANK: Final = frozenset(BLANKS + " ")
HYPHEN: Final = frozenset(HYPHENS + "-")
WORD: Final = re.compile(r"(?:[A-Z]\.){2,3}|[A-Za-zÀ-ɏµμΩΩ]+")
LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZµμΩΩÅ")
SQUARES: Final = {"square": 2, "cubic": 3}
SQUARES_ZH: Final = {"平方": 2, "立方": 3}
AFTER_NOUN: Final = frozenset("的在和与及或被都已是有将因从对以为中里内外上下出入死受")
"""What may follow a noun of one character without making a longer word of it."""
FULL_WIDTH: Final = range(0xFF01, 0xFF5F)
LONGEST: Final = 48


def atom(text: str, position: int, start: int, *, bare: bool = False) -> Found | None:
    """The longest single unit at `start`, behind a number that ends at `position`; `bare`: without tests of context."""
    head = text[start]
    known = tables()
    if head in LETTERS:
        return _latin(known, text, position, start, bare=bare)
    lengths = known.sign_lengths.get(head)
    if lengths is None:
        if head.isascii():
            return None
        if ord(head) in FULL_WIDTH:
            found = atom(folded(text[start : start + LONGEST]), 0, 0, bare=bare)
            return None if found is None else (start + found[0], found[1], found[2])
        lengths = known.sign_lengths.get(folded(head))
        if lengths is None:
            return _latin(known, text, position, start, bare=bare) if "À" <= head <= "ɏ" else None
    return _sign(known, text, position, start, lengths, bare=bare)


def folded(window: str) -> str:
    """The window as surfaces are written; the same length."""
    return window if window.isascii() or foldable().isdisjoint(window) else window.translate(table())


@cache
def table() -> str:
    """The same as a table of the basic plane."""
    return compact(folding())


@cache
def folding() -> dict[int, str]:
    """Full-width forms, blanks, hyphens, traditional and look-alike characters as one of each; the case stays."""
    table = dict(simplifying())
    table.update((code, chr(code - 0xFEE0)) for code in FULL_WIDTH)
    rest = ((BLANKS, " "), (HYPHENS.replace("−", ""), "-"), ("μ", "µ"), ("Ω", "Ω"), ("º˚◦", "°"))
    for characters, one in rest:
        table.update((ord(character), one) for character in characters)
    return table


@cache
def foldable() -> frozenset[str]:
    """Every character that folding changes."""
    return frozenset(map(chr, folding()))


def noun_at(known: Tables, window: str) -> tuple[int, Entry] | None:
    """The Chinese noun that a folded window begins with: its length and its entry."""
    for length in known.noun_lengths.get(window[:1], ()):
        hit = known.nouns.get(window[:length])
        if hit is not None and (length > 1 or not "㐀" <= window[1:2] <= "鿿" or window[1] in AFTER_NOUN):
            return length, hit
    return None


def word_at(known: Tables, text: str, start: int) -> tuple[int, Entry] | None:
    """The English unit word or counted noun at the place, phrases first: its end and its entry."""
    match = WORD.match(text, start)
    return None if match is None else entry_of(known, text, start, match.end(), match.group().lower())


def entry_of(known: Tables, text: str, start: int, end: int, word: str) -> tuple[int, Entry] | None:
    """The unit word or noun that begins with a word in small letters."""
    lengths = known.word_lengths.get(word)
    if lengths is not None:
        window = folded(text[start : start + lengths[0] + 1]).lower().replace("-", " ")
        for length in lengths:
            entry = known.words.get(window[:length])
            if entry is not None and length <= len(window) and not window[length : length + 1].isalpha():
                return start + length, entry
    entry = known.words.get(word)
    return None if entry is None else (end, entry)


def _latin(known: Tables, text: str, position: int, start: int, *, bare: bool) -> Found | None:
    match = WORD.match(text, start)
    if match is None:
        return None
    run, end = match.group(), match.end()
    symbol = _symbol(known, text, position, start, run, end, bare=bare)
    lower = run.lower()
    if symbol is not None and (symbol[0] > end or lower not in known.word_lengths):
        return symbol
    word = entry_of(known, text, start, end, lower)
    if word is not None and (symbol is None or word[0] > symbol[0]):
        return word[0], word[1], False
    if symbol is not None:
        return symbol
    if lower in SQUARES:
        return _square(text, end, SQUARES[lower])
    entry = known.loose.get(lower)
    return None if entry is None or _is_code(text, end) else (end, entry, True)


def _symbol(known: Tables, text: str, position: int, start: int, run: str, end: int, *, bare: bool) -> Found | None:
    if not run.isascii():
        run = folded(run)
    lengths = known.mixed_lengths.get(run)
    if lengths is not None:
        found = _sign(known, text, position, start, lengths, bare=bare)
        if found is not None:
            return found
    entry = known.signs.get(run)
    if entry is None or _is_code(text, end):
        return None
    if entry.guard and not _passes(entry, text, position, start, end, bare=bare):
        return None
    return end, entry, True


def _sign(known: Tables, text: str, position: int, start: int, lengths: tuple[int, ...], *, bare: bool) -> Found | None:
    window = folded(text[start : start + lengths[0] + 2])
    for length in lengths:
        surface = window[:length]
        entry = known.signs.get(surface)
        if entry is None or length > len(window) or _runs_on(window, length):
            continue
        if not entry.guard or _passes(entry, text, position, start, start + length, bare=bare):
            squared = _square_zh(text, start + length, surface) if surface in SQUARES_ZH else None
            if squared is not None:
                return squared
            return start + length, entry, surface.isascii() or not surface[0].isalpha()
    return None


def _passes(entry: Entry, text: str, position: int, start: int, end: int, *, bare: bool) -> bool:
    if bare:
        return entry.guard != "never"
    return guard(entry.guard)(text, position, start, end)


def _is_code(text: str, end: int) -> bool:
    """Whether digits behind a symbol make it a code (`24703m212`); a power does not (`m2`)."""
    following = text[end : end + 1]
    if following == "-":
        return text[end + 1 : end + 4].isdecimal() and len(text) > end + 3
    return following.isdecimal() and (following not in "23" or text[end + 1 : end + 2].isalnum())


def _runs_on(window: str, length: int) -> bool:
    """Whether the surface is only the beginning of a longer Latin word."""
    last, following = window[length - 1], window[length : length + 1]
    if last not in LETTERS or not following:
        return False
    return following in LETTERS or (
        following.isdecimal() and (following not in "23" or window[length + 1 : length + 2].isalnum())
    )


def _square_zh(text: str, end: int, surface: str) -> Found | None:
    """平方秒, 立方英里: any length or time behind the word; 平方 alone is a square metre."""
    is_plain = end < len(text) and text[end] not in LETTERS and text[end : end + len(surface)] not in SQUARES_ZH
    found = atom(text, end, end, bare=True) if is_plain else None
    if found is None or found[1].kind not in ("measure", "duration") or found[1].unit in (None, "degree"):
        return None
    power = SQUARES_ZH[surface]
    unit = named((name, p * power) for name, p in powers(found[1].unit or ""))
    return found[0], Entry(unit, "measure"), False


def _square(text: str, end: int, power: int) -> Found | None:
    """`square kilometres`, `cubic feet`."""
    if text[end : end + 1] not in BLANK | HYPHEN or end + 1 >= len(text):
        return None
    if text[end + 1 : end + 7].lower().startswith(tuple(SQUARES)):
        return None
    found = atom(text, end + 1, end + 1, bare=True)
    if found is None or found[1].kind != "measure":
        return None
    unit = named((name, p * power) for name, p in powers(found[1].unit or ""))
    return found[0], Entry(unit, "measure"), False
