"""A reading in a table's cell -> the same with the sign, unit and scale that its cell and headers give it.

Brackets around a number are a minus (`(9,688)`, `(9.4%)`); a sign of currency apart from its number belongs to it
(`$ (1,933)`); what the cell itself says goes before what its row, its column and its table say. Refuses to know: grids.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Final

from claims.tabular.cell_kinds import kind_of
from claims.tabular.header_units import ONE, HeaderUnit, of_cell
from claims.tabular.headers import Heads
from claims.values import Cell, Quantity, Reading

_EXACT: Final = Context(prec=1000, Emax=10**6, Emin=-(10**6))
_OPEN: Final = "(（"
_CLOSE: Final = ")）"
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SIGNS: Final = " \t\u00a0(（-−–+"


def in_label(text: str, reading: Reading, cell: Cell) -> Iterator[Reading]:
    """A reading in a header or label: marks of footnotes and scale words are none, a bare year is a date."""
    if _is_mark(text, reading) or kind_of(text[cell.start : cell.end]) == "unit":
        return
    quantity, written = reading.quantity, text[reading.start : reading.end]
    if quantity.kind not in ("date", "period") and not any(c.isdecimal() for c in written):
        return  # the unit in `Quay (million tonnes)`, the 半年 of 上半年
    if quantity.kind not in ("date", "period") and _YEAR.fullmatch(written):
        quantity = Quantity("date", date=written, written=written)
    yield replace(reading, quantity=quantity, marks=reading.marks | {"table", "header"})


def _is_mark(text: str, reading: Reading) -> bool:
    is_bracketed = text[reading.start - 1 : reading.start] in {"(", "（", "["} and text[
        reading.end : reading.end + 1
    ] in {
        ")",
        "）",
        "]",
    }
    return is_bracketed and reading.end - reading.start <= 2 and reading.quantity.unit is None


def in_value(text: str, reading: Reading, cell: Cell, heads: Heads, currency: str | None) -> Reading:
    """A reading in a cell of values; `currency` is what the column's cells with a sign of currency say."""
    reading = _within(text, reading, cell)
    quantity, marks = reading.quantity, reading.marks | {"table"}
    if quantity.kind in ("date", "period", "rank"):
        return replace(reading, marks=marks)
    before, after = text[cell.start : reading.start], text[reading.end : cell.end]
    quantity = _with_own_unit(quantity, before, after)
    scaled = _with_heads(quantity, heads, currency, is_alone=not _has_words(before + after))
    if scaled is not quantity and scaled.scale != quantity.scale:
        marks |= {"header_scale"}
    if scaled.unit != quantity.unit:
        marks |= {"header_unit"}
    is_as_written = scaled.kind == "count" and scaled.scale == reading.quantity.scale
    if scaled is not reading.quantity and not is_as_written:
        scaled = _rounded(scaled)
    if _is_negative(scaled, before, after):
        scaled = times(scaled, Decimal(-1))
    return replace(reading, quantity=scaled, marks=marks)


def unread(text: str, cell: Cell) -> Reading | None:
    """The number of a cell that no reading covers: `(3)%`, which in prose would be the mark of a list."""
    found = _PLAIN.search(text, cell.start, cell.end)
    if found is None or kind_of(text[cell.start : cell.end]) != "number" or found.end() - found.start() > _LONGEST:
        return None
    written = found[0].replace(",", "")
    value = Decimal(written)
    place = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    half = place / 2 if place != ONE else Decimal(0)
    quantity = Quantity("count", value, low=value - half, high=value + half, place=place, grain=place, written=written)
    return Reading(found.start(), found.end(), quantity, found.start(), found.end(), 0.9)


_PLAIN: Final = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d.,]*\d)")
_LONGEST: Final = 30


def _within(text: str, reading: Reading, cell: Cell) -> Reading:
    """A reading never reaches beyond its cell: what stands in the next one is no unit of it."""
    quantity = reading.quantity
    if quantity.noun and quantity.noun not in text[cell.start : cell.end]:
        is_of_noun = quantity.kind == "count" and quantity.unit is not None
        quantity = replace(quantity, noun="", unit=None if is_of_noun else quantity.unit)
    if reading.end > cell.end and quantity.kind not in ("money", "rate"):
        quantity = replace(quantity, unit=None, kind="count")
    if quantity is reading.quantity and reading.outer_end <= cell.end:
        return reading
    end = min(reading.end, cell.end)
    return replace(reading, quantity=quantity, end=end, outer_end=max(end, min(reading.outer_end, cell.end)))


def _rounded(quantity: Quantity) -> Quantity:
    """A count is as it is written; a number of thousands or of money is rounded to its last place."""
    if quantity.hedge != "exact" or quantity.value is None or quantity.place is None:
        return quantity
    if not quantity.low == quantity.high == quantity.value:
        return quantity
    with localcontext(_EXACT):
        half = quantity.place / 2
        return replace(quantity, low=quantity.value - half, high=quantity.value + half)


