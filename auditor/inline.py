"""Waivers written into a text: `<!-- auditor: ignore NUM101 -- reason -->` silences that rule on its line and the next.

Where a format has no lines (a web page, a Word file) the waiver stands in a comment and covers the block that it is in
or, between two blocks, the one that follows. A waiver without a reason silences nothing; one that silences nothing any
more is reported (SUP001), both so that no forgotten comment hides a later mistake.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.document import ADDRESS, Document
from auditor.evidence import Evidence
from auditor.finding import Finding, Place
from auditor.lines import Lines
from auditor.rule import rules
from auditor.wording import Wording, same

_DIRECTIVE = re.compile(
    r"auditor:[ \t]{0,8}ignore[ \t]{1,8}(?P<codes>[A-Za-z]{3}\d{0,3}(?:[ \t]{0,8},[ \t]{0,8}[A-Za-z]{3}\d{0,3}){0,20})"
    r"(?:[ \t]{1,8}--[ \t]{1,8}(?P<reason>[^\n]{0,500}?))?[ \t]{0,8}(?:-->|\*/|$)",
    re.MULTILINE,
)
REACH = 1
"""Lines after its own that a waiver covers: it stands at the end of a line or on a line of its own before it."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One waiver: what it silences, where it is shown, and the stretch of the text that it covers."""

    place: Place
    first: int
    last: int
    """Offsets of the first and behind the last character that it covers."""
    codes: tuple[str, ...]
    reason: str | None
    is_example: bool = False
    """Whether it stands in code, where it may be there to be read and not to silence."""

    def names(self, code: str) -> bool:
        """Whether it speaks of a rule: `NUM` names all rules of that family."""
        return any(code.startswith(own) for own in self.codes)


def directives(evidence: Evidence) -> Iterator[Directive]:
    """Every waiver in the documents, in order."""
    for document in evidence.documents:
        yield from _in_remarks(document)
        if ADDRESS in document.text:
            yield from _in_text(document, evidence.lines[document.name])


def _in_remarks(document: Document) -> Iterator[Directive]:
    for remark in document.remarks:
        for match in _DIRECTIVE.finditer(remark.words):
            place = Place(document.name, remark.start, remark.end, note=same(match[0].strip()))
            yield Directive(place, remark.start, remark.end, *_said(match))


def _in_text(document: Document, lines: Lines) -> Iterator[Directive]:
    for match in _DIRECTIVE.finditer(document.text):
        place = Place(document.name, match.start(), match.end())
        in_code = any(p.kind == "code" and p.start <= match.start() < p.end for p in document.passages)
        first, last = lines.stretch(match.start(), REACH)
        yield Directive(place, first, last, *_said(match), in_code)


def _said(match: re.Match[str]) -> tuple[tuple[str, ...], str | None]:
    """The codes of a waiver, and its reason."""
    codes = tuple(code.strip().upper() for code in match["codes"].split(","))
    return codes, (match["reason"] or "").strip() or None


def applied(findings: Iterable[Finding], evidence: Evidence, checked: Collection[str]) -> tuple[Finding, ...]:
    """The findings, those waived in a text marked so, and a SUP001 for each waiver without reason or use.

    Args:
        findings: what the rules found.
        evidence: what they found it in.
        checked: codes of the rules that were run; of the others nothing is known.
    """
    found = tuple(directives(evidence))
    if not found:
        return tuple(findings)
    used: set[Directive] = set()
    out = [_waived(f, found, used) for f in findings]
    if "SUP001" not in checked:
        return tuple(out)
    idle = (d for d in found if d not in used and not d.is_example)
    return (*out, *(_lapsed(d) for d in idle if any(map(d.names, checked)) or not any(map(d.names, rules()))))


def _waived(finding: Finding, found: Sequence[Directive], used: set[Directive]) -> Finding:
    for directive in found:
        if directive.reason and directive.names(finding.code) and any(_covers(directive, p) for p in finding.places):
            used.add(directive)
            return replace(finding, waived_because=directive.reason)
    return finding


def _covers(directive: Directive, place: Place) -> bool:
    return place.document == directive.place.document and directive.first <= place.start < directive.last


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
    return rules()["SUP001"].finding(message, places=[directive.place], verdict=None, confidence=1.0)
