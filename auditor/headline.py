"""Where the headline of a text ends, and which claims stand in one.

Comes in: a text, or a claim with its text. Goes out: a place, or yes and no. A reader may have marked headings; a plain
text has its first line. Refuses to know: links, numbers.
"""

from __future__ import annotations

from typing import Final

from claims.values import Claim

LONGEST: Final = 160
"""A first line longer than this is no headline."""
STOPS: Final = (".", "。", "!", "!", "?", "?", ";", ";", ":", ":")
"""A first line that ends so is a sentence of the text."""


def ends(text: str) -> int:
    """Where the first line ends, if it is a headline: short, no sentence, with a body below; else 0."""
    line, _, below = text.partition("\n")
    is_headline = 0 < len(line) <= LONGEST and bool(below.strip()) and not line.rstrip().endswith(STOPS)
    return len(line) if is_headline else 0


def holds(claim: Claim, text: str) -> bool:
    """Whether the claim stands in a heading."""
    return "heading" in claim.marks or claim.end <= ends(text)
