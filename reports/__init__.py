"""A report in, text in any format out. Knows neither claims nor how an audit is made."""

from reports.format import Format, Style, UnknownFormat, render
from reports.model import Report

__all__ = ["Format", "Report", "Style", "UnknownFormat", "render"]
