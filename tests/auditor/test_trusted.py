"""Trusted facts: CSV, YAML, JSON, company facts in XBRL."""

import json
from pathlib import Path

import pytest

from auditor import Document, Options, audit
from auditor.cli import run
from auditor.reference import ReferenceFact
from auditor.references import csv as csv_facts
from auditor.references import structured, xbrl
from auditor.trusted import load
from reports import Report

CSV = "subject,measure,period,value,unit,source\nOrion Instruments,revenue,2024,86.01,million USD,annual report\n"
DRAFT = "Orion Instruments reported revenue of {} in 2024."


def checked(tmp_path: Path, text: str, facts: str = CSV, suffix: str = ".csv", **options: object) -> Report:
    path = tmp_path / f"facts{suffix}"
    path.write_text(facts, encoding="utf-8")
    documents = [Document(name="draft.txt", text=text, role="draft")]
    return audit(documents, Options(reference=(str(path),), **options))  # type: ignore[arg-type]


@pytest.mark.parametrize("written", ["$86.01 million", "about $86 million", "$86,010,000", "nearly $87 million"])
def test_a_draft_that_fits_the_fact_is_confirmed(tmp_path: Path, written: str) -> None:
    report = checked(tmp_path, DRAFT.format(written))
    assert not [f for f in report.findings if f.severity != "note"], [f.message for f in report.findings]
    assert [c.state for c in report.claims if c.document == "draft.txt" and c.kind == "money"] == ["confirmed"]


@pytest.mark.parametrize("written", ["$68.01 million", "$860.1 million", "$86.01 billion", "more than $90 million"])
def test_a_draft_that_contradicts_the_fact_is_an_error_in_the_draft(tmp_path: Path, written: str) -> None:
    report = checked(tmp_path, DRAFT.format(written))
    (finding,) = [f for f in report.findings if f.code == "REF201"]
    assert finding.severity == "error"
    assert finding.places[0].document == "draft.txt"
    assert "annual report" in finding.places[1].before + finding.places[1].after


def test_another_period_or_measure_is_not_held_against_the_fact(tmp_path: Path) -> None:
    report = checked(
        tmp_path, "Orion Instruments reported revenue of $50 million in 2021. Its net profit in 2024 was $9 million."
    )
    assert not [f for f in report.findings if f.code == "REF201"]


def test_a_figure_that_no_fact_states_is_unsupported(tmp_path: Path) -> None:
    text = DRAFT.format("$86.01 million") + " It employs 4,120 people."
    (finding,) = [f for f in checked(tmp_path, text).findings if f.code == "REF203"]
    assert (finding.severity, finding.places[0].quote.split()[0]) == ("warning", "4,120")
    (finding,) = [f for f in checked(tmp_path, text, require_support=True).findings if f.code == "REF203"]
    assert finding.severity == "error"


def test_a_fact_in_chinese_is_held_against_a_draft_in_english(tmp_path: Path) -> None:
    facts = "subject,measure,period,value,unit\n英伟达,营收,FY2025,1305,亿美元\n"
    report = checked(tmp_path, "Nvidia posted revenue of $13.05 billion in fiscal 2025.", facts)
    assert [f.code for f in report.findings if f.severity == "error"] == ["REF201"]


def test_yaml_and_json_state_the_same_facts_with_digits_as_written() -> None:
    yaml = "facts:\n- {subject: Orion, measure: revenue, period: 2024, value: 86.10, unit: million USD}\n"
    text = '[{"subject": "Orion", "measure": "revenue", "period": "2024", "value": 86.10, "unit": "million USD"}]'
    expected = ReferenceFact("Orion", "revenue", "86.10", "million USD", "2024", place="fact 1")
    assert list(structured.read(yaml.encode(), "f.yaml")) == [expected]
    assert list(structured.read(text.encode(), "f.json")) == [expected]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"subject;value\nx;1\n", "must name the columns"),
        (b"subject,measure,value\nOrion,revenue,\n", "value is missing"),
        (b"", "must name the columns"),
    ],
)
def test_a_row_that_is_no_fact_says_what_is_missing(content: bytes, reason: str) -> None:
    (skip,) = csv_facts.read(content, "f.csv")
    assert reason in skip.reason  # type: ignore[union-attr]


@pytest.mark.parametrize("content", [b"{", b"facts: 3", b"&a [*a, *a]", b"[" * 100_000])
def test_a_file_that_cannot_be_parsed_is_a_skip_and_no_crash(content: bytes) -> None:
    assert [type(s).__name__ for s in structured.read(content, "f.yaml")][:1] == ["Skip"]


