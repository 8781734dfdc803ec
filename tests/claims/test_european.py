"""German, French and Spanish bounds and decimal commas, as they stand in tables and quotations of other texts."""

from decimal import Decimal

import pytest

from claims import extract


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [
        ("Anteil Nickel 0,006% im Stahl", "0.006", "exact"),
        ("Der Anteil liegt bei weniger als 0,05% im Stahl", "0.05", "under"),
        ("mindestens 2,5% Chrom", "2.5", "at_least"),
        ("une part inférieure à 4% du poids", "4", "under"),
        ("jusqu'à 3,5% du poids", "3.5", "up_to"),
        ("más de 12,5 km de cable", "12.5", "over"),
        ("1,5 Millionen Euro", "1.5", "exact"),
        ("a cable of 0,125 km", "0.125", "exact"),
    ],
)
def test_a_decimal_comma_and_its_bound_are_read(text: str, value: str, hedge: str) -> None:
    (claim,) = extract(text)
    assert claim.quantity.value == Decimal(value)
    assert claim.quantity.hedge == hedge


@pytest.mark.parametrize("text", ["1,234 people came", "20,000 km of road", "3,500% in all"])
def test_a_grouping_comma_stays_one(text: str) -> None:
    (claim,) = extract(text)
    assert claim.quantity.value is not None
    assert claim.quantity.value > 1000


@pytest.mark.parametrize("text", ["3,5 bis 5% Nickel", "de 3,5 à 5% de nickel", "zwischen 3,5 und 5% Nickel"])
def test_a_range_with_decimal_commas_is_one_claim(text: str) -> None:
    (claim,) = extract(text)
    assert (claim.quantity.nominal_low, claim.quantity.nominal_high) == (Decimal("3.5"), Decimal(5))


def test_bounds_of_two_things_behind_one_another_are_no_range() -> None:
    first, second = extract("Copper less than 0.5%, at least 0.1% tin.")
    assert (first.quantity.hedge, second.quantity.hedge) == ("under", "at_least")


@pytest.mark.parametrize(
    "text",
    ["As Equation (19) says, it grows.", "See section (2.1) for the rest.", "It holds in the expressions 1 and 2."],
)
def test_the_number_of_a_part_of_the_text_is_no_quantity(text: str) -> None:
    assert not extract(text)
