"""A table's grid -> what heads each cell: words of its row and columns, section, period, unit; whether it is a total.

Which rows are headers is read from the cells: the rows above the first row of numbers, and rows of periods that begin
anew further down. Refuses to know: readings of numbers, claims.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from claims.header_units import NO_UNIT, ONE, HeaderUnit, of_caption, of_cell, of_label, without_units, words
from claims.values import Cell, Table

CellKind = Literal["blank", "nil", "number", "period", "unit", "text"]

_YEAR: Final = r"(?:19|20)\d\d"
_ZH_PERIOD: Final = re.compile(
    rf"(?:截至|截止|于|於)?(?:(?:{_YEAR}|\d\d|去|今|上|本|前|同)?年(?:度|末|初|底)?)?"
    r"(?:[\d一二三四上下前全首半本第]{1,3}(?:个月|個月|月份|月|季度|季|半年|日|年|期))*"
    r"(?:\d{1,2}日)?(?:[-~至到—–]\d{1,2}月)?(?:止|末|初|底|度|年度|期末|期初|累计|累計|同期)?"
    r"|本期|上期|上年同期|本年|上年|期末|期初|去年同期|年初至今"
)
_BARE_YEAR: Final = re.compile(
    rf"'?(?:{_YEAR})\s?[AEF]?(?:年(?:度)?)?(?:\s*\(?(?:restated|unaudited|audited|经重列|未经审计)\)?)?", re.IGNORECASE
)
_QUARTER: Final = re.compile(
    rf"(?:[1-4]?[QH][1-4]?|FY|CY)[ '’-]?(?:{_YEAR}|\d\d)?[AEF]?|{_YEAR}[ -]?(?:[QH][1-4]|[1-4][QH])[AEF]?"
    r"|\d\d[QH][1-4]"
    r"|[QH][1-4] FY ?\d\d(?:\d\d)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[-' ’]\d\d",
    re.IGNORECASE,
)
_ISO_DATE: Final = re.compile(rf"{_YEAR}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z-]*|\d+|[^\sA-Za-z\d]")
_AGEING: Final = re.compile(
    r"\d{1,3}\s*(?:(?:[-–—~至到]|\bto\b)\s*\d{1,3})?\s*(?:years?|months?|days?|年|个月|個月|天|岁|歲)\s*"
    r"(?:以内|以內|以上|以下|内|內|or more|or less)?",
    re.IGNORECASE,
)
_ONE_SPAN: Final = re.compile(r"\d{1,3}\s*(?:years?|months?|days?|年|个月|個月|天|岁|歲)", re.IGNORECASE)
_ZH_WORDS: Final = re.compile(
    r"[\d一二三四五六七八九十年月日季度第上下半全前个個截至止于於期末初本同去今累计累計和及\-~—–至到]+"
)
_ZH_ANCHOR: Final = re.compile(rf"{_YEAR}年|[上下]半年|季度?|日止|[本去今上]年|年度|期[末初]|同期")
_ZH_NOTE: Final = re.compile(r"[(（](?:未?经审计|未?經審計|经?重[列述]|經?重[列述]|调整后|調整後|如有)[)）]?")
_NUMBER: Final = re.compile(
    r"[\s(（\[+\-−–~<>≈约約△▲▼A-Z]{0,6}[$€£¥￥₹₩]?\s*[(（\-−+]?\s*\d(?:[\d,.'’ \u00a0\u2009，．]*\d)?\s*[)）]?"
    r"[\s)）]*(?:%|％|‰|[A-Za-z$€£¥/²³µ°·]{0,8}|[一-鿿]{1,6})?[\s)）*†‡]*(?:[(（]\d{1,2}[)）])?"
)


@dataclass(frozen=True, slots=True)
class Heads:
    """What heads a cell."""

    row: str = ""
    """The words at the beginning of the row, without unit and footnote marks."""
    column: str = ""
    """The words above the column that are neither period nor unit."""
    section: str = ""
    """The row without numbers under which the row stands."""
    period: str = ""
    """The words of the period, from the columns, else from the row or section."""
    unit: HeaderUnit = NO_UNIT
    is_total: bool = False
    is_apiece: bool = False
    """Whether the numbers are amounts of one share, head or piece."""
    is_plain: bool = False
    """Whether the numbers are counts, ratios or shares: no money."""
    is_count: bool = False
    is_reference: bool = False
    """Whether the numbers point elsewhere: numbers of notes, of items, of pages."""


NO_HEADS: Final = Heads()


@dataclass(frozen=True, slots=True)
class Column:
    """What stands above a column."""

    words: str = ""
    period: str = ""
    unit: HeaderUnit = NO_UNIT


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the grid that holds numbers, with what stands at its beginning and over it."""

    label: str
    section: str
    columns: Mapping[int, Column]
    general: HeaderUnit
    caption: str
    is_total: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A table understood: its rows of numbers, and which cells are headers or labels."""

    rows: Mapping[int, Row]
    labels: frozenset[tuple[int, int]]
    """(row, column) of headers and labels; every other cell is a value."""
    cache: dict[tuple[int, int], Heads] = field(default_factory=dict, compare=False)

    def is_value(self, cell: Cell) -> bool:
        """Whether a cell holds a value rather than heading others."""
        return (cell.row, cell.column) not in self.labels

    def heads(self, row: int, column: int) -> Heads:
        """What heads a cell of values."""
        key = (row, column)
        if key not in self.cache:
            found = self.rows.get(row)
            self.cache[key] = _heads(found, found.columns.get(column, Column())) if found else NO_HEADS
        return self.cache[key]


def layout(text: str, table: Table) -> Layout:
    """The layout of a table."""
    builder = _Builder(text, table)
    for cells in _by_row(table.cells):
        builder.add(cells)
    return Layout(builder.rows, frozenset(builder.labels))


def is_nil(words_of_cell: str) -> bool:
    """Whether a cell says that there is nothing: `—`, `n/a`, `$ —`, `—%`."""
    return words_of_cell.strip(" $€£¥%()（）\u00a0").lower() in _set("labels", "nil") or (
        words_of_cell.strip() != "" and not words_of_cell.strip(" $€£¥%()（）\u00a0-—–−")
    )


@functools.lru_cache(maxsize=16384)
def kind_of(content: str) -> CellKind:
    """What a cell holds, judged by itself."""
    content = " ".join(content.split())
    if not content:
        return "blank"
    if is_nil(content) and content not in {"$", "%", "€", "£", "¥"}:
        return "nil"
    if is_period(content):
        return "period"
    if _is_number(content):
        return "number"
    unit = of_cell(content)
    is_unit = unit != NO_UNIT and not without_units(f"({content.strip('()（）')})")
    return "unit" if is_unit else "text"


def _is_number(content: str) -> bool:
    if (_AGEING.fullmatch(content) and not _ONE_SPAN.fullmatch(content)) or re.search(r"(?<![\d.,])000s?$", content):
        return False
    ends = re.split(r"\s*(?:[-–—~～]|\bto\b|至)\s*", content) if not content.startswith(("-", "–", "—")) else [content]
    return all(_NUMBER.fullmatch(end) for end in ends)


def is_period(content: str) -> bool:
    """Whether the words name a period or date and nothing else."""
    content = content.strip(" ,.:：()（）*")
    if not content or len(content) > 90 or _AGEING.fullmatch(content):
        return False
    if any(p.fullmatch(content) for p in (_BARE_YEAR, _QUARTER, _ISO_DATE)):
        return True
    if any("一" <= c <= "鿿" for c in content):
        plain = _ZH_NOTE.sub("", content).replace(" ", "")
        if _ZH_WORDS.fullmatch(plain) and _ZH_ANCHOR.search(plain):
            return True
        return _ZH_PERIOD.fullmatch(plain) is not None and bool(re.search("[年月季期日]", plain))
    return _is_english_period(content)


def _is_english_period(content: str) -> bool:
    known, anchors = _set("periods", "words"), _set("periods", "anchors")
    is_anchored = False
    for word in _WORD.findall(content):
        low = word.lower()
        if word.isdigit():
            if re.fullmatch(_YEAR, word):
                is_anchored = True
            elif int(word[:3]) > 31:
                return False
        elif low in anchors or (low[:3] in _MONTHS and low in known):
            is_anchored = True
        elif low not in known and low not in {",", ".", "-", "–", "—", "/", "'", "’"}:
            return False
    return is_anchored


_MONTHS: Final = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))


@functools.cache
def _set(table: str, key: str) -> frozenset[str]:
    return frozenset(words()[table][key])


def _by_row(cells: Sequence[Cell]) -> Iterable[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for number in sorted(rows):
        yield sorted(rows[number], key=lambda c: c.column)


class _Builder:
    """Goes down the rows of one table; lives in one call of `layout` only."""

    def __init__(self, text: str, table: Table) -> None:
        self.text = text
        self.caption = text[slice(*table.caption)] if table.caption else ""
        self.general = of_caption(self.caption)
        self.width = max(c.column + c.column_span for c in table.cells)
        self.rows: dict[int, Row] = {}
        self.labels: set[tuple[int, int]] = set()
        self.heading: list[list[Cell]] = []
        self.columns: dict[int, Column] | None = None
        self.section = ""
        self.lead = ""
        self.group: dict[int, tuple[str, int]] = {}
        self.covering: dict[int, tuple[str, int]] = {}
        """Labels that span rows: column -> (words, last row)."""

    def add(self, cells: list[Cell]) -> None:
        """Takes one row in."""
        kinds = [kind_of(self._words(c)) for c in cells]
        filled = [(c, k) for c, k in zip(cells, kinds, strict=True) if k != "blank"]
        if not filled:
            return
        if len(filled) == 1 and filled[0][1] not in ("number", "nil") and self._stands_alone(filled[0][0], cells):
            self._take_lone(filled[0][0])
        elif self._is_heading(cells, filled):
            self._take_heading(cells)
        else:
            self._take_values(cells, kinds)

    def _words(self, cell: Cell) -> str:
        return self.text[cell.start : cell.end]

    def _stands_alone(self, cell: Cell, cells: Sequence[Cell]) -> bool:
        return cell.column == cells[0].column or cell.column_span >= self.width or self.columns is not None

    def _take_lone(self, cell: Cell) -> None:
        """A row of one cell: the table's title or unit above everything, a section below."""
        self.labels.add((cell.row, cell.column))
        said = self._words(cell)
        unit = of_caption(said)
        if self.columns is None and not self.rows:
            self.general = unit.over(self.general)
            self.caption = f"{self.caption}\n{said}" if self.caption else said
            if is_period(said):
                self.lead = said
            else:
                self.section = "" if unit != NO_UNIT else without_units(said)
        elif unit != NO_UNIT and not without_units(f"({said.strip('()（）')})"):
            self.general = unit.over(self.general)
        else:
            self.section = without_units(said)

    def _is_heading(self, cells: Sequence[Cell], filled: Sequence[tuple[Cell, CellKind]]) -> bool:
        if all(c.is_header for c, _ in filled):
            return True
        beyond = [(c, k) for c, k in filled if c.column > 0] or list(filled)
        numbers = sum(k in ("number", "nil") for _, k in beyond)
        telling = sum(k in ("period", "unit") for _, k in beyond)
        label = self._words(cells[0]) if cells[0].column == 0 else ""
        is_free = kind_of(label) in ("blank", "period", "unit") or of_label(label) != NO_UNIT
        if self.columns is None:
            if all(k == "unit" for _, k in beyond):
                return True
            if self.heading and telling and not is_free and not self._continues(beyond):
                return False
            return 2 * numbers < len(beyond)
        # Further down only a row of periods or units over empty or like labels begins a table anew.
        return numbers == 0 and telling > 0 and len(beyond) > 1 and is_free

    def _continues(self, beyond: Sequence[tuple[Cell, CellKind]]) -> bool:
        """Whether a labelled row of years below a header is one more header: the years follow one another."""
        has_periods = any(
            is_period(w) and re.search(_YEAR, w) for row in self.heading for w in map(self._words, row[1:])
        )
        years = [int(m[0]) for c, _ in beyond if (m := re.search(_YEAR, self._words(c)))]
        return not has_periods and all(abs(a - b) <= 2 for a, b in itertools.pairwise(years))

    def _take_heading(self, cells: list[Cell]) -> None:
        if self.columns is not None:
            self.heading, self.columns, self.section = [], None, ""
        self.heading.append(cells)
        label = self._words(cells[0]) if cells[0].column == 0 else ""
        are_units = all(kind_of(w) == "unit" for c in cells if c.column > 0 and (w := self._words(c)))
        if len(self.heading) > 1 and are_units and kind_of(label) == "text" and of_label(label) == NO_UNIT:
            self.section = without_units(label)  # `Revenue | £m | £m`: the units of the columns over a section
        self.labels.update((c.row, c.column) for c in cells)

    def _take_values(self, cells: list[Cell], kinds: Sequence[CellKind]) -> None:
        if self.columns is None:
            self.columns = self._columns_of(self.heading)
        label, row = self._label_of(cells, kinds), cells[0].row
        is_total = is_total_label(label)
        columns = self.columns if self.columns is not None else {}
        self.rows[row] = Row(label, self.section, columns, self.general, self.caption, is_total)
        if is_total and self.section and _names_section(label, self.section):
            self.section = ""

    def _label_of(self, cells: Sequence[Cell], kinds: Sequence[CellKind]) -> str:
        """The words at the beginning of the row; a blank beginning beside words belongs to the group above."""
        row, own = cells[0].row, {c.column for c in cells}
        parts = [said for column, (said, last) in sorted(self.covering.items()) if last >= row and column not in own]
        for cell, kind in zip(cells, kinds, strict=True):
            over = self.group.get(cell.column)
            if kind == "blank" and cell.column == 0 and len(kinds) > 2 and kinds[1] == "text" and over:
                parts.append(over[0])
                continue
            said = self._words(cell)
            if cell.column == 0 and kind == "number" and not any(c.isalpha() for c in said):
                continue  # a rank or running number before the words, or no label at all
            if kind not in ("text", "period") and not (cell.column == 0 and kind != "blank"):
                break
            if kind == "period" and cell.column > 0:
                break
            self.labels.add((cell.row, cell.column))
            parts.append(said)
            self.group[cell.column] = (said, cell.row)
            if cell.row_span > 1:
                self.covering[cell.column] = (said, cell.row + cell.row_span - 1)
            if cell.column >= 2:
                break
        return " ".join(dict.fromkeys(parts))

    def _columns_of(self, heading: Sequence[Sequence[Cell]]) -> dict[int, Column]:
        own = [{c.column for c in row if c.end > c.start} for row in heading]
        spread = [self._spread(row, set().union(*own[:k])) for k, row in enumerate(heading)]
        stub = [w for row in heading for c in row if c.column == 0 and (w := self._words(c))]
        for said in stub:
            unit = of_cell(said)
            self.general = unit.over(self.general) if unit != NO_UNIT else self.general
        lead = next((s for s in reversed(stub) if is_period(s) and " " in s), self.lead)
        return {i: self._column([row[i] for row in spread if row.get(i)], lead) for i in range(1, self.width)} | {
            0: self._column([row[0] for row in spread if row.get(0)], "")
        }

    def _column(self, said: Sequence[str], lead: str) -> Column:
        distinct = list(dict.fromkeys(" ".join(s.split()) for s in said))
        unit = NO_UNIT
        periods, rest = [lead] if lead else [], []
        for piece in distinct:
            found = of_cell(piece)
            unit = found.over(unit) if found != NO_UNIT else unit
            kind = kind_of(piece)
            if kind == "period":
                periods.append(piece.strip("()"))
            elif kind != "unit":
                rest.append(without_units(piece))
        return Column(" ".join(rest), " ".join(periods) if len(periods) > bool(lead) or lead else "", unit)

    def _spread(self, row: Sequence[Cell], headed: set[int]) -> dict[int, str]:
        """What each column has over it: cells that span several, and blank neighbours of a centred group.

        A column that a row above heads by itself stays blank here, unless the row has but one cell, as units have.
        """
        out: dict[int, str] = {}
        for cell in row:
            said = self._words(cell)
            if said and (cell.column > 0 or cell.column_span == 1):
                out |= dict.fromkeys(range(cell.column, cell.column + cell.column_span), said)
        written = sorted(i for i in out if i > 0)
        has_spans = any(c.column_span > 1 for c in row)
        if not written or has_spans or len(written) == self.width - 1:
            return out
        is_right = 1 not in out
        for i in range(1, self.width):
            if i in out or (i in headed and len(written) > 1):
                continue
            left = [w for w in written if w < i]
            right = [w for w in written if w > i]
            nearest = (right[0] if right else left[-1]) if is_right else (left[-1] if left else right[0])
            out[i] = out[nearest]
        return out


