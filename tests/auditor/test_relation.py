from __future__ import annotations

from decimal import Decimal

import pytest

from auditor.finding import Verdict
from auditor.link import Link, Relation, Setting
from auditor.options import Options
from auditor.relation import relate
from claims.values import Claim, Frame, Hedge, Kind, Quantity


def bare(written: str, unit: str | None = None, kind: Kind = "measure", scale: str = "1", **more: object) -> Quantity:
    value = Decimal(written) * Decimal(scale)
    exponent = Decimal(written).as_tuple().exponent
    place = Decimal(1).scaleb(min(0, int(exponent))) * Decimal(scale)
    digits = "".join(map(str, Decimal(written).as_tuple().digits))
    zeros = len(digits) - len(digits.rstrip("0")) if int(exponent) >= 0 else 0
    grain = place * 10**zeros
    low, high = value - place / 2, value + place / 2
    return Quantity(kind, value, unit, low, high, place=place, grain=grain, written=written, **more)  # type: ignore[arg-type]


def hedged(quantity: Quantity, hedge: Hedge, low: str | None, high: str | None, **opened: bool) -> Quantity:
    from dataclasses import replace

    ends = {"low": None if low is None else Decimal(low), "high": None if high is None else Decimal(high)}
    return replace(quantity, hedge=hedge, **ends, **opened)


def claim(quantity: Quantity, document: str = "a", start: int = 0, **frame: object) -> Claim:
    return Claim(document, start, start + 4, quantity.written, (0, 80), "en", quantity, Frame(**frame))  # type: ignore[arg-type]


def related(first: Quantity, second: Quantity, setting: Setting = "across", **frames: dict[str, object]) -> Relation:
    a = claim(first, "a", **frames.get("a", {}))
    b = claim(second, "b", **frames.get("b", {}))
    return relate(Link(a, b, 0.9, (), setting), (), Options())


BILLION = "1000000000"


def test_a_finer_number_may_round_to_a_coarser_one() -> None:
    found = related(bare("589.3", "USD", "money", BILLION), bare("589", "USD", "money", BILLION))
    assert (found.verdict, found.code) == (Verdict.ROUNDING_COMPATIBLE, "NUM104")


def test_a_number_just_below_nearly_agrees_as_rounding() -> None:
    nearly = hedged(bare("600", "USD", "money", BILLION), "nearly", "500e9", "600e9", high_open=True)
    found = related(bare("589", "USD", "money", BILLION), nearly)
    assert (found.verdict, found.code) == (Verdict.ROUNDING_COMPATIBLE, "NUM104")


def test_nearly_for_a_number_already_passed_points_the_wrong_way() -> None:
    nearly = hedged(bare("600", "meter"), "nearly", "500", "600", high_open=True)
    assert related(bare("602", "meter"), nearly).code == "NUM106"


def test_nearly_six_hundred_for_525_is_stretched() -> None:
    nearly = hedged(bare("600", "USD", "money", BILLION), "nearly", "500e9", "600e9", high_open=True)
    assert related(bare("525", "USD", "money", BILLION), nearly).code == "NUM105"


def test_a_broken_minimum_is_a_violated_bound() -> None:
    least = hedged(bare("20", "person", "count"), "at_least", "20", None)
    found = related(bare("17", "person", "count"), least)
    assert (found.verdict, found.code) == (Verdict.CONFLICT, "NUM107")


def test_more_than_410_holds_for_700() -> None:
    over = hedged(bare("410", "person", "count"), "over", "410", None, low_open=True)
    found = related(bare("700", "person", "count"), over)
    assert (found.verdict, found.code) == (Verdict.BOUND_COMPATIBLE, None)


def test_a_bound_left_far_behind_is_stretched() -> None:
    over = hedged(bare("100", "person", "count"), "over", "100", None, low_open=True)
    assert related(bare("700", "person", "count"), over).code == "NUM105"


def test_two_bounds_of_one_kind_with_different_numbers_conflict() -> None:
    low = hedged(bare("2050", "person", "count"), "over", "2050", None, low_open=True)
    high = hedged(bare("2500", "person", "count"), "over", "2500", None, low_open=True)
    assert related(low, high).verdict is Verdict.CONFLICT


def test_equal_precision_and_touching_intervals_differ_in_the_last_digit() -> None:
    found = related(bare("12.3", "percent", "percent"), bare("12.4", "percent", "percent"))
    assert (found.verdict, found.code) == (Verdict.CONFLICT, "NUM108")


def test_people_are_whole() -> None:
    found = related(bare("7", "person", "count"), bare("8", "person", "count"))
    assert (found.verdict, found.code) == (Verdict.CONFLICT, "NUM101")


def test_two_digit_integers_are_not_round() -> None:
    assert related(bare("60", "meter"), bare("64", "meter")).verdict is Verdict.CONFLICT


def test_round_numbers_of_one_precision_are_taken_at_their_word() -> None:
    assert related(bare("600", "meter"), bare("700", "meter")).verdict is Verdict.CONFLICT


def test_a_round_number_beside_a_precise_one_is_a_rounding() -> None:
    assert related(bare("600", "meter"), bare("612", "meter")).verdict is Verdict.ROUNDING_COMPATIBLE


