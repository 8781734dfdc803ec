"""Bad input through the real command line: a clear message, the right exit code, the rest of the run complete."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from auditor import Document, Options, audit, extraction
from auditor.cli import run
from auditor.options import Options as Settings
from claims import Claim

TEXT = "The Marlow bridge is 1,240 m long.\n"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT.replace("1,240", "1,420"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def process(folder: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "auditor", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
        check=False,
        **{"capture_output": True, **options},
    )


def skipped(capsys: pytest.CaptureFixture[str], *paths: str) -> tuple[int, dict[str, str], int]:
    code = run(["check", *paths, "-f", "json", "--fail-on", "never"])
    report = json.loads(capsys.readouterr().out)
    return code, {s["document"]: s["reason"] for s in report["skipped"]}, len(report["claims"])


def test_empty_and_binary_files_are_named_and_the_rest_is_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for suffix in ("txt", "md", "html", "csv", "json", "docx", "xlsx", "pdf", "eml", "zip"):
        (folder / f"empty.{suffix}").write_bytes(b"")
    for suffix in ("txt", "docx", "xlsx", "pdf", "zip", "json", "html", "csv"):
        (folder / f"bin.{suffix}").write_bytes(bytes(range(256)) * 20)
    code, reasons, claims = skipped(capsys, ".")
    assert code == 0
    assert len(reasons) == 18
    assert claims == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_pipes_devices_and_loops_in_a_folder_are_named_not_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "one").symlink_to("two")
    (folder / "two").symlink_to("one")
    (folder / "up").symlink_to("..")
    code, reasons, claims = skipped(capsys, ".")
    assert code == 0
    assert {name.removeprefix("./") for name in reasons} == {"pipe.txt", "zero.txt", "one", "two", "up"}
    assert claims == 2


def test_names_with_line_ends_escapes_and_direction_marks_cannot_forge_the_report(folder: Path) -> None:
    (folder / "x\nERROR y.txt").write_text(TEXT, encoding="utf-8")
    (folder / "x\x1b[2J.txt").write_text(TEXT, encoding="utf-8")
    (folder / "x\u202etxt.exe.txt").write_text(TEXT, encoding="utf-8")
    (folder / "%0A::error::z.txt").write_text(TEXT, encoding="utf-8")
    for form in ("text", "markdown", "github", "csv"):
        out = process(folder, "check", ".", "-f", form, "--all", "--show", "confirmed").stdout.decode()
        assert "\x1b" not in out, form
        assert "\u202e" not in out, form
        assert not any(line.startswith(("ERROR y", "::error::z")) for line in out.splitlines()), form


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text exist on Linux")
def test_two_names_that_are_no_text_are_told_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for tail in (b"\xff", b"\xfe"):
        (Path(os.fsdecode(os.fsencode(folder) + b"/bad" + tail + b".txt"))).write_text(TEXT, encoding="utf-8")
    assert run(["check", ".", "-f", "json", "--fail-on", "never"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [d["name"] for d in report["documents"]] == ["a.txt", "b.txt", "bad\ufffd.txt", "bad\ufffd.txt#2"]


@pytest.mark.skipif(not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("setpriv")), reason="needs root")
def test_a_folder_and_a_file_without_permission_are_named_and_the_rest_is_checked() -> None:
    # The tests run as root, whom no permission stops; so the program runs as nobody.
    place = Path("/tmp") / f"auditor-{os.getpid()}"  # noqa: S108 - pytest's own folders are closed to others
    try:
        (place / "closed").mkdir(parents=True)
        for path in (place / "a.txt", place / "closed" / "b.txt", place / "c.txt"):
            path.write_text(TEXT, encoding="utf-8")
        place.chmod(0o755)
        (place / "closed").chmod(0)
        (place / "c.txt").chmod(0)
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable, "-m", "auditor"]
        done = subprocess.run(
            [*command, "check", ".", "-f", "json", "-o", "json=run.json", "-o", "csv=-x/y.csv"],
            cwd=place,
            env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(place)},
            capture_output=True,
            check=False,
        )
        if b"No module named" in done.stderr or b"ermission denied: '/" in done.stderr:
            pytest.skip("nobody may not read the program itself")
        assert done.returncode == 2, done.stderr.decode()
        assert b"cannot write run.json: Permission denied" in done.stderr
        report = json.loads(done.stdout)
        reasons = {s["document"].removeprefix("./"): s["reason"] for s in report["skipped"]}
        assert "ermission" in reasons["closed"]
        assert "no permission" in reasons["c.txt"]
        assert len(report["claims"]) == 1
    finally:
        (place / "closed").chmod(0o755)
        shutil.rmtree(place)


def test_standard_input_given_twice_is_read_once_and_closed_is_said(folder: Path) -> None:
    done = process(folder, "check", "-", "-", "-f", "json", input=TEXT.encode())
    assert [d["name"] for d in json.loads(done.stdout)["documents"]] == ["-"]
    closed = subprocess.run(
        ["bash", "-c", f"exec {sys.executable} -m auditor check - <&-"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert b"standard input cannot be read" in closed.stdout
    assert b"Traceback" not in closed.stderr


def test_a_number_of_500_digits_is_compared(folder: Path) -> None:
    (folder / "a.txt").write_text(f"The Marlow fund holds ${'9' * 500} in all.\n", encoding="utf-8")
    (folder / "b.txt").write_text(
        f"玛洛基金持有{'8' * 500}亿元。1e{'9' * 30} m. 10^99999999 kg. 5/0. 0/0\n", encoding="utf-8"
    )
    assert run(["check", ".", "-o", "html=x.html", "-o", "json=x.json", "-o", "sarif=x.sarif"]) in (0, 1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "a.txt", "-o", "json="], "names no file"),
        (["check", "a.txt", "-o", "=x"], "names no file"),
        (["check", "a.txt", "-o", ""], "names no file"),
        (["check", "a.txt", "-o", "."], "cannot write .: Is a directory"),
        (["check", "a.txt", "-o", "json=a.txt/x"], "cannot write a.txt/x: Not a directory"),
        (["check", "a.txt", "-o", "x" * 300], "File name too long"),
        (["check", "a.txt", "-o", "json=x\0y"], "cannot write"),
        (["check", ""], "no such path: ''"),
        (["check", "a.txt", "--select", ""], "a code is empty"),
        (["check", "a.txt", "--config", 'severity={NUM999="error"}'], "no rule 'NUM999'"),
        (["check", "a.txt", "--config", 'per-path-ignores={"*.txt"=["XYZ"]}'], "no rule 'XYZ'"),
        (["check", "a.txt", "--config", 'pairs=["docs"]'], "must hold {lang} once"),
        (["check", "a.txt", "--config", 'tolerance={x="5"}'], 'a percentage such as "0.5%" is wanted'),
        (["check", "a.txt", "--reference", "."], "a folder, not a reference file"),
        (["check", "a.txt", "--baseline", "none.jsonl"], "cannot read the baseline none.jsonl"),
        (["where", "a.txt:²"], "is no place"),
        (["where", f"a.txt:{'9' * 5000}"], "is no place"),
        (["where", ":1"], "is no place"),
        (["where", "none.txt:1"], "no such path: 'none.txt'"),
        (["waive", "", "a.txt", "--reason", "x"], "is no fingerprint"),
        (["report", "."], "cannot read ."),
        (["report", "a.txt"], "is no report of this program"),
        (["init", "nowhere"], "no such folder"),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong(
    folder: Path,  # noqa: ARG001 - the working directory
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    assert run(arguments) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("auditor.toml", b"[[[", "is not valid TOML"),
        ("auditor.toml", b"jobs = 1\xff", "is not valid TOML"),
        ("auditor.toml", b"jbos = 1", "did you mean jobs?"),
        ("pyproject.toml", b"[tool]\nauditor = 3", "must be a table"),
    ],
)
def test_a_wrong_configuration_is_told_what_is_wrong(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, message: str
) -> None:
    (folder / name).write_bytes(content)
    assert run(["check", "a.txt"]) == 2
    assert message in capsys.readouterr().err
    assert run(["check", "a.txt", "--isolated"]) == 0


def test_a_pyproject_of_another_shape_is_none_of_our_business(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("tool = 3", encoding="utf-8")
    assert run(["check", "a.txt"]) == 0


def test_an_unknown_variable_is_named_in_full(
    folder: Path,  # noqa: ARG001 - the working directory
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AUDITOR_FIAL_ON", "note")
    assert run(["check", "a.txt"]) == 2
    assert "did you mean AUDITOR_FAIL_ON?" in capsys.readouterr().err


def test_a_damaged_baseline_is_never_rewritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["baseline", "create", "a.txt", "b.txt"]) == 0
    path = folder / "auditor-baseline.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + '{"fingerprint":\n', encoding="utf-8")
    before = path.read_bytes()
    (folder / "more.jsonl").write_text("", encoding="utf-8")
    for arguments in (["update", "a.txt", "b.txt"], ["prune", "a.txt", "b.txt"], ["import", "more.jsonl"]):
        assert run(["baseline", *arguments]) == 2, arguments
        assert "line 2" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_file_that_is_no_baseline_at_all_is_not_listed_line_by_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "x.jsonl").write_text("no\n" * 500, encoding="utf-8")
    run(["check", "a.txt", "--baseline", "x.jsonl", "-f", "json"])
    found = [f["message"] for f in json.loads(capsys.readouterr().out)["findings"] if f["code"] == "SUP001"]
    assert len(found) == 21
    assert found[-1].startswith("480 more lines")


def test_two_decisions_on_one_finding_are_reported_and_the_cautious_one_holds(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["baseline", "create", "a.txt", "b.txt"]) == 0
    path = folder / "auditor-baseline.jsonl"
    line = path.read_text(encoding="utf-8")
    path.write_text(line + line.replace('"k"', '"f"'), encoding="utf-8")
    assert run(["check", "a.txt", "b.txt"]) == 1
    assert "a second decision on" in " ".join(capsys.readouterr().out.split())


def test_a_reader_that_has_seen_enough_does_not_change_the_exit_code(folder: Path) -> None:
    for command, code in (("check a.txt b.txt", 1), ("check a.txt", 0), ("extract a.txt", 0), ("rules", 0)):
        script = f"{sys.executable} -m auditor {command} | true; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
        )
        assert done.returncode == code, (command, done.stderr.decode())
        assert done.stderr == b"", command


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["version", "rules", "check a.txt"])
@pytest.mark.parametrize("where", [">/dev/full", ">&-"])
def test_no_room_for_the_result_is_a_message_and_2(folder: Path, command: str, where: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f"exec {sys.executable} -m auditor {command} {where}"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == 2
    assert b"standard output" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_bug_is_no_finding(
    folder: Path,  # noqa: ARG001 - the working directory
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("auditor.run.audit_documents", broken)
    assert run(["check", "a.txt"]) == 70
    err = capsys.readouterr().err
    assert "ZeroDivisionError" in err
    assert "this is a bug" in err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("subject,measure,value\nMarlow,length,\n", "value is missing"),
        ("a,b\n1,2\n", "the first line must name the columns"),
        ("", "the first line must name the columns"),
        ("subject,measure,value,unit\nMarlow,length,1240,flurbs\n", "flurbs"),
    ],
)
def test_a_fact_that_cannot_be_used_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], content: str, message: str
) -> None:
    (folder / "facts.csv").write_text(content, encoding="utf-8")
    run(["check", "a.txt", "--reference", "facts.csv", "-f", "json"])
    reasons = [s["reason"] for s in json.loads(capsys.readouterr().out)["skipped"]]
    assert any(message in reason for reason in reasons), reasons


def test_a_sentence_repeated_many_times_is_one_fact_in_bounded_time() -> None:
    began = time.perf_counter()
    report = audit(
        [Document.from_text("a.txt", TEXT * 3000), Document.from_text("b.txt", TEXT.replace("1,240", "1,420") * 3000)]
    )
    assert time.perf_counter() - began < 30
    assert len(report.findings) == 1
    assert report.summary.states == {"disputed": 6000}
    assert len(report.comparisons) < 100


def test_repeats_are_folded_from_the_fifth_copy_on_and_count_as_confirmed() -> None:
    report = audit([Document.from_text("a.txt", TEXT * 7)])
    assert not report.findings
    assert report.summary.states == {"confirmed": 7}
    assert any("word for word 7 times" in c.explanation for c in report.comparisons)


def test_thousands_of_claims_with_one_key_end_in_bounded_time() -> None:
    began = time.perf_counter()
    texts = ("".join(f"Marlow Inc revenue was ${i}.{d} million.\n" for i in range(1, 2001)) for d in (5, 7))
    report = audit([Document.from_text(name, text) for name, text in zip("ab", texts, strict=True)])
    assert time.perf_counter() - began < 60
    assert len(report.comparisons) < 10_000


def test_a_lost_worker_costs_no_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "WORTH_A_POOL", 1)
    documents = [Document.from_text(f"{i}.txt", TEXT) for i in range(4)]
    parent = os.getpid()
    whole = extraction.extract

    def dying(*arguments: Any, **named: Any) -> list[Claim]:  # noqa: ANN401 - whatever it is called with
        if os.getpid() != parent:
            os._exit(9)
        return whole(*arguments, **named)

    monkeypatch.setattr(extraction, "extract", dying)
    claims, skips = extraction.extract_all(documents, Settings(jobs=2))
    assert len(claims) == 4
    assert not skips


def test_the_number_of_workers_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "WORTH_A_POOL", 1)
    documents = [Document.from_text(f"{i}.txt", TEXT * (i + 1)) for i in range(5)]
    one, many = (extraction.extract_all(documents, Settings(jobs=jobs)) for jobs in (1, 3))
    assert one == many


@pytest.mark.slow
def test_one_line_of_10_mb_is_read_to_its_end(folder: Path) -> None:
    (folder / "long.txt").write_text(
        "x" * 5_000_000 + " The bridge is 1,240 m long. " + "字" * 1_500_000, encoding="utf-8"
    )
    done = process(folder, "check", "long.txt", "-f", "json", "--no-text")
    assert done.returncode == 0
    assert json.loads(done.stdout)["summary"]["claims"] == 1


@pytest.mark.slow
def test_a_file_beyond_the_limit_is_named_and_not_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(201_000_000)
    code, reasons, claims = skipped(capsys, ".")
    assert code == 0
    assert "the limit is 200,000,000" in next(r for name, r in reasons.items() if name.endswith("huge.txt"))
    assert claims == 2


@pytest.mark.slow
def test_thousands_of_small_files_are_read(folder: Path) -> None:
    for i in range(3000):
        (folder / f"{i}.txt").write_text(f"Plant {chr(97 + i % 26)}{i} made {i + 3} tonnes.\n", encoding="utf-8")
    done = process(folder, "check", ".", "-f", "json", "--fail-on", "never")
    assert done.returncode == 0
    assert json.loads(done.stdout)["summary"]["documents"] == 3002


@pytest.mark.slow
def test_an_interrupt_with_several_workers_ends_with_130_and_no_traceback(folder: Path) -> None:
    for i in range(4):
        (folder / f"big{i}.txt").write_text(
            f"The bridge {i} is 1,240 m long and cost $3.5 million.\n" * 30_000, encoding="utf-8"
        )
    started = subprocess.Popen(
        [sys.executable, "-m", "auditor", "check", ".", "--jobs", "2", "-o", "json=run.json"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(4)
    os.killpg(started.pid, signal.SIGINT)
    _, errors = started.communicate(timeout=60)
    assert started.returncode == 130
    assert b"Traceback" not in errors
    assert not (folder / "run.json").exists()


def test_options_and_documents_of_the_library_are_as_careful() -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        audit(["nowhere.txt"])
    report = audit(
        [Document.from_text("a", ""), Document.from_text("a", "\ud800 5 kg \udfff\0"), Document.from_text("", TEXT)],
        Options(),
    )
    assert {d.name for d in report.documents} == {"", "a", "a#2"}


def test_a_folder_without_a_file_is_a_wrong_call_that_is_reported_all_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "none" / "below").mkdir(parents=True)
    assert run(["check", "none", "-f", "json"]) == 2
    out, err = capsys.readouterr()
    assert json.loads(out)["skipped"][0]["document"] == "none"
    assert "nothing to check" in err
    assert run(["check", "none", "a.txt"]) == 0


def test_what_the_program_wrote_into_the_folder_is_no_document(
    folder: Path,  # noqa: ARG001 - the working directory
    capsys: pytest.CaptureFixture[str],
) -> None:
    outputs = ("json=run.json", "sarif=o.sarif", "rdjson=r.json", "jsonl=o.jsonl", "html=review.html")
    run(["check", "a.txt", "b.txt", *(word for o in outputs for word in ("-o", o))])
    run(["baseline", "create", "a.txt", "b.txt"])
    capsys.readouterr()
    run(["check", ".", "-f", "json"])
    names = {d["name"] for d in json.loads(capsys.readouterr().out)["documents"]}
    assert names <= {"a.txt", "b.txt", "review.html"}