def currencies_of(text: str, readings: Iterable[tuple[Reading, int, Cell, Heads]]) -> Mapping[tuple[int, int], str]:
    """The currency that the cells of a column state, by (table, column).

    Accounts write the sign at the first number of a column and at its total only; a column whose first amount has none,
    or whose cells state several, says nothing of the rest, unless the table is in thousands or the like.
    """
    stated: dict[tuple[int, int], list[str | None]] = {}
    scaled: set[tuple[int, int]] = set()
    for reading, number, cell, heads in readings:
        if reading.quantity.kind in ("percent", "date", "period", "multiple") or heads.is_plain:
            continue
        before, after = text[cell.start : reading.start], text[reading.end : cell.end]
        own = _with_own_unit(reading.quantity, before, after)
        unit = own.unit if own.kind == "money" else None
        if heads.unit.scale != ONE and not heads.is_apiece:
            scaled.add((number, cell.column))
        if unit is not None or own.unit is None:
            stated.setdefault((number, cell.column), []).append(unit)
    found: dict[tuple[int, int], str] = {}
    for key, units in stated.items():
        counted = Counter(u for u in units if u is not None)
        if not counted or (units[0] is None and len(units) > 1 and key not in scaled):
            continue
        (unit, often), *others = counted.most_common(2)
        if not others or often > others[0][1]:
            found[key] = unit
    return found


def times(quantity: Quantity, factor: Decimal) -> Quantity:
    """The quantity times a factor, intervals and places with it."""
    if factor == ONE:
        return quantity
    with localcontext(_EXACT):
        low, high = _product(quantity.low, factor), _product(quantity.high, factor)
        nominal_low, nominal_high = _product(quantity.nominal_low, factor), _product(quantity.nominal_high, factor)
        low_open, high_open = quantity.low_open, quantity.high_open
        if factor < 0:
            low, high, low_open, high_open = high, low, high_open, low_open
            nominal_low, nominal_high = nominal_high, nominal_low
        size = abs(factor)
        return replace(
            quantity,
            value=_product(quantity.value, factor),
            low=low,
            high=high,
            low_open=low_open,
            high_open=high_open,
            nominal_low=nominal_low,
            nominal_high=nominal_high,
            place=_product(quantity.place, size),
            grain=_product(quantity.grain, size),
            fraction=None if quantity.fraction is None else quantity.fraction * Fraction(factor),
        )


def _product(value: Decimal | None, factor: Decimal) -> Decimal | None:
    if value is None:
        return None
    product = value * factor
    # 1.50 thousand is 1500, not 1500.00; but never 1.5E+3, which loses nothing and surprises readers.
    return product.quantize(ONE) if product == product.to_integral_value() else product.normalize()


def _with_own_unit(quantity: Quantity, before: str, after: str) -> Quantity:
    """The quantity with the currency or per cent sign that its cell writes apart from it."""
    if quantity.unit is not None:
        return quantity
    sign = of_cell(before.strip(_SIGNS)) if before.strip(_SIGNS) else None
    if sign is not None and sign.kind == "money" and sign.scale == ONE:
        return replace(quantity, kind="money", unit=sign.unit)
    tail = after.lstrip(" \t\u00a0)）")
    if tail[:1] in ("%", "％"):
        return replace(quantity, kind="percent", unit="percent")
    return quantity


def _has_words(around: str) -> bool:
    return any(c.isalnum() for c in around)


def _with_heads(quantity: Quantity, heads: Heads, currency: str | None, *, is_alone: bool) -> Quantity:
    unit = heads.unit
    if quantity.kind == "money":
        return _money_with_heads(quantity, heads)
    if quantity.unit is not None or quantity.noun:
        return quantity
    if unit.kind not in (None, "money"):
        return _scaled(
            replace(quantity, kind=unit.kind, unit=unit.unit), ONE if quantity.scale else unit.scale, unit.scale_word
        )
    if not is_alone and unit == HeaderUnit():
        return quantity
    if heads.is_plain:
        # "in thousands" holds for shares as well, "dollars in thousands" does not.
        scale = unit.scale if heads.is_count and unit.kind is None and not quantity.scale else ONE
        return _scaled(quantity, scale, unit.scale_word)
    money = unit.unit or currency
    if money is not None:
        quantity = replace(quantity, kind="money", unit=money)
    return _scaled(quantity, ONE if heads.is_apiece or quantity.scale else unit.scale, unit.scale_word)


def _money_with_heads(quantity: Quantity, heads: Heads) -> Quantity:
    unit = heads.unit
    if unit.kind == "rate" and (unit.unit or "").startswith(f"{quantity.unit}/"):
        return replace(quantity, kind="rate", unit=unit.unit)
    is_scaled = not heads.is_apiece and not quantity.scale and unit.kind in ("money", None)
    return _scaled(quantity, unit.scale, unit.scale_word) if is_scaled else quantity


def _scaled(quantity: Quantity, scale: Decimal, word: str) -> Quantity:
    return quantity if scale == ONE else replace(times(quantity, scale), scale=word)


def _is_negative(quantity: Quantity, before: str, after: str) -> bool:
    """Whether the cell puts the number in brackets, as accounts do, and the reading has no sign of its own."""
    value = quantity.value
    if value is None or value <= 0:
        return False
    lead, tail = before.rstrip(), after.lstrip()
    if lead.endswith(("△", "▲", "▼")) and len(lead) == 1:
        return lead != "▲"
    if not lead or lead[-1] not in _OPEN:
        # `$(1,933)` may be read with its bracket inside the span.
        return False
    closes = tail.lstrip(" %％\u00a0")[:1]
    return bool(closes) and closes in _CLOSE and not _has_words(lead)
