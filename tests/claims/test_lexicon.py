"""The lexicons: every file keeps the form, its examples hold, and look-up finds whole terms, the longest first."""

from typing import Any

import pytest

from claims import extract, lexicon, scripts
from claims.lexicon import LexiconError


def found(text: str) -> list[tuple[str, str]]:
    folded = scripts.fold(text)
    return [(text[a:b], term.name) for a, b, terms in lexicon.load().find(folded, text) for term in terms]


def examples() -> list[Any]:
    return [
        pytest.param(example, id=f"{origin}-{example['text'][:20]}")
        for origin, content in sorted(lexicon.sources().items())
        for example in content.get("examples", [])
        if "furniture" not in example
    ]


@pytest.mark.parametrize("example", examples())
def test_the_examples_of_a_lexicon_hold(example: dict[str, Any]) -> None:
    frames = [claim.frame for claim in extract(example["text"])]
    for field in ("measure", "change"):
        if field in example:
            wanted = [example[field]] if isinstance(example[field], str) else example[field]
            stated = [getattr(frame, field) for frame in frames]
            assert [value for value in stated if value in wanted] == wanted
    if "scope" in example:
        assert any(list(frame.scope) == example["scope"] for frame in frames)


def test_every_field_of_knowledge_has_examples() -> None:
    for origin, content in lexicon.sources().items():
        if "measure" in content or "scope" in content:
            assert content.get("examples"), origin


def test_every_measure_takes_a_kind_of_number() -> None:
    kinds = {"money", "percent", "ratio", "multiple", "count", "measure", "duration", "date", "period", "rank", "rate"}
    for content in lexicon.sources().values():
        for name, entry in content.get("measure", {}).items():
            assert set(entry["takes"].split()) <= kinds, name
            assert entry.get("zh") or entry.get("en"), name


@pytest.mark.parametrize("written", ["英伟达", "英偉達", "輝達", "辉达", "NVIDIA", "NVDA", "Nvidia"])
def test_a_name_is_one_in_every_script(written: str) -> None:
    term = lexicon.load().named(written)
    assert term is not None
    assert term.name == "Nvidia"


def test_tickers_need_their_capitals() -> None:
    assert ("GM", "General Motors") in found("GM sold more cars")
    assert not [name for written, name in found("add 5 gm of salt") if name == "General Motors"]


def test_names_of_common_words_need_a_capital() -> None:
    assert ("Apple", "Apple") in found("Apple rose")
    assert not [name for _, name in found("an apple a day") if name == "Apple"]


def test_the_longest_term_at_a_place_is_found() -> None:
    assert ("归属于上市公司股东的净利润", "net_profit") in found("归属于上市公司股东的净利润")
    assert ("恒生科技指数", "Hang Seng Tech Index") in found("恒生科技指数")


def test_latin_terms_are_whole_words() -> None:
    assert not [name for written, name in found("restore") if written == "store"]


def test_a_version_glued_to_a_name_still_shows_the_name() -> None:
    assert ("DeepSeek", "DeepSeek") in found("DeepSeekR1")


def test_two_names_for_one_form_are_refused() -> None:
    meanings: dict[str, list[lexicon.Term]] = {}
    for name in ("One", "Two"):
        term = lexicon.Term("name", name, "company")
        if name == "One":
            lexicon.add(meanings, {}, "共名", term, "a.toml")
            continue
        with pytest.raises(LexiconError, match="already stands for 'One'"):
            lexicon.add(meanings, {}, "共名", term, "b.toml")


def test_a_table_of_names_must_map_to_strings() -> None:
    with pytest.raises(LexiconError, match="parted by commas"):
        list(lexicon.terms_of("a.toml", {"company": {"Acme": ["阿克米"]}}))
