"""What makes a finding the same finding tomorrow: its rule, its documents, and the words around its numbers, numbers
masked.

Line moves, reformatting, re-ordering and the numbers themselves do not change it (the decision holds the numbers as
reviewed); other words, another rule or another document do.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from auditor.document import Document
from auditor.finding import Finding, Place

LENGTH = 16
"""Hexadecimal digits: 64 bits, so that among a million findings two share one with a chance of 3 in 100 million."""
REACH = 60
"""Characters of context to each side, within the sentence."""

_NUMERALS = re.compile(r"[\d.,]+|[零〇一二三四五六七八九十百千万萬亿億两兩]+")
_NOISE = re.compile(r"[\W_]+")


def fingerprints(findings: Iterable[Finding], documents: Mapping[str, Document]) -> list[str]:
    """One fingerprint a finding, in their order; like findings in like contexts are numbered."""
    seen: Counter[str] = Counter()
    out = []
    for finding in findings:
        basis = _basis(finding, documents)
        seen[basis] += 1
        out.append(hashlib.sha256(f"{basis}\n{seen[basis]}".encode("utf-8", "replace")).hexdigest()[:LENGTH])
    return out


def _basis(finding: Finding, documents: Mapping[str, Document]) -> str:
    sides = sorted(_side(p, documents) for p in finding.places[:2])
    return "\n".join([finding.code, *sides])


def _side(place: Place, documents: Mapping[str, Document]) -> str:
    document = documents.get(place.document)
    base = place.document.replace("\\", "/").rsplit("/", 1)[-1]
    if document is None:
        return base
    begin, end = place.claim.sentence if place.claim else (place.start, place.end)
    begin, end = max(begin, place.start - REACH), min(end, place.end + REACH)
    before, after = document.text[begin : place.start], document.text[place.end : end]
    return f"{base}|{masked(before)}#{masked(after)}"


def masked(text: str) -> str:
    """The words of a text without numbers, spaces, punctuation and case."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NOISE.sub("", _NUMERALS.sub("", folded))
