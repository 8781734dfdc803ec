"""The figure of a headline and the one of the first sentences that it restates, in fewer words and other verbs.

Comes in: Views, the links that are known. Goes out: links between a headline and the lead below it. Refuses to know:
what the linked numbers say to each other.

A headline drops units (收购价3.5亿), hedges and subjects, so that its words are few. Held together are numbers of one
kind where the lead counts the same thing or has the same word beside its number, where only one number of the lead does
so, and where nothing in the lead accounts for the headline: an equal number with a word of the headline beside it, or
parts that sum to it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from auditor import headline
from auditor.finding import Reason
from auditor.judging.algebra import Outcome
from auditor.judging.comparable import agrees, kind_key, opposed, outcome_of
from auditor.judging.figure import figure
from auditor.link import Link
from auditor.linking.apart import growths, times
from auditor.linking.lexical import rarity
from auditor.linking.lexical.words import words
from auditor.linking.profile import Profile, View
from claims.values import Claim

SURE: Final = 0.78
SENTENCES: Final = 3
LEAD: Final = 500
"""Characters of the body in which the first sentences stand."""
WORTH: Final = 0.9
"""Weight from which a shared word says something."""
ENOUGH: Final = 1.6
"""Shared words of this weight name one thing; a counted noun is worth as much."""
ONE_SIZE: Final = Fraction(4)
"""A headline and its text differ by a slip or a revision, not by more."""
REACH: Final = 40
LONG_WITH_UNIT: Final = 2
"""Digits that are as telling where a unit stands beside them."""
LONG: Final = 3
"""Digits of a headline's figure that a text states by chance nowhere."""
LIKE: Final = frozenset({"money", "count", "measure", "percent", "rate"})
CLAUSE: Final = re.compile(r"[,;:。;,、()()—]|\.\s|\n")
EARLIER: Final = re.compile(
    r"\b(?:last|previous|year earlier|year ago|had|formerly|since|originally|compared|another|further|additional)\b"
    r"|\b(?:options?|rest|other)\b|(?<!more )(?<!less )(?<!fewer )\bthan\b"
    r"|去年|上年|此前|原来|原有|前年|同期|另有|其余|此外|累计|历年|比去|比上|较上|较去"
)
"""Beside a number of the lead these say that it is of another time, or of something else."""
AGAINST: Final = re.compile(
    r"\b(?:against|compared (?:with|to)|up (?:on|from)|down (?:on|from)) (?:19|20)\d\d\b|[与和同比较](?:19|20)\d\d年",
    re.IGNORECASE,
)
"""Before a number: that it is of an earlier year, told to compare with."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A number with the telling words of its clause."""

    claim: Claim
    profile: Profile
    tokens: frozenset[str]
    before: str
    behind: str

    @property
    def clause(self) -> str:
        """The words of its clause, without the number."""
        return f"{self.before} {self.behind}"


_Near = tuple[_Place, Claim, float]
"""A number of the lead, the headline's claim in its unit, and how much the words around the two share."""


def headlined(views: Sequence[View], linked: Iterable[Link]) -> Iterator[Link]:
    """The links of headlines with their leads, for numbers that are not at odds with anything yet."""
    known = {frozenset((link.first.id, link.second.id)) for link in linked}
    for view in views:
        end = headline.ends(view.document.text)
        if end:
            yield from _of(view, end, known)


def is_accounted(found: Link, view: View) -> bool:
    """Whether a link of a headline with its lead is idle: its own figure stands in the sentence, or follows from it."""
    end = headline.ends(view.document.text)
    if not found.first.end <= end < found.second.start:
        return False
    head = next((p for p in view.profiles if p.claim.id == found.first.id), None)
    told = _lead(view, end)
    lead = [p for p in told if p.claim.sentence == found.second.sentence]
    if head is None or not lead:
        return False
    place = _place(view, head, (0, end))
    near = [(p, c, worth) for p in lead for c, worth in [_restated(place, p)] if c is not None]
    other = next((p for p in lead if p.claim.id == found.second.id), lead[-1])
    if any(_is_told_before(head, p.profile) for p in told if p.claim.start < other.claim.start):
        return True
    return bool(near) and (_is_accounted(place, near, other) or _is_summed(place, other, told))


