"""A length of time does not lead from its start to its end.

Read where the three are tied beyond doubt: a range with its length beside it (3月5日至11日，为期7天), or a start, a length and an
end with words for each (from 21 January for 90 days, until 21 April). A range may count its first day or not; both are right. A
deadline counts from the day after. There a difference of one day is a note: inclusive counting or a date in another time zone
explains it. An extension that is only dated by its order is never more than a note, for it may count from the old deadline.

Bad:  自2025年1月21日起，为期90天，至2025年4月5日结束。 / From January 21, 2025, for 90 days, until April 5, 2025.
Good: 自2025年1月21日起，为期90天，至2025年4月21日结束。 / From January 21, 2025, for 90 days, until April 21, 2025.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from auditor import datings
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Suggestion, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording, same
from claims.dates import timepoints
from claims.values import Claim

DAYS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}

_START_BEFORE = re.compile(
    r"(?:[自从從由]|\b(?:from|starting|beginning|effective|began|begun|started|opened|opens|commenced|launched)(?:\son)?\s(?:the\s)?)\Z",
    re.IGNORECASE,
)
_START_BEHIND = re.compile("[ ]?(?:起|开始|開始|开幕|開幕|启动|啟動|生效)")
_LASTS_BEFORE = re.compile(
    r"(?:为期|為期|历时|歷時|持续|持續|有效期|期限|共计?|共計|合计|合計|前后|前後|[长長]达"
    r"|\b(?:for|lasts?|lasting|lasted|of|within|total(?:ing|ling)?|a|the)\s)[ 为為]?\Z",
    re.IGNORECASE,
)
_EXTENDS = re.compile(
    r"延长|延長|展期|延期|宽限|寬限|推迟|推遲|\b(?:extend|prolong|postpon|delay|reprieve|grace|extension)",
    re.IGNORECASE,
)
_END_BEFORE = re.compile(
    r"(?:至|到|截止(?:日期|时间|時間|期限)?[为為是至到]?|截至|期限[为為至]?|到期日?[为為]?|届满日?[为為]?|即|延至"
    r"|\b(?:until|till|through|to|by|ending|ends|ended|expires?|expiring|expired|deadline|due|closes|closed|concluded|concludes)(?:\son|\sis|\sof|\sto)?\s(?:the\s)?)\Z",
    re.IGNORECASE,
)
_END_BEHIND = re.compile("[ ]?(?:结束|結束|到期|届满|屆滿|期满|期滿|截止|闭幕|閉幕|为止|為止)")
_FROM = re.compile(r"\s(?:from|after|following|starting)\s(?:the\s)?", re.IGNORECASE)
_BESIDE_RANGE = re.compile(
    r"[\s，,、（(]*(?:(?:将|將)?(?:为期|為期|历时|歷時|持续|持續|共计?|共計|一共|总共|總共|合计|合計|前后|前後)[ ]?|举行[，,]为期[ ]?"
    r"|for\s(?:a\stotal\sof\s)?|lasting\s|a\stotal\sof\s|a\s|totall?ing\s)?",
    re.IGNORECASE,
)
_BEFORE_RANGE = re.compile(
    r"(?:的[^，。,.；;0-9]{0,8}|[，,]\s?|\s?[（(]|(?:[\s-][A-Za-z]+){0,4}\s(?:from|between|on)\s|于|於|自|从|[^，。,.；;0-9]{1,8}(?:于|於|自|从|從))"
)
_REPEATED = re.compile(r"每|各|逢|\b(?:each|every|per|daily)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Tie:
    """A start, a length and an end that the words tie to one another."""

    claims: tuple[Claim, ...]
    first: dt.date
    last: dt.date
    length: Claim
    inclusive: bool
    """Whether counting the first day is as right as not counting it."""
    certain: bool
    """Whether the length surely counts from that start."""


def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Each start, length and end that are tied together: confirmed, or what the arithmetic gives instead."""
    for claims in evidence.sentences.values():
        if len(claims) > 1 and any(datings.is_length(c) for c in claims):
            for tie in (*_ranges(evidence, claims), *_deadlines(evidence, claims)):
                yield from _judged(tie)


