"""Which number is the whole that the others of a sentence are parts of, and whether parts that exclude one another
exceed it.

Comes in: sentences. Goes out: answers about one sentence and the one before it. Refuses to know: sums, codes.
"""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
from fractions import Fraction
from importlib.resources import files
from typing import Final

from auditor.arithmetic import checks
from auditor.arithmetic.amounts import amount, is_amount, is_share, rounded, same_unit
from auditor.arithmetic.sentences import Sentence
from auditor.evidence import Evidence
from claims import scripts
from claims.values import Claim

QUARTER: Final = re.compile(
    r"(?P<zh>[一二三四])季度?|第(?P<nth>[一二三四])(?:季度?)?|(?P<en>first|second|third|fourth)\b|\bq(?P<q>[1-4])\b"
)
NUMBER: Final = {**{c: n for n, c in enumerate("一二三四", 1)}, "first": 1, "second": 2, "third": 3, "fourth": 4}
QUARTERS: Final = re.compile(r"季度|quarter|\bq[1-4]\b")
YEAR_ZH: Final = re.compile(r"(?:全年|年度|合计|总计|共计)[^,。;、:\d]{0,8}$")
YEAR_EN: Final = re.compile(r"(?:full[ -]year|annual|the (?:whole |full )?year|for the year)[^,.;:\d]{0,24}$")
WHOLE_YEAR: Final = re.compile(
    r"全年|年度|annual|full[ -]year|for the (?:whole |full )?year|the year|in (?:19|20)\d\d\b|(?:19|20)\d\d年"
)
LIST_JOINT: Final = re.compile(r"[,，、;；]|\band\b|和|及")
COLON: Final = re.compile(r"^[^.;。;\d]{0,60}:\s*(?:about |some |around |约|近)?[^\d,;。]{0,40}$")
OPENING: Final = re.compile(r"^\s*(?:其中|in which|of (?:this|that|these|those|them|which|whom))")
NOT_PARTS: Final = re.compile(
    r"\b(?:up|down|from|than|including|of which|against|compared|average|range|between|least|profit|loss|net|per"
    r"|was|were|is|are|it|rose|fell|revenue|costs?|income|price|expected|had)\b"
    r"|增|减|升|降|同比|环比|其中|比|平均|含|至少|利润|每|收入|成本|价|预计"
)
FURTHER: Final = re.compile(r"\b(?:rate|price|age)\b|平均|率|价")


@functools.cache
def exclusive(key: str = "sets") -> tuple[tuple[str, ...], ...]:
    """Sets of words of which no two hold of one thing: men and women, phase one and phase two."""
    held = tomllib.loads((files("auditor.arithmetic") / "exclusive.toml").read_text(encoding="utf-8"))
    return tuple(tuple(words) for words in held[key])


def of(sentence: Sentence, evidence: Evidence) -> Claim | None:
    """The whole that stands alone in the sentence before, when this one gives four quarters or begins with 其中."""
    parts = sentence.claims
    if not (_are_quarters(sentence, parts) or OPENING.match(sentence.folded)):
        return None
    before = [c for c in evidence.claims_of[sentence.document] if sentence.start - 240 <= c.start < sentence.start]
    last = [c for c in before if before and c.sentence == before[-1].sentence and is_amount(c)]
    if len(last) != 1 or "table" in last[0].marks or is_share(last[0]):
        return None
    text = evidence.document[sentence.document].text
    gap = text[last[0].sentence[1] : sentence.start]
    if gap.strip() or gap.count("\n") > 1 or not all(same_unit(last[0], c) for c in parts):
        return None
    told = scripts.fold(text[slice(*last[0].sentence)])
    return last[0] if WHOLE_YEAR.search(told) or OPENING.match(sentence.folded) else None


def are_periods(sentence: Sentence, total: Claim, parts: list[Claim]) -> bool:
    """Whether the parts are the four quarters, so that they are all of the year."""
    return _are_quarters(sentence, tuple(parts)) and (total.start < sentence.start or total.start < parts[0].start)


def is_year_behind_quarters(sentence: Sentence, claim: Claim) -> bool:
    """Whether a number behind four others is said to be the year's, and the sentence speaks of quarters."""
    index = sentence.claims.index(claim)
    others = [c for c in sentence.claims[:index] if same_unit(c, claim) and c.quantity.kind != "duration"]
    if len(others) != 4 or index + 1 != len(sentence.claims) or not QUARTERS.search(sentence.folded):
        return False
    ahead = sentence.text(others[-1].end, claim.start)
    return bool(YEAR_ZH.search(ahead) or YEAR_EN.search(ahead))


