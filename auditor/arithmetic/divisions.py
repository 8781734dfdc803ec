"""A whole that a text divides into parts: "412 people: 188 in Harn, 131 in Lowick ..."; 共有学生1280人,其中高一452人、
高二436人 ...; "250 patients came. Of those, 140 ...".

Comes in: sentences, two neighbours at most. Goes out: divisions, each with how sure it is that the parts are all, and
that none overlap. Refuses to know: whether they add up, codes.

The parts must be a row: neighbouring amounts of one unit, each with its label on the same side, joined by commas and
"and". Words between whole and row (comprising, a colon, 其中) say whether it is complete; the build of the row says
whether the parts exclude one another: one preposition for all (in, from, to), or a verb that only the first has.
"""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final, Literal

from auditor.arithmetic import whole
from auditor.arithmetic.amounts import is_share, same_unit
from auditor.arithmetic.parts import part
from auditor.arithmetic.sentences import MOST_AMOUNTS, Sentence, neighbours
from auditor.evidence import Evidence
from claims import scripts
from claims.values import Claim

Link = Literal["whole", "all", "some", "of", "beside", "together"]
HAN: Final = re.compile(r"[\u3400-\u9fff]")
GAP_ZH: Final = re.compile(r"^(?P<joint>[、,;和及与]|[,、]?以及)(?P<label>[^、,;。:()\d]{1,10})$")
GAP_EN: Final = re.compile(
    r"^(?P<after>[^,;:.]{0,48}?)(?P<joint>, and |,? plus | and |[,;] )(?:another |a further |the other |some |about )?"
    r"(?P<before>[^,;:.]{0,56})$"
)
BRACKETS: Final = re.compile(r"\s?\([^()]{0,40}\)")
CLAUSE: Final = re.compile(r"[,:;。]|\.\s")
COLON: Final = re.compile(r"^[^.;。;:]{0,60}:[^.;:,。;]{0,24}$")
BESIDE: Final = re.compile(r"^[^.;。;:,()]{0,40}[,;—–][^.;:,。;]{0,16}$")
OF_EN: Final = re.compile(r"(?:^|[,;] )(?:out )?of (?:the |its |their |all |all the |these |those |some |about )*$")
OF_LINK: Final = re.compile(r"^[^,.;:。]{0,48}, [^,.;:。]{0,16}$")
PREPOSITION: Final = re.compile(r"^(?:[a-z]+ )?(?P<word>in|at|from|to|for|on|via|through|by)\b")
APART: Final = frozenset({"from", "to"})
"""Prepositions of which one thing has but one: where it comes from, where it goes."""
VERB: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|do|does|will|would|can|could|went|go|goes|came|come|comes|took|take|takes|[a-z]{3,}ed)\b"
)
STEPS: Final = frozenset({"up", "down", "then", "beyond", "shed", "apart", "moved", "otherwise"})
LEAD: Final = 24
MOST_LEAD: Final = 48
SLIGHT: Final = 7
LAST_REACH: Final = 8
"""Words that a label may have."""


@dataclass(frozen=True, slots=True)
class Division:
    """A whole with parts that the words make of it."""

    total: Claim
    parts: tuple[Claim, ...]
    link: Link
    """What leads from the one to the others."""
    are_apart: bool
    """Whether the row is built so that its parts exclude one another."""
    is_sure_of_each: bool
    """Whether one thing can plainly be in one part only: where it came from, where it went."""
    may_overlap: bool
    has_rest: bool
    is_closed: bool = False
    """Whether the parts are called by words of which one holds of each member: men and women."""


def words(kind: str, text: str) -> bool:
    """Whether a folded text holds a word of a kind."""
    return _pattern(kind).search(text) is not None


def opens(kind: str, text: str) -> bool:
    """Whether a folded text begins with a word of a kind."""
    return _pattern(kind).match(text.lstrip()) is not None


