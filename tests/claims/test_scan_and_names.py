"""What the scan takes for a number and what it leaves alone; sentences."""

from __future__ import annotations

import pytest

from claims import extract, quantities, sentences
from claims.language import detect, languages
from claims.numbers import names


def quotes(text: str) -> list[str]:
    """What is read as a quantity, ranks apart."""
    return [text[r.start : r.end] for r in quantities.read(text) if r.quantity.kind != "rank"]


@pytest.mark.parametrize(
    "text",
    [
        "H800",
        "GPT-4",
        "a1b2",
        "24703m212",
        "1-800-555-0199",
        "10.0.12.5",
        "https://x.org/1/2",
        "[12]",
        "2,3-dimethyl",
        "{4, 5}",
        "Table 6",
        "inTable 6",
        "phase three",
    ],
)
def test_codes_labels_and_marks_are_left_alone(text: str) -> None:
    assert quotes(f"They cite {text} here.") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Parameters671 billion", ["671 billion"]),
        ("USD50", ["USD50"]),
        ("a 3-inch pipe", ["3-inch"]),
        ("about 30-40 people", ["30-40 people"]),
        ("GPU有2,048个", ["2,048个"]),
        ("跌17%", ["17%"]),
        ("（约3吨）", ["3吨"]),
    ],
)
def test_numbers_stand_out_of_what_surrounds_them(text: str, wanted: list[str]) -> None:
    assert quotes(text) == wanted


def test_an_idiom_swallows_its_numeral_but_not_the_number_beside_it() -> None:
    assert quotes("一直有三百吨") == ["三百吨"]
    assert quotes("半导体厂有半年库存") == ["半年"]


def test_one_before_a_classifier_counts_only_where_something_says_so() -> None:
    prose = "这是今年夏天里发生的又一个令人意外的故事，当地的居民们至今仍然记得当时的情景，"
    assert quotes(f"{prose}一家公司倒闭了。") == []
    assert quotes(f"{prose}只有一家公司倒闭了。") == ["一家"]
    assert quotes(f"{prose}一吨钢不见了。") == ["一吨"]


def test_the_words_of_a_link_hold_no_numbers() -> None:
    text = "see http://a.b/c?d=30%25 and 30% more"
    assert names.skipped(text) == [(4, 24)]
    assert quotes(text) == ["30%"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One. Two!", ["One.", "Two!"]),
        ("甲说。乙说！丙", ["甲说。", "乙说！", "丙"]),
        ("Mr. Smith paid 3.5 dollars. He left.", ["Mr. Smith paid 3.5 dollars.", "He left."]),
        ("他说：“好。”她走了。", ["他说：“好。”", "她走了。"]),
        ("a\n\nb", ["a", "b"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_at_marks_and_lines(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in sentences.split(text)] == wanted


@pytest.mark.parametrize(
    ("text", "language"), [("营收增长", "zh"), ("revenue rose", "en"), ("DeepSeek 發佈模型", "zh"), ("", "en")]
)
def test_the_language_is_that_of_the_characters(text: str, language: str) -> None:
    assert detect(text) == language


def test_every_language_is_found_with_its_word_lists() -> None:
    assert set(languages()) >= {"zh", "en"}


@pytest.mark.parametrize(
    "text", ["热线051267369525,欢迎来电。", "Call 02079460000 before noon.", "编号00048213的包裹已寄出。"]
)
def test_a_long_run_of_digits_that_begins_with_a_nought_is_no_amount(text: str) -> None:
    assert not extract(text)


def test_a_number_behind_and_is_no_part_of_the_amount_before_it() -> None:
    assert quotes("sales of $912 million and 3,450 employees") == ["$912 million", "3,450 employees"]
    assert quotes("revenue of 4 billion and 12 stores") == ["4 billion", "12 stores"]


def test_bare_yuan_in_traditional_characters_is_the_local_currency_that_the_text_names() -> None:
    def units(text: str) -> list[str | None]:
        return [r.quantity.unit for r in quantities.read(text)]

    assert units("新台幣168萬元起,頂規售價為198萬元。") == ["TWD", "TWD"]
    assert units("新台幣168萬元起,人民幣售價為38萬元。") == ["TWD", "CNY"]
    assert units("新台币168万元起,售价为38万元。") == ["TWD", "CNY"]
