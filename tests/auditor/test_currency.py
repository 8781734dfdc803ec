from __future__ import annotations

import datetime

import pytest

from auditor.judging.currency import parts, rate

NEW_YEAR = datetime.date(2025, 1, 1)
END = datetime.date(2025, 1, 31)


def test_a_rate_is_a_range_over_its_period() -> None:
    found = rate("USD", "CNY", NEW_YEAR, END)
    assert found is not None
    assert found.interval.low is not None
    assert found.interval.high is not None
    assert 7.2 < found.interval.low < found.interval.high < 7.4


def test_a_currency_is_worth_itself() -> None:
    found = rate("TWD", "TWD", NEW_YEAR, END)
    assert found is not None
    assert found.interval.low == found.interval.high == 1


@pytest.mark.parametrize(("of", "into"), [("TWD", "USD"), ("XYZ", "USD")])
def test_an_unknown_currency_has_no_rate(of: str, into: str) -> None:
    assert rate(of, into, NEW_YEAR, END) is None


def test_a_time_before_the_table_has_no_rate() -> None:
    day = datetime.date(1950, 1, 1)
    assert rate("USD", "GBP", day, day) is None


@pytest.mark.parametrize(
    ("unit", "found"),
    [("USD", ("USD", "")), ("CNY/megatoken", ("CNY", "/megatoken")), ("kilometer", None), (None, None), ("kg", None)],
)
def test_a_unit_of_money_has_a_currency_and_a_rest(unit: str | None, found: tuple[str, str] | None) -> None:
    assert parts(unit) == found