def inside(sentence: Sentence) -> Iterator[Division]:
    """The divisions of one sentence, the whole before its parts."""
    for index, total in enumerate(sentence.claims[:-1]):
        row = row_of(sentence, _next_of_unit(sentence, index), total)
        link = _link(sentence, total, row) if row and not is_share(total) else None
        if link == "beside" and _is_behind_whole(sentence, index):
            continue
        if link is not None and (
            link == "all" or part(sentence, total) != "before" or words("all", _lead(sentence, total, row))
        ):
            yield _made(sentence, total, row, link)


def _is_behind_whole(sentence: Sentence, index: int) -> bool:
    """Whether the amount is a part itself: "up 700: ports gained 330, mills 200, shops 170"."""
    total = sentence.claims[index]
    return any(_is_part_of(total, c) and ":" in sentence.masked(c.end, total.start) for c in sentence.claims[:index])


def _next_of_unit(sentence: Sentence, index: int) -> int:
    """Where the next amount of the unit stands, one small count passed over: "split three ways, with ..."."""
    following = sentence.claims[index + 1 : index + 3]
    if len(following) < 2:
        return index + 1
    total, units = sentence.claims[index], [c.quantity.unit for c in (sentence.claims[index], *following)]
    is_other = units[0] == units[2] != units[1] and following[0].quantity.noun != total.quantity.noun
    is_passed = is_other or not _is_part_of(following[0], total)
    return index + 1 + is_passed


def _lead(sentence: Sentence, total: Claim, row: Sequence[Claim]) -> str:
    return sentence.masked(total.end, row[0].start)


def over_border(evidence: Evidence) -> Iterator[Division]:
    """The divisions told in two neighbouring sentences."""
    for first, second, both in neighbours(evidence, _may_divide):
        yield from behind(first, second, both)
        yield from before(first, second, both)


def _may_divide(text: str, held: Sequence[Claim], later: Sequence[Claim]) -> bool:
    """Whether two sentences can hold a whole and its parts: the second points back, or has amounts of one kind."""
    if not later or not 3 <= len(held) + len(later) <= MOST_AMOUNTS:
        return False
    lead = scripts.fold(text[:LEAD])
    if opens("back", lead) or (len(held) >= 2 and opens("together", lead)):
        return True
    return len(later) >= 2 and len({c.quantity.unit for c in later}) == 1 and len(held) == 1


def behind(first: Sentence, second: Sentence, both: Sentence) -> Iterator[Division]:
    """The whole in one sentence, its parts in the next."""
    row = row_of(both, len(first.claims), None) if second.claims else ()
    is_summed = any("together" in c.kinds for c in second.before(second.claims[-1])) if row else False
    further = second.claims[len(row) :] if row else ()
    if not row or len(further) > is_summed + sum(
        not same_unit(c, row[0]) or c.quantity.kind != row[0].quantity.kind for c in further
    ):
        return
    wholes = [c for c in first.claims if same_unit(c, row[0])]
    lead = second.text(second.start, row[0].start)
    if len(wholes) != 1 or part(first, wholes[0]) == "before":
        return
    least = 2 if first.folded.rstrip().endswith(";") else 3
    if words("whole", second.folded) or _is_completed(both, row):
        yield _made(both, wholes[0], row, "whole" if words("whole", second.folded) else "all")
    elif opens("back", lead):
        yield _made(both, wholes[0], row, "of")
    elif len(row) >= least and not HAN.search(lead) and _is_elliptic(both, row):
        yield _made(both, wholes[0], row, "together" if is_summed else "beside")


def before(first: Sentence, second: Sentence, both: Sentence) -> Iterator[Division]:
    """The parts in one sentence, and their whole in the next: "In all, ..."."""
    if not second.claims or not opens("together", second.folded):
        return
    total, row = second.claims[0], row_of(both, 0, None)
    lead = second.text(second.start, total.start)
    if len(row) < 2 or len(row) != len(first.claims) or len(second.claims) > 1 or len(lead) > 40:
        return
    if _is_level(second, total) and not is_share(total):
        yield _made(both, total, row, "together")


