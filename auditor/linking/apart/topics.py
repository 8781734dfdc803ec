"""The period whose figures a document reports: the third quarter of 2018, January, the first half, fiscal 2024.

Two reports of one company or one statistic for two periods read alike and differ in every number: they are about
different facts, the day of publication included. Comes in: Views. Goes out: a Topic each, and whether two of them are
of two periods. Refuses to know: values, scores.

The headline and the lead tell the period. A month or a year counts only where the lead speaks the language of reports
(year on year, jobless rate, results); a quarter, a half or several months always do.
"""

from __future__ import annotations

import datetime
import functools
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from auditor import headline
from auditor.judging.calendar_spans import Span, span
from auditor.link import Link
from auditor.linking.apart import frames, occasions
from auditor.linking.gate import Related
from auditor.linking.profile import Profile, View
from claims import scripts

LEAD: Final = 420
"""Characters of a text in which it says what it reports."""
MONTH: Final = (28, 31)
YEAR: Final = (364, 366)
SHARED: Final = 3
"""So many longer figures in common, and such a part of those of the text with fewer, are of one period after all."""
PART: Final = 0.25
ABOUT: Final = 3
"""Days by which two spans of one length may differ."""
BEFORE: Final = 12
"""Characters before a period in which a word may say that something is compared with it, or foretold of it."""

COMPARED: Final = 40
"""Characters before a figure in which a word may say that it is of an earlier period."""

_OF: Final = re.compile(r",? (?:in|for|during|over|of|at the end of) (?:the |its )?")
"""Between a figure and the period that it is of: from $100 million in 2022."""
_FISCAL: Final = re.compile(r"FY(\d{4})-?(?:(Q[1-4]|H[12]))?")


@dataclass(frozen=True, slots=True)
class Topic:
    """A period as the calendar or a fiscal year has it; the year may be unknown."""

    span: Span | None
    year: int | None
    part: str
    """Q1 to Q4, H1, H2, the month (M01), or empty."""
    is_fiscal: bool = False


class Topics:
    """The topics of all documents, each found when it is first asked for."""

    def __init__(self, views: Iterable[View]) -> None:
        self._views = {v.document.name: v for v in views}
        self._known: dict[str, Topic | None] = {}

    def of(self, document: str) -> Topic | None:
        """The period that the document reports, where it says so."""
        if document not in self._known:
            self._known[document] = topic(self._views[document])
        return self._known[document]

    def apart(self, first: View, second: View, related: Related) -> bool:
        """Whether two documents report two periods; several longer figures in common say that one period is a slip."""
        a, b = self.of(first.document.name), self.of(second.document.name)
        if a is None or b is None or not are_two(a, b):
            return False
        if related.equal_numbers < SHARED:
            return True
        mine, theirs = _told_of(first), _told_of(second)
        shared = len(mine & theirs)
        return shared < SHARED or shared < PART * min(len(mine), len(theirs))

    def of_one_time(self, a: Profile, b: Profile) -> bool:
        """Whether two numbers of documents that report two periods are of one all the same: each says which."""
        if a.days is not None or b.days is not None:
            return a.claim.frame.measure != "released" and frames.same_key(a, b) > 0
        times = []
        for p in (a, b):
            own = self.of(p.claim.document)
            times.append(p.stated if p.stated and not p.stated.yearless else own.span if own else None)
        first, second = times
        return first is not None and second is not None and _is_one_span(first, second)


def of_one_period(links: Sequence[Link], views: Sequence[View], met: Iterable[Related]) -> list[Link]:
    """The links, without those between documents of two periods whose numbers do not name one time."""
    topics = Topics(views)
    apart = {
        frozenset((views[r.first].document.name, views[r.second].document.name))
        for r in met
        if topics.apart(views[r.first], views[r.second], r) or occasions.differ(views[r.first], views[r.second], r)
    }
    if not apart:
        return list(links)
    profiles = {p.claim.id: p for v in views for p in v.profiles}
    return [
        link
        for link in links
        if frozenset((link.first.document, link.second.document)) not in apart
        or topics.of_one_time(profiles[link.first.id], profiles[link.second.id])
    ]


def topic(v: View) -> Topic | None:
    """The first dated period that headline and lead name, else the first without a year."""
    vague: Topic | None = None
    text = scripts.fold(v.document.text[: LEAD + BEFORE])
    ends = headline.ends(v.document.text)
    reports = _pattern("reports").search(text) is not None
    for p in v.profiles:
        if p.claim.start > max(LEAD, ends) or p.is_cell:
            break
        if p.claim.quantity.kind not in ("date", "period") or _is_aside(text, p, v):
            continue
        found = _topic_of(p, reports=reports, is_dated=v.document.date is not None)
        if found is None:
            continue
        if found.is_fiscal and not found.part and vague is not None:
            return _fiscal(found, vague.part)
        if found.year is not None and not _is_sibling(found, vague):
            return found
        vague = vague or found
    return vague


