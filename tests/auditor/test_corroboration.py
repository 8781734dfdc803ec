"""Which of two numbers that disagree its own document's arithmetic bears out, is said with the finding."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from auditor import Document, Options, audit, corroboration, pipeline
from auditor.evidence import Evidence
from auditor.finding import Comparison, Finding
from auditor.rule import Rule, rules
from reports import render

GROWN = "Harn Water's revenue rose 10 % from $100 million in 2022 to $110 million in 2023.\n"


def report(**texts: str) -> dict[str, Any]:
    documents = [Document.from_text(name, text) for name, text in texts.items()]
    held: dict[str, Any] = json.loads(render(audit(documents, Options()), "json"))
    return held


def conflict(found: dict[str, Any]) -> dict[str, Any]:
    one: dict[str, Any] = next(f for f in found["findings"] if f["code"] == "NUM101")
    return one


def test_the_number_that_its_document_needs_is_kept_and_the_other_is_the_edit() -> None:
    found = conflict(report(a=GROWN, b="Harn Water reported revenue of $119 million for 2023.\n"))
    assert any("a bears out its own “$110 million”" in line for line in found["derivation"])
    assert found["suggestions"][0]["text"] == "“$119 million” → “$110 million”"
    assert any("支持“$110 million”" in line for line in found["translations"]["zh"]["derivation"])


def test_the_other_number_is_compared_with_what_it_would_break() -> None:
    found = report(a=GROWN, b="Harn Water reported revenue of $119 million for 2023.\n")
    quotes = {c["id"]: c["quote"] for c in found["claims"]}
    broken = [
        {quotes[i] for i in c["claims"]}
        for c in found["comparisons"]
        if c["verdict"] == "conflict" and len(c["claims"]) > 2
    ]
    assert broken == [{"$119 million", "$100 million", "10 %"}]


def test_two_numbers_that_both_fit_their_documents_get_no_edit() -> None:
    other = GROWN.replace("10 %", "19 %").replace("$110", "$119")
    found = conflict(report(a=GROWN, b=other))
    assert any("each goes with the other numbers of its own document" in line for line in found["derivation"])
    assert not found["suggestions"]


def test_a_list_bears_out_the_count_above_it_in_chinese() -> None:
    listed = "哈恩水务在三个城市供水:南港、北河和西岭。\n"
    found = conflict(report(a=listed, b="哈恩水务在四个城市供水。\n"))
    assert any("支持“三个”" in line for line in found["translations"]["zh"]["derivation"])


def test_a_number_without_arithmetic_is_borne_out_by_nothing() -> None:
    found = conflict(
        report(
            a="Harn Water reported revenue of $110 million for 2023.\n", b="Harn Water revenue: $119 million (2023)\n"
        )
    )
    assert not any("bears out" in line for line in found["derivation"])


def test_a_rule_that_breaks_off_in_a_trial_shows_nothing_and_loses_nothing() -> None:
    texts = {"a": GROWN, "b": "Harn Water reported revenue of $119 million for 2023.\n"}
    documents, _ = pipeline.uniquely_named([Document.from_text(name, text) for name, text in texts.items()])
    evidence = pipeline.gathered(documents, Options())
    sound = rules()["MTH503"]

    def check(held: Evidence, options: Options) -> Iterable[Finding | Comparison]:
        if any(c.quote == "$110 million" and c.quantity.value == 119_000_000 for c in held.claims):
            raise ZeroDivisionError
        return sound.check(held, options)

    def further(rule: Rule) -> list[Comparison]:
        checked = [(rule, c) for c in rule.check(evidence, Options()) if isinstance(c, Comparison)]
        return corroboration.corroborated(evidence, [], checked, Options())[1]

    assert further(sound)
    assert not further(replace(sound, check=check))
