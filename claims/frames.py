"""What a number is about: subject, measure, comparator, scope, direction, period, modality, speaker.

Comes in: a text, the readings of its numbers and dates, its sentences, passages and tables. Goes out: a claim for
every reading. Each sentence that holds a reading is looked through once; what it is about is carried to the next
one of its paragraph. Refuses to know: how numbers are read, and whether they are right.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from claims import furniture
from claims import lexicon as lexicons
from claims import tables as grids
from claims.framing import changes, measures, modality, parallel, scoping
from claims.framing.carrying import Carried, Source, Topic, note_leading, reaching
from claims.framing.cell_frames import in_cell
from claims.framing.chains import Before, in_chain, is_endpoint
from claims.framing.comparators import comparator_of, compared
from claims.framing.scenes import NONE, Mention, Scene, Word
from claims.framing.subjects import is_age, subject_of
from claims.framing.timing import goes_on, period_of
from claims.lexicon import HAN, Own
from claims.values import NO_DETAILS, Change, Claim, Frame, Passage, Reading, Table

DATED: Final = frozenset({"date", "period"})
AGE: Final = lexicons.Term("measure", "age", takes=frozenset({"count", "duration"}), family="age")
PRICED: Final = frozenset({"company", "family"})
PRICES: Final = {"company": "share_price", "family": "share_price", "index": "index_level", "product": "price"}


def claims(
    text: str,
    readings: Sequence[Reading],
    spans: Sequence[tuple[int, int]],
    *,
    language: str | None,
    document: str,
    date: str | None,  # noqa: ARG001 (part of the contract; a document's date is no date of its numbers)
    passages: Sequence[Passage] = (),
    tables: Sequence[Table] = (),
    own: tuple[Own, ...] = (),
) -> list[Claim]:
    """The readings as claims, each with its frame, the sentence it stands in, and where that is."""
    if not readings:
        return []
    source = Source(text, spans, language, own)
    places = Places([*passages, *furniture.around(source.folded, [r.start for r in readings])])
    cells = grids.index(text, tables) if tables else None
    out: list[Claim] = []
    for reading, frame, span, code in framed(source, readings):
        start, end = reading.start, reading.end
        marks, location = places.at(start)
        place = cells.at(start) if cells else None
        if place is not None:
            marks |= {"table"} if place.is_value else {"table", "header"}
            location = {**location, **place.location}
        out.append(
            Claim(
                document,
                start,
                end,
                text[start:end],
                span,
                code,
                reading.quantity,
                in_cell(source, reading, frame, place.heads) if place is not None and place.is_value else frame,
                location,
                reading.marks | marks if marks else reading.marks,
                reading.confidence,
            )
        )
    return out


def framed(source: Source, readings: Sequence[Reading]) -> Iterator[tuple[Reading, Frame, tuple[int, int], str]]:
    """Each reading with its frame, its sentence and the sentence's language."""
    carried = Carried()
    previous = -1
    spans = source.spans or [(0, len(source.text))]
    for index, group in grouped(readings, spans):
        span = spans[index]
        carried = reaching(source, spans, previous, index, carried)
        for window, part in windows(span, group):
            found = source.scene(window, part)
            code = source.language or ("en" if found.latin else spoken(found))
            frames = of_sentence(source, found, carried)
            for reading, frame in zip(part, frames, strict=True):
                yield reading, frame, span, code
        previous = index


MOST_READINGS: Final = 40
MARGIN: Final = 600
LEAST_MARGIN: Final = 120
"""What is looked at on both sides of a part; beside one that is nothing but numbers no more than its own length."""
LONGEST: Final = 4000
"""A sentence with more numbers, or longer, is no sentence but data; it is looked at in parts, so that cost stays
linear.
"""


def windows(span: tuple[int, int], group: list[Reading]) -> Iterator[tuple[tuple[int, int], list[Reading]]]:
    """A sentence with its readings; an endless one in parts of bounded size."""
    start, end = span
    if len(group) <= MOST_READINGS and end - start <= LONGEST:
        yield span, group
        return
    part: list[Reading] = []
    for reading in group:
        if part and (len(part) == MOST_READINGS or reading.end - part[0].start > LONGEST - 2 * MARGIN):
            yield widened(span, part), part
            part = []
        part.append(reading)
    yield widened(span, part), part


