"""Page furniture in plain text: navigation, share buttons, adverts, disclaimers, codes of funds, teasers, related
links.

Comes in: a text. Goes out: passages of kind `furniture`, whole lines, in order of place. Told by the words of a
line (`lexicons/furniture.toml`), by its shape, and by the heading it stands under; linear in the text. A line of
running prose is never furniture for its place alone. Refuses to know: numbers, formats that mark such parts
themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from claims import scripts
from claims.lexicon import HAN, comma_parted, sources
from claims.values import Passage

SHORT: Final = 60
"""A line longer than this is prose unless it opens or speaks as furniture."""

LONGEST_HEADING: Final = 24

PIPED = re.compile(r"[^|]{1,16}(?:\|[^|]{1,16}){3,}$")
"""Home | News | Sports | Weather: a bar of links, cells without digits."""

FUND_CODES = re.compile(r"(?:[^\s()（）]{2,16}[(（]\d{6}[)）]\s*){2,}")
"""5G通信ETF(515050)芯片ETF(159995): an advert for funds by their codes."""

FUND_LINE = re.compile(r"(?:etf|基金|指数)[(（]\d{6}[)）]")
END_OF_SENTENCE: Final = ("。", "！", "？", ".", "!", "?", "”", '"', ";", "；")


def passages(text: str, folded: str | None = None) -> list[Passage]:
    """The furniture of a text; `folded` is the text as `scripts.fold` gives it, where that is at hand."""
    return list(joined(text, furniture_lines(scripts.fold(text) if folded is None else folded)))


def around(folded: str, positions: Sequence[int]) -> list[Passage]:
    """The furniture of a folded text that holds any of the positions, given in order; other lines are looked at as
    headings only.
    """
    return [Passage(start, end, "furniture") for start, end in furniture_lines(folded, positions)]


def furniture_lines(text: str, positions: Sequence[int] | None = None) -> Iterator[tuple[int, int]]:
    """The span of each line of a folded text that is furniture."""
    under_heading = False
    at = 0
    following = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        wanted = positions is None
        if positions is not None:
            while following < len(positions) and positions[following] < at:
                following += 1
                wanted = True
            if not wanted and len(line) > LONGEST_HEADING and not under_heading:
                continue
        folded = line.strip()
        length = len(folded)
        if not length:
            continue
        if length <= LONGEST_HEADING and opens_section(folded):
            under_heading = True
            yield start, start + len(line)
            continue
        if under_heading and is_prose(folded):
            under_heading = False
        if wanted and (under_heading or is_furniture(folded)):
            yield start, start + len(line)


def joined(text: str, lines: Iterator[tuple[int, int]]) -> Iterator[Passage]:
    """Neighbouring lines as one passage, without the line end of the last."""
    current: tuple[int, int] | None = None
    for start, end in lines:
        if current and text[current[1] : start].strip() == "":
            current = (current[0], end)
            continue
        if current:
            yield trimmed(text, *current)
        current = (start, end)
    if current:
        yield trimmed(text, *current)


def trimmed(text: str, start: int, end: int) -> Passage:
    """The passage less white space at its ends."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Passage(start, end, "furniture")


def is_furniture(folded: str) -> bool:
    """Whether a folded line is furniture by its own words or shape."""
    if len(folded) <= SHORT and (folded.strip(MARKS) in terms("lines") or opens_as(folded)):
        return True
    if len(folded) <= 2 * SHORT and holds(folded, "contains"):
        return True
    return holds(folded, "disclaimers") or is_link_bar(folded) or is_fund_advert(folded)


def holds(folded: str, section: str) -> bool:
    """Whether a telling form of a list stands in the line; Chinese forms are looked for in Chinese lines only."""
    forms = telling(section)[folded.isascii() or HAN.search(folded) is None]
    return forms.search(folded) is not None


@cache
def telling(section: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The forms of a list that can stand in a Chinese line, and in another.

    Alternatives that all begin with a character of their own are searched as fast as that class of characters.
    """
    chinese = sorted(t for t in terms(section) if HAN.search(t) is not None)
    others = sorted(t for t in terms(section) if HAN.search(t) is None)
    return re.compile("|".join(map(re.escape, chinese))), re.compile("|".join(map(re.escape, others)))


MARKS: Final = " :·|>»«*#-•[]【】"


def opens_as(folded: str) -> bool:
    """Whether a line opens with a form of the list `starts`."""
    return folded.startswith(starts().get(folded[:2], ()))


def is_link_bar(folded: str) -> bool:
    """Whether a line is a row of links, not of a table."""
    return (
        "|" in folded
        and len(folded) <= 160
        and not any(c.isdecimal() for c in folded)
        and PIPED.match(folded) is not None
    )


def is_fund_advert(folded: str) -> bool:
    """Whether a line sells funds by their codes."""
    if "(" not in folded or ("etf" not in folded and "基金" not in folded):
        return False
    return FUND_CODES.search(folded) is not None or (FUND_LINE.search(folded) is not None and "跟踪" in folded)


def opens_section(folded: str) -> bool:
    """Whether a line heads a part that is furniture as a whole."""
    return folded.strip(MARKS) in terms("sections")


def is_prose(folded: str) -> bool:
    """Whether a line under such a heading is running text again: long and ended like a sentence, without a word of
    disclaimers.
    """
    return len(folded) > SHORT and folded.endswith(END_OF_SENTENCE) and not holds(folded, "disclaimers")


@cache
def terms(section: str) -> frozenset[str]:
    """The folded forms of one list."""
    lists = sources()["furniture.toml"]["furniture"][section]
    return frozenset(scripts.fold(t) for t in (*lists["zh"].split(), *comma_parted(lists["en"])))


@cache
def starts() -> dict[str, tuple[str, ...]]:
    """The forms that open a line of furniture, by their first two characters."""
    found: dict[str, list[str]] = {}
    for term in sorted(terms("starts")):
        found.setdefault(term[:2], []).append(term)
    return {first: tuple(forms) for first, forms in found.items()}
