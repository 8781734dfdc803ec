"""Markdown in which text of documents stays text: the pieces that the Markdown report and the job summary share.

Comes in: plain text, findings. Goes out: escaped Markdown. Refuses to know: limits of services.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reports import figures
from reports.model import FindingRecord, PlaceRecord, Report
from reports.ranking import Confirmed, counts, ranked
from reports.spelled import edits
from reports.visible import one_line
from reports.words import Words, explained, named, placed, said, unread

SIGNS = {"error": "🔴", "warning": "🟡", "note": "🔵"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~>])")
_MENTION = re.compile(r"([@])(?=\w)|(?<=\w)(@)(?=\w)")
_AROUND = 30
"""Characters of context beside a number."""


def plain(text: str) -> str:
    """The text on one line with nothing in it that Markdown or HTML would act upon, links and mentions included."""
    shown = one_line(text).replace("&", "&amp;").replace("<", "&lt;")
    shown = _SPECIAL.sub(r"\\\1", shown)
    shown = shown.replace("://", ":&#47;&#47;").replace("www.", "www&#46;")
    return _MENTION.sub("&#64;", shown)


def counted(report: Report, words: Words) -> str:
    """How many of each severity, and what is known or waived."""
    found = counts(ranked(report))
    parts = [f"{SIGNS[s]} {words.counted(s, n)}" for s, n in found.items() if n]
    if not parts:
        key = "text.no_findings" if report.summary.cross_checked else "text.nothing_checked"
        parts = [f"✅ {words(key)}"] if report.summary.cross_checked else [words(key)]
    for status in ("known", "waived"):
        n = sum(f.status == status for f in report.findings)
        parts += [words(f"text.{status}", n=n)] if n else []
    return words("text.separator").join(parts)


def compared(report: Report, words: Words) -> str:
    """What was compared, in numbers."""
    documents = words.some("document", "documents", len(report.documents))
    claims = words.some("claims_one", "claims", report.summary.claims)
    checked = words("text.cross_checked", n=report.summary.cross_checked)
    return words("text.separator").join((documents, claims, checked))


def finding(item: FindingRecord, report: Report, words: Words) -> Iterator[str]:
    """One finding in full: heading, sides, arithmetic, message, edits."""
    spoken = said(item, words.language)
    title = spoken.title or named(item, report.rules, words.language)
    yield f"### {SIGNS[item.severity]} {item.code} {plain(title)}"
    yield ""
    yield plain(spoken.message)
    yield ""
    yield f"| {words('form.where')} | {words('form.written')} | {words('form.allows')} |"
    yield "|---|---|---|"
    for place, note in zip(item.places, spoken.notes, strict=True):
        remark = f" ({plain(note)})" if note else ""
        yield f"| {plain(placed(place, words))} | {in_context(place)}{remark} | {allowed(place, words)} |"
    yield ""
    if spoken.derivation:
        yield from (f"- {plain(step)}" for step in spoken.derivation)
        yield ""
    for edit in edits(spoken, words):
        yield f"**{plain(edit)}**"
        yield ""
    sure = words("text.confidence", value=f"{item.confidence:.2f}")
    yield f"{plain(words.get('verdict', item.verdict or '', ''))} · {sure} · `{item.fingerprint}`".removeprefix(" · ")
    yield ""


def in_context(place: PlaceRecord) -> str:
    """The number in bold with a little of what stands around it."""
    before, after = one_line(place.before), one_line(place.after)
    left = f"…{before[-_AROUND:]}" if len(before) > _AROUND else before
    right = f"{after[:_AROUND]}…" if len(after) > _AROUND else after
    return f"{plain(left)}**⟦{plain(place.quote)}⟧**{plain(right)}"


def allowed(place: PlaceRecord, words: Words) -> str:
    """The interval of a side, empty where it has none."""
    return plain(figures.interval(place.interval, words)) if place.interval else ""


def confirmed_lines(facts: Iterable[Confirmed], words: Words) -> Iterator[str]:
    """One line for each confirmed fact."""
    for fact in facts:
        names = ", ".join(dict.fromkeys(c.document for c in fact.claims))
        quotes = fact.sign.join(dict.fromkeys(c.quote for c in fact.claims))
        comparison = fact.comparisons[0]
        text = explained(comparison, words.language) if comparison.verdict == "arithmetic_ok" else quotes
        yield f"- {plain(text)} ({plain(names)})"


def unread_lines(report: Report, words: Words) -> Iterator[str]:
    """What was not read and what else there is to know."""
    if not report.skipped:
        yield words("text.not_read_none")
    else:
        yield f"**{words('text.not_read', n=len(report.skipped))}**"
        yield ""
        for skip in report.skipped:
            where = ", ".join(part for part in (skip.document, skip.location) if part)
            yield f"- {plain(where)}: {plain(unread(skip, words.language))}"
    if report.notices:
        yield ""
        yield f"**{words('text.notices')}**"
        yield ""
        yield from (f"- {plain(notice)}" for notice in report.notices)
