"""One fact, one finding: what a check finds in the same words again becomes a further place of the first finding.

Comes in: a rule's check. Goes out: the same check, its like findings joined. Refuses to know: what is checked.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding

if TYPE_CHECKING:
    from auditor.options import Options
    from auditor.rule import Check

MOST_PLACES: Final = 40


def once_each(check: Check) -> Check:
    """The check with each finding given once, however often the documents repeat what it is of."""

    @functools.wraps(check)
    def joined(evidence: Evidence, options: Options) -> Iterable[Finding | Comparison]:
        return merged(check(evidence, options))

    return joined


def merged(found: Iterable[Finding | Comparison]) -> Iterator[Finding | Comparison]:
    """Comparisons as they come, then findings in the order of their first place, like ones joined."""
    kept: dict[tuple[str, str], Finding] = {}
    for item in found:
        if isinstance(item, Comparison):
            yield item
            continue
        key = (item.message.en, "" if item.title is None else item.title.en)
        held = kept.get(key)
        if held is None:
            kept[key] = item
        elif len(held.places) < MOST_PLACES:
            known = {(p.document, p.start, p.end) for p in held.places}
            more = tuple(p for p in item.places if (p.document, p.start, p.end) not in known)
            kept[key] = replace(held, places=held.places + more)
    yield from kept.values()
