"""What the words of a row or column say of the numbers beside them: totals, counts, ratios, amounts apiece.

Refuses to know: tables, numbers.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from claims.tabular.header_units import word_set


@functools.lru_cache(maxsize=8192)
def is_total_label(label: str) -> bool:
    """Whether a row's label says that it sums others: `Total assets`, `Subtotal`, `合计`, `资产总计`."""
    low = label.lower().strip(" :：")
    totals = word_set("labels", "total")
    if low in totals or re.match(r"(?:total|sub-?total|grand total)\b", low):
        return True
    return any(low.startswith(t) or low.endswith(t) for t in totals if not t.isascii())


_CHANGE: Final = re.compile(
    r"\b(?:change|growth|variance|increase|decrease|yoy)\b|增减|增減|变动|變動|同比|增长|增長|涨跌|漲跌|[增涨漲降跌]幅"
    r"|[增升涨漲][加长長]?\W{1,2}[减減降跌]",
    re.IGNORECASE,
)


def change_in(words: str) -> str:
    """The word by which a heading says that what stands there is a change: 变动, `growth`, 增（减）额; or nothing."""
    found = _CHANGE.search(words)
    return found[0] if found else ""


@functools.lru_cache(maxsize=8192)
def is_count(label: str) -> bool:
    """Whether a label counts things: `Number of stores`, `Retail subscribers`, `员工人数`; not `Due from customers`."""
    low = label.lower().strip(" :：")
    if low.startswith(tuple(word_set("labels", "count_starts"))) or low.endswith(
        tuple(word_set("labels", "count_ends"))
    ):
        return True
    tokens = low.split()
    is_bare = 0 < len(tokens) <= 4 and not any(t in _PREPOSITIONS for t in tokens)
    return is_bare and tokens[-1] in word_set("labels", "counted")


_PREPOSITIONS: Final = frozenset(("of", "to", "from", "for", "by", "with", "in", "on"))


@functools.lru_cache(maxsize=8192)
def is_ratio(label: str) -> bool:
    """Whether a label names a share of something or a pure number: `Dividend yield`, `毛利率`, `Change (%)`."""
    low = label.lower().strip(" :：")
    has_sign = re.search(r"(?<![\d\s])\s*[%％]|^[%％]", low) is not None
    return has_sign or low.endswith(tuple(word_set("labels", "ratio_ends"))) or _has(low, "ratios")


@functools.lru_cache(maxsize=8192)
def is_apiece(label: str) -> bool:
    """Whether a label names an amount of one share, head or piece."""
    return _has(label.lower(), "apiece")


def _has(said: str, which: str) -> bool:
    for word in word_set("labels", which):
        if not word.isascii() or not word[0].isalpha():
            if word in said:
                return True
        elif word in said and re.search(rf"\b{re.escape(word)}\b", said):
            return True
    return False


@functools.lru_cache(maxsize=4096)
def falls_under(exception: str, said: str) -> bool:
    """Whether a row or column is what the header's `except ...` means."""
    if "per share" in exception or "每股" in exception:
        if re.search(r"\bper[ -](?:\w+ )?(?:share|unit|ads)\b|每股", said):
            return True
        exception = exception.replace("per share", " ")
    if re.search(r"\bshares?\b|股数|股份", exception) and re.search(r"\bshares\b(?! of)|股数|股份", said):
        return True
    tokens = {t.rstrip("s") for t in re.findall(r"[a-z][a-z-]{3,}", exception)} - word_set("labels", "empty")
    if any(re.search(rf"\b{re.escape(t)}s?\b", said) for t in tokens):
        return True
    chinese = re.findall(r"[一-鿿]{2,}", exception)
    return any(c in said or c.removesuffix("数据") in said for c in chinese)
