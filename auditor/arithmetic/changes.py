"""Changes that a sentence states with both ends and the step between: "rose from 9.8 to 10.5, up 0.7, or 7 %".

Comes in: sentences. Goes out: changes, each with the level before, the level after, and what is said of the step.
Refuses to know: whether the step is right (`verdicts`), and how it is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from auditor.arithmetic.amounts import is_share, same_unit
from auditor.arithmetic.cues import Cue
from auditor.arithmetic.memo import once
from auditor.arithmetic.sentences import REACH, Sentence, sentences
from auditor.evidence import Evidence
from claims.values import Claim

Part = Literal["before", "after", "level", "share", "step", "times", "none"]
BRACKETED_YEAR: Final = re.compile(
    r"\s*\(\s*(?:fy|fiscal |in |for )?\s*(?:(?:19|20)\d\d|last year|上年同期|去年同期|上年|去年)\s*年?\s*[::为]?\s*"
)
YEARLY: Final = frozenset({"otherwise", "each", "stop"})
OF_A_YEAR: Final = re.compile(r"同比|year-over-year|year-on-year|yoy|from a year|a year ago|a year earlier")
FROM_BEHIND: Final = re.compile(r"^[^,.;(]{0,12}\(?\s*from\b")
THIS: Final = re.compile(r"\bthis (?:year|month|quarter|week|season)\b")
PARTIAL: Final = re.compile(r"上半年|下半年|全年|季度|\d月|月份|前[一二三四五六七八九十]")
SAID_AGAIN: Final = re.compile(r"^[,，]?\s*(?:同比|较去年|比去年|较上年|比上年|较上年同期|比上年同期)?")
LATER: Final = re.compile(r"^[^,.;\d]{0,12}\b(?:a|one) (?:year|month|week|decade|quarter) (?:later|on)\b")
ON_LEVEL: Final = re.compile(
    r"^ (?:on|over) (?:the|its|their|his|her|last|an?) (?:[a-z’']+ ){0,3}[$€£¥]?$|^ (?:on|over) [$€£¥]?$"
)
HAN: Final = re.compile(r"[\u3400-\u9fff]")
WORD: Final = re.compile(r"[a-z][a-z'’-]+")
NEW_CLAUSE: Final = re.compile(r"[,，;；]| and | as | while | with | when | but | though ")
SAME_ZH: Final = re.compile(
    r"同比|环比|较|比|上年|去年|同期|前年|上月|上季|一年|年均|累计|大幅|小幅|略|净|共|总体|整体|幅度|相当于|即|也就是|意味着|实际|约|近|则|均|都|又|再|已"
    r"|名义|连续|期内|其间|期间|两年|三年|五年|十年|年度|全年|本年|今年|为|由此|从而|因此"
)
"""Words that may stand before the verb of a step and name nothing new."""
SAME_EN: Final = frozenset(
    (
        *(
            "an",
            "the",
            "its",
            "their",
            "it",
            "they",
            "that",
            "which",
            "this",
            "or",
            "of",
            "by",
            "net",
            "total",
            "overall",
            "also",
            "thus",
        ),
        *(
            "so",
            "has",
            "have",
            "had",
            "is",
            "was",
            "were",
            "been",
            "being",
            "meaning",
            "representing",
            "marking",
            "about",
            "nearly",
        ),
        *(
            "some",
            "almost",
            "around",
            "what",
            "figure",
            "number",
            "level",
            "since",
            "year",
            "then",
            "last",
            "previous",
            "in",
            "on",
            "at",
        ),
        *(
            "for",
            "from",
            "to",
            "over",
            "a",
            "sharp",
            "steep",
            "more",
            "than",
            "just",
            "only",
            "would",
            "will",
            "because",
        ),
    )
)
CLAUSE: Final = 5
"""Characters that may stand before the verb of a step that is said of the levels before it, and of nothing else."""
COPULAS: Final = frozenset({"为", "达", "达到"})
COPULA_REACH: Final = 10
NOUNS: Final = frozenset(
    (
        *("increase", "increases", "rise", "gain", "jump", "growth", "surge", "hike", "boost", "climb", "advance"),
        *("decrease", "decreases", "decline", "fall", "drop", "reduction", "cut", "slump", "plunge", "contraction"),
    )
)
STEP_AFTER: Final = 24
"""Characters behind a number in which "increase" still makes it a step: "a $4.0 million increase"."""


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
    parts = {c.id: part(sentence, c) for c in sentence.claims}
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


def part(sentence: Sentence, claim: Claim) -> Part:
    """What part an amount plays in a change: by the nearest word before it, or the word right behind it."""
    found = sentence.before(claim)
    if _is_bracketed_year(sentence, claim) or _is_compared_on(sentence, claim):
        return "before"
    for cue in reversed(found):
        played = _played(sentence, cue, claim, found)
        if played is not None:
            return played
    if _is_noun_step(sentence, claim) or _leads_beyond(sentence, claim):
        return "share" if is_share(claim) else "step"
    if not is_share(claim) and _was_then(sentence, claim):
        return "before"
    return "none" if is_share(claim) else "level"


def _played(sentence: Sentence, cue: Cue, claim: Claim, found: tuple[Cue, ...]) -> Part | None:
    step: Part = "share" if is_share(claim) else "step"
    told = _by_time(sentence, cue, claim)
    if told is not None:
        return told
    if _is_difference(sentence, cue, claim):
        return step
    if "versus" in cue.kinds and claim.quantity.kind == "multiple":
        return step
    is_row = any("each" in c.kinds and c.start >= cue.end for c in found)
    if "versus" in cue.kinds and not is_row and len(sentence.masked(cue.end, claim.start)) <= REACH:
        return step if _is_than(sentence, cue, claim) else "before"
    near = sentence.touches(cue, claim)
    if near and cue.kinds & {"to", "from"}:
        return "before" if "from" in cue.kinds or _is_of_then(sentence, cue, found) else "after"
    if near and (cue.kinds & {"up", "down", "moved"} or ("by" in cue.kinds and _is_by(sentence, cue, claim, found))):
        return step
    return "none" if "stop" in cue.kinds else None


def _by_time(sentence: Sentence, cue: Cue, claim: Claim) -> Part | None:
    """The part that a word of time gives: a year earlier, 今年; or "more than" behind a difference."""
    if "then" in cue.kinds and _opens_clause(sentence, cue, claim):
        return "before"
    if "beyond" in cue.kinds and sentence.touches(cue, claim) and _is_behind_difference(sentence, claim):
        return "before"
    return "after" if "now" in cue.kinds and _is_near(sentence, cue, claim) and not is_share(claim) else None


def _is_difference(sentence: Sentence, cue: Cue, claim: Claim) -> bool:
    """Whether the word makes a step of the number: "a loss of 350 jobs", 多250人."""
    if "shed" in cue.kinds and claim.quantity.kind == "count" and sentence.touches(cue, claim):
        ahead = sentence.text(sentence.start, cue.start).rstrip()
        return (
            ahead.endswith((",", "(", "—", "–"))
            or FROM_BEHIND.match(sentence.text(claim.end, claim.end + 24)) is not None
        )
    return "apart" in cue.kinds and _is_apart(sentence, cue, claim)


def _is_near(sentence: Sentence, cue: Cue, claim: Claim) -> bool:
    return len(sentence.masked(cue.end, claim.start)) <= REACH // 2


def _opens_clause(sentence: Sentence, cue: Cue, claim: Claim) -> bool:
    """Whether "a year earlier" begins a clause with this number in it, and belongs to no number before."""
    index = sentence.claims.index(claim)
    gap = sentence.text(sentence.claims[index - 1].end if index else sentence.start, cue.start)
    at_start = not index and not gap.strip()
    return (at_start or gap.rstrip().endswith((",", " and", " while"))) and _is_near(sentence, cue, claim)


def _was_then(sentence: Sentence, claim: Claim) -> bool:
    """Whether a level is said to be of the time before: "$40 million a year earlier"."""
    later = sentence.after(claim)
    if not later or len(sentence.text(claim.end, later[0].start)) > STEP_AFTER // 2:
        return False
    return "then" in later[0].kinds or ("last" in later[0].kinds and THIS.search(sentence.folded) is not None)


def _leads_beyond(sentence: Sentence, claim: Claim) -> bool:
    """Whether a number is said to be the difference from the next one: "150 more than the 1,100"."""
    index = sentence.claims.index(claim)
    if index + 1 >= len(sentence.claims):
        return False
    following = sentence.claims[index + 1]
    if is_share(claim) and not is_share(following) and ON_LEVEL.match(sentence.text(claim.end, following.start)):
        return _is_step_by_verb(sentence, claim)
    later = [c for c in sentence.after(claim) if "beyond" in c.kinds]
    if not later or sentence.text(claim.end, later[0].start).strip():
        return False
    is_of_it = same_unit(claim, following) or (is_share(claim) and not is_share(following))
    return is_of_it and sentence.touches(later[0], following)


def _is_compared_on(sentence: Sentence, claim: Claim) -> bool:
    """Whether a percentage right before is said to be on this level: "up 12 % on last season's 38,500"."""
    index = sentence.claims.index(claim)
    previous = sentence.claims[index - 1] if index else claim
    if is_share(claim) or not is_share(previous):
        return False
    is_led = ON_LEVEL.match(sentence.text(previous.end, claim.start)) is not None
    return is_led and _is_step_by_verb(sentence, previous)


def _is_step_by_verb(sentence: Sentence, claim: Claim) -> bool:
    found = sentence.before(claim)
    return bool(found) and bool(found[-1].kinds & {"up", "down"}) and sentence.touches(found[-1], claim)


def _is_behind_difference(sentence: Sentence, claim: Claim) -> bool:
    index = sentence.claims.index(claim)
    return bool(index) and _leads_beyond(sentence, sentence.claims[index - 1])


def _is_apart(sentence: Sentence, cue: Cue, claim: Claim) -> bool:
    """Whether 多 or 少 stands right before a number, and 比 with another number before it."""
    if sentence.text(cue.end, claim.start).strip("约了出 "):
        return False
    ahead = [c for c in sentence.cues if c.end <= cue.start and "versus" in c.kinds]
    index = sentence.claims.index(claim)
    return bool(ahead and index) and ahead[-1].end <= sentence.claims[index - 1].start


def _is_of_then(sentence: Sentence, cue: Cue, found: tuple[Cue, ...]) -> bool:
    """Whether a plain "was" stands behind "last year": 去年产量为200万吨 is the level before."""
    if sentence.text(cue.start, cue.end) not in COPULAS:
        return False
    earlier = [c for c in found if c.end <= cue.start]
    if any(c.kinds & {"up", "down", "moved"} for c in earlier):
        return False
    return any("versus" in c.kinds and cue.start - c.end <= COPULA_REACH for c in earlier)


def _is_by(sentence: Sentence, cue: Cue, claim: Claim, found: tuple[Cue, ...]) -> bool:
    return _follows_change(sentence, cue, found) or _is_apposition(sentence, cue, claim)


def _is_bracketed_year(sentence: Sentence, claim: Claim) -> bool:
    """Whether the number stands in brackets behind its year: £560m (2022: £480m)."""
    index = sentence.claims.index(claim)
    return (
        bool(index) and BRACKETED_YEAR.fullmatch(sentence.text(sentence.claims[index - 1].end, claim.start)) is not None
    )


def _is_than(sentence: Sentence, cue: Cue, claim: Claim) -> bool:
    # After a verb (比去年增加5亿元) the number is the step, not the level compared with.
    between = [c for c in sentence.cues if cue.end <= c.start and c.end <= claim.start]
    return any(c.kinds & {"up", "down"} for c in between)


def _follows_change(sentence: Sentence, cue: Cue, found: tuple[Cue, ...]) -> bool:
    earlier = [c for c in found if c.end <= cue.start and c.kinds & {"up", "down", "moved"}]
    if not earlier:
        return False
    between = sentence.masked(earlier[-1].end, cue.start)
    # "a rise of 5 %" leaves no room for more words, "raised its dividend by 5 %" does.
    return not between.strip() if sentence.text(cue.start, cue.end) == "of" else len(between) <= STEP_AFTER


def _is_apposition(sentence: Sentence, cue: Cue, claim: Claim) -> bool:
    # What stands before "or" was a step ("$0.7 million, or 7.0 %"), so this is one.
    index = sentence.claims.index(claim)
    if not index or sentence.text(cue.start, cue.end) in {"of", "by"}:
        return False
    previous = sentence.claims[index - 1]
    gap = sentence.text(previous.end, cue.start).strip(" ,，、(（\t\n")
    return not gap and part(sentence, previous) in {"share", "step"}


def _is_noun_step(sentence: Sentence, claim: Claim) -> bool:
    # A noun behind the number: "a 7 % increase", "$4.0 million increase", 7%的增长.
    later = [c for c in sentence.after(claim) if c.kinds & {"up", "down"}]
    if not later or not _is_noun(sentence.text(later[0].start, later[0].end)):
        return False
    gap = sentence.text(claim.end, later[0].start)
    return (
        gap.strip() in {"", "的", "year-over-year", "year-on-year", "annual", "percent", "net", "-"}
        and len(gap) <= STEP_AFTER
    )


def _is_noun(word: str) -> bool:
    # A verb behind a number moves it ("sales of $2 million rose"), a noun makes it the step ("a $2 million rise").
    return not word.isascii() or word in NOUNS


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
    if back < 0 or sentence.claims[back].id in ids:
        return False
    following = sentence.claims[index + 1] if index + 1 < len(sentence.claims) else None
    leads_on = following is not None and (following.id in ids or parts[following.id] in {"share", "step"})
    if leads_on and following is not None and parts[following.id] in {"after", "before", "share", "step"}:
        gap = sentence.text(step.end, following.start)
        return "," in gap.rstrip(",") or ";" in gap or len(gap) > REACH
    return True


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
        named = SAME_ZH.sub("", named)
        return len(named) >= 2 and not any(named[i : i + 2] in lead for i in range(len(named) - 1))
    nouns = [w for w in WORD.findall(named) if w not in SAME_EN and not w.endswith("ly")]
    return bool(nouns) and not any(w.rstrip("s") in lead for w in nouns)


def _direction(
    sentence: Sentence, before: Claim, after: Claim, steps: tuple[Claim, ...]
) -> Literal["up", "down"] | None:
    last = max(c.end for c in (before, after, *steps))
    first = min(c.start for c in (before, after, *steps))
    told = {k for c in sentence.cues if first - REACH <= c.start <= last + STEP_AFTER for k in c.kinds & {"up", "down"}}
    if told == {"up"}:
        return "up"
    return "down" if told == {"down"} else None
