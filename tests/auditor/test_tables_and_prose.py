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


CREW_TABLE = (
    "| 项目 | 2023年 | 2022年 | 增（减）额 | 变动（%） |\n| 船员薪酬 | 31,842 | 28,507 | 3,335 | 11.70 |\n"
    "| 燃油与润料 | 12,690 | 14,118 | (1,428) | (10.11) |\n| 码头租金 | 5,473 | 5,206 | 267 | 5.13 |\n"
    "| 运营成本合计 | 50,005 | 47,831 | 2,174 | 4.55 |\n"
)
CREW_PROSE = (
    "报告期内，本公司运营成本500.05亿元，较上年增加21.74亿元，增长4.55%。其中，船员薪酬318.42亿元，较上年增加33.35亿元，增长11.70%；"
    "燃油及润料126.90亿元，较上年减少14.28亿元，下降10.11%，主要是油价回落所致。"
)


def test_a_table_without_a_unit_takes_that_of_the_prose_that_tells_it() -> None:
    assert codes(CREW_TABLE, CREW_PROSE) == []


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("318.42亿元", "3184.2亿元", "SCL301"),
        ("318.42亿元", "318.42万元", "SCL302"),
        ("318.42亿元", "348.42亿元", "NUM101"),
        ("33.35亿元", "35.33亿元", "NUM101"),
        ("126.90亿元", "126.90亿美元", "UNT403"),
        ("下降10.11%", "下降10.11", "UNT401"),
        ("下降10.11%", "下降11.01%", "NUM101"),
    ],
)
def test_each_figure_told_of_a_row_is_held_against_the_cell_of_its_part(right: str, wrong: str, code: str) -> None:
    assert CREW_PROSE.count(right) == 1
    assert code in codes(CREW_TABLE, CREW_PROSE.replace(right, wrong))


ROOMS_TABLE = (
    "| | 2023 | 2022 |\n| Room revenue | $ 64.82 | $ 59.37 |\n| Banquet revenue | 21.46 | 23.09 |\n"
    "| Laundry costs | 7.53 | 7.18 |\n| Net lodging income | 35.71 | 32.64 |\n"
)
ROOMS_PROSE = (
    "Room revenue was $64.82 million in 2023, up from $59.37 million in 2022. Banquet revenue fell to $21.46 million.\n"
    "Laundry costs were about the same."
)


def test_an_english_row_is_told_of_by_its_name() -> None:
    assert codes(ROOMS_TABLE, ROOMS_PROSE) == []
    assert codes(ROOMS_TABLE, ROOMS_PROSE.replace("$21.46 million", "$214.6 million")) == ["SCL301"]
    assert codes(ROOMS_TABLE, ROOMS_PROSE.replace("$59.37", "$53.97")) != []


def test_two_figures_that_happen_to_meet_give_no_scale() -> None:
    prose = "The hall was restored for $7.53 million. Room revenue was $81 million, banquet revenue $13 million."
    assert codes(ROOMS_TABLE, prose) == []


def test_a_reason_is_no_figure_of_the_row() -> None:
    prose = (
        "Net lodging income in 2023 was primarily due to $23.64 million of proceeds from the sale of the annex. "
        "Room revenue was $64.82 million, net lodging income $35.71 million and laundry costs $7.53 million."
    )
    assert codes(ROOMS_TABLE, prose) == []


def test_figures_of_two_rows_in_one_breath_are_not_shared_out() -> None:
    table = "| 项目 | 2023年 | 2022年 |\n| 净票差率（%） | 2.46 | 2.61 |\n| 净收费率（%） | 2.64 | 2.73 |\n| 上座率（%） | 71.20 | 69.35 |\n"
    assert codes(table, "报告期内，净收费率和净票差率分别为2.64%和2.46%，上座率为71.20%。") == []


def test_a_narrower_thing_is_not_the_row_it_ends_like() -> None:
    prose = CREW_PROSE + "归属于外籍员工的船员薪酬31.48亿元。"
    assert codes(CREW_TABLE, prose) == []


