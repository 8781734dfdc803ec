"""Lists that number or mark their own members: i) ii) iii); 一是…二是…三是…; (一)(二)(三); lines with bullets.

Comes in: folded text. Goes out: what was counted, and the members. Refuses to know: claims, rules.

A list is taken only behind a count with a colon (三点原因:, "three reasons:"), with its marks in order from the first;
one whose marks go on after its sentence is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 400
LONGEST_BULLETS: Final = 4_000
NOUN_ZH: Final = r"[^\s,,。;;::()()、“”\"《》—\d]{0,12}"
MARKS: Final = re.compile(
    r"(?<![a-z])(?P<mark>i{1,3}|iv|vi{0,3}|ix|x|[1-9]|[a-h])[)）]"
    r"|[(（](?P<inner>i{1,3}|iv|vi{0,3}|ix|x|[1-9]|[a-h]|[一二三四五六七八九十])[)）]|(?P<circle>[①②③④⑤⑥⑦⑧⑨])"
    r"|(?<![一-鿿])(?P<nth>[一二三四五六七八九十])(?:是|要|为)|(?<![一-鿿])(?:其|第)(?P<order>[一二三四五六七八九十])[,,:]"
)
HEAD: Final = re.compile(
    r"(?:(?P<zh>[二两三四五六七八九十]|十[一二]|\d{1,2}) ?(?:大|个|项|种|条|点|类|方面)"
    + NOUN_ZH
    + r"|\b(?P<en>two|three|four|five|six|seven|eight|nine|ten) (?:[a-z-]+ ){0,2}[a-z-]+):"
)
SPELL: Final = re.compile(
    r"(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|times|points?|percent|examples?|goals?)$|[年月天周日]$"
)
"""What the count is of where no list of as many members is promised: "in the past three years:"."""
STOP: Final = re.compile(r"[。!?\n]|\.(?:\s|$)")
BULLET: Final = re.compile(r"(?P<indent>[ \t]*)(?P<sign>[-*•·▪]|\d{1,2}[.)、](?!\d))\s*(?P<body>\S[^\n]*)")
CHINESE: Final = tuple("一二三四五六七八九十")
SCALES: Final = (
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    tuple("abcdefgh"),
    tuple("123456789"),
    tuple("①②③④⑤⑥⑦⑧⑨"),
    CHINESE,
)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A count as written with what it counts, and the members that are marked behind it."""

    count: str
    start: int
    end: int
    list_start: int
    list_end: int
    members: tuple[str, ...]
    is_closed: bool = True
    """Whether nothing behind the list reads like more of it."""


def of(text: str) -> Iterator[Enumeration]:
    """Every list of the text that marks its own members."""
    for head in HEAD.finditer(text):
        found = _bulleted(text, head) or _marked(text, head)
        if found is not None and not SPELL.search(text[head.start() : head.end() - 1]):
            yield found


def _marked(text: str, head: re.Match[str]) -> Enumeration | None:
    """三个领域:i)…,ii)…,iii)…."""
    limit = head.end() + LONGEST
    stop = STOP.search(text, head.end(), limit)
    end = stop.start() if stop else min(len(text), limit)
    found = [*MARKS.finditer(text, head.end(), end)]
    marks = [_mark(m) for m in found]
    scale = next((s for s in SCALES if marks and marks[0] == s[0]), None)
    if scale is None or len(marks) < 2 or tuple(marks) != scale[: len(marks)]:
        return None
    if _goes_on(text, end, found[0], scale[len(marks) : len(marks) + 1]):
        return None
    ends = [*(m.start() for m in found[1:]), end]
    members = tuple(text[m.end() : e].strip(" ,;、") for m, e in zip(found, ends, strict=True))
    return Enumeration(head["zh"] or head["en"], head.start(), head.end() - 1, head.end(), end, members)


def _mark(found: re.Match[str]) -> str:
    return next(g for g in found.groups() if g)


def _goes_on(text: str, end: int, first: re.Match[str], following: tuple[str, ...]) -> bool:
    """Whether the next mark behind is the next of the scale, so that the list is longer than its sentence."""
    sign = first.lastgroup
    later = MARKS.finditer(text, end, end + LONGEST_BULLETS)
    return next(((_mark(m),) == following for m in later if m.lastgroup == sign), False)


def _bulleted(text: str, head: re.Match[str]) -> Enumeration | None:
    """Lines with bullets or numbers right under "three reasons:"."""
    if text[head.end() : head.end() + 1] != "\n":
        return None
    members: list[str] = []
    indent = sign = None
    at = last = head.end() + 1
    for line in text[at : at + LONGEST_BULLETS].split("\n"):
        begin, at = at, at + len(line) + 1
        found = BULLET.match(line)
        if found is not None and (indent is None or (found["indent"], _sign(found)) == (indent, sign)):
            indent, sign = found["indent"], _sign(found)
            members.append(found["body"].strip())
            last = begin + len(line)
        elif line.strip() and (not members or not line.startswith((" ", "\t"))):
            break
    if len(members) < 2 or at > head.end() + LONGEST_BULLETS:
        return None
    rest = text[last : last + LONGEST].partition("\n#")[0].split("\n")[1:]
    is_closed = not any(b is not None and _sign(b) == sign for b in map(BULLET.match, rest))
    return Enumeration(
        head["zh"] or head["en"], head.start(), head.end() - 1, head.end(), last, tuple(members), is_closed
    )


def _sign(bullet: re.Match[str]) -> str:
    return "1" if bullet["sign"][0].isdecimal() else bullet["sign"]
