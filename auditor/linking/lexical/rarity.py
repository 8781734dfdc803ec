"""How much a shared word says: the rarity of words and pairs of characters in the language at large.

Shipped with the program. Comes in: a token. Goes out: a weight from LEAST (the, 的) to MOST (a name). Rarity
never comes from the documents of a run, so that one document's presence cannot change what another's words are
worth. Refuses to know: documents, claims.
"""

from __future__ import annotations

import functools
import gzip
from importlib.resources import files
from typing import Final

LEAST: Final = 0.1
MOST: Final = 4.0
COMMON: Final = 2.2
"""-log10 of the share of a token that says nothing: about one word in 160."""
ACROSS: Final = 0.55
"""A pair of characters that no word holds stands across two words, or in a name: worth half of what chance makes it."""


@functools.lru_cache(maxsize=262144)
def weight(token: str) -> float:
    """What sharing the token is worth."""
    return max(LEAST, min(MOST, _rarity(token) - COMMON))


def is_known(token: str) -> bool:
    """Whether the token is of the common vocabulary: what is not is mostly a name."""
    return token in _table("en" if token[0] < "\u3400" else "zh")


def _rarity(token: str) -> float:
    if token[0] < "\u3400":
        found = _table("en").get(token)
        return MOST + COMMON if found is None else found / 10
    table = _table("zh")
    found = table.get(token)
    if len(token) == 1:
        return (found or 50) / 10
    if found is not None:
        return found / 10
    by_chance = (table.get(token[0], 50) + table.get(token[1], 50)) / 10
    return COMMON + ACROSS * (by_chance - COMMON)


@functools.cache
def _table(language: str) -> dict[str, int]:
    raw = gzip.decompress((files("auditor.linking.lexical") / f"background_{language}.tsv.gz").read_bytes())
    rows = (line.split("\t") for line in raw.decode("utf-8").splitlines())
    return {token: int(rarity) for token, rarity in rows}
