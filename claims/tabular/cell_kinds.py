"""What one cell of a table holds, judged by itself: nothing, a number, a period, a unit, or words.

Refuses to know: the cell's table.
"""

from __future__ import annotations

import functools
import re
from typing import Final, Literal

from claims.tabular.header_units import NO_UNIT, of_cell, without_units, word_set

CellKind = Literal["blank", "nil", "number", "period", "unit", "text"]

YEAR: Final = r"(?:19|20)\d\d"
_ZH_PERIOD: Final = re.compile(
    rf"(?:截至|截止|于|於)?(?:(?:{YEAR}|\d\d|去|今|上|本|前|同)?年(?:度|末|初|底)?)?"
    r"(?:[\d一二三四上下前全首半本第]{1,3}(?:个月|個月|月份|月|季度|季|半年|日|年|期))*"
    r"(?:\d{1,2}日)?(?:[-~至到—–]\d{1,2}月)?(?:止|末|初|底|度|年度|期末|期初|累计|累計|同期)?"
    r"|本期|上期|上年同期|本年|上年|期末|期初|去年同期|年初至今"
)
_BAREYEAR: Final = re.compile(
    rf"'?(?:{YEAR})\s?[AEF]?(?:年(?:度)?)?(?:\s*\(?(?:restated|unaudited|audited|经重列|未经审计)\)?)?", re.IGNORECASE
)
_QUARTER: Final = re.compile(
    rf"(?:[1-4]?[QH][1-4]?|FY|CY)[ '’-]?(?:{YEAR}|\d\d)?[AEF]?|{YEAR}[ -]?(?:[QH][1-4]|[1-4][QH])[AEF]?"
    r"|\d\d[QH][1-4]"
    r"|[QH][1-4] FY ?\d\d(?:\d\d)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[-' ’]\d\d",
    re.IGNORECASE,
)
_ISO_DATE: Final = re.compile(rf"{YEAR}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{YEAR}")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z-]*|\d+|[^\sA-Za-z\d]")
_AGEING: Final = re.compile(
    r"\d{1,3}\s*(?:(?:[-–—~至到]|\bto\b)\s*\d{1,3})?\s*(?:years?|months?|days?|年|个月|個月|天|岁|歲)\s*"
    r"(?:以内|以內|以上|以下|内|內|or more|or less)?",
    re.IGNORECASE,
)
# The common case: digits that are no year.
_PLAIN: Final = re.compile(r"[-(]?[$€£¥]?(?!(?:19|20)\d\d(?!\d))\d(?:[\d,]*\d)?(?:\.\d+)?[)%]?")
_ONE_SPAN: Final = re.compile(r"\d{1,3}\s*(?:years?|months?|days?|年|个月|個月|天|岁|歲)", re.IGNORECASE)
_ZH_WORDS: Final = re.compile(
    r"[\d一二三四五六七八九十年月日季度第上下半全前个個截至止于於期末初本同去今累计累計和及\-~—–至到]+"
)
_ZH_ANCHOR: Final = re.compile(rf"{YEAR}年|[上下]半年|季度?|日止|[本去今上]年|年度|期[末初]|同期")
_ZH_NOTE: Final = re.compile(r"[(（](?:未?经审计|未?經審計|经?重[列述]|經?重[列述]|调整后|調整後|如有)[)）]?")
_ZH_OF: Final = re.compile(
    r"的?(?:金额|金額|余额|餘額|平均余额|平均餘額|发生额|發生額|实际数|實際數|预算数|預算數|数|數)$"
)
"""Behind the period of a column, what all columns hold: 2023年末金额."""
_WEEKS: Final = re.compile(r"^(?:the )?\d{1,3}[ -](?:weeks?|days?)\b(?=.*\d)", re.IGNORECASE)
"""Financial years of 52 weeks, of 364 days."""
_DATED_UNIT: Final = re.compile(
    rf"(?P<period>[^\n]{{0,60}}?(?:{YEAR}|FY ?'?\d\d|年度?|[月日末初]))[\s,，]{{1,3}}"
    r"(?P<unit>[^\d\s(（,，][^\d\n]{0,24}(?:000s?)?)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"[\s(（\[+\-−–~<>≈约約△▲▼A-Z]{0,6}[$€£¥￥₹₩]?\s*[(（\-−+]?\s*\d(?:[\d,.'’ \u00a0\u2009，．]*\d)?\s*[)）]?"
    r"[\s)）]*(?:%|％|‰|[A-Za-z$€£¥/²³µ°·]{0,8}|[一-鿿]{1,6})?[\s)）*†‡]*(?:[(（]\d{1,2}[)）])?"
)


def is_nil(words_of_cell: str) -> bool:
    """Whether a cell says that there is nothing: `—`, `n/a`, `$ —`, `—%`."""
    return words_of_cell.strip(" $€£¥%()（）\u00a0").lower() in word_set("labels", "nil") or (
        words_of_cell.strip() != "" and not words_of_cell.strip(" $€£¥%()（）\u00a0-—–−")
    )


@functools.lru_cache(maxsize=16384)
def kind_of(content: str) -> CellKind:
    """What a cell holds, judged by itself."""
    if _PLAIN.fullmatch(content):
        return "number"
    content = " ".join(content.split())
    if not content:
        return "blank"
    if is_nil(content) and content not in {"$", "%", "€", "£", "¥"}:
        return "nil"
    if is_period(content) or parted(content) is not None:
        return "period"
    if _is_number(content):
        return "number"
    unit = of_cell(content)
    is_unit = unit != NO_UNIT and not without_units(f"({content.strip('()（）')})")
    return "unit" if is_unit else "text"


@functools.lru_cache(maxsize=4096)
def parted(content: str) -> tuple[str, str] | None:
    """The period and the unit of a heading that names both and nothing else: `30 Mar 2019 £m`, 2023年 人民币千元."""
    found = _DATED_UNIT.fullmatch(content.strip())
    if found is None or not is_period(found["period"]):
        return None
    unit = of_cell(found["unit"])
    if found["unit"] == "Rm":  # millions of rand, not ringgit
        return None
    says_much = unit.kind in ("money", "percent") or unit.scale != NO_UNIT.scale
    return (found["period"], found["unit"]) if says_much else None


def _is_number(content: str) -> bool:
    if (_AGEING.fullmatch(content) and not _ONE_SPAN.fullmatch(content)) or re.search(r"(?<![\d.,])000s?$", content):
        return False
    ends = re.split(r"\s*(?:[-–—~～]|\bto\b|至)\s*", content) if not content.startswith(("-", "–", "—")) else [content]
    return all(_NUMBER.fullmatch(end) for end in ends)


@functools.lru_cache(maxsize=16384)
def is_period(content: str) -> bool:
    """Whether the words name a period or date and nothing else."""
    content = content.strip(" ,.:：()（）*")
    if not content or len(content) > 90 or _AGEING.fullmatch(content):
        return False
    if any(p.fullmatch(content) for p in (_BAREYEAR, _QUARTER, _ISO_DATE)):
        return True
    if any("一" <= c <= "鿿" for c in content):
        plain = _ZH_OF.sub("", _ZH_NOTE.sub("", content).replace(" ", ""))
        if _ZH_WORDS.fullmatch(plain) and _ZH_ANCHOR.search(plain):
            return True
        return _ZH_PERIOD.fullmatch(plain) is not None and bool(re.search("[年月季期日]", plain))
    return _is_english_period(content)


def _is_english_period(content: str) -> bool:
    known, anchors = word_set("periods", "words"), word_set("periods", "anchors")
    is_anchored = False
    for word in _WORD.findall(_WEEKS.sub("", content)):
        low = word.lower()
        if word.isdecimal():
            if re.fullmatch(YEAR, word):
                is_anchored = True
            elif int(word[:3]) > 31:
                return False
        elif low in anchors or (low[:3] in _MONTHS and low in known):
            is_anchored = True
        elif low not in known and low not in {",", ".", "-", "–", "—", "/", "'", "’"}:
            return False
    return is_anchored


_MONTHS: Final = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
