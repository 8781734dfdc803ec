"""Page furniture in plain text: navigation, share buttons, adverts, disclaimers, codes of funds, teasers, related
links.

Comes in: a text. Goes out: passages of kind `furniture`, whole lines, in order of place. Told by the words of a
line (`lexicons/furniture.toml`), by its shape, and by the heading it stands under; linear in the text. A line of
running prose is never furniture for its place alone. Refuses to know: numbers, formats that mark such parts
themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Final

from claims import scripts
from claims.lexicon import HAN, comma_parted, sources
from claims.triggers import NO_PLACES, Triggers
from claims.values import Passage

SHORT: Final = 60
"""A line longer than this is prose unless it opens or speaks as furniture."""

LONGEST_HEADING: Final = 24

PIPED = re.compile(r"[^|]{1,16}(?:\|[^|]{1,16}){3,}$")
"""Home | News | Sports | Weather: a bar of links, cells without digits."""

FUND_CODES = re.compile(r"(?:[^\s()（）]{2,16}[(（]\d{6}[)）]\s*){2,}")
"""5G通信ETF(515050)芯片ETF(159995): an advert for funds by their codes."""

FUND_CODE = re.compile(r"\d{6}[)）]")
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
    telling = Telling(text)
    lines = text.splitlines(keepends=True)
    starts = list(accumulate(map(len, lines), initial=0))
    every = range(len(lines))
    asked = every if positions is None else {bisect_right(starts, p) - 1 for p in positions}
    under_heading = False
    for number in every if telling.may_head else sorted(asked):
        start, at = starts[number], starts[number + 1]
        wanted = number in asked
        if not wanted and at - start > LONGEST_HEADING and not under_heading:
            continue
        folded = lines[number].strip()
        length = len(folded)
        if not length:
            continue
        if length <= LONGEST_HEADING and opens_section(folded):
            under_heading = True
            yield start, at
            continue
        if under_heading and is_prose(folded) and not telling.holds("disclaimers", start, at):
            under_heading = False
        if wanted and (under_heading or is_furniture(folded) or telling.tells(length, start, at)):
            yield start, at


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
    """Whether a folded line is furniture by all its words or its shape."""
    if len(folded) <= SHORT and (folded.strip(MARKS) in terms("lines") or opens_as(folded)):
        return True
    return is_link_bar(folded) or is_fund_advert(folded)


class Telling:
    """The forms in a folded text that give a line away wherever they stand in it; Chinese ones tell of Chinese lines
    only, others of others.
    """

    def __init__(self, folded: str) -> None:
        self._text = folded
        self._places = {section: sorted(found) for section, found in forms().places(folded).items()}
        self.may_head = "sections" in self._places
        """Whether any form stands in it that may head a part."""

    def tells(self, length: int, start: int, end: int) -> bool:
        """Whether a line of so many characters is given away."""
        return bool(self._places) and (
            (length <= 2 * SHORT and self.holds("contains", start, end)) or self.holds("disclaimers", start, end)
        )

    def holds(self, section: str, start: int, end: int) -> bool:
        """Whether a form of a list stands in a line."""
        places = self._places.get(section, NO_PLACES)
        first, last = bisect_left(places, (start, 0)), bisect_left(places, (end, 0))
        if first == last:
            return False
        return any(self._is_chinese(*place) == self._is_chinese(start, end) for place in places[first:last])

    def _is_chinese(self, start: int, end: int) -> bool:
        return HAN.search(self._text, start, end) is not None


@cache
def forms() -> Triggers:
    """The forms that tell wherever they stand."""
    return Triggers({section: sorted(terms(section)) for section in ("contains", "disclaimers", "sections")})


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
    if ("基金" not in folded and "etf" not in folded) or FUND_CODE.search(folded) is None:
        return False
    return FUND_CODES.search(folded) is not None or (FUND_LINE.search(folded) is not None and "跟踪" in folded)


def opens_section(folded: str) -> bool:
    """Whether a line heads a part that is furniture as a whole."""
    return folded.strip(MARKS) in terms("sections")


def is_prose(folded: str) -> bool:
    """Whether a line under such a heading may be running text again: long and ended like a sentence."""
    return len(folded) > SHORT and folded.endswith(END_OF_SENTENCE)


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
