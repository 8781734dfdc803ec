"""Units that several numbers of one list share: 12, 25 and 60 µm; 12 billion kroner, up from 3.9 billion.

Comes in: a text and its figures in order of place. Goes out: the same, bare numbers with the unit of the one that names
it. Refuses to know: ranges, how units are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from claims.frozen import changed
from claims.numbers.figures import Figure
from claims.numbers.items import YUAN
from claims.scripts import is_traditional

LISTED: Final = re.compile(r", (?:and |or )?| (?:and|or|versus|vs\.?) |/|、|和|或|及|与")
WORDS: Final = frozenset((" and ", " or ", "、", "和", "或", "及", "与"))
LEAST: Final = 3
"""Numbers parted by commas alone are a list from three on; two may belong to different things."""
COMPARED: Final = re.compile(
    r",? (?:(?:up|down) )?(?:from|compared (?:with|to)|against|versus|vs\.?|than|and|or|to)"
    r"(?: (?:about|nearly|around|over|just))? "
    r"|[,，]?(?:高于|低于|高於|低於|去年同期的?|上年同期的?|上年的?|去年的?|此前的?|之前的?)(?:为|為|是|约|約)?"
)
REVISED: Final = re.compile(r"[^.;。;]{0,40}?(?:\b(?:to|at|on|from|then|as|or)\s|(?:至|为|為|到|成))")
GREATEST_QUAKE: Final = 10
LOCAL: Final = frozenset(("TWD", "HKD", "MOP"))
RENMINBI: Final = re.compile("人民[币幣]|CNY|RMB")
CURRENCIES: Final = {"美": "USD", "欧": "EUR", "歐": "EUR", "港": "HKD", "日": "JPY"}
COUNTED_IN: Final = re.compile(
    "[以按换換折](?:(?<=[以按])|(?<=[换換])算成?|(?<=折)[合算]成?)([美欧歐港日])[元圆圓](?:[来來]?[计計]算?|(?=[，,]))"
)
"""以美元计, 换算美元: the amounts behind it, to the end of the sentence, are in that money. One class leads:
the search skips to its characters.
"""
SENTENCE_ENDS: Final = re.compile("[。；;！？\n]")
LONGEST: Final = 30
SCALED: Final = frozenset({"million", "billion", "trillion", "bn", "mn", "m", "tn", "万亿", "亿", "萬億", "億"})
SHARED: Final = frozenset({"measure", "percent"})


def shared(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those of a list in the unit that its last one names, and amounts in the money named before."""
    out = _in_stated_money(text, _in_local_money(text, list(figures)))
    for index in range(len(out) - 1, 0, -1):
        if out[index].kind in SHARED and out[index].unit is not None and _is_bare(out[index - 1]):
            _lend_back(text, out, index)
    for index in range(1, len(out)):
        money, other = out[index - 1], out[index]
        if money.kind == "money" and other.is_bare and other.kind == "count" and other.scale.lower() in SCALED:
            gap = text[money.end : other.outer_start]
            if money.scale and len(gap) <= LONGEST and _joins(text, money.end, other.outer_start):
                out[index] = other.with_unit_of(money)
        elif money.unit == "magnitude" and other.is_bare and _is_revised(text, money, other):
            out[index] = other.with_unit_of(money)
        elif other.unit == "USD_cent" and money.unit == "EUR" and other.outer_start - money.end <= LONGEST:
            out[index] = changed(other, unit="EUR_cent")  # €1.29, nine cents more
    return out


def _is_revised(text: str, first: Figure, other: Figure) -> bool:
    """Whether a reading is revised: magnitude 7.1, then 7.4; "later settled on 7.2"."""
    small = other.value is not None and other.value < GREATEST_QUAKE and "." in other.written
    return small and REVISED.fullmatch(text, first.end, other.outer_start) is not None


def _in_local_money(text: str, figures: list[Figure]) -> list[Figure]:
    """Bare 元 in a text in traditional characters that names one local currency, and no renminbi, is that currency."""
    local = {f.unit for f in figures if f.unit in LOCAL}
    if len(local) != 1 or RENMINBI.search(text) is not None or not is_traditional(text):
        return figures
    return [
        changed(f, unit=min(local)) if f.unit == "CNY" and text[f.end - 1] in YUAN and not f.has_prefix else f
        for f in figures
    ]


def _in_stated_money(text: str, figures: list[Figure]) -> list[Figure]:
    """Bare 元 behind 以美元计 is what the sentence says it is counted in."""
    stated = [(m.end(), CURRENCIES[m[1]]) for m in COUNTED_IN.finditer(text)] if "元" in text else []
    return [changed(f, unit=_stated_for(text, f, stated) or f.unit) for f in figures] if stated else figures


def _stated_for(text: str, figure: Figure, stated: Sequence[tuple[int, str]]) -> str | None:
    """The money that the sentence of a bare 元 is counted in, if it says so before."""
    if figure.unit != "CNY" or text[figure.end - 1] not in YUAN or figure.has_prefix or _names_yuan(text, figure):
        return None
    end, unit = next(((e, u) for e, u in reversed(stated) if e <= figure.start), (0, None))
    return None if unit is None or SENTENCE_ENDS.search(text, end, figure.start) else unit


def _names_yuan(text: str, figure: Figure) -> bool:
    return RENMINBI.search(text, figure.start, min(len(text), figure.end + 3)) is not None


def _joins(text: str, start: int, end: int) -> bool:
    return COMPARED.fullmatch(text, start, end) is not None


def _is_bare(figure: Figure) -> bool:
    """Whether a figure may take a unit: a plain number in digits without one."""
    return figure.is_bare and figure.kind == "count" and figure.script == "digits" and figure.hedge == "exact"


def _lend_back(text: str, figures: list[Figure], last: int) -> None:
    """Gives the unit of a figure to the bare ones before it in its list."""
    first, has_word = last, False
    while first and _is_bare(figures[first - 1]):
        gap = text[figures[first - 1].end : figures[first].outer_start]
        if LISTED.fullmatch(gap) is None:
            break
        has_word = has_word or gap in WORDS
        first -= 1
    if last - first + 1 < LEAST and not has_word and not _are_pressures(text, figures, first, last):
        return
    for index in range(first, last):
        figures[index] = figures[index].with_unit_of(figures[last])


def _are_pressures(text: str, figures: Sequence[Figure], first: int, last: int) -> bool:
    """140/90 mmHg."""
    return first < last and figures[last].unit in ("millimeter_Hg", "kilopascal") and text[figures[first].end] == "/"
