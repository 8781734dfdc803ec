"""Natural disagreements: which are raised, with which verdict, and that nothing else is."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any

import pytest

from auditor import Document, Options, audit

FOLDER = Path(__file__).parent.parent / "natural"
LEAST = 0.85
"""Share of the disagreements that must be raised with the right verdict."""

Case = dict[str, Any]


def cases(kind: str) -> list[Case]:
    found = []
    for path in sorted(FOLDER.glob(f"{kind}_*.toml")):
        found += tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return found


@functools.cache
def _names(kind: str) -> list[str]:
    return [c["name"] for c in cases(kind)]


def raised(case: Case) -> list[tuple[str, str | None, list[str]]]:
    """Code, verdict and quotes of every finding at warning or error."""
    documents = [Document.from_text(d["name"], d["text"].lstrip("\n")) for d in case["documents"]]
    report = audit(documents, Options())
    return [
        (f.code, f.verdict, [p.quote for p in f.places]) for f in report.findings if f.severity in ("warning", "error")
    ]


def is_raised(case: Case) -> bool:
    return any(
        verdict in case["verdicts"] and all(any(_same(q, place) for place in quotes) for q in case["quotes"])
        for _, verdict, quotes in raised(case)
    )


def _same(wanted: str, quote: str) -> bool:
    return wanted in quote or quote in wanted


def test_most_disagreements_are_raised_with_the_right_verdict() -> None:
    wanted = cases("raised")
    missed = [c["name"] for c in wanted if not is_raised(c)]
    assert len(missed) <= (1 - LEAST) * len(wanted), missed


@pytest.mark.parametrize("at", range(len(cases("silent"))), ids=_names("silent"))
def test_what_agrees_or_speaks_of_other_things_stays_silent(at: int) -> None:
    assert raised(cases("silent")[at]) == []


def test_the_set_is_wide_enough_and_half_of_it_must_stay_silent() -> None:
    assert len(cases("raised")) >= 20
    assert len(cases("silent")) >= 20
