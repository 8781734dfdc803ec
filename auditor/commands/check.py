"""`auditor check`: the main job. Flags to Options, paths to a report, the report to its outputs and an exit code."""

from __future__ import annotations

import sys

import click

from auditor.check_options import check_options
from auditor.run import perform


@click.command("check", short_help="Cross-check the numbers in files and folders")
@click.argument("paths", nargs=-1, required=True)
@check_options
def COMMAND(paths: tuple[str, ...], **flags: object) -> int:  # noqa: N802 - the name by which commands are found
    """Cross-check the numbers in PATHS (files, folders, or - for standard input)."""
    return perform(paths, flags, sys.stderr)
