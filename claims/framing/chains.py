"""Numbers of one sentence that share their measure: 51%和26%, 1元(缓存命中)/4元, $6.5 million, or 7.3%, from A to
B.

Comes in: a scene and two neighbouring readings. Goes out: whether the second takes over from the first. Refuses to
know: what the measure is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from claims.framing import changes, measures
from claims.framing.scenes import Scene, Word
from claims.values import Reading

BRACKETED = re.compile(r"\([^()]{0,40}\)")
IN_PLACES = re.compile(r"(?:in|at|for|from) [\w .'-]{2,30},? (?:and|but)")
"""GDP grew 5.2% in China and 2.5% in the United States."""
CHAINS: Final = frozenset({"/", "、", "和", "及", "与", "and", "or", ",", "以及", ", and", "或"})
ENDPOINT = re.compile(
    r"(?:\b(?:from|to)(?: about| nearly| almost| approximately| around| just| over)? ?|[从由至到自])[$€£¥]?$"
)


@dataclass(slots=True)
class Before:
    """The number read before this one in the sentence, with what was found for it."""

    reading: Reading
    word: Word | None
    direction: changes.Direction | None
    scopes: tuple[str, ...]


def in_chain(found: Scene, before: Before, reading: Reading) -> bool:
    """Whether two numbers of one kind are joined in a list (51%和26%), or one says the other over (or 7.3%)."""
    a, b = before.reading.quantity, reading.quantity
    if reading.outer_start - before.reading.end > 48 or a.kind in ("date", "period"):
        return False
    if a.kind != b.kind or a.unit != b.unit:
        said_over = before.direction is not None and b.kind == "percent" and a.kind in measures.CHANGEABLE
        return said_over and found.folded[before.reading.end : reading.outer_start].strip() in (
            ", or",
            "or",
            "(",
            "(or",
            ",或",
            "或",
        )
    gap = BRACKETED.sub("", found.folded[before.reading.end : reading.outer_start]).strip()
    return gap in CHAINS or (found.latin and IN_PLACES.fullmatch(gap) is not None)


def is_endpoint(found: Scene, reading: Reading) -> bool:
    """Whether the number is an end of a change that an earlier number states: from $89.5 million to $96.0 million."""
    return ENDPOINT.search(found.folded, max(found.start, reading.outer_start - 24), reading.outer_start) is not None