def _is_told_before(head: Profile, other: Profile) -> bool:
    """Whether a number of the lead is the headline's as it stands, of two digits and a unit: 6.1级, then 4.5级."""
    x, y = head.figure, other.figure
    if (
        head.kind != other.kind
        or x.unit is None
        or x.unit != y.unit
        or min(head.strength, other.strength) < LONG_WITH_UNIT
    ):
        return False
    return x.nominal is not None and x.nominal == y.nominal


def _of(view: View, end: int, known: set[frozenset[str]]) -> Iterator[Link]:
    heads = [p for p in view.profiles if p.claim.end <= end and p.claim.quantity.kind in LIKE and p.days is None]
    lead = _lead(view, end)
    for head in heads:
        place = _place(view, head, (0, end))
        near = [(p, c, worth) for p in lead for c, worth in [_restated(place, p)] if c is not None]
        found = _chosen(near)
        if found is None or _is_accounted(place, near, found[0]):
            continue
        other, claim, worth = found
        if frozenset((claim.id, other.claim.id)) in known or not _is_of_one_size(claim, other.claim):
            continue
        if opposed(claim, other.claim) or _is_of_earlier(head, other, view):
            continue
        if not growths.differ(head, other.profile, view, view):
            shared = " ".join(sorted(place.tokens & other.tokens))
            reason = Reason("heading", round(worth, 2), shared or other.profile.noun)
            yield Link(claim, other.claim, SURE, (reason,), "within")


def _is_of_earlier(head: Profile, other: _Place, view: View) -> bool:
    """Whether the number of the lead is of a year that another is held against: against 2011, when 56 million lived."""
    said = view.document.text[other.claim.sentence[0] : other.claim.start]
    return AGAINST.search(said) is not None or times.other_time(head, other.profile, view, view)


def _chosen(near: Sequence[_Near]) -> _Near | None:
    """The one number of the lead that shares most with the headline; none where two numbers share as much."""
    best = max((worth for *_, worth in near), default=0.0)
    found = [n for n in near if n[2] == best]
    if best < ENOUGH or len({c.quantity.value for _, c, _ in found}) != 1 or EARLIER.search(found[0][0].clause):
        return None
    return found[0]


def _lead(view: View, end: int) -> list[_Place]:
    """The numbers of the first sentences below the headline."""
    below = [p for p in view.profiles if end < p.claim.start <= end + LEAD and p.days is None and not p.is_cell]
    sentences = list(dict.fromkeys(p.sentence_id for p in below))[:SENTENCES]
    return [_place(view, p, p.claim.sentence) for p in below if p.sentence_id in sentences]


def _place(view: View, profile: Profile, stretch: tuple[int, int]) -> _Place:
    text, claim = view.document.text, profile.claim
    spans = [(c.start, c.end) for c in (p.claim for p in view.profiles) if stretch[0] <= c.start < stretch[1]]
    begin = max([stretch[0], claim.start - REACH, *(e for _, e in spans if e <= claim.start)])
    end = min([stretch[1], claim.end + REACH, *(s for s, _ in spans if s >= claim.end)])
    before, behind = CLAUSE.split(text[begin : claim.start])[-1], CLAUSE.split(text[claim.end : end])[0]
    names = {t for n in (claim.frame.subject, claim.frame.comparator, *view.names) if n for t in words(n).tokens}
    held = (*words(before).tokens, *words(behind).tokens, *words(claim.quantity.noun).tokens)
    told = frozenset(t for t in held if t not in names and rarity.weight(t) >= WORTH)
    return _Place(claim, profile, told, before, behind)


