"""What numbers are about, as data: measures, names, qualifiers and the small words of grammar, found in a text by
look-up.

Comes in: the TOML files of `lexicons/`, and folded text (`scripts.fold`). Goes out: the terms that stand in a
stretch, leftmost and longest first, found by one automaton (Aho and Corasick 1975) that knows all of them, whatever
the script. Refuses to know: numbers, clauses, and which term a number belongs to.

A file holds `[measure.NAME]`, `[scope.NAME]`, `[words.NAME]` or tables of names, and `[[examples]]` that a test
reads.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, Literal, NamedTuple

from daachorse import CharwiseDoubleArrayAhoCorasick

from claims import scripts


class LexiconError(ValueError):
    """A lexicon file that breaks the form: which file, which entry, what is wrong."""

    def __init__(self, origin: str, entry: str, problem: str) -> None:
        super().__init__(f"claims/lexicons/{origin}: {entry!r}: {problem}")


NAME_KINDS: Final = frozenset(
    {"company", "family", "product", "index", "person", "country", "region", "city", "institution", "source", "team"}
)
PLACES: Final = frozenset({"country", "region", "city"})
LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
DIGITS: Final = frozenset("0123456789")
NOTHING: Final[frozenset[str]] = frozenset()
VERSION_LETTERS: Final = frozenset("rvkmo")
SHORTEST_VERSIONED: Final = 3
"""Letters that a name needs more than, to be told from the letter of a version stuck to it."""
HAN = re.compile(r"[㐀-鿿]")


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning of a written form."""

    part: str
    """`name`, `measure`, `scope`, or the section of `words` it is listed in: `up`, `down`, `say` ..."""
    name: str
    kind: str = ""
    """Of a name: company, person ...; of a scope: its group; of a measure: which side its subject stands on."""
    takes: frozenset[str] = frozenset()
    family: str | None = None
    scopes: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()
    """Units that only this measure has: a number in one of them needs no word for it."""
    shelf: str = ""
    """Where a scene keeps it: name, measure, scope, change, mood, ending, nothing, or the section of `words` itself."""
    growth: str = ""
    """The measure that its change is known as: gdp_growth of gdp."""
    is_thing: bool = False
    """A thing that is counted: what is done to it, where a verb says so, is the measure (delivered 900 cars)."""
    side: str = ""
    """`before`: the term names the measure of the number behind it only (killing 12)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A written form and what it may mean."""

    surface: str
    terms: tuple[Term, ...]
    written: str = ""
    """The form as listed where its capitals matter."""


Hit = tuple[int, int, tuple[Term, ...]]


