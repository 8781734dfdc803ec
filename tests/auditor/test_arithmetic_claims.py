"""What claims give to arithmetic, on texts read the whole way."""

from fractions import Fraction

import pytest

from auditor import extraction
from auditor.arithmetic import (
    changes,
    cues,
    equivalents,
    factors,
    figures,
    growth,
    products,
    ratios,
    series,
    shares,
    steps,
    sums,
)
from auditor.arithmetic.amounts import amount, expected, likely, rounded, same_unit
from auditor.arithmetic.sentences import sentences
from auditor.document import Document
from auditor.evidence import Evidence
from auditor.options import Options
from claims.values import Interval


def evidence(*texts: str) -> Evidence:
    documents = tuple(Document.from_text(f"{n}.txt", text) for n, text in enumerate(texts))
    found, _ = extraction.extract_all(documents, Options(), None)
    return Evidence(documents, found)


def outcomes(text: str) -> list[tuple[str, str]]:
    return [(c.printed.quote, c.outcome) for _, held in steps.checked(evidence(text)) for c in held]


def test_a_percentage_is_a_share_of_one() -> None:
    claim = evidence("The share is 17% today.").claims[0]
    assert amount(claim).interval == Interval(Fraction("0.165"), Fraction("0.175"))


def test_a_round_number_of_three_digits_may_stand_for_what_rounds_to_it_within_a_hundredth() -> None:
    claim = evidence("They paid 600 dollars.").claims[0]
    assert rounded(claim) == Interval(Fraction(594), Fraction(606))


def test_two_digits_are_never_round() -> None:
    claim = evidence("They paid 40 dollars.").claims[0]
    assert rounded(claim) == amount(claim).interval


def test_about_leads_one_to_expect_less_than_it_allows() -> None:
    claim = evidence("They paid about 24.8 million dollars.").claims[0]
    assert expected(claim).within(amount(claim).interval)
    assert expected(claim) != amount(claim).interval


def test_more_than_leads_one_to_expect_an_end() -> None:
    claim = evidence("They paid more than 3,100 dollars.").claims[0]
    assert amount(claim).interval.high is None
    assert likely(claim).high == 3200


def test_money_of_two_currencies_does_not_stand_in_one_sum() -> None:
    dollars, euros = evidence("It cost $5 million, or €4 million.").claims
    assert not same_unit(dollars, euros)


@pytest.mark.parametrize(
    ("text", "before", "after", "given"),
    [
        ("Sales rose 31% to $92 million from $70 million.", "$70 million", "$92 million", ["31%"]),
        ("Sales of $2.6 billion rose 4% from $2.5 billion.", "$2.5 billion", "$2.6 billion", ["4%"]),
        (
            "Cost was $7.9 million, a fall of $0.6 million, or 7%, from $8.5 million.",
            "$8.5 million",
            "$7.9 million",
            ["$0.6 million", "7%"],
        ),
        ("Revenue was up 12% at £560m (2022: £480m).", "£480m", "£560m", ["12%"]),
        ("营收126亿元,上年同期为105亿元,同比增长20%。", "105亿元", "126亿元", ["20%"]),
        ("用户数由40万增至50万,增幅为25%。", "40万", "50万", ["25%"]),
        ("用戶數由40萬增至50萬,增幅為25%。", "40萬", "50萬", ["25%"]),
        ("去年产量为200万吨,今年达到260万吨,同比增长30%。", "200万吨", "260万吨", ["30%"]),
        ("净利润较上年同期的4.5亿元下降20%,为3.6亿元。", "4.5亿元", "3.6亿元", ["20%"]),
    ],
)
def test_a_change_is_read_with_its_ends_and_steps(text: str, before: str, after: str, given: list[str]) -> None:
    (change,) = changes.changes(evidence(text))
    assert (change.before.quote, change.after.quote) == (before, after)
    assert sorted(c.quote for c in change.steps) == sorted(given)


@pytest.mark.parametrize(
    "text",
    [
        "Revenue was $50 million, up 5% from 2022, and net income was $12 million, compared to $9 million.",
        "At constant currency sales rose 9% to $120.0 million from $116.5 million.",
        "三季度营收120亿元,环比下降5%,上年同期为100亿元。",
        "Sales rose from $2.0 billion in 2019 to $4.1 billion in 2023, a compound annual growth rate of 12%.",
    ],
)
def test_a_step_of_another_level_or_of_another_kind_is_not_judged(text: str) -> None:
    assert [o for o in outcomes(text) if o[1] == "fails"] == []


def test_a_fall_told_as_a_rise_fails() -> None:
    assert outcomes("Sales rose 7%, from $12.7 million to $10.5 million.") == [("7%", "fails")]


def test_a_loss_may_be_printed_without_its_sign() -> None:
    text = (
        "The result was $7.8 million in 2022 compared with a loss of $0.1 million in 2021, an increase of $7.9 million."
    )
    assert [o for _, o in outcomes(text)] == ["holds"]


def test_a_cut_off_percentage_is_only_rounded() -> None:
    assert outcomes("Sales rose 18% from $100.00 million to $118.91 million.") == [("18%", "rounded")]


