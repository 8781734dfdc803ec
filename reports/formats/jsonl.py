"""One finding a line, as JSON objects, for tools that read a stream."""

from __future__ import annotations

from reports.format import Format, Style
from reports.model import Report
from reports.ranking import ranked

# Legal inside JSON strings, but tools that split by any line separator would break a line there.
_SEPARATORS = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\x7f\x85\u2028\u2029"})


def render(report: Report, _style: Style) -> str:
    """Every finding of any status, gravest first."""
    found = ranked(report, ("new", "known", "waived"))
    return "".join(f.model_dump_json().translate(_SEPARATORS) + "\n" for f in found)


FORMAT = Format("jsonl", ".jsonl", render, "one finding a line")
