"""A figure of the prose and the cell or setting of its own document that it is told of, by the name of the row.

Comes in: Views, the links that are known. Goes out: links within a document. Refuses to know: what the linked numbers
say to each other.

A table says little around its figures, so the names do: the prose must name one row (二车间; North marsh; for
`read_timeout` "the read timeout") and the column, or the table has but one column of figures. What a cell, a sum of
cells or another number of the prose accounts for is left alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from typing import Final

from auditor.finding import Reason
from auditor.judging.calendar_spans import span
from auditor.judging.comparable import agrees, kind_key
from auditor.judging.figure import figure
from auditor.link import Link
from auditor.linking.lexical.words import stem, words
from auditor.linking.profile import Profile, View
from claims import scripts, tables
from claims.values import Claim, Table

SURE: Final = 0.8
ONE_SIZE: Final = Fraction(4)
LONG: Final = 5
MOST_CELLS: Final = 400
"""Larger tables are lists of records, whose rows are not retold one by one."""
LIKE: Final = frozenset({"money", "count", "measure", "percent", "rate", "duration"})
STOP: Final = re.compile(r"[,;:。;,、()]|\.\s|\n")
HAN: Final = re.compile(r"[\u3400-\u9fff]")
SETTING: Final = re.compile(r"^[ \t]*[\"']?(?P<name>[A-Za-z][A-Za-z]*(?:[_.-][A-Za-z]+)+)[\"']?[ \t]*[:=][ \t]*[\"']?$")
OTHER: Final = re.compile(
    r"\b(?:of which|of whom|than|from|last|previous|up to|raised to|more|less|fewer|average|each|total|together)\b"
    r"|\b(?:both|forecast)\b"
    r"|其中|比|上年|去年|平均|合计|共计|预计|可达|目标|计划|同比|增|减"
)
STATED: Final = re.compile(r"\b(?:is|are|was|of|defaults?|after|equals)\b|为|是|默认")
ADVISED: Final = re.compile(
    r"\b(?:set|raise|increase|lower|change|reduce|use|try|can|may|could|should|would|if|when)\b|可|应|设为|改为|调|如果|建议"
)
"""Advice on a setting states another value than the one that stands."""
LONG_NAMES: Final = {"max": "maximum", "min": "minimum", "num": "number", "conn": "connection", "req": "request"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cell or a setting with the name of its row and the words of its column."""

    profile: Profile
    name: str
    head: frozenset[str]
    is_only: bool
    """Whether no other figure stands in the row."""
    is_setting: bool = False


def in_rows(views: Sequence[View], linked: Iterable[Link]) -> Iterator[Link]:
    """The links of prose with the cells and settings it retells, for numbers that have none to each other yet."""
    known = {frozenset((link.first.id, link.second.id)) for link in linked}
    for view in views:
        entries = [*_cells(view), *_settings(view)]
        if entries:
            yield from _of(view, entries, known)


def _of(view: View, entries: Sequence[_Entry], known: set[frozenset[str]]) -> Iterator[Link]:
    held = {e.profile.index for e in entries}
    for prose in view.profiles:
        if prose.index in held or prose.is_cell or prose.days is not None or prose.claim.quantity.kind not in LIKE:
            continue
        entry = _entry_of(view, prose, entries)
        if entry is None:
            continue
        claim = _in_unit_of(entry, prose.claim)
        if (
            claim is None
            or frozenset((claim.id, prose.claim.id)) in known
            or _is_accounted(view, prose, claim, entries)
        ):
            continue
        first, second = sorted((claim, prose.claim), key=lambda c: (c.start, c.end))
        yield Link(first, second, SURE, (Reason("row", SURE, entry.name),), "within")


def _entry_of(view: View, prose: Profile, entries: Sequence[_Entry]) -> _Entry | None:
    """The one entry that the prose names: by its clause, or by its sentence where this names one row only."""
    text, claim = scripts.fold(view.document.text), prose.claim
    begin, end = claim.sentence
    before, behind = STOP.split(text[begin : claim.start])[-1], STOP.split(text[claim.end : end])[0]
    clause, sentence = f"{before} {behind}", text[begin:end]
    if OTHER.search(clause):
        return None
    named = [e for e in entries if _names(clause, e.name)]
    told = frozenset(words(clause if named else sentence).tokens)
    named = named or [e for e in entries if _names(sentence, e.name)]
    names = {e.name for e in named}
    longest = {n for n in names if not any(n != o and n in o for o in names)}
    if len(longest) != 1:
        return None
    row = [e for e in named if e.name in longest]
    if row[0].is_setting and (not STATED.search(clause) or ADVISED.search(before)):
        return None
    best = [e for e in row if len(e.head & told) == max(len(x.head & told) for x in row)]
    if len(best) != 1 or not _is_told(best[0], prose, told):
        return None
    return best[0]


def _names(text: str, name: str) -> bool:
    if HAN.search(name):
        return name in text
    return _pattern(name).search(text) is not None


@functools.lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    """The words of a name, longer ones with another ending too: `connect_timeout` is "the connection timeout"."""
    parts = [re.escape(w) + (r"\w{0,3}" if len(w) >= LONG else "s?") for w in name.split()]
    return re.compile(rf"(?<![\w-]){'[ _-]'.join(parts)}(?:'s|’s)?(?![\w-])")


