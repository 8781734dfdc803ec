"""Changes told over the border of two sentences: "... 48,000 in 2023 and 60,000 in 2024. That is a rise of 25 %".

Others: "Output rose 30 %. The plant made 52,000 pumps, up from 40,000."; 产量52万台,增长30%。上年为40万台。

Comes in: the evidence. Goes out: changes, each with the checks of its step. Refuses to know: codes, messages.

Three forms, each with nothing else of the kind in either sentence: a step that points back (that is, 增幅), a step
whose two levels follow, and a level with its step whose earlier level follows. The words must then name
one thing: the same measure, or a noun and its verb (output, made).
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Final, Literal

from auditor.arithmetic import steps
from auditor.arithmetic.amounts import is_share, same_unit
from auditor.arithmetic.changes import Change, of
from auditor.arithmetic.checks import Check
from auditor.arithmetic.memo import once
from auditor.arithmetic.parts import part
from auditor.arithmetic.sentences import Sentence, neighbours
from auditor.arithmetic.sequels import MEASURES
from auditor.evidence import Evidence
from claims.values import Claim

POINTS_BACK: Final = re.compile(
    r"^(?:(?:that|this|it|which)(?:'s| (?:is|was|would be|represents?|represented|marks?|marked|means|meant"
    r"|amounts? to|amounted to|equals|equates to|comes to|came to|translates? (?:in)?to|works out (?:at|to)))?"
    r"|(?:the|this|that) (?:increase|rise|gain|growth|decline|drop|fall|decrease|change|difference|jump)"
    r"(?: is| was| amounts to| amounted to| came to| works out at)?)"
    r"(?: an?| the)?(?: (?:sharp|steep|modest|slight|year-on-year|year-over-year|annual|total|net))?"
    r"(?: (?:increase|rise|gain|growth|jump|surge|decline|drop|fall|decrease|reduction|loss|change))?"
    r"(?: of| by)?(?: an?)?(?: (?:about|nearly|almost|some|around|roughly|just|over|more than|less than))*\s*[$€£¥]?$"
    r"|^(?:这|此|即|也就是|换言之|相当于|增幅|涨幅|降幅|跌幅|升幅|减幅|增长率|增速|变化幅度|同比|较上年|比上年)[^,;。:\d]{0,14}$"
)
EARLIER: Final = re.compile(
    r"^(?:it|they|that|this|the (?:figure|price|number|total|rate|index))\b.{0,24}\bhad\b"
    r"|^(?:a|one) (?:year|month|week|day|quarter) (?:earlier|ago|before)\b|^the (?:year|day|month|week) before\b"
    r"|^(?:in )?the (?:previous|prior|preceding) (?:year|day|month|week|quarter|session)\b|^last year\b"
    r"|^(?:上年|去年|前一年|上年同期|去年同期|上月|上季度|前一日|前一交易日|上一交易日|此前|一年前)"
)
COMPARED: Final = re.compile(
    r"^(?:that|this|it|which)(?:'s| is| was| represents| represented| marks| marked) [^,;.]{1,32}? "
    r"(?:more than|less than|fewer than|higher than|lower than|up from|down from|up on|down on|above|below"
    r"|(?:increase|rise|decrease|drop|fall|decline|gain) (?:on|from|over)) "
    r"|^(?:这|此|该数字|这一数字)?(?:比|较)"
)
LAST: Final = re.compile(
    r"^(?:去年|上年|上季度|上月|上个月|上周|上一季度|last (?:year|quarter|month|week|season))"
    r"(?![上下半第一二三四]|\d月)"
)
THIS: Final = re.compile(
    r"^(?:今年|本年|本季度|本月|这个月|本周|这一季度|this (?:year|quarter|month|week|season))"
    r"(?![上下半第一二三四]|\d月)"
)
MONTH: Final = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
SPANS: Final = re.compile(rf"quarter|month|week|half|year|季|月|周|上半年|下半年|全年|日|{MONTH.pattern}")
CAPITAL: Final = re.compile(r"[A-Z][\w’'-]+")
PLAIN: Final = frozenset(
    (
        "The",
        "It",
        "They",
        "That",
        "This",
        "In",
        "Its",
        "Their",
        "A",
        "An",
        "Last",
        "We",
        "He",
        "She",
        "But",
        "For",
        "At",
        "Of",
    )
)
SEGMENT: Final = re.compile(
    r"\b(?:online|retail|wholesale|domestic|overseas|foreign|export|same-store|comparable|used|new|local|regional|fleet|digital"
    r"|organic|in all|in total|overall|altogether|combined)\b|线上|线下|国内|海外|境外|新能源|合计|总计|集团"
)
"""Words of a part, or of a whole: where only one of the two sentences has them, they are not of one thing."""
EXTREME: Final = re.compile(
    r"\b(?:low|high|lowest|highest|peak|peaked|traded|record|planned|expected|forecast|hoped)\b|最高|最低|预期"
)
OF_A_DAY: Final = re.compile(r"closed|previous day|day before|day earlier|session|前一日|交易日")
MONTHS: Final = frozenset(
    (
        *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
        *("November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    )
)
TAIL: Final = re.compile(r"^[^,;:()]{0,20}?(?:\s+(?:in|on|at the time))?\s*[.。]?\s*$")
LONGEST_LEAD: Final = 24

Pair = tuple[Sentence, Sentence, Sentence]


def checked(evidence: Evidence) -> tuple[tuple[Change, tuple[Check, ...]], ...]:
    """Every change told over a border, with what came of its step."""
    return once(evidence, _checked)


def _checked(evidence: Evidence) -> tuple[tuple[Change, tuple[Check, ...]], ...]:
    found = ((change, steps.checks_of(change, evidence)) for change in _changes(evidence))
    return tuple((change, checks) for change, checks in found if checks)


def _changes(evidence: Evidence) -> Iterator[Change]:
    for pair in _pairs(evidence):
        first, second, _ = pair
        counts = (len(first.claims), len(second.claims))
        if counts == (2, 1):
            yield from (_step_behind(pair) if is_share(second.claims[0]) or _is_pointing(second) else ())
            yield from _level_behind(pair, evidence)
        elif counts == (1, 2):
            yield from _levels_behind(pair, evidence)
            yield from _level_ahead(pair, evidence)
            yield from _compared_behind(pair)


def _pairs(evidence: Evidence) -> Iterator[Pair]:
    """Sentences of three amounts together that follow one another in one paragraph."""
    return neighbours(evidence, lambda _, one, two: sorted((len(one), len(two))) == [1, 2])


def _step_behind(pair: Pair) -> Iterator[Change]:
    """Two levels, and a sentence that says what lies between them: "That is an increase of 12 %"."""
    first, second, both = pair
    step = second.claims[0]
    if any(is_share(c) for c in first.claims) or not same_unit(*first.claims) or not _is_pointing(second):
        return
    if not is_share(step) and not same_unit(step, first.claims[0]):
        return
    ends = _ends(first)
    if ends is not None:
        yield Change(both, *ends, (step,), _direction(second, step))


def _is_pointing(sentence: Sentence) -> bool:
    claim = sentence.claims[0]
    lead = sentence.text(sentence.start, claim.start).strip()
    return bool(POINTS_BACK.match(lead)) and (
        part(sentence, claim) in {"share", "step"} or claim.frame.change is not None
    )


def _ends(sentence: Sentence) -> tuple[Claim, Claim] | None:
    """The level before and the level after: by the words, or by the years they are of."""
    told = [*of(sentence)]
    if len(told) == 1:
        return told[0].before, told[0].after
    one, two = sentence.claims
    periods = (one.frame.period, two.frame.period)
    if None in periods or len(periods[0] or "") != len(periods[1] or "") or periods[0] == periods[1]:
        return None
    return (one, two) if (periods[0] or "") < (periods[1] or "") else (two, one)


def _levels_behind(pair: Pair, evidence: Evidence) -> Iterator[Change]:
    """A step, and a sentence with its two levels: "Output rose 30 %. The plant made 52,000, up from 40,000"."""
    first, second, both = pair
    step, told = first.claims[0], [*of(second)]
    if step.quantity.unit != "percent" or step.frame.change not in {"up", "down"} or len(told) != 1:
        return
    if is_share(told[0].before) or told[0].steps or not _are_of_one_time(first, second):
        return
    if (
        _names_another(pair, evidence)
        or not _are_of_one_segment(first, second)
        or not _is_of_one_thing(first, second, step, told[0].after)
    ):
        return
    yield Change(both, told[0].before, told[0].after, (step,), _direction(first, step))


def _level_behind(pair: Pair, evidence: Evidence) -> Iterator[Change]:
    """A level with its step, and a sentence that begins with the level before: "A year earlier it was $40 million"."""
    first, second, both = pair
    before = second.claims[0]
    shares = [c for c in first.claims if c.quantity.unit == "percent" and c.frame.change in {"up", "down"}]
    levels = [c for c in first.claims if not is_share(c)]
    if len(shares) != 1 or len(levels) != 1 or not same_unit(levels[0], before) or is_share(before):
        return
    if levels[0].frame.change in {"up", "down"} or not EARLIER.match(second.folded):
        return
    if before.frame.change in {"up", "down"} or len(second.text(second.start, before.start)) > 2 * LONGEST_LEAD:
        return
    if EXTREME.search(second.folded) or not TAIL.match(second.masked(before.end, second.start + len(second.folded))):
        return
    if levels[0].frame.measure in MEASURES and not OF_A_DAY.search(second.folded):
        return
    if _names_another(pair, evidence):
        return
    if _are_of_one_time(first, second, loosely=True) and _are_of_one_segment(first, second):
        yield Change(both, before, levels[0], (shares[0],), _direction(first, shares[0]))


def _level_ahead(pair: Pair, evidence: Evidence) -> Iterator[Change]:
    """Last year's level, and a sentence with this year's and its step: "Last year ... This year ..., up 30 %"."""
    first, second, both = pair
    before, (after, step) = first.claims[0], second.claims
    if step.quantity.unit != "percent" or step.frame.change not in {"up", "down"} or is_share(after):
        return
    is_told = LAST.match(first.folded) and THIS.match(second.folded)
    if not (is_told or _are_of_following_years(before, after)) or not same_unit(before, after):
        return
    measures = {before.frame.measure, after.frame.measure} - {None}
    if len(measures) > 1 or is_share(before) or before.frame.change in {"up", "down"}:
        return
    if len(second.text(after.end, step.start)) > LONGEST_LEAD // 2 or _names_another(pair, evidence):
        return
    if _are_of_one_segment(first, second) and not EXTREME.search(first.folded + second.folded):
        yield Change(both, before, after, (step,), _direction(second, step))


def _are_of_following_years(before: Claim, after: Claim) -> bool:
    one, two = before.frame.period or "", after.frame.period or ""
    return one.isdecimal() and two.isdecimal() and len(one) == 4 and int(two) - int(one) == 1


def _compared_behind(pair: Pair) -> Iterator[Change]:
    """A level, and a sentence that says how far it is from another: "That was 15 % more than the £3.0m of 2022"."""
    first, second, both = pair
    after, (step, before) = first.claims[0], second.claims
    if is_share(after) or is_share(before) or not same_unit(after, before) or part(second, before) != "before":
        return
    is_step = part(second, step) in {"share", "step"} or any("beyond" in c.kinds for c in second.after(step))
    if not is_step or (not is_share(step) and not same_unit(step, after)):
        return
    if COMPARED.match(second.text(second.start, before.start)) and part(first, after) in {"level", "after", "none"}:
        yield Change(both, before, after, (step,), _direction(second, step))


def _are_of_one_time(first: Sentence, second: Sentence, *, loosely: bool = False) -> bool:
    """Whether the two speak of spans of one length, or one leaves it open."""
    one, two = ({MONTH.sub("month", m.group()) for m in SPANS.finditer(s.folded)} for s in (first, second))
    if loosely:
        return not (one & {"quarter", "month", "week", "季", "月", "周"}) or bool(one & two)
    return not one or not two or bool(one & two)


def _are_of_one_segment(first: Sentence, second: Sentence) -> bool:
    one, two = ({m.group() for m in SEGMENT.finditer(s.folded)} for s in (first, second))
    return one == two


def _names_another(pair: Pair, evidence: Evidence) -> bool:
    """Whether the second sentence names someone whom the first does not."""
    first, second, _ = pair
    text = evidence.document[first.document].text
    lead = text[second.start : second.claims[0].start]
    known = text[first.start : second.start]
    names = {*CAPITAL.findall(text[second.start : second.start + len(second.folded)])} - PLAIN - MONTHS
    if any(name not in known for name in names):
        return True
    subjects = {c.frame.subject for c in (*first.claims, *second.claims)} - {None}
    return len(subjects) > 1 or (
        not lead.isascii() and len(second.masked(second.start, second.claims[0].start)) > LONGEST_LEAD
    )


def _is_of_one_thing(first: Sentence, second: Sentence, step: Claim, level: Claim) -> bool:
    if level.quantity.kind == "count" and level.quantity.unit is None and not level.quantity.noun:
        return True  # "Hunters shot 3,900": a number without a noun is of what was spoken of.
    measure = level.frame.measure
    if measure is not None and step.frame.measure in {measure, f"{measure}_change"} and level.quantity.kind == "money":
        return True
    for noun, verbs in _acts().items():
        if re.search(rf"\b{noun}\b" if noun.isascii() else noun, first.folded):
            return any(re.search(rf"\b{v}\b" if v.isascii() else v, second.folded) for v in verbs)
    return False


@functools.cache
def _acts() -> dict[str, list[str]]:
    return tomllib.loads((files("auditor.arithmetic") / "acts.toml").read_text(encoding="utf-8"))


def _direction(sentence: Sentence, step: Claim) -> Literal["up", "down"] | None:
    told = {k for c in sentence.cues for k in c.kinds & {"up", "down"}}
    if len(told) == 1:
        return "up" if told == {"up"} else "down"
    return "up" if step.frame.change == "up" else "down" if step.frame.change == "down" else None
