"""Waivers written into a text: `<!-- auditor: ignore NUM101 -- reason -->` silences that rule on its line and the next.

A waiver without a reason silences nothing; one that silences nothing any more is reported (SUP001), both so that no
forgotten comment hides a later mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.evidence import Evidence
from auditor.finding import Finding, Place, Severity
from auditor.wording import Wording

_DIRECTIVE = re.compile(
    r"auditor:[ \t]{0,8}ignore[ \t]{1,8}(?P<codes>[A-Za-z]{3}\d{0,3}(?:[ \t]{0,8},[ \t]{0,8}[A-Za-z]{3}\d{0,3}){0,20})"
    r"(?:[ \t]{1,8}--[ \t]{1,8}(?P<reason>[^\n]{0,500}?))?[ \t]{0,8}(?:-->|\*/|$)",
    re.MULTILINE,
)
REACH = 1
"""Lines after its own that a waiver covers: it stands at the end of a line or on a line of its own before it."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One waiver in a text."""

    document: str
    start: int
    end: int
    line: int
    codes: tuple[str, ...]
    reason: str | None


def directives(evidence: Evidence) -> Iterator[Directive]:
    """Every waiver in the documents, in order."""
    for document in evidence.documents:
        if "auditor:" not in document.text:
            continue
        for match in _DIRECTIVE.finditer(document.text):
            line, _ = evidence.lines[document.name].at(match.start())
            codes = tuple(c.strip().upper() for c in match["codes"].split(","))
            reason = (match["reason"] or "").strip() or None
            yield Directive(document.name, match.start(), match.end(), line or 0, codes, reason)


def applied(findings: Iterable[Finding], evidence: Evidence) -> tuple[Finding, ...]:
    """The findings, those waived in a text marked so, and a SUP001 for each waiver without reason or use."""
    found = tuple(directives(evidence))
    if not found:
        return tuple(findings)
    used: set[Directive] = set()
    out = [_waived(f, found, evidence, used) for f in findings]
    return (*out, *(_lapsed(d) for d in found if d not in used))


def _waived(finding: Finding, found: Sequence[Directive], evidence: Evidence, used: set[Directive]) -> Finding:
    for directive in found:
        fits = any(finding.code.startswith(code) for code in directive.codes)
        if fits and directive.reason and any(_covers(directive, p, evidence) for p in finding.places):
            used.add(directive)
            return replace(finding, waived_because=directive.reason)
    return finding


def _covers(directive: Directive, place: Place, evidence: Evidence) -> bool:
    if place.document != directive.document:
        return False
    line, _ = evidence.lines[place.document].at(place.start)
    return line is not None and directive.line <= line <= directive.line + REACH


def _lapsed(directive: Directive) -> Finding:
    codes = ", ".join(directive.codes)
    message = (
        Wording(f"the waiver of {codes} silences nothing any more: delete it", f"对{codes}的豁免已无作用:请删除")
        if directive.reason
        else Wording(
            f"the waiver of {codes} gives no reason and holds for nothing: write “ignore {codes} -- reason”",
            f"对{codes}的豁免没有写明理由,不予采用:请写成“ignore {codes} -- 理由”",
        )
    )
    return Finding(
        "SUP001",
        "waiver-lapsed-or-unused",
        Severity.WARNING,
        1.0,
        None,
        message,
        (Place(directive.document, directive.start, directive.end),),
    )
