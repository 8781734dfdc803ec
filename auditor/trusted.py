"""Trusted facts held against the claims of documents: facts become claims of a trusted document, linked by what they
are about.

Comes in: reference files, claims. Goes out: documents and claims of the facts, judged links, and what could not be
read.
A fact and a claim are linked when subject, measure, dimension and period are the same: no context is weighed, so every
link states its three reasons. Refuses to know: how text is linked to text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from auditor.document import Document, Skip
from auditor.errors import AuditorError
from auditor.finding import Reason, Verdict
from auditor.link import Judgement, Link
from auditor.options import Options
from auditor.reference import ReferenceFact, reference_formats
from auditor.relation import relate
from claims import extract, lexicon
from claims.units import unit as unit_of
from claims.values import Claim, Frame

CONFIDENCE: Final = 0.95
"""Of a link by subject, measure and period; a claim without a period is linked to the newest fact at UNDATED."""
UNDATED: Final = 0.75
DISAGREE: Final = frozenset({Verdict.CONFLICT, Verdict.SCALE_ERROR, Verdict.UNIT_ERROR})


@dataclass(frozen=True, slots=True)
class Trusted:
    """Reference files as documents, the claims that stand for their facts, and the facts themselves by claim."""

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    facts: tuple[tuple[str, ReferenceFact], ...] = ()
    skips: tuple[Skip, ...] = ()


def load(paths: Iterable[str | Path]) -> Trusted:
    """The facts of reference files.

    Raises:
        AuditorError: a file cannot be read.
    """
    documents: list[Document] = []
    claims: list[Claim] = []
    facts: list[tuple[str, ReferenceFact]] = []
    skips: list[Skip] = []
    for path in sorted(map(Path, paths)):
        found = list(_read(path))
        skips += [f for f in found if isinstance(f, Skip)]
        document, held, problems = _as_document(str(path), [f for f in found if isinstance(f, ReferenceFact)])
        documents.append(document)
        claims += [c for c, _ in held]
        facts += [(c.id, f) for c, f in held]
        skips += [*problems, *_contradictions(str(path), held)]
    return Trusted(tuple(documents), tuple(claims), tuple(facts), tuple(skips))


def _read(path: Path) -> Iterable[ReferenceFact | Skip]:
    try:
        content = path.read_bytes()
    except OSError as problem:
        message = f"cannot read the reference file {path}: {problem.strerror or problem}"
        raise AuditorError(message, "give a file that can be read, or leave --reference out") from problem
    for form in reference_formats():
        if form.recognises(path.suffix.lower(), content):
            return form.read(content, str(path))
    known = ", ".join(f.name for f in reference_formats())
    return [Skip(str(path), f"no format of trusted facts takes this file; there are {known}")]


def _as_document(
    name: str, facts: Sequence[ReferenceFact]
) -> tuple[Document, list[tuple[Claim, ReferenceFact]], list[Skip]]:
    """A text with one line a fact, and a claim on each line's number."""
    lines: list[str] = []
    held: list[tuple[Claim, ReferenceFact]] = []
    problems: list[Skip] = []
    start = 0
    for fact in facts:
        number = " ".join(part for part in (fact.value, fact.unit) if part)
        head = " · ".join(p for p in (fact.subject, fact.measure.replace("_", " "), fact.period, *fact.scope) if p)
        line = f"{head}: {number}" + (f" ({fact.source})" if fact.source else "")
        claim = _claim(name, fact, number, start, start + len(head) + 2, line)
        if claim is None:
            problems.append(
                Skip(name, f"no number with a unit known here in “{number}”; write e.g. 130.5 billion USD", fact.place)
            )
        else:
            held.append((claim, fact))
            unread = number[claim.end - claim.start :].strip() if claim.quantity.unit is None else ""
            if any(c.isalpha() for c in unread):
                reason = f"the unit “{unread}” is not known here: {claim.quote} is compared as a bare number"
                problems.append(Skip(name, reason, fact.place))
        lines.append(line)
        start += len(line) + 1
    return Document(name=name, text="\n".join(lines), role="trusted"), held, problems


def _claim(name: str, fact: ReferenceFact, number: str, start: int, at: int, line: str) -> Claim | None:
    read = [c for c in extract(number) if c.start == 0 or not number[: c.start].strip("$€£¥ ")]
    if not read:
        return None
    known = lexicon.load()
    name_term, measure = known.named(fact.subject), _measure(fact.measure)
    frame = Frame(
        subject=name_term.name if name_term else fact.subject,
        measure=measure or fact.measure,
        period=fact.period,
        scope=fact.scope,
        known_measure=measure is not None,
    )
    first = read[0]
    return replace(
        first,
        document=name,
        start=at + first.start,
        end=at + first.end,
        sentence=(start, start + len(line)),
        frame=frame,
        location={"fact": fact.place} if fact.place else {},
        marks=frozenset({"reference"}),
    )


