"""Tables drawn in text: their cells, what heads them, and what headers say of the numbers."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from claims import extract, tables
from claims.tabular import cell_kinds, grids, headers
from claims.tabular.header_units import of_caption, of_cell, of_label, without_units
from claims.values import Claim


def rows(text: str) -> list[list[list[str]]]:
    found = []
    for table in tables.find(text):
        grid: dict[int, list[str]] = {}
        for cell in table.cells:
            grid.setdefault(cell.row, []).append(text[cell.start : cell.end])
        found.append(list(grid.values()))
    return found


def cells(text: str) -> dict[str, Claim]:
    return {c.quote: c for c in extract(text) if "table" in c.marks and "header" not in c.marks}


@pytest.mark.parametrize(
    ("text", "grid"),
    [
        ("| a | b |\n|---|--:|\n| 1 | 2 |\n", [["a", "b"], ["1", "2"]]),
        ("a | b\n1 | 2\n", [["a", "b"], ["1", "2"]]),
        (" |  | x\n1 | 2 | \n", [["", "", "x"], ["1", "2", ""]]),
        ("+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n+---+---+\n", [["a", "b"], ["1", "2"]]),
        ("│ a │ b │\n├───┼───┤\n│ 1 │ 2 │\n", [["a", "b"], ["1", "2"]]),
        ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
        ("         2024   2023\nSales    1,234    987\nCosts       12     10\n", None),
        ("项目　　2024年　　2023年\n营收　　3.2　　2.9\n利润　　1.1　　1.0\n", None),
        ("a | b\r\n1 | 2\r\n", [["a", "b"], ["1", "2"]]),
        (r"| a \| b | c |" + "\n| 1 | 2 |\n", [[r"a \| b", "c"], ["1", "2"]]),
    ],
)
def test_rows_parted_by_bars_tabs_and_columns_are_tables(text: str, grid: list[list[str]] | None) -> None:
    (found,) = rows(text)
    assert found == grid if grid else {len(r) for r in found} == {3}


def test_a_table_that_lost_its_grid_is_found_again() -> None:
    head, body = (
        "主要指标（单位：亿元） 项目 2024年 2023年 同比",
        "营业收入 3.2 2.9 10.3% 净利润 (1.0) — — 以上数据未经审计。",
    )
    text = "\n".join([*head.split(), *body.split()])
    found = cells(text)
    assert found["3.2"].quantity.value == 320_000_000
    assert found["1.0"].quantity.value == -100_000_000
    assert (found["2.9"].frame.period, found["2.9"].frame.measure) == ("2023", "revenue")


def test_lines_of_numbers_without_a_header_of_periods_are_no_table() -> None:
    assert tables.find("Arsenal\n38\n89\nChelsea\n38\n75\nLeeds\n38\n60\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "分享到微信，点击底部的“发现”， |\n此前公司营收5亿元。",
        "One line with a | bar in it.",
        "Prose with  two blanks.\nMore prose with  two blanks in it, and 5 ships.",
        "def f(x):\n\treturn x\n",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert tables.find(text) == []


@pytest.mark.parametrize(
    ("words", "scale", "unit"),
    [
        ("(in thousands, except per share data)", 1000, None),
        ("All figures in USD '000", 1000, "USD"),
        ("(Dollars in Millions)", 10**6, "USD"),
        ("£m", 10**6, "GBP"),
        ("$'000", 1000, "USD"),
        ("US$000", 1000, "USD"),
        ("RMB’Million", 10**6, "CNY"),
        ("%", 1, "percent"),
        ("亿元", 10**8, "CNY"),
        ("人民币百万元", 10**6, "CNY"),
        ("HK$'000", 1000, "HKD"),
        ("MWh", 1, "megawatt_hour"),
        ("(see Note 13)", 1, None),
        ("(loss)", 1, None),
        ("(b)", 1, None),
        ("Shares", 1, None),
    ],
)
def test_a_header_cell_says_its_scale_and_unit(words: str, scale: int, unit: str | None) -> None:
    found = of_cell(words)
    assert (found.scale, found.unit) == (scale, unit)


@pytest.mark.parametrize(
    ("words", "scale", "unit"),
    [
        ("单位：亿元", 10**8, "CNY"),
        ("单位:人民币千元", 1000, "CNY"),
        ("表3 分部收入（单位：万美元）", 10**4, "USD"),
        ("Net sales by region were as follows (dollars in thousands):", 1000, "USD"),
        ("Figures in millions of euros", 10**6, "EUR"),
        ("The company sold 5 million units in 2024.", 1, None),
    ],
)
def test_a_caption_says_its_scale_and_unit(words: str, scale: int, unit: str | None) -> None:
    found = of_caption(words)
    assert (found.scale, found.unit) == (scale, unit)


@pytest.mark.parametrize(
    ("label", "words", "unit"),
    [
        ("Energy used (MWh)", "Energy used", "megawatt_hour"),
        ("营业收入（万元）", "营业收入", "CNY"),
        ("Other assets(1)(2)", "Other assets", None),
        ("Net income (loss)", "Net income (loss)", None),
    ],
)
def test_a_label_is_parted_from_its_unit_and_marks(label: str, words: str, unit: str | None) -> None:
    assert without_units(label) == words
    assert of_label(label).unit == unit


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("2024年", "period"),
        ("2024年1-6月", "period"),
        ("Years ended December 31,", "period"),
        ("Q3 2024", "period"),
        ("FY24", "period"),
        ("1 – 3 years", "text"),
        ("1-2年", "text"),
        ("(9,688)", "number"),
        ("$ (1,933)", "number"),
        ("10%-15%", "number"),
        ("3.2亿元", "number"),
        ("US$000", "unit"),
        ("—", "nil"),
        ("$—", "nil"),
        ("—%", "nil"),
        ("n/a", "nil"),
        ("不适用", "nil"),
        ("Note 5", "text"),
        ("", "blank"),
    ],
)
def test_what_a_cell_holds_is_judged_by_itself(content: str, kind: str) -> None:
    assert cell_kinds.kind_of(content) == kind


def test_brackets_signs_and_scales_of_an_account_reach_its_numbers() -> None:
    found = cells(
        "(In thousands, except per share data) | 2024 | 2023\nSales | $ 93,662 | $ 103,350\nCosts | (68,367) | 74,646\n"
        "Loss | $ (1,933) | (3,110 )\nLoss per share | $ (0.25) | $ (0.40)\nShare of sales | (2.1% ) | (3)%\n"
    )
    money = {q: (c.quantity.value, c.quantity.unit) for q, c in found.items()}
    assert money["$ 93,662"] == (Decimal(93_662_000), "USD")
    assert money["68,367"] == (Decimal(-68_367_000), "USD")
    assert money["1,933"] == (Decimal(-1_933_000), "USD")
    assert money["3,110"] == (Decimal(-3_110_000), "USD")
    assert money["0.25"][0] == Decimal("-0.25")
    assert money["2.1%"] == (Decimal("-2.1"), "percent")
    assert money["3"] == (Decimal(-3), "percent")


def test_a_number_under_a_scale_leaves_half_of_its_last_place_open() -> None:
    quantity = cells("(in millions) | 2024\nSales | $ 1,234\nCosts | 12.5\n")["12.5"].quantity
    assert (quantity.low, quantity.high, quantity.place) == (12_450_000, 12_550_000, 100_000)


@pytest.mark.parametrize(
    ("head", "value", "unit", "period"),
    [
        ("2019 £m", 42700000, "GBP", "2019"),
        ("52 weeks ended 30 Mar 2019 £'000", 42700, "GBP", "2018-04-01/2019-03-30"),
        ("31 December 2019 HK$'000", 42700, "HKD", "2019-12-31"),
        ("2019年 人民币千元", 42700, "CNY", "2019"),
        ("2019年末余额", Decimal("42.7"), None, "2019-11/2019-12"),
    ],
)
def test_a_heading_may_say_period_and_unit_together(head: str, value: object, unit: str, period: str) -> None:
    text = f" | {head} | {head.replace('2019', '2018')}\nHire of sheds | 42.7 | 20.9\nFares | 8.2 | 4.0\n"
    found = cells(text)["42.7"]
    assert (found.quantity.value, found.quantity.unit, found.frame.period) == (value, unit, period)


def test_counts_and_rates_take_no_money_of_the_table() -> None:
    found = cells("单位：亿元\n项目 | 2024年\n营收 | 3.2\n毛利率 | 25.3%\n员工人数 | 1,200\n")
    assert found["3.2"].quantity.unit == "CNY"
    assert found["25.3%"].quantity.unit == "percent"
    assert (found["1,200"].quantity.value, found["1,200"].quantity.unit) == (1200, None)


def test_what_the_header_excepts_keeps_its_own_scale() -> None:
    found = cells(
        "(in thousands of U.S. dollars, except ship-days) | 2024\nSales | 601,256\nShip-days |\nTankers | 11,650\n"
    )
    assert found["601,256"].quantity.value == 601_256_000
    assert found["11,650"].quantity.value == 11_650


def test_columns_of_per_cent_and_of_change_are_read_as_such() -> None:
    found = cells(" |  | December 31, |  | Change\n | 2024 | 2023 | $ | %\nSales | $ 50 | $ 40 | 10 | 25.0\n")
    assert (found["25.0"].quantity.unit, found["10"].quantity.unit) == ("percent", "USD")
    assert found["$ 40"].frame.period == "2023-12-31"


def test_numbers_of_notes_and_marks_are_no_claims() -> None:
    found = cells(" | Note | 2024\n |  | £m\nSales (1) | 10 | 5.5\nCosts(2)(3) | 11 | 4.5\n")
    assert sorted(found) == ["4.5", "5.5"]


def test_a_cell_never_takes_words_of_the_next_row() -> None:
    found = cells("Item | 2024\nSales | 5\nShares sold | 6\n")
    assert found["5"].quantity.unit is None


def test_headers_of_two_rows_and_sections_reach_each_cell() -> None:
    head = " | 2024 |  | 2023 | \n | Ours | Theirs | Ours | Theirs\n"
    text = f"{head}Assets: |  |  |  | \nLand | 1 | 2 | 3 | 4\nTotal | 5 | 6 | 7 | 8\n"
    index = tables.index(text, tables.find(text))
    place = index.at(text.index("3 | 4"))
    assert place is not None
    assert (place.heads.row, place.heads.section, place.heads.column, place.heads.period) == (
        "Land",
        "Assets",
        "Ours",
        "2023",
    )
    total = index.at(text.index("8\n"))
    assert total is not None
    assert total.heads.is_total


def test_a_table_that_begins_anew_has_new_headers() -> None:
    text = "(in m) | Dec 2023 | Dec 2024\nA | 1 | 2\n(in m) | Dec 2022 | Dec 2023\nA | 3 | 4\n"
    periods = [c.frame.period for c in extract(text) if c.quote in "1234"]
    assert periods == ["2023-12", "2024-12", "2022-12", "2023-12"]


def test_rows_of_periods_give_their_period() -> None:
    text = "Year | Sales (in millions) | Staff\n2023 | $5.5 | 100\n2024 | $6.5 | 120\n"
    claim = cells(text)["$6.5"]
    assert (claim.frame.period, claim.quantity.value) == ("2024", 6_500_000)


def test_a_place_in_a_table_is_found_by_its_offset() -> None:
    text = "intro\na | b\n1 | 2\n"
    found = tables.find(text)
    places = tables.index(text, found)
    place = places.at(text.index("2"))
    assert place is not None
    assert (place.number, place.cell.row, place.cell.column) == (0, 1, 1)
    assert (place.heads.row, place.heads.column) == ("", "b")
    assert places.at(0) is None


@pytest.mark.parametrize(
    "text",
    ["a | b\n" * 20_000, "a\tb\n" * 20_000, "a  1\n" * 20_000, "|" * 200_000, "a  " * 100_000, "x = 1  # y\n" * 20_000],
)
def test_large_tables_take_time_in_proportion(text: str) -> None:
    begin = time.monotonic()
    for table in grids.drawn(text):
        headers.layout(text, table)
    assert time.monotonic() - begin < 10


def test_a_column_of_units_gives_each_row_its_own() -> None:
    found = cells("指标\t单位\t2024年\n发电量\t亿千瓦时\t1,234.5\n员工\t人\t1,200\n")
    assert (found["1,234.5"].quantity.value, found["1,234.5"].quantity.unit) == (123_450_000_000, "kilowatt_hour")
    assert (found["1,200"].quantity.low, found["1,200"].quantity.unit) == (1200, "person")


def test_a_rate_in_a_header_or_label_reaches_bare_and_signed_numbers() -> None:
    found = cells("| Model | Input ($/M tokens) |\n|---|---|\n| Alpha | 0.55 |\n| Beta | $3.00 |\n")
    assert {c.quantity.unit for c in found.values()} == {"USD/megatoken"}
    share = cells("单位：万元\n指标 | 2024年 | 2023年\n营业收入 | 5,230 | 4,800\n每股收益（元/股） | 0.35 | 0.30\n")
    assert (share["0.35"].quantity.value, share["0.35"].quantity.unit) == (Decimal("0.35"), "CNY/share")


def test_a_change_of_a_count_is_in_per_cent() -> None:
    found = cells("指标 | 2024年 | 2023年 | 同比增减(%)\n研发人员数量（人） | 1,200 | 1,100 | 9.09\n")
    assert (found["9.09"].quantity.unit, found["1,200"].quantity.unit) == ("percent", "person")
    assert found["9.09"].frame.period == "2024"
