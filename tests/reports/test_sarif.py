"""SARIF as GitHub wants it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reports import Report, Style, render
from reports.formats import sarif
from reports.linehash import line_hashes

SCHEMA = Path(__file__).parents[2].parent / "shared" / "schemas" / "sarif-2.1.0.schema.json"


def run(report: Report, style: Style | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(report, "sarif", style))["runs"][0]
    return found


@pytest.mark.skipif(not SCHEMA.exists(), reason="the official schema does not lie here")
def test_it_fits_the_official_schema(sample_reports: dict[str, Report]) -> None:
    validator = jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for report in sample_reports.values():
        for style in (Style(), Style(language="zh", show=frozenset({"known", "waived"}))):
            validator.validate(json.loads(render(report, "sarif", style)))


def test_every_related_place_is_linked_from_the_message(fixed_report: Report) -> None:
    for result in run(fixed_report)["results"]:
        for place in result.get("relatedLocations", []):
            assert f"]({place['id']})" in result["message"]["text"]


def test_the_hash_of_a_line_is_githubs_and_of_a_workbook_our_own(fixed_report: Report) -> None:
    first = run(fixed_report)["results"][0]
    text = next(d.text for d in fixed_report.documents if d.name == "market.zh.txt")
    assert text is not None
    assert first["partialFingerprints"]["primaryLocationLineHash"] == line_hashes(text)[5]
    finding = fixed_report.findings[0]
    in_workbook = finding.model_copy(update={"places": [fixed_report.findings[2].places[2]]})
    result = run(fixed_report.model_copy(update={"findings": [in_workbook]}))["results"][0]
    assert result["partialFingerprints"]["primaryLocationLineHash"] == f"{finding.fingerprint}:1"


def test_columns_count_code_points_and_say_so(fixed_report: Report) -> None:
    found = run(fixed_report)
    assert found["columnKind"] == "unicodeCodePoints"
    area = found["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (area["startLine"], area["startColumn"], area["endColumn"]) == (6, 6, 11)


def test_the_derivation_is_a_code_flow(fixed_report: Report) -> None:
    steps = run(fixed_report)["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"]
    assert "1240 − 1204 = 36" in [s["location"]["message"]["text"] for s in steps]


def test_known_findings_are_left_out_unless_asked_for(fixed_report: Report) -> None:
    assert len(run(fixed_report)["results"]) == 3
    shown = run(fixed_report, Style(show=frozenset({"known"})))["results"]
    assert [r["suppressions"][0]["justification"] for r in shown if "suppressions" in r] == ["settled in review"]


def test_more_results_than_github_keeps_are_cut_with_a_note(fixed_report: Report) -> None:
    many = [
        fixed_report.findings[i % 3].model_copy(update={"fingerprint": f"{i:016x}"})
        for i in range(sarif.MOST_RESULTS + 7)
    ]
    found = run(fixed_report.model_copy(update={"findings": many}))
    assert len(found["results"]) == sarif.MOST_RESULTS
    assert any("7" in n["message"]["text"] for n in found["invocations"][0]["toolExecutionNotifications"])
    assert all(r["level"] == "error" for r in found["results"][:1000])


def test_no_description_is_longer_than_githubs_limit(fixed_report: Report) -> None:
    long_rule = fixed_report.rules[0].model_copy(update={"summary": "word " * 400, "explanation": "word " * 4000})
    rule = run(fixed_report.model_copy(update={"rules": [long_rule]}))["tool"]["driver"]["rules"][0]
    assert len(rule["shortDescription"]["text"]) <= 1024
    assert len(rule["fullDescription"]["text"]) <= 1024


def test_a_name_of_a_document_becomes_a_relative_reference(hostile_report: Report) -> None:
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run(hostile_report)["results"]]
    assert uris[0] == "100%25,a%3Ab.md"


def test_a_link_in_a_document_is_no_link(hostile_report: Report) -> None:
    text = run(hostile_report)["results"][0]["message"]["text"]
    assert "\\[l\\](http" in text
