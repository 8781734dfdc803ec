"""Folding keeps every character at its place."""

import opencc
from hypothesis import given
from hypothesis import strategies as st

from claims import scripts


def test_traditional_and_simplified_fold_to_one_spelling() -> None:
    assert scripts.fold("臺積電營收") == scripts.fold("台积电营收") == "台积电营收"


def test_full_width_forms_and_capitals_fold_to_small_ascii() -> None:
    assert scripts.fold("ＮＶＤＡ：５％　Up") == "nvda:5% up"


def test_the_map_is_the_one_of_opencc() -> None:
    converter = opencc.OpenCC("t2s")
    for old, new in scripts.simplifying().items():
        assert converter.convert(chr(old)) == new


def test_glosses_behind_characters_are_left_out_and_places_kept() -> None:
    text = scripts.fold("關(guān)注發(fā)布(2024)")
    stretches = scripts.between_glosses(text, 0, len(text))
    assert "".join(text[a:b] for a, b in stretches) == "关注发布(2024)"


def test_ordinary_brackets_are_no_glosses() -> None:
    assert scripts.between_glosses("英伟达(nvda)跌", 0, 10) == []


@given(st.text())
def test_folding_never_moves_a_character(text: str) -> None:
    assert len(scripts.fold(text)) == len(text)
    assert len(scripts.simplified(text)) == len(text)


def test_a_text_folds_alike_whether_few_or_many_of_its_characters_change() -> None:
    changing = [chr(code) for code in scripts.folding()]
    for start in range(0, len(changing), 20):
        few = "".join(changing[start : start + 20]) + "薴苧\ud800"
        assert scripts.fold(few) == few.translate(scripts.table())
