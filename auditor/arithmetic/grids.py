"""Tables as arithmetic reads them: a grid of numbers in whole steps, with labels, blanks and nils told apart.

Comes in: a document's text and its tables. Goes out: grids, by rows or turned by columns. Refuses to know: what a row
sums.

The figures are read from the cells as printed, so that a scale that a header gives (in thousands) plays no part in
sums; cells written with words (3.2亿) are taken from their claims.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final, Literal

from auditor.arithmetic.amounts import is_amount
from auditor.arithmetic.memo import once
from auditor.evidence import Evidence
from auditor.finding import Place
from claims import scripts, tables
from claims.values import Cell, Claim, Table

Kind = Literal["number", "percent"]

# "$ (2,085)", "(9.4%)", "-12.5", "US$ 3": nothing but one number with its signs; the groups are bounded, so linear.
FIGURE: Final = re.compile(
    r"""(?P<open>[(（]?) \s* (?P<sign>[-−–+]?) \s* (?:[A-Z]{0,3}[$€£¥₤]|RMB|USD|EUR|CNY|HKD|NTD)? \s* (?P<inner>[(（]?)
        \s* (?P<minus>[-−–]?) \s* (?P<whole>\d{1,3}(?:,\d{3})+|\d+) (?P<part>\.\d+)? \s* (?P<percent>[%％]?)
        \s* [)）]? \s* (?P<after>[%％]?) \s* [)）]? \s* (?:\*{0,3}|\(\d{1,2}\)|[a-z]\))""",
    re.VERBOSE,
)
NIL: Final = frozenset(
    {
        "-",
        "–",
        "—",
        "−",
        "--",
        "—%",
        "-%",
        "–%",
        "nil",
        "n/a",
        "$-",
        "$—",
        "$–",
        "$ -",
        "$ —",
        "$ –",
        "无",
        "／",
        "/",
        "$ —  ",
    }
)
LONGEST_FIGURE: Final = 40
YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a cell: twice its value in the grid's steps, and how far rounding lets it lie off, doubled too."""

    cell: Cell
    value: int
    slack: int
    kind: Kind
    claim: Claim | None
    printed: str

    def place(self, document: str) -> Place:
        """The cell as a side of a finding."""
        if self.claim is not None:
            return Place.of(self.claim)
        return Place(document, self.cell.start, self.cell.end)

    @property
    def roundness(self) -> int:
        """How far the number may lie off if its closing zeros are rounding: at most 2.5 %, doubled."""
        digits = "".join(ch for ch in self.printed if ch.isdecimal())
        closing = len(digits) - len(digits.rstrip("0"))
        if "." in self.printed or closing < 2 or not self.value:
            return self.slack
        return max(self.slack, min(self.slack * int(10**closing), abs(self.value) // 40))


@dataclass(frozen=True)
class Grid:
    """Lines of figures under one another; `turned` when the lines are the table's columns."""

    document: str
    number: int
    labels: Mapping[int, str]
    heads: Mapping[int, str]
    figures: Mapping[tuple[int, int], Figure]
    nils: frozenset[tuple[int, int]]
    step: Decimal
    turned: bool = False

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """Lines with at least one figure or nil, in order."""
        return tuple(sorted({line for line, _ in self.figures} | {line for line, _ in self.nils}))

    @cached_property
    def has_parts(self) -> bool:
        """Whether any number that is no percentage is printed with decimals."""
        return any("." in f.printed for f in self.figures.values() if f.kind == "number")

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """Columns with at least one figure."""
        return tuple(sorted({column for _, column in self.figures}))

    def shown(self, doubled: int) -> str:
        """A value in steps as it would be printed."""
        text = f"{Decimal(doubled) / 2 * self.step:,f}".replace("-", "−")
        return text if self.has_parts else text.split(".")[0] if text.endswith(".0") else text


def grids(evidence: Evidence) -> tuple[Grid, ...]:
    """Every table of every document, by rows and turned by columns."""
    return once(evidence, _grids)


def _grids(evidence: Evidence) -> tuple[Grid, ...]:
    return tuple(_of_documents(evidence))


def _of_documents(evidence: Evidence) -> Iterator[Grid]:
    for document in evidence.documents:
        drawn = document.tables or tuple(tables.find(document.text))
        claims = [c for c in evidence.claims_of[document.name] if is_amount(c) or c.quantity.kind == "date"]
        starts = [c.start for c in claims]
        for number, table in enumerate(drawn):
            grid = grid_of(document.name, document.text, number, table, claims, starts)
            if grid is not None:
                yield grid
                yield turned(grid)


def grid_of(name: str, text: str, number: int, table: Table, claims: list[Claim], starts: list[int]) -> Grid | None:
    """The grid of one table; None when it holds fewer than four figures."""
    cells = [c for c in table.cells if c.end > c.start]
    first = _label_column(cells, text)
    raw = {}
    nils = set()
    headers = {c.row for c in cells if c.is_header} | _year_rows(cells, text, first)
    for cell in cells:
        if cell.column == first or cell.row in headers:
            continue
        written = text[cell.start : cell.end].strip()
        if written.lower() in NIL:
            nils.add((cell.row, cell.column))
            continue
        read = _read(written, cell, claims, starts)
        if read is not None:
            raw[(cell.row, cell.column)] = (cell, *read)
    if len(raw) < 4:
        return None
    step = min(place for _, _, place, _, _ in raw.values())
    figures = {
        at: Figure(cell, int(value * 2 / step), int(place / step), kind, claim, text[cell.start : cell.end].strip())
        for at, (cell, value, place, kind, claim) in raw.items()
    }
    labels = {c.row: scripts.fold(text[c.start : c.end]).strip() for c in cells if c.column == first}
    return Grid(name, number, labels, _heads(cells, text, figures), figures, frozenset(nils), step)


def turned(grid: Grid) -> Grid:
    """The same grid with its columns as lines."""
    return Grid(
        grid.document,
        grid.number,
        grid.heads,
        grid.labels,
        {(c, r): f for (r, c), f in grid.figures.items()},
        frozenset((c, r) for r, c in grid.nils),
        grid.step,
        turned=not grid.turned,
    )


def _label_column(cells: list[Cell], text: str) -> int:
    """The first column that holds words; what stands there is a label even where it is a number (2021)."""
    worded: dict[int, int] = {}
    for cell in cells:
        written = text[cell.start : cell.end].strip()
        if (
            not cell.is_header
            and any(ch.isalpha() for ch in written)
            and FIGURE.fullmatch(written[:LONGEST_FIGURE]) is None
        ):
            worded[cell.column] = worded.get(cell.column, 0) + 1
    return min((c for c, n in worded.items() if n >= 2), default=0)


def _year_rows(cells: list[Cell], text: str, first: int) -> set[int]:
    """Rows of nothing but years: they head columns and add up to nothing."""
    rows: dict[int, list[str]] = {}
    for cell in cells:
        if cell.column != first:
            rows.setdefault(cell.row, []).append(text[cell.start : cell.end].strip())
    return {row for row, held in rows.items() if all(YEAR.fullmatch(w) for w in held)}


def _read(
    written: str, cell: Cell, claims: list[Claim], starts: list[int]
) -> tuple[Decimal, Decimal, Kind, Claim | None] | None:
    index = bisect_left(starts, cell.start)
    claim = claims[index] if index < len(claims) and starts[index] < cell.end else None
    if len(written) > LONGEST_FIGURE:
        return None
    found = FIGURE.fullmatch(written)
    if found is None:
        return _from_claim(written, claim)
    places = len(found["part"] or ".") - 1
    value = Decimal(found["whole"].replace(",", "") + (found["part"] or ""))
    if "-" in _minus(found["sign"] + found["minus"]) or found["open"] or found["inner"]:
        value = -value
    kind: Kind = "percent" if found["percent"] or found["after"] else "number"
    return value, Decimal(1).scaleb(-places), kind, claim


def _from_claim(written: str, claim: Claim | None) -> tuple[Decimal, Decimal, Kind, Claim | None] | None:
    if claim is None or claim.quantity.value is None or not claim.quantity.place or claim.quantity.hedge != "exact":
        return None
    rest = written.replace(claim.quote, "", 1).strip(" ()（）*")
    if rest or claim.quantity.kind not in {"money", "count", "measure", "percent"}:
        return None
    kind: Kind = "percent" if claim.quantity.unit == "percent" else "number"
    return claim.quantity.value, claim.quantity.place, kind, claim


def _minus(signs: str) -> str:
    return signs.replace("−", "-").replace("–", "-")


def _heads(cells: list[Cell], text: str, figures: Mapping[tuple[int, int], Figure]) -> dict[int, str]:
    """The words over each column: every worded cell above its first figure."""
    first: dict[int, int] = {}
    for row, column in figures:
        first[column] = min(first.get(column, row), row)
    heads: dict[int, list[str]] = {}
    for cell in cells:
        if cell.column in first and cell.row < first[cell.column]:
            heads.setdefault(cell.column, []).append(scripts.fold(text[cell.start : cell.end]).strip())
    return {column: " ".join(words) for column, words in heads.items()}
