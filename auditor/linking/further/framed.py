"""Links that the frames alone carry: one subject, one measure, one period, in whatever words and whatever language.

Two texts may state a fact in sentences that share no word: a price in euros here, 售价 there. Where both frames name
the same thing fully, that is enough to hold the numbers against each other, provided neither text states it more than
twice. A name inside the other (DeepSeek, DeepSeek R1) joins them too; that the two may then be different things is for
`auditor.relation` to say. Comes in: Views, and what is linked already. Goes out: links. Refuses to know: words,
rarity.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from auditor.finding import Reason
from auditor.judging.comparable import agrees
from auditor.link import Link
from auditor.linking.apart import frames, times
from auditor.linking.apart.substitutions import apart
from auditor.linking.profile import Profile, View
from claims.values import Claim

SURE: Final = {"ratio": 0.95, "amount": 0.86}
"""Confidence where subject, measure, other party and period are all the same. A share of a named other party is a
fact by itself; an amount may be of a part that the frame does not see.
"""
NAME_INSIDE: Final = 0.94
"""Factor for a name that is inside the other, of subject or other party."""
ONE_FAMILY: Final = 0.97
"""Factor for measures of one family (cost, training cost)."""
OTHER_MEASURE: Final = 0.6
"""Factor for shares of one party in two measures (price, cost): shown as what cannot be compared."""
PERIOD_UNSTATED: Final = 0.85
"""Factor for a price or share whose period neither text states."""
HOLDERS: Final = 24
"""Documents that state one key are held against one another up to this number."""
MOST: Final = 2
"""Numbers of one key in a text; more are told apart by something the frame does not see."""
AMOUNTS: Final = frozenset({"money", "measure", "rate", "percent", "multiple", "count"})
NEEDS_NO_PERIOD: Final = frozenset({"rate", "ratio"})
"""A price list and a share of another party are stated without a time; sums, counts and measures are of an occasion."""


def framed(views: Sequence[View], linked: Iterable[Link], may_meet: Callable[[View, View], bool]) -> Iterator[Link]:
    """The links between documents that frames alone give, for claims that have none to the other document yet."""
    taken = {(one.id, other.document) for link in linked for one, other in _both_ways(link)}
    postings: dict[object, list[tuple[int, Profile]]] = defaultdict(list)
    for at, view in enumerate(views):
        # A number told twice is one number.
        values = {(key, _facet(p), p.figure.nominal) for p in view.profiles if (key := _key(p)) is not None}
        held = Counter((key, facet) for key, facet, _ in values)
        for profile in view.profiles:
            key = _key(profile)
            if key is not None and held[key, _facet(profile)] <= MOST and len(postings[key]) < HOLDERS:
                postings[key].append((at, profile))
    for holders in postings.values():
        for place, (j, b) in enumerate(holders):
            for i, a in holders[:place]:
                if i != j and may_meet(views[i], views[j]) and not _taken(a, b, taken):
                    yield from (f for f in _link(a, b) if not f.by_frame or not apart(a, b, views[i], views[j]))


def _both_ways(link: Link) -> tuple[tuple[Claim, Claim], tuple[Claim, Claim]]:
    return (link.first, link.second), (link.second, link.first)


def _taken(a: Profile, b: Profile, taken: set[tuple[str, str]]) -> bool:
    return (a.claim.id, b.claim.document) in taken or (b.claim.id, a.claim.document) in taken


def _facet(profile: Profile) -> tuple[str, tuple[str, ...]]:
    """What tells numbers of one key apart: the measure, and the scope (input, output)."""
    return _measure(profile), profile.claim.frame.scope


def _measure(profile: Profile) -> str:
    frame = profile.claim.frame
    return frame.family or frame.measure or ""


def _key(profile: Profile) -> tuple[str, str, str] | None:
    """What the number is of: first word of its subject, family of its measure, kind of its unit.

    Shares of another party are held together whatever they are shares of: that two of them cannot be compared is worth
    saying.
    """
    claim = profile.claim
    frame = claim.frame
    if not frame.subject or not frame.known_measure or profile.is_cell or profile.days is not None:
        return None
    ratio = frame.comparator is not None
    if not ratio and claim.quantity.kind not in AMOUNTS:
        return None
    kind = "money" if profile.kind.startswith("money") else profile.kind
    measure = "share" if ratio else _measure(profile)
    return frame.subject.split()[0].lower(), measure, f"{kind}:{ratio}:{frame.change}"


def _link(a: Profile, b: Profile) -> Iterator[Link]:
    """The link of two numbers whose keys are one; none where something else tells them apart."""
    x, y = a.claim.frame, b.claim.frame
    if frames.forbidden(a, b) or x.modality != y.modality:
        return
    timeless = x.comparator is not None or a.claim.quantity.kind == "rate"
    if not timeless and times.times_differ(a.moment, b.moment):
        return
    names = [(x.subject, y.subject), (x.comparator, y.comparator)]
    if any((one is None) != (other is None) for one, other in names):
        return
    joined = [_joined(one, other) for one, other in names if one is not None and other is not None]
    if not all(joined):
        return
    kind = "ratio" if x.comparator else a.claim.quantity.kind
    period = _period(x.period, y.period, kind)
    if not period:
        return
    family = 1.0 if x.measure == y.measure else ONE_FAMILY if _measure(a) == _measure(b) else OTHER_MEASURE
    confidence = SURE["ratio" if x.comparator else "amount"] * period * family
    for factor in joined:
        confidence *= factor
    first, second = sorted((a.claim, b.claim), key=lambda c: (c.document, c.start, c.end))
    agree = a.kind == b.kind and agrees(a.claim, b.claim, a.figure, b.figure)
    reasons = [
        Reason("subject", joined[0], f"{x.subject} / {y.subject}"),
        Reason("measure", family, f"{x.measure} / {y.measure}"),
        Reason("period", period, f"{x.period or 'not stated'} / {y.period or 'not stated'}"),
    ]
    if x.comparator:
        reasons.append(Reason("comparator", joined[1], f"{x.comparator} / {y.comparator}"))
    yield Link(first, second, round(confidence, 4), tuple(reasons), by_frame=not agree)


def _joined(one: str, other: str) -> float:
    """1 for one name, less for a name that the other begins with, 0 for two."""
    if one == other:
        return 1.0
    short, long = sorted((one.lower(), other.lower()), key=len)
    return NAME_INSIDE if long.startswith(f"{short} ") else 0.0


def _period(one: str | None, other: str | None, kind: str) -> float:
    if one is not None and one == other:
        return 1.0
    if kind not in NEEDS_NO_PERIOD:
        return 0.0
    if kind == "ratio":
        return 1.0
    return PERIOD_UNSTATED if one is None or other is None else 0.0
