"""JUnit's XML: errors and warnings are failures, notes and what was confirmed pass, what was not read is skipped.

A document that was read is a test that passes, so that a run without findings is no empty suite (which some servers
take for a broken one).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from reports.format import Format, Style
from reports.model import FindingRecord, Report
from reports.ranking import Confirmed, confirmed, ranked
from reports.spelled import headline, story
from reports.visible import one_line, visible
from reports.words import Words, explained, placed

_CONFIRMED = 500
"""Confirmed facts listed at most."""


@dataclass(frozen=True, slots=True)
class _Case:
    name: str
    group: str
    file: str | None = None
    line: int | None = None
    outcome: str = ""
    """`failure`, `skipped` or nothing."""
    message: str = ""
    kind: str = ""
    body: str = ""


def render(report: Report, style: Style) -> str:
    """One suite for findings, one for what was confirmed, one for documents."""
    words = Words(style.language)
    suites = {
        "findings": list(_findings(report, words)),
        "confirmed": [_confirmed(fact, words) for fact in confirmed(report)[:_CONFIRMED]],
        "documents": list(_documents(report, words)),
    }
    every = [case for cases in suites.values() for case in cases]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {_totals(report.tool.name, every)}>"]
    for name, cases in suites.items():
        if cases:
            lines.append(f"  <testsuite {_totals(name, cases)}>")
            lines.extend(line for case in cases for line in _written(case))
            lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _totals(name: str, cases: list[_Case]) -> str:
    failures = sum(c.outcome == "failure" for c in cases)
    skipped = sum(c.outcome == "skipped" for c in cases)
    return f'name={quoteattr(name)} tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}"'


def _findings(report: Report, words: Words) -> Iterator[_Case]:
    for finding in ranked(report, ("new", "known", "waived")):
        yield _finding(finding, words)


def _finding(finding: FindingRecord, words: Words) -> _Case:
    first = finding.places[0] if finding.places else None
    head = headline(finding, words.language)
    where = f"{placed(first, words)} " if first else ""
    outcome, message = "", head
    if finding.status != "new":
        outcome, message = "skipped", _why(finding, words)
    elif finding.severity != "note":
        outcome = "failure"
    return _Case(
        name=f"{finding.code} {where}{head} [{finding.fingerprint}]",
        group=f"{finding.code}.{finding.name}",
        file=first.document if first else None,
        line=first.line if first else None,
        outcome=outcome,
        message=message,
        kind=finding.severity,
        body="\n".join(story(finding, words.language)),
    )


def _why(finding: FindingRecord, words: Words) -> str:
    waiver = finding.waiver
    parts = [words(f"status.{finding.status}"), *((waiver.reason, waiver.reviewer, waiver.date) if waiver else ())]
    return words("text.separator").join(part for part in parts if part)


def _confirmed(fact: Confirmed, words: Words) -> _Case:
    comparison = fact.comparisons[0]
    quotes = fact.sign.join(dict.fromkeys(c.quote for c in fact.claims))
    names = ", ".join(dict.fromkeys(c.document for c in fact.claims))
    text = explained(comparison, words.language)
    return _Case(name=f"{quotes} ({names}) [{comparison.id}]", group="confirmed", body=text)


def _documents(report: Report, words: Words) -> Iterator[_Case]:
    for document in report.documents:
        yield _Case(name=document.name, group="read", file=document.name)
    for skip in report.skipped:
        name = ", ".join(part for part in (skip.document, skip.location) if part)
        yield _Case(name=name, group="not-read", file=skip.document, outcome="skipped", message=skip.reason)
    if not report.documents and not report.skipped:
        yield _Case(name=words("text.nothing_checked"), group="read")


def _written(case: _Case) -> Iterator[str]:
    fields = {"classname": case.group, "name": case.name, "file": case.file, "line": case.line}
    attributes = " ".join(f"{k}={_attribute(str(v))}" for k, v in fields.items() if v is not None)
    if not case.outcome and not case.body:
        yield f'    <testcase {attributes} time="0"/>'
        return
    yield f'    <testcase {attributes} time="0">'
    if case.outcome == "failure":
        yield f'      <failure type="{case.kind}" message={_attribute(case.message)}>{_text(case.body)}</failure>'
    elif case.outcome == "skipped":
        yield f"      <skipped message={_attribute(case.message)}/>"
    elif case.body:
        yield f"      <system-out>{_text(case.body)}</system-out>"
    yield "    </testcase>"


def _attribute(text: str) -> str:
    return quoteattr(one_line(text))


def _text(text: str) -> str:
    return escape(visible(text))


FORMAT = Format("junit", ".xml", render, "JUnit XML: findings as failing tests")
