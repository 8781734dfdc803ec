"""The unit catalogue: canonical name to dimension, base unit, factor and offset; and the words that name units.

Comes in: canonical names and numbers in them; for `after` and `before`, a text and a place. Goes out: exact fractions.
Refuses to know: numerals, claims' subjects. This is the only module that asks pint, and it does so only to build the
shipped tables and to check them (`pint_definition`): no document text ever reaches pint, and no run of the program
waits for its registry.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Final

from claims.unit_words.catalogue import BASES, atoms
from claims.unit_words.unitnames import Powers, named, powers
from claims.unit_words.unitwords import UnitMatch, after, before
from claims.values import Interval, Quantity

__all__ = [
    "Unit",
    "UnitMatch",
    "after",
    "before",
    "coin",
    "convert",
    "convert_interval",
    "factor_between",
    "pint_definition",
    "to_base",
    "unit",
]

SHARES: Final = frozenset({"percent", "ratio", "multiple"})
"""Kinds whose bare numbers are plain numbers in the base unit `1`."""

COHERENT: Final[dict[Powers, str]] = {
    (("kilogram", 1), ("meter", 2), ("second", -2)): "joule",
    (("kilogram", 1), ("meter", 2), ("second", -3)): "watt",
    (("kilogram", 1), ("meter", -1), ("second", -2)): "pascal",
    (("kilogram", 1), ("meter", 1), ("second", -2)): "newton",
    (("ampere", -1), ("kilogram", 1), ("meter", 2), ("second", -3)): "volt",
    (("ampere", -2), ("kilogram", 1), ("meter", 2), ("second", -3)): "ohm",
    (("ampere", -1), ("kilogram", 1), ("second", -2)): "tesla",
    (("ampere", 1), ("second", 1)): "coulomb",
}
"""Base units that have a name of their own, which readers know better than their factors."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its dimension, and how a value in it becomes one in the base unit (`value * factor + offset`)."""

    name: str | None
    dimension: str
    base: str | None
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)


LONGEST: Final = 10_000
"""Values of more places than this are not converted: their fractions would fill the memory."""

BARE: Final = Unit(None, "[]", None)


@lru_cache(maxsize=4096)
def unit(name: str | None) -> Unit:
    """The unit of a canonical name; None is a bare number, an unknown noun is a dimension of its own."""
    if not name:
        return BARE
    known = atoms()
    factor, offset = Fraction(1), Fraction(0)
    bases: dict[str, int] = {}
    parts = powers(name)
    for atom, power in parts:
        if atom.isdecimal():
            factor *= Fraction(int(atom)) ** power
            continue
        own, scale, shift = known.get(atom) or (((atom, 1),), Fraction(1), Fraction(0))
        factor *= scale**power
        offset = shift if len(parts) == 1 and power == 1 else Fraction(0)
        for base, exponent in own:
            bases[base] = bases.get(base, 0) + exponent * power
    vector = tuple(sorted((base, power) for base, power in bases.items() if power))
    return Unit(name, _dimension(vector), _base_name(vector), factor, offset)


def to_base(quantity: Quantity) -> tuple[Decimal | Fraction | None, str | None]:
    """The nominal value in the base unit, and that unit; a Decimal where it has a finite one."""
    known = unit(quantity.unit)
    base = known.base or ("1" if quantity.kind in SHARES else None)
    if quantity.value is not None and (not quantity.value.is_finite() or abs(quantity.value.adjusted()) > LONGEST):
        return None, base
    exact = quantity.exact()
    if exact is None:
        return None, base
    return finite(exact * known.factor + known.offset), base


def factor_between(of: str | None, to: str | None) -> Fraction | None:
    """What a value in `of` is multiplied with to be one in `to`; None where they cannot be converted by a factor."""
    if of == to:
        return Fraction(1)
    one, other = unit(of), unit(to)
    if (one.base or "1") != (other.base or "1") or one.offset != other.offset:
        return None
    return one.factor / other.factor


