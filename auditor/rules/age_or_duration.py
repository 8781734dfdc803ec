"""An age or a length of existence cannot be, given its beginning.

A birth or founding year and an age beside it are held against each other on the document's date, on the date of death, or on
that of the anniversary. Every reading is allowed: before or after the birthday, Chinese nominal age (虚岁, up to two more), years begun or
completed, rounding. Only what no reading makes possible is reported, and nothing where the document's date is not known.

Bad:  发布于2025-02-01。该公司成立于2019年，至今已有15年历史。 / Posted: Feb. 1, 2025. Founded in 2019, the firm is 15 years old.
Good: 发布于2025-02-01。该公司成立于2019年，至今已有6年历史。 / Posted: Feb. 1, 2025. Founded in 2019, the firm is 6 years old.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from auditor import datings
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding, Place, Severity, Verdict
from auditor.options import Options
from auditor.rule import Rule
from auditor.wording import Wording, same
from claims.dates import timepoints
from claims.dates.timepoints import Moment
from claims.values import Claim, Interval

_SAME = re.compile(
    r"(?:It|They)\b|The (?:company|firm|group|business|organi[sz]ation|institution)\b|The (?P<noun>[a-z]{4,})\b"
    r"|它|该[公企机学校院厂店]|公司|企业|企業"
)
"""How a sentence begins that goes on about the subject of the one before."""
_GOES_ON = re.compile(_SAME.pattern, re.IGNORECASE)
REACH: Final = 28
"""Characters that may lie between the beginning and the age."""
YEAR: Final = Fraction(1461, 4)
NOMINAL: Final = 2
"""By how many years a Chinese nominal age may exceed the completed one."""

_BORN = re.compile(r"(?:出生于|出生於|生于|生於|出生在|\bborn(?:\s(?:in|on))?\s(?:the\s)?)[\s（(]*\Z", re.IGNORECASE)
_BORN_BEHIND = re.compile("[ ]?(?:出生|生[于於]|生人)")
_FOUNDED = re.compile(
    r"(?:成立于|成立於|创立于|創立於|创办于|創辦於|创建于|創建於|建于|建於|始建于|始建於|设立于|設立於"
    r"|\b(?:founded|established|incorporated|built|started|set\sup|launched|created|opened)\s(?:in|on)\s)\Z",
    re.IGNORECASE,
)
_DIED = re.compile(
    r"(?:[卒殁]于|逝世于|\b(?:died|dead|passed\saway|killed)(?:\s(?:in|on))?\s(?:the\s)?)\Z", re.IGNORECASE
)
_DIED_BEHIND = re.compile("[ ]?(?:因病)?(?:去世|逝世|病逝|辞世|辭世|离世|離世|病故|在[^，。]{1,6}(?:去世|逝世|病逝))")
_AGED = re.compile(r"(?:享年|终年|終年|年仅|年僅|\b(?:aged|at\sthe\sage\sof|died\sat|age)\s)\Z", re.IGNORECASE)
_FOUNDED_BEHIND = re.compile(
    r"[ ]?(?:建成|落成|成立|创立|創立|创办|創辦|创建|創建|建校|建馆|建館|建院|开馆|開館|开业|開業|开园|開園|设立|設立|始建|通车|通車|投产|投產)"
)
_ANNIVERSARY = re.compile(
    r"(?:th|st|nd|rd)?[\s-](?:anniversary|birthday)|[周週]年|\s(?:in|of)\s(?:business|operation|existence)\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"(?:th|st|nd|rd)?[\s-](?:anniversary|birthday)\sof\s(?!its\s(?:founding|foundation|birth))", re.IGNORECASE
)
_OWN = re.compile(r"\b(?:its|their)(?:\sown)?\s\Z", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:In|On|This|Next|Last|By|Since)\b[^,.;]{0,24}?,?\s(?=it\b|they\b|the\s))|(?:今年|[12]\d{3}年|[去明]年)[^，,。]{0,8}[，,]?"
)
"""A time before the subject: "In May 2024 it ..."; 今年是2024年,研究所..."""
_SUBJECT_ZH = re.compile("[\u4e00-\u9fff]{2,12}")
_AGED_NOW = re.compile(
    r"(?:现年|現年|今年(?:已)?|年仅|年僅|年已|[（(,，]\s?(?:aged\s)?|\bthe\s|\ba\s|\bnow\s|\bis\s(?:now\s)?|\ban\s)\Z",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"时|時|那年|当时|當時|\b(?:when|then|was|were|at the age|turned|had)\b|以[上下]|[以之]?前|[以之]?后|後",
    re.IGNORECASE,
)
_EXISTS = re.compile(
    r"(?:至今|迄今|已经?|已有|距今|走过|走過|拥有|擁有|有着|有|\bis\s(?:now\s)?|\bfor\s|\bits\s|\bnearly\s|\ba\s|\bthe\s)(?:近|约|約|[了过過已有]){0,3}\Z",
    re.IGNORECASE,
)
_HISTORY = re.compile(r"[ ]?(?:的?(?:历史|歷史)|历程|歷程|\sold\b|[\s-]history|\sof\shistory)", re.IGNORECASE)
_KIN = re.compile(
    r"儿子|女儿|兒子|女兒|孩子|父|母|妻|丈夫|哥|弟|姐|妹|孙|\b(?:son|daughter|child|children|father|mother|wife|husband|brother|sister|parent|grand)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Tie:
    """A beginning and an age of the same person or thing, with the day on which the age is told."""

    start: Claim
    age: Claim
    allowed: Interval
    told: Moment
    end: Claim | None = None
    """The date of death or of the anniversary, where the age is told of that."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The sides."""
        return (self.age, self.start) if self.end is None else (self.age, self.start, self.end)


