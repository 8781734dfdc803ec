"""`auditor where FILE:LINE`: every other place where the figures of that line stand, for whoever is about to change
one.
"""

from __future__ import annotations

import re
import sys

import click

from auditor import output
from auditor.elsewhere import Elsewhere, elsewhere
from auditor.errors import AuditorError
from auditor.pipeline import gathered, uniquely_named
from auditor.run import load, settings_of

_LINE = re.compile(r"[1-9][0-9]{0,8}")


@click.command("where", short_help="List the other places where the figures of a line stand")
@click.argument("place", metavar="FILE:LINE")
@click.argument("paths", nargs=-1)
def COMMAND(place: str, paths: tuple[str, ...]) -> int:  # noqa: N802 - the name by which commands are found
    """List every other place in PATHS (default: this folder), in any language, where the figures of FILE:LINE stand."""
    name, colon, number = place.rpartition(":")
    if not colon or not name or not _LINE.fullmatch(number):
        message = f"{place!r} is no place"
        raise AuditorError(message, "give a file and a line: auditor where docs/limits.md:12")
    options = settings_of({}).options
    loaded = load((*(paths or (".",)), name), options)
    if loaded.missing:
        message = f"no such path: {', '.join(map(repr, loaded.missing))}"
        raise AuditorError(message)
    documents, notices = uniquely_named(loaded.documents)
    for notice in notices:
        sys.stderr.write(f"auditor: {notice}\n")
    found = elsewhere(gathered(documents, options), name, int(number))
    if found is None:
        message = f"{name} has no line {number}, or was not read"
        raise AuditorError(message, "see what is read of it: auditor extract " + name)
    output.to_stdout("\n".join(_lines(found)))
    return 0


def _lines(found: tuple[Elsewhere, ...]) -> list[str]:
    if not found:
        return ["no figure is read on that line"]
    lines = []
    for entry in found:
        lines.append(f"{entry.quote}  {entry.about}".rstrip())
        lines += [f"  {where:40} {quote}  {how}" for where, quote, how in entry.places] or ["  nowhere else"]
    return lines
