"""`auditor rules`: every rule with its code, name, severity and one line of what it looks for."""

from __future__ import annotations

import json

import click

from auditor.output import to_stdout
from auditor.rule import rules


@click.command("rules", short_help="List every rule")
@click.option("--format", "-f", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
@click.option("--language", type=click.Choice(["en", "zh"]), default="en", help="Language of the summaries.")
def COMMAND(form: str, language: str) -> None:  # noqa: N802 - the name by which commands are found
    """List every rule: code, severity, name, what it looks for."""
    rows = [(r.code, r.severity.word, r.name, getattr(r.summary, language), r.on_by_default) for r in rules().values()]
    if form == "json":
        keys = ("code", "severity", "name", "summary", "on_by_default")
        to_stdout(json.dumps([dict(zip(keys, row, strict=True)) for row in rows], ensure_ascii=False, indent=1))
        return
    if form == "markdown":
        lines = ["| code | severity | name | looks for |", "|---|---|---|---|"]
        lines += [f"| {c} | {s}{'' if on else ' (off)'} | {n} | {text} |" for c, s, n, text, on in rows]
    else:
        lines = [f"{c}  {s:8} {n:32} {text}{'' if on else '  (off; --select ' + c + ')'}" for c, s, n, text, on in rows]
    to_stdout("\n".join(lines))