def _measure(written: str) -> str | None:
    """The canonical measure of words or of a canonical name; None where no lexicon knows it."""
    term = lexicon.load().measure_of(written.replace("_", " "))
    if term:
        return term.name
    known = {t.name for e in lexicon.load().entries.values() for t in e.terms if t.part == "measure"}
    return written if written in known else None


def _contradictions(name: str, held: Sequence[tuple[Claim, ReferenceFact]]) -> list[Skip]:
    """A Skip for each two undated facts of one key with different numbers: neither can be preferred."""
    first: dict[tuple[object, ...], tuple[Claim, ReferenceFact]] = {}
    out = []
    for claim, fact in held:
        key = (claim.frame.subject, claim.frame.measure, fact.period, fact.scope, _dimension(claim))
        other = first.setdefault(key, (claim, fact))
        undated = fact.filed is None or other[1].filed is None
        if undated and claim.quantity.value != other[0].quantity.value:
            reason = (
                f"two facts for {fact.subject}, {fact.measure}, {fact.period or 'no period'}: "
                f"{other[0].quote} and {claim.quote}; "
                "give each the day it was filed, or drop one. Claims are held against both"
            )
            out.append(Skip(name, reason, fact.place or None))
    return out


def judge(
    claims: Sequence[Claim], trusted: Trusted, documents: Sequence[Document], options: Options
) -> tuple[Judgement, ...]:
    """The judged links between claims of documents and trusted facts."""
    index = _index(trusted)
    out: list[Judgement] = []
    for claim in claims:
        for fact_claim, current, confidence in _matching(claim, index):
            link = _link(claim, fact_claim, confidence)
            relation = relate(link, documents, options)
            if relation.verdict not in DISAGREE:
                out.append(
                    Judgement(link, relation if current else replace(relation, code="REF202", verdict=Verdict.STALE))
                )
            elif current:
                out.append(Judgement(link, replace(relation, code="REF201")))
    return tuple(_unless_stale(out))


def _unless_stale(judgements: Sequence[Judgement]) -> Iterable[Judgement]:
    """A claim that states a superseded fact is behind the times, not in conflict with the newest."""
    stale = {_draft(j).id for j in judgements if j.relation.code == "REF202"}
    agreeing = {_draft(j).id for j in judgements if j.relation.code is None}
    for judgement in judgements:
        claim = _draft(judgement).id
        if judgement.relation.code == "REF201" and (claim in stale or claim in agreeing):
            continue
        if judgement.relation.code == "REF202" and claim in agreeing:
            continue
        yield judgement


def _draft(judgement: Judgement) -> Claim:
    return judgement.link.second if "reference" in judgement.link.first.marks else judgement.link.first


Index = dict[tuple[str, str, str], list[tuple[Claim, ReferenceFact]]]


def _index(trusted: Trusted) -> Index:
    facts = dict(trusted.facts)
    index: Index = defaultdict(list)
    for claim in trusted.claims:
        index[_key(claim)].append((claim, facts[claim.id]))
    return index


def _key(claim: Claim) -> tuple[str, str, str]:
    frame = claim.frame
    return (frame.subject or "").casefold(), frame.measure or "", _dimension(claim)


def _dimension(claim: Claim) -> str:
    return unit_of(claim.quantity.unit).dimension


def _matching(claim: Claim, index: Index) -> Iterable[tuple[Claim, bool, float]]:
    """(fact's claim, whether it is the newest statement of its period, confidence)."""
    if claim.quantity.kind in ("date", "period") or claim.frame.change in ("up", "down"):
        return
    held = [(c, f) for c, f in index.get(_key(claim), ()) if _scopes_fit(claim, c)]
    period = claim.frame.period
    fitting = [(c, f) for c, f in held if period is not None and _same_period(period, f)]
    confidence = CONFIDENCE
    if period is None:
        periods = {f.period for _, f in held}
        fitting, confidence = (held, UNDATED) if len(periods) == 1 else ([], UNDATED)
    newest = max((f.filed or "" for _, f in fitting), default="")
    for fact_claim, fact in fitting:
        yield fact_claim, (fact.filed or "") == newest, confidence


def _scopes_fit(claim: Claim, fact: Claim) -> bool:
    return not claim.frame.scope or not fact.frame.scope or set(claim.frame.scope) == set(fact.frame.scope)


def _same_period(period: str, fact: ReferenceFact) -> bool:
    """The same name, or the same days; a calendar year is a fiscal year only where its days say so."""
    if period in (fact.period, fact.span):
        return True
    if fact.span is None or not (len(period) == 4 and period.isdecimal()):
        return False
    return fact.span == f"{period}-01-01/{period}-12-31"


def _link(claim: Claim, fact: Claim, confidence: float) -> Link:
    reasons = (
        Reason("subject", 1.0, fact.frame.subject or ""),
        Reason("measure", 1.0, fact.frame.measure or ""),
        Reason("period", 1.0 if claim.frame.period else 0.5, fact.frame.period or "no period stated"),
    )
    first, second = sorted((claim, fact), key=lambda c: (c.document, c.start, c.end))
    return Link(first, second, confidence, reasons)
