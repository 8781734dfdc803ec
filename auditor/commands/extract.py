"""`auditor extract`: what was read from where, so that a person can judge the reader."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from typing import Any

import click

from auditor import sources
from auditor.extraction import extract_all
from auditor.options import Options
from auditor.output import to_stdout
from auditor.pipeline import uniquely_named
from claims import to_record

COLUMNS = ("document", "place", "quote", "value", "unit", "hedge", "kind", "subject", "measure", "period", "scope")


@click.command("extract", short_help="Show what is read from where")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "-f", "form", type=click.Choice(["jsonl", "json", "csv", "table"]), default="table")
@click.option("--language", help="Language of the documents, where it should not be detected.")
def COMMAND(paths: tuple[str, ...], form: str, language: str | None) -> int:  # noqa: N802 - how commands are found
    """Show every numeric claim that is read from PATHS, with its place, unit, hedge and subject."""
    options = Options(language=language)
    loaded = sources.load(paths, options)
    documents, notices = uniquely_named(loaded.documents)
    claims, failed = extract_all(documents, options)
    for skip in (*loaded.skips, *failed, *(s for d in documents for s in d.skips)):
        where = f" ({skip.location})" if skip.location else ""
        sys.stderr.write(f"not read: {skip.document}{where}: {skip.reason}\n")
    for line in [*notices, *(f"no such path: {m}" for m in loaded.missing)]:
        sys.stderr.write(f"auditor: {line}\n")
    to_stdout(_rendered([to_record(c) for c in claims], form))
    return 2 if loaded.missing else 0


def _rendered(records: Sequence[dict[str, Any]], form: str) -> str:
    if form == "jsonl":
        return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
    if form == "json":
        return json.dumps(records, ensure_ascii=False, indent=1)
    rows = [_row(r) for r in records]
    return _csv(rows) if form == "csv" else _table(rows)


def _row(record: dict[str, Any]) -> tuple[str, ...]:
    place = f"{record['start']}-{record['end']}"
    if record["location"]:
        place = ", ".join(f"{k} {v}" for k, v in record["location"].items())
    value = record["value"]
    if value is None and record["nominal_low"] is not None:
        value = f"{record['nominal_low']} – {record['nominal_high'] or ''}"
    cells = {**record, "place": place, "value": value or record["date"], "scope": " ".join(record["scope"])}
    return tuple(" ".join(str(cells[c] if cells[c] is not None else "").split()) for c in COLUMNS)


def _csv(rows: Sequence[tuple[str, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "@", "\t") or (cell[:1] == "-" and not cell[1:2].isdecimal()) else cell


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    from reports.width import columns, cut, pad

    widest = [min(28, max([columns(h), *(columns(r[i]) for r in rows)])) for i, h in enumerate(COLUMNS)]
    return "\n".join(
        "  ".join(pad(cut(cell, w), w) for cell, w in zip(row, widest, strict=True)).rstrip()
        for row in (COLUMNS, *rows)
    )