def test_the_years_that_a_report_goes_through_are_no_slips_of_one_another() -> None:
    prose = (
        "The change in room revenue in 2023 was primarily due to the new wing, opened in May 2023.\n"
        "The change in room revenue in 2022 was primarily due to the end of the strike, which closed us early in 2022.\n"
        "The change in laundry costs in 2023 was due to prices. The change in laundry costs in 2022 was due to wages."
    )
    assert codes(prose) == []


def test_a_table_that_says_no_scale_is_not_held_to_that_of_the_prose() -> None:
    table = "| | 2023 | 2022 |\n| Berth income | $34,370 | $26,180 |\n| Crane costs | 9,114 | 8,807 |\n"
    assert codes(table, "Berth income: berth income increased 31% to $34.4 million in 2023.") == []


def test_a_row_copied_out_without_its_headings_is_the_row_itself() -> None:
    table = "Dollars in billions | 2023 | 2022\nMooring guarantees outstanding (a) | $10.5 | $11.5\nRated pass | 96% | 95%\n"
    prose = (
        "note 4 guarantees were as follows: table 7: mooring guarantees dollars in billions december 31 december 31 "
        "mooring guarantees outstanding (a) $10.5 $11.5 rated pass 96% 95%"
    )
    assert codes(table, prose) == []


def test_amounts_related_to_two_matters_are_two() -> None:
    prose = (
        "Cash from operations rose by $42 million. This was partially offset by $24 million of cash paid related to the "
        "purchase of the Bude ferry line.\n\nCash used in financing rose by $8 million, partially offset by $23 million of "
        "cash paid related to a harbour levy."
    )
    assert codes(prose) == []


SEGMENTS = (
    "($ in millions) | | |\nSegment | Fiscal 2019 Net Sales | Fiscal 2018 Net Sales | % Change\n"
    "Boats & Oars . | $3,279.2 | $3,187.0 | 3%\nSails & Ropes | 2,804.0 | 2,753.0 | 2%\n"
    "Kite yards | 1,727.6 | — | 100%\nTotal | $7,810.8 | $5,940.0 | 31%\n"
)


TOLD = (
    "Overall, our net sales were $7.81 billion in fiscal 2019, an increase of 31%. Boats & Oars net sales for fiscal 2019 "
    "were $3.28 billion, three years after the fire. Kite yards net sales (reflecting 213 days under our flag) were "
    "$1.73 billion.\n"
)


@pytest.mark.parametrize(("right", "wrong"), [("3.28", "3.82"), ("1.73", "1.33"), ("7.81", "7.18")])
def test_prose_may_say_a_part_of_the_heading_an_aside_or_whose_total_it_is(right: str, wrong: str) -> None:
    assert codes(SEGMENTS, TOLD.replace(right, wrong)) == ["NUM101"]


def test_prose_that_rounds_its_rows_agrees_with_them() -> None:
    assert codes(SEGMENTS, TOLD) == []


def test_a_row_copied_out_is_held_against_its_cells_in_their_places() -> None:
    table = (
        "Dollars in billions | December 31, 2013 | December 31, 2012\n"
        "Outstanding letters of the kiln fund (a) | $10.5 | $11.7\nGuarantees of sheds | 2.5 | 3.1\n"
    )
    told = "The table shows: letters dollars in billions outstanding letters of the kiln fund (a) {} the amounts are net.\n"
    assert codes(table, told.format("$10.5 $11.7")) == []
    assert codes(table, told.format("$10.5 $17.1")) == ["NUM101"]
    assert codes(table, told.format("$105 $11.7")) == ["SCL301"]
    assert codes(table, told.format("$12.5 $17.1")) == []


LABS = (
    "(amounts in thousands) | 2018 | 2017\nHardware leases | ${} | 8,118\nResearch and development | 22,410 | 18,775\n"
    "Sales and marketing | 31,085 | 27,560\nTotal expenses | $59,725 | $54,453\n"
)
EXPENSES = (
    "Hardware leases fell to {} million. Research and development expenses were {} million, compared with $18.8 million "
    "in the prior year. Sales and marketing expenses rose to $31.1 million, or 52.0% of total expenses.\n"
)


