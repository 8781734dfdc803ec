"""Other names that a text itself gives: 字节跳动(ByteDance), International Business Machines (IBM), R1 for
DeepSeek R1.

Comes in: a text, as it stands and folded. Goes out: where in the text such names stand, and what they mean; for
English, also which last name belongs to which full name and which words are capitalised inside sentences. Linear in
the text. Refuses to know: numbers and what is said of a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Final

from claims.lexicon import Hit, Lexicon, Term, words

LATIN_IN_BRACKETS = re.compile(r"[(（]([A-Z][A-Za-z][A-Za-z0-9 .&+'-]{0,40}?)(?:[,，、][^()（）]{0,40})?[)）]")
"""深度求索（DeepSeek）, International Business Machines (IBM)."""

HAN_IN_BRACKETS = re.compile(
    r"([A-Z][A-Za-z0-9.&+-]{1,30}(?: [A-Z][A-Za-z0-9.&+-]{0,30}){0,3}) ?[(（]([㐀-鿿·]{2,12})[)）]"
)
"""ByteDance（字节跳动）."""

LONGEST_LATIN: Final = 128
LONGEST_HAN: Final = 14
"""How far such a name and its bracket reach to both sides."""

OPENED = re.compile(r".(?:[A-Z]|(?<=[A-Za-z0-9.&+ -].)[㐀-鿿·])")
"""The bracket of either, opened: a cheaper look."""

VERSIONED = re.compile(r"([A-Z][A-Za-z]{2,20})[ -]?([A-Za-z][0-9]{1,3}(?:\.[0-9])?)(?![A-Za-z0-9])")
"""DeepSeek-R1, OpenAI o1, DeepSeekV3: the version may stand alone elsewhere."""

VERSION_LIKE = re.compile(r"[0-9](?<=[A-Za-z].)")
"""A digit behind a letter; without one there is no version: a cheaper look."""

LONGEST_VERSIONED: Final = 24
LONGEST_VERSION: Final = 8
"""How far a name and its version reach to both sides of that digit."""

CAPITALS = re.compile(
    r"[A-Z](?:(?<![A-Za-z0-9].)(?<!\d .)\.(?= [A-Z])|[\w'’&-]*(?:\.[A-Z][\w-]*)?)"
    r"(?: (?:of (?:the )?|de |van |von |bin |al-|& )?(?:[A-Z]\.(?= [A-Z])|[A-Z][\w'’&-]*)){0,5}"
)
"""A run of capitalised words, the W. of 240 kW. left out: University of the Arts, Billy Bob Thornton, J. Smith."""

HAN_RUN = re.compile(r"(?<![㐀-鿿·])[㐀-鿿·]{2,}[”」》\"']?$")
WORDS = re.compile(r"[A-Za-z][\w'-]*")

BEFORE_NAME = re.compile(r"[的是在和与及由对向被把为从到于了着名位家叫称即曾将让使、，,。；;：:（）()“”\"'「」《》\s]")
"""Characters at which a Chinese name to the left of a bracket cannot go on."""

MOST_LEARNED: Final = 64
"""A text that explains more names than this is a list of abbreviations; the rest is left."""

MOST_OPENINGS: Final = 1000
"""Each may cost a look at the name before it."""

MOST_BRACKETS: Final = 200
"""Each bracket may cost a search of the whole text, so their number is bounded to stay linear."""


@dataclass(frozen=True, slots=True)
class Aliases:
    """What a text says of names."""

    hits: Sequence[Hit] = ()
    """Learned names where they stand, in order of place."""
    starts: Sequence[int] = ()

    def within(self, start: int, end: int) -> Sequence[Hit]:
        """The learned names in a stretch."""
        if not self.starts:
            return ()
        return self.hits[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


NO_ALIASES: Final = Aliases()


def learn(text: str, folded: str, lexicon: Lexicon) -> Aliases:
    """The names that the text explains, at every place where they stand."""
    meanings: dict[str, Term] = {}
    for alias, term in explained(text, folded, lexicon):
        if len(meanings) < MOST_LEARNED:
            meanings.setdefault(alias, term)
    if not meanings:
        return NO_ALIASES
    hits = sorted(placed(text, meanings), key=itemgetter(0, 1))
    return Aliases(tuple(hits), tuple(h[0] for h in hits))


def explained(text: str, folded: str, lexicon: Lexicon) -> Iterator[tuple[str, Term]]:
    """Each alias with what it means, in the order of the text."""
    openings = [at for at in places_of("(", folded) if OPENED.match(text, at)]
    latin = (LATIN_IN_BRACKETS.match(text, at) for at in openings if text[at + 1].isascii())
    for bracket in islice(filter(None, latin), MOST_BRACKETS):
        yield from latin_beside(text, bracket, lexicon)
    han = [at for at in openings if not text[at + 1].isascii()]
    for bracket in islice(han_in_brackets(text, han), MOST_BRACKETS):
        yield from han_beside(bracket, lexicon)
    yield from versions(text, lexicon)


def places_of(mark: str, text: str) -> Iterator[int]:
    """Where a character stands."""
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def han_in_brackets(text: str, openings: Sequence[int]) -> Iterator[re.Match[str]]:
    """The Latin names with Chinese ones in brackets behind them: each bracket, then what stands before it."""
    used = 0
    for at in openings[:MOST_OPENINGS]:
        for found in HAN_IN_BRACKETS.finditer(text, max(used, at - LONGEST_LATIN), at + LONGEST_HAN):
            if found.start(2) == at + 1:
                used = found.end()
                yield found


def latin_beside(text: str, bracket: re.Match[str], lexicon: Lexicon) -> Iterator[tuple[str, Term]]:
    """What is learned from a Latin name in brackets behind another name."""
    latin = bracket[1].strip()
    if is_no_name(latin):
        return
    known = lexicon.named(latin)
    before = text[max(0, bracket.start() - 60) : bracket.start()]
    han = han_name(text, before)
    if han:
        other = lexicon.named(han)
        if known is None or other is None:
            term = known or other or learned_name(latin)
            yield (latin, term) if known is None else (han, term)
            if known is None and other is None:
                yield han, term
    elif latin.isupper() and known is None:
        long = spelled_out(before, latin)
        if long:
            yield latin, lexicon.named(long) or learned_name(long)


def han_beside(bracket: re.Match[str], lexicon: Lexicon) -> Iterator[tuple[str, Term]]:
    """What is learned from a Chinese name in brackets behind a Latin one."""
    latin, han = bracket[1], bracket[2]
    while " " in latin and is_no_name(latin.split(" ", 1)[0]):
        latin = latin.split(" ", 1)[1]
    known, other = lexicon.named(latin), lexicon.named(han)
    if is_no_name(latin) or (known and other):
        return
    term = known or other or learned_name(latin)
    if known is None:
        yield latin, term
    if other is None:
        yield han, term


def han_name(text: str, before: str) -> str | None:
    """The Chinese name that ends at a bracket: quoted, or as far back as the text repeats it, or the short run
    before it.
    """
    run = HAN_RUN.search(before)
    if run is None:
        return None
    name = run[0].rstrip("”」》\"'")
    if name != run[0]:
        return name if len(name) <= 10 and before[run.start() - 1 : run.start()] in "“「《\"'" else None
    parts = BEFORE_NAME.split(name)
    name = parts[-1]
    for length in range(min(8, len(name)), 1, -1):
        if text.count(name[-length:]) > 1:
            return name[-length:]
    return name if 2 <= len(name) <= 6 else None


def spelled_out(before: str, acronym: str) -> str | None:
    """The capitalised words whose first letters are the acronym."""
    found: list[str] = WORDS.findall(before)
    wanted = [c for c in acronym if c.isalpha()]
    if len(wanted) < 2 or len(found) < len(wanted):
        return None
    tail = found[-len(wanted) :]
    if [w[0].upper() for w in tail] != wanted or not tail[0][0].isupper():
        return None
    return " ".join(tail)


def versions(text: str, lexicon: Lexicon) -> Iterator[tuple[str, Term]]:
    """Versions that follow one product only, so that they may stand for it: R1, o1."""
    owners: dict[str, set[str]] = {}
    used = 0
    for digit in VERSION_LIKE.finditer(text):
        at = digit.start()
        found = VERSIONED.search(text, max(used, at - LONGEST_VERSIONED), at + LONGEST_VERSION)
        if found is None or found.start(2) != at - 1:
            continue
        used = found.end()
        term = lexicon.named(found[1])
        if term is not None and term.kind in ("family", "company"):
            owners.setdefault(found[2], set()).add(term.name)
    for version, names in owners.items():
        if len(names) == 1:
            (name,) = names
            yield version, learned_name(versioned(name, version), "family")


def versioned(name: str, version: str) -> str:
    """One spelling of a product with its version: DeepSeek R1, GPT-4o, OpenAI o1."""
    version = version.strip(" -")
    if version[:1].isalpha() and version[:1] != "o" and len(version) > 1 and version[1].isdecimal():
        version = version[0].upper() + version[1:]
    return f"{name}{version}" if name.endswith("-") else f"{name} {version}"


def placed(text: str, meanings: Mapping[str, Term]) -> Iterator[Hit]:
    """Every place at which an alias stands by itself, the longer alias first where two overlap."""
    taken: list[tuple[int, int]] = []
    for alias in sorted(meanings, key=lambda a: (-len(a), a)):
        latin = alias[0].isascii()
        start = text.find(alias)
        while start >= 0:
            end = start + len(alias)
            if not latin or stands_alone(text, start, end):
                taken.append((start, end))
                yield (start, end, (meanings[alias],))
            start = text.find(alias, end)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no Latin letter, digit or hyphen continues a word on either side."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isascii() and (before.isalnum() or (before in "-." and before))) and not (
        after.isascii() and after.isalnum()
    )


def learned_name(name: str, kind: str = "unknown") -> Term:
    """The meaning of a name that the lexicon does not have."""
    return Term("name", name, kind, shelf="name")


def is_no_name(latin: str) -> bool:
    """Whether the words are a common abbreviation: AI, LLM, CEO."""
    return latin.lower() in words("no_name")


@dataclass(frozen=True, slots=True)
class Capitals:
    """Runs of capitalised words of a text."""

    runs: Sequence[tuple[int, int]] = ()
    starts: Sequence[int] = ()
    inside: frozenset[str] = frozenset()
    """Words that are capitalised in the middle of a sentence."""
    words: frozenset[str] = frozenset()
    """Whatever stands between blanks: a word that also stands there in small letters is no name."""
    last_names: Mapping[str, str] | None = None
    """Last names that belong to one full name of the text."""

    def hardly(self, name: str, *, begins: bool) -> bool:
        """Whether a word alone is hardly a name: too short, written small elsewhere, or only begins a sentence."""
        return len(name) < 3 or name.lower() in self.words or (begins and name not in self.inside)


NO_CAPITALS: Final = Capitals()


def capitals(text: str) -> Capitals:
    """The capitalised runs of a text, in order of place."""
    runs = [m.span() for m in CAPITALS.finditer(text)]
    starts = [start for start, _ in runs]
    inside: set[str] = set()
    whole: list[str] = []
    for start, end in runs:
        name = text[start:end]
        if " " in name:
            whole.append(name)
        elif start > 1 and text[start - 2].islower():
            inside.add(name)
    return Capitals(runs, starts, frozenset(inside), frozenset(text.split()), last_names(whole))


def last_names(names: Iterable[str]) -> dict[str, str]:
    """Each last name that only one of the full names has, with that name."""
    full: dict[str, set[str]] = {}
    no_names = words("no_name")
    for name in names:
        parts = name.split(" ")
        if len(parts) > 3:
            continue
        if SMALL_WORD.search(name) is None and no_names.isdisjoint(name.lower().split(" ")):
            last = parts[-1].removesuffix("'s").removesuffix("’s")
            whole = " ".join([*(p for p in parts[:-1] if len(p) > 2), last])
            full.setdefault(last, set()).add(whole)
    return {last: next(iter(wholes)) for last, wholes in full.items() if len(wholes) == 1 and len(last) > 2}


SMALL_WORD = re.compile(r" [^A-Z]")
"""The `of` or `van` of a longer name."""
