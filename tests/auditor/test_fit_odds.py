"""The script that fits the odds finds the slips of a folder of cases, and prints what it makes of them."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from auditor.linking.further import fit_odds, odds

FIRST = (
    "The ferry Osprey left Ardal with 314 passengers. It needs 52 minutes for the 21.5 kilometres. "
    "The yard in Stavik built it for 61.4 million euros. Its tanks take 8,300 litres."
)
SECOND = (
    "On board were 314 people, the harbour office says. A crossing of 21.5 km lasts 52 minutes. "
    "Taxpayers paid 61.4 million euros. Fuel on leaving: {fuel}."
)


def _place(document: str, text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"doc_id": document, "start": start, "end": start + len(words)}


def _case(mutation: str, fuel: str) -> dict[str, Any]:
    second = SECOND.format(fuel=fuel)
    docs = [{"id": "a", "text": FIRST}, {"id": "b", "text": second}]
    case = {"docs": docs, "mutation": mutation, "cluster": "osprey", "harmful": mutation != "clean"}
    return (
        case if mutation == "clean" else {**case, **_place("b", second, fuel), "partner": _place("a", FIRST, "8,300")}
    )


def test_it_prints_the_weights_beside_the_shipped_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = [_case("transpose", "3,800 litres"), _case("x10", "83,000 litres"), _case("clean", "8,900 litres")]
    with gzip.open(tmp_path / "cases.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(c) + "\n" for c in cases)
    monkeypatch.setattr(sys, "argv", ["fit_odds", str(tmp_path)])
    fit_odds.main()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2 changed numbers left over beside what they were, 1 pairs that nobody changed"
    shown = {line.split()[0]: float(line.split()[2]) for line in lines[2 : 3 + len(odds.WEIGHTS)]}
    assert shown == {"bias": odds.BIAS, **odds.WEIGHTS}
    assert [p.name for p in tmp_path.iterdir()] == ["cases.jsonl.gz"]
