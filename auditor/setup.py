"""What a folder of documents needs to be audited in CI: its language pairs, likely sources, and the files that say so.

Comes in: a folder. Goes out: the texts of files to be written. Writes nothing itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from auditor.document import Document
from auditor.options import Options
from auditor.reading.walking import files_of
from auditor.sets import assigned

SOURCES: Final = (".xlsx", ".csv", ".tsv")
"""Kinds of files that numbers are mostly taken from: workbooks and tables."""
GITHUB: Final = ".github/workflows/auditor.yml"
GITLAB: Final = ".gitlab-ci-auditor.yml"


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found: how many documents, patterns of language pairs, likely sources."""

    documents: int
    pairs: tuple[str, ...]
    sources: tuple[str, ...]


def surveyed(folder: Path) -> Survey:
    """Look through a folder, as `auditor check` would."""
    found = [item for item in files_of(folder, "", Options()) if hasattr(item, "path")]
    names = sorted(item.path.relative_to(folder).as_posix() for item in found)
    paired = [d for d in assigned([Document(name, "") for name in names], Options()) if d.pair]
    patterns = sorted({_pattern(d) for d in paired})
    return Survey(len(names), tuple(patterns), tuple(n for n in names if n.lower().endswith(SOURCES)))


def _pattern(document: Document) -> str:
    """`docs/zh/limits.md` of the pair `docs/*/limits.md` -> `docs/{lang}/**`; a name with the language in it stays
    one file's.
    """
    before, _, after = (document.pair or "").partition("*")
    return f"{before}{{lang}}/**" if after.startswith("/") else f"{before}{{lang}}{after}"


def configuration(found: Survey) -> str:
    """The text of `auditor.toml`."""
    lines = ["# Settings of auditor; see all with: auditor check --show-settings .", 'fail-on = "error"']
    if found.pairs:
        lines += ["", "# Translations: the same figures are expected on every side.", f"pairs = {_list(found.pairs)}"]
    if found.sources:
        lines += [
            "",
            "# Likely sources: where two sides differ, the other one is named as the side to mend.",
            f"authority = {_list(found.sources)}",
        ]
    return "\n".join(lines) + "\n"


def _list(items: Iterable[str]) -> str:
    return "[" + ", ".join(json.dumps(i, ensure_ascii=False) for i in items) + "]"


def workflow(folder: Path, ci: str | None) -> dict[str, str]:
    """Name and text of the workflow file; none for `none`."""
    wanted = ci or ("gitlab" if (folder / ".gitlab-ci.yml").exists() else "github")
    if wanted == "none":
        return {}
    return {GITLAB: _GITLAB} if wanted == "gitlab" else {GITHUB: _GITHUB}


def merge_rule(folder: Path, baseline: str) -> dict[Path, str]:
    """`.gitattributes` with the line that lets two branches add to the baseline without a conflict."""
    path = folder / ".gitattributes"
    line = f"{baseline} merge=union"
    held = path.read_text(encoding="utf-8") if path.is_file() else ""
    if line in held.splitlines():
        return {}
    return {path: held + ("\n" if held and not held.endswith("\n") else "") + line + "\n"}


_GITHUB = """name: numbers
on: [pull_request]
permissions:
  contents: read
  pull-requests: write
  security-events: write
jobs:
  auditor:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-python@v5
        with:
          python-version: "3.11"
      - run: pip install numeric-claim-auditor
      - run: >
          auditor check . --diff-base "origin/${{ github.base_ref }}"
          --output sarif=auditor.sarif --output github=annotations.txt --output summary=summary.md || code=$?;
          cat annotations.txt; cat summary.md >> "$GITHUB_STEP_SUMMARY"; exit ${code:-0}
"""

_GITLAB = """auditor:
  image: python:3.11
  variables:
    GIT_DEPTH: "0"
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - pip install numeric-claim-auditor
    - >
      auditor check . --diff-base "origin/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
      --output gitlab=auditor.json --output junit=auditor.xml
  artifacts:
    when: always
    reports:
      codequality: auditor.json
      junit: auditor.xml
"""
