"""Changes that a sentence states with both ends and the step between: "rose from 9.8 to 10.5, up 0.7, or 7 %".

Comes in: sentences. Goes out: changes, each with the level before, the level after, and what is said of the step.
Refuses to know: whether the step is right (`verdicts`), and how it is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from auditor.arithmetic.amounts import is_plain, is_share, same_unit
from auditor.arithmetic.cues import Cue
from auditor.arithmetic.memo import once
from auditor.arithmetic.sentences import REACH, Sentence, sentences
from auditor.evidence import Evidence
from claims.values import Claim

Part = Literal["before", "after", "level", "share", "step", "times", "none"]
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
        taken |= {c.id for c in steps}
        yield Change(sentence, before, after, steps, _direction(sentence, before, after, steps))


def part(sentence: Sentence, claim: Claim) -> Part:
    """What part an amount plays in a change, by the nearest word before it that says so, or the word right behind it."""
    found = sentence.before(claim)
    for cue in reversed(found):
        played = _played(sentence, cue, claim, found)
        if played is not None:
            return played
    if _is_noun_step(sentence, claim):
        return "share" if is_share(claim) else "step"
    return "none" if is_share(claim) else "level"


def _played(sentence: Sentence, cue: Cue, claim: Claim, found: tuple[Cue, ...]) -> Part | None:
    near = sentence.touches(cue, claim)
    step: Part = "share" if is_share(claim) else "step"
    if "versus" in cue.kinds and len(sentence.masked(cue.end, claim.start)) <= REACH:
        return step if _is_than(sentence, cue, claim) else "before"
    if near and cue.kinds & {"to", "from"}:
        return "after" if "to" in cue.kinds else "before"
    if near and (cue.kinds & {"up", "down", "moved"} or ("by" in cue.kinds and _is_by(sentence, cue, claim, found))):
        return step
    return "none" if "stop" in cue.kinds else None


def _is_by(sentence: Sentence, cue: Cue, claim: Claim, found: tuple[Cue, ...]) -> bool:
    return _follows_change(sentence, cue, found) or _is_apposition(sentence, cue, claim)


def _is_than(sentence: Sentence, cue: Cue, claim: Claim) -> bool:
    # After a verb (比去年增加5亿元) the number is the step, not the level compared with.
    between = [c for c in sentence.cues if cue.end <= c.start and c.end <= claim.start]
    return any(c.kinds & {"up", "down"} for c in between)


def _follows_change(sentence: Sentence, cue: Cue, found: tuple[Cue, ...]) -> bool:
    earlier = [c for c in found if c.end <= cue.start and c.kinds & {"up", "down", "moved"}]
    return bool(earlier) and len(sentence.masked(earlier[-1].end, cue.start)) <= STEP_AFTER


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
    if not later:
        return False
    gap = sentence.text(claim.end, later[0].start)
    return (
        gap.strip() in {"", "的", "year-over-year", "year-on-year", "annual", "percent", "net", "-"}
        and len(gap) <= STEP_AFTER
    )


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
    reached = [c for c in inside if parts[c.id] == "after"]
    if not reached:
        reached = [c for c in inside if parts[c.id] in {"level", "none"} and c.start < before.start]
    index = sentence.claims.index(before)
    return min(reached, key=lambda c: abs(sentence.claims.index(c) - index), default=None)


def _comparable(a: Claim, b: Claim) -> bool:
    return same_unit(a, b) and is_share(a) == is_share(b)


def _steps(
    sentence: Sentence, before: Claim, after: Claim, parts: dict[str, Part], fence: tuple[int, int], taken: set[str]
) -> tuple[Claim, ...]:
    ends = {before.id, after.id}
    return tuple(
        c
        for c in sentence.claims
        if fence[0] <= c.start < fence[1]
        and c.id not in taken
        and c.id not in ends
        and (
            parts[c.id] == "share"
            or (parts[c.id] == "step" and same_unit(c, before))
            or c.quantity.kind == "multiple"
            or (is_share(before) and parts[c.id] == "step")
        )
        and not (is_plain(c) and c.quantity.kind != "multiple" and not same_unit(c, before))
    )


def _direction(
    sentence: Sentence, before: Claim, after: Claim, steps: tuple[Claim, ...]
) -> Literal["up", "down"] | None:
    last = max(c.end for c in (before, after, *steps))
    first = min(c.start for c in (before, after, *steps))
    told = {k for c in sentence.cues if first - REACH <= c.start <= last + STEP_AFTER for k in c.kinds & {"up", "down"}}
    if told == {"up"}:
        return "up"
    return "down" if told == {"down"} else None
