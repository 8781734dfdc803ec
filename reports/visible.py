"""Text of documents made safe to show: control characters and invisible direction marks become visible escapes.

Comes in: any string. Goes out: one that cannot move a cursor, reorder a line or hide. Refuses to know: formats.
"""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters but tab and line ends
    "\u00ad\u061c\u180e\u200b\u200e\u200f"  # soft hyphen, letter mark, zero width space, direction marks
    "\u2028-\u202e\u2060-\u206f"  # line and paragraph separator, embeddings, overrides, isolates
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"  # tag characters
)
_SPACE = re.compile("[\t\n\r ]+")


def visible(text: str) -> str:
    r"""The text with what cannot be seen written out: U+202E becomes `\u202e`; line ends and tabs stay."""
    return _HIDDEN.sub(_escape, text)


def one_line(text: str) -> str:
    """The same on one line: runs of blanks, tabs and line ends become one blank."""
    return visible(_SPACE.sub(" ", text))


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
