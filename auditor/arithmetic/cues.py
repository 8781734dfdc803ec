"""The words that say how the amounts of a sentence belong together, and where they stand in a text.

Comes in: folded text. Goes out: cues in order of place. Refuses to know: numbers, claims.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

LATIN: Final = re.compile(r"[a-z]+")
EACH: Final = re.compile(r"每[^\s,。;]{1,4}")
HEDGE: Final = "hedge"
UNCOUNTED: Final = frozenset({HEDGE, "same"})
"""The kinds whose words are looked past and never cues themselves."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word, where it stands, and every kind it is of: 增至 is both `up` and `to`."""

    start: int
    end: int
    kinds: frozenset[str]


def find(folded: str, offset: int = 0) -> list[Cue]:
    """Every cue of a folded text, in order, the longest at each place; `offset` is added to the places."""
    starts, by_first = _starts()
    found: list[Cue] = []
    last = 0
    for match in starts.finditer(folded):
        at = match.start()
        if at < last:
            continue
        for word, kinds in by_first.get(match.group(), ()):
            end = at + len(word)
            if folded.startswith(word, at) and not (word[-1].isascii() and folded[end : end + 1].isalnum()):
                found.append(Cue(at + offset, end + offset, kinds))
                last = end
                break
    return found


def only_hedges(folded: str, most: int = 40) -> bool:
    """Whether nothing but hedges, articles, signs of currency and blanks stand in a stretch: "about the" is nothing."""
    if len(folded) > most:
        return False
    return not _hedges().sub("", EACH.sub("", folded)).strip(" \t\n$€£¥'’\u00a0()（）*~∼,")


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """The catalogue: kind -> language -> words."""
    return tomllib.loads((files("auditor.arithmetic") / "cues.toml").read_text(encoding="utf-8"))


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, by_language in words().items():
        if kind in UNCOUNTED:
            continue
        for word in (w for listed in by_language.values() for w in listed):
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def _starts() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, frozenset[str]], ...]]]:
    """Where a cue may begin (a Latin word, or a character that cues begin with), and the cues by that beginning."""
    by_first: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for word, kinds in sorted(_kinds().items(), key=lambda item: (-len(item[0]), item[0])):
        latin = LATIN.match(word)
        by_first.setdefault(latin.group() if latin else word[0], []).append((word, kinds))
    others = "".join(sorted(first for first in by_first if not LATIN.match(first)))
    pattern = re.compile(rf"(?<![a-z0-9])[a-z]+|[{re.escape(others)}]")
    return pattern, {first: tuple(held) for first, held in by_first.items()}


@cache
def _hedges() -> re.Pattern[str]:
    return _alternatives({w for listed in words()[HEDGE].values() for w in listed})


def _alternatives(listed: set[str] | dict[str, frozenset[str]]) -> re.Pattern[str]:
    # Literal words only, longest first: one pass, nothing to backtrack into.
    parts = []
    for word in sorted(listed, key=lambda w: (-len(w), w)):
        literal = re.escape(word)
        parts.append(rf"(?<![a-z0-9]){literal}(?![a-z0-9])" if word.isascii() and word[0].isalpha() else literal)
    return re.compile("|".join(parts))
