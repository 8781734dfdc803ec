"""Names that a text explains itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import lexicon, scripts
from claims.framing import aliases


def learned(text: str) -> dict[str, str]:
    found = aliases.learn(text, scripts.fold(text), lexicon.load())
    return {text[a:b]: terms[0].name for a, b, terms in found.hits}


def test_a_latin_name_in_brackets_is_the_chinese_name_before_it() -> None:
    text = "近日,星河动力(Xinghe Space)发射火箭。星河动力成立于2018年。"
    assert learned(text)["星河动力"] == "Xinghe Space"


def test_a_known_name_keeps_its_canonical_form() -> None:
    assert learned("字节跳动(Bytedance Tech)发布财报")["Bytedance Tech"] == "ByteDance"


def test_a_chinese_name_in_brackets_is_the_latin_name_before_it() -> None:
    assert learned("Nvidia(英伟大)公布业绩,英伟大营收增长。")["英伟大"] == "Nvidia"


def test_an_acronym_stands_for_the_words_it_is_made_of() -> None:
    assert learned("Hartwell Nuclear Group (HNG) said. HNG rose.")["HNG"] == "Hartwell Nuclear Group"


def test_an_acronym_of_other_words_is_not_learned() -> None:
    assert "HNG" not in learned("The annual report of the firm (HNG) said.")


@pytest.mark.parametrize("common", ["人工智能(AI)", "首席执行官(CEO)", "大模型（LLM）"])
def test_common_abbreviations_are_no_names(common: str) -> None:
    assert learned(f"{common}很重要。") == {}


def test_a_version_of_one_product_may_stand_alone() -> None:
    assert learned("DeepSeek-R1发布,R1很强。")["R1"] == "DeepSeek R1"


def test_a_version_of_two_products_may_not() -> None:
    assert learned("Kimi k2 and Qwen k2 differ; k2 is new.") == {}


def test_last_names_stand_for_the_full_name_of_the_text() -> None:
    found = aliases.capitals("Maria Keller spoke. Later Keller left.")
    assert found.last_names is not None
    assert found.last_names["Keller"] == "Maria Keller"


def test_a_last_name_of_two_people_stands_for_neither() -> None:
    found = aliases.capitals("Maria Keller met John Keller.")
    assert found.last_names is not None
    assert "Keller" not in found.last_names


@given(st.text(alphabet="AaB深度求索(（)） .R1-“”,&", max_size=120))
def test_learning_never_fails_and_stays_inside_the_text(text: str) -> None:
    for start, end, terms in aliases.learn(text, scripts.fold(text), lexicon.load()).hits:
        assert 0 <= start < end <= len(text)
        assert terms
