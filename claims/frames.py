"""What a number is about: subject, measure, comparator, scope, direction, period, modality, speaker.

Comes in: a text, the readings of its numbers and dates, its sentences, passages and tables. Goes out: a claim for every reading.
Each sentence that holds a reading is looked through once; what it is about is carried to the next sentence of the paragraph.
Refuses to know: how numbers are read, and whether they are right.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from claims import (
    aliases,
    changes,
    furniture,
    language as languages,
    lexicon as lexicons,
    measures,
    modality,
    parallel,
    periods,
    scoping,
    scripts,
)
from claims import subjects
from claims import tables as grids
from claims.lexicon import PLACES
from claims.scenes import Mention, Scene, Word, scene
from claims.values import NO_DETAILS, Change, Claim, Frame, Passage, Reading, Table

SHARE_OF: Final = frozenset({"ratio", "multiple", "percent"})


class Topic(NamedTuple):
    """A name that is carried on."""

    name: str
    kind: str


@dataclass(slots=True)
class Carried:
    """What a sentence leaves to the next one of its paragraph."""

    topic: Topic | None = None
    last: str | None = None
    """The last name mentioned: 后者."""
    first: str | None = None
    """The first name mentioned: 前者."""
    period: str | None = None
    heading: Word | None = None
    """The measure of a line that ends in a colon, for the list below it."""
    pending: tuple[Source, tuple[int, int]] | None = None
    """A sentence without numbers just before: looked through only when something asks what it is about."""

    def settle(self) -> Carried:
        """With what the pending sentence is about."""
        if self.pending is not None:
            (source, span), self.pending = self.pending, None
            note_sentence(source, self, span)
        return self


class Source:
    """A text with all that is looked up in it; what only some sentences need is made when first asked for."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], language: str | None) -> None:
        self.text = text
        self.spans = spans
        self.language = language
        self.folded = scripts.fold(text)
        self.lexicon = lexicons.load()
        self.learned = aliases.learn(text, self.folded, self.lexicon)
        self.quotes = modality.quotations(text)

    @cached_property
    def capitals(self) -> aliases.Capitals:
        """The capitalised words of the text."""
        return aliases.capitals(self.text)

    def scene(self, span: tuple[int, int], readings: Sequence[Reading]) -> Scene:
        """One sentence, looked through."""
        return scene(self.text, self.folded, span, readings, self.lexicon, self.learned.within(*span))

    def names(self, found: Scene) -> list[Mention]:
        """The names of a sentence."""
        return subjects.mentions(found, self.capitals if found.latin else aliases.NO_CAPITALS)


