"""The corpus of frames: what the number at a quote must be about, and what it must not be taken to be about."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claims import extract, scripts
from claims.values import Claim

CORPUS = Path(__file__).parent.parent / "corpus"
FILES = ("frames_zh.toml", "frames_en.toml")


def entries(section: str) -> Iterator[Any]:
    for name in FILES:
        for number, entry in enumerate(tomllib.loads((CORPUS / name).read_text("utf-8"))[section]):
            for claim in entry["claims"]:
                yield pytest.param(entry["text"], claim, id=f"{name[7:9]}-{number}-{claim['quote']}")


def chinese() -> list[str]:
    return [entry["text"] for entry in tomllib.loads((CORPUS / "frames_zh.toml").read_text("utf-8"))["wanted"]]


@pytest.mark.parametrize("text", chinese())
def test_the_other_script_says_the_same(text: str) -> None:
    """Character by character, so that places stay; subjects that no lexicon knows stay in the script of the text."""
    simple = scripts.simplified(text)
    for claim, twin in zip(extract(text), extract(simple), strict=True):
        assert (claim.start, claim.frame.measure, claim.frame.scope) == (
            twin.start,
            twin.frame.measure,
            twin.frame.scope,
        )
        assert scripts.simplified(claim.frame.subject or "") == (twin.frame.subject or "")


def at(text: str, quote: str) -> Claim:
    found = [c for c in extract(text) if c.quote == quote]
    if not found:
        start = text.index(quote)
        found = [c for c in extract(text) if c.start < start + len(quote) and start < c.end]
    assert found, f"no claim at {quote!r} in {text!r}: {[c.quote for c in extract(text)]}"
    return found[0]


def stated(claim: Claim, field: str) -> object:
    value = getattr(claim.frame, field)
    return list(value) if field == "scope" else value


@pytest.mark.parametrize(("text", "wanted"), list(entries("wanted")))
def test_a_number_is_about_what_the_sentence_says(text: str, wanted: dict[str, Any]) -> None:
    claim = at(text, wanted["quote"])
    assert {field: stated(claim, field) for field in wanted if field != "quote"} == {
        field: value for field, value in wanted.items() if field != "quote"
    }


@pytest.mark.parametrize(("text", "forbidden"), list(entries("forbidden")))
def test_a_number_is_not_about_a_bystander(text: str, forbidden: dict[str, Any]) -> None:
    claim = at(text, forbidden["quote"])
    for field, values in forbidden.items():
        if field != "quote":
            assert stated(claim, field) not in values
