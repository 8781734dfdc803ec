"""NOTICE names whose data is in the package, file by file, and with the terms under which it was given."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
OWN = {"reports/schema.json"}
"""Data that was made here from nothing but our own code."""


def test_every_table_that_was_not_written_by_hand_is_named() -> None:
    found = (
        p
        for top in ("claims", "auditor", "reports")
        for kind in ("gz", "tsv", "json")
        for p in (ROOT / top).rglob(f"*.{kind}")
    )
    made = {p.relative_to(ROOT).as_posix() for p in found if "demo" not in p.parts} - OWN
    assert made
    assert not [name for name in sorted(made) if name not in NOTICE]


@pytest.mark.parametrize(
    "words",
    [
        "Copyright (c) 2013 Sun Junyi",
        "Copyright (c) 2018 mmb L",
        "Copyright (c) 2018 Wolf Garbe",
        "UNICODE LICENSE V3",
        "Hernan E. Grecco",
        "OpenCC",
        "European Central Bank",
        "Permission is hereby granted, free of charge",
    ],
)
def test_each_of_the_givers_is_named_with_the_terms(words: str) -> None:
    assert words in NOTICE


def test_every_file_that_is_named_is_there() -> None:
    named = {w.strip(",:;") for w in NOTICE.split() if w.startswith(("claims/", "auditor/", "reports/"))}
    assert named
    assert not [n for n in sorted(named) if not (ROOT / n).exists()]
