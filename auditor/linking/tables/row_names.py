"""The rows of a table that prose names, and the figures it tells of each: 员工费用500.39亿元，较上年增加51.19亿元.

Comes in: the View of a document with tables, and that of prose (or the same). Goes out: chains of figures, each with
the row they are told of. Refuses to know: what the figures say, links.

A chain begins behind the name of a row and runs on while nothing but words of change, comparison and time, headings of
the row's columns and other figures stand between: `Staff costs were $51 million in 2019, up 12 % from $46 million`.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from auditor.linking.apart.told_of_rows import OWNED
from auditor.linking.profile import Profile, View
from claims import scripts, tables
from claims.tables import Place
from claims.tabular.labels import change_in

MOST_CELLS: Final = 600
"""Larger tables are lists of records, whose rows are not retold one by one."""
SHORTEST: Final = {"zh": 3, "en": 5}
"""Characters of a name that is hardly met by chance."""
LONGEST: Final = 80
KEY: Final = 3
"""Characters by which names are looked up."""
AND: Final = str.maketrans(dict.fromkeys("与和、", "及") | dict.fromkeys("\n\t\u00a0", " "))
"""Characters of one meaning, told one for one so that places hold."""
NOTES: Final = re.compile(r"\s*[(（\[][^()（）\[\]]{0,40}[)）\]]")
LEAD: Final = re.compile(r"^(?:(?:其中|减|加|less|add|plus|minus|add/\(less\)|including)\s*[:：]|of which\b)\s*")
SUM: Final = re.compile(r"(?:合计|总计|小计|总额|净额)$|^(?:total|sub-?total)\s+")
BARE: Final = frozenset({"total", "totals", "subtotal", "sub-total", "other", "others", "合计", "其他项目"})
"""Names that every table has."""
EXCLUDED: Final = re.compile(
    r"(?:\b(?:excluding|exclusive of|other than|net of|before|without)|(?:%|percent) of) "
    r"(?:the |our |its |any |total )?$"
)
"""Before the name of what is left out, and of what a share is of."""
TOTALS: Final = frozenset({"total", "totals", "total company", "consolidated", "consolidated total", "group total"})
WHOSE: Final = ("our", "total", "consolidated", "overall", "the company's", "group")
"""Before the measure of a table it is of the whole: our net sales."""
DATED: Final = re.compile(r"\b(?:(?:19|20)\d\d|fiscal|fy|years?|ended|months?|quarters?|in|for|the|of)\b")
NAMES: Final = re.compile(r"[a-z]{3,}(?: [a-z]{3,}){0,3}")
NOUN: Final = re.compile(r" (?:expenses?|costs?|(?:net )?revenues?|(?:net )?sales|segment|business|division)\b")
"""Right behind the name of a row, what it is a kind of: research and development expenses."""
MARK: Final = re.compile(r"\(\d{1,2}\)")
"""The number of a footnote."""
ASIDE: Final = re.compile(r"\([^()]{0,80}\)")
JOINED: Final = re.compile(r"[\s,，]*(?:及|and|or|/)?\s*")
WORD: Final = re.compile(r"[a-z]{3,}")
HAN: Final = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Told:
    """A cell that prose may tell of."""

    profile: Profile
    heads: tuple[str, ...]
    """The words over its column, folded."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is called, and its figures."""

    names: tuple[str, ...]
    cells: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Figures of the prose in order, the row they are told of, and the headings said before each."""

    row: Row
    figures: tuple[tuple[Profile, frozenset[str]], ...]


@functools.cache
def _fillers() -> tuple[str, ...]:
    with Path(__file__).with_name("told.toml").open("rb") as file:
        words = tomllib.load(file)
    return tuple(sorted((w for group in words.values() for w in group), key=len, reverse=True))


@functools.cache
def _by_letter() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in _fillers():
        found[word[0]].append(word)
    return {letter: tuple(words) for letter, words in found.items()}


def rows(view: View) -> tuple[Row, ...]:
    """The rows of the tables of a document that have a name."""
    cells = [p for p in view.profiles if p.is_cell and p.days is None]
    if not cells:
        return ()
    text = view.document.text
    drawn = [t for t in view.document.tables or tables.find(text) if len(t.cells) <= MOST_CELLS]
    places = tables.index(text, drawn)
    held: dict[tuple[int, int], list[tuple[Place, Profile]]] = defaultdict(list)
    for profile in cells:
        place = places.at(profile.claim.start)
        if place is not None and place.is_value:
            held[place.number, place.cell.row].append((place, profile))
    return tuple(row for found in held.values() if (row := _row(found)).names)


def _row(found: Sequence[tuple[Place, Profile]]) -> Row:
    told = tuple(Told(p, _words_over(place)) for place, p in found)
    return Row(_names(found[0][0].heads.row, told), told)


def _words_over(place: Place) -> tuple[str, ...]:
    said = folded(place.heads.column)
    return tuple(w for w in (p.strip() for p in re.split(r"[/|]|\s{2,}", said)) if len(w) > 1)


def _names(label: str, cells: Iterable[Told]) -> tuple[str, ...]:
    full = LEAD.sub("", folded(label)).strip(" .:：*-")
    bare = NOTES.sub("", full).strip(" ,.:：*-")
    found = {full, bare, SUM.sub("", bare).strip()}
    if bare in TOTALS:
        found |= {f"{whose} {head}" for cell in cells for head in map(_undated, cell.heads) for whose in WHOSE if head}
    if HAN.search(bare):
        found |= {bare + head for cell in cells for head in cell.heads if HAN.match(head) and not change_in(head)}
    return tuple(sorted((n for n in found if _is_long(n)), key=lambda n: (-len(n), n)))


def _undated(head: str) -> str:
    """A heading of English words without its period: the net sales of `fiscal 2019 net sales`."""
    said = " ".join(DATED.sub(" ", head).split())
    return said if NAMES.fullmatch(said) else ""


def _is_long(name: str) -> bool:
    if len(name) > LONGEST or not any(c.isalpha() for c in name):
        return False
    return len(name) >= SHORTEST["zh" if HAN.search(name) else "en"] and name not in BARE


def folded(text: str) -> str:
    """The text with characters of one meaning made one, so that places hold."""
    return scripts.fold(text).translate(AND)


@dataclass(slots=True)
class _Index:
    """Names of rows by how they begin."""

    entries: dict[str, list[tuple[str, Row]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, held: Iterable[Row]) -> _Index:
        index = cls()
        for row in held:
            for name in row.names:
                index.entries[name[:KEY]].append((name, row))
        for entries in index.entries.values():
            entries.sort(key=lambda e: -len(e[0]))
        return index

    def at(self, text: str, position: int) -> tuple[str, Row] | None:
        """The longest name that begins here; None where two rows of that name leave open which is meant."""
        fitting = [e for e in self.entries.get(text[position : position + KEY], ()) if stands(text, position, e[0])]
        longest = [e for e in fitting if e[0] == fitting[0][0]]
        return longest[0] if len(longest) == 1 else None


def stands(text: str, position: int, name: str) -> bool:
    """Whether the name of a row stands in the text here by itself, of nothing narrower."""
    if not text.startswith(name, position):
        return False
    if HAN.match(name):
        return OWNED.search(text, max(0, position - 20), position) is None
    if EXCLUDED.search(text, max(0, position - 24), position):
        return False
    before, after = text[position - 1 : position], text[position + len(name) : position + len(name) + 1]
    return not before.isalnum() and not (after.isalnum() and name[-1].isalnum()) and before not in ("-", "'")


def chains(view: View, held: Sequence[Row]) -> Iterator[Chain]:
    """The figures of the prose that are told of one of the rows."""
    index = _Index.of(held)
    sentences: dict[tuple[int, int], list[Profile]] = defaultdict(list)
    for profile in view.profiles:
        if not profile.is_cell:
            sentences[profile.claim.sentence].append(profile)
    text = folded(view.document.text)
    for span, figures in sentences.items():
        if any(p.days is None for p in figures):
            yield from _of_sentence(text, span, figures, index)


def _of_sentence(text: str, span: tuple[int, int], figures: Sequence[Profile], index: _Index) -> Iterator[Chain]:
    named = list(_named(text, span, index))
    last = span[0]
    for k, (start, behind_name, name, row) in enumerate(named):
        # Of two rows in one breath it is not said which figure is whose.
        is_joined = last > span[0] and JOINED.fullmatch(text, last, start) is not None
        last = behind_name
        if is_joined:
            continue
        end = named[k + 1][0] if k + 1 < len(named) else span[1]
        behind = [p for p in figures if last <= p.claim.start and p.claim.end <= end]
        told = tuple(_run(text, last, behind, row, name))
        if told:
            yield Chain(row, told)


def _named(text: str, span: tuple[int, int], index: _Index) -> Iterator[tuple[int, int, str, Row]]:
    """From where to where in the sentence the names of rows stand; a name inside or right behind another is none."""
    at = span[0]
    while at < span[1]:
        found = index.at(text, at)
        if found is None:
            at += 1
            continue
        noun = NOUN.match(text, at + len(found[0]))
        end = noun.end() if noun else at + len(found[0])
        yield at, end, *found
        at = end


def _run(
    text: str, at: int, figures: Sequence[Profile], row: Row, name: str
) -> Iterator[tuple[Profile, frozenset[str]]]:
    heads = tuple(sorted({h for cell in row.cells for h in cell.heads}, key=len, reverse=True))
    parts = tuple(sorted({w for h in heads for w in WORD.findall(h)}, key=len, reverse=True))
    at += text.startswith(".", at)  # Hull Co. $12
    named = frozenset(h for h in heads if name.endswith(h) and len(h) < len(name))
    for profile in figures:
        if MARK.fullmatch(text, max(0, profile.claim.start - 1), profile.claim.end + 1):
            continue
        gap = text[at : profile.claim.start]
        said = _filled(gap, heads, parts)
        if said is None and gap.count("(") > gap.count(")"):
            continue  # in an aside of other words: (reflecting 213 days of ownership)
        if said is None and "(" in gap:
            said = _filled(ASIDE.sub(" ", gap), heads, parts)
        if said is None:
            return
        at = profile.claim.end
        if profile.days is None:
            yield profile, said | named


def is_filled(gap: str) -> bool:
    """Whether a folded gap between a name and its figure says nothing but change, comparison and time."""
    return _filled(gap.translate(AND), (), ()) is not None


def _filled(gap: str, heads: Sequence[str], parts: Sequence[str]) -> frozenset[str] | None:
    """The headings that a gap between name and figure says, whole or in part; None where it says anything else."""
    said = set()
    at = 0
    while at < len(gap):
        head = next((h for h in heads if gap.startswith(h, at)), None)
        if head is not None:
            said.add(head)
        word = head or next((w for w in (*_by_letter().get(gap[at], ()), *parts) if _is_word(gap, at, w)), None)
        if word is None:
            return None
        at += len(word)
    return frozenset(said)


def _is_word(gap: str, at: int, word: str) -> bool:
    if not gap.startswith(word, at):
        return False
    after = gap[at + len(word) : at + len(word) + 1]
    return not (word[-1].isascii() and word[-1].isalpha() and after.isascii() and after.isalpha())
