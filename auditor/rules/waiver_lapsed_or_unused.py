"""A decision in the baseline, or a waiver in a text, no longer holds: a number changed, its day passed, or its finding is gone.

A waiver holds only while both numbers are as they were when it was given. An edited figure makes it lapse, and the finding
counts again; one that silences nothing any more should be deleted (`auditor baseline prune`).

Bad:  豁免时为12.5%,现为12.8%。 / Waived at 12.5 %, now 12.8 %.
Good: 豁免时为12.5%,现仍为12.5%。 / Waived at 12.5 %, still 12.5 %.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.evidence import Evidence
from auditor.finding import Finding, Severity
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording


def check(_evidence: Evidence, _options: Options) -> Iterator[Finding]:
    """Nothing here: decisions are applied to the finished findings (`auditor.inline`, `auditor.decisions`)."""
    return iter(())


RULE = Rule(
    code="SUP001",
    name="waiver-lapsed-or-unused",
    severity=Severity.WARNING,
    check=check,
    summary=Wording("A waiver no longer holds, or is not needed", "豁免已失效或不再需要"),
)
