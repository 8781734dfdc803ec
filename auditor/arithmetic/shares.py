"""Shares of one whole in one sentence: 直营占62%,加盟占45%; "A accounts for 62 %, B for 30 % and the rest for 8 %".

Comes in: sentences. Goes out: sets of shares with what they sum to. Refuses to know: codes, messages.

A set is taken only where every share follows a word of having a share (占, account for, make up), in clauses built
alike, and nothing speaks for overlapping groups (women, the young, party members ...).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from auditor.arithmetic import checks
from auditor.arithmetic.amounts import amount, is_bounded
from auditor.arithmetic.memo import once
from auditor.arithmetic.sentences import Sentence, sentences
from auditor.evidence import Evidence
from claims.values import Claim, Interval

WHOLE: Final = Interval(Fraction(1), Fraction(1))
TAKES_ZH: Final = re.compile(
    r"^[,，、;；]?\s*(?:而|和|及|与)?[^,，。;；、:%％]{1,12}?(?:占比|占到|占据|占|比重|份额)(?:为|达|约|了|到)?\s*$"
)
TAKES_EN: Final = re.compile(
    r"^(?:[,;]|,? and|, with)?\s*(?:the |its |our )?(?:[a-z'’&-]+ ){1,4}?"
    r"(?:account(?:s|ed)? for|mak(?:e|es|ing) up|made up|compris(?:e|es|ed)|constitut(?:e|es|ed)"
    r"|represent(?:s|ed)?|contribut(?:e|es|ed))\s*$"
)
FOLLOWS_EN: Final = re.compile(
    r"^(?:[,;]|,? and|, with|, while)\s*(?:the |its |our )?(?:[a-z'’&-]+ ){0,4}?(?:for\s*)?$"
)
REST: Final = re.compile(r"其余|余下|剩余|剩下|其他|\b(?:the rest|remaining|remainder|others?|the balance)\b")
OVERLAPPING: Final = re.compile(
    r"女|男|岁|以上|以下|学历|本科|硕士|博士|党员|同时|也占|多选|同比|环比|其中|的\s*\d"
    r"|women|female|men\b|male|aged|under|over|also|among|multiple|of whom|of which"
)
MOST_SUM: Final = Fraction(3, 2)
"""Beyond it the shares are plainly of several wholes."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of one whole, what they sum to, and whether the rest is named, so that they must make it."""

    claims: tuple[Claim, ...]
    sum: Interval
    has_rest: bool
    outcome: str
    """`holds`, `over` (more than the whole), `short` (less, though the rest is named), `open` (room is left)."""


def shares(evidence: Evidence) -> tuple[Shares, ...]:
    """Every set of shares in the documents."""
    return once(evidence, _all)


def _all(evidence: Evidence) -> tuple[Shares, ...]:
    return tuple(s for sentence in sentences(evidence) for s in of(sentence))


def of(sentence: Sentence) -> Iterator[Shares]:
    """The set of shares of one sentence."""
    held = [c for c in sentence.claims if c.quantity.unit == "percent"]
    if len(held) < 2 or len(held) != len(sentence.claims) or not all(is_bounded(amount(c).interval) for c in held):
        return
    if not _are_alike(sentence, held) or OVERLAPPING.search(sentence.folded):
        return
    summed = checks.total(amount(c).interval for c in held)
    has_rest = REST.search(sentence.text(held[-2].end, held[-1].end)) is not None
    yield Shares(tuple(held), summed, has_rest, _outcome(summed, has_rest=has_rest))


def _outcome(summed: Interval, *, has_rest: bool) -> str:
    if summed.meets(WHOLE):
        return "holds"
    if summed.low is not None and summed.low > 1:
        return "over" if summed.low <= MOST_SUM or has_rest else "open"
    return "short" if has_rest else "open"


def _are_alike(sentence: Sentence, held: list[Claim]) -> bool:
    """Whether each share stands behind a word of having a share, in clauses of one build."""
    first = _clause(sentence, sentence.start, held[0])
    later = [sentence.text(a.end, b.start) for a, b in itertools.pairwise(held)]
    if TAKES_ZH.match(first):
        return all(TAKES_ZH.match(t) for t in later)
    return bool(TAKES_EN.match(first)) and all(TAKES_EN.match(t) or FOLLOWS_EN.match(t) for t in later)


def _clause(sentence: Sentence, start: int, claim: Claim) -> str:
    text = sentence.text(start, claim.start)
    return re.split(r"[,，:：;；]|, ", text)[-1].strip()
