"""What is left over once two texts of one event have found each other's numbers: a slip with no words in common.

Two newsrooms tell one event in other words and state the same figures. Where most figures of two texts are paired, a
number that has no partner on one side and a number that has none on the other, one slip of the pen apart, are likelier
one number than two: 4,280 here and 4,820 there. Comes in: Views, pairs of related documents, what is linked already.
Goes out: links. Refuses to know: the words of a text beyond what likeness says, verdicts.

How likely such a pair is by chance depends on how many numbers are left and on how many digits the slip leaves in
place; what the frames and the words say moves the bar.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from auditor.finding import Reason
from auditor.judging import scale
from auditor.judging.comparable import opposed
from auditor.link import Link
from auditor.linking.apart import alongside, frames, growths, places, times, told_of_rows
from auditor.linking.further import odds
from auditor.linking.further.leftover_years import like_years, odd_years
from auditor.linking.gate import Related
from auditor.linking.pairs.likeness import likeness
from auditor.linking.pairs.resemblance import is_fraction
from auditor.linking.profile import Profile, View
from claims.values import Interval

SHARED: Final = 3
"""Figures of two and more digits that two texts have in common before anything is said to be left over."""
MOST: Final = 2000
"""Pairs of numbers left over beyond which the two texts are not two tellings."""
LONG: Final = 2
"""Significant digits that are hardly equal by chance."""
CHANCE: Final = {-1: 0.21, 0: 0.45, 1: 0.9, 2: 2.0}
"""How many such pairs chance alone may make, by how many things speak for one fact (own choice, measured)."""
NEAR: Final = 0.3
"""Two texts this related tell of one event though they share few figures."""
RELATED: Final = 0.2
"""Less related ones may tell of two events."""
LIKELY: Final = 0.8
"""Likely enough by the odds, whatever the table of chance says."""
BY_CHANCE: Final = 0.5
"""Where chance alone would bring as many such pairs and more, the odds say nothing."""
HARDLY: Final = 1e-4
"""Chance so small that a slip counts even where two texts look like one form: two of seven digits swapped."""
LESS: Final = 0.08
"""What the confidence stays below the odds: in the sample they were fitted on every pair of texts has its error."""
SUREST: Final = 0.88
"""No link of numbers left over is surer than this."""
SEVERAL: Final = 2
FORM: Final = 0.3
"""Texts of several amounts that share a smaller part of them are one form, filled in for two years."""
SURE: Final = {-1: 0.64, 0: 0.72, 1: 0.76, 2: 0.78}
"""Confidence by the same. Of planted slips linked so, 53 of 53 were right at -1, 138 of 138 at 0, 44 of 44 at 1 and
49 of 50 at 2 (see DECISIONS.md). The figures stay below that: in the sample every pair of texts has its error."""
YEARS: Final = 0.68
"""Confidence of years that are left over: 41 of 41 were right. Below what makes an error: who has the year wrong
writes of another year's event as often as not."""
UNLIKELY: Final = 0.02
UNLIKELY_BONUS: Final = 0.1
"""What a pair gains that chance hardly makes: five digits of which two are swapped."""
WEAK: Final = 0.7
"""Links less sure than this give way to what is left over."""
LIKE: Final = 0.09
"""Places this like each other speak for one fact."""
TYPES: Final = {"power": 3.0, "transposed": 1.0, "permuted": 6.0, "one_digit": 9.0, "unit": 1.0}
"""Ways in which digits can differ by one slip, for the estimate of chance; times the digits for one of them."""


def leftover(views: Sequence[View], related: Iterable[Related], linked: Iterable[Link]) -> Iterator[Link]:
    """Links between numbers that are left over in two texts of one event, or linked too weakly to be said."""
    taken = _taken(linked)
    held = [_numbers(v) for v in views]
    for pair in related:
        two = _two(views, held, pair)
        one_event = pair.score >= NEAR and not _is_one_form(two.first, two.second)
        years = list(like_years(two.a, two.b, translated=pair.translated)) if one_event else []
        if two.acquainted:
            years = years or list(odd_years(two.a, two.b))
        if _is_read(two):
            yield from _of_one_each(list(_slips(two, *_sides(two, taken))))
        yield from (_of_years(x, y) for x, y in years if not _is_taken(x, y, taken))


def weighed(
    views: Sequence[View], related: Iterable[Related], linked: Iterable[Link]
) -> Iterator[tuple[Profile, Profile, dict[str, float]]]:
    """All pairs left over one slip apart, with the evidence that the odds are made of: what these are fitted to."""
    taken = _taken(linked)
    held = [_numbers(v) for v in views]
    for pair in related:
        two = _two(views, held, pair)
        if _is_read(two) and not _is_one_form(two.first, two.second):
            yield from ((p.x, p.y, _evidence(two, p)) for p in _apart(two, *_sides(two, taken)))


