"""Units and measures are called by names that people use, in both languages."""

from __future__ import annotations

import pytest

from reports.names import about, measure_name, unit_name
from reports.words import Words

EN, ZH = Words("en"), Words("zh")


@pytest.mark.parametrize(
    ("unit", "one", "many", "zh"),
    [
        ("meter", "meter", "meters", "米"),
        ("foot", "foot", "feet", "英尺"),
        ("gigawatt_hour", "gigawatt hour", "gigawatt hours", "吉瓦时"),
        ("milliliter", "milliliter", "milliliters", "毫升"),
        ("USD", "USD", "USD", "美元"),
        ("SGD", "SGD", "SGD", "新加坡元"),
        ("person", "person", "people", "人"),
        ("aircraft", "aircraft", "aircraft", "架飞机"),
        ("kilometer/hour", "kilometer per hour", "kilometers per hour", "公里/小时"),
        ("USD/megatoken", "USD per million tokens", "USD per million tokens", "美元/百万词元"),
        ("CNY/meter**2", "CNY per square meter", "CNY per square meter", "元人民币/平方米"),
        ("GPU*hour", "GPU hour", "GPU hours", "GPU小时"),
        (
            "kilowatt_hour/100_kilometer",
            "kilowatt hour per 100 kilometers",
            "kilowatt hours per 100 kilometers",
            "千瓦时/100 公里",
        ),
        ("strange_thing", "strange thing", "strange thing", "strange thing"),
    ],
)
def test_a_unit_is_called_by_its_name(unit: str, one: str, many: str, zh: str) -> None:
    assert unit_name(unit, EN, one=True) == one
    assert unit_name(unit, EN) == many
    assert unit_name(unit, ZH) == zh


def test_a_measure_is_called_by_its_name() -> None:
    assert measure_name("market_cap", EN) == "market cap"
    assert measure_name("market_cap", ZH) == "市值"
    assert measure_name("age", ZH) == "年龄"
    assert measure_name("words of a text", ZH) == "words of a text"
    assert about("Larkspur", "revenue", "2024", ZH) == ("Larkspur", "营收", "2024")
