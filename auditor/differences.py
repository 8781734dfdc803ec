"""A change under review: findings that it touches stay new, all others are known.

A conflict is new when either side changed; its primary place is then the changed side, so that it shows in the change.
Comes in: a report, a base revision. Touches: git, for the lines that differ.
"""

from __future__ import annotations

import re
import subprocess
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from auditor.decisions import counted
from auditor.errors import AuditorError
from reports.model import FindingRecord, PlaceRecord, Report, Waiver

CONTEXT: Final = 3
"""Lines around a change that `--filter context` takes in, as many as a diff shows."""
_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_FILE = re.compile(r"^\+\+\+ (?:b/)?(.*)$", re.MULTILINE)

Lines = tuple[int, ...]


def narrowed(report: Report, base: str, wanted: str) -> Report:
    """The report in which only findings on changed places are new.

    Args:
        report: the whole report.
        base: a revision, branch or tag; compared from where the present branch left it.
        wanted: `added` (a changed line), `context` (near one), `file` (a changed file), `none` (everything).

    Raises:
        AuditorError: this is no git repository, or the revision is not in it.
    """
    changed = changed_lines(base)
    if wanted == "none":
        return report
    findings = [_narrowed(f, changed, base, wanted) for f in report.findings]
    return counted(report.model_copy(update={"findings": findings}))


def changed_lines(base: str) -> dict[str, Lines]:
    """Absolute path -> numbers of the lines added or changed since the present branch left `base`, sorted."""
    top = Path(_git("rev-parse", "--show-toplevel", hint="--diff-base needs a git repository").strip())
    start = _merge_base(base)
    text = _git("-c", "core.quotepath=off", "diff", "--no-color", "--no-ext-diff", "--unified=0", start, "--", str(top))
    out: dict[str, Lines] = {}
    for part in re.split(r"(?m)^diff --git ", text)[1:]:
        name = _FILE.search(part)
        if name and name[1] != "/dev/null":
            out[str((top / name[1].strip().strip('"')).resolve())] = _added(part)
    for untracked in _git("ls-files", "--others", "--exclude-standard", "-z", "--full-name", ":/").split("\0"):
        path = top / untracked
        if untracked and path.is_file():
            out[str(path.resolve())] = tuple(range(1, path.read_bytes().count(b"\n") + 2))
    return out


def _added(part: str) -> Lines:
    numbers: list[int] = []
    for match in _HUNK.finditer(part):
        start, count = int(match[1]), int(match[2] or 1)
        # A hunk that only deletes lies between two lines: both sides of the gap count as touched.
        numbers += range(start, start + count) if count else (start, start + 1)
    return tuple(sorted(set(numbers)))


def _merge_base(base: str) -> str:
    if base.startswith("-"):
        message = f"{base!r} is no revision"
        raise AuditorError(message)
    hint = (
        f"{base} is not in this clone, or has no common commit with it: fetch it "
        "(git fetch --unshallow origin, or fetch-depth: 0 in the checkout step)"
    )
    return _git("merge-base", base, "HEAD", hint=hint).strip()


def _git(*arguments: str, hint: str | None = None) -> str:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607 - git of the PATH
    except OSError as problem:
        raise AuditorError("git cannot be run", "--diff-base needs git") from problem
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        message = f"git {arguments[0]} failed: {said[-1] if said else 'no reason given'}"
        raise AuditorError(message, hint)
    return done.stdout.decode("utf-8", "replace")


def _narrowed(finding: FindingRecord, changed: Mapping[str, Lines], base: str, wanted: str) -> FindingRecord:
    touched = [_touched(p, changed, wanted) for p in finding.places]
    if any(touched):
        first = touched.index(True)
        return _led_by(finding, first) if first else finding
    if finding.status != "new":
        return finding
    waiver = Waiver(decision="k", reason=f"no side changed since {base}")
    return finding.model_copy(update={"status": "known", "waiver": waiver})


def _touched(place: PlaceRecord, changed: Mapping[str, Lines], wanted: str) -> bool:
    lines = changed.get(str(Path(place.document.split("#")[0]).resolve()))
    if lines is None:
        return False
    if wanted == "file" or place.line is None:
        return True
    reach = CONTEXT if wanted == "context" else 0
    return _any_between(lines, place.line - reach, place.line + reach)


def _any_between(numbers: Sequence[int], low: int, high: int) -> bool:
    i = bisect_left(numbers, low)
    return i < len(numbers) and numbers[i] <= high


def _led_by(finding: FindingRecord, first: int) -> FindingRecord:
    """The finding with that place as its primary one; notes in other languages keep their places."""
    order = [first, *(i for i in range(len(finding.places)) if i != first)]
    translations = {
        language: words.model_copy(update={"notes": [words.notes[i] for i in order]})
        if len(words.notes) == len(order)
        else words
        for language, words in finding.translations.items()
    }
    return finding.model_copy(update={"places": [finding.places[i] for i in order], "translations": translations})
