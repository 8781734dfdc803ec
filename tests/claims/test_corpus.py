"""The corpus of extraction: every way of writing that is wanted gives its claim, what is forbidden gives none."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from claims import extract, to_record

CORPUS = Path(__file__).parents[1] / "corpus"
NUMBERS = ("value", "base_value", "nominal_low", "nominal_high", "low", "high")
OWN_DRIVER = ("frames_", "periods_")
"""Files whose form is that of another driver."""


def entries(kind: str) -> list[Any]:
    """Every parameter of a kind."""
    return list(_entries(kind))


def _entries(kind: str) -> Iterator[Any]:
    """One parameter a text: the claim wanted, or the reason it is forbidden."""
    for path in sorted(CORPUS.glob("*.toml")):
        if path.stem.startswith(OWN_DRIVER):
            continue
        content = tomllib.loads(path.read_text("utf-8"))
        for number, entry in enumerate(content.get(kind, [])):
            for text in entry["texts"]:
                yield pytest.param(path.stem.rpartition("_")[2], entry, text, id=f"{path.stem}-{number}-{text[:24]}")


def records(text: str, language: str, entry: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The claim records of a text, in the language of its corpus unless the text is mixed."""
    given = None if entry.get("mixed") else language
    return [to_record(claim) for claim in extract(text, language=given, date=entry.get("date"))]


def matches(record: Mapping[str, Any], claim: Mapping[str, Any]) -> bool:
    """Whether the record has every field that is asked for."""
    return all(same(record.get(name), wanted, is_number=name in NUMBERS) for name, wanted in claim.items())


def same(found: Any, wanted: Any, *, is_number: bool) -> bool:  # noqa: ANN401 - fields of JSON
    """Equality of fields; numbers by value, `none` for null."""
    if wanted == "none":
        return found is None
    if is_number and found is not None:
        return Decimal(found) == Decimal(str(wanted))
    return bool(found == wanted)


@pytest.mark.parametrize(("language", "entry", "text"), entries("wanted"))
def test_what_is_wanted_is_read(language: str, entry: dict[str, Any], text: str) -> None:
    found = records(text, language, entry)
    wanted = entry.get("claims") or [entry["claim"]]
    brief = [{name: record.get(name) for name in {"quote", *wanted[0]}} for record in found]
    assert found, f"nothing found in {text!r}"
    for claim in wanted:
        assert any(matches(record, claim) for record in found), f"{text!r}: wanted {claim}, found {brief}"
    if entry.get("only", True):
        others = [r for r in found if r["kind"] not in ("date", "period")]
        kept = [c for c in wanted if c.get("kind") not in ("date", "period")]
        assert len(others) <= len(kept) or not kept, f"{text!r}: more than was wanted: {brief}"


@pytest.mark.parametrize(("language", "entry", "text"), entries("forbidden"))
def test_what_is_forbidden_is_not_read(language: str, entry: dict[str, Any], text: str) -> None:
    found = [
        r for r in records(text, language, entry) if r["kind"] not in entry.get("allowed", ("date", "period", "rank"))
    ]
    assert not found, f"{text!r}: {entry['why']}, but found {[(r['quote'], r['kind'], r['value']) for r in found]}"


@pytest.mark.parametrize(("language", "entry", "text"), entries("ambiguous"))
def test_what_is_ambiguous_has_one_of_its_readings(language: str, entry: dict[str, Any], text: str) -> None:
    found = records(text, language, entry)
    assert any(matches(r, claim) for r in found for claim in entry["readings"]), f"{text!r}: {found}"


@pytest.mark.parametrize("kind", ["wanted", "forbidden", "ambiguous"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_language_has_every_kind_of_entry(language: str, kind: str) -> None:
    content = tomllib.loads((CORPUS / f"{language}.toml").read_text("utf-8"))
    assert content[kind]
