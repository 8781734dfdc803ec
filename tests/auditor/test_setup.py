"""`auditor init`, the hooks and the scripts for CI: what they contain is executed as far as a machine without the
services can.
"""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from auditor.cli import run

ROOT = Path(__file__).parents[2]


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {
        "docs/zh/limits.md": "每个项目最多500个文件。",
        "docs/en/limits.md": "A project holds at most 500 files.",
        "figures.csv": "item,2024\nrevenue,86010\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_init_finds_pairs_and_sources_and_what_it_writes_is_taken_up(
    documents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", "."]) == 0
    text = (documents / "auditor.toml").read_text(encoding="utf-8")
    assert 'pairs = ["docs/{lang}/**"]' in text
    assert 'authority = ["figures.csv"]' in text
    assert (documents / "auditor-baseline.jsonl").read_text(encoding="utf-8") == ""
    assert "auditor-baseline.jsonl merge=union" in (documents / ".gitattributes").read_text(encoding="utf-8")
    assert yaml.safe_load((documents / ".github/workflows/auditor.yml").read_text(encoding="utf-8"))["jobs"]
    assert run(["check", "docs"]) == 0
    assert run(["check", ".", "--show-settings"]) == 0
    assert "auditor.toml" in capsys.readouterr().out


def test_init_does_not_overwrite_and_a_dry_run_writes_nothing(documents: Path) -> None:
    before = sorted(p.name for p in documents.rglob("*"))
    assert run(["init", ".", "--dry-run"]) == 0
    assert sorted(p.name for p in documents.rglob("*")) == before
    assert run(["init", "."]) == 0
    assert run(["init", "."]) == 2
    assert run(["init", ".", "--force", "--ci", "gitlab"]) == 0
    assert yaml.safe_load((documents / ".gitlab-ci-auditor.yml").read_text(encoding="utf-8"))["auditor"]["script"]
    assert run(["init", "nowhere"]) == 2


def on_path(folder: Path, **scripts: str) -> dict[str, str]:
    folder.mkdir()
    for name, text in scripts.items():
        path = folder / name
        path.write_text(f"#!/usr/bin/env bash\n{text}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("AUDITOR_", "GITHUB_"))}
    return {**kept, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_the_hooks_entries_run_as_they_stand(documents: Path) -> None:
    environment = on_path(documents / "bin", auditor=f'exec {sys.executable} -m auditor "$@"')
    (documents / "a.txt").write_text("哈威克大桥全长1240米。", encoding="utf-8")
    (documents / "b.txt").write_text("哈威克大桥全长1420米。", encoding="utf-8")
    whole, changed = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert not whole["pass_filenames"]
    assert whole["require_serial"]
    assert changed["require_serial"]
    for command in (whole["entry"], f"{changed['entry']} a.txt b.txt"):
        done = subprocess.run(command, shell=True, cwd=documents, env=environment, capture_output=True, check=False)  # noqa: S602
        assert done.returncode == 1, done.stderr.decode()


@pytest.fixture
def pull_request(tmp_path: Path) -> Path:
    """A repository in which a branch breaks one number, mends one and leaves one conflict alone."""
    origin, work = tmp_path / "origin.git", tmp_path / "work"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(origin)], check=True)
    subprocess.run(["git", "clone", "-q", str(origin), str(work)], check=True, capture_output=True)
    texts = {
        "a.txt": "哈威克大桥全长1240米。\n\n南山隧道全长3500米。\n\n东湖水库库容为3.2亿立方米。\n",
        "b.txt": "哈威克大桥全长1240米。\n\n南山隧道全长5300米。\n\n东湖水库库容为2.3亿立方米。\n",
    }
    for name, text in texts.items():
        (work / name).write_text(text, encoding="utf-8")
    git(work, "checkout", "-q", "-b", "main")
    git(work, "add", ".")
    git(work, "commit", "-q", "-m", "first")
    git(work, "push", "-q", "origin", "main")
    git(work, "checkout", "-q", "-b", "change")
    changed = texts["b.txt"].replace("1240", "1420").replace("5300", "3500")
    (work / "b.txt").write_text(changed, encoding="utf-8")
    git(work, "commit", "-q", "-am", "second")
    return work


def test_the_action_annotates_summarises_and_keeps_one_comment(pull_request: Path, tmp_path: Path) -> None:
    log = tmp_path / "gh.log"
    environment = on_path(
        tmp_path / "bin",
        auditor=f'exec {sys.executable} -m auditor "$@"',
        gh=f'printf "%s\\n" "$*" >> {log}\n'
        f'case "$*" in *--jq*) [ -f {tmp_path}/own ] && cat {tmp_path}/own;; esac\nexit 0',
    )
    environment |= {
        "NUMBERS_PATHS": "a.txt b.txt",
        "NUMBERS_BASE": "main",
        "PULL_REQUEST": "7",
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }
    script = [str(ROOT / ".ci" / "pull-request")]
    done = subprocess.run(["bash", *script], cwd=pull_request, env=environment, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr.decode()
    assert "::error file=b.txt,line=1" in done.stdout.decode()
    assert "**1 new, 1 fixed, 1 known**" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "--method POST repos/o/r/issues/7/comments" in log.read_text(encoding="utf-8")
    (tmp_path / "own").write_text("42\n", encoding="utf-8")
    subprocess.run(["bash", *script], cwd=pull_request, env=environment, capture_output=True, check=False)
    assert "--method PATCH repos/o/r/issues/comments/42" in log.read_text(encoding="utf-8")
    assert (pull_request / "auditor.sarif").is_file()


def test_the_gitlab_template_runs_as_it_stands(pull_request: Path, tmp_path: Path) -> None:
    job = yaml.safe_load((ROOT / ".ci" / "gitlab.yml").read_text(encoding="utf-8"))["auditor"]
    environment = on_path(tmp_path / "bin", auditor=f'exec {sys.executable} -m auditor "$@"', python="exit 0")
    environment |= {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", **job["variables"]}
    script = "set -e\n" + "\n".join(job["script"])
    done = subprocess.run(["bash", "-c", script], cwd=pull_request, env=environment, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr.decode()
    assert (pull_request / "auditor.json").is_file()
    assert (pull_request / "auditor.xml").is_file()


def test_the_action_names_a_script_that_is_there() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    scripts = [step["run"] for step in action["runs"]["steps"]]
    assert any(".ci/pull-request" in s for s in scripts)
    assert os.access(ROOT / ".ci" / "pull-request", os.X_OK)
