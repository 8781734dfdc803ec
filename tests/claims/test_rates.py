"""Denominators that stand apart make rates; qualifiers of an amount do not."""

from __future__ import annotations

import pytest

from claims import quantities


def rates(text: str) -> list[tuple[str, str | None]]:
    """Value and unit of each reading that is a rate."""
    return [
        (str(reading.quantity.value), reading.quantity.unit)
        for reading in quantities.read(text)
        if reading.quantity.kind == "rate"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每百万tokens 1元", [("1", "CNY/megatoken")]),
        ("每百萬輸入tokens 16元", [("16", "CNY/megatoken")]),
        ("The model costs $3 per million tokens.", [("3", "USD/megatoken")]),
        ("It charges $15.00 per 1M output tokens.", [("15.00", "USD/megatoken")]),
        ("价格为 2 元/百万 tokens。", [("2", "CNY/megatoken")]),
        ("There were 5 deaths per 100,000 people.", [("5", "person/100000/person")]),
        ("每10万人中有5.3人患病", [("5.3", "person/100000/person")]),
        ("油价每桶80美元", [("80", "USD/oil_barrel")]),
        ("Oil fell to $80 a barrel.", [("80", "USD/oil_barrel")]),
        ("The plan is $20/user/month.", [("20", "USD/person/month")]),
        ("每小时100公里", [("100", "kilometer/hour")]),
        ("每100公里耗油7升", [("7", "liter/100/kilometer")]),
        ("$60-a-barrel oil", [("60", "USD/oil_barrel")]),
        ("a rate of 5.2 per 100,000", [("5.2", "1/100000")]),
        ("20 births per 1,000 population", [("20", "1/1000/person")]),
        ("每10万人死亡率12.3", [("12.3", "1/100000/person")]),
        ("鸡蛋5元一斤", [("5", "CNY/jin")]),
    ],
)
def test_a_denominator_apart_makes_a_rate(text: str, expected: list[tuple[str, str]]) -> None:
    assert rates(text) == expected


def test_a_denominator_holds_for_all_prices_joined_to_it() -> None:
    text = "每百万输入tokens 1元(缓存命中)/4元(缓存未命中),每百万输出tokens 16元"
    assert rates(text) == [(value, "CNY/megatoken") for value in ("1", "4", "16")]


def test_the_number_in_a_denominator_is_no_reading_of_its_own() -> None:
    readings = quantities.read("It charges $15.00 per 1M output tokens and 5 deaths per 100,000 people.")
    assert len(readings) == 2


@pytest.mark.parametrize(
    "text",
    [
        "每股收益1.2元",
        "earnings of $1.40 a share",
        "He paid $100 a year ago.",
        "人均可支配收入3.9万元",
        "每年增长5%",
        "Growth was 0.5% per year.",
        "每年5000万吨",
    ],
)
def test_per_share_and_per_year_qualify_an_amount_and_leave_its_unit(text: str) -> None:
    assert rates(text) == []


def test_a_denominator_does_not_reach_over_a_full_stop() -> None:
    assert rates("共用去百万tokens。每百万tokens。另付16元") == []
