"""What a reader makes of bytes: one linear text, the passages and tables in it, and what could not be read.

Offsets count Unicode code points of `text`. Every place of the original that a format can name (page, paragraph,
sheet and cell) stands in a passage's or a cell's `location`. Refuses to know: formats, claims, checks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from claims.values import Passage, Table

Role = Literal["source", "draft", "trusted"]


ADDRESS: Final = "auditor:"
"""A comment with these words is meant for this program."""


@dataclass(frozen=True, slots=True)
class Skip:
    """A file, or a part of one, that was not read: where, why, and what to do about it."""

    document: str
    reason: str
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Words that the file holds for its makers and does not show, and the stretch of the text that they stand at."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Document:
    """One source: a name, its text, and what is known of its structure."""

    name: str
    text: str
    language: str | None = None
    date: str | None = None
    """ISO date of publication, where the file or its text tells."""
    role: Role = "source"
    has_lines: bool = True
    """Whether line and column mean something to a reader of the original (not in docx, xlsx, pdf)."""
    passages: tuple[Passage, ...] = ()
    tables: tuple[Table, ...] = ()
    skips: tuple[Skip, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """Comments for this program, of formats that do not show them in the text."""
    path: str | None = None
    group: str | None = None
    """The named set it belongs to; documents of different sets are not held against one another."""

    rank: int = 0
    """Order of authority, 0 the highest: of two sides the one of higher rank number is to be mended."""
    pair: str | None = None
    """What its translations share: the name with the language left out (`docs/*/limits.md`)."""
    tongue: str | None = None
    """Its language by that name (`zh-cn`), for documents of a pair."""

    @classmethod
    def from_text(cls, name: str, text: str, *, date: str | None = None) -> Document:
        """A document of plain text; tables drawn in it are found when it is read for claims."""
        return cls(name=name, text=text, date=date)

    def named(self, name: str) -> Document:
        """The same document under another name."""
        return replace(self, name=name)
