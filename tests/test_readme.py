"""What the README shows is true: its commands are there, its example runs, its output is what the program prints."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.cli import main, run
from reports import Report
from reports.format import known_formats

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.compile(r"<!-- output: (?P<name>\S+) -->\n```\w*\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
INDENTED = re.compile(r"(?:^    \S.*\n)+", re.MULTILINE)
SPANS = re.compile(r"`(auditor [^`\n]+)`")


@pytest.fixture(scope="module")
def printed() -> frozenset[str]:
    """The lines of `auditor demo --all` and of `auditor demo`, at the width of a pipe (100)."""
    lines: set[str] = set()
    for flags in ([], ["--all"]):
        command = [sys.executable, "-m", "auditor", "demo", *flags]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        lines |= {line.rstrip() for line in done.stdout.decode("utf-8").splitlines()}
    return frozenset(lines)


def test_the_readme_shows_output() -> None:
    assert [m["name"] for m in SHOWN.finditer(README)] == ["demo", "finding"]


@pytest.mark.parametrize("block", [pytest.param(m["text"], id=m["name"]) for m in SHOWN.finditer(README)])
def test_every_line_of_output_is_really_printed(block: str, printed: frozenset[str]) -> None:
    elided = {"…", "..."}
    missing = [line for line in block.splitlines() if line.rstrip() not in printed and line.strip() not in elided]
    assert not missing


def commands() -> list[list[str]]:
    """Every `auditor ...` in the README: in a block of commands or in running text."""
    found = [line for block in INDENTED.findall(README) for line in block.splitlines()]
    found += SPANS.findall(README)
    words = [w for line in found for part in line.split("&&") if "auditor" in (w := shlex.split(part))[0].split("/")]
    return [w[1:] for w in words]


def test_every_command_and_flag_of_the_readme_is_there() -> None:
    import click

    assert len(commands()) > 10
    for words in commands():
        command: click.Command | None = main
        rest = list(words)
        while rest and isinstance(command, click.Group) and rest[0] != "…":
            command = command.get_command(click.Context(command), rest.pop(0))
        assert command is not None, words
        known = {name for p in command.params for name in p.opts}
        flags = {word.partition("=")[0] for word in rest if word.startswith("-") and word != "-"}
        assert flags <= known, (command.name, flags - known)


def test_every_flag_in_running_text_is_one_of_check() -> None:
    from auditor.commands.check import COMMAND

    known = {name for p in COMMAND.params for name in p.opts}
    named = {flag for span in re.findall(r"`(--[^`\n]+)`", README) for flag in re.findall(r"--[a-z-]+", span)}
    assert named <= known, named - known


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ["check", "a.txt", "a2.txt"]),
        (1, ["check", "a.txt", "b.txt"]),
        (2, ["check", "a.txt", "--format", "nothing"]),
        (3, ["check", "a.txt", "scan.bin", "--strict"]),
    ],
)
def test_the_table_of_exit_codes_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, arguments: list[str]
) -> None:
    assert re.search(rf"^\| {code} \| ", README, re.MULTILINE)
    monkeypatch.chdir(tmp_path)
    for name, length in (("a.txt", "1,240"), ("a2.txt", "1,240"), ("b.txt", "1,420")):
        (tmp_path / name).write_text(f"The Marlow bridge is {length} m long.\n", encoding="utf-8")
    (tmp_path / "scan.bin").write_bytes(bytes(range(256)) * 20)
    assert run(arguments) == code


def test_the_example_in_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "bridge.md").write_text("The bridge is 1,240 m long.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)  # noqa: S102 - it is our own example
    assert isinstance(names["report"], Report)


def test_the_list_of_formats_is_the_list_of_formats() -> None:
    (line,) = re.findall(r"^- \*\*Formats\*\*: ((?:`\w+` ?)+);", README, re.MULTILINE)
    assert set(re.findall(r"\w+", line)) == set(known_formats())


def test_every_local_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
    for name in ("auditor.toml", ".pre-commit-hooks.yaml", "action.yml", ".ci/gitlab.yml"):
        if f"`{name}`" in README and name != "auditor.toml":
            assert (ROOT / name).exists(), name