def _names_section(label: str, section: str) -> bool:
    return section.lower().rstrip("s:") in label.lower() or label.lower().strip(": ") in _set("labels", "total")


@functools.lru_cache(maxsize=8192)
def is_total_label(label: str) -> bool:
    """Whether a row's label says that it sums others: `Total assets`, `Subtotal`, `合计`, `资产总计`."""
    low = label.lower().strip(" :：")
    totals = _set("labels", "total")
    if low in totals or re.match(r"(?:total|sub-?total|grand total)\b", low):
        return True
    return any(low.startswith(t) or low.endswith(t) for t in totals if not t.isascii())


def _heads(row: Row, column: Column) -> Heads:
    label = without_units(row.label)
    row_unit = of_label(row.label)
    unit = row_unit.over(column.unit.over(row.general)) if row_unit != NO_UNIT else column.unit.over(row.general)
    said = f"{row.label} {row.section} {column.words}".lower()
    if any(_falls_under(exception, said) for exception in unit.exceptions):
        unit = row_unit.over(column.unit) if row_unit != NO_UNIT else column.unit
    is_scaled_by_table = row_unit.scale == column.unit.scale == ONE
    is_ratio = _is_ratio(label) or _is_ratio(column.words)
    is_count = not is_ratio and (_is_count(label) or _is_count(column.words))
    return Heads(
        "" if is_period(label) else label,
        column.words,
        row.section,
        column.period or _period_of_row(label, row.section),
        unit,
        row.is_total,
        is_apiece=is_scaled_by_table and (_is_apiece(label) or _is_apiece(column.words)),
        is_plain=is_count or is_ratio,
        is_count=is_count,
        is_reference=column.words.lower().strip(" .:#") in _set("labels", "references"),
    )


