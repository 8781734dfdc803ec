"""The flags that every auditing command takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

SHOWN = ("uncorroborated", "not-comparable", "confirmed")


def check_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the flags to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option("--format", "-f", "form", metavar="FORMAT", help="text (default), json, html, sarif ...: see `auditor report -h`."),
    click.option(
        "--output", "-o", "outputs", multiple=True, metavar="[FORMAT=]FILE", help="Write to a file; several from one run."
    ),
    click.option("--against", multiple=True, metavar="PATH", help="A trusted source: the other documents are drafts."),
    click.option(
        "--fail-on", type=click.Choice(["error", "warning", "note", "never"]), help="Exit with 1 from this severity."
    ),
    click.option("--strict", is_flag=True, help="Exit with 3 when something could not be read."),
    click.option("--select", multiple=True, metavar="CODE", help="Also run these rules (code or prefix, ALL)."),
    click.option("--ignore", multiple=True, metavar="CODE", help="Leave these rules out (code or prefix)."),
    click.option("--language", type=click.Choice(["en", "zh"]), default="en", help="Language of the report."),
    click.option("--all", "show_all", is_flag=True, help="Show every finding, not the ten strongest."),
    click.option("--show", multiple=True, type=click.Choice(SHOWN), help="Also list these."),
    click.option("--no-text", is_flag=True, help="Leave the documents' texts out of the report."),
    click.option("--jobs", "-j", type=click.IntRange(1), help="Worker processes."),
    click.option("--quiet", "-q", is_flag=True, help="No progress, no notices."),
)
