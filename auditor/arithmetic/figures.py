"""Figures as a reader writes them: grouped, scaled and rounded for a line of arithmetic, in English and Chinese.

Comes in: exact fractions, intervals, claims. Goes out: wordings. Refuses to know: what is computed.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Final

from auditor.evidence import Evidence
from auditor.wording import Wording, same, unit_named
from claims.values import Claim, Interval

ENGLISH: Final = ((12, "trillion"), (9, "billion"), (6, "million"))
CHINESE: Final = ((12, "万亿"), (8, "亿"), (4, "万"))
HEDGES: Final = {
    "about": Wording("about ", "约"),
    "nearly": Wording("nearly ", "近"),
    "under": Wording("less than ", "不到"),
    "over": Wording("more than ", "超过"),
    "at_least": Wording("at least ", "至少"),
    "at_most": Wording("at most ", "至多"),
    "up_to": Wording("up to ", "最高"),
}


def figure(value: Fraction, digits: int = 4, rounding: str = ROUND_HALF_EVEN) -> Wording:
    """A number to so many significant digits, with the scale word of either language: 3.465 trillion / 3.465万亿."""
    return Wording(_scaled(value, ENGLISH, digits, rounding, " "), _scaled(value, CHINESE, digits, rounding, ""))


def span(interval: Interval, digits: int = 4) -> Wording:
    """An interval: 3.15 – 3.85 trillion; rounded outwards, so that nothing allowed is left out."""
    if interval.low is None and interval.high is None:
        return Wording("any value", "任意值")
    if interval.low is None:
        return Wording("up to ", "至多") + _end(interval.high, digits, ROUND_CEILING)
    if interval.high is None:
        return Wording("from ", "至少") + _end(interval.low, digits, ROUND_FLOOR)
    low, high = _end(interval.low, digits, ROUND_FLOOR), _end(interval.high, digits, ROUND_CEILING)
    return low if low == high else low + same(" – ") + high


def percent(value: Fraction, places: int = 1, *, sign: bool = False) -> str:
    """A share as a percentage: 0.2607 -> 26.1 %."""
    return f"{plain(value * 100, places, sign=sign)} %"


def percents(interval: Interval, places: int = 1) -> Wording:
    """An interval of shares as percentages."""
    if interval.low is None and interval.high is None:
        return Wording("any value", "任意值")
    if interval.low is None:
        return Wording("up to ", "至多") + same(percent(interval.high or Fraction(0), places))
    if interval.high is None:
        return Wording("from ", "至少") + same(percent(interval.low, places))
    low, high = plain(interval.low * 100, places, ROUND_FLOOR), plain(interval.high * 100, places, ROUND_CEILING)
    return same(f"{low} %" if low == high else f"{low} – {high} %")


def plain(value: Fraction, places: int = 2, rounding: str = ROUND_HALF_EVEN, *, sign: bool = False) -> str:
    """A number with at most so many decimal places, grouped by thousands."""
    exact = Context(prec=60).divide(Decimal(value.numerator), Decimal(value.denominator))
    if abs(exact) >= Decimal(10) ** 40:
        return f"{exact:.3E}"
    text = f"{exact.quantize(Decimal(1).scaleb(-places), rounding, Context(prec=60)):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    text = "0" if text in {"-0", ""} else text
    if sign and not text.startswith("-") and text != "0":
        return f"+{text}"
    return text.replace("-", "−")


def unit_name(unit: str | None) -> Wording:
    """A unit as it stands after a figure, with the space before it; nothing for a bare number."""
    if unit is None:
        return same("")
    named = unit_named(unit)
    return Wording(f" {named.en}", named.zh if named.zh[:1] >= "\u2e80" else f" {named.zh}")


def with_unit(value: Fraction, unit: str | None, digits: int = 4) -> Wording:
    """A figure and its unit."""
    return figure(value, digits) + unit_name(unit)


def span_with_unit(interval: Interval, unit: str | None, digits: int = 4) -> Wording:
    """An interval and its unit."""
    return span(interval, digits) + unit_name(unit)


def whence(claim: Claim, evidence: Evidence) -> str:
    """A claim's quote with the place it stands at, for a line of arithmetic: 5890億美元 (a.txt:2)."""
    return f"{short(claim.quote)} ({place(claim, evidence)})"


def said(claim: Claim) -> Wording:
    """A claim's quote with its hedge in front, as its interval is meant: "less than 1 %"."""
    hedge = HEDGES.get(claim.quantity.hedge, same(""))
    return hedge + same(short(claim.quote))


def place(claim: Claim, evidence: Evidence) -> str:
    """Document and line, or the row and column of a table's cell."""
    document = evidence.document.get(claim.document)
    if document is None or not document.has_lines:
        where = ", ".join(f"{k} {v}" for k, v in claim.location.items())
        return f"{claim.document}, {where}" if where else claim.document
    return line_of(claim.document, claim.start, evidence)


def line_of(name: str, start: int, evidence: Evidence) -> str:
    """Document and line of a place."""
    return f"{name}:{evidence.document[name].text.count(chr(10), 0, start) + 1}"


def short(quote: str, limit: int = 40) -> str:
    """A quote on one line, cut in the middle when it is long."""
    quote = " ".join(quote.split())
    return quote if len(quote) <= limit else f"{quote[: limit // 2]}…{quote[-limit // 4 :]}"


def _end(value: Fraction | None, digits: int, rounding: str) -> Wording:
    return figure(value or Fraction(0), digits, rounding)


def _scaled(value: Fraction, scales: tuple[tuple[int, str], ...], digits: int, rounding: str, space: str) -> str:
    for power, word in scales:
        if abs(value) >= 10**power:
            part = value / 10**power
            return f"{plain(part, _places(part, digits), rounding)}{space}{word}"
    return plain(value, _places(value, digits), rounding)


def _places(value: Fraction, digits: int) -> int:
    whole = abs(value)
    places = digits - 1
    while whole >= 10 and places > 0:
        whole, places = whole / 10, places - 1
    while whole and whole < 1 and places < 12:
        whole, places = whole * 10, places + 1
    return places