def _restated(head: _Place, other: _Place) -> tuple[Claim | None, float]:
    """The headline's claim in the unit of the other, and how much the words around the two share."""
    claim = _in_unit_of(head.claim, other.claim)
    if claim is None or _measures_differ(head.claim, other.claim):
        return None, 0.0
    worth = sum(rarity.weight(t) for t in head.tokens & other.tokens)
    if head.profile.noun and head.profile.noun == other.profile.noun and claim.quantity.kind == "count":
        one, two = _modifiers(head), _modifiers(other)
        if one and two and one.isdisjoint(two):
            return None, 0.0  # three pirate vessels, five merchant vessels
        worth += ENOUGH
    return claim, worth


def _measures_differ(head: Claim, other: Claim) -> bool:
    """Whether two counts are of two known measures: ten dead, magnitude 6.0."""
    x, y = head.frame, other.frame
    if head.quantity.kind != "count" or not x.known_measure or not y.known_measure:
        return False
    return x.measure != y.measure and (x.family is None or x.family != y.family)


def _modifiers(place: _Place) -> frozenset[str]:
    """The telling words between a number and its noun."""
    found = words(place.behind).tokens
    noun = place.profile.noun
    return frozenset(t for t in found[: found.index(noun)] if t in place.tokens) if noun in found else frozenset()


def _in_unit_of(head: Claim, other: Claim) -> Claim | None:
    """The claim as it stands where the kinds are one; money where a headline leaves out the currency."""
    mine, theirs = head.quantity, other.quantity
    if kind_key(mine) == kind_key(theirs) and (mine.kind == theirs.kind):
        return head
    if mine.kind == "count" and mine.unit is None and mine.scale and not mine.noun and theirs.kind == "money":
        return replace(head, quantity=replace(mine, kind="money", unit=theirs.unit))
    return None


def _is_accounted(head: _Place, near: Sequence[_Near], chosen: _Place) -> bool:
    """Whether a number of the lead is the headline's, before the one chosen or with a word of it; or some sum to it."""
    for at, (other, claim, _) in enumerate(near):
        if _agree(claim, other.claim):
            is_of = other.behind.strip().startswith("of ") and at + 1 < len(near)
            is_long = min(head.profile.strength, other.profile.strength) >= LONG
            if is_long or head.tokens & other.tokens or other.claim.start < chosen.claim.start or is_of:
                return True
    value = near[0][1].quantity.exact()
    held = [c.claim.quantity.exact() for c, *_ in near]
    amounts = [v for v in held if v is not None]
    return any(
        sum(some) == value for n in range(2, len(amounts) + 1) for some in itertools.combinations(amounts[:8], n)
    )


def _is_summed(head: _Place, chosen: _Place, lead: Sequence[_Place]) -> bool:
    """Whether the number chosen and one or two more of the lead, of the same thing, make the headline's."""
    measure, noun = chosen.claim.frame.measure, chosen.profile.noun
    value, own = head.claim.quantity.exact(), chosen.claim.quantity.exact()
    if value is None or own is None or not measure:
        return False
    others = [
        v
        for p in lead
        if p.claim is not chosen.claim and (p.claim.frame.measure, p.profile.noun) == (measure, noun)
        for v in [p.claim.quantity.exact()]
        if v is not None
    ][:8]
    return any(own + sum(some) == value for n in (1, 2) for some in itertools.combinations(others, n))


def _agree(a: Claim, b: Claim) -> bool:
    """Whether the two may be one number; headlines also cut figures off."""
    x, y = figure(a.quantity), figure(b.quantity)
    return agrees(a, b, x, y) or outcome_of(a, b, x, y) is Outcome.CUT_OFF


def _is_of_one_size(a: Claim, b: Claim) -> bool:
    x, y = figure(a.quantity).nominal, figure(b.quantity).nominal
    return bool(x and y and 0 < x < y * ONE_SIZE and 0 < y < x * ONE_SIZE)
