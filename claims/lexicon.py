"""What numbers are about, as data: measures, names, qualifiers and the small words of grammar, found in a text by
look-up.

Comes in: the TOML files of `lexicons/`, and folded text (`scripts.fold`). Goes out: the terms that stand in a
stretch, leftmost and longest first, found by one walk: words of Latin letters through a dictionary of first words,
characters through a dictionary of first pairs. Refuses to know: numbers, clauses, and which term a number belongs
to.

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
from itertools import compress, count
from operator import itemgetter
from typing import Any, Final, Literal, NamedTuple, TypeVar

from claims import scripts


class LexiconError(ValueError):
    """A lexicon file that breaks the form: which file, which entry, what is wrong."""

    def __init__(self, origin: str, entry: str, problem: str) -> None:
        super().__init__(f"claims/lexicons/{origin}: {entry!r}: {problem}")


NAME_KINDS: Final = frozenset(
    {"company", "family", "product", "index", "person", "country", "region", "city", "institution", "source", "team"}
)
PLACES: Final = frozenset({"country", "region", "city"})
WORD = re.compile(r"[a-z]+|[0-9]+")
VERSION_LETTERS: Final = frozenset("rvkmo")
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
    shelf: str = "marker"
    """Where a scene keeps it: name, measure, scope, change, marker, or nothing."""
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
Key = TypeVar("Key", str, int)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every term, ready for look-up."""

    words: Mapping[str, tuple[tuple[Entry, ...], Mapping[str, tuple[Entry, ...]]]]
    """By their first Latin word or number: the entries of that word, and those of several by the second, longest
    first.
    """
    pairs: Mapping[int, tuple[tuple[str, tuple[Term, ...]], ...]]
    """Forms and terms by their first two characters (`pair_code`), longest first."""
    singles: Mapping[str, tuple[Term, ...]]
    """Terms of one character: read only where they touch a number."""
    entries: Mapping[str, Entry]
    """Every entry by its folded form."""
    units: Mapping[str, Term]
    """The measure that a unit gives away."""

    def find(self, folded: str, text: str, start: int, end: int) -> list[Hit]:
        """The terms in a stretch of the text, in order of place, none inside another."""
        found = self._latin(folded, text, start, end)
        stretch = folded[start:end]
        if stretch.isascii() or HAN.search(stretch) is None:
            return found
        latin = len(found)
        self._characters(stretch, start, found)
        if latin and len(found) > latin:
            found.sort(key=place)
            return apart(found)
        return found

    def _latin(self, folded: str, text: str, start: int, end: int) -> list[Hit]:
        found: list[Hit] = []
        begins = self.words.get
        last = start
        tokens = list(WORD.finditer(folded, start, end))
        words = [token[0] for token in tokens]
        for token, word, following in zip(tokens, words, [*words[1:], ""], strict=False):
            entry = begins(word)
            if entry is None:
                if word[-1] not in VERSION_LETTERS or len(word) < 5 or token.start() < last:
                    continue
                hit = self._glued(folded, text, token.start(), word)
            else:
                alone, phrases = entry
                entries = phrases.get(following) if phrases else None
                if (entries is None and not alone) or token.start() < last:
                    continue
                hit = entry_at(entries, folded, text, token.start(), end) if entries is not None else None
                if hit is None and alone:
                    hit = entry_at(alone, folded, text, token.start(), end)
            if hit is not None:
                found.append(hit)
                last = hit[1]
        return found

    def _characters(self, stretch: str, start: int, found: list[Hit]) -> None:
        """The terms in Chinese characters of a stretch that begins at `start`, added to those found.

        Every pair of neighbours is looked up without a step of the interpreter: most begin no term.
        """
        pairs = self.pairs
        last = 0
        for i in places_of(pairs, stretch):
            if i < last:
                continue
            for surface, terms in pairs[pair_code(stretch[i : i + 2])]:
                if stretch.startswith(surface, i):
                    last = i + len(surface)
                    found.append((start + i, start + last, terms))
                    break

    def _glued(self, folded: str, text: str, start: int, word: str) -> Hit | None:
        """DeepSeekR1, LlamaV2: a name with the letter of its version stuck to it."""
        end = start + len(word) - 1
        if not text[end].isupper() or not folded[end + 1 : end + 2].isdecimal():
            return None
        entry = self.entries.get(word[:-1])
        if entry is None or entry.terms[0].kind not in ("family", "company"):
            return None
        return (start, end, entry.terms)

    def named(self, written: str) -> Term | None:
        """The name that a written form stands for, whatever its script and capitals."""
        entry = self.entries.get(folded_form(written))
        return next((t for t in entry.terms if t.part == "name"), None) if entry else None

    def measure_of(self, written: str) -> Term | None:
        """The measure that a whole written form names."""
        entry = self.entries.get(folded_form(written))
        return next((t for t in entry.terms if t.part == "measure"), None) if entry else None


