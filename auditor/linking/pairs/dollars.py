"""Which dollar a bare $ is, where only the other text says it: `$229.1 million` beside a table in Canadian dollars.

Comes in: two Views. Goes out: the first, its bare dollars in the second's currency. What is found holds for this pair
of documents alone. Refuses to know: links, rates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from auditor.judging.comparable import kind_key
from auditor.judging.currency import parts
from auditor.judging.figure import figure
from auditor.linking.profile import Profile, View

DOLLARS: Final = frozenset({"CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "JMD", "TTD", "FJD", "BSD", "BBD"})
"""Currencies that are written with a bare $ at home (CLDR, narrow symbols)."""
BARE: Final = re.compile(r"(?<![A-Za-z.])\$")
ENOUGH: Final = 2
"""Amounts in its currency that show what a text counts in."""


def in_one_dollar(view: View, other: View) -> View:
    """The first View, its bare dollars read as the one dollar that it, or else the second, counts in throughout."""
    if not any(_is_bare(p) for p in view.profiles):
        return view
    told = list(_named(view)) or list(_named(other))
    named = set(told)
    if len(named) != 1 or len(told) < ENOUGH or not named <= DOLLARS:
        return view
    (code,) = named
    return replace(view, profiles=tuple(_read_as(p, code) if _is_bare(p) else p for p in view.profiles))


def _code(p: Profile) -> str | None:
    money = parts(p.claim.quantity.unit)
    return None if money is None else money[0]


def _is_bare(p: Profile) -> bool:
    return _code(p) == "USD" and BARE.search(p.claim.quote) is not None


def _named(view: View) -> Iterator[str]:
    """The dollars that a text names, bare ones left out."""
    for p in view.profiles:
        code = _code(p)
        if code in DOLLARS or (code == "USD" and not _is_bare(p)):
            yield code


def _read_as(p: Profile, code: str) -> Profile:
    unit = (p.claim.quantity.unit or "").replace("USD", code, 1)
    quantity = replace(p.claim.quantity, unit=unit)
    return replace(p, claim=replace(p.claim, quantity=quantity), figure=figure(quantity), kind=kind_key(quantity))
