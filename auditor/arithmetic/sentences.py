"""A sentence as arithmetic reads it: its amounts in order, with the words before each that say what part it plays.

Comes in: the evidence. Goes out: sentences with two amounts and more. Refuses to know: what the parts add up to.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from auditor.arithmetic.amounts import is_amount, is_share
from auditor.arithmetic.cues import Cue, find, only_hedges
from auditor.arithmetic.memo import once
from auditor.evidence import Evidence
from claims import scripts
from claims.values import Claim

LONGEST: Final = 1_500
"""Longer "sentences" are lists or tables that nothing has parted; no relation is read into them."""
MOST_AMOUNTS: Final = 24
STAGES: Final = frozenset({"期", "阶段", "批", "批次", "phases", "stages", "tranches"})
"""Counts of the steps in which something is done, beside the amounts of each: 分三期建设."""
REPEATS: Final = 8
"""How often one sentence is looked at, however often the documents repeat it."""
JOINTS: Final = frozenset({"to", "至", "到", "增至", "升至", "降至", "增加到", "增长到", "减少到", "and", "和", "、"})
COMPARED: Final = re.compile(
    r"^[^.;。;:\d]{0,24}?(?:\bagainst|\bcompared (?:with|to)|\bversus|\bfrom|\bthan"
    r"|,(?:低于|高于|较|比|少于|多于)[^,。;\d]{0,10}?的?)"
    r"\s?(?:about |around |some |nearly |约|近)?$"
)
SUMMED: Final = re.compile(
    r"(?:费用|支出|款项|部分)?(?:合计|共计|总计|合計|共計|總計|加总|加總|相加|之和|加起来|加起來)"
)
AGED: Final = re.compile(r"[A-Z][\w’'-]+, $")
AGED_REACH: Final = 24
ODDS: Final = re.compile(r"\d比\d")
"""2比1 compares no amounts."""
TIMES: Final = frozenset({"×", "✕", "*"})
REACH: Final = 60
"""How many characters a word such as "compared to" reaches to its number: room for "the same twelve months of 2018"."""
Wanted = Callable[[str, tuple[Claim, ...], tuple[Claim, ...]], bool]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of running text with the amounts and the cues in it; offsets are those of the document."""

    document: str
    start: int
    folded: str
    claims: tuple[Claim, ...]
    """Amounts only, in order of place."""
    dates: tuple[Claim, ...]
    cues: tuple[Cue, ...]

    def text(self, start: int, end: int) -> str:
        """The folded text between two places of the document."""
        return self.folded[max(0, start - self.start) : max(0, end - self.start)]

    def before(self, claim: Claim) -> tuple[Cue, ...]:
        """The cues between the amount before this one and it."""
        index = self.claims.index(claim)
        since = self.claims[index - 1].end if index else self.start
        return tuple(c for c in self.cues if since <= c.start and c.end <= claim.start)

    def after(self, claim: Claim) -> tuple[Cue, ...]:
        """The cues between this amount and the next one."""
        index = self.claims.index(claim)
        until = self.claims[index + 1].start if index + 1 < len(self.claims) else self.start + len(self.folded)
        return tuple(c for c in self.cues if claim.end <= c.start and c.end <= until)

    def touches(self, cue: Cue, claim: Claim) -> bool:
        """Whether nothing but hedges and articles stands between a cue and the number after it."""
        return only_hedges(self.masked(cue.end, claim.start))

    def masked(self, start: int, end: int) -> str:
        """The folded text between two places without the dates in it."""
        out, at = [], start
        for date in self.dates:
            if start <= date.start < end:
                out.append(self.text(at, max(at, date.start)))
                at = max(at, date.end)
        return "".join(out) + self.text(at, end)


def sentences(evidence: Evidence) -> tuple[Sentence, ...]:
    """Every sentence of running text that holds at least two amounts."""
    return once(evidence, _sentences)


def _sentences(evidence: Evidence) -> tuple[Sentence, ...]:
    return tuple(_read(evidence))


