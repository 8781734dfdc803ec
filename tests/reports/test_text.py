"""The report in a terminal."""

from __future__ import annotations

import re

import pytest

from reports import Report, Style, render
from reports.model import DocumentRecord
from reports.width import columns


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_asked(sample_reports: dict[str, Report], width: int, language: str) -> None:
    for report in sample_reports.values():
        show = frozenset({"confirmed", "uncorroborated", "not-comparable", "known"})
        text = render(report, "text", Style(width=width, language=language, show=show))
        assert max(map(columns, text.splitlines())) <= width


def test_it_says_first_what_was_compared_with_what(fixed_report: Report) -> None:
    first, second = render(fixed_report, "text").splitlines()[:2]
    assert first == ("Compared: 3 documents as equals (no trusted source named) · 14 numeric claims · 9 cross-checked")
    assert second == "1 error, 1 warning, 1 note · 1 known from the baseline"


def test_drafts_are_held_against_trusted_sources(fixed_report: Report) -> None:
    roles = ("draft", "draft", "trusted")
    documents = [d.model_copy(update={"role": r}) for d, r in zip(fixed_report.documents, roles, strict=True)]
    summary = fixed_report.summary.model_copy(update={"mode": "against"})
    text = render(fixed_report.model_copy(update={"documents": documents, "summary": summary}), "text")
    assert text.startswith("Compared: 2 drafts against 1 trusted source · ")


def test_the_gravest_and_surest_come_first(fixed_report: Report) -> None:
    found = re.findall(r"^(ERROR|WARN|NOTE) +(\w+)", render(fixed_report, "text"), re.MULTILINE)
    assert found == [("ERROR", "NUM101"), ("WARN", "NUM111"), ("NOTE", "NUM104")]


def test_ten_findings_are_shown_and_the_rest_is_told(fixed_report: Report) -> None:
    many = [fixed_report.findings[0].model_copy(update={"fingerprint": f"{i:016x}"}) for i in range(25)]
    report = fixed_report.model_copy(update={"findings": many})
    text = render(report, "text")
    assert text.count("NOTE   NUM104") == 10
    assert "the 10 strongest follow (--all for the rest)" in text
    assert "15 more findings: --all" in text
    assert render(report, "text", Style(limit=None)).count("NOTE   NUM104") == 25


def test_the_number_stands_between_its_marks_in_its_sentence(fixed_report: Report) -> None:
    text = render(fixed_report, "text")
    assert "哈罗工厂有⟦1204名⟧员工。" in text
    assert "48.85 – 48.95 billion USD" in text
    assert "40 – under 50 billion USD" in text


def test_intervals_are_drawn_on_one_scale(fixed_report: Report) -> None:
    lines = [line for line in render(fixed_report, "text").splitlines() if "├" in line]
    first, second = [line for line in lines if line.startswith("    market")][:2]
    assert first.index("┤") < second.index("├")


def test_the_folder_that_all_share_is_left_out(fixed_report: Report) -> None:
    text = fixed_report.model_dump_json()
    for name in ("market.en.md", "market.zh.txt", "facts.xlsx"):
        text = text.replace(name, f"papers/may/{name}")
    report = Report.model_validate_json(text)
    assert "papers/may" not in render(report, "text")
    assert "papers/may/market.zh.txt" in render(report, "github")


def test_what_is_known_is_shown_on_request(fixed_report: Report) -> None:
    assert "settled in review" not in render(fixed_report, "text")
    assert "settled in review" in render(fixed_report, "text", Style(show=frozenset({"known"})))


def test_what_stands_once_is_shown_on_request(fixed_report: Report) -> None:
    assert "35 hectares" not in render(fixed_report, "text")
    assert "market.en.md:6  ⟦35 hectares⟧" in render(fixed_report, "text", Style(show=frozenset({"uncorroborated"})))


def test_a_clean_report_says_that_nothing_conflicts(fixed_report: Report) -> None:
    assert "Nothing found that conflicts" in render(fixed_report.model_copy(update={"findings": []}), "text")


def test_words_of_judgement_stay_out(fixed_report: Report) -> None:
    for language in ("en", "zh"):
        text = render(fixed_report, "text", Style(language=language, limit=None))
        assert not re.search(r"\b(true|false|wrong)\b|错误的来源", text, re.IGNORECASE)


def test_one_document_is_checked_against_itself(fixed_report: Report) -> None:
    report = fixed_report.model_copy(
        update={
            "documents": [DocumentRecord(name="market.en.md", text="x")],
            "summary": fixed_report.summary.model_copy(update={"mode": "single"}),
        }
    )
    assert render(report, "text").startswith("Checked: 1 document, against itself")
