"""The whole report as one JSON object: the form in which a report is saved, re-rendered and reviewed."""

from __future__ import annotations

from reports.format import Format, Style
from reports.model import Report


def render(report: Report, _style: Style) -> str:
    """The report, every field, in the order of the model."""
    return report.model_dump_json(indent=1) + "\n"


FORMAT = Format("json", ".json", render, "the whole report; the input of `auditor report`")
