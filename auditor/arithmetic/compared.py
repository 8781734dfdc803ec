"""One amount said to be so many times another: 900升,是旧罐300升的两倍; "900 litres, twice the 300 of the old one".

Comes in: sentences. Goes out: pairs of amounts with the factor that is said of them. Refuses to know: whether it holds.

Read only where a sentence leaves no choice: two amounts of one unit, the words of the comparison between them in
English, or behind them in Chinese (是甲厂的2倍, where 甲厂 stands before the first).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from auditor.arithmetic.amounts import is_share, nominal, same_unit
from auditor.arithmetic.sentences import Sentence
from claims.values import Claim

WORDS: Final[dict[str, Fraction]] = {
    **dict.fromkeys(("twice", "double"), Fraction(2)),
    **dict.fromkeys(("triple", "treble", "thrice"), Fraction(3)),
    "quadruple": Fraction(4),
    "half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "a quarter": Fraction(1, 4),
}
AS: Final = (
    r"(?: as (?:many|much|large|big|long|high|heavy|tall|far|old|wide|expensive|fast|dear|costly|deep|strong)"
    r"(?: [a-z]+)? as\b| the (?:size|number|amount|level|figure|length|height|weight|price|cost|rate|total)\b"
    r"| (?:the|its|last year's|that of|what)\b)"
)
SAID: Final = re.compile(rf"\b(?P<word>{'|'.join(WORDS)}){AS}")
TIMES: Final = re.compile(rf"^{AS}")
OF_IT: Final = re.compile(r"^[^。;]{0,24}?(?:是|为|达|相当于)[^,。;]{0,12}$")
IS_OF: Final = re.compile(r"^[^,。;]{0,6},?(?:约|大约|几乎|恰好|正好)?(?:是|为|达|相当于)(?P<name>[^,。;\d]{2,10})的$")
FACTORS: Final = frozenset({"multiple", "ratio"})


class Compared(NamedTuple):
    """Two amounts, the words that compare them, where they stand, and the factor they state."""

    first: Claim
    """The amount that is so many times the other."""
    second: Claim
    start: int
    end: int
    factor: Fraction


def of(sentence: Sentence) -> Iterator[Compared]:
    """The comparison of a sentence, if it makes one."""
    levels = [c for c in sentence.claims if c.quantity.kind not in FACTORS and not is_share(c)]
    factors = [c for c in sentence.claims if c.quantity.kind in FACTORS]
    if len(levels) != 2 or len(factors) > 1 or not same_unit(*levels):
        return
    if any(c.kinds & {"up", "down"} for c in sentence.cues):
        return
    first, second = levels
    found = SAID.search(sentence.text(first.end, second.start))
    if found is not None and len(factors) <= (found["word"] in {"half", "a third", "a quarter"}):
        at = first.end + found.start()
        yield Compared(first, second, at, at + len(found["word"]), WORDS[found["word"]])
    elif len(factors) == 1:
        yield from _of_factor(sentence, first, second, factors[0])


def _of_factor(sentence: Sentence, first: Claim, second: Claim, factor: Claim) -> Iterator[Compared]:
    value = nominal(factor)
    if value is None or value <= 0 or factor.quantity.hedge not in {"exact", "about", "nearly", "over"}:
        return
    made = Compared(first, second, factor.start, factor.end, value)
    if first.end <= factor.start < second.start and TIMES.match(sentence.text(factor.end, second.start)):
        yield made
    elif factor.start >= second.end:
        behind = sentence.text(second.end, factor.start)
        if behind.strip("约近") == "的" and OF_IT.match(sentence.text(first.end, second.start)):
            yield made
        found = IS_OF.match(behind)
        if found is not None and found["name"] in sentence.text(sentence.start, first.start):
            yield made._replace(first=second, second=first)
