"""A date falls on another day of the week than the text says.

Where the year is written the calendar decides. Where it is taken from the document's date the finding is a warning, and
nothing is said when a neighbouring year would make it fit. A date whose year is only estimated is left alone.

Bad:  2025年1月28日（周一），大会开幕。 / The fair opened on Monday, January 28, 2025.
Good: 2025年1月28日（周二），大会开幕。 / The fair opened on Tuesday, January 28, 2025.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from auditor import datings
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Suggestion, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording
from claims.values import Claim

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CHINESE: Final = "一二三四五六日"


def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Each date with a weekday beside it: confirmed, or what the calendar says instead."""
    for claim in evidence.claims:
        if claim.quantity.noun not in WEEKDAYS or "relative" in claim.marks:
            continue
        day = datings.day_of(claim)
        if day is None:
            continue
        stated = WEEKDAYS.index(claim.quantity.noun)
        yield _confirmed(claim, day) if day.weekday() == stated else _finding(claim, day, stated)


def _confirmed(claim: Claim, day: dt.date) -> Comparison:
    return Comparison(Verdict.ARITHMETIC_OK, (claim,), _is(day), 0.97)


def _finding(claim: Claim, day: dt.date, stated: int) -> Finding:
    inferred = "inferred" in claim.marks
    ground = (
        Wording(f"{day.year} is the year of the document's date", f"年份{day.year}取自文件日期")
        if inferred
        else Wording(f"{day.year} is written", f"文中写明{day.year}年")
    )
    return RULE.finding(
        Wording(
            f"{claim.quote}: {day.isoformat()} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[stated]}",
            f"{claim.quote}:{day.isoformat()}是星期{CHINESE[day.weekday()]},不是星期{CHINESE[stated]}",
        ),
        places=[Place.of(claim)],
        verdict=Verdict.ARITHMETIC_WRONG,
        severity=Severity.WARNING if inferred else None,
        confidence=0.8 if inferred else 0.96,
        derivation=[ground, _is(day)],
        suggestions=_suggestions(day, stated),
    )


def _is(day: dt.date) -> Wording:
    return Wording(
        f"{day.isoformat()} is a {WEEKDAYS[day.weekday()]}", f"{day.isoformat()}是星期{CHINESE[day.weekday()]}"
    )


def _suggestions(day: dt.date, stated: int) -> Iterator[Suggestion]:
    """The weekday of the date; the nearest date of the weekday, where it is a day away."""
    yield Suggestion(
        Wording(WEEKDAYS[day.weekday()], f"星期{CHINESE[day.weekday()]}"),
        Wording("the weekday of the printed date", "与所印日期相符的星期"),
    )
    step = (stated - day.weekday() + 3) % 7 - 3
    if abs(step) == 1:
        near = day + dt.timedelta(days=step)
        yield Suggestion(
            Wording(near.isoformat(), near.isoformat()),
            Wording("the date of the printed weekday", "与所印星期相符的日期"),
        )


RULE = Rule(
    code="TIM705",
    name="weekday-date",
    severity=Severity.ERROR,
    check=check,
    summary=Wording("A date falls on another weekday than stated", "日期与所述星期不符"),
)
