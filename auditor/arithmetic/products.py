"""Products and rates: amounts at a price, machines over a time, and equations that the text itself prints.

Comes in: the evidence. Goes out: products checked by their units, and rates that two totals give. Refuses to know:
codes, messages.

A product is taken where the units leave no choice: so many tons at so much a ton are money, so many GPUs over months
are GPU hours. Where no rate is printed, the one that two totals give is shown, and nothing is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from auditor.arithmetic import figures
from auditor.arithmetic.amounts import amount, in_unit_of, is_amount, is_bounded, is_positive, rounded
from auditor.arithmetic.checks import Check, last_place, outcome
from auditor.arithmetic.memo import once
from auditor.arithmetic.sentences import LONGEST, distinct
from auditor.evidence import Evidence
from auditor.wording import Wording, same
from claims import scripts, units
from claims.values import Claim, Interval

OPERATORS: Final = {
    **dict.fromkeys(("×", "✕", "*", "x", "乘以", "乘", "times"), "×"),
    **dict.fromkeys(("+", "加"), "+"),
    **dict.fromkeys(("−", "-", "–", "减", "减去"), "−"),
    **dict.fromkeys(("÷", "/", "除以"), "÷"),
}
EQUALS: Final = frozenset({"=", "＝", "等于", "≈", "equals", "is"})
JOINT: Final = re.compile(r"\s*[()]?\s*([×✕*x+−–÷/=≈-]|乘以|乘|加|减去|减|除以|等于|times|equals)\s*[()]?\s*\$?\s*")
TOGETHER: Final = re.compile(r"共|合计|总|total|cost|费|价|收入|金额|=|即|in all|worth|for |paid|支付|需|花")
PER: Final = re.compile(r"/|\bper\b|\ban?\b|每")
UNKIND: Final = frozenset({"percent", "percentage_point"})


@dataclass(frozen=True, slots=True)
class Derived:
    """A rate that two totals give: 5.58 million USD / 2.788 million GPU hours = 2.00 USD each."""

    total: Claim
    count: Claim
    line: Wording


def products(evidence: Evidence) -> tuple[Check, ...]:
    """Every product that the documents state with all three of its numbers, and every equation they print."""
    return once(evidence, _products)


def _products(evidence: Evidence) -> tuple[Check, ...]:
    found: list[Check] = []
    for name, start, end, held in distinct(evidence):
        amounts = [c for c in held if is_amount(c) and "table" not in c.marks]
        if len(amounts) < 3:
            continue
        folded = scripts.fold(evidence.document[name].text[start:end])
        found += _equations(folded, start, amounts, evidence)
        found += _at_a_rate(folded, amounts, evidence)
        found += _over_time(amounts, evidence)
    return tuple(found)


def _equations(folded: str, start: int, amounts: list[Claim], evidence: Evidence) -> Iterator[Check]:
    """3 × 4 = 12, as printed."""
    for a, b, c in zip(amounts, amounts[1:], amounts[2:], strict=False):
        first, second = (JOINT.fullmatch(folded[x.end - start : y.start - start]) for x, y in ((a, b), (b, c)))
        if first is None or second is None or first[1] not in OPERATORS or second[1] not in EQUALS:
            continue
        before, behind = folded[: a.start - start].rstrip()[-1:], folded[c.end - start :].lstrip()[:1]
        if (
            before in set("×✕*x+−–÷/=≈-")
            or behind in set("×✕*x+−–÷/=≈-")
            or {a.quantity.unit, b.quantity.unit} & UNKIND
        ):
            continue
        check = _equation(OPERATORS[first[1]], a, b, c, evidence)
        if check is not None:
            yield check


def _equation(sign: str, a: Claim, b: Claim, c: Claim, evidence: Evidence) -> Check | None:
    one, two = (Interval(*_ends(x)) for x in (a, b))
    stated = Interval(*_ends(c))
    if not (is_bounded(one) and is_bounded(two)) or (sign == "÷" and not is_positive(two)):
        return None
    result = {"×": one.times, "+": one.plus, "−": one.minus, "÷": one.over}[sign](two)
    came = outcome(stated, result, place=last_place(c))
    line = same(f"{figures.whence(a, evidence)} {sign} {figures.whence(b, evidence)} = ") + figures.span(result)
    printed = figures.whence(c, evidence)
    return Check(
        c, (a, b), came, stated, result, (line + Wording(f"; printed: {printed}", f";文中为:{printed}"),), "equation"
    )


def _ends(claim: Claim) -> tuple[Fraction | None, Fraction | None]:
    held = claim.quantity.interval()
    return held.low, held.high


def _at_a_rate(folded: str, amounts: list[Claim], evidence: Evidence) -> Iterator[Check]:
    """So many of a thing at so much each: 100吨,每吨3000元,共30万元."""
    amounts = _told_apart(amounts)
    rates = [c for c in amounts if c.quantity.kind == "rate" and c.quantity.unit and "/" in c.quantity.unit]
    if len(rates) != 1 or not TOGETHER.search(folded):
        return
    rate = rates[0]
    base = (amount(rate).unit or "").split("/", 1)
    if len(base) != 2:
        return
    totals = [c for c in amounts if c is not rate and amount(c).unit == base[0]]
    counts = [c for c in amounts if c is not rate and amount(c).unit == base[1].replace("/", "*")]
    if len(totals) != 1 or len(counts) != 1:
        return
    check = _product(totals[0], counts[0], rate, evidence)
    if check is not None:
        yield check


def _told_apart(amounts: list[Claim]) -> list[Claim]:
    """The amounts, money that took over the rate of another as plain money: "at $300 per ton cost $36,000"."""
    rates = [c for c in amounts if c.quantity.kind == "rate" and "/" in (c.quantity.unit or "")]
    written = [c for c in rates if PER.search(c.quote)]
    if len(rates) != 2 or len(written) != 1 or rates[0].quantity.unit != rates[1].quantity.unit:
        return amounts
    other = rates[0] if rates[1] is written[0] else rates[1]
    money = (other.quantity.unit or "").split("/", 1)[0]
    plain = replace(other, quantity=replace(other.quantity, unit=money, kind="money"))
    return [plain if c is other else c for c in amounts]


def _over_time(amounts: list[Claim], evidence: Evidence) -> Iterator[Check]:
    """So many machines (or people) over a time: 2,048 GPUs for two months are GPU hours, at most."""
    for total in amounts:
        unit = total.quantity.unit or ""
        if not unit.endswith("*hour"):
            continue
        kind = unit.removesuffix("*hour")
        counts = [c for c in amounts if c.quantity.unit == kind]
        times = [c for c in amounts if c.quantity.kind == "duration" and c is not total]
        if len(counts) == 1 and len(times) == 1:
            check = _product(total, counts[0], times[0], evidence)
            if check is not None:
                yield check


def _product(total: Claim, count: Claim, rate: Claim, evidence: Evidence) -> Check | None:
    one, two, stated = amount(count).interval, amount(rate).interval, amount(total).interval
    if not all(is_bounded(i) for i in (one, two)):
        return None
    result = one.times(two)
    loose = rounded(count).times(rounded(rate))
    factor = units.unit(total.quantity.unit).factor
    came = outcome(stated, result, place=last_place(total, factor), looser=loose)
    shown = figures.span_with_unit(*in_unit_of(total, result))
    printed = figures.whence(total, evidence)
    line = same(f"{figures.whence(count, evidence)} × {figures.whence(rate, evidence)} = ") + shown
    return Check(
        total,
        (count, rate),
        came,
        stated,
        result,
        (line + Wording(f"; printed: {printed}", f";文中为:{printed}"),),
        "product",
    )


def derived(evidence: Evidence) -> Iterator[Derived]:
    """Rates that a cost and the hours it paid for give, in sentences beside one another."""
    for name, claims in evidence.claims_of.items():
        hours = [c for c in claims if (c.quantity.unit or "").endswith("*hour")]
        for count in hours:
            near = [
                c for c in claims if c.quantity.kind == "money" and _is_cost(c) and _is_beside(count, c, evidence, name)
            ]
            rates = [c for c in claims if c.quantity.kind == "rate" and _is_beside(count, c, evidence, name)]
            total = min(near, key=lambda c: abs(c.start - count.start), default=None)
            if total is None or rates:
                continue
            line = _derived_line(total, count, evidence)
            if line is not None:
                yield Derived(total, count, line)


def _derived_line(total: Claim, count: Claim, evidence: Evidence) -> Wording | None:
    money, number = amount(total).interval, count.quantity.interval()
    if not (is_bounded(money) and is_bounded(number) and is_positive(number)):
        return None
    each = (count.quantity.unit or "").replace("*", " ")
    return (
        same(f"{figures.whence(total, evidence)} / {figures.whence(count, evidence)} = ")
        + figures.span_with_unit(money.over(number), amount(total).unit, 3)
        + Wording(f" a {each} (a rate that the text does not print)", f"每{each}(文中未给出此单价)")
    )


def _is_cost(claim: Claim) -> bool:
    return (
        claim.frame.measure is not None and re.search(r"cost|expense|spend|fee|price", claim.frame.measure) is not None
    )


def _is_beside(a: Claim, b: Claim, evidence: Evidence, name: str) -> bool:
    low, high = sorted((a, b), key=lambda c: c.start)
    gap = evidence.document[name].text[low.sentence[1] : high.sentence[0]]
    return len(gap.strip()) == 0 and high.start - low.start < LONGEST // 4
