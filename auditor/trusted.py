"""Trusted facts held against the claims of documents: facts become claims of a trusted document, linked by what they
are about.

Comes in: reference files, claims. Goes out: documents and claims of the facts, judged links, and what could not be
read.
A fact and a claim are linked when subject, measure, dimension and period are the same: no context is weighed, so every
link states its three reasons. Refuses to know: how text is linked to text.
"""

from __future__ import annotations

import calendar
import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from auditor.document import Document, Skip
from auditor.errors import AuditorError
from auditor.finding import DISAGREEING, Reason, Verdict
from auditor.link import Judgement, Link
from auditor.options import Options
from auditor.reference import ReferenceFact, reference_formats
from auditor.relation import relate
from auditor.wording import Wording
from claims import lexicon, quantities, scripts
from claims.lexicon import Own
from claims.units import unit as unit_of
from claims.values import Claim, Frame, Reading

CONFIDENCE: Final = 0.95
"""Of a link by subject, measure and period; a claim without a period is linked to the newest fact at UNDATED."""
UNDATED: Final = 0.75
UNNAMED: Final = 0.75
"""Of a claim that names nobody, in a document that names one subject only."""
PER_SHARE: Final = "earnings_per_share"
SHORT: Final = 2
"""So many months at most are called by their last day."""
MOST_PROBLEMS: Final = 20
"""So many problems of one file are named one by one."""
MOST_SOUGHT: Final = 50
"""With so many subjects of facts at most, a text is searched for each."""
MOST_FACTS: Final = 20
"""So many facts of one subject, measure and period are held against a claim."""
MOST_EARLIER: Final = 3
"""So many superseded statements are named beside a contradiction."""
MOST_SUBJECTS: Final = 2_000
"""So many names of reference files are looked for in the documents."""
LONGEST_ACRONYM: Final = 5
_LEGAL: Final = re.compile(
    r"(?:,?\s+(?:Corporation|Corp|Incorporated|Inc|Limited|Ltd|LLC|Holdings|Co|Company|PLC|AG|SA|SE|NV|AB|Com)\.?){1,3}$",
    re.IGNORECASE,
)
_MONTHS: Final = re.compile(r"(\d{4})-(\d\d)(?:/(\d{4})-(\d\d))?")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_ASIDE: Final = re.compile(r"\s*[(（][^()（）]{1,40}[)）]\s*$")


Held = tuple[Claim, ReferenceFact]
Index = dict[tuple[str, str, str], list[Held]]


@dataclass(frozen=True, slots=True)
class Trusted:
    """Reference files as documents, the claims that stand for their facts, and the facts themselves by claim."""

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    facts: tuple[tuple[str, ReferenceFact], ...] = ()
    skips: tuple[Skip, ...] = ()


def load(paths: Iterable[str | Path], own: tuple[Own, ...] = ()) -> Trusted:
    """The facts of reference files; `own` is what names and measures are called besides what the lexicons know.

    Raises:
        AuditorError: a file cannot be read.
    """
    documents: list[Document] = []
    claims: list[Claim] = []
    facts: list[tuple[str, ReferenceFact]] = []
    skips: list[Skip] = []
    for path in sorted(map(Path, paths)):
        found = list(_read(path))
        stated = dict.fromkeys(_named_by_year(f for f in found if isinstance(f, ReferenceFact)))
        document, held, problems = _as_document(str(path), list(stated), own)
        documents.append(document)
        claims += [c for c, _ in held]
        facts += [(c.id, f) for c, f in held]
        unread = [f for f in found if isinstance(f, Skip)]
        skips += _listed(str(path), [*unread, *problems, *_contradictions(str(path), held)])
    return Trusted(tuple(documents), tuple(claims), tuple(facts), tuple(skips))


