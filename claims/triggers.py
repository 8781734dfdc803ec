"""Where words stand at which a grammar may begin: one pass of an automaton over a text, however many words.

Comes in: the words of each grammar, and any string. Goes out: the places of each grammar's words, inside longer words
too. Refuses to know: what the words mean, and whether they stand by themselves where that matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import capwords
from typing import Final

from daachorse import CharwiseDoubleArrayAhoCorasick

Place = tuple[int, int]
NO_PLACES: Final[Sequence[Place]] = ()
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of a pair that stand alone, which no encoding takes."""


class Triggers:
    """The words of several grammars, looked for together."""

    def __init__(self, grammars: Mapping[str, Iterable[str]]) -> None:
        listed = [(word, grammar) for grammar, words in grammars.items() for word in words]
        self._grammars = [grammar for _, grammar in listed]
        self._automaton = CharwiseDoubleArrayAhoCorasick([word for word, _ in listed])

    def places(self, text: str) -> dict[str, list[Place]]:
        """Where the words of each grammar stand, in order; a grammar without any is left out."""
        found: dict[str, list[Place]] = {}
        for start, end, number in self._matches(text):
            found.setdefault(self._grammars[number], []).append((start, end))
        return found

    def _matches(self, text: str) -> list[tuple[int, int, int]]:
        try:
            return self._automaton.find_overlapping(text)
        except UnicodeEncodeError:
            return self._automaton.find_overlapping(_HALVES.sub("\ufffd", text))


def cased(words: Iterable[str]) -> Iterator[str]:
    """Each word small, with a capital, with capitals, and in capitals."""
    for word in words:
        yield from dict.fromkeys((word, word.capitalize(), capwords(word, " "), word.upper()))


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or low line continues the word on either side."""
    return not (start and is_of_word(text[start - 1])) and not (end < len(text) and is_of_word(text[end]))


def is_of_word(character: str) -> bool:
    """Whether a character is part of a word."""
    return character.isalnum() or character == "_"