def _made(sentence: Sentence, total: Claim, row: Sequence[Claim], link: Link) -> Division:
    low, high = row[0].start, row[-1].end
    lead = total.end if total.end <= low else sentence.start
    # The words of the whole end where the clause of the first part begins.
    told = CLAUSE.split(sentence.text(lead, low))[-1] + sentence.text(low, high) + _tail(sentence, row[-1])
    prepositions = _prepositions(sentence, row)
    are_apart = len(prepositions) == 1 or _is_elliptic(sentence, row)
    return Division(
        total, tuple(row), link, are_apart, prepositions <= APART and len(prepositions) == 1,
        words("overlapping", told), words("rest", told) and not _is_completed(sentence, row),
        whole.is_closed_by(*_stretches(sentence, lead, row)),
    )  # fmt: skip


def _stretches(sentence: Sentence, lead: int, row: Sequence[Claim]) -> tuple[list[str], list[str]]:
    """The words before each part, and those behind each."""
    ends = [lead, *(c.end for c in row)]
    ahead = [CLAUSE.split(sentence.text(a, c.start))[-1] for a, c in zip(ends, row, strict=False)]
    behind = [*(sentence.text(a.end, b.start) for a, b in itertools.pairwise(row)), _tail(sentence, row[-1])]
    return ahead, behind


def _link(sentence: Sentence, total: Claim, row: Sequence[Claim]) -> Link | None:
    between = _lead(sentence, total, row)
    tail = sentence.text(row[-1].end, sentence.start + len(sentence.folded))
    if words("whole", tail) and not opens("back", sentence.folded):
        return "whole"
    if _is_completed(sentence, row) and len(between) <= MOST_LEAD:
        return "all"
    if words("some", between) and len(between) <= MOST_LEAD:
        return "some"
    if words("all", between) and len(between) <= MOST_LEAD:
        return "all"
    if COLON.match(between):
        return "all"
    ahead = sentence.text(max(sentence.start, total.start - 24), total.start)
    if OF_EN.search(ahead) and OF_LINK.match(between):
        return "of"
    if BESIDE.match(between):
        return "beside"
    return None


def _is_completed(sentence: Sentence, row: Sequence[Claim]) -> bool:
    """Whether the last part is said to be all that remains."""
    ahead = sentence.text(row[-2].end, row[-1].start).rstrip(" $€£¥")
    found = [*_pattern("last").finditer(ahead)]
    return bool(found) and len(ahead) - found[-1].end() <= LAST_REACH


def row_of(sentence: Sentence, index: int, total: Claim | None) -> tuple[Claim, ...]:
    """The amounts from one on that are built alike; none where a further one of the unit stands outside the row."""
    claims = sentence.claims[index:]
    if not claims or (total is not None and not _is_part_of(claims[0], total)):
        return ()
    row = [claims[0]]
    joints: list[str] = []
    for a, b in itertools.pairwise(claims):
        joint = None if any("together" in c.kinds for c in sentence.before(b)) else _joint(sentence, a, b)
        if joint is None or not _is_like(a, b) or (joints and joint in ",;" and joints[0] == "、"):
            break
        row.append(b)
        joints.append(joint)
    if len(row) < 2 or not all(_is_level(sentence, c) for c in row):
        return ()
    cues = [c for c in sentence.cues if row[0].start <= c.start < row[-1].end]
    steps = STEPS if any("versus" in c.kinds for c in cues) else STEPS - {"apart"}
    if any(c.kinds & steps for c in cues):
        return ()
    return tuple(row) if _is_of_one_side(sentence, row) else ()


