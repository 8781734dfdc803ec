"""What units and measures are called in the reader's language: `kilometers per hour`, 公里/小时; `market cap`, 市值.

Comes in: canonical names. Goes out: words. Names given by hand in `wording/*.toml` come first, then those that
`wording/names.json` was made with (`python -m auditor.naming`); what has none is shown as it is, its words parted.
"""

from __future__ import annotations

import functools
import json
from importlib.resources import files
from typing import Any

from reports.words import Words

_POWERS = {"en": {2: "square ", 3: "cubic "}, "zh": {2: "平方", 3: "立方"}}
_SINGULAR, _PLURAL, _CHINESE = range(3)


def unit_name(unit: str, words: Words, *, one: bool = False) -> str:
    """The name of a unit behind a number; `one` for a single one of it, in languages that tell one from many."""
    known = words.get("unit", unit, "")
    if known:
        return known.split("|")[0 if one else -1]
    over, *below = (_product(part, words, one=one or i > 0) for i, part in enumerate(unit.split("/")))
    between = " per " if words.language_code == "en" else "/"
    return between.join((over, *below))


def measure_name(measure: str, words: Words) -> str:
    """The name of what is measured."""
    plain = measure.replace("_", " ")
    if words.language_code == "en":
        return plain
    return words.get("measure", measure, "") or str(_made()["measures"].get(measure, plain))


def about(subject: str | None, measure: str | None, period: str | None, words: Words) -> tuple[str, ...]:
    """What a number is about, in the parts that are known."""
    parts = (subject, measure_name(measure, words) if measure else None, period)
    return tuple(part.replace("_", " ") for part in parts if part)


@functools.cache
def _made() -> dict[str, dict[str, Any]]:
    made: dict[str, dict[str, Any]] = json.loads(
        files("reports").joinpath("wording", "names.json").read_text(encoding="utf-8")
    )
    return made


def _product(unit: str, words: Words, *, one: bool) -> str:
    """`GPU*hour` as GPU hours: the last of several is the one that is counted."""
    number, _, counted = unit.partition("_")
    if number.isdecimal() and counted:
        return f"{number} {_product(counted, words, one=False)}"
    *first, last = unit.replace("**", "^").split("*")
    named = [*(_powered(part, words, one=True) for part in first), _powered(last, words, one=one)]
    return (" " if words.language_code == "en" else "").join(named)


def _powered(unit: str, words: Words, *, one: bool) -> str:
    name, _, power = unit.partition("^")
    if not power:
        return _atom(name, words, one=one)
    word = _POWERS[words.language_code].get(int(power) if power.isdecimal() else 0)
    return f"{_atom(name, words, one=one)}^{power}" if word is None else word + _atom(name, words, one=one)


def _atom(name: str, words: Words, *, one: bool) -> str:
    by_hand = words.get("unit", name, "")
    if by_hand:
        return by_hand.split("|")[0 if one else -1]
    made = _made()["units"].get(name)
    if made is None:
        return name.replace("_", " ")
    return str(made[_CHINESE if words.language_code == "zh" else _SINGULAR if one else _PLURAL])
