"""The claim record has every field of the interface, numbers as plain decimal strings."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest

from claims import Claim, Frame, Quantity, to_record
from claims.record import decimal_string

FIELDS = (
    "id document start end quote sentence location language kind value nominal_low nominal_high unit base_value "
    "base_unit dimension low high low_open high_open hedge change subject measure comparator period date scope "
    "modality confidence"
)


def record(quantity: Quantity, frame: Frame | None = None) -> dict[str, object]:
    return to_record(Claim("a.txt", 3, 9, "quote", (0, 20), "en", quantity, frame or Frame()))


def test_a_record_has_every_field_of_the_interface() -> None:
    assert set(FIELDS.split()) <= set(record(Quantity("count", Decimal(5))))


def test_a_record_is_plain_json() -> None:
    made = record(Quantity("money", Decimal("5.89E+11"), "USD", Decimal(588500000000), Decimal(589500000000)))
    assert json.loads(json.dumps(made)) == made
    assert (made["value"], made["low"], made["dimension"]) == ("589000000000", "588500000000", "[currency]")


def test_cents_have_the_whole_coin_as_base() -> None:
    made = record(Quantity("money", Decimal("1.4"), "USD_cent"))
    assert (made["value"], made["unit"], made["base_value"], made["base_unit"]) == ("1.4", "USD_cent", "0.014", "USD")


def test_a_price_per_million_tokens_has_a_price_per_token_as_base() -> None:
    made = record(Quantity("rate", Decimal(16), "CNY/megatoken"))
    assert (made["base_value"], made["base_unit"]) == ("0.000016", "CNY/token")


def test_only_a_date_has_a_date() -> None:
    assert record(Quantity("date", date="2025-01-27"))["date"] == "2025-01-27"
    assert record(Quantity("period", date="2025-01"))["date"] is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        (Decimal("5.890E11"), "589000000000"),
        (Decimal("17.00"), "17"),
        (Decimal("-0.50"), "-0.5"),
        (Decimal("0E+5"), "0"),
        (Decimal("-0"), "0"),
        (Decimal("1E-7"), "0.0000001"),
        (Fraction(1, 20), "0.05"),
        (Fraction(1, 3), "0." + "3" * 28),
    ],
)
def test_numbers_are_plain_decimal_strings(value: Decimal | Fraction | None, text: str | None) -> None:
    assert decimal_string(value) == text


def test_a_huge_exponent_does_not_become_zeros() -> None:
    made = record(Quantity("measure", Decimal("1E+999999"), "kilometer"))
    assert made["value"] == "1E+999999"
    assert made["base_value"] is None


def test_a_number_of_many_digits_stays_exact() -> None:
    digits = "1234567890" * 30
    assert decimal_string(Decimal(digits)) == digits
