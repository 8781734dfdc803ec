"""The qualifiers that make two numbers different things: training or inference, input or output, cached, per
share, net.

Comes in: a scene, a reading and its measure. Goes out: the canonical names of the qualifiers tied to it, one of
each group. A qualifier counts only where it touches the number, its measure or another that counts. Refuses to
know: values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from claims.framing.scenes import Scene, Word
from claims.lexicon import sources
from claims.values import Reading

if TYPE_CHECKING:
    from claims.framing.chains import Before

FILLED: Final = re.compile("[a-z0-9A-Z的每个百万价格服务为()（） 千-]*")
"""What may stand between a qualifier and what it qualifies."""


GROUPS_OF_MANY: Final = frozenset({"sex", "settlement", "place", "stage"})
"""Groups that part a whole; the noun of the part may stand between: 农村居民人均收入, men in the study."""
BEHIND: Final = frozenset({" of ", " of the ", " among ", " among the ", " for ", " by "})
NAMED: Final = re.compile(r"[\w .+-]*")
PHASES: Final = {"training": "training_cost", "inference": "inference_cost", "computing": "computing_cost"}


def of_reading(scene: Scene, reading: Reading, measure: Word | None) -> tuple[str, ...]:
    """The qualifiers of a reading, sorted; those of its measure where nothing else is one."""
    own = measure.term.scopes if measure else ()
    groups: dict[str, tuple[float, str]] = {}
    for word in touching(scene, reading, measure):
        far = abs(word.start - reading.start)
        if word.term.kind not in groups or far < groups[word.term.kind][0]:
            groups[word.term.kind] = (far, word.term.name)
    return tuple(sorted({*own, *(name for _, name in groups.values())})) if groups else own


def touching(scene: Scene, reading: Reading, measure: Word | None) -> list[Word]:
    """The qualifiers that touch the number or its measure, directly or through one another."""
    spans = [(reading.outer_start, reading.end)]
    if measure is not None:
        spans.append((measure.start, measure.end))
    waiting = [
        w
        for w in scene.scopes
        if abs(w.start - reading.start) < 120
        and not (reading.outer_start <= w.start and w.end <= reading.start)
        and not (scene.text[w.start].isupper() and scene.text[w.start - 2 : w.start - 1].isdecimal())  # Vela 3 Max
    ]
    found: list[Word] = []
    grown = True
    while waiting and grown:
        grown = False
        for word in list(waiting):
            if touches_one(scene, word, spans, reading):
                found.append(word)
                waiting.remove(word)
                if inside_bracket_behind(scene, word, reading) is False:
                    spans.append((word.start, word.end))
                grown = True
    return found


def touches_one(scene: Scene, word: Word, spans: Sequence[tuple[int, int]], reading: Reading) -> bool:
    """Whether only filling stands between a qualifier and one of the stretches."""
    for start, end in spans:  # noqa: SIM110 - an `any` of a generator costs three times as much
        if touches(scene, word, start, end, reading):
            return True
    return False


def touches(scene: Scene, word: Word, start: int, end: int, reading: Reading) -> bool:
    """Whether only filling stands between a qualifier and a stretch."""
    if reaches(scene, word, start, end, reading):
        return True
    if word.end <= start:
        gap = scene.folded[word.end : start]
        limit = 24 if reading.quantity.kind == "rate" or "token" in gap else 4
    elif word.start >= end:
        gap = scene.folded[end : word.start]
        limit = 3
    else:
        return True
    if len(gap) > limit:
        return False
    if scene.readings_between(min(word.end, end), max(start, word.start)):
        return False
    if word.end <= start and ")" in gap:
        return False
    return FILLED.fullmatch(gap) is not None


def reaches(scene: Scene, word: Word, start: int, end: int, reading: Reading) -> bool:
    """Whether a qualifier reaches over the noun of a part, or over the name of what was trained."""
    kind = word.term.kind
    if kind in GROUPS_OF_MANY:
        return reading.quantity.kind not in ("date", "period") and parts_whole(scene, word, start, end)
    return kind == "phase" and is_phase(scene, word, start, end)


def is_phase(scene: Scene, word: Word, start: int, end: int) -> bool:
    """Whether only a name stands between a phase and the word for cost behind it: training Orion R1 cost."""
    if not scene.folded[start:end].startswith(("cost", "成本", "花费", "费用")) or not 0 <= start - word.end <= 24:
        return False
    return NAMED.fullmatch(scene.folded, word.end, start) is not None and not scene.readings_between(word.end, start)


def parts_whole(scene: Scene, word: Word, start: int, end: int) -> bool:
    """Whether only the noun of the part stands between its qualifier and a stretch, or `of` before it: 62% of women."""
    if word.start >= end:
        gap = scene.folded[end : word.start]
        return gap in BEHIND or (gap[:1] == "的" and len(gap) <= 5 and gap.isalpha())
    gap = scene.folded[word.end : start]
    far = 24 if scene.latin and word.term.kind != "place" else 6
    if len(gap) > far or not gap.replace(" ", "").isalpha():
        return False
    rivals = any(w.term.kind == word.term.kind and word.end <= w.start < start for w in scene.scopes)
    return not rivals and not scene.readings_between(word.end, start)


def shared(own: tuple[str, ...], before: Before, scene: Scene, reading: Reading, word: Word | None) -> tuple[str, ...]:
    """A number's own qualifiers with those that the number before it leaves standing.

    The part of a whole holds on for what is said of the same measure (城镇居民收入5万元,增长4%). The second of two
    prices in one unit without a qualifier of its own is of the first's kind (output from A costs $12, and B $3).
    """
    if any(before.reading.end <= w.start < reading.start for w in scene.scopes):
        return own
    first, second = before.reading.quantity, reading.quantity
    if not own and first.kind == "rate" and first.unit and second.unit and same_price(first.unit, second.unit):
        return before.scopes
    if word is None or word is not before.word or reading.outer_start - before.reading.end > 16:
        return own
    return tuple(sorted({*own, *(name for name in before.scopes if name in parts())}))


def same_price(first: str, second: str) -> bool:
    """Whether two prices are in one unit, the second perhaps with only its currency written."""
    return first == second or first.startswith(f"{second}/")


@cache
def parts() -> frozenset[str]:
    """The qualifiers that name a part of a whole."""
    listed = sources()["scopes.toml"]["scope"]
    return frozenset(name for name, entry in listed.items() if entry["group"] in GROUPS_OF_MANY)


def costed(measure: str | None, family: str | None, scopes: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The cost of a phase as the measure it is: what training costs is the training cost."""
    if measure != "cost":
        return measure, family
    return next((PHASES[s] for s in scopes if s in PHASES), measure), family


def inside_bracket_behind(scene: Scene, word: Word, reading: Reading) -> bool:
    """Whether the qualifier stands in a bracket behind the number, and so belongs to it alone."""
    return word.start >= reading.end and "(" in scene.folded[reading.end : word.start]


def taken_over(own: tuple[str, ...], before: tuple[str, ...], scene: Scene, reading: Reading) -> tuple[str, ...]:
    """A number's own qualifiers with those of the number it is chained to, less what stood in a bracket behind
    that one.
    """
    bracketed = {w.term.name for w in scene.scopes if inside_bracket_behind(scene, w, reading)}
    groups = {w.term.kind for w in scene.scopes if w.term.name in own}
    kept = {w.term.name for w in scene.scopes if w.term.name in before and w.term.kind not in groups}
    kept |= {name for name in before if all(w.term.name != name for w in scene.scopes)}
    return tuple(sorted({*own, *(kept - bracketed)}))
