"""Two measures of one thing side by side: "12,500 ft (3,810 m)", 约合, "or about 80 km".

Comes in: the evidence. Goes out: pairs of one dimension in different units, checked against each other. Refuses to
know: codes, messages.

Equivalents are rounded for reading, so a round number may stand for all that rounds to it; where a unit's name has
several values (gallon, ton, mile), any of them will do.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from auditor.arithmetic import figures
from auditor.arithmetic.amounts import amount, in_unit_of, is_amount, is_bounded, nominal
from auditor.arithmetic.memo import once
from auditor.arithmetic.sentences import distinct
from auditor.evidence import Evidence
from auditor.judging import currency
from auditor.wording import Wording, same
from claims import scripts, units
from claims.values import Claim, Interval

OPEN_WORDS: Final = re.compile(
    r"^\s*(?:[(\[]\s*|,?\s*[(\[]?\s*(?:约合|折合|合|相当于|约等于|等于|约|大约|近"
    r"|equivalent to|equal to|approximately|about|around|roughly|some|nearly|over|or)\s*)+$"
)
FROM_ELSEWHERE: Final = re.compile(
    r" ?(?:off|from|away|inland|offshore|outside|north|south|east|west|north|down|behind|[东南西北远外])"
)
"""At a depth of 200 metres, roughly 5 kilometres off the coast: a second measure of the place."""
EACH: Final = re.compile(r" ?(?:an? [a-z]|per |each\b|apiece\b|every |/|每)")
"""A loss of $700 million, or 16 cents a share: the second is of each."""
KINDS: Final = frozenset({"measure", "money", "rate"})
# Names with more than one value: the factors to the others (US and imperial gallon and pint; short, long and metric
# ton; mainland and Taiwan jin). Source: NIST Handbook 44, appendix C; CNS 1 for the last.
OTHER_VALUES: Final[dict[str, tuple[Fraction, ...]]] = {
    "gallon": (Fraction("1.20095"),),
    "pint": (Fraction("1.20095"),),
    "quart": (Fraction("1.20095"),),
    "fluid_ounce": (Fraction("0.96076"),),
    "ton": (Fraction("1.10231"), Fraction("1.12")),
    "metric_ton": (Fraction("0.907185"), Fraction("1.01605")),
    "jin": (Fraction("1.2"),),
    "ounce": (Fraction("1.09714"),),
}
MOST_OFF: Final = Fraction(1, 10)
RATE_SLACK: Final = Fraction(3, 100)


@dataclass(frozen=True, slots=True)
class Equivalent:
    """Two writings of one measure, and what came of holding them together."""

    first: Claim
    second: Claim
    outcome: Literal["holds", "rounded", "off", "fails"]
    """`off`: they do not meet, by less than a tenth: a rough conversion."""
    converted: Interval
    """The first in the unit of the second."""
    lines: tuple[Wording, ...]


def equivalents(evidence: Evidence) -> tuple[Equivalent, ...]:
    """Every pair of equivalents in the documents."""
    return once(evidence, _all)


def _all(evidence: Evidence) -> tuple[Equivalent, ...]:
    return tuple(_found(evidence))


def _found(evidence: Evidence) -> Iterator[Equivalent]:
    for _, _, _, held in distinct(evidence):
        amounts = [c for c in held if is_amount(c)]
        for index, (first, second) in enumerate(itertools.pairwise(amounts)):
            before = amounts[index - 1] if index else None
            if _is_pair(first, second, before, evidence):
                found = _checked(first, second, evidence)
                if found is not None:
                    yield found


def _is_pair(first: Claim, second: Claim, before: Claim | None, evidence: Evidence) -> bool:
    one, two = first.quantity, second.quantity
    if (
        one.kind not in KINDS
        or two.kind not in KINDS
        or one.unit == two.unit
        or not 0 <= second.start - first.end <= 30
    ):
        return False
    text = scripts.fold(evidence.document[first.document].text[max(0, first.start - 4) : second.end + 12])
    at = first.start - max(0, first.start - 4)
    gap = text[at + first.end - first.start : at + second.start - first.start]
    if not OPEN_WORDS.match(gap) or gap.strip() in {"or", "about", "over", ""}:
        return False
    if gap.lstrip().startswith(",") and FROM_ELSEWHERE.match(text[at + second.end - first.start :]):
        return False
    if EACH.match(text, at + second.end - first.start):
        return False
    around = text[:at].strip()[-1:] + text[at + second.end - first.start :].strip()[:1]
    if any(ch in "×x*-–/+" for ch in around):
        return False
    # Feet and inches: the inches alone are not the metres behind them.
    return before is None or first.start - before.end > 1 or not _is_convertible(before, first)


def _is_convertible(a: Claim, b: Claim) -> bool:
    one, two = units.unit(a.quantity.unit), units.unit(b.quantity.unit)
    return one.dimension == two.dimension and one.dimension != "[]"


def _checked(first: Claim, second: Claim, evidence: Evidence) -> Equivalent | None:
    if not _is_convertible(first, second):
        return None
    one, two = amount(first), amount(second)
    if not (is_bounded(one.interval) and is_bounded(two.interval)):
        return None
    rate = Interval(Fraction(1), Fraction(1))
    if one.unit != two.unit:
        found = _rate(first, one.unit, two.unit, evidence)
        if found is None:
            return None
        rate = found
    source = () if one.unit == two.unit else (Wording(f"dated rate: {currency.SOURCE}", f"按日汇率:{currency.SOURCE}"),)
    return _compared(first, second, rate, source, evidence)


def _compared(
    first: Claim, second: Claim, rate: Interval, source: tuple[Wording, ...], evidence: Evidence
) -> Equivalent | None:
    exact, stated = amount(first).interval.times(rate), amount(second).interval
    loose, room = _round(first).times(rate), _round(second)
    converted, unit = in_unit_of(second, exact)
    line = same(f"{figures.whence(first, evidence)} = ") + figures.span_with_unit(converted, unit)
    line += Wording(f"; printed: {figures.whence(second, evidence)}", f";文中为:{figures.whence(second, evidence)}")
    factors = (*OTHER_VALUES.get(first.quantity.unit or "", ()), *OTHER_VALUES.get(second.quantity.unit or "", ()))
    others = [f for factor in factors for f in (factor, 1 / factor)]
    if exact.meets(stated):
        outcome: Literal["holds", "rounded", "off", "fails"] = "holds"
    elif loose.meets(room) or any(loose.scaled(f).meets(room) for f in others):
        outcome = "rounded"
    else:
        outcome = "off" if _is_near(first, second, rate) else "fails"
    return Equivalent(first, second, outcome, converted, (line, *source))


def _round(claim: Claim) -> Interval:
    """All that rounds to a number as written: half of its last non-zero place, a fifth of it at most."""
    held, value, grain = amount(claim).interval, nominal(claim), claim.quantity.grain
    if value is None or grain is None or held.low is None or held.high is None:
        return held
    factor = units.unit(claim.quantity.unit).factor
    slack = min(abs(Fraction(grain) * factor) / 2, abs(value) / 10)
    return Interval(min(held.low, value - slack), max(held.high, value + slack))


def _is_near(first: Claim, second: Claim, rate: Interval) -> bool:
    one, two = nominal(first), nominal(second)
    if not one or not two or rate.low is None or rate.high is None:
        return True
    quotient = one * (rate.low + rate.high) / 2 / two
    return 1 - MOST_OFF <= quotient <= 1 + MOST_OFF


def _rate(claim: Claim, of: str | None, into: str | None, evidence: Evidence) -> Interval | None:
    """The range of the rate over the year (or month, day) that the text speaks of; nothing where it is not dated."""
    day = evidence.document[claim.document].date or claim.frame.period or ""
    match = re.match(r"(?:FY)?(\d{4})(?:-(\d{2}))?", day)
    if match is None or of is None or into is None or len(of) != 3 or len(into) != 3:
        return None
    year = int(match[1])
    found = currency.rate(of, into, datetime.date(year - 1, 1, 1), datetime.date(year, 12, 31))
    if found is None or found.interval.low is None or found.interval.high is None:
        return None
    return Interval(found.interval.low * (1 - RATE_SLACK), found.interval.high * (1 + RATE_SLACK))
