"""A figure of prose that is told of another thing than the row of the cell it resembles, or is the row copied out.

Comes in: two Profiles, one of a cell, and the Views they are of. Goes out: yes or no. Refuses to know: scores, which
cell the prose does tell of.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.linking.lexical.words import words
from auditor.linking.profile import Profile, View
from claims import scripts
from claims.tabular.labels import change_in

BACK: Final = 60
UNCALLED: Final = frozenset({"total", "the", "of", "and", "for", "in", "to", "on", "a", "less"})
"""Words of a row that do not tell it from others."""
EXPLAINS: Final = re.compile(
    r"\b(?:due to|driven by|offset by|because of|resulting from|result of|attributable to|reflect(?:s|ed|ing)?"
    r"|includ(?:es|ed|ing))\b[^.;:]*$|(?:主要[是为因由系]|由于|系因|包括|其中)[^。;；]*$",
    re.IGNORECASE,
)
"""Words behind which stands what a figure comes from."""
EFFECT: Final = re.compile(
    r"\b(?:increase|decrease|reduction|decline|improvement|charge|benefit|impact|effect)s? (?:to|in|on) "
    r"[^.;:\d]{3,80}\bof (?:[$€£¥]?[\d.,]+ (?:[mb]illion |thousand )?and )?[$€£¥]?$",
    re.IGNORECASE,
)
"""Behind what moved and what it moved stands by how much."""
LEFT_OUT: Final = re.compile(
    r"\b(?:excluding|exclusive of|other than|net of|before)\b[^,.;:\d]*|(?:不含|不包括|剔除)[^,。;]*"
)
OWNED: Final = re.compile(r"(?:归属|归母|扣除|扣非|调整|应占|非)[^,，。;；]{0,16}$")
"""Before the name of a thing: it is of a narrower one."""
RUN_ON: Final = re.compile(r"[ \t]{1,3}[$€£¥]?\(?\d")
RUN_UP: Final = re.compile(r"\d\)?%?[ \t]{1,3}[$€£¥]?\(?$")
"""Figures side by side with nothing between them."""


def level_and_change(a: Profile, b: Profile) -> bool:
    """Whether the prose tells by how much something rose or fell, and the cell is a level, a share or a rate itself."""
    if a.is_cell == b.is_cell:
        return False
    cell, prose = (a.claim.frame, b.claim.frame) if a.is_cell else (b.claim.frame, a.claim.frame)
    return prose.change in ("up", "down") and cell.change is None and not change_in(cell.measure or "")


def apart_from_row(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether the prose tells of another thing than the row of the cell: of a reason for it, or of a narrower one."""
    if a.is_cell == b.is_cell:
        return False
    cell, prose, text = (a, b, second.document.text) if a.is_cell else (b, a, first.document.text)
    if _of_an_explanation(prose, text) or _of_an_effect(prose, cell, text) or _of_what_is_left(prose, cell, text):
        return True
    return _of_a_part(prose, cell, text) or row_itself(a, b, first, second)


def names_row(a: Profile, b: Profile) -> bool:
    """Whether the sentence of the prose has every word by which the row of the cell is called."""
    cell, prose = (a, b) if a.is_cell else (b, a)
    called = set(words(cell.claim.frame.measure or "").tokens) - UNCALLED
    return bool(called) and called <= prose.sentence.keys()


def row_itself(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether the prose is the row copied out, figure behind figure, under headings that it lost: `$10.5 $11.5`."""
    if a.is_cell == b.is_cell or not a.figure.digits or a.figure.digits != b.figure.digits:
        return False
    prose, text = (b, second.document.text) if a.is_cell else (a, first.document.text)
    if prose.claim.quantity.scale:
        return False
    before, behind = (
        text[max(0, prose.claim.start - BACK) : prose.claim.start],
        text[prose.claim.end : prose.claim.end + BACK],
    )
    return RUN_ON.match(behind) is not None or RUN_UP.search(before) is not None


def _of_an_explanation(prose: Profile, text: str) -> bool:
    """Whether the prose gives its figure as a reason: `primarily due to $3 million of fees`."""
    return EXPLAINS.search(text[max(prose.claim.sentence[0], prose.claim.start - BACK) : prose.claim.start]) is not None


def _of_an_effect(prose: Profile, cell: Profile, text: str) -> bool:
    """Whether it is by how much something moved the row: `a decrease to net income and earnings per share of $1.75`."""
    if cell.claim.frame.change is not None or change_in(cell.claim.frame.measure or ""):
        return False
    begin = max(prose.claim.sentence[0], prose.claim.start - 2 * BACK)
    return EFFECT.search(text[begin : prose.claim.start]) is not None


def _of_what_is_left(prose: Profile, cell: Profile, text: str) -> bool:
    """Whether the row is what the prose leaves out: `working capital, excluding short-term debt, was $340 million`."""
    name = (cell.claim.frame.measure or "").replace("_", " ")
    said = scripts.fold(text[prose.claim.sentence[0] : prose.claim.start])
    return len(name) > 1 and any(name in found.group() for found in LEFT_OUT.finditer(said))


def _of_a_part(prose: Profile, cell: Profile, text: str) -> bool:
    """Whether it is of a narrower thing than the row: 归属于股东的净利润 beside 净利润."""
    begin = prose.claim.sentence[0]
    said, name = scripts.fold(text[begin : prose.claim.start]), cell.claim.frame.measure or ""
    at = said.rfind(name) if len(name) > 1 else -1
    return at > 0 and OWNED.search(said, max(0, at - BACK), at) is not None
