"""One fixed report, one of hostile texts and an empty one in every format, as they shall stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reports import Report, Style, render
from reports.format import known_formats

GOLDEN = Path(__file__).parents[1] / "golden"
FORMATS = sorted(known_formats())


@pytest.mark.parametrize("name", ["fixed", "hostile", "empty"])
@pytest.mark.parametrize("format_name", FORMATS)
def test_a_report_looks_as_it_did(
    sample_reports: dict[str, Report], accepted: Callable[[Path, str], None], name: str, format_name: str
) -> None:
    suffix = known_formats()[format_name].suffix
    accepted(GOLDEN / f"{name}.{format_name}{suffix}", render(sample_reports[name], format_name))


@pytest.mark.parametrize("format_name", ["text", "markdown", "summary", "github", "sarif"])
def test_a_report_speaks_chinese(fixed_report: Report, accepted: Callable[[Path, str], None], format_name: str) -> None:
    suffix = known_formats()[format_name].suffix
    accepted(GOLDEN / f"fixed.zh.{format_name}{suffix}", render(fixed_report, format_name, Style(language="zh")))


@pytest.mark.parametrize("name", ["fixed", "hostile", "empty"])
@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_does_without_texts(
    sample_reports: dict[str, Report],
    without_text: Callable[[Report], Report],
    name: str,
    format_name: str,
) -> None:
    assert isinstance(render(without_text(sample_reports[name]), format_name), str)


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_saved_report_renders_alike(fixed_report: Report, format_name: str) -> None:
    saved = Report.model_validate_json(render(fixed_report, "json"))
    assert render(saved, format_name) == render(fixed_report, format_name)
