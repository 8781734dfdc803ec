"""Hedge words, the intervals they leave, ranges, joined bounds and compounds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims import quantities
from claims.values import Quantity


def quantity(text: str) -> Quantity:
    """The quantity of a text that holds one."""
    found = quantities.read(text)
    assert len(found) == 1, [text[r.start : r.end] for r in found]
    return found[0].quantity


@pytest.mark.parametrize(
    ("text", "hedge", "low", "high", "is_low_open", "is_high_open"),
    [
        ("589吨", "exact", "588.5", "589.5", False, False),
        ("2.0%", "exact", "1.95", "2.05", False, False),
        ("12家公司", "exact", "12", "12", False, False),
        ("约600吨", "about", "500", "700", False, False),
        ("nearly $1 trillion", "nearly", "800000000000", "1000000000000", False, True),
        ("近600吨", "nearly", "500", "600", False, True),
        ("不到600吨", "under", None, "600", False, True),
        ("超600吨", "over", "600", None, True, False),
        ("300多吨", "over", "300", "400", True, True),
        ("至少600吨", "at_least", "600", None, False, False),
        ("600吨以内", "at_most", None, "600", False, False),
        ("up to 600 tonnes", "up_to", None, "600", False, False),
        ("2~3吨", "range", "1.5", "3.5", False, False),
        ("6-7家公司", "range", "6", "7", False, False),
        ("三四十吨", "range", "30", "50", False, True),
        ("几百吨", "several", "200", "1000", False, True),
        ("4.2 ± 0.3 km", "about", "3.9", "4.5", False, False),
    ],
)
def test_every_hedge_leaves_its_interval(
    text: str, hedge: str, low: str | None, high: str | None, *, is_low_open: bool, is_high_open: bool
) -> None:
    found = quantity(text)
    assert found.hedge == hedge
    assert (found.low, found.high) == (low and Decimal(low), high and Decimal(high))
    assert (found.low_open, found.high_open) == (is_low_open, is_high_open)


def test_about_a_tenth_acts_on_the_denominator() -> None:
    found = quantity("about 1/10")
    assert (found.low, found.high) == (Decimal("0.08333333333333333333333333333"), Decimal("0.125"))


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("估计至少约300吨", "at_least"),
        ("至少有300吨", "at_least"),
        ("超过了300吨", "over"),
        ("more than a thousand tonnes", "over"),
        ("不到对手成本的3%", "under"),
        ("合约300吨", "exact"),
        ("附近300米", "exact"),
        ("公约300条", "exact"),
    ],
)
def test_hedges_stack_and_words_that_end_alike_are_none(text: str, hedge: str) -> None:
    assert quantity(text).hedge == hedge


def test_a_dash_between_numbers_is_no_hedge() -> None:
    assert quantity("2~3年").hedge == "range"


@pytest.mark.parametrize("text", ["Sales rose from $5 million to $6 million.", "利润从5亿元增至6亿元。", "由5%升到6%"])
def test_a_change_from_one_to_the_other_stays_two_numbers(text: str) -> None:
    assert [r.quantity.hedge for r in quantities.read(text)] == ["exact", "exact"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3~5亿元", 3 * 10**8, 5 * 10**8),
        ("$3-5 billion", 3 * 10**9, 5 * 10**9),
        ("between 10 and 20 dollars", 10, 20),
        ("more than 20 and less than 35 tonnes", 20, 35),
        ("95% CI (4.5, 9.1)", Decimal("4.5"), Decimal("9.1")),
    ],
)
def test_the_ends_of_a_range_are_as_written_and_share_scale_and_unit(
    text: str, low: Decimal | int, high: Decimal | int
) -> None:
    found = quantities.read(text)[-1].quantity
    assert (found.nominal_low, found.nominal_high) == (low, high)


def test_a_number_restated_in_brackets_is_one() -> None:
    found = quantity("thirty (30) days")
    assert (found.value, found.unit) == (30, "day")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("5 ft 2 in", 62, "inch"), ("He is 5 ft 3 in tall", Decimal("5.25"), "foot"), ("2 km and 1 meter", 2001, "meter")],
)
def test_an_amount_in_two_units_is_one(text: str, value: Decimal | int, unit: str) -> None:
    found = quantity(text)
    assert (found.value, found.unit) == (value, unit)


def test_over_behind_an_amount_says_how_long_it_takes_and_hedges_nothing() -> None:
    found = quantities.read("The club pays $30 million over four years; he has played for over four years.")
    assert [r.quantity.hedge for r in found] == ["exact", "exact", "over"]


def test_a_dash_that_leans_on_one_of_two_amounts_of_one_currency_makes_a_range() -> None:
    found = quantity("They offered $40- $45 million for it.")
    assert (found.nominal_low, found.nominal_high) == (Decimal(40_000_000), Decimal(45_000_000))


def test_ends_that_a_hundred_thousand_lies_between_are_two_numbers() -> None:
    assert len(quantities.read("They offered between $140 and $150,000,000 for it.")) == 2


def test_a_bare_number_and_a_price_of_another_size_are_no_range() -> None:
    assert len(quantities.read("Costs fell by $2,415 or 17.9 to $11,062.")) == 3
    assert len(quantities.read("Seats cost 15 to $20.")) == 1
