"""The releases of a changelog as separate dated sources: what 1.0 says is no contradiction of what 2.0 says.

Comes in: documents and claims. Goes out: the same with each release as a document of its own (its text is the whole
text
with all else blanked out, so that every offset stays true), and the way back. Refuses to know: linking, rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from auditor.document import Document
from auditor.finding import Verdict
from auditor.link import Judgement, Link
from claims.values import Claim

_RELEASE: Final = re.compile(
    r"^#{1,4}[ \t]{1,4}"
    r"(?:\[?(?:(?:version|release|版本)[ \t]{0,2})?v?\d{1,4}(?:\.\d{1,6}){1,3}[\w.+-]{0,20}\]?"
    r"|\[?unreleased\]?|\d{4}-\d{2}-\d{2})"
    r"(?P<rest>[ \t]{0,4}(?:[-–—:][ \t]{0,4}\d{4}-\d{2}-\d{2}|[(（][^)）\n]{0,60}[)）])?)[ \t]{0,4}$",
    re.MULTILINE | re.IGNORECASE,
)
"""A heading that is a version or a day and nothing else; `## 1.2 Scope` numbers a chapter."""
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
AT_LEAST: Final = 2
"""Headings that name a release, for a document to be a changelog."""
AT_MOST: Final = 500
"""Releases told apart; the oldest beyond that stay together as one."""
MARK: Final = "§"
AGREEING: Final = frozenset({Verdict.AGREE, Verdict.ROUNDING_COMPATIBLE, Verdict.BOUND_COMPATIBLE})


@dataclass(frozen=True, slots=True)
class Parted:
    """Documents and claims with releases as documents of their own, and the names they came from."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    origin: Mapping[str, str]


def parted(documents: Sequence[Document], claims: Sequence[Claim]) -> Parted:
    """Changelogs among the documents taken apart; everything else as it was."""
    cuts = {d.name: found for d in documents if len(found := _cuts(d.text)) >= AT_LEAST}
    if not cuts:
        return Parted(tuple(documents), tuple(claims), {})
    out: list[Document] = []
    origin: dict[str, str] = {}
    for document in documents:
        pieces = list(_pieces(document, cuts[document.name])) if document.name in cuts else [document]
        origin.update({p.name: document.name for p in pieces if p.name != document.name})
        out += pieces
    starts = {name: [start for start, _ in found] for name, found in cuts.items()}
    moved = (
        replace(c, document=_name(c.document, bisect_right(starts[c.document], c.start)))
        for c in claims
        if c.document in cuts
    )
    kept = (c for c in claims if c.document not in cuts)
    ordered = sorted([*moved, *kept], key=lambda c: (c.document, c.start, c.end))
    return Parted(tuple(sorted(out, key=lambda d: d.name)), tuple(ordered), origin)


def _cuts(text: str) -> list[tuple[int, str | None]]:
    """Where each release begins, and its day."""
    if "#" not in text:
        return []
    found = [(m.start(), next(iter(_DAY.findall(m[0])), None)) for m in _RELEASE.finditer(text)]
    return found[:AT_MOST]


def _pieces(document: Document, cuts: Sequence[tuple[int, str | None]]) -> Iterator[Document]:
    text = document.text
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    head = cuts[0][0]
    yield replace(document, name=_name(document.name, 0), text=text[:head] + " " * (len(text) - head))
    for number, ((start, day), end) in enumerate(zip(cuts, ends, strict=True), 1):
        blank = " " * start + text[start:end] + " " * (len(text) - end)
        yield replace(document, name=_name(document.name, number), text=blank, date=day or document.date)


def _name(document: str, number: int) -> str:
    return f"{document}{MARK}{number:04}"


def rejoined(judgements: Iterable[Judgement], held: Parted) -> list[Judgement]:
    """The judgements on the documents as they are; releases of one changelog are not held against one another."""
    if not held.origin:
        return list(judgements)
    out = []
    for judgement in judgements:
        link = judgement.link
        first, second = _back(link.first, held.origin), _back(link.second, held.origin)
        apart = link.first.document != link.second.document and first.document == second.document
        if apart and judgement.relation.verdict not in AGREEING:
            continue
        out.append(replace(judgement, link=Link(first, second, link.confidence, link.reasons)))
    return out


def _back(claim: Claim, origin: Mapping[str, str]) -> Claim:
    return replace(claim, document=origin[claim.document]) if claim.document in origin else claim
