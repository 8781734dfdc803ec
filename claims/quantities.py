"""Numbers with their units and hedges: text in, readings in order of place out.

The stages: scan for numbers with units, hedge each on both sides, join ranges and compounds, attach rates.
Refuses to know: dates, tables, what a number is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from claims import units
from claims.frozen import changed
from claims.language import data
from claims.numbers import hedges, items_zh, names, ranges, rests, scan, shared_units
from claims.numbers.digits import EXACT, ZERO, Numeral, half
from claims.numbers.figures import Figure
from claims.numbers.hedges import Limits
from claims.numbers.items import Item
from claims.unit_words import rates
from claims.units import UnitMatch
from claims.values import Reading

PARTED_BY = frozenset("的 ")
NO_LIMITS = Limits(None, None)
"""Until the hedge of a figure is known."""
THAN = frozenset("比 ")
HALF = Decimal("0.5")
MINUTE_HAND = ("钟", "鐘")
OR_TWO = " or two"
PROPORTION = re.compile("[ -](?:in|of)[ -]")
NOTHING = Decimal(0)
BELOW_ZERO = re.compile(r" (?:degrees )?below (?:zero|freezing)\b|零下")
TOLERANCE = re.compile(r"[ ]?(?:±|\+/[-−])[ ]?([0-9]{1,12}(?:\.[0-9]{1,12})?)")
AGED = re.compile(r"[A-Z][\w'’.-]+,? ?, $")
OF_THAT_AGE = re.compile(r"\b[Ss]?[Hh]e (?:is|was|turned|had turned) (?:just |only )?$")
OLDEST = 123
AGE = re.compile(r"(?<=[0-9]{2}),(?! ?[0-9])|(?<=, [0-9]{2})\.")
COLD_BEGINS = frozenset(" 零")
SPREAD = " over "
"""$160 million over eight years: between an amount and a length of time the word says how long it takes, and is no
hedge.
"""
COLD = frozenset((None, "degree", "degree_Celsius", "degree_Fahrenheit"))
ODD = frozenset({"-odd", "odd", "-plus", "plus", "+", "-something", "something", "some-odd"})
ALONE = 40
"""A longer text is running prose, in which 一 before a classifier is an article."""
PHRASE = 8
"""So short a text that begins with a number is a noun phrase: 一块蛋糕."""
TO = frozenset(("到", "至", "~", "～"))
ODD_FIRST = frozenset(" -+")
ODD_SECOND = frozenset("ops-+ \u00a0\u3000")
"""What may follow a blank or hyphen before these words; a blank too, which is looked through."""
MORE_AFTER_UNIT = frozenset("多余餘")
MORE_OF_TIME = frozenset("多余餘来來")
REAL_UNITS = frozenset({"money", "percent", "measure", "duration", "multiple", "rate", "ratio"})
"""Kinds of unit that make 一 and `one` a number; a classifier does not."""


def read(text: str, language: str | None = None, taken: Sequence[tuple[int, int]] = ()) -> list[Reading]:
    """Every quantity of the text, in order of place; what dates have taken is passed over."""
    figures = shared_units.shared(text, ranges.joined(text, list(_figures(text, language, taken))))
    readings = [figure.reading() for figure in figures]
    return rates.attach(text, readings, language)


def _figures(text: str, language: str | None, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Figure]:
    end = 0
    for item in scan.items(text, language, taken):
        if item.start < end:
            continue
        figure = _figure(text, item, language, end)
        if figure is not None:
            end = figure.end
            yield figure


def _figure(text: str, item: Item, language: str | None, last_end: int) -> Figure | None:
    numeral = item.numeral
    if numeral.unit == "rank":
        return _plain(item, "rank", None)
    before, after, unit = _surroundings(text, item, last_end, language)
    if unit is not None and unit.kind == "count" and _is_proportion(numeral):
        unit = None  # one in five pupils is a share of the pupils
    if numeral.is_article and not _counts(text, item, unit, before, after, language):
        return None
    if unit is None and item.prefix is None and text[numeral.end : numeral.end + 1] in ",." and _is_age(text, item):
        unit = UnitMatch(numeral.end, numeral.end, "year", "duration", noun="age")
    figure = _plain(item, *_kind(numeral, unit, item.prefix))
    if unit is not None:
        _apply_unit(figure, unit, after)
    if numeral.script != "en" and figure.kind == "count" and text[figure.end : figure.end + 1] in MORE_OF_TIME:
        numeral = _with_more(text, figure, numeral, language)
    if unit is not None:
        _with_parts(text, figure, language)
    if numeral.script == "en" and numeral.fraction is not None and figure.unit is None:
        _with_one(figure, rests.one_and_part(text, numeral, language))
    if item.is_negative or figure.unit in COLD:
        _signed(text, figure, item)
    _hedged(text, figure, numeral, before, after)
    return _tolerated(text, figure, numeral.end) if unit is not None and unit.start > numeral.end + 2 else figure


def _with_one(figure: Figure, found: tuple[int, UnitMatch] | None) -> None:
    """A metre and a half: the part of one, with the one before it."""
    if found is None or figure.value is None:
        return
    start, unit = found
    figure.start = figure.outer_start = start
    figure.kind, figure.unit, figure.noun = unit.kind, unit.unit, unit.noun
    figure.value = EXACT.add(figure.value, Decimal(1))
    figure.fraction = None


def _surroundings(
    text: str, item: Item, last_end: int, language: str | None
) -> tuple[hedges.Found | None, hedges.Found | None, UnitMatch | None]:
    """The hedges on both sides, and the unit, which may stand behind a hedge (30-odd years)."""
    numeral, unit, start = item.numeral, item.unit, item.start
    is_spread = unit is not None and unit.kind == "duration" and text[max(0, last_end) : start] == SPREAD
    before = hedges.before(text, start, last_end) if start and not is_spread else None
    after = behind = hedges.after(text, item.end)
    if start and numeral.script != "en":
        window = text[start - hedges.APART if start > hedges.APART else 0 : start]
        if before is None and (window[-1] in PARTED_BY or "每" in window):
            before = hedges.apart(text, start, last_end, is_share=_is_share(numeral, unit))
        if before is None and ("最" in window or "至" in window):
            before = hedges.with_verb(text, start, last_end)
        if text[start - 1] in THAN:
            after = hedges.compared(text, start, item.end) or after
    if after is not None and after.hedge in ("over", "under") and before is not None:
        after = None
    if item.prefix is not None or numeral.unit:
        return before, after, unit
    if _may_be_odd(text, numeral):
        odd = behind if numeral.end == item.end else hedges.after(text, numeral.end)
        if odd is not None and odd.words[0] in ODD:
            return before, odd, units.after(text, odd.edge, language)
    if unit is None and after is not None:
        unit = _unit_behind(text, after, language)
    return before, after, unit


def _may_be_odd(text: str, numeral: Numeral) -> bool:
    """Whether one of the words that stand between a number and its unit may begin behind it: 30-odd, 500+, 20 plus."""
    first = text[numeral.end : numeral.end + 1]
    if first not in ODD_FIRST or numeral.script == "zh":
        return False
    return first == "+" or text[numeral.end + 1 : numeral.end + 2] in ODD_SECOND


def _is_age(text: str, item: Item) -> bool:
    """Zurana Horton, 34, a mother: a number of two digits between commas behind a name; He was 78."""
    if AGE.match(text, item.numeral.end) and AGED.search(text, max(0, item.start - 12), item.start):
        return True
    value = item.numeral.value
    return (
        value is not None and 0 < value < OLDEST and bool(OF_THAT_AGE.search(text, max(0, item.start - 12), item.start))
    )


def _signed(text: str, figure: Figure, item: Item) -> None:
    """Turns the sign of a figure: minus five, two degrees below zero."""
    may_be_cold = figure.unit in COLD and text[figure.end : figure.end + 1] in COLD_BEGINS
    zero = BELOW_ZERO.match(text, figure.end) if may_be_cold else None
    if zero is not None:
        figure.end = figure.outer_end = zero.end()
        figure.unit, figure.kind = figure.unit or "degree", "measure"
    if (zero is not None or item.is_negative) and figure.value is not None:
        figure.value = -figure.value
        figure.fraction = None if figure.fraction is None else -figure.fraction
        figure.is_negative = True


def _tolerated(text: str, figure: Figure, end: int) -> Figure:
    """4.2 ± 0.3 km, where the unit stands behind the tolerance."""
    match = TOLERANCE.match(text, end)
    if match is None or figure.hedge != "exact" or match.end() > figure.end:
        return figure
    return figure.within(Decimal(match.group(1)), figure.end)


def _is_proportion(numeral: Numeral) -> bool:
    return numeral.script == "en" and numeral.fraction is not None and PROPORTION.search(numeral.written) is not None


def _is_share(numeral: Numeral, unit: UnitMatch | None) -> bool:
    return (
        numeral.fraction is not None
        or numeral.unit == "percent"
        or (unit is not None and unit.kind in ("percent", "multiple"))
    )


def _unit_behind(text: str, after: hedges.Found, language: str | None) -> UnitMatch | None:
    """The unit behind a hedge word that follows the numeral at once: 30-odd years, 500+ people."""
    if after.words[0] in ("-odd", "odd", "+", "-plus", "plus", "-something", "左右", "以上", "以下"):
        return units.after(text, after.edge, language)
    return None


def _plain(item: Item, kind: str, unit: str | None) -> Figure:
    numeral = item.numeral
    limits = Limits(numeral.value, numeral.value) if kind == "rank" else NO_LIMITS
    return Figure(
        item.start,
        item.end,
        item.start,
        item.end,
        numeral.start,
        numeral.end,
        numeral.value,
        numeral.place,
        numeral.grain,
        kind,
        unit,
        limits,
        (numeral.nominal_low, numeral.nominal_high),
        numeral.fraction,
        numeral.written,
        numeral.scale,
        _scale_exponent(numeral) if numeral.scale or numeral.script != "digits" else 0,
        item.prefix is not None,
        numeral.script,
    )


def _scale_exponent(numeral: Numeral) -> int:
    if numeral.script == "digits":
        _, _, decimals = numeral.written.partition(".")
        return numeral.place + (len(decimals) if decimals.isdecimal() else 0)
    return numeral.place if numeral.place >= 3 else 0


def _kind(numeral: Numeral, unit: UnitMatch | None, prefix: UnitMatch | None) -> tuple[str, str | None]:
    if numeral.unit == "percent":
        return "percent", "percent"
    if prefix is not None and (unit is None or unit.kind not in ("money", "rate")):
        return prefix.kind, prefix.unit
    if unit is not None:
        if prefix is not None and unit.kind == "money":
            return "money", prefix.unit
        if unit.unit is None and numeral.fraction is not None:
            return "ratio", None
        return unit.kind, unit.unit
    return ("ratio" if numeral.fraction is not None else "count"), None


def _apply_unit(figure: Figure, unit: UnitMatch, after: hedges.Found | None) -> None:
    """Gives a figure the noun, the end and the multiplier of its unit."""
    figure.noun = unit.noun
    if unit.end > figure.end:
        figure.end = unit.end
        if after is not None and unit.end > after.edge:
            figure.outer_end = unit.end
    factor = unit.multiplier
    if factor == 1 or figure.value is None:
        return
    figure.value = EXACT.multiply(figure.value, factor)
    figure.place += factor.adjusted()
    figure.grain += factor.adjusted()
    figure.nominal = (_times(figure.nominal[0], factor), _times(figure.nominal[1], factor))
    if figure.fraction is not None:
        figure.fraction *= int(factor) if factor == factor.to_integral_value() else 1


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else EXACT.multiply(value, factor)


def _with_parts(text: str, figure: Figure, language: str | None) -> None:
    """Adds what is said behind the unit: 两米半, 3块5."""
    if text[figure.end : figure.end + 1] == "半":
        _with_half(text, figure, language)
    if text[figure.end - 1] in rests.SPOKEN:
        rests.with_rest(text, figure, language)


def _with_half(text: str, figure: Figure, language: str | None) -> None:
    """两米半, 一吨半, and 三个半小时, where the unit follows the half; 五分半钟 is one of minutes."""
    if figure.value is None or figure.place < 0:
        return
    if figure.unit == "point" and text[figure.end + 1 : figure.end + 2] in MINUTE_HAND:
        figure.kind, figure.unit, figure.noun = "duration", "minute", ""
    if figure.kind == "count":
        unit = items_zh.time_and_half(text, figure.end - 1, language)
        if unit is None:
            return
        figure.kind, figure.unit, figure.end = unit.kind, unit.unit, unit.end
    elif figure.kind in ("measure", "duration", "multiple"):
        figure.end += 1
    else:
        return
    if figure.unit == "minute" and text[figure.end : figure.end + 1] in MINUTE_HAND:
        figure.end += figure.end < len(text)
    figure.value = EXACT.add(figure.value, HALF)
    figure.place = figure.grain = -1
    figure.outer_end = max(figure.outer_end, figure.end)


def _with_more(text: str, figure: Figure, numeral: Numeral, language: str | None) -> Numeral:
    """两个多月, 三个来小时: the unit stands behind the word that says how much more."""
    end = figure.end
    unit = items_zh.time_and_more(text, end - 1, language) if figure.value is not None else None
    if unit is None:
        return numeral
    figure.kind, figure.unit, figure.noun, figure.end = unit.kind, unit.unit, unit.noun, unit.end
    figure.outer_end = max(figure.outer_end, figure.end)
    return changed(numeral, hedge="over", limit=EXACT.add(figure.value or ZERO, Decimal(1)), words=(text[end],))


def _counts(
    text: str,
    item: Item,
    unit: UnitMatch | None,
    before: hedges.Found | None,
    after: hedges.Found | None,
    language: str | None,
) -> bool:
    """Whether 一 or `one` is a number here and not an article or a pronoun."""
    if item.numeral.script == "en":
        return _counts_en(text, item, unit, before, language)
    if item.prefix is not None or (unit is not None and unit.kind in REAL_UNITS and unit.unit):
        return True
    if after is not None and after.edge - item.numeral.end < 8 and after.hedge in hedges.BOUNDS:
        return True
    if _is_all(text, item) or text[item.numeral.end : item.numeral.end + 1] in TO:
        return True
    at = item.numeral.end
    if (items_zh.time_and_more(text, at, language) or items_zh.time_and_half(text, at, language)) is not None:
        return True
    if unit is None:
        return after is not None or items_zh.stands_alone(text, item.numeral)
    if before is not None and before.hedge != "exact":
        return True
    if unit.unit == "person" and text.startswith(_harmed(), unit.end):
        return True
    return text[: item.start].endswith(_said_to_count(), max(0, item.start - 4))


def _counts_en(
    text: str, item: Item, unit: UnitMatch | None, before: hedges.Found | None, language: str | None
) -> bool:
    end = item.numeral.end
    if text.startswith(OR_TWO, end):
        unit = units.after(text, end + len(OR_TWO), language)
        return unit is not None and bool(unit.unit)
    if unit is not None and unit.kind in REAL_UNITS and unit.unit:
        return True
    if _is_all(text, item) or (before is not None and before.hedge != "exact"):
        return True
    return unit is not None and unit.unit is not None and not names.is_pronoun(text, item.numeral.start, end)


def _is_all(text: str, item: Item) -> bool:
    """Whether the text is this number and nothing more."""
    if text[: item.start].strip():
        return False
    return len(text) <= PHRASE or (len(text) <= ALONE and not text[item.end :].strip(" \n.。!！"))


@cache
def _harmed() -> tuple[str, ...]:
    return tuple(data("zh")["words"]["one_counts_before"])


@cache
def _said_to_count() -> tuple[str, ...]:
    return tuple(data("zh")["words"]["one_counts_after"])


def _hedged(
    text: str, figure: Figure, numeral: Numeral, before: hedges.Found | None, after: hedges.Found | None
) -> None:
    """The hedge of a figure with its interval; the numeral's own vagueness says more than a word like `about`."""
    hedge, words, limit = numeral.hedge, numeral.words, numeral.limit
    if limit is not None and figure.value is not None and numeral.value:
        limit = EXACT.multiply(limit, figure.value / numeral.value) if figure.value != numeral.value else limit
    outer_start, outer_end = figure.outer_start, figure.outer_end
    if (
        not hedge
        and text[figure.end : figure.end + 1] in MORE_AFTER_UNIT
        and figure.end < len(text)
        and _is_more(text, figure)
    ):
        hedge, words = "over", (text[figure.end],)
        limit = None if figure.value is None else EXACT.add(figure.value, Decimal(1))
        outer_end = figure.end + 1
    if before is not None:
        words, outer_start = (*before.words, *words), before.edge
        if not hedge or (
            hedge == "over" and before.hedge in hedges.BOUNDS and before.hedge not in ("over", "at_least")
        ):
            hedge, limit = before.hedge, None
    if after is not None:
        words, outer_end = (*words, *after.words), max(outer_end, after.edge)
        if not hedge or hedge in ("exact", "about"):
            hedge = after.hedge
            if hedge == "odd":
                hedge = "over"
                limit = None if figure.value is None else EXACT.add(figure.value, Decimal(10) ** max(figure.grain, 1))
    figure.hedge = hedge or "exact"
    figure.own_hedge = bool(numeral.hedge)
    figure.before = before.hedge if before is not None else ""
    figure.hedge_words, figure.outer_start, figure.outer_end = words, outer_start, outer_end
    figure.limits = _limits(figure, numeral, limit)


