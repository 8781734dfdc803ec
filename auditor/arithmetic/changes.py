"""Changes that a sentence states with both ends and the step between: "rose from 9.8 to 10.5, up 0.7, or 7 %".

Comes in: sentences. Goes out: changes, each with the level before, the level after, and what is said of the step.
Refuses to know: whether the step is right (`verdicts`), and how it is reported.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from auditor.arithmetic.amounts import is_share, same_unit
from auditor.arithmetic.cues import words
from auditor.arithmetic.memo import once
from auditor.arithmetic.parts import NOUNS, STEP_AFTER, Part, part
from auditor.arithmetic.sentences import REACH, Sentence, sentences
from auditor.evidence import Evidence
from claims.values import Claim

YEARLY: Final = frozenset({"otherwise", "each", "stop"})
YEAR_BEFORE_LAST: Final = re.compile(
    r"(?:比|较|相比|相较)[^,。;]{0,4}(?:前年|上年|前一年|此前一年)|\b(?:the year before|in 20\d\d)\b"
)
OF_A_YEAR: Final = re.compile(r"同比|year-over-year|year-on-year|yoy|from a year|a year ago|a year earlier")
PARTIAL: Final = re.compile(r"上半年|下半年|全年|季度|\d月|月份|前[一二三四五六七八九十]")
SAID_AGAIN: Final = re.compile(r"^[,，]?\s*(?:同比|较去年|比去年|较上年|比上年|较上年同期|比上年同期)?")
LATER: Final = re.compile(r"^[^,.;\d]{0,12}\b(?:a|one) (?:year|month|week|decade|quarter) (?:later|on)\b")
HAN: Final = re.compile(r"[\u3400-\u9fff]")
WORD: Final = re.compile(r"[a-z][a-z'’-]+")
NEW_CLAUSE: Final = re.compile(r"[,，;；]| and | as | while | with | when | but | though ")
CLAUSE: Final = 5
"""Characters that may stand before the verb of a step that is said of the levels before it, and of nothing else."""


@dataclass(frozen=True, slots=True)
class Change:
    """Two levels of one thing, and the steps that are stated between them."""

    sentence: Sentence
    before: Claim
    after: Claim
    steps: tuple[Claim, ...]
    direction: Literal["up", "down"] | None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All of them in order of place."""
        return tuple(sorted((self.before, self.after, *self.steps), key=lambda c: c.start))


def changes(evidence: Evidence) -> tuple[Change, ...]:
    """Every change of the documents whose two ends stand in one sentence."""
    return once(evidence, _all)


def _all(evidence: Evidence) -> tuple[Change, ...]:
    return tuple(change for sentence in sentences(evidence) for change in of(sentence))


def of(sentence: Sentence) -> Iterator[Change]:
    """The changes that one sentence states, in order of place."""
    parts = _with_last_year({c.id: part(sentence, c) for c in sentence.claims}, sentence)
    taken: set[str] = set()
    starts = [c for c in sentence.claims if parts[c.id] == "before"]
    for number, before in enumerate(starts):
        fence = _fence(starts, number, sentence)
        after = _partner(sentence, before, parts, fence, taken)
        if after is None:
            continue
        taken |= {before.id, after.id}
        steps = _steps(sentence, before, after, parts, fence, taken)
        if _is_now(sentence, after) and not _are_plainly_of_now(sentence, before, after, steps):
            continue
        taken |= {c.id for c in steps}
        yield Change(sentence, before, after, steps, _direction(sentence, before, after, steps))
    if not starts:
        yield from _of_two_dates(sentence, parts)


def _with_last_year(parts: dict[str, Part], sentence: Sentence) -> dict[str, Part]:
    """The parts; where last year's level is compared with one still earlier, the first of the two is the later one.

    去年为420起,比前年的480起下降30%。
    """
    levels = [c for c in sentence.claims if not is_share(c) and c.quantity.kind != "multiple"]
    if len(levels) != 2 or {parts[c.id] for c in levels} != {"before"}:
        return parts
    if YEAR_BEFORE_LAST.search(sentence.text(levels[0].end, levels[1].start)):
        parts[levels[0].id] = "after"
    return parts


def _is_now(sentence: Sentence, claim: Claim) -> bool:
    found = sentence.before(claim)
    return bool(found) and "now" in found[-1].kinds


