"""Two claims of one fact -> what their numbers say to each other.

The verdict, the rule that reports it, and the arithmetic. Comes in: a Link. Goes out: a Relation, with both
intervals in one unit and a derivation that can be redone by hand. *Comparable first, conflict second*: units,
scope and period are looked at before any number is called wrong. Refuses to know: how the two were linked, how
a finding is shown.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from auditor import headline
from auditor.document import Document
from auditor.finding import Suggestion, Verdict
from auditor.judging import currency, notation, scale
from auditor.judging.algebra import COMPATIBLE, Outcome, common
from auditor.judging.calendar_spans import Span, span, when
from auditor.judging.comparable import (
    are_tons,
    is_dated,
    kind_key,
    opposed,
    outcome_of,
    same_time,
    unit_swapped,
    unsigned,
)
from auditor.judging.figure import Figure, figure, one_amount
from auditor.link import Link, Relation, Setting
from auditor.options import Options
from auditor.wording import Wording, measure_named, same
from claims.values import Claim, Interval, Quantity

CONFLICT_CODE: Final[dict[Setting, str]] = {
    "within": "NUM102",
    "across": "NUM101",
    "translation": "NUM103",
    "reference": "REF201",
}

YUAN: Final = ("元", "圓", "圆")
LOCAL_YUAN: Final = frozenset({"TWD", "HKD", "MOP"})
TIME_UNIT: Final = re.compile(r"\s?(?:分[钟鐘]|秒|小[时時]|天|日|[个個]?月|年|second|minute|hour|day|week|month|year)")
SURE: Final = 0.9
"""From this confidence on, two numbers are of one fact whatever their digits look like."""

_FAIR: Final[dict[Outcome, tuple[Verdict, str | None, Wording]]] = {
    Outcome.EQUAL: (Verdict.AGREE, None, Wording("The same number.", "数值相同。")),
    Outcome.ROUNDED: (
        Verdict.ROUNDING_COMPATIBLE,
        "NUM104",
        Wording("Agrees: one is a rounding of the other.", "相符:一个是另一个的约数。"),
    ),
    Outcome.BOUNDED: (
        Verdict.BOUND_COMPATIBLE,
        None,
        Wording("Agrees: it lies where the bound allows.", "相符:在所说的界限之内。"),
    ),
    Outcome.SAME_NUMBER_OTHER_HEDGE: (
        Verdict.BOUND_COMPATIBLE,
        None,
        Wording("The same number, once with a hedge.", "数值相同,其中一处带有限定词。"),
    ),
}
_DOUBTFUL: Final[dict[Outcome, tuple[str, Wording]]] = {
    Outcome.LAST_DIGIT: (
        "NUM108",
        Wording(
            "Equally precise, and one step of the last digit apart: rounding does not explain it.",
            "精度相同,末位相差一个单位:不能用四舍五入解释。",
        ),
    ),
    Outcome.CUT_OFF: (
        "NUM108",
        Wording("One is the other cut off, not rounded.", "一个是另一个截去尾数所得,并非四舍五入。"),
    ),
    Outcome.WRONG_WAY: (
        "NUM106",
        Wording(
            "The hedge points the wrong way: the other number lies just on the far side.",
            "限定词方向不对:另一数值恰在另一侧。",
        ),
    ),
    Outcome.BOUND_BROKEN: (
        "NUM107",
        Wording("The other number breaks the stated bound.", "另一数值超出所说的界限。"),
    ),
}


def relate(link: Link, documents: Sequence[Document], options: Options) -> Relation:  # noqa: ARG001 - the contract
    """The relation of the two claims of a link."""
    first, second = link.first, link.second
    if is_dated(first.quantity) and is_dated(second.quantity):
        return _dates(link)
    a, b = unsigned(first, second, figure(first.quantity), figure(second.quantity))
    if kind_key(first.quantity) != kind_key(second.quantity):
        return _other_kind(link, a, b, documents)
    if unit_swapped(first, second, a, b) and not are_tons(first, second):
        return _unit_slip(link, a, b)
    if link.by_frame and _families_differ(link):
        return _other_measure(link, a, b)
    return _same_kind(link, a, b, documents)


def _same_kind(link: Link, a: Figure, b: Figure, documents: Sequence[Document]) -> Relation:
    if opposed(link.first, link.second):
        return _opposed(link, a, b)
    outcome = outcome_of(link.first, link.second, a, b)
    return _fair(link, a, b, outcome, documents) if outcome in COMPATIBLE else _unfair(link, a, b, outcome, documents)


def _families_differ(link: Link) -> bool:
    x, y = link.first.frame, link.second.frame
    return (x.family or x.measure) != (y.family or y.measure)


def _other_measure(link: Link, a: Figure, b: Figure) -> Relation:
    """Shares of one party in two measures: of the price here, of the cost there."""
    one, other = (measure_named(f.measure or "") for f in (link.first.frame, link.second.frame))
    words = Wording(
        f"Cannot be compared: one is of the {one.en}, the other of the {other.en}.",
        f"无法比较:一个是{one.zh},另一个是{other.zh}。",
    )
    return Relation(Verdict.NOT_COMPARABLE, None, a.hard, b.hard, a.base, words)


def _fair(link: Link, a: Figure, b: Figure, outcome: Outcome, documents: Sequence[Document]) -> Relation:
    verdict, code, words = _FAIR[outcome]
    stronger = _stronger_headline(link, a, b, documents) if outcome is Outcome.SAME_NUMBER_OTHER_HEDGE else None
    if stronger is not None:
        return _relation(link, a, b, Verdict.CONFLICT, "NUM110", stronger)
    return _relation(link, a, b, verdict, code, words)


def _stronger_headline(link: Link, a: Figure, b: Figure, documents: Sequence[Document]) -> Wording | None:
    """A heading that states flatly what the body only approaches."""
    if link.setting != "within":
        return None
    text = next((d.text for d in documents if d.name == link.first.document), "")
    first, second = (headline.holds(c, text) for c in (link.first, link.second))
    sides = ((first and not second, a, b), (second and not first, b, a))
    for heads, heading, body in sides:
        if not heads:
            continue
        if heading.hedge in ("exact", "over", "at_least") and body.hedge in ("under", "nearly"):
            return Wording(
                "The heading states flatly what the text only says is not quite reached.",
                "标题直接说达到了,正文只说接近或不到。",
            )
    return None


def _unfair(link: Link, a: Figure, b: Figure, outcome: Outcome, documents: Sequence[Document]) -> Relation:
    excused = None if link.by_slip else _other_scope(link, a, b) or _other_time(link, a, b)
    if excused is not None:
        return excused
    if outcome is Outcome.STRETCHED:
        words = Wording(
            "The words allow it, but lead to expect a number much nearer.",
            "字面上可以成立,但与限定词让人预期的数值相差较远。",
        )
        return _relation(link, a, b, Verdict.ROUNDING_COMPATIBLE, "NUM105", words)
    if outcome in _DOUBTFUL:
        code, words = _DOUBTFUL[outcome]
        return _relation(link, a, b, Verdict.CONFLICT, code, words)
    return _disjoint(link, a, b, documents)


def _disjoint(link: Link, a: Figure, b: Figure, documents: Sequence[Document]) -> Relation:
    if link.first.quantity.kind == "rank" and not _counts_time(link.first, documents):
        words = Wording("Two different ranks for one thing.", "同一事物的名次不一致。")
        return _relation(link, a, b, Verdict.CONFLICT, "CNT802", words)
    if a.unit != b.unit and _same_written(link):
        return _unit_slip(link, a, b)
    found = scale.slip(a, b)
    if found is not None and found.kind == "power" and _nameable(link, a, b, found.power):
        return _power(link, a, b, found.power)
    words = Wording("The intervals do not meet: both cannot hold.", "两个区间没有交集:不能同时成立。")
    if found is not None and found.kind in ("transposed", "permuted"):
        words += Wording(" The digits are the same in another order.", "数字相同,只是顺序不同。")
    if found is not None and found.kind == "one_digit":
        words += Wording(" They differ in one digit.", "只有一位数字不同。")
    code = CONFLICT_CODE[link.setting]
    if found is not None and found.kind == "transposed" and link.setting == "across" and link.confidence < SURE:
        code = "MTH506"  # that the digits are the same is then half of what links the two
    relation = _relation(link, a, b, Verdict.CONFLICT, code, words)
    return replace(relation, suggestions=_align(link)) if link.setting != "across" else relation


def _counts_time(claim: Claim, documents: Sequence[Document]) -> bool:
    """Whether an ordinal says when: 第108分钟, the 76th day."""
    return any(d.name == claim.document and TIME_UNIT.match(d.text, claim.end) for d in documents)


def _nameable(link: Link, a: Figure, b: Figure, power: int) -> bool:
    """A digit alone says little: 2 and 20 are a slip of ten only where the words name a scale."""
    if min(len(a.digits), len(b.digits)) >= 2 or abs(power) not in (1, 2):
        return True
    return link.first.quantity.scale != link.second.quantity.scale


def _power(link: Link, a: Figure, b: Figure, power: int) -> Relation:
    smaller, larger = (link.first, link.second) if power > 0 else (link.second, link.first)
    if not link.one_scale and _leaves_scale_unsaid(smaller, larger, abs(power)):
        words = Wording("Like digits; the table does not say its scale.", "数字相同;表格没有说明单位倍数。")
        return _relation(link, a, b, Verdict.NOT_COMPARABLE, None, words)
    words = Wording(
        f"A power of ten apart: “{_quote(larger)}” is “{_quote(smaller)}” times 10^{abs(power)}.",
        f"相差一个数量级:“{_quote(larger)}”是“{_quote(smaller)}”的 10^{abs(power)} 倍。",
    )
    code = "SCL301"
    tables = [("table" in c.marks) for c in (link.first, link.second)]
    if tables[0] != tables[1] and abs(power) in (3, 4, 6, 8, 9):
        code = "SCL302"
    elif any(_odd_grouping(c.quantity.written, c.quote) for c in (link.first, link.second)):
        code = "SCL304"
    relation = _relation(link, a, b, Verdict.SCALE_ERROR, code, words)
    step = Wording(
        f"× 10^{abs(power)} reconciles them to the digit; the other powers of ten that one slip makes do not.",
        f"乘以 10^{abs(power)} 后两者数字一致;其他数量级都不能使之相符。",
    )
    return replace(relation, slip=power, derivation=(*relation.derivation, step), suggestions=_align(link))


def _leaves_scale_unsaid(smaller: Claim, larger: Claim, power: int) -> bool:
    """Whether the smaller stands in a table that states no scale, which tables cut from their captions do not."""
    is_unscaled = "table" in smaller.marks and "header_scale" not in smaller.marks and not smaller.quantity.scale
    return is_unscaled and "table" not in larger.marks and power in (3, 4, 6, 8, 9)


def _odd_grouping(written: str, quote: str) -> bool:
    """1,50,000: groups of two between commas, as lakh and crore are written."""
    groups = (written if "," in written else quote).split(",")[1:-1]
    return any(len(group) == 2 and group.isdecimal() for group in groups)


def _align(link: Link) -> tuple[Suggestion, ...]:
    a, b = _quote(link.first), _quote(link.second)
    text = Wording(f"make them one: “{a}” or “{b}”", f"统一为“{a}”或“{b}”")
    return (Suggestion(text, Wording("one edit reconciles the two places", "改一处即可一致")),)


def _other_kind(link: Link, a: Figure, b: Figure, documents: Sequence[Document]) -> Relation:
    """Two claims of one fact whose units cannot be held against each other as they stand."""
    money = currency.parts(a.unit), currency.parts(b.unit)
    if money[0] is not None and money[1] is not None and money[0][1] == money[1][1]:
        return _currencies(link, a, b, documents)
    if _same_written(link):
        return _unit_slip(link, a, b)
    words = Wording("Cannot be compared: the units are of different kinds.", "无法比较:单位种类不同。")
    return Relation(Verdict.NOT_COMPARABLE, None, a.hard, b.hard, None, words)


def _unit_slip(link: Link, a: Figure, b: Figure) -> Relation:
    if _is_per_something(link):
        words = Wording("Cannot be compared: one is per something.", "无法比较:其中一个是按某单位计的数。")
        return Relation(Verdict.NOT_COMPARABLE, None, a.hard, b.hard, None, words)
    if _is_difference_of_shares(link):
        words = Wording(
            "The difference of two percentages: a table may print it as per cent.",
            "两个百分数之差:表格中可写成百分数。",
        )
        return Relation(Verdict.NOT_COMPARABLE, None, a.hard, b.hard, None, words)
    names = tuple((c.quantity.unit or "no unit", c.quantity.unit or "无单位") for c in (link.first, link.second))
    words = Wording(
        f"The same figure with two units: {names[0][0]} and {names[1][0]}.",
        f"同一数字,单位不同:{names[0][1]} 与 {names[1][1]}。",
    )
    code = "UNT403" if currency.parts(a.unit) and currency.parts(b.unit) else "UNT401"
    lines = tuple(_line(c, f.hard, f.base) for c, f in ((link.first, a), (link.second, b)))
    return Relation(Verdict.UNIT_ERROR, code, a.hard, b.hard, None, words, lines, suggestions=_align(link))


def _is_difference_of_shares(link: Link) -> bool:
    """Whether one figure is a cell under a heading of changes, and both are per cent or points of per cent."""
    units = {link.first.quantity.unit, link.second.quantity.unit}
    cells = [c for c in (link.first, link.second) if "table" in c.marks]
    return units == {"percent", "percentage_point"} and any(c.frame.change for c in cells)


def _is_per_something(link: Link) -> bool:
    """Whether one counts per thing what the other counts, or leaves one denominator out (600 a minute, 600 a key)."""
    kinds = {link.first.quantity.kind, link.second.quantity.kind}
    per = [(c.quantity.unit or "").partition("/")[2] for c in (link.first, link.second)]
    return "rate" in kinds and kinds <= {"rate", "count"} and (per[0] != per[1] or not per[0])


def _same_written(link: Link) -> bool:
    first, second = link.first.quantity, link.second.quantity
    return bool(first.written) and _bare(first) == _bare(second)


def _bare(quantity: Quantity) -> object:
    """The figure without sign, which tables leave to their brackets."""
    value = quantity.value if quantity.value is not None else quantity.nominal_high
    return abs(value) if value is not None else quantity.written


def _is_local_yuan(link: Link) -> bool:
    """Whether one side says 元 without a country and the other a currency whose unit is called so at home."""
    for one, other in ((link.first, link.second), (link.second, link.first)):
        if one.quantity.unit == "CNY" and one.quote.endswith(YUAN) and other.quantity.unit in LOCAL_YUAN:
            return True
    return False


def _currencies(link: Link, a: Figure, b: Figure, documents: Sequence[Document]) -> Relation:
    if _is_local_yuan(link):
        words = Wording("The same figure; 元 alone may be the local currency.", "数字相同;单写“元”可能指当地货币。")
        return Relation(Verdict.NOT_COMPARABLE, None, a.hard, b.hard, None, words)
    if _same_written(link) or (link.by_slip and one_amount(a, b)):
        return _unit_slip(link, a, b)
    codes = currency.parts(a.unit), currency.parts(b.unit)
    dates = _time(link.first) or _time(link.second) or _written_on(link, documents)
    if codes[0] is None or codes[1] is None or dates is None:
        words = Wording(
            "Cannot be compared: two currencies, and no date for the rate.", "无法比较:币种不同,又无日期可定汇率。"
        )
        return Relation(Verdict.NOT_COMPARABLE, None, a.hard, b.hard, None, words)
    days = (datetime.date.fromordinal(dates.first), datetime.date.fromordinal(dates.last))
    rate = currency.rate(codes[0][0], codes[1][0], *days)
    if rate is None:
        words = Wording(
            "Cannot be compared: no dated rate for these currencies.", "无法比较:没有这两种货币的当日汇率。"
        )
        return Relation(Verdict.NOT_COMPARABLE, None, a.hard, b.hard, None, words)
    return _converted(link, a, b, rate)


def _written_on(link: Link, documents: Sequence[Document]) -> Span | None:
    """The day on which one of the two texts was written: a price without a date is of that day."""
    days = {d.name: d.date for d in documents if d.name in (link.first.document, link.second.document)}
    return span(days.get(link.first.document)) or span(days.get(link.second.document))


def _converted(link: Link, a: Figure, b: Figure, rate: currency.Rate) -> Relation:
    try:
        moved = a.wide.times(rate.interval)
    except ValueError:
        words = Wording("Cannot be compared: an open bound in another currency.", "无法比较:界限是另一币种。")
        return Relation(Verdict.NOT_COMPARABLE, None, a.hard, b.hard, None, words)
    shown = notation.interval(rate.interval, None)
    line = Wording(
        f"rate {shown.en} ({rate.source}, {rate.first} to {rate.last}): {notation.interval(moved, b.base).en}",
        f"汇率 {shown.zh}({rate.source},{rate.first} 至 {rate.last}):{notation.interval(moved, b.base).zh}",
    )
    lines = (_line(link.first, a.hard, a.base), line, _line(link.second, b.hard, b.base))
    if moved.meets(b.wide):
        words = Wording("Agrees at the rates of the time.", "按当时汇率相符。")
        return Relation(Verdict.ROUNDING_COMPATIBLE, None, moved, b.hard, b.base, words, lines)
    scoped = _scope_words(link)
    if scoped is not None:
        return Relation(Verdict.SCOPE_DIFFERS, "NUM111", moved, b.hard, b.base, scoped, lines)
    words = Wording("No rate of the time turns one into the other.", "当时的任何汇率都不能使两者相等。")
    return Relation(Verdict.CONFLICT, "UNT403", moved, b.hard, b.base, words, lines)


def _other_scope(link: Link, a: Figure, b: Figure) -> Relation | None:
    words = _scope_words(link)
    if words is None:
        return None
    bases = {"per_share", "net", "gross", "total"}
    stated = set(link.first.frame.scope) ^ set(link.second.frame.scope)
    code = "UNT404" if stated & bases else "NUM111"
    return _relation(link, a, b, Verdict.SCOPE_DIFFERS, code, words)


def _scope_words(link: Link) -> Wording | None:
    first, second = set(link.first.frame.scope), set(link.second.frame.scope)
    if first == second:
        return _name_words(link)
    shown = [", ".join(sorted(s)) for s in (first, second)]
    zh = [s or "未说明" for s in shown]
    en = [s or "not stated" for s in shown]
    return Wording(
        f"The intervals do not meet, and the scope differs: {en[0]} against {en[1]}. "
        "If both mean the same, this is a conflict.",
        f"两个区间没有交集,而口径不同:{zh[0]} 与 {zh[1]}。若所指相同,则为矛盾。",
    )


def _name_words(link: Link) -> Wording | None:
    """Where frames alone join the two and a name of one is only a part of the other's: which is meant."""
    x, y = link.first.frame, link.second.frame
    if not link.by_frame or (x.subject == y.subject and x.comparator == y.comparator):
        return None
    one, other = (" / ".join(n for n in (f.subject, f.comparator) if n) for f in (x, y))
    return Wording(
        f"The intervals do not meet, and the names differ in part: {one} against {other}. "
        "If both mean the same, this is a conflict.",
        f"两个区间没有交集,而名称不完全相同:{one} 与 {other}。若所指相同,则为矛盾。",
    )


