"""A sentence in every language of the report, so that one audit can be shown in any of them."""

from __future__ import annotations

from dataclasses import dataclass


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