def with_leftover(linked: Sequence[Link], rest: Sequence[Link]) -> list[Link]:
    """Both, without the weak links of a number that is left over for another or for the same one."""
    ends = {end for link in rest for end in _ends(link)}
    kept = [link for link in linked if link.confidence >= WEAK or ends.isdisjoint(_ends(link))]
    return [*kept, *rest]


def _taken(linked: Iterable[Link]) -> set[tuple[str, str]]:
    return {end for link in linked if link.confidence >= WEAK for end in _ends(link)}


def _is_taken(x: Profile, y: Profile, taken: set[tuple[str, str]]) -> bool:
    return (x.claim.id, y.claim.document) in taken or (y.claim.id, x.claim.document) in taken


def _of_years(x: Profile, y: Profile) -> Link:
    reason = Reason("leftover", YEARS, "each text names one year that the other does not")
    return _joined(x, y, YEARS, reason)


def _ends(link: Link) -> tuple[tuple[str, str], tuple[str, str]]:
    return (link.first.id, link.second.document), (link.second.id, link.first.document)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The amounts of a text, ready for look-up."""

    profiles: tuple[Profile, ...]
    exact: Mapping[tuple[str, object], Profile]
    """Those of two and more digits by kind and value."""
    spans: Mapping[str, tuple[tuple[float, float], ...]]
    """What each amount allows, by kind."""


def _numbers(v: View) -> _Numbers:
    amounts = tuple(p for p in v.profiles if p.days is None and p.figure.kind not in ("rank", "date", "period"))
    spans: dict[str, list[tuple[float, float]]] = {}
    for p in amounts:
        spans.setdefault(p.kind, []).append(_allowed(p))
    return _Numbers(
        amounts,
        {(p.kind, p.figure.nominal): p for p in amounts if p.figure.nominal is not None and p.strength >= LONG},
        {kind: tuple(found) for kind, found in spans.items()},
    )


def _allowed(p: Profile) -> tuple[float, float]:
    """The stretch in which another number says the same: roundness for a bare one, the expectation for a hedged one."""
    interval: Interval = p.figure.wide if p.figure.is_plain else p.figure.soft
    low = -math.inf if interval.low is None else _near(interval.low)
    high = math.inf if interval.high is None else _near(interval.high)
    return low, high


def _near(value: Fraction) -> float:
    """The value, to the precision that sorting needs; one of more digits than a float holds is without end."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


@dataclass(frozen=True, slots=True)
class _Two:
    """Two texts with their amounts, and what is known of both together."""

    a: View
    b: View
    first: _Numbers
    second: _Numbers
    related: Related
    acquainted: bool
    """Whether they have several longer figures in common."""


@dataclass(frozen=True, slots=True)
class _Slip:
    """Two numbers that one slip of the pen makes one."""

    x: Profile
    y: Profile
    kind: str
    sure: float
    reasons: tuple[Reason, ...]


def _two(views: Sequence[View], held: Sequence[_Numbers], pair: Related) -> _Two:
    first, second = held[pair.first], held[pair.second]
    acquainted = len(first.exact.keys() & second.exact.keys()) >= SHARED
    return _Two(views[pair.first], views[pair.second], first, second, pair, acquainted)


def _is_read(two: _Two) -> bool:
    return two.acquainted or two.related.score >= RELATED


def _sides(two: _Two, taken: set[tuple[str, str]]) -> tuple[list[Profile], list[Profile]]:
    """What each text leaves over; nothing where it is too much."""
    mine = _unstated(two.first, two.second, two.b.document.name, taken)
    theirs = _unstated(two.second, two.first, two.a.document.name, taken)
    return (mine, theirs) if len(mine) * len(theirs) <= MOST else ([], [])


def _of_one_each(found: Sequence[_Slip]) -> Iterator[Link]:
    """The links of figures that answer to one figure each, however often a text repeats it: at the surest place."""
    answers: dict[object, set[object]] = {}
    for slip in found:
        one, other = _told(slip.x), _told(slip.y)
        answers.setdefault(one, set()).add(other)
        answers.setdefault(other, set()).add(one)
    said: set[object] = set()
    for slip in sorted(found, key=lambda s: -s.sure):
        one, other = _told(slip.x), _told(slip.y)
        if len(answers[one]) == len(answers[other]) == 1 and one not in said:
            said.add(one)
            yield _joined(slip.x, slip.y, slip.sure, *slip.reasons)


