"""`auditor report`: a saved run in another format, without a new audit."""

from __future__ import annotations

import sys

import click

from auditor import output
from auditor.check_options import SHOWN
from auditor.run import saved
from reports import Style


@click.command("report", epilog="Formats: text json jsonl markdown html csv sarif junit github gitlab rdjson tieout.")
@click.argument("run", metavar="RUN.json")
@click.option("--format", "-f", "form", metavar="FORMAT", help="The format; text where none is named.")
@click.option("--output", "-o", "outputs", multiple=True, metavar="[FORMAT=]FILE", help="Write to a file.")
@click.option("--language", type=click.Choice(["en", "zh"]), default="en", help="Language of the report.")
@click.option("--all", "show_all", is_flag=True, help="Show every finding, not the ten strongest.")
@click.option("--show", multiple=True, type=click.Choice(SHOWN), help="Also list these.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), default="never")
def COMMAND(  # noqa: N802 - the name by which commands are found
    run: str, form: str | None, outputs: tuple[str, ...], language: str, *, show_all: bool, show: tuple[str, ...], fail_on: str
) -> int:
    """Render a saved run (auditor check ... -o json=RUN.json) in another format."""
    report = saved(run)
    style = output.style(
        language=language, limit=None if show_all else Style().limit, show=show, to_terminal=sys.stdout.isatty()
    )
    output.write(report, output.targets(form, outputs), style)
    return report.exit_code(fail_on)
