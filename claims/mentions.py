"""The dates of a text in any language and in digits, none overlapping another: text in, mentions out."""

from __future__ import annotations

from claims import dates_en, dates_numeric, dates_zh
from claims.timepoints import Mention


def mentions_of(text: str) -> list[Mention]:
    """The mentions of every grammar, in order of place; of those that overlap, the one that begins first, the longer first."""
    found: list[Mention] = [] if text.isascii() else list(dates_zh.mentions(text))
    found += dates_numeric.mentions(text)
    found += dates_en.mentions(text)
    found.sort(key=_place)
    out: list[Mention] = []
    for mention in found:
        if out and mention.start < out[-1].end:
            continue
        out.append(mention)
    return out


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end