def _is_part_of(claim: Claim, total: Claim) -> bool:
    if claim.quantity.unit == total.quantity.unit:
        return claim.quantity.kind == total.quantity.kind and same_unit(claim, total)
    if not total.quantity.kind == claim.quantity.kind == "count":
        return False
    return claim.quantity.unit is None or claim.quantity.noun == total.quantity.noun != ""


def _is_like(a: Claim, b: Claim) -> bool:
    if a.quantity.kind != b.quantity.kind or a.quantity.unit == b.quantity.unit:
        return a.quantity.kind == b.quantity.kind
    return a.quantity.kind == "count" and (b.quantity.unit is None or a.quantity.noun == b.quantity.noun != "")


def _is_level(sentence: Sentence, claim: Claim) -> bool:
    return part(sentence, claim) in {"level", "none", "after"} and not (
        claim.frame.change in {"up", "down"} and any(c.kinds & {"up", "down"} for c in sentence.before(claim))
    )


def _joint(sentence: Sentence, a: Claim, b: Claim) -> str | None:
    """What joins two members of a row; None where they are no neighbours of one."""
    gap = BRACKETS.sub("", sentence.masked(a.end, b.start))
    if HAN.search(gap) or "、" in gap:
        found = GAP_ZH.match(gap.strip())
        return None if found is None or words("some", gap) else found["joint"]
    match = GAP_EN.match(gap)
    if match is None or words("some", gap) or max(len(match[k].split()) for k in ("after", "before")) > SLIGHT:
        return None
    return match["joint"].strip()


def _sides(sentence: Sentence, row: Sequence[Claim]) -> list[tuple[str, str]]:
    """The words behind each member and before the next, in English rows."""
    found = []
    for a, b in itertools.pairwise(row):
        match = GAP_EN.match(BRACKETS.sub("", sentence.masked(a.end, b.start)))
        behind, ahead = (match["after"].strip(), match["before"].strip(" $€£¥")) if match else ("", "")
        found.append((behind or (a.quantity.noun if not ahead else ""), ahead))
    return found


def _is_of_one_side(sentence: Sentence, row: Sequence[Claim]) -> bool:
    """Whether every label stands behind its number, or every one before it."""
    if HAN.search(sentence.text(row[0].end, row[1].start)):
        return True
    sides = _sides(sentence, row)
    return all(bool(a) and not b for a, b in sides) or all(bool(b) and not a for a, b in sides)


def _tail(sentence: Sentence, last: Claim) -> str:
    """The words behind the last member, to the end of its clause."""
    return re.split(r"[,;.。:]", sentence.text(last.end, last.end + 48), maxsplit=1)[0]


def _prepositions(sentence: Sentence, row: Sequence[Claim]) -> frozenset[str]:
    """The preposition that all labels begin with; several, or none, where they do not."""
    labels = [a for a, _ in _sides(sentence, row)] + [_tail(sentence, row[-1]).strip()]
    found = [PREPOSITION.match(label) for label in labels]
    return frozenset(m["word"] if m else "" for m in found) if any(found) else frozenset()


def _is_elliptic(sentence: Sentence, row: Sequence[Claim]) -> bool:
    """Whether only the first member has the verb: "41 were rated good, 29 adequate"; or none has, in Chinese."""
    if HAN.search(sentence.text(row[0].end, row[1].start)):
        return len(row) >= 3
    sides = _sides(sentence, row)
    if sides[0][0]:
        later = [a for a, _ in sides[1:]] + [_tail(sentence, row[-1])]
        return bool(VERB.search(sides[0][0])) and not any(VERB.search(a) for a in later)
    return not any(VERB.search(b) for _, b in sides)


@functools.cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Literal words only, longest first: one pass, nothing to backtrack into."""
    held = tomllib.loads((files("auditor.arithmetic") / "divisions.toml").read_text(encoding="utf-8"))[kind]
    listed = sorted({w for by in held.values() for w in by}, key=lambda w: (-len(w), w))
    return re.compile("|".join(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in listed))
