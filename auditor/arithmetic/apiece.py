"""So many of a thing at so much each, and what they come to: "30 trams at $4 million each, a total of $120 million".

In Chinese: 向1200名学生每人发放500元,共计60万元.

Comes in: sentences. Goes out: checks of the printed total. Refuses to know: codes, messages.

Read only where a sentence leaves no choice: one counted amount, two of one currency (or measure), one of them marked
as each one's (each, apiece, 每人), the other as what they come to (a total of, 共计).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from auditor.arithmetic import figures
from auditor.arithmetic.amounts import amount, in_unit_of, is_bounded, is_share, rounded, same_unit
from auditor.arithmetic.checks import Check, last_place, outcome
from auditor.arithmetic.memo import once
from auditor.arithmetic.sentences import Sentence, sentences
from auditor.evidence import Evidence
from auditor.wording import Wording, same
from claims import units
from claims.values import Claim

VALUES: Final = frozenset({"money", "measure", "rate"})
COUNTS: Final = frozenset({"count"})
REACH_EN: Final = 12
REACH_ZH: Final = 12
CLAUSE: Final = 60
COMES_TO: Final = re.compile(
    r"(?:\b(?:spending|costing|raising|earning|totall?ing|at a (?:total )?cost of|a bill of)|花费|耗资|总价|总值)"
    r"(?: about| some| nearly| of|约|为|达|了)*\s?$"
)
EVERY: Final = re.compile(r"^[^。;\d,]{0,6},(?:平均)?每(?P<classifier>[\u4e00-\u9fff])[^,。;\d]{0,8}$")
WHOLE: Final = re.compile(r"(?:总|共|合计)[^,。;\d]{0,10}$")
SEVERAL: Final = re.compile(
    r"另|还有|以及|预算|其余|余下|分别"
    r"|\b(?:budget|remaining|including|rest|plus|also|another|as well as|respectively)\b"
)
"""Words of a further item, so that the total is not of these alone."""


def checked(evidence: Evidence) -> tuple[Check, ...]:
    """Every total that a count and a price each give in its sentence."""
    return once(evidence, _checked)


def _checked(evidence: Evidence) -> tuple[Check, ...]:
    return tuple(c for s in sentences(evidence) for c in of(s, evidence))


def of(sentence: Sentence, evidence: Evidence) -> Iterator[Check]:
    """The check of one sentence, if it states count, price and total."""
    yield from _by_classifier(sentence, evidence)
    if len(sentence.claims) != 3 or not any("apiece" in c.kinds for c in sentence.cues):
        return
    if SEVERAL.search(sentence.folded) or any(is_share(c) for c in sentence.claims):
        return
    counts = [c for c in sentence.claims if c.quantity.kind in COUNTS]
    values = [c for c in sentence.claims if c.quantity.kind in VALUES]
    if len(counts) != 1 or len(values) != 2:
        return
    each = [c for c in values if _is_each(sentence, c)]
    totals = [c for c in values if c not in each and _is_total(sentence, c)]
    if len(each) == 1 and len(totals) == 1 and _is_money_of(each[0], totals[0]):
        check = _product(totals[0], counts[0], each[0], evidence)
        if check is not None:
            yield check


def _by_classifier(sentence: Sentence, evidence: Evidence) -> Iterator[Check]:
    """Things counted with a classifier, what all have and what each has: 六部机组总容量1,800兆瓦,每部300兆瓦."""
    for count, total, each in zip(sentence.claims, sentence.claims[1:], sentence.claims[2:], strict=False):
        found = EVERY.match(sentence.text(total.end, each.start))
        if found is None or count.quantity.kind != "count" or not _is_money_of(each, total) or is_share(total):
            continue
        counted, lead = sentence.text(count.start, count.end + 1), sentence.text(count.end, total.start)
        if found["classifier"] in counted and WHOLE.search(lead):
            check = _product(total, count, each, evidence)
            if check is not None:
                yield check


def _is_each(sentence: Sentence, claim: Claim) -> bool:
    if claim.quantity.kind == "rate":
        return True
    behind = [c for c in sentence.after(claim) if "apiece" in c.kinds and sentence.text(c.start, c.end).isascii()]
    if behind and behind[0].start - claim.end <= REACH_EN and "," not in sentence.text(claim.end, behind[0].start):
        return True
    if _is_said_of_each(sentence, claim):
        return True
    ahead = [c for c in sentence.before(claim) if "apiece" in c.kinds and not sentence.text(c.start, c.end).isascii()]
    return (
        bool(ahead) and claim.start - ahead[-1].end <= REACH_ZH and "," not in sentence.text(ahead[-1].end, claim.start)
    )


def _is_said_of_each(sentence: Sentence, claim: Claim) -> bool:
    """Whether "each" stands before the number in its clause: "each of the 12 schools will receive $50,000"."""
    ahead = [c for c in sentence.cues if "apiece" in c.kinds and c.end <= claim.start]
    lead = sentence.text(ahead[-1].start, claim.start) if ahead else ""
    return lead.startswith("each ") and len(lead) <= CLAUSE and not re.search(r"[,;:(]|\btotal\b", lead)


def _is_total(sentence: Sentence, claim: Claim) -> bool:
    if any("together" in c.kinds and _is_close(sentence, c.end, claim.start) for c in sentence.before(claim)):
        return True
    if COMES_TO.search(sentence.text(claim.start - REACH_EN * 2, claim.start)):
        return True
    tail = sentence.text(claim.end, claim.end + 14).lstrip(" ,，")
    return tail.startswith(("in total", "in all", "altogether"))


def _is_close(sentence: Sentence, start: int, end: int) -> bool:
    between = sentence.text(start, end)
    return len(between) <= REACH_ZH and not any(ch in between for ch in ",;:")


def _is_money_of(each: Claim, total: Claim) -> bool:
    unit = (each.quantity.unit or "").split("/", 1)[0]
    return same_unit(each, total) or unit == total.quantity.unit


def _product(total: Claim, count: Claim, each: Claim, evidence: Evidence) -> Check | None:
    one, two, stated = amount(count).interval, amount(each).interval, amount(total).interval
    if not (is_bounded(one) and is_bounded(two)):
        return None
    result = one.times(two)
    factor = units.unit(total.quantity.unit).factor
    came = outcome(stated, result, place=last_place(total, factor), looser=rounded(count).times(rounded(each)))
    printed = figures.whence(total, evidence)
    line = (
        same(f"{figures.whence(count, evidence)} × {figures.whence(each, evidence)} = ")
        + figures.span_with_unit(*in_unit_of(total, result))
        + Wording(f"; printed: {printed}", f";文中为:{printed}")
    )
    return Check(total, (count, each), came, stated, result, (line,), "product")