def _is_more(text: str, figure: Figure) -> bool:
    following = text[figure.end + 1 : figure.end + 2]
    kind = figure.kind if text[figure.end - 1] != "成" else "multiple"
    return kind in ("duration", "measure", "money", "multiple") and following not in (
        "个",
        "家",
        "次",
        "少",
        "元",
        "种",
    )


def _limits(figure: Figure, numeral: Numeral, limit: Decimal | None) -> Limits:
    if figure.hedge == "exact" and figure.fraction is None and figure.value is not None:  # by far the most
        slack = NOTHING if figure.kind == "count" and figure.place == 0 else half(figure.place)
        return Limits(EXACT.subtract(figure.value, slack), EXACT.add(figure.value, slack))
    if figure.hedge == "several":
        low, _ = figure.nominal
        return Limits(low, limit, low_open=False, high_open=limit is not None)
    if figure.hedge == "range":
        low, high = figure.nominal
        if limit is not None:
            return Limits(low, limit, high_open=True)
        slack = NOTHING if figure.is_discrete else half(figure.place)
        return Limits(
            None if low is None else EXACT.subtract(low, slack), None if high is None else EXACT.add(high, slack)
        )
    same = numeral if figure.value is numeral.value else changed(numeral, value=figure.value, fraction=figure.fraction)
    if same.limit is not limit or same.place != figure.place or same.grain != figure.grain:
        same = changed(same, limit=limit, place=figure.place, grain=figure.grain)
    return hedges.limits(same, figure.hedge, is_discrete=figure.kind == "count", is_share=figure.kind == "percent")
