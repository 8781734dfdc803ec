"""Whether quantities that follow from the documents' own claims can occur: a company's value against its sales, sales
a head, records.

Comes in: the evidence, the table of bounds. Goes out: figures that cannot be, with the arithmetic, the bounds with
their sources (one printed in the documents first), and what every single slip would leave. Refuses to know: codes,
severities.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from auditor.arithmetic import figures
from auditor.arithmetic.amounts import amount, is_amount, is_bounded, nominal
from auditor.evidence import Evidence
from auditor.judging import currency
from auditor.magnitudes import bounds, valuations
from auditor.magnitudes.bounds import Bound, Place
from auditor.magnitudes.valuations import Worth
from auditor.wording import Wording, same
from claims import scripts
from claims.values import Claim, Interval

POWERS: Final = (-9, -6, -4, -3, -2, -1, 1, 2, 3, 4, 6, 8, 9)
SLIPS: Final = {
    1: Wording("亿 (10⁸) for billion (10⁹), or a digit lost", "亿误作十亿(billion),或少一位"),
    2: Wording("two digits lost, or a percent sign", "少两位,或百分号之误"),
    3: Wording("million for billion, thousand for million", "百万误作十亿、千误作百万"),
    4: Wording("a lost 万, or 万 for 亿", "漏写“万”,或“亿”误作“万”"),
    6: Wording("a lost million, or million for trillion", "漏写“百万”,或万亿误作百万"),
    8: Wording("a lost 亿", "漏写“亿”"),
    9: Wording("a lost billion", "漏写“十亿”"),
    -1: Wording("billion (10⁹) for 亿 (10⁸), or a digit too many", "十亿(billion)误作亿,或多一位"),
    -2: Wording("two digits too many", "多两位"),
    -3: Wording("billion for million, million for thousand", "十亿误作百万、百万误作千"),
    -4: Wording("亿 for 万, or a stray 万", "“万”误作“亿”,或多写“万”"),
    -6: Wording("a stray million, or trillion for million", "多写“百万”,或百万误作万亿"),
    -9: Wording("a stray billion", "多写“十亿”"),
}
PLACES: Final[dict[Place, Wording]] = {
    "ordinary": Wording("ordinary", "属正常"),
    "edge": Wording("still at the edge", "仍属罕见"),
    "beyond": Wording("still not possible", "仍不可能"),
}
WORDS_NEAR: Final = 14


@dataclass(frozen=True, slots=True)
class Leaving:
    """One slip undone, and where the quotient would then lie."""

    power: int
    interval: Interval
    place: Place


@dataclass(frozen=True, slots=True)
class Implausible:
    """Figures of one company that cannot be, against what else the documents say of it."""

    subject: str
    bound: Bound
    suspects: tuple[Claim, ...]
    against: Worth
    quotients: tuple[Interval, ...]
    lines: tuple[Wording, ...]
    leavings: tuple[Leaving, ...]
    printed: tuple[Claim, ...]
    """Values of the same quotient that the documents themselves print."""
    place: Place = "beyond"


def against_sales(evidence: Evidence) -> Iterator[Implausible]:
    """Revenues so small (or so large) that the company's value cannot be that multiple of them."""
    bound = bounds.quotients()["price_to_sales"]
    values: dict[str, list[Worth]] = defaultdict(list)
    for worth in valuations.company_values(evidence):
        values[worth.subject].append(worth)
    if not values:
        return
    revenues: dict[str, list[Worth]] = defaultdict(list)
    for worth in valuations.yearly_revenues(evidence):
        revenues[worth.subject].append(worth)
    printed = tuple(_printed(bound, evidence))
    for subject in sorted(values.keys() & revenues.keys()):
        found = _judged(subject, bound, values[subject], revenues[subject], printed, evidence)
        if found is not None:
            yield found


