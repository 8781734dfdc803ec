"""What companies are worth and what they sell, as the documents' own claims give it.

Comes in: the evidence. Goes out: company values, stated or derived (a loss of value and its percentage give the value
before), yearly revenues and numbers of staff, each with its claims and the line that shows it. Refuses to know: what
is plausible.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from auditor.arithmetic import figures
from auditor.arithmetic.amounts import PERCENT, amount, is_amount, is_bounded, is_positive, likely, nominal
from auditor.arithmetic.memo import once
from auditor.evidence import Evidence
from auditor.magnitudes import companies
from auditor.wording import Wording, same
from claims import scripts
from claims.values import Claim, Interval

WORTH: Final = re.compile(
    r"市值|market[- ]?(?:value|cap(?:itali[sz]ation)?)|stock[- ]market value|value of the company|company'?s value"
)
LOST: Final = re.compile(
    r"蒸发|缩水|抹去|损失|减少|下降|缩减|流失|跌去|跌掉|wip(?:ed?|ing)|eras(?:ed?|ing)|lo(?:st|ss|ses|se|sing)|shed|evaporat|knock(?:ed|ing)|"
    r"fell by|dropped by|shav(?:ed|ing)|destroy|vanish|slash"
)
GAINED: Final = re.compile(
    r"增加|大增|暴增|增长|上升|added|gained|adding|gaining|rose by|grew by|increased by|swelled by"
)
FELL: Final = re.compile(
    r"跌|挫|下滑|下挫|跳水|暴跌|降|fell|fall|drop|plung|tumbl|slump|slid|sank|crash|lost|down|decline|plummet|div(?:ed|ing)|sell-?off"
)
ROSE: Final = re.compile(r"涨|升|飙|rose|rise|jump|surg|soar|climb|gain|up |rall(?:y|ied)|advanc")
REVENUE: Final = re.compile(
    r"营收|营业(?:总)?收入|销售收入|总收入|年收入|收入|销售额|营业额"
    r"|\brevenues?\b|\bnet sales\b|\bsales\b|\bturnover\b|\btop line\b"
)
STAFF: Final = re.compile(
    r"员工|雇员|职工|雇有|雇用|\bemployees\b|\bstaff\b|\bworkforce\b|\bheadcount\b|\bemploys\b|\bworkers\b"
)
PART_OF_YEAR: Final = re.compile(
    r"季|半年|月份|单月|当月|每月|每天|每日|\bq[1-4]\b|quarter|half[- ]year|first half|second half|monthly|a month|"
    r"per month|daily|a day|"
    r"双11|首日|opening weekend|新增|segment|per share|每股|due|from [a-z ]+ segment|上周|last week"
)
WHOLE_YEAR: Final = re.compile(
    r"全年|财年|财政年度|年度|年(?:营|总|销)|年收入|每年|一年"
    r"|\b(?:19|20)\d\d (?:net )?(?:revenue|sales|turnover)"
    r"|(?:revenue|sales|turnover) (?:of|for|in) (?:fiscal )?(?:19|20)\d\d"
    r"|annual|fiscal|full[- ]year|\bfy|a year|yearly|per year|\bin (?:19|20)\d\d|(?:19|20)\d\d ?年"
)
DERIVED: Final = re.compile(
    r"海外|数据中心|云|游戏|广告|业务|部门|分部|每"
    r"|data[- ]?cent(?:er|re)|cloud|gaming|advertising|segment|division|unit|per |each"
)
LISTED_FROM: Final = 10**12
"""A company "worth" so much is quoted on a market: no private one has been valued near it."""
NEAR: Final = 28
"""Characters around a number in which the words must stand that say what it is."""
ONE: Final = Interval(Fraction(1), Fraction(1))


@dataclass(frozen=True, slots=True)
class Worth:
    """A figure of a company with the claims it rests on."""

    subject: str
    claims: tuple[Claim, ...]
    interval: Interval
    unit: str
    lines: tuple[Wording, ...] = ()


def company_values(evidence: Evidence) -> tuple[Worth, ...]:
    """Values of companies quoted on a market, derived ones first."""
    return once(evidence, _values)


def derived_values(evidence: Evidence) -> tuple[Worth, ...]:
    """Values that follow from a loss (or gain) of value and the percentage of the fall (or rise)."""
    return once(evidence, _derived)


def yearly_revenues(evidence: Evidence) -> tuple[Worth, ...]:
    """Revenues of whole years, of whole companies."""
    return once(evidence, _revenues)


def staffs(evidence: Evidence) -> tuple[Worth, ...]:
    """Numbers of employees."""
    return once(evidence, _staffs)


def _values(evidence: Evidence) -> tuple[Worth, ...]:
    stated = [
        Worth(subject, (c,), likely(c), str(amount(c).unit))
        for c in _money(evidence)
        if _is_level_of_worth(c, evidence) and (subject := companies.of(c, evidence))
    ]
    return (*derived_values(evidence), *(w for w in stated if is_bounded(w.interval) and is_positive(w.interval)))


def _derived(evidence: Evidence) -> tuple[Worth, ...]:
    moves = list(_moves(evidence))
    if not moves:
        return ()
    by_subject: dict[str, list[tuple[Claim, int]]] = defaultdict(list)
    for claim, sign in _steps(evidence):
        if subject := companies.of(claim, evidence):
            by_subject[subject].append((claim, sign))
    out = []
    for claim, sign in moves:
        subject = companies.of(claim, evidence)
        steps = _steps_of(evidence.beside(claim), evidence)
        beside = [p for p, s in steps if s == sign and companies.of(p, evidence) == subject]
        step = _nearest(claim, beside) or _of_same_day(claim, by_subject.get(subject or "", ()), sign)
        if subject and step is not None:
            worth = _before(subject, claim, step, evidence)
            if worth is not None:
                out.append(worth)
    return tuple(out)


def _before(subject: str, move: Claim, step: Claim, evidence: Evidence) -> Worth | None:
    unit, moved, share = amount(move).unit, likely(move), likely_share(step)
    if unit is None or not all(is_bounded(i) and is_positive(i) for i in (moved, share)):
        return None
    value = moved.over(share)
    line = (
        same(f"{figures.whence(move, evidence)} / {figures.whence(step, evidence)} = ")
        + figures.span_with_unit(value, unit, 3)
        + Wording(": the value before the move", ":变动之前的市值")
    )
    return Worth(subject, (move, step), value, unit, (line,))


def likely_share(claim: Claim) -> Interval:
    """A percentage, with an open side closed at the next whole percent: "more than 9 %" is hardly 10."""
    held = amount(claim).interval
    if is_bounded(held):
        return held
    end = held.low if held.low is not None else held.high
    if end is None:
        return held
    return held.meet(Interval(end - PERCENT, end + PERCENT))


def _nearest(claim: Claim, others: Iterable[Claim]) -> Claim | None:
    return min(others, key=lambda c: abs(c.start - claim.start), default=None)


def _of_same_day(claim: Claim, steps: Iterable[tuple[Claim, int]], sign: int) -> Claim | None:
    """A percentage of the same company, dated the same day where both are dated; the surest one only."""
    day = claim.frame.period
    same_day = [c for c, s in steps if s == sign and day is not None and len(day) == 10 and c.frame.period == day]
    values = {c.quantity.value for c in same_day}
    return min(same_day, key=lambda c: (c.document != claim.document, c.start)) if len(values) == 1 else None


def _money(evidence: Evidence) -> Iterator[Claim]:
    for claim in evidence.claims:
        if claim.quantity.kind == "money" and claim.quantity.unit and is_amount(claim):
            yield claim


def _speak(evidence: Evidence) -> frozenset[tuple[str, int]]:
    """The sentences that speak of what a company is worth: few, so that the rest cost nothing."""
    return once(evidence, _spoken)


def _spoken(evidence: Evidence) -> frozenset[tuple[str, int]]:
    found = set()
    for document in evidence.documents:
        folded = scripts.fold(document.text)
        starts = [
            (c.sentence[0], c.sentence[1]) for c in evidence.claims_of[document.name] if c.quantity.kind == "money"
        ]
        if WORTH.search(folded):
            found |= {(document.name, a) for a, b in dict.fromkeys(starts) if WORTH.search(folded, a, b)}
    return frozenset(found)


def _is_spoken(claim: Claim, evidence: Evidence) -> bool:
    measure = claim.frame.measure or ""
    return measure.startswith(("market_cap", "valuation")) or (claim.document, claim.sentence[0]) in _speak(evidence)


def _moves(evidence: Evidence) -> Iterator[tuple[Claim, int]]:
    """Losses (-1) and gains (+1) of market value, stated in money."""
    for claim in _money(evidence):
        if not _is_spoken(claim, evidence):
            continue
        around = _around(claim, evidence)
        if not WORTH.search(around) and claim.frame.measure != "market_cap":
            continue
        if LOST.search(around) and claim.frame.change != "to":
            yield claim, -1
        elif claim.frame.change == "up" and GAINED.search(around):
            yield claim, 1


def _steps(evidence: Evidence) -> Iterator[tuple[Claim, int]]:
    yield from _steps_of(evidence.claims, evidence)


def _steps_of(claims: Iterable[Claim], evidence: Evidence) -> Iterator[tuple[Claim, int]]:
    """Percentages by which something fell (-1) or rose (+1)."""
    for claim in claims:
        if claim.quantity.unit != "percent" or not is_amount(claim):
            continue
        if claim.frame.change in {"down", "up"}:
            yield claim, -1 if claim.frame.change == "down" else 1
            continue
        before = _before_text(claim, evidence)
        fell, rose = _last(FELL, before), _last(ROSE, before)
        if fell != rose:
            yield claim, -1 if fell > rose else 1


def _is_level_of_worth(claim: Claim, evidence: Evidence) -> bool:
    if not _is_spoken(claim, evidence):
        return False
    around = _around(claim, evidence)
    is_large = claim.frame.measure == "valuation" and (nominal(claim) or 0) >= LISTED_FROM
    if not (WORTH.search(around) or claim.frame.measure == "market_cap" or is_large):
        return False
    return not LOST.search(around) and claim.frame.change in {None, "to"} and not GAINED.search(around)


def _revenues(evidence: Evidence) -> tuple[Worth, ...]:
    found = []
    for claim in _money(evidence):
        measure = claim.frame.measure
        if claim.frame.known_measure and measure != "revenue":
            continue
        before = _before_text(claim, evidence, 3 * NEAR)
        if measure != "revenue" and not REVENUE.search(before):
            continue
        subject = companies.of(claim, evidence)
        if subject and claim.frame.change in {None, "to"} and _is_yearly(claim, before, evidence):
            held = likely(claim)
            if is_bounded(held) and is_positive(held):
                found.append(Worth(subject, (claim,), held, str(amount(claim).unit)))
    return tuple(found)


def _is_yearly(claim: Claim, before: str, evidence: Evidence) -> bool:
    sentence = scripts.fold(evidence.sentence_text(claim))
    if (
        PART_OF_YEAR.search(sentence)
        or DERIVED.search(before)
        or set(claim.frame.scope) & {"per_share", "quarterly", "monthly"}
    ):
        return False
    period = claim.frame.period or ""
    return bool(re.fullmatch(r"FY\d{4}|\d{4}", period)) or bool(WHOLE_YEAR.search(sentence))


def _staffs(evidence: Evidence) -> tuple[Worth, ...]:
    found = []
    for claim in evidence.claims:
        if claim.quantity.unit != "person" or claim.frame.subject is None or claim.frame.change in {"up", "down"}:
            continue
        held = amount(claim)
        around = _around(claim, evidence)
        if (
            STAFF.search(around)
            and is_bounded(held.interval)
            and is_positive(held.interval)
            and not LOST.search(around)
        ):
            found.append(Worth(claim.frame.subject, (claim,), held.interval, "person"))
    return tuple(found)


def _around(claim: Claim, evidence: Evidence) -> str:
    text = evidence.document[claim.document].text
    start, end = claim.sentence
    return scripts.fold(text[max(start, claim.start - NEAR) : min(end, claim.end + NEAR)])


def _before_text(claim: Claim, evidence: Evidence, reach: int = NEAR) -> str:
    text = evidence.document[claim.document].text
    return scripts.fold(text[max(claim.sentence[0], claim.start - reach) : claim.start])


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)
