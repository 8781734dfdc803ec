"""Triggers: each grammar gets the places of its words, whatever the text holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.triggers import Triggers, cased, stands_alone

WORDS = {"number": ("two", "twenty", "二"), "day": ("day", "Monday"), "rate": ("每",)}
TRIGGERS = Triggers(WORDS)


def test_the_words_of_each_grammar_are_found_at_their_places() -> None:
    assert TRIGGERS.places("Monday: 二 each day, 每天 two") == {
        "day": [(0, 6), (3, 6), (15, 18)],
        "number": [(8, 9), (23, 26)],
        "rate": [(20, 21)],
    }


def test_a_grammar_without_words_in_the_text_is_left_out() -> None:
    assert TRIGGERS.places("nothing here") == {}


def test_half_of_a_pair_of_surrogates_shifts_no_place() -> None:
    assert TRIGGERS.places("\ud800two\udfff") == {"number": [(1, 4)]}


@given(st.lists(st.sampled_from(["two", "twenty", "二", "Mon", "day", "每", " ", "x", "😀", "\ud800"])).map("".join))
def test_places_are_those_at_which_each_word_is_read_by_itself(text: str) -> None:
    read = {
        (grammar, (start, start + len(word)))
        for grammar, words in WORDS.items()
        for word in words
        for start in range(len(text))
        if text.startswith(word, start)
    }
    found = [(grammar, place) for grammar, places in TRIGGERS.places(text).items() for place in places]
    assert set(found) == read
    assert len(found) == len(read)


def test_words_come_in_each_way_of_writing_capitals() -> None:
    assert list(cased(("new year's",))) == ["new year's", "New year's", "New Year's", "NEW YEAR'S"]


@pytest.mark.parametrize(
    ("text", "alone"), [("two", True), ("(two)", True), ("twofold", False), ("a_two", False), ("二two", False)]
)
def test_a_word_stands_alone_between_marks_and_blanks_only(text: str, alone: bool) -> None:
    start = text.index("two")
    assert stands_alone(text, start, start + 3) is alone
