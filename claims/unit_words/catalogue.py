"""The compiled tables of unit words and factors, loaded once, when first needed.

Comes in: `families/catalogue.json`, made by `claims.families.build`. Goes out: look-up tables. Refuses to know: texts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any, Final

from claims.unit_words.unitnames import Powers, powers

BASES: Final = {
    "meter": "length",
    "kilogram": "mass",
    "second": "time",
    "ampere": "current",
    "kelvin": "temperature",
    "mole": "substance",
    "candela": "luminosity",
    "bit": "information",
    "degree": "angle",
    "steradian": "solid_angle",
}
"""Base units and their dimensions; any other base unit is a dimension of its own name, currencies are one together."""

LATIN: Final = re.compile(r"[A-Za-zµΩÅ]+")
LOOSE_PAIRS: Final = frozenset(
    (
        "kg",
        "km",
        "cm",
        "mm",
        "ml",
        "mg",
        "gb",
        "mb",
        "tb",
        "kb",
        "kw",
        "mw",
        "gw",
        "hz",
        "oz",
        "lb",
        "ft",
        "yd",
        "db",
    )
)
"""Symbols of two letters that are read in any case; `Mo`, `St`, `Pa` are other things in other cases."""
ONE: Final = Decimal(1)


@dataclass(slots=True)
class Entry:
    """What a surface means: unit, kind, a multiplier that the surface holds, a noun, and the test it must pass."""

    unit: str | None
    kind: str
    multiplier: Decimal = ONE
    noun: str = ""
    guard: str = ""


@dataclass(slots=True)
class Tables:
    """Surfaces by the way they are looked up; `*_lengths` hold the lengths worth trying, longest first.

    Signs in Latin letters alone are looked up whole; `mixed_lengths` is for those with other characters behind the
    letters (`mm Hg`, `wt%`), by the letters they begin with; `sign_lengths` for all others, by their first character.
    """

    signs: dict[str, Entry]
    sign_lengths: dict[str, tuple[int, ...]]
    mixed_lengths: dict[str, tuple[int, ...]]
    words: dict[str, Entry]
    word_lengths: dict[str, tuple[int, ...]]
    loose: dict[str, Entry]
    nouns: dict[str, Entry]
    noun_lengths: dict[str, tuple[int, ...]]
    before: dict[str, tuple[str, str]]
    before_lengths: dict[str, tuple[int, ...]]
    not_nouns: frozenset[str]


@cache
def tables() -> Tables:
    """The look-up tables of unit words."""
    data = _data()
    signs = {surface: _entry(row) for surface, row in data["signs"].items()}
    words = {surface: _entry(row) for surface, row in data["words"].items()}
    nouns = {surface: _entry(row) for surface, row in data["nouns"].items()}
    before = {sign: (unit, kind) for sign, (unit, kind) in data["before"].items()}
    return Tables(
        signs,
        _lengths([surface for surface in signs if not LATIN.match(surface)], lambda surface: surface[0]),
        _lengths([surface for surface in signs if LATIN.match(surface) and not LATIN.fullmatch(surface)], _latin_head),
        words,
        _word_lengths(words),
        _loose(signs, words),
        nouns,
        _lengths(nouns, lambda surface: surface[0]),
        before,
        _lengths(before, lambda surface: surface[-1]),
        frozenset(data["not_nouns"]),
    )


@cache
def atoms() -> dict[str, tuple[Powers, Fraction, Fraction]]:
    """Every atom of canonical names: powers of base units, factor, offset."""
    return {
        name: (powers(base) if base != "1" else (), Fraction(factor), Fraction(offset))
        for name, (base, factor, offset) in _data()["atoms"].items()
    }


@cache
def currencies() -> frozenset[str]:
    """The codes that are currencies."""
    return frozenset(_data()["currencies"])


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((files("claims") / "families" / "catalogue.json").read_text(encoding="utf-8"))
    return loaded


def _entry(row: list[str | None]) -> Entry:
    unit, kind, *rest = row
    multiplier, noun, guard = (rest + [None] * 3)[:3]
    return Entry(unit, kind or "count", Decimal(multiplier) if multiplier else ONE, noun or "", guard or "")


def _lengths(surfaces: Iterable[str], key: Callable[[str], str]) -> dict[str, tuple[int, ...]]:
    out: dict[str, set[int]] = {}
    for surface in surfaces:
        out.setdefault(key(surface), set()).add(len(surface))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in out.items()}


def _latin_head(surface: str) -> str:
    match = LATIN.match(surface)
    return match.group() if match else surface[0]


def _word_lengths(words: dict[str, Entry]) -> dict[str, tuple[int, ...]]:
    out: dict[str, set[int]] = {}
    for surface in words:
        head, space, _ = surface.partition(" ")
        if space:
            out.setdefault(head, set()).add(len(surface))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in out.items()}


def _loose(signs: dict[str, Entry], words: dict[str, Entry]) -> dict[str, Entry]:
    """Symbols in any case, where the case is not what tells two of them apart."""
    out: dict[str, Entry] = {}
    clash: set[str] = set()
    for surface, entry in signs.items():
        lower = surface.lower()
        if (
            (len(surface) < 3 and lower not in LOOSE_PAIRS)
            or not surface.isascii()
            or lower in words
            or entry.guard
            or not surface[0].isalpha()
        ):
            continue
        if lower in out and (out[lower].unit, out[lower].kind) != (entry.unit, entry.kind):
            clash.add(lower)
        out[lower] = entry
    return {surface: entry for surface, entry in out.items() if surface not in clash}