def _period_of_row(label: str, section: str) -> str:
    found = [said for said in (label, section) if said and is_period(said)]
    if len(found) == 2 and re.search(_YEAR, found[0]):
        return found[0]
    return " ".join(found)


@functools.lru_cache(maxsize=8192)
def _is_count(label: str) -> bool:
    """Whether a label counts things: `Number of stores`, `Retail subscribers`, `员工人数`; not `Due from customers`."""
    low = label.lower().strip(" :：")
    if low.startswith(tuple(_set("labels", "count_starts"))) or low.endswith(tuple(_set("labels", "count_ends"))):
        return True
    tokens = low.split()
    is_bare = 0 < len(tokens) <= 4 and not any(t in _PREPOSITIONS for t in tokens)
    return is_bare and tokens[-1] in _set("labels", "counted")


_PREPOSITIONS: Final = frozenset(("of", "to", "from", "for", "by", "with", "in", "on"))


@functools.lru_cache(maxsize=8192)
def _is_ratio(label: str) -> bool:
    low = label.lower().strip(" :：")
    has_sign = re.search(r"(?<![\d\s])\s*[%％]|^[%％]", low) is not None
    return has_sign or low.endswith(tuple(_set("labels", "ratio_ends"))) or _has(low, "ratios")


@functools.lru_cache(maxsize=8192)
def _is_apiece(label: str) -> bool:
    return _has(label.lower(), "apiece")


def _has(said: str, which: str) -> bool:
    for word in _set("labels", which):
        if not word.isascii() or not word[0].isalpha():
            if word in said:
                return True
        elif word in said and re.search(rf"\b{re.escape(word)}\b", said):
            return True
    return False


@functools.lru_cache(maxsize=4096)
def _falls_under(exception: str, said: str) -> bool:
    """Whether a row or column is what the header's `except ...` means."""
    if "per share" in exception or "每股" in exception:
        if re.search(r"\bper[ -](?:\w+ )?(?:share|unit|ads)\b|每股", said):
            return True
        exception = exception.replace("per share", " ")
    if re.search(r"\bshares?\b|股数|股份", exception) and re.search(r"\bshares\b(?! of)|股数|股份", said):
        return True
    tokens = {t.rstrip("s") for t in re.findall(r"[a-z][a-z-]{3,}", exception)} - _set("labels", "empty")
    if any(re.search(rf"\b{re.escape(t)}s?\b", said) for t in tokens):
        return True
    chinese = re.findall(r"[一-鿿]{2,}", exception)
    return any(c in said or c.removesuffix("数据") in said for c in chinese)
