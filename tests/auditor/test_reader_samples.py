"""Small real files of every kind, and exactly what is read from each: text, places, what was skipped.

`pytest --accept` rewrites the expected files beside the samples; read the difference before it is kept.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from auditor import reader
from auditor.document import Document, Skip
from claims import extract

SAMPLES = Path(__file__).parents[1] / "samples"
FILES = sorted(p for p in SAMPLES.glob("*/*.*") if p.suffix != ".expected")


def report(items: list[Document | Skip]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Skip):
            yield f"SKIP {item.document} {item.location or ''} {item.reason}"
            continue
        yield f"DOCUMENT {item.name} {item.date or ''}"
        yield from item.text.splitlines()
        yield from (f"SKIP {s.location or ''} {s.reason}" for s in item.skips)
        text = item.text
        yield from (f"PASSAGE {p.kind} [{_said(p.location)}] {text[p.start : p.end]!r}" for p in item.passages)
        for table in item.tables:
            yield f"TABLE {text[slice(*table.caption)] if table.caption else ''!r}"
            yield from (f"CELL {c.row},{c.column} [{_said(c.location)}] {text[c.start : c.end]!r}" for c in table.cells)


def _said(location: Mapping[str, str | int]) -> str:
    return " ".join(f"{k}={v}" for k, v in location.items())


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SAMPLES)))
def test_a_sample_is_read_as_expected(path: Path, accepted: Callable[[Path, str], None]) -> None:
    items = list(reader.read(path.read_bytes(), path.name))
    accepted(path.with_name(f"{path.name}.expected"), "\n".join(report(items)) + "\n")


def test_every_reader_has_a_sample() -> None:
    assert {p.parent.name for p in FILES} == set(reader.readers())


def facts(content: bytes, name: str) -> list[tuple[object, ...]]:
    documents = [d for d in reader.read(content, name) if isinstance(d, Document)]
    return [
        (c.quote, c.quantity.value, c.quantity.unit, c.frame.measure, c.frame.period)
        for d in documents
        for c in extract(d.text, None, name, passages=d.passages, given_tables=d.tables or None)
    ]


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_what_libreoffice_writes_reads_like_what_it_was_given(kind: str, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    (source,) = [p for p in FILES if p.suffix == f".{kind}"]
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [soffice, home, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert facts((tmp_path / source.name).read_bytes(), source.name) == facts(source.read_bytes(), source.name)
