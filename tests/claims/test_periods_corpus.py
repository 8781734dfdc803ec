"""The corpus of dates and periods, read by the reader of periods alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims import periods

CORPUS = Path(__file__).parents[1] / "corpus"


def entries(table: str) -> list[Any]:
    found = []
    for language in ("zh", "en"):
        data = tomllib.loads((CORPUS / f"periods_{language}.toml").read_text(encoding="utf-8"))
        for entry in data[table]:
            claim = entry.get("claim", {})
            wanted = claim.get("date") or claim.get("period")
            found += [
                pytest.param(text, wanted, entry.get("today"), language, id=f"{language}-{text}")
                for text in entry["texts"]
            ]
    return found


@pytest.mark.parametrize(("text", "wanted", "today", "language"), [*entries("wanted"), *entries("anchored")])
def test_a_date_in_any_writing_is_read_as_its_iso_form(
    text: str, wanted: str, today: str | None, language: str
) -> None:
    found = [r.quantity.date for r in periods.read(text, language, today)]
    assert wanted in found, f"read {found}"


@pytest.mark.parametrize(("text", "language"), [(p.values[0], p.values[3]) for p in entries("forbidden")])
def test_what_is_no_date_is_left_to_the_reader_of_numbers(text: str, language: str) -> None:
    assert [text[r.start : r.end] for r in periods.read(text, language, "2024-05-20")] == []