def check(evidence: Evidence, _options: Options) -> Iterator[Finding | Comparison]:
    """Each age with its beginning: confirmed, or why it cannot be."""
    ties = [t for claims in evidence.sentences.values() if len(claims) > 1 for t in _ties(evidence, claims)]
    for tie in (*ties, *_across(evidence)):
        if _stated(tie.age).meets(tie.allowed):
            yield Comparison(Verdict.ARITHMETIC_OK, tie.claims, _line(tie), 0.85)
        else:
            yield _finding(tie)


def _across(evidence: Evidence) -> Iterator[_Tie]:
    """A founding in one sentence, and the anniversary in the next one or the one before, of the same thing."""
    for one, other in pairwise(sorted(evidence.sentences)):
        if one[0] != other[0]:
            continue
        held = evidence.sentences[one], evidence.sentences[other]
        marked = [any(_is_anniversary(evidence, c) for c in claims) for claims in held]
        if sum(marked) == 1 and _follows(evidence, one, other):
            founded = held[1 - marked.index(True)]
            own = [c for c in held[marked.index(True)] if _is_anniversary(evidence, c) and _is_its_own(evidence, c)]
            if own and any(_is_founding(evidence, c) for c in founded if c.quantity.kind == "date"):
                yield from _of_two(evidence, (*held[0], *held[1]))


def _of_two(evidence: Evidence, claims: Sequence[Claim]) -> Iterator[_Tie]:
    dates = [c for c in claims if c.quantity.kind == "date" and "clock" not in c.marks]
    if len(dates) == 2 and all(d.confidence >= datings.ESTIMATED and d.quantity.date for d in dates):
        yield from _to_an_end(evidence, dates, claims)


