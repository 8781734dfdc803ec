"""The example articles inside the package show every kind of finding that one run can."""

import json
from pathlib import Path

import pytest

from auditor.cli import run
from auditor.rule import rules

NEEDS_MORE = {"REF201", "REF202", "REF203", "SUP001", "LNK001"}
"""Trusted facts, a baseline, and what is shown only on request."""


def test_the_demo_shows_every_kind_of_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["demo", "-o", "json=run.json"]) == 0
    findings = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["findings"]
    assert set(rules()) - {f["code"] for f in findings} == NEEDS_MORE
