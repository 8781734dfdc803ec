"""Laws of units: names and their powers, conversions there and back, and texts of any kind."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims import units
from claims.unit_words.catalogue import atoms, tables
from claims.unit_words.unitnames import named, powers

ATOMS = sorted(atoms())
names = st.lists(
    st.tuples(st.sampled_from(ATOMS), st.sampled_from([-3, -2, -1, 1, 2, 3])),
    min_size=1,
    max_size=4,
    unique_by=lambda part: part[0],
)
values = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)
texts = st.text(alphabet=st.characters(), max_size=40)
SURFACES = sorted(tables().signs) + sorted(tables().words)


@given(names)
def test_a_name_gives_back_its_powers(parts: list[tuple[str, int]]) -> None:
    above = [part for part in parts if part[1] > 0]
    below = [part for part in parts if part[1] < 0]
    assert powers(named(parts)) == tuple(above + below)


@given(values, st.sampled_from(ATOMS))
def test_to_the_base_unit_and_back_is_where_one_was(value: Fraction, name: str) -> None:
    base = units.unit(name).base
    there = units.convert(value, name, base)
    assert there is not None
    assert units.convert(there, base, name) == value


@given(st.sampled_from(ATOMS))
def test_a_base_unit_is_its_own_base(name: str) -> None:
    base = units.unit(units.unit(name).base)
    assert base.name == "1" or (base.factor == 1 and base.offset == 0)


@given(texts, st.integers(0, 40))
@example("5" + "\ud800", 1)
@example("5 /", 1)
@example("5元每", 2)
@example("5 km ·", 1)
@example("每百万", 1)
def test_no_text_raises_and_spans_lie_inside(text: str, position: int) -> None:
    position = min(position, len(text))
    for match in (units.after(text, position), units.before(text, position)):
        if match is not None:
            assert 0 <= match.start <= match.end <= len(text)


@given(
    st.sampled_from(SURFACES),
    st.sampled_from(["/", " per ", "每", " ", "·", "-", "²", " a "]),
    st.sampled_from(SURFACES),
)
def test_any_two_surfaces_together_name_a_unit_that_has_a_dimension(one: str, joint: str, other: str) -> None:
    match = units.after(f"12 {one}{joint}{other}", 2)
    if match is not None:
        assert units.unit(match.unit).dimension


@given(st.integers(0, 300))
def test_a_number_in_a_denominator_never_grows_without_bound(digits: int) -> None:
    match = units.after("5 kg/" + "9" * digits + " people", 1)
    assert match is None or len(match.unit or "") < 60


@pytest.mark.parametrize(
    "word", ["square ", "cubic ", "平方", "立方", "平方立方", "square-", "per ", "每", "/", "·", "(", "±5"]
)
def test_a_word_repeated_without_end_is_read_in_a_moment(
    word: str, cost: Callable[[Callable[[], object]], float]
) -> None:
    assert cost(lambda: units.after("5 " + word * 20_000, 1)) < 0.2


def test_looking_up_does_not_depend_on_the_length_of_the_text(cost: Callable[[Callable[[], object]], float]) -> None:
    long = "5 km " + "x" * 1_000_000
    assert cost(lambda: [units.after(long, 1) for _ in range(1000)]) < 1.0
