"""Claims in, links out: which of them speak of the same fact, how sure we are, and why.

Documents are gated in pairs; within each pair (and first within each document) equal numbers in like places are
linked and explain each other away, and only what is left over can disagree. What is decided of two documents
depends on these two alone. Refuses to know: what the linked numbers say to each other in words
(`auditor.relation`), rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.document import Document
from auditor.link import Link, Setting
from auditor.linking import gate
from auditor.linking.apart import editions, growths, times
from auditor.linking.apart.topics import of_one_period
from auditor.linking.further.companions import companioned, with_companions
from auditor.linking.further.framed import framed
from auditor.linking.further.headlines import headlined, is_accounted
from auditor.linking.further.leftover import leftover, with_leftover
from auditor.linking.further.shares import shared
from auditor.linking.further.timed import timed
from auditor.linking.gate import Related
from auditor.linking.pairs import score
from auditor.linking.pairs.dollars import in_one_dollar
from auditor.linking.pairs.matching import matched, without_one_form
from auditor.linking.pairs.pairing import Candidate, candidates, setup_of
from auditor.linking.pairs.passages import without_twins
from auditor.linking.pairs.standing import Setup
from auditor.linking.profile import View, view
from auditor.linking.statements import stated
from auditor.linking.tables import row_names
from auditor.linking.tables.other_rows import without_other_rows
from auditor.linking.tables.rows import in_rows
from auditor.linking.tables.table_scale import scaled
from auditor.linking.tables.told_rows import told
from auditor.options import Options
from claims.values import Claim

__all__ = ["link"]

SURE = 0.9
"""An agreement this sure makes two numbers one statement."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of some documents before what they leave over is held against one another."""

    views: Sequence[View]
    met: Sequence[Related]
    """The pairs that may be held against one another."""
    events: Sequence[Related]
    """Those that are not one form filled in twice."""
    rows: Mapping[int, Sequence[row_names.Row]]
    links: list[Link]


def link(documents: Sequence[Document], claims: Sequence[Claim], options: Options) -> tuple[Link, ...]:
    """The links among the claims, in order of place."""
    so_far = before_leftover(documents, claims, options)
    views, known = so_far.views, so_far.links
    known = without_other_rows(with_leftover(known, list(leftover(views, so_far.events, known))), views, so_far.rows)
    return tuple(sorted(of_one_period(known, views, so_far.met), key=_place))


