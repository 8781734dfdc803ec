"""Laws of the algebra: order does not matter, a claim agrees with itself rewritten, a rounding never conflicts."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from auditor.judging.algebra import COMPATIBLE, Outcome, compare
from auditor.judging.figure import Figure, figure
from auditor.judging.scale import power_of_ten
from claims.values import Hedge, Quantity

SIGNIFICANT = st.decimals(min_value=Decimal(1), max_value=Decimal(10**7), places=3)
SCALES = st.sampled_from([Decimal(1), Decimal(1000), Decimal(10**4), Decimal(10**6), Decimal(10**8), Decimal(10**9)])
PLACES = st.integers(min_value=-3, max_value=3)


def written(value: Decimal, places: int, scale: Decimal = Decimal(1)) -> Quantity:
    """The value as it is written with digits down to 10^-places, times a scale word."""
    step = Decimal(1).scaleb(-max(places, 0))
    grid = Decimal(1).scaleb(-places)
    mantissa = (value / grid).quantize(Decimal(1), ROUND_HALF_UP) * grid
    mantissa = mantissa.quantize(step)
    grain = step
    if places <= 0 and mantissa:
        whole = str(int(mantissa))
        grain = Decimal(10 ** (len(whole) - len(whole.rstrip("0"))))
    number = mantissa * scale
    half = step * scale / 2
    return Quantity(
        "measure",
        number,
        None,
        number - half,
        number + half,
        place=step * scale,
        grain=grain * scale,
        written=str(mantissa),
    )


def with_hedge(quantity: Quantity, hedge: Hedge) -> Quantity:
    """The quantity behind a hedge, with the interval that the table of intervals gives it."""
    assert quantity.value is not None
    assert quantity.grain is not None
    x, g = quantity.value, quantity.grain
    tenth = max(g, x / 10)
    ends = {
        "about": (x - tenth, x + tenth),
        "nearly": (x - g, x),
        "over": (x, None),
        "under": (None, x),
        "at_least": (x, None),
        "at_most": (None, x),
    }
    low, high = ends[hedge]
    return replace(
        quantity, hedge=hedge, low=low, high=high, low_open=hedge == "over", high_open=hedge in ("under", "nearly")
    )


HEDGES = st.sampled_from(["about", "nearly", "over", "under", "at_least", "at_most"])


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    quantity = written(draw(SIGNIFICANT), draw(PLACES), draw(SCALES))
    return figure(draw(st.sampled_from([quantity, with_hedge(quantity, draw(HEDGES))])))


@given(figures(), figures())
@example(figure(with_hedge(written(Decimal(600), 0), "nearly")), figure(with_hedge(written(Decimal(520), 0), "under")))
@settings(max_examples=300)
def test_the_order_of_two_claims_does_not_matter(a: Figure, b: Figure) -> None:
    assert compare(a, b) is compare(b, a)


@given(figures())
def test_a_claim_agrees_with_itself(a: Figure) -> None:
    assert compare(a, a) is Outcome.EQUAL


@given(SIGNIFICANT, SCALES)
def test_a_claim_agrees_with_itself_written_out_in_full(value: Decimal, scale: Decimal) -> None:
    short = written(value, 3, scale)
    assert short.value is not None
    full = written(short.value, 0 if short.value == short.value.to_integral_value() else 3)
    assert compare(figure(short), figure(full)) in COMPATIBLE


@given(SIGNIFICANT, SCALES, st.integers(-2, 2), st.integers(1, 4))
def test_a_rounding_never_conflicts_with_what_it_rounds(
    value: Decimal, scale: Decimal, coarse: int, finer: int
) -> None:
    fine = written(value, coarse + finer, scale)
    assert fine.value is not None
    rounded = written(fine.value / scale, coarse, scale)
    if not rounded.value or fine.value < 10 * (rounded.grain or 0):
        return
    assert compare(figure(fine), figure(rounded)) in COMPATIBLE


@given(SIGNIFICANT, SCALES, st.integers(0, 2), HEDGES)
def test_a_hedge_that_is_true_never_conflicts(value: Decimal, scale: Decimal, places: int, hedge: Hedge) -> None:
    exact = written(value, 3, scale)
    assert exact.value is not None
    stated = written(value, places, scale)
    assert stated.value is not None
    true = {
        "about": True,
        "nearly": exact.value < stated.value,
        "over": exact.value > stated.value,
        "under": exact.value < stated.value,
        "at_least": exact.value >= stated.value,
        "at_most": exact.value <= stated.value,
    }[hedge]
    if true:
        assert compare(figure(exact), figure(with_hedge(stated, hedge))) in COMPATIBLE


@given(SIGNIFICANT, st.integers(1, 9))
def test_a_power_of_ten_is_named_only_when_it_reconciles_the_two(value: Decimal, power: int) -> None:
    a, b = figure(written(value, 2)), figure(written(value, 2, Decimal(10) ** power))
    found = power_of_ten(a, b)
    if found is not None and a.nominal is not None and b.nominal is not None:
        assert a.nominal * 10**found == b.nominal
        assert found == power
