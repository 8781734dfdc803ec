"""Which name a number is about.

Comes in: a scene, its names, a reading with its measure, and what the sentence before was about. Goes out: the
name, or none where grammar does not point at one: a wrong name is worse than none. Refuses to know: how names are
found, periods.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from claims.framing import parallel
from claims.framing.carrying import Carried, Topic
from claims.framing.events import of_event
from claims.framing.kinds import ORGANISATIONS, REACH, misfit
from claims.framing.scenes import NONE, Mention, Scene, Word
from claims.lexicon import PLACES, words
from claims.values import Reading

PERSON_BEFORE = re.compile(r"([㐀-鿿]{2,3})[,，(（ ]?$")
LISTED = re.compile(r"[、和及与][^、,]{1,8}")
"""A joint with words that describe the next name: 和美国科技巨头甲骨文."""
JOINS: Final = frozenset({"、", "和", "及", "与", "以及", "and", ",", ", and", "or"})
LEADING: Final = re.compile(
    r"(?:^(?:in )?|[,;:.(\"“] ?|\b(?:and|but|while|as|that|when|where|said|says|training|running|building) )"
    r"(?:the )?$"
)


def subject_of(
    found: Scene,
    names: Sequence[Mention],
    lists: parallel.Parallel,
    reading: Reading,
    word: Word | None,
    other: Mention | None,
    carried: Carried,
) -> Topic | None:
    """Name and kind of the subject: from a list in step, of an event, of the clause, of those before, of the
    sentence before.
    """
    mention = lists.names.get(reading.start)
    if (
        mention is None
        and word is not None
        and word.term.kind == "object"
        and reading.quantity.kind in ("date", "period")
    ):
        return of_event(found, names, reading, word, carried)
    if word is not None and word.term.kind == "none":
        return None
    if mention is None and word is not None and word.term.name == "age":
        person = aged(found, names, reading)
        return Topic(person, "person") if person else None
    anchor = word.start if word else reading.outer_start
    measure = word.term.name if word else None
    if mention is None:
        mention = in_clause(found, names, reading, anchor, measure, other)
    elif mention.kind:
        return Topic(mention.name, mention.kind)
    if mention is not None:
        members = [*listed_before(found, names, mention), mention]
        if not members[0].oblique:
            several = "; ".join(dict.fromkeys([m.name for m in members])) if len(members) > 1 else mention.name
            return Topic(several, mention.kind)
    return inherited(found, names, reading, other, measure, carried)


def in_clause(
    scene: Scene, found: Sequence[Mention], reading: Reading, anchor: int, measure: str | None, other: Mention | None
) -> Mention | None:
    """The name a reading is about, looked for in its own clause: before measure and number, else tied from behind.

    Args:
        scene: the sentence.
        found: its names.
        reading: the number.
        anchor: where its measure stands, or its own place.
        measure: the name of that measure.
        other: the comparator, which is never the subject.
    """
    if not found:
        return None
    start, end = scene.clause(reading.start)
    best: Mention | None = None
    best_cost = float(REACH)
    counted_names = roster(scene, found, reading) if reading.quantity.kind == "count" else ()
    for mention in found:
        if mention.start < start or mention.start >= end or mention is other or mention in counted_names:
            continue
        cost = cost_of(scene, mention, reading, anchor, measure, best_cost)
        if cost < best_cost:
            best, best_cost = mention, cost
    return best


def cost_of(scene: Scene, mention: Mention, reading: Reading, anchor: int, measure: str | None, most: float) -> float:
    """How far a name is from being the subject, in characters; from `most` on it is out of the question."""
    cost = misfit(mention.kind, measure)
    if mention.start >= reading.end:
        return cost + (tied_behind(scene, mention, reading, anchor) if cost < REACH else 0)
    gap = min(abs(reading.outer_start - mention.end), abs(anchor - mention.end))
    cost += gap / 2.5 if scene.latin else gap
    owns = scene.folded.startswith(("的", "'s"), mention.end)
    if mention.oblique:
        cost += 8 if mention.kind in PLACES else 12 if owns else REACH
    if owns:
        cost -= 6
    if cost >= most:
        return cost
    if scene.readings_between(mention.end, reading.start):
        cost += 4
    if counted(scene, mention) or (
        mention.kind == "unknown" and scene.latin and not owns and not leads(scene, mention)
    ):
        cost += REACH
    return cost


def leads(scene: Scene, mention: Mention) -> bool:
    """Whether a name opens its clause, as subjects do."""
    if not scene.latin:
        start, _ = scene.clause(mention.start)
        before = scene.folded[start : mention.start]
        return len(before) <= 16 and len(before.rsplit("的", 1)[-1]) <= 6
    before = scene.folded[max(scene.start, mention.start - 12) : mention.start]
    return LEADING.search(before) is not None or mention.start - scene.start < 5


def tied_behind(scene: Scene, mention: Mention, reading: Reading, anchor: int) -> float:
    """The cost of a name behind the number: `a 5% fall in Nvidia`, `revenue of Apple`; 2024年12月的DeepSeek-V3."""
    gap = scene.folded[max(reading.end, min(anchor, mention.start)) : mention.start]
    if not scene.latin:
        dated = reading.quantity.kind in ("date", "period")
        return 2.0 if dated and gap in ("的", ",", "") else REACH
    if mention.kind in PLACES and len(gap) < 16 and gap.endswith((" in ", " in the ")):
        return 4.0
    if len(gap) > 40 or not gap.endswith((" of ", " in ", " at ", " for ", " by ", " of the ", " in the ")):
        return REACH
    if gap.endswith((" in ", " in the ", " by ", " at ", " for ")) and mention.kind in ("unknown", *PLACES):
        return REACH
    return 10 + len(gap) / 2.5


def counted(scene: Scene, mention: Mention) -> bool:
    """Whether the name is what a number before it counts: 2048个H800, 3个AMD."""
    start = mention.start
    for reading in scene.readings:
        if (
            0 <= start - reading.end <= 1
            and reading.quantity.kind in ("count", "multiple")
            and not scene.folded[reading.end : start].strip()
        ):
            return True
    return False


def listed_before(scene: Scene, found: Sequence[Mention], mention: Mention) -> list[Mention]:
    """The names that stand before a name in one list with it: 特斯拉、微软和英特尔."""
    members: list[Mention] = []
    at = mention.start
    for before in reversed(found):
        if before.end > mention.start or before.kind in PLACES:
            continue
        gap = scene.folded[before.end : at].strip()
        if gap not in JOINS and not LISTED.fullmatch(gap):
            break
        if gap == "," and not scene.latin:
            break
        members.append(before)
        at = before.start
    return members[::-1]


def roster(scene: Scene, found: Sequence[Mention], reading: Reading) -> Sequence[Mention]:
    """The names of a list that the number counts: 软银、OpenAI和甲骨文三家企业."""
    for last in reversed(found):
        if 0 <= reading.outer_start - last.end <= 2:
            before = listed_before(scene, found, last)
            return [*before, last] if before else ()
    return ()


def inherited(
    found: Scene,
    names: Sequence[Mention],
    reading: Reading,
    other: Mention | None,
    measure: str | None,
    carried: Carried,
) -> Topic | None:
    """The subject of an earlier clause; that of the sentence before where this one points back or leaves its
    subject out.
    """
    topic = carried.topic
    if topic is not None and names and misfit(topic.kind, measure) < REACH:
        for mention in names:
            if mention.name == topic.name and mention.end <= reading.start:
                return topic
    earlier = leading_before(found, names, reading, other, measure) if names else []
    if not earlier and (
        reading.quantity.kind in ("count", "date", "period") or names_of_own(found, names, reading, other)
    ):
        return None
    if not earlier and found.latin and not (measure and points_back(found, reading)):
        return None
    topic = carried.settle().topic
    if earlier and not any(topic and m.name == topic.name for m in earlier):
        chosen = earlier[-1] if topic and topic.kind == "person" else earlier[0]
        return Topic(chosen.name, chosen.kind)
    if topic is None or misfit(topic.kind, measure) >= REACH:
        return None
    return topic


def leading_before(
    found: Scene, names: Sequence[Mention], reading: Reading, other: Mention | None, measure: str | None
) -> list[Mention]:
    """The names of earlier clauses that lead theirs and can be what the measure is of."""
    clause_start, _ = found.clause(reading.start)
    return [
        m
        for m in names
        if m.end <= clause_start
        and m is not other
        and misfit(m.kind, measure) < REACH
        and not m.oblique
        and leads(found, m)
        and (m.kind != "unknown" or not found.latin or " " in m.name or m.name[-1].isdecimal())
        and not counted(found, m)
    ]


def names_of_own(found: Scene, names: Sequence[Mention], reading: Reading, other: Mention | None) -> bool:
    """Whether a sentence that does not lean back has a name that may be its subject instead."""
    for mention in names:
        if mention.kind in ORGANISATIONS and mention.end <= reading.start and mention is not other:
            return not points_back(found, reading)
    return False


def points_back(found: Scene, reading: Reading) -> bool:
    """Whether a pronoun stands before the number: it, its, the company."""
    return any(p.end <= reading.start for p in found.words.get("pronoun", NONE))


def aged(scene: Scene, found: Sequence[Mention], reading: Reading) -> str | None:
    """Whose age a number is: the person right before it, or right behind it."""
    for mention in found:
        if mention.kind not in ("person", "unknown"):
            continue
        if mention.end <= reading.outer_start and scene.folded[mention.end : reading.outer_start] in (
            ", ",
            " (",
            ",",
            "(",
            " ",
            "今年",
            "现年",
        ):
            return mention.name
        if 0 < mention.start - reading.end <= 2 or scene.folded[reading.end : mention.start] in (
            "的",
            " man ",
            " woman ",
        ):
            return mention.name
    return None if scene.latin else person_before(scene, reading.outer_start)


def person_before(scene: Scene, position: int) -> str | None:
    """A person's Chinese name that ends at a place: 王小明,45岁."""
    found = PERSON_BEFORE.search(scene.folded, max(scene.start, position - 4), position)
    if found is None:
        return None
    name = scene.text[found.start(1) : found.end(1)]
    before = scene.folded[found.start(1) - 1 : found.start(1)] if found.start(1) > scene.start else ""
    alone = not before or before in ',，。、:：的是由和 “"('
    return name if alone and scene.folded[found.start(1)] in words("surname") else None


def is_age(found: Scene, names: Sequence[Mention], reading: Reading) -> bool:
    """Whether a bare number between commas behind a person's name is the age: John Smith, 45, of Boston."""
    quantity = reading.quantity
    if quantity.kind != "count" or quantity.unit is not None or quantity.value is None or not 0 < quantity.value < 120:
        return False
    behind = found.folded[reading.end : reading.end + 1]
    return (behind in (",", ")", ";", ".") or found.folded.startswith(" and", reading.end)) and any(
        (m.kind == "person" or (m.kind == "unknown" and " " in m.name))
        and found.folded[m.end : reading.start] in (", ", " (")
        for m in names
    )