def sales_a_head(evidence: Evidence) -> Iterator[Implausible]:
    """Revenues that no number of employees of that size brings in."""
    bound = bounds.quotients()["revenue_per_head"]
    heads = {w.subject: w for w in reversed(valuations.staffs(evidence))}
    if not heads:
        return
    revenues: dict[str, list[Worth]] = defaultdict(list)
    for worth in valuations.yearly_revenues(evidence):
        revenues[worth.subject].append(worth)
    for subject in sorted(heads.keys() & revenues.keys()):
        for worth in revenues[subject]:
            rate = _rate(worth, "USD", evidence)
            if rate is None:
                continue
            quotient = worth.interval.times(rate).over(heads[subject].interval)
            if bound.place(quotient) == "beyond":
                line = _head_line(worth, heads[subject], quotient, evidence)
                leavings = tuple(_leavings(quotient, bound, 1))
                yield Implausible(subject, bound, worth.claims, heads[subject], (quotient,), (line,), leavings, ())
                break


def beyond_limits(evidence: Evidence) -> Iterator[tuple[Claim, Bound]]:
    """Single numbers outside what is known of their kind."""
    for claim in evidence.claims:
        if not is_amount(claim) or claim.frame.change in {"up", "down"}:
            continue
        unit = claim.quantity.unit or "none"
        for bound in bounds.limits():
            if unit in bound.units and _is_outside(claim, bound) and _names(bound, claim, evidence):
                yield claim, bound
                break


def _judged(
    subject: str,
    bound: Bound,
    values: list[Worth],
    revenues: list[Worth],
    printed: tuple[Claim, ...],
    evidence: Evidence,
) -> Implausible | None:
    against = values[0]
    suspects: list[Claim] = []
    quotients: list[Interval] = []
    for revenue in revenues:
        # Every value must agree that it cannot be: a stated one may itself be the slip.
        held = [q for q in (_quotient(v, revenue, evidence) for v in values) if q is not None]
        if held and all(not q.meets(bound.limits) for q in held):
            suspects += revenue.claims
            quotients.append(held[0])
    if not suspects:
        return None
    # A ratio printed in another document is none of theirs: one more document must not change a finding among the rest.
    own = {c.document for c in (*suspects, *against.claims)}
    printed = tuple(c for c in printed if c.document in own)
    lines = (*against.lines, *(_sales_line(against, c, q, evidence) for c, q in zip(suspects, quotients, strict=True)))
    leavings = tuple(_leavings(quotients[0], bound, -1))
    return Implausible(subject, bound, tuple(suspects), against, tuple(quotients), lines, leavings, printed)


def _quotient(value: Worth, revenue: Worth, evidence: Evidence) -> Interval | None:
    rate = _rate(revenue, value.unit, evidence)
    if rate is None or not is_bounded(value.interval):
        return None
    return value.interval.over(revenue.interval.times(rate))


def _rate(worth: Worth, unit: str, evidence: Evidence) -> Interval | None:
    """Units of money of `unit` for one of the worth's; None where no dated rate is known."""
    if worth.unit == unit:
        return Interval(Fraction(1), Fraction(1))
    year = re.match(
        r"(?:FY)?(\d{4})", worth.claims[0].frame.period or evidence.document[worth.claims[0].document].date or ""
    )
    if year is None:
        return None
    first, last = datetime.date(int(year[1]), 1, 1), datetime.date(int(year[1]), 12, 31)
    found = currency.rate(worth.unit, unit, first, last)
    return found.interval if found is not None else None


def _leavings(quotient: Interval, bound: Bound, direction: int) -> Iterator[Leaving]:
    """What each power of ten on the suspect would leave of the quotient; `direction` -1 where the suspect divides."""
    for power in POWERS:
        left = quotient.scaled(Fraction(10) ** (direction * power))
        place = bound.place(left)
        if place != "beyond":
            yield Leaving(power, left, place)


