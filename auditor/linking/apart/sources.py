"""Two institutions' own forecasts, or their own readings of one instrument's kind, are two facts.

Comes in: two Profiles and the Views they are of. Goes out: yes or no. Refuses to know: numbers. What two witnesses say
happened is one fact in dispute; what two banks expect, or two observatories measure, is not.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from auditor.linking.profile import Profile, View
from claims import scripts

REACH: Final = 240
"""Characters back from a number in which the last source named is its own."""
READS: Final = re.compile(r"测得|测定|测算|震级|规模|里氏|\b(?:measured|magnitude|registered|gauged)\b")
BODY: Final = r"(?:银行|证券|研究所|研究院|中心|集团|机构|协会|组织|大学|公司|局|台网|台|所|院|社|委|部|厅)"
SOURCE_ZH: Final = re.compile(
    rf"(?P<source>[\u4e00-\u9fff]{{1,14}}?{BODY})[^。;,\u4e00-\u9fff]{{0,8}}(?:日|周[一二三四五六日])?[^。;,]{{0,6}}?"
    r"(?:预计|预测|预期|测得|测定|测算|估计|估算|认为|表示|发布|称|指出)"
)
SOURCE_EN: Final = re.compile(
    r"(?P<source>[A-Z][\w&'’-]*(?:\.[A-Z]\.)?(?: (?:of|for|and|the|[A-Za-z][\w&'’-]*)){0,5}?) "
    r"(?:measured|put|puts|expects?|forecasts?|sees|predicts?|estimates?|registered|reckons|projects|said|says)\b"
)
COMMON: Final = frozenset(
    (
        *(
            "the",
            "of",
            "for",
            "and",
            "bank",
            "institute",
            "agency",
            "survey",
            "bureau",
            "office",
            "research",
            "securities",
        ),
        *(
            "national",
            "center",
            "centre",
            "service",
            "department",
            "ministry",
            "analysts",
            "economists",
            "group",
            "capital",
        ),
    )
)


def differ(a: Profile, b: Profile, first: View, second: View) -> bool:
    """Whether two forecasts or readings are each of a source of its own."""
    if first is second or a.days is not None:
        return False
    foretold = {p.claim.frame.modality for p in (a, b)} == {"forecast"}
    if not foretold and not (_is_reading(a, first) or _is_reading(b, second)):
        return False
    one, two = _source(a, first), _source(b, second)
    return one is not None and two is not None and not _is_one(one, two)


def _is_reading(p: Profile, v: View) -> bool:
    return READS.search(scripts.fold(v.document.text[slice(*p.claim.sentence)])) is not None


def _source(p: Profile, v: View) -> str | None:
    """The last source named before a number, or behind it in its sentence."""
    return _named(v.document.text, p.claim.start, p.claim.sentence[1])


@functools.lru_cache(maxsize=4096)
def _named(text: str, start: int, end: int) -> str | None:
    begin = max(0, start - REACH)
    before = [*SOURCE_ZH.finditer(scripts.fold(text), begin, start), *SOURCE_EN.finditer(text, begin, start)]
    if before:
        return max(before, key=lambda m: m.start())["source"]
    behind = SOURCE_ZH.search(scripts.fold(text), start, end) or SOURCE_EN.search(text, start, end)
    return None if behind is None else behind["source"]


def _is_one(one: str, other: str) -> bool:
    """Whether two names may be one: words in common, initials, or one written short."""
    if one.isascii() and other.isascii():
        x, y = (re.findall(r"[a-z]+", name.lower()) for name in (one, other))
        return bool(set(x) & set(y) - COMMON) or _initials(x) == "".join(y) or _initials(y) == "".join(x)
    if one.isascii() or other.isascii():
        return True  # names of two scripts say nothing
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(ch in rest for ch in short)


def _initials(listed: list[str]) -> str:
    return "".join(w[0] for w in listed if w not in {"the", "of", "for", "and"})