def _told_of(v: View) -> set[tuple[str, object]]:
    """The longer figures of a text that are not those of another period, told to be compared with."""
    told: set[tuple[str, object]] = set()
    for p in v.profiles:
        key = p.kind, p.figure.nominal
        if key in v.numbers and key not in told:
            start = p.claim.start
            ahead = v.document.text[max(p.claim.sentence[0], start - COMPARED) : start]
            if _pattern("compared").search(scripts.fold(ahead)) is None:
                told.add(key)
    return told


def _is_sibling(found: Topic, other: Topic | None) -> bool:
    """Whether it is another quarter or month than the one named before it: the one that it is held against."""
    return other is not None and other.part != found.part and other.part[:1] == found.part[:1]


def _fiscal(year: Topic, part: str) -> Topic:
    """`First-quarter revenue ... for fiscal 2024`."""
    if not part.startswith(("Q", "H")):
        return year
    return Topic(span(f"FY{year.year}{part}"), year.year, part, is_fiscal=True)


def are_two(a: Topic, b: Topic) -> bool:
    """Whether no figure can be of both periods."""
    if a.part and b.part and (a.year is None or b.year is None):
        return a.part != b.part and a.part[0] == b.part[0] and not (a.is_fiscal or b.is_fiscal)
    if a.year is None or b.year is None:
        return False
    if a.is_fiscal and b.is_fiscal:
        return a.year != b.year or bool(a.part and b.part and a.part[0] == b.part[0] and a.part != b.part)
    if a.is_fiscal or b.is_fiscal:
        return abs(a.year - b.year) > 1 or (a.year != b.year and a.part == b.part != "")
    return a.span is not None and b.span is not None and not _is_one_span(a.span, b.span, nested=True)


def _is_one_span(a: Span, b: Span, *, nested: bool = False) -> bool:
    """Whether two periods are one, or one inside the other; two of one length that overlap are two."""
    if not a.meets(b):
        return False
    if a.fiscal or b.fiscal or abs(a.days - b.days) > ABOUT:
        return nested or bool(a.fiscal or b.fiscal) or min(a.days, b.days) == 1
    return abs(a.first - b.first) <= ABOUT


def _is_aside(text: str, p: Profile, v: View) -> bool:
    """Whether the period, or the figure it is told of, is what another is compared with; or it is yet to come."""
    if "relative" in p.claim.marks and p.claim.quantity.date is None:
        return True
    starts = [p.claim.start]
    before = v.profiles[p.index - 1] if p.index else None
    if before is not None and _OF.fullmatch(text, before.claim.end, p.claim.start):
        starts.append(before.claim.start)
    asides = (_pattern("asides").search(text[max(0, start - BEFORE) : start]) for start in starts)
    return any(asides) or p.claim.frame.modality == "forecast"


def _topic_of(p: Profile, *, reports: bool, is_dated: bool) -> Topic | None:
    quantity = p.claim.quantity
    if quantity.date is None:
        part = quantity.written.removeprefix("--")
        if reports and _MONTH.fullmatch(part):
            part = f"M{part}"
        return Topic(None, None, part) if part in _PARTS or part.startswith("M") else None
    if fiscal := _FISCAL.fullmatch(quantity.date):
        return Topic(span(quantity.date), int(fiscal[1]), fiscal[2] or "", is_fiscal=True)
    days = span(quantity.date)
    if days is None or days.clock or days.yearless or days.days < MONTH[0] or days.days > YEAR[1]:
        return None
    is_plain = quantity.kind == "date" or MONTH[0] <= days.days <= MONTH[1] or days.days >= YEAR[0]
    if is_plain and not reports:
        return None
    if {"inferred", "relative"} & p.claim.marks and not is_dated:
        return Topic(None, None, _part(days)) if _part(days) else None
    return Topic(days, datetime.date.fromordinal(days.last).year, _part(days))


_MONTH: Final = re.compile(r"\d\d")
_PARTS: Final = frozenset(("Q1", "Q2", "Q3", "Q4", "H1", "H2"))


def _part(days: Span) -> str:
    """Which quarter, half or month it is, if any."""
    first, last = datetime.date.fromordinal(days.first), datetime.date.fromordinal(days.last)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return f"M{first.month:02d}"
    if first.day != 1 or months not in (3, 6) or (first.month - 1) % months:
        return ""
    return f"{'Q' if months == 3 else 'H'}{(first.month - 1) // months + 1}"


@functools.cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Literal words only, longest first; those of the asides stand right before the period."""
    held = tomllib.loads((files("auditor.linking.apart") / "topics.toml").read_text(encoding="utf-8"))[kind]
    listed = sorted({w for words in held.values() for w in words}, key=lambda w: (-len(w), w))
    either = "|".join(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in listed)
    return re.compile(rf"(?:{either})(?:[ ]the|[ ]its)?[ ]?\Z" if kind == "asides" else either)
