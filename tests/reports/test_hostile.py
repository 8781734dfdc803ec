"""Texts of documents stay data in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from reports import Report, Style, render
from reports.format import known_formats
from reports.schema import shipped

INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")
HARMLESS = frozenset(
    (
        "h2",
        "h3",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "strong",
        "code",
        "ul",
        "li",
        "br",
        "details",
        "summary",
    )
)
FOR_PEOPLE = ("text", "markdown", "summary", "github", "junit", "csv", "tieout", "gitlab")


@pytest.mark.parametrize("format_name", FOR_PEOPLE)
def test_nothing_invisible_reaches_a_reader(hostile_report: Report, format_name: str) -> None:
    assert not INVISIBLE.search(render(hostile_report, format_name))


def test_colour_is_the_only_escape_of_the_terminal(hostile_report: Report) -> None:
    coloured = render(hostile_report, "text", Style(colour=True))
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(hostile_report, "text")


def test_every_rendered_report_fits_its_schema(sample_reports: dict[str, Report]) -> None:
    validator = jsonschema.Draft202012Validator(shipped())
    for report in sample_reports.values():
        validator.validate(json.loads(render(report, "json")))


def test_jsonl_has_a_finding_a_line_whatever_splits_it(hostile_report: Report) -> None:
    lines = render(hostile_report, "jsonl").splitlines()
    assert [json.loads(line)["code"] for line in lines] == ["NUM101", "NUM101"]


def test_annotations_are_one_line_each_and_nothing_in_them_is_a_command(hostile_report: Report) -> None:
    for line in render(hostile_report, "github").splitlines():
        command = re.fullmatch(r"::(error|warning|notice)( [^\n]*?)?::([^\n]*)", line)
        assert command
        properties, _, message = line.removeprefix("::").partition(" ")[2].partition("::")
        assert not re.search(r"%(?!25|0A|0D|2C|3A)", properties + message)
        for field in properties.split(","):
            assert re.fullmatch(r"(file|line|endLine|col|endColumn|title)=[^:,]*", field)


def test_xml_parses_and_gives_the_words_back(hostile_report: Report) -> None:
    root = ET.fromstring(render(hostile_report, "junit"))  # noqa: S314 - our own output
    failure = root.find(".//failure")
    assert failure is not None
    assert "]]> </script>" in failure.attrib["message"]


@pytest.mark.parametrize("format_name", ["csv", "tieout"])
def test_no_cell_is_a_formula(hostile_report: Report, format_name: str) -> None:
    for row in csv.reader(io.StringIO(render(hostile_report, format_name))):
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "@", "-", "|")) or re.fullmatch(r"-?[\d.]+", cell), cell


@pytest.mark.parametrize("format_name", ["json", "sarif", "gitlab", "rdjson"])
def test_json_formats_parse(sample_reports: dict[str, Report], format_name: str) -> None:
    for report in sample_reports.values():
        json.loads(render(report, format_name))


def test_markdown_has_no_markup_of_a_document(hostile_report: Report) -> None:
    from markdown_it import MarkdownIt

    for format_name in ("markdown", "summary"):
        html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(render(hostile_report, format_name))
        tags = {m.lower() for m in re.findall(r"<(/?[a-zA-Z!][a-zA-Z0-9-]*)", html)}
        assert {t.removeprefix("/") for t in tags} <= HARMLESS, tags
        assert "](" not in html or "href" not in html


def test_every_format_has_a_summary_and_a_suffix() -> None:
    for item in known_formats().values():
        assert item.summary
        assert item.suffix.startswith(".")
