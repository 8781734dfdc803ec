"""The file of decisions: create, update, check, prune, import, diff."""

import json
from pathlib import Path

import pytest

from auditor.cli import run
from reports.decisions import Decision, read, write


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text("哈威克大桥全长1240米。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("哈威克大桥全长1420米。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_in_the_baseline_is_known_and_found_from_a_folder_below(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["check", "a.txt", "b.txt"]) == 1
    assert run(["baseline", "create", "a.txt", "b.txt"]) == 0
    assert run(["check", "a.txt", "b.txt"]) == 0
    below = folder / "deep"
    below.mkdir()
    monkeypatch.chdir(below)
    assert run(["check", "../a.txt", "../b.txt"]) == 0
    assert run(["check", "../a.txt", "../b.txt", "--no-baseline"]) == 1


def test_lines_may_move_and_words_elsewhere_may_change(folder: Path) -> None:
    run(["baseline", "create", "a.txt", "b.txt"])
    text = (folder / "b.txt").read_text(encoding="utf-8")
    (folder / "b.txt").write_text(f"昨日举行通车典礼。\n\n{text}典礼有数百人参加。\n", encoding="utf-8")
    assert run(["check", "a.txt", "b.txt"]) == 0
    assert run(["check", "b.txt", "a.txt"]) == 0


def test_a_changed_number_lapses_and_update_takes_it_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["baseline", "create", "a.txt", "b.txt"])
    (folder / "b.txt").write_text("哈威克大桥全长1520米。\n", encoding="utf-8")
    assert run(["check", "a.txt", "b.txt"]) == 1
    assert run(["baseline", "check", "a.txt", "b.txt"]) == 1
    assert "was 1420米, now 1520米" in capsys.readouterr().out
    assert run(["baseline", "update", "a.txt", "b.txt"]) == 0
    assert run(["check", "a.txt", "b.txt"]) == 0


def test_an_unused_decision_is_reported_and_pruned(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["baseline", "create", "a.txt", "b.txt"])
    (folder / "b.txt").write_text("哈威克大桥全长1240米。\n", encoding="utf-8")
    run(["check", "a.txt", "b.txt"])
    assert "its finding is gone" in capsys.readouterr().out
    assert run(["baseline", "prune", "a.txt", "b.txt"]) == 0
    assert not (folder / "auditor-baseline.jsonl").read_text(encoding="utf-8")


def test_only_decisions_that_silence_let_a_run_pass(folder: Path) -> None:
    run(["check", "a.txt", "b.txt", "-o", "json=run.json"])
    finding = json.loads((folder / "run.json").read_text(encoding="utf-8"))["findings"][0]
    sides = tuple({"document": p["document"], "quote": p["quote"]} for p in finding["places"])
    for key, code in (("a", 1), ("b", 1), ("f", 1), ("e", 0), ("w", 0)):
        decision = Decision(
            fingerprint=finding["fingerprint"], decision=key, sides=sides, reviewer="R", date="2026-01-02"
        )  # type: ignore[arg-type]
        (folder / "downloaded.jsonl").write_text(write([decision]), encoding="utf-8")
        (folder / "auditor-baseline.jsonl").unlink(missing_ok=True)
        assert run(["baseline", "import", "downloaded.jsonl"]) == 0
        assert run(["check", "a.txt", "b.txt"]) == code, key


def test_an_expired_waiver_counts_no_more(folder: Path) -> None:
    run(["baseline", "create", "a.txt", "b.txt"])
    path = folder / "auditor-baseline.jsonl"
    (held,) = read(path.read_text(encoding="utf-8")).decisions
    path.write_text(write([held.model_copy(update={"expires": "2020-01-01"})]), encoding="utf-8")
    assert run(["check", "a.txt", "b.txt"]) == 1


def test_a_damaged_line_is_named_and_the_others_hold(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["baseline", "create", "a.txt", "b.txt"])
    path = folder / "auditor-baseline.jsonl"
    path.write_text("<<<<<<< ours\n" + path.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    assert run(["check", "a.txt", "b.txt"]) == 0
    out = capsys.readouterr().out
    assert "line 1 of auditor-baseline.jsonl" in out
    assert "line 3 of auditor-baseline.jsonl" in out


def test_create_does_not_overwrite_and_diff_tells_two_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["baseline", "create", "a.txt", "b.txt"]) == 0
    assert run(["baseline", "create", "a.txt", "b.txt"]) == 2
    (folder / "empty.jsonl").write_text("", encoding="utf-8")
    assert run(["baseline", "diff", "empty.jsonl"]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("+ ")
    assert run(["baseline", "diff", "empty.jsonl", "empty.jsonl"]) == 0


def test_a_waiver_needs_a_reason_and_a_day_to_come(folder: Path) -> None:  # noqa: ARG001 - the working directory
    assert run(["waive", "abc", "a.txt", "b.txt", "--reason", " "]) == 2
    assert run(["waive", "abc", "a.txt", "b.txt", "--reason", "x", "--expires", "2020-01-01"]) == 2
    assert run(["waive", "abc", "a.txt", "b.txt", "--reason", "x", "--expires", "soon"]) == 2
    assert run(["waive", "ffffffffffff", "a.txt", "b.txt", "--reason", "x"]) == 2
