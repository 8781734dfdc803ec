"""Sums that a sentence states: "617 in A, 1,759 in B and 672 in C, 3,048 in total"; "3,048 made up of 617, 1,759 and
672".

Comes in: sentences. Goes out: sums with their parts, checked. Refuses to know: codes, messages.

A sum must be tied together by words: the total named as one (合计, in total, 全年) after its parts, or before them with
a word or a colon that introduces parts, in this sentence or the one before; all of one unit and noun, and nothing else
of that unit in the sentence. Parts introduced by 其中 or "including" may be only some of the whole: such a sum can be
confirmed, and fails only where parts that exclude one another (men and women, phase one and two) exceed it. Other
wordings are read by `divisions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from auditor.arithmetic import checks, divisions, figures, increments, remainders, shortfall, whole
from auditor.arithmetic.amounts import amount, in_unit_of, is_bounded, is_share, nominal, rounded, same_unit, step_of
from auditor.arithmetic.cues import Cue
from auditor.arithmetic.divisions import Division
from auditor.arithmetic.memo import once
from auditor.arithmetic.parts import part
from auditor.arithmetic.sentences import Sentence, sentences
from auditor.evidence import Evidence
from auditor.wording import Wording, same
from claims import units
from claims.values import Claim, Interval

POWERS: Final = (-9, -8, -6, -4, -3, 3, 4, 6, 8, 9)
NAME: Final = re.compile(r"[\u3400-\u9fff](?<![为達达到至约約近超逾有是在])")
"""Characters between a word of a total and its number that name what is summed."""
OPEN_HEDGES: Final = frozenset({"over", "at_least", "at_most", "under", "up_to", "several", "range"})


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed total with its parts, what they sum to, and what came of it."""

    total: Claim
    parts: tuple[Claim, ...]
    outcome: checks.Outcome
    recomputed: Interval
    unit: str | None
    lines: tuple[Wording, ...]
    slip: tuple[Claim, int] | None = None
    """The one number that a power of ten would mend, and that power."""
    is_sure: bool = True
    """Whether the words themselves make the parts all of the whole, and not only their build and their closeness."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The total first."""
        return (self.total, *self.parts)


def checked(evidence: Evidence) -> tuple[Sum, ...]:
    """Every sum of the documents' prose."""
    return once(evidence, _checked)


def _checked(evidence: Evidence) -> tuple[Sum, ...]:
    found = []
    for sentence in sentences(evidence):
        divided = (*divisions.inside(sentence), *remainders.of(sentence))
        found += [*of(sentence, evidence)] or _divided(divided, evidence)
    known = {s.total.id for s in found}
    further = _divided((*divisions.over_border(evidence), *increments.found(evidence)), evidence)
    return (*found, *(s for s in further if s.total.id not in known))


def _divided(found: Iterable[Division], evidence: Evidence) -> list[Sum]:
    """The sums of what a text divides into parts; the first that can be judged of each whole."""
    kept: dict[str, Sum] = {}
    for division in found:
        total, parts = division.total, list(division.parts)
        held = [amount(c).interval for c in parts]
        if total.id in kept or any(map(_is_open, (total, *parts))) or not all(map(is_bounded, held)):
            continue
        made = _sum(total, parts, held, evidence)
        if made.outcome == "fails":
            made = replace(made, slip=_slip(total, parts), is_sure=division.link in {"all", "whole"})
            if made.slip is None and not shortfall.is_wrong(division):
                continue
        kept[total.id] = made
    return [*kept.values()]


def of(sentence: Sentence, evidence: Evidence) -> Iterator[Sum]:
    """The sum that a sentence states, if it states one, alone or with the whole in the sentence before."""
    totals = [c for c in sentence.claims if _is_total(sentence, c)]
    total = totals[0] if len(totals) == 1 else _whole_before_parts(sentence) or whole.of(sentence, evidence)
    if total is None or is_share(total):
        return
    parts = [c for c in sentence.claims if c is not total and same_unit(c, total)]
    if len(parts) < 2 or any(_is_open(c) or _is_step(sentence, c) for c in (total, *parts)):
        return
    if any(c.quantity.unit != total.quantity.unit for c in parts) and total.quantity.kind != "count":
        return
    nouns = {c.quantity.noun for c in parts} - {""}
    if nouns and not total.quantity.noun and (len(nouns) > 1 or total not in totals):
        return
    held = [amount(c).interval for c in parts]
    if not all(is_bounded(i) for i in held) or _names_another(sentence, total, parts):
        return
    found = _sum(total, parts, held, evidence)
    if found.outcome == "fails":
        found = replace(found, slip=_slip(total, parts))
    is_whole = found.slip is not None or _is_complete(sentence, total, parts)
    if found.outcome == "holds" or is_whole or whole.is_exceeded(sentence, total, parts):
        yield found


