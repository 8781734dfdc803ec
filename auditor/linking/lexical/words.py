"""A text as the words that stand around its numbers.

Folded, lightly stemmed, Chinese as pairs of characters, numbers left out. Comes in: a text and the spans of its
numbers. Goes out: tokens in order with their places. Pairs of characters did as well as a word segmenter in the
study, and need none. Refuses to know: rarity, claims, likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from claims import scripts

_RUN: Final = re.compile(r"[a-z]+\d[a-z\d]*|\d+[a-z][a-z\d]*|[a-z]+(?:'[a-z]+)?|[\u3400-\u9fff]+")
_CALENDAR: Final = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "am", "pm"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "est", "edt", "gmt", "utc", "et"}
    | {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "the", "a", "an", "in", "on", "at", "he", "she", "it", "they"}
    | {"we", "i"}
)
"""Words with a capital that name no thing."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text and where each begins; parallel, in order of place."""

    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    names: frozenset[int] = frozenset()
    """Places in `tokens` of words written as names: with a capital inside a sentence, or with digits in them
    (R1, H800)."""


def words(text: str, masked: Iterable[tuple[int, int]] = ()) -> Words:
    """The words of a text outside the masked spans (in order, not overlapping)."""
    folded = _blanked(scripts.fold(text), masked)
    tokens: list[str] = []
    starts: list[int] = []
    names: set[int] = set()
    for found in _RUN.finditer(folded):
        run, at = found.group(), found.start()
        if run[0] < "\u3400":
            if _is_name(text, at, run):
                names.add(len(tokens))
            tokens.append(run if is_designator(run) else stem(run))
            starts.append(at)
            continue
        if len(run) == 1:
            tokens.append(run)
            starts.append(at)
            continue
        tokens.extend(map(str.__add__, run, run[1:]))
        starts.extend(range(at, at + len(run) - 1))
    return Words(tuple(tokens), tuple(starts), frozenset(names))


def is_designator(word: str) -> bool:
    """Whether digits are part of the name: `r1`, `h800`, `7b`."""
    return not word.isalpha() and "'" not in word


def _is_name(text: str, at: int, run: str) -> bool:
    if is_designator(run):
        return True
    if not text[at].isupper() or run in _CALENDAR:
        return False
    if len(run) >= 2 and text[at : at + len(run)].isupper():
        return True
    before = text[max(0, at - 2) : at]
    return before[-1:] in (" ", "(", "-") and before.strip()[-1:] not in (".", "!", "?", ":", '"', "")


def stem(word: str) -> str:
    """The word without plural, possessive and the commonest endings of verbs: `shares`, `share's` -> `share`."""
    word = word.partition("'")[0]
    if len(word) <= 3:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) >= 6 and word.endswith("ed"):
        return word[:-2].rstrip("e")
    if len(word) >= 7 and word.endswith("ing"):
        return word[:-3].rstrip("e")
    return word[:-1] if len(word) >= 5 and word.endswith("e") else word


def _blanked(folded: str, masked: Iterable[tuple[int, int]]) -> str:
    parts: list[str] = []
    last = 0
    for start, end in masked:
        if start >= last:
            parts += [folded[last:start], "0" * (end - start)]
            last = end
    parts.append(folded[last:])
    return "".join(parts)


def spans_in_order(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans sorted, those that begin inside an earlier one left out."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not out or start >= out[-1][1]:
            out.append((start, end))
    return out
