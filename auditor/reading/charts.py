"""DrawingML charts -> the numbers they were drawn from, as tables: categories down, series across.

Refuses to know: where the chart stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from auditor.reading.composer import CellText

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MOST: Final = 10_000
"""So many points of a series are read."""


def rows_of(root: Element) -> Iterator[tuple[str, list[list[CellText]]]]:
    """For each plot of a chart its title and its rows."""
    title = "".join(t.text or "" for t in root.iterfind(f".//{C}title//{{*}}t"))
    for plot in root.iterfind(f".//{C}plotArea/*"):
        series = plot.findall(C + "ser")
        if series:
            yield title, _rows(series)
            title = ""


def _rows(series: list[Element]) -> list[list[CellText]]:
    names = [next((v.text or "" for v in s.iterfind(f"{C}tx//{C}v")), "") for s in series]
    values = [_points(s, ("val", "yVal")) for s in series]
    heads: dict[int, str] = {}
    for one in series:
        heads = _points(one, ("cat", "xVal")) | heads
    numbers = sorted({n for v in values for n in v} | set(heads))[:MOST]
    table = [["", *names], *([heads.get(n, str(n + 1)), *(v.get(n, "") for v in values)] for n in numbers)]
    return [[CellText(text, i, is_header=k == 0) for i, text in enumerate(row)] for k, row in enumerate(table)]


def _points(series: Element, kinds: tuple[str, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for kind in kinds:
        for point in series.iterfind(f"{C}{kind}//{C}pt"):
            index, value = point.get("idx", ""), point.find(C + "v")
            if index.isdecimal() and value is not None:
                found[int(index)] = _short(value.text or "")
    return found


def _short(written: str) -> str:
    """The number without the dust of binary fractions: 0.30000000000000004 is 0.3."""
    try:
        return repr(float(f"{float(written):.15g}")).removesuffix(".0") if "." in written else written
    except ValueError:
        return written
