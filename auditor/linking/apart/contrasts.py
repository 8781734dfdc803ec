"""Words that exclude one another: imports and exports, the first quarter and the second, men and women.

Comes in: a stretch of text. Goes out: the members of closed sets that it names, and which of them hold for a number in
it. The sets are in `contrasts.toml`. Refuses to know: two texts at once, scores, verdicts.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from claims import scripts

BEFORE: Final = 240
"""Characters before a sentence in which what still holds for it is sought."""
LEAD: Final = 240
"""Characters at the head of a text that say what all of it is about."""
CLAUSE: Final = re.compile(r"[;;。!?!?()()—\n]|[,,、:](?!\d{3}\b)|\s-\s|\b(?:while|whereas|but)\b|而")
"""What ends a clause; a comma within a number does not."""
SAYING: Final = re.compile(
    r"(?:said|says|told [a-z ]{1,20}|announced|reported|confirmed|added|statement|news conference)[a-z ]{0,12} $"
)
"""Behind these words a day is the day of the saying."""
SAID_ZH: Final = re.compile(r"^[^,。;]{0,6}(?:表示|通报|称|说|公布|宣布|报道|发布|透露|消息|讯|电)")
"""Before these words a day is the day of the saying."""
COMPARED: Final = re.compile(
    r"(?:\b(?:compared (?:with|to)|against|versus|vs\.?|than|from|unlike|up on|down on)"
    r"(?: (?:in|the|a|an|its|his|her|their|those?|of|same|previous|prior|preceding|whole))*"
    r"|[比较]|相比|对比|高于|低于|不及) ?$"
)
"""Behind these words a time is what the number's own time is compared with."""
FORETOLD: Final = re.compile(
    r"\b(?:outlook|guidance|forecasts?|expectations?|projections?|targets?) (?:for|in|of)(?: (?:the|its|their|a))* ?$"
)
"""Behind these words a time is one that is yet to come, and of no number but those told of it."""
JOINED: Final = re.compile(r"(?: ?(?:and|&|/)(?: the| its)? ?| ?[和及与、] ?)")
"""What stands between two members that both hold: fourth quarter and full year."""
LIKENED: Final = re.compile(r"[与和跟同]$"), re.compile(r"^[^,。;、]{0,6}(?:持平|相比|相当|一样|一致|类似|接近|相近)")
"""What stands before and behind such a time in 增速与二季度持平."""
AIMED: Final = re.compile(
    r"^(?:的|业绩|营收|收入|经营|增长)?(?:指引|目标|预期|预测|计划|任务|展望)|^ ?(?:guidance|target|forecast|outlook)"
)
"""Behind a time these say that it is yet to come, and nothing that follows is of it."""
NUMERALS: Final = {
    name: str(n)
    for n, name in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
}
CHINESE_NUMERALS: Final = {c: str(n) for n, c in enumerate("一二三四五六七八九十", start=1)}


@dataclass(frozen=True, slots=True)
class Contrast:
    """One closed set."""

    name: str
    pattern: re.Pattern[str]
    aligned: bool
    """Whether it counts only where two like sentences differ in just that word."""
    carries: bool
    is_time: bool
    of_saying: bool
    """Whether a member behind a verb of saying is of the saying."""
    near: int | None
    """Characters from the number within which a member must stand; None for any place in the clause or sentence."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A member of a set, where it stands."""

    contrast: str
    member: str
    start: int
    end: int


def aligned(folded: str) -> tuple[Mark, ...]:
    """The members, in a folded sentence, of the sets that count only where two like sentences differ in them."""
    return _loose(folded)


def contrast(name: str) -> Contrast:
    """The set of the name."""
    return _sets()[name]


def holding(text: str, sentence: tuple[int, int], number: tuple[int, int]) -> dict[str, frozenset[str]]:
    """For each set the members that hold for the number.

    Those of its clause, else of its sentence, else of the text before.
    """
    begin, end = sentence
    folded = scripts.fold(text[begin : min(end, begin + 600)])
    at = number[0] - begin, number[1] - begin
    clause = _clause(folded, at)
    found = [m for m in _firm(folded) if not _is_of_saying(m, folded) and _is_near(m, at)]
    found = [m for m in found if clause[0] <= m.start < clause[1] or not _is_compared_with(m, folded)]
    held: dict[str, frozenset[str]] = {}
    for name in {m.contrast for m in found}:
        held[name] = _nearest([m for m in found if m.contrast == name], clause, at, folded)
    for name, members in _carried(text, begin):
        held.setdefault(name, members)
    return held


def differ(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]], *, dated: bool) -> str | None:
    """The first set of which the two sides name different members, and neither the other's too."""
    for name in sorted(one.keys() & other.keys()):
        if not (dated and contrast(name).is_time) and not one[name] & other[name]:
            return name
    return None


def _nearest(found: Sequence[Mark], clause: tuple[int, int], at: tuple[int, int], folded: str) -> frozenset[str]:
    inside = [m for m in found if clause[0] <= m.start < clause[1]]
    if inside:
        return frozenset(m.member for m in inside)
    before = [m for m in found if m.end <= at[0]]
    return _last(before, folded) if before else frozenset({found[0].member})


def _last(found: Sequence[Mark], folded: str) -> frozenset[str]:
    """The last member, with those that are joined to it."""
    members = [found[-1].member]
    for mark, later in zip(found[-2::-1], found[:0:-1], strict=True):
        if JOINED.fullmatch(folded, mark.end, later.start) is None:
            break
        members.append(mark.member)
    return frozenset(members)


