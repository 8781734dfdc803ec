"""Markdown is read in its source: line and column are true, what is not shown is not read."""

from __future__ import annotations

import time

import pytest

from auditor import reader
from auditor.document import Document
from claims import extract
from claims.shown import MARKUP, View
from claims.values import Claim


def read(source: str) -> Document:
    (document,) = reader.read(source.encode(), "a.md")
    assert isinstance(document, Document)
    assert document.text == source
    return document


def shown(source: str) -> str:
    document = read(source)
    return View(document.text, [p for p in document.passages if p.kind == MARKUP]).text


def claims(source: str) -> list[Claim]:
    document = read(source)
    return extract(document.text, None, "a", passages=document.passages)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**3.2** billion", "3.2 billion"),
        ("a _b_ and c_d_e", "a b and c_d_e"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("[5 km](http://x/99 'd 9')", "5 km"),
        ("![7 ships](9.png)", "7 ships"),
        ("[![alt](8.png)](9.html)", "alt"),
        ("5<!-- 9 --> km", "5 km"),
        ("now ~~4~~ 5", "now  5"),
        ("5<br>6", "5 6"),
        (r"\*8\*", "*8*"),
        ("`n = 5`", "n = 5"),
        ("# Head 5", "Head 5"),
        ("1. ten 10", "ten 10"),
        ("- [x] done 5", "done 5"),
        ("> said 5", "said 5"),
        ("text[^1]", "text"),
        ("[^1]: note 5", "note 5"),
        ("[ref]: http://x/99", ""),
        ("<https://x/99>", ""),
    ],
)
def test_what_is_shown_is_the_source_without_its_marks(source: str, text: str) -> None:
    assert shown(source) == text


def test_a_number_with_emphasis_in_it_is_one_claim_with_its_quote_in_the_source() -> None:
    source = "Intro.\r\n\r\nSales were **3.2** billion dollars."
    (claim,) = claims(source)
    assert claim.quote == source[claim.start : claim.end] == "3.2** billion dollars"
    assert str(claim.quantity.value) == "3.2E+9"


def test_fences_inline_code_front_matter_and_headings_are_read_and_marked() -> None:
    source = "---\nlimit: 4\n---\n# Limit of 5 km\n\nset `n = 6`\n\n```\ntimeout = 7\n```\n\n    block = 8\n"
    marks = {int(c.quantity.value): set(c.marks) for c in claims(source) if c.quantity.value is not None}
    assert marks[4] == {"front_matter"}
    assert marks[5] == {"heading"}
    assert marks[6] == marks[7] == marks[8] == {"code"}


def test_a_table_in_markdown_has_its_cells_and_headers() -> None:
    source = "单位：亿元\n\n| 项目 | 2024年 |\n|---|---:|\n| 营收 | **3.2** |\n"
    claim = next(c for c in claims(source) if "3.2" in c.quote)
    assert dict(claim.location) == {"table": 0, "row": 1, "column": 1}
    assert claim.quantity.unit == "CNY"
    assert claim.frame.period == "2024"


@pytest.mark.parametrize("piece", ["**a ", "[a](", "`a ", "> ", "- ", "<a ", "[", "<!-- ", "~~a ", "_a ", "***", "|a"])
def test_hostile_sources_end_soon(piece: str) -> None:
    begin = time.monotonic()
    read(piece * 30_000)
    assert time.monotonic() - begin < 10
