"""The job summary of GitHub Actions: a table of findings, cut on a row before the size at which GitHub drops it."""

from __future__ import annotations

from collections.abc import Iterator

from reports import markdown
from reports.format import Format, Style
from reports.markdown import plain
from reports.model import FindingRecord, Report
from reports.ranking import ranked
from reports.words import Words, named, placed, said

MOST_BYTES = 900_000
"""GitHub drops a summary near 1 MiB without a word."""
_NOTE_ROOM = 400


def render(report: Report, style: Style) -> str:
    """Counts, a row for each new finding, what was not read."""
    words = Words(style.language)
    head = [f"## {words('form.title')}", "", markdown.counted(report, words), "", markdown.compared(report, words), ""]
    tail = ["", *markdown.unread_lines(report, words)]
    found = ranked(report)
    if found:
        columns = (words(f"form.{name}") for name in ("severity", "code", "where", "written", "what"))
        head += [f"| {' | '.join(columns)} |", "|---|---|---|---|---|"]
    rows, left_out = _fitting((_row(f, report, words) for f in found), MOST_BYTES - _size(head) - _NOTE_ROOM)
    if left_out:
        rows += ["", words("form.more_findings", n=left_out)]
    tail, cut = _fitting(iter(tail), MOST_BYTES - _size([*head, *rows]))
    note = ["", words("form.cut", limit="900 kB")] if cut else []
    return "\n".join([*head, *rows, *tail, *note]).rstrip() + "\n"


def _fitting(lines: Iterator[str], room: int) -> tuple[list[str], int]:
    """The lines that fit into so many bytes, and how many do not."""
    kept: list[str] = []
    left_out = 0
    for line in lines:
        room -= _size([line])
        if room < 0 or left_out:
            left_out += 1
        else:
            kept.append(line)
    return kept, left_out


def _size(lines: list[str]) -> int:
    return sum(len(line.encode("utf-8", "replace")) + 1 for line in lines)


def _row(finding: FindingRecord, report: Report, words: Words) -> str:
    spoken = said(finding, words.language)
    where = "<br>".join(plain(placed(p, words)) for p in finding.places)
    written = "<br>".join(markdown.in_context(p) for p in finding.places)
    title = spoken.title or named(finding, report.rules, words.language)
    what = f"**{plain(title)}**<br>{plain(spoken.message)}<br>`{finding.fingerprint}`"
    sign = f"{markdown.SIGNS[finding.severity]} {words(f'severity.{finding.severity}')}"
    return f"| {sign} | {finding.code} | {where} | {written} | {what} |"


FORMAT = Format("summary", ".md", render, "job summary of GitHub Actions (Markdown)")
