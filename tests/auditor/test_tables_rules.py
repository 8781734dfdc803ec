"""Totals, changes and shares in tables: what proves a sum, and what leaves it open."""

import pytest

from auditor import extraction
from auditor.arithmetic import columns, tied, totals
from auditor.arithmetic.grids import grids
from auditor.document import Document
from auditor.evidence import Evidence
from auditor.options import Options


def evidence(table: str) -> Evidence:
    documents = (Document.from_text("t.md", table),)
    found, _ = extraction.extract_all(documents, Options(), None)
    return Evidence(documents, found)


def failing(table: str) -> list[str]:
    return [t.total.printed for t in totals.totals(evidence(table)) if t.outcome == "fails"]


def holding(table: str) -> list[str]:
    return [t.total.printed for t in totals.totals(evidence(table)) if t.outcome == "holds"]


PLAIN = """
| Plant | 2023 | 2022 |
| Ayr | 1,204 | 1,118 |
| Bute | 866 | 902 |
| Total | {} | 2,020 |
"""


def test_a_total_is_held_against_the_lines_that_another_column_proves() -> None:
    assert failing(PLAIN.format("7,070")) == ["7,070"]
    assert sorted(holding(PLAIN.format("2,070"))) == ["2,020", "2,070"]


def test_negative_numbers_in_brackets_and_dollar_signs_are_read() -> None:
    table = (
        "| Item | 2023 | 2022 |\n"
        "| Sales | $ 5,000 | $ 4,000 |\n"
        "| Costs | (3,250) | (2,750) |\n"
        "| Total | $ {} | $ 1,250 |\n"
    )
    assert failing(table.format("1,750")) == []
    assert failing(table.format("6,750")) == ["$ 6,750"]


def test_subtotals_are_counted_once() -> None:
    table = (
        "| Region | 2023 | 2022 |\n| Spain | 410 | 390 |\n| Italy | 275 | 260 |\n| Total Europe | 685 | 650 |\n"
        "| Chile | 130 | 125 |\n| Peru | 90 | 88 |\n| Total America | 220 | 213 |\n| Total | {} | 863 |\n"
    )
    assert failing(table.format("905")) == []
    assert failing(table.format("950")) == ["950"]


def test_a_line_left_out_of_the_sum_is_no_error() -> None:
    table = (
        "| Item | 2023 | 2022 |\n"
        "| Bonds | 410 | 380 |\n"
        "| of which short | 120 | – |\n"
        "| Shares | 215 | 240 |\n"
        "| Total | 625 | 620 |\n"
    )
    assert failing(table) == []


def test_rounded_parts_may_miss_a_rounded_total() -> None:
    table = "| Item | 2023 | 2022 |\n| A | 1.4 | 2.0 |\n| B | 1.4 | 3.1 |\n| C | 2.4 | 4.0 |\n| Total | 5.1 | 9.1 |\n"
    assert failing(table) == []


def test_a_lone_column_needs_a_slip_of_writing() -> None:
    table = (
        "| Item | Amount | Note |\n| Pears | 1,204 | a |\n| Plums | 866 | b |\n| Figs | 431 | c |\n| Total | {} | |\n"
    )
    assert failing(table.format("2,801")) == ["2,801"]
    assert failing(table.format("1,870")) == []


def test_a_total_on_the_right_is_found_by_lines() -> None:
    table = (
        "| Year | North | South | Total |\n"
        "| 2021 | 1,210 | 3,345 | 4,555 |\n"
        "| 2022 | 2,480 | 1,127 | 3,607 |\n"
        "| 2023 | 1,916 | 2,250 | {} |\n"
    )
    assert failing(table.format("4,166")) == []
    assert failing(table.format("9,166")) == ["9,166"]


def test_percentages_are_not_added_where_nothing_says_they_sum() -> None:
    table = (
        "| Item | 2023 | 2022 | Change |\n"
        "| A | 1,204 | 1,118 | 7.7% |\n"
        "| B | 866 | 902 | (4.0%) |\n"
        "| Total | 2,070 | 2,020 | 2.5% |\n"
    )
    assert failing(table) == []


def test_a_chinese_total_is_known_by_its_word() -> None:
    table = (
        "| 项目 | 本年 | 上年 |\n"
        "| 华东 | 3,120 | 2,870 |\n"
        "| 华南 | 1,455 | 1,390 |\n"
        "| 其他 | 268 | 301 |\n"
        "| 合计 | 4,834 | 4,561 |\n"
    )
    assert failing(table) == ["4,834"]


def test_a_column_of_changes_must_follow_from_the_two_it_is_between() -> None:
    table = (
        "| Item | 2023 | 2022 | Change | % |\n| Rent | 120 | 100 | 20 | 20.0% |\n| Wages | 340 | 300 | 40 | 13.3% |\n"
        "| Fuel | 90 | 60 | 30 | 50.0% |\n| Tax | 77 | 70 | {} | {} |\n| Rates | 55 | 50 | 5 | 10.0% |\n"
    )
    assert columns.failures(evidence(table.format("7", "10.0%"))) == ()
    assert [f.printed.printed for f in columns.failures(evidence(table.format("9", "10.0%")))] == ["9"]
    assert [f.printed.printed for f in columns.failures(evidence(table.format("7", "19.0%")))] == ["19.0%"]


def test_a_column_of_shares_must_follow_from_the_total() -> None:
    table = (
        "| 产品 | 销售额 | 占比 |\n"
        "| 甲 | 120 | 24% |\n"
        "| 乙 | 200 | 40% |\n"
        "| 丙 | 100 | 20% |\n"
        "| 丁 | 80 | {} |\n"
        "| 合计 | 500 | 100% |\n"
    )
    assert columns.failures(evidence(table.format("16%"))) == ()
    assert [f.printed.printed for f in columns.failures(evidence(table.format("61%")))] == ["61%"]


@pytest.mark.parametrize("table", ["", "| a |\n", "|||||\n|||\n", "| x | y |\n| 1 | 2 |\n"])
def test_a_table_without_figures_gives_no_grid(table: str) -> None:
    assert grids(evidence(table)) == ()


def test_a_long_table_takes_time_in_proportion() -> None:
    lines = "".join(f"| line {n} | {n} | {2 * n} |\n" for n in range(3_000))
    assert failing(f"| Item | A | B |\n{lines}| Total | 1 | 2 |\n") == []


TIED = """Marketing expenses increased $122.8 million, or {}, compared with the year before.

| In thousands | 2023 | 2022 |
| Marketing expenses | 472,841 | 350,069 |
| Research expenses | 355,015 | 230,674 |
"""


@pytest.mark.parametrize(("share", "outcome"), [("35.1%", "holds"), ("35.10%", "rounded"), ("55.1%", "fails")])
def test_a_step_in_prose_is_held_against_the_line_of_the_table_that_it_names(share: str, outcome: str) -> None:
    assert [c.outcome for c in tied.checked(evidence(TIED.format(share)))] == [outcome]


def test_a_step_that_no_line_gives_is_left_alone() -> None:
    assert tied.checked(evidence(TIED.replace("$122.8", "$99.9").format("55.1%"))) == ()
