"""SARIF 2.1.0 as GitHub's code scanning reads it, and within the limits that it sets.

The primary place is `locations[0]`; the other sides are related locations linked from the message, without which GitHub
does not show them. `primaryLocationLineHash` is GitHub's own rolling hash for documents with lines (it warns when ours
differs), the finding's fingerprint for others. Known and waived findings are left out unless asked for, because GitHub
takes no notice of suppressions and would open them again. Columns count code points.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

from reports.columns import region, texts
from reports.format import Format, Style
from reports.linehash import line_hashes
from reports.model import FindingRecord, PlaceRecord, Report, RuleRecord
from reports.ranking import ranked
from reports.spelled import edits, headline, side
from reports.visible import one_line, visible
from reports.words import Words, located, placed, said, summarised

MOST_RESULTS = 5_000
"""GitHub keeps the first 5,000 of a run."""
MOST_DESCRIPTION = 1_024
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
Hashes = Callable[[str], list[str]]


def render(report: Report, style: Style) -> str:
    """One run."""
    return json.dumps(_log(report, style), ensure_ascii=False, indent=1) + "\n"


def _log(report: Report, style: Style) -> dict[str, Any]:
    statuses = ("new", *(s for s in ("known", "waived") if s in style.show))
    found = ranked(report, statuses)
    kept = found[:MOST_RESULTS]
    known = texts(report)

    @cache
    def hashes(document: str) -> list[str]:
        return line_hashes(known[document]) if document in known else []

    rules = _rules(report, kept)
    index = {rule.code: i for i, rule in enumerate(rules)}
    words = Words(style.language)
    run = {
        "tool": {
            "driver": {
                "name": report.tool.name,
                "version": report.tool.version,
                "rules": [_rule(rule, style.language) for rule in rules],
            }
        },
        "automationDetails": {"id": "numeric-claims/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, len(found) - len(kept), words)],
        "results": [_result(f, index, known, hashes, words) for f in kept],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _invocation(report: Report, left_out: int, words: Words) -> dict[str, Any]:
    notes = []
    if left_out:
        notes.append(_notification("warning", words("form.more_findings", n=left_out)))
    for skip in report.skipped:
        where = ", ".join(one_line(part) for part in (skip.document, skip.location) if part)
        notes.append(_notification("warning", f"{where}: {one_line(skip.reason)}"))
    notes += [_notification("note", one_line(notice)) for notice in report.notices]
    invocation: dict[str, Any] = {"executionSuccessful": True}
    return {**invocation, "toolExecutionNotifications": notes} if notes else invocation


def _notification(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": _plain(text)}}


def _rules(report: Report, found: list[FindingRecord]) -> list[RuleRecord]:
    """The rules of the report, and a stand-in for a rule that only a finding names."""
    rules = {rule.code: rule for rule in report.rules}
    for finding in found:
        if finding.code not in rules:
            words = finding.name.replace("-", " ")
            rules[finding.code] = RuleRecord(
                code=finding.code, name=finding.name, severity=finding.severity, summary=words, explanation=words
            )
    return [rules[code] for code in sorted(rules)]


def _rule(rule: RuleRecord, language: str) -> dict[str, Any]:
    summary = _cut(visible(summarised(rule, language)))
    explanation = visible(rule.explanation)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": _cut(explanation.partition("\n\n")[0]) or summary},
        "help": {"text": explanation or summary, "markdown": _fenced(explanation) or summary},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": ["numbers", "consistency", _family(rule.code)], "precision": "high"},
    }


def _family(code: str) -> str:
    return code.rstrip("0123456789").lower() or "rule"


def _fenced(explanation: str) -> str:
    """The explanation with its examples as code, so that Markdown leaves them as they are."""
    examples = ("Bad:", "Good:")
    lines = explanation.split("\n")
    return "\n".join(f"    {line.strip()}" if line.strip().startswith(examples) else line for line in lines)


def _result(
    finding: FindingRecord, index: Mapping[str, int], known: Mapping[str, str], hashes: Hashes, words: Words
) -> dict[str, Any]:
    notes = said(finding, words.language).notes
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": finding.severity,
        "rank": round(finding.confidence * 100, 2),
        "message": {"text": _message(finding, words)},
        "locations": [_location(p, known, words) for p in finding.places[:1]],
        "partialFingerprints": {"primaryLocationLineHash": _line_hash(finding, hashes)},
        "fingerprints": {"numericClaims/v1": finding.fingerprint},
        "properties": {"confidence": finding.confidence, "verdict": finding.verdict or ""},
    }
    related = zip(finding.places[1:], notes[1:], strict=True)
    if len(finding.places) > 1:
        result["relatedLocations"] = [
            {"id": i, **_location(p, known, words), "message": {"text": _side_text(p, note, words)}}
            for i, (p, note) in enumerate(related, start=1)
        ]
    if finding.places:
        result["codeFlows"] = [_flow(finding, known, words)]
    if finding.status != "new":
        result["suppressions"] = [_suppression(finding)]
    return result


def _message(finding: FindingRecord, words: Words) -> str:
    """What is the matter, with a link to every other side and the possible edit."""
    parts = [_plain(headline(finding, words.language))]
    others = finding.places[1:]
    if others:
        labels = [words("form.the_other_side")] if len(others) == 1 else [placed(p, words) for p in others]
        links = [f"[{_link_text(label)}]({i})" for i, label in enumerate(labels, start=1)]
        parts.append(words("form.see", links=words("text.comma").join(links)))
    parts += [_plain(edit) for edit in edits(said(finding, words.language), words)]
    return "\n".join(parts)


def _flow(finding: FindingRecord, known: Mapping[str, str], words: Words) -> dict[str, Any]:
    """The sides one after the other, then the arithmetic step by step at the primary place."""
    said_words = said(finding, words.language)
    sides = zip(finding.places, said_words.notes, strict=True)
    steps = [(p, _side_text(p, note, words)) for p, note in sides]
    steps += [(finding.places[0], _plain(one_line(step))) for step in said_words.derivation]
    locations = [
        {"location": {**_location(p, known, words), "message": {"text": text}}, "executionOrder": i}
        for i, (p, text) in enumerate(steps, start=1)
    ]
    return {"threadFlows": [{"locations": locations}]}


def _side_text(place: PlaceRecord, note: str | None, words: Words) -> str:
    return _plain(side(place, note, words))


def _location(place: PlaceRecord, known: Mapping[str, str], words: Words) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.document)}}
    area = region(place, known)
    if area is not None:
        fields: dict[str, Any] = {"startLine": area.line, "endLine": area.end_line}
        if area.column is not None:
            fields |= {"startColumn": area.column, "endColumn": area.end_column}
        physical["region"] = {**fields, "snippet": {"text": visible(place.quote)}}
    location: dict[str, Any] = {"physicalLocation": physical}
    where = located(place.location, words)
    if where:
        location["logicalLocations"] = [
            {"fullyQualifiedName": one_line(f"{place.document}, {where}"), "kind": "element"}
        ]
    return location


def _uri(document: str) -> str:
    """A relative reference of RFC 3986; a first segment with a colon would be taken for a scheme."""
    path = quote(document.replace("\\", "/"), safe="/~!$&'()*+,;=@-._", errors="replace")
    return path.replace("//", "/%2F") if path.startswith("//") else path


def _line_hash(finding: FindingRecord, hashes: Hashes) -> str:
    first = finding.places[0] if finding.places else None
    if first is None or first.line is None:
        return f"{finding.fingerprint}:1"
    if first.line_hash:
        return first.line_hash
    found = hashes(first.document)
    return found[first.line - 1] if first.line <= len(found) else f"{finding.fingerprint}:1"


def _suppression(finding: FindingRecord) -> dict[str, Any]:
    reason = finding.waiver.reason if finding.waiver else None
    suppression: dict[str, Any] = {"kind": "external", "status": "accepted"}
    return {**suppression, "justification": visible(reason)} if reason else suppression


def _plain(text: str) -> str:
    """Text of a message in which nothing reads as a link."""
    return text.replace("[", "\\[").replace("]", "\\]") if "](" in text else text


def _link_text(text: str) -> str:
    return one_line(text).replace("\\", "/").replace("[", "(").replace("]", ")")


def _cut(text: str) -> str:
    return text if len(text) <= MOST_DESCRIPTION else f"{text[: MOST_DESCRIPTION - 1]}…"


FORMAT = Format("sarif", ".sarif", render, "SARIF 2.1.0 for code scanning")
