"""Every case under tests/cases: small documents and the findings expected of them, no more and no fewer of that
rule.
"""

import tomllib
from pathlib import Path

import pytest

from auditor import Document, Options, audit

CASES = sorted((Path(__file__).parent.parent / "cases").glob("*/*.toml"))


@pytest.mark.parametrize("path", CASES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_case_gives_exactly_the_findings_it_expects(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    code = path.parent.name
    documents = [Document.from_text(d["name"], d["text"], date=d.get("date")) for d in case["documents"]]
    report = audit(documents, Options(select=(code,)))
    found = [f for f in report.findings if f.code == code]
    expected = [e for e in case["expect"] if e.get("code", code) == code]
    assert len(found) == len(expected), [(f.severity, f.message) for f in report.findings]
    for finding, wanted in zip(found, expected, strict=True):
        assert finding.severity == wanted["severity"], finding.message
        quotes = [p.quote for p in finding.places]
        assert all(q in quotes for q in wanted.get("quotes", [])), (quotes, wanted)
        if "suggestion" in wanted:
            assert any(wanted["suggestion"] in s.text for s in finding.suggestions), finding.suggestions
    silent = case.get("silent", [])
    assert not [f.code for f in report.findings if f.code in silent]


@pytest.mark.parametrize("code", sorted({p.parent.name for p in CASES}))
def test_a_rule_has_a_case_that_fires_and_one_that_stays_silent(code: str) -> None:
    cases = [tomllib.loads(p.read_text(encoding="utf-8")) for p in CASES if p.parent.name == code]
    assert any(c["expect"] for c in cases)
    assert any(not c["expect"] for c in cases)
