"""A table in one document and the prose about it in another: what is compared, and what is left alone."""

import pytest

from auditor import audit
from auditor.document import Document


def codes(*texts: str) -> list[str]:
    documents = [Document.from_text(f"{n}.txt", text) for n, text in enumerate(texts)]
    return sorted(f.code for f in audit(documents).findings if f.severity != "note")


@pytest.mark.parametrize(
    ("head", "sign"), [("变动（%）", ""), ("增减幅", "%"), ("YoY, %", ""), ("% Change", ""), ("Nothing said", "")]
)
def test_a_column_of_changes_is_never_summed_whatever_heads_it(head: str, sign: str) -> None:
    table = (
        f"| 项目 | 2023 | 2022 | {head} |\n| 票务 | 1,380 | 1,300 | 6.15{sign} |\n"
        f"| 汇兑损益 | (210) | (640) | - |\n| 其他 | 90 | 120 | (25.00{sign}) |\n| 合计 | 1,260 | 780 | 61.54{sign} |\n"
    )
    assert codes(table) == []


def test_shares_are_summed_where_the_total_says_a_hundred() -> None:
    table = (
        "| Kiosk | Sales | % of total |\n| Pier | 1,240 | 31.00 |\n| Mole | 1,760 | {} |\n"
        "| Dock | 1,000 | 25.00 |\n| Total | 4,000 | 100.00 |\n"
    )
    assert codes(table.format("44.00")) == []
    assert codes(table.format("49.00")) != []


def test_a_yield_that_follows_from_its_line_is_no_sum() -> None:
    table = (
        "| Book | Balance | Income | Return |\n| Boats | 48,200 | 1,928 | 4.00 |\n| Sheds | 31,050 | 1,118 | 3.60 |\n"
        "| Cash | 40,000 | - | - |\n| Total | 119,250 | 3,046 | 2.55 |\n"
    )
    assert codes(table) == []


@pytest.mark.parametrize(
    ("table", "prose"),
    [
        (
            (
                "| 项目 | 2023年 | 2022年 | 增（减）额 |\n| 票务收入 | 7,215 | 6,840 | 375 |\n| 检修费用 | 2,143 | 2,098 | 45 |\n"
                "| 准点率（%） | 93.27 | 92.85 | 0.42 |\n"
            ),
            "2023年渡轮准点率为93.27%，较上年上升0.42个百分点。票务收入7,215万元，检修费用2,143万元。",
        ),
        (
            (
                "| Item | 2023 | 2022 | Change |\n| Fares | 7,215 | 6,840 | 375 |\n| Repairs | 2,143 | 2,098 | 45 |\n"
                "| Punctuality | 93.27% | 92.85% | 0.42% |\n"
            ),
            "Punctuality was 93.27% in 2023, up 0.42 percentage points. Fares were 7,215 and repairs 2,143.",
        ),
    ],
)
def test_a_difference_of_percentages_is_in_points_whatever_the_cell_says(table: str, prose: str) -> None:
    assert codes(table, prose) == []


def test_a_rate_in_a_cell_is_no_fall_in_the_prose() -> None:
    table = (
        "| 项目 | 平均余额 | 利息收入 | 平均收益率（%） | 上年平均余额 | 利息收入 | 平均收益率（%） |\n"
        "| 渔船贷款 | 46,210 | 2,218 | 4.80 | 39,870 | 1,994 | 5.00 |\n"
        "| 码头贷款 | 11,340 | 408 | 3.60 | 19,620 | 785 | 4.00 |\n"
    )
    prose = (
        "报告期内，渔船贷款利息收入2,218万元，较上年增加224万元，增长11.23%。\n\n"
        "报告期内，码头贷款利息收入408万元，较上年减少377万元，下降48.03%，规模和收益率均有所下降。"
    )
    assert codes(table, prose) == []