def _other_time(link: Link, a: Figure, b: Figure) -> Relation | None:
    if link.revised:
        words = Wording("Stated at different times of a number that moves.", "同一变动数字在不同时间的说法。")
        return _relation(link, a, b, Verdict.STALE, "TIM704", words)
    first, second = span(link.first.frame.period), span(link.second.frame.period)
    if first is None or second is None or first == second:
        return None
    if (first.fiscal is None) != (second.fiscal is None) and first.meets(second):
        words = Wording(
            f"The periods differ: {link.first.frame.period} against {link.second.frame.period}.",
            f"期间不同:{link.first.frame.period} 与 {link.second.frame.period}。",
        )
        return _relation(link, a, b, Verdict.SCOPE_DIFFERS, "TIM701", words)
    return None


def _time(claim: Claim) -> Span | None:
    return span(claim.frame.period)


def _opposed(link: Link, a: Figure, b: Figure) -> Relation:
    words = Wording("One says up, the other down.", "一处说上升,一处说下降。")
    return _relation(link, a, b, Verdict.CONFLICT, CONFLICT_CODE[link.setting], words)


def _dates(link: Link) -> Relation:
    texts = when(link.first.quantity), when(link.second.quantity)
    first, second = span(texts[0]), span(texts[1])
    if first is None or second is None:
        return Relation(Verdict.NOT_COMPARABLE, None, None, None, None, Wording("Not placed in time.", "时间不明。"))
    lines = tuple(same(f"“{_quote(c)}” → {t}") for c, t in zip((link.first, link.second), texts, strict=True))
    if same_time(link.first, link.second, first, second):
        words = Wording("The same time." if first == second else "One lies in the other.", "时间相符。")
        return Relation(Verdict.AGREE, None, None, None, None, words, lines)
    if first.in_other_zone(second) and not link.by_event:
        words = Wording("Two times of day that may be one in two zones.", "两个钟点可能是不同时区的同一时刻。")
        return Relation(Verdict.NOT_COMPARABLE, None, None, None, None, words, lines)
    gap = max(abs(first.first - second.first), abs(first.last - second.last))
    apart = Wording(f"{gap} minutes apart", f"相差 {gap} 分钟") if first.clock else None
    lines += (apart or Wording(f"{gap} day(s) apart", f"两者相差 {gap} 天"),)
    if first.day_apart(second):
        words = Wording(
            "A day apart: two time zones, or the day of the event and the day it was reported.",
            "相差一天:可能是时区不同,或事发日与报道日之别。",
        )
        return Relation(Verdict.DATE_SHIFT, "TIM702", None, None, None, words, lines)
    if link.revised:
        words = Wording("Stated at different times.", "不同时间的说法。")
        return Relation(Verdict.STALE, "TIM704", None, None, None, words, lines)
    words = (
        Wording("Two different times for one event.", "同一事件的时刻不一致。")
        if first.clock
        else Wording("Two different dates for one event.", "同一事件的日期不一致。")
    )
    return Relation(Verdict.CONFLICT, CONFLICT_CODE[link.setting], None, None, None, words, lines)


