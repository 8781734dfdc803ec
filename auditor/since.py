"""Two runs compared: what is new, what is fixed, what is known. Refuses to know: how either was made."""

from __future__ import annotations

from dataclasses import dataclass

from reports.model import Report


@dataclass(frozen=True, slots=True)
class Since:
    """Counts of findings, notes left out."""

    new: int
    fixed: int
    known: int

    def __str__(self) -> str:
        return f"{self.new} new, {self.fixed} fixed, {self.known} known"


def since(report: Report, old: Report | None) -> Since:
    """What changed from an old run to this one; without an old one nothing is fixed."""
    before = {f.fingerprint for f in old.findings if f.severity != "note"} if old else set()
    now = {f.fingerprint: f for f in report.findings if f.severity != "note"}
    new = sum(f.status == "new" and name not in before for name, f in now.items())
    return Since(new, len(before - set(now)), len(now) - new)
