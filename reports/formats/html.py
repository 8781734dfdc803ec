"""The editor's page: one self-contained HTML file in which findings are read, decided and taken away."""

from __future__ import annotations

from reports.format import Format, Style
from reports.model import Report


def render(report: Report, style: Style) -> str:
    """The page, opening in the style's language; the reader can switch."""
    from reports.review.page import page

    return page(report, style.language)


FORMAT = Format("html", ".html", render, "the editor's page, one file, offline")
