"""Words of a caption, header or label -> the unit and scale they give to the numbers under them.

`(in thousands, except per share data)`, `单位：亿元`, `$'000`, `RMB’Million`, `(MWh)`, `收入（万元）`. A stretch counts
only when every word of it is a unit, a scale or a filler: `(see Note 13)` and `(benefit)` say nothing. Refuses to
know: tables, numbers.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, cast

from claims import units
from claims.values import Kind

ONE: Final = Decimal(1)

_BRACKETS: Final = re.compile(r"[(（\[【]([^()（）\[\]【】]{1,120})[)）\]】]")
_FULL_WIDTH: Final = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(ord, "’‘`´"), "'")
    | {0xA0: " ", 0x3000: " "}
)
_EXCEPT: Final = re.compile(
    r"\b(?:except(?:ing|ions?)?|excluding|other than)\b(?:\s+(?:for|where|as)\b)?", re.IGNORECASE
)
_EXCEPT_ZH: Final = re.compile(r"除([^,，;；。]{1,40}?)(?:以?外|另有[^,，;；。]*)|([^,，;；。:：]{1,30}?)除外")
_UNIT_IS: Final = re.compile(
    r"(?:货币|貨幣|金额|金額|数量)?(?:单位|單位|币种|幣種)\s*(?:均?为|均?為)?\s*[:： ]\s*([^。\n]{1,60})"
    r"|\bunits?\s*:\s*([^.\n]{1,60})",
    re.IGNORECASE,
)
_IN_SCALE: Final = re.compile(
    r"\b(?:(?:all )?(?:figures|amounts|numbers|dollars|values)\b[^.\n|]{0,40}?|expressed |stated |reported )?"
    r"in ?(?:thousands|millions|billions)\b"
    r"(?: of [A-Za-z.$' ]{2,25}?)?(?=[\s,;:.)]|$)",
    re.IGNORECASE,
)
_MARK: Final = re.compile(
    r"[(（\[]\s*(?:\d{1,2}|[a-l]|[ivx]{1,4}|\*+|注\d*|note \d+)\s*[)）\]]|[*†‡§]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+$", re.IGNORECASE
)
_LATIN: Final = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class HeaderUnit:
    """What a header says of the numbers under it."""

    scale: Decimal = ONE
    scale_word: str = ""
    unit: str | None = None
    kind: Kind | None = None
    exceptions: tuple[str, ...] = ()
    """What the scale does not hold for, in the words of the header."""

    def over(self, general: HeaderUnit) -> HeaderUnit:
        """This unit where it says something, a more general one where it does not."""
        if (
            self.unit is not None
            and self.scale == ONE
            and (self.kind != "money" or general.kind not in ("money", None))
        ):
            return self
        if self.unit is None and general.kind not in ("money", None) and general.scale == ONE:
            return general
        is_same = self.unit is None or general.unit is None or self.unit == general.unit or self.kind == "money"
        scale = self if self.scale != ONE or not is_same else general
        unit = self if self.unit is not None else general
        return HeaderUnit(scale.scale, scale.scale_word, unit.unit, unit.kind, self.exceptions + general.exceptions)


NO_UNIT: Final = HeaderUnit()


@functools.cache
def words() -> Mapping[str, Any]:
    """The word lists, read once."""
    with Path(__file__).with_name("tablewords.toml").open("rb") as file:
        return tomllib.load(file)


@functools.cache
def word_set(table: str, key: str) -> frozenset[str]:
    """One of the word lists, for look-up."""
    return frozenset(words()[table][key])


@functools.lru_cache(maxsize=4096)
def of_cell(text: str) -> HeaderUnit:
    """The unit of a header cell: the whole of it, or what it says in brackets or behind its words."""
    whole = _segment(text)
    if whole is not None and whole.kind == "duration" and _NAMES_TIME.fullmatch(text):
        return NO_UNIT
    return whole if whole is not None else of_label(text)


# `Year` over a column names what stands in it; `Years` or `(year)` counts.
_NAMES_TIME: Final = re.compile(r"\s*(?:year|month|day|week|hour|date|年|月|日|年份|月份)\s*", re.IGNORECASE)


@functools.lru_cache(maxsize=4096)
def of_label(text: str) -> HeaderUnit:
    """The unit that a label gives in brackets or at its end: `Energy (MWh)`, `营业收入/亿元`, `Revenue, $m`."""
    for found in reversed(list(_BRACKETS.finditer(text))):
        unit = _segment(found[1])
        if unit is not None:
            return unit
    tail = re.search(r"(?:[,，/]|\bin\b)\s*([^,，/]{1,25})$", text)
    unit = _segment(tail[1]) if tail else None
    return unit if unit is not None and (unit.kind in ("money", "percent") or unit.scale != ONE) else NO_UNIT


@functools.lru_cache(maxsize=1024)
def of_caption(text: str) -> HeaderUnit:
    """The unit that a caption gives to a whole table; prose with a unit in brackets is a caption as well."""
    found = NO_UNIT
    for line in text.split("\n"):
        for unit in _of_line(line):
            found = unit.over(found)
    return found


def _of_line(line: str) -> Iterator[HeaderUnit]:
    stated = _UNIT_IS.search(line)
    whole = None if stated else _segment(line)
    if whole is not None:
        yield whole
        return
    if stated:
        inner = re.split(r"[)）\]】]|\s{2,}", stated[1] or stated[2])[0]
        unit = _segment(inner)
        if unit is not None:
            yield unit
    for bracket in _BRACKETS.finditer(line):
        unit = _segment(bracket[1])
        if unit is not None:
            yield unit
    scale = _IN_SCALE.search(line)
    unit = _segment(scale[0]) if scale else None
    if unit is not None:
        yield unit


@functools.lru_cache(maxsize=8192)
def without_units(text: str) -> str:
    """The words of a label without its unit in brackets and without marks of footnotes."""
    kept = _BRACKETS.sub(lambda m: " " if _segment(m[1]) is not None else m[0], text)
    return " ".join(_MARK.sub(" ", kept).split()).strip(" ,:：，;；.-–—")


def _segment(text: str) -> HeaderUnit | None:
    """The unit of a stretch of which every word is a unit, a scale or a filler; None for any other."""
    text = text.translate(_FULL_WIDTH).strip()
    if not text or len(text) > 160 or re.fullmatch(r"[a-l]", text):
        return None
    text, exceptions = _without_exceptions(text)
    whole = HeaderUnit(unit="percent", kind="percent", exceptions=exceptions) if text[:1] == "%" else _rate(text)
    if whole is not None:
        return whole
    state = _State(text)
    while state.position < len(text):
        if not state.step():
            return None
    if state.unit is None and state.scale == ONE:
        return None
    if state.kind == "count" and state.scale == ONE and text.isascii():
        # `Shares`, `Acquisitions`, `(loss)` name what is counted; `(thousand persons)` and `（辆）` are units.
        return None
    return HeaderUnit(state.scale, state.scale_word, state.unit, state.kind, exceptions)


def _rate(text: str) -> HeaderUnit | None:
    """`元/股`, `$ per tonne`: something for each of something else."""
    parts = re.split(r"\s*/\s*|\s+per\s+|每", text)
    if len(parts) != 2 or not all(parts):
        return None
    above, below = _segment(parts[0]), _unit_after(parts[1], 0)
    if above is None or above.unit is None or below is None or below[0] < len(parts[1].rstrip()):
        return None
    return HeaderUnit(above.scale / below[3], above.scale_word, f"{above.unit}/{below[1]}", "rate")


def _without_exceptions(text: str) -> tuple[str, tuple[str, ...]]:
    found = _EXCEPT.search(text)
    if found:
        return text[: found.start()].rstrip(" ,;("), (text[found.end() :].strip().lower(),)
    zh = _EXCEPT_ZH.search(text)
    if zh:
        return (text[: zh.start()] + text[zh.end() :]).strip(" ,，;；"), (zh[1] or zh[2],)
    return text, ()


class _State:
    """How far a stretch has been read and what it said; lives in one call only."""

    def __init__(self, text: str) -> None:
        self.text, self.folded, self.position = text, text.lower(), 0
        self.scale, self.scale_word = ONE, ""
        self.unit: str | None = None
        self.kind: Kind | None = None

    def step(self) -> bool:
        """Reads one word; False where it is none of ours."""
        if self.text[self.position] in " ,，:：;；./-–'\t·":
            apostrophe = self.folded.startswith("'0", self.position)
            if not apostrophe:
                self.position += 1
                return True
        surface, role, value = self._longest()
        match = _unit_after(self.text, self.position)
        if match is not None and match[0] - self.position > len(surface):
            return self._take_unit(*match)
        if not surface:
            return False
        if role == "scale":
            self.scale *= Decimal(value)
            self.scale_word = self.text[self.position : self.position + len(surface)]
        elif role != "filler" and not self._take(role, value):
            return False
        self.position += len(surface)
        return True

    def _take_unit(self, end: int, unit: str, kind: str, multiplier: Decimal) -> bool:
        self.position = end
        self.scale *= multiplier
        return self._take(kind, unit)

    def _take(self, role: str, value: str) -> bool:
        # 人民币百万元 names its money twice, US$ and dollars as well; a second unit of another kind is no unit at all.
        if self.unit is not None and not (self.kind == role == "money"):
            return False
        if self.unit is None:
            self.unit, self.kind = value, cast("Kind", role)
        return True

    def _longest(self) -> tuple[str, str, str]:
        table = _surfaces()
        for length in range(min(22, len(self.folded) - self.position), 0, -1):
            surface = self.folded[self.position : self.position + length]
            entry = table.get(surface)
            if entry is None or not self._is_whole(surface):
                continue
            role, value = entry
            if role == "scale_after_money":
                if self.kind != "money":
                    continue
                role = "scale"
            return surface, role, value
        return "", "", ""

    def _is_whole(self, surface: str) -> bool:
        after = self.folded[self.position + len(surface) : self.position + len(surface) + 1]
        before = self.folded[self.position - 1 : self.position] if self.position else ""
        if _LATIN.match(surface[-1]) and after and _LATIN.match(after):
            return False
        if surface[-1].isdecimal() and after.isdecimal():
            return False
        return not (_LATIN.match(surface[0]) and before and _LATIN.match(before) and self.kind != "money")


def _unit_after(text: str, position: int) -> tuple[int, str, str, Decimal] | None:
    """Where a unit that begins here ends, its name, kind and multiplier."""
    match = units.after(text, position, None)
    if match is None or match.start != position or not match.unit:
        return None
    return match.end, match.unit, match.kind, match.multiplier


@functools.cache
def _surfaces() -> dict[str, tuple[str, str]]:
    lists = words()
    out: dict[str, tuple[str, str]] = dict.fromkeys(lists["filler"]["words"], ("filler", ""))
    for role, key in (("scale_after_money", "scales_after_money"), ("scale", "scales")):
        out |= {surface: (role, value) for value, surfaces in lists[key].items() for surface in surfaces}
    for code, surfaces in lists["money"].items():
        out |= dict.fromkeys(surfaces, ("money", code))
    for unit, surfaces in lists["percent"].items():
        out |= dict.fromkeys(surfaces, ("percent", unit))
    return out
