"""Laws of the arithmetic over claims."""

import itertools
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import extraction
from auditor.arithmetic import cues, figures, steps, totals
from auditor.arithmetic.checks import distance, outcome, total, widened
from auditor.document import Document
from auditor.evidence import Evidence
from auditor.options import Options
from claims.values import Interval

numbers = st.integers(-(10**6), 10**6).map(Fraction)
slacks = st.integers(0, 1000).map(Fraction)


def evidence(text: str) -> Evidence:
    documents = (Document.from_text("a.txt", text),)
    found, _ = extraction.extract_all(documents, Options(), None)
    return Evidence(documents, found)


@given(numbers, slacks, numbers, slacks)
def test_a_result_holds_exactly_when_the_intervals_meet(a: Fraction, s: Fraction, b: Fraction, t: Fraction) -> None:
    one, two = Interval(a - s, a + s), Interval(b - t, b + t)
    assert (outcome(one, two, place=Fraction(0)) == "holds") == (distance(one, two) == 0)


@given(numbers, slacks, numbers, slacks)
def test_more_room_never_turns_a_result_that_holds_into_one_that_fails(
    a: Fraction, s: Fraction, b: Fraction, t: Fraction
) -> None:
    one, two = Interval(a - s, a + s), Interval(b - t, b + t)
    if outcome(one, two, place=Fraction(0)) == "holds":
        assert outcome(widened(one, Fraction(1)), two, place=Fraction(0)) == "holds"


@given(st.lists(numbers, min_size=1, max_size=8))
def test_the_order_of_parts_does_not_change_their_sum(parts: list[Fraction]) -> None:
    held = [Interval(p, p + 1) for p in parts]
    assert total(held) == total(held[::-1])


@settings(max_examples=40, deadline=None)
@given(st.integers(100, 9_999), st.integers(100, 9_999))
def test_a_growth_that_is_computed_from_its_ends_never_fails(before: int, after: int) -> None:
    step = (Decimal(after) / Decimal(before) - 1) * 100
    verb = "rose" if step >= 0 else "fell"
    text = f"Output {verb} {abs(step):.1f}% from {before}.0 tonnes to {after}.0 tonnes."
    checks = [c for _, held in steps.checked(evidence(text)) for c in held]
    assert all(c.outcome in {"holds", "rounded"} for c in checks)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 99_999), st.integers(1, 99_999)), min_size=2, max_size=6))
def test_a_table_with_true_totals_never_fails(rows: list[tuple[int, int]]) -> None:
    lines = "".join(f"| part {n} | {a:,} | {b:,} |\n" for n, (a, b) in enumerate(rows))
    sums = f"| Total | {sum(a for a, _ in rows):,} | {sum(b for _, b in rows):,} |\n"
    held = evidence(f"| Item | This | That |\n{lines}{sums}")
    assert [t for t in totals.totals(held) if t.outcome == "fails"] == []


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_cues_lie_in_order_inside_their_text(text: str) -> None:
    found = cues.find(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(0 <= c.start < c.end <= len(text) for c in found)


@given(st.fractions(min_value=-(10**15), max_value=10**15, max_denominator=10**6))
def test_a_shown_interval_leaves_nothing_out(value: Fraction) -> None:
    shown = figures.plain(value, 6).replace(",", "").replace("−", "-")
    assert abs(Fraction(shown) - value) <= Fraction(1, 10**6)
