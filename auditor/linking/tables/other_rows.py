"""Links of prose with a cell of another row than those that its clause names: 拆出资金占2.64% is no cell of 金融投资.

Comes in: links, Views, the rows of their tables. Goes out: the links without those. Refuses to know: scores, which cell
the prose does tell of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from auditor.judging.comparable import agrees
from auditor.judging.figure import figure
from auditor.link import Link
from auditor.linking.profile import View
from auditor.linking.tables.row_names import Row, folded, stands
from claims.values import Claim

BRACKETS: Final = re.compile(r"[(（][^()（）\s]{0,40}\s[^()（）]{0,80}[)）]")
"""An aside of several words; a single one is an abbreviation of what stands before it."""
CLAUSE: Final = re.compile(r"[;。]|\.\s|\n")


def without_other_rows(links: Iterable[Link], views: Sequence[View], held: Mapping[int, Sequence[Row]]) -> list[Link]:
    """The links but those at odds of a figure whose clause names rows, and not the row of the cell."""
    rows_of = {views[i].document.name: rows for i, rows in held.items()}
    row_of = {c.profile.claim.id: row for rows in held.values() for row in rows for c in row.cells}
    texts = {v.document.name: v.document.text for v in views} if row_of else {}
    return [link for link in links if not _is_of_another(link, rows_of, row_of, texts)]


def _is_of_another(
    link: Link, rows_of: Mapping[str, Sequence[Row]], row_of: Mapping[str, Row], texts: Mapping[str, str]
) -> bool:
    if (link.first.id in row_of) == (link.second.id in row_of) or _agree(link):
        return False
    cell, prose = (link.first, link.second) if link.first.id in row_of else (link.second, link.first)
    clause = _clause(prose, texts[prose.document])
    kind = cell.quantity.kind  # the rows named must have a figure of the kind: a margin stands beside its profit
    rows = [r for r in rows_of[cell.document] if any(c.profile.claim.quantity.kind == kind for c in r.cells)]
    named = {n for row in rows for n in row.names if _is_named(n, clause)}
    return bool(named) and not any(n in other or other in n for n in row_of[cell.id].names for other in named)


def _agree(link: Link) -> bool:
    return agrees(link.first, link.second, figure(link.first.quantity), figure(link.second.quantity))


def _clause(prose: Claim, text: str) -> str:
    """What the clause of a figure says before it, but in brackets."""
    return BRACKETS.sub(" ", CLAUSE.split(folded(text[prose.sentence[0] : prose.start]))[-1])


def _is_named(name: str, clause: str) -> bool:
    at = clause.find(name)
    while at >= 0:
        if stands(clause, at, name):
            return True
        at = clause.find(name, at + 1)
    return False
