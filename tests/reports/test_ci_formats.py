"""Annotations, job summary, JUnit, GitLab and the tie-out list keep to what their readers take."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from xml.etree import ElementTree as ET

from reports import Report, Style, render
from reports.formats import github, summary


def many(report: Report, n: int) -> Report:
    findings = [
        report.findings[2].model_copy(update={"fingerprint": f"{i:016x}", "confidence": i / n}) for i in range(n)
    ]
    return report.model_copy(update={"findings": findings})


def rows(report: Report, style: Style | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(report, "tieout", style))))


def test_ten_annotations_of_a_kind_and_the_last_tells_how_many_more(fixed_report: Report) -> None:
    lines = [line for line in render(many(fixed_report, 40), "github").splitlines() if line.startswith("::error")]
    assert len(lines) == github.CAP
    assert lines[-1] == "::error::31 more like these; the full report has them"


def test_ten_of_a_kind_need_no_more(fixed_report: Report) -> None:
    lines = [line for line in render(many(fixed_report, 10), "github").splitlines() if line.startswith("::error")]
    assert len(lines) == 10
    assert "more like these" not in lines[-1]


def test_the_surest_are_annotated(fixed_report: Report) -> None:
    text = render(many(fixed_report, 40), "jsonl").splitlines()[0]
    assert json.loads(text)["confidence"] == 39 / 40


def test_a_job_summary_is_cut_on_a_row(fixed_report: Report) -> None:
    text = render(many(fixed_report, 4000), "summary")
    assert len(text.encode()) <= summary.MOST_BYTES
    assert "more findings are not shown here" in text
    table = [line for line in text.splitlines() if line.startswith("| 🔴")]
    assert all(line.endswith(" |") for line in table)
    assert len(table) > 500


def test_a_job_summary_of_endless_notices_is_cut_too(fixed_report: Report) -> None:
    report = fixed_report.model_copy(update={"notices": ["x" * 1000] * 2000})
    text = render(report, "summary")
    assert len(text.encode()) <= summary.MOST_BYTES
    assert "900 kB" in text


def test_junit_fails_errors_and_warnings_and_passes_what_was_confirmed(fixed_report: Report) -> None:
    root = ET.fromstring(render(fixed_report, "junit"))  # noqa: S314 - our own output
    suites = {s.attrib["name"]: s for s in root}
    assert suites["findings"].attrib | {"tests": "4", "failures": "2", "skipped": "1"} == suites["findings"].attrib
    assert [f.attrib["type"] for f in suites["findings"].iter("failure")] == ["error", "warning"]
    assert suites["confirmed"].attrib["failures"] == "0"
    assert [t.attrib["name"] for t in suites["documents"] if t.find("skipped") is not None] == ["scan.pdf, page 2"]


def test_a_run_without_findings_is_no_empty_suite(empty_report: Report) -> None:
    root = ET.fromstring(render(empty_report, "junit"))  # noqa: S314 - our own output
    assert root.attrib["tests"] == "1"


def test_gitlab_gets_new_findings_with_fingerprints_of_their_own(fixed_report: Report) -> None:
    issues = json.loads(render(fixed_report, "gitlab"))
    assert [i["severity"] for i in issues] == ["critical", "minor", "info"]
    assert len({i["fingerprint"] for i in issues}) == len(issues)
    assert issues[0]["location"] == {"path": "market.zh.txt", "lines": {"begin": 6}}


def test_the_list_has_every_number_with_its_source_and_difference(fixed_report: Report) -> None:
    found = rows(fixed_report)
    staff = next(r for r in found if r["written"] == "1204名")
    assert (staff["state"], staff["source_document"], staff["source_line"]) == ("disputed", "market.en.md", "6")
    assert (staff["difference"], staff["difference_unit"]) == ("-36", "person")
    assert len([r for r in found if r["document"]]) == len(fixed_report.claims)


def test_the_list_holds_drafts_only_where_there_are_drafts(fixed_report: Report) -> None:
    roles = {"facts.xlsx": "trusted", "market.en.md": "draft", "market.zh.txt": "draft"}
    documents = [d.model_copy(update={"role": roles[d.name]}) for d in fixed_report.documents]
    found = rows(fixed_report.model_copy(update={"documents": documents}))
    assert {r["document"] for r in found if r["document"]} == {"market.en.md", "market.zh.txt"}
    english = next(r for r in found if r["written"] == "1,240 people")
    assert english["source_document"] == "facts.xlsx"


def test_numbers_that_the_report_no_longer_holds_are_counted(
    fixed_report: Report, without_text: Callable[[Report], Report]
) -> None:
    last = rows(without_text(fixed_report))[-1]
    assert last["document"] == ""
    assert "not listed" in last["explanation"]
