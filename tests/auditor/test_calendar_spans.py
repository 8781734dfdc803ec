from __future__ import annotations

import pytest

from auditor.judging.calendar_spans import Span, span


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


@pytest.mark.parametrize("text", ["", "2023-13", "2023-02-30", "--13-01", "someday", "0000", None, "2021/2019"])
def test_what_names_no_days_has_no_span(text: str | None) -> None:
    assert span(text) is None


def test_neighbouring_days_are_a_day_apart() -> None:
    one, two = spans("2024-12-31", "2025-01-01")
    assert one.day_apart(two)


def test_a_day_without_a_year_meets_it_in_any_year() -> None:
    some, same, other = spans("--01-27", "2025-01-27", "2025-02-27")
    assert some.meets(same)
    assert not some.meets(other)


def test_times_of_day_half_hours_apart_may_be_one_in_two_zones() -> None:
    evening, night, minutes = spans("T19:40", "T00:40", "T19:52")
    assert evening.in_other_zone(night)
    assert not evening.in_other_zone(minutes)
    assert not evening.meets(minutes)
