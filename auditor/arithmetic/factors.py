"""Changes told as a factor (doubled, 翻两番, 增长2倍), with the two levels of the sentence they are held against.

Comes in: changes with both ends. Goes out: stated factors, each with what the ends give. Refuses to know: codes,
messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from auditor.arithmetic import compared, figures
from auditor.arithmetic.amounts import amount, is_bounded, is_positive, is_share, nominal
from auditor.arithmetic.changes import Change, changes
from auditor.arithmetic.memo import once
from auditor.arithmetic.sentences import REACH, Sentence, sentences
from auditor.evidence import Evidence
from auditor.wording import Wording, same
from claims.values import Claim, Interval

WORDS: Final[dict[str, int | Fraction]] = {
    **dict.fromkeys(("doubled", "doubling", "doubles", "double", "twofold"), 2),
    **dict.fromkeys(("tripled", "tripling", "triples", "trebled", "trebling", "threefold"), 3),
    **dict.fromkeys(("quadrupled", "quadrupling", "fourfold"), 4),
    **dict.fromkeys(("quintupled", "fivefold"), 5),
    "tenfold": 10,
    **dict.fromkeys(("halved", "halving"), Fraction(1, 2)),
    **dict.fromkeys(("翻番", "翻一番", "翻了一番", "翻倍", "翻了一倍", "翻一倍"), 2),
    **dict.fromkeys(("翻两番", "翻了两番", "翻二番", "翻了二番"), 4),
    **dict.fromkeys(("翻三番", "翻了三番"), 8),
    **dict.fromkeys(("腰斩", "减半", "减少一半", "下降一半"), Fraction(1, 2)),
}
PATTERN: Final = re.compile(
    "|".join(rf"\b{w}\b" if w.isascii() else w for w in sorted(WORDS, key=lambda w: (-len(w), w)))
)
NEARLY: Final = re.compile(r"(?:nearly|almost|近|将近|几乎|接近|差不多)\s*$")
OVER: Final = re.compile(r"(?:more than|over|超过|逾|不止)\s*$")
ABOUT: Final = re.compile(r"(?:about|roughly|approximately|around|约|大约)\s*$")
ROOM: Final = Fraction(1, 8)
"""How far a bare "doubled" may lie off: 1.75 to 2.25 (own choice: it is said of 1.8 and of 2.2, hardly of 2.5)."""
PLAINLY: Final = Fraction(1, 20)
"""翻两番 is an arithmetical term: four times, within rounding."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor that words state for a change, and whether its ends can give it."""

    change: Change
    start: int
    end: int
    stated: Interval
    recomputed: Interval
    holds: bool
    line: Wording


@dataclass(frozen=True, slots=True)
class Times:
    """增长2倍 between two levels: which of its readings the levels give."""

    change: Change
    step: Claim
    says: Literal["by", "to"]
    outcome: Literal["holds", "swapped", "fails"]
    recomputed: Interval
    line: Wording


def factors(evidence: Evidence) -> tuple[Factor, ...]:
    """Every doubling and the like with both ends in its sentence."""
    return once(evidence, _factors)


def times(evidence: Evidence) -> tuple[Times, ...]:
    """Every "by N times" and "to N times" with both ends in its sentence."""
    return once(evidence, _times)


def _factors(evidence: Evidence) -> tuple[Factor, ...]:
    told = (f for change in changes(evidence) for f in _of(change, evidence))
    held = (f for sentence in sentences(evidence) for f in _of_two(sentence, evidence))
    return (*told, *held)


def _of_two(sentence: Sentence, evidence: Evidence) -> Iterator[Factor]:
    """An amount said to be so many times another of its sentence."""
    for found in compared.of(sentence):
        pair = Change(sentence, found.second, found.first, (), None)
        grown = _quotient(pair)
        if grown is None:
            continue
        word = sentence.text(found.start, found.end)
        stated = _stated(found.factor, sentence.text(sentence.start, found.start), word)
        yield Factor(
            pair, found.start, found.end, stated, grown, grown.meets(stated), _line(pair, word, grown, stated, evidence)
        )


