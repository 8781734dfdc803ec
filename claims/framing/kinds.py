"""Which kinds of names can be what a measure is of: a population is a country's, an age is a person's, a revenue
neither's.

Comes in: the kind of a name and a measure. Goes out: what it costs to take them together. Refuses to know: texts.
"""

from __future__ import annotations

from typing import Final

from claims.lexicon import PLACES, measures_of

ORGANISATIONS: Final = frozenset({"company", "family", "product", "index", "institution", "team", "unknown"})
REACH: Final = 90
"""Characters beyond which a name in the same clause is too far to be grammar."""


def misfit(kind: str, measure: str | None) -> float:
    """What it costs a name of this kind to be what such a measure is of."""
    if kind == "source":
        return REACH
    if kind in PLACES:
        return 0 if (measure or "").removesuffix("_change") in measures_of("place") else REACH
    if kind == "person":
        return 0 if measure in measures_of("person") or measure is None else REACH
    return 3 if kind == "unknown" else 0
