"""What a number in a table is about: row and column say it, the section completes it.

Comes in: a reading with the frame of its line and the words that head its cell. Goes out: the frame of the cell.
Refuses to know: how tables are found and laid out.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from claims import periods, scripts
from claims.framing.carrying import Source
from claims.tabular.headers import Heads
from claims.tabular.labels import change_in
from claims.values import Change, Frame, Reading

GENERIC_ROWS: Final = frozenset(
    {"total", "totals", "subtotal", "other", "others", "net", "合计", "总计", "小计", "其他", "合計", "總計", "小計"}
)


def in_cell(source: Source, reading: Reading, frame: Frame, heads: Heads) -> Frame:
    """The frame of a number in a table: row and column say what it is, the caption and section whose."""
    row = f"{heads.section}: {heads.row}" if heads.section and heads.row.strip().lower() in GENERIC_ROWS else heads.row
    label = row or heads.column
    term = (
        source.lexicon.measure_of(label)
        or source.lexicon.measure_of(heads.row)
        or source.lexicon.measure_of(heads.column)
    )
    given = source.lexicon.units.get(reading.quantity.unit or "")
    scope = frame.scope
    if given is not None:
        term, scope = given, (*given.scopes, *scopes_in(source, f"{heads.row} {heads.column}"))
    subject = source.lexicon.named(heads.column) or source.lexicon.named(heads.row)
    row_is_name = subject is not None and source.lexicon.named(heads.row) is subject
    words = heads.column if row_is_name else row
    change = changed_in(heads.column, reading)
    measure = term.name if term else (words or label).strip().lower() or None
    return replace(
        frame,
        subject=subject.name if subject else frame.subject if not heads.row and not heads.column else None,
        measure=f"{measure}_change" if term and change else measure,
        known_measure=term is not None,
        family=(f"{term.family}_change" if change else term.family) if term else measure,
        comparator=None,
        scope=tuple(sorted({*scope})),
        change=change,
        period=frame.period if reading.quantity.kind in ("date", "period") else period_in(heads.period),
    )


def scopes_in(source: Source, words: str) -> list[str]:
    """The qualifiers that the words of a header name."""
    hits = source.lexicon.find(scripts.fold(words), words)
    return [term.name for _, _, terms in hits for term in terms if term.part == "scope"]


def changed_in(column: str, reading: Reading) -> Change | None:
    """The change that a column of changes states."""
    value = reading.quantity.value
    if value is None or not value or not change_in(column):
        return None
    return "down" if value < 0 else "up"


@lru_cache(maxsize=1024)
def period_in(words: str) -> str | None:
    """The one period that the words of a header name, as an ISO date."""
    if not words:
        return None
    if words.isdecimal() and len(words) == 4:
        return words
    found = {r.quantity.date for r in periods.read(words) if r.quantity.date}
    return found.pop() if len(found) == 1 else None
