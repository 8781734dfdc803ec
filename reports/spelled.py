"""A finding told in plain text, for formats that have room for words only.

Comes in: a finding. Goes out: its sides in one line, its whole story in several. Refuses to know: how a format escapes.
"""

from __future__ import annotations

from reports import figures
from reports.model import FindingRecord, PlaceRecord
from reports.visible import one_line
from reports.words import Said, Words, placed, said


def headline(finding: FindingRecord, language: str) -> str:
    """What it is about and what is the matter, on one line."""
    words = said(finding, language)
    title, message = one_line(words.title or ""), one_line(words.message)
    return f"{title}: {message}" if title and title not in message else message


def side(place: PlaceRecord, note: str | None, words: Words) -> str:
    """One side on one line: where, what is written, what that allows."""
    text = f"{one_line(placed(place, words))}: ⟦{one_line(place.quote)}⟧"
    if place.interval is not None:
        text = f"{text} = {figures.interval(place.interval, words)}"
    return f"{text} ({one_line(note)})" if note else text


def story(finding: FindingRecord, language: str) -> list[str]:
    """Everything a reader needs to redo the check, a line each."""
    words, fixed = said(finding, language), Words(language)
    lines = [side(p, n, fixed) for p, n in zip(finding.places, words.notes, strict=True)]
    lines += [one_line(step) for step in words.derivation]
    lines.append(one_line(words.message))
    return lines + edits(words, fixed)


def edits(words: Said, fixed: Words) -> list[str]:
    """The possible edits, a line each."""
    return [
        one_line(fixed("text.suggestion_why" if s.why else "text.suggestion", text=s.text, why=s.why))
        for s in words.suggestions
    ]


def interval_ends(place: PlaceRecord) -> tuple[str, str, str]:
    """Low end, high end and unit as written in the report; empty where there is none."""
    span = place.interval
    return (span.low or "", span.high or "", span.unit or "") if span else ("", "", "")
