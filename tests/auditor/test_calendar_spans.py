from __future__ import annotations

import pytest

from auditor.calendar_spans import Span, span


def spans(*texts: str) -> list[Span]:
    found = [span(t) for t in texts]
    assert None not in found
    return [s for s in found if s is not None]


def test_a_month_holds_its_days_and_no_others() -> None:
    month, inside, outside = spans("2023-04", "2023-04-30", "2023-05-01")
    assert inside.within(month)
    assert not outside.meets(month)


def test_two_fiscal_years_meet_only_when_they_are_one() -> None:
    one, other = spans("FY2025", "FY2026")
    assert one.meets(one)
    assert not one.meets(other)


def test_a_fiscal_year_may_meet_the_calendar_year() -> None:
    fiscal, calendar = spans("FY2025", "2025")
    assert fiscal.meets(calendar)


@pytest.mark.parametrize("text", ["", "2023-13", "2023-02-30", "--01-27", "someday", "0000", None, "2021/2019"])
def test_what_names_no_days_has_no_span(text: str | None) -> None:
    assert span(text) is None


def test_neighbouring_days_are_a_day_apart() -> None:
    one, two = spans("2024-12-31", "2025-01-01")
    assert one.day_apart(two)
