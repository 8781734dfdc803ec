"""The marks that Word puts before the paragraphs of lists, as its numbering part counts them: 1., (a), 一、, •.

Comes in: the numbering part, paragraphs in order. Goes out: the mark of each. Refuses to know: text, documents.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from auditor.reading.wordml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BULLET: Final = "•"
DEEPEST: Final = 9
_CHINESE: Final = "〇一二三四五六七八九"
_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
                 (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_PLACE: Final = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


class ListMarks:
    """Counts the paragraphs of all lists of one document; lives while its parts are walked."""

    def __init__(self, numbering: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if numbering is None:
            return
        for abstract in numbering.iterchildren(W + "abstractNum"):
            levels = {_value(lvl, W + "ilvl"): _level(lvl) for lvl in abstract.iterchildren(W + "lvl")}
            self._levels[abstract.get(W + "abstractNumId", "")] = levels
        for number in numbering.iterchildren(W + "num"):
            pointed = number.find(W + "abstractNumId")
            self._lists[number.get(W + "numId", "")] = pointed.get(W + "val", "") if pointed is not None else ""

    def of(self, properties: Element | None) -> str:
        """The mark of a paragraph with these properties of a list, blank behind it; nothing where it has none."""
        if properties is None:
            return ""
        number = properties.find(W + "numId")
        level = properties.find(W + "ilvl")
        depth = min(_value(level, W + "val") if level is not None else 0, DEEPEST - 1)
        name = self._lists.get(number.get(W + "val", "") if number is not None else "", "")
        known = self._levels.get(name, {})
        if depth not in known:
            return ""
        counts = self._counts[name]
        counts[depth] = counts.get(depth, known[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return _mark(known, counts, depth)


def _mark(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels[depth]
    if level.form == "none" or not level.text:
        return ""
    if level.form == "bullet":
        return f"{BULLET} "

    def counted(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        over = levels.get(at, level)
        return numeral(counts.get(at, over.start), over.form)

    return f"{_PLACE.sub(counted, level.text)} "


def _level(element: Element) -> _Level:
    start, form, text = (element.find(W + name) for name in ("start", "numFmt", "lvlText"))
    return _Level(
        _value(start, W + "val", 1) if start is not None else 1,
        form.get(W + "val", "decimal") if form is not None else "decimal",
        (text.get(W + "val", "") if text is not None else "")[:40],
    )


def _value(element: Element, name: str, default: int = 0) -> int:
    said = element.get(name, "")
    return min(int(said), 100_000) if said.isdecimal() else default


def numeral(count: int, form: str) -> str:
    """A count as a form of numbering writes it."""
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count <= 260 else str(count)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalEnclosedCircle" and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if form.startswith(("chinese", "ideograph", "japanese", "taiwanese")) and 1 <= count <= 99:
        return _chinese(count)
    return str(count)


def _roman(count: int) -> str:
    out = ""
    for value, sign in _ROMAN if 0 < count < 4000 else ():
        while count >= value:
            out, count = out + sign, count - value
    return out or str(count)


def _chinese(count: int) -> str:
    tens, ones = divmod(count, 10)
    head = ("" if tens == 1 else _CHINESE[tens]) + "十" if tens else ""
    return head + (_CHINESE[ones] if ones or not tens else "")
