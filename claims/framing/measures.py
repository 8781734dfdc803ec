"""Which property a number states: the nearest term of the lexicons that such a number can be of, else the written
words.

Comes in: a scene and a reading. Goes out: the term with its place and how far it is, or the words at the number.
Refuses to know: whose property it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from claims.framing.scenes import Scene, Word
from claims.lexicon import Lexicon, Term, words
from claims.values import Quantity, Reading

FAR: Final = 34.0
"""Cost beyond which a term and a number are not taken together."""

BEYOND: Final = 320
"""Characters beyond which no term is looked at."""
NEAR: Final = 14.0
"""Cost within which a term overrides the measure that the unit gives away."""

LIMITS: Final = {"count": 16.0, "rank": 20.0, "period": 6.0, "date": 60.0, "duration": 24.0}
"""A thing that is counted is named close by; a date may open a long sentence."""

TOLD_BY_UNIT: Final = frozenset({"price", "cost", "fee", "training_time"})
"""Measures that give way to the one a unit gives away, and leave it their qualifiers."""
THING: Final = 6.0
"""What it costs to name a number by the thing it counts: a verb beside it says more."""

OWN_NOUN: Final = 12.0
NO_NOUN: Final = frozenset("的了左上以多余来是为和与及、以之内外被遭在到至等中")

AMOUNT: Final = 1_000_000
"""A bare number from here on may be an amount of money whose currency is left out: 估值约200亿."""

COMPARING: Final = frozenset({"percent", "ratio", "multiple"})
CHANGEABLE: Final = frozenset({"money", "count", "measure", "rate", "duration"})
ALIKE: Final = {"rate": "money", "period": "date"}
AND = re.compile(r"[、和及与]|\band\b|&")


def fits(term: Term, quantity: Quantity) -> float | None:
    """What it costs to read such a number as the measure; None where it cannot be."""
    kind = quantity.kind
    takes = term.takes
    if kind in takes or ALIKE.get(kind, kind) in takes:
        return 0.0
    if kind in COMPARING and takes & CHANGEABLE:
        return 3.0
    if quantity.unit is None and kind in ("count", "duration"):
        return bare_fits(takes, quantity)
    return None


def bare_fits(takes: frozenset[str], quantity: Quantity) -> float | None:
    """What it costs to read a number without a unit as one of these kinds."""
    if quantity.kind == "duration":
        return 0.0 if "count" in takes else None
    if "multiple" in takes:
        return 1.0
    if "measure" in takes and not quantity.noun:
        return 2.0
    large = quantity.value is not None and quantity.value >= AMOUNT
    return 3.0 if "money" in takes and large and not quantity.noun else None


def nearest(scene: Scene, reading: Reading, lexicon: Lexicon) -> Word | None:
    """The measure of a reading."""
    quantity = reading.quantity
    if quantity.noun == "age" and is_age(scene):
        return Word(reading.start, reading.end, lexicon.entries["年龄"].terms[0])
    touching = (
        None if scene.latin else at_the_number(scene, reading, lexicon) or share_of_whole(scene, reading, lexicon)
    )
    if touching is not None:
        return touching
    best: Word | None = None
    best_cost = LIMITS.get(quantity.kind, FAR)
    given = lexicon.units.get(quantity.unit or "")
    if given is not None:
        best, best_cost = Word(reading.start, reading.end, given), NEAR
    reach = float(BEYOND)
    if quantity.kind not in ("date", "period"):  # no term costs less than the characters between
        reach = best_cost * (2.5 if scene.latin else 1.0)
    low, high = reading.outer_start - reach, reading.end + reach
    several = len(scene.readings) > 1
    for word in scene.measures:
        if word.end < low:
            continue
        if word.start > high:
            break
        cost = distance(scene, reading, word, best_cost)
        if cost >= best_cost or (several and of_other(scene, reading, word)):
            continue
        extra = fits(word.term, quantity)
        if extra is not None and cost + extra < best_cost:
            best, best_cost = word, cost + extra
    return told_by_unit(best, given) if given is not None and best is not None else best


def told_by_unit(best: Word, given: Term) -> Word:
    """The measure that a unit gives away in place of a vaguer one, with the qualifiers of that."""
    if best.term.name == given.name or best.term.family not in TOLD_BY_UNIT:
        return best
    return Word(best.start, best.end, qualified(given, best.term.scopes))


@lru_cache(maxsize=256)
def qualified(term: Term, scopes: tuple[str, ...]) -> Term:
    """A term with the qualifiers of another."""
    return replace(term, scopes=scopes)


def is_age(scene: Scene) -> bool:
    """Whether years are somebody's: 75岁, but for those one may expect to live."""
    return not any(w.term.name == "life_expectancy" for w in scene.measures)


