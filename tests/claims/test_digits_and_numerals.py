"""Numerals by themselves: digits in every notation, Chinese characters, English words; value, place and roundness."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from claims.numbers import arabic, chinese, digits, english


@pytest.mark.parametrize(
    ("written", "value", "place", "grain"),
    [
        ("5890", "5890", 0, 1),
        ("600", "600", 0, 2),
        ("3.20", "3.20", -2, -2),
        ("1,234,567.8", "1234567.8", -1, -1),
        ("12,34,567", "1234567", 0, 0),
        ("１，２３４", "1234", 0, 0),
        ("1\u202f234\u202f567", "1234567", 0, 0),
        ("1.234.567,89", "1234567.89", -2, -2),
        ("1'234'567", "1234567", 0, 0),
        (".5", "0.5", -1, -1),
        ("2e5", "200000", 5, 5),
        ("1.5×10⁶", "1500000", 5, 5),
        ("6.2x10^-4", "0.00062", -5, -5),
    ],
)
def test_digits_give_value_place_and_roundness(written: str, value: str, place: int, grain: int) -> None:
    found = arabic.read(written, 0)
    assert found is not None
    assert (found.value, found.place, found.grain, found.end) == (Decimal(value), place, grain, len(written))


@pytest.mark.parametrize(
    ("written", "fraction"), [("3/4", (3, 4)), ("1 1/2", (3, 2)), ("½", (1, 2)), ("2^-1", (1, 2)), ("2⅔", (8, 3))]
)
def test_fractions_stay_exact(written: str, fraction: tuple[int, int]) -> None:
    found = arabic.read(written, 0)
    assert found is not None
    assert found.fraction == Fraction(*fraction)


def test_a_run_of_digits_beyond_all_measure_is_no_number() -> None:
    assert arabic.read("1" * (digits.MOST_DIGITS + 1), 0) is None
    assert arabic.read("1e400", 0) is None or arabic.read("1e400", 0) == digits.Numeral(0, 1, Decimal(1), 0, 0, "1")


def test_a_division_by_zero_is_no_fraction() -> None:
    found = arabic.read("1/0", 0)
    assert found is not None
    assert found.fraction is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("三百一", 310),
        ("三百零一", 301),
        ("一万五千亿", 15000 * 10**8),
        ("二〇二五", 2025),
        ("廿三", 23),
        ("壹仟貳佰叁拾", 1230),
        ("九万零四百", 90400),
        ("两千三点一", Decimal("2300.1")),
        ("一千零十", 1010),
    ],
)
def test_chinese_characters_give_their_value(written: str, value: Decimal | int) -> None:
    found = chinese.read(written, 0)
    assert found is not None
    assert (found.value, found.end) == (value, len(written))


def test_a_scale_word_lifts_the_place() -> None:
    found = chinese.read("三百五十万", 0)
    assert found is not None
    assert (found.place, found.grain) == (4, 5)


@pytest.mark.parametrize(
    ("written", "low", "high", "limit"),
    [("三四十", 30, 40, 50), ("两三万", 20000, 30000, 40000), ("十五六", 15, 16, None)],
)
def test_neighbouring_digits_give_both_readings(written: str, low: int, high: int, limit: int | None) -> None:
    found = chinese.read(written, 0)
    assert found is not None
    assert (found.hedge, found.nominal_low, found.nominal_high, found.limit) == ("range", low, high, limit)


@pytest.mark.parametrize(
    ("written", "value", "limit"),
    [("十几", 10, 20), ("三百多", 300, 400), ("五千余万", 5 * 10**7, 6 * 10**7), ("一百零几", 100, 110)],
)
def test_more_than_is_bounded_by_the_next_step(written: str, value: int, limit: int) -> None:
    found = chinese.read(written, 0)
    assert found is not None
    assert (found.hedge, found.value, found.limit) == ("over", value, limit)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("two hundred and five", 205),
        ("three lakh crore", 3 * 10**12),
        ("two and a half million", 2500000),
        ("three quarters", Decimal("0.75")),
        ("half a dozen", 6),
        ("one in five", Decimal("0.2")),
        ("two point five billion", 2500000000),
        ("twenty-one hundred", 2100),
    ],
)
def test_english_words_give_their_value(written: str, value: Decimal | int) -> None:
    found = english.read(written, 0)
    assert found is not None
    assert (found.value, found.end) == (value, len(written))


def test_a_third_is_kept_as_a_fraction() -> None:
    found = english.read("two thirds", 0)
    assert found is not None
    assert found.fraction == Fraction(2, 3)
