"""Laws of the reader of dates: any string is read, every date found stands where it says, spelling and reading are
inverse.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims import periods

DIGITS = "〇一二三四五六七八九"
MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
days = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
text_of_dates = st.text(
    st.sampled_from(
        "0123456789年月日号周週季度天期后後初底上下去今昨明本同次民國令和元至到-–/.:：,，。 \n'sQFYHthJanMay第前过去未来近几半个小时"
    ),
    max_size=60,
)


def chinese(number: int) -> str:
    if number < 10:
        return DIGITS[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


@given(st.one_of(st.text(st.characters(), max_size=80), text_of_dates), st.none() | days.map(str))
@example("\ud800年1月", None)
@example("2月30日至0000年", "2024-02-29")
@example("9999年12月31日次日", "9999-12-31")
@example("12-31/9999年1月", "0001-01-01")
@example("İ last year", "2024-02-29")
@settings(max_examples=400, deadline=None)
def test_any_string_is_read_without_an_error_and_every_span_lies_in_it(text: str, today: str | None) -> None:
    last = 0
    for reading in periods.read(text, None, today or periods.document_date(text)):
        assert last <= reading.start < reading.end <= len(text)
        assert reading.outer_start <= reading.start
        assert reading.end <= reading.outer_end
        last = reading.end


@given(days)
def test_a_day_spelled_out_in_any_way_is_read_back(day: dt.date) -> None:
    year = "".join(DIGITS[int(c)] for c in str(day.year))
    month = MONTHS[day.month - 1]
    writings = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{year}年{chinese(day.month)}月{chinese(day.day)}日",
        f"民國{day.year - 1911}年{day.month}月{day.day}日" if day.year > 1911 else day.isoformat(),
        day.isoformat(),
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{month[:3]}. {day.day}, {day.year}",
    ]
    for writing in writings:
        assert [r.quantity.date for r in periods.read(f"({writing})")] == [day.isoformat()], writing


@given(days, st.integers(-180, 80))
def test_a_day_without_its_year_is_the_near_one(today: dt.date, away: int) -> None:
    day = today + dt.timedelta(days=away)
    found = periods.read(f"{day.month}月{day.day}日", "zh", today.isoformat())
    assert [r.quantity.date for r in found] == [day.isoformat()]


@given(days, st.sampled_from(["昨天", "yesterday", "昨日"]))
def test_yesterday_is_the_day_before(today: dt.date, word: str) -> None:
    assert [r.quantity.date for r in periods.read(word, None, today.isoformat())] == [str(today - dt.timedelta(days=1))]


@given(days, st.text(st.sampled_from("的了在是和有天地人 "), max_size=20))
def test_words_around_it_change_nothing_of_a_whole_date(day: dt.date, words: str) -> None:
    writing = f"{day.year}年{day.month}月{day.day}日"
    found = periods.read(f"{words}。{writing}。{words}")
    assert day.isoformat() in [r.quantity.date for r in found]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "1年",
        "一",
        "1-1-",
        "2月5-8日至",
        "last ",
        "2024 ",
        "May 5 ",
        "1:1:",
        "第一二三",
        "年月日",
        "((((",
        "Jan.",
        "過去幾",
        "'0s",
        "2015-",
        "half quarter ",
        "民國一百",
    ],
)
def test_twice_the_text_takes_at_most_about_twice_the_time(
    piece: str, cost: Callable[[Callable[[], object]], float]
) -> None:
    half = piece * (40_000 // len(piece))
    small, large = cost(lambda: periods.read(half, None, None)), cost(lambda: periods.read(half * 2, None, None))
    assert large <= 2.3 * small + 0.05
