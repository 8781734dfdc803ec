"""`auditor version`: the version. The entry point answers it before this module is looked for, so that it starts at
once.
"""

from __future__ import annotations

import click

from auditor import __version__
from auditor.output import to_stdout


@click.command("version", short_help="Print the version")
def COMMAND() -> None:  # noqa: N802 - the name by which commands are found
    """Print the version."""
    to_stdout(f"auditor {__version__}")
