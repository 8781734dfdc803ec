"""The table of what quantities can be in practice: bounds as data, each with its source.

Comes in: the table that ships with the program. Goes out: bounds. Refuses to know: claims, findings.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from auditor.wording import Wording
from claims import scripts
from claims.values import Interval

Place = Literal["ordinary", "edge", "beyond"]


@dataclass(frozen=True, slots=True)
class Bound:
    """What a quantity can be: `limits` hold all that is known, `usual` nearly all."""

    key: str
    name: Wording
    limits: Interval
    usual: Interval
    source: Wording
    words: tuple[str, ...]
    units: frozenset[str]
    unless: tuple[str, ...] = ()
    """Words that tell that a sentence speaks of something else."""

    def place(self, interval: Interval) -> Place:
        """Where an interval lies: `beyond` when no value of it is known, `ordinary` when all of it is usual."""
        if not interval.meets(self.limits):
            return "beyond"
        return "ordinary" if interval.within(self.usual) else "edge"


@cache
def quotients() -> dict[str, Bound]:
    """Bounds of quantities derived from two claims, by name."""
    return {key: _bound(key, held) for key, held in _table()["quotient"].items()}


@cache
def limits() -> tuple[Bound, ...]:
    """Bounds of single quantities."""
    return tuple(_bound(key, held) for key, held in _table()["limit"].items())


def _bound(key: str, held: dict[str, Any]) -> Bound:
    low, high = Fraction(held["low"]), Fraction(held["high"])
    usual = Interval(Fraction(held.get("usual_low", low)), Fraction(held.get("usual_high", high)))
    return Bound(
        key,
        Wording(held["name"]["en"], held["name"]["zh"]),
        Interval(low, high),
        usual,
        Wording(held["source"]["en"], held["source"]["zh"]),
        tuple(held.get("printed", ())) or tuple(held.get("words", ())),
        frozenset(held.get("units", ())),
        tuple(scripts.fold(word) for word in held.get("unless", ())),
    )


@cache
def _table() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads((files("auditor.magnitudes") / "bounds.toml").read_text(encoding="utf-8"))