def coin(money: str, small: str) -> Fraction | None:
    """What a coin behind an amount is worth in that money: cents behind CAD are CAD; None where it is not its coin."""
    known = unit(small)
    if known.base == money:
        return known.factor
    is_cent = small.endswith("_cent") and unit(money).dimension == "[currency]" and unit(money).base == money
    return Fraction(1, 100) if is_cent and money not in ("GBP", "CNY", "JPY") else None


def convert(value: Decimal | Fraction, of: str | None, to: str | None) -> Fraction | None:
    """A value in another unit of the same base unit, exact; None where there is no way."""
    one, other = unit(of), unit(to)
    if (one.base or "1") != (other.base or "1"):
        return None
    return (Fraction(value) * one.factor + one.offset - other.offset) / other.factor


def convert_interval(interval: Interval, of: str | None, to: str | None) -> Interval | None:
    """An interval in another unit of the same base unit; None where there is no way."""
    one, other = unit(of), unit(to)
    if (one.base or "1") != (other.base or "1"):
        return None
    return interval.scaled(one.factor / other.factor, (one.offset - other.offset) / other.factor)


def finite(value: Fraction) -> Decimal | Fraction:
    """The value as a Decimal where it has a finite one of reasonable length, else as it is."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    places = max(twos, fives)
    if rest != 1 or places > 1000:
        return value
    return Decimal(f"{value.numerator * 10**places // value.denominator}e-{places}")


def pint_definition(name: str) -> tuple[Powers, Fraction, Fraction] | None:
    """What pint says of a name: powers of base units, factor and offset; None where pint does not know it.

    Factors that pint has as irrational numbers (those with pi) come as the nearest fraction of a float.
    """
    import pint

    registry = _registry()
    try:
        own = registry.Unit(name)
    except (pint.UndefinedUnitError, pint.DefinitionSyntaxError):
        return None
    if name.startswith("degree_") and name != "degree":
        zero = Fraction(registry.Quantity(Fraction(0), own).to("kelvin").magnitude)
        one = Fraction(registry.Quantity(Fraction(1), own).to("kelvin").magnitude)
        return (("kelvin", 1),), (one - zero).limit_denominator(10**6), zero.limit_denominator(10**6)
    based = registry.Quantity(Fraction(1), own).to_base_units()
    factor = based.magnitude if isinstance(based.magnitude, Fraction) else Fraction(based.magnitude)
    bases = tuple(sorted((base, int(power)) for base, power in based.unit_items() if base != "radian"))
    return bases, factor, Fraction(0)


@cache
def _registry() -> Any:  # noqa: ANN401 - pint is imported only where it is asked
    import pint

    return pint.UnitRegistry(non_int_type=Fraction)


@lru_cache(maxsize=1024)
def _dimension(vector: Powers) -> str:
    pooled: dict[str, int] = {}
    for base, power in vector:
        dimension = BASES.get(base) or (
            "currency" if base.isupper() and len(base) in (3, 4) and _is_money(base) else base
        )
        pooled[dimension] = pooled.get(dimension, 0) + power
    parts = sorted((f"[{name}]", power) for name, power in pooled.items() if power)
    above = " * ".join(name if power == 1 else f"{name} ** {power}" for name, power in parts if power > 0)
    below = "".join(f" / {name}" if power == -1 else f" / {name} ** {-power}" for name, power in parts if power < 0)
    return (above or ("1" if below else "[]")) + below


def _is_money(base: str) -> bool:
    from claims.unit_words.catalogue import currencies

    return base in currencies()


@lru_cache(maxsize=1024)
def _base_name(vector: Powers) -> str:
    if not vector:
        return "1"
    coherent = COHERENT.get(vector)
    if coherent:
        return coherent
    above = [part for part in vector if part[1] > 0]
    return named([*above, *(part for part in vector if part[1] < 0)])
