"""Numbers that stand beside one figure in both texts: 208亿元,增43% here, 208亿元,+34% there; 43分10篮板7助攻.

Two newsrooms tell a figure in other words, and right behind it its growth, its share, what goes with it. A long figure
that both state is hardly met by chance, and what stands beside it in the same way is one number, whatever the words and
the language. Comes in: Views, pairs of related documents, the links that are known. Goes out: links between companions
that do not agree. Refuses to know: how like sentences are, verdicts.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from auditor.finding import Reason
from auditor.judging.comparable import agrees, opposed
from auditor.judging.figure import ABOVE, BELOW
from auditor.link import Link, Setting
from auditor.linking.apart import asof, bases, frames, growths, places, substitutions, tallies, times
from auditor.linking.gate import Related
from auditor.linking.pairs.resemblance import SLIP, resemblance
from auditor.linking.profile import Profile, View
from claims import scripts

SURE: Final = {"growth": 0.8, "bracket": 0.78, "count": 0.76, "slip": 0.74}
WEAK: Final = 0.7
"""Links less sure than this do not take a number."""
LONG: Final = 3
"""Digits of a figure that two texts share by chance hardly ever; two with a unit or a scale word, but for times."""
REACH: Final = {True: 12, False: 28}
"""Characters between a figure and its companion, in Chinese and in English."""
BRACKET: Final = re.compile(r"\s?\((?:约|占|占比|or |about |=|折合)?\s?$")
STOP: Final = re.compile(r"[;。!?\n]|\.\s")
STEPS: Final = 20
RATES: Final = ("share", "percentage_point")


@dataclass(frozen=True, slots=True)
class _Beside:
    """A number, the figure it stands beside, and how."""

    profile: Profile
    figure: Profile
    way: str


def companioned(
    views: Sequence[View],
    related: Iterable[Related],
    linked: Iterable[Link],
    setting: Callable[[View, View, Related], Setting],
) -> Iterator[Link]:
    """Links of numbers beside one figure that are linked to nothing else in the other text."""
    taken = {end: link.second.id for link in linked if link.confidence >= WEAK for end in (_ends(link)[0],)}
    taken |= {end: link.first.id for link in linked if link.confidence >= WEAK for end in (_ends(link)[1],)}
    held = [list(_besides(v)) for v in views]
    pairs: list[tuple[int, int, Setting]] = [(at, at, "within") for at in range(len(views))]
    for r in related:
        a, b = views[r.first], views[r.second]
        if r.equal_numbers and not times.other_event(a, b):
            pairs.append((r.first, r.second, setting(a, b, r)))
    for i, j, where in pairs:
        for x, y in _at_odds(held[i], held[j], views[i], views[j]):
            first, second = x.profile.claim, y.profile.claim
            one, other = (first.id, second.document), (second.id, first.document)
            if taken.get(one, second.id) == second.id and taken.get(other, first.id) == first.id:
                taken |= {one: second.id, other: first.id}
                yield _link(x, y, where)


def with_companions(linked: Sequence[Link], rest: Sequence[Link]) -> list[Link]:
    """Both; for two numbers beside one figure the scopes and times that were read of them excuse nothing."""
    joined = {frozenset((link.first.id, link.second.id)): link for link in rest}
    kept = []
    for link in linked:
        beside = joined.pop(frozenset((link.first.id, link.second.id)), None)
        kept.append(link if beside is None else _surer(link, beside))
    return [*kept, *joined.values()]


def _surer(link: Link, beside: Link) -> Link:
    best = link if link.confidence >= beside.confidence else beside
    return replace(best, by_slip=True)


def _ends(link: Link) -> tuple[tuple[str, str], tuple[str, str]]:
    return (link.first.id, link.second.document), (link.second.id, link.first.document)


def _besides(v: View) -> Iterator[_Beside]:
    for p in v.profiles:
        if p.days is not None or p.is_cell:
            continue
        if p.kind in RATES or (p.kind == "count" and p.figure.unit is None):
            yield from (_Beside(p, figure, "growth") for figure in growths.amounts_of(p, v) if _is_long(figure))
        yield from _neighbours(p, v)


def _neighbours(p: Profile, v: View) -> Iterator[_Beside]:
    """The figures right before and right behind a number, in its sentence."""
    text = v.document.text
    for other in (*v.profiles[max(0, p.index - 1) : p.index], *v.profiles[p.index + 1 : p.index + 2]):
        if other.days is not None or other.sentence_id != p.sentence_id or not _is_long(other):
            continue
        first, second = (other, p) if other.index < p.index else (p, other)
        between = scripts.fold(text[first.claim.end : second.claim.start])
        if len(between) > REACH[p.claim.language == "zh"] or STOP.search(between):
            continue
        is_bracket = other is first and BRACKET.search(between) is not None
        yield _Beside(p, other, "bracket" if is_bracket else "behind" if other is first else "before")


def _is_long(p: Profile) -> bool:
    """Whether a figure is one that two texts hardly share by chance."""
    if p.figure.nominal is None or p.days is not None or p.kind == "rank":
        return False
    is_amount = (
        p.kind not in RATES
        and p.figure.kind != "duration"
        and (p.figure.unit is not None or bool(p.claim.quantity.scale))
    )
    return p.strength >= LONG or (p.strength == LONG - 1 and is_amount)


def _at_odds(mine: Sequence[_Beside], theirs: Sequence[_Beside], a: View, b: View) -> Iterator[tuple[_Beside, _Beside]]:
    """The companions of one figure that differ, where none of either side agrees with any of the other."""
    met = [(x, y) for x, y in _pairs(mine, theirs, within=a is b) if _is_one(x.figure, y.figure)]
    settled: set[str] = set()
    for x, y in met:
        if _agree(x.profile, y.profile):
            settled |= {x.profile.claim.id, y.profile.claim.id}
    for x, y in met:
        if {x.profile.claim.id, y.profile.claim.id} & settled:
            continue
        if _stand_alike(x, y) and not _are_apart(x.profile, y.profile, a, b):
            yield x, y


def _pairs(mine: Sequence[_Beside], theirs: Sequence[_Beside], *, within: bool) -> Iterator[tuple[_Beside, _Beside]]:
    """The pairs of figures of one kind and size; within a text of two sentences, and growths only."""
    sized: dict[tuple[str, int], list[_Beside]] = defaultdict(list)
    for y in theirs:
        sized[y.figure.kind, _size(y.figure)].append(y)
    for x in mine:
        size = _size(x.figure)
        for y in (y for near in (size - 1, size, size + 1) for y in sized.get((x.figure.kind, near), ())):
            if within and (x.profile.sentence_id >= y.profile.sentence_id or {x.way, y.way} != {"growth"}):
                continue
            yield x, y


def _size(p: Profile) -> int:
    """How large a figure is, in steps of five per cent: what may be one number is at most one step apart."""
    value = p.figure.nominal
    return round(STEPS * (math.log(abs(value.numerator)) - math.log(value.denominator))) if value else 0


def _is_one(x: Profile, y: Profile) -> bool:
    if x.figure.nominal == y.figure.nominal:
        return True
    return x.figure.is_plain and y.figure.is_plain and _agree(x, y)


def _agree(x: Profile, y: Profile) -> bool:
    return x.kind == y.kind and agrees(x.claim, y.claim, x.figure, y.figure)


def _stand_alike(x: _Beside, y: _Beside) -> bool:
    """Whether two companions stand beside the figure in one way; else the digits must show a slip."""
    p, q = x.profile, y.profile
    if "growth" in (x.way, y.way):
        return x.way == y.way and _are_growths(p, q)
    if p.kind != q.kind or p.figure.unit != q.figure.unit:
        return False
    if x.way == y.way == "bracket":
        return True
    if p.kind == "count" and p.noun and p.noun == q.noun and x.way == y.way == "behind":
        return x.figure.kind == "count"
    return resemblance(p, q) >= SLIP


def _are_growths(p: Profile, q: Profile) -> bool:
    """Whether both are growths in per cent; of a lost sign the figure is left."""
    if p.kind == q.kind:
        return p.kind in RATES
    return {p.kind, q.kind} == {"share", "count"} and p.claim.quantity.value == q.claim.quantity.value is not None


def _are_apart(p: Profile, q: Profile, a: View, b: View) -> bool:
    moves = (p.claim.frame.measure or q.claim.frame.measure) in tallies.MOVING and resemblance(p, q) < SLIP
    if moves or asof.differ(p, q, a, b) or {p.figure.hedge, q.figure.hedge} & (ABOVE | BELOW):
        return True  # a toll is told anew, and a bound allows for what comes
    if frames.forbidden(p, q) or frames.other_things(p, q) or opposed(p.claim, q.claim):
        return True
    if bases.differ(p, q, a, b) or bases.is_of_step(p, a) != bases.is_of_step(q, b) or places.differ(p, q, a, b):
        return True
    return substitutions.apart(p, q, a, b) is not None


def _link(x: _Beside, y: _Beside, setting: Setting) -> Link:
    p, q = x.profile, y.profile
    way = x.way if x.way == y.way and x.way in SURE else "slip"
    if way == "slip" and p.kind == "count" and p.noun and p.noun == q.noun:
        way = "count"
    reason = Reason("beside", SURE[way], f"both stand beside {x.figure.claim.quote} ({way})")
    first, second = sorted((p.claim, q.claim), key=lambda c: (c.document, c.start, c.end))
    return Link(first, second, SURE[way], (reason,), setting, by_slip=True)