def distinct(evidence: Evidence) -> tuple[tuple[str, int, int, tuple[Claim, ...]], ...]:
    """Sentences with their claims; one that a page repeats over and over is given the first few times only."""
    return once(evidence, _distinct)


def _distinct(evidence: Evidence) -> tuple[tuple[str, int, int, tuple[Claim, ...]], ...]:
    times: Counter[str] = Counter()
    found = []
    for (name, start, end), held in evidence.sentences.items():
        if end - start <= LONGEST:
            text = evidence.document[name].text[start:end]
            times[text] += 1
            if times[text] <= REPEATS:
                found.append((name, start, end, held))
    return tuple(found)


def _read(evidence: Evidence) -> Iterator[Sentence]:
    for name, start, end, held in distinct(evidence):
        text = evidence.document[name].text
        counted = tuple(
            c for c in held if not (_is_grid(c, text) or _counts_the_parts(c, held, text) or _is_age(c, text))
        )
        amounts = _with_units(_amounts(counted), text)
        if 2 <= len(amounts) <= MOST_AMOUNTS:
            yield _made(name, start, scripts.fold(text[start:end]), amounts, held)


def neighbours(evidence: Evidence, wanted: Wanted) -> Iterator[tuple[Sentence, Sentence, Sentence]]:
    """Sentences that follow one another in one paragraph, and the two as one; `wanted` chooses by the second's text and
    the amounts of either, before anything is read closely.
    """
    for a, b in itertools.pairwise(sorted(distinct(evidence), key=lambda s: s[:3])):
        text = evidence.document[a[0]].text
        if a[0] != b[0] or not _are_neighbours(text[a[2] : b[1]]):
            continue
        one, two = (tuple(c for c in held if is_countable(c)) for *_, held in (a, b))
        if wanted(text[b[1] : b[2]], one, two):
            first, second = (joined(evidence, s[0], (s[1], s[2]), s[3]) for s in (a, b))
            yield first, second, joined(evidence, a[0], (a[1], b[2]), (*a[3], *b[3]))


def is_countable(claim: Claim) -> bool:
    """Whether the claim is an amount of running text, and no length of time."""
    return is_amount(claim) and "table" not in claim.marks and claim.quantity.kind != "duration"


def _are_neighbours(gap: str) -> bool:
    return not gap.strip() and gap.count("\n") <= 1


def joined(evidence: Evidence, name: str, stretch: tuple[int, int], held: tuple[Claim, ...]) -> Sentence:
    """A stretch of text read as one sentence, with the amounts in it that are no lengths of time."""
    text = evidence.document[name].text
    amounts = _with_units(tuple(_timeless([c for c in held if is_amount(c) and "table" not in c.marks])), text)
    return _made(name, stretch[0], scripts.fold(text[slice(*stretch)]), amounts, held)


def _made(name: str, start: int, folded: str, amounts: tuple[Claim, ...], held: tuple[Claim, ...]) -> Sentence:
    dates = tuple(c for c in held if c.quantity.kind in {"date", "period"})
    found = [
        c for c in find(folded, start) if not _inside(c, held) and not ODDS.match(folded, max(0, c.start - start - 1))
    ]
    return Sentence(name, start, folded, amounts, dates, tuple(found))