def widened(span: tuple[int, int], part: Sequence[Reading]) -> tuple[int, int]:
    """The stretch of a sentence that is looked at for a part of its readings."""
    first, last = part[0].start, part[-1].end
    margin = min(MARGIN, max(LEAST_MARGIN, last - first))
    return max(span[0], first - margin), min(span[1], last + margin)


def spoken(found: Scene) -> str:
    """The language of a sentence with Chinese characters: theirs, unless Latin letters outweigh them four to one."""
    letters = len(LETTER.findall(found.folded, found.start, found.end))
    if not letters:
        return "zh"
    return "zh" if len(HAN.findall(found.folded, found.start, found.end)) * 4 >= letters else "en"


LETTER = re.compile(r"[a-z]")


def grouped(readings: Sequence[Reading], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, list[Reading]]]:
    """The readings of each sentence that has any, with the sentence's number."""
    starts = [s for s, _ in spans]
    group: list[Reading] = []
    current, end = -1, -1
    for reading in readings:
        if reading.start >= end:
            if group:
                yield current, group
                group = []
            current = max(0, bisect_right(starts, reading.start) - 1)
            end = starts[current + 1] if current + 1 < len(starts) else len(starts) and 1 << 62
        group.append(reading)
    if group:
        yield current, group


def of_sentence(source: Source, found: Scene, carried: Carried) -> list[Frame]:
    """The frames of a sentence's readings; what it leaves to the next is noted in `carried`."""
    names = source.names(found)
    lists = parallel.read(found, names)
    said_by = modality.speaker(found, names)
    moods = found.words.get("mood", NONE)
    frames: list[Frame] = []
    if found.draws_contrast():
        carried.settle()
    kept = carried.topic
    before: Before | None = None
    for reading in found.readings:
        frame, before = of_reading(source, found, names, lists, reading, carried, before, said_by, moods)
        frames.append(frame)
    note_leading(found, names, carried, kept)
    return frames


def of_reading(
    source: Source,
    found: Scene,
    names: Sequence[Mention],
    lists: parallel.Parallel,
    reading: Reading,
    carried: Carried,
    before: Before | None,
    said_by: str | None,
    moods: Sequence[Word],
) -> tuple[Frame, Before]:
    """The frame of one reading, and what the next one may take over from it."""
    chained = before if before and in_chain(found, before, reading) else None
    kind = reading.quantity.kind
    is_dated = kind in DATED
    direction = None
    if not is_dated and (found.changes or not found.latin or changes.compares(found)):
        direction = changes.of_reading(found, reading, source.lexicon)
    if direction is None and chained:
        direction = chained.direction
    word = word_of(source, found, names, lists, reading, carried, before, chained, direction)
    other = compared(found, names, reading) if names else None
    subject = subject_of(found, names, lists, reading, word, other, carried)
    change: Change | None = direction.change if direction else None
    measure, family = named(word.term if word else None, change, direction, subject, reading)
    known = measure is not None
    if not known and not is_dated:
        measure, known = measures.in_words(found, reading)
        family = measure
    scopes = scoping.of_reading(found, reading, word) if found.scopes else word.term.scopes if word else ()
    if chained:
        scopes = scoping.taken_over(scopes, chained.scopes, found, chained.reading)
    elif before is not None and before.scopes:
        scopes = scoping.shared(scopes, before, found, reading, word)
    if measure == "cost":
        measure, family = scoping.costed(measure, family, scopes)
    period = reading.quantity.date if is_dated else period_of(found, lists, reading)
    if period is None and not is_dated and (change in ("up", "down") or goes_on(found)):
        period = carried.period
    frame = Frame(
        subject.name if subject else None,
        measure,
        other.name if other else comparator_of(found, names, reading, carried),
        period,
        scopes,
        change,
        modality.of_reading(moods, reading, found, source.quotes) if moods or source.quotes else "reported",
        said_by,
        known,
        family,
    )
    if subject is not None:
        carried.pending = None
        carried.topic = subject
    return frame, Before(reading, word or (before.word if before else None), direction, scopes)