def _told(p: Profile) -> object:
    return p.claim.document, p.kind, p.figure.nominal


def _slips(two: _Two, mine: Sequence[Profile], theirs: Sequence[Profile]) -> Iterator[_Slip]:
    """The pairs of numbers that are likelier one than two."""
    if not mine or not theirs:
        return
    one_form = _is_one_form(two.first, two.second)
    for p in _apart(two, mine, theirs):
        if two.acquainted and not p.explained and p.chance <= CHANCE[p.support]:
            yield _by_table(p.x, p.y, p.kind, p.support, p.chance)
        elif p.chance <= (HARDLY if one_form else BY_CHANCE):
            held = _evidence(two, p)
            likely = odds.probability(held)
            if likely >= LIKELY:
                yield _Slip(p.x, p.y, p.kind, round(min(SUREST, likely - LESS), 4), odds.reasons(held))


@dataclass(frozen=True, slots=True)
class _Apart:
    """Two numbers one slip apart, with what is held against chance."""

    x: Profile
    y: Profile
    kind: str
    support: int
    explained: int
    """How many of the two a number of the other text would allow."""
    chance: float


def _apart(two: _Two, mine: Sequence[Profile], theirs: Sequence[Profile]) -> Iterator[_Apart]:
    """The pairs of numbers one slip apart, of two facts beyond doubt left out."""
    accounted = {p.claim.id for p in mine if _accounted(p, two.second)}
    accounted |= {p.claim.id for p in theirs if _accounted(p, two.first)}
    kinds = [Counter(p.kind for p in side if p.claim.id not in accounted) for side in (mine, theirs)]
    for x in mine:
        for y in theirs:
            kind = _slip(x, y)
            support = None if kind is None else _support(x, y, two.a, two.b)
            if kind is None or support is None:
                continue
            explained = len({x.claim.id, y.claim.id} & accounted)
            chance = max(1, kinds[0][x.kind]) * max(1, kinds[1][y.kind]) * _chance(kind, x, y)
            yield _Apart(x, y, kind, support, explained, chance)


def _evidence(two: _Two, p: _Apart) -> dict[str, float]:
    """What the odds of a pair are made of."""
    like = likeness(p.x, p.y, two.a, two.b, translated=two.related.translated)
    return odds.evidence(
        p.x, p.y, like, p.kind, chance=p.chance, accounted=p.explained, strangers=two.related.strangers
    )


def _by_table(x: Profile, y: Profile, kind: str, support: int, chance: float) -> _Slip:
    sure = round(SURE[support] + (UNLIKELY_BONUS if chance <= UNLIKELY else 0.0), 4)
    words = f"no other number of the two texts answers to either, and one slip ({kind}) makes them one"
    return _Slip(x, y, kind, sure, (Reason("leftover", sure, words),))


def _unstated(mine: _Numbers, other: _Numbers, document: str, taken: set[tuple[str, str]]) -> list[Profile]:
    """The amounts of one text that the other does not state as they stand, and that are linked to nothing there."""
    return [
        p
        for p in mine.profiles
        if p.figure.nominal is not None
        and (p.claim.id, document) not in taken
        and (p.kind, p.figure.nominal) not in other.exact
    ]


def _concord(a: _Numbers, b: _Numbers) -> float:
    """Which part of the amounts of the text with fewer the other states too; one form filled in twice has few."""
    small, large = sorted((a, b), key=lambda n: len(n.profiles))
    told = sum(_accounted(p, large) for p in small.profiles)
    return told / len(small.profiles) if small.profiles else 0.0


def _is_one_form(a: _Numbers, b: _Numbers) -> bool:
    """Whether two texts of several amounts share next to none: the reports of two years."""
    return min(len(n.profiles) for n in (a, b)) >= SEVERAL and _concord(a, b) < FORM


def _accounted(p: Profile, other: _Numbers) -> bool:
    low, high = _allowed(p)
    return any(low <= top and bottom <= high for bottom, top in other.spans.get(p.kind, ()))


def _slip(x: Profile, y: Profile) -> str | None:
    """The one slip that makes one of the other; None where it takes more."""
    kind: str | None = None
    if is_fraction(x) or is_fraction(y):
        return None
    if x.kind != y.kind:
        kind = _of_one_numerator(x, y)
    elif (found := scale.slip(x.figure, y.figure)) is not None and (_may_be_scaled(x, found.kind) or _one_unit(x, y)):
        kind = found.kind
    if kind == "power" and x.strength != y.strength and not _is_one_scale(x, y):
        return None  # 281 million is no slip for 2.815 trillion
    if kind not in (None, "power") and _is_finer(x, y):
        return None
    if kind is not None:
        digits = min(x.strength, y.strength)
        return kind if digits >= {"power": 1, "permuted": 2 * LONG}.get(kind, LONG) else None
    same = x.claim.quantity.value is not None and x.claim.quantity.value == y.claim.quantity.value
    return "unit" if same and min(x.strength, y.strength) >= LONG and _units_swapped(x, y) else None


