"""Shares and ratios that a sentence states with both of their amounts: "12 of 40 (30 %)", 40人中有12人,占30%, "0.28
against 15.00, 2 % of it".

Comes in: sentences. Goes out: checks of the printed ratio. Refuses to know: codes, messages.

Only forms that leave no choice are read: a part of a whole with the percentage right behind it, and a ratio said to
be "of" or 的 the other where the sentence has just two amounts of one unit. A pair in neighbouring sentences can
confirm, and never fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from auditor.arithmetic import figures
from auditor.arithmetic.amounts import PERCENT, amount, is_bounded, is_positive, is_share, nominal, rounded, same_unit
from auditor.arithmetic.checks import Check, last_place, outcome, widened
from auditor.arithmetic.memo import once
from auditor.arithmetic.sentences import Sentence, sentences
from auditor.evidence import Evidence
from auditor.wording import Wording, measure_named, same
from claims import units
from claims.values import Claim, Interval

FAR: Final = 500
"""Characters before a share in which the whole that it is of may stand."""
TELLING: Final = 3
"""Characters of a share (13.5) that hardly come out by chance."""
OF: Final = re.compile(
    r"^\s*(?:out of|of)(?: (?:the|its|their|all|a total of|about|some|more than|these|those|our))*\s*$"
)
AMONG: Final = re.compile(
    r"^[^,，。;；、]{0,8}?(?:中|里|当中|之中|中间)(?:的)?,?(?:有|只有|仅有|仅|约有|约|共有|就有|已有)?\s*$"
)
OF_WHICH: Final = re.compile(r"^[^。;]{0,12},?其中[^。;,]{0,16}?$")
LISTED: Final = re.compile(r"^[^,.;()\d]{0,32},\s*(?:only|just|some|about|a total of)?\s*$")
AHEAD_OF: Final = re.compile(
    r"\b(?:out )?of (?:(?:the|its|their|all|some|about|a total of|these|those|our|his|her) )*$"
)
ASIDE: Final = re.compile(
    r"^[^,.;()\d%]{0,32}(?:,\s*or|,\s*i\.e\.,?|\s*\(|,)\s*(?:about|nearly|roughly|just|only|some|or|around)?\s*$"
)
BACK_OF: Final = re.compile(
    r"^\s*[),]{0,2}\s*(?:out )?of (?:(?:the|its|their|all|a total of|these|those|our|some|about) )*$"
)
MADE_BY: Final = re.compile(
    r"^[^,.;()\d%]{0,32}(?:,\s*or|,\s*i\.e\.,?|,|\s*\(|,\s*a total of)\s*(?:about|nearly|roughly|just|some)?\s*$"
)
RATE_NAMED: Final = re.compile(r"^[^,。\d]{0,4},(?P<word>[\u4e00-\u9fff]{2})率(?:为|达|达到|约|约为)?$")
THAT_IS: Final = re.compile(r"^(?:,?(?:即|也就是|也即|亦即)|\()(?:约|近)?$")
FRACTION_OF: Final = re.compile(r"^\s*of (?:(?:the|its|their|all|all the|these|those|our) )?$")
NEXT: Final = re.compile(
    r"^[^.;,。;,(]{0,24}(?:,?\s*\((?:占比|约占|占|比例)?(?:为|约)?|,?\s*(?:or|i\.e\.,?)|,?[^,。;(]{0,6}?(?:占比|占|比例|比重|比率)[^,。;]{0,10}?(?:为|达|约)?|,)\s*(?:about|approximately|around|nearly|roughly|just|only|约|近)?\s*$"
)
OF_IT: Final = re.compile(r"^\s*(?:of|the (?:price|cost|level|size|rate) of)\b")
CONTRAST: Final = re.compile(r"against|versus|\bvs\b|compared (?:with|to)|while|whereas|而|相比|对比|较")


@dataclass(frozen=True, slots=True)
class Ratio:
    """A printed ratio with its part and its whole."""

    check: Check
    part: Claim
    whole: Claim
    is_share_of_whole: bool
    """Whether the part is one of the whole, so that it cannot exceed it."""


def ratios(evidence: Evidence) -> tuple[Ratio, ...]:
    """Every ratio of the documents whose two amounts stand in its sentence."""
    return once(evidence, _all)


def _all(evidence: Evidence) -> tuple[Ratio, ...]:
    found = (r for s in sentences(evidence) for r in of(s, evidence))
    return tuple(r for r in found if r.check.outcome != "fails" or not _is_of_another_whole(r, evidence))


def _is_of_another_whole(found: Ratio, evidence: Evidence) -> bool:
    """Whether a share that its sentence does not bear out is that of a whole told before: 其中65岁及以上...,占13.5%."""
    part, share = found.part, found.check.printed
    if share.quantity.unit != "percent" or len(share.quantity.written.strip("0.")) < TELLING:
        return False
    near = evidence.between(part.document, max(0, part.start - FAR), part.start)
    for whole in near:
        if (
            whole is not found.whole
            and whole.quantity.kind != "date"
            and same_unit(whole, part)
            and not is_share(whole)
        ):
            check = check_of(part, whole, share, evidence)
            if check is not None and check.outcome == "holds":
                return True
    return False


def of(sentence: Sentence, evidence: Evidence) -> Iterator[Ratio]:
    """The ratios of one sentence: parts of a whole, then a ratio of two amounts."""
    found = [*_parts(sentence, evidence)]
    yield from found
    if not found:
        yield from _of_two(sentence, evidence)


def _parts(sentence: Sentence, evidence: Evidence) -> Iterator[Ratio]:
    claims = sentence.claims
    for first, second, share in zip(claims, claims[1:], claims[2:], strict=False):
        found = _read(sentence, first, second, share)
        if found is None or not _are_of_one_kind(found[0], found[1]):
            continue
        check = check_of(*found, evidence)
        if check is not None:
            yield Ratio(check, found[0], found[1], is_share_of_whole=True)


def _read(sentence: Sentence, first: Claim, second: Claim, third: Claim) -> tuple[Claim, Claim, Claim] | None:
    """Part, whole and ratio of three neighbouring numbers, in whichever order the words have them."""
    if _is_ratio(third):
        if _is_rate_of(sentence, second, third):
            return second, first, third
        pair = _part_and_whole(sentence, first, second)
        return (*pair, third) if pair and NEXT.match(sentence.text(second.end, third.start)) else None
    if _is_ratio(second) and not is_share(first):
        if AMONG.match(sentence.text(first.end, second.start)) and THAT_IS.match(
            sentence.text(second.end, third.start)
        ):
            return third, first, second
        aside, back = sentence.text(first.end, second.start), sentence.text(second.end, third.start)
        return (first, third, second) if ASIDE.match(aside) and BACK_OF.match(back) else None
    if _is_ratio(first) and FRACTION_OF.match(sentence.text(first.end, second.start)):
        rest = sentence.text(second.end, third.start)
        is_total = sentence.text(third.end, third.end + 8).startswith((" in all", " in total"))
        if MADE_BY.match(rest) and (" or" in rest or "(" in rest or is_total):
            return third, second, first
    return None


def _is_rate_of(sentence: Sentence, part: Claim, share: Claim) -> bool:
    """Whether the rate is called by the word before its part: 合格720批次,合格率90%."""
    named = RATE_NAMED.match(sentence.text(part.end, share.start))
    return named is not None and sentence.text(sentence.start, part.start).rstrip("了的约有").endswith(named["word"])


def _is_ratio(claim: Claim) -> bool:
    """Whether a number is a share: a percentage, or a fraction such as a quarter."""
    value = claim.quantity.value
    if claim.quantity.unit == "percent":
        return True
    return claim.quantity.kind == "ratio" and value is not None and 0 < value < 1


def _are_of_one_kind(part: Claim, whole: Claim) -> bool:
    return (
        not (is_share(part) or is_share(whole)) and not (_is_ratio(part) or _is_ratio(whole)) and same_unit(part, whole)
    )


def _part_and_whole(sentence: Sentence, first: Claim, second: Claim) -> tuple[Claim, Claim] | None:
    between = sentence.text(first.end, second.start)
    if OF.match(between):
        return first, second
    if AMONG.match(between) or OF_WHICH.match(between):
        return second, first
    ahead = sentence.text(max(sentence.start, first.start - 24), first.start)
    if AHEAD_OF.search(ahead) and LISTED.match(between):
        return second, first
    return None


def _of_two(sentence: Sentence, evidence: Evidence) -> Iterator[Ratio]:
    """Two amounts and a ratio said to be of the other: "$0.28 against $15.00, less than 2 % of it"."""
    shares = [c for c in sentence.claims if c.quantity.unit == "percent"]
    levels = [c for c in sentence.claims if not is_share(c)]
    if len(shares) != 1 or len(levels) != 2 or not same_unit(*levels) or shares[0].start < levels[1].end:
        return
    share = shares[0]
    if levels[0].quantity.kind not in {"money", "rate", "measure", "count"} or not _is_of_other(sentence, share):
        return
    if not CONTRAST.search(sentence.folded) or any(c.kinds & {"up", "down"} for c in sentence.before(share)):
        return
    checks = [c for c in (check_of(a, b, share, evidence) for a, b in (levels, levels[::-1])) if c is not None]
    if not checks:
        return
    # The smaller of the two is the part, unless the printed ratio is above one.
    best = next((c for c in checks if c.outcome != "fails"), None) or min(checks, key=_middle)
    yield Ratio(best, best.operands[0], best.operands[1], is_share_of_whole=False)


def _middle(check: Check) -> Fraction:
    return check.recomputed.low or Fraction(0)


def _is_of_other(sentence: Sentence, share: Claim) -> bool:
    """Whether the ratio is one of the other amount: "2 % of OpenAI's cost", 不到OpenAI成本的2%."""
    behind = sentence.text(share.end, share.end + 24)
    ahead = sentence.text(share.start - 12, share.start)
    return bool(OF_IT.match(behind)) or ahead.rstrip().endswith("的") or "的 " in ahead[-3:]


def check_of(part: Claim, whole: Claim, share: Claim, evidence: Evidence) -> Check | None:
    """What part and whole give against the printed ratio; None where either is open or not above zero."""
    one, two = amount(part).interval, amount(whole).interval
    if not (is_bounded(one) and is_bounded(two) and is_positive(two) and is_positive(rounded(whole))):
        return None
    quotient = one.over(two)
    stated = amount(share).interval
    place = last_place(share, PERCENT) if share.quantity.unit == "percent" else Fraction(0)
    if share.quantity.kind == "ratio":
        stated = _fraction(share)
    came = outcome(stated, quotient, place=place, looser=rounded(part).over(rounded(whole)))
    line = (
        same(f"{figures.whence(part, evidence)} / {figures.whence(whole, evidence)} = ")
        + figures.percents(quotient, 2)
        + Wording(f"; printed: {figures.whence(share, evidence)}", f";文中为:{figures.whence(share, evidence)}")
    )
    return Check(share, (part, whole), came, stated, quotient, (line,), "ratio")


def _fraction(share: Claim) -> Interval:
    """What a fraction in words allows beside the number it stands for: a quarter is 22.5 to 27.5 %."""
    value = nominal(share) or Fraction(0)
    return widened(Interval(value, value), abs(value) / 10)


def neighbours(evidence: Evidence) -> Iterator[tuple[Check, Wording]]:
    """Ratios whose two amounts stand in the sentences before: confirmations only, with what they are ratios of.

    The words of the ratio may name another measure than the amounts have (a cost that follows from hours); then the
    line says so, and nothing is confirmed beyond the arithmetic.
    """
    for name, claims in evidence.claims_of.items():
        text = evidence.document[name].text
        for index, share in enumerate(claims):
            if share.quantity.unit != "percent" or share.frame.change in {"up", "down"} or "table" in share.marks:
                continue
            ahead = text[max(0, share.start - 3) : share.start]
            if not (ahead.rstrip().endswith("的") or text[share.end : share.end + 4].strip().startswith("of")):
                continue
            before = [c for c in claims[max(0, index - 8) : index] if c.sentence[1] >= share.sentence[0] - 400]
            yield from _confirmed(share, before, evidence)


def _confirmed(share: Claim, before: list[Claim], evidence: Evidence) -> Iterator[tuple[Check, Wording]]:
    pairs = [
        (a, b)
        for i, a in enumerate(before)
        for b in before[i + 1 :]
        if a.quantity.kind in {"money", "measure", "rate", "count"} and _comparable(a, b) and a.sentence != b.sentence
    ]
    for part, whole in pairs:
        check = check_of(part, whole, share, evidence)
        if check is not None and check.outcome == "holds" and len(share.quantity.written) >= 1 and _is_telling(check):
            yield check, _other_measure(share, part)
            return


def _comparable(a: Claim, b: Claim) -> bool:
    if a.quantity.unit is None or b.quantity.unit is None:
        return False
    one, two = units.unit(a.quantity.unit), units.unit(b.quantity.unit)
    return one.base == two.base or {one.base, two.base} == {"second", "GPU*second"}


def _is_telling(check: Check) -> bool:
    """Whether the two amounts fix the ratio closely enough for its agreement to mean something: to a tenth."""
    low, high = check.recomputed.low, check.recomputed.high
    return low is not None and high is not None and low > 0 and high - low <= low / 10


def _other_measure(share: Claim, part: Claim) -> Wording:
    if share.frame.measure is None or part.frame.measure is None or share.frame.family == part.frame.family:
        return same("")
    used, named = measure_named(part.frame.measure), measure_named(share.frame.measure)
    return Wording(f" (a ratio of {used.en}; the words name {named.en})", f"(所据为{used.zh},而文中所述为{named.zh})")


def exceeding(sentence: Sentence) -> Iterator[tuple[Claim, Claim]]:
    """Parts that are larger than the whole they are of: "52 of 40", 40人中有52人."""
    for first, second in zip(sentence.claims, sentence.claims[1:], strict=False):
        if (
            is_share(first)
            or is_share(second)
            or not same_unit(first, second)
            or first.quantity.kind not in {"count", "money"}
        ):
            continue
        between = sentence.text(first.end, second.start)
        pair = (second, first) if AMONG.match(between) else None
        if pair is None:
            continue
        part, whole = amount(pair[0]).interval, amount(pair[1]).interval
        if part.low is not None and whole.high is not None and part.low > whole.high:
            yield pair
