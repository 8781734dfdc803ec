"""Claims in, links out: which of them speak of the same fact, how sure we are, and why.

Documents are gated in pairs; within each pair (and first within each document) equal numbers in like places are linked and explain
each other away, and only what is left over can disagree. What is decided of two documents depends on these two alone. Refuses to
know: what the linked numbers say to each other in words (`auditor.relation`), rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from auditor.document import Document
from auditor.link import Link, Setting
from auditor.linking import gate, score, vetoes
from auditor.linking.gate import Related
from auditor.linking.matching import matched
from auditor.linking.pairing import Candidate, Setup, candidates
from auditor.linking.profile import View, view
from auditor.options import Options
from claims.values import Claim

__all__ = ["link"]


def link(documents: Sequence[Document], claims: Sequence[Claim], options: Options) -> tuple[Link, ...]:
    """The links among the claims, in order of place."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if not is_left_out(claim):
            by_document[claim.document].append(claim)
    views = [view(d, by_document[d.name]) for d in sorted(documents, key=lambda d: d.name)]
    within = [found for v in views for found in _within(v, options)]
    across = [found for r in gate.related(views) if _may_meet(views[r.first], views[r.second]) for found in _across(views, r, options)]
    kept = _without_echoes(within, across)
    return tuple(sorted([*within, *kept], key=_place))


def is_left_out(claim: Claim) -> bool:
    """Numbers of page furniture, and the years and quarters that head the columns of a table, are no statements."""
    if "furniture" in claim.marks:
        return True
    return "header" in claim.marks and claim.quantity.kind in ("date", "period")


def _place(found: Link) -> tuple[object, ...]:
    return (found.first.document, found.first.start, found.second.document, found.second.start, found.first.end)


def _may_meet(a: View, b: View) -> bool:
    """Documents of different sets are not held against one another, nor two trusted sources."""
    first, second = a.document, b.document
    if first.group != second.group and first.group is not None and second.group is not None:
        return False
    return not (first.role == "trusted" and second.role == "trusted")


def _within(v: View, options: Options) -> Iterable[Link]:
    found = candidates(v, v, Setup("within"))
    return [_link(c, "within", "within") for c in matched(found, options.link_confidence, within=True)]


def _across(views: Sequence[View], related: Related, options: Options) -> Iterable[Link]:
    a, b = views[related.first], views[related.second]
    setup = Setup("translation" if related.translated else "across", related.score, related.translated, vetoes.other_event(a, b), related.equal_numbers, related.strangers)
    found = candidates(a, b, setup)
    setting = _setting(a, b, related)
    return [_link(c, setting, setup.model) for c in matched(found, options.link_confidence, within=False)]


def _setting(a: View, b: View, related: Related) -> Setting:
    if (a.document.role == "trusted") != (b.document.role == "trusted"):
        return "reference"
    return "translation" if related.translated else "across"


def _link(found: Candidate, setting: Setting, model: str) -> Link:
    name = "agreement" if found.agrees else model
    return Link(
        found.a.claim,
        found.b.claim,
        round(found.score, 4),
        score.reasons(found.evidence, name),
        setting,
        found.revised,
    )


def _without_echoes(within: Sequence[Link], across: Sequence[Link]) -> list[Link]:
    """A number at odds with its own document is reported there, not once more against each document that agrees with the other."""
    odds: dict[str, set[str]] = defaultdict(set)
    for found in within:
        odds[found.first.id].add(found.second.id)
        odds[found.second.id].add(found.first.id)
    partners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for found in across:
        partners[found.first.id, found.second.document].add(found.second.id)
        partners[found.second.id, found.first.document].add(found.first.id)
    return [
        f
        for f in across
        if not _echoes(f.first, f.second, odds, partners) and not _echoes(f.second, f.first, odds, partners)
    ]


def _echoes(claim: Claim, other: Claim, odds: dict[str, set[str]], partners: dict[tuple[str, str], set[str]]) -> bool:
    mine = odds.get(claim.id)
    return bool(mine) and len(partners[other.id, claim.document] & (mine or set())) > 0
