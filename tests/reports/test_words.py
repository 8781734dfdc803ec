"""The fixed words of the two languages say the same things."""

from __future__ import annotations

import re

import pytest

from reports import Report
from reports.places import common_folder
from reports.words import LANGUAGES, Words, located, said, wording

FREE = {"scale", "unit", "measure"}
"""Sections in which a language has names of its own."""


def test_every_word_stands_in_both_languages() -> None:
    english, chinese = (wording(name) for name in LANGUAGES)
    assert english.keys() - FREE == chinese.keys() - FREE
    for section in english.keys() - FREE:
        assert english[section].keys() == chinese[section].keys(), section


def test_both_languages_fill_in_the_same_values() -> None:
    english, chinese = (wording(name) for name in LANGUAGES)
    for section in english.keys() - FREE:
        for key, text in english[section].items():
            fields = [sorted(re.findall(r"\{\w*\}", words)) for words in (text, chinese[section][key])]
            assert fields[0] == fields[1], f"{section}.{key}"


def test_an_unknown_language_speaks_english() -> None:
    assert Words("tlh")("severity.error") == "error"
    assert Words("zh_TW")("severity.error") == "错误"


def test_a_finding_without_translation_speaks_english(fixed_report: Report) -> None:
    finding = fixed_report.findings[0].model_copy(update={"translations": {}})
    assert said(finding, "zh").message == finding.message


@pytest.mark.parametrize(
    ("location", "text"),
    [
        ({"page": 3, "table": 0, "row": 4, "column": 1}, "page 3, table 1, row 5, column 2"),
        ({"element": "p", "line": 7, "column": 3}, "line 7, column 3"),
        ({"sheet": "Q1", "cell": "B3", "table": 0, "row": 3, "column": 2}, "sheet Q1, B3"),
        ({"footnote": 2}, "footnote 2"),
        (None, ""),
    ],
)
def test_a_place_without_lines(location: dict[str, str | int] | None, text: str) -> None:
    assert located(location, Words("en")) == text


@pytest.mark.parametrize(
    ("names", "folder"),
    [
        (["a/b/x.md", "a/b/y.md"], "a/b/"),
        (["a/bc/x.md", "a/bd/y.md"], "a/"),
        (["x.md", "y.md"], ""),
        (["a/x.md"], ""),
        (["a/x", "a/x/y"], "a/"),
        ([], ""),
    ],
)
def test_the_folder_that_all_share(fixed_report: Report, names: list[str], folder: str) -> None:
    record = fixed_report.documents[0]
    documents = [record.model_copy(update={"name": n}) for n in names]
    assert common_folder(fixed_report.model_copy(update={"documents": documents})) == folder
