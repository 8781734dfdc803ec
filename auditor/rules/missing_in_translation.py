"""A figure of one language version that the other does not have: dropped, or left behind when one side was changed.

Only for documents that are translations of one another (`pairs` in the settings, or names that differ in the language alone), and
only where most of their figures do correspond: a summary is no translation. Dates, ranks and small bare counts are left out:
languages write them in words.

Bad:  中文版:上限500个文件。英文版没有这一数字。 / zh: a limit of 500 files. en: no such figure.
Good: 中文版:上限500个文件。英文版:500 files。 / zh: 上限500个文件. en: a limit of 500 files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from auditor.document import Document
from auditor.evidence import Evidence
from auditor.finding import Finding, Place, Severity
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording
from claims.units import unit
from claims.values import Claim

CORRESPONDING = Fraction(1, 2)
"""Share of the figures of the poorer side that must stand on the other, for the two to be translations."""
AT_LEAST = 3
"""Figures that must correspond."""
SKIPPED_KINDS = frozenset({"date", "period", "rank"})
SMALL = 10

Key = tuple[str, Fraction]


def check(evidence: Evidence, _options: Options) -> Iterator[Finding]:
    """Each figure without a counterpart in a translation of its document."""
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in evidence.documents:
        if document.pair:
            groups[document.pair].append(document)
    linked = {frozenset((j.link.first.id, d)) for j in evidence.judgements for d in (j.link.second.document,)}
    linked |= {frozenset((j.link.second.id, j.link.first.document)) for j in evidence.judgements}
    for members in groups.values():
        for document in members:
            for other in members:
                if document.tongue != other.tongue:
                    yield from _missing(evidence, document, other, linked)


def _missing(evidence: Evidence, document: Document, other: Document, linked: set[frozenset[str]]) -> Iterator[Finding]:
    mine, theirs = list(_figures(evidence, document)), list(_figures(evidence, other))
    left = Counter(key for _, key in theirs)
    absent = []
    for claim, key in mine:
        if left[key] > 0:
            left[key] -= 1
        elif frozenset((claim.id, other.name)) not in linked and key not in {k for _, k in theirs}:
            absent.append(claim)
    if _are_translations(mine, theirs):
        for claim in absent:
            yield _finding(evidence, claim, other)


def _are_translations(mine: Sequence[tuple[Claim, Key]], theirs: Sequence[tuple[Claim, Key]]) -> bool:
    common = Counter(k for _, k in mine) & Counter(k for _, k in theirs)
    count = sum(common.values())
    poorer = min(len(mine), len(theirs))
    return count >= AT_LEAST and count >= CORRESPONDING * poorer


def _figures(evidence: Evidence, document: Document) -> Iterable[tuple[Claim, Key]]:
    for claim in evidence.claims_of[document.name]:
        quantity = claim.quantity
        exact = quantity.exact()
        if exact is None or quantity.kind in SKIPPED_KINDS or "furniture" in claim.marks:
            continue
        if quantity.unit is None and abs(exact) < SMALL:
            continue
        held = unit(quantity.unit)
        # Counted things are named in words that differ by language: their number alone is the key.
        # One language counts per thing (每个项目500个) where the other counts (500 files in a project).
        if quantity.kind in ("count", "rate") and "currency" not in held.dimension:
            yield claim, ("count", exact)
        else:
            yield claim, (held.dimension, exact * held.factor + held.offset)


def _finding(evidence: Evidence, claim: Claim, other: Document) -> Finding:
    quote = " ".join(claim.quote.split())
    where = evidence.where(claim)
    return RULE.finding(
        Wording(
            f"“{quote}” ({where}) has no counterpart in {other.name}",
            f"“{quote}”({where})在{other.name}中没有对应的数字",
        ),
        places=[Place.of(claim)],
        verdict=None,
        confidence=0.8,
    )


RULE = Rule(
    code="NUM112",
    name="missing-in-translation",
    severity=Severity.WARNING,
    check=check,
    summary=Wording("A figure of one language version is missing in the other", "一种语言版本中的数字在另一版本中缺失"),
)
