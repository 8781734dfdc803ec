"""A row of a table copied into prose figure behind figure, with one that is not its cell's.

`letters of credit $10.5 $13.5 internal ratings`, beside a row of 10.5 and 11.5. Comes in: a chain of figures told of a
row, and the text it stands in. Goes out: figures at odds with their cells. Refuses to know: what the numbers say to
each other.

The figures stand side by side with nothing between them, as many as the row has, so that each is of the cell in its
place, in the table's scale. All but one must be as the table has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from auditor.judging.comparable import kind_key
from auditor.judging.figure import figure
from auditor.linking.profile import Profile
from auditor.linking.tables.row_names import Chain
from claims.tabular.cells import times

BESIDE: Final = re.compile(r"[ \t)%]{1,4}[$€£¥(]{0,2}")
FEWEST: Final = 2


def of_chain(chain: Chain, text: str) -> Iterator[tuple[Profile, Profile]]:
    """The figure that is not its cell's, in the scale of the table, and that cell."""
    figures = [p for p, _ in chain.figures]
    cells = [c.profile for c in chain.row.cells]
    if len(cells) < FEWEST or len(figures) != len(cells) or any(p.claim.quantity.scale for p in figures):
        return
    if not all(BESIDE.fullmatch(text, a.claim.end, b.claim.start) for a, b in pairwise(figures)):
        return
    wrong = [(p, c) for p, c in zip(figures, cells, strict=True) if _as_written(p) != _as_written(c)]
    if len(wrong) == 1:
        told, cell = wrong[0]
        yield _in_scale_of(told, cell), cell


def _as_written(p: Profile) -> tuple[Decimal | None, str]:
    """The number before any scale, and its currency."""
    quantity = p.claim.quantity
    value = quantity.written.replace(",", "")
    unit = quantity.unit or "" if quantity.kind == "money" else ""
    return (abs(Decimal(value)) if re.fullmatch(r"\d+(?:\.\d+)?", value) else None), unit


def _in_scale_of(told: Profile, cell: Profile) -> Profile:
    """The figure counted as the cells of its column are."""
    own, other = cell.claim.quantity, told.claim.quantity
    written, _ = _as_written(cell)
    if not own.value or not written or "header_scale" not in cell.claim.marks or other.kind != own.kind:
        return told
    quantity = times(other, abs(own.value) / written)
    return replace(told, claim=replace(told.claim, quantity=quantity), figure=figure(quantity), kind=kind_key(quantity))
