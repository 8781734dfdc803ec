"""Which claims of a document state a fact at all: no page furniture, nothing taken back, no example, no mark passed.

Comes in: a document and its claims. Goes out: the claims that may be linked. A code block states a setting
(`read_timeout: 30`, `port = 8080`); its other numbers (`alloc(10)`) belong to an example. Refuses to know: links.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from auditor.document import Document
from auditor.linking.retracted import is_taken_back
from claims.values import Claim, Passage

SETTING: Final = re.compile(r"[ \t]*(?:-[ \t]+|--?)?[\"'`]?[A-Za-z_][\w. -]{0,60}[\"'`]?[ \t]*(?:[:=]|=>)[ \t]*[\"'`]?")
"""What stands before the number on the line of a setting."""
LONGEST: Final = 160
"""Characters of a line before the number of a setting."""
PASSED: Final = re.compile(
    r"站上|突破|跨过|跨過|跨越|冲破|衝破|迈上|邁上|迈过|邁過|首破|越过|越過|(?:首次|首度|成功)(?:超过|超過)"
    r"|\b(?:pass|surpass|cross|topp|exceed|break)ing\b|\babove the\b|\bpast the\b"
)
"""Between a figure and a round mark that it has passed."""
MARK_GAP: Final = 40
MARK_REACH: Final = 2
"""A mark passed is at least half of what passed it."""


def stated(document: Document, claims: Iterable[Claim]) -> list[Claim]:
    """The claims that state something, in the order given."""
    text, blocks = document.text, _blocks(document)
    kept = [
        c
        for c in claims
        if not is_left_out(c) and not is_taken_back(c, text) and not (blocks and _is_in_example(c, text, blocks))
    ]
    marks = {two.id for one, two in pairwise(kept) if _is_mark_passed(one, two, text)}
    return [c for c in kept if c.id not in marks] if marks else kept


def is_left_out(claim: Claim) -> bool:
    """Numbers of page furniture, and the years and quarters that head the columns of a table, are no statements."""
    if "furniture" in claim.marks:
        return True
    return "header" in claim.marks and claim.quantity.kind in ("date", "period")


def _is_mark_passed(one: Claim, two: Claim, text: str) -> bool:
    """Whether the second is a round mark that the first has passed: 12635.97亿元,首度站上1.2万亿元."""
    x, y = one.quantity, two.quantity
    if x.unit != y.unit or x.value is None or y.value is None or not 0 < y.value <= x.value < y.value * MARK_REACH:
        return False
    gap = text[one.end : two.start]
    return len(gap) <= MARK_GAP and one.sentence == two.sentence and PASSED.search(gap) is not None


def _blocks(document: Document) -> list[Passage]:
    """The passages of code that fill whole lines, in order; code inside a line is part of its prose."""
    text = document.text
    found = (p for p in document.passages if p.kind == "code")
    lines = (p for p in found if p.start == 0 or text[p.start - 1] == "\n")
    return sorted((p for p in lines if "\n" in text[max(p.start, p.end - 1) : p.end + 1]), key=lambda p: p.start)


def _is_in_example(claim: Claim, text: str, blocks: Sequence[Passage]) -> bool:
    at = bisect_right(blocks, claim.start, key=lambda p: p.start) - 1
    if at < 0 or claim.start >= blocks[at].end:
        return False
    near = max(0, claim.start - LONGEST)
    line = text.rfind("\n", near, claim.start) + 1
    if not line and near:
        return True  # so far into its line it is no setting; lines of code may be as long as their file
    return SETTING.fullmatch(text, line, claim.start) is None