def _of(change: Change, evidence: Evidence) -> Iterator[Factor]:
    grown = _quotient(change)
    sentence = change.sentence
    found = [*PATTERN.finditer(sentence.folded)]
    if grown is None or len(found) != 1 or len(changes_beside(change, evidence)) > 1:
        return
    match = found[0]
    at = sentence.start + match.start()
    if not _is_near(change, at) or _is_of_another(change, at, sentence.start + match.end()):
        return
    stated = _stated(Fraction(WORDS[match.group()]), sentence.folded[: match.start()], match.group())
    line = _line(change, match.group(), grown, stated, evidence)
    yield Factor(change, at, sentence.start + match.end(), stated, grown, grown.meets(stated), line)


def _line(change: Change, word: str, grown: Interval, stated: Interval, evidence: Evidence) -> Wording:
    return (
        same(f"{figures.whence(change.after, evidence)} / {figures.whence(change.before, evidence)} = ")
        + figures.span(grown)
        + Wording(f"; “{word}” allows ", f";“{word}”容许")
        + figures.span(stated)
    )


def changes_beside(change: Change, evidence: Evidence) -> list[Change]:
    """The changes of the same sentence."""
    sentence = change.sentence
    return [
        c for c in changes(evidence) if c.sentence.document == sentence.document and c.sentence.start == sentence.start
    ]


def _stated(factor: Fraction, before: str, word: str) -> Interval:
    if NEARLY.search(before):
        return Interval(factor * Fraction(3, 4), factor, high_open=True)
    if OVER.search(before):
        return Interval(factor, None, low_open=True)
    room = ROOM if ABOUT.search(before) or word.isascii() or "番" not in word else PLAINLY
    return Interval(factor * (1 - room), factor * (1 + room))


def _is_near(change: Change, at: int) -> bool:
    low = min(change.before.start, change.after.start) - REACH
    high = max(change.before.end, change.after.end) + REACH
    return low <= at <= high


def _is_of_another(change: Change, start: int, end: int) -> bool:
    """Whether an amount that is no end of the change stands between it and the word: "halved to 84, and 90 to 70"."""
    ends = (change.before, change.after)
    low, high = min(c.start for c in ends), max(c.end for c in ends)
    between = (end, low) if end <= low else (high, start) if start >= high else (start, start)
    return any(between[0] <= c.start < between[1] for c in change.sentence.claims if c.id not in {e.id for e in ends})


def _quotient(change: Change) -> Interval | None:
    before, after = amount(change.before).interval, amount(change.after).interval
    if is_share(change.before) or not (is_bounded(before) and is_bounded(after) and is_positive(before)):
        return None
    return after.over(before)


def _times(evidence: Evidence) -> tuple[Times, ...]:
    found = []
    for change in changes(evidence):
        grown = _quotient(change)
        steps = [c for c in change.steps if c.quantity.kind == "multiple" or c.quantity.unit == "x"]
        if grown is None or len(steps) != 1 or not is_bounded(steps[0].quantity.interval()):
            continue
        found.append(_of_step(change, steps[0], grown, evidence))
    return tuple(found)


def _of_step(change: Change, step: Claim, grown: Interval, evidence: Evidence) -> Times:
    held = step.quantity.interval()
    before = change.sentence.text(step.start - 8, step.start).rstrip()
    says: Literal["by", "to"] = "to" if re.search(r"(?:到|至|为|的|to|is|was)(?:约|近|原来的)?$", before) else "by"
    one = Interval(Fraction(1), Fraction(1))
    by, to = held.plus(one), held
    own, other = (by, to) if says == "by" else (to, by)
    outcome: Literal["holds", "swapped", "fails"] = "fails"
    if grown.meets(own):
        outcome = "holds"
    elif grown.meets(other):
        outcome = "swapped"
    if outcome == "holds" and _fits_only_other(change, step, says):
        outcome = "swapped"
    line = (
        same(f"{figures.whence(change.after, evidence)} / {figures.whence(change.before, evidence)} = ")
        + figures.span(grown)
        + Wording(f"; printed: {figures.whence(step, evidence)}", f";文中为:{figures.whence(step, evidence)}")
    )
    return Times(change, step, says, outcome, grown, line)


def _fits_only_other(change: Change, step: Claim, says: str) -> bool:
    """Whether the numbers as written give exactly the other reading: 1亿 and 2亿 are twice, not by two."""
    before, after, value = nominal(change.before), nominal(change.after), step.quantity.exact()
    if not before or after is None or value is None:
        return False
    own, other = (value + 1, value) if says == "by" else (value, value + 1)
    return after / before == other and own != other
