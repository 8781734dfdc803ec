"""Tables of facts as people keep them: which column is which, in which period and unit a row speaks, one fact or many.

Comes in: header cells and rows, or keys and values, of any format. Goes out: trusted facts, and a Skip for each row
that is none. Refuses to know: files, claims, how facts are judged.
"""

from __future__ import annotations

import datetime
import functools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from importlib.resources import files
from typing import Final

from auditor.document import Skip
from auditor.reference import ReferenceFact
from claims import periods

NEEDED: Final = ("subject", "measure", "value")
SEARCHED: Final = 20
"""So many lines from the first a header is looked for: titles stand above it."""
NOTHING: Final = frozenset(
    {"", "-", "–", "—", "--", "n/a", "na", "null", "none", "nil", "...", "…", "无", "/", "不适用", "未披露"}
)

_SIGNS: Final = re.compile(r"[\s_\-.:：#*]+")
_BRACKETS: Final = re.compile(r"[(（\[]([^()（）\[\]]{1,40})[)）\]]\s*$")
_NEGATIVE: Final = re.compile(r"[(（]\s*([^()（）]{1,60})\s*[)）]")
_ISO: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?|FY\d{4}(?:Q[1-4])?")
_COMPACT: Final = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])")
_MONTH: Final = re.compile(r"((?:19|20)\d\d)[./](0?[1-9]|1[0-2])")
_YEAR: Final = re.compile(r"((?:19|20)\d\d)(?:\.0)?\s*[AE]?")
_QUARTER: Final = re.compile(r"((?:19|20)\d\d)[-\s_]*Q([1-4])", re.IGNORECASE)
_EXPONENT: Final = re.compile(r"[-+]?\d{1,40}(?:\.\d{1,40})?[eE][-+]?\d{1,3}")
_SCALES: Final = {
    "thousand": ("k", "thousand", "thousands", "000", "'000", "000s", "'000s", "千"),
    "million": ("m", "mn", "mm", "mil", "mln", "million", "millions", "百万"),
    "billion": ("b", "bn", "bln", "billion", "billions", "十亿"),
    "trillion": ("t", "tn", "trn", "trillion", "trillions"),
}
_SCALE: Final = {word: name for name, words in _SCALES.items() for word in words}
_FILLERS: Final = frozenset({"in", "of", "单位"})


class Columns:
    """The columns of a table of facts, by what they hold; made from its header."""

    def __init__(self, header: Sequence[str]) -> None:
        self.names: dict[str, int] = {}
        self.unit = ""
        self.periods: dict[int, str] = {}
        """Columns that are a period each, with the value of that period in every row."""
        for i, written in enumerate(header):
            inside = _BRACKETS.search(written)
            kind = kind_of(written) or (kind_of(written[: inside.start()]) if inside else None)
            if kind is not None:
                self.names.setdefault(kind, i)
                self.unit = inside[1] if inside and kind == "value" else self.unit
            elif len(written) <= 40 and (period := period_of(written)):
                self.periods[i] = period

    def is_header(self) -> bool:
        """Whether these are the names of columns of facts."""
        return "measure" in self.names and len(self.names) > 1

    def missing(self) -> list[str]:
        """What a fact needs and no column gives."""
        return [n for n in NEEDED if n not in self.names and not (n == "value" and self.periods)]

    def facts(self, cells: Sequence[str], name: str, place: str) -> Iterator[ReferenceFact | Skip]:
        """The fact of a row; of a table with a column for each period, the fact of each."""
        row = {kind: cells[i] for kind, i in self.names.items() if i < len(cells)}
        row = {"unit": self.unit, **row} if self.unit else row
        if "value" in self.names or not self.periods:
            yield fact_of(row, name, place)
            return
        for i, period in self.periods.items():
            if i < len(cells) and cells[i].strip().casefold() not in NOTHING:
                yield fact_of({**row, "period": period, "value": cells[i]}, name, f"{place}, column {i + 1}")


def table(rows: Iterator[tuple[int, list[str]]], name: str) -> Iterator[ReferenceFact | Skip]:
    """The facts of a table of cells; lines before its header are its title."""
    columns = Columns(())
    seen: list[list[str]] = []
    for line, cells in rows:
        if not columns.is_header() and len(seen) < SEARCHED:
            found = Columns(cells)
            columns = found if found.is_header() else columns
            seen.append(cells)
            if found.is_header() and found.missing():
                break
            continue
        if not columns.is_header():
            break
        if any(cell.strip() for cell in cells):
            yield from columns.facts(cells, name, f"line {line}")
    if columns.missing():
        yield Skip(name, _no_columns(columns, seen), "line 1")


def _no_columns(columns: Columns, seen: Sequence[Sequence[str]]) -> str:
    wanted = "the first line must name the columns: subject, measure, period, value, unit, source"
    held = ", ".join(cell.strip() for cell in (seen[-1] if columns.names else seen[0] if seen else ())[:8])
    lacks = f"; {', '.join(columns.missing())} is missing" if columns.names else ""
    return f"{wanted}{lacks}; it has: {held}" if held else wanted