def subjects(trusted: Trusted, own: tuple[Own, ...]) -> tuple[Own, ...]:
    """Whom the facts are about, as names to be found in the documents, besides those that are known."""
    known = lexicon.load(own)
    forms: dict[str, set[str]] = defaultdict(set)
    for claim, (_, fact) in zip(trusted.claims, trusted.facts, strict=True):
        if claim.frame.subject:
            forms[claim.frame.subject].add(fact.subject)
    unknown = (n for n in sorted(forms) if _is_name(n) and known.named(n) is None and known.measure_of(n) is None)
    return tuple(Own("name", n, tuple(sorted(forms[n]))) for n in itertools.islice(unknown, MOST_SUBJECTS))


def _is_name(subject: str) -> bool:
    """Whether a subject can be found in a text by its words: a capital, or Chinese."""
    return len(subject) > 1 and any(c.isupper() or c >= "\u3400" for c in subject)


def plain_name(subject: str) -> str:
    """A company's name without its legal form, in small letters where all are capitals: ACME CORP is Acme."""
    plain = _LEGAL.sub("", subject.strip())
    return plain.title() if plain.isupper() and len(plain) > LONGEST_ACRONYM else plain


def _listed(name: str, problems: Sequence[Skip]) -> list[Skip]:
    """The first problems one by one, and how many more there are."""
    more = len(problems) - MOST_PROBLEMS
    listed = list(problems[:MOST_PROBLEMS])
    return listed if more <= 0 else [*listed, Skip(name, f"{more:,} more problems of this kind are not listed")]


def _named_by_year(facts: Iterable[ReferenceFact]) -> Iterable[ReferenceFact]:
    """The facts; of a series with one day a year, each on 31 December, the day stands for the year as well."""
    facts = list(facts)
    days: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        if fact.period and _DAY.fullmatch(fact.period):
            days[fact.subject, fact.measure].add(fact.period[5:])
    for fact in facts:
        year, _, day = (fact.period or "").partition("-")
        yearly = day == "12-31" and days[fact.subject, fact.measure] == {"12-31"}
        yield replace(fact, also=(*fact.also, year, f"{year}-01-01/{year}-12-31")) if yearly else fact


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
    name: str, facts: Sequence[ReferenceFact], own: tuple[Own, ...]
) -> tuple[Document, list[tuple[Claim, ReferenceFact]], list[Skip]]:
    """A text with one line a fact, and a claim on each line's number."""
    lines: list[str] = []
    held: list[tuple[Claim, ReferenceFact]] = []
    problems: list[Skip] = []
    start = 0
    for fact in facts:
        number, read = _amount(fact.value, fact.unit)
        head = " · ".join(p for p in (fact.subject, fact.measure.replace("_", " "), fact.period, *fact.scope) if p)
        line = f"{head}: {number}" + (f" ({fact.source})" if fact.source else "")
        claim = _claim(name, fact, number, read, start, start + len(head) + 2, line, own) if read else None
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


@functools.lru_cache(maxsize=65536)
def _amount(value: str, unit: str) -> tuple[str, Reading | None]:
    """The number with its unit in the order in which it can be read, and what is read of it."""
    best: tuple[str, Reading | None] = (f"{value} {unit}".strip(), None)
    for number in dict.fromkeys((f"{value} {unit}".strip(), f"{value}{unit}", f"{unit}{value}", f"{unit} {value}")):
        read = [r for r in quantities.read(number) if not number[: r.start].strip("$€£¥ ")]
        if read and read[0].end == len(number) and (read[0].quantity.unit or not unit):
            return number, read[0]
        if read and best[1] is None:
            best = number, read[0]
    return best


