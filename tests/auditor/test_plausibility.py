"""Derived quantities against sourced bounds, for companies and wordings of all kinds."""

import re

import pytest

from auditor import Document, Options, audit, extraction
from auditor.evidence import Evidence
from auditor.finding import Severity
from auditor.magnitudes import bounds, plausibility, valuations
from reports.model import FindingRecord


def evidence(*texts: str) -> Evidence:
    documents = tuple(Document.from_text(f"{n}.txt", text) for n, text in enumerate(texts))
    found, _ = extraction.extract_all(documents, Options(), None)
    return Evidence(documents, found)


def finding(*texts: str) -> FindingRecord:
    report = audit([Document.from_text(f"{n}.txt", text) for n, text in enumerate(texts)], Options())
    (found,) = [f for f in report.findings if f.code == "SCL305"]
    return found


LOSSES = [
    ("Tesla", "Tesla shares plunged 12% on Thursday, erasing about $140 billion in market value."),
    ("Apple", "苹果周四大跌9.2%,市值单日缩水逾3100亿美元。"),
    ("Meta", "Meta lost more than $230 billion in market value in a single day as its stock tumbled 26%."),
    ("Netflix", "The slide wiped $96 billion from Netflix's market capitalization as the stock dropped 8 percent."),
    ("TSMC", "台積電股價下跌6%,市值蒸發600億美元。"),
]


@pytest.mark.parametrize(("company", "text"), LOSSES)
def test_a_loss_and_its_percentage_give_the_value_before(company: str, text: str) -> None:
    (worth,) = valuations.derived_values(evidence(text))
    assert worth.subject == company
    assert worth.unit == "USD"


@pytest.mark.parametrize(("company", "text"), LOSSES)
def test_a_revenue_of_hundreds_of_years_is_implausible(company: str, text: str) -> None:
    found = [*plausibility.against_sales(evidence(text, f"{company} had revenue of $9.9 million in fiscal 2024."))]
    assert [f.subject for f in found] == [company]


@pytest.mark.parametrize(
    "texts",
    [
        (LOSSES[0][1], "Tesla had revenue of $97.7 billion in 2024."),
        (LOSSES[0][1], "Tesla's energy unit had revenue of $10.1 million in March."),
        (LOSSES[0][1], "AMD had revenue of $6.5 million in 2017."),
        ("The start-up, valued at $4 billion, had revenue of $5 million in 2023.",),
        ("OpenAI is valued at $300 billion. OpenAI had revenue of $28 million in 2022.",),
    ],
)
def test_other_companies_parts_of_years_and_private_valuations_are_left_alone(texts: tuple[str, ...]) -> None:
    assert [*plausibility.against_sales(evidence(*texts))] == []


def test_every_power_of_ten_is_tried_and_shown() -> None:
    found = finding(
        "英偉達跌17%,單日市值蒸發5890億美元。該板塊的市銷率已達7.65倍。",
        "輝達2026財年和2027財年的營收將分別為44.5億美元和56.1億美元,年增51%和26%。",
    )
    text = "\n".join(found.derivation)
    assert found.severity == Severity.ERROR.word
    assert "7.65" in text
    assert "×10 " in text
    assert "still at the edge" in text
    assert "×100 " in text
    assert "ordinary" in text
    assert "source:" in text
    assert "+" not in found.message
    assert any("cannot be named" in s.why for s in found.suggestions)
    assert any("4.45" in s.text for s in found.suggestions)


def test_a_slip_is_named_when_it_alone_leaves_an_ordinary_figure() -> None:
    found = finding(
        "Tesla shares fell 10%, wiping $2.0 billion off its market value.",
        "Tesla had revenue of $50 billion in 2024, up from $1.",
    )
    assert found.suggestions


def test_sales_a_head_have_their_own_bounds() -> None:
    (found,) = plausibility.sales_a_head(
        evidence("Boeing has 170,000 employees. Boeing had revenue of $66.5 trillion in 2024.")
    )
    assert found.bound.key == "revenue_per_head"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A magnitude 97 earthquake struck the coast.", 1),
        ("A magnitude 7.9 earthquake struck the coast.", 0),
        ("当地失业率为135%。", 1),
        ("当地失业率为13.5%。", 0),
        ("失业率上升135%。", 0),
    ],
)
def test_single_numbers_are_held_against_records(text: str, count: int) -> None:
    assert len([*plausibility.beyond_limits(evidence(text))]) == count


def test_every_bound_prints_its_source_in_both_languages() -> None:
    for bound in (*bounds.quotients().values(), *bounds.limits()):
        assert bound.source.en
        assert bound.source.zh
        assert not bound.limits.is_empty()
        assert bound.usual.within(bound.limits)


@pytest.mark.parametrize(
    "text",
    [
        "The 150-year-old company makes clocks.",
        "百年老店今年已150岁。",
        "The star has a magnitude of 12.4.",
        "燃气温度达到1350摄氏度。",
        "该行拨备覆盖率为287%,上座率达到103%。",
        "The prison had an occupancy rate of 137%.",
        "The world population is expected to reach 9.7 billion in 2050.",
        "全球股市总市值达到124万亿美元。",
        "The crypto market cap of $41 trillion was a fantasy.",
    ],
)
def test_what_only_sounds_like_a_bounded_quantity_is_left_alone(text: str) -> None:
    assert not [f for f in audit([Document.from_text("a.txt", text)], Options()).findings if f.code == "SCL305"]


@pytest.mark.parametrize(
    "text",
    [
        "A magnitude 12.5 earthquake struck the coast.",
        "气温高达75摄氏度。",
        "The patient was aged 134 years.",
        "当地失业率达到140%。",
    ],
)
def test_what_no_record_comes_near_is_reported(text: str) -> None:
    assert [f.code for f in audit([Document.from_text("a.txt", text)], Options()).findings] == ["SCL305"]


def test_every_bound_names_a_source_with_its_year() -> None:
    for bound in (*bounds.quotients().values(), *bounds.limits()):
        logical = bound.key == "probability"
        assert logical or re.search(r"(19|20)\d\d", bound.source.en), bound.key
        assert re.findall(r"(?:19|20)\d\d", bound.source.zh) != [] or logical, bound.key