def _ranges(evidence: Evidence, claims: Sequence[Claim]) -> Iterator[_Tie]:
    """A written range with its length right beside it."""
    for one, other in pairwise(claims):
        if datings.is_length(other) and (ends := datings.ends_of(one)):
            span, length = one, other
            tied = _BESIDE_RANGE.fullmatch(datings.between(evidence, one, other))
            words = bool(tied and tied[0].strip())
        elif datings.is_length(one) and (ends := datings.ends_of(other)):
            span, length = other, one
            gap = datings.between(evidence, one, other)
            named = datings.before(evidence, one, _LASTS_BEFORE) or "-" in one.quote
            words = bool(named and len(gap) <= 40 and _BEFORE_RANGE.fullmatch(gap))
        else:
            continue
        if not words or _is_repeated(evidence, span, length):
            continue
        tie = _range(span, length, ends)
        if tie is not None:
            yield tie


def _is_repeated(evidence: Evidence, span: Claim, length: Claim) -> bool:
    lo, hi = min(span.start, length.start), max(span.end, length.end)
    return bool(_REPEATED.search(evidence.document[span.document].text, max(0, lo - 6), hi + 8))


def _range(span: Claim, length: Claim, ends: tuple[str, str]) -> _Tie | None:
    """Days against days, months against months: a length finer than the range's ends says nothing."""
    amount, unit = datings.length_of(length)
    precision = {4: "year", 7: "month", 10: "day"}.get(len(ends[0]))
    order = ("day", "week", "month", "year")
    if precision is None or order.index(unit) < order.index(precision) or amount == 0:
        return None
    whole = timepoints.days(f"{ends[0]}/{ends[1]}")
    first = timepoints.days(ends[1])
    if whole is None or first is None:
        return None
    return _Tie(
        (span, length), whole[0], first[0] if precision != "day" else whole[1], length, inclusive=True, certain=True
    )


def _deadlines(evidence: Evidence, claims: Sequence[Claim]) -> Iterator[_Tie]:
    """A start, a length and an end in this order, or a length, a start and an end."""
    timed = [c for c in claims if datings.is_length(c) or c.quantity.kind in ("date", "period")]
    timed = [c for c in timed if "clock" not in c.marks]
    for a, b, c in zip(timed, timed[1:], timed[2:], strict=False):
        last = datings.day_of(c)
        if last is None or not _is_end(evidence, c):
            continue
        if datings.is_length(b) and (first := datings.day_of(a)):
            certain = _is_start(evidence, a) and bool(datings.before(evidence, b, _LASTS_BEFORE))
            extended = bool(
                _EXTENDS.search(datings.between(evidence, a, b)[-48:] + datings.between(evidence, b, c)[:14])
            )
            if not certain and not (extended and len(timed) == 3):
                continue
            yield _Tie((a, b, c), first, last, b, inclusive=False, certain=certain and not extended)
        elif datings.is_length(a) and (first := datings.day_of(b)) and _FROM.fullmatch(datings.between(evidence, a, b)):
            yield _Tie((a, b, c), first, last, a, inclusive=False, certain=True)


def _is_start(evidence: Evidence, claim: Claim) -> bool:
    return bool(datings.before(evidence, claim, _START_BEFORE) or datings.behind(evidence, claim, _START_BEHIND))


def _is_end(evidence: Evidence, claim: Claim) -> bool:
    return bool(datings.before(evidence, claim, _END_BEFORE, 20) or datings.behind(evidence, claim, _END_BEHIND))


