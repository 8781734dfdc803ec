"""Numbers and intervals as people read them: `4.445 – 4.455 billion USD`, 5,885 – 5,895 亿美元.

Comes in: decimal strings of a report. Goes out: short text; long numbers are rounded to the digits that tell an
interval's ends apart. Refuses to know: how an interval came about.
"""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation

from reports.model import Span
from reports.names import unit_name
from reports.words import Words, wording

_WIDE = Context(prec=60)
_LONGEST = 15
"""Power of ten from which a number is shown in scientific notation."""
_SHORT = 7
"""Digits up to which a number is shown as it is."""


def number(text: str | None) -> Decimal | None:
    """The value of a decimal string; None for none, or for one that is damaged."""
    if text is None:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def interval(span: Span, words: Words) -> str:
    """The interval with its unit, at one scale."""
    low, high = number(span.low), number(span.high)
    ends = [abs(end) for end in (low, high) if end is not None]
    if not ends:
        return words("interval.any")
    scale, scale_word = _scale(max(ends), words)
    digits = _digits(low, high)
    # A bare number of four digits may be a year, and 2,025 is none.
    grouped = Decimal(10_000 if span.unit is None else 1_000)
    first = "" if low is None else _plain(_WIDE.divide(low, scale), digits, grouped)
    last = "" if high is None else _plain(_WIDE.divide(high, scale), digits, grouped)
    shape = first if low == high else words(f"interval.{_shape(span, low, high)}", low=first, high=last)
    return with_unit(_beside(shape, scale_word), span.unit, words)


def with_unit(text: str, unit: str | None, words: Words) -> str:
    """The text with the unit's name behind it."""
    if unit is None or unit == "1":
        return text
    return _beside(text, unit_name(unit, words, one=text.rpartition(" ")[2] == "1"))


def _beside(left: str, right: str) -> str:
    """Both with a blank between, but none between two Chinese characters: 488.5 亿美元."""
    if not left or not right:
        return left or right
    glued = left[-1] >= "\u2e80" and right[0] >= "\u2e80"
    return f"{left}{right}" if glued else f"{left} {right}"


def _shape(span: Span, low: Decimal | None, high: Decimal | None) -> str:
    if high is None:
        return "from_open" if span.low_open else "from"
    if low is None:
        return "to_open" if span.high_open else "to"
    if span.low_open and span.high_open:
        return "between_both_open"
    if span.low_open:
        return "between_low_open"
    return "between_high_open" if span.high_open else "between"


def _scale(size: Decimal, words: Words) -> tuple[Decimal, str]:
    for step, word in wording(words.language)["scale"].items():
        if size >= Decimal(step):
            return Decimal(step), word
    return Decimal(1), ""


def _digits(low: Decimal | None, high: Decimal | None) -> int:
    """Enough digits to tell the ends apart, three at least."""
    if low is None or high is None or low == high:
        return 4
    gap = _WIDE.subtract(high, low)
    return min(40, max(3, max(low.adjusted(), high.adjusted()) - gap.adjusted() + 2))


def _plain(exact: Decimal, digits: int, grouped: Decimal) -> str:
    """Plain digits, grouped by thousands from `grouped` on; shortened only where it is long."""
    short = exact.normalize(_WIDE)
    if short.adjusted() > _LONGEST:
        return f"{short:.3e}"
    if len(short.as_tuple().digits) > _SHORT:
        place = Decimal(1).scaleb(short.adjusted() - digits + 1)
        short = short.quantize(min(place, Decimal(1)), context=_WIDE).normalize(_WIDE)
    text = format(short, "f")
    return format(short, ",f") if abs(short) >= grouped else text