def word_of(
    source: Source,
    found: Scene,
    names: Sequence[Mention],
    lists: parallel.Parallel,
    reading: Reading,
    carried: Carried,
    before: Before | None,
    chained: Before | None,
    direction: changes.Direction | None,
) -> Word | None:
    """The term of the measure: from a list in step, the nearest, the one of the number it is chained to, the
    heading's.
    """
    word = (
        lists.measures.get(reading.start)
        or (level_of(found, reading, before, direction) if direction is not None and direction.change == "to" else None)
        or measures.nearest(found, reading, source.lexicon)
    )
    if word is not None:
        return word
    if chained is not None and chained.word is not None:
        return chained.word
    if found.latin and is_age(found, names, reading):
        return Word(reading.start, reading.end, AGE)
    heading = carried.heading if reading.quantity.kind == "date" else None
    if heading is not None and measures.fits(heading.term, reading.quantity) is not None:
        return heading
    return taken_over(found, reading, before, direction)


def level_of(found: Scene, reading: Reading, before: Before | None, direction: changes.Direction) -> Word | None:
    """The term of the change that a level ends: rose 4% to $21 billion is of what rose, whatever comes next."""
    if before is None or before.word is None or direction.change != "to":
        return None
    if before.direction is None or before.direction.change not in ("up", "down"):
        return None
    gap = found.folded[before.reading.end : reading.outer_start].strip()
    return before.word if gap in LEVEL and measures.fits(before.word.term, reading.quantity) == 0.0 else None


def taken_over(
    found: Scene, reading: Reading, before: Before | None, direction: changes.Direction | None
) -> Word | None:
    """The term of an earlier number: for the ends of its change, and for the growth of what it states."""
    word = before.word if before is not None else None
    if word is None:
        return None
    if is_endpoint(found, reading):
        return word if measures.fits(word.term, reading.quantity) == 0.0 else None
    if direction is None or direction.change == "to" or (direction.is_price and not found.latin):
        return None
    alike = before is not None and before.reading.quantity.unit == reading.quantity.unit
    growth = reading.quantity.kind == "percent" and word.term.takes & measures.CHANGEABLE
    return word if growth or alike else None


def named(
    term: lexicons.Term | None,
    change: Change | None,
    direction: changes.Direction | None,
    subject: Topic | None,
    reading: Reading,
) -> tuple[str | None, str | None]:
    """The canonical measure and its family; a difference of a measure is a measure of its own."""
    differs = change in ("up", "down")
    if term is None:
        name = priced(subject, reading, moves=differs and direction is not None and direction.is_price)
        return name, name
    if term.name == "value" and subject and subject.kind in PRICED:
        return "valuation", "valuation"
    if differs and term.growth:
        return term.growth, term.growth
    if differs and not term.name.endswith(("_growth", "_rise")) and term.name != "layoffs":
        return f"{term.name}_change", f"{term.family or term.name}_change"
    return term.name, term.family


def priced(subject: Topic | None, reading: Reading, *, moves: bool) -> str | None:
    """What a number without a measure says of a share, an index or a coin: that its price moved, or where an index
    stands.
    """
    if subject is None:
        return None
    kind = reading.quantity.kind
    if moves and kind == "percent" and subject.kind in PRICES:
        return f"{PRICES[subject.kind]}_change"
    return "index_level" if subject.kind == "index" and kind in ("count", "measure") else None


LEVEL: Final = frozenset({"to", ", to", "to a record", "至", "到", ",至", ",达到", ""})
"""What stands between a change and the level it reached."""
NO_MARKS: Final[frozenset[str]] = frozenset()


class Places:
    """The passages of a text, for look-up by place."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = sorted(passages, key=lambda p: (p.start, -p.end))
        self._starts = [p.start for p in self._passages]

    def at(self, position: int) -> tuple[frozenset[str], Mapping[str, str | int]]:
        """The marks and the location of a place; the innermost passage gives the location."""
        i = bisect_right(self._starts, position) - 1
        if i < 0:
            return NO_MARKS, NO_DETAILS
        marks, location = NO_MARKS, NO_DETAILS
        for passage in self._passages[max(0, i - 8) : i + 1][::-1]:
            if passage.end > position:
                if passage.kind != "prose":
                    marks |= {passage.kind}
                if not location:
                    location = passage.location
        return marks, location