def _relation(link: Link, a: Figure, b: Figure, verdict: Verdict, code: str | None, words: Wording) -> Relation:
    first, second = common(a, b)
    unit = a.base
    factor = Fraction(1)
    if a.unit == b.unit and a.unit is not None:
        factor, unit = _shown_in(a)
    shown = first.scaled(factor), second.scaled(factor)
    lines = [_line(link.first, shown[0], unit), _line(link.second, shown[1], unit)]
    if verdict in (Verdict.CONFLICT, Verdict.SCALE_ERROR, Verdict.SCOPE_DIFFERS, Verdict.STALE):
        lines += _gap(a, b, shown, unit)
    return Relation(verdict, code, shown[0], shown[1], unit, words, tuple(lines))


def _shown_in(a: Figure) -> tuple[Fraction, str | None]:
    """The written unit, where it is the base unit times a factor."""
    from claims import units

    known = units.unit(a.unit)
    return (1 / known.factor, a.unit) if known.factor and not known.offset else (Fraction(1), a.base)


def _line(claim: Claim, shown: Interval, unit: str | None) -> Wording:
    hedge = " ".join(w for w in claim.quantity.hedge_words if w not in claim.quote)
    quote = f"“{hedge} {_quote(claim)}”" if hedge else f"“{_quote(claim)}”"
    return same(f"{quote} → ") + notation.interval(shown, unit)


def _gap(a: Figure, b: Figure, shown: tuple[Interval, Interval], unit: str | None) -> list[Wording]:
    lines = []
    low, high = sorted(shown, key=lambda i: (i.low is not None, i.low or Fraction(0)))
    if low.high is not None and high.low is not None and low.high < high.low:
        top, bottom = notation.amount(low.high, unit), notation.amount(high.low, unit)
        lines.append(Wording(f"{top.en} < {bottom.en}: no value lies in both", f"{top.zh} < {bottom.zh}:没有共同的值"))
    if a.nominal and b.nominal and (a.nominal > 0) == (b.nominal > 0) and a.kind != "rank":
        ratio = max(abs(a.nominal), abs(b.nominal)) / min(abs(a.nominal), abs(b.nominal))
        if ratio != 1:
            lines.append(Wording(f"a factor of {notation.factor(ratio)}", f"相差 {notation.factor(ratio)} 倍"))
    return lines


def _quote(claim: Claim) -> str:
    return " ".join(claim.quote.split())
