"""What two languages have in common around a number.

Meanings of a small bilingual vocabulary, and names in Latin letters. Comes in: tokens. Goes out: concepts with
weights. Used only between texts of different languages. Refuses to know: claims, documents.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Final

from auditor.linking.lexical import rarity
from auditor.linking.lexical.words import stem, words
from claims.lexicon import load

LISTED: Final = "@"
COUNTRY: Final = "@@"
NAME: Final = 2.4
"""A Latin token this rare is taken for a name, and names are the same in every language."""
MEANING: Final = 1.6
"""What sharing a meaning of the vocabulary is worth."""


PLACE: Final = 1.2
"""The same for a country, which texts of many events name."""
PLAIN: Final = 1.6
"""An English name less rare than this is a word as well: us, meta."""

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str, float]]]
"""By its first token: the tokens of a word or name, what it means, and what sharing it is worth."""


def weighed(tokens: Sequence[str]) -> dict[str, float]:
    """The concepts that the tokens name, with what sharing each is worth."""
    english, phrases = _vocabulary()
    found: dict[str, float] = {}
    for at, token in enumerate(tokens):
        named = False
        for pairs, meaning, worth in phrases.get(token, ()):
            if len(pairs) == 1 or tuple(tokens[at : at + len(pairs)]) == pairs:
                found[meaning] = worth
                named = True
        if token[0] >= "\u3400" or named:
            continue
        known = english.get(token)
        if known is not None:
            found[known] = MEANING
        elif (worth := rarity.weight(token)) >= NAME:
            found[token] = worth
    return found


def is_word(concept: str) -> bool:
    """Whether it is a meaning or a listed name, and not a name in Latin letters as it stands."""
    return concept.startswith(("=", LISTED))


def names(found: Iterable[str]) -> int:
    """How many listed names are among the concepts; countries count as one."""
    listed = [c for c in found if c.startswith(LISTED)]
    countries = sum(c.startswith(COUNTRY) for c in listed)
    return len(listed) - countries + min(1, countries)


@functools.cache
def _vocabulary() -> tuple[Mapping[str, str], Phrases]:
    raw = (files("auditor.linking.lexical") / "vocabulary.toml").read_text(encoding="utf-8")
    english: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, float]]] = {}
    for field in tomllib.loads(raw).values():
        for name, (zh, en) in field.items():
            meaning = f"={name}"
            english.update({stem(word): english.get(stem(word), meaning) for word in en.split()})
            for word in zh.split():
                pairs = tuple(map(str.__add__, word, word[1:]))
                phrases.setdefault(pairs[0], []).append((pairs, meaning, MEANING))
    for tokens, meaning, worth in _listed():
        phrases.setdefault(tokens[0], []).append((tokens, meaning, worth))
    return english, phrases


def _listed() -> Iterator[tuple[tuple[str, ...], str, float]]:
    """The names that the lexicon knows in both languages."""
    for surface, entry in load().entries.items():
        term = entry.terms[0]
        if term.part != "name":
            continue
        tokens = words(surface).tokens
        is_latin = surface.isascii()
        if not tokens or any(len(t) < 2 for t in tokens) or (is_latin and _is_plain(tokens)):
            continue
        is_country = term.kind == "country"
        yield tokens, f"{COUNTRY if is_country else LISTED}{term.name}", PLACE if is_country else NAME


def _is_plain(tokens: Sequence[str]) -> bool:
    return len(tokens) == 1 and rarity.weight(tokens[0]) < PLAIN