def _follows(evidence: Evidence, one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    """Whether the second sentence is at once behind the first and begins with its subject: it, the company."""
    text = evidence.document[one[0]].text
    if text[one[2] : other[1]].strip() or "\n\n" in text[one[2] : other[1]]:
        return False
    lead = _LEAD.match(text, other[1], other[2])
    opening = _GOES_ON.match(text, lead.end() if lead else other[1], other[2])
    if opening is None:
        subject = _SUBJECT_ZH.match(text, one[1], one[2])
        return subject is not None and subject.group()[:2] in text[other[1] : other[2]]
    noun = opening["noun"]
    return noun is None or noun[:4].lower() in text[one[1] : one[2]].lower()


def _ties(evidence: Evidence, claims: Sequence[Claim]) -> Iterator[_Tie]:
    dates = [c for c in claims if c.quantity.kind == "date" and "clock" not in c.marks]
    if not dates or len(dates) > 2 or any(d.confidence < datings.ESTIMATED or not d.quantity.date for d in dates):
        return
    if _KIN.search(evidence.sentence_text(dates[0])):
        return
    if len(dates) == 1:
        yield from _to_now(evidence, dates[0], claims)
    else:
        yield from _to_an_end(evidence, dates, claims)


def _to_now(evidence: Evidence, start: Claim, claims: Sequence[Claim]) -> Iterator[_Tie]:
    """An age on the day of writing."""
    ages = [c for c in claims if _is_age(c)]
    if len(ages) != 1 or not _close(start, ages[0]):
        return
    age = ages[0]
    person = _is_birth(evidence, start) and _is_age_now(evidence, age)
    thing = not person and _is_founding(evidence, start) and _is_existence(evidence, start, age)
    told = datings.written_on(evidence.document[age.document])
    if told is None or not (person or thing):
        return
    allowed = _allowed(start, told, slack=NOMINAL if age.language == "zh" and person else 1)
    if allowed is not None:
        yield _Tie(start, age, allowed, told)


def _to_an_end(evidence: Evidence, dates: Sequence[Claim], claims: Sequence[Claim]) -> Iterator[_Tie]:
    """An age at death; an anniversary on its day."""
    born = [d for d in dates if _is_birth(evidence, d)]
    died = [d for d in dates if _is_death(evidence, d)]
    founded = [d for d in dates if _is_founding(evidence, d)]
    if len(born) == 1 and len(died) == 1 and born != died:
        start, end, slack = born[0], died[0], NOMINAL if born[0].language == "zh" else 1
        ages = [c for c in claims if _is_age_at_death(evidence, c)]
    elif len(founded) == 1 and not born:
        start, end, slack = founded[0], dates[0] if founded[0] is dates[1] else dates[1], 1
        ages = [c for c in claims if _is_anniversary(evidence, c)]
    else:
        return
    told = timepoints.moment(end.quantity.date)
    allowed = None if told is None else _allowed(start, told, slack=slack)
    if len(ages) == 1 and told is not None and allowed is not None:
        yield _Tie(start, ages[0], allowed, told, end)


def _is_death(evidence: Evidence, claim: Claim) -> bool:
    return bool(datings.before(evidence, claim, _DIED, 20) or datings.behind(evidence, claim, _DIED_BEHIND))


def _is_age_at_death(evidence: Evidence, claim: Claim) -> bool:
    value = claim.quantity.value
    if claim.quantity.kind not in ("duration", "count") or value is None or not 0 < value < 130:
        return False
    return datings.before(evidence, claim, _AGED) is not None


def _is_anniversary(evidence: Evidence, claim: Claim) -> bool:
    if claim.quantity.value is None or claim.quantity.hedge != "exact":
        return False
    return claim.quote.endswith(("周年", "週年")) or datings.behind(evidence, claim, _ANNIVERSARY) is not None


def _is_its_own(evidence: Evidence, claim: Claim) -> bool:
    """Whether an anniversary over the border of a sentence is of the thing founded: its 25th, 成立20周年."""
    if not claim.quote.isascii():
        return True
    if datings.behind(evidence, claim, _OF_ANOTHER, 24):
        return False
    return claim.quantity.kind != "rank" or datings.before(evidence, claim, _OWN) is not None


def _is_age(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity.kind == "duration" and quantity.unit == "year" and quantity.hedge != "several"


def _close(start: Claim, age: Claim) -> bool:
    return max(start.start, age.start) - min(start.end, age.end) <= REACH


def _is_birth(evidence: Evidence, claim: Claim) -> bool:
    return bool(datings.before(evidence, claim, _BORN) or datings.behind(evidence, claim, _BORN_BEHIND))


def _is_founding(evidence: Evidence, claim: Claim) -> bool:
    return bool(datings.before(evidence, claim, _FOUNDED) or datings.behind(evidence, claim, _FOUNDED_BEHIND))


def _is_age_now(evidence: Evidence, claim: Claim) -> bool:
    if claim.quantity.noun != "age" or _NOT_NOW.search(evidence.sentence_text(claim)):
        return False
    return datings.before(evidence, claim, _AGED_NOW) is not None


def _is_existence(evidence: Evidence, start: Claim, age: Claim) -> bool:
    if age.start < start.end or age.quantity.hedge in ("under", "at_most"):
        return False
    named = datings.behind(evidence, age, _HISTORY) or age.quantity.noun == "age"
    return bool(named and datings.before(evidence, age, _EXISTS))


def _allowed(start: Claim, told: Moment, *, slack: int) -> Interval | None:
    """Every age that some reading makes possible: completed or begun years, a year's rounding, nominal age."""
    began = timepoints.days(start.quantity.date or "")
    now = timepoints.days(told.iso())
    if began is None or now is None or began[0] > now[1]:
        return None
    low = _years(began[1], now[0]) - 1
    high = _years(began[0], now[1]) + slack
    return Interval(max(low, Fraction(0)), high)


def _stated(age: Claim) -> Interval:
    """The years that the age allows; an ordinal stands for its number."""
    if age.quantity.kind == "rank" and age.quantity.value is not None:
        return Interval(Fraction(age.quantity.value), Fraction(age.quantity.value))
    return age.quantity.interval()


def _years(first: dt.date, last: dt.date) -> Fraction:
    return Fraction((last - first).days) / YEAR


def _line(tie: _Tie) -> Wording:
    low, high = (round(float(x or 0), 1) for x in (tie.allowed.low, tie.allowed.high))
    return same(f"{tie.start.quantity.date} → {tie.told.iso()}: ") + Wording(
        f"{low} to {high} years at most", f"至多{low}至{high}年"
    )


def _finding(tie: _Tie) -> Finding:
    return RULE.finding(
        Wording(
            f"{tie.age.quote} cannot be: it began in {tie.start.quantity.date} and is told of {tie.told.iso()}",
            f"{tie.age.quote}不可能成立:起始于{tie.start.quantity.date},所述时点为{tie.told.iso()}",
        ),
        places=[Place.of(tie.age, interval=_stated(tie.age), unit="year"), *(Place.of(c) for c in tie.claims[1:])],
        verdict=Verdict.ARITHMETIC_WRONG,
        confidence=0.8,
        derivation=[_line(tie)],
    )


RULE = Rule(
    code="TIM706",
    name="age-or-duration",
    severity=Severity.WARNING,
    check=check,
    summary=Wording("An age or a length of existence cannot be, given its beginning", "年龄或存续时间与起始时间不符"),
)
