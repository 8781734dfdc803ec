"""Where a text says when it was written: `Oslo, 3 May - `, 新华社5月3日电, the time it was posted.

Comes in: a text, a claim in it, its days. Goes out: yes or no. What stands there is no statement of the text, and
no time of what its first sentence tells. Refuses to know: other claims, documents.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.judging.calendar_spans import Span
from claims.values import Claim

OPENS: Final = re.compile(r"\s*(?:[日号]?\s*(?:电|讯|電|訊|消息)|[)）]?\s*[-–—|])")
"""What follows the date of a dateline, before the text begins."""
STANDS_ALONE: Final = re.compile(r"\s*(?:$|\n)")
WIDEST: Final = 90
"""Characters of a line before its dateline is over."""
HEAD: Final = 400
"""Characters of a text in which a time of day is that of its posting."""


def opens(text: str, claim: Claim) -> bool:
    """Whether a sentence begins behind the date, on the same line."""
    return _is_near_start(text, claim) and bool(OPENS.match(text, claim.end))


def is_dateline(text: str, claim: Claim, days: Span) -> bool:
    """Whether it is the day on which the text was written, or the time it was posted."""
    if not _is_near_start(text, claim):
        return False
    if OPENS.match(text, claim.end) or STANDS_ALONE.match(text, claim.end):
        return True
    return days.clock and claim.start < HEAD


def _is_near_start(text: str, claim: Claim) -> bool:
    return claim.start - (text.rfind("\n", 0, claim.start) + 1) <= WIDEST
