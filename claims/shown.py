"""A source text without its markup, as its reader sees it, with the way back to every place of the source.

Numbers are read in what is shown, so that `**3.2** billion` is one number and the target of a link is none; claims are
given in the source, so that line, column and quote are true to the file. Refuses to know: which markup there is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from claims.values import Claim, Passage, Table

MARKUP: Final = "markup"
"""The kind of passages that are not shown."""


class View:
    """What is shown of a text; never changes once made."""

    def __init__(self, source: str, hidden: Iterable[Passage]) -> None:
        self.source = source
        parts: list[str] = []
        self._sources: list[int] = []
        self._showns: list[int] = []
        position = length = 0
        for start, end in _merged(hidden, len(source)):
            if start > position:
                self._sources.append(position)
                self._showns.append(length)
                parts.append(source[position:start])
                length += start - position
            if _would_fuse(source, start, end):
                self._sources.append(start)
                self._showns.append(length)
                parts.append(" ")
                length += 1
            position = end
        self._sources.append(position)
        self._showns.append(length)
        parts.append(source[position:])
        self.text = "".join(parts)

    def to_source(self, position: int) -> int:
        """The place in the source of a character that is shown."""
        i = max(0, bisect_right(self._showns, position) - 1)
        return min(self._sources[i] + position - self._showns[i], len(self.source))

    def to_shown(self, position: int) -> int:
        """The place where a place of the source is shown; what is hidden is at the next character that is."""
        i = max(0, bisect_right(self._sources, position) - 1)
        shown = self._showns[i] + position - self._sources[i]
        return min(shown, self._showns[i + 1] if i + 1 < len(self._showns) else len(self.text))

    def passages(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """The passages that are shown, in what is shown."""
        moved = (
            replace(p, start=self.to_shown(p.start), end=self.to_shown(p.end)) for p in passages if p.kind != MARKUP
        )
        return tuple(p for p in moved if p.end > p.start)

    def tables(self, tables: Sequence[Table]) -> list[Table]:
        """The tables in what is shown."""
        return [
            Table(
                self.to_shown(t.start),
                self.to_shown(t.end),
                tuple(replace(c, start=self.to_shown(c.start), end=self.to_shown(c.end)) for c in t.cells),
                (self.to_shown(t.caption[0]), self.to_shown(t.caption[1])) if t.caption else None,
            )
            for t in tables
        ]

    def claims(self, claims: Iterable[Claim]) -> list[Claim]:
        """Claims on what is shown, in the source."""
        return [self._claim(claim) for claim in claims]

    def _claim(self, claim: Claim) -> Claim:
        start, end = self._span(claim.start, claim.end)
        return replace(claim, start=start, end=end, quote=self.source[start:end], sentence=self._span(*claim.sentence))

    def _span(self, start: int, end: int) -> tuple[int, int]:
        first = self.to_source(start)
        return first, max(first, self.to_source(end - 1) + 1) if end > start else first


def _merged(hidden: Iterable[Passage], length: int) -> Iterable[tuple[int, int]]:
    position = 0
    for passage in sorted(hidden, key=lambda p: (p.start, p.end)):
        start, end = max(passage.start, position), min(passage.end, length)
        if end > start:
            yield start, end
            position = end


def _would_fuse(source: str, start: int, end: int) -> bool:
    """Whether a tag or comment stands between two words or numbers, which would run together without it."""
    before, after = source[start - 1 : start], source[end : end + 1]
    return bool(before) and bool(after) and before.isalnum() and after.isalnum() and source[start] == "<"