def is_before_colon(sentence: Sentence) -> bool:
    """Whether the first number is followed by a colon and a list of numbers, one a member, to the sentence's end."""
    first, *rest = sentence.claims
    if len(rest) < 2 or not all(same_unit(first, c) and not is_share(c) for c in sentence.claims):
        return False
    if any(c.quantity.unit != first.quantity.unit and first.quantity.kind != "count" for c in rest):
        return False
    if any(c.quantity.kind != first.quantity.kind for c in rest):
        return False
    if not COLON.match(_undated(sentence, first.end, rest[0].start)) or NOT_PARTS.search(
        sentence.text(first.end, sentence.start + len(sentence.folded))
    ):
        return False
    if first.quantity.kind != "money" and not _are_of_one_noun(sentence.claims):
        return False
    ends = itertools.pairwise((*rest, None))
    return all(b is None or LIST_JOINT.search(sentence.text(a.end, b.start)) for a, b in ends if a is not None)


def is_nearly(total: Claim, parts: list[Claim]) -> bool:
    """Whether parts behind a colon are all: they exceed the whole, or fall short of it by a tenth at most."""
    summed, stated = checks.total(rounded(c) for c in parts), rounded(total)
    if summed.low is None or summed.high is None or stated.low is None or stated.high is None:
        return False
    return summed.low > stated.high or summed.high >= stated.low * Fraction(9, 10)


def is_exceeded(sentence: Sentence, total: Claim, parts: list[Claim]) -> bool:
    """Whether parts that exclude one another are more than their whole, which stands before them."""
    if total.start > parts[0].start or FURTHER.search(sentence.folded):
        return False
    summed, limit = checks.total(rounded(c) for c in parts).low, rounded(total).high
    if summed is None or limit is None or summed <= limit or amount(parts[0]).unit not in {None, amount(total).unit}:
        return False
    return _exclude_one_another(sentence, total, parts)


def _exclude_one_another(sentence: Sentence, total: Claim, parts: list[Claim]) -> bool:
    ends = [total.end if total.start >= sentence.start else sentence.start, *(c.end for c in parts)]
    stretches = [sentence.text(a, c.start) for a, c in zip(ends, parts, strict=False)]
    tail = sentence.text(parts[-1].end, sentence.start + len(sentence.folded))
    behind = [*stretches[1:], tail]
    return any(_has_each(words, stretches) or _has_each(words, behind) for words in exclusive())


def is_closed_by(ahead: list[str], behind: list[str]) -> bool:
    """Whether two parts are called by the two words of a set that leaves nothing out: 男生 and 女生."""
    sets = [words for words in exclusive("closed") if len(words) == len(ahead)]
    return any(_has_each(words, ahead) or _has_each(words, behind) for words in sets)


def _has_each(words: tuple[str, ...], stretches: list[str]) -> bool:
    """Whether each stretch holds just one word of a set, each another."""
    found = [{w for w in words if re.search(rf"\b{w}\b" if w.isascii() else w, s)} for s in stretches]
    longest = [{w for w in held if not any(w != o and w in o for o in held)} for held in found]
    return all(len(held) == 1 for held in longest) and len(set().union(*longest)) == len(stretches)


def _are_quarters(sentence: Sentence, parts: tuple[Claim, ...]) -> bool:
    """Whether four numbers are those of the first to the fourth quarter, in order."""
    if len(parts) != 4 or not QUARTERS.search(sentence.folded):
        return False
    starts = [sentence.start, *(c.end for c in parts)]
    named = []
    for begin, claim in zip(starts, parts, strict=False):
        found = QUARTER.findall(sentence.text(begin, claim.start))
        named.append([next(filter(None, groups)) for groups in found])
    return [[NUMBER.get(n, 0) or int(n) for n in held if n] for held in named] == [[1], [2], [3], [4]]


def _are_of_one_noun(held: tuple[Claim, ...]) -> bool:
    return len({c.quantity.noun for c in held} - {""}) <= 1


def _undated(sentence: Sentence, start: int, end: int) -> str:
    return sentence.masked(start, end)