def test_a_row_may_be_called_with_its_kind_and_told_in_another_currency() -> None:
    table = LABS.format("6,230")
    assert codes(table, EXPENSES.format("$6.2", "$22.4")) == []
    assert codes(table, EXPENSES.format("$6.2", "$72.4")) == ["NUM101"]
    assert codes(table, EXPENSES.format("$6.2", "€22.4")) == ["UNT403"]
    assert codes(table, EXPENSES.format("$62", "$22.4")) == ["SCL301"]


def test_an_amount_of_change_follows_from_the_line_it_is_told_of() -> None:
    table = (
        "(In millions) | 2019 | 2018 | 2017\nRevenue of kilns | 125,843 | 110,360 | 96,571\n"
        "Freight margin | 82,933 | 72,007 | 62,310\n"
    )
    told = "Freight margin increased $10.9 billion or 15%, driven by the kilns. Revenue of kilns increased ${} billion or 14% {}.\n"
    assert codes(table, told.format("15.5", "in 2019")) == []
    assert codes(table, told.format("13.8", "in 2018")) == []
    assert codes(table, told.format("18.3", "in 2018")) == ["MTH503"]
    assert codes(table, told.format("138", "in 2018")) == ["MTH503"]
    assert codes(table, told.format("12.1", "at constant prices")) == []


CANADIAN = (
    "| Harn Rail, three months to March 31 (in millions of Canadian dollars) | 2006 | 2005 |\n"
    "| Freight | $ 967.2 | $ 892.6 |\n| Other | 53.3 | 27.5 |\n| Revenues | 1,020.5 | 920.1 |\n| Fuel | 147.9 | 124.5 |\n"
)


def test_a_bare_dollar_is_the_one_that_the_table_names() -> None:
    told = "Harn Rail's revenues rose to $1,020.5 million. Freight brought $967.2 million, fuel cost ${} million.\n"
    assert codes(CANADIAN, told.format("147.9")) == []
    assert codes(CANADIAN, told.format("174.9")) != []


def test_an_outlook_is_not_held_against_the_cell_of_a_past_quarter() -> None:
    table = "| | Q4 2022 | Q4 2021 |\n| Revenue ($B) | $14.0 | $19.5 |\n| Operating income ($B) | $1.1 | $5.0 |\n"
    told = (
        "Harn Chips had revenue of $14.0 billion in the fourth quarter of 2022.\n\n"
        "For the current quarter the company forecasts $10.5 billion to $11.5 billion of revenue.\n"
    )
    assert codes(table, told) == []


def test_an_amount_above_an_earlier_year_is_a_change_and_no_cell_of_that_year() -> None:
    table = "| | 2023 | 2022 |\n| Income from operations | $834.5 | $641.0 |\n| Net income | $408.4 | $430.2 |\n"
    told = "Harn Cola's income from operations reached $834.5 million, which is $193.5 million or 30% above 2022.\n"
    assert codes(table, told) == []


def test_a_round_mark_that_a_figure_has_passed_is_no_figure_of_its_own() -> None:
    table = "| 百万元 | 2023 | 2022 |\n| 资产总额 | 1,263,597 | 1,063,804 |\n| 借款总额 | 308,414 | 197,144 |\n"
    assert codes(table, "南港电子资产总额达12635.97亿元,首度站上1.2万亿元;借款增至3084.14亿元。\n") == []
    assert codes(table, "南港电子资产总额达12365.97亿元,首度站上1.2万亿元;借款增至3084.14亿元。\n") != []


def test_what_is_lost_a_share_is_no_other_unit_of_the_whole_loss() -> None:
    assert codes("Harn Chips ended the quarter with a loss of about $700 million, or 16 cents a share.\n") == []
    assert codes("The toll for the ferry to Harn is $7, or 16 cents.\n") == ["UNT405"]
