"""Every member of every plural folder is complete: rule, reader, format, command, language."""

import re
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from click import Command

from auditor.cli import main
from auditor.reader import readers
from auditor.rule import Rule, rules
from reports.format import known_formats

TESTS = Path(__file__).parent
CODE = re.compile(r"^[A-Z]{3}\d{3}$")
NEEDS_A_RUN = {"SUP001", "SRC001", "REF201", "REF202", "REF203", "NUM112", "NUM103", "LNK001"}
"""Rules on decisions, unread parts, references, language pairs and doubtful pairs: tested on whole runs, not by
cases.
"""


@pytest.mark.parametrize("rule", rules().values(), ids=lambda r: r.code)
def test_a_rule_explains_itself_in_both_languages(rule: Rule) -> None:
    assert CODE.match(rule.code)
    assert rule.name == rule.name.lower()
    assert " " not in rule.name
    assert rule.summary.en
    assert re.search(r"[一-鿿]", rule.summary.zh), "the summary has a Chinese side"
    lines = rule.explanation.splitlines()
    for word in ("Bad:", "Good:"):
        example = next((line for line in lines if line.startswith(word)), "")
        assert " / " in example, f"{rule.code}: the line {word} has a Chinese and an English side parted by ' / '"


@pytest.mark.parametrize("code", sorted(set(rules()) - NEEDS_A_RUN))
def test_a_rule_has_cases_in_chinese_and_english(code: str) -> None:
    cases = [tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted((TESTS / "cases" / code).glob("*.toml"))]
    firing = [c for c in cases if c["expect"]]
    silent = [c for c in cases if not c["expect"]]
    assert firing, "at least one case fires"
    assert silent, "at least one case stays silent"
    texts = ["".join(d["text"] for d in c["documents"]) for c in cases]
    assert any(re.search(r"[一-鿿]", t) for t in texts), "a case in Chinese"
    assert any(not re.search(r"[一-鿿]", t) for t in texts), "a case in English"


@pytest.mark.parametrize("name", sorted(known_formats()))
def test_a_format_has_goldens(name: str) -> None:
    assert list((TESTS / "golden").glob(f"*{name}*")) or list((TESTS / "golden").rglob(f"*{name}*")), name


@pytest.mark.parametrize("name", sorted(readers()))
def test_a_reader_takes_suffixes_of_its_own(name: str) -> None:
    reader = readers()[name]
    others = {s for n, r in readers().items() if n != name for s in r.suffixes}
    assert not set(reader.suffixes) & others


def test_a_command_says_what_it_does() -> None:
    import click

    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert isinstance(command, Command), name
        assert command.help, name


def test_no_member_from_elsewhere_is_needed() -> None:
    for group in ("auditor.rules", "auditor.readers", "reports.formats"):
        assert not list(entry_points(group=group)), "the tests run on the project alone"
