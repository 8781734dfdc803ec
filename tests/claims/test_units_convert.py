"""Values go to base units and between units exactly."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from claims import units
from claims.values import Interval, Kind, Quantity


@pytest.mark.parametrize(
    ("kind", "value", "unit", "base_value", "base_unit"),
    [
        ("money", "1.4", "USD_cent", Decimal("0.014"), "USD"),
        ("percent", "17", "percent", Decimal("0.17"), "1"),
        ("multiple", "7.65", "x", Decimal("7.65"), "1"),
        ("rate", "16", "CNY/megatoken", Decimal("0.000016"), "CNY/token"),
        ("measure", "100", "degree_Celsius", Decimal("373.15"), "kelvin"),
        ("measure", "1", "mu", Fraction(2000, 3), "meter**2"),
        ("ratio", "0.05", None, Decimal("0.05"), "1"),
        ("count", "12", None, Decimal(12), None),
        ("count", "278.8", "GPU*hour", Decimal(1003680), "GPU*second"),
    ],
)
def test_a_quantity_goes_to_its_base_unit(
    kind: Kind, value: str, unit: str | None, base_value: Decimal | Fraction, base_unit: str | None
) -> None:
    assert units.to_base(Quantity(kind, Decimal(value), unit)) == (base_value, base_unit)


def test_a_quantity_without_value_keeps_its_base_unit() -> None:
    assert units.to_base(Quantity("money", None, "USD_cent")) == (None, "USD")


def test_a_written_fraction_stays_exact() -> None:
    third = Quantity("measure", Decimal("0.3333333333333333333333333333"), "mile", fraction=Fraction(1, 3))
    assert units.to_base(third)[0] == Decimal("536.448")


@pytest.mark.parametrize(
    ("of", "to", "factor"),
    [
        ("kilometer", "mile", Fraction(125000, 201168)),
        ("USD_cent", "USD", Fraction(1, 100)),
        ("percent", "x", Fraction(1, 100)),
        ("USD", "CNY", None),
        ("person", "company", None),
        ("degree_Celsius", "kelvin", None),
        ("degree_Celsius", "degree_Celsius", Fraction(1)),
        (None, None, Fraction(1)),
    ],
)
def test_units_of_one_base_have_a_factor(of: str | None, to: str | None, factor: Fraction | None) -> None:
    assert units.factor_between(of, to) == factor


def test_temperatures_convert_with_their_offsets() -> None:
    assert units.convert(Decimal(100), "degree_Celsius", "degree_Fahrenheit") == 212
    assert units.convert(Decimal(5), "degree_Celsius", "meter") is None


def test_an_interval_converts_at_both_ends() -> None:
    found = units.convert_interval(Interval(Fraction(1), None, low_open=True), "kilometer", "meter")
    assert found == Interval(Fraction(1000), None, low_open=True)
    assert units.convert_interval(Interval(None, None), "kilometer", "hour") is None


@pytest.mark.parametrize(
    ("money", "small", "worth"),
    [
        ("CNY", "CNY_jiao", Fraction(1, 10)),
        ("CAD", "USD_cent", Fraction(1, 100)),
        ("GBP", "GBP_penny", Fraction(1, 100)),
        ("GBP", "USD_cent", None),
        ("USD", "CNY_jiao", None),
        ("hour", "USD_cent", None),
    ],
)
def test_a_coin_is_worth_its_part_of_the_money_before_it(money: str, small: str, worth: Fraction | None) -> None:
    assert units.coin(money, small) == worth
