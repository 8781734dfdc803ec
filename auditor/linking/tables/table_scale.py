"""The scale of a table that does not say it, by the figures that prose has from it.

Comes in: the View of a document with tables, and that of prose about them (or the same). Goes out: the View with the
cells in the prose's unit. Refuses to know: links, verdicts.

A table cut from its page has lost its `in millions`. Where several of its figures are those of amounts of the prose
under one and the same power of ten, that is what it counts in; a line of the prose that states a unit by itself
(人民币百万元) needs but one of them. What is found holds for this pair of documents alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from auditor.judging.comparable import kind_key
from auditor.judging.figure import figure
from auditor.linking.profile import Profile, View
from claims.tabular.cells import times
from claims.tabular.header_units import NO_UNIT, of_caption, of_cell
from claims.tabular.labels import is_apiece, is_count, is_ratio

POWERS: Final = (3, 4, 6, 8, 9)
ENOUGH: Final = 6
"""Digits, less one a figure, that the figures in common must have together: three of three digits, two of four."""
SAID: Final = 2
"""The same where either text states the unit in a line of its own."""
OTHERS: Final = 3
"""The digits in common under one power must be so many times those under the next best."""
DIGITS: Final = 2
LINE: Final = re.compile(r"^[^\n|]{2,60}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Scale:
    power: int
    unit: str | None


def scaled(table: View, prose: View) -> View:
    """The first View, its cells without a scale in that by which the second tells them."""
    cells = [p for p in table.profiles if p.is_cell and _is_unscaled(p)]
    if not cells:
        return table
    amounts = [p for p in prose.profiles if not p.is_cell and p.kind.startswith("money") and p.claim.quantity.scale]
    if not amounts:
        return table
    found = _found(cells, amounts, _stated(prose.document.text) | _stated(table.document.text))
    if found is None:
        return table
    chosen = {p.index for p in cells if p.claim.quantity.unit in (None, found.unit)}
    return replace(table, profiles=tuple(_in_scale(p, found) if p.index in chosen else p for p in table.profiles))


def _is_unscaled(p: Profile) -> bool:
    """Whether a cell is an amount of which neither it nor its headings say thousands or millions."""
    quantity, measure = p.claim.quantity, p.claim.frame.measure or ""
    if p.days is not None or p.claim.marks & {"header_scale", "header"} or quantity.scale:
        return False
    if quantity.value is None or quantity.kind not in ("count", "money") or quantity.noun:
        return False
    is_bare = quantity.unit is None or quantity.kind == "money"
    return is_bare and not (is_ratio(measure) or is_count(measure) or is_apiece(measure))


def _found(cells: Sequence[Profile], amounts: Sequence[Profile], said: AbstractSet[int]) -> _Scale | None:
    met = {power: _met(cells, amounts, power) for power in POWERS}
    digits = {power: sum(len(d) - 1 for d in found) for power, found in met.items()}
    best = max(POWERS, key=lambda power: digits[power])
    rest = max(digits[power] for power in POWERS if power != best)
    needed = SAID if best in said else ENOUGH
    if digits[best] < needed or digits[best] < OTHERS * rest:
        return None
    (unit, _), *_ = Counter(p.claim.quantity.unit for found in met[best].values() for p in found).most_common(1)
    return _Scale(best, unit)


def _met(cells: Sequence[Profile], amounts: Sequence[Profile], power: int) -> dict[str, list[Profile]]:
    """The amounts of the prose that some cell times the power of ten gives, by their digits."""
    factor = Fraction(10) ** power
    values = sorted({abs(p.figure.nominal) * factor for p in cells if p.figure.nominal})
    found: dict[str, list[Profile]] = defaultdict(list)
    for amount in amounts:
        low, high = amount.figure.hard.low, amount.figure.hard.high
        if amount.strength >= DIGITS and low is not None and high is not None and _any_between(values, low, high):
            found[amount.figure.digits].append(amount)
    return found


def _any_between(values: Sequence[Fraction], low: Fraction, high: Fraction) -> bool:
    at = bisect_left(values, low)
    return at < len(values) and values[at] <= high


def _stated(text: str) -> set[int]:
    """The powers of ten that lines of the text state by themselves: `人民币百万元，百分比除外`, `(in millions)`."""
    return {power for unit in _units(text) for power in POWERS if unit == Decimal(10) ** power}


def _units(text: str) -> Iterator[Decimal]:
    for line in LINE.finditer(text):
        said = line.group().strip()
        if any(c.isdecimal() for c in said):
            continue
        for found in (of_cell(said), of_caption(said)):
            if found != NO_UNIT:
                yield found.scale


def _in_scale(p: Profile, found: _Scale) -> Profile:
    quantity = times(replace(p.claim.quantity, kind="money", unit=found.unit), Decimal(10) ** found.power)
    half = (quantity.place or Decimal(1)) / 2
    if quantity.hedge == "exact" and quantity.value is not None and quantity.low == quantity.high:
        quantity = replace(quantity, low=quantity.value - half, high=quantity.value + half)
    claim = replace(p.claim, quantity=quantity, marks=p.claim.marks | {"header_scale"})
    return replace(p, claim=claim, figure=figure(quantity), kind=kind_key(quantity))
