"""Web pages: what a browser shows is read, with its element and line; what it does not show is not."""

from __future__ import annotations

import time

import pytest

from auditor import Options, audit, reader
from auditor.document import Document
from claims import extract


def read(source: str | bytes) -> Document:
    content = source.encode() if isinstance(source, str) else source
    (document,) = reader.read(content, "a.html")
    assert isinstance(document, Document)
    return document


def kinds(document: Document) -> dict[str, str]:
    return {document.text[p.start : p.end]: p.kind for p in document.passages}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>one</p><p>two", "one\ntwo\n"),
        ("<p>3<b>.2</b> km", "3.2 km\n"),
        ("<p>a<br>b", "a\nb\n"),
        ("<p>5&nbsp;km &amp; 7&#8239;km", "5\u00a0km & 7\u202fkm\n"),
        ("<p>now 5 <del>4</del><s>3</s> km", "now 5 km\n"),
        ("<p>5<script>var x = 9;</script><style>p{width:9px}</style><!-- 9 --> km", "5 km\n"),
        ("<p>3.2亿<sup>1</sup>元", "3.2亿¹元\n"),
        ("<p>3.2亿<sup><a href=#n>1</a></sup>元<sup>[2]</sup>", "3.2亿元\n"),
        ("<p>5 m<sup>2</sup> of CO<sub>2</sub>", "5 m² of CO₂\n"),
        ("<figure><img alt='7 ships' src=9.png><figcaption>Port 8</figcaption></figure>", "7 ships\nPort 8\n"),
        ("<head><title>Only 5</title></head><body>text", "Only 5\ntext\n"),
        ("<head><title>Head 5</title><body><h1>Head 5</h1>", "Head 5\n"),
        ("<ul><li>one 1<li>two 2</ul>", "• one 1\n• two 2\n"),
        ("<ol><li>one 1<li><p>two 2</p><p>more</p></ol>", "1. one 1\n2. two 2\nmore\n"),
        ("<ol start=4><li>one 1<li>two 2</ol><nav><ul><li>home 3</ul></nav>", "4. one 1\n5. two 2\nhome 3\n"),
        ("<![if IE]><p>5<![endif]>", "5\n"),
    ],
)
def test_the_text_is_what_the_page_shows(source: str, text: str) -> None:
    assert read(source).text == text


def test_a_table_keeps_its_spans_its_caption_and_the_table_within_it() -> None:
    document = read(
        "<table><caption>In millions</caption><tr><th rowspan=2>Item<th colspan=2>Year<tr><th>2024<th>2023"
        "<tr><td>Sales<td>5<td>4<table><tr><td>a<td>1<tr><td>b<td>2</table></table>"
    )
    outer, inner = document.tables
    assert [(c.row, c.column, c.row_span, c.column_span) for c in outer.cells][:4] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]
    assert outer.caption is not None
    assert document.text[slice(*outer.caption)] == "In millions"
    assert [document.text[c.start : c.end] for c in inner.cells] == ["a", "1", "b", "2"]


def test_furniture_headings_code_and_what_is_hidden_are_marked() -> None:
    document = read(
        "<nav>Share 1</nav><div class='breadcrumb'>Home 2</div><h2>Head 3</h2><p>set <code>n=4</code></p>"
        "<div style='display:none'>hid 5</div><footer>foot 6</footer>"
    )
    found = kinds(document)
    assert found["Share 1"] == found["Home 2"] == found["foot 6"] == "furniture"
    assert found["Head 3"] == "heading"
    assert found["n=4"] == "code"
    assert found["hid 5"] == "hidden"


def test_a_claim_names_its_element_and_the_line_of_the_source() -> None:
    document = read("<html>\n<body>\n<p>none</p>\n<p id=x>It is 5 km.</p>")
    (claim,) = extract(document.text, "en", "a", passages=document.passages, given_tables=document.tables)
    assert dict(claim.location) == {"element": "html/body/p#x", "line": 4, "column": 9}


def test_the_date_of_publication_is_taken_from_the_page() -> None:
    assert read("<meta property='article:published_time' content='2025-01-28T08:00:00Z'><p>x").date == "2025-01-28"


def test_the_encoding_that_the_page_states_is_used() -> None:
    page = "<meta charset=gb2312><p>营收5亿元"
    document = read(page.encode("gb18030"))
    assert document.text == "营收5亿元\n"
    assert not document.skips


def test_a_page_made_by_scripts_is_said_to_show_nothing() -> None:
    assert "no text" in read("<body><div id=app></div><script>go(5)</script>").skips[0].reason


def test_what_an_unclosed_comment_swallows_is_said() -> None:
    document = read("<p>5 km<!-- <p>6 km")
    assert document.text == "5 km\n"
    assert "comment" in document.skips[0].reason


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 10_000 + "5 km",
        "<a " * 100_000,
        "<!-- x >" * 100_000,
        "<![CDATA[" * 100_000,
        "<a b='" * 100_000 + ">",
        "</" * 100_000 + ">",
        "<script>" + "</" * 100_000 + ">",
        "<table><tr><td>" * 5_000 + "5",
        "<table><tr>" + "<td colspan=999 rowspan=999>5" * 1_000,
        "&#x" * 100_000,
    ],
    ids=["deep", "tags", "comments", "sections", "quotes", "ends", "script", "tables", "spans", "entities"],
)
def test_hostile_pages_end_soon(source: str) -> None:
    begin = time.monotonic()
    list(reader.read(source.encode(), "a.html"))
    assert time.monotonic() - begin < 10


def test_the_number_of_an_item_is_no_figure_and_the_list_can_be_counted() -> None:
    document = read("<p>Three reasons:</p><ol><li>Ships grew by 5%.</li><li>7 ships came.</li></ol>")
    claims = extract(document.text, passages=document.passages)
    assert [c.quote for c in claims] == ["Three", "5%", "7 ships"]
    assert [f.code for f in audit([document], Options()).findings] == ["CNT801"]
