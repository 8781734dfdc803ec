"""Growth a year over several years, compounded: 190 % a year for five years is 205 times.

Comes in: sentences. Goes out: what each such growth compounds to, held against the two ends where the sentence has
them. Refuses to know: codes, messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from auditor.arithmetic import changes, figures
from auditor.arithmetic.amounts import amount, is_amount, is_bounded, is_positive, is_share
from auditor.arithmetic.memo import once
from auditor.arithmetic.sentences import Sentence, distinct, sentences
from auditor.evidence import Evidence
from auditor.wording import Wording, same
from claims import scripts
from claims.values import Claim, Interval

YEARLY: Final = re.compile(
    r"年均|每年|年复合|复合年|逐年"
    r"|\b(?:a year|per year|annually|per annum|each year|every year|annual rate|cagr|compound annual)\b"
)
FALLS: Final = re.compile(
    r"下降|减少|下跌|降低|跌|\b(?:fell|fall|decline|declined|declining|drop|dropped|shrank|decreas\w*)\b"
)
SPELL: Final = re.compile(
    r"(?:持续|连续|长达|历时|在|过去|未来|for|over|in|during|past|next|last|the)\s*(?:the\s*)?(?:past|next|last)?\s*$|$"
)
YEAR: Final = re.compile(r"(?:19|20)\d\d")
MOST_YEARS: Final = 60
STRIKING: Final = Fraction(1, 5)


@dataclass(frozen=True, slots=True)
class Compounded:
    """A rate a year, the years it lasted, what they compound to, and what came of holding the ends against it."""

    rate: Claim
    years: Claim
    count: int
    """How many years."""
    factor: Interval
    change: changes.Change | None
    outcome: Literal["holds", "fails", "alone"]
    lines: tuple[Wording, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The rate, the years, and the ends where there are any."""
        ends = () if self.change is None else (self.change.before, self.change.after)
        return (self.rate, self.years, *ends)

    @property
    def shown(self) -> Wording:
        """The factor, as it is said."""
        return figures.span(self.factor, 3)


def compounded(evidence: Evidence) -> tuple[Compounded, ...]:
    """Every growth a year over years."""
    return once(evidence, _all)


def is_striking(found: Compounded) -> bool:
    """Whether a reader would be surprised: from a fifth a year, over three years and more."""
    rate, years = amount(found.rate).interval.low, found.years.quantity.value
    return rate is not None and rate >= STRIKING and years is not None and years >= 3


def _all(evidence: Evidence) -> tuple[Compounded, ...]:
    by_place = {(s.document, s.start): s for s in sentences(evidence)}
    found = [*_found(evidence, by_place), *_between_years(evidence)]
    return tuple({c.rate.id: c for c in reversed(found)}.values())


def _found(evidence: Evidence, by_place: dict[tuple[str, int], Sentence]) -> Iterator[Compounded]:
    for name, start, end, held in distinct(evidence):
        rates = [c for c in held if c.quantity.unit == "percent" and is_amount(c) and "table" not in c.marks]
        spells = [c for c in held if c.quantity.unit == "year" and c.quantity.value is not None]
        if len(rates) != 1 or len(spells) != 1:
            continue
        folded = scripts.fold(evidence.document[name].text[start:end])
        if not YEARLY.search(folded) or FALLS.search(folded):
            continue
        sentence = by_place.get((name, start))
        ends = [c for c in changes.of(sentence) if not is_share(c.before)] if sentence else []
        yield from _made(rates[0], spells[0], ends[0] if len(ends) == 1 else None, evidence)


def _between_years(evidence: Evidence) -> Iterator[Compounded]:
    """年均 and CAGR between two levels whose years the sentence names: 2020 to 2023 are three years."""
    for change in changes.changes(evidence):
        sentence = change.sentence
        years = sorted({int(y) for d in sentence.dates for y in YEAR.findall(sentence.text(d.start, d.end))})
        rates = [c for c in change.steps if c.quantity.unit == "percent" and _is_yearly(sentence, c)]
        if len(years) != 2 or len(rates) != 1 or is_share(change.before) or FALLS.search(sentence.folded):
            continue
        spell = next(d for d in sentence.dates if str(years[1]) in sentence.text(d.start, d.end))
        yield from _made(rates[0], spell, change, evidence, years[1] - years[0])


def _is_yearly(sentence: Sentence, rate: Claim) -> bool:
    return YEARLY.search(sentence.text(rate.start - 24, rate.end + 24)) is not None


def _made(
    rate: Claim, spell: Claim, change: changes.Change | None, evidence: Evidence, known: int | None = None
) -> Iterator[Compounded]:
    held, years = amount(rate).interval, Decimal(known) if known is not None else spell.quantity.value
    if held.low is None or held.high is None or years is None or years != int(years) or not 2 <= years <= MOST_YEARS:
        return
    if held.low <= 0 or held.high > 100:
        return
    factor = Interval((1 + held.low) ** int(years), (1 + held.high) ** int(years))
    lines = [same(f"(1 + {figures.whence(rate, evidence)})^{int(years)} = ") + figures.span(factor, 3)]
    outcome: Literal["holds", "fails", "alone"] = "alone"
    if change is not None:
        before, after = amount(change.before).interval, amount(change.after).interval
        if is_bounded(before) and is_bounded(after) and is_positive(before):
            grown = after.over(before)
            outcome = "holds" if grown.meets(factor if known else _loose(held, int(years))) else "fails"
            if outcome == "fails" and grown.meets(_loose(held, int(years))):
                outcome = "alone"
            lines.append(
                same(f"{figures.whence(change.after, evidence)} / {figures.whence(change.before, evidence)} = ")
                + figures.span(grown, 3)
            )
    yield Compounded(rate, spell, int(years), factor, change if outcome != "alone" else None, outcome, tuple(lines))


def _loose(rate: Interval, years: int) -> Interval:
    """The factor with a year more or less: "five years" may span four intervals or six."""
    low, high = rate.low or Fraction(0), rate.high or Fraction(0)
    return Interval((1 + low) ** (years - 1), (1 + high) ** (years + 1))
