"""A sentence in every language of the report, so that one audit can be shown in any of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reports import names
from reports.words import Words

EN: Final = Words("en")
ZH: Final = Words("zh")


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in English and in Chinese."""

    en: str
    zh: str

    def __add__(self, other: Wording) -> Wording:
        return Wording(self.en + other.en, self.zh + other.zh)


def same(text: str) -> Wording:
    """Words that need no translation: arithmetic, names, quotes."""
    return Wording(text, text)


@lru_cache(maxsize=4096)
def unit_named(unit: str, *, one: bool = False) -> Wording:
    """A unit as it is called behind a number."""
    return Wording(names.unit_name(unit, EN, one=one), names.unit_name(unit, ZH, one=one))


@lru_cache(maxsize=4096)
def measure_named(measure: str) -> Wording:
    """A measure as it is called."""
    return Wording(names.measure_name(measure, EN), names.measure_name(measure, ZH))