@pytest.mark.parametrize(("written", "scale", "power"), [("34", "1e9", 3), ("34", "1e7", 1), ("34", "1e10", 4)])
def test_a_power_of_ten_is_named(written: str, scale: str, power: int) -> None:
    found = related(bare("34", "USD", "money", "1e6"), bare(written, "USD", "money", scale))
    assert (found.verdict, found.code, found.slip) == (Verdict.SCALE_ERROR, "SCL301", power)


def test_no_slip_is_named_for_other_digits() -> None:
    found = related(bare("34", "USD", "money", "1e6"), bare("37", "USD", "money", "1e9"))
    assert (found.verdict, found.slip) == (Verdict.CONFLICT, None)


def test_no_slip_is_named_where_the_scope_is_unstated() -> None:
    found = related(
        bare("34", "USD", "money", "1e6"), bare("34", "USD", "money", "1e9"), a={"scope": ("training",)}, b={}
    )
    assert (found.verdict, found.code, found.slip) == (Verdict.SCOPE_DIFFERS, "NUM111", None)


def test_the_same_figure_in_two_currencies_is_a_unit_error() -> None:
    found = related(bare("35000", "USD", "money"), bare("35000", "EUR", "money"))
    assert (found.verdict, found.code) == (Verdict.UNIT_ERROR, "UNT403")


def test_a_lost_percent_sign_is_a_unit_error() -> None:
    found = related(bare("80", "percent", "percent"), bare("80", None, "count"))
    assert (found.verdict, found.code) == (Verdict.UNIT_ERROR, "UNT401")


def test_other_units_of_one_length_agree_within_rounding() -> None:
    found = related(bare("45", "mile"), bare("72", "kilometer"))
    assert found.verdict is Verdict.ROUNDING_COMPATIBLE


def test_up_and_down_conflict_whatever_the_number() -> None:
    five = bare("5", "percent", "percent")
    assert related(five, five, a={"change": "up"}, b={"change": "down"}).verdict is Verdict.CONFLICT


def date(iso: str) -> Quantity:
    return Quantity("date", date=iso, written=iso)


@pytest.mark.parametrize(
    ("first", "second", "verdict", "code"),
    [
        ("2023-04", "2023-07", Verdict.CONFLICT, "NUM101"),
        ("2023-07", "2023-07-17", Verdict.AGREE, None),
        ("2025-01-27", "2025-01-28", Verdict.DATE_SHIFT, "TIM702"),
        ("2003", "2002", Verdict.CONFLICT, "NUM101"),
    ],
)
def test_dates_are_spans_of_days(first: str, second: str, verdict: Verdict, code: str | None) -> None:
    found = related(date(first), date(second))
    assert (found.verdict, found.code) == (verdict, code)


@pytest.mark.parametrize(
    ("setting", "code"),
    [("within", "NUM102"), ("across", "NUM101"), ("translation", "NUM103"), ("reference", "REF201")],
)
def test_the_rule_depends_on_where_the_two_stand(setting: Setting, code: str) -> None:
    assert related(bare("41", "meter"), bare("57", "meter"), setting).code == code


def test_a_number_that_moves_is_stale_not_wrong() -> None:
    link = Link(claim(bare("15", "person", "count")), claim(bare("22", "person", "count"), "b"), 0.9, (), revised=True)
    found = relate(link, (), Options())
    assert (found.verdict, found.code) == (Verdict.STALE, "TIM704")


def test_money_is_held_against_money_at_dated_rates() -> None:
    january = {"period": "2025-01"}
    dollars, yuan = bare("2.2", "USD", "money"), bare("16", "CNY", "money")
    assert related(dollars, yuan, a=january, b=january).verdict is Verdict.ROUNDING_COMPATIBLE
    assert related(bare("9.9", "USD", "money"), yuan, a=january, b=january).code == "UNT403"


def test_money_without_a_date_is_not_comparable() -> None:
    assert related(bare("2.2", "USD", "money"), bare("16", "CNY", "money")).verdict is Verdict.NOT_COMPARABLE


def test_the_arithmetic_shows_both_sides_in_both_languages() -> None:
    found = related(bare("589", "USD", "money", BILLION), bare("598", "USD", "money", BILLION))
    text = " ".join(w.en for w in found.derivation)
    assert "588.5 – 589.5 billion USD" in text
    assert "a factor of 1.02" in text
    assert "5,885 – 5,895" not in text
    assert all(w.zh for w in found.derivation)


@pytest.mark.parametrize(
    ("quote", "other", "verdict"),
    [
        ("18億元", "TWD", Verdict.NOT_COMPARABLE),
        ("18億元人民幣", "TWD", Verdict.UNIT_ERROR),
        ("18億元", "USD", Verdict.UNIT_ERROR),
    ],
)
def test_yuan_without_a_country_may_be_the_local_currency(quote: str, other: str, verdict: Verdict) -> None:
    from dataclasses import replace

    a = replace(claim(bare("18", "CNY", "money", BILLION), "a"), quote=quote)
    b = claim(bare("18", other, "money", BILLION), "b")
    assert relate(Link(a, b, 0.9, ()), (), Options()).verdict is verdict
