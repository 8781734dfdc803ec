"""What part an amount plays in a change that its sentence tells: the level before or after, or the step between.

Comes in: a sentence and one of its amounts. Goes out: its part, by the nearest word before it, or the word right behind
it. Refuses to know: which amounts belong together (`changes`).
"""

from __future__ import annotations

import re
from typing import Final, Literal

from auditor.arithmetic.amounts import is_share, same_unit
from auditor.arithmetic.cues import Cue
from auditor.arithmetic.sentences import REACH, Sentence
from claims.values import Claim

Part = Literal["before", "after", "level", "share", "step", "times", "none"]
BRACKETED_YEAR: Final = re.compile(
    r"\s*\(\s*(?:fy|fiscal |in |for )?\s*(?:(?:19|20)\d\d|last year|上年同期|去年同期|上年|去年)\s*年?\s*[::为]?\s*"
)
CLAUSE_ENDS: Final = frozenset(",;。")
FROM_BEHIND: Final = re.compile(r"^[^,.;(]{0,12}\(?\s*from\b")
THIS: Final = re.compile(r"\bthis (?:year|month|quarter|week|season)\b")
ON_LEVEL: Final = re.compile(
    r"^ (?:on|over) (?:the|its|their|his|her|last|an?) (?:[a-z’']+ ){0,3}[$€£¥]?$|^ (?:on|over) [$€£¥]?$"
)
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
    """Whether 多 or 少 stands right before a number, and 比 with what it is compared with before it."""
    if sentence.text(cue.end, claim.start).strip("约了出 "):
        return False
    ahead = [c for c in sentence.cues if c.end <= cue.start and "versus" in c.kinds]
    if not ahead:
        return False
    index = sentence.claims.index(claim)
    is_of_number = bool(index) and ahead[-1].end <= sentence.claims[index - 1].start
    return is_of_number or CLAUSE_ENDS.isdisjoint(sentence.text(ahead[-1].end, cue.start))


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
