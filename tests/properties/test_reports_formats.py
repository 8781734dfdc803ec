"""Rendering any report parses as what it claims to be."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import Report, Style, render
from reports.model import (
    ClaimRecord,
    ComparisonRecord,
    DocumentRecord,
    FindingRecord,
    Key,
    PlaceRecord,
    SkipRecord,
    Span,
    SuggestionRecord,
    Tool,
    Waiver,
    Words,
)
from reports.width import columns

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=24) | st.sampled_from(
    ["</script>", "]]>", "%0A::error::", "\u202e元\x1b[2J", "=1+1", "a|b\n\r\n[x](y)", "12.5%", "😀"]
)
NAME = st.sampled_from(["a.txt", "dir/b.md", "c.xlsx", "x%y,z:1.md", "中文.txt", "\u202e</script>"])
NUMBER = st.none() | st.decimals(-(10**15), 10**15, places=4).map(str) | st.sampled_from(["1" * 80, "0.1", "-5", "x"])
SPAN = st.builds(Span, low=NUMBER, high=NUMBER, low_open=st.booleans(), high_open=st.booleans(), unit=st.none() | TEXT)
LOCATION = st.none() | st.dictionaries(st.sampled_from(["page", "table", "row", "cell", "sheet"]), TEXT | st.integers())


@st.composite
def places(draw: st.DrawFn) -> PlaceRecord:
    start = draw(st.integers(0, 30))
    line = draw(st.none() | st.integers(1, 4))
    quote = draw(TEXT)
    return PlaceRecord(
        document=draw(NAME),
        start=start,
        end=start + len(quote),
        line=line,
        column=None if line is None else draw(st.integers(1, start + 1)),
        location=draw(LOCATION),
        quote=quote,
        note=draw(st.none() | TEXT),
        claim=draw(st.none() | st.sampled_from(["c1", "c2", "gone"])),
        before=draw(TEXT),
        after=draw(TEXT),
        interval=draw(st.none() | SPAN),
    )


FINDING = st.builds(
    FindingRecord,
    code=st.sampled_from(["NUM101", "SCL305", "ZZZ999"]),
    name=st.just("conflicting-values"),
    severity=st.sampled_from(["error", "warning", "note"]),
    confidence=st.floats(0, 1),
    verdict=st.none() | st.sampled_from(["conflict", "agree", "surprising"]),
    title=st.none() | TEXT,
    message=TEXT,
    places=st.lists(places(), max_size=4),
    derivation=st.lists(TEXT, max_size=2),
    suggestions=st.lists(st.builds(SuggestionRecord, text=TEXT, why=TEXT), max_size=2),
    fingerprint=st.text("0123456789abcdef", min_size=16, max_size=16),
    status=st.sampled_from(["new", "known", "waived"]),
    waiver=st.none() | st.builds(Waiver, decision=st.sampled_from("abefkw"), reason=st.none() | TEXT),
    translations=st.just({}) | st.builds(lambda m: {"zh": Words(message=m)}, TEXT),
)


def claim(name: str, document: str, start: int, low: str | None, high: str | None) -> ClaimRecord:
    return ClaimRecord(
        id=name,
        document=document,
        start=start,
        end=start + 2,
        quote="12",
        sentence=(0, 40),
        language="en",
        kind="count",
        dimension="[]",
        hedge="exact",
        low=low,
        high=high,
    )


REPORT = st.builds(
    Report,
    tool=st.just(Tool(name="auditor", version="0")),
    documents=st.lists(
        st.builds(DocumentRecord, name=NAME, text=st.none() | TEXT, has_lines=st.booleans()),
        max_size=3,
        unique_by=lambda d: d.name,
    ),
    claims=st.builds(lambda a, b, n: [claim("c1", "a.txt", 3, a, b), claim("c2", n, 5, b, a)], NUMBER, NUMBER, NAME),
    comparisons=st.lists(
        st.builds(
            ComparisonRecord,
            id=TEXT,
            verdict=st.sampled_from(["agree", "arithmetic_ok", "not_comparable", "conflict", "surprising"]),
            claims=st.lists(st.sampled_from(["c1", "c2", "gone"]), max_size=3),
            key=st.builds(Key, subject=st.none() | TEXT),
            explanation=TEXT,
            confidence=st.just(0.5),
        ),
        max_size=3,
    ),
    findings=st.lists(FINDING, max_size=3),
    skipped=st.lists(st.builds(SkipRecord, document=NAME, location=st.none() | TEXT, reason=TEXT), max_size=2),
    notices=st.lists(TEXT, max_size=2),
)


def check_lines(text: str) -> None:
    assert all(json.loads(line) for line in text.splitlines())


def check_table(text: str) -> None:
    rows = list(csv.reader(io.StringIO(text)))
    assert {len(row) for row in rows} == {len(rows[0])}


def check_commands(text: str) -> None:
    assert all(re.match(r"::(error|warning|notice)[ :]", line) for line in text.splitlines())


def check_page(text: str) -> None:
    data = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert len(data) == 1
    json.loads(data[0])
    assert text.count("</script>") == 2


def check_width(text: str) -> None:
    assert max(map(columns, text.splitlines())) <= 72


CHECKS: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "sarif": json.loads,
    "gitlab": json.loads,
    "rdjson": json.loads,
    "jsonl": check_lines,
    "csv": check_table,
    "tieout": check_table,
    "junit": ET.fromstring,
    "github": check_commands,
    "html": check_page,
    "text": check_width,
    "markdown": str.splitlines,
    "summary": str.splitlines,
}


@pytest.mark.parametrize("format_name", sorted(CHECKS))
@settings(max_examples=30, deadline=None)
@given(report=REPORT, language=st.sampled_from(["en", "zh"]))
def test_any_report_parses_as_what_it_claims_to_be(format_name: str, report: Report, language: str) -> None:
    show = frozenset({"known", "waived", "confirmed", "uncorroborated", "not-comparable"})
    text = render(report, format_name, Style(language=language, width=72, show=show))
    CHECKS[format_name](text)
    text.encode("utf-8")


@settings(max_examples=30, deadline=None)
@given(REPORT)
def test_a_saved_report_is_the_report(report: Report) -> None:
    assert Report.model_validate_json(render(report, "json")) == report
