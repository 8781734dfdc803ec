"""Shares of a whole that is named beside the share and stated elsewhere: "gross profit was $104 million, or 34.5 % of
net sales"; 外国出生的居民135万人,占总人口7.2%.

Comes in: the evidence. Goes out: ratios, checked against every figure that the document tells of the whole. Refuses to
know: codes, messages.

A share that any of these figures bears out is confirmed. One that none does is wrong only where a single figure of the
whole makes it one slip of the pen, for a text may mean another whole than it names: that of a segment, of another year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from auditor.arithmetic.amounts import PERCENT, is_amount, is_share, same_unit
from auditor.arithmetic.checks import Check, last_place
from auditor.arithmetic.memo import once
from auditor.arithmetic.ratios import Ratio, check_of
from auditor.arithmetic.sentences import distinct
from auditor.evidence import Evidence
from auditor.judging import scale
from auditor.linking.tables.row_names import is_filled
from claims import scripts
from claims.values import Claim

OR_EN: Final = re.compile(
    r"^(?:,? or|,? ?\("
    r"|,? (?:which )?(?:representing|represents|represented|accounting for|accounted for|equal to|equivalent to)"
    r"|,? i\.e\.,?)(?: about| approximately| around| nearly| some| roughly)? ?$"
)
OF_EN: Final = re.compile(
    r"^ of (?:(?:the|its|our|their|total|all|consolidated|overall|net|group|company's|company’s) )*"
    r"(?P<name>[a-z][a-z-]+(?: [a-z][a-z-]+){0,2}?)"
    r"(?=[,.;:)]|$| (?:in|for|during|at|compared|versus|and|from|as|on|was|were|is|are|last|this|a|with|by|against"
    r"|while)\b)"
)
OF_ZH: Final = re.compile(
    r"^[^,。;\d]{0,6},?(?:约)?占(?:公司|集团|本集团|全部|同期|当年|全国|全市|全省)?(?P<name>[\u4e00-\u9fff]{2,10}?)"
    r"(?:的)?(?:比重|比例|比率)?(?:为|约|约为|达|近)?$"
)
MARGIN_EN: Final = re.compile(
    r"^,? (?:giving|for|resulting in|yielding|representing|with|or) (?:an? )?(?:(?:operating|gross|net|profit) )*"
    r"margin of $"
)
REVENUE: Final = ("revenue", "revenues", "net sales", "sales", "turnover")
PROFIT: Final = re.compile(r"\b(?:profit|income|earnings|ebitda|ebit)\b[^.;]{0,30}$")
BEFORE_EN: Final = re.compile(
    r"(?:^|[.;,:\n]|\b(?:our|total|the|overall|consolidated|net|and|on|with|company's|that|group|while))\s*$"
)
FAR: Final = 4_000
"""Characters before the share, and a quarter of them behind it, in which its whole may be told."""
MOST_WHOLES: Final = 12
LEAST_OFF: Final = 2
"""Units of the last digit: less may be rounding, or a whole defined a little otherwise."""
LEAST_DIGITS: Final = 2


def checked(evidence: Evidence) -> tuple[Ratio, ...]:
    """Every share of a named whole: borne out, or one slip from what its whole gives."""
    return once(evidence, _checked)


def _checked(evidence: Evidence) -> tuple[Ratio, ...]:
    found: list[Ratio] = []
    for name, start, end, held in distinct(evidence):
        if any(c.quantity.unit == "percent" for c in held):
            folded = scripts.fold(evidence.document[name].text[start:end])
            found += _of_sentence(folded, start, held, evidence)
    return tuple(found)


def _of_sentence(folded: str, start: int, held: tuple[Claim, ...], evidence: Evidence) -> Iterator[Ratio]:
    amounts = [c for c in held if is_amount(c) and "table" not in c.marks]
    for part, share in pairwise(amounts):
        if share.quantity.unit != "percent" or share.frame.change in {"up", "down"} or is_share(part):
            continue
        names = _names(folded, part.start - start, part.end - start, share.start - start, share.end - start)
        if names and part.quantity.kind in {"money", "count", "measure"}:
            yield from _judged(part, share, _wholes(names, part, share, evidence), evidence)


def _names(folded: str, begin: int, end: int, ahead: int, behind: int) -> tuple[str, ...]:
    """What the share between two amounts is said to be of; nothing where it is of no named whole."""
    gap = folded[end:ahead]
    found = OF_EN.match(folded[behind : behind + 60]) if OR_EN.match(gap) else OF_ZH.match(gap)
    if found is not None:
        return (found["name"],)
    return REVENUE if MARGIN_EN.match(gap) and PROFIT.search(folded[:begin]) else ()


def _wholes(names: tuple[str, ...], part: Claim, share: Claim, evidence: Evidence) -> list[Claim]:
    """The figures that the document tells of the whole, in its prose and in rows of its tables."""
    text = evidence.document[share.document].text
    low, high = max(0, share.start - FAR), min(len(text), share.end + FAR // 4)
    folded = scripts.fold(text[low:high])
    found: dict[object, Claim] = {}
    for claim in evidence.between(share.document, low, high):
        if claim is part or claim is share or not is_amount(claim) or is_share(claim) or not same_unit(claim, part):
            continue
        if claim.frame.change in {"up", "down"} or len(found) >= MOST_WHOLES:
            continue
        lead = folded[max(0, claim.sentence[0] - low) : claim.start - low]
        if any(_is_told_of(name, lead, claim, evidence) for name in names):
            found[claim.quantity.value] = claim
    return [*found.values()]


def _is_told_of(name: str, lead: str, claim: Claim, evidence: Evidence) -> bool:
    """Whether the name stands before the figure with nothing between but other figures and words of time and change."""
    if "table" in claim.marks:
        return (claim.frame.measure or "").replace("_", " ") == name
    at = lead.rfind(name)
    if at < 0 or (name.isascii() and not BEFORE_EN.search(lead[:at])):
        return False
    place = claim.start - len(lead)
    gaps, since = [], at + len(name)
    for other in evidence.between(claim.document, place + since, claim.start):
        gaps.append(lead[since : max(since, other.start - place)])
        since = max(since, other.end - place)
    return all(is_filled(gap) for gap in (*gaps, lead[since:]))


def _judged(part: Claim, share: Claim, wholes: list[Claim], evidence: Evidence) -> Iterator[Ratio]:
    checks = [(c, w) for w in wholes if (c := check_of(part, w, share, evidence)) is not None]
    for check, whole in checks:
        if check.outcome != "fails":
            yield Ratio(check, part, whole, is_share_of_whole=True)
            return
    slips = [(c, w) for c, w in checks if _is_slip(share, c)]
    if len(slips) == 1 and len(share.quantity.written.replace(".", "").lstrip("0")) >= LEAST_DIGITS:
        check, whole = slips[0]
        yield Ratio(check, part, whole, is_share_of_whole=True)


def _is_slip(share: Claim, check: Check) -> bool:
    """Whether one digit written wrong, two exchanged or the point moved makes the printed share of the right one."""
    place, low, high = last_place(share, PERCENT), check.recomputed.low, check.recomputed.high
    value = share.quantity.exact()
    if not place or low is None or high is None or value is None or share.quantity.hedge != "exact":
        return False
    place = PERCENT * Fraction(share.quantity.place or 1)
    right, printed = round((low + high) / 2 / place), round(value * PERCENT / place)
    if not right or not printed:
        return False
    one, other = str(right), str(printed)
    if one.rstrip("0") == other.rstrip("0") and right != printed:
        return True
    return scale.likeness(one, other) in {"one_digit", "transposed"} and abs(right - printed) > LEAST_OFF
