"""`auditor demo`: the main job on a small set of articles that ships inside the package."""

from __future__ import annotations

import sys
from importlib.resources import as_file, files

import click

from auditor.check_options import check_options
from auditor.reading.walking import shown
from auditor.run import perform

OFF_BY_DEFAULT = ("NUM109", "MTH505", "MUL602", "STY")
"""Rules on style and the like, shown here so that every kind of finding is seen once."""


@click.command("demo", short_help="Cross-check the example articles")
@check_options
def COMMAND(**flags: object) -> int:  # noqa: N802 - the name by which commands are found
    """Cross-check the example articles: one of every kind of discrepancy. Ends with 0 unless --fail-on is given."""
    flags["fail_on"] = flags["fail_on"] or "never"
    flags["select"] = flags["select"] or OFF_BY_DEFAULT
    with as_file(files("auditor") / "demo") as folder:
        return perform((str(folder),), flags, sys.stderr, root=shown(folder))