def _clause(folded: str, at: tuple[int, int]) -> tuple[int, int]:
    start, end = 0, len(folded)
    for found in CLAUSE.finditer(folded):
        if found.end() <= at[0]:
            start = found.end()
        elif found.start() >= at[1]:
            end = found.start()
            break
    return start, end


def _carried(text: str, begin: int) -> Iterator[tuple[str, frozenset[str]]]:
    """What sentences before this one have said and still holds; else what the head of the text says."""
    stretches = text[max(0, begin - BEFORE) : begin], text[: min(begin, LEAD)]
    known: set[str] = set()
    for stretch in stretches:
        folded = scripts.fold(stretch)
        told: dict[str, list[Mark]] = {}
        for mark in _firm(folded):
            if contrast(mark.contrast).carries and not _is_aside(mark, folded):
                told.setdefault(mark.contrast, []).append(mark)
        for name, marks in told.items():
            if name not in known:
                known.add(name)
                yield name, _last(marks, folded)


def _is_aside(mark: Mark, folded: str) -> bool:
    """Whether a member does not hold for what follows: of a saying, compared with, foretold."""
    if _is_of_saying(mark, folded) or _is_compared_with(mark, folded):
        return True
    return contrast(mark.contrast).is_time and bool(FORETOLD.search(folded[max(0, mark.start - 40) : mark.start]))


def _is_of_saying(mark: Mark, folded: str) -> bool:
    if not contrast(mark.contrast).of_saying:
        return False
    before, after = folded[max(0, mark.start - 40) : mark.start], folded[mark.end : mark.end + 12]
    return bool(SAYING.search(before) or SAID_ZH.search(after))


def _is_compared_with(mark: Mark, folded: str) -> bool:
    """Whether a time is only what another is compared with, or is yet to come: 22 % more than in the third quarter."""
    if not contrast(mark.contrast).is_time:
        return False
    before, behind = folded[max(0, mark.start - 40) : mark.start], folded[mark.end : mark.end + 12]
    if AIMED.search(behind):
        return True
    if LIKENED[0].search(before) and LIKENED[1].search(behind):
        return True
    return COMPARED.search(before) is not None


def _is_near(mark: Mark, at: tuple[int, int]) -> bool:
    near = contrast(mark.contrast).near
    return near is None or max(mark.start - at[1], at[0] - mark.end) <= near


@functools.lru_cache(maxsize=4096)
def _firm(folded: str) -> tuple[Mark, ...]:
    """The members, in order of place, of the sets that count wherever they stand."""
    return _found(folded, [s for s in _sets().values() if not s.aligned])


@functools.lru_cache(maxsize=4096)
def _loose(folded: str) -> tuple[Mark, ...]:
    return _found(folded, [s for s in _sets().values() if s.aligned])


def _found(folded: str, sets: Sequence[Contrast]) -> tuple[Mark, ...]:
    found = [m for s in sets for m in _of(s, folded)]
    return tuple(sorted(found, key=lambda m: (m.start, m.end, m.contrast)))


def _of(known: Contrast, folded: str) -> Iterator[Mark]:
    for found in known.pattern.finditer(folded):
        group = found.lastgroup or ""
        written = found.group(group)
        yield Mark(known.name, _member(group, written, found.group()), found.start(), found.end())


def _member(group: str, written: str, whole: str) -> str:
    """A spelling stands for its member; a number behind a label for that label and number; any other for itself."""
    if group.startswith("member"):
        return group.removesuffix("_zh")
    return _number(written) + (whole.split(maxsplit=1)[0] if group == "label" else "")


def _number(written: str) -> str:
    return NUMERALS.get(written) or CHINESE_NUMERALS.get(written) or written.replace(" ", "").replace("/", "-")


@functools.cache
def _sets() -> Mapping[str, Contrast]:
    raw = (files("auditor.linking.apart") / "contrasts.toml").read_text(encoding="utf-8")
    return {name: _contrast(name, entry) for name, entry in tomllib.loads(raw).items()}


def _contrast(name: str, entry: Mapping[str, object]) -> Contrast:
    parts = [part for n, member in enumerate(_strings(entry, "members")) for part in _spelled(n, member.split("|"))]
    parts.sort(key=len, reverse=True)
    for n, pattern in enumerate(_strings(entry, "patterns")):
        parts.append(pattern.replace("(?P<member>", f"(?P<pattern{n}>"))
    labels = entry.get("labelled")
    if isinstance(labels, str):
        numbers = "|".join(NUMERALS)
        parts.append(rf"\b(?:{'|'.join(labels.split())}) (?P<label>{numbers}|\d{{1,3}}(?:\.\d+)*)\b(?![,:%]\d|:)")
    near = entry.get("near")
    return Contrast(
        name,
        re.compile("|".join(parts)),
        entry["reach"] == "aligned",
        entry["reach"] == "carry" or "carries" in entry,
        bool(entry.get("time")),
        bool(entry.get("said")),
        near if isinstance(near, int) else None,
    )


def _spelled(n: int, spellings: Sequence[str]) -> Iterator[str]:
    """The patterns of one member: English words whole, Chinese ones wherever they stand, the longest first."""
    ranked = sorted(spellings, key=len, reverse=True)
    english = [s.replace("#", "[ -]") for s in ranked if s.isascii()]
    chinese = [s for s in ranked if not s.isascii()]
    if english:
        yield rf"\b(?P<member{n}>(?:{'|'.join(english)})s?)\b"
    if chinese:
        yield f"(?P<member{n}_zh>{'|'.join(chinese)})"


def _strings(entry: Mapping[str, object], key: str) -> list[str]:
    found = entry.get(key, [])
    return [str(s) for s in found] if isinstance(found, list) else []
