"""Growth that a sentence states for a row of levels in turn: "44.5 and 56.1 in 2026 and 2027, up 51 % and 26 %
respectively".

Comes in: sentences with `respectively` or 分别. Goes out: checks of each percentage that two neighbouring levels give.
Refuses to know: codes, messages.

The levels must be of one thing in years (or quarters, months) that follow one another; the first percentage has no
base in the sentence and is left alone.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from auditor.arithmetic import figures
from auditor.arithmetic.amounts import PERCENT, amount, is_bounded, is_positive, is_share, rounded, same_unit
from auditor.arithmetic.checks import Check, last_place, outcome
from auditor.arithmetic.memo import once
from auditor.arithmetic.sentences import Sentence, sentences
from auditor.arithmetic.steps import ONE
from auditor.evidence import Evidence
from auditor.wording import Wording, same
from claims.values import Claim

YEAR: Final = re.compile(r"(?:19|20)\d\d")


def checked(evidence: Evidence) -> tuple[Check, ...]:
    """Every percentage of growth that its row of levels gives."""
    return once(evidence, _checked)


def _checked(evidence: Evidence) -> tuple[Check, ...]:
    return tuple(check for sentence in sentences(evidence) for check in of(sentence, evidence))


def of(sentence: Sentence, evidence: Evidence) -> Iterator[Check]:
    """The checks of one sentence."""
    if not any("each" in c.kinds for c in sentence.cues):
        return
    shares = [c for c in sentence.claims if c.quantity.unit == "percent"]
    levels = [
        c for c in sentence.claims if not is_share(c) and c.quantity.kind in {"money", "count", "measure", "rate"}
    ]
    if len(shares) < 2 or len(shares) != len(levels) or not _is_row(levels) or not _is_row(shares):
        return
    if levels[-1].start > shares[0].start or not _are_consecutive(sentence, len(levels)):
        return
    for before, after, share in zip(levels, levels[1:], shares[1:], strict=False):
        check = _check(before, after, share, evidence)
        if check is not None and _moves(sentence):
            yield check


def _is_row(claims: list[Claim]) -> bool:
    return all(same_unit(claims[0], c) for c in claims[1:])


def _are_consecutive(sentence: Sentence, count: int) -> bool:
    """Whether the sentence names as many years, one after another, before the levels."""
    years = [int(y) for y in dict.fromkeys(YEAR.findall(sentence.folded))]
    return len(years) == count and all(b - a == 1 for a, b in itertools.pairwise(years))


def _moves(sentence: Sentence) -> bool:
    told = {k for c in sentence.cues for k in c.kinds & {"up", "down"}}
    return told == {"up"} or bool(re.search(r"年增|同比|year-on-year|year-over-year|yoy", sentence.folded))


def _check(before: Claim, after: Claim, share: Claim, evidence: Evidence) -> Check | None:
    first, second = amount(before).interval, amount(after).interval
    if not (is_bounded(first) and is_bounded(second) and is_positive(first) and is_positive(rounded(before))):
        return None
    growth = second.over(first).minus(ONE)
    loose = rounded(after).over(rounded(before)).minus(ONE)
    stated = amount(share).interval
    came = outcome(stated, growth, place=last_place(share, PERCENT), looser=loose)
    line = (
        same(f"{figures.whence(after, evidence)} / {figures.whence(before, evidence)} − 1 = ")
        + figures.percents(growth)
        + Wording(f"; printed: {figures.whence(share, evidence)}", f";文中为:{figures.whence(share, evidence)}")
    )
    return Check(share, (before, after), came, stated, growth, (line,), "share")
