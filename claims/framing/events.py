"""What was founded, released or launched on a date: the name behind the verb, or before it where nothing else
follows.

Comes in: a scene, its names, a date and the term of its event. Goes out: the name. Refuses to know: other numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.framing.carrying import Carried, Topic
from claims.framing.kinds import REACH, misfit
from claims.framing.scenes import Mention, Scene, Word
from claims.values import Reading

OBJECT_HAN = re.compile(r"[了过]?[㐀-鿿A-Za-z“《]{2}")
OBJECT_LATIN = re.compile(r" (?:a|an|the|its|his|her|their|new|another|two|three|several|what)\b")


def of_event(found: Scene, names: Sequence[Mention], reading: Reading, word: Word, carried: Carried) -> Topic | None:
    """What was founded or released: the name behind the verb, else the name before it where nothing else stands
    behind.
    """
    if word not in found.measures:
        before = [m for m in names if m.end <= reading.start]
        return Topic(before[-1].name, before[-1].kind) if before else None
    suited = [m for m in names if misfit(m.kind, None) < REACH and m.kind != "person"]
    behind = next((m for m in suited if m.start >= word.end and not (m.oblique and found.latin)), None)
    intransitive = passive(found, word)
    if (
        behind
        and behind.start - word.end <= 24
        and not found.bounds_between(word.end, behind.start)
        and not intransitive
    ):
        return Topic(behind.name, behind.kind)
    dated = next((m for m in suited if 0 <= m.start - reading.end <= 2), None)
    if dated and found.folded[reading.end : dated.start].strip(" ,") in ("的", ""):
        return Topic(dated.name, dated.kind)
    if not intransitive and has_object(found, word):
        return None
    before = [m for m in suited if m.end <= max(word.start, reading.start) and not m.oblique]
    if before:
        chosen = copula(found, before) or before[-1]
        return Topic(chosen.name, chosen.kind)
    topic = carried.settle().topic
    return topic if topic and topic.kind != "person" else None


def has_object(found: Scene, word: Word) -> bool:
    """Whether something else stands behind the verb: 推出了新款手机, launched a service."""
    if found.latin:
        return OBJECT_LATIN.match(found.folded, word.end) is not None
    if found.folded.startswith(("的", "于", "以来", "后", "日期", "时间", "至今"), word.end):
        return False
    return OBJECT_HAN.match(found.folded, word.end) is not None


def passive(found: Scene, word: Word) -> bool:
    """Whether the thing stands before the verb: was founded in, 成立于."""
    form = found.folded[word.start : word.end]
    before = found.folded[max(found.start, word.start - 5) : word.start]
    return (
        form.endswith("于")
        or before.endswith(("was ", "were ", " is ", "are ", "been "))
        or form.startswith(("was ", "成立于"))
        or (form.endswith("ed") and found.folded.startswith((" in ", " by ", " as "), word.end))
    )


def copula(found: Scene, before: Sequence[Mention]) -> Mention | None:
    """A是B在某年创立的子公司: what the sentence says something of is A."""
    first = before[0]
    if found.folded.startswith("是", first.end) or found.folded[first.end : first.end + 4] in (" is ", " was"):
        return first
    return None
