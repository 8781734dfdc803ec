"""Evidence, findings and skips as a Report: the projection to the boundary that every format and every saved run
reads.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from auditor import __version__, repeats
from auditor.document import Document, Skip
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Verdict
from auditor.fingerprint import fingerprints
from auditor.link import Judgement
from auditor.options import Options
from auditor.reading import reasons
from auditor.rule import Rule
from auditor.selection import selected_rules
from claims import Claim, Interval, to_record
from claims.record import decimal_string
from claims.units import unit
from reports import linehash, model

AROUND = 60
"""Characters of context that a place carries to each side, for formats that show it where texts are left out."""
MOST_HASHED = 2_000_000
"""Characters of a document whose lines are hashed: a second's work; no code scanning service reads larger files."""
AGREEING = frozenset({Verdict.AGREE, Verdict.ROUNDING_COMPATIBLE, Verdict.BOUND_COMPATIBLE, Verdict.DATE_SHIFT})
DISPUTING = frozenset(
    {Verdict.CONFLICT, Verdict.SCALE_ERROR, Verdict.UNIT_ERROR, Verdict.ARITHMETIC_WRONG, Verdict.SCOPE_DIFFERS}
)


def report(
    evidence: Evidence,
    findings: Sequence[Finding],
    comparisons: Sequence[Comparison],
    options: Options,
    notices: Sequence[str] = (),
) -> model.Report:
    """The report; findings are shown in the order given."""
    compared = _compared(evidence, comparisons)
    states = _states(findings, compared)
    for spokesman, *others in evidence.repeats:
        states.update({c.id: states[spokesman.id] for c in others})
    cited = _cited(findings, compared)
    marks = fingerprints(findings, evidence.document)
    lines = _line_hashes(findings, evidence)
    records = [_finding(f, mark, evidence, lines) for f, mark in zip(findings, marks, strict=True)]
    return model.Report(
        tool=model.Tool(name="auditor", version=__version__),
        documents=[_document(d, evidence, options) for d in evidence.documents],
        claims=[_claim(c, states) for c in evidence.claims if options.keep_text or c.id in cited],
        comparisons=[_comparison(c) for c in compared],
        findings=records,
        skipped=[_skip(s) for s in evidence.skips],
        notices=list(notices),
        rules=[_rule(r) for r in selected_rules(options)],
        summary=summary(evidence, records, compared, states),
    )


def _compared(evidence: Evidence, comparisons: Iterable[Comparison]) -> list[Comparison]:
    out = [_of_judgement(j) for j in evidence.judgements]
    seen: set[tuple[str, tuple[str, ...]]] = set()
    unique = []
    for c in [*out, *repeats.comparisons(evidence.repeats), *comparisons]:
        key = (c.verdict.value, tuple(claim.id for claim in c.claims))
        if key not in seen:
            seen.add(key)
            unique.append(c)
    return sorted(unique, key=lambda c: ([(x.document, x.start, x.end) for x in c.claims], c.verdict.value))


def _of_judgement(judgement: Judgement) -> Comparison:
    link, relation = judgement.link, judgement.relation
    return Comparison(relation.verdict, (link.first, link.second), relation.explanation, link.confidence)


def _states(findings: Iterable[Finding], compared: Iterable[Comparison]) -> dict[str, str]:
    states: dict[str, str] = {}
    for c in compared:
        if c.verdict is Verdict.ARITHMETIC_OK:
            for claim in c.claims:
                states[claim.id] = "recomputed"
    for c in compared:
        if c.verdict in AGREEING:
            for claim in c.claims:
                states[claim.id] = "confirmed"
    for f in findings:
        if f.code == "REF203":
            states.update({p.claim.id: "unsupported" for p in f.places if p.claim})
        elif f.verdict in DISPUTING and f.severity >= Severity.WARNING:
            states.update({p.claim.id: "disputed" for p in f.places if p.claim})
    return states


def _cited(findings: Iterable[Finding], compared: Iterable[Comparison]) -> set[str]:
    cited = {p.claim.id for f in findings for p in f.places if p.claim}
    return cited | {claim.id for c in compared for claim in c.claims}


def _document(document: Document, evidence: Evidence, options: Options) -> model.DocumentRecord:
    spoken = Counter(c.language for c in evidence.claims_of[document.name])
    return model.DocumentRecord(
        name=document.name,
        language=document.language or next((language for language, _ in spoken.most_common(1)), None),
        date=document.date,
        role=document.role,
        text=_storable(document.text) if options.keep_text else None,
        has_lines=document.has_lines,
        group=document.group,
    )


def _claim(claim: Claim, states: Mapping[str, str]) -> model.ClaimRecord:
    record = to_record(claim)
    record["quote"] = _storable(record["quote"])
    record["state"] = states.get(claim.id, "uncorroborated")
    return model.ClaimRecord(**record)


def _skip(skip: Skip) -> model.SkipRecord:
    words = reasons.wording(skip.reason)
    return model.SkipRecord(
        document=skip.document, location=skip.location, reason=words.en, translations={"zh": words.zh}
    )


def _comparison(comparison: Comparison) -> model.ComparisonRecord:
    ids = [c.id for c in comparison.claims]
    digest = hashlib.sha256("\n".join([comparison.verdict.value, *ids]).encode("utf-8", "replace")).hexdigest()
    return model.ComparisonRecord(
        id=digest[:16],
        verdict=comparison.verdict.value,
        claims=ids,
        key=_key(comparison),
        explanation=comparison.explanation.en,
        confidence=round(comparison.confidence, 4),
        translations={"zh": comparison.explanation.zh},
    )