def _is_finer(x: Profile, y: Profile) -> bool:
    """Whether of two short numbers one is told more finely: a slip of the pen in 52.0 % leaves 25.0 %, not 25 %."""
    one, two = x.claim.quantity, y.claim.quantity
    return min(x.strength, y.strength) <= LONG and one.scale == two.scale and one.place != two.place


def _is_one_scale(x: Profile, y: Profile) -> bool:
    """Whether the two are written with one scale word, or none: then only digits were lost."""
    return x.claim.quantity.scale == y.claim.quantity.scale


def _may_be_scaled(x: Profile, kind: str) -> bool:
    """Whether a power of ten may lie between two units: metres for kilometres, but not months for years."""
    return kind == "power" and x.figure.kind != "duration"


def _one_unit(x: Profile, y: Profile) -> bool:
    """Whether digits can be held against digits: in hours and in years they mean different amounts."""
    units = x.figure.unit, y.figure.unit
    return units[0] == units[1] or None in units


def _of_one_numerator(x: Profile, y: Profile) -> str | None:
    """The slip between a rate and its amount told without the time: 7,400 vehicles a day, 740 vehicles."""
    units = [(p.figure.unit or "").partition("/") for p in (x, y)]
    if units[0][0] != units[1][0] or units[0][1] == units[1][1] or not x.strength or not y.strength:
        return None
    if x.figure.digits == y.figure.digits:
        return "power" if x.figure.last != y.figure.last else None
    return scale.likeness(*scale.padded(x.figure, y.figure))


def _units_swapped(x: Profile, y: Profile) -> bool:
    """Whether one unit is written for the other: two currencies, two measures, a percent sign that is lost."""
    if x.figure.kind == y.figure.kind:
        return (
            x.figure.unit != y.figure.unit and None not in (x.figure.unit, y.figure.unit) and x.figure.kind != "count"
        )
    share, bare = sorted((x, y), key=lambda p: p.kind != "share")
    return share.kind == "share" and bare.figure.kind == "count" and bare.figure.unit is None


def _chance(slip: str, x: Profile, y: Profile) -> float:
    """How likely two numbers of so many digits are one slip apart by chance."""
    digits = min(x.strength, y.strength)
    ways = TYPES[slip] * (digits if slip == "one_digit" else 1)
    return float(min(1.0, ways / (9 * 10 ** (digits - 1))))


def _support(x: Profile, y: Profile, a: View, b: View) -> int | None:
    """How many things speak for one fact, less those against, from -1 to 2; None where it is beyond doubt two."""
    if opposed(x.claim, y.claim) or frames.other_things(x, y) or (x.is_cell and y.is_cell):
        return None
    if told_of_rows.level_and_change(x, y) or alongside.differ(x, y, a, b) or growths.differ(x, y, a, b):
        return None
    if told_of_rows.apart_from_row(x, y, a, b) or places.differ(x, y, a, b) or _person_and_thing(x, y):
        return None
    like = likeness(x, y, a, b, translated=a.languages.isdisjoint(b.languages))
    votes = (
        (like.subject > 0) - (like.subject < 0),
        (like.measure > 0) - (like.measure <= -1),
        (like.scope > 0) - (like.scope < 0),
        int(like.noun > 0 or (x.figure.unit is not None and x.figure.unit == y.figure.unit and x.kind == "count")),
        int(like.total >= LIKE),
        -int(times.times_differ(x.stated, y.stated)),
    )
    return max(-1, min(2, sum(votes)))


def _person_and_thing(x: Profile, y: Profile) -> bool:
    """Whether one counts people and the other, by its Chinese measure word, anything else."""
    thing = next((p for p in (x, y) if p.figure.unit is None), None)
    if thing is None or not thing.noun or thing.noun.isascii() or thing.claim.frame.known_measure:
        return False
    return {x.figure.unit, y.figure.unit} == {"person", None}


def _joined(x: Profile, y: Profile, sure: float, *reasons: Reason) -> Link:
    first, second = sorted((x.claim, y.claim), key=lambda c: (c.document, c.start, c.end))
    return Link(first, second, sure, reasons, "across", by_slip=True)