def _are_plainly_of_now(sentence: Sentence, before: Claim, after: Claim, steps: tuple[Claim, ...]) -> bool:
    """Whether 去年 and 今年 stand before neighbouring levels of one span, and the step is said of nothing else."""
    low, high = sorted((before, after), key=lambda c: c.start)
    if sentence.claims.index(high) - sentence.claims.index(low) != 1:
        return False
    index = sentence.claims.index(low)
    lead = sentence.text(sentence.claims[index - 1].end if index else sentence.start, low.start)
    spans = [set(PARTIAL.findall(text)) for text in (lead, sentence.text(low.end, high.start))]
    if spans[0] != spans[1]:
        return False
    return all(len(SAID_AGAIN.sub("", _clause(sentence, high, step))) <= CLAUSE for step in steps)


def _clause(sentence: Sentence, level: Claim, step: Claim) -> str:
    """The words between a level and its step, up to the step's verb."""
    verbs = [c.start for c in sentence.before(step) if c.kinds & {"up", "down", "apart", "moved"}]
    return sentence.text(level.end, verbs[-1] if verbs else step.start)


def _of_two_dates(sentence: Sentence, parts: dict[str, Part]) -> Iterator[Change]:
    """Two dated levels and one step behind them: "450 units in May and 540 in June, an increase of 20 %"."""
    shares = [c for c in sentence.claims if parts[c.id] in {"share", "step"}]
    levels = [c for c in sentence.claims if not is_share(c) and c not in shares]
    if len(shares) != 1 or len(levels) != 2 or len(sentence.claims) != 3 or not _comparable(*levels):
        return
    if not is_share(shares[0]) and not same_unit(shares[0], levels[0]):
        return
    first, second = (c.frame.period for c in levels)
    if LATER.match(sentence.text(levels[1].end, levels[1].end + STEP_AFTER)):
        first, second = "1", "2"
    if first is None or second is None or len(first) != len(second) or first == second:
        return
    if shares[0].start < levels[1].end or any(c.kinds & YEARLY for c in sentence.cues):
        return
    is_turned = first > second
    plain = len(SAID_AGAIN.sub("", _clause(sentence, levels[1], shares[0]))) <= CLAUSE
    follow = first.isdecimal() and second.isdecimal() and abs(int(first) - int(second)) == 1
    if (is_turned or OF_A_YEAR.search(sentence.folded)) and not (plain and follow):
        return
    before, after = levels[::-1] if is_turned else levels
    yield Change(sentence, before, after, (shares[0],), _direction(sentence, before, after, tuple(shares)))


def _fence(starts: list[Claim], number: int, sentence: Sentence) -> tuple[int, int]:
    low = starts[number - 1].end if number else sentence.start
    high = starts[number + 1].start if number + 1 < len(starts) else sentence.start + len(sentence.folded)
    return low, high


def _partner(
    sentence: Sentence, before: Claim, parts: dict[str, Part], fence: tuple[int, int], taken: set[str]
) -> Claim | None:
    inside = [
        c
        for c in sentence.claims
        if fence[0] <= c.start < fence[1] and c.id != before.id and c.id not in taken and _comparable(c, before)
    ]
    inside = [c for c in inside if not _is_parted(sentence, before, c)]
    reached = [c for c in inside if parts[c.id] == "after"]
    if not reached:
        reached = [c for c in inside if parts[c.id] in {"level", "none"} and c.start < before.start]
    index = sentence.claims.index(before)
    # "from A to B": what follows at once is meant before what went ahead.
    return min(reached, key=lambda c: (abs(sentence.claims.index(c) - index), c.start < before.start), default=None)


def _is_parted(sentence: Sentence, a: Claim, b: Claim) -> bool:
    """Whether a new clause begins between two amounts: "while", 而, a semicolon."""
    low, high = sorted((a, b), key=lambda c: c.start)
    return any("stop" in c.kinds and low.end <= c.start and c.end <= high.start for c in sentence.cues)


def _comparable(a: Claim, b: Claim) -> bool:
    one, two = a.quantity.unit, b.quantity.unit
    if (one is None) != (two is None) and (b if one is None else a).quantity.kind != "count":
        return False
    return same_unit(a, b) and is_share(a) == is_share(b)