def _slip(total: Claim, parts: list[Claim]) -> tuple[Claim, int] | None:
    """The one number whose power of ten makes the sum come out to the digit; a list that may be open is then closed."""
    written = [nominal(c) for c in (total, *parts)]
    if any(v is None or v <= 0 for v in written):
        return None
    values = [v for v in written if v is not None]
    for index, claim in enumerate((total, *parts)):
        for power in POWERS:
            tried = [v * Fraction(10) ** power if i == index else v for i, v in enumerate(values)]
            if tried[0] == sum(tried[1:]):
                return claim, power
    return None


def _whole_before_parts(sentence: Sentence) -> Claim | None:
    first = sentence.claims[0]
    later = sentence.after(first)
    if any(c.kinds & {"parts", "some"} for c in later) or whole.is_before_colon(sentence):
        return first
    return None


def _is_complete(sentence: Sentence, total: Claim, parts: list[Claim]) -> bool:
    """Whether the words say that these are all the parts."""
    if total.start > parts[-1].end:
        return not any("some" in c.kinds for c in sentence.cues)
    if total.start > parts[0].start:
        return False
    if whole.are_periods(sentence, total, parts):
        return True
    if total is sentence.claims[0] and whole.is_before_colon(sentence):
        return whole.is_nearly(total, parts) and part(sentence, total) == "level"
    between = [c for c in sentence.cues if total.end <= c.start and c.end <= parts[0].start]
    return any("parts" in c.kinds for c in between) and not any("some" in c.kinds for c in between)


def _is_open(claim: Claim) -> bool:
    return claim.quantity.hedge in OPEN_HEDGES or (
        len(claim.quantity.written) > 1 and claim.quantity.written.startswith("0") and "." not in claim.quantity.written
    )


def _sum(total: Claim, parts: list[Claim], held: list[Interval], evidence: Evidence) -> Sum:
    recomputed = checks.total(held)
    stated = amount(total)
    factor = Fraction(units.unit(total.quantity.unit).factor)
    came = checks.outcome(
        stated.interval,
        recomputed,
        place=checks.last_place(total, factor),
        looser=checks.total(rounded(c) for c in parts),
    )
    if came == "rounded" and _is_beyond_rounding(total, parts):
        came = "fails"
    terms = " + ".join(figures.whence(c, evidence) for c in parts)
    line = same(f"{terms} = ") + figures.span_with_unit(*in_unit_of(total, recomputed))
    printed = figures.whence(total, evidence)
    return Sum(
        total,
        tuple(parts),
        came,
        recomputed,
        stated.unit,
        (line + Wording(f"; printed: {printed}", f";文中为:{printed}"),),
    )


def _is_beyond_rounding(total: Claim, parts: list[Claim]) -> bool:
    """Whether a total misses its parts by more than the rounding of each can do together."""
    values = [nominal(c) for c in (total, *parts)]
    if {c.quantity.hedge for c in (total, *parts)} != {"exact"} or None in values:
        return False
    whole, *rest = (v for v in values if v is not None)
    return abs(whole - sum(rest)) > sum(step_of(c) for c in (total, *parts)) / 2


def _is_total(sentence: Sentence, claim: Claim) -> bool:
    index = sentence.claims.index(claim)
    before = [c for c in sentence.before(claim) if "together" in c.kinds and _touches(sentence, c, claim)]
    if (before and index) or whole.is_year_behind_quarters(sentence, claim):
        return True
    tail = sentence.text(claim.end, claim.end + 14).lstrip(" ,，")
    return tail.startswith(("in total", "in all", "altogether", "combined", "all told"))


def _names_another(sentence: Sentence, total: Claim, parts: list[Claim]) -> bool:
    """Whether a word of a total names what it sums (合计失误8次), and nothing before it, nor the parts' unit, does."""
    if all(c.quantity.noun == total.quantity.noun and c.quantity.unit == total.quantity.unit for c in parts):
        return False
    cues = [c for c in sentence.before(total) if "together" in c.kinds and _touches(sentence, c, total)]
    if not cues or cues[-1].start < parts[0].start:
        return False
    named = set(NAME.findall(sentence.masked(cues[-1].end, total.start)))
    return bool(named) and named.isdisjoint(sentence.text(sentence.start, cues[-1].start))


def _touches(sentence: Sentence, cue: Cue, claim: Claim) -> bool:
    """Whether a word of a total belongs to the number behind it, a short verb between: 共用电85万千瓦时."""
    between = sentence.masked(cue.end, claim.start)
    return sentence.touches(cue, claim) or (len(between) <= 4 and not re.search(r"[^\u3400-\u9fff]|有|中|其", between))


def _is_step(sentence: Sentence, claim: Claim) -> bool:
    if claim not in sentence.claims:
        return claim.frame.change in {"up", "down"}
    if any("otherwise" in c.kinds for c in sentence.before(claim)):
        return True
    return part(sentence, claim) in {"before", "step", "share"}
