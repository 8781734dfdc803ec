"""What two languages have in common around a number.

Meanings of a small bilingual vocabulary, and names in Latin letters. Comes in: tokens. Goes out: concepts with
weights. Used only between texts of different languages. Refuses to know: claims, documents.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Final

from auditor.linking.lexical import rarity
from auditor.linking.lexical.words import stem

NAME: Final = 2.4
"""A Latin token this rare is taken for a name, and names are the same in every language."""
MEANING: Final = 1.6
"""What sharing a meaning of the vocabulary is worth."""


def weighed(tokens: Sequence[str]) -> dict[str, float]:
    """The concepts that the tokens name, with what sharing each is worth."""
    english, chinese = _vocabulary()
    found: dict[str, float] = {}
    for at, token in enumerate(tokens):
        if token[0] < "\u3400":
            meaning = english.get(token)
            if meaning is not None:
                found[meaning] = MEANING
            elif (worth := rarity.weight(token)) >= NAME:
                found[token] = worth
            continue
        for pairs, meaning in chinese.get(token, ()):
            if tuple(tokens[at : at + len(pairs)]) == pairs:
                found[meaning] = MEANING
    return found


@functools.cache
def _vocabulary() -> tuple[Mapping[str, str], Mapping[str, Sequence[tuple[tuple[str, ...], str]]]]:
    raw = (files("auditor.linking.lexical") / "vocabulary.toml").read_text(encoding="utf-8")
    english: dict[str, str] = {}
    chinese: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for field in tomllib.loads(raw).values():
        for name, (zh, en) in field.items():
            meaning = f"={name}"
            english.update({stem(word): english.get(stem(word), meaning) for word in en.split()})
            for word in zh.split():
                pairs = tuple(map(str.__add__, word, word[1:]))
                chinese.setdefault(pairs[0], []).append((pairs, meaning))
    return english, chinese
