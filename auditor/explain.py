"""A rule or a finding in full: what each number allows and why, why they were linked, the arithmetic, and what would
have made it a different verdict.

Comes in: a rule, or a finding and the saved run it is from. Goes out: text. The hedge words are read again from the
run's texts, with the same reader of numbers that read them first. Refuses to know: how a verdict is reached.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from auditor.options import Options
from auditor.rule import Rule
from reports import figures
from reports.model import ClaimRecord, FindingRecord, PlaceRecord, Report, Span
from reports.names import about, measure_name
from reports.visible import one_line
from reports.words import Words, placed, said

ABOUT = (Decimal("0.9"), Decimal("1.1"))
"""What “about” allows of a number without a zero at its end."""
AGREEING = frozenset({"agree", "rounding_compatible", "bound_compatible"})


def rule_explained(rule: Rule, language: str = "en") -> str:
    """The rule's code, name, default severity, summary, and its explanation with a wrong and a right example."""
    summary = getattr(rule.summary, language)
    state = "" if rule.on_by_default else (" (off by default)" if language == "en" else "(默认关闭)")
    return f"{rule.code} {rule.name} · {rule.severity.word}{state}\n{summary}\n\n{rule.explanation}"


def finding_explained(finding: FindingRecord, report: Report, language: str = "en") -> str:
    """All that is known of one finding of a saved run."""
    words, told = _words(language), said(finding, language)
    verdict = words.get("verdicts", {}).get(finding.verdict, finding.verdict) or "-"
    sure = f"{words['confidence']} {finding.confidence:.2f} · {words['verdict']} {verdict}"
    lines = [f"{finding.code} {finding.name} · {finding.severity} · {sure} · {finding.fingerprint}"]
    lines += [one_line(text) for text in (told.title, told.message) if text]
    sides = [line for place in finding.places for line in _side(place, report, language)]
    lines += ["", words["sides"], *sides] if sides else []
    lines += ["", *_links(finding, language)]
    lines += ["", words["steps"], *(f"  {one_line(step)}" for step in told.derivation)] if told.derivation else []
    edits = [
        f"  {one_line(s.text)} ({one_line(s.why)})" if s.why else f"  {one_line(s.text)}" for s in told.suggestions
    ]
    lines += ["", words["suggest"], *edits] if edits else []
    return "\n".join([*lines, "", words["else"], *(f"  {line}" for line in _otherwise(finding, report, language))])


@functools.cache
def _words(language: str) -> dict[str, Any]:
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        table: dict[str, Any] = tomllib.load(file)[language]
    return table


def _links(finding: FindingRecord, language: str) -> list[str]:
    words = _words(language)
    if not finding.evidence:
        return [words["alone"]]
    known = words.get("evidence", {})
    lines = [words["linked"]]
    for reason in finding.evidence:
        _, colon, value = reason.detail.rpartition(": ")
        detail = f"{known[reason.name]}:{value}" if reason.name in known and colon else reason.detail
        lines.append(f"  {reason.weight:+6.2f}  {reason.name:16} {one_line(detail)}")
    return lines


def _side(place: PlaceRecord, report: Report, language: str) -> Iterator[str]:
    """Where it stands and in which words; the interval and the words it comes from; what it is about."""
    words, fixed = _words(language), Words(language)
    if not place.quote.strip():
        return
    yield f"  {one_line(place.quote).strip()}  ({placed(place, fixed)})"
    claim = next((c for c in report.claims if c.id == place.claim), None)
    if claim is None:
        return
    allowed = place.interval or _written(claim)
    if allowed.low is not None or allowed.high is not None:
        yield f"      {figures.interval(allowed, fixed)}  · {_reason(claim, place, report, language)}"
    elif claim.date or claim.period:
        yield f"      {claim.date or claim.period}"
    named = [
        claim.subject,
        measure_name(claim.measure, fixed) if claim.measure else None,
        claim.comparator,
        claim.period if claim.kind != "date" else None,
        *claim.scope,
    ]
    if any(named):
        yield "      " + words["about"].format(one_line(" · ".join(a for a in named if a).replace("_", " ")))


def _written(claim: ClaimRecord) -> Span:
    return Span(low=claim.low, high=claim.high, low_open=claim.low_open, high_open=claim.high_open, unit=claim.unit)


def _reason(claim: ClaimRecord, place: PlaceRecord, report: Report, language: str) -> str:
    """The words the interval comes from, or what stands in their place."""
    words, fixed = _words(language), Words(language)
    if claim.hedge in ("range", "several"):
        return str(words["range"])
    if claim.hedge != "exact":
        found = " … ".join(_hedge_words(claim, place, report)) or claim.hedge.replace("_", " ")
        return str(words["hedged"]).format(one_line(found))
    written = _written(claim)
    width, own = _width(place.interval), _width(written)
    if width is not None and own is not None and place.interval and place.interval.unit == written.unit and width > own:
        plain = words["as_written"].format(figures.interval(written, fixed))
        digits = [c for c in claim.quote if c.isdecimal()]
        return str(words["zero" if digits and digits[-1] == "0" else "coarser"]).format(plain)
    return str(words["counted" if own == 0 else "half"])


