"""The real command line, in a process of its own: exit codes, messages, files."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

CONFLICT = {"a.txt": "哈威克大桥全长1240米。", "b.txt": "哈威克大桥全长1420米。"}
AGREEMENT = {"a.txt": "哈威克大桥全长1240米。", "b.txt": "哈威克大桥全长约1200米。"}


def run(folder: Path, *arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "auditor", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        env={k: v for k, v in os.environ.items() if not k.startswith("AUDITOR_")} | environment,
    )


@pytest.fixture
def conflict(tmp_path: Path) -> Path:
    return written(tmp_path, CONFLICT)


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_nothing_wrong_ends_with_0(tmp_path: Path) -> None:
    done = run(written(tmp_path, AGREEMENT), "check", ".")
    assert done.returncode == 0, done.stdout.decode()


def test_an_error_ends_with_1_and_not_at_a_higher_bar(conflict: Path) -> None:
    assert run(conflict, "check", ".").returncode == 1
    assert run(conflict, "check", ".", "--fail-on", "never").returncode == 0


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "html", "csv", "github"])
def test_the_format_never_changes_the_exit_code(conflict: Path, form: str) -> None:
    assert run(conflict, "check", ".", "--format", form).returncode == 1


def test_a_wrong_call_ends_with_2_and_says_what_to_do(conflict: Path) -> None:
    cases = {
        ("check", ".", "--format", "sraif"): b"did you mean sarif?",
        ("check", ".", "--select", "NUM901"): b"no rule 'NUM901'",
        ("check", "no-such-folder"): b"no such path: no-such-folder",
        ("check", ".", "--config", "fial-on=note"): b"did you mean fail-on?",
        ("check", ".", "--reference", "nothing.csv"): b"no such reference file: nothing.csv",
        ("report", "a.txt"): b"is no report of this program",
        ("explain", "NUM10"): b"no rule 'NUM10'",
        ("check",): b"Missing argument",
        ("chekc", "."): b"No such command",
    }
    for arguments, message in cases.items():
        done = run(conflict, *arguments)
        assert done.returncode == 2, arguments
        assert message in done.stderr, (arguments, done.stderr.decode())


def test_a_missing_path_ends_with_2_and_the_rest_is_reported(conflict: Path) -> None:
    done = run(conflict, "check", "a.txt", "b.txt", "gone.txt")
    assert done.returncode == 2
    assert b"no such path: gone.txt; the rest is checked" in done.stderr
    assert "1420米" in done.stdout.decode()


def test_unread_input_ends_with_3_only_when_strict(tmp_path: Path) -> None:
    folder = written(tmp_path, AGREEMENT)
    (folder / "scan.txt").write_bytes(b"\x7fELF\x00\x01\x02\x00" * 64)
    assert run(folder, "check", ".").returncode == 0
    done = run(folder, "check", ".", "--strict")
    assert done.returncode == 3
    assert b"scan.txt" in done.stdout


def test_several_outputs_are_written_in_one_run_and_validate_as_what_they_are(conflict: Path) -> None:
    outputs = ["sarif=out.sarif", "junit=out.xml", "html=out.html", "json=run.json"]
    done = run(conflict, "check", ".", *(word for o in outputs for word in ("-o", o)))
    assert done.returncode == 1
    assert json.loads((conflict / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (conflict / "out.html").read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    report = json.loads((conflict / "run.json").read_text(encoding="utf-8"))
    again = run(conflict, "report", "run.json", "--format", "json")
    assert json.loads(again.stdout) == report


def test_an_output_that_cannot_be_written_leaves_nothing_half_written(conflict: Path) -> None:
    done = run(conflict, "check", ".", "-o", "json=missing/run.json", "-o", "csv=ok.csv")
    assert done.returncode == 2
    assert b"cannot write missing/run.json" in done.stderr
    assert (conflict / "ok.csv").exists()
    assert not list(conflict.glob(".*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_a_clear_message(conflict: Path) -> None:
    done = run(conflict, "check", ".", "-o", "json=/dev/full")
    assert done.returncode == 2
    assert b"cannot write /dev/full: No space left" in done.stderr


def test_results_go_to_standard_output_and_messages_to_standard_error(conflict: Path) -> None:
    done = run(conflict, "check", "a.txt", "b.txt", "gone.txt", "--format", "json")
    json.loads(done.stdout)
    assert b"gone.txt" in done.stderr


def test_standard_input_is_read(tmp_path: Path) -> None:
    text = "哈威克大桥全长1240米。全长1420米的哈威克大桥昨日通车。".encode()
    done = run(tmp_path, "extract", "-", "--format", "jsonl", stdin=text)
    assert [json.loads(line)["value"] for line in done.stdout.decode().splitlines()][:2] == ["1240", "1420"]


def test_the_report_is_printed_in_chinese_on_request(conflict: Path) -> None:
    done = run(conflict, "check", ".", "--language", "zh")
    assert "错误" in done.stdout.decode()


def test_version_starts_without_third_party_modules() -> None:
    code = (
        "import sys; sys.argv=['auditor','version']; from auditor.__main__ import main; main(); "
        "print(sorted(m for m in sys.modules if m.split('.')[0] in "
        "{'pydantic','click','pint','rich','babel','rapidfuzz','lxml','opencc','jinja2','yaml','openpyxl','docx'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout.decode().splitlines()[1] == "[]"


def test_an_explanation_of_a_finding_shows_why_it_was_linked(conflict: Path) -> None:
    run(conflict, "check", ".", "-o", "json=run.json")
    finding = json.loads((conflict / "run.json").read_text(encoding="utf-8"))["findings"][0]
    done = run(conflict, "explain", finding["fingerprint"], "run.json")
    assert done.returncode == 0
    text = done.stdout.decode()
    for words in ("Why these were linked", "What each number allows", "different verdict", "1240米"):
        assert words in text


def test_a_waived_finding_counts_no_more_until_its_number_changes(conflict: Path) -> None:
    run(conflict, "check", ".", "-o", "json=run.json", "--fail-on", "never")
    name = json.loads((conflict / "run.json").read_text(encoding="utf-8"))["findings"][0]["fingerprint"]
    assert run(conflict, "waive", name, "run.json", "--reason", "two bridges").returncode == 0
    assert run(conflict, "check", "a.txt", "b.txt").returncode == 0
    (conflict / "b.txt").write_text("哈威克大桥全长1520米。", encoding="utf-8")
    done = run(conflict, "check", "a.txt", "b.txt")
    assert done.returncode == 1
    assert "was 1420米, now 1520米" in done.stdout.decode()


def test_a_waiver_in_the_text_needs_a_reason_and_a_use(tmp_path: Path) -> None:
    folder = written(tmp_path, CONFLICT)
    (folder / "b.md").write_text(
        "<!-- auditor: ignore NUM -- two bridges -->\n哈威克大桥全长1420米。\n", encoding="utf-8"
    )
    (folder / "b.txt").unlink()
    assert run(folder, "check", "a.txt", "b.md").returncode == 0
    (folder / "b.md").write_text("<!-- auditor: ignore NUM -->\n哈威克大桥全长1420米。\n", encoding="utf-8")
    done = run(folder, "check", "a.txt", "b.md")
    assert done.returncode == 1
    assert "gives no reason" in done.stdout.decode()


def test_where_lists_the_other_places_of_a_line(conflict: Path) -> None:
    (conflict / "c.md").write_text("# Bridge\n\nThe Harwick bridge is 1,240 metres long.\n", encoding="utf-8")
    text = run(conflict, "where", "a.txt:1").stdout.decode()
    assert "c.md:3" in text
    assert "b.txt:1" in text


def test_an_interrupt_ends_with_130_and_leaves_no_half_written_file(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text("桥长1240米,造价3.5亿元。\n" * 60_000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "auditor", "check", "big.txt", "-o", "json=run.json"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    time.sleep(1.0)
    process.send_signal(2)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors.decode()
    assert b"interrupted" in errors
    assert sorted(p.name for p in tmp_path.iterdir()) == ["big.txt"]


def test_completion_offers_the_commands(tmp_path: Path) -> None:
    script = "import sys; sys.argv = ['auditor']; from auditor.__main__ import main; main()"
    words = {"_AUDITOR_COMPLETE": "bash_complete", "COMP_WORDS": "auditor ba", "COMP_CWORD": "1"}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=False, env=os.environ | words
    )
    assert done.stdout.decode().strip() == "plain,baseline"
