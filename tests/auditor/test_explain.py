"""A finding explained: the words its intervals come from, why it was linked, what would have changed the verdict."""

import pytest

from auditor import Document, Options, audit
from auditor.explain import finding_explained
from reports.model import FindingRecord, Report


def found(code: str, **texts: str) -> tuple[FindingRecord, Report]:
    report = audit([Document.from_text(f"{name}.txt", text) for name, text in texts.items()], Options())
    (finding,) = [f for f in report.findings if f.code == code]
    return finding, report


@pytest.fixture(scope="module")
def conflict() -> tuple[FindingRecord, Report]:
    return found("NUM101", a="The Harwick bridge is 1,240 metres long.", b="The Harwick bridge is 1,520 metres long.")


@pytest.fixture(scope="module")
def rounding() -> tuple[FindingRecord, Report]:
    return found("NUM104", a="哈威克大桥全长1248米。", b="哈威克大桥全长近1300米左右。")


def test_every_piece_of_evidence_is_printed_with_its_weight(conflict: tuple[FindingRecord, Report]) -> None:
    text = finding_explained(*conflict)
    assert conflict[0].evidence
    for reason in conflict[0].evidence:
        assert f"{reason.weight:+6.2f}  {reason.name}" in text


def test_the_interval_is_the_one_that_was_compared_and_says_how_it_was_read(
    conflict: tuple[FindingRecord, Report],
) -> None:
    text = finding_explained(*conflict)
    assert "1,235 – 1,245 meters" in text
    assert "as written: 1,239.5 – 1,240.5 meters" in text


def test_the_gap_that_is_missing_to_an_agreement_is_named(conflict: tuple[FindingRecord, Report]) -> None:
    assert "270 meters are missing" in finding_explained(*conflict)


def test_a_hedge_that_would_close_the_gap_is_named() -> None:
    finding, report = found(
        "NUM101", a="The Harwick bridge is 1,237 metres long.", b="The Harwick bridge is 1,273 metres long."
    )
    assert "agree, if “1,237 metres” / “1,273 metres” said “about”" in finding_explained(finding, report)


def test_hedge_words_stand_as_written(rounding: tuple[FindingRecord, Report]) -> None:
    assert "“近 … 左右”" in finding_explained(*rounding, "zh")


def test_hedge_words_are_found_without_the_texts_too(rounding: tuple[FindingRecord, Report]) -> None:
    finding, report = rounding
    bare = report.model_copy(update={"documents": [d.model_copy(update={"text": None}) for d in report.documents]})
    assert "“近 … 左右”" in finding_explained(finding, bare, "zh")


def test_an_agreement_names_what_both_allow(rounding: tuple[FindingRecord, Report]) -> None:
    assert "conflict, if no value lay in both: now both allow" in finding_explained(*rounding)


def test_arithmetic_within_one_text_claims_no_link() -> None:
    finding, report = found("TIM705", a="The mine reopened on Saturday, March 16, 2025.")
    text = finding_explained(finding, report)
    assert "No link is behind it" in text
    assert "∞" not in text


def test_a_document_cannot_move_the_cursor(conflict: tuple[FindingRecord, Report]) -> None:
    finding, report = conflict
    place = finding.places[0].model_copy(update={"quote": "1\x1b[2J\u202e m"})
    assert "\x1b" not in finding_explained(finding.model_copy(update={"places": [place]}), report)
