"""The one place where numbers, units, hedges, dates, tables and frames meet: text in, claims out.

Pure and deterministic; never raises on any text.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from claims import frames, periods, quantities, sentences, shown, tables
from claims.lexicon import Own
from claims.values import Claim, Passage, Reading, Table


def extract(
    text: str,
    language: str | None = None,
    document: str = "text",
    *,
    date: str | None = None,
    passages: Sequence[Passage] = (),
    given_tables: Sequence[Table] | None = None,
    own: tuple[Own, ...] = (),
) -> list[Claim]:
    """The numeric claims of a text, in order of place.

    Args:
        text: any string at all.
        language: `zh`, `en` ...; None = detect for each sentence, mixed text allowed.
        document: the name that the claims carry.
        date: ISO date of the document, where it is known; otherwise looked for in the text.
        passages: stretches that are not running prose, or that have a place of their own in the original.
        given_tables: the tables that a reader found; None = look for tables drawn in the text.
        own: what names and measures are called in these documents, besides what the lexicons know.
    """
    hidden = [p for p in passages if p.kind == shown.MARKUP]
    if hidden:
        view = shown.View(text, hidden)
        moved = None if given_tables is None else view.tables(given_tables)
        kept = view.passages(passages)
        return view.claims(
            extract(view.text, language, document, date=date, passages=kept, given_tables=moved, own=own)
        )
    found_tables = tables.Indexed(text, tables.find(text) if given_tables is None else given_tables)
    spans = sentences.split(text, found_tables)
    today = date or periods.document_date(text)
    dates = periods.read(text, language, today)
    numbers = quantities.read(text, language, [(date.start, date.end) for date in dates])
    readings = merged(numbers, dates)
    readings = tables.apply(text, found_tables, readings)
    return frames.claims(
        text,
        readings,
        spans,
        language=language,
        document=document,
        date=today,
        passages=passages,
        tables=found_tables,
        own=own,
    )


def merged(numbers: Sequence[Reading], dates: Sequence[Reading]) -> list[Reading]:
    """Both in one order; where a date and a number claim the same characters, the date has them."""
    if not dates:
        return sorted(numbers, key=place_of)
    out: list[Reading] = []
    i = 0
    for reading in sorted(numbers, key=start_of):
        while i < len(dates) and dates[i].end <= reading.start:
            i += 1
        if i < len(dates) and dates[i].start < reading.end:
            continue
        out.append(reading)
    out.extend(dates)
    return sorted(out, key=place_of)


start_of = attrgetter("start")
place_of = attrgetter("start", "end")
