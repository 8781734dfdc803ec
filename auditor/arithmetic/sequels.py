"""Levels of one thing on following days, and the change that is stated for the second: yesterday's close, today's
close, "up 5 %".

Comes in: the evidence. Goes out: checks of the stated change, whose two levels may stand in different documents.
Refuses to know: codes, messages.

Held together are levels of one known measure (a share's price, an index) of one subject in one unit; the earlier day
must be the last one that the documents give a level for, at most four days before, and all its levels must be one
number.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from auditor.arithmetic import figures
from auditor.arithmetic.amounts import PERCENT, amount, is_amount, is_bounded, is_positive, rounded
from auditor.arithmetic.checks import Check, last_place, outcome
from auditor.arithmetic.memo import once
from auditor.arithmetic.steps import ONE
from auditor.evidence import Evidence
from auditor.wording import Wording, same
from claims import scripts
from claims.values import Claim, Interval

MEASURES: Final = frozenset({"share_price", "index_level", "exchange_rate", "price", "oil_price", "gold_price"})
SHARES_OF: Final = re.compile(
    r"\b[Ss](?:hares|tock) (?:of|in) (?P<name>[A-Z][\w&’-]*(?: [A-Z][\w&’-]*)*)"
    r"|(?P<owner>[A-Z][\w&-]*(?: [A-Z][\w&-]*)*)(?:['’]s)? (?:shares|stock)\b"
)
MONTH_DAY: Final = re.compile(r"(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]")
OTHER_SPAN: Final = re.compile(
    r"周|月内|年内|年初|今年|本月|累计|盘中|最高|最低|开盘|早盘|午盘|\b(?:week|month|year|quarter|intraday|high|low|opened|open|premarket|since)\b"
)
FURTHEST: Final = 4
STEP_REACH: Final = 80
NO_YEAR: Final = 2000

Key = tuple[str, str, str | None]


def checked(evidence: Evidence) -> tuple[Check, ...]:
    """Every stated change of a level whose level of the day before is known from another sentence."""
    return once(evidence, _checked)


def _checked(evidence: Evidence) -> tuple[Check, ...]:
    levels: dict[Key, list[tuple[datetime.date, Claim]]] = defaultdict(list)
    for claim in evidence.claims:
        key, day = _key(claim, evidence), _day(claim, evidence)
        if key is not None and day is not None and not OTHER_SPAN.search(_around(claim, evidence)):
            levels[key].append((day, claim))
    return tuple(c for key in levels for c in _of(levels[key], evidence))


def _of(levels: list[tuple[datetime.date, Claim]], evidence: Evidence) -> Iterator[Check]:
    for day, after in levels:
        steps = [
            c for c in evidence.beside(after) if _is_step_of(c, after) and not OTHER_SPAN.search(_around(c, evidence))
        ]
        beside = [c for _, c in levels if c.document == after.document and c.sentence == after.sentence]
        earlier = [(d, c) for d, c in levels if 0 < (day - d).days <= FURTHEST]
        if len(steps) != 1 or len(beside) != 1 or not earlier:
            continue
        last = max(d for d, _ in earlier)
        before = [c for d, c in earlier if d == last]
        if len({c.quantity.value for c in before}) == 1:
            check = _check(before[0], after, steps[0], evidence)
            if check is not None:
                yield check


def _key(claim: Claim, evidence: Evidence) -> Key | None:
    frame = claim.frame
    if not is_amount(claim) or frame.measure not in MEASURES or frame.change in {"up", "down"}:
        return None
    subject = frame.subject or _named(claim, evidence)
    if subject is None or frame.measure is None or claim.quantity.value is None:
        return None
    return (subject, frame.measure, claim.quantity.unit)


def _named(claim: Claim, evidence: Evidence) -> str | None:
    """Whose shares a sentence speaks of, where the frame has no subject: "Shares of Hartwell Mining rose ..."."""
    found = SHARES_OF.search(evidence.sentence_text(claim))
    return None if found is None else found["name"] or found["owner"]


def _is_step_of(claim: Claim, level: Claim) -> bool:
    frame = claim.frame
    if claim.quantity.unit != "percent" or frame.change not in {"up", "down"} or frame.subject != level.frame.subject:
        return False
    return frame.measure == f"{level.frame.measure}_change" and abs(claim.start - level.start) <= STEP_REACH


def _day(claim: Claim, evidence: Evidence) -> datetime.date | None:
    """The day a claim is of: its period's, or the month and day that its sentence names before it (of no year)."""
    if claim.frame.period is not None and re.fullmatch(r"\d{4}-\d{2}-\d{2}", claim.frame.period):
        return _date(*map(int, claim.frame.period.split("-")))
    text = evidence.document[claim.document].text[claim.sentence[0] : claim.sentence[1]]
    found = MONTH_DAY.findall(text)
    return _date(NO_YEAR, int(found[0][0]), int(found[0][1])) if len(found) == 1 else None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _around(claim: Claim, evidence: Evidence) -> str:
    text = evidence.document[claim.document].text
    return scripts.fold(text[max(claim.sentence[0], claim.start - 16) : min(claim.sentence[1], claim.end + 16)])


def _check(before: Claim, after: Claim, step: Claim, evidence: Evidence) -> Check | None:
    first, second = amount(before).interval, amount(after).interval
    if not (is_bounded(first) and is_bounded(second) and is_positive(first) and is_positive(rounded(before))):
        return None
    growth = _turned(second.over(first).minus(ONE), step)
    loose = _turned(rounded(after).over(rounded(before)).minus(ONE), step)
    stated = amount(step).interval
    came = outcome(stated, growth, place=last_place(step, PERCENT), looser=loose)
    line = (
        same(f"{figures.whence(after, evidence)} / {figures.whence(before, evidence)} − 1 = ")
        + figures.percents(second.over(first).minus(ONE), 2)
        + Wording(f"; printed: {figures.whence(step, evidence)}", f";文中为:{figures.whence(step, evidence)}")
    )
    return Check(step, (before, after), came, stated, growth, (line,), "share")


def _turned(growth: Interval, step: Claim) -> Interval:
    value = step.quantity.value
    return (
        growth.scaled(Fraction(-1)) if step.frame.change == "down" and not (value is not None and value < 0) else growth
    )