def _judged(tie: _Tie) -> Iterator[Finding | Comparison]:
    amount, unit = datings.length_of(tie.length)
    due = timepoints.add(tie.first, amount, unit)
    if due is None or tie.last <= tie.first:
        return
    late = (tie.last - due).days
    if tie.inclusive and late == -1:
        late = 0
    slack = 0 if unit == "day" else DAYS[unit] // 2
    if late == 0 and tie.inclusive and tie.last < due:
        yield Comparison(Verdict.ARITHMETIC_OK, tie.claims, _counted(tie), 0.95)
    elif late == 0 or (unit != "day" and abs(late) <= 1):
        yield Comparison(Verdict.ARITHMETIC_OK, tie.claims, _sum(tie, due), 0.95 if tie.certain else 0.85)
    elif unit == "day" and abs(late) == 1:
        yield _shifted(tie, due, late)
    elif abs(late) > slack and tie.certain and not _in_another_year(tie, due):
        yield _wrong(tie, due)


def _in_another_year(tie: _Tie, due: dt.date) -> bool:
    """Whether a year that was not written, read otherwise, would make it right."""
    inferred = any("inferred" in c.marks for c in tie.claims)
    return inferred and abs(abs((tie.last - due).days) - 365) <= 2


def _sum(tie: _Tie, due: dt.date) -> Wording:
    length = datings.length_words(*datings.length_of(tie.length))
    return same(f"{tie.first.isoformat()} + ") + length + same(f" = {due.isoformat()}")


def _counted(tie: _Tie) -> Wording:
    length = datings.length_words(*datings.length_of(tie.length))
    return (
        same(f"{tie.first.isoformat()} → {tie.last.isoformat()}: ")
        + length
        + Wording(", first and last day counted", ",首尾两日均计入")
    )


def _lines(tie: _Tie, due: dt.date) -> list[Wording]:
    held = (tie.last - tie.first).days
    lines = [_sum(tie, due)]
    if datings.length_of(tie.length)[1] == "day":
        before = due - dt.timedelta(days=1)
        lines.append(Wording(f"counting the first day: {before.isoformat()}", f"若首日计入:{before.isoformat()}"))
    lines.append(
        Wording(
            f"printed end {tie.last.isoformat()}: {held} days after {tie.first.isoformat()}",
            f"文中终止日{tie.last.isoformat()}:距{tie.first.isoformat()}{held}天",
        )
    )
    return lines


def _shifted(tie: _Tie, due: dt.date, late: int) -> Finding:
    reason = (
        Wording("inclusive counting or a date in another time zone explains it", "首日计入或时区不同均可解释")
        if late == -1
        else Wording("a date in another time zone explains it", "时区不同可以解释")
    )
    return RULE.finding(
        _sum(tie, due)
        + Wording(f", printed {tie.last.isoformat()}: a day apart; ", f",文中为{tie.last.isoformat()},相差一天;")
        + reason,
        places=_places(tie),
        verdict=Verdict.DATE_SHIFT,
        severity=Severity.NOTE,
        confidence=0.85,
        derivation=_lines(tie, due),
        suggestions=_suggestions(tie, due),
    )


def _wrong(tie: _Tie, due: dt.date) -> Finding:
    inferred = any("inferred" in c.marks for c in tie.claims)
    return RULE.finding(
        _sum(tie, due) + Wording(f", printed {tie.last.isoformat()}", f",文中为{tie.last.isoformat()}"),
        places=_places(tie),
        verdict=Verdict.ARITHMETIC_WRONG,
        confidence=0.8 if inferred else 0.9,
        derivation=_lines(tie, due),
        suggestions=_suggestions(tie, due),
    )


def _places(tie: _Tie) -> list[Place]:
    return [Place.of(tie.length), *(Place.of(c) for c in tie.claims if c is not tie.length)]


def _suggestions(tie: _Tie, due: dt.date) -> Iterator[Suggestion]:
    held = (tie.last - tie.first).days + (1 if tie.inclusive else 0)
    yield Suggestion(same(due.isoformat()), Wording("the end that start and length give", "由起始日与时长推出的终止日"))
    if held > 0:
        yield Suggestion(
            datings.length_words(held, "day"), Wording("the length between the two dates", "两个日期之间的时长")
        )


RULE = Rule(
    code="TIM703",
    name="date-arithmetic",
    severity=Severity.ERROR,
    check=check,
    summary=Wording("A length of time does not lead from its start to its end", "起始日加时长不等于终止日"),
)
