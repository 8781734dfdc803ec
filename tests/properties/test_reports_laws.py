"""Laws of reports: widths, escapes, columns and files of decisions hold for any text."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import example, given
from hypothesis import strategies as st

from reports.columns import Lines, Utf16Offsets, utf8_bytes
from reports.decisions import Decision, Side, merge, read, write
from reports.linehash import line_hashes
from reports.markdown import plain
from reports.tables import comma_separated
from reports.visible import one_line, visible
from reports.width import columns, cut, cut_left, pad, wrap

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
MIXED = st.text("ab 中文,。()⟦⟧😀é\u0301\n", max_size=80)
FINGERPRINTS = st.text("0123456789abcdef", min_size=16, max_size=16)
SIDES = st.builds(Side, document=TEXTS, quote=TEXTS)
DECISIONS = st.builds(
    Decision,
    fingerprint=FINGERPRINTS,
    decision=st.sampled_from("abefkw"),
    sides=st.lists(SIDES, max_size=3).map(tuple),
    reason=st.none() | TEXTS.filter(bool),
    date=st.none() | st.dates().map(str),
)


@given(MIXED, st.integers(2, 40))
def test_no_wrapped_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(MIXED, st.integers(0, 40))
def test_what_is_cut_fits(text: str, width: int) -> None:
    assert columns(cut(text, width)) <= width
    assert columns(cut_left(text, width)) <= width
    assert columns(pad(text, width)) >= width


@given(TEXTS)
@example("\x1b[31m\u202e\u2066\ufeff\x00\x9b")
def test_nothing_invisible_is_left(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert "\n" not in one_line(text)
    assert not set("\x1b\x00\u202e\u2066\u2028\ufeff\x9b") & set(visible(text))


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=5))
def test_cells_come_back_from_csv(cells: list[list[str]]) -> None:
    back = list(csv.reader(io.StringIO(comma_separated(("a", "b"), cells))))[1:]
    wanted = [[one_line(c) for c in row] for row in cells]
    assert [[c.removeprefix("'") for c in row] for row in back] == [
        [c.removeprefix("'") for c in row] for row in wanted
    ]


@given(TEXTS)
@example("<b>|[x](y) `z` @someone *a* _b_ # ~~c~~ &lt; ![i](j) http://x www.x.org")
def test_markdown_of_a_text_shows_the_text(text: str) -> None:
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark").enable("table").render(f"x {plain(text)} x")
    assert "<a" not in html
    assert "<em" not in html
    assert "<code" not in html
    assert "<img" not in html


@given(TEXTS)
def test_offsets_and_lengths_agree_with_the_encodings(text: str) -> None:
    convert = Utf16Offsets(text)
    assert convert(len(text)) == len(text.encode("utf-16-le")) // 2
    assert utf8_bytes(text) == len(text.encode())
    for offset in range(len(text)):
        line, column = Lines(text).at(offset)
        assert text.split("\n")[line - 1][: column - 1] == text[:offset].rpartition("\n")[2]


@given(st.text("ab \t\r\n元😀", max_size=400))
def test_every_line_has_a_hash_of_its_own(text: str) -> None:
    found = line_hashes(text)
    assert len(found) == len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert len(set(found)) == len(found)


@given(st.lists(DECISIONS, max_size=6, unique_by=lambda d: d.fingerprint), st.randoms())
def test_decisions_read_back_whatever_their_order(decisions: list[Decision], random: object) -> None:
    text = write(decisions)
    book = read(text)
    assert not book.problems
    assert set(book.decisions) == set(decisions)
    lines = text.splitlines(keepends=True)
    random.shuffle(lines)  # type: ignore[attr-defined]
    assert read("".join(lines)) == book
    assert write(book.decisions) == text


@given(st.lists(DECISIONS, max_size=5), st.lists(DECISIONS, max_size=5))
def test_merging_keeps_the_new_and_every_other(old: list[Decision], new: list[Decision]) -> None:
    merged = {d.fingerprint: d for d in merge(old, new)}
    assert merged.keys() == {d.fingerprint for d in [*old, *new]}
    assert all(merged[d.fingerprint].fingerprint == d.fingerprint for d in new)
    assert {d.fingerprint: d for d in new}.items() <= merged.items()


@given(st.text(max_size=200))
@example('{"fingerprint": "aaaa", "decision": "e"}\n{"fingerprint": "aaaa", "decision": "w"}')
def test_any_text_can_be_read_as_decisions(text: str) -> None:
    book = read(text)
    lines = [line for line in text.split("\n") if line.strip()]
    assert len(book.decisions) + len(book.problems) <= max(len(lines), 0) + 1
    assert all(json.loads(line) for line in write(book.decisions).splitlines())
