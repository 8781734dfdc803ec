"""Which year, month and day a date means, by what the text around it says."""

from __future__ import annotations

import pytest

from claims import periods


def read(text: str, today: str | None = None) -> dict[str, str | None]:
    found = periods.read(text, None, today or periods.document_date(text))
    return {text[r.start : r.end]: r.quantity.date for r in found if "clock" not in r.marks}


def test_the_year_told_last_holds_for_the_same_year() -> None:
    assert read("2019年3月立项，同年8月动工，次年5月竣工。")["同年8月"] == "2019-08"
    assert read("2019年3月立项，同年8月动工，次年5月竣工。")["次年5月"] == "2020-05"


def test_a_list_of_months_goes_on_in_the_year_told_first() -> None:
    found = read("公司2019年3月成立，7月获得融资。", "2024-02-01")
    assert found["7月"] == "2019-07"


def test_the_news_of_the_day_is_not_dragged_into_a_founding_year() -> None:
    found = read("2015年4月成立的这家公司1月27日宣布停产。", "2025-02-01")
    assert found["1月27日"] == "2025-01-27"


def test_bare_days_take_the_month_of_the_day_before_them() -> None:
    found = read("3月30日上涨，31日持平，1日下跌。", "2024-04-02")
    assert found["31日"] == "2024-03-31"
    assert found["1日"] == "2024-04-01"


def test_the_next_day_counts_from_the_day_told_last() -> None:
    assert read("2024年2月28日签约，次日公告。")["次日"] == "2024-02-29"
    assert "次日" not in read("签约后次日公告。")


def test_a_list_takes_the_year_at_its_end() -> None:
    found = read("Talks were held on Nov. 5 and Jan. 3, 2024.")
    assert found["Nov. 5"] == "2023-11-05"


def test_a_text_that_does_not_say_when_it_was_written_was_written_after_its_newest_date() -> None:
    text = "1月15日，某厂宣布停产。该厂建于2018年6月，2022年全年产量创新高，去年9月起减产。"
    found = read(text)
    assert found["1月15日"] == "2023-01-15"
    assert found["去年9月"] == "2022-09"


def test_plans_are_no_ground_for_the_day_of_writing() -> None:
    text = "1月15日，某厂宣布停产。该厂建于2018年6月，预计2030年5月迁址。"
    assert read(text)["1月15日"] == "2019-01-15"


def test_a_date_without_any_ground_stays_open_and_says_what_it_has() -> None:
    (found,) = periods.read("他在1月27日表示。")
    assert found.quantity.date is None
    assert found.quantity.written == "--01-27"
    (span,) = periods.read("展期为2月5日至8日。")
    assert span.quantity.date is None
    assert span.quantity.written == "--02-05/--02-08"


def test_the_weekday_chooses_the_year() -> None:
    assert read("大会1月28日（周日）开幕。", "2025-02-01")["1月28日"] == "2024-01-28"


def test_the_weekday_is_kept_beside_the_date() -> None:
    (found,) = periods.read("on Monday, January 28, 2025")
    assert found.quantity.noun == "Monday"


def test_spans_of_months_are_reported_when_they_are_over() -> None:
    assert read("1至10月累计产量", "2024-11-20")["1至10月"] == "2024-01/2024-10"
    assert read("第三季度净利润", "2025-02-10")["第三季度"] == "2024-07/2024-09"
    assert read("预计第三季度净利润", "2025-02-10")["第三季度"] == "2025-07/2025-09"
    assert read("net income of the fourth quarter", "2025-02-10")["fourth quarter"] == "2024-10/2024-12"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("It was held on Feb. 5.", "2024-02-05"),
        ("It will be held on Feb. 5.", "2025-02-05"),
        ("by Feb. 5", "2025-02-05"),
        ("回顾2月5日的行情", "2024-02-05"),
        ("将于2月5日开幕", "2025-02-05"),
        ("It was foiled by guards on Jan. 30.", "2024-01-30"),
    ],
)
def test_words_of_past_and_future_choose_between_the_last_and_the_next(text: str, date: str) -> None:
    assert date in read(text, "2025-01-28").values()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("I paid £5 on 13/02/2024 and again on 05/04/2024.", "2024-04-05"),
        ("Due 02/13/2024, then 05/04/2024.", "2024-05-04"),
    ],
)
def test_one_clear_date_settles_the_order_of_day_and_month(text: str, date: str) -> None:
    assert date in read(text).values()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("新华社上海2021年3月8日电 会议", "2021-03-08"),
        ("发布时间：2021年3月8日 08:33\n正文2019年5月1日", "2021-03-08"),
        ("Storm hits coast\nBy A. Writer\nMarch 8, 2021 3:23 PM ET\nOn May 1, 2019 it began.", "2021-03-08"),
        ("PARIS, March 8, 2021 (Wire) - Shares rose.", "2021-03-08"),
        ("Posted: 03 / 08 / 21 05:40 PM ET\ntext", "2021-03-08"),
        ("https://example.org/news/2021/03/08/storm.html", "2021-03-08"),
        ("---\ndate: 2021-03-08\n---\n# Title", "2021-03-08"),
        ("text " * 900 + "\n\n2021年3月8日\n", "2021-03-08"),
    ],
)
def test_the_date_of_a_document_is_found(text: str, date: str) -> None:
    assert periods.document_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "The treaty of March 8, 2021 ended the dispute between the two neighbouring countries for good.",
        "• Version 2 – March 8, 2021",
        "(in thousands) | March 8, 2021 | March 8, 2020",
        "公司成立于2021年3月8日，总部在上海，主营业务是软件。",
        "",
    ],
)
def test_a_date_that_the_text_only_speaks_of_is_not_its_own(text: str) -> None:
    assert periods.document_date(text) is None


def test_times_of_day_are_read_but_are_no_dates() -> None:
    assert periods.clock_times("at 4:30 a.m., 16:00 ET, 下午3点, 晚上8时15分, 9 p.m.; a score of 3:2, 3300点") == [
        (3, 12, 270),
        (14, 19, 960),
        (24, 28, 900),
        (30, 37, 1215),
        (39, 45, 1260),
    ]
    (found,) = periods.read("at 16:00")
    assert (found.quantity.date, found.quantity.written, found.marks) == (None, "T16:00", {"clock"})


def test_a_length_fastened_to_the_day_of_writing_has_value_unit_and_interval() -> None:
    (found,) = periods.read("过去三个月", "zh", "2024-05-31")
    quantity = found.quantity
    assert (quantity.value, quantity.unit, quantity.date) == (3, "month", "2024-02-29/2024-05-31")
    (vague,) = periods.read("over the next few years", "en", "2024-05-31")
    assert (vague.quantity.hedge, vague.quantity.nominal_low, vague.quantity.date) == ("several", 2, None)
    (span,) = periods.read("未来2~3年", "zh", "2024-05-31")
    assert (span.quantity.nominal_low, span.quantity.nominal_high) == (2, 3)


def test_a_month_or_quarter_without_a_year_is_named_without_a_date() -> None:
    assert read("Unemployment stood at 5% in March.") == {"March": None}
    assert read("Revenue rose in the second quarter.") == {"second quarter": None}
    assert read("You may march on.") == {}


def test_a_full_stop_is_no_part_of_a_month_that_is_never_shortened() -> None:
    assert "May" in read("Its price has doubled since May.")
    assert "Sept." in read("It began in Sept. and went on.")


def test_a_fiscal_year_ends_with_its_last_month() -> None:
    found = read("Profit for the fiscal year ended March 2024 was $3m.")
    assert found["fiscal year ended March 2024"] == "2023-04-01/2024-03-31"
