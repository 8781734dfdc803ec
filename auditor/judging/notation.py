"""Numbers and intervals as people write them, in English and in Chinese: 588.5 billion, 5885亿.

Comes in: exact values and canonical unit names. Goes out: wording. Refuses to know: claims, verdicts.
"""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from typing import Final

from auditor.wording import Wording, unit_named
from claims.values import Interval

_DIGITS: Final = Context(prec=7)
_EN: Final = ((12, " trillion"), (9, " billion"), (6, " million"))
_ZH: Final = ((12, "万亿"), (8, "亿"), (4, "万"))
_CLOSE: Final = frozenset({"percent"})
"""Units whose sign stands right behind the number."""


def number(value: Fraction) -> Wording:
    """The value to seven digits, with the scale word of each language."""
    return Wording(_scaled(value, _EN, 9), _scaled(value, _ZH, 5))


def amount(value: Fraction, unit: str | None) -> Wording:
    """The value with its unit."""
    return with_unit(number(value), unit)


def interval(found: Interval | None, unit: str | None) -> Wording:
    """`588.5 – 589.5 billion USD`, `more than 600 people`, in both languages."""
    if found is None or (found.low is None and found.high is None):
        return Wording("any value", "任何值")
    if found.low is None and found.high is not None:
        head = Wording("less than ", "小于 ") if found.high_open else Wording("at most ", "不超过 ")
        return head + amount(found.high, unit)
    if found.high is None and found.low is not None:
        head = Wording("more than ", "大于 ") if found.low_open else Wording("at least ", "不少于 ")
        return head + amount(found.low, unit)
    return _closed(found, unit)


def _closed(found: Interval, unit: str | None) -> Wording:
    if found.low is None or found.high is None or found.low == found.high:
        return amount(found.low or Fraction(0), unit)
    low, high = number(found.low), number(found.high)
    ends = Wording("", "")
    if found.low_open or found.high_open:
        which = (("low", "下") if found.low_open else ("", "")), (("high", "上") if found.high_open else ("", ""))
        en = " and ".join(w[0] for w in which if w[0])
        zh = "".join(w[1] for w in which if w[1])
        ends = Wording(f" ({en} end excluded)", f"(不含{zh}限)")
    joined = Wording(_joined(low.en, high.en, _EN), _joined(low.zh, high.zh, _ZH))
    return with_unit(joined, unit) + ends


def _joined(low: str, high: str, scales: tuple[tuple[int, str], ...]) -> str:
    """`588.5 – 589.5 billion`: a scale word that both ends have is said once."""
    word = next((w for _, w in scales if low.endswith(w) and high.endswith(w)), "")
    return f"{low.removesuffix(word)} – {high}"


def with_unit(figure: Wording, unit: str | None) -> Wording:
    """A figure with its unit behind it; no blank between two Chinese characters."""
    if unit is None:
        return figure
    named = unit_named(unit, one=figure.en == "1")
    if unit in _CLOSE:
        return figure + named
    glue = "" if figure.zh[-1:] >= "\u2e80" and named.zh[:1] >= "\u2e80" else " "
    return Wording(f"{figure.en} {named.en}", f"{figure.zh}{glue}{named.zh}")


def factor(value: Fraction) -> str:
    """A factor to three digits: `2.5`, `1.02`, `1,000`."""
    return _plain(value, Context(prec=3))


def _scaled(value: Fraction, scales: tuple[tuple[int, str], ...], from_digits: int) -> str:
    if abs(value) < 10**from_digits:
        return _plain(value, _DIGITS)
    power, word = next(((p, w) for p, w in scales if abs(value) >= 10**p), scales[-1])
    if abs(value) >= 10**24:
        return f"{_DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator)):.3e}"
    return _plain(value / 10**power, _DIGITS) + word


def _plain(value: Fraction, context: Context) -> str:
    try:
        rounded = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    except ArithmeticError:
        return str(value)
    text = f"{rounded:,f}" if abs(value) < 10**24 else f"{rounded:e}"
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text