def _claim(
    name: str, fact: ReferenceFact, number: str, read: Reading, start: int, at: int, line: str, own: tuple[Own, ...]
) -> Claim:
    measure = _measure(fact.measure, own)
    per_share = ("per_share",) if "per share" in fact.unit or measure == PER_SHARE else ()
    return Claim(
        document=name,
        start=at + read.start,
        end=at + read.end,
        quote=number[read.start : read.end],
        sentence=(start, start + len(line)),
        language="zh" if any(c >= "\u3400" for c in line) else "en",
        # What is trusted is as exact as it is written: closing zeros are no rounding.
        quantity=replace(read.quantity, grain=read.quantity.place),
        frame=Frame(
            subject=_subject(fact.subject, own),
            measure=measure or fact.measure,
            period=fact.period,
            scope=tuple(dict.fromkeys((*fact.scope, *per_share))),
            known_measure=measure is not None,
            family=measure or fact.measure,
        ),
        location={"fact": fact.place} if fact.place else {},
        marks=frozenset({"reference"}),
    )


@functools.lru_cache(maxsize=4096)
def _subject(written: str, own: tuple[Own, ...]) -> str:
    """The canonical name, with or without the legal form of a company."""
    known = lexicon.load(own)
    term = known.named(written) or known.named(plain_name(written))
    return term.name if term else plain_name(written)


@functools.lru_cache(maxsize=4096)
def _measure(written: str, own: tuple[Own, ...]) -> str | None:
    """The canonical measure of words or of a canonical name; None where no lexicon knows it."""
    plain = written.replace("_", " ").strip()
    term = lexicon.load(own).measure_of(plain) or lexicon.load(own).measure_of(_ASIDE.sub("", plain))
    if term:
        return term.name
    known = {t.name for e in lexicon.load(own).entries.values() for t in e.terms if t.part == "measure"}
    canonical = "_".join(plain.casefold().split())
    return canonical if canonical in known else None


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
    alone = _only_subjects(claims, documents, trusted)
    out: list[Judgement] = []
    for claim in claims:
        matched = _matching(claim, index, alone.get(claim.document))
        for fact_claim, _ in matched.newest:
            relation = relate(_link(claim, fact_claim, matched.confidence), documents, options)
            if relation.verdict in DISAGREEING:
                lines = (*relation.derivation, *(_earlier(c, f) for c, f in matched.superseded[:MOST_EARLIER]))
                relation = replace(relation, code="REF201", derivation=lines)
            out.append(Judgement(_link(claim, fact_claim, matched.confidence), relation))
        for fact_claim, _ in matched.superseded:
            link = _link(claim, fact_claim, matched.confidence)
            relation = relate(link, documents, options)
            if relation.verdict not in DISAGREEING:
                lines = (*relation.derivation, *(_newest(c, f) for c, f in matched.newest[:1]))
                stale = replace(relation, code="REF202", verdict=Verdict.STALE, derivation=lines)
                out.append(Judgement(link, stale))
    return tuple(_unless_stale(out))


def _earlier(claim: Claim, fact: ReferenceFact) -> Wording:
    return Wording(
        f"stated before as {claim.quote} ({_source(fact)}), since superseded",
        f"此前为{claim.quote}({_source(fact)}),已被取代",
    )


def _newest(claim: Claim, fact: ReferenceFact) -> Wording:
    return Wording(f"stated since as {claim.quote} ({_source(fact)})", f"此后更正为{claim.quote}({_source(fact)})")


def _source(fact: ReferenceFact) -> str:
    return fact.source or fact.filed or fact.place


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


def _index(trusted: Trusted) -> Index:
    facts = dict(trusted.facts)
    index: Index = defaultdict(list)
    for claim in trusted.claims:
        index[_key(claim)].append((claim, facts[claim.id]))
    return index


def _only_subjects(claims: Iterable[Claim], documents: Iterable[Document], trusted: Trusted) -> dict[str, str]:
    """Of each document that names one subject only, in its claims or as a company anywhere, that subject."""
    sought = {c.frame.subject for c in trusted.claims if c.frame.subject}
    if len(sought) > MOST_SOUGHT:
        return {}
    named: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.frame.subject:
            named[claim.document].add(claim.frame.subject)
    for document in documents:
        if document.role != "trusted" and len(named[document.name]) <= 1:
            named[document.name].update(n for n in sought if n in document.text)
            named[document.name].update(_companies(document.text))
    return {document: next(iter(found)) for document, found in named.items() if len(found) == 1}


