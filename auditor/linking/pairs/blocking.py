"""Which numbers of two texts are looked at side by side: an index where all pairs would be too many.

Comes in: the Profiles of two texts, or of one. Goes out: pairs in order of place. Refuses to know: how like they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from auditor.linking.profile import Profile

FULL: Final = 6_000
"""Pairs of one kind that are all looked at; beyond it the index chooses."""
KEYS: Final = 4
"""Rarest neighbours by which a number is found."""
HOLDERS: Final = 24
"""Numbers that one key finds at most."""

VAGUE: Final = frozenset("几幾数數")
"""Characters of an amount that leaves its figure open."""


def blocked(first: Sequence[Profile], second: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """The pairs of one kind, then those of one written figure with two kinds of unit."""
    within = first is second
    kinds: dict[str, list[Profile]] = defaultdict(list)
    for b in second:
        kinds[b.kind].append(b)
    by_kind: dict[str, list[Profile]] = defaultdict(list)
    for a in first:
        by_kind[a.kind].append(a)
    for kind, mine in by_kind.items():
        others = kinds.get(kind, [])
        if len(mine) * len(others) <= FULL:
            yield from ((a, b) for a in mine for b in others if not within or a.index < b.index)
        else:
            yield from _indexed(mine, others, within=within)
    yield from _same_figure(first, second, within=within)


def _indexed(mine: Sequence[Profile], others: Sequence[Profile], *, within: bool) -> Iterator[tuple[Profile, Profile]]:
    postings: dict[object, list[Profile]] = defaultdict(list)
    for b in others:
        for key in _keys(b):
            if len(postings[key]) < HOLDERS:
                postings[key].append(b)
    for a in mine:
        seen: set[int] = set()
        for key in _keys(a):
            for b in postings.get(key, ()):
                if b.index not in seen and (not within or a.index < b.index):
                    seen.add(b.index)
                    yield a, b


def _keys(profile: Profile) -> list[object]:
    frame = profile.claim.frame
    rare = sorted(profile.local.items(), key=lambda item: (-item[1], item[0]))[:KEYS]
    keys: list[object] = [token for token, _ in rare]
    keys.append(("value", profile.figure.nominal, profile.days))
    if frame.measure:
        keys.append((frame.subject, frame.measure))
    return keys


def _same_figure(
    first: Sequence[Profile], second: Sequence[Profile], *, within: bool
) -> Iterator[tuple[Profile, Profile]]:
    """The same written number with another kind of unit: a lost percent sign, another currency."""
    postings: dict[object, list[Profile]] = defaultdict(list)
    for b in second:
        figure = written(b)
        if figure is not None and len(postings[figure]) < HOLDERS:
            postings[figure].append(b)
    for a in first:
        for b in postings.get(written(a), ()):
            if a.kind != b.kind and (not within or a.index < b.index) and _swappable(a, b):
                yield a, b


def written(p: Profile) -> object:
    """The figure without sign, which tables leave to their brackets; of a range its upper end. 十几 writes none."""
    quantity = p.claim.quantity
    value = quantity.value if quantity.value is not None else quantity.nominal_high
    if p.days is not None or value is None or not VAGUE.isdisjoint(quantity.written):
        return None
    return abs(value)


def _swappable(a: Profile, b: Profile) -> bool:
    kinds = {a.kind, b.kind}
    if kinds & {"date", "clock"} or _per_something(a, b):
        return False
    if "share" in kinds:
        return "bare" in kinds or "count" in kinds or "percentage_point" in kinds
    return all(k.startswith("money") for k in kinds) or not kinds & {"bare", "rank", "count"}


def _per_something(a: Profile, b: Profile) -> bool:
    """Whether one is of each thing of a kind what the other is by itself: 25 MB a file, 25 MB."""
    x, y = (p.figure.unit or "" for p in (a, b))
    return ("/" in x) != ("/" in y) and x.partition("/")[0] == y.partition("/")[0]