def test_the_number_that_would_mend_every_step_is_named() -> None:
    ((change, checks),) = steps.checked(
        evidence("Sales rose $0.7 million, or 7.0%, from $12.7 million to $10.5 million.")
    )
    mended = {claim.quote: interval for claim, interval, _ in steps.repairs(change, checks)}
    assert mended["$12.7 million"].meets(Interval(Fraction(9_800_000), Fraction(9_800_000)))


def test_growth_in_turn_is_checked_from_the_second_level_on() -> None:
    found = series.checked(evidence("预计2026年和2027年营收分别为44.6亿元和56.3亿元,同比增长51%和26%。"))
    assert [(c.printed.quote, c.outcome) for c in found] == [("26%", "holds")]


def test_growth_in_turn_of_two_companies_is_not_compared() -> None:
    assert series.checked(evidence("甲公司和乙公司营收分别为44.6亿元和56.3亿元,同比增长51%和36%。")) == ()


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("甲店617台,乙店1759台,丙店672台,合计3048台。", ["holds"]),
        ("甲店617台,乙店1759台,丙店672台,合计3084台。", ["fails"]),
        ("共有120名学生,其中男生70名,女生50名。", ["holds"]),
        ("共有120名学生,其中北京40名,上海30名。", []),
        ("The port seized a total of 14 rifles, 31 magazines and 900 rounds.", []),
        ("Losses of $10.1 million included costs of $8.1 million and amortisation totalling $19.3 million.", []),
    ],
)
def test_a_sum_needs_words_that_tie_it_together(text: str, outcome: list[str]) -> None:
    assert [s.outcome for s in sums.checked(evidence(text))] == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("40人中有12人(25%)返岗。", "fails"),
        ("Of 250 applicants, 75 (30%) were accepted.", "holds"),
        ("12 of the 40 workers (30%) came back.", "holds"),
        ("全班50名學生中有30名女生,佔60%。", "holds"),
        ("It costs $0.28 against $15.00, less than 2% of it.", "holds"),
        ("It costs $0.28 against $15.00, less than 1% of it.", "fails"),
    ],
)
def test_a_ratio_is_held_against_its_two_amounts(text: str, outcome: str) -> None:
    assert [r.check.outcome for r in ratios.ratios(evidence(text))] == [outcome]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("At 12,500 ft (3,810 m).", "holds"),
        ("At 12,500 ft (381 m).", "fails"),
        ("About 600 miles (1,000 km) away.", "holds"),
        ("A tank of 100 gallons (455 litres).", "rounded"),
        ("全长约600英里(约1000公里)。", "holds"),
        ("At 110 miles (165 km).", "off"),
    ],
)
def test_equivalents_are_converted_with_their_rounding(text: str, outcome: str) -> None:
    assert [e.outcome for e in equivalents.equivalents(evidence(text))] == [outcome]


def test_shares_that_may_overlap_are_left_alone() -> None:
    assert shares.shares(evidence("女性占62%,30岁以下占45%。")) == ()


def test_shares_with_the_rest_named_must_make_the_whole() -> None:
    (found,) = shares.shares(evidence("Direct sales make up 62%, franchises 25% and the rest 10%."))
    assert found.outcome == "short"


def test_machines_over_a_time_give_their_hours_and_a_cost_their_rate() -> None:
    held = evidence("训练用了280万GPU小时,相当于2,048个GPU运行2个月。总训练成本仅560万美元。")
    assert [c.outcome for c in products.products(held)] == ["holds"]
    (rate,) = products.derived(held)
    assert "1.99 – 2.01 USD" in rate.line.en


def test_a_doubling_is_held_against_its_ends() -> None:
    (found,) = factors.factors(evidence("产量从10万吨增至30万吨,翻了两番。"))
    assert not found.holds


def test_by_and_to_are_told_apart_by_the_written_levels() -> None:
    (found,) = factors.times(evidence("利润从1亿元增长2倍至2亿元。"))
    assert found.outcome == "swapped"


def test_growth_a_year_compounds() -> None:
    (found,) = growth.compounded(evidence("年均增长190%,持续五年。"))
    assert found.factor.low is not None
    assert 200 < found.factor.low < 206


def test_no_relation_is_read_into_a_page_without_sentences() -> None:
    assert sentences(evidence("17 " * 2_000)) == ()


def test_the_longest_cue_at_a_place_wins() -> None:
    assert [sorted(c.kinds) for c in cues.find("增至")] == [["to", "up"]]
    assert cues.find("upon falling") == [c for c in cues.find("upon falling") if "down" in c.kinds]


def test_figures_are_scaled_in_the_words_of_each_language() -> None:
    assert figures.figure(Fraction(3_465_000_000_000)).en == "3.465 trillion"
    assert figures.figure(Fraction(3_465_000_000_000)).zh == "3.465万亿"


def test_an_interval_is_shown_rounded_outwards() -> None:
    assert figures.span(Interval(Fraction(70, 99), Fraction(86, 99)), 2).en == "0.7 – 0.87"
