"""What one sentence leaves to the next: its topic, its first and last name, its period, the heading of a list.

Comes in: a text and its sentences. Goes out: scenes of its sentences, and what reaches one of them from those
before. A sentence without numbers is looked through only when something asks for it. Refuses to know: measures'
meaning, values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from claims import lexicon as lexicons
from claims import scripts
from claims.framing import aliases, modality
from claims.framing.kinds import ORGANISATIONS
from claims.framing.naming import mentions
from claims.framing.scenes import Mention, Scene, Word, scene
from claims.framing.timing import last_period
from claims.values import Reading

SENTENCE_ENDS: Final = frozenset('。!！?？.…”」』"')


MOST_BETWEEN: Final = 3
"""So many sentences on, a period is no longer meant."""


@dataclass(slots=True)
class Topic:
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

    def __init__(
        self, text: str, spans: Sequence[tuple[int, int]], language: str | None, own: tuple[lexicons.Own, ...] = ()
    ) -> None:
        self.text = text
        self.spans = spans
        self.language = language
        self.folded = scripts.fold(text)
        self.has_glosses = scripts.has_glosses(self.folded)
        self.lexicon = lexicons.load(own)
        self.learned = aliases.learn(text, self.folded, self.lexicon)
        self.quotes = modality.quotations(text)

    @cached_property
    def capitals(self) -> aliases.Capitals:
        """The capitalised words of the text."""
        return aliases.capitals(self.text)

    def scene(self, span: tuple[int, int], readings: Sequence[Reading]) -> Scene:
        """One sentence, looked through."""
        return scene(
            self.text,
            self.folded,
            span,
            readings,
            self.lexicon,
            has_glosses=self.has_glosses,
            learned=self.learned.within(*span),
        )

    def names(self, found: Scene) -> list[Mention]:
        """The names of a sentence."""
        return mentions(found, self.capitals if found.latin else aliases.NO_CAPITALS)


def reaching(source: Source, spans: Sequence[tuple[int, int]], previous: int, index: int, carried: Carried) -> Carried:
    """What reaches a sentence from those before it: that of the one just before, nothing over an empty line but a
    list's heading.
    """
    if index == 0:
        return carried
    start, end = spans[index - 1]
    if ends_paragraph(source.text, end, spans[index][0]):
        item = is_item(source, spans[index])
        if not item and not headed(source, (start, end)):
            return Carried()
        carried = Carried(heading=carried.heading, topic=carried.topic if item else None)
    if carried.period and lapsed(source.text, spans, previous, index):
        carried.period = None
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
    topic = topic_of(names)
    if topic is not None:
        carried.topic = Topic(topic.name, topic.kind)
        carried.first, carried.last = names[0].name, names[-1].name


def note_leading(found: Scene, names: Sequence[Mention], carried: Carried, kept: Topic | None) -> None:
    """Keep the name a sentence leads with, else its last subject; one that only draws a contrast leaves the topic
    as it was.
    """
    carried.period = last_period(found) or carried.period
    if kept and found.draws_contrast():
        carried.topic = kept
        return
    leading = topic_of(names)
    carried.pending = None
    if leading:
        carried.topic = Topic(leading.name, leading.kind)
    if names:
        carried.first, carried.last = names[0].name, names[-1].name


def topic_of(names: Sequence[Mention]) -> Mention | None:
    """The one name that a sentence is about: its first that is no place, source or party to something else."""
    for mention in names:
        if mention.kind in ORGANISATIONS and not mention.oblique and is_sure(mention):
            return mention
    return None


def is_sure(mention: Mention) -> bool:
    """Whether a name is one beyond doubt: listed, learned, or of more than one Latin word."""
    return (
        mention.kind != "unknown" or not mention.name.isascii() or " " in mention.name or mention.name[-1].isdecimal()
    )


def ends_paragraph(text: str, end: int, start: int) -> bool:
    """Whether an empty line parts two sentences."""
    lines = text.count("\n", max(0, end - 2), start)
    return lines > 1 and (lines > 2 or text.count("\n", end, start) > 1)


def lapsed(text: str, spans: Sequence[tuple[int, int]], previous: int, index: int) -> bool:
    """Whether a period named in one sentence holds no more in another: a line has ended, or much was said between."""
    return index - previous > MOST_BETWEEN or any(
        ends_line(text, spans[i][1], spans[i + 1][0]) for i in range(max(0, previous), index)
    )


def ends_line(text: str, end: int, start: int) -> bool:
    """Whether a line that ends as a sentence does parts two sentences: most articles part their paragraphs so."""
    return "\n" in text[max(0, end - 1) : start] and text[max(0, end - 4) : end].rstrip()[-1:] in SENTENCE_ENDS


def headed(source: Source, span: tuple[int, int]) -> bool:
    """Whether a line announces a list."""
    start, end = span
    last = source.folded[end - 1 : end]
    return last == ":" or (last.isspace() and source.folded[start:end].rstrip().endswith(":"))


def is_item(source: Source, span: tuple[int, int]) -> bool:
    """Whether a line is an item of a list."""
    return source.folded[span[0] : span[1]].lstrip().startswith(("•", "-", "*", "·", "●", "■", "◆", "▪", "–"))