def test_contradictory_facts_and_unknown_units_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    rows = [
        "subject,measure,period,value,unit",
        "Orion,revenue,2024,86,million USD",
        "Orion,revenue,2024,68,million USD",
        "Orion,revenue,2023,x,zorkmids",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    reasons = [s.reason for s in load([path]).skips]
    assert any("two facts for Orion, revenue, 2024" in r for r in reasons)
    assert any("no number with a unit known here" in r for r in reasons)


def test_a_missing_reference_file_is_a_wrong_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "a.txt", "--reference", "gone.csv"]) == 2


def entry(value: int, start: str, end: str, fy: int, form: str, accession: str, filed: str) -> dict[str, object]:
    return {
        "val": value,
        "start": start,
        "end": end,
        "fy": fy,
        "fp": "FY",
        "form": form,
        "accn": accession,
        "filed": filed,
    }


FACTS = {
    "cik": 1,
    "entityName": "Orion Instruments",
    "facts": {
        "us-gaap": {
            "Revenues": {
                "units": {
                    "USD": [
                        entry(73_800_000, "2023-01-30", "2024-01-28", 2024, "10-K", "a-1", "2024-02-20"),
                        entry(73_800_000, "2023-01-30", "2024-01-28", 2025, "10-K", "a-2", "2025-02-20"),
                        entry(86_010_000, "2024-01-29", "2025-01-26", 2025, "10-K", "a-2", "2025-02-20"),
                        entry(85_500_000, "2024-01-29", "2025-01-26", 2025, "10-K/A", "a-3", "2025-05-02"),
                    ]
                }
            }
        }
    },
}


def test_company_facts_get_the_fiscal_year_of_the_day_they_end_on() -> None:
    facts = [f for f in xbrl.read(json.dumps(FACTS).encode(), "facts.json") if isinstance(f, ReferenceFact)]
    assert [(f.period, f.value, f.unit) for f in facts] == [
        ("FY2024", "73,800", "thousand USD"),
        ("FY2025", "86,010", "thousand USD"),
        ("FY2025", "85,500", "thousand USD"),
    ]
    assert facts[0].span == "2023-01-30/2024-01-28"
    assert "a-2" in facts[0].source  # the last filing that states it


@pytest.mark.parametrize(
    ("written", "codes"), [("$85.5 million", []), ("$86.01 million", ["REF202"]), ("$8.55 million", ["REF201"])]
)
def test_the_later_filing_supersedes_the_earlier(tmp_path: Path, written: str, codes: list[str]) -> None:
    text = f"Orion Instruments posted revenue of {written} in fiscal 2025."
    report = checked(tmp_path, text, json.dumps(FACTS), ".json")
    assert [f.code for f in report.findings if f.code.startswith("REF")] == codes


def test_a_calendar_year_is_not_a_fiscal_year_that_ends_in_january(tmp_path: Path) -> None:
    report = checked(tmp_path, "Orion Instruments posted revenue of $80 million in 2025.", json.dumps(FACTS), ".json")
    assert not [f for f in report.findings if f.code in ("REF201", "REF202")]


def test_what_is_no_company_facts_json_is_a_skip() -> None:
    (skip,) = xbrl.read(b'{"entityName": "x", "facts": []}', "f.json")
    assert "no company-facts JSON" in skip.reason  # type: ignore[union-attr]


SOURCE = (
    "Larkspur Motors delivered 48,210 cars in spring. Its sales came to $1.24 billion, after $1.05 billion a year before.\n"
    "拉克斯珀汽车的新厂年产能为12万辆,总投资36亿元。\n"
)


@pytest.mark.parametrize(
    ("draft", "unsupported"),
    [
        ("The new works, built for 3.6 billion yuan, can turn out 120,000 cars a year.", []),
        ("Larkspur Motors' sales grew by 18%.", []),
        ("Larkspur Motors' sales grew by $190 million.", []),
        ("Larkspur Motors' sales grew by 24%.", ["24%"]),
        ("Larkspur Motors made a net profit of $87 million.", ["$87 million"]),
        ("The new works were built for 3.6 billion dollars.", ["3.6 billion dollars"]),
    ],
)
def test_what_a_source_has_in_other_words_or_gives_by_arithmetic_is_supported(
    draft: str, unsupported: list[str]
) -> None:
    documents = [Document("draft.txt", draft, role="draft"), Document("source.txt", SOURCE, role="trusted")]
    found = [f for f in audit(documents, Options()).findings if f.code == "REF203"]
    assert [f.places[0].quote for f in found] == unsupported
