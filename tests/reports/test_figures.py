"""Numbers and intervals as people read them."""

from __future__ import annotations

import pytest

from reports import figures
from reports.model import Span
from reports.words import Words

EN, ZH = Words("en"), Words("zh-Hans")


def span(low: str | None, high: str | None, unit: str | None = None, **more: bool) -> Span:
    return Span(low=low, high=high, unit=unit, **more)


@pytest.mark.parametrize(
    ("given", "en", "zh"),
    [
        (span("588500000000", "589500000000", "USD"), "588.5 – 589.5 billion USD", "5,885 – 5,895 亿美元"),
        (
            span("500000000000", "600000000000", "USD", high_open=True),
            "500 – under 600 billion USD",
            "5,000 – 不足 6,000 亿美元",
        ),
        (span("15.3", "18.7", "percent"), "15.3 – 18.7 %", "15.3 – 18.7 %"),
        (span("20", None, "person"), "20 or more people", "不少于 20 人"),
        (span("20", None, "person", low_open=True), "over 20 people", "超过 20 人"),
        (span(None, "5", "percent"), "up to 5 %", "至多 5 %"),
        (span(None, "5", "percent", high_open=True), "under 5 %", "不足 5 %"),
        (span("300", "400", None, low_open=True, high_open=True), "over 300 – under 400", "超过 300 – 不足 400"),
        (span(None, None), "any value", "任意值"),
        (span("2025", "2025"), "2025", "2025"),
        (span("26", "26", "percent"), "26 %", "26 %"),
        (span("-0.05", "0.05"), "-0.05 – 0.05", "-0.05 – 0.05"),
        (
            span("0.04545454545454545454545454545", "0.05555555555555555555555555556"),
            "0.0455 – 0.0556",
            "0.0455 – 0.0556",
        ),
        (span("100", "100", "kilometer/hour"), "100 kilometers per hour", "100 公里/小时"),
        (span("4", "4", "factory"), "4 factories", "4 家工厂"),
        (span("11.5", "12.5", "mile"), "11.5 – 12.5 miles", "11.5 – 12.5 英里"),
        (span("35", "35", "meter**2"), "35 square meters", "35 平方米"),
        (span("2", "2", "GPU*hour"), "2 GPU hours", "2 GPU小时"),
        (span("50", "50", "hertz"), "50 hertz", "50 赫"),
        (span("1", "1", "foot"), "1 foot", "1 英尺"),
        (span("not a number", "5"), "up to 5", "至多 5"),
    ],
)
def test_an_interval_in_words(given: Span, en: str, zh: str) -> None:
    assert figures.interval(given, EN) == en
    assert figures.interval(given, ZH) == zh


def test_ends_that_lie_close_are_told_apart() -> None:
    assert figures.interval(span("1000000.00000123", "1000000.00000124"), EN) != figures.interval(
        span("1000000.00000123", "1000000.00000123"), EN
    )


def test_a_huge_number_does_no_harm() -> None:
    assert figures.interval(span("1" * 500, "1" * 500), EN)
    assert figures.interval(span("1" * 500, "9" * 500), EN)