def before_leftover(documents: Sequence[Document], claims: Sequence[Claim], options: Options) -> Known:
    """The links of all ways but the last one."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document].append(claim)
    views = [view(d, stated(d, by_document[d.name])) for d in sorted(documents, key=lambda d: d.name)]
    within = [found for v in views for found in _within(v, options)]
    met = [r for r in gate.related(views) if _may_meet(views[r.first], views[r.second])]
    compared = [(r, *_across(views, r, options)) for r in met]
    across = [f for _, found, _ in compared for f in found]
    events = [r for r, _, is_one_form in compared if not is_one_form]
    within = _unconfirmed(within, across)
    linked = [f.link for f in (*within, *_without_echoes(within, across))]
    further = (*framed(views, linked, _may_share), *timed(views, met, linked), *headlined(views, linked))
    further = (*further, *shared(views, met, (*linked, *further)), *in_rows(views, (*linked, *further)))
    held = {i: found for i, v in enumerate(views) if (found := row_names.rows(v))}
    known = [*linked, *further]
    known += _retold(views, met, known, held)
    known = with_companions(known, list(companioned(views, met, known, _setting)))
    return Known(views, met, events, held, known)


def _retold(
    views: Sequence[View], met: Sequence[Related], linked: Sequence[Link], held: Mapping[int, Sequence[row_names.Row]]
) -> Iterator[Link]:
    """The links of prose with the rows of tables, within each document and between related ones."""
    known = {frozenset((link.first.id, link.second.id)) for link in linked} if held else set()
    pairs: list[tuple[int, int, Setting]] = [(i, i, "within") for i in held]
    for r in met:
        setting = _setting(views[r.first], views[r.second], r)
        pairs += [(x, y, setting) for x, y in ((r.first, r.second), (r.second, r.first)) if x in held]
    for table, prose, setting in pairs:
        in_dollars = in_one_dollar(views[table], views[prose]), in_one_dollar(views[prose], views[table])
        in_scale = scaled(*in_dollars)
        found = held[table] if in_scale is views[table] else row_names.rows(in_scale)
        yield from told(found, in_dollars[1], setting, known)


@dataclass(frozen=True, slots=True)
class _Found:
    link: Link
    agrees: bool


def _place(found: Link) -> tuple[object, ...]:
    return (found.first.document, found.first.start, found.second.document, found.second.start, found.first.end)


def _may_meet(a: View, b: View) -> bool:
    """Documents of different sets, of two trusted sources or of two editions are not held against one another."""
    first, second = a.document, b.document
    if first.group != second.group and first.group is not None and second.group is not None:
        return False
    if editions.differ(a, b):
        return False
    return not (first.role == "trusted" and second.role == "trusted")


def _may_share(a: View, b: View) -> bool:
    """Whether two documents may share facts that only their frames join: not where they speak of different days."""
    return _may_meet(a, b) and not times.other_event(a, b)


def _within(v: View, options: Options) -> list[_Found]:
    found = candidates(v, v, Setup("within"))
    kept = _of_one_amount(without_twins(matched(found, options.link_confidence, within=True), found, v), v, v)
    made = [_link(c, "within", "within") for c in kept]
    return [f for f in made if f.agrees or not is_accounted(f.link, v)]


def _across(views: Sequence[View], related: Related, options: Options) -> tuple[list[_Found], bool]:
    """The links of two documents, and whether they are one form filled in twice: what they leave over is no slip."""
    a, b = views[related.first], views[related.second]
    a, b = in_one_dollar(a, b), in_one_dollar(b, a)
    a, b = scaled(a, b), scaled(b, a)
    setup = setup_of(a, b, related, "translation" if related.translated else "across")
    found = candidates(a, b, setup)
    setting = _setting(a, b, related)
    paired = matched(found, options.link_confidence, within=False)
    kept = without_one_form(paired)
    return [_link(c, setting, setup.model) for c in _of_one_amount(kept, a, b)], len(kept) < len(paired)


def _of_one_amount(found: Iterable[Candidate], a: View, b: View) -> Iterator[Candidate]:
    """The pairs without growths of two amounts: these count among what tells a form filled in twice, and go then."""
    return (c for c in found if c.agrees or not growths.differ(c.a, c.b, a, b))


def _setting(a: View, b: View, related: Related) -> Setting:
    if (a.document.role == "trusted") != (b.document.role == "trusted"):
        return "reference"
    return "translation" if related.translated else "across"


def _link(found: Candidate, setting: Setting, model: str) -> _Found:
    name = "agreement" if found.agrees else model
    made = Link(
        found.a.claim,
        found.b.claim,
        round(found.score, 4),
        score.reasons(found.evidence, name),
        setting,
        found.revised,
        found.one_scale,
    )
    return _Found(made, found.agrees)


def _unconfirmed(within: Sequence[_Found], across: Sequence[_Found]) -> list[_Found]:
    """Two numbers of one document of which another states both, and finds no fault with them, are of two facts."""
    agreed: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for found in across:
        if found.agrees and found.link.confidence >= SURE:
            for one, other in _both_ways(found.link):
                agreed[one.id][other.document].add(other.id)
    odds = {frozenset((f.link.first.id, f.link.second.id)) for f in within if not f.agrees}
    return [f for f in within if f.agrees or not _stated_twice(f.link, agreed, odds)]


def _stated_twice(found: Link, agreed: dict[str, dict[str, set[str]]], odds: set[frozenset[str]]) -> bool:
    first, second = agreed.get(found.first.id, {}), agreed.get(found.second.id, {})
    return any(
        x != y and frozenset((x, y)) not in odds
        for document in first.keys() & second.keys()
        for x in first[document]
        for y in second[document]
    )


def _without_echoes(within: Sequence[_Found], across: Sequence[_Found]) -> list[_Found]:
    """A number at odds with its own document is reported there, not again against each that agrees with the other."""
    odds: dict[str, dict[str, float]] = defaultdict(dict)
    for found in within:
        if not found.agrees:
            for one, other in _both_ways(found.link):
                odds[one.id][other.id] = found.link.confidence
    agreed: dict[str, set[str]] = defaultdict(set)
    for found in across:
        if found.agrees and found.link.confidence >= SURE:
            for one, other in _both_ways(found.link):
                agreed[one.id].add(other.id)
    return [f for f in across if f.agrees or not _echoes(f.link, odds, agreed)]


def _both_ways(found: Link) -> tuple[tuple[Claim, Claim], tuple[Claim, Claim]]:
    return (found.first, found.second), (found.second, found.first)


def _echoes(found: Link, odds: dict[str, dict[str, float]], agreed: dict[str, set[str]]) -> bool:
    return any(
        confidence >= found.confidence and partner in agreed[other.id]
        for one, other in _both_ways(found)
        for partner, confidence in odds.get(one.id, {}).items()
    )
