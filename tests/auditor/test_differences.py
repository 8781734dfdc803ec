"""A change under review, in a real git repository."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.differences import changed_lines
from auditor.errors import AuditorError


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "a.txt").write_text("哈威克大桥全长1240米。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("哈威克大桥昨日通车。\n哈威克大桥全长1240米。\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("南山隧道全长3500米。\n\n\n\n\n\n\n南山隧道全长5300米。\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    git(tmp_path, "checkout", "-q", "-b", "change")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(folder: Path, *arguments: str) -> tuple[int, dict[str, object], str]:
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "check", "a.txt", "b.txt", "c.txt", "--format", "json", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        env=dict(os.environ),
    )
    return done.returncode, json.loads(done.stdout) if done.stdout else {}, done.stderr.decode()


def test_an_old_conflict_does_not_count_when_nothing_of_it_changed(repository: Path) -> None:
    assert check(repository)[0] == 1
    code, report, _ = check(repository, "--diff-base", "main")
    assert code == 0
    assert {f["status"] for f in report["findings"]} == {"known"}  # type: ignore[index, attr-defined, union-attr]


def test_a_conflict_is_new_when_either_side_changed_and_leads_with_that_side(repository: Path) -> None:
    (repository / "b.txt").write_text("哈威克大桥昨日通车。\n哈威克大桥全长1420米。\n", encoding="utf-8")
    code, report, _ = check(repository, "--diff-base", "main")
    assert code == 1
    (new,) = [f for f in report["findings"] if f["status"] == "new"]  # type: ignore[attr-defined]
    assert (new["places"][0]["document"], new["places"][0]["line"]) == ("b.txt", 2)


def test_the_filter_says_how_near_a_change_must_be(repository: Path) -> None:
    text = (repository / "c.txt").read_text(encoding="utf-8").split("\n")
    text[2] = "隧道于去年开工。"
    (repository / "c.txt").write_text("\n".join(text), encoding="utf-8")
    outcome = {
        f: check(repository, "--diff-base", "main", "--filter", f)[0] for f in ("added", "context", "file", "none")
    }
    assert outcome == {"added": 0, "context": 1, "file": 1, "none": 1}


def test_files_that_git_does_not_track_yet_count_as_changed(repository: Path) -> None:
    (repository / "d.txt").write_text("一\n二\n", encoding="utf-8")
    assert changed_lines("main")[str((repository / "d.txt").resolve())] == (1, 2, 3)


def test_deleted_lines_touch_the_lines_beside_them(repository: Path) -> None:
    (repository / "b.txt").write_text("哈威克大桥全长1240米。\n", encoding="utf-8")
    assert 1 in changed_lines("main")[str((repository / "b.txt").resolve())]


def test_a_name_in_chinese_is_found(repository: Path) -> None:
    (repository / "桥 梁.txt").write_text("一\n", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "second")
    assert str((repository / "桥 梁.txt").resolve()) in changed_lines("main")


def test_an_unknown_revision_says_how_to_fetch_it(repository: Path) -> None:  # noqa: ARG001 - the working directory
    with pytest.raises(AuditorError, match="fetch-depth: 0"):
        changed_lines("origin/nowhere")


def test_a_shallow_clone_is_told_what_to_do(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "a.txt").write_text("哈威克大桥全长1250米。\n", encoding="utf-8")
    git(repository, "commit", "-q", "-am", "second")
    clone = tmp_path_factory.mktemp("clone") / "shallow"
    git(repository, "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{repository}", str(clone))
    monkeypatch.chdir(clone)
    with pytest.raises(AuditorError, match="git fetch --unshallow"):
        changed_lines("origin/main")


def test_outside_a_repository_the_message_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AuditorError, match="needs a git repository"):
        changed_lines("main")


def test_a_revision_cannot_smuggle_in_an_option(repository: Path) -> None:  # noqa: ARG001 - the working directory
    with pytest.raises(AuditorError, match="is no revision"):
        changed_lines("--output=x")


def test_two_branches_that_each_waive_five_findings_merge_without_conflict(repository: Path) -> None:
    from reports.decisions import Decision, read, write

    def entries(first: int) -> list[Decision]:
        return [
            Decision(fingerprint=f"{n * 7919 % 65536:016x}", decision="w", reason="r") for n in range(first, first + 5)
        ]

    baseline = repository / "auditor-baseline.jsonl"
    (repository / ".gitattributes").write_text("auditor-baseline.jsonl merge=union\n", encoding="utf-8")
    old = [Decision(fingerprint=f"{n:016x}", decision="k") for n in range(0, 60000, 300)]
    baseline.write_text(write(old), encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "baseline")
    for branch, first in (("one", 1), ("two", 11)):
        git(repository, "checkout", "-q", "-b", branch, "change")
        baseline.write_text(write([*old, *entries(first)]), encoding="utf-8")
        git(repository, "commit", "-q", "-am", branch)
    git(repository, "merge", "-q", "one")
    held = read(baseline.read_text(encoding="utf-8"))
    assert not held.problems
    assert len(held.decisions) == len(old) + 10
