"""The flags that every auditing command takes, and what of them are settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import click

SHOWN: Final = ("uncorroborated", "not-comparable", "confirmed")
FILTERS: Final = ("added", "context", "file", "none")
SETTINGS: Final = {
    "against": "against",
    "reference": "reference",
    "require_support": "require_support",
    "select": "select",
    "ignore": "ignore",
    "fail_on": "fail_on",
    "strict": "strict",
    "jobs": "jobs",
    "language": "report_language",
    "baseline": "baseline",
    "include": "include",
    "exclude": "exclude",
}
"""Flag -> setting: what is given on the command line outranks environment and files."""


def check_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the flags to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option("--format", "-f", "form", metavar="FORMAT", help="text (default), json, html, sarif, junit ..."),
    click.option(
        "--output", "-o", "outputs", multiple=True, metavar="[FORMAT=]FILE", help="Write to a file; repeatable."
    ),
    click.option("--open", "open_page", is_flag=True, help="Open the review page in a browser."),
    click.option("--all", "show_all", is_flag=True, help="Show every finding, not the ten strongest."),
    click.option("--show", multiple=True, type=click.Choice(SHOWN), help="Also list these."),
    click.option("--language", type=click.Choice(["en", "zh"]), help="Language of the report."),
    click.option("--no-text", is_flag=True, help="Leave the documents' texts out of the report."),
    click.option("--against", multiple=True, metavar="PATH", help="A trusted source: the others are drafts."),
    click.option("--reference", multiple=True, metavar="FILE", help="Trusted facts: CSV, YAML, JSON, XBRL JSON."),
    click.option("--require-support", is_flag=True, default=None, help="An unsupported figure of a draft is an error."),
    click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), help="Exit 1 from here on."),
    click.option("--strict", is_flag=True, default=None, help="Exit 3 when something could not be read."),
    click.option("--select", multiple=True, metavar="CODE", help="Also run these rules (code, prefix, ALL)."),
    click.option("--ignore", multiple=True, metavar="CODE", help="Leave these rules out (code or prefix)."),
    click.option("--include", multiple=True, metavar="PATTERN", help="In folders, only these files."),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="In folders, not these files."),
    click.option(
        "--baseline", metavar="FILE", help="Decisions to respect; nearest auditor-baseline.jsonl if not given."
    ),
    click.option("--no-baseline", is_flag=True, help="Respect no decisions."),
    click.option("--diff-base", metavar="REF", help="Count only what a change since REF touches."),
    click.option(
        "--filter", "diff_filter", type=click.Choice(FILTERS), default="added", help="How near to the change."
    ),
    click.option("--config", multiple=True, metavar="KEY=VALUE", help="Any setting, over files and environment."),
    click.option("--isolated", is_flag=True, help="No configuration files, no AUDITOR_ variables."),
    click.option("--show-settings", is_flag=True, help="Print every setting and where it was set, and stop."),
    click.option("--jobs", "-j", type=click.IntRange(1), help="Worker processes."),
    click.option("--quiet", "-q", is_flag=True, help="No progress, no notices."),
)
