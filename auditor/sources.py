"""Paths in, documents out; stub."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.document import Document, Skip
from auditor.options import Options


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read from the paths, what was not, and which paths do not exist."""

    documents: tuple[Document, ...]
    skips: tuple[Skip, ...]
    missing: tuple[str, ...]


def load(paths: Sequence[str | Path], options: Options) -> Loaded:
    """Every document under the paths."""
    found = [Document.from_text(str(p), Path(p).read_text(encoding="utf-8")) for p in paths]
    return Loaded(tuple(found), (), ())
