"""Columns in code points, UTF-16 units and UTF-8 bytes."""

from __future__ import annotations

import json

from reports import Report, render
from reports.columns import Lines, Region, Utf16Offsets, region, texts, utf8_bytes
from reports.model import PlaceRecord

TEXT = "first\n價格😀 是 12.5元\r\nlast 3\n"
START = TEXT.index("12.5")


def place(**changes: object) -> PlaceRecord:
    fields: dict[str, object] = {
        "document": "a.txt",
        "start": START,
        "end": START + 5,
        "line": 2,
        "column": 7,
        "quote": "12.5元",
        "before": TEXT[:START],
    }
    return PlaceRecord.model_validate({**fields, **changes})


def test_each_way_of_counting() -> None:
    assert region(place(), {"a.txt": TEXT}) == Region(2, 2, 7, 12)
    # 价格 6 bytes, the face 4, blanks and 是 5; then 12.5 and 元 7
    assert region(place(), {"a.txt": TEXT}, utf8_bytes) == Region(2, 2, 16, 23)


def test_context_stands_in_for_a_text_that_is_left_out() -> None:
    assert region(place(), {}, utf8_bytes) == Region(2, 2, 16, 23)
    assert region(place(before="是 "), {}, utf8_bytes) == Region(2, 2, None, None)


def test_a_place_without_lines_has_no_region() -> None:
    assert region(place(line=None, column=None), {"a.txt": TEXT}) is None


def test_a_quote_over_two_lines_ends_on_the_second() -> None:
    quote = TEXT[START:].removesuffix(" 3\n")
    assert region(place(quote=quote, end=START + len(quote)), {"a.txt": TEXT}, utf8_bytes) == Region(2, 3, 16, 5)


def test_lines_are_found_by_offset() -> None:
    lines = Lines(TEXT)
    assert lines.at(0) == (1, 1)
    assert lines.at(START) == (2, 7)
    assert lines.at(TEXT.index("last")) == (3, 1)


def test_offsets_of_a_browser() -> None:
    convert = Utf16Offsets(TEXT)
    encoded = TEXT.encode("utf-16-le")
    for offset in range(len(TEXT) + 1):
        assert encoded[: convert(offset) * 2].decode("utf-16-le") == TEXT[:offset]


def test_reviewdog_gets_bytes(hostile_report: Report, fixed_report: Report) -> None:
    for report in (hostile_report, fixed_report):
        known = texts(report)
        for diagnostic in json.loads(render(report, "rdjson"))["diagnostics"]:
            for where in (diagnostic["location"], *(r["location"] for r in diagnostic.get("relatedLocations", []))):
                if "range" not in where:
                    continue
                line = known[where["path"]].split("\n")[where["range"]["start"]["line"] - 1].encode()
                first, last = where["range"]["start"]["column"], where["range"]["end"]["column"]
                assert any(line[first - 1 : last - 1].decode() == p.quote for f in report.findings for p in f.places)
