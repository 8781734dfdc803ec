"""Lines of text measured in columns of a terminal, where a Chinese character takes two.

Comes in: text without control characters, colours allowed. Goes out: widths, and text cut, padded or wrapped to a
width. Refuses to know: what the text says.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import combining, east_asian_width

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_JOINERS: Final = frozenset("\u200c\u200d\ufe0e\ufe0f")
_CLOSING: Final = frozenset("，。、；：？！）】」』》〉”’…—%％⟧)]},.;:?!")
"""Never first on a line."""
_OPENING: Final = frozenset("（【「『《〈“‘⟦([{")
"""Never last on a line."""


def columns(text: str) -> int:
    """How many columns the text takes."""
    plain = _COLOUR.sub("", text) if "\x1b" in text else text
    return len(plain) if plain.isascii() else sum(map(_column, plain))


def _column(character: str) -> int:
    if character < "\u0300":
        return 1
    if character in _JOINERS or combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def cut(text: str, width: int) -> str:
    """The beginning of the text, with an ellipsis where something is left out."""
    if columns(text) <= width:
        return text
    return f"{_head(text, width - 1)}…" if width > 0 else ""


def cut_left(text: str, width: int) -> str:
    """The end of the text, with an ellipsis where something is left out."""
    if columns(text) <= width:
        return text
    return f"…{_head(text[::-1], width - 1)[::-1]}" if width > 0 else ""


def _head(text: str, width: int) -> str:
    taken = 0
    for i, character in enumerate(text):
        taken += _column(character)
        if taken > width:
            return text[:i]
    return text


def pad(text: str, width: int) -> str:
    """The text filled up with blanks to the width."""
    return text + " " * max(0, width - columns(text))


def wrap(text: str, width: int) -> list[str]:
    """Lines no wider than `width`, broken at blanks and between Chinese characters; at least one."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrapped(paragraph, max(width, 2)))
    return lines or [""]


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if columns(line) + columns(piece.rstrip(" ")) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip(" "))
        line = piece.lstrip(" ")
        while columns(line) > width:
            head = _head(line, width)
            lines.append(head)
            line = line[len(head) :]
    if line.strip() or not lines:
        lines.append(line.rstrip(" "))
    return lines


def _pieces(text: str) -> list[str]:
    """Stretches that stay on one line, blanks at their end."""
    pieces: list[str] = []
    start = 0
    for i in range(1, len(text)):
        left, right = text[i - 1], text[i]
        if right == " " or right in _CLOSING or left in _OPENING:
            continue
        if left == " " or _column(left) == 2 or _column(right) == 2:
            pieces.append(text[start:i])
            start = i
    pieces.append(text[start:])
    return pieces