def claims(
    text: str,
    readings: Sequence[Reading],
    spans: Sequence[tuple[int, int]],
    *,
    language: str | None,
    document: str,
    date: str | None,
    passages: Sequence[Passage] = (),
    tables: Sequence[Table] = (),
) -> list[Claim]:
    """The readings as claims, each with its frame, the sentence it stands in, and where that is."""
    if not readings:
        return []
    source = Source(text, spans, language)
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
            if place.is_value:
                frame = in_cell(source, reading, frame, place.heads)
        marks = reading.marks | marks if marks else reading.marks
        out.append(
            Claim(
                document,
                start,
                end,
                text[start:end],
                span,
                code,
                reading.quantity,
                frame,
                location,
                marks,
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
        found = source.scene(span, group)
        code = source.language or ("en" if found.latin else languages.detect(source.text[span[0] : span[1]]))
        frames = of_sentence(source, found, carried)
        previous = index
        for reading, frame in zip(group, frames, strict=True):
            yield reading, frame, span, code


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


def reaching(source: Source, spans: Sequence[tuple[int, int]], previous: int, index: int, carried: Carried) -> Carried:
    """What reaches a sentence from those before it: that of the one just before, nothing over an empty line but a list's heading."""
    if index == 0:
        return carried
    start, end = spans[index - 1]
    if ends_paragraph(source.text, end, spans[index][0]):
        item = is_item(source, spans[index])
        if not item and not headed(source, (start, end)):
            return Carried()
        carried = Carried(heading=carried.heading, topic=carried.topic if item else None)
    if previous == index - 1:
        if headed(source, (start, end)):
            note_heading(source, carried, (start, end))
        return carried
    if previous < index - 2 and ends_paragraph(source.text, spans[index - 2][1], start):
        carried = Carried(heading=carried.heading)
    if headed(source, (start, end)):
        note_sentence(source, carried, (start, end))
    else:
        carried.pending = (source, (start, end))
    return carried


def note_heading(source: Source, carried: Carried, span: tuple[int, int]) -> None:
    """Keep the measure of a line that announces a list."""
    words = source.scene(span, ()).measures
    if words:
        carried.heading = words[-1]


def note_sentence(source: Source, carried: Carried, span: tuple[int, int]) -> None:
    """Keep what a sentence without numbers is about."""
    found = source.scene(span, ())
    names = source.names(found)
    if found.measures and headed(source, span):
        carried.heading = found.measures[-1]
    topic = topic_of(found, names)
    if topic is not None:
        carried.topic = Topic(topic.name, topic.kind)
        carried.first, carried.last = names[0].name, names[-1].name


def ends_paragraph(text: str, end: int, start: int) -> bool:
    """Whether an empty line parts two sentences."""
    return text.count("\n", end, start) > 1 or text.count("\n", max(0, end - 2), start) > 2


def headed(source: Source, span: tuple[int, int]) -> bool:
    """Whether a line announces a list."""
    return source.folded[span[0] : span[1]].rstrip().endswith(":")


def is_item(source: Source, span: tuple[int, int]) -> bool:
    """Whether a line is an item of a list."""
    return source.folded[span[0] : span[1]].lstrip().startswith(("•", "-", "*", "·", "●", "■", "◆", "▪", "–"))


def topic_of(found: Scene, names: Sequence[Mention]) -> Mention | None:
    """The one name that a sentence is about: its first that is no place, source or party to something else."""
    for mention in names:
        if mention.kind in subjects.ORGANISATIONS and not mention.oblique:
            return mention
    return None


@dataclass(frozen=True, slots=True)
class Before:
    """The number read before this one in the sentence, with what was found for it."""

    reading: Reading
    word: Word | None
    direction: changes.Direction | None
    scopes: tuple[str, ...]


def of_sentence(source: Source, found: Scene, carried: Carried) -> list[Frame]:
    """The frames of a sentence's readings; what it leaves to the next is noted in `carried`."""
    names = source.names(found)
    lists = parallel.read(found, names)
    said_by = modality.speaker(found, names) if found.markers else None
    frames: list[Frame] = []
    if any(m.start < found.start + 4 for m in found.marked("contrast")):
        carried.settle()
    kept = carried.topic
    before: Before | None = None
    for reading in found.readings:
        frame, before = of_reading(source, found, names, lists, reading, carried, before, said_by)
        frames.append(frame)
    note_leading(found, names, carried, kept)
    return frames


def note_leading(found: Scene, names: Sequence[Mention], carried: Carried, kept: Topic | None) -> None:
    """Keep the name a sentence leads with, else its last subject; one that only draws a contrast leaves the topic as it was."""
    carried.period = last_period(found) or carried.period
    if kept and any(m.start < found.start + 4 for m in found.marked("contrast")):
        carried.topic = kept
        return
    leading = topic_of(found, names)
    carried.pending = None
    if leading:
        carried.topic = Topic(leading.name, leading.kind)
    if names:
        carried.first, carried.last = names[0].name, names[-1].name


def last_period(found: Scene) -> str | None:
    """The last date of a sentence."""
    return found.dates[-1].quantity.date if found.dates else None


def of_reading(
    source: Source,
    found: Scene,
    names: Sequence[Mention],
    lists: parallel.Parallel,
    reading: Reading,
    carried: Carried,
    before: Before | None,
    said_by: str | None,
) -> tuple[Frame, Before]:
    """The frame of one reading, and what the next one may take over from it."""
    chained = before if before and in_chain(found, before, reading) else None
    kind = reading.quantity.kind
    direction = changes.of_reading(found, reading, source.lexicon) if found.changes or not found.latin else None
    if direction is None and chained:
        direction = chained.direction
    word = word_of(source, found, names, lists, reading, carried, before, chained, direction)
    other = subjects.compared(found, names, reading) if names else None
    subject = subject_of(found, names, lists, reading, word, other, carried)
    change: Change | None = direction.change if direction else None
    measure, family = named(word.term if word else None, change, direction, subject, reading)
    known = measure is not None
    if not known and kind not in ("date", "period"):
        measure = family = measures.written(found, reading)
    scopes = scoping.of_reading(found, reading, word)
    if chained:
        scopes = scoping.taken_over(scopes, chained.scopes, found, chained.reading)
    frame = Frame(
        subject.name if subject else None,
        measure,
        other.name if other else comparator_of(found, names, reading, carried),
        period_of(found, lists, reading, carried.period if change in ("up", "down") or goes_on(found) else None),
        scopes,
        change,
        modality.of_reading(found, reading, source.quotes) if found.markers or source.quotes else "reported",
        said_by,
        known,
        family,
    )
    if subject is not None:
        carried.pending = None
        carried.topic = subject
    return frame, Before(reading, word or (before.word if before else None), direction, scopes)


def goes_on(found: Scene) -> bool:
    """Whether the sentence is the part of a longer one behind a semicolon."""
    return found.folded[found.start - 1 : found.start] == ";" or found.folded[found.start - 2 : found.start] == "; "


def comparator_of(found: Scene, names: Sequence[Mention], reading: Reading, carried: Carried) -> str | None:
    """The other party where no name tells it: by 后者, or by the written words."""
    if found.latin:
        return resolved(found, names, reading, carried) if found.markers else None
    return resolved(found, names, reading, carried) or subjects.written_comparator(found, reading)


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
    """The term of the measure: from a list in step, the nearest, the one of the number it is chained to, the heading's."""
    word = lists.measures.get(reading.start) or measures.nearest(found, reading, source.lexicon)
    if word is not None:
        return word
    kind = reading.quantity.kind
    if chained is not None and chained.word is not None:
        return chained.word
    if found.latin and is_age(found, names, reading):
        return Word(reading.start, reading.end, AGE)
    if (
        kind == "date"
        and carried.heading is not None
        and measures.fits(carried.heading.term, reading.quantity) is not None
    ):
        return carried.heading
    if before is not None and before.word is not None and is_endpoint(found, reading):
        return before.word if measures.fits(before.word.term, reading.quantity) == 0.0 else None
    grows = direction is not None and direction.change != "to" and kind == "percent" and not direction.is_price
    if grows and before is not None and before.word is not None and before.word.term.takes & measures.CHANGEABLE:
        return before.word
    return None


BRACKETED = re.compile(r"\([^()]{0,40}\)")


def in_chain(found: Scene, before: Before, reading: Reading) -> bool:
    """Whether two numbers of one kind are joined in a list, or one says the other over: 51%和26%; $6.5 million, or 7.3%."""
    a, b = before.reading.quantity, reading.quantity
    if reading.outer_start - before.reading.end > 48 or a.kind in ("date", "period"):
        return False
    if a.kind != b.kind or a.unit != b.unit:
        said_over = before.direction is not None and b.kind == "percent" and a.kind in measures.CHANGEABLE
        return said_over and found.folded[before.reading.end : reading.outer_start].strip() in (
            ", or",
            "or",
            "(",
            "(or",
            ",或",
            "或",
        )
    gap = BRACKETED.sub("", found.folded[before.reading.end : reading.outer_start]).strip()
    return gap in CHAINS


ENDPOINT = re.compile(
    r"(?:\b(?:from|to)(?: about| nearly| almost| approximately| around| just| over)? ?|[从由至到自])[$€£¥]?$"
)


def is_endpoint(found: Scene, reading: Reading) -> bool:
    """Whether the number is an end of a change that an earlier number states: from $89.5 million to $96.0 million."""
    return ENDPOINT.search(found.folded, max(found.start, reading.outer_start - 24), reading.outer_start) is not None


AGE: Final = lexicons.Term("measure", "age", takes=frozenset({"count", "duration"}), family="age")


def is_age(found: Scene, names: Sequence[Mention], reading: Reading) -> bool:
    """Whether a bare number between commas behind a person's name is the age: John Smith, 45, of Boston."""
    quantity = reading.quantity
    if quantity.kind != "count" or quantity.unit is not None or quantity.value is None or not 0 < quantity.value < 120:
        return False
    behind = found.folded[reading.end : reading.end + 1]
    return (behind in (",", ")", ";", ".") or found.folded.startswith(" and", reading.end)) and any(
        (m.kind == "person" or (m.kind == "unknown" and " " in m.name))
        and found.folded[m.end : reading.start] in (", ", " (")
        for m in names
    )


CHAINS: Final = frozenset({"/", "、", "和", "及", "与", "and", "or", ",", "以及", ", and", "或"})


def subject_of(
    found: Scene,
    names: Sequence[Mention],
    lists: parallel.Parallel,
    reading: Reading,
    word: Word | None,
    other: Mention | None,
    carried: Carried,
) -> Topic | None:
    """Name and kind of the subject: from a list in step, of an event, of the clause, of those before, of the sentence before."""
    mention = lists.names.get(reading.start)
    if (
        mention is None
        and word is not None
        and word.term.kind == "object"
        and reading.quantity.kind in ("date", "period")
    ):
        return of_event(found, names, reading, word, carried)
    if word is not None and word.term.kind == "none":
        return None
    if mention is None and word is not None and word.term.name == "age":
        person = subjects.aged(found, names, reading)
        return Topic(person, "person") if person else None
    anchor = word.start if word else reading.outer_start
    measure = word.term.name if word else None
    if mention is None:
        mention = subjects.of_reading(found, names, reading, anchor, measure, other)
    elif mention.kind:
        return Topic(mention.name, mention.kind)
    if mention is not None:
        members = [*subjects.listed_before(found, names, mention), mention]
        if not members[0].oblique:
            return Topic("; ".join(dict.fromkeys(m.name for m in members)), mention.kind)
    return inherited(found, names, reading, other, measure, carried)


def of_event(found: Scene, names: Sequence[Mention], reading: Reading, word: Word, carried: Carried) -> Topic | None:
    """What was founded or released: the name behind the verb, else the name before it where nothing else stands behind."""
    if word not in found.measures:
        before = [m for m in names if m.end <= reading.start]
        return Topic(before[-1].name, before[-1].kind) if before else None
    suited = [m for m in names if subjects.misfit(m.kind, None) < subjects.REACH and m.kind != "person"]
    behind = next((m for m in suited if m.start >= word.end), None)
    intransitive = passive(found, word)
    if (
        behind
        and behind.start - word.end <= 24
        and not found.bounds_between(word.end, behind.start)
        and not intransitive
    ):
        return Topic(behind.name, behind.kind)
    dated = next((m for m in suited if 0 <= m.start - reading.end <= 2), None)
    if dated and found.folded[reading.end : dated.start].strip(" ,") in ("的", ""):
        return Topic(dated.name, dated.kind)
    if not intransitive and has_object(found, word):
        return None
    before = [m for m in suited if m.end <= max(word.start, reading.start) and not m.oblique]
    if before:
        chosen = copula(found, before) or before[-1]
        return Topic(chosen.name, chosen.kind)
    topic = carried.settle().topic
    return topic if topic and topic.kind != "person" else None


OBJECT_HAN = re.compile(r"[了过]?[㐀-鿿A-Za-z“《]{2}")
OBJECT_LATIN = re.compile(r" (?:a|an|the|its|his|her|their|new|another|two|three|several|what)\b")


def has_object(found: Scene, word: Word) -> bool:
    """Whether something else stands behind the verb: 推出了新款手机, launched a service."""
    if found.latin:
        return OBJECT_LATIN.match(found.folded, word.end) is not None
    if found.folded.startswith(("的", "于", "以来", "后", "日期", "时间", "至今"), word.end):
        return False
    return OBJECT_HAN.match(found.folded, word.end) is not None


def passive(found: Scene, word: Word) -> bool:
    """Whether the thing stands before the verb: was founded in, 成立于."""
    form = found.folded[word.start : word.end]
    before = found.folded[max(found.start, word.start - 5) : word.start]
    return (
        form.endswith("于")
        or before.endswith(("was ", "were ", " is ", "are ", "been "))
        or form.startswith(("was ", "成立于"))
    )


def copula(found: Scene, before: Sequence[Mention]) -> Mention | None:
    """A是B在某年创立的子公司: what the sentence says something of is A."""
    first = before[0]
    if found.folded.startswith("是", first.end) or found.folded[first.end : first.end + 4] in (" is ", " was"):
        return first
    return None


def inherited(
    found: Scene,
    names: Sequence[Mention],
    reading: Reading,
    other: Mention | None,
    measure: str | None,
    carried: Carried,
) -> Topic | None:
    """The subject of an earlier clause; that of the sentence before where this one points back or leaves its subject out."""
    topic = carried.topic
    spoken_here = topic is not None and any(m.name == topic.name and m.end <= reading.start for m in names)
    if topic is not None and spoken_here and subjects.misfit(topic.kind, measure) < subjects.REACH:
        return topic
    clause_start, _ = found.clause(reading.start)
    earlier = [
        m
        for m in names
        if m.end <= clause_start
        and m is not other
        and subjects.misfit(m.kind, measure) < subjects.REACH
        and not m.oblique
        and subjects.leads(found, m)
        and not subjects.counted(found, m)
    ]
    if not earlier and (
        reading.quantity.kind in ("count", "date", "period") or names_of_own(found, names, reading, other)
    ):
        return None
    if not earlier and found.latin and not points_back(found, reading):
        return None
    topic = carried.settle().topic
    if earlier and not any(topic and m.name == topic.name for m in earlier):
        chosen = earlier[-1] if topic and topic.kind == "person" else earlier[0]
        return Topic(chosen.name, chosen.kind)
    if topic is None or subjects.misfit(topic.kind, measure) >= subjects.REACH:
        return None
    return topic


def names_of_own(found: Scene, names: Sequence[Mention], reading: Reading, other: Mention | None) -> bool:
    """Whether a sentence that does not lean back has a name that may be its subject instead."""
    own = [m for m in names if m.kind in subjects.ORGANISATIONS and m.end <= reading.start and m is not other]
    return bool(own) and not points_back(found, reading)


def points_back(found: Scene, reading: Reading) -> bool:
    """Whether a pronoun stands before the number: it, its, the company."""
    return any(p.end <= reading.start for p in found.marked("pronoun"))


def resolved(found: Scene, names: Sequence[Mention], reading: Reading, carried: Carried) -> str | None:
    """The comparator that 后者 or `the latter` stands for: the last name before it, in the sentence or the one before."""
    if reading.quantity.kind not in SHARE_OF:
        return None
    for section in ("latter", "former"):
        for word in found.marked(section):
            if 0 <= reading.outer_start - word.end <= 8:
                before = [m.name for m in names if m.end <= word.start and m.kind not in PLACES]
                carried.settle()
                if section == "latter":
                    return before[-1] if before else carried.last
                return before[0] if before else carried.first
    return None


PRICED: Final = frozenset({"company", "family"})
TRADED: Final = frozenset({"product"})


def named(
    term: lexicons.Term | None,
    change: Change | None,
    direction: changes.Direction | None,
    subject: Topic | None,
    reading: Reading,
) -> tuple[str | None, str | None]:
    """The canonical measure and its family; a difference of a measure is a measure of its own."""
    differs = change in ("up", "down")
    if term is None and differs and direction and direction.is_price and reading.quantity.kind == "percent" and subject:
        kind = subject.kind
        base = (
            "share_price"
            if kind in PRICED
            else "index_level"
            if kind == "index"
            else "price"
            if kind in TRADED
            else None
        )
        return (f"{base}_change", f"{base}_change") if base else (None, None)
    if term is None and subject and subject.kind == "index" and reading.quantity.kind in ("count", "measure"):
        return "index_level", "index_level"
    if term is None:
        return None, None
    if differs and not term.name.endswith(("_growth", "_rise")):
        return f"{term.name}_change", f"{term.family or term.name}_change"
    return term.name, term.family


TIED = re.compile(
    r" (?:for|in|during|at|as of|on|by|since)(?: the)?(?: (?:first|second|third|fourth|same|full|fiscal|year|quarter|months?|period))* ?"
)
"""$96.0 million for the year ..."""


def period_of(found: Scene, lists: parallel.Parallel, reading: Reading, carried: str | None) -> str | None:
    """The date or period that holds for a number: its own, that of a list in step, the nearest one in the sentence, the last before."""
    if reading.quantity.kind in ("date", "period"):
        return reading.quantity.date
    listed = lists.dates.get(reading.start)
    if listed is not None:
        return listed.quantity.date
    best: Reading | None = None
    best_cost = 200.0
    for other in found.dates:
        before = other.end <= reading.start
        low, high = (other.end, reading.start) if before else (reading.end, other.start)
        bounds = found.bounds_between(low, high)
        if bounds and not before:
            continue
        cost = high - low + 12 * bounds + (0 if before else 10)
        if not before and found.latin and TIED.fullmatch(found.folded, low, high):
            cost = (high - low) / 4 - 10
        if cost < best_cost:
            best, best_cost = other, cost
    return best.quantity.date if best else carried


def in_cell(source: Source, reading: Reading, frame: Frame, heads: grids.Heads) -> Frame:
    """The frame of a number in a table: row and column say what it is, the caption and section whose."""
    row = f"{heads.section}: {heads.row}" if heads.section and heads.row.strip().lower() in GENERIC_ROWS else heads.row
    label = row or heads.column
    term = (
        source.lexicon.measure_of(label)
        or source.lexicon.measure_of(heads.row)
        or source.lexicon.measure_of(heads.column)
    )
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
        change=change,
        period=frame.period if reading.quantity.kind in ("date", "period") else period_in(heads.period),
    )


GENERIC_ROWS: Final = frozenset(
    {"total", "totals", "subtotal", "other", "others", "net", "合计", "总计", "小计", "其他", "合計", "總計", "小計"}
)
CHANGE_COLUMN = re.compile(
    r"change|growth|variance|increase|yoy|增减|增減|变动|變動|同比|增长|增長|涨跌|漲跌|涨幅|漲幅", re.IGNORECASE
)


def changed_in(column: str, reading: Reading) -> Change | None:
    """The change that a column of changes states."""
    value = reading.quantity.value
    if value is None or not value or CHANGE_COLUMN.search(column) is None:
        return None
    return "down" if value < 0 else "up"


@lru_cache(maxsize=1024)
def period_in(words: str) -> str | None:
    """The one period that the words of a header name, as an ISO date."""
    if not words:
        return None
    if words.isdigit() and len(words) == 4:
        return words
    found = {r.quantity.date for r in periods.read(words) if r.quantity.date}
    return found.pop() if len(found) == 1 else None


class Places:
    """The passages of a text, for look-up by place."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = sorted(passages, key=lambda p: (p.start, -p.end))
        self._starts = [p.start for p in self._passages]

    def at(self, position: int) -> tuple[frozenset[str], Mapping[str, str | int]]:
        """The marks and the location of a place; the innermost passage gives the location."""
        i = bisect_right(self._starts, position) - 1
        marks: set[str] = set()
        location: Mapping[str, str | int] = NO_DETAILS
        for passage in self._passages[max(0, i - 8) : i + 1][::-1]:
            if passage.end > position:
                if passage.kind != "prose":
                    marks.add(passage.kind)
                if not location:
                    location = passage.location
        return frozenset(marks), location
