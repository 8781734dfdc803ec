"""All that the rules may look at: documents, claims, judged links and facts, indexed once and immutable.

Comes in: the documents, their claims, the judged links. Goes out: look-ups. Refuses to know: rules, reports.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from auditor.document import Document, Skip
from auditor.lines import Lines
from auditor.link import Fact, Judgement
from claims.values import Claim


@dataclass(frozen=True)
class Evidence:
    """Documents and claims in a fixed order (by name; by place), and the facts that the links make of them."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...] = ()
    skips: tuple[Skip, ...] = ()
    """Every file or part that was not read."""
    repeats: tuple[tuple[Claim, ...], ...] = ()
    """Claims of sentences that a document repeats word for word; the first of each speaks for the others."""

    @functools.cached_property
    def document(self) -> Mapping[str, Document]:
        """Documents by name."""
        return {d.name: d for d in self.documents}

    @functools.cached_property
    def claims_of(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by document name, in order of place; every document has an entry."""
        grouped: dict[str, list[Claim]] = {d.name: [] for d in self.documents}
        for claim in self.claims:
            grouped[claim.document].append(claim)
        return {name: tuple(found) for name, found in grouped.items()}

    @functools.cached_property
    def sentences(self) -> Mapping[tuple[str, int, int], tuple[Claim, ...]]:
        """Claims by document and sentence, in order of place."""
        grouped: dict[tuple[str, int, int], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            grouped[(claim.document, *claim.sentence)].append(claim)
        return {key: tuple(found) for key, found in grouped.items()}

    def beside(self, claim: Claim) -> tuple[Claim, ...]:
        """The claims of the same sentence, itself included."""
        return self.sentences[(claim.document, *claim.sentence)]

    def between(self, document: str, start: int, end: int) -> tuple[Claim, ...]:
        """The claims of a document that begin in a stretch of its text."""
        found = self.claims_of[document]
        starts = self._starts[document]
        return found[bisect_left(starts, start) : bisect_right(starts, end - 1)]

    @functools.cached_property
    def _starts(self) -> Mapping[str, list[int]]:
        return {name: [c.start for c in found] for name, found in self.claims_of.items()}

    @functools.cached_property
    def lines(self) -> Mapping[str, Lines]:
        """Line look-up by document name."""
        return {d.name: Lines(d) for d in self.documents}

    def where(self, claim: Claim) -> str:
        """The place of a claim for people: `a.txt:12`, or document and location where lines mean nothing."""
        line, _ = self.lines[claim.document].place(claim.start)
        if line is not None:
            return f"{claim.document}:{line}"
        detail = ", ".join(f"{k} {v}" for k, v in claim.location.items())
        return f"{claim.document} ({detail})" if detail else claim.document

    def sentence_text(self, claim: Claim) -> str:
        """The text of the sentence a claim stands in."""
        return self.document[claim.document].text[slice(*claim.sentence)]

    @functools.cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Claims joined by links, with the judged links among them; ordered by the first claim's place."""
        return tuple(_components(self.judgements))

    def judged(self, code: str) -> Iterator[tuple[Fact, tuple[Judgement, ...]]]:
        """Facts with at least one judged link that the rule `code` reports, and those links, surest first."""
        for fact in self.facts:
            found = [j for j in fact.judgements if j.relation.code == code]
            if found:
                yield fact, tuple(sorted(found, key=lambda j: j.strength))


def _components(judgements: Iterable[Judgement]) -> Iterator[Fact]:
    leader: dict[str, str] = {}
    claims: dict[str, Claim] = {}

    def find(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    held = list(judgements)
    for judgement in held:
        for claim in (judgement.link.first, judgement.link.second):
            leader.setdefault(claim.id, claim.id)
            claims[claim.id] = claim
        a, b = find(judgement.link.first.id), find(judgement.link.second.id)
        if a != b:
            leader[max(a, b)] = min(a, b)
    members: dict[str, list[Claim]] = defaultdict(list)
    for name, claim in claims.items():
        members[find(name)].append(claim)
    pairs: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in held:
        pairs[find(judgement.link.first.id)].append(judgement)
    facts = [
        Fact(
            tuple(sorted(found, key=lambda c: (c.document, c.start, c.end))),
            tuple(sorted(pairs[root], key=lambda j: j.strength)),
        )
        for root, found in members.items()
    ]
    yield from sorted(facts, key=lambda f: (f.claims[0].document, f.claims[0].start, f.claims[0].end))
