"""The contract of trusted facts: what a reference file states, and the formats found in `auditor.references`.

A fact is read from the outside and held against the documents by the same algebra as any two claims. Refuses to know:
linking of free text, rules.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from auditor.document import Skip


@dataclass(frozen=True, slots=True)
class ReferenceFact:
    """One trusted fact. `value` and `unit` as written (`130.5`, `billion USD`): they are read like any number."""

    subject: str
    measure: str
    value: str
    unit: str = ""
    period: str | None = None
    """ISO 8601 date, month, year, interval, or FY2026."""
    span: str | None = None
    """First and last day of the period (`2024-01-29/2025-01-26`), where it is known: fiscal years differ by company."""
    source: str = ""
    filed: str | None = None
    """ISO date of the statement; of two for one period the later supersedes the earlier."""
    scope: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Other names of the period: the fiscal year that a day ends."""
    series: str = ""
    """Statements of one series supersede one another; of two series (two concepts of one measure) both stand."""
    place: str = ""
    """Where in the file: `line 3`, `us-gaap:Revenues`."""


@dataclass(frozen=True, slots=True)
class ReferenceFormat:
    """A format of reference files: its name, the test of a file, and the work."""

    name: str
    recognises: Callable[[str, bytes], bool]
    """(lower-case suffix, content) -> whether this format reads it."""
    read: Callable[[bytes, str], Iterable[ReferenceFact | Skip]]
    """(content, name) -> facts, and a Skip for each row that is none."""
    order: int = 100
    """Formats are asked in this order: the narrower first."""


@functools.cache
def reference_formats() -> tuple[ReferenceFormat, ...]:
    """Every format, in the order in which they are asked.

    Raises:
        ImportError: a module of `auditor.references` has no `REFERENCE`.
    """
    folder = importlib.import_module("auditor.references")
    found = []
    for module_info in pkgutil.iter_modules(folder.__path__):
        module = importlib.import_module(f"auditor.references.{module_info.name}")
        if not isinstance(getattr(module, "REFERENCE", None), ReferenceFormat):
            message = f"{module.__file__}: a reference format's module needs REFERENCE"
            raise ImportError(message)  # noqa: TRY004 - a broken member is an import error
        found.append(module.REFERENCE)
    return tuple(sorted(found, key=lambda f: (f.order, f.name)))
