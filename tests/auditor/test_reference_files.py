"""Tables of facts as people keep them, and the SEC's company facts with moved year ends, quarters and restatements."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from auditor import Document, Options, audit
from auditor.reference import ReferenceFact
from auditor.reference_rows import kind_of, period_of, plain_number, plain_unit
from auditor.references import csv as csv_facts
from auditor.references import structured, xbrl
from auditor.trusted import load
from reports import Report


def facts(content: str, name: str = "f.csv") -> list[ReferenceFact]:
    read = csv_facts.read if name.endswith(".csv") else structured.read
    found = list(read(content.encode(), name))
    assert all(isinstance(f, ReferenceFact) for f in found), found
    return [f for f in found if isinstance(f, ReferenceFact)]


def reasons(content: str, name: str = "f.csv") -> list[str]:
    read = csv_facts.read if name.endswith(".csv") else structured.read
    return [f.reason for f in read(content.encode(), name) if not isinstance(f, ReferenceFact)]


def report_on(tmp_path: Path, text: str, facts_text: str, suffix: str = ".csv") -> Report:
    path = tmp_path / f"facts{suffix}"
    path.write_text(facts_text, encoding="utf-8")
    return audit([Document(name="draft.txt", text=text, role="draft")], Options(reference=(str(path),)))


def codes(report: Report) -> list[str]:
    return [f.code for f in report.findings if f.severity != "note"]


@pytest.mark.parametrize(
    "header",
    [
        "subject,measure,period,value,unit",
        "Company,Metric,Year,Amount,Currency",
        "公司名称,指标,年份,数值,单位",
        "Entity Name,Line Item,Fiscal-Year,VALUE,Units",
        "企业,科目,报告期,金额,币种",
    ],
)
def test_columns_are_known_by_what_people_call_them(header: str) -> None:
    (fact,) = facts(f"{header}\nAcme,revenue,2024,86.01,million USD\n")
    assert (fact.subject, fact.measure, fact.value, fact.unit) == ("Acme", "revenue", "86.01", "million USD")
    assert fact.period in ("2024", "FY2024")


def test_a_mark_of_order_a_title_and_semicolons_are_no_hindrance() -> None:
    text = "\ufeffKey figures\n\nsubject;measure;period;value;unit\nAcme;revenue;31.12.2024;1.234,5;million EUR\n"
    (fact,) = facts(text)
    assert (fact.value, fact.period) == ("1234.5", "2024-12-31")


def test_a_column_for_each_period_is_a_fact_for_each() -> None:
    text = 'company,metric,unit,FY2023,2024,Q1 2025\nAcme,Revenue,USD (millions),"1,100",(12),n/a\n'
    assert [(f.period, f.value, f.unit) for f in facts(text)] == [
        ("FY2023", "1,100", "million USD"),
        ("2024", "-12", "million USD"),
    ]


def test_years_and_quarters_in_columns_of_their_own_are_one_period() -> None:
    text = "company,metric,fiscal year,quarter,value,unit\nAcme,revenue,2025,Q3,7,USD\nAcme,revenue,FY2025,,9,USD\n"
    assert [f.period for f in facts(text)] == ["FY2025Q3", "FY2025"]


def test_first_and_last_day_are_a_span() -> None:
    (fact,) = facts("company,metric,start,end,value\nAcme,revenue,2024-07-01,2025-06-30,7\n")
    assert (fact.period, fact.span) == ("2024-07-01/2025-06-30", "2024-07-01/2025-06-30")


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2024", "2024"),
        ("2024.0", "2024"),
        ("2024年", "2024"),
        ("FY25", "FY2025"),
        ("2025财年", "FY2025"),
        ("2025-Q3", "2025-07/2025-09"),
        ("2025年第三季度", "2025-07/2025-09"),
        ("Q3 FY25", "FY2025Q3"),
        ("30/06/2025", "2025-06-30"),
        ("20250630", "2025-06-30"),
        ("2025/6", "2025-06"),
        ("2024年上半年", "2024-01/2024-06"),
        ("20251399", None),
        ("soon", None),
    ],
)
def test_periods_are_named_as_claims_name_them(written: str, period: str | None) -> None:
    assert period_of(written) == period


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("USD (millions)", "million USD"),
        ("in millions of USD", "million USD"),
        ("US$m", "million US$"),
        ("USD bn", "billion USD"),
        ("USD '000", "thousand USD"),
        ("亿元", "亿元"),
        ("m", "m"),
        ("people", "people"),
    ],
)
def test_units_are_written_as_in_prose(written: str, unit: str) -> None:
    assert plain_unit(written) == unit


def test_numbers_are_written_as_in_prose() -> None:
    assert plain_number("(1,234.5)") == "-1,234.5"
    assert plain_number("1.2345e9") == "1234500000"
    assert kind_of("Reported Value") == "value"
    assert kind_of("colour") is None


def test_a_mapping_may_hold_what_its_facts_share_or_be_nested() -> None:
    shared = "company: Acme\nunit: million USD\nfacts:\n- {metric: revenue, year: 2024, value: 86.10}\n"
    nested = "Acme:\n  revenue:\n    2024: 86.10 million USD\n"
    for text in (shared, nested):
        (fact,) = facts(text, "f.yaml")
        assert (fact.subject, fact.measure, fact.period) == ("Acme", "revenue", "2024")
        assert f"{fact.value} {fact.unit}".strip() == "86.10 million USD"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("company,metric,year\nAcme,revenue,2024\n", "value is missing"),
        ("metric,value\nrevenue,3\n", "subject is missing"),
        ("a,b,c\n1,2,3\n", "it has: a, b, c"),
        ("company,metric,value\nAcme,revenue,n/a\n", "value is missing"),
    ],
)
def test_a_table_that_is_none_of_facts_says_what_it_lacks(content: str, reason: str) -> None:
    assert any(reason in r for r in reasons(content)), reasons(content)


def test_many_bad_rows_are_counted_and_not_all_listed(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text("subject,measure,value\n" + "Acme,revenue,\n" * 5_000, encoding="utf-8")
    skips = load([path]).skips
    assert len(skips) == 21
    assert "4,980 more" in skips[-1].reason


@pytest.mark.parametrize("name", ["Acme", "Acme Corp", "ACME CORPORATION", "Acme, Inc."])
def test_a_name_that_no_lexicon_knows_is_found_by_the_facts(tmp_path: Path, name: str) -> None:
    table = f'company,metric,year,value,unit\n"{name}",revenue,2024,86.01,million USD\n'
    assert codes(report_on(tmp_path, "Acme's revenue was $86.01 million in 2024.", table)) == []
    assert codes(report_on(tmp_path, "Acme's revenue was $68.01 million in 2024.", table)) == ["REF201"]


def test_a_sentence_that_names_nobody_is_of_the_only_one_that_is_named(tmp_path: Path) -> None:
    table = "company,metric,period,value,unit\nAcme,revenue,Q1 2025,310,million USD\n"
    one = "Acme has a new plant. In the first quarter of 2025 revenue was $301 million."
    assert codes(report_on(tmp_path, one, table)) == ["REF201"]
    two = "Acme leads Nvidia here. Nvidia grows. In the first quarter of 2025 revenue was $301 million."
    assert codes(report_on(tmp_path, two, table)) == ["REF203"]


def test_the_last_day_of_the_year_stands_for_the_year_where_no_quarters_are_given(tmp_path: Path) -> None:
    head = "company,metric,date,value,unit\n"
    year = "Acme,revenue,2024-12-31,86,million USD\n"
    text = "Acme's revenue was $68 million in 2024."
    assert codes(report_on(tmp_path, text, head + year)) == ["REF201"]
    assert codes(report_on(tmp_path, text, head + year + "Acme,revenue,2024-09-30,21,million USD\n")) == ["REF203"]


def test_what_is_stated_of_other_periods_is_named_beside_an_unsupported_number(tmp_path: Path) -> None:
    table = "company,metric,year,value,unit\nAcme,revenue,2023,80,million USD\nAcme,revenue,2019,40,million USD\n"
    (finding,) = report_on(tmp_path, "Acme's revenue was $86 million in 2024.", table).findings
    assert finding.code == "REF203"
    assert ["2023" in line for line in finding.derivation] == [True, False]


def test_a_fact_whose_source_is_the_draft_itself_supports_nothing(tmp_path: Path) -> None:
    table = "company,metric,year,value,unit,source\nAcme,revenue,2024,86,million USD,draft.txt\n"
    assert codes(report_on(tmp_path, "Acme's revenue was $86 million in 2024.", table)) == ["REF203"]


def test_only_the_draft_is_to_be_edited(tmp_path: Path) -> None:
    table = "company,metric,year,value,unit\nAcme,revenue,2024,860,million USD\n"
    report = report_on(tmp_path, "Acme's revenue was $86 million in 2024.", table)
    (suggestion,) = report.findings[0].suggestions
    assert suggestion.text == "“$86 million” → “860 million USD”"


@pytest.mark.slow
def test_thirty_thousand_facts_are_loaded_in_bounded_time(tmp_path: Path) -> None:
    rows = (f"Firm {i % 5000},revenue,{1990 + i % 35},{i},million USD\n" for i in range(30_000))
    begin = time.perf_counter()
    report = report_on(
        tmp_path, "Firm 12's revenue was $12 million in 2002.", "subject,measure,period,value,unit\n" + "".join(rows)
    )
    assert time.perf_counter() - begin < 30
    assert report.summary.documents == 2


def entry(
    val: float, start: str | None, end: str, fy: int, fp: str, form: str, accn: str, filed: str
) -> dict[str, object]:
    given = {"val": val, "end": end, "fy": fy, "fp": fp, "form": form, "accn": accn, "filed": filed}
    return {**given, "start": start} if start else given


REVENUES = [
    entry(1_000_000_000, "2022-07-01", "2023-06-30", 2023, "FY", "10-K", "b-1", "2023-08-15"),
    entry(1_240_000_000, "2023-07-01", "2024-06-30", 2024, "FY", "10-K", "b-2", "2024-08-15"),
    entry(1_190_000_000, "2023-07-01", "2024-06-30", 2024, "FY", "10-K/A", "b-3", "2024-11-01"),
    entry(310_000_000, "2024-07-01", "2024-09-30", 2025, "Q1", "10-Q", "b-4", "2024-11-10"),
    entry(330_000_000, "2024-10-01", "2024-12-31", 2025, "Q2", "10-Q", "b-5", "2025-02-10"),
    entry(640_000_000, "2024-07-01", "2024-12-31", 2024, "FY", "10-KT", "b-6", "2025-03-10"),
    entry(1_400_000_000, "2025-01-01", "2025-12-31", 2025, "FY", "10-K", "b-7", "2026-03-10"),
    {"val": None, "end": "2025-12-31"},
    {"val": 3, "end": "the end"},
]
ASSETS = [entry(5_000_000_000, None, "2024-06-30", 2024, "FY", "10-K", "b-2", "2024-08-15")]
DILUTED = [entry(2.94, "2023-07-01", "2024-06-30", 2024, "FY", "10-K", "b-2", "2024-08-15")]
BASIC = [entry(2.97, "2023-07-01", "2024-06-30", 2024, "FY", "10-K", "b-2", "2024-08-15")]
SEC = json.dumps(
    {
        "entityName": "LARKSPUR MOTORS, INC.",
        "facts": {
            "us-gaap": {
                "Revenues": {"units": {"USD": REVENUES}},
                "Assets": {"units": {"USD": ASSETS}},
                "EarningsPerShareDiluted": {"units": {"USD/shares": DILUTED}},
                "EarningsPerShareBasic": {"units": {"USD/shares": BASIC}},
            }
        },
    }
)


def test_periods_of_filings_are_named_though_the_year_end_moves() -> None:
    found = [f for f in xbrl.read(SEC.encode(), "f.json") if isinstance(f, ReferenceFact)]
    names = {f.span: (f.period, *f.also) for f in found if f.measure == "revenue"}
    assert names["2024-07-01/2024-09-30"] == ("FY2025Q1", "2024-07/2024-09")
    assert names["2024-10-01/2024-12-31"] == ("FY2025Q2", "2024-10/2024-12")
    assert names["2024-07-01/2024-12-31"] == ("2024-07/2024-12",)
    assert names["2025-01-01/2025-12-31"] == ("FY2025", "2025")
    assert names["2023-07-01/2024-06-30"] == ("FY2024",)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("revenue of $1.19 billion in fiscal 2024", []),
        ("revenue of $1.24 billion in fiscal 2024", ["REF202"]),
        ("revenue of $0.9 billion in fiscal 2024", ["REF201"]),
        ("revenue of $310 million in the first quarter of fiscal 2025", []),
        ("revenue of $310 million in the second quarter of fiscal 2025", ["REF201"]),
        ("revenue of $1.4 billion in 2025", []),
        ("total assets of $5.0 billion as of June 30, 2024", []),
        ("total assets of $5.2 billion at the end of fiscal 2024", ["REF201"]),
        ("earnings per share of $2.94 in fiscal 2024", []),
        ("earnings per share of $2.97 in fiscal 2024", []),
        ("earnings per share of $2.49 in fiscal 2024", ["REF201"]),
    ],
)
def test_a_draft_is_held_against_the_latest_filing(tmp_path: Path, said: str, wanted: list[str]) -> None:
    report = report_on(tmp_path, f"Larkspur Motors reported {said}.", SEC, ".json")
    assert [f.code for f in report.findings if f.code != "NUM104"] == wanted


def test_earlier_statements_are_named_beside_a_contradiction(tmp_path: Path) -> None:
    report = report_on(tmp_path, "Larkspur Motors reported revenue of $0.9 billion in fiscal 2024.", SEC, ".json")
    assert any("1,240 million USD" in line and "superseded" in line for line in report.findings[0].derivation)


def test_the_end_of_a_year_or_month_is_its_last_day(tmp_path: Path) -> None:
    table = "company,metric,date,value,unit\n海岚科技,员工,2024-12-31,4120,人\n海岚科技,员工,2024-06-30,4010,人\n"
    assert codes(report_on(tmp_path, "截至2024年年底,海嵐科技員工4120人。", table)) == []
    assert codes(report_on(tmp_path, "截至2024年年底,海嵐科技員工4210人。", table)) == ["REF201"]
    assert codes(report_on(tmp_path, "2024年6月,海岚科技员工4010人。", table)) == []


def test_facts_that_cannot_be_read_leave_no_figure_unsupported(tmp_path: Path) -> None:
    assert codes(report_on(tmp_path, "Acme's revenue was $86 million in 2024.", "a;b\n1;2\n")) == ["SRC001"]
    assert codes(report_on(tmp_path, "Acme's revenue was $86 million in 2024.", "a: &a [*a]", ".yaml")) == ["SRC001"]
