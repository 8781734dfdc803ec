"""`auditor baseline`: the file of decisions that `auditor check` respects."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from auditor import decisions, output
from auditor.errors import AuditorError
from auditor.run import audited, baseline_path, load, settings_of, shown_path, today
from reports import Report
from reports import decisions as book

FLAGS: Mapping[str, Any] = {"no_baseline": True, "quiet": True}


@click.group("baseline", short_help="Keep decisions on findings")
def COMMAND() -> None:  # noqa: N802 - the name by which commands are found
    """Keep decisions on findings: create, update, check, prune, import, diff."""


def _file(given: str | None) -> Path:
    options = settings_of({}).options
    return Path(given) if given else baseline_path(options) or Path(decisions.FILE)


def _existing(given: str | None) -> tuple[Path, book.Book]:
    path = _file(given)
    if not path.is_file():
        message = f"there is no baseline {shown_path(path)}"
        raise AuditorError(message, "make one: auditor baseline create PATH...")
    held = decisions.load(path)
    _complain(path, held.problems)
    return path, held


def _complain(path: Path, problems: Iterable[book.Problem]) -> None:
    for problem in problems:
        sys.stderr.write(f"auditor: {shown_path(path)}:{problem.line}: {problem.message}\n")


def _report(paths: Sequence[str]) -> Report:
    options = settings_of({}).options
    loaded = load(paths, options)
    if loaded.missing:
        message = f"no such path: {', '.join(loaded.missing)}"
        raise AuditorError(message, "name the files or folders that `auditor check` is run on")
    return audited(loaded, options, FLAGS, sys.stderr)


def _write(path: Path, entries: Iterable[book.Decision]) -> None:
    output.save(path, book.write(entries), "name another file with --file")


_FILE = click.option(
    "--file", "-f", "file", metavar="FILE", help="The baseline; nearest auditor-baseline.jsonl if not given."
)
_REASON = click.option("--reason", help="Why these are accepted.")


@COMMAND.command("create")
@click.argument("paths", nargs=-1, required=True)
@click.option("--file", "-f", "file", metavar="FILE", default=decisions.FILE, help="Where to write it.")
@click.option("--force", is_flag=True, help="Replace a baseline that is there.")
@_REASON
def create(paths: tuple[str, ...], file: str, *, force: bool, reason: str | None) -> None:
    """Accept every present finding in PATHS as known."""
    path = Path(file)
    if path.exists() and not force:
        message = f"{path} is there already"
        raise AuditorError(message, "add to it: auditor baseline update PATH...; or replace it with --force")
    entries = list(decisions.taken(_report(paths), reason, today()))
    _write(path, entries)
    output.to_stdout(f"{len(entries)} findings are known in {shown_path(path)}")


@COMMAND.command("update")
@click.argument("paths", nargs=-1, required=True)
@_FILE
@_REASON
def update(paths: tuple[str, ...], file: str | None, reason: str | None) -> None:
    """Add new findings as known, renew those whose numbers changed; other decisions stay."""
    path, held = _existing(file)
    decisions.to_be_rewritten(path)
    report = _report(paths)
    lapsed = {
        o.decision.fingerprint for o in decisions.outcomes(report, held.decisions, today()) if o.state == "changed"
    }
    kept = [d for d in held.decisions if d.fingerprint not in lapsed]
    known = {d.fingerprint for d in kept}
    fresh = [d for d in decisions.taken(report, reason, today()) if d.fingerprint not in known]
    _write(path, book.merge(kept, fresh))
    output.to_stdout(
        f"{len(fresh)} added ({len(lapsed)} of them with changed numbers), {len(kept)} kept in {shown_path(path)}"
    )


@COMMAND.command("check")
@click.argument("paths", nargs=-1, required=True)
@_FILE
def check(paths: tuple[str, ...], file: str | None) -> int:
    """Say what became of each decision; ends with 1 when one lapsed, expired or is unused."""
    path, held = _existing(file)
    found = decisions.outcomes(_report(paths), held.decisions, today())
    gone = [o for o in found if o.state in ("changed", "expired", "unused")]
    for outcome in gone:
        output.to_stdout(
            f"{outcome.state:8} {outcome.decision.fingerprint} {outcome.decision.code or ''} {outcome.detail}"
        )
    output.to_stdout(f"{len(found) - len(gone)} hold, {len(gone)} do not, in {shown_path(path)}")
    return 1 if gone or held.problems else 0


@COMMAND.command("prune")
@click.argument("paths", nargs=-1, required=True)
@_FILE
def prune(paths: tuple[str, ...], file: str | None) -> None:
    """Delete decisions that are unused or expired."""
    path, held = _existing(file)
    decisions.to_be_rewritten(path)
    found = decisions.outcomes(_report(paths), held.decisions, today())
    kept = [o.decision for o in found if o.state not in ("unused", "expired")]
    _write(path, kept)
    output.to_stdout(f"{len(found) - len(kept)} deleted, {len(kept)} kept in {shown_path(path)}")


@COMMAND.command("import")
@click.argument("downloaded", metavar="DECISIONS.jsonl")
@_FILE
def take_in(downloaded: str, file: str | None) -> int:
    """Take in the decisions downloaded from the review page; where both decide, the newcomer stands."""
    path = _file(file)
    held = decisions.to_be_rewritten(path) if path.exists() else book.Book()
    new = decisions.load(Path(downloaded))
    _complain(path, held.problems)
    _complain(Path(downloaded), new.problems)
    _write(path, book.merge(held.decisions, new.decisions))
    silent = sum(d.silences for d in new.decisions)
    output.to_stdout(
        f"{len(new.decisions)} decisions taken in: {silent} silence a finding, "
        f"{len(new.decisions) - silent} keep one open"
    )
    return 2 if any(p.kind == "damaged" for p in new.problems) else 0


@COMMAND.command("diff")
@click.argument("old", metavar="OLD.jsonl")
@click.argument("new", metavar="[NEW.jsonl]", required=False)
def diff(old: str, new: str | None) -> int:
    """Show what two baselines decide differently; ends with 1 when they do."""
    before = {d.fingerprint: d for d in decisions.load(Path(old)).decisions}
    after = {d.fingerprint: d for d in decisions.load(_file(new)).decisions}
    lines = []
    for fingerprint in sorted({*before, *after}):
        a, b = before.get(fingerprint), after.get(fingerprint)
        if a == b:
            continue
        sign = "+" if a is None else "-" if b is None else "~"
        shown = b or a
        code = shown.code if shown and shown.code else ""
        lines.append(
            f"{sign} {fingerprint} {code} {a.decision if a else ''}{'>' if a and b else ''}{b.decision if b else ''}"
        )
    output.to_stdout("\n".join(lines) or "no difference")
    return 1 if lines else 0
