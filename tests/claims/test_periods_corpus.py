"""The corpus of dates and periods, read by the reader of periods alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims import periods

CORPUS = Path(__file__).parents[1] / "corpus"


def entries(table: str) -> list[Any]:
    """Text, language and the entry itself, for every text of a table in both languages."""
    found = []
    for language in ("zh", "en"):
        data = tomllib.loads((CORPUS / f"periods_{language}.toml").read_text(encoding="utf-8"))
        for entry in data[table]:
            found += [pytest.param(text, language, entry, id=f"{language}-{text}") for text in entry["texts"]]
    return found


@pytest.mark.parametrize(("text", "language", "entry"), entries("wanted"))
def test_a_date_in_any_writing_is_read_as_its_iso_form(text: str, language: str, entry: dict[str, Any]) -> None:
    ((kind, wanted),) = entry["claim"].items()
    found = [(r.quantity.kind, r.quantity.date) for r in periods.read(text, language)]
    assert (kind, wanted) in found


@pytest.mark.parametrize(("text", "language", "entry"), entries("anchored"))
def test_what_is_left_out_is_found_from_the_day_of_writing(text: str, language: str, entry: dict[str, Any]) -> None:
    found = [r.quantity.date for r in periods.read(text, language, entry["today"])]
    assert entry["claim"]["date"] in found


@pytest.mark.parametrize(("text", "language", "entry"), entries("ambiguous"))
def test_what_is_ambiguous_has_one_of_its_readings(text: str, language: str, entry: dict[str, Any]) -> None:
    (found,) = periods.read(text, language)
    assert found.quantity.date in [reading["date"] for reading in entry["readings"]]
    assert found.confidence < 0.9


@pytest.mark.parametrize(("text", "language", "entry"), entries("forbidden"))
def test_what_is_no_date_is_left_to_the_reader_of_numbers(text: str, language: str, entry: dict[str, Any]) -> None:
    found = [text[r.start : r.end] for r in periods.read(text, language, "2024-05-20")]
    assert found == [], entry["why"]