def _companies(text: str) -> Iterator[str]:
    """The companies of the lexicons that a text names."""
    for _, _, terms in lexicon.load().find(scripts.fold(text), text):
        yield from (t.name for t in terms if t.part == "name" and t.kind == "company")


def _key(claim: Claim, only: str | None = None) -> tuple[str, str, str]:
    frame = claim.frame
    measure = frame.measure or ""
    if measure in ("profit", "net_profit") and "per_share" in frame.scope:
        measure = PER_SHARE
    return (frame.subject or only or "").casefold(), measure, _dimension(claim)


def _dimension(claim: Claim) -> str:
    return unit_of(claim.quantity.unit).dimension


@dataclass(frozen=True, slots=True)
class _Matched:
    """The facts that a claim is held against: of each period the newest statement, and those it superseded."""

    newest: tuple[Held, ...] = ()
    superseded: tuple[Held, ...] = ()
    confidence: float = CONFIDENCE


def _matching(claim: Claim, index: Index, only: str | None) -> _Matched:
    if claim.quantity.kind in ("date", "period") or claim.frame.change in ("up", "down"):
        return _Matched()
    own = claim.document.rsplit("/", 1)[-1]
    held = [(c, f) for c, f in index.get(_key(claim, only), ()) if _scopes_fit(claim, c) and f.source != own]
    period = claim.frame.period
    if period is None:
        fitting = held if len({f.period for _, f in held}) == 1 else []
    else:
        fitting = [(c, f) for c, f in held if _same_period(period, f)]
    last: dict[str, str] = {}
    for _, fact in fitting:
        last[fact.series] = max(last.get(fact.series, ""), fact.filed or "")
    newest = tuple((c, f) for c, f in fitting if (f.filed or "") == last[f.series])
    superseded = tuple((c, f) for c, f in fitting if (f.filed or "") != last[f.series])
    sure = UNDATED if period is None else CONFIDENCE
    return _Matched(newest[:MOST_FACTS], superseded[-MOST_FACTS:], min(sure, sure if claim.frame.subject else UNNAMED))


def _scopes_fit(claim: Claim, fact: Claim) -> bool:
    return not claim.frame.scope or not fact.frame.scope or set(claim.frame.scope) == set(fact.frame.scope)


def _same_period(period: str, fact: ReferenceFact) -> bool:
    """The same name, or the same days; a calendar year is a fiscal year only where its days say so."""
    if period in (fact.period, fact.span, *fact.also):
        return True
    if fact.period and _DAY.fullmatch(fact.period) and _last_day(period) == fact.period:
        return True
    if fact.span is None or not (len(period) == 4 and period.isdecimal()):
        return False
    return fact.span == f"{period}-01-01/{period}-12-31"


@functools.lru_cache(maxsize=4096)
def _last_day(period: str) -> str | None:
    """The day that a month or two end with: the end of the year is its last two months; None for longer ones."""
    found = _MONTHS.fullmatch(period)
    if found is None:
        return None
    first, last = ((int(y), int(m)) for y, m in ((found[1], found[2]), (found[3] or found[1], found[4] or found[2])))
    if not 0 <= 12 * (last[0] - first[0]) + last[1] - first[1] < SHORT or not 1 <= last[1] <= 12:
        return None
    return f"{last[0]}-{last[1]:02}-{calendar.monthrange(*last)[1]}"


def _link(claim: Claim, fact: Claim, confidence: float) -> Link:
    reasons = (
        Reason("subject", 1.0, fact.frame.subject or ""),
        Reason("measure", 1.0, fact.frame.measure or ""),
        Reason("period", 1.0 if claim.frame.period else 0.5, fact.frame.period or "no period stated"),
    )
    first, second = sorted((claim, fact), key=lambda c: (c.document, c.start, c.end))
    return Link(first, second, confidence, reasons)
