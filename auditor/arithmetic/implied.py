"""A step told twice, as an amount and as a percentage, beside the level it leads to: "fell $3.20, or 8 %, to $36.80".

Comes in: sentences. Goes out: checks of the percentage; the level before follows from the level and the amount.
Refuses to know: codes, messages.

Read only where a sentence has just these three amounts and no level of the time before, and where the level is plainly
what moved: behind "to" or 报, or right before the step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from auditor.arithmetic import figures
from auditor.arithmetic.amounts import PERCENT, amount, is_bounded, is_positive, is_share, rounded, same_unit
from auditor.arithmetic.checks import Check, last_place, outcome
from auditor.arithmetic.cues import Cue
from auditor.arithmetic.memo import once
from auditor.arithmetic.parts import part
from auditor.arithmetic.sentences import Sentence, sentences
from auditor.evidence import Evidence
from auditor.wording import Wording, same
from claims.values import Claim, Interval

REACHES: Final = re.compile(
    r"(?:\bto(?: close(?: at)?| end(?: at)?)?|\bat|至|到|报|收报|收于|达|达到)\s*(?:about |some |约)?[$€£¥]?\s*$"
)
AT_ONCE: Final = re.compile(
    r"^[,，]?\s*(?:(?:同比|环比|[较比](?:上年|去年|前年|前一年|上月|上季度?|上一年|(?:19|20)\d\d年)的?(?:同期|同月)?)?"
    r"|(?:a|an|up|down)\b.{0,12})[^,，\d]{0,3}$"
)
MORE: Final = frozenset("多高贵长重")
OTHERWISE: Final = frozenset({"otherwise", "stop", "each", "some", "loss"})


def checked(evidence: Evidence) -> tuple[Check, ...]:
    """Every percentage that its amount and level give."""
    return once(evidence, _checked)


def _checked(evidence: Evidence) -> tuple[Check, ...]:
    return tuple(c for s in sentences(evidence) for c in of(s, evidence))


def of(sentence: Sentence, evidence: Evidence) -> Iterator[Check]:
    """The check of one sentence, if it has a step, its percentage and the level reached."""
    if len(sentence.claims) != 3 or any(c.kinds & OTHERWISE for c in sentence.cues):
        return
    shares = [c for c in sentence.claims if c.quantity.unit == "percent" and part(sentence, c) == "share"]
    steps = [c for c in sentence.claims if not is_share(c) and part(sentence, c) == "step"]
    levels = [c for c in sentence.claims if not is_share(c) and part(sentence, c) in {"after", "level"}]
    told = {k for c in sentence.cues for k in _ways(sentence, c)}
    if not (len(shares) == len(steps) == len(levels) == len(told) == 1) or not same_unit(steps[0], levels[0]):
        return
    if steps[0].quantity.kind == "count" and steps[0].quantity.noun != levels[0].quantity.noun != "":
        return
    if _is_what_moved(sentence, levels[0], steps[0]):
        check = _check(levels[0], steps[0], shares[0], evidence, is_up=told == {"up"})
        if check is not None:
            yield check


def _ways(sentence: Sentence, cue: Cue) -> frozenset[str]:
    """Whether a cue says up or down; 比去年多, 比去年少 say it by the word of the difference."""
    if "apart" in cue.kinds:
        return frozenset({"up" if sentence.text(cue.start, cue.end)[0] in MORE else "down"})
    return cue.kinds & {"up", "down"}


def _is_what_moved(sentence: Sentence, level: Claim, step: Claim) -> bool:
    if level.start > step.start:
        return REACHES.search(sentence.text(step.end, level.start)) is not None
    verbs = [c.start for c in sentence.before(step) if _ways(sentence, c)]
    return bool(verbs) and AT_ONCE.match(sentence.text(level.end, verbs[-1])) is not None


def _check(level: Claim, step: Claim, share: Claim, evidence: Evidence, *, is_up: bool) -> Check | None:
    after, moved, stated = amount(level).interval, amount(step).interval, amount(share).interval
    before = after.minus(moved) if is_up else after.plus(moved)
    loose = rounded(level).minus(rounded(step)) if is_up else rounded(level).plus(rounded(step))
    if not (is_bounded(before) and is_bounded(moved) and is_positive(before) and is_positive(loose)):
        return None
    growth = moved.over(before)
    came = outcome(stated, growth, place=last_place(share, PERCENT), looser=rounded(step).over(loose))
    sign = "−" if is_up else "+"
    first, second = figures.whence(step, evidence), figures.whence(level, evidence)
    printed = figures.whence(share, evidence)
    line = same(f"{first} / ({second} {sign} {step.quote}) = ") + figures.percents(growth, 2)
    return Check(
        share,
        (level, step),
        came,
        stated,
        _sized(growth),
        (line + Wording(f"; printed: {printed}", f";文中为:{printed}"),),
        "implied",
    )


def _sized(growth: Interval) -> Interval:
    return growth.scaled(Fraction(-1)) if growth.high is not None and growth.high < 0 else growth
