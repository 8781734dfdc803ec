"""`auditor report`: a saved run in another format, without a new audit."""

from __future__ import annotations

import sys
from typing import Any

import click

from auditor import output
from auditor.check_options import SHOWN
from auditor.run import saved
from auditor.since import since
from reports import Style


@click.command(
    "report",
    short_help="Render a saved run in another format",
    epilog="Formats: text json jsonl markdown html csv sarif junit github gitlab rdjson summary tieout.",
)
@click.argument("run", metavar="RUN.json")
@click.option("--format", "-f", "form", metavar="FORMAT", help="The format; text where none is named.")
@click.option("--output", "-o", "outputs", multiple=True, metavar="[FORMAT=]FILE", help="Write to a file.")
@click.option("--language", type=click.Choice(["en", "zh"]), default="en", help="Language of the report.")
@click.option("--all", "show_all", is_flag=True, help="Show every finding, not the ten strongest.")
@click.option("--show", multiple=True, type=click.Choice(SHOWN), help="Also list these.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), default="never")
@click.option("--since", "old", metavar="OLD.json", help="An earlier run, for --headline.")
@click.option("--headline", is_flag=True, help="Only one line: how many are new, fixed and known.")
@click.option("--open", "open_page", is_flag=True, help="Open the review page in a browser.")
def COMMAND(run: str, **flags: Any) -> int:  # noqa: N802, ANN401 - how commands are found; click's flags
    """Render a saved run (auditor check ... -o json=RUN.json) in another format."""
    report = saved(run)
    if flags["headline"]:
        output.to_stdout(str(since(report, saved(flags["old"]) if flags["old"] else None)))
        return report.exit_code(flags["fail_on"])
    style = output.style(
        language=flags["language"],
        limit=None if flags["show_all"] else Style().limit,
        show=flags["show"],
        to_terminal=sys.stdout is not None and sys.stdout.isatty(),
    )
    if flags["open_page"]:
        output.open_page(report, style)
    if not flags["open_page"] or flags["form"] or flags["outputs"]:
        output.write(report, output.targets(flags["form"], flags["outputs"]), style)
    return report.exit_code(flags["fail_on"])
