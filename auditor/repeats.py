"""Sentences that a document repeats word for word: a few are linked, and speak for the rest.

A page of boilerplate, a log or a generated list may say one thing a hundred thousand times; comparing every copy with
everything costs much and tells nothing. Comes in: documents and claims. Goes out: the claims to be linked, and which
claim speaks for which. Refuses to know: linking, verdicts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from auditor.document import Document
from auditor.finding import Comparison, Verdict
from auditor.wording import Wording
from claims.values import Claim

FEW: Final = 4
"""So many copies of a sentence in one document are linked like any other."""
LONGEST: Final = 2_000
"""Characters of a sentence; longer ones are not looked at, since nobody repeats them."""
SHOWN: Final = 12
"""Claims that a comparison lists; it says how many there are."""

Group = tuple[Claim, ...]
"""Copies of one claim; the first speaks for the others, which are not linked."""


@dataclass(frozen=True, slots=True)
class Folded:
    """The claims to be linked, in their order, and the groups of copies."""

    claims: tuple[Claim, ...]
    groups: tuple[Group, ...]


def folded(documents: Sequence[Document], claims: Sequence[Claim]) -> Folded:
    """The claims without those that only repeat: same document, same sentence, same words, same reading."""
    copies = [found for found in _copies(documents, claims) if len(found) > FEW]
    if not copies:
        return Folded(tuple(claims), ())
    groups = tuple((found[0], *found[FEW:]) for found in copies)
    spoken_for = {claim.id for group in groups for claim in group[1:]}
    return Folded(tuple(c for c in claims if c.id not in spoken_for), groups)


def renamed(groups: Sequence[Group], origin: Mapping[str, str]) -> tuple[Group, ...]:
    """The groups with their documents under the names they came from."""
    if not origin:
        return tuple(groups)
    return tuple(tuple(replace(c, document=origin.get(c.document, c.document)) for c in group) for group in groups)


def comparisons(groups: Sequence[Group]) -> Iterator[Comparison]:
    """What was confirmed by being said again in the same words."""
    for group in groups:
        count = len(group) + FEW - 1
        said = Wording(f"one sentence, word for word {count:,} times", f"同一句话,逐字出现{count:,}次")
        yield Comparison(Verdict.AGREE, group[:SHOWN], said)


def _copies(documents: Sequence[Document], claims: Sequence[Claim]) -> list[list[Claim]]:
    texts = {d.name: d.text for d in documents}
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for sentence, members in _by_sentence(texts, claims):
        for claim in members:
            at = claim.start - claim.sentence[0]
            found[(claim.document, sentence, at, claim.end - claim.start, claim.quantity, claim.frame)].append(claim)
    return list(found.values())


def _by_sentence(texts: Mapping[str, str], claims: Sequence[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """Each sentence that is said more than a few times in its document, and its claims; rows of tables are none."""
    by_span: dict[tuple[str, int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        start, end = claim.sentence
        if end - start <= LONGEST and "table" not in claim.marks:
            by_span[(claim.document, start, end)].append(claim)
    by_text: dict[tuple[str, str], list[list[Claim]]] = defaultdict(list)
    for (document, start, end), members in by_span.items():
        by_text[(document, texts[document][start:end])].append(members)
    for (_, sentence), said in by_text.items():
        if len(said) > FEW:
            yield from ((sentence, members) for members in said)