def pair_code(pair: str) -> int:
    """Two characters as one number."""
    return ord(pair[0]) | ord(pair[1]) << 32


def places_of(pairs: Mapping[int, object], stretch: str) -> list[int]:
    """The places of a stretch at which one of the pairs stands.

    The characters are read two at a time as numbers of 64 bits, from the first and from the second on: no string is
    made for a pair, which halves the cost.
    """
    ended = stretch + ("\0\0" if len(stretch) % 2 else "\0")  # of odd length, so that both readings are whole
    codes = memoryview(ended.encode("utf-32-le", "surrogatepass"))
    even, odd = codes[:-4].cast("Q"), codes[4:].cast("Q")
    known = pairs.__contains__
    return sorted([*compress(count(0, 2), map(known, even)), *compress(count(1, 2), map(known, odd))])


@lru_cache(maxsize=4096)
def folded_form(written: str) -> str:
    """A written form as the lexicon keys it."""
    return scripts.fold(written.strip())


place = itemgetter(0)


def entry_at(entries: Iterable[Entry], folded: str, text: str, start: int, limit: int) -> Hit | None:
    """The longest of the entries that stands at a place as whole words, with the capitals it needs."""
    for entry in entries:
        surface = entry.surface
        end = start + len(surface)
        if end > limit or not folded.startswith(surface, start):
            continue
        if goes_on(text, end) and surface[-1].isalpha():
            continue
        if not entry.written or capitals_fit(text, start, end, entry.written):
            return (start, end, entry.terms)
    return None


def goes_on(text: str, end: int) -> bool:
    """Whether a Latin word goes on at a place; a capital behind a small letter begins another: LengthUp."""
    letter = text[end : end + 1]
    return letter.isascii() and letter.isalpha() and not (letter.isupper() and text[end - 1].islower())


def apart(found: Iterable[Hit]) -> list[Hit]:
    """The hits that begin after the one before them has ended."""
    kept: list[Hit] = []
    for hit in found:
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
    return kept


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


@cache
def load(own: tuple[Own, ...] = ()) -> Lexicon:
    """The lexicon of all files, read once; a reader's own words outrank the files'.

    Raises:
        LexiconError: when a file breaks the form, or one written form is claimed for two different names.
    """
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
                yield surface, Term(section, section, shelf=SHELVES.get(section, "marker"))
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
    "nothing": "nothing",
    **dict.fromkeys(("up", "down", "price_up", "price_down", "up_to", "down_to", "rise_noun"), "change"),
}


def measure(name: str, entry: Mapping[str, Any]) -> Term:
    """A measure from its table."""
    name = entry.get("name", name)
    return Term(
        "measure",
        name,
        entry.get("subject", ""),
        frozenset(entry["takes"].split()),
        entry.get("family", name),
        tuple(entry.get("scope", "").split()),
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
    by_word: dict[str, list[Entry]] = {}
    by_phrase: dict[str, dict[str, list[Entry]]] = {}
    by_pair: dict[int, list[Entry]] = {}
    singles: dict[str, tuple[Term, ...]] = {}
    entries: dict[str, Entry] = {}
    for surface, terms in meanings.items():
        entry = Entry(surface, tuple(terms), written.get(surface, ""))
        entries[surface] = entry
        if HAN.match(surface) is None:
            tokens = WORD.findall(surface)
            if not tokens or not surface.startswith(tokens[0]):
                continue
            if len(tokens) == 1:
                by_word.setdefault(tokens[0], []).append(entry)
            else:
                by_phrase.setdefault(tokens[0], {}).setdefault(tokens[1], []).append(entry)
        elif len(surface) == 1:
            singles[surface] = entry.terms
        else:
            by_pair.setdefault(pair_code(surface[:2]), []).append(entry)
    units = {u: t for e in entries.values() for t in e.terms for u in t.units}
    alone = longest_first(by_word)
    words = {
        first: (alone.get(first, ()), longest_first(by_phrase.get(first, {}))) for first in {**by_word, **by_phrase}
    }
    pairs = {
        code: tuple((entry.surface, entry.terms) for entry in found) for code, found in longest_first(by_pair).items()
    }
    return Lexicon(words, pairs, singles, entries, units)


def longest_first(table: Mapping[Key, list[Entry]]) -> dict[Key, tuple[Entry, ...]]:
    """The entries of each key, the longest form first."""
    return {key: tuple(sorted(found, key=lambda e: (-len(e.surface), e.surface))) for key, found in table.items()}
