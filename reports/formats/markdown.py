"""The report as Markdown: for a file in a repository, a wiki, a comment."""

from __future__ import annotations

from reports import markdown
from reports.format import Format, Style
from reports.model import Report
from reports.ranking import confirmed, ranked
from reports.words import Words

_CONFIRMED = 50


def render(report: Report, style: Style) -> str:
    """Every new finding in full, then what was confirmed, then what was not read."""
    words = Words(style.language)
    lines = [f"## {words('form.title')}", "", markdown.counted(report, words), "", markdown.compared(report, words), ""]
    for finding in ranked(report):
        lines += markdown.finding(finding, report, words)
    facts = confirmed(report)
    if facts:
        lines += [f"<details><summary>{words('text.confirmed', n=len(facts))}</summary>", ""]
        lines += markdown.confirmed_lines(facts[:_CONFIRMED], words)
        if len(facts) > _CONFIRMED:
            lines.append(f"- … +{len(facts) - _CONFIRMED}")
        lines += ["", "</details>", ""]
    lines += markdown.unread_lines(report, words)
    return "\n".join(lines).rstrip() + "\n"


FORMAT = Format("markdown", ".md", render, "for a repository, a wiki, a comment")
