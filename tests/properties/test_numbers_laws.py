"""Laws of reading numbers: spelled numbers come back, any text is survived, quotes are slices, time is linear."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims import extract, quantities, to_record
from claims.values import Reading

LARGEST = 10**16
CHINESE = "零一二三四五六七八九"
TRADITIONAL = str.maketrans("万亿两点", "萬億兩點")
SMALL = "zero one two three four five six seven eight nine ten eleven twelve"
TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
ONES = [*SMALL.split(), *TEENS.split()]
TENS = ["", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split()]  # noqa: SIM905 - words are easier to read in a row


def chinese(number: int) -> str:
    """The number in Chinese, by the rules of the primary school."""
    if number >= 10**8:
        return joined(number, 10**8, "亿")
    if number >= 10**4:
        return joined(number, 10**4, "万")
    out = ""
    for place, word in ((1000, "千"), (100, "百"), (10, "十")):
        digit, number = divmod(number, place)
        if digit:
            out += CHINESE[digit] + word
        elif out and number and not out.endswith("零"):
            out += "零"
    return out + (CHINESE[number] if number or not out else "")


def joined(number: int, scale: int, word: str) -> str:
    """Two parts of a number about a scale word."""
    above, below = divmod(number, scale)
    gap = "零" if below and below < scale // 10 else ""
    return chinese(above) + word + (gap + chinese(below) if below else "")


def english(number: int) -> str:
    """The number in English words."""
    for scale, word in (
        (10**15, "quadrillion"),
        (10**12, "trillion"),
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
    ):
        if number >= scale:
            above, below = divmod(number, scale)
            return f"{english(above)} {word}" + (f" {english(below)}" if below else "")
    if number >= 100:
        above, below = divmod(number, 100)
        return f"{ONES[above]} hundred" + (f" and {english(below)}" if below else "")
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def only(text: str) -> Reading:
    """The one reading of a text."""
    found = quantities.read(text)
    assert len(found) == 1, [(text[r.start : r.end], r.quantity.value) for r in found]
    return found[0]


numbers = st.integers(2, LARGEST) | st.integers(0, 16).map(lambda n: 10**n + 7) | st.integers(2, 9999)
decimals = st.decimals(Decimal("0.000001"), Decimal(10**6), places=6)


@given(numbers)
@example(10**8 + 1)
@example(310)
@example(LARGEST)
def test_a_number_in_chinese_characters_comes_back(number: int) -> None:
    assert only(f"共{chinese(number)}元").quantity.value == number


@given(numbers)
def test_a_number_in_traditional_characters_comes_back(number: int) -> None:
    assert only(f"共{chinese(number)}美元".translate(TRADITIONAL)).quantity.value == number


@given(numbers)
@example(10**6 + 1)
@example(LARGEST)
def test_a_number_in_english_words_comes_back(number: int) -> None:
    assert only(f"It costs {english(number)} dollars.").quantity.value == number


@given(decimals)
def test_decimals_in_chinese_characters_come_back(number: Decimal) -> None:
    whole, _, places = format(number.normalize(), "f").partition(".")
    spelled = chinese(int(whole)) + ("点" + "".join(CHINESE[int(d)] for d in places) if places else "")
    # Not metres: 一千米 is one kilometre, not a thousand metres.
    assert number in {r.quantity.value for r in quantities.read(f"值{spelled}美元")}


@given(decimals)
def test_decimals_in_english_words_come_back(number: Decimal) -> None:
    whole, _, places = format(number.normalize(), "f").partition(".")
    spelled = english(int(whole)) + (" point " + " ".join(ONES[int(d)] for d in places) if places else "")
    assert number in {r.quantity.value for r in quantities.read(f"It measures {spelled} meters.")} or number == 0


@given(st.integers(0, 10**18), st.sampled_from(["{:,}", "{}"]))
def test_digits_come_back_however_grouped(number: int, form: str) -> None:
    assert only(f"共{form.format(number)}元").quantity.value == number


@given(st.decimals(-(10**9), 10**9, places=3))
def test_the_interval_of_a_bare_number_holds_it(number: Decimal) -> None:
    quantity = only(f"高差为{number}米").quantity
    assert quantity.low is not None
    assert quantity.high is not None
    assert quantity.low < number < quantity.high


@given(st.integers(2, 10**6), st.sampled_from(["约", "近", "不到", "超过", "至少", "最多", ""]))
def test_a_hedge_widens_what_is_allowed_around_the_number(number: int, hedge: str) -> None:
    quantity = only(f"{hedge}{number}吨").quantity
    assert quantity.low is None or quantity.low <= number
    assert quantity.high is None or quantity.high >= number


text = st.text(st.characters(codec=None, exclude_categories=())) | st.text(
    "0123456789０１〇一二三十百千万亿兆两半几数第首多余来点分之又成折-—~～.,，/%$€元个约近超到至"
    " \n(（[{aAkKmMofthreone½²⁻^×xe±"
)


@given(text)
@settings(max_examples=400)
@example("\ud800")
@example("1e999999999")
@example("9" * 500)
@example("百分之")
@example("十分之")
@example("一又二分之零")
@example("1/0")
@example("0 out of 0")
@example("第")
@example("½")
@example("1 0/0")
@example("10 −99")
@example("2^-99")
@example("0^-1")
def test_any_text_is_survived_and_every_quote_is_its_slice(value: str) -> None:
    for claim in extract(value):
        assert value[claim.start : claim.end] == claim.quote
        assert claim.start < claim.end
        assert to_record(claim)["quote"] == claim.quote


@given(text)
def test_readings_stand_in_order_and_do_not_overlap(value: str) -> None:
    end = 0
    for reading in quantities.read(value):
        assert reading.outer_start <= reading.start < reading.end <= reading.outer_end
        assert reading.start >= end
        end = reading.end


def test_a_number_of_500_digits_is_exact() -> None:
    digits = "7" * 250 + "3" * 250
    quantity = only(f"共{digits}元").quantity
    assert quantity.value == Decimal(digits)
    assert quantity.high is not None
    assert quantity.value is not None
    assert quantity.high > quantity.value


@pytest.mark.parametrize("far", ["1e999999999", "1e-999999999", "3E400", "1.5x10^99999"])
def test_a_number_too_large_to_write_out_is_never_written_out(far: str) -> None:
    for reading in quantities.read(f"共{far}元"):
        assert reading.quantity.value is None or abs(reading.quantity.value.adjusted()) < 2000


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "11,",
        "1,11",
        "111,",
        "1 11",
        "1'111",
        "1.11",
        "[1,",
        "(1",
        "一百",
        "1±1",
        "$1 ",
        "1,",
        "一",
        "(",
        "1",
        "1-",
        "0 ",
        "万",
        "百分之",
        "a ",
        "one ",
        "and ",
        "hundred ",
        "1/",
        "$",
        "约",
        "1 000 ",
        "第",
        "½",
        "not ",
        "1.",
        "多",
        "至少",
        "一又",
    ],
)
def test_time_grows_with_the_text_and_no_faster(unit: str, cost: Callable[[Callable[[], object]], float]) -> None:
    text = unit * (40_000 // len(unit) + 1)
    small, large = cost(lambda: quantities.read(text[:10_000])), cost(lambda: quantities.read(text[:40_000]))
    assert large < 4 * 2.3 * max(small, 0.01)