def _amounts(held: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The amounts of running text; lengths of time only where they are what the sentence is about.

    Beside two amounts of another kind "the twelve months ended" is a date in other words.
    """
    amounts = [c for c in held if is_amount(c) and "table" not in c.marks]
    wanted = [c for c in amounts if c.quantity.noun not in STAGES]
    amounts = wanted if len(wanted) >= 2 else amounts
    others = [c for c in amounts if c.quantity.kind != "duration" and not is_share(c)]
    return tuple(_timeless(amounts) if len(others) >= 2 else amounts)


def _with_units(amounts: tuple[Claim, ...], text: str) -> tuple[Claim, ...]:
    """The amounts, a bare number with the unit that the next one has: "from 10 to 30 million tons"."""
    out = list(amounts)
    for index in range(1, len(out)):
        out[index] = _at_the_rate_of(out[index - 1], out[index], text)
        out[index - 1] = _at_the_rate_behind(out[index - 1], out[index], text)
        out[index] = _in_the_unit_before(out[index - 1], out[index], text)
    for index in range(len(out) - 2, -1, -1):
        bare, full = out[index], out[index + 1]
        if bare.quantity.unit is not None or bare.quantity.noun or full.quantity.kind not in {"measure", "money"}:
            continue
        if (
            bare.quantity.kind == "count"
            and text[bare.end : full.start].strip() in JOINTS
            and _is_of_one_scale(bare, full)
        ):
            quantity = replace(bare.quantity, unit=full.quantity.unit, kind=full.quantity.kind)
            out[index] = replace(bare, quantity=quantity)
    return tuple(out)


def _at_the_rate_of(rate: Claim, money: Claim, text: str) -> Claim:
    """The money as a rate, when a rate moves to it: 由每平方米2万元涨到2.5万元."""
    unit = rate.quantity.unit or ""
    between = text[rate.end : money.start].strip()
    if rate.quantity.kind != "rate" or money.quantity.kind != "money" or len(between) > 8:
        return money
    if not unit.startswith(f"{money.quantity.unit}/") or not between.endswith(("到", "至", "to", "为")):
        return money
    return replace(money, quantity=replace(money.quantity, unit=unit, kind="rate"))


def _at_the_rate_behind(money: Claim, rate: Claim, text: str) -> Claim:
    """The money as a rate, when the rate that it moves to stands behind: "from €10 to €15 a square metre"."""
    unit = rate.quantity.unit or ""
    if (
        rate.quantity.kind != "rate"
        or money.quantity.kind != "money"
        or text[money.end : rate.start].strip() not in JOINTS
    ):
        return money
    if not unit.startswith(f"{money.quantity.unit}/"):
        return money
    return replace(money, quantity=replace(money.quantity, unit=unit, kind="rate"))


def _in_the_unit_before(full: Claim, bare: Claim, text: str) -> Claim:
    """A bare number with the unit of the one it is compared with: "63 million litres, against 70 million last year"."""
    if bare.quantity.kind != "count" or bare.quantity.unit is not None or bare.quantity.noun:
        return bare
    if full.quantity.kind != "measure" or not _is_of_one_scale(bare, full):
        return bare
    if not COMPARED.match(scripts.fold(text[full.end : bare.start])):
        return bare
    return replace(bare, quantity=replace(bare.quantity, unit=full.quantity.unit, kind=full.quantity.kind))


def _is_of_one_scale(bare: Claim, full: Claim) -> bool:
    return bool(bare.quantity.scale) == bool(full.quantity.scale)


def _is_grid(claim: Claim, text: str) -> bool:
    """Whether the number is one side of a format, 21×21, and no amount by itself."""
    return (
        text[claim.end : claim.end + 2].strip()[:1] in TIMES
        or text[max(0, claim.start - 2) : claim.start].strip()[-1:] in TIMES
    )


def _counts_the_parts(claim: Claim, held: Sequence[Claim], text: str) -> bool:
    """Whether a number says how many amounts a sum has, 三项合计, and is none of them: 7铜合计39枚 is one."""
    if claim.quantity.kind != "count" or SUMMED.match(text, claim.end) is None:
        return False
    total = next((c for c in held if c.start >= claim.end), None)
    return total is None or total.quantity.unit is None or total.quantity.unit != claim.quantity.unit


def _is_age(claim: Claim, text: str) -> bool:
    """Whether a bare number between commas behind a name is someone's age: "Chebe, 33, takes home"."""
    if claim.quantity.kind != "count" or claim.quantity.unit is not None or not text.startswith(",", claim.end):
        return False
    return AGED.search(text, max(0, claim.start - AGED_REACH), claim.start) is not None


def _timeless(amounts: list[Claim]) -> list[Claim]:
    """The amounts that are no length of time."""
    return [c for c in amounts if c.quantity.kind != "duration"]


def _inside(cue: Cue, claims: tuple[Claim, ...]) -> bool:
    return any(c.start < cue.end and cue.start < c.end for c in claims)
