"""The file of decisions: tolerant to read, the same bytes to write, and never silent about trouble."""

from __future__ import annotations

import json

import pytest

from reports import Report
from reports.decisions import OPEN, SILENT, Book, Decision, Side, changes, decide, merge, read, write


def entry(fingerprint: str = "aaaa1111", decision: str = "e", **fields: object) -> str:
    return json.dumps({"fingerprint": fingerprint, "decision": decision, **fields}, ensure_ascii=False)


def test_only_e_w_and_the_baseline_silence() -> None:
    assert {"e", "w", "k"} == SILENT
    assert {"a", "b", "f"} == OPEN
    assert Decision(fingerprint="aaaa1111", decision="w").silences
    assert not Decision(fingerprint="aaaa1111", decision="a").silences


def test_what_is_written_is_sorted_and_reads_back(fixed_report: Report) -> None:
    decisions = [
        decide(f, "w", reason="两处口径不同", reviewer="Ada", date="2025-05-20") for f in fixed_report.findings
    ]
    text = write(decisions)
    assert text == write(reversed(decisions))
    lines = text.splitlines()
    assert lines == sorted(lines)
    assert read(text) == Book(tuple(sorted(decisions, key=lambda d: d.fingerprint)))


def test_a_file_in_any_order_reads_alike() -> None:
    lines = [entry("bbbb2222"), "", "  ", entry("aaaa1111", "w", reason="x")]
    assert read("\n".join(lines)).decisions == read("\n".join(reversed(lines))).decisions
    assert read("\ufeff" + "\r\n".join(lines)).decisions == read("\n".join(lines)).decisions


def test_a_repeat_is_reported_and_harmless() -> None:
    book = read(f"{entry()}\n{entry()}\n")
    assert len(book.decisions) == 1
    assert [(p.line, p.kind) for p in book.problems] == [(2, "repeat")]


@pytest.mark.parametrize("first", ["a", "w", "e", "k"])
def test_of_two_decisions_the_more_cautious_holds(first: str) -> None:
    for lines in ([entry(decision=first), entry(decision="f")], [entry(decision="f"), entry(decision=first)]):
        book = read("\n".join(lines))
        assert [d.decision for d in book.decisions] == ["f"]
        assert [(p.line, p.kind) for p in book.problems] == [(2, "contradiction")]
        assert "line 1" in book.problems[0].message


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not a JSON object"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "not a JSON object"),
        ("<<<<<<< HEAD", "unfinished merge"),
        (entry(decision="x"), "decision: must be one of"),
        (entry(fingerprint="!"), "fingerprint"),
        (entry(date="yesterday"), "date"),
        (entry(surprise=1), "surprise"),
        ("\x00\x01", "not a JSON object"),
    ],
)
def test_damage_is_reported_by_line_and_the_rest_is_read(line: str, says: str) -> None:
    book = read(f"{entry('bbbb2222')}\n{line}\n{entry('cccc3333')}\n")
    assert [d.fingerprint for d in book.decisions] == ["bbbb2222", "cccc3333"]
    assert [(p.line, p.kind) for p in book.problems] == [(2, "damaged")]
    assert says in book.problems[0].message


def test_a_new_decision_replaces_the_old_one() -> None:
    old = [Decision(fingerprint="aaaa1111", decision="w"), Decision(fingerprint="bbbb2222", decision="w")]
    merged = merge(old, [Decision(fingerprint="aaaa1111", decision="a")])
    assert [(d.fingerprint, d.decision) for d in merged] == [("aaaa1111", "a"), ("bbbb2222", "w")]


def test_a_decision_lapses_when_either_number_changes(fixed_report: Report) -> None:
    finding = next(f for f in fixed_report.findings if f.code == "NUM101" and f.status == "new")
    made = decide(finding, "w")
    assert changes(made, finding) == ()
    places = [finding.places[0].model_copy(update={"quote": "1240名"}), *finding.places[1:]]
    found = changes(made, finding.model_copy(update={"places": places}))
    assert [(c.document, c.was, c.now) for c in found] == [("market.zh.txt", "1204名", "1240名")]


def test_order_of_sides_and_white_space_are_no_change(fixed_report: Report) -> None:
    finding = fixed_report.findings[2]
    made = decide(finding, "e")
    spaced = [p.model_copy(update={"quote": p.quote.replace(" ", "\n")}) for p in reversed(finding.places)]
    assert changes(made, finding.model_copy(update={"places": spaced})) == ()


def test_a_side_that_is_gone_is_a_change(fixed_report: Report) -> None:
    finding = fixed_report.findings[2]
    made = decide(finding, "e")
    found = changes(made, finding.model_copy(update={"places": finding.places[:2]}))
    assert [(c.was, c.now) for c in found] == [("1,240人", None)]


def test_an_entry_written_by_hand_without_sides_holds_for_any_numbers(fixed_report: Report) -> None:
    finding = fixed_report.findings[0]
    assert changes(Decision(fingerprint=finding.fingerprint, decision="w"), finding) == ()


def test_a_waiver_ends_after_its_last_day() -> None:
    decision = Decision(fingerprint="aaaa1111", decision="w", expires="2025-05-20")
    assert not decision.has_expired("2025-05-20")
    assert decision.has_expired("2025-05-21")
    assert not Decision(fingerprint="aaaa1111", decision="w").has_expired("2999-01-01")


def test_a_line_has_no_blank_fields_and_no_line_breaks() -> None:
    text = write([Decision(fingerprint="aaaa1111", decision="f", sides=(Side(document="a", quote="1\u2028\n2"),))])
    assert len(text.splitlines()) == 1
    assert "null" not in text
    assert read(text).decisions[0].sides[0].quote == "1\u2028\n2"