@dataclass(frozen=True, slots=True)
class Border:
    """What may not stand beside a written form, and the capitals it needs."""

    not_after: frozenset[str]
    """Characters behind which its first word would begin further to the left."""
    not_before: frozenset[str]
    """Characters with which its last word would go on: it is found in whole words only."""
    written: str
    """The form as listed where its capitals matter."""
    may_be_versioned: bool
    """Whether the letter of a version may be stuck to it: DeepSeekR1."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every term, ready for look-up."""

    meanings: tuple[tuple[Term, ...], ...]
    """What the forms of more than one character mean, by their number in `automaton`."""
    borders: tuple[Border | None, ...]
    """What each of them asks of its neighbours; None where it asks nothing, as most forms in Chinese characters."""
    automaton: CharwiseDoubleArrayAhoCorasick
    """Finds all forms in one pass over a text, whatever their number."""
    singles: Mapping[str, tuple[Term, ...]]
    """Terms of one character: read only where they touch a number."""
    entries: Mapping[str, Entry]
    """Every entry by its folded form."""
    names: Mapping[str, Term]
    """The name that each folded form stands for."""
    units: Mapping[str, Term]
    """The measure that a unit gives away."""

    def find(self, folded: str, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """The terms in a stretch of a text, in order of place, the longest at each, none inside another.

        Only the sentences that somebody asks for are gone through: half of a text, and the automaton is so large that
        a look at every character costs more than the borders between them.
        """
        meanings, borders = self.meanings, self.borders
        hits: list[Hit] = []
        free = 0
        for begin, stop, number in self.automaton.find_overlapping(folded[start:end]):
            border = borders[number]
            if border is not None:
                at = start + begin
                if folded[at - 1 : at] in border.not_after or not _stands(border, folded, text, at, start + stop):
                    continue
            if begin < free:
                kept = len(hits)
                while kept and hits[kept - 1][0] >= start + begin:
                    kept -= 1
                if kept and start + begin < hits[kept - 1][1]:
                    continue  # inside one that begins before it
                del hits[kept:]
            free = stop
            hits.append((start + begin, start + stop, meanings[number]))
        return hits

    def named(self, written: str) -> Term | None:
        """The name that a written form stands for, whatever its script and capitals."""
        return self.names.get(folded_form(written))

    def measure_of(self, written: str) -> Term | None:
        """The measure that a whole written form names."""
        entry = self.entries.get(folded_form(written))
        return next((t for t in entry.terms if t.part == "measure"), None) if entry else None


@lru_cache(maxsize=4096)
def folded_form(written: str) -> str:
    """A written form as the lexicon keys it."""
    return scripts.fold(written.strip())


def _stands(border: Border, folded: str, text: str, begin: int, stop: int) -> bool:
    """Whether a form that begins with a word also ends with one, and has the capitals it needs."""
    if folded[stop : stop + 1] in border.not_before and not (
        border.may_be_versioned and _is_version(folded, text, stop)
    ):
        return False
    return not border.written or capitals_fit(text, begin, stop, border.written)


def _is_version(folded: str, text: str, stop: int) -> bool:
    """Whether the letter behind a name is that of its version: DeepSeekR1, LlamaV2."""
    return folded[stop] in VERSION_LETTERS and text[stop].isupper() and folded[stop + 1 : stop + 2].isdecimal()


def capitals_fit(text: str, start: int, end: int, written: str) -> bool:
    """Whether the text writes a name with the capitals it needs: NVDA and IT whole, Apple its first."""
    if written.isupper() and len(written) <= 5:
        return text[start:end] == written and text[end : end + 1] != "$"
    return text[start].isupper()


class Own(NamedTuple):
    """A reader's own words: what a name or measure is called in their documents, besides what the files say."""

    part: Literal["name", "measure"]
    canonical: str
    aliases: tuple[str, ...]


def load(own: tuple[Own, ...] = ()) -> Lexicon:
    """The lexicon of all files, read once; a reader's own words outrank the files'.

    Raises:
        LexiconError: when a file breaks the form, or one written form is claimed for two different names.
    """
    return _load(own)  # the cache would hold `load()` and `load(())` apart, and build both


@cache
def _load(own: tuple[Own, ...]) -> Lexicon:
    meanings: dict[str, list[Term]] = {}
    written: dict[str, str] = {}
    for origin, content in sorted(sources().items()):
        for surface, term in terms_of(origin, content):
            add(meanings, written, surface, term, origin)
    for entry in own:
        known = (t for t in meanings.get(scripts.fold(entry.canonical), ()) if t.part == entry.part)
        named = (t for terms in meanings.values() for t in terms if t.part == entry.part and t.name == entry.canonical)
        term = next(known, None) or next(named, None) or own_term(entry)
        for surface in (entry.canonical, *entry.aliases):
            if surface.strip():
                meanings[scripts.fold(surface.strip())] = [term]
                written.pop(scripts.fold(surface.strip()), None)
    return build(meanings, written)


def own_term(entry: Own) -> Term:
    """The meaning of a name or measure that no file knows."""
    if entry.part == "name":
        return Term("name", entry.canonical, "organisation", shelf="name")
    return measure(entry.canonical, {"takes": " ".join(ANY_KIND)})


ANY_KIND: Final = ("money", "percent", "ratio", "multiple", "count", "measure", "duration", "date", "rank", "rate")
"""A measure that only the reader knows may take a number of any kind."""


@cache
def sources() -> Mapping[str, dict[str, Any]]:
    """The content of every lexicon file by its name."""
    folder = files("claims") / "lexicons"
    return {
        entry.name: tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    }


@cache
def words(section: str) -> frozenset[str]:
    """The folded forms listed in one section of `words`, both languages."""
    return frozenset(
        scripts.fold(surface)
        for content in sources().values()
        if section in content.get("words", {})
        for surface in forms(content["words"][section])
    )


@cache
def measures_of(kind: str) -> frozenset[str]:
    """The measures that are said of people or of places."""
    return frozenset(sources()["kinds.toml"]["kinds"][kind].split())


def terms_of(origin: str, content: Mapping[str, Any]) -> Iterator[tuple[str, Term]]:
    """Every written form of a file with its meaning."""
    for section, entry in content.get("words", {}).items():
        if section in SEARCHED:
            for surface in forms(entry):
                yield surface, Term(section, section, shelf=SHELVES.get(section, section))
    for name, entry in content.get("scope", {}).items():
        for surface in forms(entry):
            yield surface, Term("scope", name, entry["group"], shelf="scope")
    for name, entry in content.get("measure", {}).items():
        term = measure(name, entry)
        for surface in with_plurals(forms(entry)):
            yield surface, term
    for kind, names in content.items():
        if kind in NAME_KINDS:
            yield from names_of(kind, names, origin)


SEARCHED: Final = [
    "up",
    "down",
    "price_up",
    "price_down",
    "up_to",
    "down_to",
    "rise_noun",
    "nothing",
    "organisation",
    "structure",
    "respectively",
    "contrast",
    "forecast",
    "rumour",
    "opinion",
    "say",
    "pronoun",
    "former",
    "latter",
]
"""The sections of `words` that are looked for everywhere; the others are asked for at a place."""


SHELVES: Final = {
    **dict.fromkeys(("up", "down", "price_up", "price_down", "up_to", "down_to", "rise_noun"), "change"),
    **dict.fromkeys(("forecast", "rumour", "opinion"), "mood"),
    **dict.fromkeys(("organisation", "structure"), "ending"),
}
"""Sections whose words are asked for together; the words of any other stand on a shelf of its own."""


def measure(name: str, entry: Mapping[str, Any]) -> Term:
    """A measure from its table."""
    name = entry.get("name", name)
    return Term(
        "measure",
        name,
        entry.get("subject", ""),
        frozenset(entry["takes"].split()),
        entry.get("family", name),
        tuple(sorted(set(entry.get("scope", "").split()))),
        frozenset(entry.get("units", "").split()),
        "measure",
        entry.get("growth", ""),
        entry.get("thing", False),
        entry.get("side", ""),
    )


def names_of(kind: str, names: Mapping[str, str], origin: str) -> Iterator[tuple[str, Term]]:
    """A canonical name and its other forms, each meaning the canonical one."""
    for canonical, others in names.items():
        if not isinstance(others, str):
            raise LexiconError(origin, canonical, "other names are one string, parted by commas")
        term = Term("name", canonical, kind, shelf="name")
        for surface in (canonical, *comma_parted(others)):
            if HAN.search(surface) is None and len(surface) < 2:
                raise LexiconError(origin, canonical, "a name of one letter would be found everywhere")
            yield surface, term


def forms(entry: Mapping[str, Any]) -> Iterator[str]:
    """The written forms of an entry: Chinese parted by blanks, English by commas."""
    yield from entry.get("zh", "").split()
    yield from comma_parted(entry.get("en", ""))


def comma_parted(line: str) -> Iterator[str]:
    """The parts of a line."""
    return (part.strip() for part in line.split(",") if part.strip())


def with_plurals(surfaces: Iterable[str]) -> Iterator[str]:
    """The forms, and the regular plural of those that end in a Latin letter."""
    for surface in surfaces:
        yield surface
        last = surface[-1]
        if (
            not ("a" <= last <= "z")
            or last == "s"
            or (" " in surface and surface.split()[-1] in ("of", "at", "for", "by"))
        ):
            continue
        yield surface[:-1] + "ies" if last == "y" and surface[-2] not in "aeou" else surface + "s"


def add(meanings: dict[str, list[Term]], written: dict[str, str], surface: str, term: Term, origin: str) -> None:
    """Enter one meaning of a written form; a form may be one name only."""
    key = scripts.fold(surface)
    known = meanings.setdefault(key, [])
    if term in known:
        return
    rival = next((t for t in known if t.part == "name"), None) if term.part == "name" else None
    if rival is not None:
        if {rival.kind, term.kind} == {"company", "family"}:
            known.append(term)
            return
        raise LexiconError(origin, surface, f"it already stands for {rival.name!r}")
    known.append(term)
    if term.part == "name" and surface != key and HAN.search(surface) is None and surface[0].isupper():
        written[key] = surface
    elif term.part != "name":
        written.pop(key, None)


def build(meanings: Mapping[str, list[Term]], written: Mapping[str, str]) -> Lexicon:
    """The look-up tables of the collected meanings."""
    entries = {surface: Entry(surface, tuple(terms), written.get(surface, "")) for surface, terms in meanings.items()}
    longer = [entry for surface, entry in entries.items() if len(surface) > 1]
    automaton = CharwiseDoubleArrayAhoCorasick([entry.surface for entry in longer])
    singles = {surface: entry.terms for surface, entry in entries.items() if HAN.fullmatch(surface)}
    names = {e.surface: t for e in entries.values() for t in reversed(e.terms) if t.part == "name"}
    units = {u: t for e in entries.values() for t in e.terms for u in t.units}
    meant = tuple(entry.terms for entry in longer)
    return Lexicon(meant, tuple(map(border_of, longer)), automaton, singles, entries, names, units)


def border_of(entry: Entry) -> Border | None:
    """What an entry asks of its neighbours."""
    may_be_versioned = len(entry.surface) > SHORTEST_VERSIONED and entry.terms[0].kind in ("family", "company")
    not_after, not_before = same_class(entry.surface[0]), same_class(entry.surface[-1])
    if not not_after and not not_before and not entry.written:
        return None
    return Border(not_after, not_before, entry.written, may_be_versioned)


def same_class(character: str) -> frozenset[str]:
    """The characters that go on with a word: letters behind a letter, digits behind a digit."""
    return next((kind for kind in (LETTERS, DIGITS) if character in kind), NOTHING)
