"""Laws of a whole audit: same in, same out; broken parts do not lose the rest."""

import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from auditor import Document, Options, audit
from auditor import pipeline as pipeline_module
from auditor.finding import Severity
from auditor.rule import Rule
from auditor.wording import same
from reports import render

ROOT = Path(__file__).parents[2]
DEMO = sorted((ROOT / "auditor" / "demo").rglob("*.*"))


def demo() -> list[Document]:
    return [Document.from_text(p.name, p.read_text(encoding="utf-8")) for p in DEMO]


def test_the_order_of_documents_changes_no_byte() -> None:
    expected = render(audit(demo()), "json")
    for seed in range(3):
        shuffled = demo()
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, no secret
        assert render(audit(shuffled), "json") == expected


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_hash_seed_changes_no_byte(seed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "check", "auditor/demo", "--format", "json", "--isolated", "--no-baseline"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    assert done.returncode == 1, done.stderr.decode()
    digest = hashlib.sha256(done.stdout).hexdigest()
    assert digest == _digest_of_demo()


def _digest_of_demo() -> str:
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "check", "auditor/demo", "--format", "json", "--isolated", "--no-baseline"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONHASHSEED": "7"},
    )
    return hashlib.sha256(done.stdout).hexdigest()


def test_worker_processes_change_no_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.extraction.WORTH_A_POOL", 0)
    assert render(audit(demo(), Options(jobs=2)), "json") == render(audit(demo(), Options(jobs=1)), "json")


def test_an_unrelated_document_changes_no_finding_among_the_others() -> None:
    before = [(f.code, f.fingerprint, f.confidence) for f in audit(demo()).findings]
    stranger = Document.from_text("zz-garden.txt", "The garden has 14 rose beds and 3 ponds. Entry costs 7 euros.")
    assert [(f.code, f.fingerprint, f.confidence) for f in audit([*demo(), stranger]).findings] == before


def test_documents_of_one_name_are_told_apart_and_a_notice_says_so() -> None:
    documents = [Document.from_text("a.txt", "桥长1240米。"), Document.from_text("a.txt", "路长30公里。")]
    report = audit(documents)
    assert sorted(d.name for d in report.documents) == ["a.txt", "a.txt#2"]
    assert "two documents are named a.txt" in report.notices[0]
    assert render(audit(documents[::-1]), "json") == render(report, "json")


def test_a_rule_that_breaks_is_reported_and_loses_nothing_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(_evidence: object, _options: object) -> list[object]:
        message = "boom"
        raise RuntimeError(message)

    broken = Rule("ZZZ999", "broken", Severity.NOTE, check, same("x"))  # type: ignore[arg-type]
    chosen = pipeline_module.selected_rules
    monkeypatch.setattr(pipeline_module, "selected_rules", lambda options: (*chosen(options), broken))
    documents = [
        Document.from_text("a.txt", "哈威克大桥全长1240米。"),
        Document.from_text("b.txt", "哈威克大桥全长1420米。"),
    ]
    report = audit(documents)
    assert any(f.severity == "error" for f in report.findings)
    assert any(s.location == "ZZZ999" and "boom" in s.reason for s in report.skipped)
    assert report.exit_code("never", strict=True) == 3


def test_a_document_beside_its_copy_has_no_conflict() -> None:
    for document in demo():
        alone = {f.fingerprint for f in audit([document]).findings if f.severity != "note"}
        both = audit([document, document.named(f"copy-of-{document.name}")])
        across = [
            f
            for f in both.findings
            if f.severity != "note" and len({p.document for p in f.places}) > 1 and f.code.startswith("NUM10")
        ]
        assert len(across) <= len(alone), (document.name, [f.message for f in across])


def test_texts_and_uncited_claims_are_left_out_on_request() -> None:
    whole, bare = audit(demo()), audit(demo(), Options(keep_text=False))
    assert all(d.text is None for d in bare.documents)
    assert 0 < len(bare.claims) < len(whole.claims)
    assert [f.fingerprint for f in bare.findings] == [f.fingerprint for f in whole.findings]


@pytest.mark.parametrize("text", ["", "\x00\x01", "\ud800 5 km", "9" * 500 + " km", "1e999999999", "（" * 1000])
def test_no_text_at_all_breaks_an_audit(text: str) -> None:
    report = audit([Document.from_text("a.txt", text), Document.from_text("b.txt", text + " ")])
    for form in ("json", "text", "sarif", "html"):
        render(report, form).encode("utf-8")