def _hedge_words(claim: ClaimRecord, place: PlaceRecord, report: Report) -> tuple[str, ...]:
    """The hedge words of a claim as written: its sentence is read again."""
    from claims import extract

    text = next((d.text for d in report.documents if d.name == claim.document), None)
    start, end = claim.sentence
    sentence, at = (text[start:end], claim.start - start) if text else (place.before + place.quote, len(place.before))
    if not text:
        sentence += place.after
    again = (c for c in extract(sentence) if c.start == at)
    return next((tuple(dict.fromkeys(c.quantity.hedge_words)) for c in again), ())


def _otherwise(finding: FindingRecord, report: Report, language: str) -> Iterator[str]:
    """What in the sides, changed, would have given another verdict."""
    words = _words(language)
    if finding.code == "SRC001":
        yield words["read"]
    elif not finding.evidence:
        yield words["ordinary" if finding.code.startswith("SCL305") else "arithmetic"]
        if finding.suggestions and not finding.code.startswith("SCL305"):
            yield words["edits"]
    elif finding.verdict in AGREEING:
        yield _overlap(finding, language)
    else:
        yield from _apart(finding, language)
        if finding.verdict == "scope_differs":
            yield words["scope"]
        elif finding.verdict in ("stale", "date_shift"):
            yield words["newer"]
        else:
            yield words["frames"].format(_frames(finding, report, Words(language)) or words["unnamed"])
        options = Options()
        yield words["milder"].format(options.warn_confidence, options.link_confidence, finding.confidence)


def _frames(finding: FindingRecord, report: Report, words: Words) -> str:
    """What each of the first two sides names."""
    claims = {c.id: c for c in report.claims}
    sides = [claims[p.claim] for p in finding.places[:2] if p.claim in claims]
    named = [" · ".join((*about(c.subject, c.measure, c.period, words), *c.scope)) for c in sides]
    return one_line(" / ".join(n or "–" for n in named)) if any(named) else ""


def _ends(finding: FindingRecord) -> list[tuple[Decimal | None, Decimal | None]]:
    spans = [p.interval for p in finding.places[:2]]
    return [(figures.number(s.low), figures.number(s.high)) for s in spans if s is not None]


def _gap(ends: list[tuple[Decimal | None, Decimal | None]]) -> tuple[Decimal | None, Decimal | None]:
    """The highest of the lower ends and the lowest of the upper ends."""
    lows, highs = [low for low, _ in ends if low is not None], [high for _, high in ends if high is not None]
    return max(lows, default=None), min(highs, default=None)


def _apart(finding: FindingRecord, language: str) -> Iterator[str]:
    """How far the two sides are from meeting, and whether a hedge would do."""
    words, ends = _words(language), _ends(finding)
    low, high = _gap(ends) if len(ends) == 2 else (None, None)
    if low is None or high is None or low <= high:
        return
    unit = finding.places[0].interval.unit if finding.places[0].interval else None
    between = figures.interval(Span(low=f"{low - high:f}", high=f"{low - high:f}", unit=unit), Words(language))
    yield words["apart"].format(between)
    would = [p for p, pair in zip(finding.places[:2], _hedged(ends), strict=True) if pair]
    if would:
        yield words["hedge_would"].format(" / ".join(f"“{one_line(p.quote).strip()}”" for p in would))
    elif low > 0 and high > 0:
        yield words["hedge_would_not"]


def _hedged(ends: list[tuple[Decimal | None, Decimal | None]]) -> Iterator[bool]:
    """For each side, whether “about” before it alone would close the gap."""
    for i, (low, high) in enumerate(ends):
        if low is None or high is None or low <= 0:
            yield False
            continue
        wider = (low * ABOUT[0], high * ABOUT[1])
        bottom, top = _gap([wider, ends[1 - i]])
        yield bottom is None or top is None or bottom <= top


def _overlap(finding: FindingRecord, language: str) -> str:
    words, ends = _words(language), _ends(finding)
    low, high = _gap(ends) if len(ends) == 2 else (None, None)
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        return str(words["same"])
    unit = finding.places[0].interval.unit if finding.places[0].interval else None
    both = Span(low=None if low is None else f"{low:f}", high=None if high is None else f"{high:f}", unit=unit)
    return str(words["overlap"]).format(figures.interval(both, Words(language)))


def _width(span: Span | None) -> Decimal | None:
    low, high = (figures.number(span.low), figures.number(span.high)) if span else (None, None)
    return None if low is None or high is None else high - low