def of_other(scene: Scene, reading: Reading, word: Word) -> bool:
    """Whether the term is part of another number's span: the stores of `12 stores` say nothing of the 300 people
    behind.
    """
    at = word.start
    for other in scene.readings:
        if at < other.end:
            return other.start <= at and other is not reading
    return False


def distance(scene: Scene, reading: Reading, word: Word, most: float) -> float:
    """How far a term is from a number: characters, and a toll for every clause end, `and` and other number between.

    From `most` on the cost is not worth finding out: it may be given too low.
    """
    start, end, term = word.start, word.end, word.term
    thing = THING if term.is_thing else 0.0
    if end > reading.outer_start and start < reading.end:
        return thing + overlapping(reading, start, end)
    if end <= reading.outer_start:
        low, high, cost = end, reading.outer_start, thing
        if term.side == "before" and (high - low > 16 or " of " in scene.folded[low:high]):
            return FAR
        if reading.quantity.kind == "count" and has_own_noun(scene, reading):
            cost += OWN_NOUN
    else:
        low, high, cost = reading.end, start, 2.0 + thing
        if term.side == "before" or nearer_to_next(scene, word, high - low):
            return FAR
    cost += (high - low) / 2.5 if scene.latin else float(high - low)
    if reading.quantity.kind in ("date", "period"):
        cost = cost / 2 + 4 * scene.bounds_between(low, high)
        return cost if cost >= most else cost + 6 * other_dates(scene, low, high)
    return cost if cost >= most or high <= low else toll(scene, reading, low, high, cost, most)


def overlapping(reading: Reading, start: int, end: int) -> float:
    """What it costs to take a term in the number's own span; of two in its hedge the nearer: 最多重试3次 is 重试."""
    if start < reading.outer_start or end > reading.end:
        return 1.0
    return max(0, reading.start - end) / 10


def toll(scene: Scene, reading: Reading, low: int, high: int, cost: float, most: float) -> float:
    """The cost with what it takes to cross what stands between a term and a number; a count is not named across a
    clause end.
    """
    bounds = scene.bounds_between(low, high)
    if bounds:
        if low != reading.end and scene.folded[low:high].strip() == ":":
            return cost
        if low == reading.end or reading.quantity.kind == "count":
            return cost + FAR
    cost += 8.0 * bounds + 6 * scene.readings_between(low, high)
    return cost + 3 if cost < most and AND.search(scene.folded, low, high) else cost


def nearer_to_next(scene: Scene, word: Word, gap: int) -> bool:
    """Whether a term behind a number stands closer before the next one: lost $2 billion on revenue of $77 billion."""
    for other in scene.readings:
        if other.outer_start >= word.end:
            return other.outer_start - word.end < gap and not scene.bounds_between(word.end, other.outer_start)
    return False


def has_own_noun(scene: Scene, reading: Reading) -> bool:
    """Whether a Chinese noun follows a count, so that it counts this and not what is named before: 500万开发者."""
    behind = scene.folded[reading.end : reading.end + 1]
    return "㐀" <= behind <= "鿿" and behind not in NO_NOUN


def other_dates(scene: Scene, low: int, high: int) -> int:
    """How many dates stand between two places."""
    count = 0
    for reading in scene.readings:
        if low <= reading.start and reading.end <= high and reading.quantity.kind == "date":
            count += 1
    return count


def at_the_number(scene: Scene, reading: Reading, lexicon: Lexicon) -> Word | None:
    """A term of one character that touches the number: 深10米, 12人死, 价5元."""
    singles, folded = lexicon.singles, scene.folded
    if folded[reading.outer_start - 1] not in singles and folded[reading.end : reading.end + 1] not in singles:
        return None
    for at in beside(scene, reading, lexicon):
        if scene.start <= at < scene.end:
            for term in singles.get(folded[at], ()):
                if term.part == "measure" and fits(term, reading.quantity) == 0.0 and stands_free(scene, at, reading):
                    return Word(at, at + 1, term)
    return None