def _steps(
    sentence: Sentence, before: Claim, after: Claim, parts: dict[str, Part], fence: tuple[int, int], taken: set[str]
) -> tuple[Claim, ...]:
    found = []
    for claim in sentence.claims:
        free = claim.id not in taken and claim.id not in {before.id, after.id}
        if free and fence[0] <= claim.start < fence[1] and _is_step_of(claim, before, parts[claim.id]):
            pair = before if abs(before.start - claim.start) < abs(after.start - claim.start) else after
            if _is_parted(sentence, claim, pair) or _has_subject_of_its_own(sentence, claim, (before, after)):
                continue
            if not _is_of_another(sentence, claim, (before, after), parts):
                found.append(claim)
    return tuple(found)


def _is_step_of(claim: Claim, before: Claim, part_of_claim: Part) -> bool:
    if claim.quantity.kind == "multiple" or part_of_claim == "share":
        return True
    return part_of_claim == "step" and (same_unit(claim, before) or is_share(before))


def _is_of_another(sentence: Sentence, step: Claim, pair: tuple[Claim, Claim], parts: dict[str, Part]) -> bool:
    """Whether a step follows a level that is not of the pair ("$50 million, up 5 %, and income was $12 million")."""
    index = sentence.claims.index(step)
    ids = {c.id for c in pair}
    back = index - 1
    while back >= 0 and parts[sentence.claims[back].id] in {"share", "step"}:
        back -= 1
    if back < 0 and _has_level_behind(sentence, index, ids, parts):
        return True
    if back < 0 or sentence.claims[back].id in ids:
        return False
    following = sentence.claims[index + 1] if index + 1 < len(sentence.claims) else None
    leads_on = following is not None and (following.id in ids or parts[following.id] in {"share", "step"})
    if leads_on and following is not None and parts[following.id] in {"after", "before", "share", "step"}:
        gap = sentence.text(step.end, following.start)
        return "," in gap.rstrip(",") or ";" in gap or len(gap) > REACH
    return True


def _has_level_behind(sentence: Sentence, index: int, ids: set[str], parts: dict[str, Part]) -> bool:
    """Whether a step opens its sentence and is followed by a level of its own: "fell 4 euros, to 31, after ..."."""
    following = next((c for c in sentence.claims[index + 1 :] if parts[c.id] not in {"share", "step"}), None)
    return following is not None and following.id not in ids and parts[following.id] == "after"


def _has_subject_of_its_own(sentence: Sentence, step: Claim, pair: tuple[Claim, Claim]) -> bool:
    """Whether a step behind both levels is said of something that the sentence has not named before them.

    "Revenue rose from $40 million to $50 million, and net profit grew 12 %"; 营收由40亿元增至50亿元,净利润增长12%.
    """
    last = max(pair, key=lambda c: c.end)
    if step.start < last.end:
        return False
    verbs = [c for c in sentence.before(step) if c.kinds & {"up", "down", "moved"}]
    if not verbs or sentence.text(verbs[0].start, verbs[0].end) in NOUNS:
        return False
    index = sentence.claims.index(step)
    stretch = sentence.masked(sentence.claims[index - 1].end, verbs[0].start)
    clauses = NEW_CLAUSE.split(stretch)
    named = clauses[-1] if len(clauses) > 1 else ""
    lead = sentence.text(sentence.start, min(c.start for c in pair))
    if HAN.search(named):
        named = _said_before("zh").sub("", named)
        return len(named) >= 2 and not any(named[i : i + 2] in lead for i in range(len(named) - 1))
    nouns = [w for w in WORD.findall(_said_before("en").sub("", named)) if not w.endswith("ly")]
    return bool(nouns) and not any(w.rstrip("s") in lead for w in nouns)


@functools.cache
def _said_before(language: str) -> re.Pattern[str]:
    """Words that may stand before the verb of a step and name nothing new."""
    listed = sorted(words()["same"][language], key=lambda w: (-len(w), w))
    return re.compile("|".join(rf"\b{w}\b" if w.isascii() else w for w in listed))


def _direction(
    sentence: Sentence, before: Claim, after: Claim, steps: tuple[Claim, ...]
) -> Literal["up", "down"] | None:
    last = max(c.end for c in (before, after, *steps))
    first = min(c.start for c in (before, after, *steps))
    told = {k for c in sentence.cues if first - REACH <= c.start <= last + STEP_AFTER for k in c.kinds & {"up", "down"}}
    if told == {"up"}:
        return "up"
    return "down" if told == {"down"} else None
