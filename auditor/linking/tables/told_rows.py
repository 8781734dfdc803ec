"""Figures that prose tells of a row of a table, in the same document or in another, and the cells they should be.

Comes in: the rows of one View, another View, what is linked already. Goes out: links. Refuses to know: what the linked
numbers say to each other.

Each figure has its part by its words (this year's, the change, the change in per cent), each cell by its column. A
figure that a cell of the row states is accounted for. One that none states is held against the one cell of its part
that a slip of the pen makes of it; where other figures of the same chain are those of their cells, against the only
cell of its part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from auditor.finding import Reason
from auditor.judging import scale
from auditor.judging.calendar_spans import span
from auditor.judging.comparable import agrees
from auditor.judging.figure import one_amount
from auditor.link import Link, Setting
from auditor.linking.apart import frames
from auditor.linking.profile import Profile, View
from auditor.linking.tables import copied_rows
from auditor.linking.tables.row_names import Chain, Row, Told, chains

CONFIRMED: Final = 0.92
"""A slip in a chain of which another figure is that of its cell."""
BY_SLIP: Final = 0.84
BY_PART: Final = 0.78
LONG: Final = 2
ONE_SIZE: Final = 4
"""A figure that is no slip of a cell but this much larger or smaller is of another thing."""
SCALES: Final = frozenset({3, 4, 6, 8, 9})
"""Powers of ten by which a table may count without saying so."""
FLOORED: Final = frozenset({"exact", "about"})


def told(held: Sequence[Row], prose: View, setting: Setting, known: AbstractSet[frozenset[str]]) -> Iterator[Link]:
    """The links of the prose of a document with the cells of rows that it retells, but for pairs that are known."""
    stated = [cell.profile for row in held for cell in row.cells]
    seen: set[str] = set()
    for chain in chains(prose, held):
        copied = [(f, c, CONFIRMED) for f, c in copied_rows.of_chain(chain, prose.document.text)]
        for figure, cell, sure in copied or _of_chain(chain, stated):
            pair = frozenset((figure.claim.id, cell.claim.id))
            if figure.claim.id not in seen and pair not in known:
                seen.add(figure.claim.id)
                yield _link(figure, cell, sure, chain.row, setting)


def _link(figure: Profile, cell: Profile, sure: float, row: Row, setting: Setting) -> Link:
    first, second = sorted((figure.claim, cell.claim), key=lambda c: (c.document, c.start, c.end))
    reasons = (Reason("row", sure, row.names[-1]),)
    return Link(first, second, sure, reasons, setting, one_scale=_says_scale(cell), by_slip=True)


def _says_scale(cell: Profile) -> bool:
    return "header_scale" in cell.claim.marks or bool(cell.claim.quantity.scale)


def _of_chain(chain: Chain, stated: Sequence[Profile]) -> Iterator[tuple[Profile, Profile, float]]:
    """Each figure at odds with its cell, and how sure we are that it is told of that cell."""
    own = [cell.profile for cell in chain.row.cells]
    settled = {p.index for p, _ in chain.figures if any(_same(p, c) for c in own)}
    taken = {c.index for c in own if any(_same(p, c) for p, _ in chain.figures)}
    for figure, said in chain.figures:
        if figure.index in settled or figure.figure.hedge not in FLOORED or any(_same(figure, c) for c in stated):
            continue
        cells = [c for c in _of_part(chain.row, figure, said) if c.index not in taken]
        slips = [c for c in cells if _is_slip(figure, c)]
        if len(slips) > 1:
            slips = [c for c in slips if _same_period(figure, c)] or slips
        if len(slips) == 1 and (settled or figure.strength > LONG or _is_power(figure, slips[0])):
            yield figure, slips[0], CONFIRMED if settled else BY_SLIP
        elif not slips and settled and len(cells) == 1 and _is_near(figure, cells[0]):
            yield figure, cells[0], BY_PART


def _of_part(row: Row, figure: Profile, said: frozenset[str]) -> list[Profile]:
    """The cells that have the part of a figure: a change is told of a change, a share of a share."""
    fitting = [c for c in row.cells if _has_part(c, figure)]
    headed = [c for c in fitting if said & set(c.heads)]
    return [c.profile for c in headed or fitting]


def _has_part(cell: Told, figure: Profile) -> bool:
    one, other = cell.profile.claim.frame.change, figure.claim.frame.change
    if (one is not None) != (other in ("up", "down")) or frames.complements(cell.profile, figure):
        return False
    x, y = cell.profile.kind, figure.kind
    if x == y:
        return True
    if x.startswith("money") and y.startswith("money"):
        return one_amount(cell.profile.figure, figure.figure)
    is_bare = {x, y} <= {"share", "bare", "count"} and figure.figure.unit is None
    return is_bare and _written(cell.profile) == _written(figure)


def _written(p: Profile) -> object:
    value = p.claim.quantity.value
    return None if value is None else abs(value)


def _same(a: Profile, b: Profile) -> bool:
    return a.kind == b.kind and agrees(a.claim, b.claim, a.figure, b.figure)


def _is_slip(figure: Profile, cell: Profile) -> bool:
    """Whether one slip makes one of the other, or both are written alike with two units."""
    if figure.kind != cell.kind:
        return True
    x, y = figure.figure, cell.figure
    if not x.nominal or not y.nominal or min(figure.strength, cell.strength) < LONG:
        return False
    return scale.likeness(*_rounded_alike(figure, cell)) is not None or _is_power(figure, cell)


def _rounded_alike(figure: Profile, cell: Profile) -> tuple[str, str]:
    """The digits of both down to the last that the prose writes: 3,279.2 in a table is the 3.28 billion of prose."""
    x, y, place = figure.figure.nominal, cell.figure.nominal, figure.figure.place
    if not x or not y or place <= cell.figure.place:
        return scale.aligned(figure.figure, cell.figure)
    return str(round(abs(x) / place)), str(round(abs(y) / place))


def _is_power(figure: Profile, cell: Profile) -> bool:
    x, y = figure.figure.nominal, cell.figure.nominal
    if not x or not y:
        return False
    ratio, power = max(abs(x / y), abs(y / x)), 0
    while ratio >= 5:
        ratio, power = ratio / 10, power + 1
    # 34,370 in a table and 34.4 million of it; 34,370 copied from a table in thousands.
    is_of_scale = power in SCALES and not (_says_scale(cell) and figure.claim.quantity.scale)
    return power > 0 and abs(ratio - 1) * 200 <= 1 and not is_of_scale


def _is_near(figure: Profile, cell: Profile) -> bool:
    x, y = figure.figure.nominal, cell.figure.nominal
    if not x or not y or figure.kind != cell.kind:
        return False
    return 1 < ONE_SIZE * abs(x / y) < ONE_SIZE**2


def _same_period(figure: Profile, cell: Profile) -> bool:
    x, y = span(figure.claim.frame.period), span(cell.claim.frame.period)
    return x is None or y is None or x.meets(y)
