"""What the rules of time share: days and lengths of claims, when a document was written, words beside a claim.

Comes in: claims and documents. Goes out: dates, lengths, matches. Refuses to know: rules, findings.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from typing import Final, cast

from auditor.document import Document
from auditor.evidence import Evidence
from auditor.wording import Wording
from claims import periods
from claims.dates import timepoints
from claims.dates.timepoints import Moment, Unit
from claims.values import Claim

LENGTHS: Final = frozenset(("day", "week", "month", "year"))
ESTIMATED: Final = 0.7
"""A date below this confidence has its year from an estimate: no arithmetic is built on it."""

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_CHINESE_UNIT: Final = {"day": "天", "week": "周", "month": "个月", "year": "年"}


def day_of(claim: Claim) -> dt.date | None:
    """The day of a date that is known to the day; None for anything vaguer or estimated."""
    date = claim.quantity.date
    if claim.quantity.kind != "date" or date is None or not _DAY.fullmatch(date) or claim.confidence < ESTIMATED:
        return None
    found = timepoints.days(date)
    return None if found is None else found[0]


def ends_of(claim: Claim) -> tuple[str, str] | None:
    """The two ends of a written range of days, months or years, as ISO dates of one precision."""
    quantity = claim.quantity
    if quantity.kind != "period" or quantity.unit or not quantity.date or "relative" in claim.marks:
        return None
    first, slash, last = quantity.date.partition("/")
    if not slash or len(first) != len(last) or claim.confidence < ESTIMATED or timepoints.days(quantity.date) is None:
        return None
    return first, last


def is_length(claim: Claim) -> bool:
    """Whether it is a plain, exact length of whole days, weeks, months or years, and no age."""
    q = claim.quantity
    if q.kind != "duration" or q.unit not in LENGTHS or q.hedge != "exact" or q.noun == "age":
        return False
    return q.value is not None and q.value == q.value.to_integral_value() and 0 < q.value < 40_000


def length_of(claim: Claim) -> tuple[int, Unit]:
    """The number and unit of a plain length."""
    return int(claim.quantity.value or 0), cast("Unit", claim.quantity.unit)


def length_words(amount: int, unit: str) -> Wording:
    """A length in words: 75 days."""
    return Wording(f"{amount} {unit}{'' if amount == 1 else 's'}", f"{amount}{_CHINESE_UNIT[unit]}")


@functools.lru_cache(maxsize=4096)
def written_on(document: Document) -> Moment | None:
    """When the document was written, as it says itself or its file tells."""
    return timepoints.moment(document.date or periods.document_date(document.text))


def before(evidence: Evidence, claim: Claim, pattern: re.Pattern[str], reach: int = 16) -> re.Match[str] | None:
    """The match of a pattern that ends right before a claim."""
    text = evidence.document[claim.document].text
    return pattern.search(text, max(0, claim.start - reach), claim.start)


def behind(evidence: Evidence, claim: Claim, pattern: re.Pattern[str], reach: int = 16) -> re.Match[str] | None:
    """The match of a pattern that begins right behind a claim."""
    text = evidence.document[claim.document].text
    return pattern.match(text, claim.end, min(len(text), claim.end + reach))


def between(evidence: Evidence, first: Claim, second: Claim) -> str:
    """The words between two claims of one document."""
    return evidence.document[first.document].text[first.end : second.start]
