"""Two texts of two occasions: reports written long apart that neither a day nor a figure joins.

Comes in: the Views of two documents and how related they are. Goes out: yes or no. Numbers of two occasions are held
against one another only where each names one and the same time. Refuses to know: the period that a text reports
(`topics`), numbers.
"""

from __future__ import annotations

from typing import Final

from auditor.judging.calendar_spans import span
from auditor.linking.apart import times
from auditor.linking.gate import Related
from auditor.linking.profile import View

FAR: Final = 90
"""Days after which reports hardly follow one event any more."""


def differ(first: View, second: View, related: Related) -> bool:
    """Whether two texts tell of two occasions."""
    return _are_of_two_days(first, second, related)


def _are_of_two_days(first: View, second: View, related: Related) -> bool:
    """Whether they were written long apart, name no day in common, and share no longer figure."""
    if related.translated or related.equal_numbers:
        return False
    one, two = span(first.document.date), span(second.document.date)
    if one is None or two is None or abs(one.first - two.first) < FAR:
        return False
    return times.other_event(first, second)
