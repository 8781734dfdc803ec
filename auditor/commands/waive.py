"""`auditor waive`: accept one finding, with a reason, for as long as its numbers stay as they are."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from auditor import decisions, output
from auditor.errors import AuditorError
from auditor.run import audited, baseline_path, load, saved, settings_of, shown_path, today
from reports import decisions as book
from reports.model import FindingRecord

SHORTEST = 4
"""So many characters of a fingerprint are asked for, so that none is hit by chance."""


@click.command("waive", short_help="Accept one finding, with a reason")
@click.argument("fingerprint")
@click.argument("where", metavar="[RUN.json|PATH]...", nargs=-1)
@click.option("--reason", required=True, help="Why it is accepted.")
@click.option("--expires", metavar="YYYY-MM-DD", help="The last day on which it holds.")
@click.option("--owner", help="Who answers for it.")
@click.option("--file", "-f", "file", metavar="FILE", help="The baseline; nearest auditor-baseline.jsonl if not given.")
def COMMAND(  # noqa: N802 - the name by which commands are found
    fingerprint: str, where: tuple[str, ...], reason: str, expires: str | None, owner: str | None, file: str | None
) -> None:
    """Waive the finding FINGERPRINT of a saved run, or of what `auditor check PATH...` finds (default: this folder)."""
    if not reason.strip():
        raise AuditorError("a waiver needs a reason", "--reason 'both are rounded from the same table'")
    if expires is not None:
        _day(expires)
    finding = _found(fingerprint, where)
    options = settings_of({}).options
    path = Path(file) if file else baseline_path(options) or Path(decisions.FILE)
    held = decisions.to_be_rewritten(path) if path.exists() else book.Book()
    made = book.decide(finding, "w", reason=reason, owner=owner, date=today(), expires=expires)
    output.save(path, book.write(book.merge(held.decisions, [made])), "name another file with --file")
    output.to_stdout(f"waived {finding.fingerprint} {finding.code} in {shown_path(path)}: {finding.message}")


def _day(text: str) -> None:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError as problem:
        message = f"--expires {text}: a day is wanted"
        raise AuditorError(message, "for example: --expires 2027-06-30") from problem
    if day.isoformat() < today():
        message = f"--expires {text} lies in the past"
        raise AuditorError(message, "a waiver holds through its last day")


def _found(fingerprint: str, where: tuple[str, ...]) -> FindingRecord:
    if len(fingerprint) < SHORTEST:
        message = f"{fingerprint!r} is no fingerprint"
        raise AuditorError(message, f"give at least its first {SHORTEST} characters, as the report shows them")
    if len(where) == 1 and where[0].endswith(".json"):
        report = saved(where[0])
    else:
        options = settings_of({}).options
        flags = {"no_baseline": True, "quiet": True}
        report = audited(load(where or (".",), options), options, flags, sys.stderr)
    found = [f for f in report.findings if f.fingerprint.startswith(fingerprint.lower())]
    if len(found) != 1:
        what = (
            f"no finding begins with {fingerprint}" if not found else f"{len(found)} findings begin with {fingerprint}"
        )
        raise AuditorError(what, "give the run it is from: auditor waive FINGERPRINT run.json --reason ...")
    return found[0]