def beside(scene: Scene, reading: Reading, lexicon: Lexicon) -> tuple[int, ...]:
    """The places on both sides of a number whose character may say what it is of.

    Between two numbers a character is of the one that has no other term: of 51死146伤 each has the one behind it, of
    死亡3人伤5人 each the one before it.
    """
    before, behind = reading.outer_start - 1, reading.end
    if len(scene.readings) == 1:
        return before, behind
    if any(r.end == before for r in scene.readings) and (
        scene.folded[behind : behind + 1] in lexicon.singles or any(w.start == behind for w in scene.measures)
    ):
        return (behind,)
    if any(r.outer_start == behind + 1 for r in scene.readings) and any(w.end == before + 1 for w in scene.measures):
        return (before,)
    return before, behind


def share_of_whole(scene: Scene, reading: Reading, lexicon: Lexicon) -> Word | None:
    """The share that 占 states, whatever whole stands between: 占全年收入的20.8%."""
    if reading.quantity.kind not in ("percent", "ratio"):
        return None
    at = scene.folded.rfind("占", max(scene.start, reading.outer_start - 20), reading.outer_start)
    if at < 0 or scene.bounds_between(at, reading.outer_start) or scene.readings_between(at, reading.start):
        return None
    if any(w.start <= at < w.end for w in scene.measures):
        return None
    return next((Word(at, at + 1, t) for t in lexicon.singles["占"] if t.part == "measure"), None)


def stands_free(scene: Scene, at: int, reading: Reading) -> bool:
    """Whether a character in front of a number is a word of its own and not the end of a longer one."""
    if at >= reading.end:
        return True
    return not any(w.start <= at < w.end for w in scene.measures)


HAN_TAIL = re.compile(r"[㐀-鿿]{2,}$")
HAN_HEAD = re.compile(r"[㐀-鿿]{2,6}")
EMPTY_TAIL = re.compile(
    r"(?:分别|大约|大概|只有|仅有|共有|约为|达到|高达|多达|超过|不到|不足|已经|目前|现在|总共|一共|累计|同比|环比|也就是|就是|将近|接近|至少|最多|左右|"
    r"[为是达有约近共了在的至到于将已也还仅只就能可会要被把从与和及或都])+$"
)
SPLIT_HAN = re.compile(r"[的和与及或在了是为有把被从将对]")
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")


PLACED = frozenset("名位")
"""第四名, 第六位: a place in a ranking."""
FROM_A_PLACE = ("距", "离", "相距")
"""距起飞点约45公里: how far it is from there."""


def in_words(scene: Scene, reading: Reading) -> tuple[str | None, bool]:
    """What the words beside a number without a listed term say that it measures, and whether that is beyond doubt."""
    if reading.quantity.kind == "rank" and scene.folded[reading.end : reading.end + 1] in PLACED:
        return "rank", True
    measure = written(scene, reading)
    if measure is not None and reading.quantity.kind == "measure" and measure.startswith(FROM_A_PLACE):
        return "distance", True
    return measure, False


def written(scene: Scene, reading: Reading) -> str | None:
    """The words at the number that would name its property: the noun it counts, else the words before it."""
    noun = reading.quantity.noun
    start, _ = scene.clause(reading.start)
    floor = max(start, reading.outer_start - 48, last_end(scene, reading))
    before = scene.folded[floor : reading.outer_start]
    if scene.latin:
        return latin_words(scene, reading, before, noun)
    after = HAN_HEAD.match(scene.folded, reading.end, min(scene.end, reading.end + 6))
    if reading.quantity.kind == "count" and after:
        return SPLIT_HAN.split(after[0])[0][:4] or noun or None
    tail = HAN_TAIL.search(EMPTY_TAIL.sub("", before.rstrip()))
    if tail:
        name = SPLIT_HAN.split(tail[0])[-1][-8:]
        if len(name) > 1:
            return name
    return noun or None


def last_end(scene: Scene, reading: Reading) -> int:
    """Where the number before this one ends."""
    for other in reversed(scene.readings):
        if other.end <= reading.outer_start:
            return other.end
    return scene.start


def latin_words(scene: Scene, reading: Reading, before: str, noun: str) -> str | None:
    """The noun counted, with the word behind it; else the last two words before the number that carry meaning."""
    if noun and reading.quantity.kind == "count":
        return noun.lower()
    if reading.quantity.kind == "count":
        after = LATIN_WORD.match(scene.folded, min(reading.end + 1, scene.end), scene.end)
        if after and not is_empty(after[0]):
            return after[0]
    carried = [w for w in LATIN_WORD.findall(before) if not is_empty(w)]
    return " ".join(carried[-2:]) or noun.lower() or None


def is_empty(word: str) -> bool:
    """Whether an English word names nothing."""
    return word in empty_words()


@cache
def empty_words() -> frozenset[str]:
    """The English words that name nothing."""
    return words("empty") | words("oblique") | words("no_name")