def _is_told(entry: _Entry, prose: Profile, told: frozenset[str]) -> bool:
    """Whether the column is told too: by its words, its unit, its measure, or as the only one."""
    if entry.is_setting:
        return True
    mine, theirs = entry.profile.claim, prose.claim
    periods = span(mine.frame.period), span(theirs.frame.period)
    if periods[0] is not None and periods[1] is not None and not periods[0].meets(periods[1]):
        return False
    if mine.frame.known_measure and theirs.frame.known_measure and mine.frame.family != theirs.frame.family:
        return False
    if entry.head & told:
        return True
    same_unit = mine.quantity.unit is not None and mine.quantity.unit == theirs.quantity.unit
    known = mine.frame.known_measure and mine.frame.measure == theirs.frame.measure
    return entry.is_only and (same_unit or known or (bool(prose.noun) and prose.noun in entry.head))


def _in_unit_of(entry: _Entry, prose: Claim) -> Claim | None:
    claim = entry.profile.claim
    if not claim.frame.scope:
        # What a caption or a heading says of all its cells (the year's, the default) is not said of each.
        claim = replace(claim, frame=replace(claim.frame, scope=prose.frame.scope))
    if kind_key(claim.quantity) == kind_key(prose.quantity):
        return claim
    if entry.is_setting and claim.quantity.kind == "count" and claim.quantity.unit is None:
        return replace(claim, quantity=replace(claim.quantity, kind=prose.quantity.kind, unit=prose.quantity.unit))
    return None


def _is_accounted(view: View, prose: Profile, claim: Claim, entries: Sequence[_Entry]) -> bool:
    """Whether the two agree, or the prose has its figure from another cell, a sum, or its sentence has the cell's."""
    x, y = figure(claim.quantity).nominal, prose.figure.nominal
    if not x or not y or agrees(claim, prose.claim, figure(claim.quantity), prose.figure):
        return True
    if not (0 < x < y * ONE_SIZE and 0 < y < x * ONE_SIZE) and not _is_power(x / y):
        return True
    held = [e.profile for e in entries if e.profile.kind == prose.kind and not e.is_setting]
    values = [v for p in held if (v := p.figure.nominal) is not None]
    if y in values or y == sum(values) or any(y in (a + b, abs(a - b)) for a, b in combinations(values[:64], 2)):
        return True
    beside = [p for p in view.profiles if p.sentence_id == prose.sentence_id and p.index != prose.index]
    return any(p.figure.nominal == x for p in beside if p.kind == prose.kind)


def _is_retold(view: View, entry: _Entry) -> bool:
    """Whether a sentence that names the row has the figure of the entry itself."""
    text = scripts.fold(view.document.text)
    value, kind = entry.profile.figure.nominal, entry.profile.kind
    equal = [p for p in view.profiles if p.figure.nominal == value and p.kind == kind and not p.is_cell]
    return any(_names(text[slice(*p.claim.sentence)], entry.name) for p in equal if p is not entry.profile)


def _is_power(ratio: Fraction) -> bool:
    size = max(ratio, 1 / ratio)
    return size.denominator == 1 and str(size.numerator).rstrip("0") == "1"


def _cells(view: View) -> Iterator[_Entry]:
    document = view.document
    cells = {p.claim.start: p for p in view.profiles if p.is_cell and p.days is None}
    if not cells:
        return
    for table in document.tables or tuple(tables.find(document.text)):
        if len(table.cells) <= MOST_CELLS:
            yield from _of_table(document.text, table, cells)


def _of_table(text: str, table: Table, cells: dict[int, Profile]) -> Iterator[_Entry]:
    heads = {c.column: text[c.start : c.end] for c in table.cells if c.is_header or c.row == 0}
    rows: dict[int, list[tuple[int, Profile]]] = {}
    labels: dict[int, str] = {}
    for cell in table.cells:
        found = [p for start, p in cells.items() if cell.start <= start < cell.end]
        if found and cell.row:
            rows.setdefault(cell.row, []).append((cell.column, found[0]))
        elif not found and cell.row not in labels:
            label = scripts.fold(text[cell.start : cell.end]).strip(" *_`:：")
            labels[cell.row] = " ".join(re.split(r"[ _]+", label))
    for row, held in rows.items():
        label = labels.get(row, "")
        if not 2 <= len(label) <= 40:
            continue
        for column, profile in held:
            head = frozenset(words(heads.get(column, "")).tokens)
            yield _Entry(profile, label, head, len(held) == 1)


def _settings(view: View) -> Iterator[_Entry]:
    """Lines that set a name to a number: `read_timeout = 30`."""
    text = view.document.text
    for profile in view.profiles:
        claim = profile.claim
        if profile.is_cell or profile.days is not None:
            continue
        found = SETTING.match(text[text.rfind("\n", 0, claim.start) + 1 : claim.start])
        if found is not None and not text[claim.end : claim.end + 40].split("\n", 1)[0].strip("\"', ;"):
            parts = [p for p in re.split(r"[_.-]", found["name"].lower()) if p]
            name = " ".join(LONG_NAMES.get(p, p) for p in parts)
            yield _Entry(profile, name, frozenset(map(stem, parts)), is_only=True, is_setting=True)
