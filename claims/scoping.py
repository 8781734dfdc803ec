"""The qualifiers that make two numbers different things: training or inference, input or output, cached, per
share, net.

Comes in: a scene, a reading and its measure. Goes out: the canonical names of the qualifiers tied to it, one of
each group. A qualifier counts only where it touches the number, its measure or another that counts. Refuses to
know: values.
"""

from __future__ import annotations

from claims.scenes import Scene, Word
from claims.values import Reading

FILLING = " 的每个百万tokens-api价格服务为()（）a,per1m千"
"""What may stand between a qualifier and what it qualifies."""


def of_reading(scene: Scene, reading: Reading, measure: Word | None) -> tuple[str, ...]:
    """The qualifiers of a reading, sorted."""
    scopes = dict.fromkeys(measure.term.scopes, "") if measure else {}
    if scene.scopes:
        groups: dict[str, tuple[float, str]] = {}
        for word in touching(scene, reading, measure):
            far = abs(word.start - reading.start)
            if word.term.kind not in groups or far < groups[word.term.kind][0]:
                groups[word.term.kind] = (far, word.term.name)
        scopes.update(dict.fromkeys((name for _, name in groups.values()), ""))
    return tuple(sorted(scopes))


def touching(scene: Scene, reading: Reading, measure: Word | None) -> list[Word]:
    """The qualifiers that touch the number or its measure, directly or through one another."""
    spans = [(reading.outer_start, reading.end)]
    if measure is not None:
        spans.append((measure.start, measure.end))
    waiting = [
        w
        for w in scene.scopes
        if abs(w.start - reading.start) < 120 and not (reading.outer_start <= w.start and w.end <= reading.start)
    ]
    found: list[Word] = []
    grown = True
    while grown and waiting:
        grown = False
        for word in list(waiting):
            if any(touches(scene, word, start, end, reading) for start, end in spans):
                found.append(word)
                waiting.remove(word)
                if inside_bracket_behind(scene, word, reading) is False:
                    spans.append((word.start, word.end))
                grown = True
    return found


def touches(scene: Scene, word: Word, start: int, end: int, reading: Reading) -> bool:
    """Whether only filling stands between a qualifier and a stretch."""
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
    return all(c in FILLING or (c.isalpha() and c.isascii() and len(gap) <= 24) for c in gap) and ("," not in gap)


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