def _key(comparison: Comparison) -> model.Key:
    """What the claims are about: of each field, the first that is stated."""
    frames = [c.frame for c in comparison.claims]
    scope = sorted({s for f in frames for s in f.scope})
    first = {
        name: next((v for f in frames if (v := getattr(f, name)) is not None), None)
        for name in ("subject", "measure", "period")
    }
    fields = {**first, "scope": scope, "dimension": unit(comparison.claims[0].quantity.unit).dimension}
    return model.Key.model_validate({**fields, **comparison.key})


def _line_hashes(findings: Iterable[Finding], evidence: Evidence) -> Mapping[str, Sequence[str]]:
    """The hash of every line of the documents that are the primary place of a finding, by document name."""
    named = {f.places[0].document for f in findings if f.places}
    found = (d for d in evidence.documents if d.name in named and d.has_lines)
    return {d.name: linehash.line_hashes(d.text) for d in found if len(d.text) <= MOST_HASHED}


def _finding(
    finding: Finding, fingerprint: str, evidence: Evidence, hashes: Mapping[str, Sequence[str]]
) -> model.FindingRecord:
    zh = model.Words(
        title=finding.title.zh if finding.title else None,
        message=finding.message.zh,
        notes=[p.note.zh if p.note else None for p in finding.places],
        derivation=[d.zh for d in finding.derivation],
        suggestions=[model.SuggestionRecord(text=s.text.zh, why=s.why.zh) for s in finding.suggestions],
    )
    return model.FindingRecord(
        code=finding.code,
        name=finding.name,
        severity=_word(finding.severity),
        confidence=round(finding.confidence, 4),
        verdict=finding.verdict.value if finding.verdict else None,
        title=finding.title.en if finding.title else None,
        message=finding.message.en,
        places=[_place(p, evidence, hashes) for p in finding.places],
        derivation=[d.en for d in finding.derivation],
        suggestions=[model.SuggestionRecord(text=s.text.en, why=s.why.en) for s in finding.suggestions],
        evidence=[
            model.EvidenceRecord(name=r.name, weight=round(r.weight, 4), detail=r.detail) for r in finding.evidence
        ],
        fingerprint=fingerprint,
        status="waived" if finding.waived_because else "new",
        waiver=model.Waiver(decision="w", reason=finding.waived_because) if finding.waived_because else None,
        translations={"zh": zh},
    )


def _word(severity: Severity) -> Literal["error", "warning", "note"]:
    words: dict[Severity, Literal["error", "warning", "note"]] = {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.NOTE: "note",
    }
    return words[severity]


def _place(place: Place, evidence: Evidence, hashes: Mapping[str, Sequence[str]]) -> model.PlaceRecord:
    document = evidence.document.get(place.document)
    text = document.text if document else ""
    line, column = evidence.lines[place.document].place(place.start) if document else (None, None)
    location = dict(place.claim.location) if place.claim else {}
    return model.PlaceRecord(
        document=place.document,
        start=place.start,
        end=place.end,
        line=line,
        column=column,
        location=location or None,
        quote=_storable(text[place.start : place.end]),
        note=place.note.en if place.note else None,
        claim=place.claim.id if place.claim else None,
        before=_storable(text[max(0, place.start - AROUND) : place.start]),
        after=_storable(text[place.end : place.end + AROUND]),
        interval=_span(place.interval, place.unit),
        line_hash=_hash(hashes.get(place.document, ()), line),
    )


def _hash(hashes: Sequence[str], line: int | None) -> str | None:
    return hashes[line - 1] if line and line <= len(hashes) else None


def _span(interval: Interval | None, unit_name: str | None) -> model.Span | None:
    if interval is None:
        return None
    return model.Span(
        low=decimal_string(interval.low),
        high=decimal_string(interval.high),
        low_open=interval.low_open,
        high_open=interval.high_open,
        unit=unit_name,
    )


def _rule(rule: Rule) -> model.RuleRecord:
    return model.RuleRecord(
        code=rule.code,
        name=rule.name,
        severity=rule.severity.word,
        summary=rule.summary.en,
        explanation=rule.explanation,
        translations={"zh": rule.summary.zh},
    )


def summary(
    evidence: Evidence,
    findings: Sequence[model.FindingRecord],
    compared: Sequence[Comparison],
    states: Mapping[str, str],
) -> model.Summary:
    """The counts that a reader sees first."""
    checked = {claim.id for c in compared for claim in c.claims}
    checked |= {claim.id for group in evidence.repeats for claim in group}
    by_state = Counter(states.get(c.id, "uncorroborated") for c in evidence.claims)
    return model.Summary(
        documents=len(evidence.documents),
        claims=len(evidence.claims),
        cross_checked=len(checked),
        comparisons=dict(sorted(Counter(c.verdict.value for c in compared).items())),
        findings={word: sum(f.severity == word and f.status == "new" for f in findings) for word in model.SEVERITIES},
        known=sum(f.status == "known" for f in findings),
        waived=sum(f.status == "waived" for f in findings),
        states=dict(sorted(by_state.items())),
        mode=_mode(evidence.documents),
    )


def _mode(documents: Sequence[Document]) -> str:
    if any(d.role == "trusted" for d in documents):
        return "against"
    if any(d.group for d in documents):
        return "sets"
    return "single" if len(documents) == 1 else "equals"


def _storable(text: str) -> str:
    """The text with lone surrogates, which no encoding can hold, shown as the replacement character."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text