def fact_of(row: Mapping[str, object], name: str, place: str) -> ReferenceFact | Skip:
    """A fact from a row of named fields; a Skip that says what is missing where it is none."""
    cells: dict[str, str] = {}
    for key, value in row.items():
        kind = kind_of(str(key)) if key else None
        if kind and value is not None:
            cells.setdefault(kind, str(value).strip())
    missing = [f for f in NEEDED if cells.get(f, "").casefold() in NOTHING]
    if missing:
        return Skip(name, f"a fact needs subject, measure and value; {', '.join(missing)} is missing", place)
    period, span = _when(cells)
    return ReferenceFact(
        subject=cells["subject"],
        measure=cells["measure"],
        value=plain_number(cells["value"]),
        unit=plain_unit(" ".join(filter(None, (cells.get("scale"), cells.get("unit"))))),
        period=period,
        span=span,
        source=cells.get("source", ""),
        filed=period_of(cells["filed"]) or cells["filed"] if cells.get("filed") else None,
        scope=tuple(cells.get("scope", "").split()),
        place=place,
    )


@functools.lru_cache(maxsize=4096)
def kind_of(written: str) -> str | None:
    """What a column of this name holds; None where that is not known."""
    return _kinds().get(_SIGNS.sub("", written.casefold()))


@functools.cache
def _kinds() -> dict[str, str]:
    table = tomllib.loads(files("auditor.references").joinpath("columns.toml").read_text(encoding="utf-8"))
    return {_SIGNS.sub("", word.casefold()): kind for kind, words in table.items() for word in (*words, kind)}


def _when(cells: Mapping[str, str]) -> tuple[str | None, str | None]:
    """The period a row speaks of, and its first and last day where it gives them."""
    start, end = (period_of(cells[n]) if cells.get(n) else None for n in ("start", "end"))
    span = f"{start}/{end}" if start and end else None
    written = cells.get("period", "")
    if cells.get("fiscal_year"):
        year = period_of(cells["fiscal_year"]) or cells["fiscal_year"]
        written = year if year.startswith("FY") else f"FY{year}"
    if written and cells.get("quarter"):
        quarter = re.search(r"[1-4一二三四]", cells["quarter"])
        number = "一二三四".find(quarter[0]) + 1 or quarter[0] if quarter else ""
        written = f"{written}Q{number}" if number else written
    period = (period_of(written) or written) if written else span or end
    return period or None, span


@functools.lru_cache(maxsize=4096)
def period_of(written: str) -> str | None:
    """The period that words name, as claims name it: `2024`, `2025-06-30`, `FY2025Q3`, `2025-07/2025-09`."""
    text = written.strip()
    if _ISO.fullmatch(text):
        return text
    if found := _COMPACT.fullmatch(text):
        return _day("-".join(found.groups()))
    if found := _MONTH.fullmatch(text):
        return f"{found[1]}-{int(found[2]):02}"
    if found := _YEAR.fullmatch(text):
        return found[1]
    if found := _QUARTER.fullmatch(text):
        first = 3 * int(found[2]) - 2
        return f"{found[1]}-{first:02}/{found[1]}-{first + 2:02}"
    read = [r for r in periods.read(text, None, None) if r.quantity.date]
    covered = sum(r.end - r.start for r in read[:1])
    return read[0].quantity.date if read and covered >= len(text) / 2 else None


def _day(iso: str) -> str | None:
    try:
        return datetime.date.fromisoformat(iso).isoformat()
    except ValueError:
        return None


def plain_number(written: str) -> str:
    """A number as prose writes it: brackets as a minus sign, no exponent."""
    text = written.strip()
    negative = _NEGATIVE.fullmatch(text)
    if negative:
        text = f"-{negative[1].strip()}"
    if _EXPONENT.fullmatch(text):
        try:
            return format(Decimal(text), "f")
        except InvalidOperation:
            return text
    return text


@functools.lru_cache(maxsize=4096)
def plain_unit(written: str) -> str:
    """A unit as prose writes it: `USD (millions)`, `US$m` and `in millions of USD` as `million USD`."""
    text = written.strip()
    glued = re.fullmatch(r"(US\$|HK\$|NT\$|[$€£¥])\s*(k|m|mn|mm|b|bn|t|tn)", text, re.IGNORECASE)
    words = glued.groups() if glued else re.findall(r"[^\s,;()（）]+", text)
    scales = [_SCALE[w.casefold()] for w in words if w.casefold() in _SCALE]
    others = [w for w in words if w.casefold() not in _SCALE and w.casefold() not in _FILLERS]
    if not scales or len(words) == 1:
        return text
    return " ".join((scales[0], *others))
