"""Stub: replaced by the unit catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from claims.values import Quantity


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its dimension, and how a value in it becomes one in the base unit (`value * factor + offset`)."""

    name: str | None
    dimension: str
    base: str | None
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)


def unit(name: str | None) -> Unit:
    """The unit of a canonical name; None is a bare number."""
    return Unit(name, "[]" if name in (None, "percent", "x") else f"[{name}]", name)


def to_base(quantity: Quantity) -> tuple[Decimal | Fraction | None, str | None]:
    """The nominal value in the base unit, and that unit."""
    return quantity.value, quantity.unit
