"""A claim as one flat JSON object (section 2 of the interface)."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from claims import units
from claims.values import Claim

DIGITS = Context(prec=28)
"""A value without a finite decimal is given to 28 digits; the arithmetic uses the exact fraction."""

LONGEST = 10_000
"""More places than this are left to the exponent: a few characters of text must not become a gigabyte of zeros."""


def to_record(claim: Claim) -> dict[str, Any]:
    """The claim record: every field of the interface, numbers as decimal strings."""
    quantity, frame = claim.quantity, claim.frame
    unit = units.unit(quantity.unit)
    base_value, base_unit = units.to_base(quantity)
    return {
        "id": claim.id,
        "document": claim.document,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "sentence": list(claim.sentence),
        "location": dict(claim.location) or None,
        "language": claim.language,
        "kind": quantity.kind,
        "value": decimal_string(quantity.value),
        "nominal_low": decimal_string(quantity.nominal_low),
        "nominal_high": decimal_string(quantity.nominal_high),
        "unit": quantity.unit,
        "base_value": decimal_string(base_value),
        "base_unit": base_unit,
        "dimension": unit.dimension,
        "low": decimal_string(quantity.low),
        "high": decimal_string(quantity.high),
        "low_open": quantity.low_open,
        "high_open": quantity.high_open,
        "hedge": quantity.hedge,
        "change": frame.change,
        "subject": frame.subject,
        "measure": frame.measure,
        "comparator": frame.comparator,
        "period": frame.period,
        "date": quantity.date if quantity.kind == "date" else None,
        "scope": list(frame.scope),
        "modality": frame.modality,
        "speaker": frame.speaker,
        "marks": sorted(claim.marks),
        "confidence": claim.confidence,
    }


def decimal_string(value: Decimal | Fraction | None) -> str | None:
    """Plain digits without exponent or trailing zeros: Decimal("5.890E11") -> "589000000000"."""
    if value is None:
        return None
    if isinstance(value, Fraction):
        value = DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    if not value:
        return "0"
    if not value.is_finite() or abs(value.adjusted()) > LONGEST:
        return str(value)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
