from __future__ import annotations

from decimal import Decimal

import pytest

from auditor.judging.figure import Figure, figure
from auditor.judging.scale import likeness, power_of_ten, slip
from claims.values import Quantity


def number(text: str) -> Figure:
    value = Decimal(text)
    return figure(Quantity("measure", value, None, place=Decimal(1), grain=Decimal(1), written=text))


@pytest.mark.parametrize(("a", "b", "power"), [("589", "5890", 1), ("13", "13000", 3), ("750000", "75", -4)])
def test_a_power_of_ten_between_the_same_digits_is_found(a: str, b: str, power: int) -> None:
    assert power_of_ten(number(a), number(b)) == power


@pytest.mark.parametrize(("a", "b"), [("589", "5980"), ("12", "21000"), ("5", "5"), ("0", "10")])
def test_no_power_is_named_that_does_not_reconcile(a: str, b: str) -> None:
    assert power_of_ten(number(a), number(b)) is None


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("3048", "3084", "transposed"),
        ("412", "241", "permuted"),
        ("185", "165", "one_digit"),
        ("185", "377", None),
        ("2", "5", None),
    ],
)
def test_digits_are_told_apart_by_the_slip_that_joins_them(a: str, b: str, kind: str | None) -> None:
    assert likeness(a, b) == kind


def test_the_power_is_the_likelier_slip() -> None:
    found = slip(number("3048"), number("30480"))
    assert found is not None
    assert (found.kind, found.power) == ("power", 1)


@pytest.mark.parametrize(
    ("a", "b", "kind"), [("160", "106", "transposed"), ("110", "117", "one_digit"), ("1000", "7000", None)]
)
def test_zeros_at_the_end_count_where_the_other_number_has_digits_there(a: str, b: str, kind: str | None) -> None:
    found = slip(number(a), number(b))
    assert (found.kind if found else None) == kind