def _printed(bound: Bound, evidence: Evidence) -> Iterator[Claim]:
    """Claims in which the documents print such a quotient themselves."""
    for claim in evidence.claims:
        if claim.quantity.kind not in {"multiple", "ratio", "count"} or not is_amount(claim):
            continue
        text = evidence.document[claim.document].text
        start, end = claim.sentence
        around = scripts.fold(text[max(start, claim.start - 24) : min(end, claim.end + 24)])
        if any(word in around for word in bound.words):
            yield claim


def _sales_line(value: Worth, claim: Claim, quotient: Interval, evidence: Evidence) -> Wording:
    return (
        Wording(
            f"value {figures_of(value)} / {figures.whence(claim, evidence)} = ",
            f"市值{figures_of(value)} / {figures.whence(claim, evidence)} = ",
        )
        + figures.span(quotient, 3)
        + Wording(" times one year's revenue", "倍年营收")
    )


def figures_of(value: Worth) -> str:
    """The claims that a value rests on, as an expression: 5890億美元 / 17 %."""
    return " / ".join(figures.short(c.quote) for c in value.claims)


def _head_line(revenue: Worth, staff: Worth, quotient: Interval, evidence: Evidence) -> Wording:
    terms = f"{figures.whence(revenue.claims[0], evidence)} / {figures.whence(staff.claims[0], evidence)} = "
    return same(terms) + figures.span(quotient, 3) + Wording(" USD a head", "美元/人")


def slip_lines(found: Implausible) -> list[Wording]:
    """What every single slip leaves, one line each, and that none does where none does."""
    if not found.leavings:
        return [Wording("no power of ten brings it within bounds", "没有任何十的幂能使之落入合理范围")]
    lines = []
    for left in found.leavings:
        sign = "×" if left.power > 0 else "÷"
        factor = f"{sign}{10 ** abs(left.power):,}"
        named = SLIPS.get(left.power)
        why = Wording(f" ({named.en})", f"({named.zh})") if named else same("")
        lines.append(
            same(factor)
            + why
            + Wording(" leaves ", "后为")
            + figures.span(left.interval, 3)
            + Wording(": ", ":")
            + PLACES[left.place]
        )
    return lines


def ordinary(found: Implausible) -> tuple[Leaving, ...]:
    """The slips that would leave an ordinary figure."""
    return tuple(left for left in found.leavings if left.place == "ordinary")


def per_share(claim: Claim) -> str | None:
    """The figure as it would stand if it were one of a share: 44.5億 is 4.45 billion, and 4.45 a share is usual."""
    value = nominal(claim)
    if value is None or claim.quantity.kind != "money":
        return None
    small = value / 10**9
    return figures.plain(small) if Fraction(1, 20) <= small <= 1000 else None


def _names(bound: Bound, claim: Claim, evidence: Evidence) -> bool:
    text = evidence.document[claim.document].text
    start, end = claim.sentence
    others = [c for c in evidence.beside(claim) if c is not claim]
    low = max([start, claim.start - WORDS_NEAR, *(c.end for c in others if c.end <= claim.start)])
    high = min([end, claim.end + WORDS_NEAR, *(c.start for c in others if c.start >= claim.end)])
    around = scripts.fold(text[low : max(high, claim.end)])
    if not any(_stands_in(word, around) for word in bound.words):
        return False
    sentence = scripts.fold(text[start:end])
    return not any(_stands_in(word, sentence) for word in bound.unless)


def _stands_in(word: str, text: str) -> bool:
    if not word.isascii():
        return word in text
    return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text) is not None


def _is_outside(claim: Claim, bound: Bound) -> bool:
    held = claim.quantity.interval() if claim.quantity.unit == "percent" else amount(claim).interval
    if claim.quantity.unit in {"degree_Celsius", "year"}:
        held = claim.quantity.interval()
    return is_bounded(held) and not held.meets(bound.limits)


def related(found: Implausible, checks: Iterable[tuple[tuple[Claim, ...], Wording]]) -> list[Wording]:
    """Lines of other recomputations in which a suspect takes part: its own growth may well come out."""
    ids = {c.id for c in found.suspects}
    return [line for members, line in checks if any(c.id in ids for c in members)]
