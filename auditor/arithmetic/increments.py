"""Totals that a text reaches by adding to what it told before: "63 homes burned. Another 28 were damaged, bringing the
number hit to 91"; 末期息0.68元,连中期息0.32元,全年派1.00元; "214 passengers and 31 crew ... In all 245 people".

Comes in: the evidence. Goes out: totals with their two parts or more, all told. Refuses to know: whether they add up.

What is added to may stand some sentences before, among other numbers. So a total is confirmed by any of them that fits,
and is wrong only where none does and a single one is one slip of the pen away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from auditor.arithmetic.amounts import is_amount, is_share, nominal, same_unit
from auditor.arithmetic.divisions import Division, opens, row_of
from auditor.arithmetic.sentences import Sentence, distinct, joined
from auditor.arithmetic.shortfall import is_one_slip
from auditor.evidence import Evidence
from claims import scripts
from claims.values import Claim

MORE: Final = re.compile(
    r"(?:\b(?:another|a further|an additional|additional|a second)|另有|另外有|另外|还有|再加上)[^\d,.;，。]{0,8}$"
)
REACHING: Final = re.compile(
    r"\b(?:bringing|taking|raising|lifting|pushing) (?:the |its |their |our )?[^.;\d]{2,40}? to "
    r"(?:about |some |nearly )?[$€£¥]?$"
    r"|[,，](?:使|令|使得|从而使|将)[^,，。;\d]{2,14}(?:达到|达|增至|升至|增加到|上升到|提高到|为)(?:约)?$"
)
WITH: Final = re.compile(
    r"^[^。.;\d]{0,12}[,，](?:连同|连|加上|另加|加)[^,，。;\d]{0,10}$"
    r"|^[^.;\d]{0,30}?,? (?:together with|along with|added to|on top of|plus)[^.;,\d]{2,36}$"
)
IN_THE_YEAR: Final = re.compile(
    r"^[^,，。;\d]{0,8}[,，](?:全年|全年度|合共|合计|总共|一共|共)[^,，。;\d]{0,10}$"
    r"|^[^.;\d]{0,24}, (?:[a-z]+ ){0,4}?(?:total|full-year|full year|whole year|altogether|in all)[^.;,\d]{0,28}$"
)
BACK: Final = 3
FAR_BACK: Final = 6
LEAD: Final = 24
MOST: Final = 5
"""Numbers before that may be what is added to."""
PEOPLE: Final = frozenset({"person", "people"})


def found(evidence: Evidence) -> Iterator[Division]:
    """The totals with parts that fit best, one a total."""
    told = sorted(distinct(evidence), key=lambda s: s[:3])
    for index, (name, start, end, held) in enumerate(told):
        amounts = [c for c in held if is_amount(c) and "table" not in c.marks and not is_share(c)]
        if not amounts:
            continue
        folded = scripts.fold(evidence.document[name].text[start:end])
        earlier = [s for s in told[max(0, index - FAR_BACK) : index] if s[0] == name]
        yield from _added(folded, start, amounts, earlier[-BACK:])
        yield from _with(folded, start, amounts)
        yield from _in_all(folded, start, amounts, earlier, evidence)


def _added(
    folded: str, start: int, amounts: Sequence[Claim], earlier: Sequence[tuple[str, int, int, tuple[Claim, ...]]]
) -> Iterator[Division]:
    """Another so many, which brings the number to so many."""
    for more, total in pairwise(amounts):
        if not same_unit(more, total) or not MORE.search(folded[: more.start - start]):
            continue
        if REACHING.search(folded[more.end - start : total.start - start]):
            before = [c for s in earlier for c in s[3]] + [c for c in amounts if c.end <= more.start]
            firsts = [c for c in before if _is_like(c, total)][-MOST:]
            yield from _best(total, [(c, more) for c in reversed(firsts)])


def _with(folded: str, start: int, amounts: Sequence[Claim]) -> Iterator[Division]:
    """So much, with so much told before, in the year so much."""
    for first, second, total in zip(amounts, amounts[1:], amounts[2:], strict=False):
        gaps = folded[first.end - start : second.start - start], folded[second.end - start : total.start - start]
        if WITH.match(gaps[0]) and IN_THE_YEAR.match(gaps[1]) and _is_like(first, total) and _is_like(second, total):
            yield from _best(total, [(first, second)])


def _in_all(
    folded: str,
    start: int,
    amounts: Sequence[Claim],
    earlier: Sequence[tuple[str, int, int, tuple[Claim, ...]]],
    evidence: Evidence,
) -> Iterator[Division]:
    """In all so many, behind sentences of other things that come after the list."""
    total = amounts[0]
    if not opens("together", folded[:LEAD]) or total.start - start > LEAD or total.quantity.kind != "count":
        return
    rows = [row for s in earlier for row in _rows(joined(evidence, s[0], (s[1], s[2]), s[3]))]
    yield from _best(total, [row for row in rows if all(_is_like(c, total) for c in row)])


def _rows(sentence: Sentence) -> Iterator[tuple[Claim, ...]]:
    for index in range(len(sentence.claims) - 1):
        row = row_of(sentence, index, None)
        if row:
            yield row


def _is_like(claim: Claim, total: Claim) -> bool:
    """Whether a number counts the same: money of one currency, people of any kind, things of one noun."""
    one, other = claim.quantity, total.quantity
    if one.kind != other.kind or not is_amount(claim) or "table" in claim.marks:
        return False
    if one.kind != "count":
        return one.unit == other.unit
    if one.unit == other.unit:
        return not one.noun or not other.noun or one.noun == other.noun or one.unit in PEOPLE
    return None in (one.unit, other.unit) or other.unit in PEOPLE


def _best(total: Claim, rows: Sequence[tuple[Claim, ...]]) -> Iterator[Division]:
    """The parts that make the total; where none do, the only ones that one slip keeps from it."""
    whole = nominal(total)
    for row in rows:
        values = [nominal(c) for c in row]
        if whole is not None and sum(v for v in values if v is not None) == whole:
            yield _made(total, row)
            return
    near = [row for row in rows if is_one_slip(total, row)]
    if len(near) == 1:
        yield _made(total, near[0])


def _made(total: Claim, row: tuple[Claim, ...]) -> Division:
    return Division(total, row, "whole", are_apart=True, is_sure_of_each=True, may_overlap=False, has_rest=False)
