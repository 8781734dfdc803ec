"""Laws of reading: whatever the bytes, documents and skips come out, and every place is true."""

from __future__ import annotations

import csv
import io
import itertools

from hypothesis import example, given, settings
from hypothesis import strategies as st

from auditor import reader
from auditor.document import Document, Skip
from auditor.reading import encodings
from claims import extract, tables
from claims.shown import MARKUP, View
from claims.values import Passage

SUFFIXES = sorted(s for r in reader.readers().values() for s in r.suffixes)
PIECES = st.sampled_from(
    [
        "5 km",
        "营收3.2亿元",
        " | ",
        "\n",
        "\r\n",
        "\t",
        "**",
        "`",
        "<p>",
        "</td>",
        "<td>",
        "<!--",
        "-->",
        "[a](b)",
        "# ",
        "1,234",
        "(",
        ")",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join)
CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=8)


@given(st.binary(max_size=300) | TEXTS.map(lambda t: t.encode("utf-8", "replace")), st.sampled_from(SUFFIXES))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_documents_and_skips_with_true_places(content: bytes, suffix: str) -> None:
    for item in reader.read(content, f"a{suffix}"):
        assert isinstance(item, Document | Skip)
        if isinstance(item, Document):
            for passage in item.passages:
                assert 0 <= passage.start <= passage.end <= len(item.text)
            for table in item.tables:
                assert all(table.start <= c.start <= c.end <= table.end <= len(item.text) for c in table.cells)


@given(TEXTS, st.sampled_from([".txt", ".md", ".html", ".csv"]))
@settings(max_examples=150, deadline=None)
def test_every_quote_is_its_slice_of_the_document(text: str, suffix: str) -> None:
    for item in reader.read(text.encode("utf-8", "replace"), f"a{suffix}"):
        if isinstance(item, Document):
            found = extract(item.text, None, "a", passages=item.passages, given_tables=item.tables or None)
            assert all(c.quote == item.text[c.start : c.end] for c in found)


@given(st.text(max_size=200))
@example("\ufeff5 km")
def test_utf_8_is_read_as_it_was_written(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    decoded = encodings.decode(content)
    if "\0" not in text and not text.startswith("\ufeff") and text.encode("utf-8", "ignore") == content:
        assert decoded.text == text


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_what_is_shown_is_a_way_there_and_back(source: str, spans: list[tuple[int, int]]) -> None:
    view = View(source, [Passage(min(a, b), max(a, b), MARKUP) for a, b in spans])
    for i, character in enumerate(view.text):
        place = view.to_source(i)
        if place < len(source) and source[place] == character:
            assert view.to_shown(place) == i


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=2, max_size=5))
@settings(deadline=None)
def test_cells_of_separated_values_come_back(rows: list[list[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows(rows)
    for item in reader.read(buffer.getvalue().encode(), "a.csv"):
        assert isinstance(item, Document)
        for table in item.tables:
            shown = [item.text[c.start : c.end] for c in table.cells]
            written = [" ".join(c.split()) for row in rows for c in row]
            assert set(filter(None, shown)) <= set(written) | {c.strip() for row in rows for c in row}


@given(TEXTS)
@settings(deadline=None)
def test_drawn_tables_lie_in_the_text_in_order(text: str) -> None:
    found = tables.find(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for table in found:
        starts = [(c.row, c.start) for c in table.cells if c.end > c.start]
        assert starts == sorted(starts)
